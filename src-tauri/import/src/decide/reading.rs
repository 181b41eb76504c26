//! Reading a row: each matched cell by its column's kind, with every repair and refusal told at its cell.
//!
//! A value that stands in many cells is understood once. Invariant: equal cells of one column read alike, whatever row they
//! are in; a cell the officer fixed reads as what was typed instead.

use std::borrow::Cow;

use saisaat_core::values::personal::{has_masked_id, without_ids};

use crate::cell_value::CellValue;
use crate::choices::Fixes;
use crate::column::{About, Dash, Kind};
use crate::decide::cells::{LEFT_SERVICE, Outcome, divided, error_in, left, line, no_name, says_nothing, understand};
use crate::decide::column_cache::ColumnCache;
use crate::decide::draft::Draft;
use crate::detect::table::{Carried, Sense, Shared, Table};
use crate::parse::name::{Given, Name, says_vacant};
use crate::parse::text::{clean, is_no_name};
use crate::parse::{Read, Refusal, name, service};
use crate::read::sheet::{Code, Row, Value};

/// What a row said.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) draft: Draft,
    pub(crate) problems: Vec<(usize, Refusal)>,
    pub(crate) repairs: Vec<Mended>,
}

/// A value that is kept otherwise than it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mended {
    pub(crate) column: usize,
    pub(crate) code: &'static str,
    /// As it was written; a national id is masked.
    pub(crate) before: String,
    /// As it will be kept, in ISO form; a national id is masked.
    pub(crate) after: String,
}

/// Reads the rows of a table.
pub(crate) struct RowReader<'a> {
    table: &'a Table<'a>,
    fixes: &'a Fixes,
    names: Option<(NameColumns, UnderstoodNames)>,
    cells: Vec<Matched>,
}

/// A matched column that is read by itself.
struct Matched {
    /// The target's column.
    at: usize,
    /// The sheet's.
    number: u32,
    /// What was read before.
    known: ColumnCache<Outcome>,
}

/// Where the parts of a name stand among the target's columns.
#[derive(Clone, Copy, Debug)]
struct NameColumns {
    /// The column the name is read from: first name or full name.
    read_from: usize,
    prefix: usize,
    first: usize,
    surname: usize,
    surname_apart: bool,
    /// Where the target keeps whether somebody serves.
    service: Option<usize>,
}

impl<'a> RowReader<'a> {
    pub(crate) fn new(table: &'a Table<'a>, fixes: &'a Fixes) -> Self {
        let place = |wanted: fn(Kind) -> bool| table.columns.iter().position(|about| wanted(about.kind));
        let names = table.name.and_then(|name| {
            let columns = NameColumns {
                read_from: name.read_from,
                prefix: place(|k| matches!(k, Kind::Prefix))?,
                first: place(|k| matches!(k, Kind::FirstName))?,
                surname: place(|k| matches!(k, Kind::Surname))?,
                surname_apart: name.surname_apart,
                service: place(|k| matches!(k, Kind::Service)),
            };
            Some((columns, UnderstoodNames::default()))
        });
        let alone = |about: &About| !about.kind.is_name() && !matches!(about.kind, Kind::Order | Kind::LeftOut);
        let matched = table.columns.iter().enumerate().filter(|(_, about)| alone(about));
        let matched = matched.filter_map(|(at, _)| Some((at, table.number_of(at)?)));
        let cells = matched.map(|(at, number)| Matched { at, number, known: ColumnCache::default() }).collect();
        Self { table, fixes, names, cells }
    }

    /// Reads a row.
    pub(crate) fn read(&mut self, row: Row<'_>) -> Reading {
        let row = self.table.sheet.same(row);
        let width = self.table.columns.len();
        let mut reading = Reading { draft: Draft::of_width(width), problems: Vec::new(), repairs: Vec::new() };
        for cell in &mut self.cells {
            reading.read(self.table, self.fixes, cell, row);
        }
        if let Some((columns, known)) = &mut self.names {
            Names { table: self.table, fixes: self.fixes, columns, known }.read(row, &mut reading);
        }
        reading.take_from_groups(self.table, row);
        // In the order of the sheet, as the officer's eye goes.
        reading.problems.sort_by_key(|(column, _)| self.table.shown_at(*column));
        reading.repairs.sort_by_key(|mended| self.table.shown_at(mended.column));
        reading
    }
}

/// Cells of names that were read before.
#[derive(Default)]
struct UnderstoodNames {
    prefixes: ColumnCache<Option<Given>>,
    firsts: ColumnCache<Result<Read<Name>, Refusal>>,
    surnames: ColumnCache<Option<Given>>,
}

/// Reads the name of a row.
struct Names<'a> {
    table: &'a Table<'a>,
    fixes: &'a Fixes,
    columns: &'a NameColumns,
    known: &'a mut UnderstoodNames,
}

