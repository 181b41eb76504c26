//! What the executable says when the machine will not: a full device, a closed pipe, a folder that may not be written, names no
//! system takes, a clock that was never set, and a failure within. Thai alone, and the exit codes that other programs rely on.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use driver::executable::{command, ran};
use driver::workspace::plain;
use driver::{Ran, Workspace, saisaat};

use super::roster;

/// What only an English sentence, a panic or a cause has.
const ENGLISH: &[&str] = &[
    "panicked",
    "thread '",
    "backtrace",
    "os error",
    "No such",
    "denied",
    "not found",
    "error:",
    "failed",
    "invalid",
    "required",
    "unexpected",
    "expected",
    "Usage",
    "For more",
    "damaged:",
    "malformed",
    "saisaat:",
    "cannot",
    "value '",
];

fn is_thai(ran: &Ran) {
    assert!(!ran.stderr.is_empty(), "nothing is said: {ran:?}");
    // Codes are for programs, and stand in brackets.
    let said: String =
        ran.stderr.split('[').flat_map(|part| part.split_once(']').map_or(part, |(_, rest)| rest).chars()).collect();
    for english in ENGLISH {
        assert!(!said.contains(english), "“{english}” is said: {ran:?}");
    }
    let first = ran.stderr.chars().next().unwrap_or_default();
    assert!(('\u{e01}'..='\u{e5b}').contains(&first), "Thai comes first: {ran:?}");
}

fn is_refused(ran: &Ran) {
    assert_eq!(ran.code, 1, "{ran:?}");
    is_thai(ran);
}

/// Every command that works at a workspace, written with the sample; `{out}` is a place to write to.
const AT_A_WORKSPACE: &[&[&str]] = &[
    &["score", "W", "--year", "2569", "--round", "12"],
    &["score", "W", "--year", "2569", "--round", "12", "--json"],
    &["list", "W", "agencies"],
    &["list", "W", "people", "--json"],
    &["audit", "W", "--verify"],
    &["check", "W"],
    &["import", "W", "roster", "ROSTER", "--dry-run"],
    &["inspect", "ROSTER", "--json"],
    &["export", "W", "roster", "--out", "OUT/x.xlsx"],
    &["export", "W", "roster", "--blank", "--out", "OUT/blank.xlsx", "--json"],
    &[
        "report",
        "W",
        "--year",
        "2569",
        "--round",
        "12",
        "--agency",
        "AGENCY",
        "--document",
        "strategic_plan",
        "--out",
        "OUT/reports",
    ],
    &["pack", "W", "--year", "2569", "--round", "12", "--out", "OUT/pack"],
    &["submit", "W", "--year", "2569", "--round", "12", "--agency", "AGENCY", "--out", "OUT/submit"],
    &["backup", "W", "--to", "OUT/backups", "--json"],
    &["new", "OUT/new", "--ministry", "ก", "--unprotected"],
];

struct Sample {
    workspace: Workspace,
    roster: PathBuf,
    agency: String,
}

impl Sample {
    fn made() -> Self {
        let workspace = Workspace::sample();
        let roster = workspace.beside("roster.csv");
        roster::write(&roster, 3);
        let scores = workspace.scores();
        let agency = scores[0]["code"].as_str().expect("a code").to_owned();
        Self { workspace, roster, agency }
    }

    /// A command with its places filled in.
    fn command(&self, words: &[&str], out: &Path) -> Command {
        command(words.iter().map(|word| self.filled(word, out)))
    }

    fn filled(&self, word: &str, out: &Path) -> OsString {
        match (word, word.strip_prefix("OUT/")) {
            ("W", _) => self.workspace.path().into(),
            ("ROSTER", _) => self.roster.clone().into(),
            ("AGENCY", _) => OsString::from(&self.agency),
            (_, Some(name)) => out.join(name).into(),
            (word, _) => word.into(),
        }
    }
}

#[test]
fn a_command_whose_answer_meets_a_full_device_says_so_in_thai_and_ends_with_one() {
    let sample = Sample::made();
    let out = sample.workspace.beside("out");
    fs::create_dir(&out).expect("can make a folder");
    for words in AT_A_WORKSPACE.iter().chain(&[["--help"].as_slice(), &["--version"], &["report", "--help"]]) {
        let full = File::options().write(true).open("/dev/full").expect("every Linux has a full device");
        let told = ran(sample.command(words, &out).stdout(full));
        is_refused(&told);
        assert!(told.stderr.contains("[file]") && told.stderr.contains("พื้นที่จัดเก็บเต็ม"), "{words:?}: {told:?}");
    }
}

#[test]
fn a_reader_that_went_away_is_no_failure() {
    let sample = Sample::made();
    for words in [["list", "W", "people", "--json"].as_slice(), &["audit", "W"], &["--help"]] {
        let (reader, writer) = io::pipe().expect("a pipe");
        drop(reader);
        let told = ran(sample.command(words, Path::new("")).stdout(writer));
        assert_eq!((told.code, told.stderr.as_str()), (0, ""), "{words:?}");
    }
}

