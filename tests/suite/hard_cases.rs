//! Hard cases of the registers of the centre and of what is taken over into them: nothing there yet, a workspace that is open already,
//! a full disk, and kill -9 amid sets of reference data and a plan carried forward.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use driver::workspace::plain;
use driver::{Workspace, tools};
use saisaat_core::reference::sets;
use saisaat_core::registers::{
    ActionItem, Agency, DisclosureScheme, PlanReview, REGISTERS, Record as _, ReportingRound, Scope, StrategicPlan,
    Strategy, disclosure_matches, plan_carry,
};
use saisaat_core::summaries::briefs::{centres_without_officer, coverage_gaps, due_between};
use saisaat_core::summaries::{BriefAsked, BriefKind, brief};
use saisaat_core::values::{FiscalYear, Id, Round};
use saisaat_core::{Action, Error, Office, Surroundings, Verb, with_register};
use saisaat_import::Target;
use saisaat_report::DocumentKind;

const ROUND: [&str; 4] = ["--year", "2569", "--round", "12"];
/// The code of the ministry of a workspace with nobody in it.
const MINISTRY: &str = "M";
/// Actions of the plan that is carried forward.
const ACTIONS: u32 = 300;

fn year() -> FiscalYear {
    FiscalYear::new(2569).expect("a year")
}

/// Works on a workspace without a passphrase, and closes it.
fn within<T>(database: &Path, work: impl FnOnce(&mut Office, Id<Agency>) -> Result<T>) -> Result<T> {
    let mut office = Office::open(database, Surroundings::system())?;
    let ministry = office.read(|reader| reader.ministry())?.id;
    let done = work(&mut office, ministry)?;
    office.close()?;
    Ok(done)
}

#[test]
fn of_an_empty_workspace_every_brief_gap_due_day_and_match_is_told_in_words() -> Result<()> {
    let workspace = Workspace::empty();
    within(&workspace.database(), |office, agency| {
        let today = office.surroundings().clock.today();
        for (kind, round) in BriefKind::ALL.iter().flat_map(|kind| Round::ALL.map(|round| (*kind, round))) {
            let asked = BriefAsked { agency, year: year(), round, record: None, today };
            let told = office.read(|reader| brief(reader, kind, &asked));
            match (kind.of(), told) {
                (None, Ok(told)) => {
                    let says = told.sections.iter().any(|section| !section.blocks.is_empty());
                    ensure!(says && !told.title.is_empty(), "{kind:?} says nothing: {told:?}");
                }
                (Some(table), Err(Error::NotFound { what, .. })) if what == table => {}
                (_, told) => bail!("{kind:?}: {told:?}"),
            }
        }
        let asked = BriefAsked { agency, year: year(), round: Round::Twelve, record: None, today };
        ensure!(!office.read(|reader| coverage_gaps(reader, &asked))?.is_empty(), "nothing is covered yet");
        let due = office.read(|reader| due_between(reader, agency, year().first_day(), year().last_day()))?;
        ensure!(due.iter().all(|item| item.table == ReportingRound::TABLE), "the rounds alone are there: {due:?}");
        let later = year().plus(9);
        ensure!(office.read(|reader| due_between(reader, agency, later.first_day(), later.last_day()))?.is_empty());
        ensure!(office.read(|reader| centres_without_officer(reader, agency))?.is_empty());
        let (scheme, next) = (DisclosureScheme::Oit, year().plus(1));
        ensure!(office.read(|reader| disclosure_matches(reader, agency, scheme, year(), next))?.is_empty());
        Ok(())
    })
}

