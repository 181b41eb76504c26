//! Backups: what they hold, when they go, and what restoring them leaves.

use super::super::backup::prune;
use super::*;
use crate::Rule;
use crate::store::reckoning::Reckoning;

#[test]
fn a_backup_is_verified_named_by_its_head_and_restored_beside_what_was_there() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    found(&mut made.office, "BEFORE");
    let store = workspace.evidence_store(&made.office);
    let kept = store.take("minutes.pdf", b"%PDF-1.7 minutes").expect("takes");
    let backup = workspace.back_up(&mut made.office, &workspace.backups()).expect("backs up");
    let lines = made.office.audit().expect("reads");
    let (last, before) = lines.split_last().expect("lines");
    assert_eq!(last.verb, "back_up");
    assert!(before.last().expect("a line").hash.starts_with(&backup.head) && backup.head.len() == 12);
    let census = backup.verify(&made.office).expect("verifies");
    assert_eq!(census, super::super::census(&made.office).expect("counts"));
    let agency = made.office.read(|r| r.ministry()).expect("there");
    made.office.operate(Action::on::<Agency>(Verb::Remove), |tx| tx.remove(agency.id)).expect("removes");
    made.office.close().expect("closes");

    let aside =
        Workspace::restore(&previewed(&backup), workspace.folder(), moment()).expect("restores").expect("was there");
    let office = workspace.unlock(PASSPHRASE, surroundings()).expect("opens");
    assert_eq!(codes(&office), ["BEFORE"]);
    assert_eq!(workspace.evidence_store(&office).read(&kept.sha256).expect("reads"), b"%PDF-1.7 minutes");
    assert_eq!(Workspace::backups_in(&workspace.backups()).expect("lists").len(), 1, "the backups stay");
    assert!(
        Workspace::at(&aside).expect("whole").unlock(PASSPHRASE, surroundings()).is_ok(),
        "nothing was overwritten"
    );
}

#[test]
fn a_backup_with_a_flipped_bit_does_not_verify() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let backup = workspace.back_up(&mut made.office, &workspace.backups()).expect("backs up");
    let path = backup.folder.join(DATABASE);
    let mut bytes = fs::read(&path).expect("reads");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(&path, bytes).expect("writes");
    assert!(backup.verify(&made.office).is_err());
}

#[test]
fn pruning_keeps_two_days_twelve_days_ten_weeks_and_nine_months() {
    let now = moment();
    let at = |hours: i64| Backup {
        folder: format!("{hours}").into(),
        at: now - Duration::hours(hours),
        head: String::new(),
    };
    let time = Reckoning::from_moments(&[], now);
    let every_hour: Vec<Backup> = (0..24 * 400).map(at).collect();
    let removed: std::collections::HashSet<_> =
        prune(&every_hour, &time).into_iter().map(|b| b.folder.clone()).collect();
    let kept: Vec<_> = every_hour.iter().filter(|b| !removed.contains(&b.folder)).collect();
    assert_eq!(kept.iter().filter(|b| now - b.at < Duration::days(2)).count(), 48);
    let older = kept.len() - 48;
    assert!((12..=31).contains(&older), "{older}");
    let oldest = kept.iter().map(|b| b.at).min().expect("some");
    assert!((now - oldest).num_days() > 230, "nine months back");
    assert!(prune(&every_hour[..24], &time).is_empty());
}

#[test]
fn a_backup_is_made_only_when_data_changed_and_looking_is_no_change() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    found(&mut made.office, "A");
    let first = workspace.back_up_if_changed(&mut made.office).expect("backs up").expect("there was none");
    made.office.record(Action::on::<Agency>(Verb::Export), 1).expect("records");
    made.office.close().expect("closes");
    let later = || Surroundings::fixed(moment() + Duration::minutes(30), 13);
    let mut office = workspace.unlock(PASSPHRASE, later()).expect("opens");
    assert_eq!(workspace.back_up_if_changed(&mut office).expect("asks"), None);
    rename(&mut office, "B");
    let second = workspace.back_up_if_changed(&mut office).expect("backs up").expect("data changed");
    assert_ne!(first.head, second.head);
    assert_eq!(Workspace::backups_in(&workspace.backups()).expect("lists"), [second, first]);
}

