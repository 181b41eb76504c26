//! How values lie in SQLite: dates and keys as text, money as integer satang, decimals as exact text.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use specta::Type;
use std::str::FromStr;

use super::{CaseCode, Date, FiscalYear, Id, Money, NationalId, Round};

/// A decimal exactly as typed, its trailing zeros kept: a result, a weight, a threshold. Text in the store and in JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(transparent)]
#[specta(transparent)]
pub struct Exact(#[specta(type = String)] pub Decimal);

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        Self(value)
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self(value.into())
    }
}

impl std::fmt::Display for Exact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

macro_rules! as_text {
    ($($type:ty, $read:expr);+ $(;)?) => {$(
        impl ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.to_string().into())
            }
        }
        impl FromSql for $type {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let read: fn(&str) -> Option<$type> = $read;
                read(value.as_str()?).ok_or(FromSqlError::InvalidType)
            }
        }
    )+};
}

as_text! {
    Date, Date::from_iso;
    Exact, |text| Decimal::from_str(text).ok().map(Exact);
    CaseCode, CaseCode::parse;
}

macro_rules! as_integer {
    ($($type:ty, $write:expr, $read:expr);+ $(;)?) => {$(
        impl ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let write: fn(&$type) -> i64 = $write;
                Ok(write(self).into())
            }
        }
        impl FromSql for $type {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let number = value.as_i64()?;
                let read: fn(i64) -> Option<$type> = $read;
                read(number).ok_or(FromSqlError::OutOfRange(number))
            }
        }
    )+};
}

as_integer! {
    Money, |m| m.satang(), |n| Some(Money::from_satang(n));
    FiscalYear, |y| y.number().into(), |n| i32::try_from(n).ok().and_then(FiscalYear::new);
    Round, |r| r.months().into(), |n| i32::try_from(n).ok().and_then(Round::of_months);
}

impl ToSql for NationalId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.digits().into())
    }
}

impl FromSql for NationalId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::parse(value.as_str()?).map_err(FromSqlError::other)
    }
}

impl<T> ToSql for Id<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl<T> FromSql for Id<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::parse(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}
