//! Every document of the catalogue and a ministry's pack, from the command line, as other programs read them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use driver::workspace::plain;
use driver::{Workspace, saisaat, tools};
use saisaat_core::registers::{ActionItem, Agreement, Scope};
use saisaat_core::values::{Exact, FiscalYear};
use saisaat_core::{Action, Office, Surroundings, Verb};
use saisaat_report::DocumentKind;
use serde_json::Value;

fn pdfs(folder: &Path) -> Result<Vec<PathBuf>> {
    let files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let mut files: Vec<PathBuf> =
        files.into_iter().filter(|file| file.extension().is_some_and(|e| e == "pdf")).collect();
    files.sort();
    Ok(files)
}

fn print(workspace: &Workspace, document: &str, more: &[&str]) -> Result<Vec<PathBuf>> {
    let out = workspace.beside(&format!("{document}{}", more.concat()));
    let arguments =
        ["--year", "2569", "--round", "12", "--agency", "CDR", "--document", document, "--out", plain(&out)];
    let _ = workspace.run("report", arguments.into_iter().chain(more.iter().copied())).succeeded();
    pdfs(&out)
}

#[test]
fn every_document_that_is_declared_is_offered_at_the_command_line_by_its_name() {
    let told = saisaat(["report", "--help"]).succeeded().stdout;
    for info in DocumentKind::ALL.iter().map(|kind| kind.info()) {
        let offered = told.lines().any(|line| line.contains(info.code) && line.contains(info.words.th));
        assert!(offered, "{} {}: {told}", info.code, info.words.th);
    }
}

#[test]
fn every_document_that_is_declared_is_sound_in_both_styles_and_the_compact_one_takes_no_more_pages() -> Result<()> {
    let workspace = Workspace::sample();
    let handed_in = workspace.beside("handed-in");
    let round = ["--agency", "CDR", "--year", "2569", "--round", "12", "--out", plain(&handed_in)];
    let _ = workspace.run("submit", round).succeeded();
    for info in DocumentKind::ALL.iter().map(|kind| kind.info()) {
        let document = info.code;
        let official = print(&workspace, document, &["--thai-digits"])?;
        let compact = print(&workspace, document, &["--compact"])?;
        let named = |file: &PathBuf| file.to_string_lossy().contains(&format!("{}_", info.file));
        assert!(official.iter().all(named), "{document}: {official:?}");
        assert!(!official.is_empty(), "{document}");
        assert_eq!(official.len(), compact.len(), "{document}");
        for (wide, narrow) in official.iter().zip(&compact).take(4) {
            tools::pdf_is_sound(wide)?;
            tools::pdf_is_sound(narrow)?;
            assert!(tools::pdf_pages(narrow)? <= tools::pdf_pages(wide)?, "{}", narrow.display());
        }
    }
    Ok(())
}

#[test]
fn what_is_printed_for_the_public_holds_no_telephone_that_the_workspace_does() -> Result<()> {
    let workspace = Workspace::sample();
    let indicators = workspace.list("indicators");
    let phones: BTreeSet<String> = indicators
        .iter()
        .flat_map(|indicator| ["supervisor_phone", "collector_phone"].map(|field| digits(indicator[field].as_str())))
        .filter(|phone| phone.len() >= 9)
        .collect();
    assert!(!phones.is_empty(), "the sample has telephone numbers");
    let holds = |files: &[PathBuf]| -> Result<bool> {
        let texts = files.iter().map(|file| tools::pdf_text(file)).collect::<Result<Vec<_>>>()?;
        Ok(texts.iter().any(|text| phones.iter().any(|phone| digits(Some(text)).contains(phone))))
    };
    assert!(holds(&print(&workspace, "indicator_report", &[])?)?, "they are printed for the ministry itself");
    for document in ["indicator_report", "indicator_templates"] {
        assert!(!holds(&print(&workspace, document, &["--disclosable"])?)?, "{document}");
    }
    Ok(())
}

fn digits(text: Option<&str>) -> String {
    text.unwrap_or_default().chars().filter(char::is_ascii_digit).collect()
}

fn pack(workspace: &Workspace, out: &Path) -> Value {
    let arguments = ["--year", "2569", "--round", "12", "--out", plain(out), "--json"];
    workspace.run("pack", arguments).succeeded().json()
}

