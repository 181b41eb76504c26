//! Certificates as they leave the program: the code on each is looked up in the registers, and files have names of their own.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};
use driver::workspace::plain;
use driver::{Ran, Workspace, tools};
use saisaat_core::registers::{Agency, Attendance, Person, Scope};
use saisaat_core::values::{Id, file_name};
use saisaat_core::{Action, Office, Surroundings, Verb};
use serde_json::Value;

fn verify(workspace: &Workspace, code: &str) -> (Ran, Value) {
    let ran = workspace.run("verify-code", [code, "--json"]);
    let told = ran.json();
    (ran, told)
}

/// The code on the first certificate of an agency, as its text has it.
fn code_on_paper(workspace: &Workspace) -> Result<(String, String)> {
    let out = workspace.beside("certificates");
    let of = ["--agency", "OPS", "--year", "2569", "--round", "12", "--document", "training_certificates"];
    let ran = workspace.run("report", of.into_iter().chain(["--out", plain(&out)])).succeeded();
    let text = tools::pdf_text(ran.stdout.lines().next().context("a file")?.as_ref())?;
    let at = text.find("รหัสตรวจสอบ").context("a code is printed")?;
    let code = text[at..].split_whitespace().nth(1).context("behind the word")?.to_owned();
    Ok((code, text))
}

fn alter(workspace: &Workspace, change: impl FnOnce(&saisaat_core::Tx<'_>) -> saisaat_core::Result<()>) -> Result<()> {
    let mut office = Office::open(&workspace.database(), Surroundings::system())?;
    office.operate(Action::on::<Attendance>(Verb::Save), change)?;
    office.close()?;
    Ok(())
}

#[test]
fn a_code_is_of_its_record_until_that_changes_and_of_none_once_it_is_removed() -> Result<()> {
    let workspace = Workspace::sample();
    let (code, text) = code_on_paper(&workspace)?;
    let (ran, told) = verify(&workspace, &code);
    assert_eq!((ran.code, &told["standing"]), (0, &"holds".into()), "{told}");
    let record = &told["records"][0];
    let name = record["name"].as_str().context("a name")?;
    assert!(text.contains(name) && text.contains(record["number"].as_str().context("a number")?), "{told}");
    let (ran, again) = verify(&workspace, &code.to_lowercase().replace('-', " "));
    assert_eq!((ran.code, &again), (0, &told), "however it is typed");

    let id: Id<Attendance> = record["id"].as_str().and_then(Id::parse).context("a key")?;
    alter(&workspace, |tx| {
        let person: Person = tx.get(tx.get(id)?.person_id)?;
        tx.put(&Person { surname: "นามสกุลใหม่".into(), ..person })
    })?;
    let (ran, told) = verify(&workspace, &code);
    assert_eq!((ran.code, &told["standing"]), (1, &"changed".into()), "{told}");
    assert!(told["records"][0]["name"].as_str().is_some_and(|name| name.ends_with("นามสกุลใหม่")), "{told}");
    let said = workspace.run("verify-code", [code.as_str()]);
    assert!(said.code == 1 && said.stdout.is_empty() && said.stderr.contains("บอกไม่ได้ว่าเป็นกรณีใด"), "{said:?}");

    alter(&workspace, |tx| tx.remove(id))?;
    let (ran, told) = verify(&workspace, &code);
    assert_eq!(
        (ran.code, &told["standing"], &told["records"]),
        (1, &"unknown".into(), &Value::Array(vec![])),
        "{told}"
    );
    Ok(())
}

#[test]
fn who_would_get_no_certificate_today_is_told_and_what_is_no_code_is_refused() -> Result<()> {
    let workspace = Workspace::sample();
    let (code, _) = code_on_paper(&workspace)?;
    let (_, told) = verify(&workspace, &code);
    let id: Id<Attendance> = told["records"][0]["id"].as_str().and_then(Id::parse).context("a key")?;
    alter(&workspace, |tx| tx.put(&Attendance { passed: false, ..tx.get(id)? }))?;
    let (ran, told) = verify(&workspace, &code);
    assert_eq!((ran.code, &told["standing"]), (1, &"changed".into()), "{told}");
    assert_eq!(told["records"][0]["certified"], false);
    let (ran, told) = verify(&workspace, "ไม่ใช่รหัส");
    assert_eq!((ran.code, &told["error"]["code"]), (2, &"usage".into()), "{told}");
    assert!(ran.stderr.contains("12 ตัว"), "{ran:?}");
    Ok(())
}

/// Names of files in a folder.
fn files(folder: &std::path::Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    entries.collect()
}

#[test]
fn agencies_that_are_called_alike_or_oddly_have_files_of_their_own_under_safe_names() -> Result<()> {
    let workspace = Workspace::sample();
    alter(&workspace, |tx| {
        for (at, agency) in tx.list::<Agency>(&Scope::default())?.into_iter().enumerate() {
            let abbreviation = if at % 2 == 0 { "กอง/:*?" } else { "" };
            let name_th = if at == 1 { "กรมชื่อยาว".repeat(40) } else { agency.name_th.clone() };
            tx.put(&Agency { abbreviation: abbreviation.into(), name_th, ..agency })?;
        }
        Ok(())
    })?;
    let agencies = workspace.scores().len();
    let round = ["--year", "2569", "--round", "12", "--out"];
    let (reports, pack) = (workspace.beside("reports"), workspace.beside("pack"));
    let _ = workspace.run("report", ["--all"].into_iter().chain(round).chain([plain(&reports)])).succeeded();
    let _ = workspace.run("pack", round.into_iter().chain([plain(&pack)])).succeeded();
    for folder in [reports, pack] {
        let names: Vec<String> = files(&folder)?.into_iter().filter(|name| name.starts_with("SAR_")).collect();
        assert_eq!(names.len(), agencies, "{names:?}");
        assert_eq!(names.iter().map(|name| file_name::folded(name)).collect::<BTreeSet<_>>().len(), agencies);
        for name in &names {
            let stem = name.strip_suffix(".pdf").context("a PDF")?;
            assert!(!stem.contains(['/', ':', '*', '?']) && name.len() <= 255, "{name}");
            assert!(stem.contains("_2569_รอบ12"), "{name}");
        }
    }
    Ok(())
}
