//! Who comes in: nobody by the recovery key, nobody by older keys, and nobody into another's database.

use super::*;
use crate::keys::{DataKey, KeyFile, Store};
use crate::{Action, Verb};

fn rule<T>(refused: Result<T>) -> String {
    match refused {
        Err(Error::Invalid { rule, .. }) => rule.code().into(),
        Err(Error::Damaged { what }) => what,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it was let in"),
    }
}

fn second(office: &Office) -> Officer {
    Officer { id: office.surroundings().new_id(), ..office.officer().expect("somebody").clone() }
}

/// A locked workspace that a second officer opens with [`OTHER`].
fn locked_by_two(folder: &Path) -> (Workspace, Made, Officer) {
    let (workspace, mut made) = locked(folder);
    let second = second(&made.office);
    workspace.add_officer(&mut made.office, &second, OTHER).expect("adds");
    (workspace, made, second)
}

#[test]
fn the_recovery_key_typed_as_a_passphrase_lets_nobody_in() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, made) = locked(&folder.path().join("w"));
    made.office.close().expect("closes");
    let printed = made.recovery.to_string();
    for typed in [printed.clone(), printed.replace('-', ""), printed.to_lowercase()] {
        assert_eq!(rule(workspace.unlock(&typed, Surroundings::system())), "wrong");
    }
    let backup = {
        let later = Surroundings::fixed(moment() + Duration::hours(1), 5);
        let mut office = workspace.unlock(PASSPHRASE, later).expect("opens");
        workspace.back_up(&mut office, &workspace.backups()).expect("backs up")
    };
    assert_eq!(rule(backup.preview(Some(&printed.replace('-', "")))), "wrong", "nor into a backup");
}

#[test]
fn every_unlocked_office_has_its_officer_and_signs_its_lines() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    found(&mut made.office, "A");
    made.office.close().expect("closes");
    let officer = workspace.officers_by_recovery(&made.recovery).expect("lists").remove(0).id;
    let office = workspace.recover(&made.recovery, officer, OTHER, surroundings()).expect("recovers");
    assert!(office.officer().is_some_and(|at_work| at_work.id == officer));
    assert!(office.audit().expect("reads").iter().all(|line| line.officer == officer.to_string()));
}

#[test]
fn an_older_key_file_is_told_whoever_comes_with_it() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made, second) = locked_by_two(&folder.path().join("w"));
    let older = fs::read(workspace.keys()).expect("reads");
    workspace.remove_officer(&mut made.office, second.id).expect("removes");
    made.office.close().expect("closes");
    let newer = fs::read(workspace.keys()).expect("reads");
    assert_eq!(rule(workspace.unlock(OTHER, surroundings())), "wrong", "a removed officer");
    fs::write(workspace.keys(), &older).expect("puts the older one back");
    assert_eq!(rule(workspace.unlock(OTHER, surroundings())), "key file older");
    assert_eq!(rule(workspace.unlock(PASSPHRASE, surroundings())), "key file older");
    assert_eq!(rule(workspace.officers_by_recovery(&made.recovery)), "key file older");
    fs::write(workspace.keys(), &newer).expect("puts the newer one back");
    assert!(workspace.unlock(PASSPHRASE, surroundings()).is_ok());
}

#[test]
fn a_key_file_written_just_before_the_power_went_is_no_older_one() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, made) = locked(&folder.path().join("w"));
    let key = made.office.key().expect("a key").clone();
    made.office.close().expect("closes");
    // As it is between the writing of the key file and the line that counts it.
    let mut keys = KeyFile::read(&workspace.keys(), Store::Workspace).expect("reads");
    keys.seal_for_officer(&made_officer(&workspace, &made.recovery), OTHER, &key).expect("seals");
    keys.write(&workspace.keys(), &key).expect("writes");
    let office = workspace.unlock(OTHER, surroundings()).expect("opens");
    let last = office.audit().expect("reads").pop().expect("a line");
    assert_eq!(last.fields, format!("keys:{}", keys.generation()), "now it is counted");
}

fn made_officer(workspace: &Workspace, recovery: &RecoveryKey) -> String {
    workspace.officers_by_recovery(recovery).expect("lists").remove(0).id.to_string()
}

