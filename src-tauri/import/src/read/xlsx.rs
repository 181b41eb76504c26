//! Office Open XML workbooks, cell by cell: nothing is sized by what a sheet claims to be.

use std::io::{BufReader, Read, Seek};

use calamine::{CellErrorType, Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;

use super::beside::Beside;
use super::format::Shown;
use super::receiver::{Counted, Gauge, Pass, Receiver};
use super::{guarded, merged, package};
use crate::error::ImportError;
use crate::note::Note;
use crate::read::sheet::{Area, Mark, UNCOMPUTED, Value};

/// Bytes taken from the file at once.
const BUFFER: usize = 64 * 1024;

/// Hands over every worksheet; the source is read as a stream, but for its table of shared texts.
pub(crate) fn read(
    mut source: impl Read + Seek,
    receiver: &mut dyn Receiver,
    gauge: &Gauge<'_>,
) -> Result<(), ImportError> {
    package::check(&mut source)?;
    let looked = Counted::new(&mut source, Pass::Looking, gauge).map_err(super::unreadable)?;
    let mut beside = merged::beside_sheets(BufReader::with_capacity(BUFFER, looked))?;
    let read = Counted::new(source, Pass::Reading, gauge).map_err(super::unreadable)?;
    let source = BufReader::with_capacity(BUFFER, read);
    guarded(|| {
        let mut book: Xlsx<_> = Xlsx::new(source).map_err(refusal)?;
        let starts_1904 = book.has_1904_epoch();
        let sheets: Vec<(String, bool)> = book
            .sheets_metadata()
            .iter()
            .filter(|s| s.typ == SheetType::WorkSheet)
            .map(|s| (s.name.clone(), s.visible != SheetVisible::Visible))
            .collect();
        for (name, is_hidden) in &sheets {
            let beside = beside.remove(name).unwrap_or_default();
            receiver.begin(name)?;
            if *is_hidden {
                receiver.mark(Mark::Hidden)?;
            }
            beside.marks.iter().try_for_each(|mark| receiver.mark(*mark))?;
            read_sheet(&mut book, name, starts_1904, &beside, receiver)?;
            for area in beside.areas.unwrap_or_else(|| merged_cells(&mut book, name)) {
                receiver.merge(area)?;
            }
        }
        if starts_1904 {
            receiver.note(counted_from_1904())?;
        }
        Ok(())
    })
}

fn read_sheet<R: Read + Seek>(
    book: &mut Xlsx<R>,
    name: &str,
    starts_1904: bool,
    beside: &Beside,
    receiver: &mut dyn Receiver,
) -> Result<(), ImportError> {
    let mut cells = book.worksheet_cells_reader(name).map_err(refusal)?;
    let formats: Vec<Shown> = cells.styles().iter().map(shown).collect();
    let mut text = String::new();
    loop {
        let (cell, style) = match cells.next_cell_with_style_id() {
            Ok(Some(found)) => found,
            Ok(None) | Err(XlsxError::XmlEof("sheetData")) => break,
            Err(error) => return Err(refusal(error)),
        };
        let (row, column) = cell.get_position();
        let (row, column) = (row.saturating_add(1), column.saturating_add(1));
        let shown = formats.get(style).unwrap_or(&Shown::Plain);
        match cell.get_value() {
            DataRef::SharedString(text) => receiver.put_shared(row, column, text)?,
            _ if beside.uncomputed.has(row, column) => receiver.put(row, column, Value::Error(UNCOMPUTED))?,
            value => value_of(value, shown, starts_1904, &mut text)
                .map_or(Ok(()), |value| receiver.put(row, column, value))?,
        }
    }
    Ok(())
}

pub(super) fn counted_from_1904() -> Note {
    Note::new("dates_from_1904", "ไฟล์นี้นับวันที่แบบปี 1904 ได้แปลงวันที่ให้แล้ว")
}

/// Merged areas only help to join headers: a sheet without readable ones is read all the same.
fn merged_cells<R: Read + Seek>(book: &mut Xlsx<R>, name: &str) -> Vec<Area> {
    book.merge_cells_by_sheet_name(name).unwrap_or_default().iter().map(area_of).collect()
}

fn shown(style: &calamine::Style) -> Shown {
    let Some(format) = &style.number_format else { return Shown::Plain };
    match format.format_id.map(Shown::of_number) {
        Some(Shown::Plain) | None => Shown::of_code(&format.format_code),
        Some(shown) => shown,
    }
}

fn value_of<'a>(value: &'a DataRef<'_>, shown: &Shown, starts_1904: bool, text: &'a mut String) -> Option<Value<'a>> {
    Some(match value {
        DataRef::SharedString(said) => Value::Text(said),
        DataRef::String(said) | DataRef::DurationIso(said) => Value::Text(said),
        DataRef::DateTimeIso(said) => of_iso(said),
        DataRef::Int(n) => shown.value(*n as f64, starts_1904, text),
        DataRef::Float(n) => shown.value(*n, starts_1904, text),
        DataRef::Bool(b) => Value::Bool(*b),
        DataRef::DateTime(when) => date_or_number(when, starts_1904),
        DataRef::Error(error) => Value::Error(sign_of(error)),
        DataRef::Empty => return None,
    })
}

/// The value of a cell as calamine's other readers hand it over.
pub(super) fn value_of_data(value: &Data, starts_1904: bool) -> Option<Value<'_>> {
    Some(match value {
        Data::Empty => return None,
        Data::String(text) | Data::DurationIso(text) => Value::Text(text),
        Data::DateTimeIso(text) => of_iso(text),
        Data::Int(n) => Value::number(*n as f64),
        Data::Float(n) => Value::number(*n),
        Data::Bool(b) => Value::Bool(*b),
        Data::DateTime(when) => date_or_number(when, starts_1904),
        Data::Error(error) => Value::Error(sign_of(error)),
    })
}

/// A day that is written out (`t="d"`); a time of day alone stays text, and a time stamp with a zone, whose day depends on that.
fn of_iso(text: &str) -> Value<'_> {
    if text.get(10..).is_some_and(|time| time.contains(['Z', 'z', '+', '-'])) {
        return Value::Text(text);
    }
    let day = text.get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    day.map_or(Value::Text(text), Value::Date)
}

fn date_or_number(when: &ExcelDateTime, starts_1904: bool) -> Value<'static> {
    let serial = when.as_f64();
    if when.is_datetime() { Value::from_serial(serial, starts_1904) } else { Value::number(serial) }
}

/// An error as Excel shows it in its cell.
const fn sign_of(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

pub(super) fn area_of(area: &calamine::Dimensions) -> Area {
    Area {
        top: area.start.0.saturating_add(1),
        left: area.start.1.saturating_add(1),
        bottom: area.end.0.saturating_add(1),
        right: area.end.1.saturating_add(1),
    }
}

fn refusal(error: XlsxError) -> ImportError {
    match error {
        XlsxError::Password => ImportError::Password,
        // Saved as .xlsx, a workbook leaves its macro sheets behind.
        XlsxError::Unrecognized { typ: "sheet:type", .. } => {
            ImportError::unsupported("สมุดงานที่มีแผ่นงานแมโครแบบเก่า (Excel 4.0)")
        }
        other => ImportError::damaged(other.to_string()),
    }
}
