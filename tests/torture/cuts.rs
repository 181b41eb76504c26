//! Power cuts with writes dropped and reordered. A worker's system calls are recorded once; then the disk is rebuilt as it
//! may be after a cut at any of them: everything that was flushed, and of what was not, any part in any order, sectors torn.
//! Whatever had been acknowledged by then must be there, and the database whole.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use saisaat_core::{Surroundings, Workspace};

use super::ministry::{self, Dice, PASSPHRASE};
use super::worker::{Part, STEPS, playing};
use super::{Findings, NotPermitted};

const OPERATIONS: usize = 25;
const SECTOR: usize = 512;

pub(crate) fn run(times: usize) -> Result<Findings> {
    let folder = tempfile::tempdir()?;
    let place = folder.path().join("w");
    let (_, office) = ministry::locked(&place)?;
    office.close()?;
    let before = Disk::read(&place)?;
    let calls = record(&place, &folder.path().join("calls"))?;
    let writes = calls.iter().filter(|call| matches!(call, Call::Write { .. })).count();
    let flushes = calls.iter().filter(|call| matches!(call, Call::Flush { .. })).count();
    ensure!(flushes >= OPERATIONS, "every operation is flushed, yet only {flushes} flushes were seen");
    let note = format!("of {} calls: {writes} writes, {flushes} flushes", calls.len());
    let mut found = Findings { tried: times, failures: Vec::new(), note };
    let mut dice = Dice::new(5);
    for time in 0..times {
        let cut = dice.below(calls.len() + 1);
        let target = folder.path().join(format!("c{time}"));
        let acknowledged = before.after(&calls[..cut], &mut dice).write(&target, &place)?;
        if let Err(error) = examine(&target, acknowledged) {
            found.failures.push(format!("cut after call {cut}, {acknowledged} acknowledged: {error:#}"));
        }
        fs::remove_dir_all(&target)?;
    }
    Ok(found)
}

fn examine(folder: &Path, acknowledged: usize) -> Result<()> {
    let office = Workspace::at(folder)?.unlock(PASSPHRASE, Surroundings::system())?;
    office.check()?;
    // The ministry was there before the first of them.
    let there = ministry::count(&office)? - 1;
    ensure!(there == acknowledged || there == acknowledged + 1, "{there} are there");
    Ok(())
}

/// A system call that matters to what is on the disk.
enum Call {
    Write {
        path: PathBuf,
        at: usize,
        bytes: Vec<u8>,
    },
    Truncate {
        path: PathBuf,
        length: usize,
    },
    Flush {
        path: PathBuf,
    },
    Remove {
        path: PathBuf,
    },
    /// The worker told that one more write was acknowledged.
    Acknowledge,
}

/// Runs the worker under strace and reads what it did.
fn record(place: &Path, log: &Path) -> Result<Vec<Call>> {
    let calls = "trace=openat,close,pwrite64,write,ftruncate,fsync,fdatasync,unlink";
    let probe = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    if !probe.context("strace does not start: run .ci/setup test")?.status.success() {
        return Err(NotPermitted("tracing a process").into());
    }
    let worker = playing(Part::Save, place)?;
    let status = Command::new("strace")
        .args(["-f", "-xx", "-s", "1000000", "-e", calls, "-e", "signal=none", "-o"])
        .arg(log)
        .arg(worker.get_program())
        .envs(worker.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .env(STEPS, OPERATIONS.to_string())
        .stdout(Stdio::null())
        .status()
        .context("strace does not start: run .ci/setup test")?;
    ensure!(status.success(), "the worker failed");
    let mut open: HashMap<String, PathBuf> = HashMap::new();
    let mut calls = Vec::new();
    for line in fs::read_to_string(log)?.lines() {
        let Some((name, arguments, result)) = parts(line) else { continue };
        let path = || arguments.first().and_then(|fd| open.get(*fd)).cloned();
        match name {
            "openat" => {
                let path = PathBuf::from(String::from_utf8(string(arguments[1])?)?);
                open.insert(result.into(), path);
            }
            "close" => {
                open.remove(arguments[0]);
            }
            "write" if arguments[0] == "1" => calls.push(Call::Acknowledge),
            "pwrite64" => {
                let path = path().context("a write to a file that was never opened")?;
                calls.push(Call::Write { path, at: arguments[3].parse()?, bytes: string(arguments[1])? });
            }
            "ftruncate" => {
                let path = path().context("a cut of a file that was never opened")?;
                calls.push(Call::Truncate { path, length: arguments[1].parse()? });
            }
            "fsync" | "fdatasync" => calls.extend(path().map(|path| Call::Flush { path })),
            "unlink" => calls.push(Call::Remove { path: String::from_utf8(string(arguments[0])?)?.into() }),
            _ => {}
        }
    }
    let ours = |path: &Path| path.starts_with(place);
    calls.retain(|call| match call {
        Call::Write { path, .. } | Call::Truncate { path, .. } | Call::Flush { path } | Call::Remove { path } => {
            ours(path)
        }
        Call::Acknowledge => true,
    });
    Ok(calls)
}

/// `123 pwrite64(5, "\x00", 1, 0) = 1` in its name, arguments and result; calls that failed are left out.
fn parts(line: &str) -> Option<(&str, Vec<&str>, &str)> {
    let call = line.split_once(' ')?.1.trim_start();
    let (name, rest) = call.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(") = ").or_else(|| rest.rsplit_once(')'))?;
    let result = result.trim_start_matches([' ', '=']).split(' ').next()?;
    (!result.starts_with('-')).then(|| (name, arguments.split(", ").collect(), result))
}

/// A string as strace prints it with `-xx`.
fn string(quoted: &str) -> Result<Vec<u8>> {
    let hex = quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).context("a whole string")?;
    hex.split("\\x").skip(1).map(|byte| Ok(u8::from_str_radix(byte, 16)?)).collect()
}

