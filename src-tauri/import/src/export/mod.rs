//! Registers as workbooks: every list typed cell by cell, blank templates, and the rows that could not be imported. Written by
//! the declarations that read them back.
//!
//! Invariant: a national id leaves masked, in whichever column it was typed, unless it was asked for whole; an export imports back
//! unchanged.

pub(crate) mod xlsx;

use saisaat_core::files::Outgoing;
use saisaat_core::values::personal::without_ids;
use saisaat_core::{Reader, Result};

use crate::apply::outcome::Outcome;
use crate::apply::rows::{Listed, Place};
use crate::apply::target::{Target, of_target};
use crate::apply::targets::Declared;
use crate::cell_value::CellValue;
use crate::check::{Check, CheckedRow};
use crate::choices::{Choices, Fixes};
use crate::column::{About, Column, Kind, NONE_HERE, Unsaid};
use crate::decide::reading::{Reading, RowReader};
use crate::detect::header::is_secret;
use crate::detect::table::Table;
use crate::error::ImportError;
use crate::export::xlsx::{
    Answers, OutBook, OutCell, OutColumn, OutError, OutKind, OutProperties, ProblemRow, TemplateColumn,
    write_problem_rows, write_template,
};
use crate::parse::number::not_as_percentage;
use crate::read::sheet::Workbook;

/// Whether national ids leave whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ids {
    /// As `x-xxxx-xxxxx-12-1`.
    Masked,
    /// All thirteen digits.
    Whole,
}

/// Rows on their way into a file, taken from the register.
pub struct Exported {
    name: &'static str,
    columns: Vec<OutColumn>,
    rows: Vec<Vec<OutCell>>,
}

impl Target {
    /// Whether its records have national ids.
    #[must_use]
    pub fn has_ids(self) -> bool {
        self.abouts().iter().any(|about| matches!(about.kind, Kind::NationalId))
    }

    /// What must be told besides to export it: without it the records of several places would be one list, and none of its
    /// columns could tell them apart. `agency`, `year`, `session`, `scheme` or `wave`.
    #[must_use]
    pub fn lacking(self, place: &Place) -> Vec<&'static str> {
        let is_lacking = |what: &&str| match *what {
            // A roster is of an agency with everything below it, and each person of it is found again where they are.
            "agency" => place.agency.is_none() && self != Self::Roster,
            "year" => place.year.is_none(),
            "session" | "scheme" | "wave" => place.parent.is_none(),
            // Every row says its round.
            _ => false,
        };
        self.asks_for().iter().copied().filter(is_lacking).collect()
    }

    /// Takes the records of a place from the register. A plan, indicators and results are those of the agency alone.
    ///
    /// # Errors
    /// What the register cannot answer.
    pub fn take(self, reader: &Reader<'_>, place: &Place, ids: Ids) -> Result<Exported> {
        // Where ids have no column, nobody asks for them.
        let ids = if self.has_ids() { ids } else { Ids::Masked };
        let name = self.label().th;
        Ok(of_target!(
            self,
            R => exported(name, (<R as Listed>::columns(), R::headings(reader, place)?), R::all(reader, place)?, ids),
            plain => exported(name, (plain.columns(), None), Declared::all(plain, reader, place)?, ids)
        ))
    }
}

impl Exported {
    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Writes them.
    ///
    /// # Errors
    /// When the file cannot be written; what was at its path is then untouched.
    pub fn write(self, to: Outgoing<'_>, properties: &OutProperties) -> std::result::Result<(), OutError> {
        let mut book = OutBook::create(to, properties)?;
        let mut sheet = book.sheet(self.name, self.columns)?;
        self.rows.into_iter().try_for_each(|row| sheet.row(row))?;
        book.save()
    }
}

