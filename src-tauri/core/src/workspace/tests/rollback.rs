//! An older database put back, and an audit log whose last lines were removed, against a restore that was meant.

use super::super::heads::{HeadSource, HeadStanding, HeadsVerdict, Unknown};
use super::*;
use crate::Notice;

/// The workspace with something in it, closed, and its database as it was before the last change.
fn with_an_older_database(folder: &Path) -> (Workspace, Vec<u8>) {
    let (workspace, mut made) = locked(&folder.join("w"));
    found(&mut made.office, "A");
    made.office.close().expect("closes");
    let older = fs::read(workspace.database()).expect("reads");
    let mut office = workspace.unlock(PASSPHRASE, surroundings()).expect("opens");
    rename(&mut office, "B");
    workspace.back_up(&mut office, &workspace.backups()).expect("backs up");
    office.close().expect("closes");
    (workspace, older)
}

fn head_file(workspace: &Workspace) -> PathBuf {
    workspace.folder().join("workspace.head.json")
}

fn opened(workspace: &Workspace) -> (Office, HeadsVerdict) {
    let office = workspace.unlock(PASSPHRASE, surroundings()).expect("opens");
    let verdict = workspace.compare_heads(&office).expect("compares");
    (office, verdict)
}

fn standings(verdict: &HeadsVerdict) -> Vec<(HeadSource, HeadStanding)> {
    verdict.compared.iter().map(|named| (named.source, named.standing)).collect()
}

#[test]
fn an_older_database_put_back_is_found_by_the_head_file_and_by_a_backup() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, older) = with_an_older_database(folder.path());
    let (office, verdict) = opened(&workspace);
    let sound = [(HeadSource::Backup, HeadStanding::InLog), (HeadSource::HeadFile, HeadStanding::InLog)];
    assert!(verdict.hold && standings(&verdict) == sound && office.notices().is_empty(), "{verdict:?}");
    office.close().expect("closes");

    fs::write(workspace.database(), &older).expect("puts the older one back");
    for _ in 0..2 {
        let (office, verdict) = opened(&workspace);
        office.verify_audit().expect("the chain itself holds");
        let gone = [(HeadSource::Backup, HeadStanding::Missing), (HeadSource::HeadFile, HeadStanding::Missing)];
        assert!(!verdict.hold && standings(&verdict) == gone, "it is not forgotten by being opened: {verdict:?}");
        assert!(matches!(office.notices(), [Notice::RolledBack { lines }] if *lines > 3), "{:?}", office.notices());
        office.close().expect("closes");
    }
    fs::remove_file(head_file(&workspace)).expect("removes");
    let (office, verdict) = opened(&workspace);
    assert!(!verdict.hold && verdict.unknown.contains(&Unknown::NoHeadFile), "{verdict:?}");
    assert_eq!(standings(&verdict), [(HeadSource::Backup, HeadStanding::Missing)]);
    office.close().expect("closes");
}

#[test]
fn a_head_file_that_somebody_else_wrote_is_found() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, older) = with_an_older_database(folder.path());
    let mut written: serde_json::Value =
        serde_json::from_slice(&fs::read(head_file(&workspace)).expect("reads")).expect("JSON");
    fs::write(workspace.database(), &older).expect("puts the older one back");
    (written["lines"], written["head"]) = (1.into(), "00".into());
    let forged = written.to_string();
    fs::write(head_file(&workspace), &forged).expect("writes");
    let (office, verdict) = opened(&workspace);
    assert!(!verdict.hold && office.notices() == [Notice::HeadFileDamaged], "{verdict:?}");
    office.close().expect("closes");
    let kept = |entry: &files::Entry| entry.name().starts_with("workspace.head.damaged-");
    let kept: Vec<_> = files::entries(workspace.folder()).expect("lists").into_iter().filter(kept).collect();
    assert_eq!(kept.len(), 1, "the evidence stays: {kept:?}");
    assert_eq!(fs::read_to_string(&kept[0].path).expect("reads"), forged);
    assert!(workspace.foreign().expect("lists").is_empty());
}

#[test]
fn a_crash_before_the_head_file_is_written_raises_no_alarm() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, made) = locked(&folder.path().join("w"));
    made.office.close().expect("closes");
    let mut office = workspace.unlock(PASSPHRASE, surroundings()).expect("opens");
    let before = fs::read(head_file(&workspace)).expect("written by the opening");
    found(&mut office, "A");
    rename(&mut office, "B");
    office.close().expect("closes");
    // As a program that died left it.
    fs::write(head_file(&workspace), before).expect("writes");
    let (office, verdict) = opened(&workspace);
    assert!(verdict.hold && office.notices().is_empty(), "{verdict:?}");
    office.close().expect("closes");
}

