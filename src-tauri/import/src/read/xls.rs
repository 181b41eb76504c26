//! BIFF5 and BIFF8 workbooks (.xls), through calamine once the preflights hold.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError};

use super::biff::{self, Survey};
use super::format::Shown;
use super::receiver::{Gauge, Receiver};
use super::{guarded, ole, xlsx};
use crate::error::ImportError;
use crate::read::sheet::Mark;

/// Hands over every worksheet.
pub(crate) fn read(bytes: &[u8], receiver: &mut dyn Receiver, gauge: &Gauge<'_>) -> Result<(), ImportError> {
    let survey = check(bytes)?;
    guarded(|| {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(refusal)?;
        let starts_1904 = book.has_1904_epoch();
        let sheets: Vec<(usize, String, bool)> = book
            .sheets_metadata()
            .iter()
            .enumerate()
            .filter(|(_, s)| s.typ == SheetType::WorkSheet)
            .map(|(index, s)| (index, s.name.clone(), s.visible != SheetVisible::Visible))
            .collect();
        for (done, (index, name, is_hidden)) in sheets.iter().enumerate() {
            gauge.at(done, sheets.len());
            receiver.begin(name)?;
            if *is_hidden {
                receiver.mark(Mark::Hidden)?;
            }
            let marks = survey.marks.get(*index).map(Vec::as_slice).unwrap_or_default();
            marks.iter().try_for_each(|mark| receiver.mark(*mark))?;
            read_sheet(&mut book, survey.shown.get(*index), name, starts_1904, receiver)?;
        }
        if starts_1904 {
            receiver.note(xlsx::counted_from_1904())?;
        }
        Ok(())
    })
}

/// Everything that can be wrong without calamine: what the compound file is, its chains, its records.
fn check(bytes: &[u8]) -> Result<Survey, ImportError> {
    let compound = ole::Compound::open(bytes)?;
    if compound.has("EncryptedPackage") {
        return Err(ImportError::Password);
    }
    let stream = match compound.stream("Workbook")? {
        Some(stream) => Some(stream),
        None => compound.stream("Book")?,
    };
    match stream {
        Some(stream) => biff::survey(&stream),
        None if compound.has("WordDocument") => Err(ImportError::unsupported("เอกสาร Word รุ่นเก่า")),
        None => Err(ImportError::unsupported("ไฟล์ OLE ที่ไม่ใช่ตารางคำนวณ")),
    }
}

fn read_sheet(
    book: &mut Xls<Cursor<&[u8]>>,
    shown: Option<&HashMap<(u32, u32), Shown>>,
    name: &str,
    starts_1904: bool,
    receiver: &mut dyn Receiver,
) -> Result<(), ImportError> {
    let range = book.worksheet_range(name).map_err(refusal)?;
    let (top, left) = range.start().unwrap_or((0, 0));
    for (row, column, data) in range.used_cells() {
        let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top);
        let column = u32::try_from(column).unwrap_or(u32::MAX).saturating_add(left);
        let shown = shown.and_then(|cells| cells.get(&(row, column))).unwrap_or(&Shown::Plain);
        let mut text = String::new();
        let value = match data {
            Data::Int(n) => Some(shown.value(*n as f64, starts_1904, &mut text)),
            Data::Float(n) => Some(shown.value(*n, starts_1904, &mut text)),
            other => xlsx::value_of_data(other, starts_1904),
        };
        if let Some(value) = value {
            receiver.put(row + 1, column + 1, value)?;
        }
    }
    for area in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
        receiver.merge(xlsx::area_of(&area))?;
    }
    Ok(())
}

fn refusal(error: XlsError) -> ImportError {
    match error {
        XlsError::Password => ImportError::Password,
        other => ImportError::damaged(other.to_string()),
    }
}