#[test]
fn a_plain_database_anothers_and_a_damaged_one_are_told_apart() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, made) = locked(&folder.path().join("w"));
    made.office.close().expect("closes");
    workspace.unlock(PASSPHRASE, surroundings()).expect("opens").close().expect("closes");
    let own = fs::read(workspace.database()).expect("reads");
    let (plain, office) = Workspace::create(&folder.path().join("plain"), surroundings()).expect("creates");
    office.close().expect("closes");
    let (another, made) = locked(&folder.path().join("another"));
    made.office.close().expect("closes");
    let put = |bytes: &[u8]| fs::write(workspace.database(), bytes).expect("writes");

    put(&fs::read(plain.database()).expect("reads"));
    assert_eq!(rule(workspace.unlock(PASSPHRASE, surroundings())), "plain database");
    put(&fs::read(another.database()).expect("reads"));
    assert_eq!(rule(workspace.unlock(PASSPHRASE, surroundings())), "another database");
    let mut damaged = own.clone();
    damaged[2_000] ^= 1;
    put(&damaged);
    let told = rule(workspace.unlock(PASSPHRASE, surroundings()));
    assert!(!["plain database", "another database", "key file", "key file older"].contains(&told.as_str()), "{told}");
    put(&own);
    workspace.unlock(PASSPHRASE, surroundings()).expect("its own opens").close().expect("closes");

    fs::remove_file(workspace.keys()).expect("removes");
    assert_eq!(rule(workspace.open(surroundings())), "key file missing");
    put(&fs::read(plain.database()).expect("reads"));
    assert_eq!(rule(workspace.open(surroundings())), "plain database");
}

#[test]
fn a_key_file_of_version_1_is_renewed_and_tied_by_the_next_who_opens_without_alarm() {
    let folder = tempfile::tempdir().expect("folder");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/schema-8-locked");
    let workspace = Workspace { folder: folder.path().join("w") };
    super::super::belongings::copy(&fixture, workspace.folder()).expect("copies");
    let read = || KeyFile::read(&workspace.keys(), Store::Workspace).expect("reads");
    assert_eq!(read().generation(), 0);
    let passphrase = "a passphrase of fixtures";
    let system = Surroundings::system;
    for _ in 0..2 {
        let office = workspace.unlock(passphrase, system()).expect("opens");
        assert!(office.notices().iter().all(|notice| matches!(notice, crate::Notice::ClockAhead { .. })));
        let keys = read();
        assert!(keys.generation() == 1 && keys.is_tied_to(&office.salt().expect("asks")), "once and for all");
        assert!(!keys.unlock(passphrase).expect("opens").outdated);
        assert!(workspace.compare_heads(&office).expect("compares").hold);
        office.close().expect("closes");
    }
}

#[test]
fn the_protected_identities_open_for_the_officer_at_work_only_and_while_they_have_access() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, made, second) = locked_by_two(&folder.path().join("w"));
    let first = made.office.officer().expect("somebody").id;
    let (mine, theirs) = ("กุญแจของข้อมูลผู้ร้อง", "กุญแจของข้อมูลผู้ร้องอีกดอก");
    let protected = workspace.create_protected(&made.office, mine).expect("creates");
    workspace.name_for_protected(&made.office, &protected, second.id, theirs).expect("names");
    drop(protected);
    assert_eq!(rule(workspace.unlock_protected(&made.office, theirs)), "another_officer");
    assert!(workspace.unlock_protected(&made.office, mine).is_ok());
    let before = fs::read(workspace.folder().join(PROTECTED_KEYS)).expect("reads");
    made.office.close().expect("closes");

    let mut office = workspace.unlock(OTHER, surroundings()).expect("opens");
    workspace.remove_officer(&mut office, first).expect("removes the first");
    // Their seal is put back by hand: it is of an officer without access, who is not at work either.
    fs::write(workspace.folder().join(PROTECTED_KEYS), before).expect("writes");
    assert_eq!(rule(workspace.unlock_protected(&office, mine)), "another_officer");
    let protected = workspace.unlock_protected(&office, theirs).expect("opens");
    assert_eq!(rule(workspace.name_for_protected(&office, &protected, first, mine)), "not_active");
    let third = Officer { id: office.surroundings().new_id(), ..second.clone() };
    workspace.add_officer(&mut office, &third, PASSPHRASE).expect("adds a third");
    let another = "กุญแจของข้อมูลผู้ร้องดอกที่สาม";
    workspace.name_for_protected(&office, &protected, third.id, another).expect("names");
    drop(protected);
    workspace.remove_officer(&mut office, second.id).expect("takes their own access away");
    assert_eq!(rule(workspace.unlock_protected(&office, theirs)), "not_active");

    let (plain, office) = Workspace::create(&folder.path().join("plain"), surroundings()).expect("creates");
    assert_eq!(rule(plain.create_protected(&office, mine)), "required", "nobody is at work");
}

