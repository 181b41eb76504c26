//! Files attached as evidence, as an appendix shows them: pictures as they look on paper, of others what they are.
//!
//! Role: a file as it was attached → a picture within its limits, or why there is none. Invariant: what a file does to its
//! reader is told at its place and stops no other; [`read_attached`] parses what a stranger made and belongs in a worker process:
//! see [`AttachedReader`].

mod jpeg;
mod reader;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::emblem::{Artwork, EmblemFault, Picture, decoded_png, fewer_dots};
pub use reader::{AttachedReader, SUBCOMMAND, work};

/// The largest file that is read to be shown.
pub const MOST_BYTES: usize = 25 * 1024 * 1024;
/// The most pictures that one appendix shows.
pub const MOST_PICTURES: usize = 40;
/// Dots a side that a file may have.
const MOST_DOTS: u32 = 10_000;
/// Dots of a file in all.
const MOST_IN_ALL: u64 = 25_000_000;
/// Dots a side that are kept: about 150 to the inch on a page.
const KEPT_DOTS: u32 = 1_400;

/// What an appendix shows of a file.
#[derive(Clone, Debug)]
pub enum Attached {
    /// A picture.
    Picture(Arc<Artwork>),
    /// A PDF of so many pages, which is not shown.
    Pages(u32),
    /// A file of another kind, which is not shown.
    Other,
    /// None, and why.
    Not(NotShown),
}

/// Why a file that could be shown is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotShown {
    /// It is not where evidence is kept, or not what was attached.
    Missing,
    /// It is larger than what is read, or has more dots.
    TooLarge,
    /// It cannot be read, or reading it takes too much.
    Unreadable,
    /// Files cannot be read safely on this machine.
    Unconfined,
    /// There are more pictures than one appendix shows.
    TooMany,
    /// The document is for the public, and what is in a file is not masked.
    Withheld,
}

impl From<EmblemFault> for NotShown {
    fn from(fault: EmblemFault) -> Self {
        match fault {
            EmblemFault::TooManyDots => Self::TooLarge,
            EmblemFault::Unconfined => Self::Unconfined,
            EmblemFault::Unreadable | EmblemFault::TooElaborate | EmblemFault::TooComplex => Self::Unreadable,
        }
    }
}

/// What an appendix shows of its files, by their hashes.
#[derive(Clone, Debug, Default)]
pub struct AttachedFiles {
    files: BTreeMap<String, Attached>,
    pictures: usize,
    withheld: bool,
}

impl AttachedFiles {
    /// Of a document for the public: none is shown.
    pub(crate) fn withheld() -> Self {
        Self { withheld: true, ..Self::default() }
    }

    /// Adds a file by its hash, read where it is not known yet. More pictures than an appendix shows are not read any more.
    pub fn add(&mut self, sha256: &str, read: impl FnOnce() -> Attached) {
        if self.files.contains_key(sha256) {
            return;
        }
        let attached = if self.pictures < MOST_PICTURES { read() } else { Attached::Not(NotShown::TooMany) };
        self.pictures += usize::from(matches!(attached, Attached::Picture(_)));
        self.files.insert(sha256.to_owned(), attached);
    }

    /// What is shown of a file.
    pub(crate) fn get(&self, sha256: &str) -> Attached {
        match self.files.get(sha256) {
            _ if self.withheld => Attached::Not(NotShown::Withheld),
            Some(attached) => attached.clone(),
            None => Attached::Not(NotShown::Missing),
        }
    }
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Read {
    Picture(Picture),
    Pages(u32),
}

/// Whether a file is of a kind that is read.
pub(crate) fn is_read(file: &[u8]) -> bool {
    [b"\x89PNG".as_slice(), b"\xff\xd8\xff", b"%PDF-"].iter().any(|begins| file.starts_with(begins))
}

/// Reads a file as a picture, or as a PDF whose pages are counted, in this process.
pub(crate) fn read_attached(file: &[u8]) -> Result<Read, NotShown> {
    if file.starts_with(b"%PDF-") {
        let document = lopdf::Document::load_mem(file).map_err(|_| NotShown::Unreadable)?;
        let pages = u32::try_from(document.get_pages().len()).map_err(|_| NotShown::Unreadable)?;
        return if pages == 0 { Err(NotShown::Unreadable) } else { Ok(Read::Pages(pages)) };
    }
    let picture = if file.starts_with(b"\x89PNG") { decoded_png(file, MOST_DOTS)? } else { jpeg::decoded(file)? };
    Ok(Read::Picture(fewer_dots(picture, KEPT_DOTS)))
}

/// That a picture has no more dots than are read.
fn check_dots(width: u32, height: u32) -> Result<(), NotShown> {
    let too_large = width.max(height) > MOST_DOTS || u64::from(width) * u64::from(height) > MOST_IN_ALL;
    if too_large { Err(NotShown::TooLarge) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
