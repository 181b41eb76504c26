//! `saisaat report`: documents of the catalogue into a folder, for an agency or for all.

use std::path::PathBuf;

use saisaat_core::registers::{Agency, Scope};

use super::{Outcome, Period, Place, not_empty, print};
use crate::emblems;
use crate::error::Answer;
use crate::reports::catalogue::{Kind, Order, Wishes, gather};
use crate::reports::{self, agencies_with_agreement};

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
    /// เอกสารที่ต้องการ
    #[arg(long, value_name = "DOCUMENT", value_enum, default_value_t = Kind::IndicatorReport)]
    document: Kind,
    #[command(flatten)]
    wishes: Wishes,
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
    let order = Order { kind: arguments.document, year, round };
    let agencies = match (&arguments.whose.agency, order.kind) {
        (Some(code), _) => vec![office.read(|reader| reader.agency_with_code(code))?],
        // one for the whole ministry
        (None, Kind::MinistryReport) => agencies_with_agreement(&office, year)?.into_iter().take(1).collect(),
        (None, kind) if kind.is_of_agreement() => agencies_with_agreement(&office, year)?,
        (None, _) => office.read(|reader| reader.list::<Agency>(&Scope::default()))?,
    };
    let documents = agencies.iter().flat_map(|agency| match gather(&office, order, agency) {
        Ok(gathered) => gathered.into_iter().map(Ok).collect(),
        Err(failure) => vec![Err(failure)],
    });
    let mut documents = documents.peekable();
    if documents.peek().is_none() {
        return Err(order.nothing().into());
    }
    let files = reports::print_all(&emblems::printer()?, documents, &arguments.wishes.options(), &arguments.out)?;
    reports::note_export(&mut office, files.len())?;
    office.close()?;
    files.iter().for_each(|file| print::say(&file.display().to_string()));
    Ok(Outcome::Done)
}
