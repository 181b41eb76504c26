//! `saisaat submit`: the report of a round into a folder, and kept as handed in.

use std::path::PathBuf;

use saisaat_core::files::{Outgoing, outgoing_folder};

use super::{Outcome, Period, Place, Replacing, Reviewed, not_empty, print};
use crate::emblems;
use crate::error::Answer;
use crate::records::shown;
use crate::reports::catalogue::{Wishes, report_of};
use crate::reports::form::{Form, Review};
use crate::reports::hand_in::printed;
use crate::reports::pack::refuse_pack;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    period: Period,
    /// รหัสส่วนราชการ
    #[arg(long, value_name = "CODE", value_parser = not_empty)]
    agency: String,
    /// โฟลเดอร์สำหรับไฟล์ PDF
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// หมายเหตุ
    #[arg(long, default_value = "")]
    note: String,
    #[command(flatten)]
    wishes: Wishes,
    #[command(flatten)]
    existing: Replacing,
    #[command(flatten)]
    reviewed: Reviewed,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let mut office = arguments.place.open()?;
    let Period { year, round } = arguments.period;
    let agency = office.read(|reader| reader.agency_with_code(&arguments.agency))?;
    refuse_pack(&arguments.out)?;
    outgoing_folder(&arguments.out)?;
    let report = report_of(&office, &agency, year, round)?;
    let form = Form::of(&office, arguments.wishes)?;
    let printed = printed(&emblems::printer()?, report, &form, Review::said(arguments.reviewed.reviewed))?;
    let file = arguments.out.join(&printed.file_name);
    let to = Outgoing { existing: arguments.existing.existing(), ..Outgoing::pdf(&file) };
    let handed_in = printed.hand_in(&mut office, &arguments.note, to)?;
    office.close()?;
    handed_in.written?;
    let submission = handed_in.done.value;
    if arguments.json {
        print::say_json(&shown(submission));
    } else {
        print::say(&format!("ส่งรายงานฉบับที่ {} แล้ว SHA-256 {}", submission.version, submission.sha256));
    }
    Ok(Outcome::Done)
}
