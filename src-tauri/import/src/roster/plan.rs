//! The plan: what importing a roster would do, row by row, against the people in the register.

use std::collections::{HashMap, HashSet};

use saisaat_core::registers::{Agency, Person};
use saisaat_core::values::{Date, Id, NationalId};
use serde::Serialize;
use specta::Type;

use super::draft::Draft;
use super::existing::{ExistingPeople, Match};
use super::fields::is_secret;
use super::row::{self, Reading, appointed_before_birth};
use super::table::{Nature, Table};
use super::{Field, PreviewColumn};
use crate::error::ImportError;
use crate::problem::{Note, Problem, Repair};
use crate::sheet::{Row, Sheet, Workbook, column_letters};
use crate::written::Refusal;
use crate::written::name::{is_initial, likeness};

/// How to plan.
#[derive(Clone, Debug)]
pub struct RosterOptions {
    /// The agency that new people belong to.
    pub agency: Id<Agency>,
    /// What to do with people who are found in another agency.
    pub transfers: Transfers,
    /// The sheet to read; `None` lets the header decide.
    pub sheet: Option<String>,
    /// Import people who have neither a whole surname nor an id. They cannot be told apart later.
    pub accept_incomplete: bool,
    /// Today, which no birth is after.
    pub today: Date,
}

impl RosterOptions {
    /// Options for a roster of one agency: people found elsewhere by their id move to it.
    #[must_use]
    pub const fn of_agency(agency: Id<Agency>, today: Date) -> Self {
        Self { agency, transfers: Transfers::Move, sheet: None, accept_incomplete: false, today }
    }

    /// Options for a roster of the whole ministry: new people belong to it, people in its agencies stay there.
    #[must_use]
    pub const fn of_ministry(ministry: Id<Agency>, today: Date) -> Self {
        Self { agency: ministry, transfers: Transfers::Keep, sheet: None, accept_incomplete: false, today }
    }
}

/// What happens to a person whom the register has in another agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transfers {
    /// The person stays in the agency the register has.
    Keep,
    /// The person moves to the agency of the roster.
    Move,
}

/// What a row would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A new person.
    Insert,
    /// A person of the register changes.
    Update {
        /// Who.
        id: Id<Person>,
        /// Which fields.
        changed: Vec<Field>,
    },
    /// The register knows all of it.
    Unchanged {
        /// Who.
        id: Id<Person>,
    },
    /// Nothing, and why.
    Skip {
        /// Why.
        why: Skipped,
    },
}

/// Why a row is skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Skipped {
    /// No name and no id: a vacant post.
    NoPerson,
    /// A total, a note or a signature.
    TotalOrNote,
    /// The header again.
    RepeatedHeader,
    /// A template's sample row.
    Placeholder,
    /// The id is not valid.
    BadId,
    /// The name is no name.
    BadName,
    /// An id without a name, of nobody in the register.
    NoName,
    /// Neither a whole surname nor an id.
    Incomplete,
    /// The same person stands further up in the file.
    DuplicateInFile,
    /// Several people of the register have this name.
    Ambiguous,
}

/// One row of the file below its header.
#[derive(Clone, Debug)]
pub struct PlannedRow {
    /// Its number, from 1.
    pub row: u32,
    /// What it would do.
    pub outcome: Outcome,
    pub(crate) draft: Draft,
}

/// How many rows do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct Counts {
    /// New people.
    pub inserted: u32,
    /// People who change.
    pub updated: u32,
    /// People who stay as they are.
    pub unchanged: u32,
    /// Rows that do nothing.
    pub skipped: u32,
}

/// What importing a roster would do.
#[derive(Clone, Debug)]
pub struct RosterPlan {
    /// The sheet it was read from.
    pub sheet: String,
    /// First and last row of the header, from 1.
    pub header_rows: (u32, u32),
    /// Every column with a heading and what it was taken for.
    pub columns: Vec<PreviewColumn>,
    /// Every row below the header that holds anything.
    pub rows: Vec<PlannedRow>,
    /// What is wrong, by row.
    pub problems: Vec<Problem>,
    /// What is stored otherwise than written, by row.
    pub repairs: Vec<Repair>,
    /// What concerns the whole file.
    pub notes: Vec<Note>,
    pub(crate) agency: Id<Agency>,
}