#[test]
fn an_output_into_a_folder_that_may_not_be_written_is_refused_by_every_command() {
    let sample = Sample::made();
    let locked = sample.workspace.beside("read-only");
    fs::create_dir(&locked).expect("can make a folder");
    let mut closed = fs::metadata(&locked).expect("there").permissions();
    closed.set_readonly(true);
    fs::set_permissions(&locked, closed).expect("can be closed");
    // To root every folder of a disk is open, and none of the kernel's.
    let is_root = fs::write(locked.join("probe"), "").is_ok();
    let folder = if is_root { PathBuf::from("/sys/kernel") } else { locked };
    for words in AT_A_WORKSPACE.iter().filter(|words| words.iter().any(|word| word.starts_with("OUT/"))) {
        let told = ran(&mut sample.command(words, &folder));
        is_refused(&told);
        assert!(told.stderr.contains("ไม่มีสิทธิ์"), "{words:?}: {told:?}");
        assert!(told.stderr.contains(plain(&folder)), "{words:?} names the place: {told:?}");
        if words.contains(&"--json") {
            assert_eq!(told.json()["error"]["code"], "file", "{told:?}");
        }
    }
}

#[test]
fn names_and_paths_longer_than_a_system_takes_are_refused_by_every_command() {
    let sample = Sample::made();
    let here = sample.workspace.beside("");
    let long_name = here.join("ย".repeat(90));
    let long_path = here.join("a/".repeat(2_100));
    for place in [&long_name, &long_path] {
        for words in AT_A_WORKSPACE {
            let is_output = words.iter().any(|word| word.starts_with("OUT/"));
            let given =
                if is_output { sample.command(words, place) } else { instead(words, &sample, place.as_os_str()) };
            let told = ran(&mut { given });
            is_refused(&told);
            assert!(told.stderr.chars().count() < 500, "a path of pages is cut: {told:?}");
        }
    }
}

#[test]
fn a_name_that_is_not_unicode_is_written_to_or_refused_and_nothing_breaks() {
    use std::os::unix::ffi::OsStrExt as _;
    let sample = Sample::made();
    let odd = OsStr::from_bytes(b"odd-\xff\xfe");
    let place = sample.workspace.beside("").join(odd);
    for words in AT_A_WORKSPACE {
        if words.iter().any(|word| word.starts_with("OUT/")) {
            let told = ran(&mut sample.command(words, &place));
            assert!(matches!(told.code, 0 | 1), "{words:?}: {told:?}");
            if told.code == 1 {
                is_thai(&told);
            }
        } else {
            is_refused(&ran(&mut instead(words, &sample, place.as_os_str())));
        }
    }
    fs::create_dir_all(&place).expect("a folder of that name can be made");
    let moved = place.join("w");
    fs::rename(sample.workspace.path(), &moved).expect("can be moved");
    for verb in ["check", "audit", "list"] {
        let register = (verb == "list").then_some(OsStr::new("agencies"));
        let told = ran(&mut command([OsStr::new(verb), moved.as_os_str()].into_iter().chain(register)));
        assert_eq!(told.code, 0, "what lies there already opens: {told:?}");
    }
    let told = ran(&mut command([OsStr::new("backup"), moved.as_os_str()]));
    is_refused(&told);
    assert!(told.stderr.contains("Unicode"), "{told:?}");
    fs::rename(&moved, sample.workspace.path()).expect("and back");
}

/// The command with a place instead of what it works at.
fn instead(words: &[&str], sample: &Sample, place: &OsStr) -> Command {
    let words = words.iter().map(|word| match *word {
        "W" | "ROSTER" => place.to_owned(),
        word => sample.filled(word, Path::new("")),
    });
    command(words)
}

/// The clock is set back for the one process by a library that answers for the system's, made here with the C compiler that
/// building needs anyway.
#[test]
fn a_clock_before_1970_is_refused_by_every_command_before_anything_is_written() {
    let sample = Sample::made();
    let folder = sample.workspace.beside("clock");
    fs::create_dir(&folder).expect("can make a folder");
    let (source, library) = (folder.join("clock.c"), folder.join("clock.so"));
    let program = "#include <time.h>\nint clock_gettime(clockid_t c, struct timespec *t) \
                   { t->tv_sec = -86400; t->tv_nsec = 0; return 0; }\n";
    fs::write(&source, program).expect("can write");
    let compiled = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&library).arg(&source).status();
    assert!(compiled.expect("the C compiler starts").success());
    let before = sample.workspace.run("audit", ["--json"]).succeeded().json();
    for words in AT_A_WORKSPACE {
        let out = sample.workspace.beside("never");
        let told = ran(sample.command(words, &out).env("LD_PRELOAD", &library));
        is_refused(&told);
        assert!(told.stderr.contains("นาฬิกา"), "{words:?}: {told:?}");
        if words.contains(&"--json") {
            assert_eq!(told.json()["error"]["rule"], "before_1970", "{told:?}");
        }
        assert!(!out.exists(), "{words:?} has written");
    }
    assert_eq!(sample.workspace.run("audit", ["--json"]).succeeded().json(), before);
}

