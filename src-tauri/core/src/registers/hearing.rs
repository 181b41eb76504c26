//! Hearings (การรับฟังความคิดเห็น): what was asked, what was said, and what became of it. Slide 51.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{choice, ensure};
use super::{Agency, Sector};
use crate::values::{Date, Id};
use crate::{Error, Rule};

/// A hearing of an agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "hearings", one("เวทีรับฟังความคิดเห็น", "hearing"), many("การรับฟังความคิดเห็น", "Hearings"), icon = "hearing",
    areas(Networks), agency = agency_id, year = fiscal_year(held_on), order = "held_on DESC, id DESC", called = topic,
    listed = "hearings", attachable
)]
pub struct Hearing {
    /// Key.
    pub id: Id<Hearing>,
    /// What was asked.
    #[field("เรื่องที่รับฟัง", "Topic", public, required, search, list(16, 3fr), span(12), also("เรื่อง"))]
    pub topic: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The day.
    #[field("วันที่รับฟัง", "Held on", public, list(8), span(4), also("วันที่"))]
    pub held_on: Date,
    /// Where, or how.
    #[field("สถานที่หรือช่องทาง", "Place or way", public, search, list(10, 1fr), span(4))]
    pub place: String,
    /// How many took part.
    #[field("ผู้เข้าร่วม (คน)", "Participants", public, list(7), span(4))]
    pub participants: Option<i32>,
    /// Who chaired.
    #[field("ประธานการประชุม", "Chair", public, span(6))]
    pub chair: String,
    /// Who wrote it down.
    #[field("ผู้จดบันทึก", "Recorder", public, span(6))]
    pub recorder: String,
    /// What came of it.
    #[field("สรุปผลการรับฟัง", "Summary", public, search, lines(3))]
    pub summary: String,
    /// What use was made of it.
    #[field("การนำผลไปใช้", "Use made of it", public, lines(2))]
    pub used: String,
}

impl Hearing {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.participants.is_none_or(|people| people >= 0), "participants", Rule::Negative)
    }
}

choice! {
    /// What becomes of an opinion.
    OpinionStanding {
        /// Not answered yet.
        Open = "open" ("รอคำตอบ", "Open"),
        /// Taken up.
        Adopted = "adopted" ("นำไปปฏิบัติ", "Taken up"),
        /// In part.
        Partly = "partly" ("นำไปปฏิบัติบางส่วน", "Taken up in part"),
        /// Answered, not taken up.
        Explained = "explained" ("ชี้แจงเหตุผลที่ไม่นำไปปฏิบัติ", "Explained why not"),
    }
}

/// What was said at a hearing, and the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "hearing_opinions", one("ความคิดเห็น", "opinion"), many("ความคิดเห็นและคำชี้แจง", "Opinions and answers"), areas(Networks),
    agency = "(SELECT agency_id FROM hearings WHERE id = hearing_id)", parent = hearing_id, order = "position, id", called = opinion,
    listed = "hearing_opinions", due("ตอบความคิดเห็นจากเวทีรับฟัง", "Answer to an opinion due", answer_by, until = answered_on)
)]
pub struct HearingOpinion {
    /// Key.
    pub id: Id<HearingOpinion>,
    /// The hearing.
    #[field("เวทีรับฟัง", "Hearing", public, internal)]
    pub hearing_id: Id<Hearing>,
    /// Order.
    #[field("ลำดับ", "Order", public, default(1), list(4), span(2))]
    pub position: i32,
    /// From which part of society.
    #[field("ความเห็นจากภาคส่วน", "Sector", public, list(9), span(4), also("ภาคส่วน"))]
    pub sector: Sector,
    /// What was said.
    #[field("ความคิดเห็นหรือข้อเสนอ", "Opinion", public, required, search, lines(3), list(16, 3fr), also("ความเห็น"))]
    pub opinion: String,
    /// What is answered.
    #[field("คำชี้แจง", "Answer", public, search, lines(3), list(16, 2fr))]
    pub response: String,
    /// What becomes of it.
    #[field("ผลของความเห็น", "What becomes of it", public, list(10), span(6))]
    pub standing: OpinionStanding,
    /// To be answered by.
    #[field("ตอบภายใน", "Answer by", public, span(3))]
    pub answer_by: Option<Date>,
    /// Answered on.
    #[field("ตอบแล้วเมื่อ", "Answered on", public, span(3))]
    pub answered_on: Option<Date>,
}

impl HearingOpinion {
    fn rules(&self) -> Result<(), Error> {
        let answered = self.standing == OpinionStanding::Open || !self.response.trim().is_empty();
        ensure(answered, "response", Rule::Required)
    }
}