#[test]
fn a_backup_is_previewed_by_itself_and_not_touched() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    found(&mut made.office, "A");
    let backup = workspace.back_up(&mut made.office, &folder.path().join("ไดรฟ์ ?#%/สำรอง")).expect("backs up");
    let bytes = fs::read(backup.folder.join(DATABASE)).expect("reads");
    let names = || fs::read_dir(&backup.folder).expect("lists").count();
    let (before, there) = (names(), super::super::census(&made.office).expect("counts"));
    assert!(matches!(backup.preview(None), Err(Error::Invalid { rule, .. }) if rule == Rule::Required));
    assert!(matches!(backup.preview(Some(OTHER)), Err(Error::Invalid { rule, .. }) if rule == Rule::Wrong));
    assert_eq!(previewed(&backup).census(), &there);
    assert_eq!((fs::read(backup.folder.join(DATABASE)).expect("reads"), names()), (bytes, before));
}

#[test]
fn a_workspace_that_is_open_is_not_restored_over() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let backup = workspace.back_up(&mut made.office, &folder.path().join("backups")).expect("backs up");
    let elsewhere = std::thread::spawn({
        let (backup, target) = (previewed(&backup), workspace.folder().to_owned());
        move || Workspace::restore(&backup, &target, moment())
    });
    assert!(matches!(elsewhere.join().expect("ends"), Err(Error::Locked)));
    made.office.close().expect("closes");
    assert!(Workspace::restore(&previewed(&backup), workspace.folder(), moment()).expect("restores").is_some());
}

#[test]
fn a_restore_that_was_cut_short_between_its_moves_is_ended_by_the_next_opening() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    found(&mut made.office, "A");
    let own = workspace.back_up(&mut made.office, &workspace.backups()).expect("backs up");
    let backup = workspace.back_up(&mut made.office, &folder.path().join("backups")).expect("backs up");
    made.office.close().expect("closes");
    let target = workspace.folder();
    // As it is when the power goes between moving the old one aside and moving the new one in.
    let restored = folder.path().join("w.saisaat-restored");
    super::super::belongings::copy(&backup.folder, &restored).expect("copies");
    fs::write(restored.join("restored.json"), r#"{"backup":"","before":[]}"#).expect("writes");
    fs::rename(target, folder.path().join("w.before-restore-20260930T090000Z")).expect("moves");
    let office = Workspace::at(target).expect("whole").unlock(PASSPHRASE, surroundings()).expect("opens");
    assert_eq!(codes(&office), ["A"]);
    assert_eq!(Workspace::backups_in(&workspace.backups()).expect("lists"), [own]);
}

#[test]
fn a_folder_that_is_somebody_elses_is_not_restored_over() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let backup = workspace.back_up(&mut made.office, &workspace.backups()).expect("backs up");
    let documents = folder.path().join("documents");
    fs::create_dir(&documents).expect("makes");
    fs::write(documents.join("letter.docx"), "mine").expect("writes");
    let refused = Workspace::restore(&previewed(&backup), &documents, moment());
    assert!(matches!(refused, Err(Error::File { source, .. }) if source.kind() == std::io::ErrorKind::AlreadyExists));
    assert_eq!(fs::read(documents.join("letter.docx")).expect("reads"), b"mine");
}

#[test]
fn backups_share_evidence_among_themselves_but_never_with_the_workspace() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let agency = found(&mut made.office, "A").to_string();
    let office = &mut made.office;
    let kept = workspace.attach(office, "agencies", &agency, "a.pdf", b"%PDF-1.7 one").expect("attaches");
    let stored = |folder: &Path| folder.join("evidence").join(&kept.sha256[..2]).join(&kept.sha256);
    let first = workspace.back_up(office, &workspace.backups()).expect("backs up");
    rename(office, "กระทรวงใหม่");
    let second = workspace.back_up(office, &workspace.backups()).expect("backs up");
    let mut bytes = fs::read(stored(workspace.folder())).expect("reads");
    bytes[40] ^= 1;
    fs::write(stored(workspace.folder()), &bytes).expect("writes in place");
    assert!(
        first.verify(office).is_ok() && second.preview(Some(PASSPHRASE)).is_ok(),
        "damage to the live file stays there"
    );
    fs::write(stored(&second.folder), &bytes).expect("writes in place");
    assert!(matches!(second.verify(office), Err(Error::Damaged { what }) if what.contains(&kept.sha256)));
    #[cfg(unix)]
    assert!(first.verify(office).is_err(), "the two backups share the file");
}