#[test]
fn removed_last_lines_are_found_by_a_report_that_was_handed_in() {
    let (workspace_folder, head) = (tempfile::tempdir().expect("folder"), "f00d".repeat(4));
    let (workspace, mut office) =
        Workspace::create(&workspace_folder.path().join("w"), surroundings()).expect("creates");
    let agency = found(&mut office, "A");
    office.close().expect("closes");
    let forger = rusqlite::Connection::open(workspace.database()).expect("opens");
    let inputs = serde_json::json!({ "head": { "audit_head": head } }).to_string();
    let sql = "INSERT INTO submissions VALUES ('01a0c450-6c00-7e54-905d-35de6024c976', ?1, 2569, 12, 1, '2026-10-01', '', NULL, '{}', ?2, ?3, '')";
    forger.execute(sql, [agency.to_string(), "0".repeat(64), inputs]).expect("inserts");
    forger.close().expect("closes");
    let office = workspace.open(surroundings()).expect("opens");
    let verdict = workspace.compare_heads(&office).expect("compares");
    let report = verdict.compared.iter().find(|named| named.source == HeadSource::Submission).expect("compared");
    assert_eq!((report.name.as_str(), report.standing), ("A 2569/12 #1", HeadStanding::Missing));
    assert!(!verdict.hold && verdict.unknown.contains(&Unknown::OpenToAll));
}

#[test]
fn a_restore_gives_up_what_came_after_and_is_no_rollback_also_when_it_is_restored_back() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    found(&mut made.office, "A");
    let at = |office: &mut Office| workspace.back_up(office, &workspace.backups()).expect("backs up");
    let first = at(&mut made.office);
    rename(&mut made.office, "B");
    let second = at(&mut made.office);
    made.office.close().expect("closes");

    Workspace::restore(&previewed(&first), workspace.folder(), moment()).expect("restores");
    let (mut office, verdict) = opened(&workspace);
    assert!(verdict.hold, "{verdict:?}");
    // The second backup, and what the head file told of after it.
    assert_eq!(office.notices(), [Notice::Restored { at: Some("2026-09-30T09:00:00Z".into()), given_up: 2 }]);
    let line = office.audit().expect("reads").into_iter().find(|line| line.verb == "restore").expect("a line");
    assert!(
        line.fields.starts_with(&format!("{} @2026-09-30T09:00:00Z -", first.head))
            && line.fields.contains(&format!(" -{}", second.head)),
        "{line:?}"
    );
    let of = |verdict: &HeadsVerdict, head: &str| {
        verdict.compared.iter().find(|named| named.head == head).expect("compared").standing
    };
    assert_eq!((of(&verdict, &first.head), of(&verdict, &second.head)), (HeadStanding::InLog, HeadStanding::GivenUp));
    rename(&mut office, "C");
    let third = workspace.back_up(&mut office, &workspace.backups()).expect("backs up");
    office.close().expect("closes");

    let second = Backup::at(&workspace.backups().join(second.folder.file_name().expect("a name"))).expect("it stays");
    Workspace::restore(&previewed(&second), workspace.folder(), moment() + Duration::seconds(5)).expect("restores");
    let (office, verdict) = opened(&workspace);
    assert!(verdict.hold, "{verdict:?}");
    assert_eq!(of(&verdict, &third.head), HeadStanding::GivenUp);
    let older = office.audit().expect("reads").len();
    office.close().expect("closes");
    // What comes after a restore is watched like anything else.
    let database = fs::read(workspace.database()).expect("reads");
    let mut office = workspace.unlock(PASSPHRASE, surroundings()).expect("opens");
    rename(&mut office, "D");
    office.close().expect("closes");
    fs::write(workspace.database(), database).expect("puts the older one back");
    let (office, verdict) = opened(&workspace);
    assert!(!verdict.hold && office.audit().expect("reads").len() > older, "{verdict:?}");
}

#[test]
fn a_backup_of_another_workspace_among_our_own_says_nothing_of_our_log() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, made) = locked(&folder.path().join("w"));
    made.office.close().expect("closes");
    let (other, mut made) = locked(&folder.path().join("other"));
    found(&mut made.office, "A");
    let theirs = other.back_up(&mut made.office, &other.backups()).expect("backs up").folder;
    fs::create_dir_all(workspace.backups()).expect("makes");
    fs::rename(&theirs, workspace.backups().join(theirs.file_name().expect("a name"))).expect("moves");
    let (_office, verdict) = opened(&workspace);
    let expected = [(HeadSource::Backup, HeadStanding::Foreign), (HeadSource::HeadFile, HeadStanding::InLog)];
    assert!(verdict.hold && standings(&verdict) == expected, "{verdict:?}");
}
