//! How an agency's documents look (แบบพิมพ์เอกสาร) and who signs them.
//!
//! Invariant: what an agency leaves open goes by the nearest agency above it that says it, and what none says by how documents
//! always looked. People are nobody's to inherit: who signs is said by the agency itself, or by its agreement.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::{Scope, choice, ensure};
use crate::values::Id;
use crate::{Error, Reader, Result, Rule};

choice! {
    /// The digits of numbers on paper.
    DigitKind {
        /// ๐๑๒๓
        Thai = "thai" ("เลขไทย", "Thai digits"),
        /// 0123
        Arabic = "arabic" ("เลขอารบิก", "Arabic digits"),
    }
}

choice! {
    /// Where pages are numbered, and how.
    PageNumbers {
        /// `หน้า 2/10` at the right of the foot.
        Foot = "foot" ("ท้ายกระดาษ “หน้า 2/10”", "At the foot, as “page 2/10”"),
        /// `- 2 -` in the middle of the top, as official letters have it.
        Top = "top" ("กลางหัวกระดาษ “- 2 -”", "In the middle of the top, as “- 2 -”"),
    }
}

choice! {
    /// Whether the first page bears its number.
    FirstPage {
        /// It does.
        Numbered = "numbered" ("แสดงเลขหน้า", "Numbered"),
        /// It does not.
        Bare = "bare" ("ไม่แสดงเลขหน้า", "Not numbered"),
    }
}

choice! {
    /// The margins of pages.
    Margins {
        /// As official documents have them.
        Official = "official" ("ราชการ: ซ้าย 3 ขวา 2 บน 2.5 ล่าง 2 ซม.", "Official: left 3, right 2, top 2.5, bottom 2 cm"),
        /// More on a page, in smaller letters.
        Compact = "compact" ("กระชับ: ขอบแคบ ตัวอักษรเล็กลง", "Compact: narrow, in smaller letters"),
        /// In millimetres.
        Own = "own" ("กำหนดเอง", "Own"),
    }
}

choice! {
    /// How certificates are decorated.
    CertificateDesign {
        /// The emblem within a double border.
        Official = "official" ("ราชการ: ตราและกรอบสองเส้น", "Official: emblem and double border"),
        /// Ornaments in the corners.
        Formal = "formal" ("ทางการ: ลายมุม", "Formal: ornate corners"),
        /// A band of colour at one side.
        Modern = "modern" ("สมัยใหม่: แถบสีด้านข้าง", "Modern: a band of colour"),
    }
}

choice! {
    /// How the sheet of a certificate lies.
    CertificateSheet {
        /// On its side.
        Landscape = "landscape" ("แนวนอน", "Landscape"),
        /// Upright.
        Upright = "upright" ("แนวตั้ง", "Upright"),
    }
}

/// What stands in a pattern of file names for what a document is, whose, of which year and of which round.
pub const PATTERN_WORDS: [&str; 4] = ["{เอกสาร}", "{หน่วยงาน}", "{ปี}", "{รอบ}"];

/// Letters of the longest pattern.
const LONGEST_PATTERN: usize = 120;

