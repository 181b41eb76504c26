//! The distinct values of a sheet, packed one behind the other.
//!
//! Invariant: a code that was given out stands for its value as long as the sheet lives.

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;

use super::{Code, Value};
use crate::error::ImportError;

/// Bytes of text held at once: far above a sheet of a million people, well under the worker's memory.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// Bytes of one text: thirty times what a cell of Excel holds.
const LONGEST: usize = 1024 * 1024;

/// The values.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    kinds: Vec<Kind>,
    /// Where each value ends.
    ends: Vec<u32>,
    bytes: Vec<u8>,
}

/// Some of a sheet's values, a bit each.
#[derive(Debug)]
pub(crate) struct CodeSet(Vec<u64>);

impl CodeSet {
    pub(crate) fn has(&self, code: Code) -> bool {
        self.0[code.0 as usize / 64] & (1 << (code.0 % 64)) != 0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Percent,
    /// A number, and what its cell shows.
    Shown,
    /// A number that is whole, in half the bytes.
    Whole,
    Date,
    Bool,
    Error,
}

/// A value as it lies in the bytes.
pub(super) struct Packed<'a> {
    kind: Kind,
    bytes: Payload<'a>,
}

enum Payload<'a> {
    Borrowed(&'a [u8]),
    Owned(Vec<u8>),
    Sixteen([u8; 16]),
    Eight([u8; 8]),
    Four([u8; 4]),
    One([u8; 1]),
}

impl<'a> Packed<'a> {
    pub(super) fn of(value: &Value<'a>) -> Self {
        let (kind, bytes) = match value {
            Value::Text(text) => (Kind::Text, Payload::Borrowed(text.as_bytes())),
            Value::Error(text) => (Kind::Error, Payload::Borrowed(text.as_bytes())),
            Value::Number(number) => match i64::try_from(*number).ok().filter(|_| number.scale() == 0) {
                Some(whole) => (Kind::Whole, Payload::Eight(whole.to_le_bytes())),
                None => (Kind::Number, Payload::Sixteen(number.serialize())),
            },
            Value::Percent(number) => (Kind::Percent, Payload::Sixteen(number.serialize())),
            Value::Shown(number, text) => {
                (Kind::Shown, Payload::Owned([&number.serialize()[..], text.as_bytes()].concat()))
            }
            Value::Date(day) => (Kind::Date, Payload::Four(day.num_days_from_ce().to_le_bytes())),
            Value::Bool(yes) => (Kind::Bool, Payload::One([u8::from(*yes)])),
        };
        Self { kind, bytes }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        match &self.bytes {
            Payload::Borrowed(bytes) => bytes,
            Payload::Owned(bytes) => bytes,
            Payload::Sixteen(bytes) => bytes,
            Payload::Eight(bytes) => bytes,
            Payload::Four(bytes) => bytes,
            Payload::One(bytes) => bytes,
        }
    }

    /// What tells values of different kinds and the same bytes apart.
    pub(super) const fn kind(&self) -> u8 {
        self.kind as u8
    }
}

