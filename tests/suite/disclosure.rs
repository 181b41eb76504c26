//! What is made public: personal values in whichever form they were typed, names that registers keep, the folder of a pack, and
//! what the audit log tells of it, all through the executable.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use driver::workspace::plain;
use driver::{Workspace, tools};
use saisaat_core::registers::{
    ActionItem, Agency, AwardScheme, Gift, Indicator, IndicatorResult, Kind, Person, ProgressEntry, REGISTERS, Record,
    Register, Scope, TrainingSession,
};
use saisaat_core::values::personal::{PersonalKind, find};
use saisaat_core::values::{FiscalYear, Id};
use saisaat_core::{Action, Office, Reader, Rule, Verb, with_register};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::within::{AGENCY, within};

const ROUND: [&str; 4] = ["--year", "2569", "--round", "12"];

/// Forms of an id, of telephones and of an address, as people type them into remarks.
const PLANTED: [&str; 16] = [
    "1-2345-67890-12-1",
    "1234567890123",
    "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑",
    "1.2345.67890.12.1",
    "1_2345_67890_12_1",
    "12345\u{200b}67890121",
    "081-234-5678/089-876-5432",
    "Tel0812345678",
    "0066812345678",
    "+66(0)81-234-5678",
    "0 2547 1000 ต่อ 12",
    "08.1234.5678",
    "somsri.d @ example.go.th",
    "somsri(at)example.go.th",
    "somsri@ตัวอย่าง.ไทย",
    "somsri@xn--72c1a1bt4awk9o.xn--o3cw4h",
];
/// What is left to be read of them.
const TRACES: [&str; 9] =
    ["67890", "๖๗๘๙๐", "5678", "8765432", "2345678", "5471000", "2547 1000", "example.go.th", "somsri"];
/// What looks alike and stays.
const ALIKE: [&str; 6] = [
    "นร ๑๐๑๒/ว ๒๕",
    "มท 0810.8/12345",
    "1,250,000.00 บาท",
    "01/10/2568",
    "ISBN 978-974-1234-56-7",
    "รหัสบัญชี 5101010101",
];

/// Changes the first record of an agency's register in the year that is reported, with all that is part of it.
fn edit<T: Record>(
    workspace: &Workspace,
    choose: impl Fn(&Reader<'_>, &T) -> bool,
    change: impl Fn(&mut T),
) -> Result<()> {
    within(workspace, |office, agency| {
        let scope = Scope { agency: Some(agency), year: FiscalYear::new(2569), parent: None };
        let all = office.read(|reader| {
            let records = reader.list::<T>(&scope)?;
            Ok(records.into_iter().filter(|record| choose(reader, record)).collect::<Vec<_>>())
        })?;
        let mut record = all.into_iter().next().with_context(|| format!("the sample has {}", T::TABLE))?;
        change(&mut record);
        office.operate(Action::on::<T>(Verb::Save), |tx| tx.put(&record))?;
        Ok(())
    })
}

/// Types a text into the free text of every register that documents for the public print.
fn plant(workspace: &Workspace, text: &str) -> Result<()> {
    let of_the_year = |reader: &Reader<'_>, result: &IndicatorResult| {
        result.round.months() == 12
            && reader.get::<Indicator>(result.indicator_id).is_ok_and(|indicator| {
                reader
                    .get::<saisaat_core::registers::Agreement>(indicator.agreement_id)
                    .is_ok_and(|agreement| Some(agreement.year) == FiscalYear::new(2569))
            })
    };
    edit::<IndicatorResult>(workspace, of_the_year, |result| result.done = text.into())?;
    edit::<ActionItem>(workspace, |_, _| true, |action| action.target = text.into())?;
    edit::<ProgressEntry>(workspace, |_, _| true, |entry| entry.note = text.into())?;
    edit::<TrainingSession>(workspace, |_, _| true, |session| session.organiser = text.into())?;
    edit::<AwardScheme>(workspace, |_, _| true, |scheme| scheme.criteria = text.into())?;
    edit::<Gift>(workspace, |_, _| true, |gift| gift.description = text.into())
}

