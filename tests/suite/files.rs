//! Files and folders through the executable: nothing of the officer's is read, replaced or removed, whatever lies where, and a
//! restore leaves the old or the new.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use driver::executable::{self, Ran};
use driver::workspace::plain;
use driver::{Workspace, saisaat};

use super::roster;

/// Every file below a folder with what it holds, links as what they lead to.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        let about = fs::symlink_metadata(&path).expect("there");
        if about.is_dir() {
            found.extend(contents(&path));
        } else if about.is_symlink() {
            found.insert(
                path.clone(),
                fs::read_link(&path).expect("a link").to_string_lossy().into_owned().into_bytes(),
            );
        } else {
            found.insert(path.clone(), fs::read(&path).expect("readable"));
        }
    }
    found
}

/// A folder of somebody's documents.
fn documents(workspace: &Workspace) -> PathBuf {
    let folder = workspace.beside("documents");
    fs::create_dir(&folder).expect("writable");
    // One of them is named as evidence is.
    for name in ["letter.docx", "พินัยกรรม.pdf", &format!("ab{}", "0".repeat(62))] {
        fs::write(folder.join(name), name).expect("writable");
    }
    folder
}

fn refused(ran: &Ran, code: &str) {
    assert!(ran.code == 1 && ran.stderr.contains(&format!("[{code}]")), "{ran:?}");
}

fn backed_up(workspace: &Workspace) -> PathBuf {
    let made = workspace.run("backup", ["--json"]).succeeded().json();
    made["folder"].as_str().expect("a folder").into()
}

/// A command whose paths are taken from a folder.
fn from(folder: &Path, arguments: &[&str]) -> Ran {
    executable::ran(executable::command(arguments).current_dir(folder))
}

#[test]
fn check_and_backup_touch_nothing_that_a_link_leads_to() {
    let workspace = Workspace::sample();
    let theirs = documents(&workspace);
    let before = contents(&theirs);
    let evidence = workspace.path().join("evidence");
    fs::create_dir_all(evidence.join("cd")).expect("writable");
    symlink(&theirs, evidence.join("ab")).expect("links");
    symlink(theirs.join("letter.docx"), evidence.join("cd").join(format!("cd{}", "1".repeat(62)))).expect("links");
    fs::write(evidence.join("cd/บันทึก.txt"), "theirs").expect("writable");
    symlink(&theirs, workspace.path().join("documents")).expect("links");

    let checked = workspace.run("check", []).succeeded();
    for foreign in ["evidence/ab", "evidence/cd/cd111", "บันทึก.txt", "workspace/documents"] {
        assert!(checked.stdout.contains(foreign), "{foreign} is told: {checked:?}");
    }
    assert!(!checked.stdout.contains("ลบไฟล์หลักฐาน"), "{checked:?}");
    assert_eq!(contents(&theirs), before);
    assert!(evidence.join("cd/บันทึก.txt").exists() && evidence.join("ab").is_symlink());

    let carried = contents(&backed_up(&workspace));
    assert!(carried.keys().all(|path| path.ends_with("workspace.db")), "{:?}", carried.keys());
    assert_eq!(contents(&theirs), before);
}

#[test]
fn an_export_goes_into_no_workspace_and_over_no_file_of_another_kind() {
    let workspace = Workspace::sample();
    let backup = backed_up(&workspace);
    let theirs = workspace.beside("งบ.xlsx");
    fs::write(&theirs, "not a workbook at all").expect("writable");
    let link = workspace.beside("link.xlsx");
    symlink(&theirs, &link).expect("links");
    let within = workspace.path();
    let places = [
        within.join("workspace.db"),
        within.join("keys.json"),
        within.join("roster.xlsx"),
        within.join("backups/roster.xlsx"),
        backup.join("roster.xlsx"),
        theirs.clone(),
        link,
        workspace.beside("roster.pdf"),
        workspace.beside("roster"),
    ];
    let before = contents(&within);
    for place in &places {
        for force in [&[][..], &["--force"]] {
            let out = ["roster", "--out", plain(place)];
            refused(&workspace.run("export", out.into_iter().chain(force.iter().copied())), "file");
        }
    }
    assert_eq!(contents(&within), before, "not even a line in the audit log");
    assert_eq!(fs::read(&theirs).expect("there"), b"not a workbook at all");
    assert!(!workspace.beside("roster.pdf").exists() && !workspace.beside("roster").exists());

    let file = workspace.beside("roster.xlsx");
    let out = ["roster", "--out", plain(&file)];
    let _ = workspace.run("export", out).succeeded();
    let first = fs::read(&file).expect("written");
    let again = workspace.run("export", out);
    refused(&again, "file");
    assert!(again.stderr.contains("--force"), "{again:?}");
    assert_eq!(fs::read(&file).expect("there"), first);
    let _ = workspace.run("export", out.into_iter().chain(["--force"])).succeeded();
}

