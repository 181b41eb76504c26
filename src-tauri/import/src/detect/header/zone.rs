//! The rows that a header may stand in, every cell and every merged area looked at once: a row may be as wide as the grid and a
//! sheet may have two hundred thousand areas.

use std::collections::HashMap;
use std::rc::Rc;

use super::WIDEST;
use crate::parse::text::{arabic_digits, clean};
use crate::read::sheet::{Area, Sheet};

/// Rows and the headings in them.
pub(super) struct Zone<'a> {
    sheet: &'a Sheet,
    lines: HashMap<u32, Line>,
}

/// A row.
#[derive(Default)]
struct Line {
    /// What heads each column, from the first on.
    words: Vec<Option<Heading>>,
    /// Numbers that are headings, by column.
    numbers: HashMap<u32, Rc<str>>,
    /// The last row that a merged area of this row reaches.
    reaches: u32,
}

/// A text over a column.
#[derive(Clone)]
struct Heading {
    text: Rc<str>,
    /// The column it stands in.
    left: u32,
    is_merged: bool,
}

/// How many columns to the right of it a heading is looked for that was not merged over them.
const FARTHEST: usize = 8;
/// The most columns that are numbered under one heading: months.
const MOST_NUMBERED: u32 = 12;

impl<'a> Zone<'a> {
    /// Looks at some rows, of those that follow each other the upper first.
    pub(super) fn of(sheet: &'a Sheet, rows: &[u32]) -> Self {
        let last = rows.iter().copied().max().unwrap_or(0);
        let mut areas: Vec<Area> =
            sheet.merged.iter().filter(|area| area.top <= last && area.left <= WIDEST).copied().collect();
        // Stable: of areas that overlap the first of the file stands.
        areas.sort_by_key(|area| area.left);
        let mut zone = Self { sheet, lines: HashMap::new() };
        for row in rows {
            if !zone.lines.contains_key(row) {
                let line = zone.line(*row, &areas);
                zone.lines.insert(*row, line);
            }
        }
        zone
    }

    fn line(&self, row: u32, areas: &[Area]) -> Line {
        let mut line = Line::default();
        let cells = self.sheet.row(row).into_iter().flat_map(|row| row.cells());
        for (column, value) in cells.take_while(|(column, _)| *column <= WIDEST) {
            line.put(column, column, words_of(&value.written()), false);
        }
        let mut end = 0;
        for area in areas.iter().filter(|area| (area.top..=area.bottom).contains(&row)) {
            if area.left > end {
                end = area.right.min(WIDEST);
                let text = self.sheet.get(area.top, area.left).and_then(|value| words_of(&value.written()));
                line.reaches = line.reaches.max(if text.is_some() { area.bottom } else { 0 });
                (area.left..=end).for_each(|column| line.put(column, area.left, text.clone(), true));
            }
        }
        line.numbers = self.numbers(row);
        line
    }

    /// The numbers of a row that are headings: 1, 2, 3 … under one heading over all of them ("ไตรมาส", "เกณฑ์การให้คะแนน"). A row
    /// that numbers anything else besides is no heading.
    fn numbers(&self, row: u32) -> HashMap<u32, Rc<str>> {
        let none = HashMap::new();
        let (Some(above), Some(cells)) =
            (row.checked_sub(1).and_then(|above| self.lines.get(&above)), self.sheet.row(row))
        else {
            return none;
        };
        let (mut numbers, mut last) = (HashMap::new(), None);
        for (column, value) in cells.cells().take_while(|(column, _)| *column <= WIDEST) {
            let text = arabic_digits(&clean(&value.written()).text);
            let Ok(number) = text.parse::<u32>() else { continue };
            let continues = last.is_some_and(|(before, counted)| {
                (column, number) == (before + 1, counted + 1) && above.is_one(before, column)
            });
            if number > MOST_NUMBERED || !(continues || number == 1 && above.word(column).is_some()) {
                return none;
            }
            last = Some((column, number));
            numbers.insert(column, Rc::from(text));
        }
        // One number is a value.
        if numbers.len() > 1 { numbers } else { none }
    }

    /// Whether a merged area of a row reaches down to another.
    pub(super) fn spans(&self, row: u32, bottom: u32) -> bool {
        self.lines.get(&row).is_some_and(|line| line.reaches >= bottom)
    }

    /// The columns that hold anything in these rows.
    pub(super) fn columns(&self, rows: (u32, u32)) -> Vec<u32> {
        let held = (rows.0..=rows.1).filter_map(|n| self.sheet.row(n));
        let mut columns: Vec<u32> =
            held.flat_map(|row| row.cells().map(|(column, _)| column).take_while(|column| *column <= WIDEST)).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// The headings over a column from the top down, each once. A merged cell heads every column it lies over; one that is not
    /// merged also heads the empty columns to its right that have a heading of their own below.
    pub(super) fn headings(&self, rows: (u32, u32), column: u32) -> Vec<Rc<str>> {
        let mut levels: Vec<Rc<str>> = Vec::new();
        for number in rows.0..=rows.1 {
            let Some(line) = self.lines.get(&number) else { continue };
            let below = self.lines.get(&(number + 1)).filter(|_| number < rows.1);
            let text = match line.word(column) {
                Some(heading) => Some(&heading.text),
                // A number is a heading only under one.
                None if number > rows.0 && line.numbers.contains_key(&column) => line.numbers.get(&column),
                None if below.is_some_and(|below| below.heads(column)) => line.leftward(column),
                None => None,
            };
            levels.extend(text.filter(|text| levels.last() != Some(text)).cloned());
        }
        levels
    }
}

impl Line {
    fn put(&mut self, column: u32, left: u32, text: Option<Rc<str>>, is_merged: bool) {
        let at = column as usize - 1;
        if self.words.len() <= at {
            self.words.resize(at + 1, None);
        }
        self.words[at] = text.map(|text| Heading { text, left, is_merged });
    }

    fn word(&self, column: u32) -> Option<&Heading> {
        self.words.get(column as usize - 1)?.as_ref()
    }

    /// Whether a column has a heading of its own here.
    fn heads(&self, column: u32) -> bool {
        self.word(column).is_some() || self.numbers.contains_key(&column)
    }

    /// Whether what heads a column heads the next one too: merged over both, or nothing else is there.
    fn is_one(&self, column: u32, next: u32) -> bool {
        match (self.word(column), self.word(next)) {
            (Some(one), Some(other)) => one.is_merged && one.left == other.left,
            (_, None) => true,
            (None, Some(_)) => false,
        }
    }

    /// The nearest heading to the left; a merged one says itself how far it reaches.
    fn leftward(&self, column: u32) -> Option<&Rc<str>> {
        let mut leftward = (1..column).rev().take(FARTHEST).filter_map(|column| self.word(column));
        leftward.next().filter(|heading| !heading.is_merged).map(|heading| &heading.text)
    }
}

/// Headings are words.
fn words_of(written: &str) -> Option<Rc<str>> {
    let text = clean(written).text;
    text.chars().any(char::is_alphabetic).then(|| Rc::from(text))
}
