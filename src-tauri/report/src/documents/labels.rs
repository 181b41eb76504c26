//! The Thai names of the choices that registers hold.

use saisaat_core::registers::{ActionItem, ActionStatus, Area, Audience, Decision, Measure, Pillar, Topic};

pub(super) const fn pillar(pillar: Pillar) -> &'static str {
    match pillar {
        Pillar::Awareness => "เสริมสร้างจิตสำนึก",
        Pillar::Prevention => "ป้องกันการทุจริตประพฤติมิชอบ",
        Pillar::Handling => "จัดการเมื่อมีกรณีทุจริต",
    }
}

pub(super) const fn area(area: Area) -> &'static str {
    match area {
        Area::Centre => "ศูนย์ประสานราชการใสสะอาด",
        Area::Plan => "แผนกลยุทธ์ราชการใสสะอาด",
        Area::Ethics => "ส่งเสริมคุณธรรมจริยธรรม",
        Area::Campaign => "รณรงค์ ประชาสัมพันธ์ การมีส่วนร่วม",
        Area::Networks => "เครือข่าย",
    }
}

pub(super) const fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Officials => "เจ้าหน้าที่ของรัฐ",
        Audience::Public => "ประชาชน",
    }
}

pub(super) const fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Standards => "มาตรฐานคุณธรรมจริยธรรม",
        Measure::Values => "ค่านิยมสร้างสรรค์",
        Measure::Training => "พัฒนาและฝึกอบรม",
        Measure::Gifts => "การรับของขวัญ",
        Measure::Awards => "รางวัลเชิดชูเกียรติ",
        Measure::Complaints => "ระบบร้องเรียน",
        Measure::Disclosure => "เปิดเผยข้อมูล",
        Measure::Whistleblower => "คุ้มครองผู้แจ้งเบาะแส",
        Measure::Network => "เครือข่าย",
    }
}

pub(super) const fn status(status: ActionStatus) -> &'static str {
    match status {
        ActionStatus::Planned => "ตามแผน",
        ActionStatus::Underway => "กำลังดำเนินการ",
        ActionStatus::Done => "แล้วเสร็จ",
        ActionStatus::Cancelled => "ยกเลิก",
    }
}

pub(super) const fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Prevention => "การป้องกันการทุจริต",
        Topic::Morals => "คุณธรรม",
        Topic::Ethics => "จริยธรรม",
        Topic::Code => "จรรยาบรรณ",
        Topic::ConflictOfInterest => "ผลประโยชน์ทับซ้อน",
        Topic::Gifts => "การรับของขวัญ",
        Topic::Law => "กฎหมาย",
    }
}

pub(super) const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Nominated => "รอพิจารณา",
        Decision::Awarded => "ได้รับรางวัล",
        Decision::Declined => "ไม่ได้รับ",
    }
}

/// The quarters an action item runs in, as `Q1`–`Q4` flags.
pub(super) const fn quarters(action: &ActionItem) -> [bool; 4] {
    [action.q1, action.q2, action.q3, action.q4]
}
