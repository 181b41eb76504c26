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
