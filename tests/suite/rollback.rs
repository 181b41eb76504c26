//! An older database put back, or the last lines of the audit log removed, through the executable: found by every verification, and
//! told from a restore that was meant.

use std::fs;

use driver::Workspace;
use driver::workspace::plain;
use serde_json::Value;

use super::files::attached;
use super::roster;

const PASSPHRASE: &str = "กุญแจดอกแรกของศูนย์";
/// How word of a restore is complained of that no key vouches for.
const UNPROVEN: &str = "[restore_unproven]";
/// How contradicted heads are complained of.
const COMPLAINT: &str = "[rolled_back]";

/// A workspace that was backed up, and its database from before its last import.
fn with_an_older_database(workspace: &Workspace) -> Vec<u8> {
    let file = workspace.beside("roster.csv");
    roster::write(&file, 5);
    let older = fs::read(workspace.database()).expect("readable");
    assert_eq!(workspace.imports(&file)["inserted"], 5);
    let _ = workspace.run("backup", []).succeeded();
    older
}

fn heads(workspace: &Workspace) -> Value {
    workspace.run("audit", ["--verify", "--json"]).json()["heads"].clone()
}

fn all_verify(workspace: &Workspace) {
    for verb in [&["audit", "--verify"][..], &["check"], &["verify"]] {
        let ran = workspace.run(verb[0], verb[1..].iter().copied()).succeeded();
        assert!(!ran.stderr.contains(COMPLAINT) && ran.stdout.contains("บอกไม่ได้"), "it says its limits: {ran:?}");
    }
}

fn all_find_it(workspace: &Workspace) {
    for verb in [&["audit", "--verify"][..], &["check"], &["verify"]] {
        let ran = workspace.run(verb[0], verb[1..].iter().copied());
        assert!(ran.code == 1 && ran.stderr.contains(COMPLAINT), "{verb:?}: {ran:?}");
    }
    let audit = workspace.run("audit", ["--verify", "--json"]).json();
    assert_eq!((&audit["verified"], &audit["heads"]["hold"]), (&Value::Bool(false), &Value::Bool(false)), "{audit}");
    let verified = workspace.run("verify", ["--json"]).json();
    assert_eq!((&verified["verified"], &verified["heads"]["hold"]), (&Value::Bool(false), &Value::Bool(false)));
    assert_eq!(verified["backups"][0]["verified"], true, "the backup itself is sound");
}

#[test]
fn an_older_database_put_back_is_found_by_audit_check_and_verify() {
    for workspace in [Workspace::locked(PASSPHRASE), Workspace::empty()] {
        let older = with_an_older_database(&workspace);
        all_verify(&workspace);
        fs::write(workspace.database(), &older).expect("writable");
        let warned = workspace.run("list", ["people"]).succeeded();
        assert!(warned.stderr.contains(COMPLAINT), "told at once: {warned:?}");
        all_find_it(&workspace);
        // Without the head file the backup still gives it away.
        fs::remove_file(workspace.path().join("workspace.head.json")).expect("removes");
        all_find_it(&workspace);
    }
}

#[test]
fn removed_last_lines_of_the_audit_log_are_found() {
    let workspace = Workspace::empty();
    let _ = with_an_older_database(&workspace);
    let forger = rusqlite::Connection::open(workspace.database()).expect("opens");
    forger
        .execute_batch(
            "DROP TRIGGER audit_is_never_shortened; DELETE FROM audit WHERE seq >= (SELECT max(seq) - 1 FROM audit)",
        )
        .expect("cuts");
    forger.close().expect("closes");
    all_find_it(&workspace);
}

#[test]
fn an_older_database_put_back_with_a_made_up_word_of_a_restore_is_found_by_audit_check_and_verify() {
    for verb in [&["audit", "--verify"][..], &["check"], &["verify"]] {
        let workspace = Workspace::locked(PASSPHRASE);
        let beside = |name: &str| workspace.path().join(name);
        let short = |head: &Value| head.as_str().expect("a head").chars().take(12).collect::<String>();
        let end = short(&workspace.run("audit", ["--json"]).succeeded().json()["head"]);
        let head_file = fs::read(beside("workspace.head.json")).expect("readable");
        let older = with_an_older_database(&workspace);
        let newest = short(&workspace.run("audit", ["--json"]).succeeded().json()["head"]);
        let backups =
            fs::read_dir(beside("backups")).expect("lists").map(|backup| backup.expect("readable").file_name());
        let backed_up = backups.map(|name| name.to_string_lossy().rsplit('-').next().map(str::to_owned));
        let before: Vec<String> = backed_up.flatten().chain([newest]).collect();

        fs::write(workspace.database(), &older).expect("writable");
        fs::write(beside("workspace.head.json"), &head_file).expect("writable");
        let forged = serde_json::json!({ "backup": end, "before": before }).to_string();
        fs::write(beside("restored.json"), forged).expect("writable");
        let ran = workspace.run(verb[0], verb[1..].iter().copied());
        assert!(ran.code == 1 && ran.stderr.contains(COMPLAINT) && ran.stderr.contains(UNPROVEN), "{verb:?}: {ran:?}");
        assert!(ran.stdout.contains("ฐานข้อมูลฉบับเก่า") && ran.stdout.contains("พิสูจน์ไม่ได้"), "{verb:?}: {ran:?}");
        all_find_it(&workspace);
        // Restored by who has the passphrase, it holds again.
        let backup = fs::read_dir(beside("backups")).expect("lists").next().expect("one").expect("readable").path();
        restores(&workspace, plain(&backup));
        all_verify(&workspace);
    }
}

