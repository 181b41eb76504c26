//! Networks (เครือข่าย): who belongs to them, what they did together, how they hang together, and citizens who sit on committees for work
//! at risk of corruption. Slides 48–51.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::{choice, ensure};
use crate::values::{Date, Id, Money};
use crate::{Error, Rule};

choice! {
    /// Which part of society somebody is of.
    Sector {
        /// People.
        People = "people" ("ภาคประชาชน", "People") ["ประชาชน"],
        /// Private sector.
        Private = "private" ("ภาคเอกชน", "Private sector") ["เอกชน"],
        /// The state.
        State = "state" ("ภาครัฐ", "State") ["ภาคราชการ"],
        /// Media.
        Media = "media" ("สื่อมวลชน", "Media") ["สื่อ"],
        /// Academia.
        Academia = "academia" ("สถาบันการศึกษา", "Academia") ["ภาควิชาการ"],
    }
}

choice! {
    /// The four approaches of slides 49 and 50.
    NetworkApproach {
        /// 1.
        SelfExamination = "1" ("ส่งเสริมให้ภาคประชาชนตรวจสอบตนเอง", "Self-examination") ["1"],
        /// 2.
        Cheerleading = "2" ("เสริมแรงสร้างความร่วมมือ", "Cheerleading and cooperation") ["2"],
        /// 3.
        Scrutiny = "3" ("ส่งเสริมให้ประชาชนตรวจสอบการทำงานภาครัฐ", "Public scrutiny of the state") ["3"],
        /// 4.
        Change = "4" ("สนับสนุนให้ประชาชนแจ้งเบาะแสการทุจริตและกระตุ้นการเปลี่ยนแปลง", "Whistle-blowing and pushing for change") ["4"],
    }
}

choice! {
    /// What a member of a network is.
    MemberKind {
        /// An organisation.
        Organisation = "organisation" ("องค์กร", "Organisation"),
        /// A person.
        Person = "person" ("บุคคล", "Person"),
        /// Another agency.
        Agency = "agency" ("หน่วยงานของรัฐ", "Agency"),
        /// A province's network.
        Province = "province" ("เครือข่ายระดับจังหวัด", "Network of a province"),
    }
}

/// A member of an agency's network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "network_members", one("สมาชิกเครือข่าย", "member of the network"), many("สมาชิกเครือข่าย", "Network members"), icon = "network",
    areas(Networks), agency = agency_id, order = "sector, name COLLATE thai, id", called = name, listed = "network_members",
    retained(Networks, since = fiscal_year(until_on), only = "until_on IS NOT NULL"), attachable,
    due("บันทึกความร่วมมือสิ้นสุด", "Agreement ends", until_on),
    paper("ทำเนียบเครือข่าย", sector, name, province, contact_person, phone, agreement, since_on)
)]
pub struct NetworkMember {
    /// Key.
    pub id: Id<NetworkMember>,
    /// What it is called, or a person's name.
    #[field("ชื่อองค์กรหรือบุคคล", "Name", name, required, search, list(16, 2fr), print(26), span(8), also("ชื่อ", "องค์กร"))]
    pub name: String,
    /// The agency whose network it is.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// What it is.
    #[field("ประเภทสมาชิก", "Kind", public, span(4), also("ประเภท"))]
    pub kind: MemberKind,
    /// The sector.
    #[field("ภาคส่วน", "Sector", public, list(9), print(13), span(4))]
    pub sector: Sector,
    /// The province.
    #[field("จังหวัด", "Province", public, search, list(9), print(13), span(4))]
    pub province: String,
    /// Whom to ask for.
    #[field("ผู้ประสานงาน", "Contact person", name, search, list(10, 1fr), print(18), span(4))]
    pub contact_person: String,
    /// The telephone.
    #[field("โทรศัพท์", "Telephone", contact, print(13), span(4))]
    pub phone: String,
    /// The e-mail.
    #[field("อีเมล", "E-mail", contact, span(4))]
    pub email: String,
    /// The agreement they work by.
    #[field("บันทึกความร่วมมือ", "Agreement", public, search, print(18), span(8))]
    pub agreement: String,
    /// Since when.
    #[field("เป็นสมาชิกตั้งแต่", "Since", public, list(8), print(12), span(4))]
    pub since_on: Option<Date>,
    /// Until when the agreement holds.
    #[field("ความร่วมมือสิ้นสุด", "Until", public, span(4))]
    pub until_on: Option<Date>,
    /// Note.
    #[field("หมายเหตุ", "Note", remark, lines(2))]
    pub note: String,
}

impl NetworkMember {
    fn rules(&self) -> Result<(), Error> {
        let in_order = self.until_on.zip(self.since_on).is_none_or(|(until, since)| until >= since);
        ensure(in_order, "until_on", Rule::BeforeStart)
    }

    /// Whether it belongs to the network on a day.
    #[must_use]
    pub fn belongs_on(&self, day: Date) -> bool {
        self.since_on.is_none_or(|since| since <= day) && self.until_on.is_none_or(|until| until >= day)
    }
}

