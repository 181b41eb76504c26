//! What a person is told when something fails: a stable code and, where there is one, the field or file concerned.
//!
//! Invariant: the cause itself (SQLite's words, a path inside the store) is written to the log and never shown. The page has
//! a text of its own for every code; the command line says [`Failure::in_thai`].

use std::path::Path;

use saisaat_core::files::{Cause, Refusal, short};
use saisaat_core::scoring::refusal;
use saisaat_core::summaries::Passage;
use saisaat_core::{Error, Rule, Touched};
use saisaat_import::ImportError;
use saisaat_report::{EmblemFault, ReportError, Undrawn};
use serde::Serialize;
use specta::Type;

use crate::{log, names};

/// What a command answers.
pub(crate) type Answer<T> = Result<T, Failure>;

/// Why something was refused or failed, tagged by `code`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Failure {
    /// A rule about one field does not hold.
    Invalid {
        /// The field, as the record spells it.
        field: String,
        /// The rule.
        rule: Rule,
    },
    /// What was asked for is not there.
    NotFound {
        /// The register, or `workspace`.
        what: String,
        /// The key or code that was asked for.
        key: String,
    },
    /// Another record has the same value.
    Duplicate {
        /// The field, or fields joined by a comma.
        field: String,
    },
    /// Other records refer to it.
    InUse,
    /// The workspace is open elsewhere.
    Locked,
    /// The workspace was written by a newer version.
    TooNew,
    /// The workspace is not what was written.
    Damaged {
        /// What does not hold.
        what: String,
    },
    /// The rows were changed since.
    Conflict {
        /// Which, and by which later operation, as far as is known.
        records: Vec<Touched>,
    },
    /// A file could not be read or written.
    File {
        /// The file or folder.
        path: String,
        /// Why: `missing`, `exists`, `denied`, `full`, `too_long`, `inside_workspace`, `extension`, `link`, `other_kind`, `taken` or `other`;
        /// of a pack's folder also `other_pack`, `holds_pack`, `foreign`, `altered`.
        reason: String,
    },
    /// A round was handed in, but its file could not be given its name.
    HandedInOnly {
        /// The file.
        path: String,
    },
    /// The database refused, or the program failed within.
    Db,
    /// No workspace is open.
    Closed,
    /// A spreadsheet was refused.
    Import {
        /// Why, a stable code such as `password` or `no_people`.
        reason: String,
        /// What to do, in Thai.
        message: String,
    },
    /// A report could not be printed.
    Report,
    /// A document holds a character that no typeface of the program draws: it is refused rather than printed with a box.
    NoGlyph {
        /// As Unicode names it: `U+E000`.
        character: String,
        /// The text around it, in it the name where the character is.
        text: String,
        /// The row or the heading it stands in or under.
        place: String,
        /// The page, from 1.
        page: u32,
    },
    /// A document has a text that is longer than a cell of Excel takes.
    CellTooLong {
        /// How it begins.
        text: String,
    },
    /// A document cannot be had as such a file.
    NoSuchFormat,
    /// A certificate has more to say than its sheet holds in letters that can be read: it is refused rather than cut.
    DoesNotFit {
        /// Whose it is.
        of: String,
    },
    /// A value that was masked can still be read in a document meant for the public.
    NotMasked,
    /// A document meant for the public has passages that an officer has to look at first.
    NotReviewed {
        /// The passages.
        passages: Vec<Passage>,
    },
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        if matches!(error, Error::Db(_) | Error::Damaged { .. }) {
            log::note(&error);
        }
        match error {
            Error::Invalid { field, rule } => Self::Invalid { field, rule },
            Error::NotFound { what, key } => Self::NotFound { what: what.into(), key },
            Error::Duplicate { field } => Self::Duplicate { field },
            Error::InUse => Self::InUse,
            Error::Locked => Self::Locked,
            Error::TooNew { .. } => Self::TooNew,
            Error::Damaged { what } => Self::Damaged { what },
            Error::Conflict { records } => Self::Conflict { records },
            Error::File { path, source } => Self::file(&path, &source),
            Error::Db(_) => Self::Db,
        }
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        Self::Import { reason: error.code().into(), message: error.to_string() }
    }
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Self {
        log::note(&error);
        match error {
            ReportError::NotMasked => Self::NotMasked,
            ReportError::NoGlyph(undrawn) => Self::no_glyph(*undrawn),
            ReportError::TooLong(of) => Self::DoesNotFit { of },
            ReportError::Emblem(fault) => Self::emblem(fault),
            ReportError::CellTooLong(text) => Self::CellTooLong { text },
            _ => Self::Report,
        }
    }
}

