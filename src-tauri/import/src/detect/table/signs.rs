//! What the signs of a column mean, which one cell alone does not tell: crosses by the ticks beside them, the order of dates by
//! those that can be in one order only. What nothing tells is asked.

use super::Sense;
use crate::choices::Choices;
use crate::column::{About, Kind};
use crate::parse::choice::Mark;
use crate::parse::date::{Order, is_month_first};
use crate::parse::unit::Unit;
use crate::question::{CROSS_MEANS, DATE_ORDER, TableDoubt};
use crate::read::sheet::{Sheet, Value};

/// Rows that are looked at: a column that is marked is marked from the first rows on.
const LOOKED: usize = 2_000;

/// How the cells of each of the target's columns are to be read.
pub(super) fn senses(
    sheet: &Sheet,
    (columns, numbers): (&[&'static About], &[Option<u32>]),
    header: u32,
    units: &[Option<Unit>],
    choices: &Choices,
    doubts: &mut Vec<TableDoubt>,
) -> Vec<Sense> {
    let sense = |((about, number), unit): ((&&'static About, &Option<u32>), &Option<Unit>)| {
        let mut sense = Sense { unit: *unit, ..Sense::default() };
        let Some(number) = *number else { return sense };
        let values = || sheet.rows_below(header).take(LOOKED).filter_map(move |row| row.get(number));
        match about.kind {
            Kind::YesNo | Kind::Service => sense.cross = crosses(values(), (about, number), choices, doubts),
            Kind::Day => sense.order = order(values(), (about, number), choices, doubts),
            _ => {}
        }
        sense
    };
    columns.iter().zip(numbers).zip(units).map(sense).collect()
}

/// What a cross means: no where anything else in the column says yes.
fn crosses<'a>(
    values: impl Iterator<Item = Value<'a>>,
    (about, number): (&About, u32),
    choices: &Choices,
    doubts: &mut Vec<TableDoubt>,
) -> Option<bool> {
    let mut cross = None;
    for value in values {
        match Mark::of(&value) {
            Mark::Yes => return Some(false),
            Mark::Cross => cross = cross.or_else(|| Some(value.written().trim().to_owned())),
            Mark::Other => {}
        }
    }
    let sign = cross?;
    let message = format!("คอลัมน์{}มีแต่เครื่องหมาย “{sign}” ไม่มีเครื่องหมายอื่นที่บอกว่าใช่", about.label.th);
    let doubt = TableDoubt::of_column(&CROSS_MEANS, number, message);
    let means = choices.answer(&CROSS_MEANS, &doubt.place) == Some("yes");
    doubts.push(doubt);
    Some(means)
}

/// The order of a column's dates: asked where one can only be month first.
fn order<'a>(
    values: impl Iterator<Item = Value<'a>>,
    (about, number): (&About, u32),
    choices: &Choices,
    doubts: &mut Vec<TableDoubt>,
) -> Order {
    let mut texts = values.filter_map(|value| if let Value::Text(text) = value { Some(text) } else { None });
    let Some(text) = texts.find(|text| is_month_first(text)) else { return Order::DayFirst };
    let message =
        format!("“{}” ใน{}เป็นวันที่ไม่ได้ถ้าวันมาก่อนเดือน วันที่อื่นในคอลัมน์นี้อาจเขียนเดือนไว้ก่อนวันเช่นกัน", text.trim(), about.label.th);
    let doubt = TableDoubt::of_column(&DATE_ORDER, number, message);
    let order = match choices.answer(&DATE_ORDER, &doubt.place) {
        Some("month_first") => Order::MonthFirst,
        _ => Order::DayFirst,
    };
    doubts.push(doubt);
    order
}
