//! People as columns name them, for every target whose rows are about people, and how a row finds its person: by national id,
//! else by name and unit.

use std::collections::{HashMap, HashSet};

use saisaat_core::registers::{Agency, Person, Scope};
use saisaat_core::values::{Id, NationalId};
use saisaat_core::{Reader, Result};

use crate::choices::Choices;
use crate::column::{About, Kind};
use crate::draft::Draft;
use crate::outcome::Skipped;
use crate::target::{Identity, Refused, hash_of};
use crate::written::name::likeness;

pub(super) const FULL_NAME: About = About::new("full_name", "ชื่อ-สกุล", "Full name", Kind::FullName).words(
    5,
    &[
        "ชื่อ-สกุล",
        "ชื่อ-นามสกุล",
        "ชื่อ-ชื่อสกุล",
        "ชื่อและนามสกุล",
        "ชื่อและสกุล",
        "ชื่อตัว-ชื่อสกุล",
        "ชื่อตัวและชื่อสกุล",
        "คำนำหน้า-ชื่อ-สกุล",
        "คำนำหน้า ชื่อ นามสกุล",
        "คำนำหน้าชื่อ-ชื่อ-นามสกุล",
        "ยศ ชื่อ สกุล",
        "ยศ-ชื่อ-นามสกุล",
        "ชื่อผู้เข้ารับการอบรม",
        "ชื่อข้าราชการ",
        "ชื่อบุคลากร",
        "ชื่อเจ้าหน้าที่",
        "รายชื่อ",
        "รายชื่อบุคลากร",
        "รายนาม",
        "Full Name",
        "Name",
        "Employee Name",
    ],
);

pub(super) const PREFIX: About = About::new("prefix", "คำนำหน้า", "Prefix", Kind::Prefix)
    .words(
        3,
        &[
            "คำนำหน้า",
            "คำนำหน้าชื่อ",
            "คำนำหน้านาม",
            "คำนำหน้าชื่อ/ยศ",
            "คำนำ",
            "ยศ",
            "ยศ/คำนำหน้า",
            "tempPrename",
            "Prename",
            "Prefix",
            "PN_NAME",
            "Title",
        ],
    )
    .hint("คำนำหน้า ยศ หรือตำแหน่งทางวิชาการ", "นางสาว");

pub(super) const FIRST_NAME: About = About::new("first_name", "ชื่อ", "First name", Kind::FirstName)
    .words(5, &["ชื่อ", "ชื่อตัว", "ชื่อจริง", "tempFirstName", "First Name", "FNAME", "PER_NAME", "Given Name"])
    .hint("ชื่อ ไม่รวมคำนำหน้าและนามสกุล", "สมใจ");

pub(super) const SURNAME: About = About::new("surname", "นามสกุล", "Surname", Kind::Surname)
    .words(
        5,
        &["นามสกุล", "สกุล", "ชื่อสกุล", "tempLastName", "Last Name", "LNAME", "PER_SURNAME", "Surname", "Family Name"],
    )
    .hint("นามสกุล เว้นว่างได้ถ้าไม่มี", "ใจดี");

pub(super) const NATIONAL_ID: About = About::new("national_id", "เลขประจำตัวประชาชน", "National ID", Kind::NationalId)
    .words(
        5,
        &[
            "เลขประจำตัวประชาชน",
            "เลขบัตรประชาชน",
            "เลขที่บัตรประจำตัวประชาชน",
            "เลขบัตรประจำตัวประชาชน",
            "เลขที่บัตรประชาชน",
            "หมายเลขบัตรประชาชน",
            "หมายเลขประจำตัวประชาชน",
            "หมายเลขบัตรประจำตัวประชาชน",
            "รหัสประจำตัวประชาชน",
            "รหัสบัตรประชาชน",
            "บัตรประชาชน",
            "เลข 13 หลัก",
            "เลขประชาชน",
            "เลขประจำตัว 13 หลัก",
            "เลขประจำตัวบัตรประชาชน",
            "ID Card",
            "ID_CARD",
            "Citizen ID",
            "CID",
            "National ID",
            "tempCardNo",
            "CARDNO",
            "PER_CARDNO",
            "Identification No.",
        ],
    )
    .hint("13 หลัก มีหรือไม่มีขีดคั่นก็ได้", "1-2345-67890-12-1");

pub(super) const UNIT: About = About::new("unit", "สังกัด", "Unit", Kind::Text)
    .words(
        2,
        &[
            "สังกัด",
            "หน่วยงาน",
            "กอง",
            "สำนัก/กอง",
            "สำนัก",
            "กลุ่ม",
            "ฝ่าย",
            "กลุ่มงาน",
            "กลุ่ม/ฝ่าย",
            "กอง/กลุ่ม",
            "สำนัก/กอง/ศูนย์",
            "หน่วยงาน/สังกัด",
            "หน่วยงานที่สังกัด",
            "คณะ/หน่วยงานที่สังกัด",
            "สังกัด/หน่วยงาน",
            "แผนก",
            "ส่วนราชการ",
            "DivisionName",
            "DEP_NAME",
            "ORG_NAME",
            "Department",
            "Division",
            "Unit",
            "Organize",
        ],
    )
    .hint("สำนัก กอง หรือกลุ่มในส่วนราชการ", "กองกลาง");

/// Where the columns that tell who a row is about stand in a target.
#[derive(Clone, Copy, Debug)]
pub(super) struct Who {
    pub(super) national_id: usize,
    pub(super) full_name: usize,
    pub(super) first_name: usize,
    pub(super) surname: usize,
    pub(super) unit: usize,
}

