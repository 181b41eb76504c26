//! Why a whole file, or a whole sheet, is refused. Each refusal has a stable code and a Thai sentence that says what to do.

use std::borrow::Cow;
use std::path::PathBuf;

use saisaat_core::files::{Cause, short};
use saisaat_core::values::personal::without_ids;

/// A file or sheet from which nothing is imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be opened or read.
    #[error("อ่านไฟล์ {} ไม่ได้: {} โปรดตรวจว่าไฟล์ยังอยู่และไม่ได้เปิดค้างในโปรแกรมอื่น", short(path), Cause::of(source).in_thai())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file has no content.
    #[error("ไฟล์ว่างเปล่า ไม่มีข้อมูลให้นำเข้า โปรดตรวจว่าเลือกไฟล์ถูกต้อง")]
    Empty,
    /// The content is of a kind that is not read; `kind` names it.
    #[error("ไฟล์นี้เป็น{kind} ซึ่งนำเข้าไม่ได้ โปรดเปิดใน Excel หรือโปรแกรมเดิม แล้วบันทึกเป็น .xlsx ก่อนนำเข้า")]
    Unsupported {
        /// What the content is, in Thai.
        kind: Cow<'static, str>,
    },
    /// The workbook is encrypted.
    #[error("ไฟล์นี้ตั้งรหัสผ่านไว้ โปรดเปิดด้วยรหัสผ่านแล้วบันทึกเป็น .xlsx ที่ไม่มีรหัสผ่านก่อนนำเข้า")]
    Password,
    /// The file is cut short or contradicts itself.
    #[error("ไฟล์เสียหายหรือไม่สมบูรณ์ ({what}) โปรดเปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx หรือขอไฟล์ใหม่จากต้นทาง")]
    Damaged {
        /// What does not hold, in short technical words.
        what: String,
    },
    /// The file asks for more than the limits of the reader.
    #[error("ไฟล์ใหญ่เกินกำหนด ({what}) โปรดแบ่งไฟล์ หรือคัดลอกเฉพาะข้อมูลไปยังไฟล์ใหม่แล้วบันทึกเป็น .xlsx")]
    TooLarge {
        /// Which limit.
        what: String,
    },
    /// The workbook has no sheet of cells: only charts, macros or nothing.
    #[error("ไฟล์นี้ไม่มีแผ่นงานที่เป็นตาราง (อาจมีแต่แมโครหรือแผนภูมิ) โปรดคัดลอกข้อมูลลงแผ่นงานใหม่แล้วบันทึกเป็น .xlsx ก่อนนำเข้า")]
    NoSheets,
    /// Reading made no progress for as long as it may.
    #[error("อ่านไฟล์นานเกินกำหนดโดยไม่คืบหน้า จึงหยุดอ่าน โปรดเปิดใน Excel คัดลอกเฉพาะข้อมูลไปยังไฟล์ใหม่ แล้วบันทึกเป็น .xlsx ก่อนนำเข้า")]
    TooSlow,
    /// The process that reads files could not be started, died, or said what no reader says.
    #[error(
        "ตัวอ่านไฟล์หยุดทำงานกลางคัน ({what}) โปรแกรมและข้อมูลเดิมไม่เสียหาย โปรดเปิดไฟล์ใน Excel แล้วบันทึกใหม่เป็น .xlsx ก่อนนำเข้า"
    )]
    ReaderDied {
        /// How it ended, in short technical words.
        what: String,
    },
    /// The process that reads files could not be confined on this machine, so nothing was read.
    #[error(
        "เครื่องนี้ไม่ยอมให้จำกัดสิทธิ์ของตัวอ่านไฟล์ ({why}) จึงไม่อ่านไฟล์เพื่อความปลอดภัย โปรดแจ้งผู้ดูแลเครื่องให้เปิดใช้ seccomp ของระบบปฏิบัติการ"
    )]
    Unconfined {
        /// What the system said, in short technical words.
        why: String,
    },
    /// The sheet that was asked for is not in the workbook.
    #[error("ไม่มีแผ่นงานชื่อ “{name}” ในไฟล์นี้ (มี: {present})")]
    NoSuchSheet {
        /// The name asked for.
        name: String,
        /// The names there are, joined by commas.
        present: String,
    },
    /// The header that was chosen cannot stand there.
    #[error(
        "หัวตารางแถวที่ {first}–{last} ใช้ไม่ได้ ต้องอยู่ระหว่างแถวที่ 1 ถึง {end} สูงไม่เกิน {highest} แถว และแถวเริ่มต้องไม่เกินแถวสุดท้าย โปรดแก้เลขแถว"
    )]
    NoSuchHeader {
        /// Its first row, from 1.
        first: u32,
        /// Its last row.
        last: u32,
        /// The last row that holds anything.
        end: u32,
        /// How many rows it may take up.
        highest: u32,
    },
    /// No sheet has a column of names or of national ids: this is not a roster.
    #[error("ไม่พบคอลัมน์ชื่อหรือเลขประจำตัวประชาชน จึงไม่ใช่บัญชีรายชื่อบุคลากร โปรดเลือกไฟล์หรือแผ่นงานที่มีหัวตารางชื่อบุคคล")]
    NoNameOrIdColumn,
    /// No sheet has the columns that the target needs.
    #[error("ไม่พบคอลัมน์{needed} ซึ่งจำเป็นต้องมี โปรดเลือกไฟล์หรือแผ่นงานที่มีหัวตารางนี้ หรือใช้แบบฟอร์มเปล่าของระบบ")]
    NoNeededColumn {
        /// The columns, in Thai.
        needed: String,
    },
    /// What the rows belong to is not in the register, or was not said.
    #[error("{message}")]
    NoPlace {
        /// Stable code.
        code: &'static str,
        /// What is missing and what to do, in Thai.
        message: &'static str,
    },
    /// A decision about the import names what is not there.
    #[error("{what}")]
    BadChoice {
        /// What is wrong and what is possible, in Thai.
        what: String,
    },
    /// Doubts are unanswered; nothing was kept.
    #[error("ยังมีคำถามที่ต้องตอบก่อนนำเข้า จึงไม่มีข้อมูลใดถูกบันทึก โปรดตอบคำถามแล้วนำเข้าใหม่")]
    Unanswered,
    /// The officer ended it; nothing was kept.
    #[error("ยกเลิกการนำเข้าแล้ว ไม่มีข้อมูลใดถูกบันทึก")]
    Cancelled,
    /// There is a header, and no row of data below it.
    #[error("พบหัวตารางที่แถว {header_row} ของแผ่นงาน “{sheet}” แต่ไม่พบแถวข้อมูลด้านล่าง จึงไม่มีข้อมูลให้นำเข้า")]
    NoPeople {
        /// The sheet.
        sheet: String,
        /// The last row of its header, 1-based.
        header_row: u32,
    },
}

