//! Reading in the worker against reading in one process.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use driver::executable;
use saisaat_import::worker::{Progress, SheetReader};
use saisaat_import::{ImportError, ReadAs, Row, Workbook, read_workbook};

fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

pub(crate) fn read(reader: &SheetReader, path: &Path) -> Result<Workbook, ImportError> {
    reader.read(path, ReadAs::Proposed, &mut go_on)
}

/// Everything a reading came to, in words.
fn outcome(read: &Result<Workbook, ImportError>) -> Vec<String> {
    let book = match read {
        Ok(book) => book,
        Err(error) => return vec![format!("{}: {error}", error.code())],
    };
    let mut lines: Vec<String> = book.notes.iter().map(|note| format!("{note:?}")).collect();
    for sheet in &book.sheets {
        lines.push(format!("{} {:?}", sheet.name, sheet.merged));
        lines.extend(
            sheet.rows().map(|row: Row<'_>| format!("{}: {:?}", row.number(), row.cells().collect::<Vec<_>>())),
        );
    }
    lines
}

/// Processes whose parent is this one.
pub(crate) fn children() -> Vec<String> {
    let own = std::process::id().to_string();
    let entries = fs::read_dir("/proc").expect("/proc").filter_map(Result::ok);
    let status = entries.filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok());
    // `pid (name) state parent …`
    status
        .filter(|stat| stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(1)) == Some(&own))
        .collect()
}

/// Reads every file of a folder both ways, which must come to the same; answers how many there are.
pub(crate) fn read_alike(folder: &Path) -> usize {
    let reader = SheetReader::new(executable::path());
    let paths = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let read_both = |path: &PathBuf| {
        let (there, free) = (outcome(&read(&reader, path)), outcome(&read_workbook(path)));
        let first = there.iter().zip(&free).find(|(there, free)| there != free);
        assert!(first.is_none() && there.len() == free.len(), "{}: {first:?}", path.display());
    };
    let files = paths.inspect(read_both).count();
    assert_eq!(children(), Vec::<String>::new());
    files
}