/// What an agency sets of its documents' looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "print_forms", one("แบบพิมพ์เอกสาร", "print form"), many("แบบพิมพ์เอกสาร", "Print forms"), icon = "edit",
    areas(Centre), agency = agency_id, order = "agency_id",
    called = "(SELECT name_th FROM agencies AS a WHERE a.id = agency_id)", listed = "print_forms", unique(agency_id)
)]
pub struct PrintForm {
    /// Key.
    pub id: Id<PrintForm>,
    /// The agency; one form each.
    #[field(
        "ส่วนราชการ", "Agency", public, list(14, 2fr), span(12),
        hint(
            "ช่องที่เว้นว่างใช้ตามต้นสังกัดที่กำหนดไว้ ถ้าไม่มีใช้ตามโปรแกรม",
            "What is left empty goes by the nearest agency above that says it, or by the program"
        )
    )]
    pub agency_id: Id<Agency>,
    /// The digits, where nobody asks for others.
    #[field("ตัวเลขในเอกสาร", "Digits", public, list(8), span(4))]
    pub digits: Option<DigitKind>,
    /// Where pages are numbered.
    #[field("เลขหน้า", "Page numbers", public, list(12, 1fr), span(4))]
    pub page_numbers: Option<PageNumbers>,
    /// Whether the first page bears its number.
    #[field("หน้าแรก", "First page", public, span(4))]
    pub first_page: Option<FirstPage>,
    /// The margins.
    #[field("ขอบกระดาษ", "Margins", public, list(12, 1fr), span(12))]
    pub margins: Option<Margins>,
    /// Left, 10–40 mm.
    #[field("ซ้าย (มม. 10–40)", "Left (mm, 10–40)", public, span(3), when(margins = "own"))]
    pub margin_left: Option<i32>,
    /// Right, 10–40 mm.
    #[field("ขวา (มม. 10–40)", "Right (mm, 10–40)", public, span(3), when(margins = "own"))]
    pub margin_right: Option<i32>,
    /// Top, 15–50 mm.
    #[field("บน (มม. 15–50)", "Top (mm, 15–50)", public, span(3), when(margins = "own"))]
    pub margin_top: Option<i32>,
    /// Bottom, 15–50 mm.
    #[field("ล่าง (มม. 15–50)", "Bottom (mm, 15–50)", public, span(3), when(margins = "own"))]
    pub margin_bottom: Option<i32>,
    /// How certificates are decorated.
    #[field("แบบเกียรติบัตร", "Certificates", public, list(12, 1fr), span(6), also("รูปแบบเกียรติบัตร"))]
    pub certificate_design: Option<CertificateDesign>,
    /// How their sheet lies.
    #[field("แนวกระดาษเกียรติบัตร", "Sheet of certificates", public, span(6))]
    pub certificate_sheet: Option<CertificateSheet>,
    /// What files are called, with words in braces for what changes.
    #[field(
        "ชื่อไฟล์",
        "File names",
        public,
        span(12),
        example("{เอกสาร}_{หน่วยงาน}_{ปี}_{รอบ}"),
        hint(
            "เว้นว่างคือ {เอกสาร}_{หน่วยงาน}_{ปี}_{รอบ} ต้องมี {เอกสาร} และ {หน่วยงาน}",
            "Empty: {เอกสาร}_{หน่วยงาน}_{ปี}_{รอบ}, for document, agency, year and round; the first two must be there"
        )
    )]
    pub file_pattern: String,
}

impl PrintForm {
    fn rules(&self) -> Result<(), Error> {
        let sides = [("margin_left", self.margin_left, 10..=40), ("margin_right", self.margin_right, 10..=40)];
        let ends = [("margin_top", self.margin_top, 15..=50), ("margin_bottom", self.margin_bottom, 15..=50)];
        for (field, margin, within) in sides.into_iter().chain(ends) {
            ensure(margin.is_none_or(|margin| within.contains(&margin)), field, Rule::OutOfRange)?;
            ensure(self.margins != Some(Margins::Own) || margin.is_some(), field, Rule::Required)?;
        }
        ensure(self.file_pattern.chars().count() <= LONGEST_PATTERN, "file_pattern", Rule::TooLong)?;
        ensure(is_pattern(&self.file_pattern), "file_pattern", Rule::Format)
    }
}

/// Whether a pattern names what a document is and whose, and nothing that is not known; none is one too.
fn is_pattern(pattern: &str) -> bool {
    let whole = PATTERN_WORDS[..2].iter().all(|word| pattern.contains(word));
    let rest = PATTERN_WORDS.iter().fold(pattern.to_owned(), |rest, word| rest.replace(word, ""));
    pattern.trim().is_empty() || (whole && !rest.contains(['{', '}']))
}

