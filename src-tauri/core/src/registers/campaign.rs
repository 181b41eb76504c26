//! Campaigns and publicity (รณรงค์ ประชาสัมพันธ์): what the public and the officials were told, how, and what came of it.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{choice, ensure};
use super::{Agency, Audience, CreativeValue};
use crate::values::{Date, Id, Money};
use crate::{Error, Rule};

/// A campaign of an agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "campaigns", one("การรณรงค์", "campaign"), many("รณรงค์ ประชาสัมพันธ์", "Campaigns"), icon = "spark",
    areas(Campaign), agency = agency_id, year = fiscal_year(starts_on), order = "starts_on DESC, id DESC",
    called = title, listed = "campaigns", retained(Campaigns), attachable
)]
pub struct Campaign {
    /// Key.
    pub id: Id<Campaign>,
    /// What it is called.
    #[field("ชื่อกิจกรรมรณรงค์", "Title", public, required, search, list(14, 3fr), print(22), span(12), also("ชื่อกิจกรรม", "เรื่อง"))]
    pub title: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// What is told.
    #[field("สาระสำคัญ", "Message", public, search, lines(2), also("ข้อความ", "เนื้อหา"))]
    pub message: String,
    /// By which media.
    #[field("สื่อและช่องทาง", "Media", public, search, list(10, 1.5fr), print(14), example("โปสเตอร์ เว็บไซต์"), also("สื่อที่ใช้", "ช่องทาง"))]
    pub media: String,
    /// Whom it addresses.
    #[field("กลุ่มเป้าหมาย", "Audience", public, list(8), print(11), span(6))]
    pub audience: Option<Audience>,
    /// The first day.
    #[field("วันที่เริ่ม", "From", public, list(8), print(10), span(3), also("เริ่มวันที่"))]
    pub starts_on: Date,
    /// The last day.
    #[field("วันที่สิ้นสุด", "To", public, print(10), span(3), also("ถึงวันที่"))]
    pub ends_on: Date,
    /// Where.
    #[field("สถานที่", "Place", public, search, span(6))]
    pub place: String,
    /// What it cost.
    #[field("ค่าใช้จ่าย", "Cost", public, list(8), print(11), span(3), also("งบประมาณ"))]
    pub cost: Money,
    /// How many people it reached, where that was counted.
    #[field("จำนวนผู้รับสาร (คน)", "People reached", public, list(11), print(10), span(3), also("จำนวนคน", "ผู้เข้าร่วม"))]
    pub reached: Option<i32>,
    /// The value or standard it serves.
    #[field(
        "ค่านิยมหรือมาตรฐานที่ส่งเสริม",
        "Value or standard it serves",
        public,
        search,
        span(12),
        also("ค่านิยม", "มาตรฐาน")
    )]
    pub serves: String,
    /// Which of the five values that is.
    #[field("ค่านิยมสร้างสรรค์", "Creative value", public, span(6))]
    pub value: Option<CreativeValue>,
    /// What came of it.
    #[field("ผลที่ได้", "Result", public, lines(2), print(12), also("ผลการดำเนินงาน"))]
    pub result: String,
    /// Note.
    #[field("หมายเหตุ", "Note", remark, lines(2))]
    pub note: String,
}

impl Campaign {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.ends_on >= self.starts_on, "ends_on", Rule::BeforeStart)?;
        ensure(self.cost >= Money::ZERO, "cost", Rule::Negative)?;
        ensure(self.reached.is_none_or(|people| people >= 0), "reached", Rule::Negative)
    }
}

choice! {
    /// By what something is told.
    Medium {
        /// Print.
        Print = "print" ("สิ่งพิมพ์", "Print"),
        /// Radio.
        Radio = "radio" ("วิทยุและเสียงตามสาย", "Radio"),
        /// Television.
        Television = "television" ("โทรทัศน์", "Television"),
        /// Website.
        Website = "website" ("เว็บไซต์", "Website"),
        /// Social media.
        Social = "social" ("สื่อสังคมออนไลน์", "Social media"),
        /// Events.
        Event = "event" ("กิจกรรมและนิทรรศการ", "Events and exhibitions"),
        /// Signs.
        Signs = "signs" ("ป้ายและสื่อกลางแจ้ง", "Signs"),
    }
}

/// What a campaign cost and whom it reached by one medium.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "campaign_media", one("สื่อที่ใช้", "medium"), many("สื่อที่ใช้รณรงค์", "Media"), areas(Campaign),
    agency = "(SELECT agency_id FROM campaigns WHERE id = campaign_id)", parent = campaign_id, order = "medium, id",
    called = description, listed = "campaign_media"
)]
pub struct CampaignMedium {
    /// Key.
    pub id: Id<CampaignMedium>,
    /// The campaign.
    #[field("การรณรงค์", "Campaign", public, internal)]
    pub campaign_id: Id<Campaign>,
    /// By what.
    #[field("ประเภทสื่อ", "Medium", public, list(12, 1fr), span(6), also("สื่อ"))]
    pub medium: Medium,
    /// What it was.
    #[field("ชิ้นงานหรือรายการ", "What it was", public, required, search, list(16, 2fr), span(6))]
    pub description: String,
    /// What it cost.
    #[field("ค่าใช้จ่าย", "Cost", public, list(8), span(4))]
    pub cost: Money,
    /// How many it reached.
    #[field("ผู้รับสาร (คน)", "Reached", public, list(8), span(4), also("จำนวนคน"))]
    pub reached: Option<i32>,
}

impl CampaignMedium {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.cost >= Money::ZERO, "cost", Rule::Negative)?;
        ensure(self.reached.is_none_or(|people| people >= 0), "reached", Rule::Negative)
    }
}
