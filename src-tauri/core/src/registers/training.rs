//! Ethics training sessions (การฝึกอบรม) and who attended them.

use crate::Rule;
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{choice, ensure};
use super::{Agency, Person};
use crate::Error;
use crate::values::{Date, Decimal, Exact, FiscalYear, Id, Money};

choice! {
    /// What a session teaches.
    Topic {
        /// Prevention of corruption.
        Prevention = "prevention" ("การป้องกันการทุจริต", "Prevention of corruption"),
        /// Morals.
        Morals = "morals" ("คุณธรรม", "Morals"),
        /// Ethics.
        Ethics = "ethics" ("จริยธรรม", "Ethics"),
        /// Code of conduct.
        Code = "code" ("จรรยาบรรณ", "Code of conduct"),
        /// Conflict of interest.
        ConflictOfInterest = "conflict_of_interest" ("ผลประโยชน์ทับซ้อน", "Conflict of interest"),
        /// Rules on gifts.
        Gifts = "gifts" ("การรับของขวัญ", "Gift rules") ["Rules on gifts"],
        /// Law.
        Law = "law" ("กฎหมาย", "Law"),
    }
}

/// Hours of the longest session: more than a year has.
const MOST_HOURS: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// A training session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "training_sessions", one("การฝึกอบรม", "training session"), many("การฝึกอบรม", "Training sessions"),
    icon = "trainings", areas(Ethics), agency = agency_id, year = year, order = "starts_on DESC, title", called = title,
    listed = "trainings", retained(Training), attachable
)]
pub struct TrainingSession {
    /// Key.
    pub id: Id<TrainingSession>,
    /// Title.
    #[field("ชื่อการฝึกอบรม", "Title", public, required, search, list(18, 3fr), span(12))]
    pub title: String,
    /// The agency that runs it.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The fiscal year it counts in.
    #[field("ปีงบประมาณ", "Fiscal year", public, span(3))]
    pub year: FiscalYear,
    /// Topic.
    #[field("หัวข้อ", "Topic", public, list(12), span(3), also("เนื้อหา"))]
    pub topic: Topic,
    /// First day.
    #[field("วันเริ่ม", "First day", public, list(13), span(3), also("วันแรก"))]
    pub starts_on: Date,
    /// Last day.
    #[field("วันสิ้นสุด", "Last day", public, span(3), also("วันสุดท้าย"))]
    pub ends_on: Date,
    /// Hours given.
    #[field("จำนวนชั่วโมง", "Hours", public, default(6), list(8), span(3), also("ชั่วโมง"))]
    pub hours: Exact,
    /// Hours a person must attend to count.
    #[field("ชั่วโมงที่ต้องเข้าร่วม", "Hours required", public, default(6), span(3), also("ชั่วโมงที่ต้องเข้า", "Required hours"))]
    pub required_hours: Exact,
    /// Course.
    #[field("หลักสูตร", "Course", public, search)]
    pub course: String,
    /// Target group.
    #[field("กลุ่มเป้าหมาย", "Target group", public)]
    pub target_group: String,
    /// Place, or the online address.
    #[field("สถานที่", "Place", public, search, list(9, 1fr))]
    pub place: String,
    /// Held online.
    #[field("จัดแบบออนไลน์", "Held online", public, default(false), also("ออนไลน์", "Online"))]
    pub online: bool,
    /// Speakers; named wherever the session is announced.
    #[field("วิทยากร", "Speakers", public, search)]
    pub speakers: String,
    /// Organiser.
    #[field("ผู้จัด", "Organiser", public)]
    pub organiser: String,
    /// Seats.
    #[field("จำนวนที่นั่ง", "Seats", public, span(4), also("จำนวนที่รับ"))]
    pub seats: Option<i32>,
    /// Budget.
    #[field("งบประมาณ", "Budget", public, default(0), span(4), also("งบประมาณ (บาท)", "Budget (baht)"))]
    pub budget: Money,
    /// Spent.
    #[field("เบิกจ่ายแล้ว", "Spent", public, default(0), list(9), span(4), also("เบิกจ่าย (บาท)", "Spent (baht)"))]
    pub spend: Money,
    /// Mean pre-test score, percent.
    #[field("คะแนนก่อนอบรม (ร้อยละ)", "Pre-test (percent)", public, span(4))]
    pub pre_test: Option<Exact>,
    /// Mean post-test score, percent.
    #[field("คะแนนหลังอบรม (ร้อยละ)", "Post-test (percent)", public, span(4))]
    pub post_test: Option<Exact>,
    /// Mean satisfaction, percent.
    #[field("ความพึงพอใจ (ร้อยละ)", "Satisfaction (percent)", public, span(4))]
    pub satisfaction: Option<Exact>,
}

