//! What can go wrong while printing. Layout itself cannot fail: odd input is set as well as it can be, and what no face
//! draws is refused as it is drawn.

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
    /// No face draws a character. The text is for whoever mends it and not for the log.
    #[error("no face draws {}", .0.character)]
    NoGlyph(Box<Undrawn>),
    /// A text is longer than a cell of Excel takes. What it begins with is for whoever mends it and not for the log.
    #[error("a text is longer than a cell takes")]
    CellTooLong(String),
    /// What must stand on one page is more than that holds. Of whom it tells is for whoever mends it and not for the log.
    #[error("a sheet does not hold what it has to say")]
    TooLong(String),
    /// The pages could not be written as PDF.
    #[error("the pages cannot be written as PDF: {0}")]
    Pdf(String),
    /// The bytes could not be handed on.
    #[error("the finished file cannot be assembled")]
    Io(#[from] std::io::Error),
}

/// A character that no face draws, which is why its document is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undrawn {
    /// As Unicode names it: `U+E000`.
    pub character: String,
    /// The text around it, in it the name where the character is.
    pub text: String,
    /// The row of the table it stands in, or else the heading it stands under; nothing where there is neither.
    pub place: String,
    /// Its page, from 1.
    pub page: usize,
}
