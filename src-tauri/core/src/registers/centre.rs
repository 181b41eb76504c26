//! The clean-government coordination centre (ศูนย์ประสานราชการใสสะอาด): its order, who sits in it, what it was given, and how it was
//! reviewed for agility. Slide 34.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{choice, ensure};
use super::{Agency, Person};
use crate::values::{Date, FiscalYear, Id, Money};
use crate::{Error, Rule};

/// A coordination centre by the order that appoints it; an order that takes another's place is a record of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "centres", one("ศูนย์ประสานราชการใสสะอาด", "coordination centre"), many("ศูนย์ประสานราชการใสสะอาด", "Coordination centre"),
    icon = "centre", areas(Centre), agency = agency_id, order = "ordered_on DESC, id DESC", called = name, listed = "centres",
    attachable, due("คำสั่งแต่งตั้งสิ้นผล", "Appointing order ends", valid_until)
)]
pub struct Centre {
    /// Key.
    pub id: Id<Centre>,
    /// What it is called.
    #[field("ชื่อศูนย์", "Name", public, required, search, list(14, 2fr), span(12), example("ศูนย์ปฏิบัติการต่อต้านการทุจริต กรมตัวอย่าง"))]
    pub name: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The appointing order.
    #[field("เลขที่คำสั่งแต่งตั้ง", "Appointing order", public, search, list(9), span(6), also("คำสั่งที่", "เลขที่คำสั่ง"))]
    pub order_number: String,
    /// The day of the order.
    #[field("คำสั่งลงวันที่", "Order of", public, list(8), span(4), also("ลงวันที่"))]
    pub ordered_on: Option<Date>,
    /// The last day it holds; none: until another order.
    #[field(
        "คำสั่งมีผลถึง",
        "Valid until",
        public,
        list(8),
        span(4),
        hint("เว้นว่างหากคำสั่งไม่กำหนดวันสิ้นผล", "Empty where the order names no last day")
    )]
    pub valid_until: Option<Date>,
    /// The named officer in charge.
    #[field(
        "ผู้รับผิดชอบศูนย์", "Officer in charge", public, search, list(10, 1fr), span(4),
        hint("ต้องระบุตัวบุคคล หากว่างจะแจ้งเตือนในภาพรวม", "A named person; the overview warns where there is none")
    )]
    pub officer_in_charge: String,
    /// The officer's position.
    #[field("ตำแหน่งผู้รับผิดชอบ", "Officer’s position", public, span(6))]
    pub officer_position: String,
    /// The officer's telephone.
    #[field("โทรศัพท์", "Telephone", contact, span(3))]
    pub phone: String,
    /// Where it is.
    #[field("สถานที่ตั้ง", "Place", public, span(3))]
    pub place: String,
    /// Its powers and duties.
    #[field("หน้าที่และอำนาจ", "Powers and duties", public, search, lines(4))]
    pub duties: String,
    /// Note.
    #[field("หมายเหตุ", "Note", remark, lines(2))]
    pub note: String,
}

impl Centre {
    fn rules(&self) -> Result<(), Error> {
        let in_order = self.valid_until.zip(self.ordered_on).is_none_or(|(until, from)| until >= from);
        ensure(in_order, "valid_until", Rule::BeforeStart)
    }

    /// Whether its order holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.ordered_on.is_none_or(|from| from <= day) && self.valid_until.is_none_or(|until| until >= day)
    }
}

choice! {
    /// As what somebody sits in a centre or a committee.
    SeatRole {
        /// Adviser.
        Adviser = "adviser" ("ที่ปรึกษา", "Adviser"),
        /// Chair.
        Chair = "chair" ("ประธานกรรมการ", "Chair") ["ประธาน", "หัวหน้าศูนย์"],
        /// Deputy chair.
        Deputy = "deputy" ("รองประธานกรรมการ", "Deputy chair") ["รองประธาน"],
        /// Member.
        Member = "member" ("กรรมการ", "Member"),
        /// Secretary.
        Secretary = "secretary" ("กรรมการและเลขานุการ", "Secretary") ["เลขานุการ"],
        /// Assistant secretary.
        Assistant = "assistant" ("กรรมการและผู้ช่วยเลขานุการ", "Assistant secretary") ["ผู้ช่วยเลขานุการ"],
    }
}

