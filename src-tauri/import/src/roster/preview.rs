//! What the window and the command line show of a plan. National ids are masked here, without exception.

use serde::Serialize;
use specta::Type;

use super::{Counts, Field, Outcome, PlannedRow, RosterPlan, Skipped};
use crate::header::Column;
use crate::problem::{Note, Problem, Repair};
use crate::sheet::column_letters;
use saisaat_core::values::NationalId;

/// A column of the file and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PreviewColumn {
    /// Column letters.
    pub column: String,
    /// The heading as written, levels joined by a space.
    pub heading: String,
    /// What it holds; absent when it is not used.
    pub field: Option<Field>,
    /// That field's name in Thai, or empty.
    pub label: String,
    /// 100 for a known heading, 90 when a misspelling was forgiven, 0 for none.
    pub confidence: u32,
}

impl PreviewColumn {
    pub(super) fn of(column: &Column<Field>) -> Self {
        Self {
            column: column_letters(column.number),
            heading: column.heading.clone(),
            field: column.field,
            label: column.field.map(Field::label).unwrap_or_default().into(),
            confidence: if column.field.is_some() { column.confidence } else { 0 },
        }
    }
}

/// A row as it would be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PreviewRow {
    /// Row in the file, from 1.
    pub row: u32,
    /// `insert`, `update`, `unchanged` or `skip`.
    pub outcome: String,
    /// Why it is skipped, in `snake_case`; absent otherwise.
    pub skipped: Option<Skipped>,
    /// Why it is skipped, in Thai, or empty.
    pub why: String,
    /// The fields an update changes, in Thai.
    pub changed: Vec<String>,
    /// Prefix, first name and surname as they would be stored.
    pub name: String,
    /// The national id, masked, or empty.
    pub national_id: String,
    /// Position.
    pub position: String,
    /// Level.
    pub level: String,
    /// Staff kind.
    pub staff_kind: String,
    /// Unit.
    pub unit: String,
    /// Birth date in ISO form, or empty.
    pub birth_date: String,
    /// Date of appointment in ISO form, or empty.
    pub appointed_on: String,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
}

/// A plan as the window shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct RosterPreview {
    /// The sheet it was read from.
    pub sheet: String,
    /// First row of the header.
    pub header_first: u32,
    /// Last row of the header.
    pub header_last: u32,
    /// The columns.
    pub columns: Vec<PreviewColumn>,
    /// The rows.
    pub rows: Vec<PreviewRow>,
    /// How many rows do what.
    pub counts: Counts,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// What is stored otherwise than written.
    pub repairs: Vec<Repair>,
    /// What concerns the whole file.
    pub notes: Vec<Note>,
}

/// The result of an import as `--json` prints it; the names are stable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Summary {
    /// New people.
    pub inserted: u32,
    /// People who change.
    pub updated: u32,
    /// People who stay as they are.
    pub unchanged: u32,
    /// Rows that do nothing.
    pub skipped: u32,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// What is stored otherwise than written.
    pub repairs: Vec<Repair>,
    /// What concerns the whole file.
    pub notes: Vec<Note>,
}

impl RosterPlan {
    /// The plan as the window shows it.
    #[must_use]
    pub fn preview(&self) -> RosterPreview {
        RosterPreview {
            sheet: self.sheet.clone(),
            header_first: self.header_rows.0,
            header_last: self.header_rows.1,
            columns: self.columns.clone(),
            rows: self.rows.iter().map(PlannedRow::preview).collect(),
            counts: self.counts(),
            problems: self.problems.clone(),
            repairs: self.repairs.clone(),
            notes: self.notes.clone(),
        }
    }

    /// The counts, problems, repairs and notes.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let Counts { inserted, updated, unchanged, skipped } = self.counts();
        let (problems, repairs, notes) = (self.problems.clone(), self.repairs.clone(), self.notes.clone());
        Summary { inserted, updated, unchanged, skipped, problems, repairs, notes }
    }
}

impl PlannedRow {
    fn preview(&self) -> PreviewRow {
        let draft = &self.draft;
        let (outcome, skipped, changed) = match &self.outcome {
            Outcome::Insert => ("insert", None, &[][..]),
            Outcome::Update { changed, .. } => ("update", None, changed.as_slice()),
            Outcome::Unchanged { .. } => ("unchanged", None, &[][..]),
            Outcome::Skip { why } => ("skip", Some(*why), &[][..]),
        };
        let iso = |date: Option<saisaat_core::values::Date>| date.map(|d| d.to_string()).unwrap_or_default();
        PreviewRow {
            row: self.row,
            outcome: outcome.into(),
            skipped,
            why: skipped.map(Skipped::thai).unwrap_or_default().into(),
            changed: changed.iter().map(|f| f.label().to_owned()).collect(),
            name: format!("{}{} {}", draft.prefix, draft.first_name, draft.surname).trim().to_owned(),
            national_id: draft.national_id.as_ref().map(NationalId::masked).unwrap_or_default(),
            position: draft.position.clone(),
            level: draft.level.clone(),
            staff_kind: draft.staff_kind.clone(),
            unit: draft.unit.clone(),
            birth_date: iso(draft.birth_date),
            appointed_on: iso(draft.appointed_on),
            email: draft.email.clone(),
            phone: draft.phone.clone(),
        }
    }
}

impl Skipped {
    /// The reason in Thai.
    #[must_use]
    pub const fn thai(self) -> &'static str {
        match self {
            Self::NoPerson => "ไม่มีชื่อบุคคล (ตำแหน่งว่าง)",
            Self::TotalOrNote => "แถวรวม หมายเหตุ หรือลงชื่อ",
            Self::RepeatedHeader => "หัวตารางซ้ำ",
            Self::Placeholder => "แถวตัวอย่างของแบบฟอร์ม",
            Self::BadId => "เลขประจำตัวประชาชนไม่ถูกต้อง",
            Self::BadName => "ชื่อไม่ถูกต้อง",
            Self::NoName => "ไม่มีชื่อ",
            Self::Incomplete => "ไม่มีนามสกุลเต็มและเลขประจำตัวประชาชน",
            Self::DuplicateInFile => "ซ้ำกับแถวก่อนหน้าในไฟล์",
            Self::Ambiguous => "มีผู้ใช้ชื่อนี้หลายคนในทะเบียน",
        }
    }
}
