//! `saisaat check`: walks the whole workspace, evidence files included, and sweeps files that nothing needs.

use saisaat_core::summaries::{BeyondBounds, beyond_bounds};
use saisaat_core::workspace::{EvidenceFault, Fault};

use super::{Outcome, Place, heads, print};
use crate::error::Answer;
use crate::names;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// สร้างดัชนีค้นหาใหม่ทั้งหมดก่อนตรวจ
    #[arg(long)]
    repair: bool,
}

pub(super) fn run(arguments: &Arguments) -> Answer<Outcome> {
    let mut open = arguments.place.open_whole()?;
    if arguments.repair {
        open.office.repair_search()?;
        print::say("สร้างดัชนีค้นหาใหม่แล้ว");
    }
    open.office.check()?;
    // Whoever exchanged the database may have taken evidence along: what is missing must not keep the rest from being told.
    let verdict = open.workspace.compare_heads(&open.office)?;
    let faults = open.workspace.evidence_faults(&open.office)?;
    faults.iter().for_each(|fault| print::complain(&complaint(fault)));
    tell_all_beyond(&open.office.read(beyond_bounds)?);
    if !verdict.hold || !faults.is_empty() {
        heads::show(&verdict);
        return Ok(Outcome::Refused);
    }
    let swept = open.workspace.sweep_evidence(&open.office)?;
    let foreign = open.workspace.foreign()?;
    open.office.close()?;
    print::say("แฟ้มงานสมบูรณ์: ฐานข้อมูล ความเชื่อมโยง ไฟล์หลักฐาน และบันทึกการใช้งานถูกต้อง");
    heads::show(&verdict);
    if swept > 0 {
        print::say(&format!("ลบไฟล์หลักฐานที่ไม่มีรายการใดใช้แล้ว {swept} ไฟล์"));
    }
    for path in foreign {
        print::say(&format!("ไม่ใช่ของแฟ้มงาน จึงไม่ได้อ่าน สำรอง หรือลบ: {}", path.display()));
    }
    Ok(Outcome::Done)
}

/// The first of them; of an import gone wrong there are thousands.
fn tell_all_beyond(all: &[BeyondBounds]) {
    const MOST: usize = 20;
    all.iter().take(MOST).for_each(tell_beyond);
    if all.len() > MOST {
        print::complain(&format!("หมายเหตุ: และอีก {} รายการที่มีค่ามากเกินกว่าที่รับได้", all.len() - MOST));
    }
}

/// No damage: the value is what was stored, and is refused when its record is saved again.
fn tell_beyond(BeyondBounds { register, key, field, rule }: &BeyondBounds) {
    let (register, field) = (names::register(register), names::field(field));
    print::complain(&format!("หมายเหตุ [{rule}] {register} {key}: {field}: {} โปรดแก้ไขรายการนี้", rule.th()));
}

pub(super) fn complaint(EvidenceFault { attachment, fault }: &EvidenceFault) -> String {
    let what = match fault {
        Fault::Missing => "หายไป",
        Fault::Altered => "ถูกแก้ไขหรือเสียหาย",
    };
    let (name, register, record) = (&attachment.name, names::register(&attachment.register), &attachment.record_id);
    format!("ข้อผิดพลาด [damaged] ไฟล์หลักฐาน “{name}” ของ {register} {record} {what} โปรดกู้คืนจากสำเนาสำรองหรือแนบใหม่")
}
