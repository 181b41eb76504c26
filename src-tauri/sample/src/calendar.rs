//! Appointments of an agency that no register brings about: two a year.

use saisaat_core::registers::CalendarEntry;
use saisaat_core::values::FiscalYear;
use saisaat_core::{Result, Tx};

use crate::days::{after, day};
use crate::ground::{Ground, is_newest};
use crate::keys::Keys;
use crate::posts::{CENTRE, PLANNING};
use crate::seeded_rng::weekday_from;

/// What, who sees to it, and the month and day by which.
const ENTRIES: [(&str, &str, u32, i64); 2] = [
    ("ส่งแผนปฏิบัติการป้องกันและปราบปรามการทุจริตให้กระทรวง", CENTRE, 1, 28),
    ("ประชุมเตรียมการทบทวนแผนและจัดทำแผนปีถัดไป", PLANNING, 10, 14),
];

/// Puts the appointments of each year; the newest year's last was kept by good agencies alone.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, years: &[FiscalYear], new: &Keys) -> Result<()> {
    for &year in years {
        for (title, responsible, month, last) in ENTRIES {
            let due_on = day(year, month, last);
            let is_open = is_newest(year) && month > 6 && ground.quality(year) < 440;
            tx.put(&CalendarEntry {
                title: format!("{title} ปีงบประมาณ พ.ศ. {year}"),
                done_on: (!is_open).then(|| weekday_from(after(due_on, -3))),
                responsible: responsible.into(),
                ..CalendarEntry::blank(new.key(), ground.agency.id, due_on)
            })?;
        }
    }
    Ok(())
}