impl Failure {
    /// A file or folder that could not be read or written.
    pub(crate) fn file(path: &Path, cause: &std::io::Error) -> Self {
        let path = path.display().to_string();
        if let Some(refusal) = Refusal::of(cause) {
            return Self::File { path, reason: refusal.code().into() };
        }
        let reason = Cause::of(cause).code();
        if reason == Cause::Other.code() {
            log::note(cause);
        }
        Self::File { path, reason: reason.into() }
    }

    /// A picture that cannot be an agency's emblem.
    pub(crate) fn emblem(fault: EmblemFault) -> Self {
        Self::Invalid { field: "emblem".into(), rule: fault.rule() }
    }

    fn no_glyph(undrawn: Undrawn) -> Self {
        let Undrawn { character, text, place, page } = undrawn;
        Self::NoGlyph { character, text, place, page: u32::try_from(page).unwrap_or(u32::MAX) }
    }

    /// The program failed within: a task died before it could answer.
    pub(crate) fn within(cause: &dyn std::error::Error) -> Self {
        log::note(cause);
        Self::Db
    }

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Invalid { .. } => "invalid",
            Self::NotFound { .. } => "not_found",
            Self::Duplicate { .. } => "duplicate",
            Self::InUse => "in_use",
            Self::Locked => "locked",
            Self::TooNew => "too_new",
            Self::Damaged { .. } => "damaged",
            Self::Conflict { .. } => "conflict",
            Self::File { .. } => "file",
            Self::HandedInOnly { .. } => "handed_in_only",
            Self::Db => "db",
            Self::Closed => "closed",
            Self::Import { .. } => "import",
            Self::Report => "report",
            Self::NoGlyph { .. } => "no_glyph",
            Self::CellTooLong { .. } => "cell_too_long",
            Self::NoSuchFormat => "no_such_format",
            Self::DoesNotFit { .. } => "does_not_fit",
            Self::NotMasked => "not_masked",
            Self::NotReviewed { .. } => "not_reviewed",
        }
    }

    /// What went wrong and what to do, in Thai, for the command line.
    #[must_use]
    pub fn in_thai(&self) -> String {
        match self {
            Self::Invalid { field, rule } => invalid_in_thai(field, *rule),
            Self::NotFound { what, key } => match what.as_str() {
                "backup" => format!("ไม่พบสำเนาสำรองที่ {} โปรดระบุโฟลเดอร์ที่ชื่อขึ้นต้นด้วย saisaat-", short(Path::new(key))),
                "workspace" => {
                    format!("{} ไม่ใช่แฟ้มงานของใสสะอาด โปรดตรวจตำแหน่ง หรือสร้างใหม่ด้วยคำสั่ง new", short(Path::new(key)))
                }
                "agencies" if key == "ministry" => "แฟ้มงานนี้ยังไม่มีข้อมูลกระทรวง".into(),
                "agencies" => format!("ไม่พบส่วนราชการ {key} โปรดตรวจรหัสด้วยคำสั่ง list … agencies"),
                "agreements" => format!("ไม่มีคำรับรองการปฏิบัติราชการของ {key}"),
                "submissions" => format!("ยังไม่ได้ส่งรายงานของรอบนี้ จึงยังไม่มีฉบับที่จะเปรียบเทียบ ({key})"),
                "training_sessions" => format!("ไม่มีการฝึกอบรมในปีงบประมาณ {key} จึงไม่มีเอกสารที่จะพิมพ์"),
                "award_schemes" => format!("ไม่มีรางวัลในปีงบประมาณ {key} จึงไม่มีเอกสารที่จะพิมพ์"),
                _ => format!("ไม่พบ{} {key}", names::register(what)),
            },
            Self::Duplicate { field } => format!("มีข้อมูลอื่นที่ใช้{}เดียวกันอยู่แล้ว", names::fields(field)),
            Self::InUse => "ลบไม่ได้ เพราะมีข้อมูลอื่นอ้างถึงอยู่".into(),
            Self::Locked => "แฟ้มงานนี้เปิดอยู่ในหน้าต่างหรือโปรแกรมอื่น โปรดปิดที่นั่นก่อนแล้วลองใหม่".into(),
            Self::TooNew => "แฟ้มงานนี้สร้างด้วยโปรแกรมรุ่นใหม่กว่า โปรดปรับรุ่นโปรแกรมก่อนเปิด".into(),
            Self::Damaged { what } => damaged_in_thai(what),
            Self::Conflict { records } => match records.iter().find_map(|record| record.operation) {
                Some(later) => format!("ทำไม่ได้ เพราะข้อมูลเดียวกันถูกแก้ไขภายหลังในรายการที่ {later}"),
                None => "ทำไม่ได้ เพราะข้อมูลเดียวกันถูกแก้ไขภายหลัง".into(),
            },
            Self::File { path, reason } => file_in_thai(path, reason),
            Self::HandedInOnly { path } => {
                format!("ส่งรายงานแล้ว แต่บันทึก {path} ไม่ได้ โปรดบันทึกฉบับที่ส่งอีกครั้งจากรายการฉบับที่ส่งในหน้ารายงาน")
            }
            Self::Db => "ฐานข้อมูลขัดข้อง ยังไม่มีการบันทึก โปรดลองใหม่อีกครั้ง".into(),
            Self::Closed => "ยังไม่ได้เปิดแฟ้มงาน".into(),
            Self::Import { message, .. } => message.clone(),
            Self::Report => "จัดทำรายงานไม่สำเร็จ".into(),
            Self::DoesNotFit { of } => format!(
                "ไม่ได้จัดทำเอกสาร เพราะข้อความของ “{of}” ยาวเกินกว่าหนึ่งหน้าจะรับได้ แม้ย่อตัวอักษรแล้ว โปรดย่อชื่อหรือข้อความแล้วสั่งใหม่"
            ),
            Self::NoGlyph { character, text, place, page } => {
                let place = if place.is_empty() { String::new() } else { format!(" “{place}”") };
                format!(
                    "ไม่ได้จัดทำเอกสาร เพราะไม่มีแบบอักษรสำหรับอักขระ {character} ในข้อความ “{text}” หน้า {page}{place} โปรดแก้ข้อความนั้นแล้วสั่งใหม่"
                )
            }
            Self::CellTooLong { text } => format!(
                "ไม่ได้จัดทำไฟล์ Excel เพราะข้อความที่ขึ้นต้นว่า “{text}” ยาวเกิน 32,767 ตัวอักษร ซึ่งช่องของ Excel รับไม่ได้ โปรดตัดข้อความให้สั้นลง หรือสั่งเป็น PDF"
            ),
            Self::NoSuchFormat => "เอกสารนี้ไม่มีในรูปแบบไฟล์ที่ขอ โปรดเลือกรูปแบบอื่นหรือ PDF".into(),
            Self::NotReviewed { passages } => format!(
                "มีข้อความ {} แห่งที่อาจเป็นชื่อผู้ให้ของขวัญหรือผู้ไม่ได้รับรางวัล โปรดตรวจแล้วสั่งซ้ำพร้อม --reviewed",
                passages.len()
            ),
            Self::NotMasked => {
                "ไม่ได้จัดทำฉบับเผยแพร่ เพราะข้อมูลส่วนบุคคลที่ปกปิดแล้วยังปรากฏในข้อความอื่นของเอกสาร โปรดตรวจช่องหมายเหตุและชื่อต่าง ๆ"
                    .into()
            }
        }
    }
}