/// Somebody who sits in a centre for a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "centre_members", one("ผู้ปฏิบัติงานในศูนย์", "member of the centre"), many("องค์ประกอบของศูนย์", "Composition"),
    areas(Centre), agency = "(SELECT agency_id FROM centres WHERE id = centre_id)", parent = centre_id,
    order = "position, id", called = member, listed = "centre_members",
    due("วาระสิ้นสุด", "Term ends", term_ends_on)
)]
pub struct CentreMember {
    /// Key.
    pub id: Id<CentreMember>,
    /// The centre.
    #[field("ศูนย์", "Centre", public, internal)]
    pub centre_id: Id<Centre>,
    /// Order in the list.
    #[field("ลำดับ", "Order", public, default(1), list(4), span(2))]
    pub position: i32,
    /// As what.
    #[field("บทบาท", "Role", public, default("member"), list(12), span(4), also("ตำแหน่งในคณะ"))]
    pub role: SeatRole,
    /// Who; an appointment is public.
    #[field("ชื่อ–สกุล", "Name", public, required, search, list(12, 1fr), span(6), also("ชื่อ", "ชื่อ-สกุล"))]
    pub member: String,
    /// The same on the roster.
    #[field("ในบัญชีบุคลากร", "On the roster", name, span(6))]
    pub person_id: Option<Id<Person>>,
    /// The position that the seat goes with.
    #[field("ตำแหน่ง", "Position", public, list(12, 1fr), span(6))]
    pub post: String,
    /// What falls to them.
    #[field("หน้าที่ในศูนย์", "Duty in the centre", public, span(6))]
    pub duty: String,
    /// From when.
    #[field("เริ่มวาระ", "Term begins", public, span(3))]
    pub term_begins_on: Option<Date>,
    /// Until when.
    #[field("สิ้นสุดวาระ", "Term ends", public, list(8), span(3))]
    pub term_ends_on: Option<Date>,
}

impl CentreMember {
    fn rules(&self) -> Result<(), Error> {
        let in_order = self.term_ends_on.zip(self.term_begins_on).is_none_or(|(until, from)| until >= from);
        ensure(in_order, "term_ends_on", Rule::BeforeStart)
    }
}

choice! {
    /// What a centre is given.
    ResourceKind {
        /// Money.
        Budget = "budget" ("งบประมาณ", "Budget"),
        /// People.
        Staff = "staff" ("อัตรากำลัง", "Staff") ["บุคลากร"],
        /// Equipment and rooms.
        Equipment = "equipment" ("วัสดุอุปกรณ์และสถานที่", "Equipment and place"),
        /// Systems and information.
        System = "system" ("ระบบสารสนเทศ", "Information system"),
        /// Anything else.
        Other = "other" ("ทรัพยากรอื่น", "Other"),
    }
}

/// What a centre was given in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "centre_resources", one("ทรัพยากรที่จัดสรร", "resource"), many("ทรัพยากรที่จัดสรรให้ศูนย์", "Resources"), areas(Centre),
    agency = "(SELECT agency_id FROM centres WHERE id = centre_id)", year = year, parent = centre_id,
    order = "year DESC, kind, id", called = description, listed = "centre_resources"
)]
pub struct CentreResource {
    /// Key.
    pub id: Id<CentreResource>,
    /// The centre.
    #[field("ศูนย์", "Centre", public, internal)]
    pub centre_id: Id<Centre>,
    /// The fiscal year.
    #[field("ปีงบประมาณ", "Fiscal year", public, list(6), span(3))]
    pub year: FiscalYear,
    /// What kind.
    #[field("ประเภททรัพยากร", "Kind", public, list(10), span(4), also("ประเภท"))]
    pub kind: ResourceKind,
    /// What.
    #[field("รายการ", "What it is", public, required, search, list(14, 2fr), span(12))]
    pub description: String,
    /// Its amount, where it is money.
    #[field("จำนวนเงิน", "Amount", public, list(8), span(4), also("จำนวนเงิน (บาท)", "วงเงิน"))]
    pub amount: Money,
    /// How many, where it is counted.
    #[field("จำนวน (คน/ชิ้น)", "Count", public, list(6), span(4), also("จำนวน"))]
    pub count: Option<i32>,
    /// Note.
    #[field("หมายเหตุ", "Note", public)]
    pub note: String,
}

impl CentreResource {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.amount >= Money::ZERO, "amount", Rule::Negative)?;
        ensure(self.count.is_none_or(|count| count >= 0), "count", Rule::Negative)
    }
}

/// A review of a centre's composition and work for agility.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "centre_reviews", one("การทบทวนความคล่องตัว", "review of agility"), many("การทบทวนความคล่องตัวของศูนย์", "Reviews of agility"),
    areas(Centre), agency = "(SELECT agency_id FROM centres WHERE id = centre_id)", year = fiscal_year(reviewed_on),
    parent = centre_id, order = "reviewed_on DESC, id DESC", called = changed, listed = "centre_reviews", attachable
)]
pub struct CentreReview {
    /// Key.
    pub id: Id<CentreReview>,
    /// The centre.
    #[field("ศูนย์", "Centre", public, internal)]
    pub centre_id: Id<Centre>,
    /// The day.
    #[field("วันที่ทบทวน", "Reviewed on", public, list(8), span(4))]
    pub reviewed_on: Date,
    /// What was changed.
    #[field("สิ่งที่ปรับเปลี่ยน", "What changed", public, required, search, lines(3), list(14, 2fr))]
    pub changed: String,
    /// Why.
    #[field("เหตุผลที่ปรับเปลี่ยน", "Why", public, lines(3), list(14, 2fr), also("เหตุผล"))]
    pub reason: String,
    /// What came of it.
    #[field("ผลที่เกิดขึ้น", "What came of it", public, lines(2))]
    pub result: String,
}

impl CentreReview {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}
