//! What importing a row does, or would do.

use serde::Serialize;
use specta::Type;

/// What a row does to its register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case", tag = "is", content = "why")]
pub enum Outcome {
    /// A new record.
    Insert,
    /// A record that changes.
    Update,
    /// The register has all of it, or keeps what it has.
    Unchanged,
    /// Nothing, and why.
    Skip(Skipped),
}

/// Why a row is skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Skipped {
    /// No name and no id: a vacant post.
    NoPerson,
    /// A total, a note or a signature.
    TotalOrNote,
    /// The name of a unit over the people of it.
    Heading,
    /// The header again.
    RepeatedHeader,
    /// A template's sample row.
    Placeholder,
    /// The id is not valid.
    BadId,
    /// The name is no name.
    BadName,
    /// An id without a name, of nobody in the register.
    NoName,
    /// Neither a whole surname nor an id.
    Incomplete,
    /// The same record stands further up in the file.
    DuplicateInFile,
    /// Several records of the register are like it.
    Ambiguous,
    /// The register has it, and it was to be new.
    InRegister,
    /// What the row needs is not in the register.
    NotThere,
    /// A value without which there is no record is missing or wrong.
    Missing,
    /// The register's rules do not allow it.
    AgainstRule,
    /// A doubt about it is unanswered.
    Asked,
    /// The officer chose so.
    Chosen,
}

impl Skipped {
    /// In Thai.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::NoPerson => "ไม่มีชื่อและเลขประจำตัวประชาชน (อัตราว่าง)",
            Self::TotalOrNote => "แถวรวม หมายเหตุ หรือลายมือชื่อ",
            Self::Heading => "ชื่อหน่วยงานคั่นรายชื่อ",
            Self::RepeatedHeader => "หัวตารางซ้ำ",
            Self::Placeholder => "แถวตัวอย่างของแบบฟอร์ม",
            Self::BadId => "เลขประจำตัวประชาชนไม่ถูกต้อง",
            Self::BadName => "ชื่อไม่ถูกต้อง",
            Self::NoName => "มีเลขประจำตัวประชาชนแต่ไม่มีชื่อ และไม่พบในทะเบียน",
            Self::Incomplete => "ไม่มีนามสกุลเต็มและไม่มีเลขประจำตัวประชาชน",
            Self::DuplicateInFile => "ซ้ำกับแถวก่อนหน้า",
            Self::Ambiguous => "ตรงกับหลายรายการในทะเบียน",
            Self::InRegister => "มีอยู่ในทะเบียนแล้ว",
            Self::NotThere => "ไม่พบสิ่งที่อ้างถึงในทะเบียน",
            Self::Missing => "ขาดข้อมูลที่จำเป็น",
            Self::AgainstRule => "ไม่เป็นไปตามกติกาของทะเบียน",
            Self::Asked => "รอคำตอบ",
            Self::Chosen => "เลือกข้ามแถวนี้",
        }
    }
}

/// How many rows do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct Counts {
    /// New records.
    pub inserted: u32,
    /// Records that change.
    pub updated: u32,
    /// Records that stay as they are.
    pub unchanged: u32,
    /// Rows that do nothing.
    pub skipped: u32,
}

impl Counts {
    pub(crate) const fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Insert => self.inserted += 1,
            Outcome::Update => self.updated += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Skip(_) => self.skipped += 1,
        }
    }
}
