mod masking;
mod memory;
mod parts;
mod take_back;

use super::*;
use crate::registers::{Agency, Person, RecordClass, Role, Scope};
use crate::{Rule, Touched, What};
use chrono::DateTime;

fn office() -> Office {
    let moment = DateTime::from_timestamp(1_780_000_000, 0).expect("in range");
    Office::in_memory(Surroundings::fixed(moment, 7)).expect("opens")
}

fn agency(tx: &Tx<'_>, parent: Option<&Agency>, code: &str) -> Agency {
    Agency {
        parent_id: parent.map(|p| p.id),
        code: code.into(),
        name_th: format!("หน่วยงาน {code}"),
        ..Agency::blank(tx.new_id())
    }
}

const SAVE: Action = Action::on::<Agency>(Verb::Save);

fn codes(office: &Office) -> Vec<String> {
    office.read(|r| r.list::<Agency>(&Scope::default())).expect("lists").into_iter().map(|a| a.code).collect()
}

#[test]
fn an_operation_is_undone_and_done_again() {
    let mut office = office();
    let done = office
        .operate(SAVE, |tx| {
            let root = agency(tx, None, "M");
            tx.put(&root)?;
            tx.put(&agency(tx, Some(&root), "A"))
        })
        .expect("saves");
    assert_eq!((done.tables, done.rows), (vec!["agencies"], 2));
    assert_eq!(codes(&office), ["M", "A"]);
    assert_eq!(office.undo().expect("undoes").expect("something").value, SAVE);
    assert!(codes(&office).is_empty());
    assert!(office.undo().expect("asks").is_none());
    office.redo().expect("redoes").expect("something");
    assert_eq!(codes(&office), ["M", "A"]);
    assert!(office.redo().expect("asks").is_none());
    office.check().expect("sound");
}

#[test]
fn a_failing_operation_changes_nothing_and_leaves_no_trace() {
    let mut office = office();
    let refused = office.operate(SAVE, |tx| {
        tx.put(&agency(tx, None, "M"))?;
        tx.put(&agency(tx, None, ""))
    });
    assert!(matches!(refused, Err(Error::Invalid { field, .. }) if field == "code"));
    assert!(codes(&office).is_empty());
    assert!(office.audit().expect("reads").is_empty());
}

#[test]
fn an_operation_that_changes_nothing_is_neither_undoable_nor_audited() {
    let mut office = office();
    office.operate(SAVE, |_| Ok(())).expect("runs");
    assert_eq!(office.history().expect("asks"), (None, None));
    assert!(office.audit().expect("reads").is_empty());
}

#[test]
fn a_new_operation_ends_what_could_be_redone() {
    let mut office = office();
    let ministry = office
        .operate(SAVE, |tx| {
            let m = agency(tx, None, "M");
            tx.put(&m)?;
            Ok(m)
        })
        .expect("saves")
        .value;
    office.operate(SAVE, |tx| tx.put(&agency(tx, Some(&ministry), "A"))).expect("saves");
    office.undo().expect("undoes");
    office.operate(SAVE, |tx| tx.put(&agency(tx, Some(&ministry), "B"))).expect("saves");
    assert!(office.redo().expect("asks").is_none());
    assert_eq!(codes(&office), ["M", "B"]);
}

#[test]
fn the_same_code_twice_is_a_duplicate_that_names_the_field() {
    let mut office = office();
    let ministry = office
        .operate(SAVE, |tx| {
            let m = agency(tx, None, "M");
            tx.put(&m)?;
            Ok(m)
        })
        .expect("saves")
        .value;
    let refused = office.operate(SAVE, |tx| tx.put(&agency(tx, Some(&ministry), "M")));
    assert!(matches!(refused, Err(Error::Duplicate { field }) if field == "code"));
}

#[test]
fn an_agency_with_others_below_it_is_in_use() {
    let mut office = office();
    let root = office
        .operate(SAVE, |tx| {
            let root = agency(tx, None, "M");
            tx.put(&root)?;
            tx.put(&agency(tx, Some(&root), "A"))?;
            Ok(root)
        })
        .expect("saves")
        .value;
    assert!(matches!(office.operate(SAVE, |tx| tx.remove(root.id)), Err(Error::InUse)));
}

