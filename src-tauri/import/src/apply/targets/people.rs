//! The roster of people (บัญชีรายชื่อบุคลากร).

use std::collections::HashSet;

use saisaat_core::registers::{Agency, LEVELS, Person, Record, Scope};
use saisaat_core::values::{Date, Id};
use saisaat_core::{Reader, Result, Tx};

use super::life::{self, Life};
use super::person::{
    By, FIRST_NAME, FULL_NAME, Known, Match, NATIONAL_ID, PREFIX, SURNAME, UNIT, Who, ambiguous, not_found, of_person,
};
use crate::apply::outcome::Skipped;
use crate::apply::rows::{Found, Identity, Listed, Place, Refused, Rows, Settled, Work};
use crate::cell_value::CellValue;
use crate::choices::{Choices, OnDuplicate};
use crate::column::{About, Column, Kind, Label, day, text};
use crate::decide::draft::Draft;
use crate::error::ImportError;
use crate::parse::Refusal;
use crate::parse::name::is_initial;
use crate::parse::service::{self, Service};
use crate::question::STATUS_UNCLEAR;

const ORDER: About = About::new("order", "ลำดับ", "No.", Kind::Order).words(1, &["ลำดับที่", "ที่", "เลขที่", "ลำดับ ที่"]);
const STAFF_KINDS: &[&str] = &["ข้าราชการ", "ลูกจ้างประจำ", "พนักงานราชการ", "ลูกจ้างชั่วคราว", "จ้างเหมา"];

static COLUMNS: [Column<Person>; 20] = [
    Column::seen(ORDER, |_| None),
    Column::seen(FULL_NAME, |_| None),
    text!(Person, prefix, PREFIX),
    text!(Person, first_name, FIRST_NAME),
    text!(Person, surname, SURNAME),
    Column {
        about: NATIONAL_ID,
        get: |p| p.national_id.clone().map(CellValue::Id),
        set: Some(|p, said| {
            if let CellValue::Id(id) = said {
                p.national_id = Some(id);
            }
        }),
    },
    text!(Person, position, of_person("position").weight(2)),
    text!(Person, position_number, of_person("position_number").kind(Kind::Code).weight(2)),
    text!(Person, level, of_person("level").kind(Kind::Level).weight(2).offers(&LEVELS)),
    text!(Person, staff_kind, of_person("staff_kind").offers(STAFF_KINDS)),
    text!(Person, unit, UNIT),
    text!(Person, sex, of_person("sex").kind(Kind::Sex).offers(&["ชาย", "หญิง"])),
    text!(Person, education, of_person("education")),
    day!(Person, birth_date, of_person("birth_date").weight(2)),
    day!(Person, appointed_on, of_person("appointed_on").weight(2)),
    day!(Person, retires_on, of_person("retires_on")),
    text!(Person, phone, of_person("phone").kind(Kind::Phone)),
    text!(Person, email, of_person("email").kind(Kind::Email)),
    text!(Person, note, of_person("note")),
    Column {
        about: of_person("active").kind(Kind::Service),
        get: |person| Some(CellValue::Yes(person.active)),
        set: Some(|person, said| match said {
            CellValue::Yes(active) => person.active = active,
            // The day on which the service ended.
            CellValue::Day(day) => (person.active, person.retires_on) = (false, Some(day)),
            CellValue::Word(_) => person.active = false,
            _ => {}
        }),
    },
];

/// Where the columns stand that the rules below look at.
const WHO: Who = Who { full_name: 1, first_name: 3, surname: 4, national_id: 5, unit: 10 };
const BORN: usize = 13;
const APPOINTED: usize = 14;
const RETIRES: usize = 15;
const NOTE: usize = 18;
const STATUS: usize = 19;
const LIFE: Life = Life { born: BORN, appointed: APPOINTED, retires: RETIRES };

/// The roster at work.
pub(crate) struct People {
    known: Known,
    today: Date,
    /// The agency that new people belong to.
    agency: Id<Agency>,
    /// The agency and all below it: a roster may be of all of them, so people found there stay where they are, and others
    /// move to the agency.
    within: HashSet<Id<Agency>>,
    /// The file is a list of given names, perhaps with initials: without an id no row of it names a person for certain.
    names_only: bool,
    /// The row at hand says whether the person is on the staff.
    says_status: bool,
    /// It says that they left, and not when.
    left_undated: bool,
    /// Whether the person of the row at hand is, where its cell alone does not tell.
    is_serving: Option<bool>,
}