#[test]
fn no_half_written_name_is_written_through() {
    let workspace = Workspace::sample();
    let theirs = documents(&workspace).join("letter.docx");
    let out = workspace.beside("out");
    fs::create_dir(&out).expect("writable");
    for name in ["roster.xlsx.part", "M-2569-12.pdf.part", "manifest.json.part"] {
        symlink(&theirs, out.join(name)).expect("links");
    }
    for name in ["keys.json.writing", "attempts.json.writing", "workspace.db.before-schema-9"] {
        symlink(&theirs, workspace.path().join(name)).expect("links");
    }
    let _ = workspace.run("export", ["roster", "--out", plain(&out.join("roster.xlsx"))]).succeeded();
    let period = ["--year", "2569", "--round", "12", "--out", plain(&out)];
    let _ = workspace.run("report", period.into_iter().chain(["--all"])).succeeded();
    let _ = workspace.run("check", []).succeeded();
    assert_eq!(fs::read(&theirs).expect("there"), b"letter.docx");
}

#[test]
fn reports_are_written_into_no_workspace_and_over_nothing_unasked() {
    let workspace = Workspace::sample();
    let inside = workspace.path().join("evidence/reports");
    for verb in ["report", "pack"] {
        let whose = if verb == "report" { &["--all"][..] } else { &[] };
        let arguments = ["--year", "2569", "--round", "12", "--out", plain(&inside)];
        refused(&workspace.run(verb, arguments.into_iter().chain(whose.iter().copied())), "file");
        assert!(!inside.exists(), "{verb} leaves no folder behind");
    }
    let files = workspace.reports("out");
    let before = contents(&workspace.beside("out"));
    let again = ["--year", "2569", "--round", "12", "--all", "--out", plain(files[0].parent().expect("a folder"))];
    refused(&workspace.run("report", again), "file");
    assert_eq!(contents(&workspace.beside("out")), before);
    let _ = workspace.run("report", again.into_iter().chain(["--force"])).succeeded();
}

#[test]
fn a_restore_leaves_the_new_one_however_its_place_is_spelt() {
    for (cwd, spelling) in [
        ("", "workspace"),
        ("", "workspace/."),
        ("", "./workspace/"),
        ("", "documents/../workspace"),
        ("workspace", "."),
    ] {
        let workspace = Workspace::empty();
        documents(&workspace);
        let backup = backed_up(&workspace);
        let file = workspace.beside("roster.csv");
        roster::write(&file, 3);
        let _ = workspace.imports(&file);
        let cwd = workspace.beside(cwd);
        let restored = from(&cwd, &["restore", plain(&backup), spelling, "--json"]);
        assert_eq!(restored.code, 0, "{spelling}: {restored:?}");
        assert!(workspace.list("people").is_empty(), "{spelling}: the backup is there");
        let aside = PathBuf::from(restored.json()["aside"].as_str().expect("the old one"));
        let kept = saisaat(["list", plain(&aside), "people", "--json"]).succeeded().json();
        assert_eq!(kept["count"], 3, "{spelling}: the old one is whole");
        assert!(workspace.path().join("backups").join(backup.file_name().expect("a name")).is_dir(), "{spelling}");
    }
}

