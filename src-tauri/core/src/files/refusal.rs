//! Why nothing is written, or looked into, at a place.

use std::io;
use std::path::Path;

use crate::Error;

/// Why nothing is written at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The place is in a workspace or a backup.
    #[error("inside a workspace")]
    InsideWorkspace,
    /// The name does not end as the kind of file does.
    #[error("the name does not end in .{0}")]
    Extension(&'static str),
    /// A link is there.
    #[error("a link is there")]
    Link,
    /// A file of another kind is there.
    #[error("a file of another kind is there")]
    OtherKind,
    /// A file of the same kind has the name, and nobody said that it may go.
    #[error("a file has this name")]
    Taken,
}

impl Refusal {
    /// The stable code, for messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InsideWorkspace => "inside_workspace",
            Self::Extension(_) => "extension",
            Self::Link => "link",
            Self::OtherKind => "other_kind",
            Self::Taken => "taken",
        }
    }

    /// The refusal that a file's error tells of, if it is one.
    #[must_use]
    pub fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }

    /// The error at a path.
    #[must_use]
    pub fn at(self, path: &Path) -> Error {
        Error::File { path: path.into(), source: io::Error::other(self) }
    }
}
