//! How backing up stands, as the page is told.

use serde::Serialize;
use specta::Type;

use crate::error::Failure;

/// How backing up stands.
#[derive(Clone, Debug, Default, Serialize, Type)]
pub(crate) struct BackupStatus {
    /// One is being made.
    pub(crate) running: bool,
    /// The window was closed and ends when its backup is done.
    pub(crate) closing: bool,
    /// The window was closed and its backup failed: the officer decides.
    pub(crate) stuck: bool,
    /// Why the last automatic one failed, while the window knows.
    pub(crate) failure: Option<Failure>,
    /// When the last automatic one failed, RFC 3339 in UTC; none once one succeeded.
    pub(crate) failed_at: Option<String>,
}
