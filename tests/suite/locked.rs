//! A locked workspace through the executable: made, worked in, backed up, damaged and restored; and nobody else gets in.

use std::fs;
use std::path::PathBuf;

use driver::workspace::plain;
use driver::{Workspace, saisaat, tools};
use saisaat_core::keys::RecoveryKey;

use super::roster;

const PASSPHRASE: &str = "กุญแจดอกแรกของศูนย์";
const OTHER: &str = "กุญแจของคนอื่นในกรม";

#[test]
fn a_locked_workspace_is_worked_in_backed_up_damaged_and_restored() {
    let workspace = Workspace::locked(PASSPHRASE);
    let file = workspace.beside("roster.csv");
    roster::write(&file, 30);
    assert_eq!(workspace.imports(&file)["inserted"], 30);

    let backup = workspace.run("backup", ["--json"]).succeeded().json();
    let folder = backup["folder"].as_str().expect("a folder").to_owned();
    let verified = workspace.run("verify", ["--json"]).succeeded().json();
    assert_eq!(verified["verified"], true, "{verified}");
    assert_eq!(rows(&verified["backups"][0]["registers"], "people", "rows"), 30);

    workspace.undoes();
    assert!(workspace.list("people").is_empty());
    let compared = restores(&workspace, &folder, &["--dry-run"]);
    assert_eq!(rows(&compared["registers"], "people", "backup"), 30);
    assert_eq!(rows(&compared["registers"], "people", "now"), 0);
    assert_eq!((compared["restored"].as_bool(), workspace.list("people").len()), (Some(false), 0));

    let mut bytes = fs::read(workspace.database()).expect("readable");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(workspace.database(), bytes).expect("writable");
    let damaged = workspace.run("check", []);
    assert!(damaged.code == 1 && damaged.stderr.contains("[damaged]"), "{damaged:?}");

    let restored = restores(&workspace, &folder, &[]);
    assert_eq!(workspace.list("people").len(), 30);
    assert!(PathBuf::from(restored["aside"].as_str().expect("the damaged one")).is_dir());
    let audit = workspace.run("audit", ["--verify", "--json"]).succeeded().json();
    let last = audit["lines"].as_array().and_then(|lines| lines.last()).expect("lines");
    assert_ne!(last["officer"], "", "the log says who");
    assert!(audit["lines"].as_array().expect("lines").iter().any(|line| line["verb"] == "restore"), "{audit}");
}

#[test]
fn nobody_gets_in_without_the_passphrase_and_it_is_never_shown() {
    let workspace = Workspace::locked(PASSPHRASE);
    for (given, word) in [("", "SAISAAT_PASSPHRASE"), (OTHER, "รหัสผ่าน: ไม่ถูกต้อง")]
    {
        let refused = workspace.with(given, "list", &["agencies"]);
        assert_eq!(refused.code, 1, "{refused:?}");
        assert!(refused.stderr.contains("[invalid]") && refused.stderr.contains(word), "{refused:?}");
        assert!(!format!("{refused:?}").contains(OTHER), "a passphrase is not repeated");
    }
    for _ in 0..2 {
        let _ = workspace.with(OTHER, "check", &[]);
    }
    let slowed = workspace.with(PASSPHRASE, "check", &[]);
    assert!(slowed.code == 1 && slowed.stderr.contains("โปรดรอสักครู่"), "{slowed:?}");
}

