//! How values are written in the files of personnel offices, and what they mean: text, dates, names, ids, levels.
//!
//! Invariant: a reading is either exact, or says in a code what was repaired, or refuses with a code; it never guesses
//! silently. The forms are those of DOMAIN.md section 5 and of the real files. Knows no sheet and no register.

pub(crate) mod choice;
pub(crate) mod code;
pub(crate) mod date;
pub(crate) mod id;
pub(crate) mod level;
pub(crate) mod name;
pub(crate) mod number;
mod prefix;
pub(crate) mod service;
pub(crate) mod text;
pub(crate) mod total;
pub(crate) mod unit;

/// A value read, and the stable code of the repair that was needed, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Read<T> {
    pub(crate) value: T,
    pub(crate) repair: Option<&'static str>,
}

impl<T> Read<T> {
    pub(crate) const fn exact(value: T) -> Self {
        Self { value, repair: None }
    }

    pub(crate) const fn repaired(value: T, code: &'static str) -> Self {
        Self { value, repair: Some(code) }
    }
}

/// Why a value is refused: a stable code and a Thai sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

impl Refusal {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}
