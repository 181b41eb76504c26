//! Whose a seal is, and what a secret that opens none gets.

use serde::{Deserialize, Serialize};

/// Whose seal it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// An officer, by key: names stay in the encrypted database.
    Officer(String),
    /// The printed recovery key.
    Recovery,
}

/// The secret opens no seal of an intact key file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no holder has this passphrase")]
pub struct WrongPassphrase;
