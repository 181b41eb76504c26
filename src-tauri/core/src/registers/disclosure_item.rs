//! Disclosure (การเปิดเผยข้อมูลสาธารณะ): the items of a year's checklist, of whichever scheme, and where each is published. Slides 37 and
//! 47; the OIT of the integrity and transparency assessment; sections 7 and 9 of the Official Information Act B.E. 2540.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{choice, ensure};
use super::{Agency, Certainty};
use crate::values::{Date, FiscalYear, Id};
use crate::{Error, Rule};

choice! {
    /// Whose list an item is of.
    DisclosureScheme {
        /// The OIT of the integrity and transparency assessment.
        Oit = "oit" ("ITA: แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)", "ITA: open data integrity and transparency (OIT)") ["OIT"],
        /// Section 7.
        Section7 = "section_7" ("พ.ร.บ. ข้อมูลข่าวสารฯ มาตรา 7", "Official Information Act s. 7") ["มาตรา 7"],
        /// Section 9.
        Section9 = "section_9" ("พ.ร.บ. ข้อมูลข่าวสารฯ มาตรา 9", "Official Information Act s. 9") ["มาตรา 9"],
        /// An agency's own.
        Own = "own" ("รายการของส่วนราชการเอง", "The agency’s own"),
    }
}

choice! {
    /// Whether an item is published.
    DisclosureStatus {
        /// It is not.
        Missing = "missing" ("ยังไม่เผยแพร่", "Not published"),
        /// In part.
        Partial = "partial" ("เผยแพร่บางส่วน", "Published in part"),
        /// It is.
        Published = "published" ("เผยแพร่แล้ว", "Published"),
        /// It does not concern the agency.
        NotApplicable = "not_applicable" ("ไม่เกี่ยวข้องกับส่วนราชการ", "Not applicable"),
    }
}

/// An item that an agency discloses in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "disclosure_items", one("รายการเปิดเผยข้อมูล", "disclosure item"), many("การเปิดเผยข้อมูล", "Disclosure"), icon = "disclosure",
    areas(Campaign), agency = agency_id, year = year, order = "scheme, year DESC, code COLLATE numbered, id", called = "code || ' ' || title",
    listed = "disclosure_items", unique(agency_id, scheme, year, code), attachable,
    due("ปรับปรุงข้อมูลที่เปิดเผย", "Disclosed information to be renewed", next_due_on)
)]
pub struct DisclosureItem {
    /// Key.
    pub id: Id<DisclosureItem>,
    /// Its code.
    #[field("รหัสรายการ", "Code", public, required, search, list(5), span(2), example("O1"), also("รหัส", "ข้อ"))]
    pub code: String,
    /// What is disclosed.
    #[field("รายการข้อมูล", "Title", public, required, search, list(16, 3fr), span(10), also("รายการ"))]
    pub title: String,
    /// The agency.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// Whose list.
    #[field("ชุดรายการ", "Scheme", public, span(6))]
    pub scheme: DisclosureScheme,
    /// The year of the list.
    #[field("ปีของรายการ", "Year of the list", public, span(3), also("ปีงบประมาณ", "ปี"))]
    pub year: FiscalYear,
    /// The group in the list.
    #[field("กลุ่มรายการ", "Group", public, search, span(3), also("กลุ่ม"))]
    pub section: String,
    /// The law or list it rests on.
    #[field("ฐานกฎหมาย", "Legal basis", public, span(6))]
    pub basis: String,
    /// The year its data are of.
    #[field("ข้อมูลของปี", "Data of", public, span(6))]
    pub data_of: String,
    /// What must be shown.
    #[field("องค์ประกอบที่ต้องแสดง", "What it shows", public, lines(2))]
    pub shows: String,
    /// Who answers for it.
    #[field("ผู้รับผิดชอบ", "Responsible", public, search, list(9), span(6))]
    pub responsible: String,
    /// The address or the place where it is published.
    #[field("เผยแพร่ที่ (URL หรือสถานที่)", "Published at", public, search, list(10, 1fr), span(6), also("URL", "เผยแพร่ที่"))]
    pub published_at: String,
    /// Whether it is published.
    #[field("สถานะการเผยแพร่", "Status", public, list(9), span(4), also("สถานะ"))]
    pub status: DisclosureStatus,
    /// Updated on.
    #[field("ปรับปรุงล่าสุด", "Updated on", public, list(8), span(4))]
    pub updated_on: Option<Date>,
    /// To be updated by.
    #[field("ต้องปรับปรุงภายใน", "Next due", public, list(8), span(4))]
    pub next_due_on: Option<Date>,
    /// How sure the item itself is.
    #[field("ความแน่ชัดของรายการ", "How sure the item is", public, span(6), also("ความแน่ชัด"))]
    pub certainty: Certainty,
    /// Which of the program's registers and papers it takes.
    #[field("ใช้ข้อมูลจากทะเบียนหรือเอกสาร", "Takes from", public, span(6))]
    pub takes: String,
    /// Note.
    #[field("หมายเหตุ", "Note", public)]
    pub note: String,
}

impl DisclosureItem {
    fn rules(&self) -> Result<(), Error> {
        let place = self.status != DisclosureStatus::Published || !self.published_at.trim().is_empty();
        ensure(place, "published_at", Rule::Required)
    }

    /// Whether it was published by a day, as far as its own dates tell.
    #[must_use]
    pub fn is_published_by(&self, day: Date) -> bool {
        self.status == DisclosureStatus::Published && self.updated_on.is_none_or(|updated| updated <= day)
    }
}
