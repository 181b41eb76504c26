//! Amounts merged over several rows: a sum of the group, or the amount of each row; the officer says which.

use std::collections::HashMap;

use crate::choices::Choices;
use crate::column::{About, Kind};
use crate::question::{MERGED_AMOUNT, TableDoubt};
use crate::read::sheet::{Sheet, column_letters};

/// What a row has of an amount that it shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shared {
    /// All of it.
    Whole,
    /// Nothing.
    Nothing,
    /// One of so many equal parts, counted from 0.
    Part(u32, u32),
}

/// What each row has of the amounts in areas merged over several rows. What is not decided is asked.
pub(super) fn shared(
    sheet: &Sheet,
    columns: &[&'static About],
    numbers: &[Option<u32>],
    tall: &HashMap<u32, Vec<(u32, u32)>>,
    choices: &Choices,
    doubts: &mut Vec<TableDoubt>,
) -> HashMap<(u32, u32), Shared> {
    let mut shared = HashMap::new();
    for (about, number) in columns.iter().zip(numbers) {
        let Some(number) = number.filter(|_| is_amount(about)) else { continue };
        for (top, bottom) in tall.get(&number).into_iter().flatten().copied() {
            let Some(value) = sheet.get(top, number) else { continue };
            let (first, last) = (format!("{}{top}", column_letters(number)), bottom);
            let message = format!(
                "{} {} ผสานเซลล์ไว้ตั้งแต่แถว {top} ถึงแถว {last} เป็นยอดของทั้งกลุ่มหรือของแต่ละแถว",
                about.label.th,
                value.written().trim()
            );
            let chosen = choices.answer(&MERGED_AMOUNT, &first);
            for row in top..=bottom {
                let part = match chosen {
                    Some("each") => Shared::Whole,
                    Some("split") => Shared::Part(row - top, bottom - top + 1),
                    _ if row == top => Shared::Whole,
                    _ => Shared::Nothing,
                };
                shared.insert((row, number), part);
            }
            let column = column_letters(number);
            doubts.push(TableDoubt {
                doubt: &MERGED_AMOUNT,
                row: top,
                column,
                place: first,
                message,
                offered: usize::MAX,
            });
        }
    }
    shared
}

const fn is_amount(about: &About) -> bool {
    matches!(about.kind, Kind::Money | Kind::Number | Kind::Whole)
}
