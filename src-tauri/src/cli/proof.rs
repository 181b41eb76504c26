//! `saisaat proof`: what a reader of the round's reports would stumble on, before they are printed.

use saisaat_core::registers::Agency;
use saisaat_core::scoring::refusal;
use saisaat_core::summaries::Remark;
use saisaat_core::values::thai;
use serde::Serialize;

use super::{Outcome, Period, Place, not_empty, print};
use crate::error::Answer;
use crate::reports::{agencies_with_agreement, proof};
use crate::{emblems, names};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    period: Period,
    /// รหัสส่วนราชการ; ไม่ระบุคือทุกส่วนราชการที่มีคำรับรอง
    #[arg(long, value_name = "CODE", value_parser = not_empty)]
    agency: Option<String>,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Serialize)]
struct Proofs {
    year: i32,
    round: i32,
    agencies: Vec<AgencyProof>,
}

#[derive(Serialize)]
struct AgencyProof {
    code: String,
    name: String,
    remarks: Vec<Remark>,
}

/// Refused where something keeps a report from being printed.
pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let mut office = arguments.place.open()?;
    let Period { year, round } = arguments.period;
    let agencies = match &arguments.agency {
        Some(code) => vec![office.read(|reader| reader.agency_with_code(code))?],
        None => agencies_with_agreement(&office, year)?,
    };
    let printer = emblems::printer()?;
    let mut read = |Agency { id, code, name_th: name, .. }: Agency| -> Answer<AgencyProof> {
        Ok(AgencyProof { code, name, remarks: proof::remarks(&mut office, &printer, id, year, round)? })
    };
    let agencies = agencies.into_iter().map(&mut read).collect::<Answer<Vec<_>>>()?;
    office.close()?;
    let holds_back = agencies.iter().flat_map(|agency| &agency.remarks).any(|remark| remark.holds_back);
    if arguments.json {
        print::say_json(&Proofs { year: year.number(), round: round.months(), agencies });
    } else {
        agencies.iter().for_each(show);
    }
    Ok(if holds_back { Outcome::Refused } else { Outcome::Done })
}

fn show(agency: &AgencyProof) {
    print::say(&format!("{} {}", agency.code, agency.name));
    if agency.remarks.is_empty() {
        print::say("  ไม่พบสิ่งที่ผู้อ่านจะสะดุด");
    }
    agency.remarks.iter().for_each(|remark| print::say(&line(remark)));
}

/// What, of which record, which field, and what more there is to say.
fn line(remark: &Remark) -> String {
    let held = if remark.holds_back { "ต้องแก้ก่อนพิมพ์: " } else { "" };
    let field = remark.field.as_deref().map(|field| match remark.rule {
        Some(rule) => refusal(field, rule).unwrap_or_else(|| rule.th().to_owned()),
        None => names::field_of(&remark.register, field).into_owned(),
    });
    let day = remark.day.map(|day| thai::medium_date(day.naive()));
    let more = [field, day, Some(remark.detail.clone())].into_iter().flatten().filter(|text| !text.is_empty());
    let columns = [remark.called.clone()].into_iter().chain(more).map(|text| text.replace(['\t', '\n', '\r'], " "));
    format!("  {held}{}\t{}", remark.kind.words().th, columns.collect::<Vec<_>>().join("\t"))
}
