//! Files and folders: one way to look at them, one way to put a file of our own, one way to write a file for the officer.
//!
//! Invariants: no link is followed into what somebody else keeps; a file that has its name is whole and on the disk; nothing
//! that is not ours is replaced or removed. Knows no register and no database.

mod cause;
mod listing;
mod outgoing;
mod own;
mod refusal;

pub use cause::{Cause, short};
pub use listing::{Entry, Nature, entries, nature, resolved, walk};
pub use outgoing::{Existing, FileKind, Outgoing, Readers, Unfinished, is_unfinished, outgoing_folder};
pub use own::replace;
pub(crate) use own::{
    copy, create_folder, create_private, is_left_over, make_private, remove_left_over, rename, sync, sync_folder,
};
pub use refusal::Refusal;

use std::path::Path;

use crate::Result;

/// By this file a folder is known as a workspace or a backup of one.
pub(crate) const DATABASE: &str = "workspace.db";

/// Whether a folder is a workspace or a backup, or lies in one; `folder` is spelt as [`resolved`] does.
///
/// # Errors
/// [`crate::Error::File`].
pub fn is_in_workspace(folder: &Path) -> Result<bool> {
    for above in folder.ancestors() {
        if nature(&above.join(DATABASE))?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
