//! The digits of numbers on paper.

/// The digits a report is printed in. Names, and words with Latin letters, keep the digits they were typed with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// 0123456789
    #[default]
    Arabic,
    /// ๐๑๒๓๔๕๖๗๘๙, as formal documents have them.
    Thai,
}