fn file_in_thai(path: &str, reason: &str) -> String {
    let path = short(Path::new(path));
    let why = |cause: Cause| cause.in_thai();
    match reason {
        "missing" => format!("ไม่พบ {path}"),
        "exists" => format!("{path} {} โปรดใช้ชื่ออื่น โฟลเดอร์ใหม่ หรือโฟลเดอร์ว่าง", why(Cause::Exists)),
        "taken" => format!("มีไฟล์ {path} อยู่แล้ว โปรดใช้ชื่ออื่น (คำสั่งที่มี --force เขียนทับไฟล์ชนิดเดียวกันได้)"),
        "inside_workspace" => format!("{path} อยู่ในแฟ้มงานหรือสำเนาสำรอง โปรดเลือกโฟลเดอร์อื่น เพื่อไม่ให้ปนกับข้อมูลของแฟ้มงาน"),
        "extension" => format!("{path} มีนามสกุลไม่ตรงกับชนิดของไฟล์ที่จะเขียน โปรดลงท้ายชื่อให้ตรงชนิด เช่น .xlsx หรือ .pdf"),
        "link" => format!("{path} เป็นลิงก์ไปยังที่อื่น โปรดระบุไฟล์หรือโฟลเดอร์จริง"),
        "other_kind" => format!("{path} เป็นข้อมูลชนิดอื่นที่มีอยู่แล้ว จึงไม่เขียนทับ โปรดใช้ชื่ออื่น"),
        "other_pack" => format!("{path} มีชุดรายงานของปี รอบ หรือรูปแบบอื่น (ภายในหรือเผยแพร่) อยู่แล้ว โปรดใช้โฟลเดอร์ใหม่"),
        "holds_pack" => format!("{path} เป็นโฟลเดอร์ของชุดรายงาน โปรดใช้โฟลเดอร์อื่น เพื่อไม่ให้ปนกับชุดที่จะส่งต่อ"),
        "foreign" => format!("โปรแกรมไม่ได้เขียน {path} โปรดย้ายออกจากโฟลเดอร์ของชุดรายงาน หรือใช้โฟลเดอร์ใหม่"),
        "altered" => format!("{path} ของชุดรายงานเดิมถูกแก้ไข จึงไม่ลบให้ โปรดย้ายออกแล้วสั่งซ้ำ"),
        "denied" => format!("{}อ่านหรือเขียน {path}", why(Cause::Denied)),
        "full" => format!("{} เขียน {path} ไม่ได้ โปรดเพิ่มพื้นที่ว่าง", why(Cause::Full)),
        "too_long" => format!("{}: {path} โปรดใช้ชื่อที่สั้นลง", why(Cause::TooLong)),
        _ => format!("อ่านหรือเขียน {path} ไม่ได้"),
    }
}

