//! `saisaat undo`: takes the newest operation back.

use super::{Outcome, Place, print, words};
use crate::error::Answer;
use crate::workspace;

pub(super) fn run(place: &Place) -> Answer<Outcome> {
    let mut office = place.open()?;
    let Some(done) = workspace::undo(&mut office)? else {
        print::complain("ข้อผิดพลาด [nothing_to_undo] ไม่มีรายการให้เลิกทำ");
        return Ok(Outcome::Refused);
    };
    print::say(&format!("เลิกทำแล้ว: {} ({} แถว)", words::operation(done.value), done.rows));
    office.close()?;
    Ok(Outcome::Done)
}
