//! Who stands behind a case: what is told to the protected store is in nothing else that the program keeps, prints, exports or hands
//! on; and what registers of complaints hold as confidential leaves in their own exports and internal prints alone.
//!
//! Informant, complainant and respondent are marked by signs that no other text has, and looked for in whatever form a file takes.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use driver::workspace::plain;
use driver::{Ran, Workspace, executable, tools};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use saisaat_core::registers::{
    Agency, Complaint, ComplaintKind, ComplaintStep, DisciplineCase, DisciplineStage, Penalty, ProtectionMeasure,
    REGISTERS, RetaliationCheck, WatchItem,
};
use saisaat_core::values::{CaseCode, Date, Id};
use saisaat_core::workspace::Identity;
use saisaat_core::{Action, HistoryFilter, Office, Surroundings, Verb, Workspace as Core};
use saisaat_import::Target;
use saisaat_report::{DocumentKind, Format};
use serde_json::Value;

use super::within::{AGENCY, within};

/// Signs of the three, and of the reason for which they were looked at: each is part of what was told, and of nothing else.
const PROTECTED: [&str; 4] = ["ฬฆฌดา", "ฬฌฆ๔๔๗", "ฌฬฆพล", "ฆฌฬนัด"];
/// A sign in every confidential text of the registers of complaints.
const CONFIDENTIAL: &str = "ฎฏฐ";
const PASSPHRASE: &str = "กุญแจดอกแรกของศูนย์";
const IDENTITIES: &str = "กุญแจของข้อมูลผู้ร้อง";
const REASON: &str = "ฆฌฬนัดสอบข้อเท็จจริง";
const ROUND: [&str; 4] = ["--year", "2569", "--round", "12"];

fn identity() -> Identity {
    Identity {
        name: "นางฬฆฌดา ปัดเป่าภัย".into(),
        contact: "ตู้ ปณ. ฬฌฆ๔๔๗".into(),
        note: "ผู้ถูกร้องคือนายฌฬฆพล ครองธรรม".into(),
    }
}

fn day(text: &str) -> Result<Date> {
    Date::from_iso(text).context("a day")
}

/// A confidential text, marked.
fn secret(what: &str) -> String {
    format!("{CONFIDENTIAL}{what}ที่ไม่ใช่เรื่องของผู้อื่น")
}

/// A complaint of an agency with all that is kept because of it, and what is watched since; each text that is confidential is marked.
fn complain(office: &mut Office, agency: Id<Agency>) -> Result<CaseCode> {
    let (received, later) = (day("2026-03-02")?, day("2026-04-20")?);
    let done = office.operate(Action::on::<Complaint>(Verb::Save), |tx| {
        let complaint = Complaint {
            kind: ComplaintKind::Corruption,
            summary: secret("สาระ"),
            protected: true,
            outcome: secret("ผล"),
            discipline: secret("วินัย"),
            told_on: Some(later),
            ..Complaint::blank(tx.new_id(), agency, received)
        };
        tx.save(complaint.clone())?;
        let (complaint_id, done) = (complaint.id, secret("แจ้งผลแก่ผู้ร้อง"));
        tx.save(ComplaintStep { id: tx.new_id(), complaint_id, taken_on: received, done })?;
        let details = secret("คุ้มครอง");
        tx.save(ProtectionMeasure { details, ..ProtectionMeasure::blank(tx.new_id(), complaint_id, received) })?;
        tx.save(RetaliationCheck {
            checked_on: Some(later),
            transfer: true,
            found: secret("ตรวจ"),
            ..RetaliationCheck::blank(tx.new_id(), complaint_id)
        })?;
        tx.save(DisciplineCase {
            case_number: secret("สำนวน"),
            complaint_id: Some(complaint_id),
            offence: secret("ฐานความผิด"),
            stage: DisciplineStage::Reported,
            stage_on: Some(later),
            penalty: Some(Penalty::PayCut),
            order_number: secret("คำสั่ง"),
            closed_on: Some(later),
            ..DisciplineCase::blank(tx.new_id(), agency, later)
        })?;
        tx.save(WatchItem {
            subject: secret("เฝ้าระวัง"),
            next_look_on: Some(later),
            findings: secret("สิ่งที่พบ"),
            ..WatchItem::blank(tx.new_id(), agency, received)
        })?;
        tx.get(complaint_id)
    })?;
    done.value.case_code.context("it has a code")
}

