//! The table of a target within a sheet: its header, which column holds what, and which rows below are no data at all.

mod chosen;
mod groups;
mod hidden;
mod merged;
mod names;
mod nature;
mod others;
mod rest;
mod several;
mod signs;
mod units;
mod unnamed;

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::choices::{Choices, column_number};
use crate::column::{About, Kind, NONE_HERE};
use crate::detect::header::is_secret;
use crate::detect::header::{Column as Heading, Declared, Header};
use crate::parse::date::Order;
use crate::parse::text::{clean, is_missing};
use crate::parse::total::Sums;
use crate::parse::unit::Unit;
use crate::parse::{id, number};
use crate::question::{Question, TableDoubt};
use crate::read::sheet::{Ranges, Row, Sheet, Value, column_letters};
pub(crate) use chosen::last_row;
use groups::Groups;
pub(crate) use merged::Shared;
pub(crate) use nature::Nature;
use nature::{is_blank, is_heading, is_note, is_numbering, is_signature, sums_up};

/// A sheet read for a target.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    pub(crate) sheet: &'a Sheet,
    pub(crate) header: Header<usize>,
    /// The target's columns.
    pub(crate) columns: Vec<&'static About>,
    /// Where a person's name is read from, in a target of people.
    pub(crate) name: Option<NameCell>,
    /// Of each of the target's columns, the sheet's column.
    numbers: Vec<Option<u32>>,
    /// Areas merged over several rows, by their column: first and last row, ascending.
    tall: HashMap<u32, Vec<(u32, u32)>>,
    /// How the cells of the target's columns are to be read.
    senses: Vec<Sense>,
    /// How the target's columns are told once for a group of rows.
    groups: Vec<Option<Groups>>,
    /// The sheet's column that names its rows.
    naming: Option<u32>,
    /// What the officer is asked of it.
    doubts: Vec<TableDoubt>,
    /// What becomes of amounts that are merged over several rows, by the row and column of the first.
    shared: HashMap<(u32, u32), Shared>,
    /// Rows that the officer leaves out.
    left_out: Ranges,
    /// Its last row at most: below it another table begins.
    last: u32,
    /// Other sheets that could have been read, as they may be told.
    pub(crate) others: Vec<String>,
}

/// How the cells of a column are to be read, where something beside them tells it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sense {
    /// In what its amounts are written.
    pub(crate) unit: Option<Unit>,
    /// What a cross means.
    pub(crate) cross: Option<bool>,
    /// In what order the numbers of its dates stand.
    pub(crate) order: Order,
}

/// Where a name is read from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NameCell {
    /// The target's column: its first name, or its full name.
    pub(crate) read_from: usize,
    /// Whether the surname has a column of its own.
    pub(crate) surname_apart: bool,
}

/// How far down a value holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Carried {
    /// As far as its cell is merged.
    WhereMerged,
    /// Until another stands in its column.
    ToTheNext,
}

/// Rows that a sum is compared with at most.
const SUMMED: usize = 5_000;

/// How far up a value may stand that holds for the rows below it.
const CARRIED: usize = 500;

/// How many rows are looked at to tell what a column without a known heading holds.
const SAMPLED: usize = 200;