#[test]
fn what_a_killed_backup_left_goes_with_the_next_but_for_what_is_somebody_elses() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let left = |name: &str| {
        let unfinished = workspace.backups().join(format!("saisaat-20260101T000000Z-{name}.writing"));
        fs::create_dir_all(&unfinished).expect("makes");
        fs::write(unfinished.join(DATABASE), "half").expect("writes");
        unfinished
    };
    let (ours, theirs) = (left("abc"), left("def"));
    fs::write(theirs.join("letter.docx"), "mine").expect("writes");
    let backup = workspace.back_up(&mut made.office, &workspace.backups()).expect("backs up");
    assert!(!ours.exists() && backup.folder.is_dir());
    assert_eq!(fs::read_dir(&theirs).expect("stays").count(), 1, "with the letter alone");
    let elsewhere = folder.path().join("shared");
    let (old, young) =
        (elsewhere.join("saisaat-20260901T000000Z-a.writing"), elsewhere.join("saisaat-20260930T000000Z-b.writing"));
    fs::create_dir_all(&old).and_then(|()| fs::create_dir_all(&young)).expect("makes");
    workspace.back_up(&mut made.office, &elsewhere).expect("backs up");
    assert!(!old.exists() && young.exists(), "another's may still be at work where several back up");
}

#[test]
fn the_copy_from_before_an_upgrade_goes_when_a_backup_has_outlived_it() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, mut made) = locked(&folder.path().join("w"));
    let copy = |name: &str, days: i64| {
        let path = workspace.folder().join(name);
        let file = fs::File::create(&path).expect("writes");
        file.set_modified((moment() - Duration::days(days)).into()).expect("dates");
        path
    };
    let (old, new) = (copy("workspace.db.before-schema-9", 15), copy("workspace.db.before-schema-10", 13));
    let theirs = copy("workspace.db.before-schema-9.mine", 400);
    found(&mut made.office, "A");
    workspace.back_up_if_changed(&mut made.office).expect("backs up").expect("changed");
    assert_eq!([old.exists(), new.exists(), theirs.exists()], [false, true, true]);
}

/// A workspace that is worked in for half an hour after each of these hours, and what backups it has at the end, by their places.
fn worked_at(folder: &Path, hours: &[i64]) -> Vec<usize> {
    let (workspace, office) = Workspace::create(folder, Surroundings::fixed(moment(), 7)).expect("makes");
    office.close().expect("closes");
    let mut made = Vec::new();
    for (at, hour) in hours.iter().enumerate() {
        for half in 0..2 {
            let now = moment() + Duration::hours(*hour) + Duration::minutes(30 * half);
            let mut office = workspace.open(Surroundings::fixed(now, now.timestamp().unsigned_abs())).expect("opens");
            if made.is_empty() {
                found(&mut office, "A");
            }
            rename(&mut office, &format!("ปีที่ {at} ครั้งที่ {half}"));
            let backup = workspace.back_up_if_changed(&mut office).expect("backs up").expect("changed");
            made.push(backup.folder);
            office.close().expect("closes");
        }
    }
    (0..made.len()).filter(|at| made[*at].exists()).collect()
}

#[test]
fn openings_with_the_clock_ten_years_ahead_prune_no_backup_that_a_right_clock_keeps() {
    let folder = tempfile::tempdir().expect("folder");
    let mut hours: Vec<i64> = (0..24).map(|day| 24 * day).chain([564, 576, 588]).collect();
    let right = worked_at(&folder.path().join("right"), &hours);
    hours[25..].iter_mut().for_each(|hour| *hour += 24 * 3_650);
    let wrong = worked_at(&folder.path().join("wrong"), &hours);
    let lost: Vec<_> = right.iter().filter(|at| !wrong.contains(at)).collect();
    assert!(right.len() < 54 && lost.is_empty(), "{lost:?} of {right:?}");
}
