//! A marker in every text that is kept must be found in no file of a locked workspace, in no temporary file and in no log: not
//! while it is open, not after it is closed. Every register is marked by its columns, but those named in `mark_all`.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail, ensure};
use driver::executable;
use saisaat_core::registers::{
    Agency, ComplaintDeadlines, Emblem, GiftLimits, Officer, Record, RetentionRule, Role, Scope, Submission, TABLES,
};
use saisaat_core::summaries::{IndicatorReport, indicator_report};
use saisaat_core::values::{FiscalYear, Round, sha256_hex};
use saisaat_core::workspace::Identity;
use saisaat_core::{Action, Office, Surroundings, Verb, Workspace, with_register};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::ministry::PASSPHRASE;
use super::worker::{Part, playing};
use super::{Findings, println};

const MARKER: &str = "MARKER-ตราประทับ";

pub(crate) fn run(_: usize) -> Result<Findings> {
    let folder = tempfile::tempdir()?;
    let (place, temporary) = (folder.path().join("w"), folder.path().join("tmp"));
    fs::create_dir(&temporary)?;
    let mut found = Findings { tried: 0, failures: Vec::new(), note: String::new() };

    let mut marking = playing(Part::Mark, &place)?;
    marking.env("TMPDIR", &temporary).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut marking = marking.spawn()?;
    let mut output = std::io::BufReader::new(marking.stdout.take().context("a pipe")?);
    let mut marked = String::new();
    std::io::BufRead::read_line(&mut output, &mut marked)?;
    search(folder.path(), &mut found)?;
    drop(marking.stdin.take());
    let ended = marking.wait_with_output()?;
    ensure!(ended.status.success(), "marking failed: {}", String::from_utf8_lossy(&ended.stderr));
    search_in("the log of the marking", &ended.stderr, &mut found);
    search(folder.path(), &mut found)?;
    work_at_the_command_line(&place, &temporary, &mut found)?;
    search(folder.path(), &mut found)?;
    found.note = format!("{} in files and logs, open and closed", marked.trim());
    Ok(found)
}

/// What the executable prints on request is its answer; what it complains of, and leaves behind, is searched.
fn work_at_the_command_line(place: &Path, temporary: &Path, found: &mut Findings) -> Result<()> {
    let out = tempfile::tempdir()?;
    let roster = out.path().join("roster.csv");
    fs::write(&roster, format!("คำนำหน้า,ชื่อ,สกุล,ตำแหน่ง,หมายเหตุ\nนาย,{MARKER},{MARKER},{MARKER},{MARKER}\n"))?;
    let import = ["roster", roster.to_str().context("a plain name")?];
    let reports = ["--year", "2569", "--round", "12", "--all", "--out"];
    for (verb, arguments) in
        [("import", &import[..]), ("check", &[]), ("audit", &["--verify"]), ("backup", &[]), ("report", &reports)]
    {
        let mut command = executable::command([verb]);
        command.arg(place).args(arguments).env("SAISAAT_PASSPHRASE", PASSPHRASE).env("TMPDIR", temporary);
        if verb == "report" {
            command.arg(out.path());
        }
        let ran = executable::ran(&mut command);
        ensure!(ran.code == 0, "{verb}: {ran:?}");
        search_in(&format!("what {verb} complains of"), ran.stderr.as_bytes(), found);
        // Reports are named after the agency's code, and the log names officers.
        if !["audit", "report"].contains(&verb) {
            search_in(&format!("what {verb} says"), ran.stdout.as_bytes(), found);
        }
        if verb == "audit" {
            // Officers are named there; nothing else is.
            let lines: String = ran.stdout.lines().filter(|line| !line.contains("officers")).collect();
            search_in("the audit log", lines.replace(&format!("\t{MARKER}\t"), "").as_bytes(), found);
        }
    }
    Ok(())
}