impl TrainingSession {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.ends_on >= self.starts_on, "ends_on", Rule::BeforeStart)?;
        ensure(self.starts_on.fiscal_year() == self.year, "starts_on", Rule::OutsideTheYear)?;
        ensure(self.hours.0 > Decimal::ZERO, "hours", Rule::NotPositive)?;
        ensure(self.hours.0 <= MOST_HOURS, "hours", Rule::OutOfRange)?;
        ensure(self.required_hours.0 >= Decimal::ZERO, "required_hours", Rule::Negative)?;
        ensure(self.required_hours <= self.hours, "required_hours", Rule::MoreThanGiven)?;
        ensure(self.seats.is_none_or(|n| n >= 0), "seats", Rule::Negative)?;
        ensure(self.budget >= Money::ZERO, "budget", Rule::Negative)?;
        ensure(self.spend >= Money::ZERO, "spend", Rule::Negative)?;
        let percent = |score: Option<Exact>| score.is_none_or(|s| s.0 >= Decimal::ZERO && s.0 <= Decimal::ONE_HUNDRED);
        ensure(percent(self.pre_test), "pre_test", Rule::OutOfRange)?;
        ensure(percent(self.post_test), "post_test", Rule::OutOfRange)?;
        ensure(percent(self.satisfaction), "satisfaction", Rule::OutOfRange)
    }
}

/// One person's attendance (การเข้าร่วม) at one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "attendances", one("การเข้าร่วม", "attendance"), many("ผู้เข้าร่วม", "Attendance"), areas(Ethics),
    agency = "(SELECT agency_id FROM training_sessions WHERE id = session_id)",
    year = "(SELECT year FROM training_sessions WHERE id = session_id)", parent = session_id, order = "id",
    called = person("(SELECT prefix || trim(first_name || ' ' || surname) FROM people AS p WHERE p.id = person_id) \
        || ' · ' || (SELECT title FROM training_sessions AS s WHERE s.id = session_id)"),
    listed = "attendances", unique(session_id, person_id)
)]
pub struct Attendance {
    /// Key.
    pub id: Id<Attendance>,
    /// The session.
    #[field("การฝึกอบรม", "Session", public, internal)]
    pub session_id: Id<TrainingSession>,
    /// The person.
    #[field("บุคลากร", "Person", name, internal, list(12, 2fr))]
    pub person_id: Id<Person>,
    /// Hours attended.
    #[field(
        "ชั่วโมงที่เข้าร่วม",
        "Hours attended",
        public,
        list(9),
        example("6"),
        hint("จำนวนชั่วโมงที่เข้าอบรมจริง เว้นว่างคือครบทั้งหลักสูตร", "Hours attended; empty: all that were given"),
        also("ชั่วโมงที่เข้าอบรม", "จำนวนชั่วโมง", "ชั่วโมง", "ชม.", "ชั่วโมงอบรม", "Hours")
    )]
    pub hours: Exact,
    /// Certificate number, or empty.
    #[field(
        "เลขที่วุฒิบัตร", "Certificate number", public, list(10, 1fr),
        also("เลขที่ประกาศนียบัตร", "วุฒิบัตรเลขที่", "เลขที่ใบประกาศ", "Certificate no.")
    )]
    pub certificate: String,
    /// Registered beforehand.
    #[field("ลงทะเบียน", "Registered", public, default(true), also("การลงทะเบียน", "ลงทะเบียนล่วงหน้า"))]
    pub registered: bool,
    /// Passed.
    #[field(
        "ผ่านการอบรม",
        "Passed",
        public,
        default(true),
        list(7),
        example("ผ่าน"),
        hint("ผ่าน หรือ ไม่ผ่าน เว้นว่างคือผ่านเมื่อครบชั่วโมงที่กำหนด", "Passed or not; empty: passed with the hours required"),
        also("ผ่าน", "ผลการอบรม", "ผลการประเมิน", "ผ่าน/ไม่ผ่าน")
    )]
    pub passed: bool,
}

impl Attendance {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.hours.0 >= Decimal::ZERO, "hours", Rule::Negative)?;
        ensure(self.hours.0 <= MOST_HOURS, "hours", Rule::OutOfRange)
    }
}
