//! `saisaat export`: a register as a workbook, and blank workbooks to fill in.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use saisaat_core::files::Outgoing;
use saisaat_import::{Ids, List, write_blank};
use serde_json::json;

use super::import::Belonging;
use super::{Outcome, Place, Replacing, print};
use crate::error::{Answer, Failure};
use crate::exports;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// ทะเบียน
    #[arg(value_parser = PossibleValuesParser::new(List::ALL.map(List::name)))]
    register: String,
    /// ไฟล์ .xlsx ที่จะเขียน
    #[arg(long, value_name = "X.xlsx")]
    out: PathBuf,
    #[command(flatten)]
    whose: Belonging,
    /// แสดงเลขประจำตัวประชาชนเต็ม; ไม่ระบุคือปกปิด
    #[arg(long)]
    whole_ids: bool,
    /// แบบฟอร์มเปล่าสำหรับกรอกแล้วนำเข้า
    #[arg(long, conflicts_with = "whole_ids")]
    blank: bool,
    #[command(flatten)]
    existing: Replacing,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let list = List::of_name(&arguments.register).expect("clap lets only these names through");
    let to = Outgoing { existing: arguments.existing.existing(), ..Outgoing::workbook(&arguments.out) };
    to.place()?;
    let mut office = arguments.place.open()?;
    let count = if arguments.blank {
        let List::Of(target) = list else {
            return Ok(misused(&format!("{}นำเข้าไม่ได้ จึงไม่มีแบบฟอร์มเปล่า", list.label().th), arguments));
        };
        write_blank(target, to, &exports::properties(&office, list.label().th))?;
        0
    } else {
        let place = office.read(|reader| Ok(arguments.whose.place(reader)))??;
        let ids = if arguments.whole_ids { Ids::Whole } else { Ids::Masked };
        match exports::write(&mut office, list, &place, ids, to) {
            Err(Failure::Import { message, .. }) => return Ok(misused(&message, arguments)),
            written => written?,
        }
    };
    office.close()?;
    let file = arguments.out.display().to_string();
    if arguments.json {
        print::say_json(&json!({ "register": list.name(), "count": count, "file": file }));
    } else {
        print::say(&format!("เขียน{} {count} รายการลงใน {file}", list.label().th));
    }
    Ok(Outcome::Done)
}

fn misused(why: &str, arguments: &Arguments) -> Outcome {
    print::misuse(why, arguments.json);
    Outcome::Misused
}
