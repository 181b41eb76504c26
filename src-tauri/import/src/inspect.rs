//! What a spreadsheet holds, told without a workspace: its sheets, where their headers are, what their columns were taken for,
//! some values, and what reading them would mend.

use serde::Serialize;
use specta::Type;

use crate::apply::target::Target;
use crate::choices::{Choices, Fixes};
use crate::decide::reading::RowReader;
use crate::detect::table::{Nature, Table};
use crate::layout::{self, MatchedColumn, guess_target};
use crate::note::Note;
use crate::problem::{Problem, Repair};
use crate::read::sheet::{Sheet, Workbook};

/// Problems and repairs told of a sheet at most.
const TOLD: usize = 1_000;

/// What a spreadsheet holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Inspection {
    /// What it looks most like; absent when it is like none of the targets.
    pub target: Option<Target>,
    /// Its sheets, in order.
    pub sheets: Vec<InspectedSheet>,
    /// What concerns the whole file.
    pub notes: Vec<Note>,
}

/// What a sheet holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct InspectedSheet {
    /// Its name.
    pub name: String,
    /// How many rows hold anything.
    pub rows: u32,
    /// First and last row of its header, from 1; absent where there is none.
    pub header: Option<(u32, u32)>,
    /// How many rows below the header are data.
    pub data_rows: u32,
    /// Every column with a heading or with values.
    pub columns: Vec<MatchedColumn>,
    /// What is wrong in its cells; at most 1,000.
    pub problems: Vec<Problem>,
    /// What reading its cells would mend; at most 1,000.
    pub repairs: Vec<Repair>,
    /// Why it is no table of the target.
    pub refused: Option<Note>,
}

/// Looks at a workbook as a target, or as what it looks most like.
#[must_use]
pub fn inspect(workbook: &Workbook, target: Option<Target>) -> Inspection {
    let guessed = guess_target(workbook);
    let target = target.or(guessed);
    let sheets = workbook.sheets.iter().map(|sheet| look(workbook, sheet, target.unwrap_or(Target::Roster)));
    Inspection { target, sheets: sheets.collect(), notes: workbook.notes.clone() }
}

fn look(workbook: &Workbook, sheet: &Sheet, target: Target) -> InspectedSheet {
    let rows = u32::try_from(sheet.rows().len()).unwrap_or(u32::MAX);
    let mut inspected = InspectedSheet {
        name: sheet.shown_name(),
        rows,
        header: None,
        data_rows: 0,
        columns: Vec::new(),
        problems: Vec::new(),
        repairs: Vec::new(),
        refused: None,
    };
    let choices = Choices { sheet: Some(sheet.name.clone()), ..Choices::default() };
    let table = match target.table(workbook, &choices) {
        Ok(table) => table,
        Err(refused) => {
            inspected.refused = Some(Note::new(refused.code(), refused.to_string()));
            return inspected;
        }
    };
    inspected.header = Some(table.header.rows);
    inspected.columns = layout::columns(&table);
    inspected.read(&table);
    inspected
}

impl InspectedSheet {
    fn read(&mut self, table: &Table<'_>) {
        let fixes = Fixes::default();
        let mut reader = RowReader::new(table, &fixes);
        for row in table.rows().filter(|row| matches!(table.nature(*row), Nature::Data | Nature::Placeholder)) {
            self.data_rows += 1;
            if self.problems.len() >= TOLD && self.repairs.len() >= TOLD {
                continue;
            }
            let reading = reader.read(row);
            let problems = reading.problems.iter().map(|told| Problem::at(table, row.number(), told));
            let room = TOLD.saturating_sub(self.problems.len());
            self.problems.extend(problems.take(room));
            let repairs = reading.repairs.iter().map(|mended| Repair::at(table, row.number(), mended));
            let room = TOLD.saturating_sub(self.repairs.len());
            self.repairs.extend(repairs.take(room));
        }
    }
}
