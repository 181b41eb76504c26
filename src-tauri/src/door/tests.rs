use saisaat_core::registers::Agency;
use saisaat_core::workspace::{Backup, HeadStanding, Unknown};
use saisaat_core::{Action, Verb};

use super::*;
use crate::imports::files::Files;

const PASSPHRASE: &str = "กุญแจดอกแรกของศูนย์";
const OTHER: &str = "กุญแจดอกที่สองของศูนย์";
const MAKER: Maker<'_> =
    Maker { name: "สมศรี ตรงเวลา", position: "นักวิเคราะห์" };

fn door(home: &Path) -> Door {
    Door::new(
        Recents::in_file(home.join("recent.json")),
        OpenedEvidence::in_folder(home.join("opened")),
        IdClipboard::default(),
        Files::default(),
    )
}

fn stage(door: &Door) -> Stage {
    door.state().expect("readable").stage
}

/// A door with a new workspace, its sheet passed.
fn inside(home: &Path) -> Answer<(Door, String)> {
    let mut door = door(home);
    door.create(&home.join("w"), "กระทรวงทดสอบ", MAKER, PASSPHRASE)?;
    let (key, asked) = (door.sheet()?.groups(), door.sheet()?.asked());
    door.confirm_sheet(&key[asked])?;
    Ok((door, key.join("-")))
}

#[test]
fn a_new_workspace_is_entered_past_its_recovery_sheet_only() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut door = door(home.path());
    door.create(&home.path().join("w"), "กระทรวงทดสอบ", MAKER, PASSPHRASE)?;
    assert_eq!(stage(&door), Stage::Sheet);
    assert!(door.confirm_sheet("AAAAA").is_err());
    assert_eq!(stage(&door), Stage::Sheet);
    let group = door.sheet()?.groups()[door.sheet()?.asked()].clone();
    door.confirm_sheet(&group)?;
    let state = door.state()?;
    assert_eq!((state.stage, state.protected), (Stage::Open, true));
    assert_eq!(state.officer.map(|officer| officer.position).as_deref(), Some("นักวิเคราะห์"));
    Ok(())
}

#[test]
fn locking_closes_the_office_and_the_passphrase_opens_it_again() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (mut door, _) = inside(home.path())?;
    let copy = door.evidence.folder()?.join("a.pdf");
    std::fs::write(&copy, "%PDF").expect("writable");
    door.lock()?;
    let state = door.state()?;
    assert_eq!((state.stage, state.ministry.as_deref()), (Stage::Locked, Some("กระทรวงทดสอบ")));
    assert!(door.open.is_none() && !copy.exists());

    assert!(matches!(door.unlock("ไม่ใช่กุญแจของใคร"), Err(Failure::Invalid { rule, .. }) if rule == "wrong"));
    assert_eq!((stage(&door), door.wait_seconds()?), (Stage::Locked, 0));
    for _ in 0..3 {
        let _ = door.unlock("ไม่ใช่กุญแจของใคร");
    }
    assert!(matches!(door.unlock(PASSPHRASE), Err(Failure::Invalid { rule, .. }) if rule == "wait"));
    assert!((1..=4).contains(&door.wait_seconds()?));
    Ok(())
}

#[test]
fn a_forgotten_passphrase_is_replaced_with_the_printed_key() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (mut door, key) = inside(home.path())?;
    door.lock()?;
    let rule = |answer: Answer<Vec<Officer>>| match answer {
        Err(Failure::Invalid { rule, .. }) => rule,
        other => panic!("{other:?}"),
    };
    assert_eq!(rule(door.officers_by_recovery(&key[..20])), "incomplete");
    let another = RecoveryKey::random().expect("randomness").to_string();
    assert_eq!(rule(door.officers_by_recovery(&another)), "wrong");
    let officers = door.officers_by_recovery(&key.to_lowercase())?;
    door.recover(&key, officers[0].id, OTHER)?;
    assert_eq!(stage(&door), Stage::Open);
    door.lock()?;
    assert!(door.unlock(PASSPHRASE).is_err());
    assert_eq!(door.unlock(OTHER), Ok(()));
    Ok(())
}

