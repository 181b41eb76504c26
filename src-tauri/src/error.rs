//! What a person is told when something fails: a stable code and, where there is one, the field or file concerned.
//!
//! Invariant: the cause itself (SQLite's words, a path inside the store) is written to the log and never shown. The page has
//! a text of its own for every code; the command line says [`Failure::in_thai`].

use std::path::Path;

use saisaat_core::scoring::refusal;
use saisaat_core::summaries::Passage;
use saisaat_core::{Error, Touched};
use saisaat_import::ImportError;
use saisaat_report::ReportError;
use serde::Serialize;
use specta::Type;

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
        /// The rule, a stable code such as `required`.
        rule: String,
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
        /// Why: `missing`, `exists`, `denied`, `full` or `other`; of a pack's folder also `other_pack`, `foreign`, `altered`.
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
        if matches!(error, Error::Db(_)) {
            log(&error);
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
        log(&error);
        if matches!(error, ReportError::NotMasked) { Self::NotMasked } else { Self::Report }
    }
}

impl Failure {
    /// A file or folder that could not be read or written.
    pub(crate) fn file(path: &Path, cause: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let reason = match cause.kind() {
            ErrorKind::NotFound => "missing",
            ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => "exists",
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "denied",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
            _ => {
                log(cause);
                "other"
            }
        };
        Self::File { path: path.display().to_string(), reason: reason.into() }
    }

