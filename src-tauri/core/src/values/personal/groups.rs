//! Runs of digits, what stands between them, and which of them are days, amounts and numbers of documents.

use std::ops::Range;

use super::signs::{Sign, is_of_word, text};

/// What stands between a number and what it is called, spaces aside.
const BETWEEN: [&str; 15] =
    ["เลขที่", "หมายเลข", "ที่", "เลข", "คือ", "number", "no", ":", ".", "#", "-", "(", "=", "\u{201c}", "\""];

/// More signs than any word has that a number is written together with.
const LONGEST_WORD: usize = 16;

/// The digits of a text in the runs they are written in.
pub(super) struct Groups<'a> {
    pub(super) signs: &'a [Sign],
    /// Runs of digits.
    pub(super) runs: Vec<Range<usize>>,
    /// Runs that are no part of an id or a telephone number: of a day, a decimal number, or a value found already.
    pub(super) taken: Vec<bool>,
    /// Those of them that stand in an e-mail address: no id goes through one.
    of_address: Vec<bool>,
}

impl<'a> Groups<'a> {
    pub(super) fn of(signs: &'a [Sign]) -> Self {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, _) in signs.iter().enumerate().filter(|(_, sign)| sign.c.is_ascii_digit()) {
            match runs.last_mut() {
                Some(run) if run.end == at => run.end = at + 1,
                _ => runs.push(at..at + 1),
            }
        }
        let none = vec![false; runs.len()];
        let mut groups = Self { signs, taken: none.clone(), of_address: none, runs };
        groups.take_days_and_decimals();
        groups
    }

    pub(super) fn len(&self) -> usize {
        self.runs.len()
    }

    pub(super) fn size(&self, at: usize) -> usize {
        self.runs[at].len()
    }

    /// The digits of groups, joined.
    pub(super) fn digits(&self, groups: Range<usize>) -> String {
        groups.flat_map(|at| self.signs[self.runs[at].clone()].iter().map(|sign| sign.c)).collect()
    }

    /// The stretch of signs from the first to the last of some groups.
    pub(super) fn stretch(&self, groups: &Range<usize>) -> Range<usize> {
        self.runs[groups.start].start..self.runs[groups.end - 1].end
    }

    /// What stands between a group and the next; nothing after the last.
    pub(super) fn gap(&self, at: usize) -> Option<&'a [Sign]> {
        let next = self.runs.get(at + 1)?;
        Some(&self.signs[self.runs[at].end..next.start])
    }

    /// The mark between a group and the next, where it is at most three signs and one kind of mark, spaces aside; a space
    /// where there are only spaces.
    pub(super) fn mark(&self, at: usize) -> Option<char> {
        let gap = self.gap(at).filter(|gap| gap.len() <= 3)?;
        let mut marks = gap.iter().map(|sign| sign.c).filter(|c| *c != ' ');
        let first = marks.next().unwrap_or(' ');
        marks.all(|c| c == first).then_some(first).filter(|c| matches!(c, ' ' | '-' | '.' | '/' | '_'))
    }

    /// The mark between a group and the next where no space is beside it.
    pub(super) fn tight(&self, at: usize) -> Option<char> {
        let gap = self.gap(at)?;
        self.mark(at).filter(|c| *c != ' ' && gap.len() == 1)
    }

    /// Whether a group is tied to the one before it, so that it is a part of something longer.
    pub(super) fn is_tied_before(&self, at: usize) -> bool {
        at > 0 && self.tight(at - 1).is_some()
    }

    /// Whether a group is tied to the one after it.
    pub(super) fn is_tied_after(&self, at: usize) -> bool {
        self.tight(at).is_some()
    }

    /// What is written before a group, in small letters without spaces: at most so many signs, the nearest last.
    pub(super) fn before(&self, at: usize, most: usize) -> String {
        let start = self.runs[at].start;
        let near: String = text(&self.signs[start.saturating_sub(most)..start]);
        near.chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// Whether a group is labelled by one of some words: nothing but `เลขที่`, `no.` and the like between them. A word further
    /// off is the sentence's.
    pub(super) fn is_labelled(&self, at: usize, words: &[&str]) -> bool {
        let before = self.before(at, 32);
        let mut label = before.as_str();
        loop {
            if words.iter().any(|word| label.ends_with(word)) {
                return true;
            }
            let shorter = BETWEEN.iter().find_map(|between| label.strip_suffix(between));
            let Some(shorter) = shorter else { return false };
            label = shorter;
        }
    }

    /// What is written after a group, without the spaces at its beginning.
    pub(super) fn after(&self, at: usize, most: usize) -> String {
        let end = self.runs[at].end;
        text(&self.signs[end..self.signs.len().min(end + most)]).trim_start().to_owned()
    }

    /// The Latin letters and digits that a group is written together with, as far as [`LONGEST_WORD`] signs go on either side:
    /// a text of nothing else must not be walked through anew for each of its groups.
    pub(super) fn latin_word(&self, at: usize) -> (String, String) {
        let run = &self.runs[at];
        let near = self.signs[..run.start].iter().rev().take(LONGEST_WORD).map(|sign| sign.c);
        let before: Vec<char> = near.take_while(char::is_ascii_alphanumeric).collect();
        let near = self.signs[run.end..].iter().take(LONGEST_WORD).map(|sign| sign.c);
        (before.into_iter().rev().collect(), near.take_while(char::is_ascii_alphanumeric).collect())
    }

    fn number(&self, at: usize) -> u32 {
        self.digits(at..at + 1).parse().unwrap_or(u32::MAX)
    }

    /// A year of either era, written with four digits.
    pub(super) fn is_year(&self, at: usize) -> bool {
        self.size(at) == 4 && matches!(self.number(at), 1900..=2099 | 2400..=2699)
    }

    /// A day written in eight digits.
    pub(super) fn is_written_day(&self, at: usize) -> bool {
        let digits = self.digits(at..at + 1);
        let part = |range: Range<usize>| digits.get(range).and_then(|part| part.parse().ok()).unwrap_or(0_u32);
        let day = |year, month, day| {
            matches!(year, 1900..=2099 | 2400..=2699) && (1..=12).contains(&month) && (1..=31).contains(&day)
        };
        digits.len() == 8 && (day(part(0..4), part(4..6), part(6..8)) || day(part(4..8), part(2..4), part(0..2)))
    }

    fn take_days_and_decimals(&mut self) {
        for at in 0..self.len() {
            if let Some(groups) = self.day(at).or_else(|| self.of_a_year(at)).or_else(|| self.decimal(at)) {
                groups.for_each(|at| self.taken[at] = true);
            }
        }
    }

    /// `1/10/2568`, `2025-10-01`, `01.10.68`.
    fn day(&self, at: usize) -> Option<Range<usize>> {
        let (first, second) = (self.tight(at)?, self.tight(at + 1)?);
        if first != second || first == '_' || self.is_tied_before(at) {
            return None;
        }
        let short = |at: usize, most: u32| self.size(at) <= 2 && (1..=most).contains(&self.number(at));
        let day_first = short(at, 31) && short(at + 1, 12);
        let year_first = self.is_year(at) && short(at + 1, 12) && short(at + 2, 31);
        let by_year = day_first && self.is_year(at + 2) || year_first;
        let by_two = day_first && self.size(at + 2) == 2 && !self.is_tied_after(at + 2);
        (by_year || by_two).then_some(at..at + 3)
    }

    /// `10/2568`, `1234/2568`: a month, or the number of an order of a year.
    fn of_a_year(&self, at: usize) -> Option<Range<usize>> {
        let is_one = self.tight(at) == Some('/') && self.size(at) <= 5 && self.is_year(at + 1);
        (is_one && !self.is_tied_before(at) && !self.is_tied_after(at + 1)).then_some(at..at + 2)
    }

    /// `0.25`, `12.50`, `08.30`: a number with decimals, a time, a section.
    fn decimal(&self, at: usize) -> Option<Range<usize>> {
        let is_one = self.tight(at) == Some('.') && self.size(at + 1) <= 4;
        (is_one && !self.is_tied_before(at) && !self.is_tied_after(at + 1)).then_some(at..at + 2)
    }

    /// Whether groups are near each other: nothing of a word between them, and little else: a dash with three spaces on either
    /// side at most.
    pub(super) fn are_near(&self, groups: &Range<usize>) -> bool {
        (groups.start..groups.end - 1)
            .all(|at| self.gap(at).is_some_and(|gap| gap.len() <= 7 && gap.iter().all(|sign| !is_of_word(sign.c))))
    }

    /// The marks between groups, all of them known.
    pub(super) fn marks(&self, groups: &Range<usize>) -> Option<Vec<char>> {
        (groups.start..groups.end - 1).map(|at| self.mark(at)).collect()
    }

    pub(super) fn sizes(&self, groups: &Range<usize>) -> Vec<usize> {
        groups.clone().map(|at| self.size(at)).collect()
    }

    pub(super) fn are_free(&self, groups: &Range<usize>) -> bool {
        !groups.clone().any(|at| self.taken[at])
    }

    /// Whether any of some groups stands in an e-mail address.
    pub(super) fn touch_an_address(&self, groups: &Range<usize>) -> bool {
        self.of_address[groups.clone()].contains(&true)
    }

    pub(super) fn take_of_address(&mut self, at: usize) {
        (self.taken[at], self.of_address[at]) = (true, true);
    }

    pub(super) fn take(&mut self, groups: Range<usize>) {
        groups.for_each(|at| self.taken[at] = true);
    }
}