#[test]
fn killed_commands_raise_no_alarm() {
    let workspace = Workspace::locked(PASSPHRASE);
    let file = workspace.beside("roster.csv");
    roster::write(&file, 400);
    for time in 0..8 {
        let mut import = workspace.command("import", ["roster", plain(&file), "--json"]);
        let mut child =
            import.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().expect("starts");
        std::thread::sleep(std::time::Duration::from_millis(150 * time));
        let _ = child.kill();
        let _ = child.wait();
        let verdict = heads(&workspace);
        assert_eq!(verdict["hold"], true, "{verdict}");
    }
}

fn restores(workspace: &Workspace, backup: &str) {
    let target = workspace.path();
    let mut command = driver::executable::command(["restore", backup, plain(&target), "--json"]);
    let _ = driver::executable::ran(command.env("SAISAAT_PASSPHRASE", PASSPHRASE)).succeeded();
}

#[test]
fn a_restore_is_no_rollback_and_what_it_gave_up_is_said() {
    let workspace = Workspace::locked(PASSPHRASE);
    let file = workspace.beside("roster.csv");
    roster::write(&file, 5);
    let backup = |workspace: &Workspace| {
        let made = workspace.run("backup", ["--json"]).succeeded().json();
        (made["folder"].as_str().expect("a folder").to_owned(), made["head"].as_str().expect("a head").to_owned())
    };
    let (first, _) = backup(&workspace);
    let _ = workspace.imports(&file);
    let (second, given_up) = backup(&workspace);
    let standing = |verdict: &Value, head: &str| {
        let compared = verdict["compared"].as_array().expect("compared").clone();
        compared.iter().find(|named| named["head"] == head).expect("compared")["standing"].as_str().map(str::to_owned)
    };
    restores(&workspace, &first);
    all_verify(&workspace);
    let verdict = heads(&workspace);
    assert_eq!(standing(&verdict, &given_up).as_deref(), Some("given_up"), "{verdict}");
    let unknown = verdict["unknown"].as_array().expect("told");
    assert!(!unknown.contains(&"restored".into()), "the key vouches for it: {verdict}");
    // And back again to what was given up.
    restores(&workspace, &second);
    all_verify(&workspace);
    assert_eq!(standing(&heads(&workspace), &given_up).as_deref(), Some("in_log"));
    // What is done after a restore is watched again.
    let older = fs::read(workspace.database()).expect("readable");
    workspace.undoes();
    fs::write(workspace.database(), older).expect("writable");
    all_find_it(&workspace);
}

#[test]
fn a_check_tells_of_missing_evidence_and_of_an_older_database_together() {
    let workspace = Workspace::empty();
    let (_, live) = attached(&workspace);
    let older = with_an_older_database(&workspace);
    fs::write(workspace.database(), older).expect("writable");
    fs::remove_file(live).expect("removes");
    let ran = workspace.run("check", []);
    assert_eq!(ran.code, 1, "{ran:?}");
    let complaints: Vec<&str> = ran.stderr.lines().filter(|line| line.starts_with("ข้อผิดพลาด")).collect();
    assert!(complaints.iter().any(|line| line.contains(COMPLAINT) && line.contains("workspace.head.json")), "{ran:?}");
    assert!(complaints.iter().any(|line| line.contains(COMPLAINT) && line.contains("สำเนาสำรอง saisaat-")), "{ran:?}");
    let lost = complaints.iter().find(|line| line.contains("[damaged]")).expect("told");
    assert!(lost.contains("รายงาน.pdf") && lost.contains("ส่วนราชการ") && lost.contains("หายไป"), "in Thai: {lost}");
    assert!(!ran.stdout.contains("แฟ้มงานสมบูรณ์"), "{ran:?}");
}
