use saisaat_core::registers::Agency;
use saisaat_core::workspace::{Backup, HeadStanding, Unknown};
use saisaat_core::{Action, Rule, Verb};

use super::*;
use crate::imports::files::Files;

const PASSPHRASE: &str = "กุญแจดอกแรกของศูนย์";
const OTHER: &str = "กุญแจดอกที่สองของศูนย์";
const MAKER: Maker<'_> =
    Maker { name: "สมศรี ตรงเวลา", position: "นักวิเคราะห์" };

fn session(home: &Path) -> Session {
    Session::new(
        Recents::in_file(home.join("recent.json")),
        OpenedEvidence::in_folder(home.join("opened")),
        IdClipboard::default(),
        Files::default(),
    )
}

fn stage(session: &Session) -> Stage {
    session.state().expect("readable").stage
}

/// A session with a new workspace, its sheet passed.
fn inside(home: &Path) -> Answer<(Session, String)> {
    let mut session = session(home);
    session.create(&home.join("w"), "กระทรวงทดสอบ", MAKER, PASSPHRASE)?;
    let (key, asked) = (session.sheet()?.groups(), session.sheet()?.asked());
    session.confirm_sheet(&key[asked])?;
    Ok((session, key.join("-")))
}

#[test]
fn a_new_workspace_is_entered_past_its_recovery_sheet_only() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut session = session(home.path());
    session.create(&home.path().join("w"), "กระทรวงทดสอบ", MAKER, PASSPHRASE)?;
    assert_eq!(stage(&session), Stage::Sheet);
    assert!(session.confirm_sheet("AAAAA").is_err());
    assert_eq!(stage(&session), Stage::Sheet);
    let group = session.sheet()?.groups()[session.sheet()?.asked()].clone();
    session.confirm_sheet(&group)?;
    let state = session.state()?;
    assert_eq!((state.stage, state.protected), (Stage::Open, true));
    assert_eq!(state.officer.map(|officer| officer.position).as_deref(), Some("นักวิเคราะห์"));
    Ok(())
}

#[test]
fn locking_closes_the_office_and_the_passphrase_opens_it_again() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (mut session, _) = inside(home.path())?;
    let copy = session.evidence.folder()?.join("a.pdf");
    std::fs::write(&copy, "%PDF").expect("writable");
    session.lock()?;
    let state = session.state()?;
    assert_eq!((state.stage, state.ministry.as_deref()), (Stage::Locked, Some("กระทรวงทดสอบ")));
    assert!(session.open.is_none() && !copy.exists());

    assert!(matches!(session.unlock("ไม่ใช่กุญแจของใคร"), Err(Failure::Invalid { rule, .. }) if rule == Rule::Wrong));
    assert_eq!((stage(&session), session.wait_seconds()?), (Stage::Locked, 0));
    for _ in 0..3 {
        let _ = session.unlock("ไม่ใช่กุญแจของใคร");
    }
    assert!(matches!(session.unlock(PASSPHRASE), Err(Failure::Invalid { rule, .. }) if rule == Rule::Wait));
    assert!((1..=4).contains(&session.wait_seconds()?));
    Ok(())
}

#[test]
fn a_forgotten_passphrase_is_replaced_with_the_printed_key() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (mut session, key) = inside(home.path())?;
    session.lock()?;
    let rule = |answer: Answer<Vec<Officer>>| match answer {
        Err(Failure::Invalid { rule, .. }) => rule,
        other => panic!("{other:?}"),
    };
    assert_eq!(rule(session.officers_by_recovery(&key[..20])), Rule::Incomplete);
    let another = RecoveryKey::random().expect("randomness").to_string();
    assert_eq!(rule(session.officers_by_recovery(&another)), Rule::Wrong);
    let officers = session.officers_by_recovery(&key.to_lowercase())?;
    session.recover(&key, officers[0].id, OTHER)?;
    assert_eq!(stage(&session), Stage::Open);
    session.lock()?;
    assert!(session.unlock(PASSPHRASE).is_err());
    assert_eq!(session.unlock(OTHER), Ok(()));
    Ok(())
}

