//! The preflight of the workbook stream inside an .xls: its records are walked once, so that calamine meets no sheet that
//! claims or spans more than we hold, no offset outside the stream, and no record too short for it.
//!
//! On the way it notes what calamine does not say: how numbers are shown, and which rows and columns are not.

use std::collections::HashMap;

use encoding_rs::WINDOWS_874;

use super::format::Shown;
use super::ole::u16_at;
use crate::error::ImportError;
use crate::read::sheet::Mark;

/// Cells a sheet may span; an .xls of 65,536 rows × 75 columns.
const MOST_AREA: u64 = 5_000_000;
/// Cells all sheets together may span, for calamine holds them all at once.
const MOST_AREA_TOGETHER: u64 = 10_000_000;

/// What the walk found.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// Per sheet in file order: numbers (row, column from 0) that are not shown plainly.
    pub(super) shown: Vec<HashMap<(u32, u32), Shown>>,
    /// Per sheet in file order: the rows and columns that are not shown.
    pub(super) marks: Vec<Vec<Mark>>,
}

/// Walks the workbook and then each of its sheets.
pub(crate) fn survey(stream: &[u8]) -> Result<Survey, ImportError> {
    let globals = Globals::read(stream)?;
    let mut survey = Survey::default();
    let mut together = 0;
    for offset in &globals.sheets {
        let (area, shown, marks) = survey_sheet(&stream[*offset..], &globals.shown())?;
        together += area;
        if together > MOST_AREA_TOGETHER {
            return Err(ImportError::too_large("แผ่นงานรวมกันกว้างเกินไป"));
        }
        survey.shown.push(shown);
        survey.marks.push(marks);
    }
    Ok(survey)
}

#[derive(Default)]
struct Globals {
    sheets: Vec<usize>,
    version: u16,
    /// By index of the cell format: its number format.
    cell_formats: Vec<u16>,
    /// Number formats of the file's own.
    formats: HashMap<u16, Shown>,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, ImportError> {
        let mut globals = Self::default();
        for (index, record) in (Records { stream }).enumerate() {
            let record = record?;
            match record.kind {
                BOF if index == 0 => globals.version = version(&record)?,
                FILEPASS => return Err(ImportError::Password),
                BOUNDSHEET => globals.sheets.push(sheet_offset(&record, stream.len())?),
                XF => {
                    globals.cell_formats.push(u16_at(record.data, 2).ok_or_else(too_short)?);
                }
                FORMAT => globals.add_format(record.data),
                END => return Ok(globals),
                _ if index == 0 => return Err(ImportError::damaged("the workbook does not begin")),
                _ => {}
            }
        }
        Ok(globals)
    }

    /// A number format; one that is cut short is calamine's to refuse.
    fn add_format(&mut self, data: &[u8]) {
        let Some(number) = u16_at(data, 0) else { return };
        let code: String = match (self.version, data.get(4)) {
            (0x0600, Some(wide)) if wide & 1 == 1 => {
                let units = data[5..].chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
                char::decode_utf16(units).map_while(Result::ok).collect()
            }
            (0x0600, Some(_)) => data[5..].iter().map(|byte| char::from(*byte)).collect(),
            _ => WINDOWS_874.decode_without_bom_handling(data.get(3..).unwrap_or_default()).0.into_owned(),
        };
        self.formats.insert(number, Shown::of_code(&code));
    }

    /// What each cell format shows.
    fn shown(&self) -> Vec<Shown> {
        let shown = |number: &u16| match Shown::of_number(u32::from(*number)) {
            Shown::Plain => self.formats.get(number).cloned().unwrap_or_default(),
            built_in => built_in,
        };
        self.cell_formats.iter().map(shown).collect()
    }
}

const BOF: u16 = 0x0809;
const END: u16 = 0x000A;
const FILEPASS: u16 = 0x002F;
const BOUNDSHEET: u16 = 0x0085;
const XF: u16 = 0x00E0;
const FORMAT: u16 = 0x041E;
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007D;
const MERGED: u16 = 0x00E5;
const MULTIPLE_NUMBERS: u16 = 0x00BD;
/// NUMBER, LABEL, RSTRING, BOOLERR, RK, LABELSST, FORMULA: row, column and format lead each of them.
const CELLS: [u16; 7] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, 0x0006];
/// NUMBER, RK and FORMULA.
const NUMBERS: [u16; 3] = [0x0203, 0x027E, 0x0006];

fn version(record: &Record<'_>) -> Result<u16, ImportError> {
    match u16_at(record.data, 0) {
        Some(version @ (0x0500 | 0x0600 | 0)) => Ok(version),
        Some(_) => Err(ImportError::unsupported("ไฟล์ Excel รุ่นเก่ามาก")),
        None => Err(too_short()),
    }
}

fn sheet_offset(record: &Record<'_>, length: usize) -> Result<usize, ImportError> {
    let raw: [u8; 4] = record.data.get(..4).and_then(|b| b.try_into().ok()).ok_or_else(too_short)?;
    let offset = u32::from_le_bytes(raw) as usize;
    if record.data.len() < 8 || offset >= length {
        return Err(ImportError::damaged("a sheet lies outside the file"));
    }
    Ok(offset)
}

/// The numbers of a sheet that are not shown plainly.
type Numbers = HashMap<(u32, u32), Shown>;

