//! Taking an import back, sorted: what was edited since stays or goes as chosen, what is needed stays.

use super::parts::{attend, content, office_of_small_parts, person};
use super::*;
use crate::registers::fixture::day;
use crate::registers::{Attachment, Attendance, ReportingRound, Year};
use crate::store::history::{Naming, present};
use crate::values::{FiscalYear, Id, NationalId, Round};

const IMPORT: Action = Action::on::<Person>(Verb::Import);
const SAVE_PERSON: Action = Action::on::<Person>(Verb::Save);

/// An office into which people were imported as operation 2, and what it held before.
struct Imported {
    office: Office,
    ministry: Agency,
    people: Vec<Person>,
    before: Vec<String>,
}

fn imported(people: usize) -> Imported {
    let (mut office, ministry) = office_of_small_parts();
    let before = content(&office);
    let done = office.operate(IMPORT, |tx| {
        let people: Vec<Person> = (0..people).map(|number| person(tx, &ministry, &format!("ก{number}"))).collect();
        people.iter().try_for_each(|person| tx.put(person))?;
        Ok(people)
    });
    let people = done.expect("imports").value;
    Imported { office, ministry, people, before }
}

impl Imported {
    /// Edits a person in an operation of its own; answers its number.
    fn edit(&mut self, number: usize) -> i64 {
        let edited = Person { position: "ผู้อำนวยการ".into(), ..self.people[number].clone() };
        self.office.operate(SAVE_PERSON, |tx| tx.put(&edited)).expect("saves");
        self.office.operations(&HistoryFilter::default(), None, 1).expect("lists")[0].seq
    }

    fn names(&self) -> Vec<String> {
        let people: Vec<Person> = self.office.read(|reader| reader.list(&Scope::default())).expect("lists");
        people.into_iter().map(|person| person.first_name).collect()
    }

    fn take_back(&mut self, edited: &EditedRows) -> (u32, u32) {
        let taken = self.office.take_back(2, edited).expect("takes back").value;
        self.office.check().expect("sound");
        (taken.reverted, taken.kept)
    }
}

fn kept(person: &Person, operation: Option<i64>) -> Kept {
    Kept {
        register: "people",
        key: person.id.to_string(),
        name: Some(format!("{} สมมุติ", person.first_name)),
        there: true,
        operation,
    }
}

fn totals(weighed: &TakingBack) -> (u32, u32, u32) {
    (weighed.reverted, weighed.edited.total, weighed.needed.total)
}

#[test]
fn an_import_that_nobody_touched_is_taken_back_whole() {
    let mut import = imported(200);
    let whole = TakingBack { reverted: 200, kept: 0, edited: KeptRows::default(), needed: KeptRows::default() };
    let after = content(&import.office);
    assert_eq!(import.office.weigh(2, &EditedRows::Keep).expect("weighs"), whole);
    assert_eq!(content(&import.office), after, "weighing writes nothing");
    assert_eq!(import.take_back(&EditedRows::Keep), (200, 0));
    assert_eq!(content(&import.office), import.before);
    assert_eq!(import.office.audit().expect("reads").pop().expect("a line").verb, "revert");
    import.office.undo().expect("undoes").expect("the taking back");
    assert_eq!(content(&import.office), after);
    import.office.undo().expect("undoes").expect("the import");
    assert_eq!(content(&import.office), import.before);
    import.office.redo().expect("redoes").expect("the import");
    import.office.redo().expect("redoes").expect("the taking back");
    assert_eq!(content(&import.office), import.before);
}