#[test]
fn a_passphrase_is_read_from_the_first_line_of_a_file_however_it_ends() {
    let workspace = Workspace::locked(PASSPHRASE);
    let file = workspace.beside("passphrase");
    for ending in ["", "\n", "\r\n", "\nบรรทัดที่สอง"] {
        fs::write(&file, format!("{PASSPHRASE}{ending}")).expect("writable");
        let opened = workspace.with("", "check", &["--passphrase-file", plain(&file)]);
        assert_eq!(opened.code, 0, "{ending:?}: {opened:?}");
    }
    fs::write(&file, format!("{PASSPHRASE}\n{}", "ก".repeat(2_000))).expect("writable");
    for endless in [plain(&file), "/dev/zero"] {
        let refused = workspace.with("", "check", &["--passphrase-file", endless]);
        assert!(refused.code == 1 && refused.stderr.contains("--passphrase-file ใหญ่เกิน"), "{refused:?}");
    }
    let missing = workspace.with("", "check", &["--passphrase-file", "/nowhere/at/all"]);
    assert!(missing.code == 1 && missing.stderr.contains("[file]"), "{missing:?}");
}

#[test]
fn a_new_workspace_is_locked_or_said_to_be_unprotected() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = folder.path().join("workspace");
    let unsaid = saisaat(["new", plain(&place), "--ministry", "กระทรวงทดสอบ"]);
    assert!(unsaid.code == 2 && unsaid.stderr.contains("--unprotected"), "{unsaid:?}");
    assert!(!place.exists());
    let file = folder.path().join("passphrase");
    fs::write(&file, "สั้นไป").expect("writable");
    let short = saisaat(["new", plain(&place), "--ministry", "กระทรวงทดสอบ", "--passphrase-file", plain(&file)]);
    assert!(short.code == 1 && short.stderr.contains("12 ตัวอักษร"), "{short:?}");
    assert!(!place.exists());
}

#[test]
fn the_recovery_sheet_lies_beside_the_new_workspace_for_its_owner_only_and_overwrites_nothing() {
    let workspace = Workspace::locked(PASSPHRASE);
    let sheet = workspace.beside("workspace-recovery.pdf");
    let text = tools::pdf_text(&sheet).expect("a PDF");
    let line = text.lines().find(|line| line.matches('-').count() == 7).expect("the key on one line");
    assert!(RecoveryKey::read(line).is_ok(), "{line}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&sheet).expect("there").permissions().mode() & 0o777, 0o600);
    }
    let another = workspace.beside("another");
    let file = workspace.beside("passphrase");
    fs::write(&file, PASSPHRASE).expect("writable");
    let new = ["new", plain(&another), "--ministry", "ก", "--passphrase-file", plain(&file), "--recovery-sheet"];
    let refused = saisaat(new.into_iter().chain([plain(&sheet)]));
    assert!(refused.code == 1 && !another.exists(), "{refused:?}");
}

#[test]
fn a_damaged_key_file_is_told_from_a_wrong_passphrase() {
    let workspace = Workspace::locked(PASSPHRASE);
    fs::write(workspace.path().join("keys.json"), "{").expect("writable");
    let refused = workspace.run("check", []);
    assert!(refused.code == 1 && refused.stderr.contains("keys.json"), "{refused:?}");
}

#[test]
fn a_damaged_backup_is_named_and_a_folder_without_backups_is_refused() {
    let workspace = Workspace::locked(PASSPHRASE);
    let to = workspace.beside("backups");
    let backup = workspace.run("backup", ["--to", plain(&to), "--json"]).succeeded().json();
    let database = PathBuf::from(backup["folder"].as_str().expect("a folder")).join("workspace.db");
    let mut bytes = fs::read(&database).expect("readable");
    bytes[5_000] ^= 1;
    fs::write(&database, bytes).expect("writable");
    let file = workspace.beside("passphrase");
    fs::write(&file, PASSPHRASE).expect("writable");
    let verify = |place: &str| saisaat(["verify", place, "--json", "--passphrase-file", plain(&file)]);
    let found = verify(plain(&to));
    assert!(found.code == 1 && found.json()["backups"][0]["verified"] == false, "{found:?}");
    assert!(found.json()["backups"][0]["problem"].as_str().is_some_and(|problem| problem.contains("เสียหาย")));
    let none = verify(plain(&workspace.beside("nothing")));
    assert!(none.code == 1 && none.json()["error"]["code"] == "not_found", "{none:?}");
}