fn survey_sheet(stream: &[u8], formats: &[Shown]) -> Result<(u64, Numbers, Vec<Mark>), ImportError> {
    let mut extent = Extent::default();
    let (mut numbers, mut marks) = (Numbers::new(), Vec::new());
    let mut show = |row, column, format: u16| match formats.get(usize::from(format)) {
        None | Some(Shown::Plain) => {}
        Some(shown) => drop(numbers.insert((row, column), shown.clone())),
    };
    let mut depth = 0u32;
    for record in (Records { stream }) {
        let record = record?;
        match record.kind {
            BOF => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            _ if depth > 1 => {}
            DIMENSIONS => check_dimensions(record.data)?,
            ROW | COLUMNS => marks.extend(hidden(&record)),
            MERGED => {
                let count = usize::from(u16_at(record.data, 0).ok_or_else(too_short)?);
                if record.data.len() < 2 + 8 * count {
                    return Err(too_short());
                }
            }
            MULTIPLE_NUMBERS => survey_numbers(record.data, &mut extent, &mut show)?,
            kind if CELLS.contains(&kind) => {
                let (row, column) = position(record.data)?;
                extent.hold(row, column)?;
                let format = u16_at(record.data, 4).ok_or_else(too_short)?;
                if NUMBERS.contains(&kind) {
                    show(row, column, format);
                }
            }
            _ => {}
        }
    }
    Ok((extent.area(), numbers, marks))
}

/// The row or the columns of a record that says they are not shown; one that is cut short says nothing.
fn hidden(record: &Record<'_>) -> Option<Mark> {
    let number = |at| u16_at(record.data, at).map(|number| u32::from(number) + 1);
    let is_set = |at, bit: u16| u16_at(record.data, at).is_some_and(|flags| flags & bit != 0);
    if record.kind == ROW {
        return is_set(12, 0x20).then(|| Some(Mark::HiddenRows(number(0)?, number(0)?)))?;
    }
    let is_hidden = is_set(8, 1) || u16_at(record.data, 4) == Some(0);
    is_hidden.then(|| Some(Mark::HiddenColumns(number(0)?, number(2)?.max(number(0)?))))?
}

fn survey_numbers(data: &[u8], extent: &mut Extent, show: &mut impl FnMut(u32, u32, u16)) -> Result<(), ImportError> {
    let (row, first) = position(data)?;
    let last = data.len().checked_sub(2).and_then(|at| u16_at(data, at)).ok_or_else(too_short)?;
    if u32::from(last) < first || data.len() != 6 + 6 * (u32::from(last) - first + 1) as usize {
        return Err(ImportError::damaged("a run of numbers contradicts itself"));
    }
    let formats = data[4..].chunks_exact(6).filter_map(|number| u16_at(number, 0));
    for (column, format) in (first..=u32::from(last)).zip(formats) {
        show(row, column, format);
    }
    extent.hold(row, first)?;
    extent.hold(row, u32::from(last))
}

fn position(data: &[u8]) -> Result<(u32, u32), ImportError> {
    match (u16_at(data, 0), u16_at(data, 2)) {
        (Some(row), Some(column)) if data.len() >= 6 => Ok((row.into(), column.into())),
        _ => Err(too_short()),
    }
}

/// calamine reserves what this record claims.
fn check_dimensions(data: &[u8]) -> Result<(), ImportError> {
    let word = |at| u64::from(u16_at(data, at).unwrap_or(0));
    let long = |at| word(at) | word(at + 2) << 16;
    let (top, bottom, left, right) = match data.len() {
        10 => (word(0), word(2), word(4), word(6)),
        14 | 16 => (long(0), long(4), word(8), word(10)),
        _ => return Err(too_short()),
    };
    if bottom == 0 || right == 0 {
        return Ok(());
    }
    if top >= bottom {
        return Err(ImportError::damaged("a sheet's size contradicts itself"));
    }
    let left = if left > 0xFF || right < left { 0 } else { left };
    if left >= right || (bottom - top) * (right - left) > MOST_AREA {
        return Err(ImportError::too_large("แผ่นงานกว้างเกินไป"));
    }
    Ok(())
}

#[derive(Default)]
struct Extent {
    rows: Option<(u32, u32)>,
    columns: Option<(u32, u32)>,
}

impl Extent {
    fn hold(&mut self, row: u32, column: u32) -> Result<(), ImportError> {
        let grow = |span: Option<(u32, u32)>, at: u32| match span {
            Some((from, to)) => Some((from.min(at), to.max(at))),
            None => Some((at, at)),
        };
        self.rows = grow(self.rows, row);
        self.columns = grow(self.columns, column);
        if self.area() > MOST_AREA {
            return Err(ImportError::too_large("แผ่นงานกว้างเกินไป"));
        }
        Ok(())
    }

    fn area(&self) -> u64 {
        let length = |span: Option<(u32, u32)>| span.map_or(0, |(from, to)| u64::from(to - from) + 1);
        length(self.rows) * length(self.columns)
    }
}

struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

/// The records of a stream; a record cut short is an error, as it is to calamine.
struct Records<'a> {
    stream: &'a [u8],
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.stream.is_empty() {
            return None;
        }
        let stream = std::mem::take(&mut self.stream);
        let (Some(kind), Some(length)) = (u16_at(stream, 0), u16_at(stream, 2)) else {
            return Some(Err(too_short()));
        };
        let end = 4 + usize::from(length);
        let Some(data) = stream.get(4..end) else {
            return Some(Err(too_short()));
        };
        self.stream = &stream[end..];
        Some(Ok(Record { kind, data }))
    }
}

fn too_short() -> ImportError {
    ImportError::damaged("a record is cut short")
}
