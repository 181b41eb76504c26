//! Comma, semicolon, tab and bar separated text in any encoding, read as a stream. Every value stays text exactly as typed.
//!
//! A quotation mark that is opened and never closed swallows the lines below it. Lines that are records of their own are read so
//! and marked, for the officer to look at.

use std::collections::VecDeque;
use std::io::{Read, Seek};

use super::lines::{Line, Lines, Written};
use super::receiver::{Gauge, Receiver};
use crate::error::ImportError;
use crate::note::Note;
use crate::read::sheet::{Mark, Value};

/// Lines that one record may have.
const MOST_LINES: usize = 200;
/// Lines by which the separator is told.
const TOLD_BY: usize = 20;

/// Hands over the one sheet of a text file.
pub(crate) fn read(
    mut source: impl Read + Seek,
    receiver: &mut dyn Receiver,
    gauge: &Gauge<'_>,
) -> Result<(), ImportError> {
    let length = source.seek(std::io::SeekFrom::End(0)).map_err(super::unreadable)?;
    let written = Written::of(&mut source)?;
    let mut text = Text { lines: Lines::new(source, written), waiting: VecDeque::new(), shape: Shape::default() };
    text.tell_shape()?;
    receiver.begin("CSV")?;
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    let (mut row, mut empty, mut has_losses, mut has_letters) = (0u32, true, false, false);
    while let Some(record) = text.record()? {
        row = row.saturating_add(1);
        gauge.at(text.lines.done.min(length), length);
        has_losses |= record.has_losses;
        has_letters |= !record.text.is_ascii();
        if record.is_otherwise {
            receiver.mark(Mark::OtherwiseWritten(row, row))?;
        }
        if let Some(swallowed) = record.swallowed {
            receiver.mark(Mark::Swallowed(row, row.saturating_add(swallowed)))?;
        }
        let mut put = |column: u32, field: &str| {
            empty &= field.is_empty();
            receiver.put(row, column, Value::Text(field))
        };
        match record.swallowed {
            // The mark that nobody closed is no part of what was written.
            Some(_) => (1..)
                .zip(record.text.split(char::from(text.shape.delimiter)))
                .try_for_each(|(column, field)| put(column, field.strip_prefix('"').unwrap_or(field)))?,
            None => drop(split(&record.text, text.shape.delimiter, &mut put)?),
        }
    }
    if empty {
        return Err(ImportError::Empty);
    }
    if has_losses {
        let message = "ไฟล์ข้อความนี้มีบางตัวอักษรที่เสียหายและอ่านไม่ได้ ได้ตัดออกแล้ว โปรดตรวจค่าที่แสดงว่าซ่อม";
        receiver.note(Note::new("letters_lost", message))?;
    }
    if written == Written::Thai && has_letters {
        receiver.note(Note::new("read_as_tis620", "อ่านไฟล์ข้อความนี้เป็นภาษาไทยแบบ TIS-620 / Windows-874"))?;
    }
    Ok(())
}

/// How the records of a text look.
#[derive(Clone, Copy, Debug)]
struct Shape {
    delimiter: u8,
    /// Separators in a whole record.
    separators: usize,
}

impl Default for Shape {
    fn default() -> Self {
        Self { delimiter: b',', separators: 0 }
    }
}

/// The records of a text.
struct Text<'a> {
    lines: Lines<'a>,
    /// Lines that were looked at and not taken yet.
    waiting: VecDeque<Line>,
    shape: Shape,
}

/// One record: a line, or several where a field has several.
struct Record {
    text: String,
    is_otherwise: bool,
    has_losses: bool,
    /// It opens a quotation mark that is not closed, which swallowed so many lines below it.
    swallowed: Option<u32>,
}

