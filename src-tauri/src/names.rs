//! What registers and their fields are called in Thai, for people at the command line; the window has its own dictionary.

use std::borrow::Cow;

use saisaat_core::registers::{REGISTERS, Role, register_named};

/// What the core refuses a value of and is no register's field, and fields that registers call by names of their own.
const FIELDS: [(&str, &str); 29] = [
    ("agencies", "จำนวนส่วนราชการ"),
    ("before", "รายการของปีก่อน"),
    ("clock", "นาฬิกาของเครื่อง"),
    ("code", "รหัส"),
    ("contact", "ช่องทางติดต่อ"),
    ("due_on", "วันครบกำหนด"),
    ("emblem", "ตราสัญลักษณ์"),
    ("file", "ไฟล์"),
    ("filter", "ตัวกรอง"),
    ("folder", "โฟลเดอร์"),
    ("group", "กลุ่มของกุญแจกู้คืน"),
    ("id", "รหัสระบบ"),
    ("idle_minutes", "เวลาก่อนล็อก"),
    ("key", "รายการ"),
    ("ministry", "กระทรวง"),
    ("name", "ชื่อ"),
    ("officer", Role::Officer.words().th),
    ("parent_id", "สังกัด"),
    ("passphrase", "รหัสผ่าน"),
    ("path", "ตำแหน่งของไฟล์"),
    ("recovery_key", "กุญแจกู้คืน"),
    ("record", "ระเบียน"),
    ("report", "รายงาน"),
    ("round", "รอบ"),
    ("set", "ชุดข้อมูลอ้างอิง"),
    ("sort", "การเรียงลำดับ"),
    ("submission", "รายงานที่ส่งแล้ว"),
    ("title", "ชื่อเรื่อง"),
    ("workspace", "แฟ้มงาน"),
];

/// What a field is called: `ชื่อภาษาไทย`. One that has no name here stands as a code, in brackets, as codes do.
pub(crate) fn field(name: &str) -> Cow<'static, str> {
    let known = FIELDS.iter().find(|(field, _)| *field == name).map(|(_, thai)| *thai);
    let declared = || REGISTERS.iter().find_map(|register| register.field(name)).map(|(_, field)| field.label.th);
    known.or_else(declared).map_or_else(|| format!("ข้อมูล [{name}]").into(), Cow::Borrowed)
}

/// What a field of a register is called there.
pub(crate) fn field_of(table: &str, name: &str) -> Cow<'static, str> {
    let declared = register_named(table).and_then(|register| register.field(name));
    declared.map_or_else(|| field(name), |(_, field)| Cow::Borrowed(field.label.th))
}

/// What fields joined by commas are called, joined by `และ`.
pub(crate) fn fields(names: &str) -> String {
    names.split(',').map(field).collect::<Vec<_>>().join(" และ ")
}

/// The register that a table keeps; a table of no register, which only a newer program writes, goes by its own name.
pub(crate) fn register(table: &str) -> &str {
    match table {
        "workspace" => "แฟ้มงาน",
        "identities" => "ข้อมูลผู้ร้อง",
        "journal" => "รายการในประวัติ",
        "file" => "ไฟล์",
        "list" => "บัญชี",
        other => register_named(other).map_or(other, |register| register.one.th),
    }
}

#[cfg(test)]
mod tests {
    use saisaat_core::registers::TABLES;

    use super::*;

    #[test]
    fn every_register_has_a_thai_name() {
        for table in TABLES {
            assert!(register(table).chars().any(|c| ('ก'..='๛').contains(&c)), "{table}");
        }
    }

    #[test]
    fn a_field_is_called_by_its_thai_name_and_an_unknown_one_by_its_code_in_brackets() {
        assert_eq!(fields("agreement_id,code"), "คำรับรอง และ รหัส");
        assert_eq!(field("no_such_field"), "ข้อมูล [no_such_field]");
    }
}
