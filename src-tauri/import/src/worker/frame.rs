//! What a worker says of a spreadsheet.

use std::borrow::Cow;
use std::io;

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::error::ImportError;
use crate::note::Note;
use crate::read::sheet::{Area, Mark, Value};

/// One thing that a worker says.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Frame<'a> {
    /// A sheet begins.
    Sheet(Cow<'a, str>),
    /// Further values of the sheet, each told once; cells name them by their place, from 0.
    #[serde(borrow)]
    Values(Vec<Told<'a>>),
    /// Cells in the order they stand in the file.
    Cells(Cells),
    /// Merged areas.
    Merged(Vec<Area>),
    /// Something about rows or columns of the sheet.
    Marks(Vec<Mark>),
    /// Something about the whole file.
    Note(Note),
    /// What is done, of how much.
    Reached(u64, u64),
    /// The file is refused; nothing follows.
    Refused(Refusal),
    /// Everything has been said.
    End,
}

/// A value on its way.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Told<'a> {
    Text(#[serde(borrow)] Cow<'a, str>),
    Number([u8; 16]),
    Percent([u8; 16]),
    Shown([u8; 16], #[serde(borrow)] Cow<'a, str>),
    /// Days since the first of the common era.
    Date(i32),
    Bool(bool),
    Error(#[serde(borrow)] Cow<'a, str>),
}

/// Cells, row by row.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Cells {
    /// Row number and how many of the cells are in it.
    pub(super) rows: Vec<(u32, u32)>,
    /// The column of each cell.
    pub(super) columns: Vec<u16>,
    /// The place of each cell's value.
    pub(super) values: Vec<u32>,
}

/// Why a worker refuses a file.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Refusal {
    Unreadable(String),
    Empty,
    Unsupported(String),
    Password,
    Damaged(String),
    TooLarge(String),
}

impl Told<'_> {
    pub(super) fn of(value: &Value<'_>) -> Told<'static> {
        match value {
            Value::Text(text) => Told::Text(Cow::Owned((*text).to_owned())),
            Value::Error(text) => Told::Error(Cow::Owned((*text).to_owned())),
            Value::Number(number) => Told::Number(number.serialize()),
            Value::Percent(number) => Told::Percent(number.serialize()),
            Value::Shown(number, text) => Told::Shown(number.serialize(), Cow::Owned((*text).to_owned())),
            Value::Date(day) => Told::Date(day.num_days_from_ce()),
            Value::Bool(yes) => Told::Bool(*yes),
        }
    }

    /// The value, unless it is none.
    pub(super) fn value(&self) -> Option<Value<'_>> {
        Some(match self {
            Self::Text(text) => Value::Text(text),
            Self::Error(text) => Value::Error(text),
            Self::Number(bytes) => Value::Number(Decimal::deserialize(*bytes)),
            Self::Percent(bytes) => Value::Percent(Decimal::deserialize(*bytes)),
            Self::Shown(bytes, text) => Value::Shown(Decimal::deserialize(*bytes), text),
            Self::Date(days) => Value::Date(NaiveDate::from_num_days_from_ce_opt(*days)?),
            Self::Bool(yes) => Value::Bool(*yes),
        })
    }

    /// About how many bytes it takes in a frame.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Text(text) | Self::Error(text) => 5 + text.len(),
            Self::Number(_) | Self::Percent(_) => 17,
            Self::Shown(_, text) => 21 + text.len(),
            Self::Date(_) | Self::Bool(_) => 6,
        }
    }
}

impl Refusal {
    pub(super) fn of(error: &ImportError) -> Self {
        match error {
            ImportError::File { source, .. } => Self::Unreadable(source.to_string()),
            ImportError::Empty => Self::Empty,
            ImportError::Unsupported { kind } => Self::Unsupported(kind.to_string()),
            ImportError::Password => Self::Password,
            ImportError::TooLarge { what } => Self::TooLarge(what.clone()),
            ImportError::Damaged { what } => Self::Damaged(what.clone()),
            // Readers know no others.
            other => Self::Damaged(other.code().to_owned()),
        }
    }

    pub(super) fn into_error(self) -> ImportError {
        match self {
            Self::Unreadable(why) => {
                ImportError::File { path: std::path::PathBuf::new(), source: io::Error::other(plain(&why)) }
            }
            Self::Empty => ImportError::Empty,
            Self::Unsupported(kind) => ImportError::unsupported(plain(&kind)),
            Self::Password => ImportError::Password,
            Self::Damaged(what) => ImportError::damaged(plain(&what)),
            Self::TooLarge(what) => ImportError::too_large(plain(&what)),
        }
    }
}

/// What may stand in a message: a damaged file's words pass through the readers' own errors.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}

#[cfg(test)]
mod tests {
    use saisaat_worker::{Came, next, packed, unpacked};

    use super::*;

    #[test]
    fn every_frame_comes_out_of_the_pipe_as_it_went_in() {
        let day = NaiveDate::from_ymd_opt(2569, 5, 1).expect("a day");
        let values = [
            Value::Text("สมชาย\nใจดี"),
            Value::Number(Decimal::new(-792_567, 2)),
            Value::Percent(Decimal::new(864, 3)),
            Value::Shown(Decimal::new(21, 1), "2.10"),
            Value::Date(day),
            Value::Bool(true),
            Value::Error("#N/A"),
        ];
        let frames = [
            Frame::Sheet("บัญชี".into()),
            Frame::Values(values.iter().map(Told::of).collect()),
            Frame::Cells(Cells {
                rows: vec![(1, 2), (1_048_576, 1)],
                columns: vec![1, 16_384, 3],
                values: vec![0, 1, 0],
            }),
            Frame::Merged(vec![Area { top: 1, left: 2, bottom: 3, right: 4 }]),
            Frame::Marks(vec![Mark::Hidden, Mark::HiddenRows(4, 5), Mark::HiddenColumns(2, 2)]),
            Frame::Note(Note::new("code", "ข้อความ")),
            Frame::Reached(5, 10),
            Frame::Refused(Refusal::Damaged("broken".into())),
            Frame::End,
        ];
        let pipe: Vec<u8> = frames.iter().flat_map(|frame| packed(frame).expect("packs")).collect();
        let mut pipe = pipe.as_slice();
        for frame in &frames {
            let Ok(Came::Frame(bytes)) = next(&mut pipe) else { panic!("a frame is missing") };
            assert_eq!(unpacked(&bytes).as_ref(), Ok(frame));
        }
        assert_eq!(next(&mut pipe).ok(), Some(Came::End));
        for value in &values {
            assert_eq!(Told::of(value).value().as_ref(), Some(value));
        }
    }
}
