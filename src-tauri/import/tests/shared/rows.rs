//! What tests of single rows ask of an import.

use saisaat_core::registers::{Record, Scope};
use saisaat_core::values::NationalId;
use saisaat_import::{Choices, Place, Target};

use super::{Ministry, Tried, answers};

/// Rows and kinds of the questions that are unanswered.
pub fn open(tried: &Tried) -> Vec<(u32, &str)> {
    let open = tried.check.questions.iter().filter(|question| question.answer.is_none());
    open.map(|question| (question.row, question.kind.as_str())).collect()
}

pub fn list<T: Record>(ministry: &Ministry, scope: &Scope<'_>) -> Vec<T> {
    ministry.office.read(|reader| reader.list(scope)).expect("records")
}

pub fn plan(ministry: &Ministry, csv: &str, target: Target, place: &Place) -> Tried {
    ministry.plan(csv, target, place, &Choices::default())
}

pub fn answered(ministry: &Ministry, csv: &str, (target, place): (Target, &Place), given: &[(&str, &str)]) -> Tried {
    ministry.plan(csv, target, place, &answers(given))
}

/// The `n`-th of a series of valid ids, none of them of the sample.
pub fn id(n: u32) -> String {
    let first = format!("12{:010}", 987_650_000 + n);
    format!("{first}{}", NationalId::check_digit(first.as_bytes()))
}

pub const PEOPLE: [&str; 3] = ["นายสมชาย ใจดี", "นางสาวสมหญิง มีสุข", "นายวิชัย รักไทย"];
