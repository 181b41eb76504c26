//! `saisaat search`: the records of every register that hold the words. The index is filled first.

use saisaat_core::registers::Scope;
use saisaat_core::search::Hit;

use super::{Outcome, Place, agency_id, not_empty, print};
use crate::error::Answer;
use crate::names;

/// Records of a register that are told.
const MOST: usize = 50;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// คำที่ต้องการค้น ทุกคำต้องอยู่ในรายการเดียวกัน
    #[arg(required = true, value_parser = not_empty)]
    words: Vec<String>,
    /// รหัสส่วนราชการ รวมหน่วยงานในสังกัด
    #[arg(long, value_name = "CODE", value_parser = not_empty)]
    agency: Option<String>,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let mut office = arguments.place.open()?;
    while office.fill_search()? {}
    let found = office.read(|reader| {
        let agency = agency_id(reader, arguments.agency.as_deref())?;
        reader.search(&arguments.words.join(" "), &Scope { agency, ..Scope::default() }, MOST)
    })?;
    office.close()?;
    if arguments.json {
        print::say_json(&found);
        return Ok(Outcome::Done);
    }
    found.hits.iter().for_each(|hit| print::say(&line(hit)));
    if found.hits.is_empty() {
        print::complain("ไม่พบรายการที่มีคำเหล่านี้");
    }
    for register in found.more {
        print::complain(&format!("หมายเหตุ: {}อาจมีมากกว่านี้ โปรดระบุคำเพิ่ม", names::register(register)));
    }
    Ok(Outcome::Done)
}

/// What it is, what it is called, what holds the word where that is something else, and whose it is.
fn line(hit: &Hit) -> String {
    let within = if hit.called.contains(&hit.text) { "" } else { hit.text.as_str() };
    let columns = [names::register(hit.register), &hit.called, within, hit.agency.as_deref().unwrap_or_default()];
    columns.map(|column| column.replace(['\t', '\n', '\r'], " ")).join("\t")
}
