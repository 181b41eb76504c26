//! What a spreadsheet comes to, against a golden of its name: sheets, header, columns, and as a roster its outcome, problems
//! and repairs. `SAISAAT_GOLDEN=write` writes them anew; look at the difference before committing it.
//!
//! Invariant: a golden tells places and codes, and no value of any cell.

use std::fmt::Write as _;
use std::path::Path;

use saisaat_import::{Choices, InspectedSheet, Place, Target, inspect, read_workbook};

use super::{Tried, ministry};

/// The spreadsheets of a folder that come to something else than their goldens say, each with what it comes to.
pub fn differing(spreadsheets: &Path, goldens: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut files: Vec<_> =
        std::fs::read_dir(spreadsheets).expect("the folder").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{} is empty", spreadsheets.display());
    for path in files.iter().filter(|path| path.extension().is_none_or(|kind| kind != "md")) {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name");
        let (told, file) = (tell(path), goldens.join(format!("{name}.txt")));
        if std::env::var_os("SAISAAT_GOLDEN").is_some_and(|wish| wish == "write") {
            std::fs::create_dir_all(goldens).and_then(|()| std::fs::write(&file, &told)).expect("written");
        }
        if told != std::fs::read_to_string(&file).unwrap_or_default() {
            wrong.push(format!("--- {name}\n{told}"));
        }
    }
    wrong
}

fn tell(path: &Path) -> String {
    let mut text = String::new();
    let workbook = match read_workbook(path) {
        Ok(workbook) => workbook,
        Err(refused) => return format!("refused {}\n", refused.code()),
    };
    let inspection = inspect(&workbook, None);
    writeln!(text, "target {}", inspection.target.map_or("none", Target::name)).expect("text");
    for note in &inspection.notes {
        writeln!(text, "note {}", note.code).expect("text");
    }
    for (number, sheet) in (1..).zip(&inspection.sheets) {
        text += &told_of_sheet(number, sheet);
    }
    match ministry().try_import(workbook, Target::Roster, &Place::default(), &Choices::default()) {
        Err(refused) => writeln!(text, "as a roster: refused {}", refused.code()).expect("text"),
        Ok(tried) => text += &told_of_roster(&tried),
    }
    text
}

fn told_of_sheet(number: u32, sheet: &InspectedSheet) -> String {
    let header = sheet.header.map_or("none".into(), |(first, last)| format!("{first}-{last}"));
    let mut text = format!("sheet {number}: rows {}, header {header}, data {}\n", sheet.rows, sheet.data_rows);
    for column in &sheet.columns {
        let field = column.field.as_deref().unwrap_or("-");
        let guess = serde_json::to_string(&column.guess).expect("a word");
        writeln!(text, "  {} {field} {} {guess}", column.column, column.confidence).expect("text");
    }
    text
}

fn told_of_roster(tried: &Tried) -> String {
    let counts = tried.counts();
    let mut text = format!(
        "as a roster: inserted {}, updated {}, unchanged {}, skipped {}\n",
        counts.inserted, counts.updated, counts.unchanged, counts.skipped
    );
    for (kind, all) in [("problem", tried.problems()), ("repair", tried.repairs())] {
        for (row, column, code) in all {
            writeln!(text, "  {kind} {column}{row} {code}").expect("text");
        }
    }
    text
}
