//! Side doors into a locked workspace, through the executable: each is shut, and each has words of its own.

use std::fs;
use std::path::Path;

use driver::workspace::plain;
use driver::{Workspace, saisaat, tools};
use saisaat_core::registers::{Officer, Role};
use saisaat_core::{Surroundings, Workspace as Core};

const PASSPHRASE: &str = "กุญแจดอกแรกของศูนย์";
const OTHER: &str = "กุญแจของคนอื่นในกรม";

/// The recovery key as it stands on the sheet.
fn printed_key(workspace: &Workspace) -> String {
    let text = tools::pdf_text(&workspace.beside("workspace-recovery.pdf")).expect("a PDF");
    text.lines().find(|line| line.matches('-').count() == 7).expect("the key on one line").trim().to_owned()
}

fn refused(workspace: &Workspace, passphrase: &str, word: &str) {
    for verb in [&["list", "people", "--json"][..], &["check"], &["audit", "--verify"], &["backup"]] {
        let ran = workspace.with(passphrase, verb[0], &verb[1..]);
        assert!(ran.code == 1 && ran.stderr.contains(word), "{verb:?}: {ran:?}");
    }
}

/// Adds an officer, and removes them again when asked.
fn with_an_officer(place: &Path, work: impl FnOnce(&Core, &mut saisaat_core::Office, &Officer)) {
    let core = Core::at(place).expect("there");
    let mut office = core.unlock(PASSPHRASE, Surroundings::system()).expect("opens");
    let officer = Officer {
        name: "ประพันธ์ ซื่อตรง".into(),
        role: Role::Administrator,
        ..Officer::blank(office.surroundings().new_id())
    };
    core.add_officer(&mut office, &officer, OTHER).expect("adds");
    work(&core, &mut office, &officer);
    office.close().expect("closes");
}

#[test]
fn the_recovery_key_typed_as_a_passphrase_opens_nothing() {
    let workspace = Workspace::locked(PASSPHRASE);
    let key = printed_key(&workspace);
    for typed in [key.clone(), key.replace('-', "")] {
        let ran = workspace.with(&typed, "list", &["agencies", "--json"]);
        assert!(ran.code == 1 && ran.stderr.contains("รหัสผ่าน: ไม่ถูกต้อง"), "{ran:?}");
    }
    let audit = workspace.run("audit", ["--json"]).succeeded().json();
    let lines = audit["lines"].as_array().expect("lines");
    assert!(lines.iter().all(|line| line["officer"] != ""), "nobody in particular did nothing: {audit}");
}

#[test]
fn a_key_file_from_before_an_officer_was_removed_lets_nobody_in_and_says_so() {
    let workspace = Workspace::locked(PASSPHRASE);
    let keys = workspace.path().join("keys.json");
    let mut older = Vec::new();
    with_an_officer(&workspace.path(), |core, office, officer| {
        older = fs::read(&keys).expect("readable");
        core.remove_officer(office, officer.id).expect("removes");
    });
    let newer = fs::read(&keys).expect("readable");
    let gone = workspace.with(OTHER, "list", &["people"]);
    assert!(gone.code == 1 && gone.stderr.contains("รหัสผ่าน: ไม่ถูกต้อง"), "{gone:?}");
    fs::write(&keys, older).expect("writable");
    refused(&workspace, OTHER, "เก่ากว่าฐานข้อมูล");
    refused(&workspace, PASSPHRASE, "เก่ากว่าฐานข้อมูล");
    fs::write(&keys, newer).expect("writable");
    let _ = workspace.run("check", []).succeeded();
}

#[test]
fn a_removed_officers_seal_put_into_the_newest_key_file_is_found() {
    let workspace = Workspace::locked(PASSPHRASE);
    let path = workspace.path().join("keys.json");
    let read = || -> serde_json::Value { serde_json::from_slice(&fs::read(&path).expect("readable")).expect("JSON") };
    let mut older = serde_json::Value::Null;
    with_an_officer(&workspace.path(), |core, office, officer| {
        older = read();
        core.remove_officer(office, officer.id).expect("removes");
    });
    let mut forged = read();
    forged["seals"] = older["seals"].clone();
    // The check is no secret: it is made anew over the fields in the order in which they are written.
    forged["check"] = "".into();
    let text = serde_json::to_string(&InOrder::of(&forged)).expect("plain data");
    forged["check"] = blake3::hash(text.as_bytes()).to_hex().to_string().into();
    fs::write(&path, serde_json::to_string(&InOrder::of(&forged)).expect("plain data")).expect("writable");
    refused(&workspace, PASSPHRASE, "ถูกแก้ไขโดยผู้อื่น");
    refused(&workspace, OTHER, "ถูกแก้ไขโดยผู้อื่น");
}

/// A key file's fields in the order in which the program writes them.
#[derive(serde::Serialize)]
struct InOrder {
    format: serde_json::Value,
    version: serde_json::Value,
    salt: serde_json::Value,
    memory_kib: serde_json::Value,
    passes: serde_json::Value,
    seals: Vec<Seal>,
    tie: Tie,
    check: serde_json::Value,
}

#[derive(serde::Serialize)]
struct Seal {
    holder: serde_json::Value,
    nonce: serde_json::Value,
    sealed: serde_json::Value,
    derivation: serde_json::Value,
}

#[derive(serde::Serialize)]
struct Tie {
    generation: serde_json::Value,
    database: serde_json::Value,
    mac: serde_json::Value,
}

