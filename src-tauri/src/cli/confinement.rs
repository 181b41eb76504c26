//! `saisaat confinement`: what holds the processes that read spreadsheets and pictures on this machine.

use saisaat_worker::{Confinement, Landlock};
use serde_json::json;

use super::{Outcome, print};
use crate::confinement::of_this_machine;
use crate::error::Answer;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// แสดงผลเป็น JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[expect(clippy::unnecessary_wraps, reason = "as every command")]
pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let confinement = match of_this_machine() {
        Ok(confinement) => confinement,
        Err(why) => {
            print::complain(&format!(
                "ข้อผิดพลาด [reader_unconfined] จำกัดสิทธิ์ของตัวอ่านไฟล์บนเครื่องนี้ไม่ได้ จึงอ่านไฟล์ไม่ได้ ({why})"
            ));
            return Ok(Outcome::Refused);
        }
    };
    if arguments.json {
        print::say_json(&json!(confinement));
    } else {
        lines(confinement).iter().for_each(|line| print::say(line));
    }
    Ok(Outcome::Done)
}

fn lines(confinement: Confinement) -> [String; 3] {
    let has = |has: bool| if has { "มี" } else { "ไม่มี" };
    let landlock = match confinement.landlock {
        Landlock::None => "ไม่มี",
        Landlock::Partly => "มี เท่าที่ระบบปฏิบัติการรุ่นนี้รู้จัก",
        Landlock::Whole => "มีครบ",
    };
    [
        format!("จำกัดคำสั่งระบบ (seccomp): {}", has(confinement.seccomp)),
        format!("จำกัดไฟล์และเครือข่าย (Landlock): {landlock}"),
        format!("แยกผู้ใช้ เครือข่าย และโพรเซสเป็นของตัวเอง (namespaces): {}", has(confinement.namespaces)),
    ]
}