impl People {
    /// What the cell of the state leaves open: a day that is still to come, or words that the officer has to understand.
    fn serving(&self, work: Work<'_>, draft: &Draft) -> std::result::Result<Option<bool>, Refused> {
        match draft.get(STATUS) {
            Some(CellValue::Day(day)) => Ok(Some(*day >= self.today).filter(|is_to_come| *is_to_come)),
            Some(CellValue::Text(written)) => {
                asked(work, STATUS, format!("สถานะ “{written}” ไม่บอกว่ายังปฏิบัติงานอยู่หรือพ้นจากราชการแล้ว"))
            }
            Some(_) => Ok(None),
            None => self.left_by_note(work, draft),
        }
    }

    /// What the officer makes of a remark that says somebody left, where no state is told.
    fn left_by_note(&self, work: Work<'_>, draft: &Draft) -> std::result::Result<Option<bool>, Refused> {
        let note = draft.text(NOTE);
        let says_so = !note.is_empty()
            && matches!(service::of_text(note), Service::Left(day) if day.is_none_or(|day| day < self.today));
        if !says_so {
            return Ok(None);
        }
        asked(work, NOTE, format!("หมายเหตุ “{note}” บอกว่าพ้นจากราชการ แต่ไม่มีสถานะในแถวนี้"))
    }
}

impl Listed for People {
    const LABEL: Label = Label { th: "บัญชีรายชื่อบุคลากร", en: "Roster" };
    const REGISTER: &'static str = Person::TABLE;
    const ASKS_FOR: &'static [&'static str] = &["agency"];
    const NEEDS: &'static [&'static [&'static str]] =
        &[&["full_name"], &["first_name"], &["surname"], &["national_id"]];
    const KEYS: &'static [(&'static str, Label)] =
        &[("national_id", NATIONAL_ID.label), ("name_unit", Label { th: "ชื่อ-สกุล และสังกัด", en: "Name and unit" })];

    fn columns() -> &'static [Column<Person>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Person>> {
        reader.list(&place.scope())
    }

    fn open(reader: &Reader<'_>, work: Work<'_>, place: &Place) -> Result<std::result::Result<Self, ImportError>> {
        let agency = place.agency.map_or_else(|| reader.ministry().map(|ministry| ministry.id), Ok)?;
        let (known, today) = (Known::of(reader, work.choices)?, work.new.clock.today());
        let below: Vec<Agency> = reader.list(&Scope { agency: Some(agency), ..Scope::default() })?;
        let within = below.into_iter().map(|agency| agency.id).collect();
        Ok(Ok(Self {
            known,
            today,
            agency,
            within,
            names_only: false,
            says_status: false,
            left_undated: false,
            is_serving: None,
        }))
    }
}

impl Rows for People {
    type Row = Person;
    type Key = Id<Person>;

    fn survey(&mut self, drafts: &[Draft], is_read: &dyn Fn(usize) -> bool) {
        let surname_apart = is_read(WHO.surname) && is_read(WHO.first_name);
        let whole = drafts.iter().filter(|draft| !is_initial(draft.text(WHO.surname))).count();
        self.names_only = !surname_apart && !is_read(WHO.national_id) && whole * 2 < drafts.len();
    }

    fn examine(&self, draft: &mut Draft) -> Vec<(usize, Refusal)> {
        let has_left =
            matches!(draft.get(STATUS), Some(CellValue::Yes(false) | CellValue::Day(_) | CellValue::Word(_)));
        life::examine(draft, LIFE, self.today, has_left)
    }

