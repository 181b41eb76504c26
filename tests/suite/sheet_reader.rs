//! The worker around reading, with the real executable in it: every file reads as it does in one process, and whatever a worker
//! does — hangs, dies, lies — is a clear refusal that leaves no process behind.

use std::fs;
use std::io::Read as _;
use std::ops::ControlFlow;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use driver::{executable, paths};
use saisaat_import::worker::{SUBCOMMAND, SheetReader};
use saisaat_import::{ImportError, ReadAs};
use tempfile::TempDir;

use super::compared::sheet_reader::{children, read, read_alike};
use super::roster;

/// A program in a folder that is a worker of our making.
fn worker(script: &str) -> (TempDir, SheetReader) {
    let folder = TempDir::new().expect("a folder");
    let program = folder.path().join("worker");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("writes");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).expect("may run");
    (folder, SheetReader::new(program))
}

fn some_file() -> PathBuf {
    paths::spreadsheets("rosters").join("upload_template.xlsx")
}

/// A file of which more is told than a pipe holds.
fn long_file() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("long.csv");
    roster::write(&path, 8_000);
    (folder, path)
}

#[test]
fn every_file_reads_in_the_worker_as_it_reads_outside() {
    assert!(
        ["hostile", "odd", "rosters"].map(|folder| read_alike(&paths::spreadsheets(folder))).iter().sum::<usize>() > 70
    );
}

#[test]
fn a_worker_that_hangs_is_ended_when_patience_is() {
    for script in ["exec sleep 1000", "exec >&-; exec sleep 1000", "while :; do :; done"] {
        let (_folder, reader) = worker(script);
        let begun = Instant::now();
        let found = read(&reader.with_patience(Duration::from_millis(300)), &some_file());
        let code = found.err().map(|error| error.code());
        assert!(matches!(code, Some("too_slow" | "reader_died")), "{script}: {code:?}");
        assert!(begun.elapsed() < Duration::from_secs(5), "{script}");
        assert_eq!(children(), Vec::<String>::new(), "{script}");
    }
}

#[test]
fn a_worker_that_hands_its_pipes_on_is_not_waited_for() {
    for script in ["sleep 20 & exit 3", "sleep 20 >&- & exit 3"] {
        let (_folder, reader) = worker(script);
        let begun = Instant::now();
        let found = read(&reader.with_patience(Duration::from_millis(300)), &some_file());
        assert!(found.is_err() && begun.elapsed() < Duration::from_secs(5), "{script}: {:?}", begun.elapsed());
    }
}

#[test]
fn a_worker_that_dies_is_a_refusal_that_says_so() {
    for script in ["exit 0", "exit 3", "kill -ABRT $$", "kill -SEGV $$", "kill -KILL $$"] {
        let (_folder, reader) = worker(script);
        let error = read(&reader, &some_file()).expect_err(script);
        assert_eq!(error.code(), "reader_died", "{script}");
        assert!(error.to_string().contains("บันทึกใหม่เป็น .xlsx"), "{error}");
    }
    let (_folder, reader) = worker("echo 'memory allocation of 99 bytes failed' >&2; kill -ABRT $$");
    assert_eq!(read(&reader, &some_file()).expect_err("no memory").code(), "too_large");
    let missing = SheetReader::new("/nowhere/at/all");
    assert_eq!(read(&missing, &some_file()).expect_err("no program").code(), "reader_died");
    assert_eq!(children(), Vec::<String>::new());
}

#[test]
fn a_worker_that_lies_is_refused() {
    let scripts = [
        // A frame of two gigabytes; one of no kind; the end before anything; noise without end.
        r"printf '\377\377\377\177'; exec sleep 1000",
        r"printf '\002\000\000\000\377\377'; exec sleep 1000",
        "cat /dev/urandom",
        "while :; do echo noise; done",
    ];
    for script in scripts {
        let (_folder, reader) = worker(script);
        let begun = Instant::now();
        assert_eq!(read(&reader, &some_file()).expect_err(script).code(), "reader_died", "{script}");
        assert!(begun.elapsed() < Duration::from_secs(5), "{script}");
        assert_eq!(children(), Vec::<String>::new(), "{script}");
    }
    let (_folder, nothing) = worker(r"printf '\001\000\000\000\010'");
    assert_eq!(read(&nothing, &some_file()).expect_err("no sheet").code(), "no_sheets");
}

