//! How long records are kept (ระยะเวลาเก็บรักษา), by class, as the Personal Data Protection Act B.E. 2562 asks.

use crate::Rule;
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{choice, ensure};
use crate::Error;
use crate::values::Id;

choice! {
    /// What is kept and purged together.
    RecordClass {
        /// People who are no longer on the staff and whom no training, nomination or gift names.
        People = "people" ("บุคลากรที่พ้นจากราชการและไม่มีประวัติอบรม รางวัล หรือของขวัญเหลืออยู่", "People who left and whom no training, award or gift names any more"),
        /// Training sessions with their attendances.
        Training = "training" ("การฝึกอบรมพร้อมรายชื่อผู้เข้าร่วม", "Training sessions with their attendances"),
        /// Award schemes with their nominations.
        Awards = "awards" ("รางวัลเชิดชูเกียรติพร้อมการเสนอชื่อ", "Award schemes with their nominations"),
        /// Gifts.
        Gifts = "gifts" ("ของขวัญ", "Gifts"),
        /// Complaints that were closed, with what was done about them.
        Complaints = "complaints" ("เรื่องร้องเรียนที่ยุติแล้วพร้อมการดำเนินการ", "Closed complaints with what was done about them"),
        /// Campaigns.
        Campaigns = "campaigns" ("การรณรงค์", "Campaigns"),
        /// Discipline cases that were closed.
        Discipline = "discipline" ("เรื่องทางวินัยที่ยุติแล้ว", "Closed discipline cases"),
        /// Members of networks whose agreement ended.
        Networks = "networks" ("สมาชิกเครือข่ายที่สิ้นสุดความร่วมมือ", "Network members whose agreement ended"),
        /// Citizens on committees whose term ended.
        Citizens = "citizens" ("กรรมการภาคประชาชนที่พ้นวาระ", "Citizen members whose term ended"),
        /// Surveys with their answers.
        Surveys = "surveys" ("แบบสำรวจพร้อมคำตอบ", "Surveys with their answers"),
    }
}

/// How long a class is kept where no rule says otherwise: as long as the regulation on official documents keeps ordinary ones.
pub const YEARS_KEPT: u32 = 10;

/// How long the records of a class are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "retention_rules", one("ระยะเวลาเก็บรักษา", "retention period"), many("ระยะเวลาเก็บรักษา", "Retention"),
    order = "class", called = nothing, unique(class), guarded
)]
pub struct RetentionRule {
    /// Key.
    pub id: Id<RetentionRule>,
    /// The class.
    #[field("ประเภท", "Class", public)]
    pub class: RecordClass,
    /// Fiscal years after a record's last one.
    #[field(
        "ปี",
        "Years",
        public,
        default(10),
        hint("นับเป็นปีงบประมาณหลังปีสุดท้ายของข้อมูล", "Counted in fiscal years after a record’s last one")
    )]
    pub years: u32,
}

impl RetentionRule {
    fn rules(&self) -> Result<(), Error> {
        ensure((1..=100).contains(&self.years), "years", Rule::OutOfRange)
    }
}