    fn admit(&self, draft: &Draft, choices: &Choices) -> std::result::Result<(), Refused> {
        let nameless = draft.text(WHO.first_name).is_empty();
        let (no_id, no_surname) = (draft.id(WHO.national_id).is_none(), is_initial(draft.text(WHO.surname)));
        if [WHO.full_name, WHO.first_name, WHO.surname].iter().any(|name| draft.is_refused(*name)) {
            return Err(Refused::silently(Skipped::BadName));
        }
        // A wrong id is a problem of its cell; a person with a whole name is known without it, and gets it by the next roster.
        if draft.is_refused(WHO.national_id) && (nameless || no_surname) {
            return Err(Refused::silently(Skipped::BadId));
        }
        if nameless && no_id {
            return Err(Refused::silently(Skipped::NoPerson));
        }
        if no_id && (no_surname || self.names_only) && !choices.accept_incomplete {
            let message = "ไม่มีนามสกุลเต็มและไม่มีเลขประจำตัวประชาชน จึงระบุตัวบุคคลไม่ได้ โปรดเติมข้อมูล หรือเลือก “ยอมรับรายชื่อที่ไม่มีนามสกุลเต็มและเลขประจำตัวประชาชน”";
            return Err(Refused::at(Skipped::Incomplete, WHO.full_name, "no_surname_and_id", message));
        }
        Ok(())
    }

    fn identity(&self, draft: &Draft, choices: &Choices, row: u32) -> Identity {
        // A new person may have another's name, and never another's id.
        let by = if choices.on_duplicate == OnDuplicate::New { By::NationalId } else { By::of(choices) };
        self.known.identity(draft, WHO, by, row)
    }

    fn find(&mut self, work: Work<'_>, draft: &Draft, row: u32) -> Found<Id<Person>> {
        let choices = work.choices;
        self.says_status = draft.get(STATUS).is_some();
        self.left_undated = matches!(draft.get(STATUS), Some(CellValue::Word(_)));
        self.is_serving = match self.serving(work, draft) {
            Ok(serving) => serving,
            Err(refused) => return Found::Refused(refused),
        };
        if choices.on_duplicate == OnDuplicate::New {
            return nobody(draft);
        }
        if let Some(chosen) = self.known.chosen(row) {
            return chosen.map_or_else(|| Found::Refused(not_found(WHO.full_name)), Found::One);
        }
        let by = By::of(choices);
        match self.known.find(draft, WHO, by, Some(&self.within)) {
            Match::Person(person) => Found::One(person),
            Match::Several(people) => Found::Refused(ambiguous(people, WHO.full_name)),
            Match::Nobody => nobody(draft),
            Match::Unsaid => Found::Refused(match by {
                By::NameAndUnit => Refused::without_key(WHO.full_name, "ชื่อ-สกุล"),
                _ => Refused::without_key(WHO.national_id, NATIONAL_ID.label.th),
            }),
        }
    }

    fn doubt(
        &self,
        reader: &Reader<'_>,
        work: Work<'_>,
        draft: &Draft,
        row: u32,
    ) -> Result<std::result::Result<(), Refused>> {
        // By name and unit the name is the same, and an id that differs is told.
        if self.known.chosen(row).is_some() || By::of(work.choices) == By::NameAndUnit {
            return Ok(Ok(()));
        }
        self.known.doubt(reader, work, draft, (WHO, Some(BORN)))
    }

    fn candidates(&self, reader: &Reader<'_>, _: &Choices, draft: &Draft) -> Result<Vec<Person>> {
        self.known.candidates(reader, draft, WHO, Some(&self.within))
    }

    fn load(&self, reader: &Reader<'_>, _: Work<'_>, person: Id<Person>) -> Result<Person> {
        reader.get(person)
    }

    fn blank(&mut self, work: Work<'_>, _: &Draft) -> std::result::Result<Person, Refused> {
        Ok(Person::blank(work.new.new_id(), self.agency))
    }

