//! Documents for editing from the command line, as another program reads them.

use std::fs;

use anyhow::{Context as _, Result};
use calamine::{Data, Reader as _, open_workbook_auto};
use driver::Workspace;
use driver::workspace::plain;
use saisaat_report::{DocumentKind, Format};

fn arguments<'a>(document: &'a str, format: Format, out: &'a std::path::Path) -> Vec<&'a str> {
    let of = ["--year", "2569", "--round", "12", "--agency", "CDR", "--document", document];
    of.into_iter().chain(["--format", format.extension(), "--out", plain(out)]).collect()
}

#[test]
fn every_document_is_made_in_the_formats_it_is_declared_in_and_refused_in_others() -> Result<()> {
    let workspace = Workspace::sample();
    let handed_in = workspace.beside("handed-in");
    let round = ["--agency", "CDR", "--year", "2569", "--round", "12", "--out", plain(&handed_in)];
    let _ = workspace.run("submit", round).succeeded();
    for kind in DocumentKind::ALL {
        for format in [Format::Docx, Format::Xlsx] {
            let out = workspace.beside(&format!("{}-{}", kind.info().code, format.extension()));
            let ran = workspace.run("report", arguments(kind.info().code, format, &out));
            if !kind.offers(format) {
                assert!(ran.code == 1 && ran.stderr.contains("รูปแบบ") && !out.exists(), "{kind:?} {ran:?}");
                continue;
            }
            let files = fs::read_dir(&out)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
            assert!(!files.is_empty(), "{kind:?} {ran:?}");
            for file in files {
                assert!(file.extension().is_some_and(|extension| extension == format.extension()), "{file:?}");
                assert!(fs::read(&file)?.starts_with(b"PK\x03\x04"), "{file:?}");
            }
        }
    }
    Ok(())
}

#[test]
fn the_scores_of_an_agency_are_numbers_in_its_workbook_and_sum_to_its_total() -> Result<()> {
    let workspace = Workspace::sample();
    let out = workspace.beside("sheets");
    let _ = workspace.run("report", arguments("indicator_report", Format::Xlsx, &out)).succeeded();
    let mut book = open_workbook_auto(out.join("SAR_กขท._2569_รอบ12.xlsx"))?;
    let name = book.sheet_names().first().context("a sheet")?.clone();
    let sheet = book.worksheet_range(&name)?;
    let weighted: Vec<f64> = sheet
        .rows()
        .filter_map(|row| match row.last() {
            Some(Data::Float(number)) => Some(*number),
            _ => None,
        })
        .collect();
    let (total, scores) = weighted.split_last().context("a total")?;
    let agency = workspace.scores().into_iter().find(|agency| agency["code"] == "CDR").context("CDR")?;
    let told: f64 = agency["total"].as_str().context("a total")?.parse()?;
    assert!((total - told).abs() < 1e-9, "{total} {told}");
    assert!((scores.iter().sum::<f64>() - total).abs() < 0.001, "{scores:?}");
    Ok(())
}

#[test]
fn what_must_be_reviewed_for_the_public_is_held_back_in_every_format() {
    let workspace = Workspace::sample();
    for document in ["gift_register", "complaint_register"] {
        let out = workspace.beside(document);
        let made = |format: Format| {
            let arguments = arguments(document, format, &out);
            workspace.run("report", arguments.into_iter().chain(["--disclosable"])).code
        };
        assert_eq!(made(Format::Xlsx), made(Format::Pdf), "{document}");
    }
}
