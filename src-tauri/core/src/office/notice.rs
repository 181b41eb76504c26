//! What a person is told when a workspace was opened: nothing that keeps them from their work, but something to look into.

use serde::Serialize;
use specta::Type;

/// Something to look into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Notice {
    /// The machine's clock stands before the last line of the audit log.
    ClockBehind {
        /// When that line was written, RFC 3339 in UTC.
        last: String,
    },
    /// The machine's clock stands implausibly far after the audit log's newest lines.
    ClockAhead {
        /// When the newest was written, RFC 3339 in UTC.
        last: String,
    },
    /// The head file names a line that is not in the audit log: the database is an older one, or lines were removed.
    RolledBack {
        /// How many lines the log had.
        lines: u32,
    },
    /// The head file is not as it was written.
    HeadFileDamaged,
    /// A backup was restored since the last opening.
    Restored {
        /// When, RFC 3339 in UTC, where the workspace's key vouches for it.
        at: Option<String>,
        /// How many heads of the audit log that were written down elsewhere it gave up.
        given_up: u32,
    },
    /// Somebody left word of a restore that the workspace's key does not vouch for: an older database may have been put back. It
    /// gives up nothing.
    RestoreUnproven,
}

impl Notice {
    pub(super) const fn is_of_clock(&self) -> bool {
        matches!(self, Self::ClockBehind { .. } | Self::ClockAhead { .. })
    }
}