#[test]
fn the_audit_chain_finds_an_edited_line() {
    let mut office = office();
    for _ in 0..3 {
        office.operate(SAVE, |tx| tx.put(&agency(tx, None, "M"))).expect("saves");
        office.undo().expect("undoes");
    }
    assert_eq!(office.audit().expect("reads").len(), 6);
    assert!(!office.verify_audit().expect("holds").is_empty());
    assert!(office.connection.execute("UPDATE audit SET officer = 'x' WHERE seq = 3", []).is_err());
    office
        .connection
        .execute_batch("DROP TRIGGER audit_is_never_changed; UPDATE audit SET officer = 'x' WHERE seq = 3")
        .expect("edits");
    assert!(matches!(office.verify_audit(), Err(Error::Damaged { what }) if what == "audit line 3"));
}

#[test]
fn a_scope_narrows_to_an_agency_and_all_below_it() {
    let mut office = office();
    let middle = office
        .operate(SAVE, |tx| {
            let root = agency(tx, None, "M");
            let middle = agency(tx, Some(&root), "A");
            tx.put(&root)?;
            tx.put(&middle)?;
            tx.put(&agency(tx, Some(&middle), "A1"))?;
            tx.put(&agency(tx, Some(&root), "B"))?;
            Ok(middle)
        })
        .expect("saves")
        .value;
    let scope = Scope { agency: Some(middle.id), ..Scope::default() };
    let found = office.read(|r| r.list::<Agency>(&scope)).expect("lists");
    assert_eq!(found.iter().map(|a| a.code.as_str()).collect::<Vec<_>>(), ["A", "A1"]);
}

#[test]
fn a_second_process_is_turned_away_and_a_newer_schema_is_left_untouched() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("workspace.db");
    let office = Office::create(&path, Surroundings::system()).expect("creates");
    assert!(matches!(Office::open(&path, Surroundings::system()), Err(Error::Locked)));
    office.connection.pragma_update(None, "user_version", 99).expect("sets");
    office.close().expect("closes");
    assert!(matches!(Office::open(&path, Surroundings::system()), Err(Error::TooNew { found: 99, .. })));
}

#[test]
fn an_encrypted_database_opens_with_its_key_only_and_shows_nothing_of_what_it_holds() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("workspace.db");
    let key = DataKey::random().expect("key");
    let system = Surroundings::system;
    let somebody = officer(system().new_id(), Role::Administrator);
    let mut office = Office::create_locked(&path, &key, somebody.clone(), system()).expect("creates");
    office.operate(SAVE, |tx| tx.put(&agency(tx, None, "MARKER"))).expect("saves");
    let bytes = std::fs::read(path.with_extension("db-wal")).expect("reads");
    assert!(!bytes.windows(6).any(|window| window == b"MARKER"));
    office.close().expect("closes");
    assert!(!std::fs::read(&path).expect("reads").starts_with(b"SQLite format 3"));
    assert!(matches!(Office::open(&path, Surroundings::system()), Err(Error::Damaged { .. })));
    let other = DataKey::random().expect("key");
    assert!(matches!(Office::open_locked(&path, &other, 1, somebody.id, system()), Err(Error::Damaged { .. })));
    let office = Office::open_locked(&path, &key, 1, somebody.id, system()).expect("opens");
    assert_eq!(codes(&office), ["MARKER"]);
}

fn officer(id: crate::values::Id<Officer>, role: Role) -> Officer {
    let (name, position) = ("สมศรี ตรงเวลา".into(), String::new());
    Officer { id, agency_id: None, name, position, role, active: true }
}

/// A locked office whose officer has this role.
fn locked(folder: &Path, role: Role) -> Office {
    let (key, surroundings) = (DataKey::random().expect("key"), Surroundings::system());
    let first = officer(surroundings.new_id(), Role::Administrator);
    let mut office = Office::create_locked(&folder.join("w.db"), &key, first.clone(), surroundings).expect("creates");
    office.operate(SAVE, |tx| tx.put(&agency(tx, None, "M"))).expect("saves");
    office.update_officer(Officer { role, ..first });
    office
}

