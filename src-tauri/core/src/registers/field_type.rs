//! Which kind of field each type of value makes.

use std::borrow::Cow;

use super::declaration::{Cell, Kind};
use super::{Image, Record};
use crate::values::{CaseCode, Date, Exact, FiscalYear, Id, Money, NationalId, Round};

/// A type that a register's field can have.
pub trait FieldType {
    /// What it holds.
    const KIND: Kind;
    /// Whether it may hold nothing.
    const OPTIONAL: bool = false;

    /// What it holds now.
    fn cell(&self) -> Cell<'_>;
}

macro_rules! field_types {
    ($($ty:ty: $kind:expr, $value:ident => $cell:expr;)+) => {
        $(impl FieldType for $ty {
            const KIND: Kind = $kind;
            fn cell(&self) -> Cell<'_> {
                let $value = self;
                $cell
            }
        })+
    };
}

field_types! {
    String: Kind::Text, text => match text.as_str() {
        "" => Cell::Empty,
        text => Cell::Text(Cow::Borrowed(text)),
    };
    Date: Kind::Day, day => Cell::Day(*day);
    Money: Kind::Money, money => Cell::Money(*money);
    Exact: Kind::Number, number => Cell::Number(number.0);
    i32: Kind::Whole, number => Cell::Whole(i64::from(*number));
    u32: Kind::Whole, number => Cell::Whole(i64::from(*number));
    bool: Kind::Flag, yes => Cell::Flag(*yes);
    FiscalYear: Kind::Year, year => Cell::Year(*year);
    Round: Kind::Round, round => Cell::Round(*round);
    NationalId: Kind::NationalId, id => Cell::NationalId(id);
    CaseCode: Kind::CaseCode, code => Cell::Text(Cow::Owned(code.to_string()));
    Image: Kind::Bytes, _image => Cell::Empty;
}

impl<T: Record> FieldType for Id<T> {
    const KIND: Kind = Kind::Reference(T::TABLE);
    fn cell(&self) -> Cell<'_> {
        Cell::Reference(self.to_string())
    }
}

impl<T: FieldType> FieldType for Option<T> {
    const KIND: Kind = T::KIND;
    const OPTIONAL: bool = true;
    fn cell(&self) -> Cell<'_> {
        self.as_ref().map_or(Cell::Empty, T::cell)
    }
}

/// A type of which a new record holds a value before anything is said: the one that is declared, or one that says nothing.
pub(crate) trait Blank {
    /// That value; `given` is the declared one, as it is stored.
    fn blank(given: Option<&str>) -> Self;
}

impl Blank for String {
    fn blank(given: Option<&str>) -> Self {
        given.unwrap_or_default().to_owned()
    }
}

impl<T> Blank for Option<T> {
    fn blank(_: Option<&str>) -> Self {
        None
    }
}

macro_rules! blank_if_unread {
    ($($ty:ty: $text:ident => $read:expr;)+) => {
        $(impl Blank for $ty {
            fn blank(given: Option<&str>) -> Self {
                given.and_then(|$text| $read).unwrap_or_default()
            }
        })+
    };
}

blank_if_unread! {
    bool: text => text.parse().ok();
    i32: text => text.parse().ok();
    u32: text => text.parse().ok();
    Exact: text => text.parse().ok().map(Exact);
    Money: text => text.parse().ok().map(Money::from_satang);
}
