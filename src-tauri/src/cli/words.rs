//! Operations and warnings in Thai, for people at the command line; the window has its own dictionary.

use saisaat_core::{Action, Notice, Verb};

use crate::names;

/// What an operation is called: `นำเข้าบุคลากร`.
pub(super) fn operation(action: Action) -> String {
    format!("{}{}", verb(action.verb), names::register(action.register))
}

/// What is to be looked into after opening, in Thai.
pub(super) fn notice(notice: &Notice) -> String {
    let (code, told) = match notice {
        Notice::ClockBehind { last } => {
            ("clock_behind", format!("นาฬิกาเครื่องช้ากว่าบันทึกล่าสุด ({last}) โปรดตั้งนาฬิกาให้ถูกต้อง"))
        }
        Notice::ClockAhead { last } => {
            ("clock_ahead", format!("นาฬิกาเครื่องเร็วกว่าบันทึกล่าสุด ({last}) มากผิดปกติ โปรดตรวจนาฬิกา"))
        }
        Notice::RolledBack { lines } => (
            "rolled_back",
            format!("บันทึกการใช้งานไม่มีบรรทัดที่ {lines} ที่เคยจดไว้ ฐานข้อมูลอาจถูกสลับด้วยฉบับเก่า โปรดตรวจด้วย audit --verify"),
        ),
        Notice::HeadFileDamaged => {
            ("head_file", "ไฟล์ workspace.head.json ถูกแก้ไขหรือเสียหาย จึงเทียบบันทึกการใช้งานกับครั้งก่อนไม่ได้".into())
        }
        Notice::Restored { at, given_up } => {
            let when = at.as_deref().map(|at| format!(" ({at})")).unwrap_or_default();
            ("restored", format!("แฟ้มงานนี้กู้คืนจากสำเนาสำรองตั้งแต่เปิดครั้งก่อน{when} โดยละสถานะที่จดไว้ภายหลัง {given_up} รายการ"))
        }
        Notice::RestoreUnproven => (
            "restore_unproven",
            "มีคำบอกการกู้คืนที่กุญแจของแฟ้มงานไม่รับรอง อาจมีผู้นำฐานข้อมูลฉบับเก่ามาใส่แทน โปรดตรวจด้วย audit --verify".into(),
        ),
    };
    format!("คำเตือน [{code}] {told}")
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
        Verb::RestoreUnproven => "คำบอกการกู้คืนที่พิสูจน์ไม่ได้",
        Verb::Purge => "ล้างข้อมูลพ้นกำหนด",
        Verb::Submit => "ส่ง",
        Verb::ConfirmDate => "ยืนยันวันที่",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_is_called_by_its_verb_and_its_register() {
        let import = Action::on::<saisaat_core::registers::Person>(Verb::Import);
        assert_eq!(operation(import), "นำเข้าบุคลากร");
    }
}
