//! People as columns name them, for every target whose rows are about people, and how a row finds its person: by national id,
//! else by name and unit.

use std::collections::{HashMap, HashSet};

use hashbrown::HashTable;
use saisaat_core::registers::{Agency, Person, Register, Scope};
use saisaat_core::values::{Id, NationalId};
use saisaat_core::{Reader, Result};

use crate::apply::outcome::Skipped;
use crate::apply::rows::{Identity, Refused, Work, hash_of};
use crate::choices::Choices;
use crate::column::{About, Kind};
use crate::decide::draft::Draft;
use crate::parse::name::{is_initial, likeness};
use crate::question::{NAME_OF_ANOTHER, SURNAME_CHANGED};

pub(super) const FULL_NAME: About = About::new("full_name", "ชื่อ-สกุล", "Full name", Kind::FullName).words(
    5,
    &[
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
        "Name",
        "Employee Name",
    ],
);
/// A column of a person, as the register of people calls it. A row may be without any one of them.
pub(super) const fn of_person(key: &'static str) -> About {
    About { required: false, ..About::declared(&Person::DECLARATION, key) }
}
pub(super) const PREFIX: About = of_person("prefix").kind(Kind::Prefix).weight(3);
pub(super) const FIRST_NAME: About = of_person("first_name").kind(Kind::FirstName).weight(5);
pub(super) const SURNAME: About = of_person("surname").kind(Kind::Surname).weight(5);
pub(super) const NATIONAL_ID: About = of_person("national_id").weight(5);
pub(super) const UNIT: About = of_person("unit").weight(2).grouped();

/// Where the columns that tell who a row is about stand in a target.
#[derive(Clone, Copy, Debug)]
pub(super) struct Who {
    pub(super) national_id: usize,
    pub(super) full_name: usize,
    pub(super) first_name: usize,
    pub(super) surname: usize,
    pub(super) unit: usize,
}

/// The people of the register as the rows so far have left them: by national id and by name. Everyone in the workspace, of
/// every agency, for a national id is unique in all of it. Those whom rows have added are not among them.
#[derive(Debug, Default)]
pub(super) struct Known {
    by_id: HashMap<u64, Numbered>,
    by_name: HashTable<Namesake>,
    /// Whom the officer chose for a row; none where the register has no such person any more.
    chosen: HashMap<u32, Option<Id<Person>>>,
}

/// Whose a national id is, and a hash of the name.
#[derive(Clone, Copy, Debug)]
struct Numbered {
    person: Id<Person>,
    name: u64,
}

/// What a search by name goes by.
#[derive(Clone, Copy, Debug)]
struct Namesake {
    name: u64,
    person: Id<Person>,
    agency: Id<Agency>,
    /// Half a hash of the unit; none is zero.
    unit: u32,
    has_id: bool,
}

/// By what people are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The national id, else name and unit; who has another id is another person.
    Either,
    /// The national id alone.
    NationalId,
    /// Name and unit alone.
    NameAndUnit,
}

/// Who a row is about.
pub(super) enum Match {
    /// Nobody in the register.
    Nobody,
    /// This person.
    Person(Id<Person>),
    /// So many people whom the row does not tell apart.
    Several(usize),
    /// It does not say what people are found by.
    Unsaid,
}

impl By {
    pub(super) fn of(choices: &Choices) -> Self {
        match choices.key.as_deref() {
            Some("national_id") => Self::NationalId,
            Some("name_unit") => Self::NameAndUnit,
            _ => Self::Either,
        }
    }
}

impl Namesake {
    fn of(person: &Person) -> Self {
        Self {
            name: name_hash(&person.first_name, &person.surname),
            person: person.id,
            agency: person.agency_id,
            unit: unit_hash(&person.unit),
            has_id: person.national_id.is_some(),
        }
    }

    /// Whether a row of this unit may be about them: an unknown unit tells nothing.
    const fn may_be_of(&self, unit: u32) -> bool {
        unit == 0 || self.unit == 0 || unit == self.unit
    }
}

impl Known {
    pub(super) fn of(reader: &Reader<'_>, choices: &Choices) -> Result<Self> {
        let mut known = Self::default();
        reader.each::<Person>(&Scope::default(), |person| {
            let namesake = Namesake::of(&person);
            if let Some(id) = &person.national_id {
                known.by_id.insert(number_of(id), Numbered { person: person.id, name: namesake.name });
            }
            known.insert(namesake);
        })?;
        for choice in &choices.people {
            let person = reader.find(choice.person)?.map(|person| person.id);
            known.chosen.insert(choice.row, person);
        }
        Ok(known)
    }

    fn insert(&mut self, namesake: Namesake) {
        self.by_name.insert_unique(namesake.name, namesake, |kept| kept.name);
    }

