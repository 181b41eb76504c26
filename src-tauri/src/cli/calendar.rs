//! `saisaat calendar`: what is due for an agency in a year as an iCalendar file.

use std::path::PathBuf;

use saisaat_core::files::Outgoing;
use saisaat_core::values::FiscalYear;
use serde_json::json;

use super::{Outcome, Place, Replacing, not_empty, print, read_year};
use crate::calendar;
use crate::error::Answer;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// ปีงบประมาณ พ.ศ. เช่น 2569
    #[arg(long, value_parser = read_year)]
    year: FiscalYear,
    /// รหัสส่วนราชการ รวมหน่วยงานในสังกัด
    #[arg(long, value_name = "CODE", value_parser = not_empty)]
    agency: String,
    /// ไฟล์ .ics ที่จะเขียน
    #[arg(long, value_name = "X.ics")]
    out: PathBuf,
    #[command(flatten)]
    existing: Replacing,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let existing = arguments.existing.existing();
    let to = Outgoing { kind: calendar::KIND, existing, ..Outgoing::pdf(&arguments.out) };
    to.place()?;
    let mut office = arguments.place.open()?;
    let agency = office.read(|reader| reader.agency_with_code(&arguments.agency))?;
    let count = calendar::write(&mut office, agency.id, arguments.year, to)?;
    office.close()?;
    let file = arguments.out.display().to_string();
    if arguments.json {
        print::say_json(&json!({ "count": count, "file": file }));
    } else {
        print::say(&format!("เขียนกำหนดการ {count} รายการลงใน {file}"));
    }
    Ok(Outcome::Done)
}