/// The people of the register when an import begins: by national id and by name. Everyone in the workspace, of every agency,
/// for a national id is unique in all of it.
#[derive(Debug, Default)]
pub(super) struct Known {
    by_id: HashMap<u64, Id<Person>>,
    by_name: HashMap<u64, Vec<Id<Person>>>,
}

/// Who a row is about.
pub(super) enum Match {
    /// Nobody in the register.
    Nobody,
    /// This person.
    Person(Box<Person>),
    /// Several people whom the row does not tell apart.
    Several(Vec<Person>),
}

impl Known {
    pub(super) fn of(reader: &Reader<'_>) -> Result<Self> {
        let mut known = Self::default();
        reader.each::<Person>(&Scope::default(), |person| {
            if let Some(id) = &person.national_id {
                known.by_id.insert(number_of(id), person.id);
            }
            known.by_name.entry(name_hash(&person.first_name, &person.surname)).or_default().push(person.id);
        })?;
        Ok(known)
    }

    pub(super) fn by_id(&self, id: &NationalId) -> Option<Id<Person>> {
        self.by_id.get(&number_of(id)).copied()
    }

    /// Finds the person of a row. `within` narrows a search by name; a national id is searched everywhere.
    pub(super) fn find(
        &self,
        reader: &Reader<'_>,
        draft: &Draft,
        who: Who,
        within: Option<&HashSet<Id<Agency>>>,
    ) -> Result<Match> {
        let id = draft.id(who.national_id);
        if let Some(person) = id.and_then(|id| self.by_id(id)) {
            return Ok(Match::Person(Box::new(reader.get(person)?)));
        }
        let (first, surname) = (draft.text(who.first_name), draft.text(who.surname));
        let Some(alike) = self.by_name.get(&name_hash(first, surname)).filter(|_| !first.is_empty()) else {
            return Ok(Match::Nobody);
        };
        let unit = |text: &str| text.split_whitespace().collect::<String>();
        let said_unit = unit(draft.text(who.unit));
        let mut found = Vec::new();
        for key in alike {
            let person: Person = reader.get(*key)?;
            let same_agency = within.is_none_or(|agencies| agencies.contains(&person.agency_id));
            // A row with an id of its own is not the person who has another.
            let same_id = id.is_none() || person.national_id.is_none();
            let same_unit = said_unit.is_empty() || person.unit.is_empty() || said_unit == unit(&person.unit);
            if same_agency && same_id && same_unit {
                found.push(person);
            }
        }
        Ok(match found.len() {
            0 => Match::Nobody,
            1 => Match::Person(Box::new(found.remove(0))),
            _ => Match::Several(found),
        })
    }

    /// The people a row could be about, where there are several.
    pub(super) fn candidates(
        &self,
        reader: &Reader<'_>,
        draft: &Draft,
        who: Who,
        within: Option<&HashSet<Id<Agency>>>,
    ) -> Result<Vec<Person>> {
        Ok(if let Match::Several(people) = self.find(reader, draft, who, within)? { people } else { Vec::new() })
    }

    /// The person of a row about someone who must be in the register already; the officer may have said who.
    pub(super) fn find_or_refuse(
        &self,
        reader: &Reader<'_>,
        draft: &Draft,
        who: Who,
        row: u32,
        choices: &Choices,
    ) -> Result<std::result::Result<Person, Refused>> {
        if let Some(choice) = choices.people.iter().find(|choice| choice.row == row) {
            return Ok(Ok(reader.get(choice.person)?));
        }
        Ok(match self.find(reader, draft, who, None)? {
            Match::Person(person) => Ok(*person),
            Match::Several(people) => Err(ambiguous(people.len(), who.full_name)),
            Match::Nobody => {
                let message = "ไม่พบบุคคลนี้ในบัญชีรายชื่อบุคลากร โปรดตรวจชื่อและเลขประจำตัว หรือเพิ่มในบัญชีรายชื่อก่อน";
                Err(Refused::at(Skipped::NotThere, who.full_name, "person_not_found", message))
            }
        })
    }
}

/// What is said of a name that several people have.
pub(super) fn ambiguous(count: usize, column: usize) -> Refused {
    let message = format!("มีผู้ใช้ชื่อนี้ในทะเบียนแล้ว {count} คน ระบุไม่ได้ว่าเป็นคนใด โปรดเติมเลขประจำตัวประชาชนหรือหน่วยงาน");
    Refused::at(Skipped::Ambiguous, column, "ambiguous_name", message)
}

/// What makes two rows about people the same person: the id, else name and unit.
pub(super) fn identity(draft: &Draft, who: Who) -> Identity {
    let unit: String = draft.text(who.unit).split_whitespace().collect();
    let name = name_hash(draft.text(who.first_name), draft.text(who.surname));
    let name = hash_of("name and unit", &[&name.to_string(), &unit]);
    match draft.id(who.national_id) {
        Some(id) => Identity {
            strongest: Some((hash_of("id", &[id.digits()]), who.national_id, "duplicate_id_in_file")),
            weaker: Some(name),
        },
        None => Identity { strongest: Some((name, who.full_name, "duplicate_name_in_file")), weaker: None },
    }
}

fn number_of(id: &NationalId) -> u64 {
    id.digits().bytes().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
}

fn name_hash(first: &str, surname: &str) -> u64 {
    hash_of("name", &[&likeness(first, surname)])
}
