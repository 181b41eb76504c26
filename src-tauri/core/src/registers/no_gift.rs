//! What an agency did for its No Gift Policy in a year: the declaration, activities, teaching of section 128, and the reports of each
//! round, of which one that nothing was received is as good as any.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::{choice, ensure};
use crate::values::{Date, FiscalYear, Id};
use crate::{Error, Rule};

choice! {
    /// What was done.
    NoGiftKind {
        /// The head of agency declared it.
        Declaration = "declaration" ("ประกาศเจตนารมณ์ No Gift Policy", "Declaration"),
        /// An activity that furthers it.
        Activity = "activity" ("กิจกรรมขับเคลื่อน No Gift Policy", "Activity"),
        /// Teaching of section 128.
        Teaching = "teaching" ("ให้ความรู้เรื่องการรับทรัพย์สินหรือประโยชน์อื่นใด (ม. 128)", "Teaching of section 128"),
        /// A report of a round.
        Report = "report" ("รายงานผลการรับของขวัญ", "Report of a round"),
        /// A report that nothing was received.
        NilReport = "nil_report" ("รายงานว่าไม่มีการรับของขวัญ", "Nil report"),
    }
}

/// An entry of the No Gift Policy's year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "no_gift_entries", one("การขับเคลื่อน No Gift Policy", "entry of the No Gift Policy"), many("No Gift Policy", "No Gift Policy"),
    icon = "nogift", areas(Ethics), agency = agency_id, year = year, order = "done_on DESC, id DESC", called = title,
    listed = "no_gift_entries", attachable
)]
pub struct NoGiftEntry {
    /// Key.
    pub id: Id<NoGiftEntry>,
    /// What it is called.
    #[field("เรื่องที่ดำเนินการ", "Title", public, required, search, list(14, 3fr), span(12), also("เรื่อง"))]
    pub title: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The fiscal year.
    #[field("ปีงบประมาณ", "Fiscal year", public, span(3))]
    pub year: FiscalYear,
    /// What was done.
    #[field("ประเภทการดำเนินการ", "Kind", public, list(14, 1fr), span(8), also("ประเภท"))]
    pub kind: NoGiftKind,
    /// The day.
    #[field("วันที่ดำเนินการ", "Done on", public, list(8), span(4), also("วันที่"))]
    pub done_on: Date,
    /// Which months a report is of.
    #[field("รอบที่รายงาน", "Months reported", public, span(4), when(kind = "report" | "nil_report"), example("ต.ค. 68 – มี.ค. 69"))]
    pub period: String,
    /// How many took part or were taught.
    #[field("จำนวนผู้เข้าร่วม", "Participants", public, list(8), span(4), when(kind = "activity" | "teaching" | "declaration"), also("จำนวนคน"))]
    pub participants: Option<i32>,
    /// Where it was sent or published.
    #[field("เผยแพร่หรือส่งถึง", "Published or sent to", public, search, span(8))]
    pub sent_to: String,
    /// What was done in more words.
    #[field("รายละเอียด", "Details", public, search, lines(3))]
    pub details: String,
}

impl NoGiftEntry {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.participants.is_none_or(|people| people >= 0), "participants", Rule::Negative)
    }
}
