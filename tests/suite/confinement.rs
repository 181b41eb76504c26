//! A worker that has been taken over can do nothing: each forbidden thing is tried from inside one, and would go well outside.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use driver::executable;
use saisaat_worker::{Confinement, Heard, Input, Landlock, Process, WorkerError, unpacked};

/// What is tried. Some would harm the machine or the test if they went well, and are tried inside only.
const FORBIDDEN: &[(&str, Outside)] = &[
    ("open /etc/passwd", Outside::GoesWell),
    ("open itself", Outside::GoesWell),
    ("list the root", Outside::GoesWell),
    ("look at a file", Outside::GoesWell),
    ("make a file", Outside::GoesWell),
    ("remove a file", Outside::GoesWell),
    ("make a folder", Outside::GoesWell),
    ("where it is", Outside::GoesWell),
    ("listen on TCP", Outside::GoesWell),
    ("send over UDP", Outside::GoesWell),
    ("a local socket", Outside::GoesWell),
    ("its parent's environment", Outside::GoesWell),
    ("its parent's memory", Outside::GoesWell),
    ("signal its parent", Outside::GoesWell),
    ("a thread", Outside::GoesWell),
    ("a process", Outside::GoesWell),
    ("another limit", Outside::GoesWell),
    ("more memory", Outside::GoesWell),
    ("environment", Outside::GoesWell),
    ("another descriptor", Outside::GoesWell),
    ("another program", Outside::NotTried),
    ("read its parent", Outside::NotTried),
    ("trace its parent", Outside::NotTried),
    ("mount", Outside::NotTried),
    ("other namespaces", Outside::NotTried),
];

#[derive(Clone, Copy, PartialEq)]
enum Outside {
    GoesWell,
    NotTried,
}

type Answer = (String, Option<Confinement>);

fn probe() -> PathBuf {
    let path = executable::path().with_file_name("examples").join("probe");
    assert!(path.is_file(), "{} is not built: run `make test`", path.display());
    path
}

fn order(what: &str) -> Input {
    Input::Bytes(format!("{what} {}", std::process::id()).into_bytes())
}

/// What a probe says, or how it ended.
fn ask(subcommand: &str, what: &str) -> Result<Answer, WorkerError> {
    let mut process = Process::start(&probe(), subcommand, order(what)).expect("starts");
    match process.hear(Duration::from_secs(30)) {
        Heard::Frame(bytes) => Ok(unpacked(&bytes).expect("a frame of ours")),
        Heard::End => Err(process.cause_of_end()),
        other => panic!("{what}: {other:?}"),
    }
}

