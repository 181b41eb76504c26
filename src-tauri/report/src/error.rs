//! What can go wrong while printing. Layout itself cannot fail: odd input is drawn as well as it can be.

use thiserror::Error;

use crate::emblem::EmblemFault;

/// Why a report could not be printed.
#[derive(Debug, Error)]
pub enum ReportError {
    /// A face that ships inside the program could not be read.
    #[error("the built-in face {face} cannot be read: {reason}")]
    Face {
        /// The face's PostScript name.
        face: &'static str,
        /// What the font reader said.
        reason: String,
    },
    /// The word list that ships inside the program could not be read.
    #[error("the built-in Thai word list cannot be read")]
    Words(#[from] fst::Error),
    /// A value that was masked in one place of a disclosable document can be read in another.
    #[error("a masked value can still be read in the document")]
    NotMasked,
    /// What a document prints takes no mask.
    #[error("the document cannot be masked")]
    Unmaskable(#[from] saisaat_core::summaries::Unmaskable),
    /// The emblem on the cover cannot be read.
    #[error("the emblem cannot be printed: {0}")]
    Emblem(#[from] EmblemFault),
    /// The pages could not be written as PDF.
    #[error("the pages cannot be written as PDF: {0}")]
    Pdf(String),
    /// The bytes could not be handed on.
    #[error("the finished PDF cannot be assembled")]
    Io(#[from] std::io::Error),
}
