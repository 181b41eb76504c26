//! Indicator reports of the sample, printed over and over on one core and on two.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use anyhow::Result;
use saisaat_core::Office;
use saisaat_core::registers::{Agency, Scope};
use saisaat_core::sample::{self, NEWEST_YEAR, Size};
use saisaat_core::summaries::{IndicatorReport, indicator_report};
use saisaat_core::values::{FiscalYear, Round};
use saisaat_report::{Document, Options, Printer};

use super::{rate, surroundings, timed};

const AGENCIES: usize = 24;
const ROUNDS: usize = 4;

pub(crate) fn run() -> Result<()> {
    let reports = reports_of_a_ministry()?;
    let printer = Printer::new()?;
    let said = |cores: &str, (lasting, pages)| {
        println!("report   {cores:<9}: {:8.0} pages/s  ({pages} pages in {lasting:.2?})", rate(pages, lasting));
    };
    said("one core", timed(|| print(&printer, &reports))?);
    said("all cores", timed(|| Ok(print_together(&printer, &reports)))?);
    Ok(())
}

fn reports_of_a_ministry() -> Result<Vec<IndicatorReport>> {
    let mut office = Office::in_memory(surroundings())?;
    sample::fill(&mut office, "กระทรวงตัวอย่าง", &Size { agencies: AGENCIES, people: 200 * AGENCIES })?;
    let year = FiscalYear::new(NEWEST_YEAR).expect("a year of the Buddhist Era");
    let today = office.surroundings().clock.today();
    let agencies = office.read(|reader| reader.list::<Agency>(&Scope::default()))?;
    let reports = agencies
        .iter()
        .map(|agency| office.read(|reader| indicator_report(reader, agency.id, year, Round::Twelve, today)))
        .collect::<saisaat_core::Result<Vec<_>>>()?;
    Ok(reports.into_iter().filter(|report| report.agreement.is_some()).collect())
}

/// Prints everything several times on this thread; how many pages came out.
fn print(printer: &Printer, reports: &[IndicatorReport]) -> Result<usize> {
    let mut pages = 0;
    for report in std::iter::repeat_n(reports, ROUNDS).flatten() {
        pages += pages_of(&printer.print(Document::IndicatorReport(report), &Options::default())?);
    }
    Ok(pages)
}

fn document<'m>(report: &'m &IndicatorReport) -> Document<'m> {
    Document::IndicatorReport(report)
}

/// The same on all cores.
fn print_together(printer: &Printer, reports: &[IndicatorReport]) -> usize {
    let pages = AtomicUsize::new(0);
    let all = std::iter::repeat_n(reports, ROUNDS).flatten();
    printer.print_each(all, &Options::default(), &AtomicBool::new(false), document, |_, pdf| {
        pages.fetch_add(pdf.map_or(0, |pdf| pages_of(&pdf)), Ordering::Relaxed);
        ControlFlow::Continue(())
    });
    pages.into_inner()
}

/// The tree of pages says how many there are; it stands uncompressed, and reading it costs next to nothing.
fn pages_of(pdf: &[u8]) -> usize {
    const KEY: &[u8] = b"/Type/Page/";
    pdf.windows(KEY.len()).filter(|window| *window == KEY).count()
}
