//! `saisaat check`: walks the whole workspace.

use super::{Outcome, Place, print};
use crate::error::Answer;

pub(super) fn run(place: &Place) -> Answer<Outcome> {
    let office = place.open()?;
    office.check()?;
    print::say("แฟ้มงานสมบูรณ์: ฐานข้อมูล ความเชื่อมโยง และบันทึกการใช้งานถูกต้อง");
    Ok(Outcome::Done)
}