#[test]
fn an_encrypted_database_is_in_the_hands_of_an_officer_who_has_access_or_of_nobody() {
    let folder = tempfile::tempdir().expect("folder");
    let mut office = locked(folder.path(), Role::Administrator);
    let (key, first) = (office.key().expect("a key").clone(), office.officer().expect("somebody").clone());
    let gone = Officer { active: false, ..first.clone() };
    office.update_officer(gone.clone());
    let refused = |rule: Rule, result: Result<()>| match result {
        Err(Error::Invalid { rule: found, .. }) => assert_eq!(found, rule),
        other => panic!("{other:?}"),
    };
    refused(Rule::NotActive, office.operate(SAVE, |_| Ok(())).map(|_| ()));
    refused(Rule::NotActive, office.undo().map(|_| ()));
    refused(Rule::NotActive, office.purge(RecordClass::People, &[]).map(|_| ()));
    refused(Rule::NotActive, office.record_about(Action::on::<Person>(Verb::Reveal), "x"));
    refused(Rule::AdministratorsOnly, office.administrators_key().map(|_| ()));
    office.update_officer(first.clone());
    office.operate_on_officers(Verb::Remove, |tx| tx.put(&gone)).expect("removes");
    office.close().expect("closes");
    let path = folder.path().join("w.db");
    let open = |id| Office::open_locked(&path, &key, 1, id, Surroundings::system()).map(|_| ());
    refused(Rule::NotActive, open(first.id));
    assert!(matches!(open(Surroundings::system().new_id()), Err(Error::NotFound { what: "officers", .. })));

    let mut looking = Office::look_at(&path, Some(&key), DateTime::UNIX_EPOCH).expect("looks");
    assert!(looking.officer().is_none(), "nobody is at work");
    refused(Rule::ReadOnly, looking.operate(SAVE, |_| Ok(())).map(|_| ()));
    refused(Rule::ReadOnly, looking.undo().map(|_| ()));
    refused(Rule::ReadOnly, looking.purge(RecordClass::People, &[]).map(|_| ()));
    refused(Rule::ReadOnly, looking.record_about(Action::on::<Person>(Verb::Reveal), "x"));
    refused(Rule::AdministratorsOnly, looking.administrators_key().map(|_| ()));
}

#[test]
fn a_reader_changes_nothing_and_an_officer_is_named_by_key_in_the_audit_log() {
    let folder = tempfile::tempdir().expect("folder");
    let mut office = locked(folder.path(), Role::Reader);
    let somebody = office.officer().expect("somebody").id.to_string();
    assert!(office.audit().expect("reads").iter().all(|line| line.officer == somebody));
    assert!(matches!(office.undo(), Err(Error::Invalid { field, .. }) if field == "role"));
    assert!(office.operate(SAVE, |tx| tx.put(&agency(tx, None, "N"))).is_err());
    assert_eq!(codes(&office), ["M"]);
}

#[test]
fn the_history_tells_each_field_before_and_after_and_masks_what_is_personal() {
    use crate::registers::Person;
    use crate::values::NationalId;
    let mut office = office();
    let ministry = office
        .operate(SAVE, |tx| {
            let ministry = agency(tx, None, "M");
            tx.put(&ministry)?;
            Ok(ministry)
        })
        .expect("saves")
        .value;
    let mut person = office
        .operate(Action::on::<Person>(Verb::Save), |tx| {
            let person = Person {
                national_id: NationalId::parse("1234567890121").ok(),
                prefix: "นาง".into(),
                first_name: "สมศรี".into(),
                ..Person::blank(tx.new_id(), ministry.id)
            };
            tx.put(&person)?;
            Ok(person)
        })
        .expect("saves")
        .value;
    person.position = "นักจัดการงานทั่วไป".into();
    person.national_id = None;
    office.operate(Action::on::<Person>(Verb::Save), |tx| tx.put(&person)).expect("saves");
    let operations = office.operations(&HistoryFilter::default(), None, 10).expect("lists");
    assert_eq!(
        operations.iter().map(|o| (o.seq, o.rows, o.state.as_str())).collect::<Vec<_>>(),
        [(3, 1, "done"), (2, 1, "done"), (1, 1, "done")]
    );
    let change = office.details(3, 10).expect("tells").remove(0);
    assert_eq!((change.what, change.key), (What::Edited, person.id.to_string()));
    let told: Vec<_> =
        change.fields.iter().map(|f| (f.field.as_str(), f.before.as_deref(), f.after.as_deref())).collect();
    assert_eq!(told, [("national_id", Some("•••"), Some("")), ("position", Some(""), Some("นักจัดการงานทั่วไป"))]);
    assert!(office.details(99, 1).is_err());
}

