//! Operations whose changesets come in parts.

use super::*;
use crate::registers::fixture::day;
use crate::registers::{Attendance, TABLES, Topic, TrainingSession};
use crate::values::{Exact, FiscalYear, Id};

const IMPORT: Action = Action::on::<Person>(Verb::Import);

/// Three rows to a part: the smallest in which a part can hold more than the one before and after it share.
pub(super) fn office_of_small_parts() -> (Office, Agency) {
    let mut office = office();
    office.rows_in_part = 3;
    let ministry = saved(&mut office, None, "M");
    (office, ministry)
}

/// Every row of every register.
pub(super) fn content(office: &Office) -> Vec<String> {
    let mut rows = Vec::new();
    for table in TABLES {
        let mut statement = office.connection.prepare(&format!("SELECT * FROM {table} ORDER BY id")).expect("asks");
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            let values =
                (0..columns).map(|at| row.get::<_, rusqlite::types::Value>(at)).collect::<Result<Vec<_>, _>>()?;
            Ok(format!("{table} {values:?}"))
        };
        rows.extend(statement.query_map([], row).expect("lists").map(|row| row.expect("a row")));
    }
    rows
}

fn parts(office: &Office) -> Vec<(i64, i64)> {
    let sql = "SELECT operation, count(*) FROM changeset_parts GROUP BY operation ORDER BY operation";
    let mut statement = office.connection.prepare(sql).expect("asks");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("lists");
    rows.map(|row| row.expect("a row")).collect()
}

pub(super) fn person(tx: &Tx<'_>, agency: &Agency, name: &str) -> Person {
    Person { first_name: name.into(), surname: "สมมุติ".into(), ..Person::blank(tx.new_id(), agency.id) }
}

/// Adds people, edits them and removes one of two, each in later parts than the step before.
fn add_edit_and_remove(office: &mut Office, ministry: &Agency) -> Done<Vec<Id<Person>>> {
    let done = office.operate(IMPORT, |tx| {
        let mut people: Vec<Person> = (0..7).map(|number| person(tx, ministry, &format!("ก{number}"))).collect();
        people.iter().try_for_each(|person| tx.put(person))?;
        for person in &mut people {
            person.position = "นักวิชาการ".into();
            tx.put(person)?;
        }
        people.iter().step_by(2).try_for_each(|person| tx.remove(person.id))?;
        Ok(people.into_iter().map(|person| person.id).collect())
    });
    done.expect("imports")
}

#[test]
fn an_operation_of_many_parts_is_undone_done_again_and_reverted_exactly() {
    let (mut office, ministry) = office_of_small_parts();
    let before = content(&office);
    let done = add_edit_and_remove(&mut office, &ministry);
    assert_eq!(parts(&office), [(1, 1), (2, 6)]);
    assert_eq!((done.tables, done.rows), (vec!["people"], 18), "a row that two parts touch counts twice");
    let after = content(&office);
    assert_eq!(after.len(), before.len() + 3);

    office.undo().expect("undoes").expect("something");
    assert_eq!(content(&office), before);
    office.redo().expect("redoes").expect("something");
    assert_eq!(content(&office), after);
    office.revert(2).expect("reverts");
    assert_eq!(content(&office), before);
    office.undo().expect("undoes").expect("the reverting");
    assert_eq!(content(&office), after);
    office.redo().expect("redoes").expect("the reverting");
    assert_eq!(content(&office), before);
    office.check().expect("sound");
}

#[test]
fn of_an_operation_that_fails_in_a_later_part_nothing_stays() {
    let (mut office, ministry) = office_of_small_parts();
    let before = content(&office);
    let refused = office.operate(IMPORT, |tx| {
        for number in 0..10 {
            tx.put(&person(tx, &ministry, &format!("ก{number}")))?;
        }
        tx.put(&person(tx, &ministry, ""))
    });
    assert!(matches!(refused, Err(Error::Invalid { .. })), "{refused:?}");
    assert_eq!(content(&office), before);
    assert_eq!(parts(&office), [(1, 1)]);
    assert_eq!(office.operations(&HistoryFilter::default(), None, 10).expect("lists").len(), 1);
    assert_eq!(office.audit().expect("reads").len(), 1);
}

