//! Printing the indicator report: what the PDF shows, says and is made of, as poppler and qpdf see it.

mod fixture;
mod tools;

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use saisaat_core::summaries::IndicatorReport;
use saisaat_report::{Digits, Ending, Options, Printer, ReportError};

use fixture::{AGENCY, DONE, NAMES};
use tools::{File, squeezed};

const ARABIC: Options = Options { digits: Digits::Arabic };
const THAI: Options = Options { digits: Digits::Thai };

fn print(report: &IndicatorReport, options: &Options) -> File {
    File::new(&Printer::new().unwrap().indicator_report(report, options).unwrap())
}

#[test]
fn a_report_prints_every_name_score_and_explanation_and_they_extract_exactly() {
    let report = fixture::report();
    let text = squeezed(&print(&report, &ARABIC).raw_text());
    let mut wanted = vec![AGENCY.to_owned(), DONE.to_owned()];
    wanted.extend(NAMES.map(str::to_owned));
    wanted.extend(report.scorecard.lines.iter().flat_map(|line| line.explanation.clone()));
    wanted.extend(report.cards.iter().flat_map(|card| card.evidence.iter().map(|item| item.title.clone())));
    wanted.push(report.scorecard.total.unwrap().to_string());
    wanted.extend(["คะแนนรวม", "ประจำปีงบประมาณ พ.ศ. 2569 รอบ 12 เดือน", "ปัจจัยสนับสนุน", "(ลงชื่อ)"].map(String::from));
    for text_wanted in wanted {
        assert!(text.contains(&squeezed(&text_wanted)), "missing: {text_wanted}");
    }
}
