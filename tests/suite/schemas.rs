//! Workspaces of every schema so far, upgraded by the present program: nothing is lost, and what they were stays beside them.

use std::fs;
use std::path::{Path, PathBuf};

use driver::paths::repository;
use saisaat_core::registers::{
    ActionItem, ActionStatus, Agency, Complaint, ComplaintStep, Gift, GiftReason, GiftVerdict, Person, ProgressEntry,
    RecordClass, RetentionRule, Scope, Standing, Submission,
};
use saisaat_core::values::{Date, Decimal, Exact};
use saisaat_core::{Action, Error, Office, Surroundings, Verb, Workspace};

const PASSPHRASE: &str = "a passphrase of fixtures";

/// The first schema whose fixtures hold a round that was handed in.
const SUBMISSIONS_SINCE: usize = 5;

/// The first schema whose fixtures hold a gift and a complaint.
const GIFTS_AND_COMPLAINTS_SINCE: usize = 6;

/// The first schema whose fixtures hold a plan with actions.
const PLANS_SINCE: usize = 10;

/// The first schema whose programs knew where an action stands as of a day: what they wrote is dated.
const DATED_SINCE: usize = 11;

#[test]
fn a_workspace_of_every_schema_is_upgraded_with_all_it_holds() {
    let fixtures = fixtures();
    let newest = newest_schema();
    for schema in 1..newest {
        assert!(fixtures.iter().any(|(found, _)| *found == schema), "there is no fixture of schema {schema}");
    }
    for (schema, fixture) in fixtures {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let place = folder.path().join("w");
        copy(&fixture, &place);
        let mut office = open(&place);
        office.check().unwrap_or_else(|error| panic!("{}: {error}", fixture.display()));
        assert_eq!(codes(&office), ["M", "D1"], "{}", fixture.display());
        assert_eq!(people(&office), ["กนก", "ขวัญ"], "{}", fixture.display());
        let copy_aside = place.join(format!("workspace.db.before-schema-{}", schema + 1));
        assert_eq!(copy_aside.exists(), schema < newest, "{}", copy_aside.display());
        if schema >= SUBMISSIONS_SINCE {
            what_was_handed_in_stands_and_is_what_the_registers_say(&office);
        }
        if schema >= GIFTS_AND_COMPLAINTS_SINCE {
            the_gift_is_judged_and_the_complaint_is_due_as_they_were(&office);
        }
        if (PLANS_SINCE..DATED_SINCE).contains(&schema) {
            actions_stand_as_they_did_and_their_logs_say_so(&office);
        }
        if schema > 1 {
            undo_and_redo_reach_across_the_upgrade(&mut office);
        }
        office.close().expect("closes");
        assert_eq!(codes(&open(&place)).len(), if schema > 1 { 3 } else { 2 }, "it stays upgraded");
    }
}

#[test]
fn how_long_records_are_kept_outlives_the_upgrade_that_adds_classes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = folder.path().join("w");
    copy(&repository().join("tests/fixtures/schema-5"), &place);
    let earlier = rusqlite::Connection::open(place.join("workspace.db")).expect("opens");
    let id = "01a0c450-6c00-7e54-905d-35de6024c976";
    let sql = "INSERT INTO retention_rules (id, class, years) VALUES (?1, 'awards', 3)";
    earlier.execute(sql, [id]).expect("writes");
    earlier.close().expect("closes");
    let mut office = open(&place);
    let rules: Vec<RetentionRule> = office.read(|reader| reader.list(&Scope::default())).expect("lists");
    assert_eq!(rules.iter().map(|rule| (rule.class, rule.years)).collect::<Vec<_>>(), [(RecordClass::Awards, 3)]);
    let gifts = RetentionRule { id: office.surroundings().new_id(), class: RecordClass::Gifts, years: 5 };
    let saved = office.operate(Action::on::<RetentionRule>(Verb::Save), |tx| tx.put(&gifts));
    assert_eq!(saved.expect("the new classes are known").rows, 1);
}

#[test]
fn a_workspace_of_a_later_schema_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = folder.path().join("w");
    copy(&repository().join("tests/fixtures/schema-3"), &place);
    let database = place.join("workspace.db");
    let later = rusqlite::Connection::open(&database).expect("opens");
    later.pragma_update(None, "user_version", 99).expect("writes");
    drop(later);
    let before = fs::read(&database).expect("readable");
    let refused = Workspace::at(&place).expect("there").open(Surroundings::system()).map(|_| ());
    assert!(matches!(refused, Err(Error::TooNew { found: 99, .. })), "{refused:?}");
    assert_eq!(fs::read(&database).expect("readable"), before);
}

/// The operation that was undone last is done again, and the removal before it taken back.
fn undo_and_redo_reach_across_the_upgrade(office: &mut Office) {
    office.redo().expect("redoes").expect("something was undone");
    assert_eq!(codes(office), ["M", "D1", "D2"]);
    office.undo().expect("undoes").expect("what was done again");
    office.undo().expect("undoes").expect("the removal");
    assert_eq!(people(office), ["กนก", "ขวัญ", "คมสัน"]);
    office.redo().expect("redoes").expect("the removal");
    office.redo().expect("redoes").expect("the last");
    office.verify_audit().expect("the chain holds across the upgrade");
}

