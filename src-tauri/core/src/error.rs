//! The one error type of the domain. At the window's edge it becomes a `Failure` tagged by code; causes are logged, never shown.

use crate::Rule;
use std::path::PathBuf;

use serde::Serialize;
use specta::Type;

use crate::scoring::ScoringError;

/// What can go wrong in the office.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule about one field does not hold; the field is named as the record spells it.
    #[error("{field}: {rule}")]
    Invalid {
        /// The field, in `snake_case`.
        field: String,
        /// The rule.
        rule: Rule,
    },
    /// The record asked for is not there.
    #[error("no {what} {key}")]
    NotFound {
        /// The register.
        what: &'static str,
        /// The key or code that was asked for.
        key: String,
    },
    /// Another record already has this value.
    #[error("another record has the same {field}")]
    Duplicate {
        /// The field, or fields joined by a comma.
        field: String,
    },
    /// Other records refer to this one.
    #[error("other records refer to it")]
    InUse,
    /// Another window or process has the workspace open.
    #[error("the workspace is open elsewhere")]
    Locked,
    /// The workspace was written by a newer version of the program.
    #[error("the workspace was made by a newer version (schema {found}, this program knows {known})")]
    TooNew {
        /// The schema version found.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// The database or its audit chain is not what was written.
    #[error("damaged: {what}")]
    Damaged {
        /// What does not hold.
        what: String,
    },
    /// An undo or redo meets rows that were changed since.
    #[error("{} rows were changed since", records.len())]
    Conflict {
        /// Which, as far as they can be named, at most twenty.
        records: Vec<Touched>,
    },
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// SQLite refused.
    #[error("database: {0}")]
    Db(#[source] rusqlite::Error),
}

/// A record that stands in the way of an undo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Touched {
    /// Its register.
    pub register: &'static str,
    /// Its key.
    pub key: String,
    /// The later operation that changed it or refers to it, where the journal knows.
    #[specta(type = Option<f64>)]
    pub operation: Option<i64>,
}

impl Error {
    /// A rule of one field that does not hold.
    pub fn invalid(field: &str, rule: Rule) -> Self {
        Self::Invalid { field: field.into(), rule }
    }

    /// The stable code of the variant, for JSON and exit messages.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Invalid { .. } => "invalid",
            Self::NotFound { .. } => "not_found",
            Self::Duplicate { .. } => "duplicate",
            Self::InUse => "in_use",
            Self::Locked => "locked",
            Self::TooNew { .. } => "too_new",
            Self::Damaged { .. } => "damaged",
            Self::Conflict { .. } => "conflict",
            Self::File { .. } => "file",
            Self::Db(_) => "db",
        }
    }
}

impl From<ScoringError> for Error {
    fn from(error: ScoringError) -> Self {
        Self::invalid(&error.field, error.rule)
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi;
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return Self::Db(error);
        };
        let message = message.as_deref().unwrap_or_default();
        match failure.extended_code {
            ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY => {
                Self::Duplicate { field: columns_named_in(message) }
            }
            ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Self::InUse,
            ffi::SQLITE_CONSTRAINT_TRIGGER if message == "a submission stands as it was made" => {
                Self::invalid("submission", Rule::Final)
            }
            ffi::SQLITE_CONSTRAINT_CHECK => {
                Self::invalid(message.rsplit(": ").next().unwrap_or(message), Rule::NotAllowed)
            }
            _ => match failure.code {
                rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked => Self::Locked,
                rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt => {
                    Self::Damaged { what: message.into() }
                }
                rusqlite::ErrorCode::CannotOpen
                | rusqlite::ErrorCode::ReadOnly
                | rusqlite::ErrorCode::PermissionDenied => {
                    Self::File { path: "workspace.db".into(), source: std::io::ErrorKind::PermissionDenied.into() }
                }
                rusqlite::ErrorCode::DiskFull => {
                    Self::File { path: "workspace.db".into(), source: std::io::ErrorKind::StorageFull.into() }
                }
                _ => Self::Db(error),
            },
        }
    }
}

/// "UNIQUE constraint failed: people.national_id" names its columns after the colon.
fn columns_named_in(message: &str) -> String {
    let columns = message.rsplit(": ").next().unwrap_or_default();
    columns.split(", ").filter_map(|c| c.rsplit('.').next()).collect::<Vec<_>>().join(",")
}
