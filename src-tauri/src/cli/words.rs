//! Operations in Thai, for people at the command line; the window has its own dictionary.

use saisaat_core::registers::register_named;
use saisaat_core::{Action, Notice, Verb};

/// What an operation is called: `นำเข้าบุคลากร`.
pub(super) fn operation(action: Action) -> String {
    format!("{}{}", verb(action.verb), register(action.register))
}

/// What is to be looked into after opening, in Thai and in English.
pub(super) fn notice(notice: &Notice) -> String {
    let (code, thai, english) = match notice {
        Notice::ClockBehind { last } => (
            "clock_behind",
            format!("นาฬิกาเครื่องช้ากว่าบันทึกล่าสุด ({last}) โปรดตั้งนาฬิกาให้ถูกต้อง"),
            format!("the clock of this machine is behind the last entry ({last}); please set it right"),
        ),
        Notice::ClockAhead { last } => (
            "clock_ahead",
            format!("นาฬิกาเครื่องเร็วกว่าบันทึกล่าสุด ({last}) มากผิดปกติ โปรดตรวจนาฬิกา"),
            format!("the clock of this machine is far ahead of the last entry ({last}); please check it"),
        ),
        Notice::RolledBack { lines } => (
            "rolled_back",
            format!("บันทึกการใช้งานไม่มีบรรทัดที่ {lines} ที่เคยจดไว้ ฐานข้อมูลอาจถูกสลับด้วยฉบับเก่า โปรดตรวจด้วย audit --verify"),
            format!(
                "line {lines} of the audit log is not what it was; the database may be an older one: see audit --verify"
            ),
        ),
        Notice::HeadFileDamaged => (
            "head_file",
            "ไฟล์ workspace.head.json ถูกแก้ไขหรือเสียหาย จึงเทียบบันทึกการใช้งานกับครั้งก่อนไม่ได้".into(),
            "workspace.head.json was altered or damaged, so the audit log could not be compared with the last time"
                .into(),
        ),
        Notice::Restored { given_up } => (
            "restored",
            format!("แฟ้มงานนี้กู้คืนจากสำเนาสำรองตั้งแต่เปิดครั้งก่อน โดยละสถานะที่จดไว้ภายหลัง {given_up} รายการ"),
            format!(
                "this workspace was restored from a backup since it was last opened; {given_up} later states were given up"
            ),
        ),
    };
    format!("คำเตือน [{code}] {thai}\nwarning [{code}] {english}")
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

/// What a table's records are; a table of no register, which only a newer program writes, goes by its own name.
pub(super) fn register(table: &str) -> &str {
    match table {
        "workspace" => "แฟ้มงาน",
        "identities" => "ข้อมูลผู้ร้อง",
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
            assert!(register(table).chars().all(|c| !c.is_ascii_alphabetic()), "{table}");
        }
        let import = Action::on::<saisaat_core::registers::Person>(Verb::Import);
        assert_eq!(operation(import), "นำเข้าบุคลากร");
    }
}