/// An unprotected workspace, whose every file but the protected store is in clear: whatever is anywhere in them is found.
struct InClear {
    workspace: Workspace,
    log: PathBuf,
    /// The history as an officer sees it, and the audit logs.
    told: [String; 2],
}

impl InClear {
    /// With a small ministry, the complaint, the identities behind it kept and looked at, and all of it undone, done again, handed in
    /// and backed up.
    fn made() -> Result<Self> {
        let workspace = Workspace::empty();
        fs::remove_dir_all(workspace.path())?;
        let (core, mut office) = Core::create(&workspace.path(), Surroundings::system())?;
        saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &saisaat_sample::Size { agencies: 6, people: 120 })?;
        office.close()?;
        // The store opens for officers only, who are in locked workspaces: one of another's looks after it here.
        let locked = workspace.beside("another");
        let mut theirs = Core::create_locked(&locked, "Officer", PASSPHRASE, Surroundings::system())?.1.office;
        let told = within(&workspace, |office, agency| {
            let code = complain(office, agency)?;
            let protected = core.create_protected(&theirs, IDENTITIES)?;
            protected.keep(&code, &identity())?;
            ensure!(protected.reveal(&mut theirs, &code, REASON)? == identity(), "the protected store has it");
            office.undo()?.context("something to undo")?;
            office.redo()?.context("something to redo")?;
            core.back_up(office, &core.backups())?;
            while office.fill_search()? {}
            Ok([history(office)?, format!("{:?} {:?}", office.audit()?, theirs.audit()?)])
        })?;
        let log = workspace.beside("logs").join("saisaat.log");
        Ok(Self { workspace, log, told })
    }

    /// Runs a command whose failures are noted in the log.
    fn run(&self, verb: &str, arguments: &[&str]) -> Ran {
        let mut command = self.workspace.command(verb, arguments.iter().copied());
        executable::ran(command.env("SAISAAT_LOG", &self.log))
    }
}

/// Every operation of the history with its records.
fn history(office: &Office) -> Result<String> {
    let operations = office.operations(&HistoryFilter::default(), None, 100)?;
    let details = operations.iter().map(|operation| office.details(operation.seq, 5_000));
    Ok(format!("{operations:?} {:?}", details.collect::<Result<Vec<_>, _>>()?))
}

/// Whether something holds a sign, as UTF-8 or UTF-16.
fn holds(bytes: &[u8], sign: &str) -> bool {
    let wide: Vec<u8> = sign.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [sign.as_bytes(), &wide].iter().any(|form| bytes.windows(form.len()).any(|window| window == *form))
}

/// Every file below a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    Ok(found)
}

/// What a file says: of a PDF its text, of a package every part with and without its marks, of a calendar its lines joined.
fn said(file: &Path) -> Result<Vec<u8>> {
    let mut all = fs::read(file)?;
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("pdf") => all.extend(unspaced(&tools::pdf_text(file)?).into_bytes()),
        Some("xlsx" | "docx") => {
            let mut package = zip::ZipArchive::new(fs::File::open(file)?)?;
            for at in 0..package.len() {
                let mut part = Vec::new();
                package.by_index(at)?.read_to_end(&mut part)?;
                all.extend(unspaced(&without_marks(&String::from_utf8_lossy(&part))).into_bytes());
                all.extend(part);
            }
        }
        Some("ics") => all.extend(String::from_utf8_lossy(&all).replace("\r\n ", "").into_bytes()),
        _ => {}
    }
    Ok(all)
}

