//! The targets, one file each: what their columns are called and hold, and how a row finds its record.

mod actions;
mod agencies;
mod answers;
mod attendances;
mod declared;
mod enrolled;
mod indicators;
mod life;
mod nominees;
mod people;
mod person;
mod results;

pub(crate) use actions::Actions;
pub(crate) use agencies::Agencies;
pub(crate) use answers::Answers;
pub(crate) use attendances::Attendances;
pub(crate) use declared::Declared;
pub use declared::Plain;
pub(crate) use indicators::Indicators;
pub(crate) use nominees::Nominees;
pub(crate) use people::People;
pub(crate) use results::Results;

use crate::error::ImportError;

/// The rows belong to a year, and none was said.
fn no_year() -> ImportError {
    ImportError::NoPlace {
        code: "no_year", message: "ยังไม่ได้เลือกปีงบประมาณของข้อมูลที่จะนำเข้า โปรดเลือกปีงบประมาณก่อน"
    }
}