#[test]
fn people_who_were_edited_since_are_listed_and_kept_as_they_are() {
    let mut import = imported(20);
    let operations: Vec<i64> = [3, 8, 13].into_iter().map(|number| import.edit(number)).collect();
    let weighed = import.office.weigh(2, &EditedRows::Keep).expect("weighs");
    assert_eq!(totals(&weighed), (17, 3, 0));
    let listed = [3, 8, 13].iter().zip(&operations);
    let listed: Vec<Kept> = listed.map(|(number, seq)| kept(&import.people[*number], Some(*seq))).collect();
    assert_eq!(weighed.edited.rows, listed);
    let edited = content(&import.office);
    assert_eq!(import.take_back(&EditedRows::Keep), (17, 3));
    assert_eq!(import.names(), ["ก13", "ก3", "ก8"]);
    assert!(content(&import.office).iter().all(|row| edited.contains(row)), "what stays is as it was");
    import.office.undo().expect("undoes").expect("the taking back");
    assert_eq!(content(&import.office), edited);
}

#[test]
fn people_who_were_edited_since_go_too_when_that_is_chosen() {
    let mut import = imported(20);
    import.edit(3);
    let edited = content(&import.office);
    assert_eq!(import.take_back(&EditedRows::Revert), (20, 0));
    assert_eq!(content(&import.office), import.before);
    import.office.undo().expect("undoes").expect("the taking back");
    assert_eq!(content(&import.office), edited);
}

#[test]
fn of_the_people_edited_since_those_chosen_go_too_and_the_counts_say_so_beforehand() {
    let mut import = imported(20);
    for number in [3, 8, 13] {
        import.edit(number);
    }
    let chosen = EditedRows::RevertThese(vec![import.people[8].id.to_string()]);
    for (chosen, reverted, kept) in [(EditedRows::Keep, 17, 3), (EditedRows::Revert, 20, 0), (chosen.clone(), 18, 2)] {
        let weighed = import.office.weigh(2, &chosen).expect("weighs");
        assert_eq!((weighed.reverted, weighed.kept, weighed.edited.total), (reverted, kept, 3), "{chosen:?}");
    }
    assert_eq!(import.take_back(&chosen), (18, 2));
    assert_eq!(import.names(), ["ก13", "ก3"]);
}

#[test]
fn what_stays_is_named_as_people_know_it_and_never_by_national_id() {
    let (mut office, ministry) = office_of_small_parts();
    let imported = office.operate(IMPORT, |tx| {
        let national_id = NationalId::parse("1234567890121").ok();
        let person = Person { prefix: "นาง".into(), national_id, ..person(tx, &ministry, "สมใจ") };
        tx.put(&person)?;
        Ok(person)
    });
    let person = imported.expect("imports").value;
    attend(&mut office, &ministry, person.id);
    let name_of = |office: &Office, register, key: &str| {
        present(&office.connection, register, key, Naming::Whole).expect("asks").1.expect("a name")
    };
    assert_eq!(name_of(&office, "people", &person.id.to_string()), "นางสมใจ สมมุติ");
    let attendance = office.read(|reader| reader.list::<Attendance>(&Scope::default())).expect("lists").remove(0);
    assert_eq!(name_of(&office, "attendances", &attendance.key()), "นางสมใจ สมมุติ · อบรมคุณธรรม");
    let told = office.details(2, 10).expect("tells").remove(0);
    assert_eq!(told.name, None, "the history, which anyone may pass by, does not name people");
    assert!(!format!("{:?}", office.weigh(2, &EditedRows::Keep).expect("weighs")).contains("1234567890121"));
}

#[test]
fn a_person_who_attended_a_training_since_stays_whatever_is_chosen() {
    for edited in [EditedRows::Keep, EditedRows::Revert] {
        let mut import = imported(20);
        attend(&mut import.office, &import.ministry, import.people[5].id);
        import.edit(5);
        let weighed = import.office.weigh(2, &EditedRows::Keep).expect("weighs");
        assert_eq!(totals(&weighed), (19, 0, 1));
        assert_eq!(weighed.needed.rows, [kept(&import.people[5], Some(3))]);
        assert_eq!(import.take_back(&edited), (19, 1));
        assert_eq!(import.names(), ["ก5"]);
    }
}