#[test]
fn a_sheet_that_was_never_confirmed_is_replaced_at_the_next_unlocking() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("w");
    let mut first = session(home.path());
    first.create(&folder, "กระทรวงทดสอบ", MAKER, PASSPHRASE)?;
    let lost = first.sheet()?.groups();
    drop(first);

    let mut second = session(home.path());
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
    let mut session = session(home.path());
    session.approach(&folder)?;
    let state = session.state()?;
    assert_eq!((state.stage, state.protected), (Stage::Open, false));
    assert!(matches!(session.lock(), Err(Failure::Invalid { rule, .. }) if rule == Rule::Unprotected));
    assert_eq!(stage(&session), Stage::Open);
    session.leave()?;
    assert_eq!(stage(&session), Stage::Start);
    Ok(())
}

#[test]
fn a_folder_that_is_no_workspace_leaves_the_window_where_it_stands() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (mut session, _) = inside(home.path())?;
    assert!(matches!(session.approach(home.path()), Err(Failure::NotFound { .. })));
    assert_eq!(stage(&session), Stage::Open);
    Ok(())
}

#[test]
fn a_damaged_workspace_is_restored_from_its_backup_and_the_restore_is_logged() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("w");
    let (mut session, _) = inside(home.path())?;
    let open = session.open.as_mut().expect("inside");
    let backup = open.workspace.back_up(&mut open.office, &open.workspace.backups())?;
    session.lock()?;
    let database = folder.join("workspace.db");
    std::fs::write(&database, vec![7; 4096]).expect("writable");
    assert!(matches!(session.unlock(PASSPHRASE), Err(Failure::Damaged { what }) if what != "key file"));
    assert_eq!(stage(&session), Stage::Locked);

    assert!(matches!(session.restore(&backup, &folder), Err(Failure::Invalid { rule, .. }) if rule == Rule::Required));
    session.look_into(&backup, Some(PASSPHRASE))?;
    let aside = session.restore(&backup, &folder)?.expect("the damaged one is moved aside");
    assert_eq!(std::fs::read(aside.join("workspace.db")).expect("kept"), vec![7; 4096]);
    assert_eq!((stage(&session), session.state()?.ministry.as_deref()), (Stage::Locked, Some("กระทรวงทดสอบ")));
    session.unlock(PASSPHRASE)?;
    let verbs = |session: &Session| -> Vec<String> {
        let audit = session.open.as_ref().expect("inside").office.audit().expect("readable");
        audit.into_iter().map(|line| line.verb).collect()
    };
    assert_eq!(verbs(&session).iter().filter(|verb| *verb == "restore").count(), 1);
    session.lock()?;
    session.unlock(PASSPHRASE)?;
    assert_eq!(verbs(&session).iter().filter(|verb| *verb == "restore").count(), 1, "logged once");
    Ok(())
}

#[test]
fn a_damaged_key_file_is_told_from_a_damaged_database() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (mut session, _) = inside(home.path())?;
    session.lock()?;
    std::fs::write(home.path().join("w/keys.json"), "{").expect("writable");
    assert!(matches!(session.unlock(PASSPHRASE), Err(Failure::Damaged { what }) if what == "key file"));
    Ok(())
}

#[test]
fn a_damaged_workspace_without_a_passphrase_waits_to_be_restored() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("w");
    workspace::create(&folder, "กระทรวงเปิด", Contents::Ministry)?.office.close()?;
    std::fs::write(folder.join("workspace.db"), vec![7; 4096]).expect("writable");
    let mut session = session(home.path());
    assert!(matches!(session.approach(&folder), Err(Failure::Damaged { .. })));
    let state = session.state()?;
    assert_eq!((state.stage, state.protected), (Stage::Locked, false));
    Ok(())
}

/// The passphrase opens what was restored, and its audit log is compared with what was written down of it.
fn verified(session: &mut Session) -> Answer<saisaat_core::workspace::HeadsVerdict> {
    session.unlock(PASSPHRASE)?;
    let open = session.open.as_ref().expect("inside");
    Ok(open.workspace.compare_heads(&open.office)?)
}