impl ImportError {
    /// The stable code, for JSON and exit messages.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::File { .. } => "file",
            Self::Empty => "empty_file",
            Self::Unsupported { .. } => "unsupported_format",
            Self::Password => "password",
            Self::Damaged { .. } => "damaged",
            Self::TooLarge { .. } => "too_large",
            Self::NoSheets => "no_sheets",
            Self::TooSlow => "too_slow",
            Self::ReaderDied { .. } => "reader_died",
            Self::Unconfined { .. } => "reader_unconfined",
            Self::NoSuchSheet { .. } => "no_such_sheet",
            Self::NoSuchHeader { .. } => "no_such_header",
            Self::NoNameOrIdColumn => "no_name_or_id_column",
            Self::NoNeededColumn { .. } => "no_needed_column",
            Self::NoPlace { code, .. } => code,
            Self::BadChoice { .. } => "bad_choice",
            Self::Unanswered => "unanswered_questions",
            Self::Cancelled => "cancelled",
            Self::NoPeople { .. } => "no_people",
        }
    }

    pub(crate) fn unsupported(kind: impl Into<Cow<'static, str>>) -> Self {
        Self::Unsupported { kind: kind.into() }
    }

    pub(crate) fn reader_died(what: impl Into<String>) -> Self {
        Self::ReaderDied { what: what.into() }
    }

    pub(crate) fn bad_choice(what: impl Into<String>) -> Self {
        Self::BadChoice { what: without_ids(&what.into()).into_owned() }
    }

    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }

    pub(crate) fn too_large(what: impl Into<String>) -> Self {
        Self::TooLarge { what: what.into() }
    }
}