/// A field that the report gained since must neither keep it from being read nor show up as a change.
fn what_was_handed_in_stands_and_is_what_the_registers_say(office: &Office) {
    let mut kept: Vec<Submission> = office.read(|reader| reader.list(&Scope::default())).expect("lists");
    assert_eq!(kept.len(), 1);
    let kept = kept.remove(0);
    assert_eq!((kept.version, kept.total, kept.note.as_str()), (1, Some(Exact(Decimal::new(46_400, 4))), "ส่งทันกำหนด"));
    assert_eq!(kept.report().expect("what was kept can be read").cards.len(), 1);
    let state = office.submission_state(kept.agency_id, kept.year, kept.round).expect("is asked");
    assert_eq!(state.newest.as_ref(), Some(&kept));
    assert!(!state.is_changed(), "{state:?}");
}

fn the_gift_is_judged_and_the_complaint_is_due_as_they_were(office: &Office) {
    let gifts: Vec<Gift> = office.read(|reader| reader.list(&Scope::default())).expect("lists");
    let verdicts: Vec<_> = gifts.iter().map(|gift| (gift.verdict, gift.reason)).collect();
    assert_eq!(verdicts, [(GiftVerdict::OverTheLimit, GiftReason::OverPerOccasion)]);
    let complaints: Vec<Complaint> = office.read(|reader| reader.list(&Scope::default())).expect("lists");
    let [complaint] = complaints.as_slice() else { panic!("{complaints:?}") };
    assert!(complaint.case_code.is_some() && complaint.protected);
    assert_eq!(complaint.progress_by, Date::new(2026, 4, 1));
    let steps = office.read(|reader| reader.count::<ComplaintStep>(&Scope::default())).expect("counts");
    assert_eq!(steps, 1);
}

/// Of what the program of schema 10 knew without its day, the day is said to be assumed.
fn actions_stand_as_they_did_and_their_logs_say_so(office: &Office) {
    let actions: Vec<ActionItem> = office.read(|reader| reader.list(&Scope::default())).expect("lists");
    let mut told = Vec::new();
    for action in &actions {
        let log = office.read(|reader| ProgressEntry::of(reader, action.id)).expect("lists");
        assert_eq!(action.clone().standing(&Standing::newest(&log)), *action, "{}", action.title);
        let lines: Vec<_> =
            log.iter().rev().map(|entry| (entry.status, entry.percent, entry.spend.is_some(), entry.assumed)).collect();
        told.push((action.title.as_str(), lines));
    }
    told.sort_by_key(|(title, _)| *title);
    let (done, underway) = (ActionStatus::Done, ActionStatus::Underway);
    assert_eq!(
        told,
        [
            ("กำลังทำ", vec![(underway, 30, false, false), (underway, 70, true, true)]),
            ("กำลังทำ ไม่มีบันทึก", vec![(underway, 0, true, true)]),
            ("ตามแผน", vec![]),
            ("ยกเลิก", vec![(ActionStatus::Cancelled, 0, true, true)]),
            ("แล้วเสร็จ", vec![(underway, 40, false, false), (done, 100, true, true)]),
        ]
    );
}

/// The fixtures by schema.
fn fixtures() -> Vec<(usize, PathBuf)> {
    let entries = fs::read_dir(repository().join("tests/fixtures")).expect("fixtures");
    let mut found: Vec<(usize, PathBuf)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let schema = path.file_name()?.to_str()?.strip_prefix("schema-")?.split('-').next()?.parse().ok()?;
            Some((schema, path))
        })
        .collect();
    found.sort();
    found
}

fn newest_schema() -> usize {
    let steps = fs::read_dir(repository().join("src-tauri/core/migrations")).expect("migrations");
    steps.filter(|step| step.as_ref().is_ok_and(|step| step.path().extension().is_some_and(|e| e == "sql"))).count()
}

fn open(place: &Path) -> Office {
    let workspace = Workspace::at(place).expect("there");
    let surroundings = Surroundings::fixed(chrono::DateTime::from_timestamp(1_790_100_000, 0).expect("a moment"), 9);
    let opened =
        if workspace.is_locked() { workspace.unlock(PASSPHRASE, surroundings) } else { workspace.open(surroundings) };
    opened.unwrap_or_else(|error| panic!("{}: {error}", place.display()))
}

fn codes(office: &Office) -> Vec<String> {
    let agencies: Vec<Agency> = office.read(|reader| reader.list(&Scope::default())).expect("lists");
    agencies.into_iter().map(|agency| agency.code).collect()
}

fn people(office: &Office) -> Vec<String> {
    let people: Vec<Person> = office.read(|reader| reader.list(&Scope::default())).expect("lists");
    people.into_iter().map(|person| person.first_name).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("writable");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("copies");
    }
}