impl<'a> Table<'a> {
    /// The table below a header.
    fn under(sheet: &'a Sheet, columns: &[&'static About], choices: &Choices, header: Header<usize>) -> Self {
        let (mut header, last, below) = others::below(sheet, columns, header, choices);
        unnamed::add(sheet, &mut header);
        let beside = others::beside(&mut header, choices);
        names::spread(sheet, columns, &mut header);
        for (letters, key) in &choices.columns {
            let Some(number) = column_number(letters) else { continue };
            let field = key.as_deref().and_then(|key| columns.iter().position(|about| about.key == key));
            assign(&mut header, number, field);
        }
        let decided = |number: u32| choices.columns.keys().any(|letters| column_number(letters) == Some(number));
        find_ids_by_content(sheet, columns, &mut header, decided);
        header.columns.iter_mut().filter(|column| is_secret(&column.heading)).for_each(|column| column.field = None);
        rest::take(columns, &mut header, choices);
        let unread = names::ask_unread(sheet, columns, &mut header, choices);
        let name = names::choose(columns, &mut header);
        let units = units::of_columns(sheet, columns, &header);
        let mut doubts = units::leave_percentages_out(columns, &mut header, &units, choices);
        doubts.extend(unread);
        doubts.extend(below.into_iter().chain(beside));
        doubts.extend(hidden::leave_columns_out(sheet, columns, &mut header, choices));
        doubts.extend(several::leave_out(sheet, columns, &mut header, choices));
        let number = |at| header.column_of(at).map(|column: &Heading<usize>| column.number);
        let numbers: Vec<Option<u32>> = (0..columns.len()).map(number).collect();
        let mut tall: HashMap<u32, Vec<(u32, u32)>> = HashMap::new();
        for area in sheet.merged.iter().filter(|area| area.top > header.rows.1 && area.bottom > area.top) {
            if numbers.contains(&Some(area.left)) {
                tall.entry(area.left).or_default().push((area.top, area.bottom));
            }
        }
        tall.values_mut().for_each(|areas| areas.sort_unstable());
        let required =
            columns.iter().position(|about| about.required && matches!(about.kind, Kind::Text | Kind::Lines));
        let naming = name.map(|name| name.read_from).or(required).and_then(|at| numbers[at]);
        let groups = groups::of_columns(sheet, columns, &numbers, header.rows.1);
        let shared = merged::shared(sheet, columns, &numbers, &tall, choices, &mut doubts);
        let senses = signs::senses(sheet, (columns, &numbers), header.rows.1, &units, choices, &mut doubts);
        let left_out = Ranges::default();
        let mut table = Self {
            sheet,
            header,
            columns: columns.to_vec(),
            name,
            numbers,
            tall,
            senses,
            groups,
            naming,
            doubts,
            shared,
            left_out,
            last,
            others: Vec::new(),
        };
        table.leave_rows_out(choices);
        table
    }

    fn has_one_of(&self, needs: &[&[&str]]) -> bool {
        let has = |key: &&str| self.columns.iter().zip(&self.numbers).any(|(c, n)| *c.key == **key && n.is_some());
        needs.iter().any(|all| all.iter().all(has))
    }

    fn has_data(&self) -> bool {
        self.rows().any(|row| matches!(self.nature(row), Nature::Data | Nature::Placeholder))
    }

    /// The sheet's column that one of the target's is read from.
    pub(crate) fn number_of(&self, column: usize) -> Option<u32> {
        self.numbers[column]
    }

    /// The sheet's column at which something is said of one of the target's: a name is spoken of where it is read.
    pub(crate) fn shown_at(&self, column: usize) -> Option<u32> {
        let name = self.name.filter(|_| self.columns[column].kind.is_name()).map(|name| name.read_from);
        self.number_of(column).or_else(|| self.number_of(name?))
    }

    /// What stands over one of the target's columns, its letters first: its heading as it is read, and as its lowest cell has it.
    pub(crate) fn headed(&self, column: usize) -> Option<(String, [String; 2])> {
        let number = self.number_of(column)?;
        let heading = self.header.columns.iter().find(|heading| heading.number == number)?.heading.clone();
        let lowest = self.sheet.get(self.header.rows.1, number).map(|value| clean(&value.written()).text);
        Some((column_letters(number), [heading, lowest.unwrap_or_default()]))
    }

    /// How a column's cells are to be read.
    pub(crate) fn sense_of(&self, column: usize) -> Sense {
        self.senses[column]
    }

    /// What the officer is asked of it before its rows are read.
    pub(crate) fn questions(&self, choices: &Choices) -> Vec<Question> {
        self.doubts.iter().map(|doubt| doubt.question(self.sheet.shown_name(), choices)).collect()
    }

    /// The target's column of a key.
    pub(crate) fn column_named(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|about| about.key == key)
    }

    /// The rows below the header.
    pub(crate) fn rows(&self) -> impl ExactSizeIterator<Item = Row<'a>> + use<'a> {
        self.sheet.rows_between(self.header.rows.1, self.last)
    }

    /// What becomes of the amount that a cell shares with others merged with it.
    pub(crate) fn shared_at(&self, row: u32, number: u32) -> Option<Shared> {
        self.shared.get(&(row, number)).copied()
    }

    /// The target's columns that are told by groups of rows.
    pub(crate) fn grouped(&self) -> impl Iterator<Item = usize> {
        self.groups.iter().enumerate().filter_map(|(at, groups)| groups.as_ref().map(|_| at))
    }

    /// What a row's group says of one of the target's columns, and the repair that tells it.
    pub(crate) fn told_by_group(&self, row: Row<'_>, column: usize) -> Option<(&str, &'static str)> {
        let groups = self.groups[column].as_ref()?;
        // A dash of its own says that there is none here.
        let own = self.number_of(column).and_then(|number| row.get(number));
        let told = groups.of_row(row.number()).filter(|_| own.is_none_or(|value| is_blank(&value)))?;
        Some((told, groups.code))
    }

    /// The row that says a column of a row: itself, or the first of the merged area that the cell lies in, or, for a column
    /// whose values hold for the rows below them, the nearest above.
    pub(crate) fn saying(&self, row: Row<'a>, number: u32, carried: Carried) -> Row<'a> {
        // A dash of its own says that there is none here, whatever stands above.
        let something = |text: &str| text == NONE_HERE || !is_missing(text);
        let says = |row: Row<'_>| row.get(number).is_some_and(|value| something(&clean(&value.written()).text));
        let areas = self.tall.get(&number);
        if areas.is_none() && carried == Carried::WhereMerged || says(row) {
            return row;
        }
        if let Some(areas) = areas {
            let before = areas.partition_point(|(top, _)| *top <= row.number());
            let around = before.checked_sub(1).map(|at| areas[at]).filter(|(_, bottom)| *bottom >= row.number());
            if let Some(first) = around.and_then(|(top, _)| self.sheet.row(top)) {
                return first;
            }
        }
        if carried == Carried::WhereMerged {
            return row;
        }
        let above = (self.header.rows.1 + 1..row.number()).rev().take(CARRIED).filter_map(|at| self.sheet.row(at));
        above.into_iter().find(|above| says(*above) && self.nature(*above) == Nature::Data).unwrap_or(row)
    }

    /// Sorts out rows that are no data.
    pub(crate) fn nature(&self, row: Row<'_>) -> Nature {
        if !self.left_out.is_empty() && self.left_out.has(row.number()) {
            return Nature::LeftOut;
        }
        // A row with an id is about somebody, whatever word it opens with.
        if !self.id_is_there(row) {
            if is_note(row) || self.sums_up(row) || (self.name.is_some() && is_signature(row)) {
                return Nature::TotalOrNote;
            }
            if self.name.is_some() && self.numbers.iter().flatten().count() > 1 && is_heading(row) {
                return Nature::Heading;
            }
        }
        let says_something = self.columns.iter().zip(&self.numbers).any(|(about, number)| {
            let value = number
                .filter(|_| !matches!(about.kind, Kind::Order | Kind::LeftOut))
                .and_then(|number| row.get(number));
            value.is_some_and(|value| !is_blank(&value))
        });
        // Answers of a form may well be 1, 2, 3.
        if !says_something || !rest::is_taken(&self.columns) && is_numbering(row) {
            return Nature::Blank;
        }
        if self.header.repeats_in(row) {
            return Nature::RepeatedHeader;
        }
        let name = self.name.and_then(|name| row.get(self.number_of(name.read_from)?));
        if name.is_some_and(|value| self.is_heading_of_a_name(value)) {
            return Nature::Placeholder;
        }
        Nature::Data
    }

    /// Whether a row is the sum of rows above it: by its words, or where these may be a name too, by its amounts.
    fn sums_up(&self, row: Row<'_>) -> bool {
        match sums_up(row, self.naming) {
            Sums::Surely => true,
            Sums::No => false,
            Sums::Perhaps => self.is_sum_of_those_above(row),
        }
    }

    /// Whether an amount of a row is the sum of those above it, of all or of those below the last sum.
    fn is_sum_of_those_above(&self, row: Row<'_>) -> bool {
        let amounts = self.columns.iter().zip(&self.numbers).filter(|(about, _)| matches!(about.kind, Kind::Money));
        let amount = |row: Row<'_>, number: u32| {
            let read = number::of_cell(&row.get(number)?).ok()??.value;
            (!read.is_zero()).then_some(read)
        };
        amounts.filter_map(|(_, number)| *number).any(|number| {
            let Some(said) = amount(row, number) else { return false };
            let (mut sum, mut counted) = (Decimal::ZERO, 0);
            for above in (self.header.rows.1 + 1..row.number()).rev().take(SUMMED).filter_map(|at| self.sheet.row(at)) {
                if sums_up(above, self.naming) == Sums::Surely {
                    continue;
                }
                if let Some(next) = amount(above, number).and_then(|part| sum.checked_add(part)) {
                    (sum, counted) = (next, counted + 1);
                }
                if counted > 1 && sum == said {
                    return true;
                }
            }
            false
        })
    }

    /// Whether more than five digits stand where the national id does.
    fn id_is_there(&self, row: Row<'_>) -> bool {
        let mut ids =
            self.columns.iter().zip(&self.numbers).filter(|(about, _)| matches!(about.kind, Kind::NationalId));
        let value = ids.next().and_then(|(_, number)| row.get((*number)?));
        value.is_some_and(|value| {
            let digit = |c: &char| matches!(c, '0'..='9' | '๐'..='๙');
            value.written().chars().filter(digit).take(6).count() > 5
        })
    }

    /// A template's sample rows repeat the headings as values.
    fn is_heading_of_a_name(&self, value: Value<'_>) -> bool {
        let Value::Text(text) = value else { return false };
        let text = clean(text).text;
        let names = self.columns.iter().filter(|about| about.kind.is_name() && !matches!(about.kind, Kind::Prefix));
        names.flat_map(|about| words_of(about)).any(|word| word == text)
    }
}