fn restores(workspace: &Workspace, backup: &str, options: &[&str]) -> serde_json::Value {
    let file = workspace.beside("passphrase");
    fs::write(&file, PASSPHRASE).expect("writable");
    let target = workspace.path();
    let fixed = ["restore", backup, plain(&target), "--json", "--passphrase-file", plain(&file)];
    saisaat(fixed.iter().chain(options)).succeeded().json()
}

fn rows(registers: &serde_json::Value, register: &str, field: &str) -> u64 {
    let registers = registers.as_array().expect("registers");
    let found = registers.iter().find(|row| row["register"] == register).expect("the register");
    found[field].as_u64().expect("a count")
}

#[test]
fn a_backup_is_not_verified_with_a_wrong_passphrase() {
    let workspace = Workspace::locked(PASSPHRASE);
    let to = workspace.beside("backups");
    let backup = workspace.run("backup", ["--to", plain(&to), "--json"]).succeeded().json();
    let folder = backup["folder"].as_str().expect("a folder");
    let file = workspace.beside("passphrase");
    fs::write(&file, OTHER).expect("writable");
    let _ = workspace.run("backup", []).succeeded();
    for place in [folder, plain(&to), plain(&workspace.path())] {
        let refused = saisaat(["verify", place, "--json", "--passphrase-file", plain(&file)]);
        let said = refused.json();
        assert_eq!((refused.code, &said["verified"]), (1, &false.into()), "{refused:?}");
        let of_backup = &said["backups"][0];
        assert_eq!(
            (&of_backup["verified"], &of_backup["registers"]),
            (&false.into(), &serde_json::json!([])),
            "{said}"
        );
        assert!(of_backup["problem"].as_str().is_some_and(|problem| problem.contains("รหัสผ่าน: ไม่ถูกต้อง")), "{said}");
    }
    let told = saisaat(["verify", folder, "--passphrase-file", plain(&file)]);
    assert!(told.code == 1 && told.stderr.contains("[invalid]") && told.stdout.is_empty(), "{told:?}");
}

#[test]
fn a_backup_of_a_newer_program_is_not_verified_and_said_to_be_newer() {
    let workspace = Workspace::empty();
    let backup = workspace.run("backup", ["--json"]).succeeded().json();
    let folder = backup["folder"].as_str().expect("a folder");
    let newer = rusqlite::Connection::open(PathBuf::from(folder).join("workspace.db")).expect("opens");
    newer.pragma_update(None, "user_version", 99).expect("writes");
    newer.close().expect("closes");
    for place in [folder, plain(&workspace.path())] {
        let refused = saisaat(["verify", place, "--json"]);
        let said = refused.json();
        assert_eq!((refused.code, &said["verified"]), (1, &false.into()), "{refused:?}");
        let problem = said["backups"][0]["problem"].as_str().unwrap_or_default();
        assert!(problem.contains("รุ่นใหม่กว่า"), "{said}");
    }
    let _ = saisaat(["restore", folder, plain(&workspace.beside("restored"))]);
    assert!(!workspace.beside("restored").exists(), "nor restored");
}

#[test]
fn a_workspace_that_is_open_is_said_not_to_have_been_compared_while_its_backups_are_verified() {
    let workspace = Workspace::empty();
    let _ = workspace.run("backup", []).succeeded();
    let opened = saisaat_core::Workspace::at(&workspace.path()).expect("there");
    let office = opened.open(saisaat_core::Surroundings::system()).expect("opens");
    let ran = workspace.run("verify", []).succeeded();
    assert!(ran.stdout.contains("สมบูรณ์") && ran.stderr.starts_with("คำเตือน [locked]"), "no error: {ran:?}");
    let said = workspace.run("verify", ["--json"]).succeeded().json();
    assert!(said["verified"].is_null() && said["problem"].is_string(), "{said}");
    office.close().expect("closes");
}
