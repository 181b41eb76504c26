//! Spreadsheets on their way into the open workspace, for the window and the command line alike.
//!
//! Invariant: the page and the command line decide by [`Choices`] alone; what they see is what the import will do, because
//! both are one code over the same file, which is read once.

pub(crate) mod files;
pub(crate) mod remembered;

use std::ops::ControlFlow;
use std::path::Path;

use saisaat_core::{Action, Done, Office, Verb};
use saisaat_import::worker::{self, SheetReader};
use saisaat_import::{Check, Import, ImportError, Progress, ReadAs, Workbook, is_cancelled, is_unanswered};

use crate::error::Answer;

/// Reads a spreadsheet, in a worker process of this program.
///
/// # Errors
/// What the file is, or what is wrong with it, and what to do; that it was cancelled.
pub(crate) fn read(
    path: &Path,
    progress: &mut dyn FnMut(worker::Progress) -> ControlFlow<()>,
) -> Result<Workbook, ImportError> {
    let program = std::env::current_exe().map_err(|source| ImportError::File { path: path.into(), source })?;
    SheetReader::new(program).read(path, ReadAs::Proposed, progress)
}

/// What the import would do; changes nothing.
///
/// # Errors
/// Why the file is refused, or that it was cancelled, inside.
pub(crate) fn check(office: &Office, import: Import<'_>, progress: Progress<'_>) -> Answer<Result<Check, ImportError>> {
    let surroundings = office.surroundings();
    Ok(office.read(|reader| import.check(reader, surroundings, progress))?)
}

/// Does the import, as one operation with one undo.
///
/// # Errors
/// What a register refuses; why the file is refused, that it was cancelled or that doubts are unanswered, inside. Nothing is
/// kept then.
pub(crate) fn write(
    office: &mut Office,
    import: Import<'_>,
    progress: Progress<'_>,
) -> Answer<Result<Done<Check>, ImportError>> {
    let action = Action { verb: Verb::Import, register: import.target.register() };
    match office.operate(action, |tx| import.write(tx, progress)) {
        Ok(Done { value: Ok(check), tables, rows }) => Ok(Ok(Done { value: check, tables, rows })),
        Ok(Done { value: Err(refused), .. }) => Ok(Err(refused)),
        Err(error) if is_unanswered(&error) => Ok(Err(ImportError::Unanswered)),
        Err(error) if is_cancelled(&error) => Ok(Err(ImportError::Cancelled)),
        Err(error) => Err(error.into()),
    }
}

/// Reads on to the end and says nothing.
pub(crate) fn reading(_: worker::Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Goes on to the end and says nothing.
pub(crate) fn quietly(_: u32, _: u32) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