impl Text<'_> {
    fn tell_shape(&mut self) -> Result<(), ImportError> {
        let mut said = 0;
        while said < TOLD_BY {
            let Some(line) = self.lines.next()? else { break };
            said += usize::from(!line.text.trim().is_empty());
            self.waiting.push_back(line);
        }
        let lines: Vec<&str> = self.waiting.iter().map(|line| line.text.as_str()).collect();
        let delimiter = delimiter_of(&lines);
        let separators = lines.iter().map(|line| count_outside_quotes(line, delimiter)).max().unwrap_or(0);
        self.shape = Shape { delimiter, separators };
        Ok(())
    }

    fn line(&mut self) -> Result<Option<Line>, ImportError> {
        match self.waiting.pop_front() {
            Some(line) => Ok(Some(line)),
            None => self.lines.next(),
        }
    }

    fn record(&mut self) -> Result<Option<Record>, ImportError> {
        let Some(Line { text, is_otherwise, has_losses }) = self.line()? else { return Ok(None) };
        let mut record = Record { text, is_otherwise, has_losses, swallowed: None };
        let first = record.text.len();
        let mut taken: Vec<Line> = Vec::new();
        let mut is_torn = false;
        let mut end = self.end_of(&record.text)?;
        while end == End::Open {
            let next = if taken.len() < MOST_LINES { self.line()? } else { None };
            let Some(line) = next else {
                is_torn = true;
                break;
            };
            record.text.push('\n');
            record.text.push_str(&line.text);
            end = self.end_of(&record.text)?;
            // Behind its end the record goes on as it should.
            let quoted =
                if end == End::Open { &line.text } else { line.text.rsplit_once('"').map_or("", |(quoted, _)| quoted) };
            is_torn |= self.is_record(quoted);
            taken.push(line);
        }
        is_torn |= end == End::Beside;
        if !taken.is_empty() || is_torn {
            if is_torn {
                record.text.truncate(first);
                record.swallowed = Some(u32::try_from(taken.len()).unwrap_or(u32::MAX));
                taken.into_iter().rev().for_each(|line| self.waiting.push_front(line));
            } else {
                record.is_otherwise |= taken.iter().any(|line| line.is_otherwise);
                record.has_losses |= taken.iter().any(|line| line.has_losses);
            }
        }
        Ok(Some(record))
    }

    fn end_of(&self, text: &str) -> Result<End, ImportError> {
        if text.contains('"') { split(text, self.shape.delimiter, &mut |_, _| Ok(())) } else { Ok(End::Closed) }
    }

    /// Whether a line looks like a record of its own. With one separator a line of a note may.
    fn is_record(&self, line: &str) -> bool {
        let separators = memchr::memchr_iter(self.shape.delimiter, line.as_bytes()).count();
        self.shape.separators > 1 && separators >= self.shape.separators
    }
}

/// How a record ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// With every quotation mark closed.
    Closed,
    /// So, but one over several lines or columns was closed amid a field.
    Beside,
    /// Within a quotation.
    Open,
}

/// Takes a record apart. As spreadsheets do, a quotation begins only where a field does, and what is behind its end belongs to the
/// field.
fn split(
    text: &str,
    delimiter: u8,
    take: &mut dyn FnMut(u32, &str) -> Result<(), ImportError>,
) -> Result<End, ImportError> {
    if text.is_empty() {
        return Ok(End::Closed);
    }
    let (bytes, mut at, mut column, mut end) = (text.as_bytes(), 0, 1, End::Closed);
    let mut field = String::new();
    loop {
        let next = |from: usize| memchr::memchr(delimiter, &bytes[from..]).map_or(bytes.len(), |found| from + found);
        if bytes.get(at) == Some(&b'"') {
            field.clear();
            at += 1;
            loop {
                let Some(mark) = memchr::memchr(b'"', &bytes[at..]).map(|found| at + found) else {
                    field.push_str(&text[at..]);
                    take(column, &field)?;
                    return Ok(End::Open);
                };
                field.push_str(&text[at..mark]);
                at = mark + 1;
                if bytes.get(at) != Some(&b'"') {
                    break;
                }
                field.push('"');
                at += 1;
            }
            let rest = next(at);
            if rest > at && field.contains(['\n', char::from(delimiter)]) {
                end = End::Beside;
            }
            field.push_str(&text[at..rest]);
            take(column, &field)?;
            at = rest;
        } else {
            let rest = next(at);
            take(column, &text[at..rest])?;
            at = rest;
        }
        if at == bytes.len() {
            return Ok(end);
        }
        at += 1;
        column += 1;
    }
}

