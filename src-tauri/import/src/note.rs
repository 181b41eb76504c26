//! What the officer is told of a whole file or sheet. Knows no row.

use saisaat_core::values::personal::without_ids;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Something about the whole file or sheet that the officer should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Note {
    /// Stable code in `snake_case`.
    pub code: String,
    /// In Thai.
    pub message: String,
}

impl Note {
    pub(crate) fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: without_ids(&message.into()).into_owned() }
    }
}
