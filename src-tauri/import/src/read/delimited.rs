//! Comma, semicolon, tab and bar separated text in any encoding. Every value stays text exactly as typed.

use encoding_rs::WINDOWS_874;

use super::encoding;
use super::receiver::{Gauge, Receiver};
use crate::error::ImportError;
use crate::note::Note;
use crate::read::sheet::Value;

/// Hands over the one sheet of a text file.
pub(crate) fn read(bytes: &[u8], receiver: &mut dyn Receiver, gauge: &Gauge<'_>) -> Result<(), ImportError> {
    let decoded = encoding::decode(bytes)?;
    let text = decoded.text.trim_end_matches('\u{1a}');
    let delimiter = delimiter_of(text);
    receiver.begin("CSV")?;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let first = text.len() - text.trim_start_matches(['\r', '\n']).len();
    let (mut row, mut empty) = (0u32, true);
    while reader.read_record(&mut record).map_err(|e| ImportError::damaged(e.to_string()))? {
        // The reader passes over blank lines, which are rows in a spreadsheet.
        row = row.saturating_add(1).saturating_add(blank_lines_before(text, first, record.position()));
        for (column, field) in (1u32..).zip(&record) {
            empty &= field.is_empty();
            receiver.put(row, column, Value::Text(field))?;
        }
        gauge.at(usize::try_from(reader.position().byte()).unwrap_or(0), text.len());
    }
    if empty {
        return Err(ImportError::Empty);
    }
    if decoded.has_losses {
        let message = "ไฟล์ข้อความนี้มีบางตัวอักษรที่เสียหายและอ่านไม่ได้ ได้ตัดออกแล้ว โปรดตรวจค่าที่แสดงว่าซ่อม";
        receiver.note(Note::new("letters_lost", message))?;
    }
    if decoded.encoding == WINDOWS_874 && !bytes.is_ascii() {
        receiver.note(Note::new("read_as_tis620", "อ่านไฟล์ข้อความนี้เป็นภาษาไทยแบบ TIS-620 / Windows-874"))?;
    }
    Ok(())
}

/// Blank lines directly before a record; `first` is where the first record begins.
fn blank_lines_before(text: &str, first: usize, at: Option<&csv::Position>) -> u32 {
    let Some(before) = at.and_then(|p| usize::try_from(p.byte()).ok()).and_then(|end| text.get(..end)) else {
        return 0;
    };
    // The record's position may or may not lie past the blank lines; count those on either side of it.
    let ahead = text[before.len()..].bytes().take_while(|b| matches!(b, b'\r' | b'\n')).filter(|b| *b == b'\n').count();
    let behind = before.bytes().rev().take_while(|b| matches!(b, b'\r' | b'\n')).filter(|b| *b == b'\n').count();
    let ends_previous = usize::from(before.len() > first);
    u32::try_from((ahead + behind).saturating_sub(ends_previous)).unwrap_or(0)
}

/// The separator that splits the first lines into the most columns, evenly; a comma when nothing speaks for another.
fn delimiter_of(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).take(20).collect();
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
    use super::*;
    use crate::read::read_with;
    use crate::read::sheet::Workbook;

    fn cell(book: &Workbook, row: u32, column: u32) -> String {
        book.sheets[0].get(row, column).map(|v| v.written().into_owned()).unwrap_or_default()
    }

    #[test]
    fn each_separator_is_found_and_quoted_ones_do_not_count() {
        for delimiter in [',', ';', '\t', '|'] {
            let text = format!("ชื่อ{delimiter}ตำแหน่ง\nสมชาย{delimiter}\"นักวิชาการ, ชำนาญการ; พิเศษ\"\n");
            let book = read_with(read, text.as_bytes()).expect("read");
            assert_eq!(cell(&book, 2, 2), "นักวิชาการ, ชำนาญการ; พิเศษ", "{delimiter:?}");
        }
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
        let book = read_with(read, "\n\na,b\r\n\r\nc,\"two\nlines\"\nd,e\n".as_bytes()).expect("read");
        let rows: Vec<u32> = book.sheets[0].rows().map(crate::read::sheet::Row::number).collect();
        assert_eq!(rows, [3, 5, 6]);
        assert_eq!(cell(&book, 5, 2), "two\nlines");
    }

    #[test]
    fn leading_zeros_and_long_numbers_stay_as_typed() {
        let book = read_with(read, "a,b\n0123,1234567890121\n".as_bytes()).expect("read");
        assert_eq!((cell(&book, 2, 1), cell(&book, 2, 2)), ("0123".into(), "1234567890121".into()));
    }

    #[test]
    fn a_page_of_blank_lines_before_many_rows_is_counted_once() {
        let text = format!("{}{}", "\n".repeat(300_000), "a,b\n".repeat(50_000));
        let begun = std::time::Instant::now();
        let book = read_with(read, text.as_bytes()).expect("read");
        assert_eq!(cell(&book, 350_000, 2), "b");
        assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    }
}