fn exported<R>(
    name: &'static str,
    (columns, headings): (&'static [Column<R>], Option<Vec<Option<String>>>),
    records: Vec<R>,
    ids: Ids,
) -> Exported {
    let headed = |(at, column): (usize, &'static Column<R>)| {
        let called = || Some(column.about.label.th.to_owned());
        let heading = headings.as_ref().map_or_else(called, |headings| headings.get(at).cloned().flatten())?;
        is_exported(&column.about).then_some((column, heading))
    };
    let (columns, headings): (Vec<&Column<R>>, Vec<String>) = columns.iter().enumerate().filter_map(headed).unzip();
    let row = |record: R| columns.iter().map(|c| cell(&c.about, (c.get)(&record), ids)).collect();
    let mut rows: Vec<Vec<OutCell>> = records.into_iter().map(row).collect();
    for (at, _) in columns.iter().enumerate().filter(|(_, column)| column.about.carried_down || column.about.grouped) {
        end_what_carries_down(&mut rows, at);
    }
    let headed = columns.iter().zip(headings);
    let columns = headed.map(|(column, heading)| OutColumn::new(heading, kind(column.about.kind))).collect();
    Exported { name, columns, rows }
}

/// An empty cell would be read as what stands above it.
fn end_what_carries_down(rows: &mut [Vec<OutCell>], at: usize) {
    let above = rows.iter().position(|row| row[at] != OutCell::Empty).unwrap_or(rows.len());
    for row in rows.iter_mut().skip(above).filter(|row| row[at] == OutCell::Empty) {
        row[at] = OutCell::Text(NONE_HERE.to_owned());
    }
}

/// A running number and a whole name beside its parts say nothing that is kept.
const fn is_exported(about: &About) -> bool {
    !matches!(about.kind, Kind::Order | Kind::LeftOut | Kind::FullName)
}

/// Whether a blank workbook has it: of the columns for answers the first shows what the others are.
fn is_asked_for(about: &About) -> bool {
    is_exported(about) && (!matches!(about.kind, Kind::Answer) || !about.hint.is_empty())
}

const fn kind(kind: Kind) -> OutKind {
    match kind {
        Kind::Day => OutKind::Date,
        Kind::Number => OutKind::Decimal(2),
        Kind::Whole | Kind::Year | Kind::Round => OutKind::WholeNumber,
        Kind::Money => OutKind::Money,
        _ => OutKind::Text,
    }
}

fn cell(about: &About, said: Option<CellValue>, ids: Ids) -> OutCell {
    match said {
        None => OutCell::Empty,
        Some(CellValue::Id(id)) if ids == Ids::Whole => OutCell::Text(id.digits().to_owned()),
        Some(CellValue::Id(id)) => OutCell::Text(id.masked()),
        Some(CellValue::Day(day)) => OutCell::Date(day),
        Some(CellValue::Number(number)) => OutCell::Decimal(number),
        Some(CellValue::Money(money)) => OutCell::Money(money),
        Some(CellValue::Yes(yes)) => OutCell::YesNo(yes),
        Some(CellValue::Year(year)) => OutCell::Whole(year.number().into()),
        Some(CellValue::Round(round)) => OutCell::Whole(round.months().into()),
        Some(CellValue::Word(stored)) => OutCell::Text(word(about, stored)),
        Some(CellValue::Text(text)) if ids == Ids::Whole => OutCell::Text(text),
        Some(CellValue::Text(text)) => OutCell::Text(without_ids(&text).into_owned()),
    }
}

fn word(about: &About, stored: &str) -> String {
    let Kind::Words(list) = about.kind else { return stored.to_owned() };
    list.all.iter().find(|word| word.stored == stored).map_or(stored, |word| word.words.th).to_owned()
}

/// Writes a blank workbook to fill a target in.
///
/// # Errors
/// When the file cannot be written.
pub fn write_blank(target: Target, to: Outgoing<'_>, properties: &OutProperties) -> std::result::Result<(), OutError> {
    let columns: Vec<TemplateColumn> =
        target.abouts().into_iter().filter(|about| is_asked_for(about)).map(template_column).collect();
    write_template(to, properties, target.label().th, &columns)
}

fn template_column(about: &About) -> TemplateColumn {
    let choices = match about.kind {
        Kind::Words(list) => list.all.iter().map(|word| word.words.th.to_owned()).collect(),
        Kind::YesNo | Kind::Service => vec!["ใช่".to_owned(), "ไม่ใช่".to_owned()],
        Kind::Round => ["6", "9", "12"].map(str::to_owned).to_vec(),
        _ => about.offers.iter().map(|offered| (*offered).to_owned()).collect(),
    };
    let answers = if about.offers.is_empty() { Answers::Only } else { Answers::Offered };
    let what = match (about.hint, about.kind) {
        ("", Kind::Day) => "วัน/เดือน/ปี พ.ศ.",
        ("", Kind::Number) => "ตัวเลข",
        ("", Kind::Whole) => "จำนวนเต็ม",
        ("", Kind::Money) => "จำนวนเงินเป็นบาท",
        ("", Kind::Words(_) | Kind::YesNo | Kind::Service | Kind::Round) => "เลือกจากรายการ",
        ("", Kind::Lines) => "ข้อความ หลายบรรทัดได้",
        ("", _) => "ข้อความ",
        (hint, _) => hint,
    };
    TemplateColumn {
        heading: about.label.th.to_owned(),
        kind: kind(about.kind),
        required: about.required || about.unsaid == Unsaid::Impossible,
        what: what.to_owned(),
        example: about.example.to_owned(),
        choices,
        answers,
    }
}

impl Check {
    /// Writes the rows that something is wrong with, as they were written, with what: those that are not imported, and those
    /// that are without the values that are wrong. They say which; mended, both can be imported again, for a row that was
    /// imported updates what it was. National ids are whole, else the file would name nobody. Columns of passwords stay out.
    ///
    /// # Errors
    /// As [`crate::layout()`] inside when the workbook or the choices are not those of the check; when the file cannot be
    /// written.
    pub fn write_problem_rows(
        &self,
        workbook: &Workbook,
        target: Target,
        choices: &Choices,
        to: Outgoing<'_>,
        properties: &OutProperties,
    ) -> std::result::Result<std::result::Result<(), ImportError>, OutError> {
        let table = match target.table(workbook, choices) {
            Ok(table) => table,
            Err(refused) => return Ok(Err(refused)),
        };
        let fixes = Fixes::of(choices);
        let is_left_out = |field: usize| matches!(table.columns[field].kind, Kind::LeftOut);
        let kept = table.header.columns.iter().filter(|column| !is_secret(&column.heading));
        let kept: Vec<_> = kept.filter(|column| !column.field.or(column.meant).is_some_and(is_left_out)).collect();
        let headings: Vec<String> = kept.iter().map(|column| column.heading.clone()).collect();
        let mut reader = RowReader::new(&table, &fixes);
        let rows = self.rows.iter().filter(|row| row.has_problem).map(|checked| {
            let row = table.sheet.row(checked.row);
            let reading = row.map(|row| reader.read(row));
            let written = kept.iter().map(|column| {
                let fixed = row.and_then(|row| fixes.of_cell(row, column.number)).map(ToOwned::to_owned);
                let value = row.and_then(|row| row.get(column.number));
                let is_bare = column.field.is_some_and(|field| table.columns[field].kind.is_no_percentage());
                let value = if is_bare { value.map(not_as_percentage) } else { value };
                fixed.unwrap_or_else(|| value.map(|value| written(&value)).unwrap_or_default())
            });
            ProblemRow {
                row: checked.row,
                written: written.collect(),
                why: self.why(&table, checked, reading.as_ref()),
            }
        });
        write_problem_rows(to, properties, &headings, rows).map(Ok)
    }

    fn why(&self, table: &Table<'_>, checked: &CheckedRow, reading: Option<&Reading>) -> String {
        let told = self.problems_of(table, checked, reading);
        let mut why: Vec<String> = told
            .iter()
            .map(|problem| match problem.column.as_str() {
                "" => problem.message.clone(),
                column => format!("คอลัมน์ {column}: {}", problem.message),
            })
            .collect();
        why.insert(
            0,
            match checked.outcome {
                Outcome::Skip(reason) => format!("ไม่นำเข้าแถวนี้: {}", reason.reason()),
                _ => "นำเข้าแถวนี้ เว้นค่าที่ผิด".to_owned(),
            },
        );
        why.join(" · ")
    }
}

/// A value as it was written; a day as people write days.
fn written(value: &crate::read::sheet::Value<'_>) -> String {
    match value {
        crate::read::sheet::Value::Date(day) => {
            let year = chrono::Datelike::year(day);
            // A year typed in the Buddhist Era into a date cell stays as it is.
            format!("{}/{}", day.format("%-d/%-m"), if year < 2400 { year + 543 } else { year })
        }
        other => other.written().into_owned(),
    }
}
