//! What an operation is called, and what it answers. Below both the office and its store.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::registers::{choice, table_named};
use crate::{Error, Rule};

choice! {
    /// What was done to a register.
    Verb {
        /// A workspace or sample was filled.
        Create = "create",
        /// A record was added or edited.
        Save = "save",
        /// Records were removed.
        Remove = "remove",
        /// A spreadsheet was imported.
        Import = "import",
        /// An operation was undone.
        Undo = "undo",
        /// An undone operation was done again.
        Redo = "redo",
        /// A single older operation was taken back.
        Revert = "revert",
        /// The workspace was unlocked; rows count the failed attempts before.
        Unlock = "unlock",
        /// An officer came in with the recovery key.
        Recover = "recover",
        /// An officer's passphrase was changed.
        Passphrase = "passphrase",
        /// A masked value was shown.
        Reveal = "reveal",
        /// Records left the workspace in a file.
        Export = "export",
        /// An export ended before as many had left as the line before told; rows are those that did.
        ExportEnded = "export_ended",
        /// A backup was made.
        BackUp = "back_up",
        /// A backup was restored.
        Restore = "restore",
        /// Somebody left word of a restore that the workspace's key does not vouch for; it gave nothing up.
        RestoreUnproven = "restore_unproven",
        /// A round was handed in.
        Submit = "submit",
        /// Records past their time were removed for good.
        Purge = "purge",
        /// An officer confirmed what day it is, against what the log told.
        ConfirmDate = "confirm_date",
    }
}

/// The name of an operation: shown beside undo, written in the audit log. Carries no personal value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Action {
    /// What was done.
    pub verb: Verb,
    /// To which register, by its table's name.
    #[serde(deserialize_with = "known_table")]
    #[specta(type = String)]
    pub register: &'static str,
}

impl Action {
    /// `verb` on the register of `T`.
    #[must_use]
    pub const fn on<T: crate::registers::Record>(verb: Verb) -> Self {
        Self { verb, register: T::TABLE }
    }

    /// `verb` on the register of a table.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `register` for a table of no register.
    pub fn on_table(table: &str, verb: Verb) -> Result<Self, Error> {
        let register = table_named(table).ok_or_else(|| Error::invalid("register", Rule::UnknownField))?;
        Ok(Self { verb, register })
    }

    /// `verb` on the workspace as a whole.
    #[must_use]
    pub const fn on_workspace(verb: Verb) -> Self {
        Self { verb, register: "workspace" }
    }
}

fn known_table<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<&'static str, D::Error> {
    let name = String::deserialize(deserializer)?;
    table_named(&name).ok_or_else(|| serde::de::Error::custom("no such register"))
}

/// What an operation returned, and what it changed.
#[derive(Debug)]
pub struct Done<T> {
    /// The value its closure returned.
    pub value: T,
    /// The tables changed, so that screens showing them refetch.
    pub tables: Vec<&'static str>,
    /// How many rows changed.
    pub rows: u32,
}
