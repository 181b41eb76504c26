//! What registers and their fields are called in Thai, for people at the command line; the window has its own dictionary.

use std::borrow::Cow;

/// The fields that the core refuses a value of, or names as held twice.
const FIELDS: [(&str, &str); 81] = [
    ("agency_id", "ส่วนราชการ"),
    ("agreement_id", "คำรับรองการปฏิบัติราชการ"),
    ("appointed_on", "วันบรรจุ"),
    ("birth_date", "วันเกิด"),
    ("budget", "งบประมาณ"),
    ("case_code", "รหัสเรื่อง"),
    ("class", "ประเภทข้อมูล"),
    ("clock", "นาฬิกาของเครื่อง"),
    ("closed_on", "วันที่ยุติเรื่อง"),
    ("code", "รหัส"),
    ("committee_score", "คะแนนของคณะกรรมการ"),
    ("contact", "ช่องทางติดต่อ"),
    ("decided_on", "วันที่พิจารณา"),
    ("decimals", "จำนวนทศนิยม"),
    ("description", "รายการ"),
    ("done", "สิ่งที่ดำเนินการ"),
    ("due_on", "วันครบกำหนด"),
    ("emblem", "ตราสัญลักษณ์"),
    ("ends_on", "วันสิ้นสุด"),
    ("file", "ไฟล์"),
    ("finished_on", "วันที่แล้วเสร็จ"),
    ("first_name", "ชื่อ"),
    ("floor", "คะแนนต่ำสุด"),
    ("folder", "โฟลเดอร์"),
    ("giver", "ผู้ให้"),
    ("giver_kind", "ประเภทผู้ให้"),
    ("group", "กลุ่มของกุญแจกู้คืน"),
    ("handed_to", "ส่งมอบให้"),
    ("hours", "จำนวนชั่วโมง"),
    ("id", "รหัสระบบ"),
    ("idle_minutes", "เวลาก่อนล็อก"),
    ("indicator_id", "ตัวชี้วัด"),
    ("key", "รายการ"),
    ("last_year", "ปีสิ้นสุด"),
    ("level", "ระดับ"),
    ("ministry", "กระทรวง"),
    ("name", "ชื่อ"),
    ("name_th", "ชื่อภาษาไทย"),
    ("national_id", "เลขประจำตัวประชาชน"),
    ("occasion_kind", "ลักษณะโอกาส"),
    ("officer", "เจ้าหน้าที่"),
    ("outcome", "ผลการพิจารณา"),
    ("parent_id", "สังกัด"),
    ("passphrase", "รหัสผ่าน"),
    ("path", "ตำแหน่งของไฟล์"),
    ("per_occasion", "เกณฑ์ต่อคนต่อโอกาส"),
    ("per_year", "เกณฑ์ต่อผู้ให้ต่อปี"),
    ("percent", "ร้อยละ"),
    ("person_id", "บุคลากร"),
    ("post_test", "คะแนนหลังอบรม"),
    ("pre_test", "คะแนนก่อนอบรม"),
    ("reason", "เหตุผล"),
    ("received_on", "วันที่รับ"),
    ("receiver", "ผู้รับ"),
    ("recovery_key", "กุญแจกู้คืน"),
    ("register", "ทะเบียน"),
    ("report", "รายงาน"),
    ("required_hours", "ชั่วโมงที่ต้องเข้าร่วม"),
    ("role", "สิทธิ์ของเจ้าหน้าที่"),
    ("round", "รอบ"),
    ("satisfaction", "ความพึงพอใจ"),
    ("scheme_id", "รางวัล"),
    ("score", "คะแนน"),
    ("seats", "จำนวนที่นั่ง"),
    ("session_id", "การฝึกอบรม"),
    ("source", "ที่มาของผล"),
    ("spend", "เบิกจ่ายแล้ว"),
    ("starts_on", "วันเริ่ม"),
    ("submission", "รายงานที่ส่งแล้ว"),
    ("summary", "สาระสำคัญ"),
    ("taken_on", "วันที่ดำเนินการ"),
    ("title", "ชื่อเรื่อง"),
    ("total", "คะแนนรวม"),
    ("value", "มูลค่า"),
    ("verdict", "ผลตามเกณฑ์"),
    ("version", "ฉบับที่"),
    ("weight", "น้ำหนัก"),
    ("weight_total", "น้ำหนักรวม"),
    ("workspace", "แฟ้มงาน"),
    ("year", "ปีงบประมาณ"),
    ("years", "จำนวนปี"),
];

/// What a field is called: `ชื่อภาษาไทย`. One that has no name here stands as a code, in brackets, as codes do.
pub(crate) fn field(name: &str) -> Cow<'static, str> {
    let known = FIELDS.iter().find(|(field, _)| *field == name);
    known.map_or_else(|| format!("ข้อมูล [{name}]").into(), |(_, thai)| Cow::Borrowed(*thai))
}

/// What fields joined by commas are called, joined by `และ`.
pub(crate) fn fields(names: &str) -> String {
    names.split(',').map(field).collect::<Vec<_>>().join(" และ ")
}

/// The register that a table keeps; a table of no register, which only a newer program writes, goes by its own name.
pub(crate) fn register(table: &str) -> &str {
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
        "journal" => "รายการในประวัติ",
        "file" => "ไฟล์",
        "list" => "บัญชี",
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
    }

    #[test]
    fn a_field_is_called_by_its_thai_name_and_an_unknown_one_by_its_code_in_brackets() {
        assert_eq!(fields("agreement_id,code"), "คำรับรองการปฏิบัติราชการ และ รหัส");
        assert_eq!(field("no_such_field"), "ข้อมูล [no_such_field]");
    }
}