#[test]
fn of_an_empty_workspace_every_document_list_export_and_calendar_is_made_or_refused_with_words() -> Result<()> {
    let workspace = Workspace::empty();
    let is_of_a_brief = |code: &str| {
        BriefKind::ALL.iter().any(|kind| kind.of().is_none() && serde_json::json!(kind) == serde_json::json!(code))
    };
    for kind in DocumentKind::ALL {
        let (code, out) = (kind.info().code, workspace.beside(kind.info().code));
        let of = ["--agency", MINISTRY, "--document", code, "--out", plain(&out)];
        let ran = workspace.run("report", ROUND.into_iter().chain(of));
        if ran.code == 0 {
            let file = fs::read_dir(&out)?.next().context("a file")??.path();
            assert!(!tools::pdf_text(&file)?.trim().is_empty(), "{code} says nothing");
        } else {
            assert!(!is_of_a_brief(code), "{ran:?}");
            assert!(ran.code == 1 && ran.stderr.contains("[not_found]") && !out.exists(), "{code}: {ran:?}");
        }
    }
    for register in REGISTERS.iter().filter_map(|register| register.listed) {
        let listed = workspace.run("list", [register, "--json"]).succeeded().json();
        assert!(listed["records"].is_array(), "{register}: {listed}");
    }
    for target in Target::all() {
        let file = workspace.beside(&format!("{}.xlsx", target.name()));
        let asked = target.asks_for();
        if asked.iter().any(|asked| !["agency", "year"].contains(asked)) {
            continue;
        }
        let of = [("agency", ["--agency", MINISTRY]), ("year", ["--year", "2569"])];
        let of = of.iter().filter(|(what, _)| asked.contains(what)).flat_map(|(_, words)| *words);
        let out = [target.name(), "--out", plain(&file), "--json"];
        let told = workspace.run("export", out.into_iter().chain(of)).succeeded().json();
        assert!(told["count"].is_u64() && file.exists(), "{told}");
    }
    let file = workspace.beside("calendar.ics");
    // A year without reporting rounds.
    let of = ["--year", "2590", "--agency", MINISTRY, "--out", plain(&file), "--json"];
    assert_eq!(workspace.run("calendar", of).succeeded().json()["count"], 0);
    let calendar = fs::read_to_string(&file)?;
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && !calendar.contains("VEVENT"), "{calendar}");
    let found = workspace.run("search", ["ไม่มีอะไรเลย"]).succeeded();
    assert!(found.stdout.is_empty() && found.stderr.contains("ไม่พบ"), "{found:?}");
    Ok(())
}

#[test]
fn a_workspace_that_is_worked_in_turns_every_other_away_in_words_and_is_as_if_none_had_come() -> Result<()> {
    let workspace = Workspace::empty();
    let out = workspace.beside("out");
    within(&workspace.database(), |office, agency| {
        let before = office.audit()?.len();
        let (book, calendar) = (out.join("policies.xlsx"), out.join("year.ics"));
        let commands: [(&str, Vec<&str>); 7] = [
            ("list", vec!["discipline_cases", "--json"]),
            ("search", vec!["ศูนย์"]),
            ("export", vec!["policies", "--out", plain(&book)]),
            ("calendar", vec!["--year", "2569", "--agency", MINISTRY, "--out", plain(&calendar)]),
            ("report", [&ROUND[..], &["--agency", MINISTRY, "--document", "coverage", "--out", plain(&out)]].concat()),
            ("undo", vec![]),
            ("backup", vec![]),
        ];
        fs::create_dir(&out)?;
        for (verb, arguments) in commands {
            let ran = workspace.run(verb, arguments);
            let told = format!("{}{}", ran.stdout, ran.stderr);
            ensure!(ran.code == 1 && told.contains("locked") && told.contains("เปิดอยู่"), "{verb}: {ran:?}");
        }
        ensure!(fs::read_dir(&out)?.next().is_none(), "nothing is written");
        ensure!(matches!(Office::open(&workspace.database(), Surroundings::system()), Err(Error::Locked)));
        // Who was first goes on as if nobody had come.
        ensure!(adopt(office, agency, "policies")? > 0);
        ensure!(office.audit()?.len() == before + 1, "those who were turned away left no line");
        Ok(office.check()?)
    })?;
    assert!(!workspace.list("policies").is_empty(), "once it is closed the next may come");
    Ok(())
}

/// The names of all sets of reference data.
fn all_sets() -> Vec<&'static str> {
    REGISTERS.iter().flat_map(|register| sets::of_register(register.table)).map(|set| set.name).collect()
}

/// Takes a set over, as the window does it; answers how many records were new.
fn adopt(office: &mut Office, agency: Id<Agency>, set: &str) -> Result<u32> {
    let action = Action::on_table(&sets::register_of(set)?, Verb::Import)?;
    Ok(office.operate(action, |tx| sets::adopt(tx, set, agency, year()))?.value)
}

/// How many records each register holds.
fn counts(office: &Office) -> Result<BTreeMap<&'static str, u32>> {
    let count = |table: &'static str| -> Result<_> {
        let counted = with_register!(table, T => office.read(|reader| reader.count::<T>(&Scope::default())));
        Ok((table, counted.context("a register")??))
    };
    REGISTERS.iter().map(|register| count(register.table)).collect()
}