#[test]
fn an_older_operation_is_reverted_alone_and_the_reverting_can_be_undone() {
    let mut office = office();
    let ministry = saved(&mut office, None, "M");
    saved(&mut office, Some(&ministry), "A");
    saved(&mut office, Some(&ministry), "B");
    office.revert(2).expect("reverts");
    assert_eq!(codes(&office), ["M", "B"]);
    office.undo().expect("undoes").expect("something");
    assert_eq!(codes(&office), ["M", "A", "B"]);
}

#[test]
fn an_operation_that_later_ones_build_on_is_not_reverted() {
    let mut office = office();
    let ministry = saved(&mut office, None, "M");
    let mut below = saved(&mut office, Some(&ministry), "A");
    below.name_th = "ชื่อใหม่".into();
    office.operate(SAVE, |tx| tx.put(&below)).expect("saves");
    let in_the_way = |refused: Result<Done<()>>| match refused {
        Err(Error::Conflict { records }) => records,
        other => panic!("{other:?}"),
    };
    let touched = |agency: &Agency, operation| Touched { register: "agencies", key: agency.id.to_string(), operation };
    assert_eq!(in_the_way(office.revert(2)), [touched(&below, Some(3))], "the row was edited since");
    assert_eq!(in_the_way(office.revert(1)), [touched(&ministry, Some(2))], "another refers to it since");
    assert!(matches!(office.revert(9), Err(Error::NotFound { .. })));
    assert_eq!(codes(&office), ["M", "A"]);
    office.check().expect("sound");
}

#[test]
fn a_reveal_is_written_in_the_audit_log_and_is_nothing_to_undo() {
    let mut office = office();
    office.record(SAVE, 1).expect("records");
    assert_eq!(office.audit().expect("reads").len(), 1);
    assert_eq!(office.history().expect("asks"), (None, None));
}

fn saved(office: &mut Office, parent: Option<&Agency>, code: &str) -> Agency {
    let saving = office.operate(SAVE, |tx| {
        let agency = agency(tx, parent, code);
        tx.put(&agency)?;
        Ok(agency)
    });
    saving.expect("saves").value
}

#[test]
fn a_database_of_the_first_schema_is_copied_aside_and_upgraded() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("workspace.db");
    let first = rusqlite::Connection::open(&path).expect("opens");
    first.execute_batch(include_str!("../../migrations/0001_registers.sql")).expect("makes");
    first
        .execute_batch(
            "PRAGMA application_id = 1397965140; PRAGMA user_version = 1;
             INSERT INTO agencies VALUES ('0190f3c0-0000-7000-8000-000000000001', NULL, 'OLD', 'เดิม', '', '', '', '')",
        )
        .expect("fills");
    drop(first);
    let office = Office::open(&path, Surroundings::system()).expect("upgrades");
    assert_eq!(codes(&office), ["OLD"]);
    let copy = folder.path().join("workspace.db.before-schema-2");
    assert_eq!(
        rusqlite::Connection::open(copy)
            .expect("opens")
            .pragma_query_value(None, "user_version", |r| r.get::<_, i64>(0)),
        Ok(1)
    );
}

#[test]
fn the_history_is_narrowed_by_register_record_officer_and_day() {
    let mut office = office();
    let ministry = saved(&mut office, None, "M");
    let below = saved(&mut office, Some(&ministry), "A");
    let person = Person { first_name: "ก".into(), ..Person::blank(office.surroundings().new_id(), below.id) };
    office.operate(Action::on::<Person>(Verb::Save), |tx| tx.put(&person)).expect("saves");
    let found = |filter: HistoryFilter| -> Vec<i64> {
        office.operations(&filter, None, 10).expect("lists").into_iter().map(|o| o.seq).collect()
    };
    let all = HistoryFilter::default;
    assert_eq!(found(all()), [3, 2, 1]);
    assert_eq!(found(HistoryFilter { register: Some("people".into()), ..all() }), [3]);
    assert_eq!(
        found(HistoryFilter { record: Some(below.id.to_string()), ..all() }),
        [3, 2],
        "itself and what refers to it"
    );
    assert!(found(HistoryFilter { officer: Some("nobody".into()), ..all() }).is_empty());
    let today = office.surroundings().clock.today();
    assert_eq!(found(HistoryFilter { from: Some(today), to: Some(today), ..all() }), [3, 2, 1]);
    let yesterday = (today.naive() - chrono::Days::new(1)).into();
    assert!(found(HistoryFilter { to: Some(yesterday), ..all() }).is_empty());
}