fn unspaced(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace() && *sign != '\u{200b}').collect()
}

fn without_marks(xml: &str) -> String {
    xml.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect()
}

/// The columns of a database that hold a sign; changesets are unpacked first.
fn columns_holding(database: &Path, sign: &str) -> Result<BTreeSet<String>> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
    let tables = tables.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    ensure!(tables.len() > REGISTERS.len(), "every register has its table, and the store has its own");
    let mut found = BTreeSet::new();
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}"))?;
        let names: Vec<String> = statement.column_names().into_iter().map(String::from).collect();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for (at, name) in names.iter().enumerate() {
                let (ValueRef::Text(bytes) | ValueRef::Blob(bytes)) = row.get_ref(at)? else { continue };
                let mut unpacked = Vec::new();
                if name == "changeset" && row.get::<_, Option<i64>>("unpacked")?.is_some() {
                    flate2::read::ZlibDecoder::new(bytes).read_to_end(&mut unpacked)?;
                }
                if holds(bytes, sign) || holds(&unpacked, sign) {
                    found.insert(format!("{table}.{name}"));
                }
            }
        }
    }
    Ok(found)
}

#[test]
fn who_stands_behind_a_case_is_on_no_page_and_in_no_column_changeset_backup_or_log() -> Result<()> {
    let made = InClear::made()?;
    let folder = made.workspace.path();
    let backup = files(&folder.join("backups"))?.into_iter().find(|file| file.ends_with("workspace.db"));
    let databases = [made.workspace.database(), backup.context("a backup")?];
    for sign in PROTECTED {
        for file in files(&folder)? {
            assert!(!holds(&fs::read(&file)?, sign), "{sign} in {}", file.display());
        }
        for database in &databases {
            assert_eq!(columns_holding(database, sign)?, BTreeSet::new(), "{sign} in {}", database.display());
        }
        assert!(made.told.iter().all(|told| !told.contains(sign)), "{sign}");
    }
    // What is there is found, so that what is not found is not there.
    for database in &databases {
        assert!(holds(&fs::read(database)?, CONFIDENTIAL), "{}", database.display());
        let found = columns_holding(database, CONFIDENTIAL)?;
        let marked =
            ["complaints.summary", "discipline_cases.offence", "watch_items.subject", "changeset_parts.changeset"];
        assert!(marked.iter().all(|column| found.contains(*column)), "{found:?}");
        let kept = ["complaint_steps.", "protection_measures.", "retaliation_checks."];
        assert!(kept.iter().all(|table| found.iter().any(|column| column.starts_with(table))), "{found:?}");
        assert!(found.iter().all(|column| !column.starts_with("audit") && !column.starts_with("search")), "{found:?}");
    }
    assert!(made.told.iter().all(|told| !told.contains(CONFIDENTIAL)), "{:?}", made.told);
    assert!(made.told[0].contains("retaliation_checks") && made.told[1].contains("identities"), "{:?}", made.told);
    Ok(())
}

/// Hands in the round, so that there is something to compare with.
fn hand_in(made: &InClear, folder: &Path) {
    let of = ["--agency", AGENCY, "--out", plain(folder)];
    let _ = made.run("submit", &[&ROUND[..], &of].concat()).succeeded();
}

/// Where the documents of one audience go, a folder for each with its code and form: all of the catalogue, in every form they are had in.
fn print_all(made: &InClear, out: &Path, audience: &[&str]) -> Result<()> {
    for kind in DocumentKind::ALL {
        for format in Format::ALL.into_iter().filter(|format| kind.offers(*format)) {
            let folder = out.join(format!("{}.{}", kind.info().code, format.extension()));
            let of = ["--agency", AGENCY, "--document", kind.info().code, "--format", format.extension()];
            let arguments = [&ROUND[..], &of, &["--out", plain(&folder)], audience].concat();
            let _ = made.run("report", &arguments).succeeded();
            ensure!(!files(&folder)?.is_empty(), "{} is printed", folder.display());
        }
    }
    Ok(())
}