/// What a network did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "network_activities", one("กิจกรรมเครือข่าย", "network activity"), many("กิจกรรมเครือข่าย", "Network activities"),
    icon = "activity", areas(Networks), agency = agency_id, year = fiscal_year(planned_on), order = "planned_on DESC, id DESC",
    called = title, listed = "network_activities", attachable,
    due("กิจกรรมเครือข่าย", "Network activity", planned_on, until = held_on), paper(planned_on, title, approach, partners, participants, result)
)]
pub struct NetworkActivity {
    /// Key.
    pub id: Id<NetworkActivity>,
    /// What it is called.
    #[field("ชื่อกิจกรรม", "Title", public, required, search, list(16, 3fr), print(24), span(12), also("กิจกรรม"))]
    pub title: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The approach.
    #[field("แนวทางเครือข่าย", "Approach", public, list(14, 1fr), print(24), span(12), also("แนวทาง"))]
    pub approach: NetworkApproach,
    /// The day it is planned for.
    #[field("กำหนดจัดวันที่", "Planned for", public, list(8), print(12), span(4), also("วันที่จัด", "วันที่"))]
    pub planned_on: Date,
    /// The day it was held; none while it was not.
    #[field("จัดแล้วเมื่อ", "Held on", public, list(8), span(4))]
    pub held_on: Option<Date>,
    /// Where.
    #[field("สถานที่", "Place", public, search, span(4))]
    pub place: String,
    /// With whom.
    #[field("เครือข่ายที่ร่วมจัด", "With", public, search, print(18), span(6))]
    pub partners: String,
    /// How many took part.
    #[field("ผู้เข้าร่วม (คน)", "Participants", public, list(7), print(9), span(3))]
    pub participants: Option<i32>,
    /// What it cost.
    #[field("ค่าใช้จ่าย", "Cost", public, span(3))]
    pub cost: Money,
    /// What came of it.
    #[field("ผลของกิจกรรม", "Result", public, search, lines(2), print(24), also("ผล"))]
    pub result: String,
}

impl NetworkActivity {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.cost >= Money::ZERO, "cost", Rule::Negative)?;
        ensure(self.participants.is_none_or(|people| people >= 0), "participants", Rule::Negative)
    }

    /// Whether it had been held by a day.
    #[must_use]
    pub fn was_held_by(&self, day: Date) -> bool {
        self.held_on.is_some_and(|held| held <= day)
    }
}

/// How a member of the network hangs together with another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "network_ties", one("ความเชื่อมโยงเครือข่าย", "tie of the network"), many("ความเชื่อมโยงเครือข่าย", "Ties"), areas(Networks),
    agency = "(SELECT agency_id FROM network_members WHERE id = member_id)", parent = member_id, order = "since_on, id",
    called = about, listed = "network_ties"
)]
pub struct NetworkTie {
    /// Key.
    pub id: Id<NetworkTie>,
    /// The member.
    #[field("สมาชิก", "Member", name, internal)]
    pub member_id: Id<NetworkMember>,
    /// The other.
    #[field("เชื่อมกับ", "Tied to", name, list(14, 2fr), span(8), also("สมาชิกที่เชื่อมโยง"))]
    pub other_id: Id<NetworkMember>,
    /// By what.
    #[field("เรื่องที่เชื่อมโยง", "By what", public, required, search, list(14, 2fr), span(12))]
    pub about: String,
    /// Since when.
    #[field("เชื่อมโยงตั้งแต่", "Since", public, list(8), span(4))]
    pub since_on: Option<Date>,
}

impl NetworkTie {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.member_id != self.other_id, "other_id", Rule::OwnParent)
    }
}

/// A member of the public on a committee for work at risk of corruption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "citizen_members", one("กรรมการภาคประชาชน", "citizen member"), many("กรรมการภาคประชาชน", "Citizen members"), icon = "citizen",
    areas(Networks), agency = agency_id, order = "appointed_on DESC, id DESC", called = member, listed = "citizen_members",
    retained(Citizens, since = fiscal_year(until_on), only = "until_on IS NOT NULL"), attachable,
    due("วาระกรรมการภาคประชาชนสิ้นสุด", "Citizen member’s term ends", until_on)
)]
pub struct CitizenMember {
    /// Key.
    pub id: Id<CitizenMember>,
    /// Who.
    #[field("ชื่อ–สกุล", "Name", name, required, search, list(12, 1fr), span(6), also("ชื่อ", "ชื่อ-สกุล"))]
    pub member: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// Where they come from.
    #[field("ผู้แทนจาก", "Comes from", public, search, span(6))]
    pub represents: String,
    /// The sector.
    #[field("ภาคส่วน", "Sector", public, list(9), span(4))]
    pub sector: Sector,
    /// The committee.
    #[field("คณะกรรมการ", "Committee", public, required, search, list(14, 2fr), span(8))]
    pub committee: String,
    /// The work at risk.
    #[field("งานที่เสี่ยงต่อการทุจริต", "Work at risk", public, search, list(12, 1fr), span(12))]
    pub activity: String,
    /// Appointed on.
    #[field("แต่งตั้งเมื่อ", "Appointed on", public, list(8), span(4))]
    pub appointed_on: Option<Date>,
    /// Until when.
    #[field("วาระถึง", "Until", public, list(8), span(4))]
    pub until_on: Option<Date>,
    /// By which order.
    #[field("คำสั่งแต่งตั้ง", "Order", public, span(4))]
    pub order_number: String,
}

impl CitizenMember {
    fn rules(&self) -> Result<(), Error> {
        let in_order = self.until_on.zip(self.appointed_on).is_none_or(|(until, since)| until >= since);
        ensure(in_order, "until_on", Rule::BeforeStart)
    }
}