/// A reviewed year with a plan of many actions, whose texts are as long as an officer's; answers the review.
fn plan(office: &mut Office, agency: Id<Agency>) -> Result<Id<PlanReview>> {
    let done = office.operate(Action::on::<StrategicPlan>(Verb::Save), |tx| {
        let title = "แผนส่งเสริมคุณธรรม".to_owned();
        let plan = StrategicPlan { title, ..StrategicPlan::blank(tx.new_id(), agency, year(), year().plus(3)) };
        let title = "ปลูกและปลุกจิตสำนึก".to_owned();
        let strategy = Strategy { code: "1".into(), title, ..Strategy::blank(tx.new_id(), plan.id) };
        let review = PlanReview::blank(tx.new_id(), agency, year());
        tx.save(plan)?;
        tx.save(strategy.clone())?;
        for n in 1..=ACTIONS {
            tx.save(ActionItem {
                code: format!("1.{n}"),
                title: format!("โครงการที่ {n}"),
                target: "ข้าราชการทุกคนในสังกัดรู้และเข้าใจมาตรฐานทางคุณธรรม".repeat(4),
                q4: true,
                ..ActionItem::blank(tx.new_id(), strategy.id, year())
            })?;
        }
        tx.save(review.clone())?;
        Ok(review.id)
    })?;
    Ok(done.value)
}

fn actions(office: &Office, year: FiscalYear) -> Result<Vec<ActionItem>> {
    Ok(office.read(|reader| reader.list(&Scope { year: Some(year), ..Scope::default() }))?)
}

/// Carries the whole plan into the next year, as the window does it; answers how many actions.
fn carry(office: &mut Office, review: Id<PlanReview>) -> Result<u32> {
    let chosen: Vec<_> = actions(office, year())?.into_iter().map(|action| action.id).collect();
    let action = Action::on::<ActionItem>(Verb::Save);
    Ok(office.operate(action, |tx| plan_carry::carry(tx, review, &chosen))?.value)
}

/// The only review there is.
fn review(office: &Office) -> Result<Id<PlanReview>> {
    let reviews: Vec<PlanReview> = office.read(|reader| reader.list(&Scope::default()))?;
    Ok(reviews.first().context("a review")?.id)
}

/// A small disk of its own; needs the right to mount, as `make torture` does.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mounted() -> Result<Self> {
        let disk = Self(tempfile::tempdir()?);
        let mount =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=12m", "tmpfs"]).arg(disk.0.path()).output()?;
        ensure!(
            mount.status.success(),
            "a full disk needs the right to mount: {}",
            String::from_utf8_lossy(&mount.stderr)
        );
        Ok(disk)
    }

    /// Puts a workspace on it.
    fn hold(&self, workspace: &Workspace) -> Result<PathBuf> {
        let database = self.0.path().join("workspace.db");
        fs::copy(workspace.database(), &database)?;
        Ok(database)
    }

    fn filler(&self) -> PathBuf {
        self.0.path().join("filler")
    }

    /// Leaves 20 kB.
    fn fill(&self) -> Result<()> {
        let mut bytes = Vec::new();
        while fs::write(self.filler(), &bytes).is_ok() {
            bytes.resize(bytes.len() + 64 * 1024, 0);
        }
        bytes.truncate(bytes.len().saturating_sub(84 * 1024));
        Ok(fs::write(self.filler(), &bytes)?)
    }

    fn make_room(&self) -> Result<()> {
        Ok(fs::remove_file(self.filler())?)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0.path()).status();
    }
}

fn names_the_disk(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(Error::File { source, .. }) if source.kind() == std::io::ErrorKind::StorageFull)
}

/// Every set taken over with room, as what there is then.
fn all_adopted() -> Result<BTreeMap<&'static str, u32>> {
    within(&Workspace::empty().database(), |office, agency| {
        all_sets().into_iter().try_for_each(|set| adopt(office, agency, set).map(drop))?;
        counts(office)
    })
}

#[test]
fn on_a_full_disk_a_set_of_reference_data_is_taken_over_whole_or_not_at_all_and_whole_once_there_is_room() -> Result<()>
{
    let disk = SmallDisk::mounted()?;
    let database = disk.hold(&Workspace::empty())?;
    let mut refused = Vec::new();
    within(&database, |office, agency| {
        disk.fill()?;
        for set in all_sets() {
            let before = counts(office)?;
            if let Err(error) = adopt(office, agency, set) {
                ensure!(names_the_disk(&error), "{set}: the disk is not named: {error:?}");
                ensure!(counts(office)? == before, "{set}: half of it");
                refused.push(set);
            }
        }
        disk.make_room()
    })?;
    assert!(!refused.is_empty(), "the disk was never full, so this proves nothing");
    within(&database, |office, agency| {
        office.check()?;
        for set in all_sets() {
            ensure!((adopt(office, agency, set)? > 0) == refused.contains(&set), "{set} was acknowledged wrongly");
        }
        ensure!(counts(office)? == all_adopted()?);
        Ok(office.check()?)
    })
}