/// Makes the ministry's pack; what cannot be reported of the small sample is named in it and stops no other.
fn pack(made: &InClear, folder: &Path, form: &[&str]) -> Result<()> {
    let _ = made.run("pack", &[&ROUND[..], &["--out", plain(folder)], form].concat());
    ensure!(files(folder)?.iter().any(|file| file.extension().is_some_and(|kind| kind == "pdf")), "nothing is packed");
    Ok(())
}

/// Exports every target into a workbook of its name.
fn export_all(made: &InClear, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    let first = |register: &str| -> Result<String> {
        let listed = made.run("list", &[register, "--agency", AGENCY, "--json"]).succeeded().json();
        Ok(listed["records"][0]["id"].as_str().with_context(|| format!("the sample has {register}"))?.to_owned())
    };
    let places = [
        ("session", first("trainings")?),
        ("scheme", first("awards")?),
        ("wave", first("survey_waves")?),
        ("agency", AGENCY.to_owned()),
        ("year", "2569".to_owned()),
    ];
    for target in Target::all() {
        let file = out.join(format!("{}.xlsx", target.name()));
        let asked = places.iter().filter(|(place, _)| target.asks_for().contains(place));
        let asked: Vec<String> = asked.flat_map(|(place, value)| [format!("--{place}"), value.clone()]).collect();
        let mut arguments = vec![target.name(), "--out", plain(&file)];
        arguments.extend(asked.iter().map(String::as_str));
        let _ = made.run("export", &arguments).succeeded();
    }
    Ok(())
}

/// What commands say of the whole workspace, each into a file of its name.
fn tell_all(made: &InClear, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    let told = |name: &str, ran: &Ran| fs::write(out.join(name), format!("{}\n{}", ran.stdout, ran.stderr));
    let audit = made.run("audit", &["--verify", "--json"]).succeeded();
    ensure!(audit.stdout.contains("retaliation_checks"), "the log tells that it was kept: {audit:?}");
    told("audit", &audit)?;
    for (verb, more) in [("check", &[][..]), ("score", &ROUND), ("proof", &ROUND), ("backup", &[]), ("verify", &[])] {
        told(verb, &made.run(verb, more))?;
    }
    for sign in PROTECTED.iter().chain(&[CONFIDENTIAL]) {
        let found = made.run("search", &[sign, "--json"]).succeeded().json();
        ensure!(found["hits"] == Value::Array(Vec::new()), "{sign} is searched for: {found}");
    }
    let found = made.run("search", &["กระทรวงตัวอย่าง", "--json"]).succeeded().json();
    ensure!(found["hits"].as_array().is_some_and(|hits| !hits.is_empty()), "what is there is found: {found}");
    let calendar = out.join("calendar.ics");
    let written = made.run("calendar", &["--year", "2569", "--agency", AGENCY, "--out", plain(&calendar), "--json"]);
    ensure!(written.succeeded().json()["count"].as_u64() > Some(0), "something is due");
    let text = fs::read_to_string(&calendar)?.replace("\r\n ", "");
    for register in ["watch_items-", "complaints-"] {
        ensure!(text.contains(&format!("UID:{register}")), "the calendar tells of {register}: {text}");
    }
    Ok(())
}