    pub(super) fn by_id(&self, id: &NationalId) -> Option<Id<Person>> {
        self.by_id.get(&number_of(id)).map(|known| known.person)
    }

    /// Asks of a row whose national id is of somebody who is called otherwise. `born` is the column of birth dates where the
    /// row may tell a new surname.
    pub(super) fn doubt(
        &self,
        reader: &Reader<'_>,
        work: Work<'_>,
        draft: &Draft,
        (who, born): (Who, Option<usize>),
    ) -> Result<std::result::Result<(), Refused>> {
        let (first, surname) = (draft.text(who.first_name), draft.text(who.surname));
        let known =
            draft.id(who.national_id).filter(|_| !first.is_empty()).and_then(|id| self.by_id.get(&number_of(id)));
        let Some(known) = known.filter(|known| known.name != name_hash(first, surname)) else { return Ok(Ok(())) };
        let person = reader.get(known.person)?;
        let Some(differs) = Differs::of((first, surname), &person) else { return Ok(Ok(())) };
        let is_born = |at| draft.day(at).is_none_or(|day| person.birth_date.is_none_or(|born| born == day));
        let doubt = match differs {
            Differs::Surname if born.is_some_and(is_born) => &SURNAME_CHANGED,
            _ => &NAME_OF_ANOTHER,
        };
        let whose = person.national_id.as_ref().map(NationalId::masked).unwrap_or_default();
        let message = format!(
            "เลขประจำตัว {whose} ในทะเบียนเป็นของ “{} {}” แต่แถวนี้เขียนว่า “{first} {surname}”",
            person.first_name, person.surname
        );
        Ok(work.take_or_leave(doubt, who.full_name, message))
    }

    /// Whether the officer said who a row is about, and whom.
    pub(super) fn chosen(&self, row: u32) -> Option<Option<Id<Person>>> {
        self.chosen.get(&row).copied()
    }

    /// What a row made of a person of the register.
    pub(super) fn keep(&mut self, before: &Person, after: &Person) {
        if searched_by(before) == searched_by(after) {
            return;
        }
        let name = name_hash(&before.first_name, &before.surname);
        if let Ok(entry) = self.by_name.find_entry(name, |kept| kept.person == before.id) {
            entry.remove();
        }
        self.insert(Namesake::of(after));
    }

    fn namesakes(
        &self,
        draft: &Draft,
        who: Who,
        within: Option<&HashSet<Id<Agency>>>,
    ) -> impl Iterator<Item = &Namesake> {
        let (first, surname) = (draft.text(who.first_name), draft.text(who.surname));
        let name = name_hash(first, surname);
        let named = !first.is_empty();
        self.by_name.iter_hash(name).filter(move |kept| {
            named && kept.name == name && within.is_none_or(|agencies| agencies.contains(&kept.agency))
        })
    }

    /// Finds the person of a row. `within` narrows a search by name; a national id is searched everywhere.
    pub(super) fn find(&self, draft: &Draft, who: Who, by: By, within: Option<&HashSet<Id<Agency>>>) -> Match {
        let id = draft.id(who.national_id);
        let with_id = id.and_then(|id| self.by_id(id));
        match (by, with_id) {
            (By::Either | By::NationalId, Some(person)) => return Match::Person(person),
            (By::NationalId, None) if id.is_none() => return Match::Unsaid,
            (By::NationalId, None) => return Match::Nobody,
            (By::NameAndUnit, _) if draft.text(who.first_name).is_empty() => return Match::Unsaid,
            _ => {}
        }
        let unit = unit_hash(draft.text(who.unit));
        // A row with an id of its own is not the person who has another.
        let may_be = |kept: &&Namesake| by == By::NameAndUnit || id.is_none() || !kept.has_id;
        let alike = || self.namesakes(draft, who, within).filter(|kept| kept.may_be_of(unit)).filter(may_be);
        let mut first_two = alike().take(2);
        match (first_two.next(), first_two.next()) {
            (None, _) => Match::Nobody,
            (Some(only), None) => Match::Person(only.person),
            // Of several with that name and unit the id tells which.
            _ => match with_id.filter(|person| alike().any(|kept| kept.person == *person)) {
                Some(person) => Match::Person(person),
                None => Match::Several(alike().count()),
            },
        }
    }

    /// The people a row could be about, those of its unit first.
    pub(super) fn candidates(
        &self,
        reader: &Reader<'_>,
        draft: &Draft,
        who: Who,
        within: Option<&HashSet<Id<Agency>>>,
    ) -> Result<Vec<Person>> {
        let unit = unit_hash(draft.text(who.unit));
        let mut namesakes: Vec<&Namesake> = self.namesakes(draft, who, within).collect();
        let of_unit = namesakes.iter().filter(|kept| kept.may_be_of(unit)).count();
        // A row above may have told of a unit that the register has not.
        namesakes.retain(|kept| of_unit < 2 || kept.may_be_of(unit));
        namesakes.sort_by_key(|kept| (!kept.may_be_of(unit), kept.person));
        namesakes.iter().map(|kept| reader.get(kept.person)).collect()
    }