impl RosterPlan {
    /// How many rows do what.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            let count = match row.outcome {
                Outcome::Insert => &mut counts.inserted,
                Outcome::Update { .. } => &mut counts.updated,
                Outcome::Unchanged { .. } => &mut counts.unchanged,
                Outcome::Skip { .. } => &mut counts.skipped,
            };
            *count += 1;
        }
        counts
    }
}

/// Plans the import of a roster.
///
/// # Errors
/// [`ImportError::NoNameOrIdColumn`] when no sheet is a roster, [`ImportError::NoPeople`] when a roster is empty,
/// [`ImportError::NoSuchSheet`] when the sheet asked for is not there.
pub fn plan_roster(
    workbook: &Workbook,
    options: &RosterOptions,
    existing: &ExistingPeople,
) -> Result<RosterPlan, ImportError> {
    let table = choose(workbook, options.sheet.as_deref())?;
    let mut planner = Planner {
        table: &table,
        options,
        existing,
        seen_ids: HashMap::new(),
        seen_names: HashMap::new(),
        taken: HashSet::new(),
        rows: Vec::new(),
        problems: Vec::new(),
        repairs: Vec::new(),
    };
    let names_only = planner.is_list_of_names();
    for row in table.rows() {
        planner.plan(row, names_only);
    }
    let (rows, problems, repairs) = (planner.rows, planner.problems, planner.repairs);
    let notes = workbook.notes.iter().cloned().chain(notes_about(&table)).collect();
    let columns = table.header.columns.iter().map(PreviewColumn::of).collect();
    let (sheet, header_rows) = (table.sheet.name.clone(), table.header.rows);
    Ok(RosterPlan { sheet, header_rows, columns, rows, problems, repairs, notes, agency: options.agency })
}

/// The sheet asked for, or the one that is most of a roster and has people.
fn choose<'a>(workbook: &'a Workbook, asked: Option<&str>) -> Result<Table<'a>, ImportError> {
    let sheets: Vec<&Sheet> = match asked {
        None => workbook.sheets.iter().collect(),
        Some(name) => match workbook.sheets.iter().find(|s| s.name == name) {
            Some(sheet) => vec![sheet],
            None => {
                let present = workbook.sheets.iter().map(|s| s.name.as_str()).collect::<Vec<_>>().join(", ");
                return Err(ImportError::NoSuchSheet { name: name.into(), present });
            }
        },
    };
    let mut tables: Vec<Table<'_>> = sheets.into_iter().filter_map(Table::find).collect();
    // Stable: of equals the first sheet stays first.
    tables.sort_by_key(|t| std::cmp::Reverse(t.header.score()));
    let first = tables.first().ok_or(ImportError::NoNameOrIdColumn)?;
    let nobody = ImportError::NoPeople { sheet: first.sheet.name.clone(), header_row: first.header.rows.1 };
    let has_people = |t: &Table<'_>| t.rows().any(|r| matches!(t.nature(r), Nature::Data | Nature::Placeholder));
    tables.into_iter().find(has_people).ok_or(nobody)
}

fn notes_about(table: &Table<'_>) -> Vec<Note> {
    let secret = table.header.columns.iter().filter(|c| is_secret(&c.heading));
    let mut notes: Vec<Note> = secret
        .map(|c| {
            let letters = column_letters(c.number);
            Note::new("password_column_ignored", format!("คอลัมน์ {letters} “{}” เป็นรหัสผ่าน ไม่อ่านและไม่เก็บค่า", c.heading))
        })
        .collect();
    let unused = table.header.columns.iter().filter(|c| c.field.is_none()).count();
    if unused > 0 {
        notes.push(Note::new("unmapped_columns", format!("มี {unused} คอลัมน์ที่บัญชีรายชื่อบุคลากรไม่ใช้ จึงไม่นำเข้า")));
    }
    notes
}

