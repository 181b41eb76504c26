//! Other tables of the same sheet: below the one that is read, with headings of their own, or beside it, with the same ones
//! again. The officer is told what is left unread and says which table is read.

use std::collections::HashSet;

use super::{About, declared, words_of};
use crate::choices::Choices;
use crate::detect::header::{self, Header};
use crate::question::{ONE_OF, TABLES_BELOW, TABLES_BESIDE, TableDoubt};
use crate::read::sheet::{LAST_ROW, Sheet, column_letters};

/// Rows that are tried as headings at most.
const TRIED: usize = 500;
/// Sketches of texts.
const SKETCHES: usize = 1 << 13;
/// Fields that headings must name to be those of a table.
const FEWEST: usize = 2;
/// Rows at the end of a table that may be the title of the next.
const TITLES: usize = 3;

/// The table that is read, of those one below the other: its header, its last row, and what is asked.
pub(super) fn below(
    sheet: &Sheet,
    columns: &[&'static About],
    header: Header<usize>,
    choices: &Choices,
) -> (Header<usize>, u32, Option<TableDoubt>) {
    let mut headers = vec![header];
    for row in candidates(sheet, columns, &headers[0]) {
        let next = header::at(sheet, &declared(columns), (row, row));
        if is_other(&next, headers.last().expect("the first is there")) {
            headers.push(next);
        }
    }
    if headers.len() == 1 {
        return (headers.remove(0), LAST_ROW, None);
    }
    let tops: Vec<u32> = headers.iter().skip(1).map(|header| header.rows.0).collect();
    let rows = tops.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let message = format!(
        "แผ่นงานนี้มี {} ตารางเรียงลงมา ตารางถัดไปมีหัวตารางที่แถว {rows} อ่านได้ครั้งละหนึ่งตาราง ตารางอื่นจะไม่ถูกนำเข้าในครั้งนี้",
        headers.len()
    );
    let doubt = TableDoubt::of_table(&TABLES_BELOW, tops[0], message).offering(headers.len());
    let chosen = chosen(choices.answer(&TABLES_BELOW, "")).min(headers.len() - 1);
    let end = tops.get(chosen).map_or(LAST_ROW, |next| before_titles(sheet, *next));
    (headers.swap_remove(chosen), end, Some(doubt))
}

/// Gives the columns of the table that is read, of those side by side, their meanings.
pub(super) fn beside(header: &mut Header<usize>, choices: &Choices) -> Option<TableDoubt> {
    let groups = groups(header);
    if groups.len() < 2 {
        return None;
    }
    let chosen = chosen(choices.answer(&TABLES_BESIDE, "")).min(groups.len() - 1);
    let starts = groups.iter().filter_map(|group| group.iter().map(|(number, _)| *number).min()).map(column_letters);
    let message = format!(
        "แผ่นงานนี้มี {} ตารางวางข้างกัน เริ่มที่คอลัมน์ {} อ่านได้ครั้งละหนึ่งตาราง ตารางอื่นจะไม่ถูกนำเข้าในครั้งนี้",
        groups.len(),
        starts.collect::<Vec<_>>().join(", ")
    );
    if chosen > 0 {
        for column in &mut header.columns {
            let meant = groups[chosen].iter().find(|(number, _)| *number == column.number).map(|(_, field)| *field);
            column.field = meant;
        }
    }
    Some(TableDoubt::of_table(&TABLES_BESIDE, header.rows.1, message).offering(groups.len()))
}

/// Columns and what they mean, of each table that stands side by side with others; the first is that which was found.
fn groups(header: &Header<usize>) -> Vec<Vec<(u32, usize)>> {
    let first: Vec<(u32, usize)> = header.columns.iter().filter_map(|c| Some((c.number, c.field?))).collect();
    let mut groups = vec![first.clone()];
    for column in header.columns.iter().filter(|column| column.field.is_none()) {
        let same = |field: usize| header.column_of(field).is_some_and(|held| held.heading == column.heading);
        let Some(field) = column.meant.filter(|field| same(*field)) else { continue };
        let goes_on = groups.iter_mut().skip(1).find(|group| group.iter().all(|(_, held)| *held != field));
        match goes_on {
            Some(group) => group.push((column.number, field)),
            None => groups.push(vec![(column.number, field)]),
        }
    }
    // Each lies to the right of what the one before it has of the same.
    let is_apart = |before: &[(u32, usize)], group: &[(u32, usize)]| {
        let shared = before.iter().filter(|(_, field)| group.iter().any(|(_, other)| other == field));
        let last = shared.map(|(number, _)| *number).max();
        group.len() >= FEWEST && group.iter().all(|(number, _)| Some(*number) > last)
    };
    let apart = groups.windows(2).take_while(|pair| is_apart(&pair[0], &pair[1])).count();
    groups.truncate(apart + 1);
    groups
}

/// The place of the table that was chosen, the first where none was.
fn chosen(answer: Option<&str>) -> usize {
    answer.and_then(|answer| ONE_OF.iter().position(|word| *word == answer)).unwrap_or(0)
}

/// Rows below a header that hold several words of headings.
fn candidates(sheet: &Sheet, columns: &[&'static About], header: &Header<usize>) -> Vec<u32> {
    let mut words: HashSet<String, hashbrown::DefaultHashBuilder> = HashSet::default();
    words.extend(columns.iter().flat_map(|about| words_of(about)).map(str::to_owned));
    words.extend(header.columns.iter().filter(|column| column.field.is_some()).map(|column| column.heading.clone()));
    let longest = words.iter().map(String::len).max().unwrap_or(0);
    // Nearly no text is such a word, and there may be millions: their sketches are compared first.
    let mut sketches = vec![false; SKETCHES];
    words.iter().for_each(|word| sketches[sketch(word)] = true);
    let known = sheet.which_texts(longest, |text| sketches[sketch(text)] && words.contains(text.trim_end()));
    let is_one = |row: &crate::read::sheet::Row<'_>| row.codes().filter(|code| known.has(*code)).take(FEWEST).count();
    let rows = sheet.rows_below(header.rows.1).filter(|row| is_one(row) >= FEWEST);
    rows.take(TRIED).map(crate::read::sheet::Row::number).collect()
}

/// Some of a text's letters in a number: equal for equal texts, whatever spaces end them.
fn sketch(text: &str) -> usize {
    let byte = |at: usize| text.as_bytes().get(at).filter(|byte| !byte.is_ascii_whitespace()).copied().unwrap_or(0);
    [2, 5, 8].into_iter().fold(0, |sketch, at| (sketch * 41 + usize::from(byte(at))) % SKETCHES)
}

/// Whether a row of headings is that of another table: it names enough, and not all where they stood before.
fn is_other(next: &Header<usize>, before: &Header<usize>) -> bool {
    let held: Vec<(u32, usize)> = next.columns.iter().filter_map(|c| Some((c.number, c.field?))).collect();
    let moved = |(number, field): &(u32, usize)| before.column_of(*field).is_none_or(|c| c.number != *number);
    let moved = held.iter().filter(|column| moved(column)).count();
    held.len() >= FEWEST && moved > 0 && next.score() * 2 >= before.score()
}

/// The last row of a table above another's header: a title of the other, behind a gap, is none of it.
fn before_titles(sheet: &Sheet, header: u32) -> u32 {
    let mut last = header - 1;
    let above = (1..header).rev().take(TITLES).map_while(|number| Some((number, sheet.row(number)?)));
    let titles = above.take_while(|(_, row)| row.cells().count() == 1);
    for (number, _) in titles {
        if sheet.row(number - 1).is_none() {
            last = number - 1;
        }
    }
    last
}
