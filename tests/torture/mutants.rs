//! Spreadsheets damaged in every way, each read in a worker process of the executable and then looked at here: the program
//! never dies or stalls, the worker keeps its memory, and every damage comes to a workbook or to a refusal that a person can act on.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use driver::{executable, paths};
use saisaat_import::worker::SheetReader;
use saisaat_import::{ImportError, ReadAs, inspect};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::Findings;

/// Larger files say nothing more and take longer to damage.
const LARGEST: u64 = 200 * 1024;
/// A worker may be as long as this without progress, and no reading of a mutant this small should be longer.
const STALL: Duration = Duration::from_secs(60);
/// What a worker may use, in kilobytes.
const MOST_MEMORY: u64 = 512 * 1024;

/// What came of the mutants.
#[derive(Default)]
struct Tally {
    read: usize,
    refused: usize,
    died: usize,
    slowest: Duration,
    most_memory: u64,
    failures: Vec<String>,
}

pub(crate) fn run(times: usize) -> Result<Findings> {
    damaged(times, &["hostile", "odd", "rosters"].map(paths::spreadsheets))
}

/// The given files, which lie beside the repository.
pub(crate) fn run_given(times: usize) -> Result<Findings> {
    damaged(times, &["spreadsheets", "hostile", "corpus"].map(paths::given))
}

fn damaged(times: usize, folders: &[PathBuf]) -> Result<Findings> {
    let files = originals(folders)?;
    let folder = tempfile::tempdir()?;
    let (next, tally) = (AtomicUsize::new(0), Mutex::new(Tally::default()));
    let threads = thread::available_parallelism().map_or(2, usize::from).min(8);
    thread::scope(|scope| {
        for number in 0..threads {
            let mutant = folder.path().join(format!("mutant-{number}"));
            let (files, next, tally) = (&files, &next, &tally);
            scope.spawn(move || {
                while let Some(turn) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|turn| *turn < times) {
                    let (name, whole) = &files[turn % files.len()];
                    let outcome = damage_and_read(whole, turn, &mutant);
                    tally.lock().expect("no thread died holding it").take(name, turn, outcome);
                }
            });
        }
    });
    let tally = tally.into_inner().context("a thread died")?;
    let Tally { read, refused, died, slowest, most_memory, failures } = tally;
    let note = format!(
        "of {} files: {read} read, {refused} refused, in {died} the worker died; slowest {slowest:.1?}, worker at most {} MB",
        files.len(),
        most_memory / 1024
    );
    Ok(Findings { tried: times, failures, note })
}

/// Every spreadsheet of the folders that is not too large, in the same order everywhere.
fn originals(folders: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let is_data = !["md", "py", "tsv"].iter().any(|no| path.extension().is_some_and(|is| is == *no));
            if is_data && (1..LARGEST).contains(&fs::metadata(&path)?.len()) {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let named = |path: PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((name, fs::read(path)?))
    };
    paths.into_iter().map(named).collect()
}

/// What reading one mutant and looking at it came to.
struct Outcome {
    result: Result<(), ImportError>,
    took: Duration,
    memory: u64,
}

fn damage_and_read(whole: &[u8], turn: usize, path: &Path) -> Result<Outcome> {
    let mut chance = Chance(turn as u64 ^ 0x5A15_AA70);
    let bytes = match chance.below(2) {
        0 if whole.starts_with(b"PK\x03\x04") => {
            damaged_inside(whole, &mut chance).unwrap_or_else(|_| chance.damage(whole))
        }
        _ => chance.damage(whole),
    };
    fs::write(path, bytes)?;
    let begun = Instant::now();
    let mut memory = 0;
    let read = SheetReader::new(executable::path()).read(path, ReadAs::Proposed, &mut |_| {
        memory = memory.max(memory_of_children());
        ControlFlow::Continue(())
    });
    // The window looks at what was read outside the worker.
    let result = read.map(|workbook| drop(inspect(&workbook, None)));
    Ok(Outcome { result, took: begun.elapsed(), memory })
}

impl Tally {
    fn take(&mut self, name: &str, turn: usize, outcome: Result<Outcome>) {
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(error) => return self.failures.push(format!("mutant {turn} of {name}: {error:#}")),
        };
        self.slowest = self.slowest.max(outcome.took);
        self.most_memory = self.most_memory.max(outcome.memory);
        if outcome.took > STALL {
            self.failures.push(format!("mutant {turn} of {name} took {:?}", outcome.took));
        }
        if outcome.memory > MOST_MEMORY {
            self.failures.push(format!("mutant {turn} of {name} took {} MB", outcome.memory / 1024));
        }
        let Err(refused) = outcome.result else { return self.read += 1 };
        self.refused += 1;
        self.died += usize::from(matches!(refused, ImportError::ReaderDied { .. }));
        let message = refused.to_string();
        let is_clear = message.contains("โปรด") && !refused.code().is_empty();
        if !is_clear || matches!(refused, ImportError::TooSlow) {
            self.failures.push(format!("mutant {turn} of {name}: {} {message}", refused.code()));
        }
    }
}

/// The most memory that a worker of this process has had, in kilobytes.
fn memory_of_children() -> u64 {
    let Ok(threads) = fs::read_dir("/proc/self/task") else { return 0 };
    let children = threads.flatten().filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let peak = |child: &str| -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{child}/status")).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix(" kB")?.parse().ok()
    };
    children.flat_map(|all| all.split_whitespace().filter_map(peak).collect::<Vec<_>>()).max().unwrap_or(0)
}

/// Damages a part inside a package, so that it reaches what reads the part.
fn damaged_inside(whole: &[u8], chance: &mut Chance) -> Result<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(whole))?;
    let chosen = chance.below(archive.len());
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        let mut part = Vec::new();
        // A bomb is not inflated here; it is damaged as it is.
        entry.by_ref().take(8 * 1024 * 1024).read_to_end(&mut part)?;
        let part = if index == chosen { chance.damage(&part) } else { part };
        out.start_file(entry.name()?.into_owned(), SimpleFileOptions::default())?;
        out.write_all(&part)?;
    }
    Ok(out.finish()?.into_inner())
}

/// The same damage in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end.max(1)
    }

    /// Some bytes set to telling values or flipped, a stretch repeated or left out, or the end cut off.
    fn damage(&mut self, whole: &[u8]) -> Vec<u8> {
        let mut bytes = whole.to_vec();
        for _ in 0..=self.below(6) {
            if bytes.is_empty() {
                return bytes;
            }
            let at = self.below(bytes.len());
            let telling = [0, 1, 0x7f, 0x80, 0xff];
            match self.below(9) {
                choice @ 0..5 => bytes[at] = telling[choice],
                5 | 6 => bytes[at] ^= 1 << self.below(8),
                7 => {
                    let end = (at + 1 + self.below(64)).min(bytes.len());
                    bytes.drain(at..end);
                }
                _ => {
                    let end = (at + 1 + self.below(64)).min(bytes.len());
                    let stretch = bytes[at..end].to_vec();
                    bytes.splice(at..at, stretch);
                }
            }
        }
        if self.below(10) == 0 {
            let end = self.below(bytes.len());
            bytes.truncate(end);
        }
        bytes
    }
}
