//! The reports of a ministry of 8,300 agencies, twelve pages each, on all cores, written to the disk: how long, how much memory,
//! and whether a page costs the same with ten agencies as with thousands.
//!
//! The reports are the sample's, shortened to twelve pages, with a name and results of its own for each agency. Every size runs in a
//! process of its own, so that the most memory it ever held is its own too.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::AtomicBool;

use anyhow::{Result, ensure};
use saisaat_core::Office;
use saisaat_core::summaries::IndicatorReport;
use saisaat_report::{Document, Ending, Options, Printer};

use super::{pages_of, peak, rate, report, surroundings, timed};

const SIZES: [usize; 4] = [10, 100, 1_000, 8_300];
const PAGES: usize = 12;

pub(crate) fn run() -> Result<()> {
    for size in SIZES {
        let done = Command::new(std::env::current_exe()?).arg(format!("ministry-of={size}")).output()?;
        ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        print!("{}", String::from_utf8(done.stdout)?);
    }
    Ok(())
}

/// Prints the reports of so many agencies and says what it took.
pub(crate) fn print(agencies: usize) -> Result<()> {
    let printer = Printer::new()?;
    let patterns = {
        let mut office = Office::in_memory(surroundings())?;
        let reports = report::reports_of_a_ministry(&mut office, 8)?;
        reports.into_iter().map(|report| shortened(&printer, report)).collect::<Result<Vec<_>>>()?
    };
    let folder = tempfile::tempdir()?;
    let (lasting, ()) = timed(|| {
        let reports = (0..agencies).map(|i| of_agency(i, &patterns[i % patterns.len()]));
        let write = |report: IndicatorReport, pdf: Result<Vec<u8>, _>| match pdf
            .map_err(anyhow::Error::from)
            .and_then(|pdf| keep(folder.path(), &report, &pdf))
        {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        };
        let ending = printer.print_each(reports, &Options::default(), &AtomicBool::new(false), document, write);
        ensure!(ending == Ending::Complete, "not every report could be printed and kept");
        Ok(())
    })?;
    let most = peak()? / 1024;
    let pages = pages_kept(folder.path())?;
    println!(
        "ministry {agencies:>5} agencies: {pages:>6} pages in {lasting:8.2?}, {:5.0} pages/s, {:4.2} ms a page, {most} MB at most",
        rate(pages, lasting),
        lasting.as_secs_f64() * 1000.0 / f64::from(u32::try_from(pages)?),
    );
    Ok(())
}

fn document(report: &IndicatorReport) -> Document<'_> {
    Document::IndicatorReport(report)
}

/// The report with as many indicators as make twelve pages.
fn shortened(printer: &Printer, mut report: IndicatorReport) -> Result<IndicatorReport> {
    while pages_of(&printer.print(Document::IndicatorReport(&report), &Options::default())?)? > PAGES {
        ensure!(report.cards.len() > 1, "a report with one indicator is longer than {PAGES} pages");
        report.cards.pop();
        report.scorecard.lines.truncate(report.cards.len());
    }
    Ok(report)
}

/// The report of another agency: its name and what it tells of its results are its own.
fn of_agency(i: usize, pattern: &IndicatorReport) -> IndicatorReport {
    let mut report = pattern.clone();
    report.head.agency.name_th = format!("{} แห่งที่ {}", report.head.agency.name_th, i + 1);
    for result in report.cards.iter_mut().filter_map(|card| card.result.as_mut()) {
        result.done = format!("{} (หน่วยงานที่ {})", result.done, i + 1);
    }
    report
}

fn keep(folder: &Path, report: &IndicatorReport, pdf: &[u8]) -> Result<()> {
    Ok(fs::write(folder.join(format!("{}.pdf", report.head.agency.name_th)), pdf)?)
}

fn pages_kept(folder: &Path) -> Result<usize> {
    fs::read_dir(folder)?.map(|file| pages_of(&fs::read(file?.path())?)).sum()
}