#[test]
fn a_restore_cut_between_its_moves_is_ended_by_any_spelling_of_the_place() {
    for spelling in ["workspace", "workspace/.", "./workspace/", "documents/../workspace", "link"] {
        let workspace = Workspace::empty();
        documents(&workspace);
        symlink("workspace", workspace.beside("link")).expect("links");
        let backup = backed_up(&workspace);
        let restored = workspace.beside("workspace.saisaat-restored");
        fs::create_dir(&restored).expect("writable");
        fs::copy(backup.join("workspace.db"), restored.join("workspace.db")).expect("copies");
        fs::write(restored.join("restored.json"), r#"{"backup":"","before":[]}"#).expect("writable");
        fs::rename(workspace.path(), workspace.beside("workspace.before-restore-20260930T090000Z")).expect("moves");
        let listed = from(&workspace.beside(""), &["list", spelling, "agencies", "--json"]);
        assert_eq!(listed.code, 0, "{spelling}: {listed:?}");
        assert!(workspace.database().is_file() && !restored.exists(), "{spelling}");
        assert!(workspace.path().join("backups").is_dir(), "{spelling}: its backups came back");
    }
}

#[test]
fn a_backup_that_holds_more_than_a_backup_is_restored_without_it() {
    let workspace = Workspace::empty();
    let backup = backed_up(&workspace);
    fs::create_dir_all(backup.join("backups/saisaat-20200101T000000Z-empty")).expect("writable");
    fs::write(backup.join("backups/letter.docx"), "theirs").expect("writable");
    symlink(workspace.beside(""), backup.join("evidence")).expect("links");
    let before = contents(&backup);
    let restored = saisaat(["restore", plain(&backup), plain(&workspace.path()), "--json"]);
    assert_eq!(restored.code, 0, "{restored:?}");
    let _ = workspace.run("check", []).succeeded();
    let moved = workspace.path().join("backups").join(backup.file_name().expect("a name"));
    let after: Vec<_> = contents(&moved).into_values().collect();
    assert_eq!(after, before.into_values().collect::<Vec<_>>(), "the backup itself is as it was");
    assert!(!workspace.path().join("evidence").exists() && !workspace.path().join("backups/letter.docx").exists());
}

#[test]
fn a_backup_is_neither_worked_in_nor_restored_over() {
    let workspace = Workspace::sample();
    let backup = backed_up(&workspace);
    let (place, out) = (plain(&backup).to_owned(), workspace.beside("out.xlsx"));
    let before = contents(&backup);
    let period = ["--year", "2569", "--round", "12"];
    let commands: Vec<Vec<&str>> = vec![
        vec!["list", &place, "people"],
        vec!["check", &place],
        vec!["audit", &place, "--verify"],
        [&["score", &place][..], &period].concat(),
        vec!["undo", &place],
        vec!["export", &place, "roster", "--out", plain(&out)],
        vec!["backup", &place],
        vec!["restore", &place, &place],
    ];
    for command in &commands {
        let ran = saisaat(command);
        refused(&ran, "invalid");
        assert!(ran.stderr.contains("สำเนาสำรอง"), "{ran:?}");
    }
    let within = format!("{place}/evidence/new");
    refused(&saisaat(["restore", &place, &within]), "invalid");
    refused(&workspace.run("backup", ["--to", &place]), "file");
    refused(&workspace.run("backup", ["--to", plain(&workspace.path())]), "file");
    assert_eq!(contents(&backup), before);
    let verified = saisaat(["verify", &place, "--json"]).succeeded().json();
    assert_eq!(verified["verified"], true, "{verified}");
}

#[test]
fn a_workspace_and_what_leaves_it_with_whole_ids_are_their_owners_only() {
    let workspace = Workspace::locked("กุญแจดอกแรกของศูนย์");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    let backup = backed_up(&workspace);
    assert_eq!((mode(&workspace.path()), mode(&workspace.beside("workspace-recovery.pdf"))), (0o700, 0o600));
    assert_eq!((mode(&backup), mode(&backup.join("workspace.db"))), (0o700, 0o600));
    for file in ["workspace.db", "keys.json"] {
        fs::set_permissions(workspace.path().join(file), fs::Permissions::from_mode(0o644)).expect("ours");
    }
    fs::set_permissions(workspace.path(), fs::Permissions::from_mode(0o755)).expect("ours");
    let _ = workspace.run("check", []).succeeded();
    for (path, wanted) in
        [(workspace.path(), 0o700), (workspace.database(), 0o600), (workspace.path().join("keys.json"), 0o600)]
    {
        assert_eq!(mode(&path), wanted, "{}: opening makes it private", path.display());
    }
    let (masked, whole) = (workspace.beside("masked.xlsx"), workspace.beside("whole.xlsx"));
    let _ = workspace.run("export", ["roster", "--out", plain(&masked)]).succeeded();
    let _ = workspace.run("export", ["roster", "--whole-ids", "--out", plain(&whole)]).succeeded();
    fs::write(workspace.beside("usual"), "").expect("writable");
    assert_eq!((mode(&whole), mode(&masked)), (0o600, mode(&workspace.beside("usual"))));
}

#[test]
fn the_recovery_sheet_lies_beside_a_workspace_made_in_this_very_folder() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let here = folder.path().join("กระทรวง");
    fs::create_dir(&here).expect("writable");
    let new = |extra: &[&str]| {
        let arguments = [&["new", ".", "--ministry", "ก"][..], extra].concat();
        executable::ran(executable::command(arguments).current_dir(&here).env("SAISAAT_PASSPHRASE", "กุญแจดอกแรกของศูนย์"))
    };
    refused(&new(&["--recovery-sheet", "sheet.pdf"]), "file");
    assert_eq!(contents(&here).len(), 0, "nothing was made");
    let _ = new(&[]).succeeded();
    assert!(folder.path().join("กระทรวง-recovery.pdf").is_file());
    assert!(!contents(&here).keys().any(|path| path.extension().is_some_and(|kind| kind == "pdf")));
}