#[test]
fn a_failure_within_is_said_in_thai_and_its_cause_goes_to_the_log_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let log = folder.path().join("saisaat.log");
    let told = ran(command(["panic", "--json"]).env("SAISAAT_LOG", &log).env("RUST_BACKTRACE", "1"));
    is_refused(&told);
    assert_eq!(told.json()["error"]["code"], "internal", "{told:?}");
    let logged = fs::read_to_string(&log).expect("a log is written");
    assert!(logged.contains("panic at") && logged.contains("cli.rs"), "{logged}");
    is_refused(&ran(command(["panic"]).env_remove("SAISAAT_LOG")));
}

#[test]
fn no_cause_in_english_comes_before_or_with_what_is_said_of_a_damaged_workspace() {
    let workspace = Workspace::empty();
    let log = workspace.beside("saisaat.log");
    let whole = fs::read(workspace.database()).expect("readable");
    let mut torn = whole.clone();
    torn.iter_mut().skip(4096).step_by(7).for_each(|byte| *byte ^= 0x5a);
    for bytes in [b"not a database at all, and long enough to be looked at twice".as_slice(), &torn] {
        fs::write(workspace.database(), bytes).expect("can write");
        for verb in ["check", "audit", "undo"] {
            let told = ran(workspace.command(verb, []).env("SAISAAT_LOG", &log));
            is_refused(&told);
        }
    }
    assert!(fs::read_to_string(&log).is_ok_and(|logged| !logged.is_empty()), "the cause is in the log");
    let map = workspace.beside("map.json");
    fs::write(&map, "{\"header\": \"สมศรี\"}").expect("can write");
    fs::write(workspace.database(), whole).expect("can write");
    let file = workspace.beside("roster.csv");
    roster::write(&file, 1);
    is_refused(&workspace.run("import", ["roster", plain(&file), "--map", plain(&map)]));
}

#[test]
fn wrong_usage_is_said_in_thai_and_in_json_where_that_was_asked_for() {
    for wrong in [
        ["nonsense"].as_slice(),
        &["report", "w"],
        &["score", "w", "--year", "2569"],
        &["score", "w", "--year", "1969", "--round", "12"],
        &["score", "w", "--year", "2569", "--round", "7"],
        &["list", "w", "unicorns"],
        &["list"],
        &["list", "w", "people", "--agency", ""],
        &["list", "w", "people", "--agency"],
        &["report", "w", "--year", "2569", "--round", "12", "--all", "--agency", "M", "--out", "d"],
        &["new", "w", "--ministry", "ก", "--unprotected", "--officer", "ข"],
        &["check", "w", "x"],
        &["check", "w", "--frobnicate"],
        &["import", "w", "roster", "x.csv", "--on-duplicate", "perhaps"],
    ] {
        let told = saisaat(wrong);
        assert_eq!(told.code, 2, "{wrong:?}: {told:?}");
        is_thai(&told);
        assert!(told.stderr.contains("[usage]"), "{told:?}");
        let told = saisaat(wrong.iter().copied().chain(["--json"]));
        assert_eq!((told.code, told.json()["error"]["code"].as_str()), (2, Some("usage")), "{wrong:?}: {told:?}");
    }
}

#[test]
fn an_id_that_was_typed_is_repeated_in_no_complaint() {
    let workspace = Workspace::sample();
    let id = "1103700123451";
    for typed in [
        workspace.run("list", ["people", "--agency", id, "--json"]),
        workspace.run("list", ["people", "--agency", "1-1037-00123-45-1", "--json"]),
        workspace.run("import", ["roster", &format!("{id}.xlsx"), "--json"]),
        saisaat(["list", "w", id, "--json"]),
    ] {
        assert_ne!(typed.code, 0, "{typed:?}");
        for said in [&typed.stdout, &typed.stderr] {
            assert!(!said.contains(id) && !said.contains("1-1037-00123"), "{typed:?}");
        }
    }
}

#[test]
fn help_has_thai_headings() {
    for arguments in [["--help"].as_slice(), &["-h"], &["import", "--help"], &["report", "-h"], &["help", "list"]] {
        let told = saisaat(arguments).succeeded();
        for english in ["Usage:", "Commands:", "Arguments:", "Options:", "Print ", "possible values", "default:"] {
            assert!(!told.stdout.contains(english), "“{english}”: {}", told.stdout);
        }
        assert!(told.stdout.contains("วิธีใช้:"), "{}", told.stdout);
    }
}