#[test]
fn a_person_to_whom_a_file_was_attached_stays() {
    let mut import = imported(4);
    let attachment = Attachment {
        id: import.office.surroundings().new_id(),
        register: "people".into(),
        record_id: import.people[2].id.to_string(),
        name: "คำสั่ง.pdf".into(),
        size: 1,
        sha256: "0".repeat(64),
        attached_on: import.office.surroundings().clock.today(),
        note: String::new(),
    };
    import.office.operate(Action::on::<Attachment>(Verb::Save), |tx| tx.put(&attachment)).expect("saves");
    assert_eq!(totals(&import.office.weigh(2, &EditedRows::Keep).expect("weighs")), (3, 0, 1));
    assert_eq!(import.take_back(&EditedRows::Revert), (3, 1));
    assert_eq!(import.names(), ["ก2"]);
}

#[test]
fn a_fiscal_year_that_a_round_names_by_its_number_stays() {
    let (mut office, _) = office_of_small_parts();
    let years = [2568, 2569].map(|year| FiscalYear::new(year).expect("a year"));
    let importing = office.operate(Action::on::<Year>(Verb::Import), |tx| {
        years.iter().try_for_each(|year| tx.put(&Year { id: tx.new_id(), year: *year, note: String::new() }))
    });
    importing.expect("imports");
    let (id, round) = (office.surroundings().new_id(), Round::Twelve);
    let day = day("2026-09-30");
    let round = ReportingRound { id, year: years[1], round, closes_on: day, due_on: day };
    office.operate(Action::on::<ReportingRound>(Verb::Save), |tx| tx.put(&round)).expect("saves");
    let weighed = office.weigh(2, &EditedRows::Keep).expect("weighs");
    assert_eq!(totals(&weighed), (1, 0, 1));
    assert_eq!(weighed.needed.rows[0].name.as_deref(), Some("2569"));
    office.take_back(2, &EditedRows::Revert).expect("takes back");
    let left: Vec<Year> = office.read(|reader| reader.list(&Scope::default())).expect("lists");
    assert_eq!(left.iter().map(|left| left.year).collect::<Vec<_>>(), [years[1]]);
}

#[test]
fn a_person_who_was_removed_since_is_listed_and_stays_removed() {
    for edited in [EditedRows::Keep, EditedRows::Revert] {
        let mut import = imported(4);
        let gone = import.people[1].id;
        import.office.operate(Action::on::<Person>(Verb::Remove), |tx| tx.remove(gone)).expect("removes");
        let weighed = import.office.weigh(2, &EditedRows::Keep).expect("weighs");
        assert_eq!(totals(&weighed), (3, 1, 0));
        assert_eq!(weighed.edited.rows, [Kept { there: false, name: None, ..kept(&import.people[1], Some(3)) }]);
        import.take_back(&edited);
        assert_eq!(content(&import.office), import.before);
    }
}

#[test]
fn an_agency_whose_edited_person_stays_is_needed_and_else_goes_too() {
    for (edited, codes_left) in [(EditedRows::Keep, vec!["M", "N1"]), (EditedRows::Revert, vec!["M"])] {
        let (mut office, ministry) = office_of_small_parts();
        let done = office.operate(Action::on::<Agency>(Verb::Import), |tx| {
            let new: Vec<Agency> = (0..4).map(|number| agency(tx, Some(&ministry), &format!("N{number}"))).collect();
            new.iter().try_for_each(|agency| tx.put(agency))?;
            let people: Vec<Person> = new.iter().map(|agency| person(tx, agency, &agency.code)).collect();
            people.iter().try_for_each(|person| tx.put(person))?;
            Ok(people)
        });
        let people = done.expect("imports").value;
        let moved = Person { unit: "กองกลาง".into(), ..people[1].clone() };
        office.operate(SAVE_PERSON, |tx| tx.put(&moved)).expect("saves");
        let weighed = office.weigh(2, &EditedRows::Keep).expect("weighs");
        assert_eq!(totals(&weighed), (6, 1, 1));
        assert_eq!(weighed.needed.rows[0].name.as_deref(), Some("หน่วยงาน N1"));
        office.take_back(2, &edited).expect("takes back");
        assert_eq!(codes(&office), codes_left);
        office.check().expect("sound");
        office.undo().expect("undoes").expect("the taking back");
        assert_eq!(codes(&office).len(), 5);
    }
}

