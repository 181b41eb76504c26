//! The emblems that were read lately, so that a pack of reports reads each once.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use saisaat_core::registers::{Emblem, Image};

use super::{Artwork, EmblemFault, Shared};

/// How many are kept: a ministry and what it prints in one run have fewer.
const MOST: usize = 16;

/// Reads a file as an emblem, wherever that is safe.
type Read = dyn Fn(&[u8]) -> Result<Artwork, EmblemFault> + Send + Sync;

/// Reads emblems, each once.
pub(crate) struct KnownEmblems {
    read: Box<Read>,
    known: Mutex<Vec<(Image, Shared)>>,
}

impl fmt::Debug for KnownEmblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KnownEmblems")
    }
}

impl KnownEmblems {
    pub(crate) fn reading_with(read: impl Fn(&[u8]) -> Result<Artwork, EmblemFault> + Send + Sync + 'static) -> Self {
        Self { read: Box::new(read), known: Mutex::new(Vec::new()) }
    }

    /// An emblem's artwork. Of many threads that ask at once one reads.
    pub(crate) fn artwork(&self, emblem: &Emblem) -> Result<Shared, EmblemFault> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, art)) = known.iter().find(|(image, _)| *image == emblem.image) {
            return Ok(Arc::clone(art));
        }
        let art = Arc::new((self.read)(&emblem.image.0)?);
        if known.len() >= MOST {
            known.remove(0);
        }
        known.push((emblem.image.clone(), Arc::clone(&art)));
        Ok(art)
    }
}
