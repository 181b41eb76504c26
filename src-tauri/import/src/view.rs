//! The rows of an import as they will be stored, a page at a time: read anew from the file, for nothing else can be as true.
//! National ids are masked here, without exception.

use std::borrow::Cow;
use std::collections::HashMap;

use saisaat_core::values::personal::without_ids;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::apply::outcome::Outcome;
use crate::apply::target::Target;
use crate::cell_value::CellValue;
use crate::check::{Check, CheckedRow};
use crate::choices::{Choices, Fixed, Fixes};
use crate::column::{About, Kind, Label};
use crate::decide::reading::{Mended, Reading, RowReader};
use crate::detect::table::{Nature, Table};
use crate::error::ImportError;
use crate::question::Question;
use crate::read::sheet::{Row, Workbook, column_letters};

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those with a problem.
    Problems,
    /// Those with a repair.
    Repairs,
    /// New records.
    Inserted,
    /// Records that change.
    Updated,
    /// Records that stay as they are.
    Unchanged,
    /// Rows that do nothing.
    Skipped,
}

/// Some rows as they will be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct View {
    /// The columns of the grid, in the target's order.
    pub columns: Vec<GridColumn>,
    /// How many rows the filter lets through.
    pub total: u32,
    /// The rows asked for.
    pub rows: Vec<RowView>,
}

/// A column of the grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct GridColumn {
    /// The target's column.
    pub key: String,
    /// Its name.
    pub label: Label,
    /// The letters of the column it is read from, where a fix goes.
    pub column: String,
    /// It is a part of a name that stands whole in one cell: a fix replaces that cell.
    pub is_part: bool,
    /// Set to the right, with its decimals under each other.
    pub is_number: bool,
    /// Its values may have several lines.
    pub is_lines: bool,
}

/// A row as it will be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct RowView {
    /// Row in the file, from 1.
    pub row: u32,
    /// What it does.
    pub outcome: Outcome,
    /// Why it is skipped, in Thai, or empty.
    pub why: String,
    /// A value for each column of the grid.
    pub cells: Vec<CellView>,
    /// What an update changes that is no column, in Thai.
    pub also: Vec<String>,
    /// What is wrong with the row in no column that is shown, in Thai.
    pub problems: Vec<String>,
    /// What is asked of the row, answered or not.
    pub questions: Vec<Question>,
}

/// A value as it will be stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct CellView {
    /// The value; dates in the Buddhist Era.
    pub text: String,
    /// As it was written, where that is another text or a whole name; a national id is masked.
    pub written: String,
    /// The cell as it stands in the file, by which others are alike; empty where it holds a national id.
    pub raw: String,
    /// It holds a national id, in whatever column: what is shown is not what is kept, and a fix is typed anew.
    pub is_masked: bool,
    /// It is stored otherwise than it was written.
    pub is_repair: bool,
    /// What is wrong with it, in Thai, or empty.
    pub problem: String,
    /// An update changes it.
    pub is_changed: bool,
    /// The officer mended it, and how.
    pub fixed: Option<Fixed>,
}

impl Check {
    /// The rows that a filter lets through, `count` of them from `from` on.
    ///
    /// # Errors
    /// As [`crate::layout()`], when the workbook or the choices are not those of the check.
    pub fn view(
        &self,
        workbook: &Workbook,
        target: Target,
        choices: &Choices,
        filter: Filter,
        page: std::ops::Range<u32>,
    ) -> Result<View, ImportError> {
        let table = target.table(workbook, choices)?;
        let fixes = Fixes::of(choices);
        let mut page_view = PageView {
            check: self,
            table: &table,
            fixes: &fixes,
            reader: RowReader::new(&table, &fixes),
            columns: shown(&table),
        };
        let through: Vec<&CheckedRow> = self.rows.iter().filter(|row| filter.lets_through(row)).collect();
        let (from, to) = (page.start as usize, (page.end as usize).min(through.len()));
        let rows = through.get(from.min(to)..to).unwrap_or_default().iter().map(|row| page_view.row(row)).collect();
        let columns = page_view.columns.iter().map(|at| grid_column(&table, *at)).collect();
        Ok(View { columns, total: u32::try_from(through.len()).unwrap_or(u32::MAX), rows })
    }
}