/// A session with a workspace that was backed up twice, with something done between.
fn with_two_backups(home: &Path) -> Answer<(Session, Backup, Backup)> {
    let (mut session, _) = inside(home)?;
    let open = session.open.as_mut().expect("inside");
    let first = open.workspace.back_up(&mut open.office, &open.workspace.backups())?;
    let mut ministry = open.office.read(|reader| reader.ministry())?;
    ministry.vision = "โปร่งใส".into();
    open.office.operate(Action::on::<Agency>(Verb::Save), |tx| tx.put(&ministry))?;
    let second = open.workspace.back_up(&mut open.office, &open.workspace.backups())?;
    Ok((session, first, second))
}

#[test]
fn a_restore_from_inside_and_from_before_unlocking_is_vouched_for_by_the_key() -> Answer<()> {
    for while_locked in [false, true] {
        let home = tempfile::tempdir().expect("a temporary folder");
        let folder = home.path().join("w");
        let (mut session, first, second) = with_two_backups(home.path())?;
        if while_locked {
            session.lock()?;
            assert!(
                matches!(session.look_into(&first, None), Err(Failure::Invalid { rule, .. }) if rule == Rule::Required)
            );
        }
        let (within, now) = session.look_into(&first, while_locked.then_some(PASSPHRASE))?;
        assert!(now.is_some_and(|now| now.rows == within.rows));
        session.restore(&first, &folder)?;
        assert!(session.previewed.is_none(), "its key is gone from here");
        assert!(session.unlock("ไม่ใช่กุญแจของใคร").is_err(), "word of it waits for who has the passphrase");
        let verdict = verified(&mut session)?;
        let given_up = verdict.compared.iter().find(|named| named.head == second.head).expect("compared");
        assert!(verdict.hold && given_up.standing == HeadStanding::GivenUp, "{verdict:?}");
        assert!(!verdict.unknown.contains(&Unknown::Restored), "{verdict:?}");
        assert!(matches!(session.state()?.notices[..], [Notice::Restored { at: Some(_), .. }]));
    }
    Ok(())
}

#[test]
fn a_made_up_word_of_a_restore_is_told_while_locked_and_does_not_hold() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let folder = home.path().join("w");
    let (mut session, first, second) = with_two_backups(home.path())?;
    session.lock()?;
    std::fs::copy(first.folder.join("workspace.db"), folder.join("workspace.db")).expect("copies");
    std::fs::remove_file(folder.join("workspace.head.json")).expect("removes");
    let forged = format!(r#"{{"backup":"{}","before":["{}"]}}"#, first.head, second.head);
    std::fs::write(folder.join("restored.json"), forged).expect("writable");
    let verdict = verified(&mut session)?;
    assert!(!verdict.hold && verdict.unknown.contains(&Unknown::RestoreUnproven), "{verdict:?}");
    assert_eq!(session.state()?.notices, [Notice::RestoreUnproven]);
    Ok(())
}

#[test]
fn the_key_of_a_backup_that_was_looked_into_goes_when_the_officer_turns_away() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (mut session, first, second) = with_two_backups(home.path())?;
    session.lock()?;
    let look = |session: &mut Session| session.look_into(&first, Some(PASSPHRASE)).map(drop);
    look(&mut session)?;
    session.look_away();
    assert!(session.previewed.is_none());
    look(&mut session)?;
    assert!(session.look_into(&second, Some(OTHER)).is_err() && session.previewed.is_none(), "another is looked into");
    look(&mut session)?;
    session.unlock(PASSPHRASE)?;
    assert!(session.previewed.is_none(), "the officer went inside");
    look(&mut session)?;
    session.lock()?;
    assert!(session.previewed.is_none(), "and out");
    Ok(())
}

#[test]
fn a_restore_that_finds_its_place_taken_may_be_tried_at_another() -> Answer<()> {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (mut session, first, _) = with_two_backups(home.path())?;
    let theirs = home.path().join("documents");
    std::fs::create_dir(&theirs).expect("writable");
    std::fs::write(theirs.join("letter.docx"), "mine").expect("writable");
    session.look_into(&first, None)?;
    assert!(session.restore(&first, &theirs).is_err());
    assert_eq!(stage(&session), Stage::Locked, "the workspace waits as it was");
    assert!(session.restore(&first, &home.path().join("new"))?.is_none());
    assert!(verified(&mut session)?.hold);
    Ok(())
}