#[test]
fn a_pack_prints_again_only_what_changed_or_is_gone_and_nothing_over_what_somebody_altered() -> Result<()> {
    let workspace = Workspace::sample();
    let out = workspace.beside("pack");
    let agencies = workspace.scores().len();
    assert_eq!(pack(&workspace, &out)["printed"], agencies);
    tools::sums_hold(&out)?;
    let before = pdfs(&out)?;
    assert_eq!(before.len(), agencies + 2, "and the cover and the roll-up");

    let again = pack(&workspace, &out);
    assert_eq!((&again["printed"], &again["unchanged"]), (&0.into(), &agencies.into()));

    let last = before.last().context("a report")?;
    fs::write(last, b"%PDF-1.7 signed by somebody")?;
    let refused = workspace.run("pack", ["--year", "2569", "--round", "12", "--out", plain(&out)]);
    assert!(refused.code == 1 && refused.stderr.contains(plain(last)), "{refused:?}");
    assert_eq!(fs::read(last)?, b"%PDF-1.7 signed by somebody");
    fs::rename(last, workspace.beside("signed.pdf"))?;
    let mended = pack(&workspace, &out);
    assert_eq!((&mended["printed"], &mended["unchanged"]), (&1.into(), &(agencies - 1).into()));
    tools::sums_hold(&out)
}

#[test]
fn a_pack_that_was_killed_goes_on_where_it_stopped() -> Result<()> {
    let workspace = Workspace::sample();
    let out = workspace.beside("pack");
    let arguments = ["--year", "2569", "--round", "12", "--out", plain(&out)];
    let mut run = workspace.command("pack", arguments).spawn()?;
    // As soon as something is there.
    while run.try_wait()?.is_none() && pdfs(&out).map_or(0, |files| files.len()) == 0 {
        std::thread::yield_now();
    }
    run.kill()?;
    run.wait()?;
    let whole = pdfs(&out)?.len();
    for file in pdfs(&out)? {
        tools::pdf_is_sound(&file)?;
    }
    let rest = pack(&workspace, &out);
    let (printed, unchanged) = (rest["printed"].as_u64().context("a count")?, rest["unchanged"].as_u64());
    let agencies = workspace.scores().len();
    assert_eq!(printed + unchanged.context("a count")?, agencies as u64);
    assert!(unchanged >= Some(whole.saturating_sub(3) as u64), "{whole} stood, {rest}");
    tools::sums_hold(&out)
}

/// Makes the weights of an agency's agreement sum to something else.
fn break_the_agreement(workspace: &Workspace, agency: &str) -> Result<()> {
    let mut office = Office::open(&workspace.database(), Surroundings::system())?;
    let agency = office.read(|reader| reader.agency_with_code(agency))?;
    let scope = Scope { agency: Some(agency.id), year: FiscalYear::new(2569), parent: None };
    office.operate(Action::on::<Agreement>(Verb::Save), |tx| {
        let agreement = tx.list::<Agreement>(&scope)?.swap_remove(0);
        tx.put(&Agreement { weight_total: Exact::from(77), ..agreement })
    })?;
    Ok(office.close()?)
}