fn report(workspace: &Workspace, document: &str, out: &Path, more: &[&str]) -> driver::Ran {
    let arguments = ["--agency", AGENCY, "--document", document, "--out", plain(out)];
    workspace.run("report", ROUND.into_iter().chain(arguments).chain(more.iter().copied()))
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn unspaced(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

/// The text of every page of every document of the catalogue that tells of the agency's work.
fn all_text(workspace: &Workspace, folder: &str, more: &[&str]) -> Result<String> {
    let mut all = String::new();
    for document in [
        "indicator_report",
        "strategic_plan",
        "plan_review",
        "training_record",
        "award_announcement",
        "gift_register",
        "complaint_register",
    ] {
        let out = workspace.beside(&format!("{folder}-{document}"));
        let _ = report(workspace, document, &out, more).succeeded();
        for name in files(&out) {
            all.push_str(&tools::pdf_text(&out.join(name))?);
        }
    }
    Ok(all)
}

#[test]
fn what_was_typed_into_remarks_is_on_no_page_for_the_public_in_whichever_form_and_what_looks_alike_is() -> Result<()> {
    let workspace = Workspace::sample();
    let text = PLANTED.iter().chain(&ALIKE).map(|form| format!("พบ {form} ครับ")).collect::<Vec<_>>().join("\n");
    plant(&workspace, &text)?;
    let public = unspaced(&all_text(&workspace, "public", &["--disclosable", "--reviewed"])?);
    for trace in TRACES {
        assert!(!public.contains(&unspaced(trace)), "{trace} is left");
    }
    let internal = all_text(&workspace, "internal", &[])?;
    let internal = unspaced(&internal);
    for alike in ALIKE {
        assert!(public.contains(&unspaced(alike)) && internal.contains(&unspaced(alike)), "{alike}");
    }
    // For the ministry itself ids alone are masked.
    for (trace, stays) in [("67890", false), ("๖๗๘๙๐", false), ("somsri(at)example", true), ("0812345678", true)]
    {
        assert_eq!(internal.contains(trace), stays, "{trace}");
    }
    Ok(())
}

#[test]
fn an_id_typed_into_a_name_or_a_telephone_is_masked_in_lists_exports_and_the_history_and_stays_as_it_is_stored()
-> Result<()> {
    let workspace = Workspace::sample();
    let typed = "ให้ 1-2345-67890-12-1";
    edit::<Person>(&workspace, |_, _| true, |person| (person.phone, person.position) = (typed.into(), typed.into()))?;
    edit::<Gift>(&workspace, |_, _| true, |gift| gift.description = typed.into())?;
    for register in ["people", "gifts"] {
        for more in [&[][..], &["--json"]] {
            let said = workspace.run("list", [&[register], more].concat()).succeeded().stdout;
            assert!(!said.contains("67890-12") && said.contains("x-xxxx-xxxxx-12-1"), "{register}");
        }
        let file = workspace.beside(&format!("{register}.xlsx"));
        let list = if register == "people" { "roster" } else { register };
        let _ = workspace.run("export", [list, "--out", plain(&file)]).succeeded();
        let parts = std::process::Command::new("unzip").args(["-p", plain(&file)]).output()?.stdout;
        let parts = String::from_utf8_lossy(&parts);
        assert!(!parts.contains("67890-12") && parts.contains("x-xxxx-xxxxx-12-1"), "{register}");
    }
    // What the export masked says nothing when it comes back.
    let file = workspace.beside("people.xlsx");
    let back = workspace.run("import", ["roster", plain(&file), "--key", "name_unit", "--json"]);
    assert!(back.json()["updated"] == 0, "{back:?}");
    within(&workspace, |office, agency| {
        let scope = Scope { agency: Some(agency), ..Scope::default() };
        let people = office.read(|reader| reader.list::<Person>(&scope))?;
        let person = people.into_iter().find(|person| person.phone == typed).context("it is kept")?;
        // As the window gives back what it was shown.
        let shown = Person { note: "แก้ไขแล้ว".into(), ..person.without_typed_ids() };
        ensure!(shown.position.contains("x-xxxx"), "the window is shown a masked one");
        office.operate(Action::on::<Person>(Verb::Save), |tx| tx.put(&shown))?;
        let kept = office.read(|reader| reader.get(shown.id))?;
        let expected = (typed.into(), typed.into(), shown.note.clone());
        ensure!((kept.phone, kept.position, kept.note) == expected, "others stay");
        // Edited around its mask, the id stays; a mask of no stored id is refused, for it would be stored itself.
        let edited = Person { position: format!("{} แล้ว", shown.position), ..shown.clone() };
        office.operate(Action::on::<Person>(Verb::Save), |tx| tx.put(&edited))?;
        ensure!(office.read(|reader| reader.get(shown.id))?.position == format!("{typed} แล้ว"), "the id is kept");
        let unknown = Person { position: "x-xxxx-xxxxx-99-9".into(), ..shown };
        let refused = office.operate(Action::on::<Person>(Verb::Save), |tx| tx.put(&unknown));
        let told = matches!(&refused, Err(saisaat_core::Error::Invalid { field, rule })
            if field == "position" && *rule == Rule::MaskedId);
        ensure!(told, "{refused:?}");
        let newest = office.operations(&Default::default(), None, 3)?;
        let told = newest.iter().map(|operation| office.details(operation.seq, 9)).collect::<Result<Vec<_>, _>>()?;
        ensure!(!format!("{told:?}").contains("67890-12"), "nor in the history: {told:?}");
        Ok(())
    })
}

/// Types an id into every text of a record of an agency's that its rules let it stand in; answers whether there is one.
fn type_ids<T: Register + Serialize + DeserializeOwned>(office: &mut Office, agency: Id<Agency>) -> Result<bool> {
    let scope = Scope { agency: Some(agency), ..Scope::default() };
    let Some(mut record) = office.read(|reader| reader.list::<T>(&scope))?.into_iter().next() else { return Ok(false) };
    let mut is_typed = false;
    for field in T::DECLARATION.fields.iter().filter(|field| matches!(field.kind, Kind::Text)) {
        let mut changed = serde_json::to_value(&record)?;
        changed[field.name] = format!("{} 1-2345-67890-12-1", field.name).into();
        let changed: T = serde_json::from_value(changed)?;
        if office.operate(Action::on::<T>(Verb::Save), |tx| tx.put(&changed)).is_ok() {
            (record, is_typed) = (changed, true);
        }
    }
    Ok(is_typed)
}

#[test]
fn an_id_typed_into_any_text_of_any_register_that_is_exported_is_masked_in_its_workbook() -> Result<()> {
    let workspace = Workspace::sample();
    let lists = REGISTERS.iter().filter_map(|register| Some((register.table, register.listed?)));
    let typed = within(&workspace, |office, agency| {
        let typed = lists.map(|(table, list)| {
            let is_typed = with_register!(table, T => type_ids::<T>(office, agency)).unwrap_or(Ok(false));
            Ok((list, is_typed?))
        });
        typed.collect::<Result<Vec<_>>>()
    })?;
    let mut exported = Vec::new();
    for (list, _) in typed.into_iter().filter(|(_, is_typed)| *is_typed) {
        let file = workspace.beside(&format!("{list}.xlsx"));
        let ran = workspace.run("export", [list, "--agency", AGENCY, "--out", plain(&file)]);
        // What is of one session or one scheme asks of which.
        if ran.code == 2 {
            continue;
        }
        let _ = ran.succeeded();
        let parts = std::process::Command::new("unzip").args(["-p", plain(&file)]).output()?.stdout;
        let parts = String::from_utf8_lossy(&parts);
        assert!(!parts.contains("67890-12") && parts.contains("x-xxxx-xxxxx-12-1"), "{list}");
        exported.push(list);
    }
    assert!(exported.len() >= 5, "{exported:?}");
    Ok(())
}

/// A giver of the agency's with a name that is a word too.
fn give(workspace: &Workspace) -> Result<()> {
    edit::<Gift>(
        workspace,
        |_, _| true,
        |gift| {
            (gift.giver, gift.giver_kind) = ("นางสาวปรานี ช่างให้".into(), saisaat_core::registers::GiverKind::Person);
        },
    )
}

#[test]
fn a_givers_name_is_masked_where_it_is_one_and_what_may_be_one_is_listed_before_anything_is_written() -> Result<()> {
    let workspace = Workspace::sample();
    give(&workspace)?;
    plant(&workspace, "ได้รับจาก ช่างให้ ปรานี และคุณปรานี กับ ป. ช่างให้")?;
    let public = unspaced(&all_text(&workspace, "sure", &["--disclosable"])?);
    assert!(public.contains("ได้รับจาก•••และ•••กับ•••"), "{public}");
    assert!(!public.contains("ปรานี") && !public.contains("ช่างให้"));

    plant(&workspace, "ด้วยความปรานีต่อผู้ยากไร้")?;
    let out = workspace.beside("doubtful");
    for (document, code) in [("indicator_report", "not_reviewed"), ("gift_register", "not_reviewed")] {
        let refused = report(&workspace, document, &out, &["--disclosable"]);
        assert_eq!((refused.code, files(&out).len()), (1, 0), "{refused:?}");
        assert!(refused.stderr.contains(code) && refused.stderr.contains("ด้วยความ«ปรานี»ต่อผู้ยากไร้"), "{refused:?}");
        assert!(refused.stderr.contains("--reviewed"), "{refused:?}");
    }
    let _ = report(&workspace, "indicator_report", &out, &["--disclosable", "--reviewed"]).succeeded();
    assert_eq!(files(&out), ["SAR_กขท._2569_รอบ12-public.pdf"]);
    let text = unspaced(&tools::pdf_text(&out.join("SAR_กขท._2569_รอบ12-public.pdf"))?);
    assert!(text.contains("ด้วยความปรานีต่อผู้ยากไร้"), "an officer looked at it");
    // For the ministry itself nobody is asked.
    let _ = report(&workspace, "indicator_report", &out, &[]).succeeded();
    let misused = report(&workspace, "indicator_report", &out, &["--reviewed"]);
    assert_eq!(misused.code, 2, "{misused:?}");

    let of = ["--agency", AGENCY, "--out", plain(&out), "--disclosable", "--json"];
    let refused = workspace.run("submit", ROUND.into_iter().chain(of));
    assert_eq!(refused.json()["error"]["passages"][0]["document"], "SAR_กขท._2569_รอบ12-public", "{refused:?}");
    assert!(workspace.list("submissions").is_empty());
    Ok(())
}

#[test]
fn a_version_handed_in_for_the_public_keeps_its_masks_when_the_registers_know_other_names() -> Result<()> {
    let workspace = Workspace::sample();
    give(&workspace)?;
    plant(&workspace, "ได้รับจากนางสาวปรานี ช่างให้")?;
    let out = workspace.beside("handed-in");
    let of = ["--agency", AGENCY, "--out", plain(&out), "--disclosable", "--json"];
    let told = workspace.run("submit", ROUND.into_iter().chain(of)).succeeded().json();
    let text = unspaced(&tools::pdf_text(&out.join("SAR_กขท._2569_รอบ12-public.pdf"))?);
    assert!(text.contains("ได้รับจาก•••") && !text.contains("ปรานี"), "{text}");
    assert!(told["form"].as_str().is_some_and(|form| form.contains("ช่างให้")), "the form keeps what was masked: {told}");
    Ok(())
}

fn pack(workspace: &Workspace, out: &Path, more: &[&str]) -> driver::Ran {
    workspace.run("pack", ROUND.into_iter().chain(["--out", plain(out), "--json"]).chain(more.iter().copied()))
}

fn is_refused(ran: &driver::Ran, reason: &str, naming: &str) {
    let error = ran.json()["error"].clone();
    assert_eq!((ran.code, &error["reason"]), (1, &reason.into()), "{ran:?}");
    assert!(error["path"].as_str().is_some_and(|path| path.ends_with(naming)), "{error}");
}

#[test]
fn a_folder_holds_one_pack_of_one_form_and_one_for_the_public_holds_nothing_else() -> Result<()> {
    let workspace = Workspace::sample();
    let (internal, public) = (workspace.beside("internal"), workspace.beside("public"));
    let _ = pack(&workspace, &internal, &[]).succeeded();
    let before = files(&internal);
    is_refused(&pack(&workspace, &internal, &["--disclosable", "--reviewed"]), "other_pack", "internal");
    let other_round = ["--year", "2569", "--round", "6", "--out", plain(&internal), "--json"];
    is_refused(&workspace.run("pack", other_round), "other_pack", "internal");
    assert_eq!(files(&internal), before, "and is as it was");
    tools::sums_hold(&internal)?;

    let _ = pack(&workspace, &public, &["--disclosable", "--reviewed"]).succeeded();
    let names = files(&public);
    assert!(names.iter().filter(|name| name.ends_with(".pdf")).all(|name| name.ends_with("-public.pdf")), "{names:?}");
    assert!(names.iter().all(|name| !name.ends_with(".pdf") || !before.contains(name)), "no name is of both forms");
    is_refused(&pack(&workspace, &public, &[]), "other_pack", "public");

    // What no pack wrote stays out of what is given away; nothing is followed, changed or removed.
    let outside = workspace.beside("outside.txt");
    fs::write(&outside, "ของเจ้าหน้าที่")?;
    fs::write(public.join("notes.txt"), "ของเจ้าหน้าที่")?;
    is_refused(&pack(&workspace, &public, &["--disclosable", "--reviewed"]), "foreign", "notes.txt");
    fs::remove_file(public.join("notes.txt"))?;
    std::os::unix::fs::symlink(&outside, public.join("link.pdf"))?;
    is_refused(&pack(&workspace, &public, &["--disclosable", "--reviewed"]), "foreign", "link.pdf");
    fs::remove_file(public.join("link.pdf"))?;
    for name in ["manifest.json", "pack.log", "SHA256SUMS"] {
        let out = workspace.beside(&format!("linked-{name}"));
        fs::create_dir(&out)?;
        std::os::unix::fs::symlink(&outside, out.join(name))?;
        is_refused(&pack(&workspace, &out, &[]), "foreign", name);
    }
    // A report of the officer's own under the name that one of the pack would have.
    let own = workspace.beside("own");
    fs::create_dir(&own)?;
    fs::write(own.join("SAR_กขท._2569_รอบ12.pdf"), "ของเจ้าหน้าที่")?;
    is_refused(&pack(&workspace, &own, &[]), "foreign", "SAR_กขท._2569_รอบ12.pdf");
    assert_eq!(fs::read_to_string(own.join("SAR_กขท._2569_รอบ12.pdf"))?, "ของเจ้าหน้าที่");
    assert_eq!(fs::read_to_string(&outside)?, "ของเจ้าหน้าที่");
    Ok(())
}

/// Makes the weights of the agency's agreement sum to something else, so that it cannot be reported.
fn break_the_agreement(workspace: &Workspace) -> Result<()> {
    edit::<saisaat_core::registers::Agreement>(
        workspace,
        |_, _| true,
        |agreement| {
            agreement.weight_total = saisaat_core::values::Exact::from(77);
        },
    )
}

#[test]
fn what_an_earlier_pack_left_of_an_agency_that_is_refused_now_goes_if_it_is_as_it_was_written() -> Result<()> {
    let workspace = Workspace::sample();
    for (form, name) in
        [(&[][..], "SAR_กขท._2569_รอบ12.pdf"), (&["--disclosable", "--reviewed"], "SAR_กขท._2569_รอบ12-public.pdf")]
    {
        let out = workspace.beside(&format!("pack{}", form.len()));
        let _ = pack(&workspace, &out, form).succeeded();
        assert!(out.join(name).exists());
        let altered = workspace.beside(&format!("altered{}", form.len()));
        let _ = std::process::Command::new("cp").args(["-r", plain(&out), plain(&altered)]).status()?;
        let broken = workspace.copied();
        break_the_agreement(&broken)?;

        fs::write(altered.join(name), "%PDF ที่เจ้าหน้าที่แก้ไข")?;
        is_refused(&pack(&broken, &altered, form), "altered", name);
        assert_eq!(fs::read_to_string(altered.join(name))?, "%PDF ที่เจ้าหน้าที่แก้ไข");

        let made = pack(&broken, &out, form);
        assert_eq!((made.code, &made.json()["problems"][0]["agency"]), (1, &AGENCY.into()), "{made:?}");
        assert!(!out.join(name).exists(), "{:?}", files(&out));
        tools::sums_hold(&out)?;
    }
    Ok(())
}

#[test]
fn a_pack_that_was_killed_says_by_its_log_which_it_is() -> Result<()> {
    let workspace = Workspace::sample();
    let out = workspace.beside("killed");
    let mut run = workspace.command("pack", ROUND.into_iter().chain(["--out", plain(&out)])).spawn()?;
    while run.try_wait()?.is_none() && !files(&out).iter().any(|name| name.ends_with(".pdf")) {
        std::thread::yield_now();
    }
    run.kill()?;
    run.wait()?;
    if files(&out).contains(&"pack.log".to_owned()) {
        is_refused(&pack(&workspace, &out, &["--disclosable", "--reviewed"]), "other_pack", "killed");
    }
    let _ = pack(&workspace, &out, &[]).succeeded();
    tools::sums_hold(&out)
}

/// The verbs and rows of the newest lines of the audit log, the newest last.
fn newest(workspace: &Workspace, count: usize) -> Vec<(String, u64)> {
    let audit = workspace.run("audit", ["--json"]).succeeded().json();
    let lines = audit["lines"].as_array().expect("lines");
    let told = |line: &serde_json::Value| {
        (line["verb"].as_str().unwrap_or_default().to_owned(), line["rows"].as_u64().unwrap_or_default())
    };
    lines[lines.len() - count..].iter().map(told).collect()
}

#[test]
fn the_audit_log_tells_of_reports_packs_and_handing_in_before_their_first_file_and_of_how_many_left() -> Result<()> {
    let workspace = Workspace::sample();
    let agencies = workspace.scores().len() as u64;
    let line = |verb: &str, rows: u64| (verb.to_owned(), rows);
    // A folder stands where each file should go, so that none can be made.
    let blocked = workspace.beside("blocked");
    fs::create_dir_all(blocked.join("SAR_กขท._2569_รอบ12.pdf"))?;
    assert_eq!(report(&workspace, "indicator_report", &blocked, &[]).code, 1);
    assert_eq!(newest(&workspace, 2), [line("export", 1), line("export_ended", 0)]);
    // A round is not handed in where its file has no place, and nothing is told then.
    let of = ["--agency", AGENCY, "--out", plain(&blocked)];
    assert_eq!(workspace.run("submit", ROUND.into_iter().chain(of)).code, 1);
    assert_eq!(newest(&workspace, 2), [line("export", 1), line("export_ended", 0)]);
    let handed_in = workspace.beside("handed-in");
    let of = ["--agency", AGENCY, "--out", plain(&handed_in)];
    let _ = workspace.run("submit", ROUND.into_iter().chain(of)).succeeded();
    let told = newest(&workspace, 2);
    assert_eq!((told[0].0.as_str(), told[1].0.as_str()), ("export", "submit"), "{told:?}");

    let out = workspace.beside("pack");
    let _ = pack(&workspace, &out, &[]).succeeded();
    assert_eq!(newest(&workspace, 1), [line("export", agencies)]);
    // What stands unchanged left too.
    let _ = pack(&workspace, &out, &[]).succeeded();
    assert_eq!(newest(&workspace, 1), [line("export", agencies)]);
    let all = workspace.beside("all");
    let _ = workspace.run("report", ROUND.into_iter().chain(["--all", "--out", plain(&all)])).succeeded();
    assert_eq!(newest(&workspace, 1), [line("export", agencies)]);

    break_the_agreement(&workspace)?;
    let broken = workspace.beside("broken");
    assert_eq!(pack(&workspace, &broken, &[]).code, 1);
    assert_eq!(newest(&workspace, 2), [line("export", agencies), line("export_ended", agencies - 1)]);
    // A refused folder is refused before anything leaves or is told.
    let lines = newest(&workspace, 3);
    assert_eq!(pack(&workspace, &broken, &["--disclosable"]).code, 1);
    assert_eq!(newest(&workspace, 3), lines);
    Ok(())
}

#[test]
fn nothing_of_the_samples_public_pack_looks_like_an_id_or_an_address() -> Result<()> {
    let workspace = Workspace::sample();
    let out: PathBuf = workspace.beside("public");
    let _ = pack(&workspace, &out, &["--disclosable", "--reviewed"]).succeeded();
    for name in files(&out).iter().filter(|name| name.ends_with(".pdf") && !name.contains("cover")) {
        for line in tools::pdf_text(&out.join(name))?.lines() {
            let left = find(line).into_iter().filter(|found| found.kind != PersonalKind::Phone).count();
            assert_eq!(left, 0, "{name}: {line}");
        }
    }
    Ok(())
}
