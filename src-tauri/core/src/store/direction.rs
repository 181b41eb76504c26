//! Which way an operation is applied: undone, or done again.

use crate::Verb;

/// Which way through the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Undo the newest operation that stands.
    Back,
    /// Redo the oldest that was undone.
    Forth,
}

impl Direction {
    pub(crate) const fn verb(self) -> Verb {
        match self {
            Self::Back => Verb::Undo,
            Self::Forth => Verb::Redo,
        }
    }

    pub(super) const fn next_sql(self) -> &'static str {
        match self {
            Self::Back => "SELECT seq, verb, register FROM journal WHERE state = 'done' ORDER BY seq DESC LIMIT 1",
            Self::Forth => "SELECT seq, verb, register FROM journal WHERE state = 'undone' ORDER BY seq LIMIT 1",
        }
    }

    pub(super) const fn state_after(self) -> &'static str {
        match self {
            Self::Back => "undone",
            Self::Forth => "done",
        }
    }
}