#[test]
fn an_agency_that_cannot_be_reported_is_named_and_stops_no_other() -> Result<()> {
    let workspace = Workspace::sample();
    let out = workspace.beside("pack");
    let agencies = workspace.scores().len();
    break_the_agreement(&workspace, "CDR")?;
    let ran = workspace.run("pack", ["--year", "2569", "--round", "12", "--out", plain(&out), "--json"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    let packed = ran.json();
    assert_eq!(packed["printed"], agencies - 1);
    let [problem] = packed["problems"].as_array().context("a list")?.as_slice() else { panic!("{packed}") };
    assert_eq!(problem["failure"], "invalid");
    assert!(problem["message"].as_str().is_some_and(|text| text.contains("น้ำหนัก")), "{problem}");
    tools::sums_hold(&out)?;
    let cover = tools::pdf_text(&pdfs(&out)?[0])?;
    assert!(cover.contains("ยังจัดทำรายงานไม่ได้"), "{cover}");
    Ok(())
}

#[test]
fn a_round_is_handed_in_in_versions_and_what_changed_since_is_printed() -> Result<()> {
    let workspace = Workspace::sample();
    let out = workspace.beside("handed-in");
    let of = ["--agency", "CDR", "--year", "2569", "--round", "12", "--out", plain(&out)];
    let changes = of.into_iter().chain(["--document", "changes_since_submission"]);
    let nothing = workspace.run("report", changes.clone());
    assert!(nothing.code == 1 && nothing.stderr.contains("ยังไม่ได้ส่งรายงาน"), "{nothing:?}");

    let told = workspace.run("submit", of.into_iter().chain(["--json"])).succeeded().json();
    assert_eq!((&told["version"], &told["inputs"]), (&1.into(), &serde_json::Value::Null));
    assert_eq!(workspace.list("submissions"), [told], "a list does not carry whole reports");
    let anew = || of.into_iter().chain(["--force"]);
    let twice = workspace.run("submit", anew());
    assert!(twice.code == 1 && twice.stderr.contains("ไม่ต้องส่งซ้ำ"), "{twice:?}");
    let _ = workspace.run("report", changes.clone()).succeeded();
    let printed = out.join("การเปลี่ยนแปลงหลังส่ง_กขท._2569_รอบ12.pdf");
    assert!(tools::pdf_text(&printed)?.contains("ไม่มีการเปลี่ยนแปลง"));

    rename_an_action(&workspace)?;
    let _ = workspace.run("report", changes.chain(["--force"])).succeeded();
    let text: String = tools::pdf_text(&printed)?.split_whitespace().collect();
    assert!(text.contains("โครงการที่เปลี่ยนชื่อแล้ว"), "{text}");
    assert!(workspace.run("submit", anew()).succeeded().stdout.contains("ฉบับที่ 2"));
    assert!(workspace.run("undo", []).stdout.contains("โครงการ"), "what is handed in is not undone");
    Ok(())
}

#[test]
fn what_there_is_nothing_to_print_of_is_said_and_leaves_no_folder() -> Result<()> {
    let workspace = Workspace::sample();
    let out = workspace.beside("nothing");
    for (document, missing) in [("training_record", "ไม่มีการฝึกอบรม"), ("award_announcement", "ไม่มีรางวัล")]
    {
        let of = ["--agency", "MIN", "--year", "2569", "--round", "12", "--document", document, "--out", plain(&out)];
        let ran = workspace.run("report", of);
        assert!(ran.code == 1 && ran.stdout.is_empty() && ran.stderr.contains(missing), "{ran:?}");
        assert!(!out.exists());
    }
    Ok(())
}

#[test]
fn changes_of_a_round_that_cannot_be_scored_any_more_print_why() -> Result<()> {
    let workspace = Workspace::sample();
    let out = workspace.beside("unscorable");
    let of = ["--agency", "CDR", "--year", "2569", "--round", "12", "--out", plain(&out)];
    let _ = workspace.run("submit", of).succeeded();
    break_the_agreement(&workspace, "CDR")?;
    for document in ["changes_since_submission", "changes_since_round"] {
        let _ = workspace.run("report", of.into_iter().chain(["--document", document])).succeeded();
    }
    for printed in ["การเปลี่ยนแปลงหลังส่ง", "การเปลี่ยนแปลงจากรอบก่อน"]
    {
        let text = tools::pdf_text(&out.join(format!("{printed}_กขท._2569_รอบ12.pdf")))?;
        let text: String = text.split_whitespace().collect();
        assert!(text.contains("ยังเปรียบเทียบไม่ได้") && text.contains("น้ำหนักตัวชี้วัดรวมกันไม่เท่ากับ"), "{text}");
    }
    Ok(())
}

fn rename_an_action(workspace: &Workspace) -> Result<()> {
    let mut office = Office::open(&workspace.database(), Surroundings::system())?;
    let agency = office.read(|reader| reader.agency_with_code("CDR"))?;
    let scope = Scope { agency: Some(agency.id), year: FiscalYear::new(2569), parent: None };
    office.operate(Action::on::<ActionItem>(Verb::Save), |tx| {
        let action = tx.list::<ActionItem>(&scope)?.swap_remove(0);
        tx.put(&ActionItem {
            title: "โครงการที่เปลี่ยนชื่อแล้ว".into(), ..action
        })
    })?;
    Ok(office.close()?)
}
