//! `saisaat export`: a register as a workbook, and blank workbooks to fill in.

use std::path::{Path, PathBuf};

use saisaat_core::Clock;
use saisaat_core::files::Outgoing;
use saisaat_import::{Ids, OutProperties, Target, write_blank};
use serde_json::json;

use super::import::{Belonging, read_target};
use super::{Outcome, Place, Replacing, print};
use crate::error::{Answer, Failure};
use crate::exports;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// ทะเบียน
    #[arg(value_parser = read_target())]
    register: Target,
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

/// A blank workbook, for which no workspace is needed.
#[derive(Debug, clap::Args)]
pub(super) struct Template {
    /// ทะเบียน
    #[arg(value_parser = read_target())]
    register: Target,
    /// ไฟล์ .xlsx ที่จะเขียน
    #[arg(long, value_name = "X.xlsx")]
    out: PathBuf,
    #[command(flatten)]
    existing: Replacing,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn template(arguments: &Template) -> Answer<Outcome> {
    let title = arguments.register.label().th.to_owned();
    let properties = OutProperties { title, created: Clock::System.now() };
    let to = Outgoing { existing: arguments.existing.existing(), ..Outgoing::workbook(&arguments.out) };
    to.place()?;
    write_blank(arguments.register, to, &properties)?;
    written(arguments.register, 0, &arguments.out, arguments.json);
    Ok(Outcome::Done)
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let list = arguments.register;
    let to = Outgoing { existing: arguments.existing.existing(), ..Outgoing::workbook(&arguments.out) };
    to.place()?;
    let mut office = arguments.place.open()?;
    let count = if arguments.blank {
        write_blank(list, to, &exports::properties(&office, list.label().th))?;
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
    written(list, count, &arguments.out, arguments.json);
    Ok(Outcome::Done)
}

fn written(list: Target, count: u32, out: &Path, json: bool) {
    let file = out.display().to_string();
    if json {
        print::say_json(&json!({ "register": list.name(), "count": count, "file": file }));
    } else {
        print::say(&format!("เขียน{} {count} รายการลงใน {file}", list.label().th));
    }
}

fn misused(why: &str, arguments: &Arguments) -> Outcome {
    print::misuse(why, arguments.json);
    Outcome::Misused
}