/// Every word that people write over a column, best first.
fn words_of(about: &'static About) -> impl Iterator<Item = &'static str> {
    let more = about.words.iter().copied().filter(|word| *word != about.label.th);
    std::iter::once(about.label.th).chain(more).chain(std::iter::once(about.label.en))
}

fn declared(columns: &[&'static About]) -> Vec<Declared<usize>> {
    let each = columns.iter().enumerate();
    each.map(|(field, about)| Declared { field, words: words_of(about).collect(), weight: about.weight }).collect()
}

/// Gives a column of the sheet a meaning, and takes that meaning from whichever column had it.
fn assign(header: &mut Header<usize>, number: u32, field: Option<usize>) {
    for column in &mut header.columns {
        if column.number == number {
            (column.field, column.confidence) = (field, 100);
        } else if field.is_some() && column.field == field {
            column.field = None;
        }
    }
    if field.is_some() && header.columns.iter().all(|column| column.number != number) {
        let at = header.columns.partition_point(|column| column.number < number);
        header.columns.insert(at, Heading { number, heading: String::new(), field, meant: field, confidence: 100 });
    }
}

/// A column of valid national ids is one, whatever stands above it, if no heading claims to be.
fn find_ids_by_content(
    sheet: &Sheet,
    columns: &[&'static About],
    header: &mut Header<usize>,
    decided: impl Fn(u32) -> bool,
) {
    let Some(field) = columns.iter().position(|about| matches!(about.kind, Kind::NationalId)) else { return };
    if header.column_of(field).is_some() {
        return;
    }
    let last = header.rows.1;
    let mostly_ids = |number: u32| {
        let values = sheet.rows_below(last).take(SAMPLED).filter_map(|row| row.get(number));
        let (mut ids, mut others) = (0u32, 0u32);
        for value in values {
            match id::of_cell(&value) {
                Ok(Some(_)) => ids += 1,
                Ok(None) => {}
                Err(_) => others += 1,
            }
        }
        ids >= 3 && ids >= others * 4
    };
    let is_free =
        |column: &Heading<usize>| column.field.is_none() && !decided(column.number) && !is_secret(&column.heading);
    let free = header.columns.iter_mut().filter(|column| is_free(column));
    if let Some(column) = free.into_iter().find(|column| mostly_ids(column.number)) {
        (column.field, column.confidence) = (Some(field), 70);
    }
}