#[test]
fn a_worker_limits_itself_and_is_given_nothing_but_the_file() {
    // Nobody listens on, so it stops at a full pipe and can be looked at.
    let (_folder, path) = long_file();
    let file = fs::File::open(path).expect("opens");
    let mut child = Command::new(executable::path())
        .arg(SUBCOMMAND)
        // As the worker starts it: else a library of the window begins a thread that the filter ends.
        .env("Malloc", "1")
        .stdin(file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("starts");
    child.stdout.as_mut().expect("piped").read_exact(&mut [0; 4]).expect("speaks");
    let limits = fs::read_to_string(format!("/proc/{}/limits", child.id())).expect("lives");
    let limit = |name: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name}: {limits}"));
        let mut ends = line[name.len()..].split_whitespace().map(|end| end.parse::<u64>().unwrap_or(u64::MAX));
        (ends.next().expect("soft"), ends.next().expect("hard"))
    };
    let (data, space) = (limit("Max data size"), limit("Max address space"));
    child.kill().and_then(|()| child.wait()).expect("ends");
    assert!(data.1 <= 512 << 20 && data.1 > 400 << 20, "{data:?}");
    assert!(space.1 < 2 << 30 && space.0 == space.1, "{space:?}");
    assert_eq!((limit("Max core file size"), limit("Max file size")), ((0, 0), (0, 0)));
    assert_eq!((limit("Max open files"), limit("Max processes")), ((16, 16), (0, 0)));
}

#[test]
fn the_environment_and_the_arguments_of_a_worker_say_nothing() {
    let folder = TempDir::new().expect("a folder");
    let told = folder.path().join("told");
    let (_program, reader) = worker(&format!("{{ echo \"$*\"; env; }} > '{}'", told.display()));
    let _ = read(&reader, &some_file());
    let told = fs::read_to_string(told).expect("told");
    let (arguments, environment) = told.split_once('\n').expect("a line of arguments");
    assert_eq!(arguments, SUBCOMMAND);
    // The shell sets three of its own.
    let ours = ["LD_LIBRARY_PATH=", "Malloc=", "MIMALLOC_ARENA_RESERVE=", "PWD=", "OLDPWD=", "_="];
    let strange: Vec<&str> =
        environment.lines().filter(|line| !ours.iter().any(|name| line.starts_with(name))).collect();
    assert_eq!(strange, Vec::<&str>::new());
}

#[test]
fn reading_a_long_file_can_be_cancelled() {
    let (_folder, path) = long_file();
    let found = SheetReader::new(executable::path()).read(&path, ReadAs::Proposed, &mut |_| ControlFlow::Break(()));
    assert_eq!(found.err().map(|error| error.code()), Some("cancelled"));
    assert_eq!(children(), Vec::<String>::new());
}

#[test]
fn reading_ends_when_the_caller_has_enough() {
    let (_folder, reader) = worker("exec sleep 1000");
    let mut asked = 0;
    let found = reader.read(&some_file(), ReadAs::Proposed, &mut |_| {
        asked += 1;
        if asked < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    assert_eq!((found.err().map(|error| error.code()), asked), (Some("cancelled"), 3));
    assert_eq!(children(), Vec::<String>::new());
}

#[test]
fn what_is_no_file_is_refused_before_any_worker_starts() {
    let folder = TempDir::new().expect("a folder");
    for path in [folder.path().to_path_buf(), folder.path().join("missing.xlsx"), "/dev/zero".into()] {
        let error = read(&SheetReader::new("/nowhere/at/all"), &path).expect_err("no file");
        assert!(matches!(&error, ImportError::File { path: named, .. } if *named == path), "{error:?}");
    }
}
