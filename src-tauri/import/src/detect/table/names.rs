//! Which columns a person's name is read from, where several hold it or its parts.

use std::collections::HashSet;

use super::{About, NameCell, SAMPLED};
use crate::choices::{Choices, column_number};
use crate::column::Kind;
use crate::detect::header::{Column as Heading, Header};
use crate::parse::name::{is_prefix, split};
use crate::parse::text::{clean, is_letter, is_missing};
use crate::question::{NAME_COLUMN_UNREAD, TableDoubt};
use crate::read::sheet::Sheet;

/// How sure it is that a column holds what only its values say.
const BY_VALUES: u32 = 80;

/// Where the parts of a name stand among the target's columns.
struct Parts {
    prefix: usize,
    first: usize,
    surname: usize,
    full: usize,
}

impl Parts {
    fn of(columns: &[&'static About]) -> Option<Self> {
        let place = |wanted: fn(Kind) -> bool| columns.iter().position(|about| wanted(about.kind));
        Some(Self {
            prefix: place(|k| matches!(k, Kind::Prefix))?,
            first: place(|k| matches!(k, Kind::FirstName))?,
            surname: place(|k| matches!(k, Kind::Surname))?,
            full: place(|k| matches!(k, Kind::FullName))?,
        })
    }
}

/// What a column next to a name holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Prefixes,
    /// First names and surnames together.
    Names,
    /// One word each, and many different ones: first names or surnames.
    Words,
    Other,
}

/// Takes a heading of names over several columns ("ชื่อ - สกุล" merged over three, or over the first of them) for the parts
/// that they hold.
pub(super) fn spread(sheet: &Sheet, columns: &[&'static About], header: &mut Header<usize>) {
    let Some(parts) = Parts::of(columns) else { return };
    for field in [parts.full, parts.first] {
        let Some(number) = header.column_of(field).map(|column| column.number) else { continue };
        let group = under_one_heading(sheet, header, number);
        let held: Vec<Held> = group.iter().map(|number| held(sheet, header.rows.1, *number)).collect();
        let has_surname = header.column_of(parts.surname).is_some();
        let fields: &[usize] = match *held.as_slice() {
            [Held::Prefixes, Held::Names, ..] => &[parts.prefix, parts.full],
            [Held::Prefixes, Held::Words, Held::Words] if !has_surname => &[parts.prefix, parts.first, parts.surname],
            [Held::Prefixes, Held::Words, ..] => &[parts.prefix, parts.first],
            [Held::Words, Held::Words, ..] if !has_surname => &[parts.first, parts.surname],
            _ => continue,
        };
        for (number, field) in group.iter().zip(fields) {
            let elsewhere = header.columns.iter().any(|c| c.field == Some(*field) && !group.contains(&c.number));
            if let Some(column) = header.columns.iter_mut().find(|column| column.number == *number) {
                (column.field, column.confidence) = ((!elsewhere).then_some(*field), BY_VALUES);
            }
        }
    }
}

/// A column and those directly to its right that its heading is merged over or that have none, three at most.
fn under_one_heading(sheet: &Sheet, header: &Header<usize>, number: u32) -> Vec<u32> {
    let (top, bottom) = header.rows;
    let over = |area: &&crate::read::sheet::Area| area.left == number && area.bottom >= top && area.top <= bottom;
    let right = sheet.merged.iter().filter(over).map(|area| area.right).max().unwrap_or(number);
    let belongs = |number: u32| {
        let column = header.columns.iter().find(|column| column.number == number);
        column.is_some_and(|column| column.field.is_none() && (number <= right || column.heading.is_empty()))
    };
    std::iter::once(number).chain((number + 1..=number + 2).take_while(|number| belongs(*number))).collect()
}

fn held(sheet: &Sheet, last: u32, number: u32) -> Held {
    let cells = sheet.rows_below(last).take(SAMPLED).filter_map(|row| row.get(number));
    let texts: Vec<String> = cells.map(|value| clean(&value.written()).text).filter(|text| !is_missing(text)).collect();
    let most = |count: usize, of: usize| count > 0 && count * 5 >= of * 4;
    let prefixes = texts.iter().filter(|text| is_prefix(text)).count();
    let names = texts.iter().filter_map(|text| split(text).ok());
    let whole = names.filter(|name| !name.value.surname.is_empty()).count();
    let is_word = |text: &&String| text.starts_with(is_letter) && !text.contains(char::is_numeric);
    let distinct: HashSet<&String> = texts.iter().filter(is_word).collect();
    if most(prefixes, texts.len()) {
        Held::Prefixes
    } else if whole * 2 > texts.len() {
        Held::Names
    } else if distinct.len() * 2 > texts.len() {
        Held::Words
    } else {
        Held::Other
    }
}

/// Asks of a column without a meaning beside the only part of a name that is read, where it looks like the other part.
pub(super) fn ask_unread(
    sheet: &Sheet,
    columns: &[&'static About],
    header: &mut Header<usize>,
    choices: &Choices,
) -> Option<TableDoubt> {
    let Parts { first, surname, full, .. } = Parts::of(columns)?;
    let number = |field: usize| header.column_of(field).map(|column| column.number);
    let (read, missing) = match (number(first), number(surname), number(full)) {
        (Some(read), None, None) => (read, surname),
        (None, Some(read), None) => (read, first),
        _ => return None,
    };
    let holds_words = |number: u32| held(sheet, header.rows.1, number) == Held::Words;
    let is_other = |column: &Heading<usize>| {
        let heading = column.heading.to_lowercase();
        let decided = choices.columns.keys().any(|letters| column_number(letters) == Some(column.number));
        let is_beside = column.number.abs_diff(read) == 1 && column.field.is_none() && !heading.is_empty();
        is_beside && !decided && !heading.contains("เล่น") && !heading.contains("nick") && holds_words(column.number)
    };
    let at = header.columns.iter().position(is_other).filter(|_| holds_words(read))?;
    let column = &header.columns[at];
    let label = columns[missing].label.th;
    let message = format!("ไม่พบคอลัมน์{label} แต่คอลัมน์ “{}” ข้างกันมีคำที่อาจเป็น{label}", column.heading);
    let doubt = TableDoubt::of_column(&NAME_COLUMN_UNREAD, column.number, message);
    if choices.answer(&NAME_COLUMN_UNREAD, &doubt.place) == Some("name") {
        (header.columns[at].field, header.columns[at].confidence) = (Some(missing), BY_VALUES);
    }
    Some(doubt)
}

/// Of several columns of names one is read; the others are shown as not used.
pub(super) fn choose(columns: &[&'static About], header: &mut Header<usize>) -> Option<NameCell> {
    let Parts { first, surname, full, .. } = Parts::of(columns)?;
    let has = |header: &Header<usize>, at| header.column_of(at).is_some();
    let apart = has(header, first) && has(header, surname);
    let read_from = match (has(header, first), has(header, surname), has(header, full)) {
        (true, true, _) | (true, false, false) => first,
        (_, _, true) => full,
        // "ชื่อสกุล" with no column of first names is the whole name.
        (false, true, false) => surname,
        (false, false, false) => full,
    };
    for column in &mut header.columns {
        let is_name = [first, surname, full].map(Some).contains(&column.field);
        let is_read = column.field == Some(read_from) || (apart && column.field == Some(surname));
        if is_name && !is_read {
            column.field = None;
        }
    }
    Some(NameCell { read_from, surname_apart: apart })
}