/// Fails where a path or a text with the signs in it is quoted, so that the log has something to say.
fn fail(made: &InClear) -> Result<()> {
    let nowhere = made.workspace.beside("ฬฆฌดา").join("ฎฏฐ.xlsx");
    ensure!(made.run("export", &["complaints", "--out", plain(&nowhere)]).code == 1, "there is no such folder");
    ensure!(made.run("list", &["complaints", "--agency", "ฌฬฆพล"]).code == 1, "there is no such agency");
    let mut verify = executable::command(["verify", plain(&nowhere)]);
    ensure!(executable::ran(verify.env("SAISAAT_LOG", &made.log)).code == 1, "there is no such backup");
    // A failure within, which is what the log is for.
    let mut panic = executable::command(["panic"]);
    ensure!(executable::ran(panic.env("SAISAAT_LOG", &made.log)).code == 1, "it fails");
    ensure!(fs::read_to_string(&made.log)?.contains("panic at"), "the log is written");
    Ok(())
}

/// The files below a folder that say a sign, as their paths begin there, without their own names.
fn saying(folder: &Path, sign: &str) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for file in files(folder)? {
        if holds(&said(&file)?, sign) || file.to_string_lossy().contains(sign) {
            found.insert(file.strip_prefix(folder)?.to_string_lossy().into_owned());
        }
    }
    Ok(found)
}

/// The first parts of paths: the folder of a document.
fn documents(paths: &BTreeSet<String>) -> BTreeSet<String> {
    paths.iter().filter_map(|path| path.split('/').next()).map(str::to_owned).collect()
}

/// That no file below a folder says who stands behind the case, nor the log.
fn tells_of_nobody(made: &InClear, folder: &Path) -> Result<()> {
    for sign in PROTECTED {
        ensure!(saying(folder, sign)?.is_empty(), "{sign} in {:?}", saying(folder, sign)?);
        ensure!(!made.log.exists() || !holds(&fs::read(&made.log)?, sign), "{sign} in the log");
    }
    Ok(())
}

#[test]
fn no_document_tells_who_told_and_internal_ones_what_is_confidential_in_its_own_register_alone() -> Result<()> {
    let made = InClear::made()?;
    let out = made.workspace.beside("internal");
    hand_in(&made, &out.join("handed-in"));
    print_all(&made, &out, &[])?;
    pack(&made, &out.join("pack"), &[])?;
    tells_of_nobody(&made, &out)?;
    let registers = ["complaint_register", "discipline_register"];
    let its_own = registers.iter().flat_map(|name| [format!("{name}.pdf"), format!("{name}.xlsx")]);
    let found = saying(&out, CONFIDENTIAL)?;
    assert_eq!(documents(&found), its_own.collect());
    Ok(())
}

#[test]
fn no_document_for_the_public_tells_who_told_nor_what_is_confidential() -> Result<()> {
    let (made, form) = (InClear::made()?, ["--disclosable", "--reviewed"]);
    hand_in(&made, &made.workspace.beside("handed-in"));
    let out = made.workspace.beside("public");
    print_all(&made, &out, &form)?;
    pack(&made, &out.join("pack"), &form)?;
    tells_of_nobody(&made, &out)?;
    assert_eq!(saying(&out, CONFIDENTIAL)?, BTreeSet::new());
    Ok(())
}

#[test]
fn exports_tell_what_is_confidential_in_its_own_register_alone_and_calendar_search_audit_and_log_nothing() -> Result<()>
{
    let made = InClear::made()?;
    let [exports, told] = ["exports", "told"].map(|name| made.workspace.beside(name));
    export_all(&made, &exports)?;
    tell_all(&made, &told)?;
    fail(&made)?;
    tells_of_nobody(&made, &exports)?;
    tells_of_nobody(&made, &told)?;
    let its_own = [
        "complaints",
        "complaint_steps",
        "discipline_cases",
        "protection_measures",
        "retaliation_checks",
        "watch_items",
    ];
    assert_eq!(saying(&exports, CONFIDENTIAL)?, its_own.map(|name| format!("{name}.xlsx")).into());
    assert_eq!(saying(&told, CONFIDENTIAL)?, BTreeSet::new());
    assert!(!holds(&fs::read(&made.log)?, CONFIDENTIAL), "{}", fs::read_to_string(&made.log)?);
    Ok(())
}

