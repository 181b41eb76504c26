//! What hostile, damaged and mislabelled files come to, against what they must.

use std::path::Path;
use std::time::{Duration, Instant};

use saisaat_import::{Row, Sheet, Workbook, read_workbook};

/// What a file must come to.
pub enum Wanted {
    /// A refusal with one of these codes.
    Refused(&'static [&'static str]),
    /// A cell (row, column from 1) of the first sheet that reads so.
    Cell(u32, u32, &'static str),
    /// Readable; what it holds is tested elsewhere or is nothing of note.
    Read,
}
pub const UNSUPPORTED: Wanted = Wanted::Refused(&["unsupported_format"]);
pub const DAMAGED: Wanted = Wanted::Refused(&["damaged"]);

fn written(book: &Workbook, row: u32, column: u32) -> String {
    book.sheets[0].get(row, column).map(|v| v.written().into_owned()).unwrap_or_default()
}

/// The files that come to something else than wanted, or not within seconds; and those of the folder that nothing is wanted of.
pub fn failing(folder: &Path, files: &[(&str, Wanted)]) -> Vec<String> {
    let names = std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.into_string().expect("a plain name"));
    let data = names.filter(|name| !["README.md", "generate.py"].contains(&name.as_str()));
    let unknown = data.filter(|name| !files.iter().any(|(file, _)| file == name));
    let mut wrong: Vec<String> = unknown.map(|name| format!("{name} has no wanted outcome")).collect();
    for (file, wanted) in files {
        let begun = Instant::now();
        let found = read_workbook(folder.join(file));
        let took = begun.elapsed();
        let right = match (&found, wanted) {
            (Err(error), Wanted::Refused(codes)) => codes.contains(&error.code()),
            (Ok(book), Wanted::Cell(row, column, text)) => written(book, *row, *column) == *text,
            (Ok(_), Wanted::Read) => true,
            _ => false,
        };
        if !right || took > Duration::from_secs(10) {
            let head = |s: &Sheet| s.rows().take(3).flat_map(Row::cells).map(|(c, v)| format!("{c}: {v:?}")).collect();
            let found = found.map(|b| b.sheets.iter().map(head).collect::<Vec<Vec<_>>>());
            wrong.push(format!("{file}: {found:?} in {took:?}"));
        }
    }
    wrong
}

/// How many of a workbook's numbers in Thai date formats come out as 1 May 2026; another day ends the test.
pub fn thai_dates(file: &Path) -> usize {
    let is_builtin = |format: &str| format.parse().is_ok_and(|id: u32| (71..=81).contains(&id));
    let is_code = |format: &str| ["yy", "bbbb", "ปป"].iter().any(|year| format.contains(year));
    let book = read_workbook(file).expect("readable");
    let said = |row: &Row<'_>, column| row.get(column).map(|v| v.written().into_owned()).unwrap_or_default();
    let dates = book.sheets[0].rows().filter(|row| is_builtin(&said(row, 1)) || is_code(&said(row, 1)));
    dates.inspect(|row| assert_eq!(said(row, 2), "2026-05-01", "{}: {}", file.display(), said(row, 1))).count()
}