choice! {
    /// What is signed.
    SignedPaper {
        /// The self-assessment of a round.
        IndicatorReport = "indicator_report" ("รายงานการประเมินผลตนเอง (SAR)", "Indicator report (SAR)"),
        /// The templates of indicators.
        IndicatorTemplates = "indicator_templates" ("รายละเอียดตัวชี้วัด", "Indicator templates"),
        /// The strategic plan.
        StrategicPlan = "strategic_plan" ("แผนกลยุทธ์และแผนปฏิบัติการ", "Strategic plan and action plan"),
        /// The review of the plan.
        PlanReview = "plan_review" ("การทบทวนแผน", "Plan review"),
        /// The record of a training session.
        TrainingRecord = "training_record" ("บันทึกผลการฝึกอบรม", "Training record"),
        /// Certificates of training.
        TrainingCertificates = "training_certificates" ("เกียรติบัตรการฝึกอบรม", "Training certificates"),
        /// The announcement of an award.
        AwardAnnouncement = "award_announcement" ("ประกาศผลรางวัล", "Award announcement"),
        /// Certificates of an award.
        AwardCertificates = "award_certificates" ("ประกาศเกียรติคุณ", "Award certificates"),
        /// The memo by which a round is handed in.
        Memo = "memo" ("บันทึกข้อความนำส่งรายงาน", "Memo for handing in"),
        /// Registers as lists.
        Registers = "registers" ("ทะเบียนที่พิมพ์", "Printed registers"),
    }
}

/// Who signs a document of an agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "signatories", one("ผู้ลงนาม", "signatory"), many("ผู้ลงนาม", "Signatories"), areas(Centre),
    agency = "(SELECT agency_id FROM print_forms WHERE id = form_id)", parent = form_id, order = "paper, place, id",
    called = signer, listed = "signatories", unique(form_id, paper, place)
)]
pub struct Signatory {
    /// Key.
    pub id: Id<Signatory>,
    /// The form.
    #[field("แบบพิมพ์เอกสาร", "Print form", public, internal)]
    pub form_id: Id<PrintForm>,
    /// What is signed.
    #[field("เอกสารที่ลงนาม", "Document", public, list(14, 1fr), span(8))]
    pub paper: SignedPaper,
    /// 1, 2 or 3 from the left.
    #[field("ลำดับจากซ้าย", "Place from the left", public, default(1), list(8), span(4))]
    pub place: i32,
    /// Said under the line.
    #[field("ในฐานะ", "Signs as", public, list(10, 1fr), span(12), example("ผู้จัดทำรายงาน"), also("บทบาท"))]
    pub role: String,
    /// Who.
    #[field("ชื่อ–สกุล", "Name", public, required, list(12, 1fr), span(6), also("ชื่อผู้ลงนาม", "ชื่อ"))]
    pub signer: String,
    /// The position.
    #[field("ตำแหน่ง", "Position", public, list(12, 1fr), span(6))]
    pub position: String,
}

impl Signatory {
    fn rules(&self) -> Result<(), Error> {
        ensure((1..=3).contains(&self.place), "place", Rule::OutOfRange)
    }

    /// Who signs the documents of an agency, by its own form, document by document from the left.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn of(reader: &Reader<'_>, agency: Id<Agency>) -> Result<Vec<Self>> {
        let own = reader.nearest::<PrintForm>(agency)?.filter(|form| form.agency_id == agency);
        let Some(form) = own else { return Ok(Vec::new()) };
        reader.list(&Scope { parent: Some(&form.id.to_string()), ..Scope::default() })
    }
}

/// Four margins, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Millimetres {
    /// Left.
    pub left: i32,
    /// Right.
    pub right: i32,
    /// Top.
    pub top: i32,
    /// Bottom.
    pub bottom: i32,
}

/// How an agency's documents look, once what it leaves open is looked up above it. What nobody says is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Looks {
    /// The digits.
    pub digits: Option<DigitKind>,
    /// Where pages are numbered.
    pub page_numbers: Option<PageNumbers>,
    /// Whether the first page bears its number.
    pub first_page: Option<FirstPage>,
    /// The margins.
    pub margins: Option<Margins>,
    /// Those of one's own, in millimetres.
    pub millimetres: Option<Millimetres>,
    /// How certificates are decorated.
    pub certificate_design: Option<CertificateDesign>,
    /// How their sheet lies.
    pub certificate_sheet: Option<CertificateSheet>,
    /// What files are called; empty where nobody says.
    pub file_pattern: String,
}