impl<'a> Names<'a> {
    fn read(self, row: Row<'a>, reading: &mut Reading) {
        let NameColumns { read_from, prefix, first, surname, surname_apart, service } = *self.columns;
        if self.has_errors(row, reading) {
            return;
        }
        let Some((mut first_code, mut written)) = self.cell(row, read_from) else { return };
        if let Some(at) = service
            && let Some(name) = reading.leave(read_from, at, &written)
        {
            (first_code, written) = (None, Cow::Owned(name));
        }
        if is_no_name(&clean(&written).text) || says_vacant(&written) {
            return;
        }
        let prefix_cell = self.cell(row, prefix);
        if let Some((_, code)) = prefix_cell.as_ref().filter(|(_, cell)| name::is_coded_prefix(cell)) {
            let message =
                format!("คำนำหน้าเป็นรหัส “{code}” ซึ่งไม่ทราบความหมาย นำเข้าโดยเว้นคำนำหน้าไว้ โปรดใส่คำนำหน้าเป็นข้อความ");
            reading.problems.push((prefix, Refusal::new("coded_prefix", message)));
        }
        let surname_cell = surname_apart.then(|| self.cell(row, surname)).flatten();
        let mut told = |column: usize, cell: &str, given: &Given| {
            if let Some(code) = given.repair() {
                let (before, after) = (cell.trim().to_owned(), given.text().to_owned());
                reading.repairs.push(Mended { column, code, before, after });
            }
        };
        let mut given = |column, cell: Option<(Option<Code>, Cow<'_, str>)>, known, read: fn(&str) -> Option<Given>| {
            let (code, cell) = cell?;
            let given = remembered(known, code, &cell, read)?;
            told(column, &cell, &given);
            Some(given)
        };
        let given_prefix = given(prefix, prefix_cell, &mut self.known.prefixes, Given::prefix);
        let given_surname = given(surname, surname_cell, &mut self.known.surnames, Given::surname);
        match remembered(&mut self.known.firsts, first_code, &written, name::split) {
            Ok(whole) => {
                let read = name::join(given_prefix.as_ref(), &written, whole, given_surname.as_ref());
                let Name { prefix: given, first: given_first, surname: given_surname } = read.value;
                if let Some(code) = read.repair {
                    let has_prefix = ["prefix_respelt", "prefix_left_out"].contains(&code);
                    let spelt = if has_prefix { given.as_str() } else { "" };
                    let after = format!("{spelt}{given_first} {given_surname}").trim_end().to_owned();
                    let before = written.clone().into_owned();
                    reading.repairs.push(Mended { column: read_from, code, before, after });
                }
                for (column, text) in [(prefix, given), (first, given_first), (surname, given_surname)] {
                    reading.draft.put(column, (!text.is_empty()).then_some(CellValue::Text(text)));
                }
            }
            Err(refusal) => {
                reading.draft.refuse(read_from);
                reading.problems.push((read_from, refusal));
            }
        }
    }

    /// Tells of cells that say an error, an id or a date, without which there is no name.
    fn has_errors(&self, row: Row<'a>, reading: &mut Reading) -> bool {
        let NameColumns { read_from, prefix, surname, surname_apart, .. } = *self.columns;
        let before = reading.problems.len();
        for column in [Some(read_from), Some(prefix), surname_apart.then_some(surname)].into_iter().flatten() {
            let Some(number) = self.table.number_of(column) else { continue };
            let typed = self.fixes.of_cell(row, number).map(Value::Text);
            let value = typed.or_else(|| self.table.saying(row, number, Carried::WhereMerged).get(number));
            let about = self.table.columns[column];
            let refused = |value: Value<'_>| error_in(about, &value).or_else(|| no_name(about, &value));
            let Some(refusal) = value.and_then(refused) else { continue };
            reading.draft.refuse(read_from);
            reading.problems.push((column, refusal));
        }
        reading.problems.len() > before
    }

    /// What a cell says, and the code by which that is known; none for a fixed one.
    fn cell(&self, row: Row<'a>, column: usize) -> Option<(Option<Code>, Cow<'a, str>)> {
        let number = self.table.number_of(column)?;
        let row = match self.fixes.of_cell(row, number) {
            Some(_) => row,
            None => self.table.saying(row, number, Carried::WhereMerged),
        };
        let (code, cell) = match self.fixes.of_cell(row, number) {
            Some(typed) => (None, Cow::Owned(typed.to_owned())),
            None => (row.code(number), row.get(number)?.written()),
        };
        (!has_masked_id(&cell)).then_some((code, cell))
    }
}

/// What reading a cell gives, read once for each code.
fn remembered<T: Clone>(known: &mut ColumnCache<T>, code: Option<Code>, cell: &str, read: impl FnOnce(&str) -> T) -> T {
    let Some(code) = code else { return read(cell) };
    known.count();
    if let Some(found) = known.get(code) {
        return found.clone();
    }
    let found = read(cell);
    known.keep(code, || found.clone());
    found
}