impl Values {
    pub(super) fn get(&self, code: Code) -> Value<'_> {
        let (kind, bytes) = self.packed(code);
        match kind {
            Kind::Text => Value::Text(text(bytes)),
            Kind::Error => Value::Error(text(bytes)),
            Kind::Number => Value::Number(bytes.try_into().map_or(Decimal::ZERO, Decimal::deserialize)),
            Kind::Whole => {
                Value::Number(bytes.try_into().map_or(Decimal::ZERO, |bytes| i64::from_le_bytes(bytes).into()))
            }
            Kind::Percent => Value::Percent(bytes.try_into().map_or(Decimal::ZERO, Decimal::deserialize)),
            Kind::Shown => match bytes.split_first_chunk::<16>() {
                Some((number, shown)) => Value::Shown(Decimal::deserialize(*number), text(shown)),
                None => Value::Number(Decimal::ZERO),
            },
            Kind::Date => Value::Date(bytes.try_into().map_or(NaiveDate::MIN, day)),
            Kind::Bool => Value::Bool(bytes == [1]),
        }
    }

    /// Whether a code stands for a value.
    pub(super) fn is(&self, code: Code, value: &Packed<'_>) -> bool {
        let (kind, bytes) = self.packed(code);
        kind == value.kind && bytes == value.bytes()
    }

    /// The bytes of a value and what tells its kind.
    pub(super) fn bytes_of(&self, code: Code) -> (u8, &[u8]) {
        let (kind, bytes) = self.packed(code);
        (kind as u8, bytes)
    }

    /// The code given out for the value at a place.
    pub(super) fn code_at(&self, place: u32) -> Option<Code> {
        ((place as usize) < self.kinds.len()).then_some(Code(place))
    }

    /// Adds a value that is not there yet.
    pub(super) fn push(&mut self, value: &Packed<'_>) -> Result<Code, ImportError> {
        let bytes = value.bytes();
        if bytes.len() > LONGEST {
            return Err(ImportError::too_large("ข้อความในเซลล์เดียวยาวเกิน 1 MB"));
        }
        let end = self.bytes.len() + bytes.len();
        let (true, Ok(end), Ok(code)) = (end <= MOST_BYTES, u32::try_from(end), u32::try_from(self.kinds.len())) else {
            return Err(ImportError::too_large("ข้อความในแผ่นงานยาวเกิน 256 MB"));
        };
        self.bytes.extend_from_slice(bytes);
        self.ends.push(end);
        self.kinds.push(value.kind);
        Ok(Code(code))
    }

    /// Bytes of memory they take.
    pub(super) fn held(&self) -> usize {
        self.bytes.len() + self.ends.len() * size_of::<u32>() + self.kinds.len()
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let codes = (0..u32::try_from(self.kinds.len()).unwrap_or(u32::MAX)).map(Code);
        codes.filter_map(|code| match self.get(code) {
            Value::Text(text) => Some(text),
            _ => None,
        })
    }

    pub(super) fn which_texts(&self, longest: usize, is_such: impl Fn(&str) -> bool) -> CodeSet {
        let mut set = CodeSet(vec![0; self.kinds.len().div_ceil(64)]);
        let mut start = 0;
        for (at, (kind, end)) in self.kinds.iter().zip(&self.ends).enumerate() {
            let bytes = start..*end as usize;
            start = bytes.end;
            if *kind == Kind::Text && bytes.len() <= longest && is_such(text(&self.bytes[bytes])) {
                set.0[at / 64] |= 1 << (at % 64);
            }
        }
        set
    }

    pub(super) fn replace_texts(&mut self, mut replacement: impl FnMut(&str) -> Option<String>) {
        let mut ends = Vec::with_capacity(self.ends.len());
        let mut bytes = Vec::with_capacity(self.bytes.len());
        let mut start = 0;
        for (kind, end) in self.kinds.iter().zip(&self.ends) {
            let old = &self.bytes[start..*end as usize];
            start = *end as usize;
            match (*kind == Kind::Text).then(|| replacement(text(old))).flatten() {
                Some(new) => bytes.extend_from_slice(new.as_bytes()),
                None => bytes.extend_from_slice(old),
            }
            ends.push(u32::try_from(bytes.len()).expect("a replacement may be thrice as long as 256 MB, not more"));
        }
        (self.ends, self.bytes) = (ends, bytes);
    }

    fn packed(&self, code: Code) -> (Kind, &[u8]) {
        let at = code.0 as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        (self.kinds[at], &self.bytes[start..self.ends[at] as usize])
    }
}

fn text(bytes: &[u8]) -> &str {
    // Only whole texts are ever packed.
    std::str::from_utf8(bytes).unwrap_or_default()
}

fn day(bytes: [u8; 4]) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(i32::from_le_bytes(bytes)).unwrap_or(NaiveDate::MIN)
}