    fn settle(&mut self, _: Work<'_>, before: Option<&Person>, person: &mut Person) -> Settled {
        let mut settled = Settled::default();
        person.active = self.is_serving.unwrap_or(person.active);
        if self.left_undated && person.retires_on.is_none_or(|day| day > self.today) {
            let message = "พ้นจากราชการแล้วแต่ไม่มีวันที่พ้น นำเข้าว่าไม่ได้ปฏิบัติงานแล้ว โปรดเติมวันที่พ้นจากราชการในช่องวันเกษียณ";
            settled.problems.push((STATUS, Refusal::new("left_without_date", message)));
        }
        let whose = person.national_id.as_ref().and_then(|id| self.known.by_id(id));
        let Some(before) = before else {
            if whose.is_some() {
                let refused = Refused::in_register(WHO.national_id, "id_is_in_register", NATIONAL_ID.label.th);
                settled.refused = Some(refused);
            }
            return settled;
        };
        if let Some(told) = other_id(before, person, whose) {
            person.national_id.clone_from(&before.national_id);
            settled.problems.push(told);
        }
        if let (Some(born), Some(appointed)) = (person.birth_date, person.appointed_on)
            && appointed <= born
        {
            (person.birth_date, person.appointed_on) = (before.birth_date, before.appointed_on);
            settled.problems.push(appointed_before_birth());
        }
        if !self.within.contains(&person.agency_id) {
            person.agency_id = self.agency;
            settled.changed.push(of_person("agency_id").label.th);
        }
        // Whoever stands on a roster works there, unless it says otherwise.
        if !person.active && !self.says_status {
            person.active = true;
            settled.changed.push(COLUMNS[STATUS].about.label.th);
        }
        settled
    }

    fn keep(&mut self, before: Option<&Person>, person: &Person) {
        if let Some(before) = before {
            self.known.keep(before, person);
        }
    }

    fn check(&self, _: &Reader<'_>, _: Work<'_>, person: &Person) -> Result<()> {
        Record::check(person)
    }

    fn put(&self, tx: &Tx<'_>, person: &Person) -> Result<()> {
        tx.put(person)
    }

    fn add(&self, tx: &Tx<'_>, person: &Person) -> Result<()> {
        tx.add(person)
    }
}

/// Whether somebody serves, as the officer says.
fn asked(work: Work<'_>, column: usize, message: String) -> std::result::Result<Option<bool>, Refused> {
    match work.ask(&STATUS_UNCLEAR, column, message) {
        Some("serving") => Ok(Some(true)),
        Some("left") => Ok(Some(false)),
        Some(_) => Err(Refused::silently(Skipped::Chosen)),
        None => Err(Refused::silently(Skipped::Asked)),
    }
}

/// An id without a name, of nobody: there is nothing to call the person.
fn nobody(draft: &Draft) -> Found<Id<Person>> {
    if !draft.text(WHO.first_name).is_empty() {
        return Found::Nothing(None);
    }
    let message = "มีเลขประจำตัวประชาชนแต่ไม่มีชื่อ และไม่พบในทะเบียน โปรดเติมชื่อ-สกุล";
    Found::Refused(Refused::at(Skipped::NoName, WHO.full_name, "no_name", message))
}

/// What is wrong with the id that a row gives a person: an id is never replaced, and never given to two.
fn other_id(before: &Person, person: &Person, whose: Option<Id<Person>>) -> Option<(usize, Refusal)> {
    if person.national_id == before.national_id {
        return None;
    }
    let (code, message) = match &before.national_id {
        Some(id) => {
            let there = id.masked();
            let message = format!("เลขประจำตัวประชาชนไม่ตรงกับทะเบียน ({there}) จึงคงเลขเดิมไว้ โปรดตรวจว่าเป็นบุคคลเดียวกัน");
            ("id_differs", message)
        }
        None if whose.is_some_and(|whose| whose != person.id) => {
            ("id_is_anothers", "เลขประจำตัวประชาชนนี้เป็นของบุคคลอื่นในทะเบียน จึงไม่เก็บเลขนี้ โปรดตรวจกับบัตรประชาชน".to_owned())
        }
        None => return None,
    };
    Some((WHO.national_id, Refusal::new(code, message)))
}

fn appointed_before_birth() -> (usize, Refusal) {
    let (code, message) = life::APPOINTED_BEFORE_BIRTH;
    (APPOINTED, Refusal::new(code, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_stand_where_the_rules_look_for_them() {
        let key = |at: usize| COLUMNS[at].about.key;
        assert_eq!(
            [WHO.full_name, WHO.first_name, WHO.surname, WHO.national_id, WHO.unit, BORN, APPOINTED, RETIRES, STATUS]
                .map(key),
            [
                "full_name",
                "first_name",
                "surname",
                "national_id",
                "unit",
                "birth_date",
                "appointed_on",
                "retires_on",
                "active"
            ]
        );
    }
}
