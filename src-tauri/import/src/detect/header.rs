//! Finding the header of a table and what each of its columns means: below titles, over one row or two, merged or not.
//!
//! A target (people, later training, plans …) declares its columns once, each with the words people write over it. This engine
//! knows no target. Invariant: a column means at most one field and a field is read from at most one column.

mod words;
mod zone;

use crate::parse::text::is_letter;
use crate::read::sheet::{LAST_ROW, Row, Sheet, Value};
use words::{Key, Lookup};
use zone::Zone;

/// One column a target knows.
#[derive(Debug)]
pub(crate) struct Declared<F> {
    /// What it holds.
    pub(crate) field: F,
    /// What people write over it, best first; the first is how we name it.
    pub(crate) words: Vec<&'static str>,
    /// How much finding it speaks for a row being the header.
    pub(crate) weight: u32,
}

/// A header that was found.
#[derive(Clone, Debug)]
pub(crate) struct Header<F> {
    /// First and last row, counted from 1.
    pub(crate) rows: (u32, u32),
    /// Every column with a heading or with values, in order.
    pub(crate) columns: Vec<Column<F>>,
    score: u32,
}

/// A column of the table and what it was taken for.
#[derive(Clone, Debug)]
pub(crate) struct Column<F> {
    /// Counted from 1.
    pub(crate) number: u32,
    /// The heading as written, levels joined; empty where there is none.
    pub(crate) heading: String,
    /// What it holds; `None` when no declaration knows it or another column holds that already.
    pub(crate) field: Option<F>,
    /// What its heading says it holds, though another column holds that.
    pub(crate) meant: Option<F>,
    /// 100 for a known word, 90 when a spelling was forgiven, less when only the values say so.
    pub(crate) confidence: u32,
}

impl<F: Copy + PartialEq> Header<F> {
    /// The column a field is read from.
    pub(crate) fn column_of(&self, field: F) -> Option<&Column<F>> {
        self.columns.iter().find(|c| c.field == Some(field))
    }

    /// How sure we are, to compare sheets.
    pub(crate) const fn score(&self) -> u32 {
        self.score
    }

    const fn height(&self) -> u32 {
        self.rows.1 - self.rows.0
    }

    /// Whether a row repeats the header, as after a page break: two thirds of its known headings, where there are three.
    ///
    /// Nearly every row is data, so letters are compared before words are taken apart.
    pub(crate) fn repeats_in(&self, row: Row<'_>) -> bool {
        let known = || self.columns.iter().filter(|c| c.field.is_some() && !c.heading.is_empty());
        let columns = known().count();
        let repeated = |says: fn(&Value<'_>, &str) -> bool| {
            known().filter(|c| row.get(c.number).is_some_and(|value| says(&value, &c.heading))).count()
        };
        let is_enough = |repeated: usize| repeated * 3 >= columns * 2;
        columns >= 3 && is_enough(repeated(begins_alike)) && is_enough(repeated(says_so))
    }
}

/// Whether a cell begins as a heading does.
fn begins_alike(value: &Value<'_>, heading: &str) -> bool {
    let Value::Text(text) = value else { return false };
    let first = |text: &str| text.chars().find(|c| c.is_ascii_digit() || is_letter(*c));
    first(text) == first(heading)
}

/// Whether a cell says a heading, spelling forgiven.
fn says_so(value: &Value<'_>, heading: &str) -> bool {
    let Value::Text(text) = value else { return false };
    Key::of(text) == Key::of(heading)
}

/// Headers lie near the top; below this a row is data.
const DEEPEST: usize = 60;
/// Rows of a header at most, whoever says where it is.
pub(crate) const TALLEST: u32 = 5;
/// Columns that are looked at: no table of people or plans is as wide.
pub(crate) const WIDEST: u32 = 512;

/// The header that stands in these rows, whatever it means.
pub(crate) fn at<F: Copy + PartialEq>(sheet: &Sheet, declared: &[Declared<F>], rows: (u32, u32)) -> Header<F> {
    let top = rows.0.min(LAST_ROW);
    let rows = (top, rows.1.clamp(top, top + TALLEST - 1));
    read(&Zone::of(sheet, &(rows.0..=rows.1).collect::<Vec<_>>()), &Lookup::new(declared), declared, rows)
}