#[test]
fn a_key_file_swapped_in_while_the_workspace_is_open_is_changed_by_nobody() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let office = &mut made.office;
    let (first, second) = (office.officer().expect("somebody").clone(), second(office));
    let third = Officer { id: office.surroundings().new_id(), ..second.clone() };
    workspace.add_officer(office, &second, OTHER).expect("adds");
    workspace.add_officer(office, &third, "กุญแจดอกที่สามของศูนย์").expect("adds");
    let older = fs::read(workspace.keys()).expect("reads");
    workspace.remove_officer(office, second.id).expect("removes");
    let newer = fs::read(workspace.keys()).expect("reads");
    let mut altered = KeyFile::read(&workspace.keys(), Store::Workspace).expect("reads");
    altered.write(&workspace.keys(), &DataKey::random().expect("random")).expect("writes");
    let altered = fs::read(workspace.keys()).expect("reads");
    for (swapped, told) in [(&older, "key file older"), (&altered, "key file altered")] {
        fs::write(workspace.keys(), swapped).expect("swaps");
        assert_eq!(rule(workspace.renew_recovery(office)), told);
        assert_eq!(rule(workspace.change_passphrase(office, PASSPHRASE, "กุญแจดอกใหม่ของศูนย์")), told);
        let fourth = Officer { id: office.surroundings().new_id(), ..first.clone() };
        assert_eq!(rule(workspace.add_officer(office, &fourth, "กุญแจดอกที่สี่ของศูนย์")), told);
        assert!(matches!(office.read(|reader| reader.get(fourth.id)), Err(Error::NotFound { .. })), "nothing is kept");
        assert_eq!(rule(workspace.remove_officer(office, third.id)), told);
        assert!(office.read(|reader| reader.get(third.id)).expect("reads").active, "nothing is changed");
        assert_eq!(&fs::read(workspace.keys()).expect("reads"), swapped, "nor signed anew");
    }
    fs::write(workspace.keys(), &newer).expect("puts it back");
    workspace.renew_recovery(office).expect("renews");
    made.office.close().expect("closes");
    assert_eq!(rule(workspace.unlock(OTHER, surroundings())), "wrong");
}

#[test]
fn a_lower_count_of_key_files_in_the_log_is_not_believed() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made, second) = locked_by_two(&folder.path().join("w"));
    let older = fs::read(workspace.keys()).expect("reads");
    workspace.remove_officer(&mut made.office, second.id).expect("removes");
    made.office.note(Action::on::<Officer>(Verb::Passphrase), 1, "keys:1").expect("notes");
    made.office.close().expect("closes");
    fs::write(workspace.keys(), &older).expect("puts the older one back");
    assert_eq!(rule(workspace.unlock(PASSPHRASE, surroundings())), "key file older");
}

#[test]
fn an_altered_key_file_of_the_identities_is_vouched_for_by_nobody() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made, second) = locked_by_two(&folder.path().join("w"));
    let (mine, theirs) = ("กุญแจของข้อมูลผู้ร้อง", "กุญแจของข้อมูลผู้ร้องอีกดอก");
    let protected = workspace.create_protected(&made.office, mine).expect("creates");
    let path = workspace.folder().join(PROTECTED_KEYS);
    let mut altered = KeyFile::read(&path, Store::Identities).expect("reads");
    altered.write(&path, &DataKey::random().expect("random")).expect("writes");
    let altered = fs::read(&path).expect("reads");
    assert_eq!(rule(workspace.unlock_protected(&made.office, mine)), "key file altered");
    assert_eq!(rule(workspace.name_for_protected(&made.office, &protected, second.id, theirs)), "key file altered");
    assert_eq!(rule(workspace.remove_officer(&mut made.office, second.id)), "key file altered");
    assert_eq!(fs::read(&path).expect("reads"), altered);
}

#[test]
fn an_officer_with_anothers_passphrase_is_not_added_at_all() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let second = Officer {
        name: "ประพันธ์ ซื่อตรง".into(),
        role: Role::Reader,
        ..Officer::blank(made.office.surroundings().new_id())
    };
    let refused = workspace.add_officer(&mut made.office, &second, PASSPHRASE);
    assert!(matches!(refused, Err(Error::Duplicate { field }) if field == "passphrase"));
    assert!(matches!(made.office.read(|r| r.get(second.id)), Err(Error::NotFound { .. })));
}