/// An import that edits ten people.
fn edited_by_import() -> (Office, Vec<Person>, Vec<String>) {
    let Imported { mut office, people, .. } = imported(10);
    let before = content(&office);
    let editing = office.operate(IMPORT, |tx| {
        people.iter().try_for_each(|person| tx.put(&Person { position: "นิติกร".into(), ..person.clone() }))
    });
    editing.expect("imports");
    (office, people, before)
}

#[test]
fn of_a_record_the_import_edited_only_what_it_wrote_counts_and_goes_back() {
    let (mut office, people, before) = edited_by_import();
    let elsewhere =
        Person { position: "นิติกร".into(), unit: "กองกลาง".into(), ..people[2].clone() };
    let position = Person {
        position: "ผู้อำนวยการ".into(), unit: "กองคลัง".into(), ..people[7].clone()
    };
    office.operate(SAVE_PERSON, |tx| tx.put(&elsewhere)).expect("saves");
    office.operate(SAVE_PERSON, |tx| tx.put(&position)).expect("saves");
    let weighed = office.weigh(3, &EditedRows::Keep).expect("weighs");
    assert_eq!(totals(&weighed), (9, 1, 0));
    assert_eq!(weighed.edited.rows, [kept(&people[7], Some(5))]);
    let now = |office: &Office, id: Id<Person>| office.read(|reader| reader.get(id)).expect("is there");

    office.take_back(3, &EditedRows::Keep).expect("takes back");
    assert_eq!(now(&office, people[2].id), Person { position: String::new(), ..elsewhere });
    assert_eq!(now(&office, people[7].id), position);
    office.undo().expect("undoes").expect("the taking back");

    office.take_back(3, &EditedRows::Revert).expect("takes back");
    assert_eq!(now(&office, people[7].id), Person { position: String::new(), ..position });
    let changed = content(&office).iter().filter(|row| !before.contains(row)).count();
    assert_eq!(changed, 2, "the two units that were typed since stay");
}

#[test]
fn records_the_import_removed_come_back() {
    let Imported { mut office, people, .. } = imported(10);
    let before = content(&office);
    let removing = |tx: &Tx<'_>| people.iter().step_by(2).try_for_each(|person| tx.remove(person.id));
    office.operate(IMPORT, removing).expect("imports");
    assert_eq!(totals(&office.weigh(3, &EditedRows::Keep).expect("weighs")), (5, 0, 0));
    office.take_back(3, &EditedRows::Keep).expect("takes back");
    assert_eq!(content(&office), before);
}

#[test]
fn a_value_that_another_has_by_now_and_an_agency_that_is_gone_are_conflicts_and_change_nothing() {
    let (mut office, ministry) = office_of_small_parts();
    let below = saved(&mut office, Some(&ministry), "A");
    let number = NationalId::parse("1234567890121").ok();
    let person = Person {
        first_name: "ก".into(),
        national_id: number.clone(),
        ..Person::blank(office.surroundings().new_id(), below.id)
    };
    office.operate(SAVE_PERSON, |tx| tx.put(&person)).expect("saves");
    let moved = Person { agency_id: ministry.id, national_id: None, ..person.clone() };
    office.operate(IMPORT, |tx| tx.put(&moved)).expect("imports");
    let other = Person { id: office.surroundings().new_id(), first_name: "ข".into(), national_id: number, ..moved };
    office.operate(SAVE_PERSON, |tx| tx.put(&other)).expect("saves");
    let before = content(&office);
    let Err(Error::Conflict { records }) = office.take_back(4, &EditedRows::Keep) else {
        panic!("the number is taken")
    };
    assert_eq!(records[0].key, person.id.to_string());
    assert_eq!(content(&office), before);

    office.undo().expect("undoes").expect("the other person");
    office.operate(Action::on::<Agency>(Verb::Remove), |tx| tx.remove(below.id)).expect("removes");
    let before = content(&office);
    assert!(matches!(office.take_back(4, &EditedRows::Keep), Err(Error::Conflict { .. })), "its agency is gone");
    assert_eq!(content(&office), before);
}