/// What of the workspace does not hold, in brackets; SQLite's own words are in the log.
fn in_brackets(what: &str) -> String {
    match what.split_once(' ') {
        Some(("audit", "head")) => " (บันทึกการใช้งานไม่ตรงกับชื่อสำเนา)".into(),
        Some(("audit", line)) => format!(" (บันทึกการใช้งานบรรทัดที่ {})", line.trim_start_matches("line ")),
        Some(("evidence", sha256)) => format!(" (ไฟล์หลักฐาน {sha256})"),
        _ if what.is_ascii() => String::new(),
        _ => format!(" ({what})"),
    }
}

/// Keys and databases that do not belong together are told apart from those that are damaged.
fn damaged_in_thai(what: &str) -> String {
    match what {
        "key file" => "ไฟล์กุญแจของแฟ้มงาน (keys.json) เสียหาย รหัสผ่านอาจยังถูกต้อง โปรดกู้คืนจากสำเนาสำรองล่าสุดด้วยคำสั่ง restore".into(),
        "key file altered" => "ไฟล์กุญแจของแฟ้มงาน (keys.json) ถูกแก้ไขโดยผู้อื่น โปรดเก็บไว้เป็นหลักฐานและกู้คืนจากสำเนาสำรองล่าสุดด้วยคำสั่ง restore".into(),
        "key file older" => "ไฟล์กุญแจ (keys.json) เก่ากว่าฐานข้อมูล อาจมีรหัสผ่านเดิมหรือเจ้าหน้าที่ที่ถูกถอดสิทธิ์แล้ว โปรดนำไฟล์ล่าสุดกลับมา หรือกู้คืนทั้งชุดจากสำเนาสำรองล่าสุดด้วยคำสั่ง restore".into(),
        "key file missing" => "ไม่พบไฟล์กุญแจ (keys.json) ของแฟ้มงานที่มีรหัสผ่านนี้ โปรดนำไฟล์กลับมาหรือกู้คืนจากสำเนาสำรองด้วยคำสั่ง restore".into(),
        "plain database" => "ฐานข้อมูลในแฟ้มงานที่มีรหัสผ่านนี้ถูกแทนด้วยฐานข้อมูลที่ไม่ได้เข้ารหัส จึงไม่เปิด โปรดเก็บไว้เป็นหลักฐานและกู้คืนจากสำเนาสำรองด้วยคำสั่ง restore".into(),
        "another database" => "ฐานข้อมูลนี้เป็นของแฟ้มงานอื่น ไม่ตรงกับไฟล์กุญแจ (keys.json) โปรดนำไฟล์ของแฟ้มงานนี้กลับมาหรือกู้คืนจากสำเนาสำรองด้วยคำสั่ง restore".into(),
        "audit heads" => "ค่าแฮชที่จดไว้ไม่อยู่ในบันทึกการใช้งาน ฐานข้อมูลอาจถูกสลับด้วยฉบับเก่า โปรดตรวจสอบในหน้าประวัติและกู้คืนจากสำเนาสำรองล่าสุดด้วยคำสั่ง restore".into(),
        _ => format!("แฟ้มงานเสียหาย{} โปรดกู้คืนจากสำเนาสำรองด้วยคำสั่ง restore", in_brackets(what)),
    }
}