#[test]
fn a_sheet_that_was_never_confirmed_is_replaced_at_the_next_unlocking() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("w");
    let mut first = door(home.path());
    first.create(&folder, "กระทรวงทดสอบ", MAKER, PASSPHRASE)?;
    let lost = first.sheet()?.groups();
    drop(first);

    let mut second = door(home.path());
    second.approach(&folder)?;
    assert_eq!(stage(&second), Stage::Locked);
    second.unlock(PASSPHRASE)?;
    assert_eq!(stage(&second), Stage::Sheet);
    assert_ne!(second.sheet()?.groups(), lost);
    let group = second.sheet()?.groups()[second.sheet()?.asked()].clone();
    second.confirm_sheet(&group)?;
    second.lock()?;
    second.unlock(PASSPHRASE)?;
    assert_eq!(stage(&second), Stage::Open);
    Ok(())
}

#[test]
fn a_workspace_without_a_passphrase_opens_at_once_and_is_not_locked() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("w");
    workspace::create(&folder, "กระทรวงเปิด", Contents::Ministry)?.office.close()?;
    let mut door = door(home.path());
    door.approach(&folder)?;
    let state = door.state()?;
    assert_eq!((state.stage, state.protected), (Stage::Open, false));
    assert!(matches!(door.lock(), Err(Failure::Invalid { rule, .. }) if rule == "unprotected"));
    assert_eq!(stage(&door), Stage::Open);
    door.leave()?;
    assert_eq!(stage(&door), Stage::Start);
    Ok(())
}

#[test]
fn a_folder_that_is_no_workspace_leaves_the_window_where_it_stands() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (mut door, _) = inside(home.path())?;
    assert!(matches!(door.approach(home.path()), Err(Failure::NotFound { .. })));
    assert_eq!(stage(&door), Stage::Open);
    Ok(())
}

#[test]
fn a_damaged_workspace_is_restored_from_its_backup_and_the_restore_is_logged() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("w");
    let (mut door, _) = inside(home.path())?;
    let open = door.open.as_mut().expect("inside");
    let backup = open.workspace.back_up(&mut open.office, &open.workspace.backups())?;
    door.lock()?;
    let database = folder.join("workspace.db");
    std::fs::write(&database, vec![7; 4096]).expect("writable");
    assert!(matches!(door.unlock(PASSPHRASE), Err(Failure::Damaged { what }) if what != "key file"));
    assert_eq!(stage(&door), Stage::Locked);

    assert!(matches!(door.restore(&backup, &folder), Err(Failure::Invalid { rule, .. }) if rule == "required"));
    door.look_into(&backup, Some(PASSPHRASE))?;
    let aside = door.restore(&backup, &folder)?.expect("the damaged one is moved aside");
    assert_eq!(std::fs::read(aside.join("workspace.db")).expect("kept"), vec![7; 4096]);
    assert_eq!((stage(&door), door.state()?.ministry.as_deref()), (Stage::Locked, Some("กระทรวงทดสอบ")));
    door.unlock(PASSPHRASE)?;
    let verbs = |door: &Door| -> Vec<String> {
        let audit = door.open.as_ref().expect("inside").office.audit().expect("readable");
        audit.into_iter().map(|line| line.verb).collect()
    };
    assert_eq!(verbs(&door).iter().filter(|verb| *verb == "restore").count(), 1);
    door.lock()?;
    door.unlock(PASSPHRASE)?;
    assert_eq!(verbs(&door).iter().filter(|verb| *verb == "restore").count(), 1, "logged once");
    Ok(())
}

#[test]
fn a_damaged_key_file_is_told_from_a_damaged_database() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (mut door, _) = inside(home.path())?;
    door.lock()?;
    std::fs::write(home.path().join("w/keys.json"), "{").expect("writable");
    assert!(matches!(door.unlock(PASSPHRASE), Err(Failure::Damaged { what }) if what == "key file"));
    Ok(())
}

#[test]
fn a_damaged_workspace_without_a_passphrase_waits_to_be_restored() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("w");
    workspace::create(&folder, "กระทรวงเปิด", Contents::Ministry)?.office.close()?;
    std::fs::write(folder.join("workspace.db"), vec![7; 4096]).expect("writable");
    let mut door = door(home.path());
    assert!(matches!(door.approach(&folder), Err(Failure::Damaged { .. })));
    let state = door.state()?;
    assert_eq!((state.stage, state.protected), (Stage::Locked, false));
    Ok(())
}

/// The passphrase opens what was restored, and its audit log is compared with what was written down of it.
fn verified(door: &mut Door) -> Answer<saisaat_core::workspace::HeadsVerdict> {
    door.unlock(PASSPHRASE)?;
    let open = door.open.as_ref().expect("inside");
    Ok(open.workspace.compare_heads(&open.office)?)
}

