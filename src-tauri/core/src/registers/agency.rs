//! The ministry and its agencies: one tree whose root is the ministry.

use crate::Rule;
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use rusqlite::{OptionalExtension, named_params};

use super::record::{Record, below, ensure};
use crate::values::{FiscalYear, Id, file_name};
use crate::{Error, Reader, Result};

/// A ministry (no parent) or an agency (กรม, กอง) below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "agencies", one("ส่วนราชการ", "agency"), many("ส่วนราชการ", "Agencies"), icon = "agencies", areas(Centre),
    agency = id, parent = parent_id, order = "parent_id IS NOT NULL, code", called = name_th, listed = "agencies",
    distinct = code, unique(code), attachable
)]
pub struct Agency {
    /// Key.
    pub id: Id<Agency>,
    /// Thai name.
    #[field(
        "ชื่อภาษาไทย", "Thai name", public, required, search, list(16, 3fr), span(12),
        hint("ชื่อเต็มภาษาไทย", "Full name in Thai"), example("กรมตัวอย่าง"),
        also("ชื่อส่วนราชการ", "ส่วนราชการ", "หน่วยงาน", "ชื่อหน่วยงาน", "กรม", "Agency name", "ORG_NAME")
    )]
    pub name_th: String,
    /// English name, or empty.
    #[field(
        "ชื่อภาษาอังกฤษ", "English name", public, search, list(12, 2fr), span(12),
        hint("ชื่อภาษาอังกฤษ", "Name in English"), example("Example Department")
    )]
    pub name_en: String,
    /// Short unique code, used on the command line and in file names.
    #[field(
        "รหัสส่วนราชการ",
        "Code",
        public,
        required,
        search,
        list(9),
        hint(
            "สั้นและไม่ซ้ำกัน ใช้ตัวอักษร ตัวเลข ขีด และจุด เพราะใช้ในชื่อไฟล์รายงาน",
            "Short and unique, of letters, digits, dashes and dots: it is used in report file names"
        ),
        example("DEP-01"),
        also("รหัส", "รหัสหน่วยงาน", "Agency code", "ORG_CODE")
    )]
    pub code: String,
    /// Thai abbreviation such as สป.ยธ., or empty.
    #[field("อักษรย่อ", "Abbreviation", public, search, list(9), example("กตย."), also("ชื่อย่อ", "คำย่อ"))]
    pub abbreviation: String,
    /// The agency above; none for the ministry.
    #[field(
        "ต้นสังกัด", "Part of", public, list(9, 1fr), span(12),
        hint(
            "รหัสหรือชื่อของส่วนราชการที่อยู่เหนือขึ้นไป เว้นว่างคือกระทรวง",
            "Code or name of the agency above; empty: the ministry"
        ),
        example("MOE"),
        also("ส่วนราชการต้นสังกัด", "สังกัด", "หน่วยงานต้นสังกัด", "รหัสต้นสังกัด", "ภายใต้", "Agency above", "Parent")
    )]
    pub parent_id: Option<Id<Agency>>,
    /// Vision (วิสัยทัศน์).
    #[field("วิสัยทัศน์", "Vision", public, lines(3))]
    pub vision: String,
    /// Mission (พันธกิจ).
    #[field("พันธกิจ", "Mission", public, lines(3))]
    pub mission: String,
}

/// Letters of the longest code.
const LONGEST_CODE: usize = 32;

impl Agency {
    fn rules(&self) -> Result<(), Error> {
        // The code becomes part of file names on every system.
        let safe =
            |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.') || ('\u{e31}'..='\u{e4e}').contains(&c);
        ensure(self.code.chars().all(safe), "code", Rule::LettersDigitsDashes)?;
        ensure(!self.code.starts_with(['.', '-']) && !self.code.ends_with('.'), "code", Rule::DotAtAnEnd)?;
        ensure(!file_name::is_reserved(&self.code), "code", Rule::ReservedName)?;
        ensure(self.code.chars().count() <= LONGEST_CODE, "code", Rule::TooLong)?;
        ensure(self.parent_id != Some(self.id), "parent_id", Rule::OwnParent)
    }
}

impl Reader<'_> {
    /// The first agency that has an agreement; the ministry comes before those below it.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn first_agreed(&self) -> Result<Option<Agency>> {
        let sql = format!(
            "SELECT {} FROM agencies WHERE id IN (SELECT agency_id FROM agreements)
             ORDER BY parent_id IS NOT NULL, code COLLATE thai LIMIT 1",
            Agency::COLUMNS.join(", ")
        );
        Ok(self.connection().prepare_cached(&sql)?.query_row([], Agency::read).optional()?)
    }

    /// Whether agencies are below one.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn has_agencies_below(&self, id: Id<Agency>) -> Result<bool> {
        let mut statement = self.connection().prepare_cached("SELECT 1 FROM agencies WHERE parent_id = :id")?;
        Ok(statement.exists(named_params! { ":id": id })?)
    }

    /// The agencies below one that have an agreement in a year, `most` of them.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn agreed_below(&self, id: Id<Agency>, year: FiscalYear, most: u32) -> Result<Vec<Agency>> {
        let sql = format!(
            "SELECT {} FROM agencies WHERE id <> :id AND id IN {}
               AND id IN (SELECT agency_id FROM agreements WHERE year = :year)
             ORDER BY code COLLATE thai LIMIT :most",
            Agency::COLUMNS.join(", "),
            below(":id")
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let rows = statement.query_map(named_params! { ":id": id, ":year": year, ":most": most }, Agency::read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