#[test]
fn the_audit_log_hashes_all_parts_in_the_order_they_were_applied() {
    let (mut office, ministry) = office_of_small_parts();
    add_edit_and_remove(&mut office, &ministry);
    office.undo().expect("undoes").expect("something");
    let key: [u8; 32] =
        office.connection.query_row("SELECT key FROM audit_key", [], |row| row.get(0)).expect("there is a key");
    let hashed = |operation, direction| {
        let parts = crate::store::changeset_codec::parts::towards(&office.connection, operation, direction);
        let whole: Vec<u8> = parts.flat_map(|part| part.expect("reads")).collect();
        blake3::keyed_hash(&key, &whole).to_hex().to_string()
    };
    let lines = office.audit().expect("reads");
    assert_eq!(lines[0].changes, hashed(1, Direction::Forth), "of one part as ever");
    assert_eq!(lines[1].changes, hashed(2, Direction::Forth));
    assert_eq!(lines[2].changes, hashed(2, Direction::Back));
    assert_eq!(lines[1].fields, "+people,-people,people.position");
    assert_eq!((lines[1].rows, lines[2].rows), (18, 18));
    office.verify_audit().expect("holds");
}

#[test]
fn the_history_reads_every_part_and_no_more_than_it_is_asked_for() {
    let (mut office, ministry) = office_of_small_parts();
    let people = add_edit_and_remove(&mut office, &ministry).value;
    assert_eq!(office.details(2, 100).expect("tells").len(), 18);
    assert_eq!(office.details(2, 5).expect("tells").len(), 5);
    let last = office.details(2, 100).expect("tells").pop().expect("a change");
    assert_eq!((last.what, last.there), (What::Removed, false));
    let of_the_last = HistoryFilter { record: Some(people[6].to_string()), ..HistoryFilter::default() };
    assert_eq!(office.operations(&of_the_last, None, 10).expect("lists")[0].seq, 2);
    assert!(office.remembers(&people[6].to_string()).expect("asks"));
}

#[test]
fn a_row_in_the_way_of_two_parts_is_named_once() {
    let (mut office, ministry) = office_of_small_parts();
    let people = add_edit_and_remove(&mut office, &ministry).value;
    let mut edited = office.read(|reader| reader.get(people[1])).expect("is there");
    edited.unit = "กองกลาง".into();
    edited.position = "ผู้อำนวยการ".into();
    office.operate(Action::on::<Person>(Verb::Save), |tx| tx.put(&edited)).expect("saves");
    let before = content(&office);
    let Err(Error::Conflict { records }) = office.revert(2) else { panic!("it was edited since") };
    assert_eq!(records, [Touched { register: "people", key: edited.id.to_string(), operation: Some(3) }]);
    assert_eq!(content(&office), before);
}

#[test]
fn a_record_that_later_ones_refer_to_is_named_whatever_part_it_is_of() {
    let (mut office, ministry) = office_of_small_parts();
    let people = add_edit_and_remove(&mut office, &ministry).value;
    attend(&mut office, &ministry, people[1]);
    let Err(Error::Conflict { records }) = office.revert(2) else { panic!("it is referred to") };
    assert_eq!(records, [Touched { register: "people", key: people[1].to_string(), operation: Some(3) }]);
    office.check().expect("sound");
}

#[test]
fn what_is_forgotten_leaves_no_part() {
    let (mut office, ministry) = office_of_small_parts();
    add_edit_and_remove(&mut office, &ministry);
    office.undo().expect("undoes").expect("something");
    saved(&mut office, Some(&ministry), "A");
    assert_eq!(parts(&office), [(1, 1), (3, 1)], "what can no longer be done again");
    let begun = office.surroundings.clock.now();
    for week in 1..60 {
        office.surroundings = Surroundings::fixed(begun + chrono::Duration::weeks(week), 1);
        office.record(SAVE, 1).expect("records");
    }
    let office = office.tidied().expect("tidies");
    assert!(parts(&office).is_empty(), "what is too old");
}

/// A person attends a training.
pub(super) fn attend(office: &mut Office, ministry: &Agency, person: Id<Person>) {
    let hours = Exact::from(6);
    let session = TrainingSession {
        title: "อบรมคุณธรรม".into(),
        topic: Topic::Ethics,
        hours,
        required_hours: hours,
        ..TrainingSession::blank(
            office.surroundings().new_id(),
            ministry.id,
            FiscalYear::new(2569).expect("a year"),
            day("2026-03-02"),
            day("2026-03-02"),
        )
    };
    let attending = office.operate(Action::on::<TrainingSession>(Verb::Save), |tx| {
        tx.put(&session)?;
        let (id, session_id, certificate) = (tx.new_id(), session.id, String::new());
        tx.put(&Attendance { id, session_id, person_id: person, registered: true, hours, passed: true, certificate })
    });
    attending.expect("saves");
}
