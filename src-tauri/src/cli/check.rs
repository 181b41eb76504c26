//! `saisaat check`: walks the whole workspace, evidence files included, and sweeps files that nothing needs.

use saisaat_core::workspace::{EvidenceFault, Fault};

use super::{Outcome, Place, heads, print};
use crate::error::Answer;

pub(super) fn run(place: &Place) -> Answer<Outcome> {
    let open = place.open_whole()?;
    open.office.check()?;
    let faults = open.workspace.evidence_faults(&open.office)?;
    if !faults.is_empty() {
        faults.iter().for_each(|fault| print::complain(&complaint(fault)));
        return Ok(Outcome::Refused);
    }
    let verdict = open.workspace.compare_heads(&open.office)?;
    if !verdict.hold {
        heads::show(&verdict);
        return Ok(Outcome::Refused);
    }
    let swept = open.workspace.sweep_evidence(&open.office)?;
    open.office.close()?;
    print::say("แฟ้มงานสมบูรณ์: ฐานข้อมูล ความเชื่อมโยง แฟ้มหลักฐาน และบันทึกการใช้งานถูกต้อง");
    heads::show(&verdict);
    if swept > 0 {
        print::say(&format!("ลบแฟ้มหลักฐานที่ไม่มีรายการใดใช้แล้ว {swept} แฟ้ม"));
    }
    Ok(Outcome::Done)
}

fn complaint(EvidenceFault { attachment, fault }: &EvidenceFault) -> String {
    let what = match fault {
        Fault::Missing => "หายไป",
        Fault::Altered => "ถูกแก้ไขหรือเสียหาย",
    };
    let (name, register, record) = (&attachment.name, &attachment.register, &attachment.record_id);
    format!("ข้อผิดพลาด [damaged] แฟ้มหลักฐาน “{name}” ของ {register} {record} {what} โปรดกู้คืนจากสำเนาสำรองหรือแนบใหม่")
}