/// A door with a workspace that was backed up twice, with something done between.
fn with_two_backups(home: &Path) -> Answer<(Door, Backup, Backup)> {
    let (mut door, _) = inside(home)?;
    let open = door.open.as_mut().expect("inside");
    let first = open.workspace.back_up(&mut open.office, &open.workspace.backups())?;
    let mut ministry = open.office.read(|reader| reader.ministry())?;
    ministry.vision = "โปร่งใส".into();
    open.office.operate(Action::on::<Agency>(Verb::Save), |tx| tx.put(&ministry))?;
    let second = open.workspace.back_up(&mut open.office, &open.workspace.backups())?;
    Ok((door, first, second))
}

#[test]
fn a_restore_from_inside_and_from_before_the_door_is_vouched_for_by_the_key() -> Answer<()> {
    for at_the_door in [false, true] {
        let home = tempfile::tempdir().expect("a temporary folder");
        let folder = home.path().join("w");
        let (mut door, first, second) = with_two_backups(home.path())?;
        if at_the_door {
            door.lock()?;
            assert!(matches!(door.look_into(&first, None), Err(Failure::Invalid { rule, .. }) if rule == "required"));
        }
        let (within, now) = door.look_into(&first, at_the_door.then_some(PASSPHRASE))?;
        assert!(now.is_some_and(|now| now.rows == within.rows));
        door.restore(&first, &folder)?;
        assert!(door.previewed.is_none(), "its key is gone from here");
        assert!(door.unlock("ไม่ใช่กุญแจของใคร").is_err(), "word of it waits for who has the passphrase");
        let verdict = verified(&mut door)?;
        let given_up = verdict.compared.iter().find(|named| named.head == second.head).expect("compared");
        assert!(verdict.hold && given_up.standing == HeadStanding::GivenUp, "{verdict:?}");
        assert!(!verdict.unknown.contains(&Unknown::Restored), "{verdict:?}");
        assert!(matches!(door.state()?.notices[..], [Notice::Restored { at: Some(_), .. }]));
    }
    Ok(())
}

#[test]
fn a_made_up_word_of_a_restore_is_told_at_the_door_and_does_not_hold() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("w");
    let (mut door, first, second) = with_two_backups(home.path())?;
    door.lock()?;
    std::fs::copy(first.folder.join("workspace.db"), folder.join("workspace.db")).expect("copies");
    std::fs::remove_file(folder.join("workspace.head.json")).expect("removes");
    let forged = format!(r#"{{"backup":"{}","before":["{}"]}}"#, first.head, second.head);
    std::fs::write(folder.join("restored.json"), forged).expect("writable");
    let verdict = verified(&mut door)?;
    assert!(!verdict.hold && verdict.unknown.contains(&Unknown::RestoreUnproven), "{verdict:?}");
    assert_eq!(door.state()?.notices, [Notice::RestoreUnproven]);
    Ok(())
}

#[test]
fn the_key_of_a_backup_that_was_looked_into_goes_when_the_officer_turns_away() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (mut door, first, second) = with_two_backups(home.path())?;
    door.lock()?;
    let look = |door: &mut Door| door.look_into(&first, Some(PASSPHRASE)).map(drop);
    look(&mut door)?;
    door.look_away();
    assert!(door.previewed.is_none());
    look(&mut door)?;
    assert!(door.look_into(&second, Some(OTHER)).is_err() && door.previewed.is_none(), "another is looked into");
    look(&mut door)?;
    door.unlock(PASSPHRASE)?;
    assert!(door.previewed.is_none(), "the officer went inside");
    look(&mut door)?;
    door.lock()?;
    assert!(door.previewed.is_none(), "and out");
    Ok(())
}

#[test]
fn a_restore_that_finds_its_place_taken_may_be_tried_at_another() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (mut door, first, _) = with_two_backups(home.path())?;
    let theirs = home.path().join("documents");
    std::fs::create_dir(&theirs).expect("writable");
    std::fs::write(theirs.join("letter.docx"), "mine").expect("writable");
    door.look_into(&first, None)?;
    assert!(door.restore(&first, &theirs).is_err());
    assert_eq!(stage(&door), Stage::Locked, "the workspace waits as it was");
    assert!(door.restore(&first, &home.path().join("new"))?.is_none());
    assert!(verified(&mut door)?.hold);
    Ok(())
}
