//! The government holidays of the calendar year B.E. 2569.

use saisaat_core::registers::{Certainty, Holiday, HolidayKind};
use saisaat_core::values::Date;
use saisaat_core::{Result, Tx};

use crate::keys::Keys;

use HolidayKind::{Annual, Special, Substitute};

/// The year of the Common Era.
const YEAR: i32 = 2026;

/// Month, day, kind and name.
const DAYS: [(u32, u32, HolidayKind, &str); 22] = [
    (1, 1, Annual, "วันขึ้นปีใหม่"),
    (1, 2, Special, "วันหยุดราชการเพิ่มเป็นกรณีพิเศษ"),
    (3, 3, Annual, "วันมาฆบูชา"),
    (4, 6, Annual, "วันจักรี"),
    (4, 13, Annual, "วันสงกรานต์ วันที่หนึ่ง"),
    (4, 14, Annual, "วันสงกรานต์ วันที่สอง"),
    (4, 15, Annual, "วันสงกรานต์ วันที่สาม"),
    (5, 4, Annual, "วันฉัตรมงคล"),
    (5, 13, Annual, "วันพืชมงคล"),
    (5, 31, Annual, "วันวิสาขบูชา"),
    (6, 1, Substitute, "ชดเชยวันวิสาขบูชา"),
    (6, 3, Annual, "วันเฉลิมพระชนมพรรษาสมเด็จพระนางเจ้าฯ พระบรมราชินี"),
    (7, 28, Annual, "วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว"),
    (7, 29, Annual, "วันอาสาฬหบูชา"),
    (7, 30, Annual, "วันเข้าพรรษา"),
    (8, 12, Annual, "วันแม่แห่งชาติ"),
    (10, 13, Annual, "วันนวมินทรมหาราช"),
    (10, 23, Annual, "วันปิยมหาราช"),
    (12, 5, Annual, "วันชาติและวันพ่อแห่งชาติ"),
    (12, 7, Substitute, "ชดเชยวันชาติและวันพ่อแห่งชาติ"),
    (12, 10, Annual, "วันรัฐธรรมนูญ"),
    (12, 31, Annual, "วันสิ้นปี"),
];

/// Puts the holidays.
pub(crate) fn fill(tx: &Tx<'_>, new: &Keys) -> Result<()> {
    let days = DAYS.into_iter().filter_map(|(month, day, kind, name)| Some((Date::new(YEAR, month, day)?, kind, name)));
    days.into_iter().try_for_each(|(day, kind, name)| {
        tx.put(&Holiday { kind, name: name.into(), certainty: Certainty::Sure, ..Holiday::blank(new.key(), day) })
    })
}
