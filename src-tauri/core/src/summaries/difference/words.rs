//! Values as they are read in Thai. What is empty is none.

use crate::registers::{Cell, FieldType};
use crate::scoring::Standing;
use crate::values::thai;

/// A value that can be read.
pub(super) trait Written {
    fn written(&self) -> Option<String>;
}

/// What a register's field can hold, choices by the words that every screen and paper has for them.
impl<T: FieldType> Written for T {
    fn written(&self) -> Option<String> {
        Some(match self.cell() {
            Cell::Empty => return None,
            Cell::Text(text) => text.into_owned(),
            Cell::Day(day) => thai::medium_date(day.naive()),
            Cell::Money(money) => thai::baht(money.satang()),
            Cell::Number(number) => thai::commas(number.normalize()),
            Cell::Whole(number) => number.to_string(),
            Cell::Flag(yes) => if yes { "ใช่" } else { "ไม่ใช่" }.to_owned(),
            Cell::Choice(choice) => choice.words.th.to_owned(),
            Cell::Year(year) => year.to_string(),
            Cell::Round(round) => format!("{} เดือน", round.months()),
            Cell::Reference(key) => key,
            Cell::NationalId(id) => id.masked(),
        })
    }
}

impl Written for Vec<String> {
    fn written(&self) -> Option<String> {
        self.join(", ").written()
    }
}

impl Written for Standing {
    fn written(&self) -> Option<String> {
        let word = match self {
            Self::Scored(_) => "มีคะแนน",
            Self::NotAssessed => "ไม่ประเมิน",
            Self::NoResult => "ยังไม่มีผล",
        };
        Some(word.to_owned())
    }
}
