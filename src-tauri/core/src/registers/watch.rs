//! The watch list (เฝ้าระวังการทุจริต): what is watched because something was heard of it, before it is a case. Slide 45.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::{choice, ensure};
use crate::values::{Date, Id};
use crate::{Error, Rule};

choice! {
    /// How large a danger is.
    RiskLevel {
        /// Low.
        Low = "low" ("ต่ำ", "Low"),
        /// Medium.
        Medium = "medium" ("ปานกลาง", "Medium"),
        /// High.
        High = "high" ("สูง", "High"),
        /// Very high.
        VeryHigh = "very_high" ("สูงมาก", "Very high"),
    }
}

choice! {
    /// Where what is watched was heard.
    WatchSource {
        /// Complaints.
        Complaints = "complaints" ("เรื่องร้องเรียนที่เกิดซ้ำ", "Complaints that recur"),
        /// The risk assessment.
        Risk = "risk" ("การประเมินความเสี่ยง", "Risk assessment"),
        /// An audit.
        Audit = "audit" ("การตรวจสอบภายในหรือภายนอก", "Audit"),
        /// The press or the web.
        Media = "media" ("ข่าวและสื่อสังคมออนไลน์", "Press and social media"),
        /// A network or a citizen.
        Network = "network" ("เครือข่ายและประชาชน", "Networks and citizens"),
        /// Anything else.
        Other = "other" ("แหล่งข่าวอื่น", "Other"),
    }
}

/// Something that is watched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "watch_items", one("เรื่องเฝ้าระวัง", "watched matter"), many("บัญชีเฝ้าระวังการทุจริต", "Watch list"), icon = "eye",
    areas(Campaign), agency = agency_id, year = fiscal_year(noted_on), order = "noted_on DESC, id DESC", called = subject,
    listed = "watch_items", attachable, due("ติดตามเรื่องเฝ้าระวัง", "Look at a watched matter", next_look_on, until = closed_on)
)]
pub struct WatchItem {
    /// Key.
    pub id: Id<WatchItem>,
    /// What is watched: work and units, not people.
    #[field(
        "เรื่องหรือกระบวนงานที่เฝ้าระวัง", "What is watched", confidential, required, search, lines(2), list(14, 3fr),
        hint("ระบุกระบวนงานหรือหน่วยงาน ไม่ระบุตัวบุคคล", "Work and units, not people")
    )]
    pub subject: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// Since when.
    #[field("เริ่มเฝ้าระวัง", "Since", public, list(8), span(3))]
    pub noted_on: Date,
    /// From where.
    #[field("แหล่งที่มา", "Source", public, list(10, 1fr), span(5))]
    pub source: WatchSource,
    /// How large the danger is.
    #[field("ระดับความเสี่ยง", "Level", public, default("medium"), list(7), span(4))]
    pub level: RiskLevel,
    /// The unit.
    #[field("หน่วยงานภายใน", "Unit", public, span(6))]
    pub unit: String,
    /// Who looks.
    #[field("ผู้ติดตาม", "Who looks", public, list(9), span(6))]
    pub responsible: String,
    /// When it is looked at again.
    #[field("ติดตามครั้งถัดไป", "Next look", public, list(8), span(4))]
    pub next_look_on: Option<Date>,
    /// Since when it is not watched any more.
    #[field("เลิกเฝ้าระวังเมื่อ", "Closed on", public, span(4))]
    pub closed_on: Option<Date>,
    /// What was seen.
    #[field("สิ่งที่พบ", "What was seen", confidential, lines(3))]
    pub findings: String,
}

impl WatchItem {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.closed_on.is_none_or(|day| day >= self.noted_on), "closed_on", Rule::BeforeStart)
    }
}
