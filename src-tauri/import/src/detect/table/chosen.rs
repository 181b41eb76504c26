//! Which sheet is read, and where its header stands: as the officer chose, else where the headings say most.

use super::{About, Kind, Table, declared, rest};
use crate::choices::Choices;
use crate::detect::header::{self, TALLEST};
use crate::error::ImportError;
use crate::parse::text::is_letter;
use crate::read::sheet::{Row, Sheet, Value, Workbook};

/// How many rows are looked at for headings that nobody knows.
const GUESSED: usize = 20;

impl<'a> Table<'a> {
    /// The table that the officer chose, or the best of the workbook: that whose header says most, if anything is below it.
    pub(crate) fn choose(
        workbook: &'a Workbook,
        columns: &[&'static About],
        needs: &[&[&str]],
        choices: &Choices,
    ) -> Result<Self, ImportError> {
        let sheets = sheets_of(workbook, choices)?;
        let found = sheets.iter().filter_map(|sheet| Self::find(sheet, columns, choices));
        let mut tables: Vec<Self> = found.filter(|table| table.has_one_of(needs)).collect();
        if tables.is_empty() && choices.header.is_none() && rest::is_taken(columns) {
            // No heading is known, and none has to be.
            let found = sheets.iter().filter_map(|sheet| Self::by_its_looks(sheet, columns, choices));
            tables = found.filter(|table| table.has_one_of(needs)).collect();
        }
        // Stable: of equals the first sheet stays first. What is not shown is read only where nothing else can be.
        tables.sort_by_key(|table| (table.sheet.is_hidden(), std::cmp::Reverse(table.header.score())));
        let first = tables.first().ok_or_else(|| needed(columns, needs))?;
        let empty = ImportError::NoPeople { sheet: first.sheet.shown_name(), header_row: first.header.rows.1 };
        let mut able = tables.into_iter().filter(Self::has_data);
        let mut table = able.next().ok_or(empty)?;
        table.others = able.map(|other| other.sheet.shown_name()).collect();
        Ok(table)
    }

    /// The table as far as a workbook is understood, though it is none of the target: the sheet whose header says most, else
    /// the longest. `None` where no sheet holds anything.
    pub(crate) fn so_far(
        workbook: &'a Workbook,
        columns: &[&'static About],
        choices: &Choices,
    ) -> Result<Option<Self>, ImportError> {
        let sheets = sheets_of(workbook, choices)?.into_iter();
        let tables = sheets.filter_map(|sheet| {
            Self::find(sheet, columns, choices).or_else(|| Self::by_its_looks(sheet, columns, choices))
        });
        Ok(tables.rev().max_by_key(|table| (table.header.score(), table.rows().len())))
    }

    /// The table of a sheet below the row that most looks like headings; `None` where it holds nothing.
    fn by_its_looks(sheet: &'a Sheet, columns: &[&'static About], choices: &Choices) -> Option<Self> {
        let header = header::at(sheet, &declared(columns), heading(sheet)?);
        Some(Self::under(sheet, columns, choices, header))
    }

    /// The table of one sheet; `None` where no row could be its header.
    fn find(sheet: &'a Sheet, columns: &[&'static About], choices: &Choices) -> Option<Self> {
        let declared = declared(columns);
        let header = match choices.header {
            Some(rows) => header::at(sheet, &declared, rows),
            // Headings that nobody knows are headings once the officer says what their columns mean.
            None => header::find(sheet, &declared).or_else(|| {
                let rows = heading(sheet).filter(|_| choices.columns.values().any(Option::is_some))?;
                Some(header::at(sheet, &declared, rows))
            })?,
        };
        Some(Self::under(sheet, columns, choices, header))
    }
}

/// The sheets that are looked at, those left out where the header that was chosen cannot stand.
fn sheets_of<'a>(workbook: &'a Workbook, choices: &Choices) -> Result<Vec<&'a Sheet>, ImportError> {
    let sheets: Vec<&Sheet> = match &choices.sheet {
        None => workbook.sheets.iter().collect(),
        Some(name) => vec![sheet_named(workbook, name)?],
    };
    let Some((first, last)) = choices.header else { return Ok(sheets) };
    let end = sheets.iter().map(|sheet| last_row(sheet)).max().unwrap_or(0);
    let stands = |sheet: &&Sheet| first >= 1 && first <= last && last <= last_row(sheet) && last - first < TALLEST;
    let able: Vec<&Sheet> = sheets.into_iter().filter(stands).collect();
    if able.is_empty() { Err(ImportError::NoSuchHeader { first, last, end, highest: TALLEST }) } else { Ok(able) }
}

/// The number of a sheet's last row that holds anything.
pub(crate) fn last_row(sheet: &Sheet) -> u32 {
    sheet.rows().next_back().map_or(0, Row::number)
}

/// The row that most looks like headings, where no word is known: of the uppermost rows the first with the most texts.
fn heading(sheet: &Sheet) -> Option<(u32, u32)> {
    let words = |row: &Row<'_>| {
        row.cells().filter(|(_, value)| matches!(value, Value::Text(text) if text.contains(is_letter))).count()
    };
    let row = sheet.rows().take(GUESSED).rev().max_by_key(words)?;
    Some((row.number(), row.number()))
}

fn sheet_named<'a>(workbook: &'a Workbook, name: &str) -> Result<&'a Sheet, ImportError> {
    let find = |is: &dyn Fn(&&Sheet) -> bool| workbook.sheets.iter().find(is);
    find(&|sheet| sheet.name == name).or_else(|| find(&|sheet| sheet.is_named(name))).ok_or_else(|| {
        let present = workbook.sheets.iter().map(Sheet::shown_name).collect::<Vec<_>>().join(", ");
        ImportError::NoSuchSheet { name: name.into(), present }
    })
}

fn needed(columns: &[&'static About], needs: &[&[&str]]) -> ImportError {
    if columns.iter().any(|about| matches!(about.kind, Kind::NationalId)) {
        return ImportError::NoNameOrIdColumn;
    }
    let label = |key: &str| columns.iter().find(|c| c.key == key).map(|c| c.label.th).unwrap_or_default();
    let sets = needs.iter().map(|all| all.iter().map(|key| label(key)).collect::<Vec<_>>().join(" กับ "));
    ImportError::NoNeededColumn { needed: sets.collect::<Vec<_>>().join(" หรือ ") }
}