#[test]
fn a_workspace_that_is_called_as_a_restore_calls_its_own_is_nobodys_to_remove_or_rename() {
    let workspace = Workspace::empty();
    let backup = backed_up(&workspace);
    let theirs: Vec<PathBuf> = ["workspace.restored", "workspace.restoring", "workspace.saisaat-restoring"]
        .map(|name| workspace.beside(name))
        .into();
    for other in &theirs {
        let _ = saisaat(["new", plain(other), "--ministry", "ข", "--unprotected"]).succeeded();
    }
    let before: Vec<_> = theirs.iter().map(|other| contents(other)).collect();
    refused(&saisaat(["restore", plain(&backup), plain(&workspace.path())]), "file");
    assert_eq!(theirs.iter().map(|other| contents(other)).collect::<Vec<_>>(), before);
    fs::rename(&theirs[2], workspace.beside("moved")).expect("moves");
    let _ = saisaat(["restore", plain(&backup), plain(&workspace.path())]).succeeded();
    assert_eq!(theirs[..2].iter().map(|other| contents(other)).collect::<Vec<_>>(), before[..2]);

    fs::rename(&theirs[0], workspace.beside("q.saisaat-restored")).expect("moves");
    refused(&saisaat(["list", plain(&workspace.beside("q")), "agencies"]), "not_found");
    assert!(workspace.beside("q.saisaat-restored").is_dir() && !workspace.beside("q").exists());
}

#[test]
fn nothing_is_made_or_restored_within_a_workspace_and_an_empty_database_is_damaged() {
    let workspace = Workspace::empty();
    let backup = backed_up(&workspace);
    for within in ["sub", "evidence/ab", "backups/new"] {
        let place = workspace.path().join(within);
        refused(&saisaat(["new", plain(&place), "--ministry", "ข", "--unprotected"]), "file");
        refused(&saisaat(["restore", plain(&backup), plain(&place)]), "file");
        assert!(!place.exists(), "{within}");
    }
    fs::write(workspace.database(), "").expect("writable");
    refused(&workspace.run("list", ["agencies"]), "damaged");
    assert_eq!(fs::metadata(workspace.database()).expect("there").len(), 0);
}

#[test]
fn a_backup_says_which_evidence_it_lacks_and_takes_no_rotten_copy_on() {
    let workspace = Workspace::sample();
    let (sha256, live) = attached(&workspace);
    let first = backed_up(&workspace);
    let copy = first.join("evidence").join(&sha256[..2]).join(&sha256);
    let mut rotten = fs::read(&copy).expect("copied");
    rotten[9] ^= 1;
    fs::write(&copy, rotten).expect("writable");
    let second = backed_up(&workspace);
    let verified = saisaat(["verify", plain(&second), "--json"]).succeeded().json();
    assert_eq!(verified["verified"], true, "{verified}");

    fs::rename(live.parent().and_then(Path::parent).expect("evidence"), workspace.beside("elsewhere")).expect("moves");
    symlink(workspace.beside("elsewhere"), workspace.path().join("evidence")).expect("links");
    let third = workspace.run("backup", ["--json"]);
    assert!(third.code == 1 && third.json()["missing_evidence"] == 1, "{third:?}");
    assert!(third.stderr.contains("รายงาน.pdf"), "{third:?}");
}

/// Attaches a file to the ministry; answers its hash and where it lies.
pub(crate) fn attached(workspace: &Workspace) -> (String, PathBuf) {
    let opened = saisaat_core::Workspace::at(&workspace.path()).expect("there");
    let mut office = opened.open(saisaat_core::Surroundings::system()).expect("opens");
    let ministry = office.read(|reader| reader.ministry()).expect("there").id.to_string();
    let kept = opened.attach(&mut office, "agencies", &ministry, "รายงาน.pdf", b"%PDF-1.7 minutes").expect("attaches");
    office.close().expect("closes");
    let live = workspace.path().join("evidence").join(&kept.sha256[..2]).join(&kept.sha256);
    (kept.sha256, live)
}