struct Planner<'a> {
    table: &'a Table<'a>,
    options: &'a RosterOptions,
    existing: &'a ExistingPeople,
    seen_ids: HashMap<NationalId, u32>,
    seen_names: HashMap<String, u32>,
    taken: HashSet<Id<Person>>,
    rows: Vec<PlannedRow>,
    problems: Vec<Problem>,
    repairs: Vec<Repair>,
}

impl Planner<'_> {
    /// A list of given names, perhaps with initials, is no roster: without an id no row of it names a person for certain.
    fn is_list_of_names(&self) -> bool {
        if self.table.surname_apart || self.table.header.column_of(Field::NationalId).is_some() {
            return false;
        }
        let (mut people, mut whole) = (0u32, 0u32);
        for row in self.table.rows().filter(|r| self.table.nature(*r) == Nature::Data).take(1000) {
            let read = row::read(row, self.table, self.options.today);
            people += 1;
            whole += u32::from(!is_initial(&read.draft.surname));
        }
        whole * 2 < people
    }

    fn plan(&mut self, row: Row<'_>, names_only: bool) {
        let skip = |why| Outcome::Skip { why };
        let (outcome, draft) = match self.table.nature(row) {
            Nature::Blank => return,
            Nature::TotalOrNote => (skip(Skipped::TotalOrNote), Draft::default()),
            Nature::RepeatedHeader => (skip(Skipped::RepeatedHeader), Draft::default()),
            Nature::Placeholder => {
                let reading = self.read(row);
                let message = "แถวนี้เป็นตัวอย่างของแบบฟอร์ม (ค่าเป็นชื่อหัวตาราง) จึงไม่นำเข้า โปรดแทนด้วยข้อมูลจริงหรือลบแถว";
                self.problem(row.number(), Some(self.table.name_field), &Refusal::new("placeholder_row", message));
                (skip(Skipped::Placeholder), reading.draft)
            }
            Nature::Data => {
                let reading = self.read(row);
                let mut draft = reading.draft.clone();
                let outcome = match self.refuse(row.number(), &reading, names_only) {
                    Some(why) => skip(why),
                    None => self.decide(row.number(), &mut draft),
                };
                (outcome, draft)
            }
        };
        self.rows.push(PlannedRow { row: row.number(), outcome, draft });
    }

    fn read(&mut self, row: Row<'_>) -> Reading {
        let mut reading = row::read(row, self.table, self.options.today);
        self.problems.append(&mut reading.problems);
        self.repairs.append(&mut reading.repairs);
        reading
    }

    /// Why a row cannot be imported, whoever is in the register.
    fn refuse(&mut self, row: u32, reading: &Reading, names_only: bool) -> Option<Skipped> {
        let draft = &reading.draft;
        if reading.bad_name {
            return Some(Skipped::BadName);
        }
        // A wrong id is a problem of its cell; a person with a whole name is known without it, and gets it by the next roster.
        if reading.bad_id && (draft.first_name.is_empty() || is_initial(&draft.surname)) {
            return Some(Skipped::BadId);
        }
        if draft.first_name.is_empty() && draft.national_id.is_none() {
            return Some(Skipped::NoPerson);
        }
        let nameless = draft.national_id.is_none() && (is_initial(&draft.surname) || names_only);
        if nameless && !self.options.accept_incomplete {
            let message =
                "ไม่มีนามสกุลเต็มและไม่มีเลขประจำตัวประชาชน จึงระบุตัวบุคคลไม่ได้ โปรดเติมข้อมูล หรือเลือก “ยอมรับรายชื่อไม่ครบ” แล้วนำเข้าใหม่";
            self.problem(row, Some(self.table.name_field), &Refusal::new("no_surname_and_id", message));
            return Some(Skipped::Incomplete);
        }
        self.duplicate_of(row, draft)
    }

    /// Whether the person stands further up in the file, by id or, without one, by name and unit.
    fn duplicate_of(&mut self, row: u32, draft: &Draft) -> Option<Skipped> {
        let name = format!(
            "{} {}",
            likeness(&draft.first_name, &draft.surname),
            draft.unit.split_whitespace().collect::<String>()
        );
        let (first, field, code) = match &draft.national_id {
            Some(id) => (self.seen_ids.insert(id.clone(), row), Field::NationalId, "duplicate_id_in_file"),
            None => (self.seen_names.get(&name).copied(), self.table.name_field, "duplicate_name_in_file"),
        };
        let first = first.filter(|first| *first != row);
        if first.is_none() {
            self.seen_names.entry(name).or_insert(row);
            return None;
        }
        let first = first.unwrap_or(row);
        if let Some(id) = &draft.national_id {
            self.seen_ids.insert(id.clone(), first);
        }
        let message = format!("ซ้ำกับแถว {first} จึงไม่นำเข้าแถวนี้ โปรดลบแถวที่ซ้ำหรือแก้ให้ถูกต้อง");
        self.problem(row, Some(field), &Refusal::new(code, message));
        Some(Skipped::DuplicateInFile)
    }

    /// What the row does to the register.
    fn decide(&mut self, row: u32, draft: &mut Draft) -> Outcome {
        let skip = |why| Outcome::Skip { why };
        let narrowed = (self.options.transfers == Transfers::Move).then_some(self.options.agency);
        let known = match self.existing.find(draft, narrowed) {
            Match::Person(person) => person,
            Match::Several(count) => {
                let message =
                    format!("มีผู้ใช้ชื่อนี้ในทะเบียนแล้ว {count} คน ระบุไม่ได้ว่าเป็นคนใด โปรดเติมเลขประจำตัวประชาชนหรือหน่วยงาน");
                self.problem(row, Some(self.table.name_field), &Refusal::new("ambiguous_name", message));
                return skip(Skipped::Ambiguous);
            }
            Match::Nobody if draft.first_name.is_empty() => {
                let message = "มีเลขประจำตัวประชาชนแต่ไม่มีชื่อ และไม่พบในทะเบียน โปรดเติมชื่อ-สกุล";
                self.problem(row, Some(self.table.name_field), &Refusal::new("no_name", message));
                return skip(Skipped::NoName);
            }
            Match::Nobody => return Outcome::Insert,
        };
        if !self.taken.insert(known.id) {
            let message = "ตรงกับบุคคลในทะเบียนที่แถวก่อนหน้าใช้ไปแล้ว จึงไม่นำเข้าแถวนี้ โปรดเติมเลขประจำตัวประชาชนเพื่อแยกคน";
            self.problem(row, Some(self.table.name_field), &Refusal::new("duplicate_person_in_file", message));
            return skip(Skipped::DuplicateInFile);
        }
        self.update(row, draft, known)
    }

    fn update(&mut self, row: u32, draft: &mut Draft, known: &Person) -> Outcome {
        let merged = |draft: &Draft| {
            let mut person = known.clone();
            let changed = draft.write_into(&mut person);
            (person, changed)
        };
        let (person, mut changed) = merged(draft);
        if let (Some(born), Some(appointed)) = (person.birth_date, person.appointed_on)
            && appointed <= born
        {
            (draft.birth_date, draft.appointed_on) = (None, None);
            changed = merged(draft).1;
            self.problem(row, Some(Field::AppointedOn), &appointed_before_birth());
        }
        if self.options.transfers == Transfers::Move && known.agency_id != self.options.agency {
            changed.push(Field::Agency);
        }
        if changed.is_empty() { Outcome::Unchanged { id: known.id } } else { Outcome::Update { id: known.id, changed } }
    }

    fn problem(&mut self, row: u32, field: Option<Field>, refusal: &Refusal) {
        let column = field.and_then(|f| self.table.header.column_of(f)).map(|c| column_letters(c.number));
        self.problems.push(self.table.problem(row, &column.unwrap_or_default(), refusal));
    }
}
