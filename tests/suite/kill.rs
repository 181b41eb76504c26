//! An import that is killed leaves all of it or none.

use std::process::Stdio;
use std::time::{Duration, Instant};

use driver::Workspace;
use driver::workspace::plain;

use super::roster;

const PEOPLE: u32 = 1_000;
const KILLS: u32 = 50;

#[test]
fn an_import_killed_at_any_moment_leaves_all_of_it_or_none() {
    let clean = Workspace::empty();
    let file = clean.beside("roster.csv");
    roster::write(&file, PEOPLE);
    let mut lasting = time_of_a_whole_import(&clean, plain(&file));
    let before = operations(&clean);

    let mut moments = Moments(0x5353_4154);
    let (mut none, mut all, mut killed_at_work, mut kill) = (0, 0, 0, 0);
    // Only kills that meet a working import count; on a machine whose load changes, others come too late.
    while killed_at_work < KILLS {
        assert!(kill < 6 * KILLS, "only {killed_at_work} of {kill} kills met a working import of {lasting:?}");
        let workspace = clean.copied();
        // Every second kill falls near the end, where the one commit is.
        let part = if kill % 2 == 0 { moments.next_part() } else { 0.75 + moments.next_part() * 0.3 };
        let was_at_work = import_and_kill_after(&workspace, plain(&file), lasting.mul_f64(part));
        killed_at_work += u32::from(was_at_work);
        kill += 1;
        if !was_at_work {
            lasting = lasting.mul_f64(0.95);
        }
        let _ = workspace.run("check", []).succeeded();
        match (workspace.list("people").len(), operations(&workspace) - before) {
            (0, 0) => none += 1,
            (people, 1) if people == PEOPLE as usize => all += 1,
            torn => panic!("kill {kill}, {part:.2} of {lasting:?}: (people, operations) = {torn:?}"),
        }
    }
    let story = format!("{none} left nothing, {all} everything; each import takes {lasting:?}");
    assert!(none > 0, "no kill came before the commit, so the test proves nothing: {story}");
}

fn time_of_a_whole_import(clean: &Workspace, file: &str) -> Duration {
    let workspace = clean.copied();
    let begun = Instant::now();
    let said = workspace.run("import", ["roster", file, "--json"]).succeeded().json();
    assert_eq!(said["inserted"], PEOPLE, "{said}");
    begun.elapsed()
}

/// Whether the kill met a process that was still at work.
fn import_and_kill_after(workspace: &Workspace, file: &str, moment: Duration) -> bool {
    let mut import = workspace.command("import", ["roster", file]);
    let mut import = import.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts");
    std::thread::sleep(moment);
    // SIGKILL: no handler, no destructor, no last write.
    import.kill().expect("can be killed");
    import.wait().expect("ends").code().is_none()
}

fn operations(workspace: &Workspace) -> usize {
    let audit = workspace.run("audit", ["--verify", "--json"]).succeeded().json();
    audit["lines"].as_array().unwrap_or_else(|| panic!("no lines in {audit}")).len()
}

/// Parts of one, from a fixed seed (xorshift64), so that a failure can be met again.
struct Moments(u64);

impl Moments {
    fn next_part(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        f64::from((self.0 >> 32) as u32) / f64::from(u32::MAX)
    }
}
