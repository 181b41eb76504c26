//! Operations in Thai, for people at the command line; the window has its own dictionary.

use saisaat_core::{Action, Verb};

/// What an operation is called: `นำเข้าบุคลากร`.
pub(super) fn operation(action: Action) -> String {
    format!("{}{}", verb(action.verb), register(action.register))
}

const fn verb(verb: Verb) -> &'static str {
    match verb {
        Verb::Create => "สร้าง",
        Verb::Save => "บันทึก",
        Verb::Remove => "ลบ",
        Verb::Import => "นำเข้า",
        Verb::Undo => "เลิกทำ",
        Verb::Redo => "ทำซ้ำ",
        Verb::Revert => "ย้อนการเปลี่ยนแปลง",
        Verb::Unlock => "ปลดล็อก",
        Verb::Recover => "เข้าด้วยกุญแจกู้คืน",
        Verb::Passphrase => "เปลี่ยนรหัสผ่าน",
        Verb::Reveal => "เปิดเผยข้อมูล",
        Verb::Export => "ส่งออก",
        Verb::ExportEnded => "ส่งออกไม่ครบ",
        Verb::BackUp => "สำรอง",
        Verb::Restore => "กู้คืน",
        Verb::Purge => "ล้างข้อมูลพ้นกำหนด",
        Verb::Submit => "ส่ง",
    }
}

/// The register that a table keeps; a table of no register, which only a newer program writes, goes by its own name.
pub(super) fn register(table: &str) -> &str {
    match table {
        "agencies" => "ส่วนราชการ",
        "officers" => "เจ้าหน้าที่",
        "fiscal_years" => "ปีงบประมาณ",
        "reporting_rounds" => "รอบการรายงาน",
        "people" => "บุคลากร",
        "strategic_plans" => "แผนกลยุทธ์",
        "strategies" => "กลยุทธ์",
        "action_items" => "โครงการ–กิจกรรม",
        "progress_entries" => "ความก้าวหน้า",
        "training_sessions" => "การฝึกอบรม",
        "attendances" => "การเข้าร่วม",
        "award_schemes" => "รางวัลเชิดชูเกียรติ",
        "nominations" => "การเสนอชื่อ",
        "gifts" => "ของขวัญ",
        "gift_limits" => "เกณฑ์มูลค่าของขวัญ",
        "complaints" => "เรื่องร้องเรียน",
        "complaint_steps" => "การดำเนินการเรื่องร้องเรียน",
        "complaint_deadlines" => "กำหนดเวลาเรื่องร้องเรียน",
        "emblems" => "ตราสัญลักษณ์",
        "agreements" => "คำรับรองการปฏิบัติราชการ",
        "indicators" => "ตัวชี้วัด",
        "indicator_levels" => "เกณฑ์การให้คะแนน",
        "indicator_baselines" => "ข้อมูลพื้นฐาน",
        "indicator_results" => "ผลการดำเนินงาน",
        "evidence" => "หลักฐานอ้างอิง",
        "attachments" => "เอกสารแนบ",
        "retention_rules" => "ระยะเวลาเก็บรักษา",
        "submissions" => "รายงานประจำรอบ",
        "workspace" => "แฟ้มงาน",
        "identities" => "ข้อมูลผู้ร้อง",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use saisaat_core::registers::TABLES;

    use super::*;

    #[test]
    fn every_register_has_a_thai_name() {
        for table in TABLES {
            assert!(register(table).chars().all(|c| !c.is_ascii_alphabetic()), "{table}");
        }
        let import = Action::on::<saisaat_core::registers::Person>(Verb::Import);
        assert_eq!(operation(import), "นำเข้าบุคลากร");
    }
}