#[test]
fn on_a_full_disk_a_plan_is_carried_forward_whole_or_not_at_all_and_whole_once_there_is_room() -> Result<()> {
    let workspace = Workspace::empty();
    within(&workspace.database(), |office, agency| plan(office, agency).map(drop))?;
    let disk = SmallDisk::mounted()?;
    let database = disk.hold(&workspace)?;
    within(&database, |office, _| {
        let (review, next) = (review(office)?, year().plus(1));
        disk.fill()?;
        let refused = carry(office, review).err().context("there is no room for so many")?;
        ensure!(names_the_disk(&refused), "the disk is not named: {refused:?}");
        ensure!(actions(office, next)?.is_empty() && actions(office, year())?.len() == ACTIONS as usize);
        disk.make_room()?;
        ensure!(carry(office, review)? == ACTIONS, "works again with room");
        Ok(())
    })?;
    within(&database, |office, _| {
        office.check()?;
        ensure!(actions(office, year().plus(1))?.len() == ACTIONS as usize && carry(office, review(office)?)? == 0);
        office.undo()?.context("one operation")?;
        ensure!(actions(office, year().plus(1))?.is_empty(), "which is undone at once");
        Ok(())
    })
}

/// Names the database to a test that is started to be killed.
const TO_BE_KILLED: &str = "SAISAAT_HARD_CASE";

/// Tells a line to who started it, whatever the harness holds back.
fn tell(line: &str) -> Result<()> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}

/// Starts a test of this file again, with a database to work on, and kills it so long after a line that it tells; answers whether it
/// was still at work.
fn strike(test: &str, database: &Path, line: &str, after: Duration) -> Result<bool> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args([&format!("hard_cases::{test}"), "--exact", "--nocapture"]).env(TO_BE_KILLED, database);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let output = BufReader::new(child.stdout.take().context("a pipe")?);
    let mut lines = output.lines();
    while lines.next().context("it ended by itself")?? != line {}
    std::thread::sleep(after);
    // SIGKILL: no handler, no destructor, no last write.
    child.kill()?;
    Ok(child.wait()?.code().is_none())
}

#[test]
fn a_set_of_reference_data_is_taken_over_whole_or_not_at_all_however_it_is_killed() -> Result<()> {
    if let Some(database) = std::env::var_os(TO_BE_KILLED) {
        return within(Path::new(&database), |office, agency| {
            for set in all_sets() {
                tell(set)?;
                adopt(office, agency, set)?;
            }
            tell("done")
        });
    }
    let test = "a_set_of_reference_data_is_taken_over_whole_or_not_at_all_however_it_is_killed";
    let (clean, whole, sets) = (Workspace::empty(), all_adopted()?, all_sets());
    let (mut at_work, mut none) = (0, 0);
    for (place, set) in sets.iter().enumerate() {
        for milliseconds in [0, 2, 8, 25] {
            let workspace = clean.copied();
            at_work += u32::from(strike(test, &workspace.database(), set, Duration::from_millis(milliseconds))?);
            within(&workspace.database(), |office, agency| {
                office.check()?;
                let added = sets.iter().map(|set| adopt(office, agency, set)).collect::<Result<Vec<_>>>()?;
                ensure!(
                    added[..place].iter().all(|added| *added == 0),
                    "{set}: what was acknowledged is gone: {added:?}"
                );
                none += u32::from(added[place] > 0);
                ensure!(counts(office)? == whole, "{set}: half of it was there: {added:?}");
                Ok(())
            })?;
        }
    }
    assert!(at_work > 0 && none > 0, "no kill came in time: {at_work} at work, {none} before it was done");
    Ok(())
}

#[test]
fn a_plan_is_carried_forward_whole_or_not_at_all_however_it_is_killed() -> Result<()> {
    if let Some(database) = std::env::var_os(TO_BE_KILLED) {
        return within(Path::new(&database), |office, _| {
            let review = review(office)?;
            tell("begun")?;
            carry(office, review)?;
            tell("done")
        });
    }
    let test = "a_plan_is_carried_forward_whole_or_not_at_all_however_it_is_killed";
    let clean = Workspace::empty();
    within(&clean.database(), |office, agency| plan(office, agency).map(drop))?;
    let (mut none, mut all) = (0, 0);
    for milliseconds in [0, 5, 10, 20, 40, 60, 80, 120, 160, 240, 320, 480, 900, 1_800] {
        let workspace = clean.copied();
        strike(test, &workspace.database(), "begun", Duration::from_millis(milliseconds))?;
        within(&workspace.database(), |office, _| {
            office.check()?;
            let found = actions(office, year().plus(1))?.len();
            match found {
                0 => none += 1,
                found if found == ACTIONS as usize => all += 1,
                torn => bail!("after {milliseconds} ms {torn} of {ACTIONS} actions are there"),
            }
            let carried = carry(office, review(office)?)? as usize;
            ensure!(carried + found == ACTIONS as usize, "the same step again carries the rest: {carried}");
            Ok(())
        })?;
    }
    assert!(none > 0, "no kill came before the commit, so the test proves nothing: {all} left everything");
    Ok(())
}
