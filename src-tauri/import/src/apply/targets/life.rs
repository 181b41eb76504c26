//! Which of the days that a row tells of somebody's life cannot be: a year of two digits taken for another era, or two days
//! exchanged. What cannot be is not kept.

use chrono::{Days, TimeDelta};
use saisaat_core::values::Date;

use crate::decide::draft::Draft;
use crate::parse::Refusal;

/// Years of age below which nobody is appointed.
const YOUNGEST: u32 = 15;
/// Years of age above which nobody is still in service.
const OLDEST: u32 = 70;
/// Years above which nobody has served.
const LONGEST: u32 = 55;

/// Where the days stand among the target's columns.
#[derive(Clone, Copy)]
pub(super) struct Life {
    pub(super) born: usize,
    pub(super) appointed: usize,
    pub(super) retires: usize,
}

/// What is wrong, and takes it out of the draft.
pub(super) fn examine(draft: &mut Draft, at: Life, today: Date, has_left: bool) -> Vec<(usize, Refusal)> {
    let mut problems = Vec::new();
    let mut refuse = |draft: &mut Draft, column: usize, told: Option<(&'static str, &'static str)>| {
        let Some((code, message)) = told else { return false };
        draft.put(column, None);
        problems.push((column, Refusal::new(code, message)));
        true
    };
    let (born, appointed) = (draft.day(at.born), draft.day(at.appointed));
    let no_age = refuse(draft, at.born, born.and_then(|born| birth(born, today, has_left)));
    let told = appointed.and_then(|appointed| appointment(appointed, born.filter(|_| !no_age), today, has_left));
    let no_start = refuse(draft, at.appointed, told);
    if no_age && !no_start && appointed.is_some() && born.is_some_and(|born| born <= today) {
        let message = "วันเกิดในแถวนี้เป็นปีที่เป็นไปไม่ได้ ปีของวันบรรจุจึงอาจผิดอย่างเดียวกัน จึงไม่นำเข้าวันบรรจุ โปรดเขียนปี พ.ศ. สี่หลัก";
        refuse(draft, at.appointed, Some(("appointed_doubtful", message)));
    }
    let (born, appointed) = (draft.day(at.born), draft.day(at.appointed));
    let told = draft.day(at.retires).and_then(|retires| retirement(retires, born, appointed, today));
    refuse(draft, at.retires, told);
    problems
}

type Told = Option<(&'static str, &'static str)>;

fn birth(born: Date, today: Date, has_left: bool) -> Told {
    if born > today {
        return Some(("birth_in_future", "วันเกิดอยู่ในอนาคต อาจเป็นปี ค.ศ. หรือปีสองหลักที่อ่านผิด โปรดเขียนปี พ.ศ. สี่หลัก"));
    }
    match years(born, today) {
        0..YOUNGEST => {
            Some(("birth_too_late", "วันเกิดทำให้อายุไม่ถึง 15 ปี อาจเป็นปีสองหลักที่อ่านผิด จึงไม่นำเข้าวันเกิด โปรดเขียนปี พ.ศ. สี่หลัก"))
        }
        age if age > OLDEST && !has_left => {
            Some(("birth_too_early", "วันเกิดทำให้อายุเกิน 70 ปี อาจเป็นปีสองหลักที่อ่านผิด จึงไม่นำเข้าวันเกิด โปรดเขียนปี พ.ศ. สี่หลัก"))
        }
        _ => None,
    }
}

fn appointment(appointed: Date, born: Option<Date>, today: Date, has_left: bool) -> Told {
    // A letter of appointment may be early; a year of two digits that is none of B.E. 25xx lies decades ahead.
    if appointed.naive() - today.naive() > TimeDelta::days(366) {
        let message = "วันบรรจุอยู่ในอนาคตเกินหนึ่งปี อาจเป็นปีสองหลักที่อ่านผิด โปรดเขียนปี พ.ศ. สี่หลัก";
        return Some(("appointed_in_future", message));
    }
    if years(appointed, today) > LONGEST && !has_left {
        let message = "วันบรรจุทำให้อายุราชการเกิน 55 ปี อาจเป็นปีสองหลักที่อ่านผิด จึงไม่นำเข้าวันบรรจุ โปรดเขียนปี พ.ศ. สี่หลัก";
        return Some(("appointed_too_early", message));
    }
    let born = born?;
    if appointed <= born {
        return Some(APPOINTED_BEFORE_BIRTH);
    }
    let message = "วันบรรจุทำให้บรรจุเมื่ออายุไม่ถึง 15 ปี จึงไม่นำเข้าวันบรรจุ โปรดตรวจวันเกิดและวันบรรจุ";
    (years(born, appointed) < YOUNGEST).then_some(("appointed_as_a_child", message))
}

/// An appointment that is not after the birth.
pub(super) const APPOINTED_BEFORE_BIRTH: (&str, &str) =
    ("appointed_before_birth", "วันบรรจุไม่อยู่หลังวันเกิด จึงไม่นำเข้าวันบรรจุ โปรดตรวจวันทั้งสอง");

fn retirement(retires: Date, born: Option<Date>, appointed: Option<Date>, today: Date) -> Told {
    let is_of_no_age = born.is_some_and(|born| retires <= born || years(born, retires) > OLDEST + 10);
    let is_too_early = appointed.is_some_and(|appointed| retires < appointed);
    let last = today.naive() + Days::new(366 * 60);
    let is_far = retires.naive() > last || years(retires, today) > 60;
    let message = "วันเกษียณไม่สอดคล้องกับวันเกิด วันบรรจุ หรือวันนี้ อาจเป็นปีสองหลักที่อ่านผิด จึงไม่นำเข้าวันเกษียณ โปรดเขียนปี พ.ศ. สี่หลัก";
    (is_of_no_age || is_too_early || is_far).then_some(("retires_at_no_age", message))
}

/// Whole years from one day to another; none where it lies before.
fn years(from: Date, to: Date) -> u32 {
    to.naive().years_since(from.naive()).unwrap_or(0)
}
