//! Files handed to the system's own viewer.

use crate::error::{Answer, Failure};

/// Opens a file in the program that the system has for it.
///
/// # Errors
/// `file` when there is none.
#[cfg(not(feature = "e2e"))]
pub(super) fn show(copy: &std::path::Path) -> Answer<()> {
    open::that_detached(copy).map_err(|cause| Failure::file(copy, &cause))
}

/// The end-to-end tests look at the copy themselves; no other program is started.
#[cfg(feature = "e2e")]
pub(super) fn show(copy: &std::path::Path) -> Answer<()> {
    if copy.is_file() { Ok(()) } else { Err(Failure::file(copy, &std::io::ErrorKind::NotFound.into())) }
}
