//! The appendix of evidence from the command line, with attached files sound and hostile, as other programs read it.

use std::path::{Path, PathBuf};
use std::{fs, iter};

use anyhow::{Context as _, Result};
use driver::workspace::plain;
use driver::{Workspace, tools};
use lopdf::{Document, Object};
use saisaat_core::Surroundings;
use saisaat_core::registers::Attachment;

const PHOTOGRAPH: &[u8] = include_bytes!("../fixtures/attached/photograph.jpg");

/// Files by their names.
type Files = Vec<(&'static str, Vec<u8>)>;

/// A sound picture, a photograph, a PDF, one that only begins so, a Word file, and a picture that is cut short.
fn files(workspace: &Workspace) -> Result<Files> {
    let picture = fs::read(driver::paths::repository().join("src-tauri/icons/128x128.png"))?;
    let cut = picture[..picture.len() / 2].to_vec();
    let pages = fs::read(one_page(workspace)?)?;
    Ok(vec![
        ("แผนภาพ.png", picture),
        ("ภาพกิจกรรม.jpg", PHOTOGRAPH.to_vec()),
        ("คำสั่ง.pdf", pages),
        ("ปลอม.pdf", b"%PDF-1.7 nothing".to_vec()),
        ("บันทึก.docx", b"PK\x03\x04 whatever".to_vec()),
        ("ขาดครึ่ง.png", cut),
    ])
}

/// A PDF of the program's own.
fn one_page(workspace: &Workspace) -> Result<PathBuf> {
    let out = workspace.beside("announcement");
    print(workspace, &out, &["--document", "award_announcement"])?;
    let mut files = fs::read_dir(&out)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    files.into_iter().next().context("an announcement")
}

fn print(workspace: &Workspace, out: &Path, more: &[&str]) -> Result<()> {
    let of = ["--year", "2569", "--round", "12", "--agency", "CDR", "--force", "--out", plain(out)];
    let _ = workspace.run("report", of.into_iter().chain(more.iter().copied())).succeeded();
    Ok(())
}

/// A sample with these files attached to the results of an agency's round.
fn with_files(files: impl FnOnce(&Workspace) -> Result<Files>) -> Result<(Workspace, Vec<Attachment>)> {
    let workspace = Workspace::sample();
    let files = files(&workspace)?;
    let agency = workspace.scores().into_iter().find(|agency| agency["code"] == "CDR").context("CDR")?;
    let opened = saisaat_core::Workspace::at(&workspace.path())?;
    let mut office = opened.open(Surroundings::system())?;
    let of = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let indicators = workspace_results(&office, &of(&agency["code"]))?;
    let mut attached = Vec::new();
    for ((name, bytes), result) in files.iter().zip(indicators.iter().cycle()) {
        attached.push(opened.attach(&mut office, "indicator_results", result, name, bytes)?);
    }
    office.close()?;
    Ok((workspace, attached))
}

fn workspace_results(office: &saisaat_core::Office, agency: &str) -> Result<Vec<String>> {
    let report = office.read(|reader| {
        let agency = reader.agency_with_code(agency)?;
        let year = saisaat_core::values::FiscalYear::new(2569).expect("a year");
        let round = saisaat_core::values::Round::Twelve;
        saisaat_core::agreed_report(reader, agency.id, year, round, office.surroundings().clock.today())
    })?;
    Ok(report.cards.iter().filter_map(|card| card.result.as_ref()).map(|result| result.id.to_string()).collect())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn pictures(pdf: &Path) -> Result<usize> {
    let document = Document::load(pdf)?;
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let is_picture =
        |dict: &lopdf::Dictionary| dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image");
    Ok(streams.filter(|stream| is_picture(&stream.dict)).count())
}

#[test]
fn every_attached_file_is_shown_or_says_why_not_under_a_caption_whose_page_the_list_tells() -> Result<()> {
    let (workspace, attached) = with_files(files)?;
    let out = workspace.beside("appendix");
    print(&workspace, &out, &["--document", "evidence_appendix", "--with-files"])?;
    let pdf = out.join("ภาคผนวกหลักฐาน_กขท._2569_รอบ12.pdf");
    tools::pdf_is_sound(&pdf)?;
    assert_eq!(pictures(&pdf)?, 2, "the picture and the photograph");
    let count = tools::pdf_pages(&pdf)?;
    let pages: Vec<String> = tools::pdf_text(&pdf)?.split('\u{c}').map(squeezed).collect();
    let text = pages.concat();
    for file in &attached {
        assert!(text.matches(&file.sha256).count() >= 2, "{} in the list and under its caption", file.name);
    }
    for why in ["ไฟล์PDFจำนวน1หน้า", "อ่านไฟล์ไม่ได้", "ไม่ใช่ภาพหรือPDF"]
    {
        assert!(text.contains(why), "{why}: {text}");
    }
    // each row of the list ends with the page of its caption
    for file in &attached {
        let at = (0..count as usize).rfind(|at| pages[*at].contains(&squeezed(&file.name))).context("a caption")?;
        let list = pages.iter().find(|page| page.contains(&file.sha256)).context("a row")?;
        let row = list.split(&squeezed(&file.name)).nth(1).context("a row")?;
        assert!(row.contains(&(at + 1).to_string()), "{}: page {} in {row}", file.name, at + 1);
    }
    let again = fs::read(&pdf)?;
    print(&workspace, &out, &["--document", "evidence_appendix", "--with-files"])?;
    assert!(again == fs::read(&pdf)?, "equal bytes");
    Ok(())
}

#[test]
fn without_files_the_appendix_is_a_list_and_for_the_public_no_file_is_shown() -> Result<()> {
    let (workspace, attached) = with_files(|_| Ok(vec![("ภาพกิจกรรม.jpg", PHOTOGRAPH.to_vec())]))?;
    let out = workspace.beside("list");
    print(&workspace, &out, &["--document", "evidence_appendix"])?;
    let list = out.join("ภาคผนวกหลักฐาน_กขท._2569_รอบ12.pdf");
    assert_eq!(pictures(&list)?, 0);
    let text = squeezed(&tools::pdf_text(&list)?);
    assert!(text.contains(&attached[0].sha256) && !text.contains("วันที่แนบ"), "{text}");
    print(&workspace, &out, &["--document", "evidence_appendix", "--with-files", "--disclosable", "--reviewed"])?;
    let public = out.join("ภาคผนวกหลักฐาน_กขท._2569_รอบ12-public.pdf");
    assert_eq!(pictures(&public)?, 0);
    assert!(squeezed(&tools::pdf_text(&public)?).contains("เป็นฉบับเผยแพร่"));
    Ok(())
}

#[test]
fn a_file_that_is_gone_or_altered_stops_no_other() -> Result<()> {
    let (workspace, attached) = with_files(files)?;
    let gone = &attached[0].sha256;
    let path = workspace.path().join("evidence").join(&gone[..2]).join(gone);
    fs::write(&path, iter::repeat_n(b'x', 100).collect::<Vec<u8>>())?;
    let out = workspace.beside("appendix");
    print(&workspace, &out, &["--document", "evidence_appendix", "--with-files"])?;
    let pdf = out.join("ภาคผนวกหลักฐาน_กขท._2569_รอบ12.pdf");
    assert_eq!(pictures(&pdf)?, 1);
    assert!(squeezed(&tools::pdf_text(&pdf)?).contains("ไม่พบไฟล์ในแฟ้มงาน"));
    Ok(())
}
