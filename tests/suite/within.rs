//! Works on a workspace from within the core, where no command does what a test needs.

use anyhow::Result;
use driver::Workspace;
use saisaat_core::registers::Agency;
use saisaat_core::values::Id;
use saisaat_core::{Office, Surroundings};

/// The agency that is worked on, of the synthetic ministry.
pub(crate) const AGENCY: &str = "CDR";

/// Works on the workspace, and closes it.
pub(crate) fn within<T>(workspace: &Workspace, work: impl FnOnce(&mut Office, Id<Agency>) -> Result<T>) -> Result<T> {
    let mut office = Office::open(&workspace.database(), Surroundings::system())?;
    let agency = office.read(|reader| reader.agency_with_code(AGENCY))?.id;
    let done = work(&mut office, agency)?;
    office.close()?;
    Ok(done)
}
