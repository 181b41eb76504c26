//! The same tables by this program and by others that set Thai: one core, one run, pages by the processor's seconds.
//!
//! A document is a register in landscape, six columns, about ten pages; no two have a row alike. Every program gets the same
//! texts, sheet, margins, column shares, face and size; ours also draws the running head and foot, tags every cell and keeps
//! to PDF/A-2b. What it takes a peer to start is not counted where one start serves many documents (`peers.py` says how).

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use saisaat_core::Office;
use saisaat_core::summaries::{FieldClass, RegisterColumn, RegisterPrint};
use saisaat_report::{Document, Options, Printer};
use serde_json::{Value, json};

use super::{pages_in, rate, report, surroundings};

const DOCUMENTS: usize = 21;
/// Times ours are printed, each by a printer that remembers nothing of the time before: once lasts too short to be told from what else
/// the machine does.
const TURNS: u32 = 8;
const ROWS: usize = 110;
/// Sentences of Thai official prose, with bars where lines may end.
const PROSE: &str = include_str!("../../src-tauri/report/words/gold.txt");
/// Name, share of the width, and whether it holds numbers.
const COLUMNS: [(&str, u8, bool); 6] = [
    ("ที่", 4, true),
    ("วันที่", 8, false),
    ("เรื่อง", 22, false),
    ("รายละเอียด", 42, false),
    ("มูลค่า (บาท)", 12, true),
    ("ผลการพิจารณา", 12, false),
];

pub(crate) fn run() -> Result<()> {
    let documents = documents()?;
    let folder = tempfile::tempdir()?;
    for (i, document) in documents.iter().enumerate() {
        fs::write(folder.path().join(format!("{i:02}.json")), as_json(document).to_string())?;
    }
    let (mut pages, mut lasting) = (0, Duration::ZERO);
    for _ in 0..TURNS {
        let printer = Printer::new()?;
        let print = |document| Ok(printer.print(Document::RegisterPrint(document), &Options::default())?);
        // warm, as its peers are
        print(&documents[0])?;
        let before = spent()?;
        let printed = documents[1..].iter().map(print).collect::<Result<Vec<_>>>()?;
        lasting += spent()? - before;
        pages += pages_in(&printed)?;
    }
    let ours = rate(pages, lasting);
    println!("peers    saisaat    : {ours:8.1} pages/s  ({pages} pages in {lasting:.2?})");
    let told = peers(folder.path())?;
    for line in told.lines() {
        let peer: Value = serde_json::from_str(line).with_context(|| line.to_owned())?;
        say(&peer, ours);
    }
    Ok(())
}

fn say(peer: &Value, ours: f64) {
    let name = peer["name"].as_str().unwrap_or("?");
    match (peer["pages"].as_u64(), peer["seconds"].as_f64()) {
        (Some(pages), Some(seconds)) => {
            let (pages, lasting) = (usize::try_from(pages).unwrap_or(0), Duration::from_secs_f64(seconds));
            let theirs = rate(pages, lasting);
            println!(
                "peers    {name:<11}: {theirs:8.1} pages/s  ({pages} pages in {lasting:.2?}; ours {:.1} × as many)",
                ours / theirs
            );
        }
        _ => println!("peers    {name:<11}: not there: {}", peer["missing"].as_str().unwrap_or("no reason given")),
    }
}

/// What the peers took, a JSON object to a line; all on the core that this program runs on.
fn peers(folder: &Path) -> Result<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the workspace")?;
    let script = root.join("tests/bench/peers.py");
    let done = Command::new("taskset").args(["-c", "0", "python3"]).arg(script).arg(folder).arg(root).output()?;
    ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Ok(String::from_utf8(done.stdout)?)
}

/// What this thread has used of the processor, to which it matters not what else runs on the machine.
fn spent() -> Result<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat")?;
    Ok(Duration::from_nanos(told.split(' ').next().context("Linux tells it first")?.parse()?))
}

/// Registers of invented rows, no two alike.
fn documents() -> Result<Vec<RegisterPrint>> {
    let mut office = Office::in_memory(surroundings())?;
    let reports = report::reports_of_a_ministry(&mut office, 2)?;
    let head = &reports.first().context("the sample has reports")?.head;
    let year = reports[0].year;
    let column = |(name, share, numbers)| RegisterColumn { name, class: FieldClass::Public, numbers, share };
    let sentences: Vec<String> =
        PROSE.lines().filter(|line| !line.starts_with('#')).map(|line| line.replace('|', "")).collect();
    let documents = (0..DOCUMENTS).map(|n| RegisterPrint {
        head: head.clone(),
        title: format!("ทะเบียนที่ {n}"),
        year,
        columns: COLUMNS.map(column).to_vec(),
        rows: (n * ROWS..(n + 1) * ROWS).map(|i| row(i, &sentences)).collect(),
        sums: vec![None; COLUMNS.len()],
        rule: None,
        secrecy: None,
    });
    Ok(documents.collect())
}

fn row(i: usize, sentences: &[String]) -> Vec<String> {
    let told = |skip: usize, most: usize| {
        let sentence = &sentences[(i * 7 + skip) % sentences.len()];
        format!("{} ({i})", sentence.chars().take(most).collect::<String>().trim())
    };
    vec![
        (i + 1).to_string(),
        format!("{} ต.ค. 68", i % 31 + 1),
        told(0, 60),
        told(3, 140),
        format!("{}.{:02}", i * 37 % 90_000, i % 100),
        told(11, 24),
    ]
}

fn as_json(document: &RegisterPrint) -> Value {
    let columns = COLUMNS.map(|(name, share, numbers)| json!({ "name": name, "share": share, "numbers": numbers }));
    json!({ "title": document.title, "columns": columns, "rows": document.rows })
}