/// The best header of a sheet; `None` when no row holds a known word.
pub(crate) fn find<F: Copy + PartialEq>(sheet: &Sheet, declared: &[Declared<F>]) -> Option<Header<F>> {
    let lookup = Lookup::new(declared);
    let tops: Vec<u32> = sheet.rows().take(DEEPEST).map(Row::number).collect();
    let rows: Vec<u32> = tops.iter().flat_map(|top| *top..=top + 2).collect();
    let zone = Zone::of(sheet, &rows);
    let mut best: Option<Header<F>> = None;
    for top in tops {
        for bottom in [top, top + 1, top + 2] {
            if bottom > top && sheet.row(bottom).is_none() && !zone.spans(top, bottom) {
                continue;
            }
            let header = read(&zone, &lookup, declared, (top, bottom));
            // Of equals the smaller one is the header, then the upper: titles above and rows below add nothing.
            let better = best.as_ref().is_none_or(|best| (header.score, best.height()) > (best.score, header.height()));
            if header.score > 0 && better {
                best = Some(header);
            }
        }
    }
    best.map(|header| lengthened(header, sheet))
}

/// A header whose merged cells reach further down ends where they end.
fn lengthened<F>(mut header: Header<F>, sheet: &Sheet) -> Header<F> {
    let (top, bottom) = header.rows;
    let reached = sheet.merged.iter().filter(|a| (top..=bottom).contains(&a.top));
    let end = reached.map(|a| a.bottom).filter(|end| *end <= top + 3).max().unwrap_or(bottom);
    header.rows.1 = bottom.max(end);
    header
}

fn read<F: Copy + PartialEq>(
    zone: &Zone<'_>,
    lookup: &Lookup,
    declared: &[Declared<F>],
    rows: (u32, u32),
) -> Header<F> {
    let mut columns: Vec<Column<F>> = Vec::new();
    // Which column holds each declaration best: (rank of the match, column index).
    let mut holders: Vec<Option<(u32, usize)>> = vec![None; declared.len()];
    for number in zone.columns(rows) {
        let levels = zone.headings(rows, number);
        let Some(last) = levels.last() else { continue };
        let heading = levels.join(" ");
        let found =
            meaning(lookup, &heading, last).filter(|found| !is_of_another(&heading, &declared[found.declaration]));
        if let Some(found) = &found {
            let holder = &mut holders[found.declaration];
            if holder.is_none_or(|(rank, _)| found.rank < rank) {
                *holder = Some((found.rank, columns.len()));
            }
        }
        let confidence = found.map_or(0, |f| f.confidence);
        let meant = found.map(|f| declared[f.declaration].field);
        columns.push(Column { number, heading, field: None, meant, confidence });
    }
    let mut score = 0;
    for (declaration, holder) in declared.iter().zip(&holders) {
        if let Some((_, index)) = holder {
            columns[*index].field = Some(declaration.field);
            score += declaration.weight * columns[*index].confidence / 10;
        }
    }
    Header { rows, columns, score }
}

/// What a heading of levels means: its lowest level if that is the very name of a field ("ตำแหน่ง" over "ระดับ" is a level),
/// else all of it ("วันเดือนปี" over "เกิด", "ตำแหน่ง" over "เลขที่"), else its lowest level after all.
fn meaning(lookup: &Lookup, whole: &str, lowest: &str) -> Option<words::Found> {
    let lowest = lookup.find(lowest);
    match lowest {
        Some(found) if found.rank == 0 => lowest,
        _ => lookup.find(whole).or(lowest),
    }
}

/// Whether a heading, or one above it, speaks of somebody else than the row is about: the father's name is not the employee's.
fn is_of_another<F>(heading: &str, declared: &Declared<F>) -> bool {
    const OTHERS: [&str; 24] = [
        "บิดา",
        "มารดา",
        "คู่สมรส",
        "สามี",
        "ภรรยา",
        "ภริยา",
        "บุตร",
        "บังคับบัญชา",
        "ผู้ประสานงาน",
        "ผู้ติดต่อ",
        "บุคคลอ้างอิง",
        "ผู้ค้ำประกัน",
        "ฉุกเฉิน",
        "ผู้รับรอง",
        "ผู้เสนอ",
        "ผู้อนุมัติ",
        "คนเดิม",
        "father",
        "mother",
        "spouse",
        "supervisor",
        "manager",
        "emergency",
        "contact person",
    ];
    let heading = heading.to_lowercase();
    let asks_for = |other: &str| declared.words.iter().any(|word| word.to_lowercase().contains(other));
    OTHERS.iter().any(|other| heading.contains(other) && !asks_for(other))
}

/// Columns whose values are never looked at.
pub(crate) fn is_secret(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    let word = |word: &str| matches!(word, "pin" | "pwd" | "otp" | "พิน");
    ["password", "passwd", "passcode", "passphrase", "รหัสผ่าน", "รหัสลับ"].iter().any(|word| lower.contains(word))
        || lower.split(|c: char| !c.is_alphanumeric() && !('\u{e31}'..='\u{e4e}').contains(&c)).any(word)
}

#[cfg(test)]
mod tests;
