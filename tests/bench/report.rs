//! Indicator reports of the sample, each once: on one core, on all, and one of twenty pages again with other options, as the
//! preview does when the officer changes them.

use std::ops::ControlFlow;
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use saisaat_core::Office;
use saisaat_core::registers::{Agency, Scope};
use saisaat_core::summaries::{IndicatorReport, indicator_report};
use saisaat_core::values::{FiscalYear, Round};
use saisaat_report::{Digits, Document, Options, Printer, Style};
use saisaat_sample::{NEWEST_YEAR, Size};

use super::{pages_in, pages_of, rate, surroundings, timed};

const AGENCIES: usize = 96;
/// Changes of options that the preview is timed over.
const CHANGES: u32 = 8;

pub(crate) fn run() -> Result<()> {
    let mut office = Office::in_memory(surroundings())?;
    let reports = reports_of_a_ministry(&mut office, AGENCIES)?;
    let said = |cores: &str, (lasting, printed): (Duration, Vec<Vec<u8>>)| {
        let pages = pages_in(&printed)?;
        println!("report   {cores:<9}: {:8.0} pages/s  ({pages} pages in {lasting:.2?})", rate(pages, lasting));
        anyhow::Ok(())
    };
    // each prints with a printer of its own, which remembers nothing yet
    let printer = Printer::new()?;
    said("one core", timed(|| print(&printer, &reports))?)?;
    let printer = Printer::new()?;
    said("all cores", timed(|| Ok(print_together(&printer, &reports)))?)?;
    again(&office, &reports)
}

/// Reports of the sample's agencies that have an agreement.
pub(crate) fn reports_of_a_ministry(office: &mut Office, agencies: usize) -> Result<Vec<IndicatorReport>> {
    saisaat_sample::fill(office, "กระทรวงตัวอย่าง", &Size { agencies, people: 200 * agencies })?;
    let agencies = office.read(|reader| reader.list::<Agency>(&Scope::default()))?;
    let reports = agencies.iter().map(|agency| gathered(office, agency)).collect::<Result<Vec<_>>>()?;
    Ok(reports.into_iter().filter(|report| report.agreement.is_some()).collect())
}

fn gathered(office: &Office, agency: &Agency) -> Result<IndicatorReport> {
    let year = FiscalYear::new(NEWEST_YEAR).expect("a year of the Buddhist Era");
    let today = office.surroundings().clock.today();
    Ok(office.read(|reader| indicator_report(reader, agency.id, year, Round::Twelve, today))?)
}

/// One after the other.
fn print(printer: &Printer, reports: &[IndicatorReport]) -> Result<Vec<Vec<u8>>> {
    let print = |report| Ok(printer.print(Document::IndicatorReport(report), &Options::default())?);
    reports.iter().map(print).collect()
}

fn document<'m>(report: &'m &IndicatorReport) -> Document<'m> {
    Document::IndicatorReport(report)
}

/// The same on all cores.
fn print_together(printer: &Printer, reports: &[IndicatorReport]) -> Vec<Vec<u8>> {
    let printed = Mutex::new(Vec::with_capacity(reports.len()));
    printer.print_each(reports.iter(), &Options::default(), &AtomicBool::new(false), document, |_, pdf| {
        printed.lock().unwrap_or_else(PoisonError::into_inner).extend(pdf.ok());
        ControlFlow::Continue(())
    });
    printed.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// A report asked for again with other digits or another style: read from the registers, laid out and written.
fn again(office: &Office, reports: &[IndicatorReport]) -> Result<()> {
    let printer = Printer::new()?;
    let report = reports.last().context("the sample has reports")?;
    let options = |change: u32| Options {
        digits: Some(if change.is_multiple_of(2) { Digits::Thai } else { Digits::Arabic }),
        style: if change % 4 < 2 { Style::Official } else { Style::Compact },
        ..Options::default()
    };
    let mut slowest = (Duration::ZERO, Vec::new());
    for change in 0..CHANGES {
        let again = timed(|| {
            let report = gathered(office, &report.head.agency)?;
            Ok(printer.print(Document::IndicatorReport(&report), &options(change))?)
        })?;
        slowest = slowest.max(again);
    }
    let (lasting, pages) = (slowest.0, pages_of(&slowest.1)?);
    println!("report   other options: {lasting:8.0?} for {pages} pages, the slowest of {CHANGES} changes");
    Ok(())
}
