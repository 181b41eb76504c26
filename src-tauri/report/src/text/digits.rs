//! The digits of numbers on paper.

use saisaat_core::values::thai::thai_digits;

/// The digits a report is printed in. Names, and words with Latin letters, keep the digits they were typed with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// 0123456789
    #[default]
    Arabic,
    /// ๐๑๒๓๔๕๖๗๘๙, as formal documents have them.
    Thai,
}

impl Digits {
    /// A text with its digits in these.
    pub(crate) fn of(self, text: &str) -> String {
        match self {
            Self::Arabic => text.to_owned(),
            Self::Thai => thai_digits(text),
        }
    }
}