#[test]
fn only_so_many_operations_are_kept_for_undo() {
    let mut office = office();
    let mut ministry = saved(&mut office, None, "M");
    for number in 0..UNDO_OPERATIONS {
        ministry.vision = number.to_string();
        office.operate(SAVE, |tx| tx.put(&ministry)).expect("saves");
    }
    let undoable: u32 =
        office.connection.query_row("SELECT count(*) FROM changeset_parts", [], |row| row.get(0)).expect("counts");
    assert_eq!(undoable, UNDO_OPERATIONS);
}

#[test]
fn audit_lines_name_fields_and_their_hashes_are_keyed() {
    let mut office = office();
    let mut ministry = saved(&mut office, None, "M");
    ministry.vision = "โปร่งใส".into();
    office.operate(SAVE, |tx| tx.put(&ministry)).expect("saves");
    let key = ministry.id.to_string();
    office.record_about(Action::on::<Person>(Verb::Reveal), &key).expect("records");
    let lines = office.audit().expect("reads");
    let fields: Vec<&str> = lines.iter().map(|line| line.fields.as_str()).collect();
    assert_eq!(fields, ["+agencies", "agencies.vision", key.as_str()]);
    let changeset: Vec<u8> = office
        .connection
        .query_row("SELECT changeset FROM changeset_parts WHERE operation = 2", [], |row| row.get(0))
        .expect("there");
    assert_ne!(lines[1].changes, blake3::hash(&changeset).to_hex().to_string());
    assert_eq!(office.change_head().expect("asks"), lines[1].hash);
    assert_eq!(office.audit_head().expect("asks"), lines[2].hash);
    assert!(!office.changed_since(&lines[1].hash[..12]).expect("asks"));
    assert!(office.changed_since(&lines[0].hash[..12]).expect("asks"));
    assert!(office.changed_since("ffff").expect("asks"), "a head that is not in the log");
}

#[test]
fn what_is_past_its_time_is_listed_and_purged_for_good() {
    let mut office = office();
    let ministry = saved(&mut office, None, "M");
    let id = |text: &str| crate::values::Id::parse(text).expect("a key");
    let old = id("0121b5d9-0800-7000-8000-000000000001");
    let gone = Person { first_name: "MARKER".into(), active: false, ..Person::blank(old, ministry.id) };
    let here = Person { active: true, ..Person::blank(id("0121b5d9-0800-7000-8000-000000000002"), ministry.id) };
    let here = Person { first_name: "ข".into(), ..here };
    let new =
        Person {
            first_name: "ค".into(), active: false, ..Person::blank(office.surroundings().new_id(), ministry.id)
        };
    for person in [&gone, &here, &new] {
        office.operate(Action::on::<Person>(Verb::Save), |tx| tx.put(person)).expect("saves");
    }
    let due = office.due_for_purge().expect("asks");
    assert_eq!(
        due.iter().map(|c| (c.class, c.key.as_str())).collect::<Vec<_>>(),
        [(RecordClass::People, gone.id.to_string().as_str())]
    );
    let refused = office.purge(RecordClass::People, &[here.id.to_string()]);
    assert!(matches!(refused, Err(Error::Invalid { rule, .. }) if rule == Rule::NotDue));
    office.purge(RecordClass::People, &[gone.id.to_string()]).expect("purges");
    assert!(office.due_for_purge().expect("asks").is_empty());
    assert!(office.undo().expect("asks").is_none() && office.redo().expect("asks").is_none());
    let kept: u32 =
        office.connection.query_row("SELECT count(*) FROM changeset_parts", [], |row| row.get(0)).expect("counts");
    assert_eq!(kept, 0, "no changeset remembers the name");
    assert_eq!(office.audit().expect("reads").pop().expect("a line").verb, "purge");
    office.verify_audit().expect("holds");
}

#[test]
fn every_register_that_takes_files_lets_them_go_with_its_records() {
    let office = office();
    let mut statement = office
        .connection
        .prepare("SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%_take_attachments'")
        .expect("asks");
    let mut with_trigger: Vec<String> =
        statement.query_map([], |row| row.get(0)).expect("lists").map(|name| name.expect("a name")).collect();
    with_trigger.sort();
    let mut attachable = crate::registers::ATTACHABLE.to_vec();
    attachable.sort_unstable();
    assert_eq!(with_trigger, attachable);
}