fn invalid_in_thai(field: &str, rule: Rule) -> String {
    match (field, rule) {
        ("passphrase", Rule::Required) => {
            "แฟ้มงานนี้มีรหัสผ่าน โปรดกำหนดตัวแปร SAISAAT_PASSPHRASE หรือใช้ --passphrase-file".into()
        }
        ("passphrase_file", Rule::TooLong) => {
            "ไฟล์ของ --passphrase-file ใหญ่เกิน 4 กิโลไบต์ โปรดระบุไฟล์ที่บรรทัดแรกเป็นรหัสผ่านและไม่มีข้อมูลอื่น".into()
        }
        ("total", Rule::Required) => "ยังไม่มีคะแนนรวม จึงยังส่งรายงานรอบนี้ไม่ได้ โปรดบันทึกผลการดำเนินงานก่อน".into(),
        (_, Rule::Required) => format!("{}{}", rule.th(), names::field(field)),
        _ => refusal(field, rule).unwrap_or_else(|| format!("{}: {}", names::field(field), rule.th())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(failure: impl Into<Failure>) -> serde_json::Value {
        serde_json::to_value(failure.into()).expect("a failure is plain data")
    }

    #[test]
    fn a_failure_is_tagged_by_the_code_of_its_error() {
        let refused = Error::invalid("ends_on", Rule::BeforeStart);
        assert_eq!(json(refused), serde_json::json!({"code": "invalid", "field": "ends_on", "rule": "before_start"}));
        for error in [Error::InUse, Error::Locked, Error::TooNew { found: 9, known: 3 }] {
            let code = error.code();
            assert_eq!(json(error), serde_json::json!({ "code": code }));
        }
    }

    #[test]
    fn the_code_of_a_failure_is_its_tag() {
        let all = [
            Failure::Invalid { field: "a".into(), rule: Rule::Wrong },
            Failure::NotFound { what: "a".into(), key: "b".into() },
            Failure::Duplicate { field: "a".into() },
            Failure::InUse,
            Failure::Locked,
            Failure::TooNew,
            Failure::Damaged { what: "a".into() },
            Failure::Conflict { records: Vec::new() },
            Failure::File { path: "a".into(), reason: "full".into() },
            Failure::Db,
            Failure::Closed,
            Failure::Import { reason: "password".into(), message: "ข".into() },
            Failure::Report,
            Failure::NoGlyph {
                character: "U+E000".into(), text: "ก⟨U+E000⟩".into(), place: String::new(), page: 1
            },
            Failure::NotMasked,
            Failure::NotReviewed { passages: Vec::new() },
        ];
        for failure in all {
            assert_eq!(json(failure.clone())["code"], failure.code());
            assert!(
                failure.in_thai().chars().any(|c| ('\u{e01}'..='\u{e5b}').contains(&c)),
                "{failure:?} is said in Thai"
            );
        }
    }

    #[test]
    fn the_cause_of_a_database_error_is_not_shown() {
        let cause = Error::File { path: "/x/workspace.db".into(), source: std::io::Error::other("disk I/O error 522") };
        assert!(!json(cause).to_string().contains("522"));
    }

    #[test]
    fn a_full_disk_and_a_folder_in_use_are_told_apart() {
        let reason = |kind: std::io::ErrorKind| json(Failure::file(Path::new("/x"), &kind.into()))["reason"].clone();
        assert_eq!(reason(std::io::ErrorKind::StorageFull), "full");
        assert_eq!(reason(std::io::ErrorKind::AlreadyExists), "exists");
        assert_eq!(reason(std::io::ErrorKind::InvalidFilename), "too_long");
    }

    #[test]
    fn a_path_of_pages_is_cut_in_the_sentence_and_whole_in_the_data() {
        let path = "ก".repeat(5_000);
        let failure = Failure::file(Path::new(&path), &std::io::ErrorKind::InvalidFilename.into());
        assert!(failure.in_thai().chars().count() < 300);
        assert!(json(failure).to_string().contains(&path));
    }

    #[test]
    fn a_field_is_said_in_thai_whatever_is_wrong_with_it() {
        let invalid = |field: &str, rule| Failure::Invalid { field: field.into(), rule };
        for (failure, told) in [
            (invalid("name_th", Rule::Required), "ต้องระบุชื่อภาษาไทย"),
            (invalid("officer", Rule::Required), "ต้องระบุเจ้าหน้าที่"),
            (invalid("ends_on", Rule::BeforeStart), "วันสิ้นสุด: ต้องไม่อยู่ก่อนวันเริ่ม"),
            (Failure::Duplicate { field: "ministry".into() }, "มีข้อมูลอื่นที่ใช้กระทรวงเดียวกันอยู่แล้ว"),
            (Failure::NotFound { what: "people".into(), key: "ก".into() }, "ไม่พบบุคลากร ก"),
        ] {
            assert_eq!(failure.in_thai(), told);
        }
    }

    #[test]
    fn what_is_damaged_is_said_without_english() {
        for what in ["audit line 12", "audit head", "database disk image is malformed", "evidence 00ff"] {
            let told = Failure::Damaged { what: what.into() }.in_thai();
            let english = ["line", "head", "database", "malformed", "evidence"];
            assert!(english.iter().all(|word| !told.contains(word)), "{told}");
        }
    }
}