#[test]
fn an_import_of_a_thousand_rows_in_parts_of_three_is_sorted_and_taken_back() {
    let mut import = imported(500);
    let people = import.people.clone();
    let again = import.office.operate(IMPORT, |tx| {
        let new: Vec<Person> = (0..500).map(|number| person(tx, &import.ministry, &format!("ข{number}"))).collect();
        new.iter().try_for_each(|person| tx.put(person))?;
        people
            .iter()
            .try_for_each(|person| tx.put(&Person { level: "ชำนาญการ".into(), ..person.clone() }))?;
        // A second look at rows of earlier parts, as a sheet that names a person twice brings it.
        new.iter()
            .take(10)
            .try_for_each(|person| tx.put(&Person { unit: "กองกลาง".into(), ..person.clone() }))?;
        new.iter().skip(490).try_for_each(|person| tx.remove(person.id))?;
        Ok(new)
    });
    let new = again.expect("imports").value;
    for person in [&new[1], &new[2], &people[9]] {
        let edited = Person { level: "เชี่ยวชาญ".into(), ..person.clone() };
        import.office.operate(SAVE_PERSON, |tx| tx.put(&edited)).expect("saves");
    }
    attend(&mut import.office, &import.ministry, new[400].id);
    let before = content(&import.office);
    assert_eq!(totals(&import.office.weigh(3, &EditedRows::Keep).expect("weighs")), (986, 3, 1));
    let taken = import.office.take_back(3, &EditedRows::Keep).expect("takes back").value;
    assert_eq!((taken.reverted, taken.kept), (986, 4));
    assert_eq!(import.names().len(), 503);
    import.office.undo().expect("undoes").expect("the taking back");
    assert_eq!(content(&import.office), before);
    let taken = import.office.take_back(3, &EditedRows::Revert).expect("takes back").value;
    assert_eq!((taken.reverted, taken.kept), (989, 1));
    assert_eq!(import.names().len(), 501);
    import.office.undo().expect("undoes").expect("the taking back");
    assert_eq!(content(&import.office), before);
    import.office.check().expect("sound");
}

#[test]
fn a_reference_edited_to_a_row_that_goes_first_does_not_keep_the_taking_back_from_being_undone() {
    let (mut office, ministry) = office_of_small_parts();
    let done = office.operate(Action::on::<Agency>(Verb::Import), |tx| {
        let early = person(tx, &ministry, "ก");
        tx.put(&early)?;
        let new: Vec<Agency> = (0..4).map(|number| agency(tx, Some(&ministry), &format!("N{number}"))).collect();
        new.iter().try_for_each(|agency| tx.put(agency))?;
        Ok((early, new))
    });
    let (early, new) = done.expect("imports").value;
    let moved = Person { agency_id: new[3].id, ..early };
    office.operate(SAVE_PERSON, |tx| tx.put(&moved)).expect("saves");
    let before = content(&office);
    office.take_back(2, &EditedRows::Revert).expect("takes back");
    assert_eq!(codes(&office), ["M"]);
    office.undo().expect("undoes").expect("the taking back");
    assert_eq!(content(&office), before);
}

#[test]
fn what_does_not_stand_is_neither_weighed_nor_taken_back() {
    let mut import = imported(3);
    import.office.undo().expect("undoes").expect("the import");
    assert!(matches!(import.office.weigh(2, &EditedRows::Keep), Err(Error::NotFound { .. })));
    assert!(matches!(import.office.take_back(2, &EditedRows::Keep), Err(Error::NotFound { .. })));
    assert!(matches!(import.office.weigh(99, &EditedRows::Keep), Err(Error::NotFound { .. })));
}