    /// The program failed within: a task died before it could answer.
    pub(crate) fn within(cause: &dyn std::error::Error) -> Self {
        log(cause);
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
            Self::NotMasked => "not_masked",
            Self::NotReviewed { .. } => "not_reviewed",
        }
    }

    /// What went wrong and what to do, in Thai, for the command line.
    #[must_use]
    pub fn in_thai(&self) -> String {
        match self {
            Self::Invalid { field, rule } => invalid_in_thai(field, rule),
            Self::NotFound { what, key } => match what.as_str() {
                "backup" => format!("ไม่พบสำเนาสำรองที่ {key} โปรดระบุโฟลเดอร์ที่ชื่อขึ้นต้นด้วย saisaat-"),
                "workspace" => format!("{key} ไม่ใช่แฟ้มงานของใสสะอาด โปรดตรวจตำแหน่ง หรือสร้างใหม่ด้วยคำสั่ง new"),
                "agencies" => format!("ไม่พบส่วนราชการ {key} โปรดตรวจรหัสด้วยคำสั่ง list … agencies"),
                "agreements" => format!("ไม่มีคำรับรองการปฏิบัติราชการของ {key}"),
                "submissions" => format!("ยังไม่ได้ส่งรายงานของรอบนี้ จึงยังไม่มีฉบับที่จะเปรียบเทียบ ({key})"),
                "training_sessions" => format!("ไม่มีการฝึกอบรมในปีงบประมาณ {key} จึงไม่มีเอกสารที่จะพิมพ์"),
                "award_schemes" => format!("ไม่มีรางวัลในปีงบประมาณ {key} จึงไม่มีเอกสารที่จะพิมพ์"),
                _ => format!("ไม่พบ {what} {key}"),
            },
            Self::Duplicate { field } => format!("มีข้อมูลอื่นที่ค่า {field} ซ้ำกันอยู่แล้ว"),
            Self::InUse => "ลบไม่ได้ เพราะมีข้อมูลอื่นอ้างถึงอยู่".into(),
            Self::Locked => "แฟ้มงานนี้เปิดอยู่ในหน้าต่างหรือโปรแกรมอื่น โปรดปิดที่นั่นก่อนแล้วลองใหม่".into(),
            Self::TooNew => "แฟ้มงานนี้สร้างด้วยโปรแกรมรุ่นใหม่กว่า โปรดปรับรุ่นโปรแกรมก่อนเปิด".into(),
            Self::Damaged { what } if what == "key file" => {
                "ไฟล์กุญแจของแฟ้มงาน (keys.json) เสียหาย รหัสผ่านอาจยังถูกต้อง โปรดกู้คืนไฟล์นี้จากสำเนาสำรอง".into()
            }
            Self::Damaged { what } => format!("แฟ้มงานเสียหาย ({what}) โปรดกู้คืนจากสำเนาสำรองด้วยคำสั่ง restore"),
            Self::Conflict { records } => match records.iter().find_map(|record| record.operation) {
                Some(later) => format!("ทำไม่ได้ เพราะข้อมูลเดียวกันถูกแก้ไขภายหลังในรายการที่ {later}"),
                None => "ทำไม่ได้ เพราะข้อมูลเดียวกันถูกแก้ไขภายหลัง".into(),
            },
            Self::File { path, reason } => match reason.as_str() {
                "missing" => format!("ไม่พบ {path}"),
                "exists" => format!("{path} มีข้อมูลอยู่แล้ว โปรดใช้โฟลเดอร์ใหม่หรือโฟลเดอร์ว่าง"),
                "denied" => format!("ไม่มีสิทธิ์อ่านหรือเขียน {path}"),
                "full" => format!("พื้นที่จัดเก็บเต็ม เขียน {path} ไม่ได้ โปรดเพิ่มพื้นที่ว่าง"),
                "other_pack" => format!("{path} มีชุดรายงานของปี รอบ หรือรูปแบบอื่น (ภายในหรือเผยแพร่) อยู่แล้ว โปรดใช้โฟลเดอร์ใหม่"),
                "foreign" => format!("โปรแกรมไม่ได้เขียน {path} โปรดย้ายออกจากโฟลเดอร์ของชุดรายงาน หรือใช้โฟลเดอร์ใหม่"),
                "altered" => format!("{path} ของชุดรายงานเดิมถูกแก้ไข จึงไม่ลบให้ โปรดย้ายออกแล้วสั่งซ้ำ"),
                _ => format!("อ่านหรือเขียน {path} ไม่ได้"),
            },
            Self::HandedInOnly { path } => {
                format!("ส่งรายงานแล้ว แต่บันทึก {path} ไม่ได้ โปรดบันทึกฉบับที่ส่งอีกครั้งจากรายการฉบับที่ส่งในหน้ารายงาน")
            }
            Self::Db => "ฐานข้อมูลขัดข้อง ยังไม่มีการบันทึก โปรดลองใหม่อีกครั้ง".into(),
            Self::Closed => "ยังไม่ได้เปิดแฟ้มงาน".into(),
            Self::Import { message, .. } => message.clone(),
            Self::Report => "จัดทำรายงานไม่สำเร็จ".into(),
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

fn invalid_in_thai(field: &str, rule: &str) -> String {
    match (field, rule) {
        ("passphrase", "required") => "แฟ้มงานนี้มีรหัสผ่าน โปรดกำหนดตัวแปร SAISAAT_PASSPHRASE หรือใช้ --passphrase-file".into(),
        ("passphrase", "wrong") => "รหัสผ่านไม่ถูกต้อง โปรดตรวจแป้นพิมพ์ไทย/อังกฤษแล้วลองใหม่".into(),
        ("passphrase", "wait") => "ใส่รหัสผ่านผิดหลายครั้ง โปรดรอสักครู่แล้วลองใหม่".into(),
        ("passphrase", "too_short") => "รหัสผ่านต้องมีอย่างน้อย 12 ตัวอักษร".into(),
        ("passphrase", "differs") => "รหัสผ่านสองครั้งไม่ตรงกัน".into(),
        ("role", "read_only") => "เจ้าหน้าที่ผู้นี้มีสิทธิ์อ่านอย่างเดียว".into(),
        ("role", "administrators_only") => "ทำได้เฉพาะผู้ดูแลแฟ้มงาน".into(),
        ("folder", "network_drive") => "เก็บแฟ้มงานบนไดรฟ์เครือข่ายไม่ได้ โปรดเลือกโฟลเดอร์ในเครื่องนี้".into(),
        ("folder", "synced_folder") => "เก็บแฟ้มงานในโฟลเดอร์ที่ซิงก์ขึ้นคลาวด์ไม่ได้ โปรดเลือกโฟลเดอร์อื่นในเครื่องนี้".into(),
        ("total", "required") => "ยังไม่มีคะแนนรวม จึงยังส่งรายงานรอบนี้ไม่ได้ โปรดบันทึกผลการดำเนินงานก่อน".into(),
        ("report", "changed_since") => "ข้อมูลถูกแก้ไขระหว่างจัดทำรายงาน โปรดส่งใหม่อีกครั้ง".into(),
        ("report", "unchanged") => "ข้อมูลไม่ต่างจากฉบับที่ส่งแล้ว จึงไม่ต้องส่งซ้ำ".into(),
        ("submission", "final") => "รายงานที่ส่งแล้วแก้ไข ลบ หรือเลิกทำไม่ได้ โปรดส่งฉบับใหม่".into(),
        (_, "required") => format!("ต้องระบุ {field}"),
        _ => refusal(field, rule).unwrap_or_else(|| format!("ค่า {field} ไม่ถูกต้อง ({rule})")),
    }
}

/// The log is standard error: what a person sees names the code, what an engineer needs is here.
#[expect(clippy::print_stderr, reason = "the one place that writes the log")]
fn log(error: &dyn std::error::Error) {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        line = format!("{line}: {deeper}");
        cause = deeper.source();
    }
    eprintln!("saisaat: {line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(failure: impl Into<Failure>) -> serde_json::Value {
        serde_json::to_value(failure.into()).expect("a failure is plain data")
    }

    #[test]
    fn a_failure_is_tagged_by_the_code_of_its_error() {
        let refused = Error::invalid("ends_on", "before_start");
        assert_eq!(json(refused), serde_json::json!({"code": "invalid", "field": "ends_on", "rule": "before_start"}));
        for error in [Error::InUse, Error::Locked, Error::TooNew { found: 9, known: 3 }] {
            let code = error.code();
            assert_eq!(json(error), serde_json::json!({ "code": code }));
        }
    }

    #[test]
    fn the_code_of_a_failure_is_its_tag() {
        let all = [
            Failure::Invalid { field: "a".into(), rule: "b".into() },
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
    }
}
