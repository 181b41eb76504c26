//! Protection of those who told (การคุ้มครองผู้แจ้งเบาะแส): measures taken, and whether anything was done to them since. Who they are is in
//! the protected store alone.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{choice, ensure};
use super::{Complaint, Words};
use crate::values::{Date, Id};
use crate::{Error, Reader, Result, Rule, Surroundings};

const NAMELESS: Words = Words {
    th: "ห้ามระบุชื่อหรือสิ่งที่บอกตัวผู้แจ้ง", en: "Name nobody, and nothing that tells who told"
};

choice! {
    /// How somebody is protected.
    ProtectionKind {
        /// The name is kept secret.
        Secrecy = "secrecy" ("ปกปิดชื่อและที่อยู่", "Name and address kept secret"),
        /// Moved to another post, as asked.
        Transfer = "transfer" ("ย้ายหน่วยงานตามที่ร้องขอ", "Moved, as asked"),
        /// Protected from dismissal and discipline.
        Position = "position" ("คุ้มครองสถานภาพในหน้าที่ราชการ", "Position protected"),
        /// Kept safe.
        Safety = "safety" ("ดูแลความปลอดภัย", "Kept safe"),
        /// Helped in law.
        Legal = "legal" ("ช่วยเหลือทางกฎหมาย", "Helped in law"),
        /// Anything else.
        Other = "other" ("มาตรการคุ้มครองอื่น", "Other"),
    }
}

/// A measure that protects the informant of a complaint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "protection_measures", one("มาตรการคุ้มครอง", "protection measure"), many("มาตรการคุ้มครองผู้แจ้ง", "Protection measures"),
    areas(Campaign), agency = "(SELECT agency_id FROM complaints WHERE id = complaint_id)", parent = complaint_id,
    order = "from_on, id", called = nothing, listed = "protection_measures",
    due("มาตรการคุ้มครองสิ้นสุด", "Protection ends", until_on, passes)
)]
pub struct ProtectionMeasure {
    /// Key.
    pub id: Id<ProtectionMeasure>,
    /// The complaint.
    #[field("เรื่องร้องเรียน", "Complaint", public, internal)]
    pub complaint_id: Id<Complaint>,
    /// How.
    #[field("มาตรการคุ้มครอง", "Measure", confidential, list(14, 1fr), span(6), also("มาตรการ"))]
    pub kind: ProtectionKind,
    /// From when.
    #[field("เริ่มคุ้มครอง", "From", public, list(8), span(3))]
    pub from_on: Date,
    /// Until when; none: until it is lifted.
    #[field("คุ้มครองถึง", "Until", public, list(8), span(3))]
    pub until_on: Option<Date>,
    /// Who sees to it.
    #[field("ผู้รับผิดชอบ", "Responsible", public, span(6))]
    pub responsible: String,
    /// What was done.
    #[field("รายละเอียดการคุ้มครอง", "Details", confidential, lines(2), list(14, 2fr), hint(NAMELESS))]
    pub details: String,
}

impl ProtectionMeasure {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.until_on.is_none_or(|until| until >= self.from_on), "until_on", Rule::BeforeStart)
    }
}

/// A look at whether the informant of a complaint was retaliated against, 3, 6 and 12 months after it was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "retaliation_checks", one("การตรวจการตอบโต้", "retaliation check"), many("การตรวจการตอบโต้ผู้แจ้ง", "Retaliation checks"),
    areas(Campaign), agency = "(SELECT agency_id FROM complaints WHERE id = complaint_id)", parent = complaint_id,
    order = "months, id", called = nothing, listed = "retaliation_checks", unique(complaint_id, months), prepared,
    due("ตรวจการตอบโต้ผู้แจ้งเบาะแส", "Retaliation check due", due_on, until = checked_on)
)]
pub struct RetaliationCheck {
    /// Key.
    pub id: Id<RetaliationCheck>,
    /// The complaint.
    #[field("เรื่องร้องเรียน", "Complaint", public, internal)]
    pub complaint_id: Id<Complaint>,
    /// How many months after receipt.
    #[field(
        "ตรวจเมื่อครบ (เดือน)",
        "After (months)",
        public,
        default(3),
        list(11),
        span(3),
        hint("3, 6 หรือ 12", "3, 6 or 12")
    )]
    pub months: i32,
    /// By when; found on saving where it is not given.
    #[field("ตรวจภายใน", "Due", public, list(8), span(3), hint("เว้นว่างให้โปรแกรมนับให้", "Empty: counted for you"))]
    pub due_on: Option<Date>,
    /// Looked at on.
    #[field("ตรวจแล้วเมื่อ", "Checked on", public, list(8), span(3))]
    pub checked_on: Option<Date>,
    /// Sued.
    #[field("ถูกฟ้องคดีแพ่ง", "Sued", confidential, default(false), span(4))]
    pub lawsuit: bool,
    /// Reported to the police.
    #[field("ถูกแจ้งความหรือฟ้องอาญา", "Criminal complaint", confidential, default(false), span(4))]
    pub criminal: bool,
    /// Disciplined.
    #[field("ถูกดำเนินการทางวินัย", "Disciplined", confidential, default(false), span(4))]
    pub discipline: bool,
    /// Transferred.
    #[field("ถูกโยกย้าย", "Transferred", confidential, default(false), span(4))]
    pub transfer: bool,
    /// Appraisal or pay.
    #[field("ถูกลดผลประเมินหรือค่าตอบแทน", "Appraisal or pay", confidential, default(false), span(4))]
    pub appraisal: bool,
    /// Duties taken away.
    #[field("ถูกลดบทบาทหน้าที่", "Duties taken away", confidential, default(false), span(4))]
    pub duties: bool,
    /// Threatened.
    #[field("ถูกข่มขู่คุกคาม", "Threatened", confidential, default(false), span(4))]
    pub threat: bool,
    /// What was found and done.
    #[field("ผลการตรวจและการช่วยเหลือ", "Found and done", confidential, lines(2), list(14, 2fr), hint(NAMELESS))]
    pub found: String,
}

impl RetaliationCheck {
    fn rules(&self) -> Result<(), Error> {
        ensure(matches!(self.months, 3 | 6 | 12), "months", Rule::OutOfRange)?;
        let told = self.checked_on.is_some() || self.kinds() == 0;
        ensure(told, "checked_on", Rule::Required)
    }

    /// With the day it is due: so many months after the complaint was received.
    fn prepared(self, reader: &Reader<'_>, _: &Surroundings) -> Result<Self> {
        let complaint: Complaint = reader.get(self.complaint_id)?;
        let months = chrono::Months::new(self.months.unsigned_abs().min(120));
        let reckoned = complaint.received_on.naive().checked_add_months(months).map(Date::from);
        Ok(Self { due_on: self.due_on.or(reckoned), ..self })
    }

    /// How many of the seven kinds were found.
    #[must_use]
    pub fn kinds(&self) -> usize {
        let found =
            [self.lawsuit, self.criminal, self.discipline, self.transfer, self.appraisal, self.duties, self.threat];
        found.into_iter().filter(|found| *found).count()
    }
}
