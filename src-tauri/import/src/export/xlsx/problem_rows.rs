//! The rows of a file that something is wrong with, to be mended in Excel and imported again: as written, each with where it
//! stood, whether it is imported all the same, and what is wrong.

use saisaat_core::files::Outgoing;

use super::{OutBook, OutCell, OutColumn, OutError, OutKind, OutProperties};

const SHEET: &str = "แถวที่ต้องแก้ไข";
const ORIGINAL_ROW: &str = "แถวเดิม";
const WHY: &str = "สิ่งที่ต้องแก้ไข";

/// A row that something is wrong with.
#[derive(Clone, Debug)]
pub(crate) struct ProblemRow {
    /// Its row in the original sheet, from 1.
    pub row: u32,
    /// Its values as written, in the order of the headings.
    pub written: Vec<String>,
    /// Whether it is imported, and what is wrong, in sentences a person can act on.
    pub why: String,
}

/// Writes rows that something is wrong with under their original headings, all as text: first the row each stood in, last what is wrong. The
/// file can be mended and imported; the two columns added are known by no target.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn write_problem_rows(
    to: Outgoing<'_>,
    properties: &OutProperties,
    headings: &[String],
    rows: impl IntoIterator<Item = ProblemRow>,
) -> Result<(), OutError> {
    let mut columns = vec![OutColumn::new(ORIGINAL_ROW, OutKind::WholeNumber)];
    columns.extend(headings.iter().map(|heading| OutColumn::new(heading, OutKind::Text)));
    columns.push(OutColumn::new(WHY, OutKind::Text));
    let mut book = OutBook::create(to, properties)?;
    let mut sheet = book.sheet(SHEET, columns)?;
    for problem in rows {
        // The reason stands in its own column however many values the row has.
        let written = problem.written.into_iter().chain(std::iter::repeat(String::new())).take(headings.len());
        let cells = written.map(OutCell::Text);
        sheet.row([OutCell::Whole(problem.row.into())].into_iter().chain(cells).chain([OutCell::Text(problem.why)]))?;
    }
    book.save()
}