impl InOrder {
    fn of(file: &serde_json::Value) -> Self {
        let of = |name: &str| file[name].clone();
        let seal = |seal: &serde_json::Value| Seal {
            holder: seal["holder"].clone(),
            nonce: seal["nonce"].clone(),
            sealed: seal["sealed"].clone(),
            derivation: seal["derivation"].clone(),
        };
        let tie = &file["tie"];
        Self {
            format: of("format"),
            version: of("version"),
            salt: of("salt"),
            memory_kib: of("memory_kib"),
            passes: of("passes"),
            seals: file["seals"].as_array().expect("seals").iter().map(seal).collect(),
            tie: Tie {
                generation: tie["generation"].clone(),
                database: tie["database"].clone(),
                mac: tie["mac"].clone(),
            },
            check: of("check"),
        }
    }
}

#[test]
fn a_plain_database_anothers_and_a_missing_key_file_are_told_apart() {
    let workspace = Workspace::locked(PASSPHRASE);
    let _ = workspace.run("check", []).succeeded();
    let (unprotected, another) = (Workspace::empty(), Workspace::locked(PASSPHRASE));
    let _ = another.run("check", []).succeeded();
    let own = fs::read(workspace.database()).expect("readable");
    let keys = workspace.path().join("keys.json");

    fs::copy(unprotected.database(), workspace.database()).expect("copies");
    refused(&workspace, PASSPHRASE, "ไม่ได้เข้ารหัส");
    fs::copy(another.database(), workspace.database()).expect("copies");
    refused(&workspace, PASSPHRASE, "เป็นของแฟ้มงานอื่น");
    fs::write(workspace.database(), &own).expect("writable");
    let moved = workspace.beside("keys.json");
    fs::rename(&keys, &moved).expect("moves");
    refused(&workspace, PASSPHRASE, "ไม่พบไฟล์กุญแจ");
    fs::copy(unprotected.database(), workspace.database()).expect("copies");
    refused(&workspace, PASSPHRASE, "ไม่ได้เข้ารหัส");
    fs::write(workspace.database(), &own).expect("writable");
    fs::rename(&moved, &keys).expect("moves");
    let _ = workspace.run("check", []).succeeded();
}

#[test]
fn a_key_file_that_asks_for_all_memory_is_refused_at_once_as_damaged() {
    let workspace = Workspace::locked(PASSPHRASE);
    let path = workspace.path().join("keys.json");
    let forged = serde_json::from_slice(&fs::read(&path).expect("readable")).expect("JSON");
    for (name, value) in [("memory_kib", u32::MAX), ("memory_kib", 8), ("passes", 0), ("passes", 100_000)] {
        let mut forged: serde_json::Value = serde_json::Value::clone(&forged);
        (forged[name], forged["check"]) = (value.into(), "".into());
        let text = serde_json::to_string(&InOrder::of(&forged)).expect("plain data");
        forged["check"] = blake3::hash(text.as_bytes()).to_hex().to_string().into();
        fs::write(&path, serde_json::to_string(&InOrder::of(&forged)).expect("plain data")).expect("writable");
        let begun = std::time::Instant::now();
        refused(&workspace, PASSPHRASE, "(keys.json) เสียหาย");
        assert!(begun.elapsed().as_secs() < 10, "{name} {value} took {:?}", begun.elapsed());
    }
}

#[test]
fn a_clock_that_jumped_is_told_in_thai_alone_and_refuses_nothing() {
    // A ministry made in 2020, and one made in 2096.
    for (seconds, code) in [(1_580_000_000, "clock_ahead"), (4_000_000_000, "clock_behind")] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let place = folder.path().join("w");
        let moment = chrono::DateTime::from_timestamp(seconds, 0).expect("a moment");
        let (_, mut office) = Core::create(&place, Surroundings::fixed(moment, 1)).expect("creates");
        saisaat_sample::fill(&mut office, "กระทรวง", &saisaat_sample::Size { agencies: 1, people: 5 }).expect("fills");
        office.close().expect("closes");
        let listed = saisaat(["list", plain(&place), "people", "--json"]).succeeded();
        assert_eq!(listed.json()["count"].as_u64().map(|count| count > 0), Some(true));
        assert!(listed.stderr.contains(code) && listed.stderr.contains("นาฬิกา"), "{listed:?}");
        assert!(!listed.stderr.contains("clock of") && !listed.stderr.contains("warning"), "{listed:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_running_command_leaves_no_core_dump() {
    use std::os::unix::process::ExitStatusExt as _;
    let workspace = Workspace::locked(PASSPHRASE);
    let pipe = workspace.beside("passphrase");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("starts").success());
    // It waits for the passphrase, which never comes.
    let script = "ulimit -c unlimited 2>/dev/null || ulimit -c $(ulimit -H -c); exec \"$@\"";
    let mut child = std::process::Command::new("sh")
        .args(["-c", script, "sh"])
        .arg(driver::executable::path())
        .args(["check", plain(&workspace.path()), "--passphrase-file", plain(&pipe)])
        .spawn()
        .expect("starts");
    let limits = format!("/proc/{}/limits", child.id());
    let no_core = || {
        let text = fs::read_to_string(&limits).unwrap_or_default();
        text.lines().any(|line| {
            let mut words = line.strip_prefix("Max core file size").unwrap_or_default().split_whitespace();
            words.next() == Some("0") && words.next() == Some("0")
        })
    };
    let waited = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        no_core()
    });
    let _ = std::process::Command::new("kill").args(["-ABRT", &child.id().to_string()]).status();
    let status = child.wait().expect("ends");
    assert!(waited, "neither now nor later may a core be written");
    assert!(status.signal() == Some(6) && !status.core_dumped(), "{status:?}");
}