/// A locked workspace with the complaint, whose identities were kept and looked at as the window does it.
fn locked() -> Result<(Workspace, CaseCode, [String; 2])> {
    let workspace = Workspace::locked(PASSPHRASE);
    let core = Core::at(&workspace.path())?;
    let mut office = core.unlock(PASSPHRASE, Surroundings::system())?;
    let ministry = office.read(|reader| reader.ministry())?.id;
    let code = complain(&mut office, ministry)?;
    core.keep_identity(&mut office, &code, &identity(), IDENTITIES)?;
    let revealed = core.open_protected(&mut office, IDENTITIES)?.reveal(&mut office, &code, REASON)?;
    ensure!(revealed == identity(), "the protected store has it");
    office.undo()?.context("something to undo")?;
    office.redo()?.context("something to redo")?;
    core.back_up(&mut office, &core.backups())?;
    let told = [history(&office)?, format!("{:?}", office.audit()?)];
    office.close()?;
    Ok((workspace, code, told))
}

#[test]
fn of_a_locked_workspace_nothing_tells_who_told_but_the_protected_store_even_after_a_restore() -> Result<()> {
    let (workspace, code, told) = locked()?;
    let out = workspace.beside("out");
    fs::create_dir(&out)?;
    for register in REGISTERS.iter().filter_map(|register| register.listed) {
        fs::write(out.join(register), workspace.run("list", [register, "--json"]).succeeded().stdout)?;
    }
    let listed = fs::read_to_string(out.join("retaliation_checks"))?;
    assert!(listed.contains(CONFIDENTIAL), "officers read what is theirs: {listed}");
    let (book, calendar) = (out.join("complaints.xlsx"), out.join("calendar.ics"));
    let _ = workspace.run("export", ["complaints", "--out", plain(&book)]).succeeded();
    let of = ["--year", "2569", "--agency", "M", "--out"];
    let _ = workspace.run("calendar", of.into_iter().chain([plain(&calendar)])).succeeded();
    for document in ["complaint_register", "discipline_register", "complaint_statistics", "discipline_report"] {
        let of = ["--agency", "M", "--document", document, "--out", plain(&out)];
        let _ = workspace.run("report", ROUND.into_iter().chain(of)).succeeded();
    }
    fs::write(out.join("audit"), workspace.run("audit", ["--json"]).succeeded().stdout)?;
    fs::copy(workspace.beside("workspace-recovery.pdf"), out.join("recovery.pdf"))?;

    let backup = files(&workspace.path().join("backups"))?.into_iter().find(|file| file.ends_with("protected.db"));
    let backup = backup.context("the store is backed up")?;
    let (restored, file) = (workspace.beside("restored"), workspace.beside("passphrase"));
    fs::write(&file, PASSPHRASE)?;
    let folder = backup.parent().context("a backup")?;
    let _ =
        driver::saisaat(["restore", plain(folder), plain(&restored), "--passphrase-file", plain(&file)]).succeeded();
    for sign in PROTECTED {
        assert_eq!(saying(&out, sign)?, BTreeSet::new(), "{sign}");
        for file in files(&workspace.path())?.into_iter().chain(files(&restored)?) {
            assert!(!holds(&fs::read(&file)?, sign), "{sign} in {}", file.display());
        }
        assert!(told.iter().all(|told| !told.contains(sign)), "{sign}");
    }
    let core = Core::at(&restored)?;
    let mut office = core.unlock(PASSPHRASE, Surroundings::system())?;
    assert!(core.open_protected(&mut office, PASSPHRASE).is_err(), "the workspace's own passphrase does not open it");
    let revealed = core.open_protected(&mut office, IDENTITIES)?.reveal(&mut office, &code, REASON)?;
    assert_eq!(revealed, identity());
    Ok(office.close()?)
}