#[test]
fn a_worker_that_was_taken_over_is_refused_each_forbidden_thing() {
    let mut how: BTreeMap<&str, String> = BTreeMap::new();
    for (what, outside) in FORBIDDEN {
        let inside = match ask("work", what) {
            Ok((said, _)) => said,
            Err(WorkerError::Ended(end)) if end == "signal 31" => "refused: ended by SIGSYS".to_owned(),
            Err(other) => format!("ended: {other}"),
        };
        if *outside == Outside::GoesWell {
            let (said, _) = free(what);
            assert_eq!(said, "done", "{what} would go well outside, or its refusal inside says nothing");
        }
        how.insert(what, inside);
    }
    let folder = format!("/tmp/saisaat-probe-folder-{}", std::process::id());
    fs::remove_dir(&folder).expect("made by the one outside");
    let is_refused = |said: &str| said.starts_with("refused: ") && !said.contains("no such thing");
    let wrong: Vec<_> = how.iter().filter(|(_, said)| !is_refused(said)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(how["its parent's memory"].contains("not permitted"), "{how:#?}");
    assert_eq!(how["another program"], "refused: ended by SIGSYS");
    assert_eq!(how["environment"], "refused: it is empty");
}

/// The same tried by a process that nothing confines, started like any.
fn free(what: &str) -> Answer {
    let mut child =
        Command::new(probe()).arg("free").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("starts");
    let Input::Bytes(order) = order(what) else { unreachable!("orders are bytes") };
    std::io::Write::write_all(&mut child.stdin.take().expect("piped"), &order).expect("reads");
    let told = child.wait_with_output().expect("ends");
    unpacked(told.stdout.get(4..).unwrap_or_else(|| panic!("{what}: {told:?}"))).expect("a frame of ours")
}

#[test]
fn a_worker_says_what_holds_it_on_this_machine() {
    let (said, confinement) = ask("work", "nothing").expect("answers");
    assert_eq!(said, "done");
    let confinement = confinement.expect("confined");
    let told = executable::saisaat(["confinement", "--json"]).succeeded().json();
    assert_eq!(told, serde_json::to_value(confinement).expect("plain data"));
    assert!(confinement.seccomp);
    // Asked of the system by others: each holds where they say it can.
    let may_unshare = Command::new("unshare").args(["-U", "-n", "-p", "-i", "-m", "-u", "-C", "true"]).output();
    if may_unshare.is_ok_and(|ran| ran.status.success()) {
        assert!(confinement.namespaces);
    }
    let names = fs::read_to_string("/sys/kernel/security/lsm").unwrap_or_default();
    let log = Command::new("dmesg").output().map(|ran| ran.stdout).unwrap_or_default();
    if names.contains("landlock") || String::from_utf8_lossy(&log).contains("landlock: Up and running") {
        assert_ne!(confinement.landlock, Landlock::None);
    }
}

#[test]
fn each_worker_of_the_executable_is_filtered_and_gains_no_rights() {
    // Without the word that its parent gives it, it begins with the threads of the window's libraries, held all the same.
    for (subcommand, malloc) in [
        ("read-spreadsheet", Some("1")),
        ("read-emblem", Some("1")),
        ("read-attached", Some("1")),
        ("read-spreadsheet", None),
    ] {
        // It waits for what it is to read, confined already.
        let mut child = Command::new(executable::path())
            .arg(subcommand)
            .env_remove("Malloc")
            .envs(malloc.map(|value| ("Malloc", value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        let status = || fs::read_to_string(format!("/proc/{}/status", child.id())).expect("lives");
        let has = |line: &str| status().lines().any(|found| found.split_whitespace().eq(line.split_whitespace()));
        let begun = std::time::Instant::now();
        while !has("Seccomp_filters: 2") && begun.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(10));
        }
        let tasks = fs::read_dir(format!("/proc/{}/task", child.id())).expect("threads");
        let tasks: Vec<String> =
            tasks.map(|task| fs::read_to_string(task.expect("one").path().join("status")).expect("lives")).collect();
        // How many there are without is the library's affair.
        assert!(malloc.is_none() || tasks.len() == 1, "{}", status());
        for task in &tasks {
            let has = |line: &str| task.lines().any(|found| found.split_whitespace().eq(line.split_whitespace()));
            assert!(has("Seccomp: 2") && has("Seccomp_filters: 2") && has("NoNewPrivs: 1"), "{task}");
        }
        child.kill().and_then(|()| child.wait()).expect("ends");
    }
}

#[test]
fn a_worker_that_cannot_be_filtered_reads_nothing_and_says_so() {
    // A machine that refuses filters: the probe lays one on that refuses the call, then becomes the worker.
    for subcommand in ["read-spreadsheet", "read-emblem", "read-attached"] {
        let told = Command::new(probe())
            .arg("unfiltered")
            .arg(executable::path())
            .arg(subcommand)
            .stdin(Stdio::null())
            .output()
            .expect("starts");
        assert_eq!((told.status.code(), told.status.signal()), (Some(71), None), "{told:?}");
        assert!(told.stdout.is_empty(), "{told:?}");
        assert!(String::from_utf8_lossy(&told.stderr).contains("not confined"), "{told:?}");
    }
}