/// The marker everywhere a text may be: then changed, undone, reverted, backed up; held open until the input ends.
pub(crate) fn mark(place: &Path) -> Result<()> {
    let (workspace, made) = Workspace::create_locked(place, MARKER, PASSPHRASE, Surroundings::system())?;
    let mut office = made.office;
    saisaat_sample::fill(&mut office, MARKER, &saisaat_sample::Size::default())?;
    let second = Officer {
        id: office.surroundings().new_id(),
        agency_id: None,
        name: MARKER.into(),
        position: MARKER.into(),
        role: Role::Officer,
        active: true,
    };
    workspace.add_officer(&mut office, &second, "another passphrase of torture")?;
    let agency = office.read(|reader| reader.ministry())?.id.to_string();
    let bytes = format!("%PDF-1.7 {MARKER}");
    workspace.attach(&mut office, "agencies", &agency, &format!("{MARKER}.pdf"), bytes.as_bytes())?;
    let fields = mark_all(&mut office)?;
    office.undo()?.context("something to undo")?;
    office.redo()?.context("something to redo")?;
    let newest = office.operations(&saisaat_core::HistoryFilter::default(), None, 1)?;
    office.revert(newest[0].seq)?;
    office.undo()?.context("the revert to undo")?;
    submit(&mut office)?;
    workspace.back_up(&mut office, &workspace.backups())?;
    let protected = workspace.create_protected(&office, "a passphrase of identities")?;
    let identity = Identity { name: MARKER.into(), contact: MARKER.into(), note: MARKER.into() };
    let code = office.surroundings().new_case_code();
    protected.keep(&code, &identity)?;
    drop(protected);
    let protected = workspace.unlock_protected(&office, "a passphrase of identities")?;
    protected.reveal(&mut office, &code, MARKER)?;
    drop(protected);
    println(&format!("{fields} fields marked"));
    std::io::Read::read_to_end(&mut std::io::stdin(), &mut Vec::new())?;
    Ok(office.close()?)
}

/// A submission with the marker in its note, its form and, the registers being marked by now, in what it keeps.
fn submit(office: &mut Office) -> Result<()> {
    let report = marked_report(office)?;
    let submission = office.submit(&report, MARKER, &sha256_hex(MARKER.as_bytes()), MARKER)?.value;
    ensure!(submission.inputs.contains(MARKER), "what is kept does not hold the marker");
    Ok(())
}

/// The report of an agency that has a total and holds the marker.
fn marked_report(office: &Office) -> Result<IndicatorReport> {
    let (year, day) =
        (FiscalYear::new(saisaat_sample::NEWEST_YEAR).context("a year")?, office.surroundings().clock.today());
    for agency in office.read(|reader| reader.list::<Agency>(&Scope::default()))? {
        let report = office.read(|reader| indicator_report(reader, agency.id, year, Round::Twelve, day))?;
        if report.scorecard.total.is_some() && serde_json::to_string(&report)?.contains(MARKER) {
            return Ok(report);
        }
    }
    bail!("no report that can be handed in holds the marker")
}

/// Marks one record of every register; returns how many fields took the marker.
fn mark_all(office: &mut Office) -> Result<usize> {
    // Officers and submissions are marked where they are made; rules, limits, deadlines and pictures hold no text.
    let marked_elsewhere = [
        Officer::TABLE,
        RetentionRule::TABLE,
        Submission::TABLE,
        GiftLimits::TABLE,
        ComplaintDeadlines::TABLE,
        Emblem::TABLE,
    ];
    let mut fields = 0;
    for table in TABLES.iter().filter(|table| !marked_elsewhere.contains(table)) {
        fields += with_register!(*table, T => mark_one::<T>(office)?).context("a register")?;
    }
    Ok(fields)
}

/// Puts the marker in every text of a record that its type and its rules let stand.
fn mark_one<T: Record + Serialize + DeserializeOwned>(office: &mut Office) -> Result<usize> {
    let records: Vec<T> = office.read(|reader| reader.list(&Scope::default()))?;
    let record = records.last().with_context(|| format!("the sample has no {}", T::TABLE))?;
    let mut value = serde_json::to_value(record)?;
    let texts =
        value.as_object().context("a record")?.iter().filter(|(name, value)| value.is_string() && *name != "id");
    let names: Vec<String> = texts.map(|(name, _)| name.clone()).collect();
    let mut fields = 0;
    for name in &names {
        let before = std::mem::replace(&mut value[name.as_str()], Value::from(MARKER));
        let saved = serde_json::from_value::<T>(value.clone())
            .ok()
            .and_then(|marked| office.operate(Action::on::<T>(Verb::Save), |tx| tx.put(&marked)).ok());
        if saved.is_some() {
            fields += 1;
            continue;
        }
        ensure!(is_no_free_text(&before), "{}.{name} refuses the marker and holds {before}", T::TABLE);
        value[name.as_str()] = before;
    }
    Ok(fields)
}

/// Keys, days, numbers and codes, whose types admit nothing else.
fn is_no_free_text(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

fn search(folder: &Path, found: &mut Findings) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            search(&path, found)?;
            continue;
        }
        if path.to_string_lossy().contains(MARKER) {
            found.failures.push(format!("in the name of {}", path.display()));
        }
        search_in(&path.display().to_string(), &fs::read(&path)?, found);
    }
    Ok(())
}

fn search_in(what: &str, bytes: &[u8], found: &mut Findings) {
    found.tried += 1;
    let wide: Vec<u8> = MARKER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for form in [MARKER.as_bytes(), wide.as_slice(), b"MARKER"] {
        if bytes.windows(form.len()).any(|window| window == form) {
            found.failures.push(what.to_owned());
            return;
        }
    }
}