/// The separator that splits the first lines into the most columns, evenly; a comma when nothing speaks for another.
fn delimiter_of(lines: &[&str]) -> u8 {
    let lines: Vec<&&str> = lines.iter().filter(|line| !line.trim().is_empty()).collect();
    let score = |delimiter: u8| {
        let counts: Vec<usize> = lines.iter().map(|line| count_outside_quotes(line, delimiter)).collect();
        let lines_with = counts.iter().filter(|n| **n > 0).count();
        let same = counts.first().map_or(0, |first| counts.iter().filter(|n| *n == first).count());
        (lines_with + same) * usize::from(lines_with > 0)
    };
    let mut best = (score(b','), b',');
    for delimiter in [b'\t', b';', b'|'] {
        if score(delimiter) > best.0 {
            best = (score(delimiter), delimiter);
        }
    }
    best.1
}

fn count_outside_quotes(line: &str, delimiter: u8) -> usize {
    let mut quoted = false;
    line.bytes()
        .filter(|b| {
            quoted ^= *b == b'"';
            !quoted && *b == delimiter
        })
        .count()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::read::read_with;
    use crate::read::sheet::Workbook;

    fn book(text: &str) -> Workbook {
        read_with(|bytes, receiver, gauge| read(Cursor::new(bytes), receiver, gauge), text.as_bytes()).expect("read")
    }

    fn cell(book: &Workbook, row: u32, column: u32) -> String {
        book.sheets[0].get(row, column).map(|v| v.written().into_owned()).unwrap_or_default()
    }

    #[test]
    fn each_separator_is_found_and_quoted_ones_do_not_count() {
        for delimiter in [',', ';', '\t', '|'] {
            let text = format!("ชื่อ{delimiter}ตำแหน่ง\nสมชาย{delimiter}\"นักวิชาการ, ชำนาญการ; พิเศษ\"\n");
            let read = book(&text);
            assert_eq!(cell(&read, 2, 2), "นักวิชาการ, ชำนาญการ; พิเศษ", "{delimiter:?}");
        }
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
        let read = book("\n\na,b\r\n\r\nc,\"two\nlines\"\nd,e\n");
        let rows: Vec<u32> = read.sheets[0].rows().map(crate::read::sheet::Row::number).collect();
        assert_eq!(rows, [3, 5, 6]);
        assert_eq!(cell(&read, 5, 2), "two\nlines");
    }

    #[test]
    fn leading_zeros_and_long_numbers_stay_as_typed() {
        let read = book("a,b\n0123,1234567890121\n");
        assert_eq!((cell(&read, 2, 1), cell(&read, 2, 2)), ("0123".into(), "1234567890121".into()));
    }

    #[test]
    fn a_page_of_blank_lines_before_many_rows_is_counted_once() {
        let text = format!("{}{}", "\n".repeat(300_000), "a,b\n".repeat(50_000));
        let begun = std::time::Instant::now();
        let read = book(&text);
        assert_eq!(cell(&read, 350_000, 2), "b");
        assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    }

    #[test]
    fn a_quotation_that_swallows_records_is_read_line_by_line_and_marked() {
        for closing in ["4,d,\"y\",w", "4,d,y,w"] {
            let read = book(&format!("n,a,b,c\n1,a,x,\"say \"\"so\"\"\"\n2,b,\"x,w\n3,c,x,w\n{closing}\n5,e,x,w\n"));
            let row = |row| [1, 2, 3, 4].map(|column| cell(&read, row, column)).join("|");
            assert_eq!([2, 3, 4, 5, 6].map(row), ["1|a|x|say \"so\"", "2|b|x|w", "3|c|x|w", "4|d|y|w", "5|e|x|w"]);
            let swallowed: Vec<_> = read.sheets[0].marks.swallowed.each().collect();
            assert_eq!(swallowed.first().map(|(first, _)| *first), Some(3), "{closing}");
        }
    }

    #[test]
    fn a_field_of_several_lines_and_a_mark_for_inches_are_no_faults() {
        let read = book("n,a,b\n1,\"two\nlines, of a note\",x\n2,20\",\"y\"\n");
        assert_eq!((cell(&read, 2, 2), cell(&read, 2, 3)), ("two\nlines, of a note".into(), "x".into()));
        assert_eq!((cell(&read, 3, 2), cell(&read, 3, 3)), ("20\"".into(), "y".into()));
        assert!(read.sheets[0].marks.swallowed.is_empty());
    }
}