impl Looks {
    /// How the documents of an agency look.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn of(reader: &Reader<'_>, agency: Id<Agency>) -> Result<Self> {
        Ok(reader.upwards::<PrintForm>(agency)?.iter().fold(Self::default(), Self::or))
    }

    /// The same, what is open said by a form.
    fn or(self, form: &PrintForm) -> Self {
        let millimetres = match (self.margins, form.margins) {
            (None, Some(Margins::Own)) => millimetres(form),
            _ => self.millimetres,
        };
        let said = form.file_pattern.trim();
        Self {
            digits: self.digits.or(form.digits),
            page_numbers: self.page_numbers.or(form.page_numbers),
            first_page: self.first_page.or(form.first_page),
            margins: self.margins.or(form.margins),
            millimetres,
            certificate_design: self.certificate_design.or(form.certificate_design),
            certificate_sheet: self.certificate_sheet.or(form.certificate_sheet),
            file_pattern: if self.file_pattern.is_empty() { said.to_owned() } else { self.file_pattern },
        }
    }

    /// Whether nobody says anything.
    #[must_use]
    pub fn are_the_usual(&self) -> bool {
        *self == Self::default()
    }
}

fn millimetres(form: &PrintForm) -> Option<Millimetres> {
    Some(Millimetres {
        left: form.margin_left?,
        right: form.margin_right?,
        top: form.margin_top?,
        bottom: form.margin_bottom?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{office, refusal};
    use super::*;
    use crate::{Action, Office, Verb};

    fn put(office: &mut Office, agency: Id<Agency>, change: impl FnOnce(PrintForm) -> PrintForm) -> PrintForm {
        let form = change(PrintForm::blank(office.surroundings().new_id(), agency));
        office.operate(Action::on::<PrintForm>(Verb::Save), |tx| tx.save(form.clone())).expect("saves");
        form
    }

    #[test]
    fn what_an_agency_leaves_open_goes_by_the_one_above_field_by_field() {
        let (mut office, ministry, agency) = office();
        let looks = |office: &Office| office.read(|reader| Looks::of(reader, agency)).expect("reads");
        assert!(looks(&office).are_the_usual());
        let own = |form| PrintForm {
            digits: Some(DigitKind::Thai),
            margins: Some(Margins::Own),
            margin_left: Some(20),
            margin_right: Some(15),
            margin_top: Some(25),
            margin_bottom: Some(30),
            ..form
        };
        put(&mut office, ministry, own);
        put(&mut office, agency, |form| PrintForm { digits: Some(DigitKind::Arabic), ..form });
        let found = looks(&office);
        assert_eq!((found.digits, found.margins), (Some(DigitKind::Arabic), Some(Margins::Own)));
        assert_eq!(found.millimetres, Some(Millimetres { left: 20, right: 15, top: 25, bottom: 30 }));
    }

    #[test]
    fn the_people_of_the_agency_above_sign_nothing_of_those_below() {
        let (mut office, ministry, agency) = office();
        let form = put(&mut office, ministry, |form| form);
        let id = office.surroundings().new_id();
        let signatory =
            Signatory { signer: "นายสมมุติ ลงนาม".into(), ..Signatory::blank(id, form.id) };
        office.operate(Action::on::<Signatory>(Verb::Save), |tx| tx.save(signatory.clone())).expect("saves");
        let of = |agency| office.read(|reader| Signatory::of(reader, agency)).expect("reads");
        assert_eq!((of(ministry).len(), of(agency).len()), (1, 0));
    }

    #[test]
    fn margins_beyond_sense_and_patterns_that_name_no_document_are_refused() {
        let (office, _, agency) = office();
        let blank = || PrintForm::blank(office.surroundings().new_id(), agency);
        let wide = PrintForm { margin_left: Some(90), ..blank() };
        assert_eq!(refusal(wide.rules()), ("margin_left".into(), Rule::OutOfRange));
        let unsaid = PrintForm { margins: Some(Margins::Own), ..blank() };
        assert_eq!(refusal(unsaid.rules()), ("margin_left".into(), Rule::Required));
        for pattern in ["รายงาน", "{เอกสาร}", "{เอกสาร}-{หน่วยงาน}-{วัน}"]
        {
            let form = PrintForm { file_pattern: pattern.into(), ..blank() };
            assert_eq!(refusal(form.rules()), ("file_pattern".into(), Rule::Format), "{pattern}");
        }
        assert!(PrintForm { file_pattern: "{หน่วยงาน} {เอกสาร} {ปี}".into(), ..blank() }.rules().is_ok());
    }
}
