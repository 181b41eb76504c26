//! `saisaat report`: indicator reports into a folder, one PDF per agency.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use saisaat_report::Printer;

use super::{Outcome, Period, Place, not_empty, print};
use crate::error::Answer;
use crate::reports;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    period: Period,
    #[command(flatten)]
    whose: Whose,
    /// โฟลเดอร์สำหรับไฟล์ PDF
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// ใช้เลขไทย
    #[arg(long)]
    thai_digits: bool,
}

#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
struct Whose {
    /// รหัสส่วนราชการ
    #[arg(long, value_name = "CODE", value_parser = not_empty())]
    agency: Option<String>,
    /// ทุกส่วนราชการที่มีคำรับรอง
    #[arg(long)]
    all: bool,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let mut office = arguments.place.open()?;
    let Period { year, round } = arguments.period;
    let wanted = match &arguments.whose.agency {
        Some(code) => {
            let agency = office.read(|reader| reader.agency_with_code(code))?;
            vec![reports::of_agency(&office, &agency, year, round)?]
        }
        None => reports::of_all(&office, year, round)?,
    };
    let (printer, options) = (Printer::new()?, reports::digits(arguments.thai_digits));
    let never = AtomicBool::new(false);
    let files = reports::print_all(&printer, &wanted, &options, &arguments.out, &never, |_| {})?;
    let files = files.unwrap_or_default();
    reports::note_export(&mut office, files.len())?;
    office.close()?;
    files.iter().for_each(|file| print::say(&file.display().to_string()));
    Ok(Outcome::Done)
}
