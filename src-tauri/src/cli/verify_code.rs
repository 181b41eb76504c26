//! `saisaat verify-code`: whether a certificate is as the register has it.

use saisaat_core::summaries::{CertifiedRecord, CodeStanding, CodeVerdict, read_code, verified};
use saisaat_core::values::thai::long_date;

use super::{Outcome, Place, print};
use crate::error::Answer;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// รหัสตรวจสอบบนเอกสาร เช่น 1A2B-3C4D-5E6F
    #[arg(value_name = "CODE", value_parser = read)]
    code: String,
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let office = arguments.place.open()?;
    let verdict = office.read(|reader| verified(reader, &arguments.code))?;
    office.close()?;
    if arguments.json {
        print::say_json(&verdict);
    } else {
        show(&verdict);
    }
    Ok(if verdict.standing == CodeStanding::Holds { Outcome::Done } else { Outcome::Refused })
}

/// The code as it is written.
fn read(text: &str) -> Result<String, String> {
    read_code(text).ok_or_else(|| "รหัสตรวจสอบมี 12 ตัว เช่น 1A2B-3C4D-5E6F".into())
}

/// What is known, and no more.
fn show(verdict: &CodeVerdict) {
    let CodeVerdict { code, standing, records } = verdict;
    match standing {
        CodeStanding::Holds => {
            print::say(&format!("{code}\tตรงกับทะเบียน เอกสารที่พิมพ์วันนี้จะมีข้อความเดียวกัน"));
            records.iter().for_each(|record| print::say(&told(record)));
            print::say("รหัสบอกได้ว่าทะเบียนมีข้อความนี้ แต่บอกไม่ได้ว่าใครพิมพ์กระดาษแผ่นนั้น โปรดเทียบชื่อและเลขที่บนกระดาษกับข้างต้น");
        }
        CodeStanding::Changed => {
            print::complain(&format!(
                "{code}\tขึ้นต้นเหมือนรหัสของรายการข้างล่าง แต่ส่วนท้ายไม่ตรงกับที่ทะเบียนเป็นอยู่วันนี้: \
                 รายการอาจถูกแก้ไขหลังพิมพ์ หรือรหัสพิมพ์ผิดหรือแต่งขึ้น โปรแกรมบอกไม่ได้ว่าเป็นกรณีใด โปรดดูหน้าประวัติ"
            ));
            records.iter().for_each(|record| print::complain(&told(record)));
        }
        CodeStanding::Unknown => {
            print::complain(&format!("{code}\tไม่มีรายการใดมีรหัสนี้: อาจเป็นของแฟ้มงานอื่น ของรายการที่ลบแล้ว หรือรหัสพิมพ์ผิดหรือแต่งขึ้น"))
        }
    }
}

fn told(record: &CertifiedRecord) -> String {
    let number = if record.number.is_empty() { "-" } else { &record.number };
    let date = record.date.map_or_else(|| "-".to_owned(), |day| long_date(day.naive()));
    let none = if record.certified {
        ""
    } else {
        "\tวันนี้ไม่มีสิทธิ์ได้รับเอกสาร"
    };
    format!("  {}\tเลขที่ {number}\t{}\t{date}{none}", record.name, record.what)
}
