//! In what unit the amounts of a column are written: told by its heading, or by a line above the table.

use crate::choices::Choices;
use crate::column::{About, Kind};
use crate::detect::header::Header;
use crate::parse::unit::Unit;
use crate::question::{PERCENT_FOR_AMOUNT, TAKE, TableDoubt};
use crate::read::sheet::{Sheet, Value};

/// The units of the target's columns: of amounts only.
pub(super) fn of_columns(sheet: &Sheet, columns: &[&'static About], header: &Header<usize>) -> Vec<Option<Unit>> {
    let above = above(sheet, header.rows.0);
    let unit = |(at, about): (usize, &&'static About)| {
        let column = header.column_of(at).filter(|_| matches!(about.kind, Kind::Money))?;
        Unit::of_heading(&column.heading).or(above)
    };
    columns.iter().enumerate().map(unit).collect()
}

/// Asks of each amount's column whose heading speaks of a percentage, and leaves it out unless it is to be taken.
pub(super) fn leave_percentages_out(
    columns: &[&'static About],
    header: &mut Header<usize>,
    units: &[Option<Unit>],
    choices: &Choices,
) -> Vec<TableDoubt> {
    let mut doubts = Vec::new();
    for column in &mut header.columns {
        let Some(field) = column.field.filter(|field| units[*field] == Some(Unit::Percent)) else { continue };
        let (label, heading) = (columns[field].label.th, &column.heading);
        let message = format!("หัวตาราง “{heading}” เป็นร้อยละ แต่{label}ต้องเป็นจำนวนเงิน");
        let doubt = TableDoubt::of_column(&PERCENT_FOR_AMOUNT, column.number, message);
        if choices.answer(&PERCENT_FOR_AMOUNT, &doubt.place) != Some(TAKE) {
            column.field = None;
        }
        doubts.push(doubt);
    }
    doubts
}

/// The unit that a line above the table tells: "หน่วย : ล้านบาท", "(ล้านบาท)".
fn above(sheet: &Sheet, header: u32) -> Option<Unit> {
    let rows = sheet.rows().take_while(|row| row.number() < header);
    let texts = rows.flat_map(|row| row.cells().collect::<Vec<_>>());
    let said = |text: &str| {
        let unit = text.contains("หน่วย") || text.trim_start().starts_with('(');
        unit.then(|| Unit::of_word(text).or_else(|| Unit::of_heading(text)))?
    };
    texts.filter_map(|(_, value)| if let Value::Text(text) = value { said(text) } else { None }).last()
}
