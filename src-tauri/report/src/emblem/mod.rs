//! An agency's emblem: a file as supplied → a picture or a drawing that can be put on a page.
//!
//! Role: what a file is, and whether it can be printed, is settled here, before it is kept and again when it is drawn.
//! Invariant: nothing outside the file is read; nothing on the page is transparent, as archives demand; what cannot be drawn
//! as it is meant is refused, not drawn otherwise; an [`Artwork`] is within its limits, whoever says it. [`read_emblem`]
//! parses what a stranger made and belongs in a worker process: a file may still take more time or memory than there is.

mod drawing;
mod flat;
mod known;
mod picture;
mod preflight;

use std::sync::Arc;

use saisaat_core::Rule;
use serde::{Deserialize, Serialize};

use crate::style::Colour;
pub(crate) use known::KnownEmblems;
pub(crate) use picture::{decoded as decoded_png, fewer_dots};

/// Why a file cannot be an emblem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum EmblemFault {
    /// It is neither PNG nor SVG, or damaged.
    #[error("neither a PNG nor an SVG that can be read")]
    Unreadable,
    /// It is a picture of more dots than a sheet needs.
    #[error("more than {} dots a side", preflight::MOST_DOTS)]
    TooManyDots,
    /// It is a drawing with text, pictures, patterns, masks or filters.
    #[error("a drawing with text, pictures, patterns, masks or filters")]
    TooElaborate,
    /// It has more parts, parts inside parts or points than an emblem has, or reading it takes too much memory or time.
    #[error("more parts, depth or points than an emblem has")]
    TooComplex,
    /// Pictures cannot be read safely on this machine, so this one was not.
    #[error("the process that reads pictures cannot be confined")]
    Unconfined,
}

impl EmblemFault {
    /// The rule, as refusals name it.
    #[must_use]
    pub const fn rule(self) -> Rule {
        match self {
            Self::Unreadable => Rule::UnreadablePicture,
            Self::TooManyDots => Rule::TooManyDots,
            Self::TooElaborate => Rule::TooElaborate,
            Self::TooComplex => Rule::TooComplex,
            Self::Unconfined => Rule::ReaderUnconfined,
        }
    }
}

/// An emblem that can be drawn at any size, within limits that hold however it came about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Art")]
pub struct Artwork(Art);

/// What an emblem is drawn in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Art {
    Picture(Picture),
    Drawing(Drawing),
}

/// Dots, three bytes each, row by row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) rgb: Vec<u8>,
}

/// Outlines in a box of its own measure, y down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Drawing {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) outlines: Vec<Outline>,
}

/// A filled or stroked outline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Outline {
    pub(crate) segments: Vec<Segment>,
    pub(crate) ink: Ink,
}

/// A piece of an outline; of a curve both handles, then its end.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Segment {
    Move([f32; 2]),
    Line([f32; 2]),
    Curve([f32; 6]),
    Close,
}

/// How an outline is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Ink {
    Fill(Colour),
    /// Inside is what an odd number of outlines surround.
    FillEvenOdd(Colour),
    Stroke(Colour, f32),
}

/// Reads a file as an emblem, in this process.
///
/// # Errors
/// Why it is none.
pub fn read_emblem(file: &[u8]) -> Result<Artwork, EmblemFault> {
    let art = if preflight::is_png(file) {
        preflight::check_png(file)?;
        Art::Picture(picture::read(file)?)
    } else {
        let text = std::str::from_utf8(file).map_err(|_| EmblemFault::Unreadable)?;
        preflight::check_svg(text)?;
        Art::Drawing(drawing::read(text)?)
    };
    art.try_into()
}

impl TryFrom<Art> for Artwork {
    type Error = EmblemFault;

    fn try_from(art: Art) -> Result<Self, EmblemFault> {
        match &art {
            Art::Picture(picture) => picture::check(picture)?,
            Art::Drawing(drawing) => drawing::check(drawing)?,
        }
        Ok(Self(art))
    }
}

impl Artwork {
    /// A picture of at most so many dots a side.
    pub(crate) fn of_dots(picture: Picture, most: u32) -> Result<Self, EmblemFault> {
        picture::check_within(&picture, most)?;
        Ok(Self(Art::Picture(picture)))
    }

    /// What it is drawn in.
    pub(crate) const fn art(&self) -> &Art {
        &self.0
    }

    /// How many dots it has from top to bottom; a drawing has no end of them.
    pub(crate) const fn dots_down(&self) -> f32 {
        match &self.0 {
            Art::Picture(picture) => picture.height as f32,
            Art::Drawing(_) => f32::INFINITY,
        }
    }

    /// Its width by its height.
    pub(crate) fn aspect(&self) -> f32 {
        match &self.0 {
            Art::Picture(picture) => picture.width as f32 / picture.height as f32,
            Art::Drawing(drawing) => drawing.width / drawing.height,
        }
    }
}

/// Artwork shared by the pages it stands on.
pub(crate) type Shared = Arc<Artwork>;

#[cfg(test)]
mod tests;
