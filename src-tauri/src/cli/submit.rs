//! `saisaat submit`: the report of a round into a folder, and kept as handed in.

use std::path::PathBuf;

use saisaat_report::Printer;

use super::{Outcome, Period, Place, not_empty, print};
use crate::error::{Answer, Failure};
use crate::reports::catalogue::Wishes;
use crate::reports::hand_in::hand_in;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    period: Period,
    /// รหัสส่วนราชการ
    #[arg(long, value_name = "CODE", value_parser = not_empty())]
    agency: String,
    /// โฟลเดอร์สำหรับไฟล์ PDF
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// หมายเหตุ
    #[arg(long, default_value = "")]
    note: String,
    #[command(flatten)]
    wishes: Wishes,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let mut office = arguments.place.open()?;
    let Period { year, round } = arguments.period;
    let agency = office.read(|reader| reader.agency_with_code(&arguments.agency))?;
    std::fs::create_dir_all(&arguments.out).map_err(|cause| Failure::file(&arguments.out, &cause))?;
    let printer = Printer::new()?;
    let file = |gathered: &crate::reports::catalogue::Gathered| arguments.out.join(gathered.file_name());
    let handed_in =
        hand_in(&mut office, &printer, &agency, (year, round), arguments.wishes, &arguments.note, file)?.value;
    office.close()?;
    print::say(&format!("ส่งรายงานฉบับที่ {} แล้ว SHA-256 {}", handed_in.version, handed_in.sha256));
    Ok(Outcome::Done)
}