/// What lies on the disk.
#[derive(Clone)]
struct Disk {
    files: HashMap<PathBuf, Vec<u8>>,
    acknowledged: usize,
}

impl Disk {
    fn read(place: &Path) -> Result<Self> {
        let mut files = HashMap::new();
        for entry in fs::read_dir(place)? {
            let path = entry?.path();
            if path.is_file() {
                files.insert(path.clone(), fs::read(path)?);
            }
        }
        Ok(Self { files, acknowledged: 0 })
    }

    /// The disk after a cut: what was flushed is certain, what was not is as the dice fall.
    fn after(&self, calls: &[Call], dice: &mut Dice) -> Self {
        let mut disk = self.clone();
        let mut pending: Vec<&Call> = Vec::new();
        for call in calls {
            match call {
                Call::Acknowledge => disk.acknowledged += 1,
                Call::Flush { path } => {
                    let (flushed, still): (Vec<_>, Vec<_>) =
                        pending.into_iter().partition(|call| call.path() == Some(path));
                    flushed.into_iter().for_each(|call| disk.apply(call, None));
                    pending = still;
                }
                change => pending.push(change),
            }
        }
        while !pending.is_empty() {
            let call = pending.swap_remove(dice.below(pending.len()));
            match dice.below(3) {
                0 => {}
                1 => disk.apply(call, None),
                _ => disk.apply(call, Some(dice)),
            }
        }
        disk
    }

    /// Applies a change; with dice, a write loses any of its sectors.
    fn apply(&mut self, call: &Call, torn: Option<&mut Dice>) {
        match call {
            Call::Write { path, at, bytes } => {
                let file = self.files.entry(path.clone()).or_default();
                file.resize(file.len().max(at + bytes.len()), 0);
                let mut torn = torn;
                for (number, sector) in bytes.chunks(SECTOR).enumerate() {
                    let lost = torn.as_mut().is_some_and(|dice| dice.below(2) == 0);
                    if !lost {
                        let from = at + number * SECTOR;
                        file[from..from + sector.len()].copy_from_slice(sector);
                    }
                }
            }
            Call::Truncate { path, length } => self.files.entry(path.clone()).or_default().resize(*length, 0),
            Call::Remove { path } => drop(self.files.remove(path)),
            Call::Flush { .. } | Call::Acknowledge => {}
        }
    }

    /// Lays the disk out in another folder; returns how many writes had been acknowledged.
    fn write(&self, target: &Path, place: &Path) -> Result<usize> {
        fs::create_dir_all(target)?;
        for (path, bytes) in &self.files {
            fs::write(target.join(path.strip_prefix(place)?), bytes)?;
        }
        Ok(self.acknowledged)
    }
}

impl Call {
    fn path(&self) -> Option<&PathBuf> {
        match self {
            Self::Write { path, .. } | Self::Truncate { path, .. } | Self::Flush { path } | Self::Remove { path } => {
                Some(path)
            }
            Self::Acknowledge => None,
        }
    }
}