    /// The person of a row about someone who must be in the register already; the officer may have said who.
    pub(super) fn find_or_refuse(&self, draft: &Draft, who: Who, row: u32) -> std::result::Result<Id<Person>, Refused> {
        if let Some(chosen) = self.chosen(row) {
            return chosen.ok_or_else(|| not_found(who.full_name));
        }
        match self.find(draft, who, By::Either, None) {
            Match::Person(person) => Ok(person),
            Match::Several(people) => Err(ambiguous(people, who.full_name)),
            Match::Nobody | Match::Unsaid => Err(not_found(who.full_name)),
        }
    }

    /// What makes two rows about people the same person: the id, else name and unit. Whom the officer chose is not told by
    /// the name.
    pub(super) fn identity(&self, draft: &Draft, who: Who, by: By, row: u32) -> Identity {
        let id = draft.id(who.national_id);
        let id = id.map(|id| (hash_of("id", &[id.digits()]), who.national_id, "duplicate_id_in_file"));
        if self.chosen.contains_key(&row) {
            return Identity { once: [id, None], weaker: None };
        }
        let unit: String = draft.text(who.unit).split_whitespace().collect();
        let name = name_hash(draft.text(who.first_name), draft.text(who.surname));
        let hash = hash_of("name and unit", &[&name.to_string(), &unit]);
        let named = !draft.text(who.first_name).is_empty();
        let name = named.then_some((hash, who.full_name, "duplicate_name_in_file"));
        match (by, id) {
            (By::NameAndUnit, _) => Identity { once: [id, name], weaker: None },
            (By::NationalId, _) => Identity { once: [id, None], weaker: None },
            (By::Either, Some(_)) => Identity { once: [id, None], weaker: Some(hash) },
            (By::Either, None) => Identity { once: [name, None], weaker: None },
        }
    }
}

/// How a name differs from that of the person whose id stands beside it.
enum Differs {
    /// In the surname alone.
    Surname,
    /// In the first name at least.
    FirstName,
}

impl Differs {
    /// How a name that is no other spelling of a person's differs from it; what either leaves out tells nothing.
    fn of((first, surname): (&str, &str), person: &Person) -> Option<Self> {
        let joined = |first: &str, surname: &str| likeness(&format!("{first}{surname}"), "");
        if joined(first, surname) == joined(&person.first_name, &person.surname) {
            return None;
        }
        if likeness(first, "") != likeness(&person.first_name, "") {
            return Some(Self::FirstName);
        }
        let stands_for = |short: &str, whole: &str| is_initial(short) && whole.starts_with(short.trim_end_matches('.'));
        let is_same = stands_for(surname, &person.surname) || stands_for(&person.surname, surname);
        (!is_same).then_some(Self::Surname)
    }
}

/// What is said of a name that several people have.
pub(super) fn ambiguous(count: usize, column: usize) -> Refused {
    let message = format!("มีผู้ใช้ชื่อนี้ในทะเบียนแล้ว {count} คน ระบุไม่ได้ว่าเป็นคนใด โปรดเติมเลขประจำตัวประชาชนหรือหน่วยงาน");
    Refused::at(Skipped::Ambiguous, column, "ambiguous_name", message)
}

/// What is said of someone whom the register does not have.
pub(super) fn not_found(column: usize) -> Refused {
    let message = "ไม่พบบุคคลนี้ในบัญชีรายชื่อบุคลากร โปรดตรวจชื่อและเลขประจำตัว หรือเพิ่มในบัญชีรายชื่อก่อน";
    Refused::at(Skipped::NotThere, column, "person_not_found", message)
}

/// All of a person that a search by name goes by.
fn searched_by(person: &Person) -> (Id<Agency>, bool, [&str; 3]) {
    let texts = [person.first_name.as_str(), &person.surname, &person.unit];
    (person.agency_id, person.national_id.is_some(), texts)
}

fn number_of(id: &NationalId) -> u64 {
    id.digits().bytes().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))
}

fn name_hash(first: &str, surname: &str) -> u64 {
    hash_of("name", &[&likeness(first, surname)])
}

fn unit_hash(unit: &str) -> u32 {
    let unit: String = unit.split_whitespace().collect();
    if unit.is_empty() {
        return 0;
    }
    u32::try_from(hash_of("unit", &[&unit]) >> 32).expect("32 bits").max(1)
}