impl Filter {
    fn lets_through(self, row: &CheckedRow) -> bool {
        match self {
            Self::All => true,
            Self::Problems => row.has_problem,
            Self::Repairs => row.has_repair,
            Self::Inserted => row.outcome == Outcome::Insert,
            Self::Updated => row.outcome == Outcome::Update,
            Self::Unchanged => row.outcome == Outcome::Unchanged,
            Self::Skipped => matches!(row.outcome, Outcome::Skip(_)),
        }
    }
}

struct PageView<'a> {
    check: &'a Check,
    table: &'a Table<'a>,
    fixes: &'a Fixes,
    reader: RowReader<'a>,
    /// The target's columns that are shown.
    columns: Vec<usize>,
}

impl PageView<'_> {
    fn row(&mut self, checked: &CheckedRow) -> RowView {
        let sheet_row = self.table.sheet.row(checked.row);
        let data = sheet_row.filter(|row| !matches!(self.table.nature(*row), Nature::Blank));
        let reading = data.map(|row| self.reader.read(row));
        let mut problems = self.problems(checked, reading.as_ref());
        let all = &self.check.changed;
        let changed = all.binary_search_by_key(&checked.row, |(row, _)| *row).map_or(0, |at| all[at].1);
        let cells = self.columns.iter().map(|at| {
            let letters = self.table.shown_at(*at).map(column_letters).unwrap_or_default();
            let mut cell = match (&reading, sheet_row) {
                (Some(reading), Some(row)) => self.cell(reading, row, *at),
                _ => CellView::default(),
            };
            cell.is_changed = changed & (1 << at) != 0;
            // A problem of a name is told once, at the first of its columns.
            if let Some(found) = problems.remove(&letters) {
                cell.problem = found.join(" · ");
            }
            cell
        });
        let cells = cells.collect();
        let why = if let Outcome::Skip(why) = checked.outcome { why.reason() } else { "" };
        let mut rest: Vec<String> = problems.into_values().flatten().collect();
        rest.sort_unstable();
        let first = self.check.also.partition_point(|(row, _)| *row < checked.row);
        let also = self.check.also[first..].iter().take_while(|(row, _)| *row == checked.row);
        let also = also.map(|(_, label)| (*label).to_owned()).collect();
        // Those of the whole table come first, whatever row they point at.
        let asked = self.check.questions.iter().filter(|question| question.row == checked.row).cloned();
        let (row, outcome, questions) = (checked.row, checked.outcome, asked.collect());
        RowView { also, row, outcome, why: why.into(), cells, problems: rest, questions }
    }

    /// What is wrong with a row, by column letters.
    fn problems(&self, checked: &CheckedRow, reading: Option<&Reading>) -> HashMap<String, Vec<String>> {
        let mut by_column: HashMap<String, Vec<String>> = HashMap::new();
        for problem in self.check.problems_of(self.table, checked, reading) {
            by_column.entry(problem.column).or_default().push(problem.message);
        }
        by_column
    }

    fn cell(&self, reading: &Reading, row: Row<'_>, at: usize) -> CellView {
        let mut cell = cell(self.table, self.fixes, reading, row, at);
        if cell.text.is_empty()
            && !self.table.columns[at].kind.is_name()
            && let Some(filled) = self.filled(row.number(), at)
        {
            (cell.text, cell.is_repair) = (filled.to_owned(), true);
        }
        cell.without_ids()
    }

    /// What was filled in where a row says nothing.
    fn filled(&self, row: u32, at: usize) -> Option<&str> {
        let letters = column_letters(self.table.number_of(at)?);
        let all = &self.check.repairs;
        let first = all.partition_point(|repair| repair.row < row);
        let mut of_row = all[first..].iter().take_while(|repair| repair.row == row);
        of_row.find(|repair| repair.column == letters && repair.before.is_empty()).map(|repair| repair.after.as_str())
    }
}

