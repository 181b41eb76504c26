//! `saisaat pack`: every agency's report of a round, the roll-up, a cover and a manifest.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use super::{Outcome, Period, Place, Reviewed, print};
use crate::emblems;
use crate::error::Answer;
use crate::reports::agencies_with_agreement;
use crate::reports::catalogue::Wishes;
use crate::reports::form::Review;
use crate::reports::pack::{self, Pack};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    period: Period,
    /// โฟลเดอร์ของชุดรายงาน; สั่งซ้ำที่โฟลเดอร์เดิมเพื่อทำต่อจากที่ค้าง
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    wishes: Wishes,
    #[command(flatten)]
    reviewed: Reviewed,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let mut office = arguments.place.open()?;
    let Period { year, round } = arguments.period;
    let agencies = agencies_with_agreement(&office, year)?;
    let review = Review::said(arguments.reviewed.reviewed);
    let wanted = Pack { year, round, wishes: arguments.wishes, review, folder: arguments.out.clone() };
    let printer = emblems::printer()?;
    let never = AtomicBool::new(false);
    let packed = pack::make(&wanted, &printer, &agencies, &mut office, &never, |_| {})?;
    office.close()?;
    if arguments.json {
        print::say_json(&packed);
    } else {
        print::say(&format!("พิมพ์ {} ฉบับ ไม่เปลี่ยนแปลง {} ฉบับ ไว้ที่ {}", packed.printed, packed.unchanged, packed.folder));
        for problem in &packed.problems {
            print::complain(&format!("{} [{}] {}", problem.name, problem.failure, problem.message));
        }
        print::passages(&packed.passages);
    }
    Ok(if packed.problems.is_empty() { Outcome::Done } else { Outcome::Refused })
}