impl Reading {
    /// Reads one column of a row.
    fn read<'a>(&mut self, table: &'a Table<'a>, fixes: &Fixes, column: &mut Matched, row: Row<'a>) {
        let Matched { at, number, known } = column;
        let about = &table.columns[*at];
        let carried = if about.carried_down { Carried::ToTheNext } else { Carried::WhereMerged };
        let sense = table.sense_of(*at);
        let share = table.shared_at(row.number(), *number);
        if share == Some(Shared::Nothing) && fixes.of_cell(row, *number).is_none() {
            return;
        }
        // A fix of a cell is a fix of every row that it holds for.
        let own = row.number();
        let row = if fixes.of_cell(row, *number).is_some() { row } else { table.saying(row, *number, carried) };
        if row.number() != own && matches!(about.kind, Kind::Day | Kind::YesNo) {
            self.tell_merged(about, sense, *at, row.get(*number));
        }
        if let Some(typed) = fixes.of_cell(row, *number) {
            let written = row.get(*number).map(|v| v.written().into_owned()).unwrap_or_default();
            return self.take(about, *at, &written, understand(about, sense, Value::Text(typed)));
        }
        let (Some(code), Some(value)) = (row.code(*number), row.get(*number)) else { return };
        if let Some(Shared::Part(part, of)) = share {
            return self.take(
                about,
                *at,
                &value.written(),
                understand(about, sense, value).map(|read| divided(about.kind, read, part, of)),
            );
        }
        known.count();
        match known.get(code) {
            Some(Ok(Some(Read { value: said, repair: None }))) => self.draft.put(*at, Some(said.clone())),
            Some(outcome) => self.take(about, *at, &value.written(), outcome.clone()),
            None => {
                let outcome = understand(about, sense, value);
                known.keep(code, || outcome.clone());
                self.take(about, *at, &value.written(), outcome);
            }
        }
        if about.dash == Dash::Told && self.draft.get(*at).is_none() && says_nothing(&value) {
            let before = value.written().trim().to_owned();
            self.repairs.push(Mended { column: *at, code: "nothing_kept", before, after: String::new() });
        }
    }

    /// Says that a day or an answer is taken from the first row of merged cells.
    fn tell_merged(&mut self, about: &About, sense: Sense, column: usize, value: Option<Value<'_>>) {
        let read = value.and_then(|value| understand(about, sense, value).ok()?);
        if let Some(Read { value: said, .. }) = read {
            let after = said.plain().into_owned();
            self.repairs.push(Mended { column, code: "taken_from_merged_cells", before: String::new(), after });
        }
    }

    /// Says what the row's own cells do not and its group does, and says so.
    fn take_from_groups(&mut self, table: &Table<'_>, row: Row<'_>) {
        for column in table.grouped() {
            if self.draft.get(column).is_some() || self.draft.is_refused(column) {
                continue;
            }
            if let Some((text, code)) = table.told_by_group(row, column)
                && let Some(Read { value: after, .. }) = line(text)
            {
                self.repairs.push(Mended { column, code, before: String::new(), after: after.clone() });
                self.draft.put(column, Some(CellValue::Text(after)));
            }
        }
    }

    /// Takes what stands behind a name and says that its bearer left the service, and answers the name without it.
    fn leave(&mut self, name: usize, at: usize, written: &str) -> Option<String> {
        // Nearly every name is of two words.
        if !written.contains(['(', '[']) && written.split_whitespace().nth(2).is_none() {
            return None;
        }
        let (bare, day) = service::behind_name(written)?;
        let said = left(day);
        let after = format!("{bare} · {}", said.plain());
        self.repairs.push(Mended { column: name, code: LEFT_SERVICE, before: written.trim().to_owned(), after });
        match self.draft.get(at) {
            None => self.draft.put(at, Some(said)),
            // Name and state do not agree.
            Some(CellValue::Yes(true)) => self.draft.put(at, Some(CellValue::from(written.trim()))),
            Some(_) => {}
        }
        Some(bare.trim_end_matches([' ', '-', '–', '/']).to_owned())
    }

    fn take(&mut self, about: &About, column: usize, written: &str, outcome: Outcome) {
        match outcome {
            Ok(None) => {}
            Ok(Some(Read { value: said, repair })) => {
                if let Some(code) = repair {
                    let after = said.plain().into_owned();
                    let masked = matches!(about.kind, Kind::NationalId);
                    let before = if masked { after.clone() } else { without_ids(written.trim()).into_owned() };
                    self.repairs.push(Mended { column, code, before, after });
                }
                if let CellValue::Id(id) = &said
                    && !id.is_of_a_citizen()
                {
                    let message = format!(
                        "เลขประจำตัว {} ขึ้นต้นด้วย 0 หรือ 9 ไม่ใช่เลขของบุคคลสัญชาติไทย นำเข้าแล้ว โปรดตรวจว่าถูกต้อง",
                        id.masked()
                    );
                    self.problems.push((column, Refusal::new("id_not_of_a_citizen", message)));
                }
                self.draft.put(column, Some(said));
            }
            Err(refusal) => {
                self.draft.refuse(column);
                self.problems.push((column, refusal));
            }
        }
    }
}