impl CellView {
    /// The same with every id masked, in whatever column it stands.
    fn without_ids(mut self) -> Self {
        for text in [&mut self.text, &mut self.written] {
            if let Cow::Owned(masked) = without_ids(text) {
                (*text, self.is_masked) = (masked, true);
            }
        }
        if let Cow::Owned(_) = without_ids(&self.raw) {
            (self.raw, self.is_masked) = (String::new(), true);
        }
        self
    }
}

fn cell(table: &Table<'_>, fixes: &Fixes, reading: &Reading, row: Row<'_>, at: usize) -> CellView {
    let about = table.columns[at];
    let text = reading.draft.get(at).map(|said| shown_text(about, said)).unwrap_or_default();
    let mended: Option<&Mended> = reading.repairs.iter().find(|mended| mended.column == at);
    let is_masked = matches!(about.kind, Kind::NationalId);
    let number = table.shown_at(at);
    let raw = number.and_then(|number| row.get(number)).map(|value| value.written().into_owned()).unwrap_or_default();
    let says =
        number.and_then(|number| fixes.of_cell(row, number)).map_or_else(|| raw.trim().to_owned(), str::to_owned);
    let is_part = is_part_of_name(table, at);
    let written = match mended {
        Some(mended) if !is_part => mended.before.clone(),
        _ if is_masked && reading.draft.is_refused(at) => {
            "x".repeat(says.chars().filter(|c| c.is_alphanumeric()).count())
        }
        _ if is_masked => String::new(),
        // What was refused is what the officer has to look at.
        _ if is_part || reading.draft.is_refused(at) => says,
        _ => String::new(),
    };
    let raw = if is_masked { String::new() } else { raw };
    let fixed = number.and_then(|number| fixes.by(row, number));
    CellView { text, written, raw, is_repair: mended.is_some(), is_masked, fixed, ..CellView::default() }
}

/// Whether a column is a part of a name that stands whole in another.
fn is_part_of_name(table: &Table<'_>, at: usize) -> bool {
    table.columns[at].kind.is_name() && table.number_of(at).is_none()
        || table.name.is_some_and(|name| name.read_from == at && !name.surname_apart && table.number_of(at).is_some())
}

/// A value as a person reads it: a word of a list by its Thai name.
fn shown_text(about: &About, said: &CellValue) -> String {
    match (about.kind, said) {
        (Kind::Words(list), CellValue::Word(stored)) => {
            list.all.iter().find(|word| word.stored == *stored).map_or(*stored, |word| word.words.th).to_owned()
        }
        _ => said.shown().into_owned(),
    }
}

/// The columns worth showing: those that are read, and the parts that a name is taken apart into.
fn shown(table: &Table<'_>) -> Vec<usize> {
    let named = table.name.is_some_and(|name| table.number_of(name.read_from).is_some());
    let is_shown = |(at, about): (usize, &&About)| match about.kind {
        Kind::Order | Kind::LeftOut | Kind::FullName => false,
        Kind::Prefix | Kind::FirstName | Kind::Surname => named,
        _ => table.number_of(at).is_some(),
    };
    (0..table.columns.len()).filter(|at| is_shown((*at, &table.columns[*at]))).collect()
}

fn grid_column(table: &Table<'_>, at: usize) -> GridColumn {
    let about = table.columns[at];
    GridColumn {
        key: about.key.into(),
        label: about.label,
        column: table.shown_at(at).map(column_letters).unwrap_or_default(),
        is_part: is_part_of_name(table, at),
        is_number: matches!(about.kind, Kind::Number | Kind::Whole | Kind::Money),
        is_lines: matches!(about.kind, Kind::Lines),
    }
}
