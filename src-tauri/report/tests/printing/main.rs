//! Printing the indicator report: what the PDF shows, says and is made of, as poppler and qpdf see it.

#![expect(clippy::unwrap_used, reason = "a test's own helpers may fail it")]

mod archive;
mod disclosure;
mod emblem;
mod fixture;
mod letters;
mod links;
mod office;
mod papers;
mod pictures;
mod sample;
mod stress;
mod tools;

use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use saisaat_core::keys::RecoveryKey;
use saisaat_core::summaries::IndicatorReport;
use saisaat_core::values::Date;
use saisaat_report::{
    Audience, Digits, Document, DocumentInfo, DocumentKind, Ending, Format, Options, Printer, RecoverySheet, Style,
    read_emblem,
};

use fixture::{AGENCY, DONE, NAMES};
use tools::{File, squeezed};

const ARABIC: Options =
    Options { digits: Some(Digits::Arabic), style: Style::Official, audience: Audience::Internal, format: Format::Pdf };
const THAI: Options =
    Options { digits: Some(Digits::Thai), style: Style::Official, audience: Audience::Internal, format: Format::Pdf };

fn document<'m>(report: &'m &IndicatorReport) -> Document<'m> {
    Document::IndicatorReport(report)
}

fn print_each(
    printer: &Printer,
    reports: &[IndicatorReport],
    options: &Options,
    cancel: &AtomicBool,
    sink: impl Fn(&IndicatorReport, Vec<u8>) -> ControlFlow<()> + Sync,
) -> Ending {
    printer.print_each(reports.iter(), options, cancel, document, |report, pdf| sink(report, pdf.unwrap()))
}

fn print(report: &IndicatorReport, options: &Options) -> File {
    let printer = Printer::new().unwrap().reading_emblems(read_emblem);
    File::new(&printer.print(Document::IndicatorReport(report), options).unwrap())
}

#[test]
fn every_name_score_and_explanation_is_printed_and_extracts_exactly() {
    let report = fixture::report();
    let text = squeezed(&print(&report, &ARABIC).raw_text());
    let mut wanted = vec![AGENCY.to_owned(), DONE.to_owned()];
    wanted.extend(NAMES.map(str::to_owned));
    wanted.extend(report.scorecard.lines.iter().flat_map(|line| line.explanation.clone()));
    wanted.extend(report.cards.iter().flat_map(|card| card.evidence.iter().map(|item| item.title.clone())));
    wanted.extend(report.cards.iter().flat_map(|card| card.levels.iter().map(|level| level.text.clone())));
    wanted.push(report.scorecard.total.unwrap().to_string());
    wanted.extend(["ประจำปีงบประมาณ พ.ศ. 2569 รอบ 12 เดือน", "ปี 2566: 71.50", "(ลงชื่อ)"].map(String::from));
    for text_wanted in wanted {
        assert!(text.contains(&squeezed(&text_wanted)), "missing: {text_wanted}");
    }
}

#[test]
fn a_name_on_its_own_page_reads_exactly_in_reading_order() {
    let text = squeezed(&print(&fixture::report(), &ARABIC).text());
    for (code, name) in ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"].iter().zip(NAMES) {
        let heading = format!("ตัวชี้วัดที่ {code} {name}");
        assert!(text.contains(&squeezed(&heading)), "missing: {heading}");
    }
}

#[test]
fn the_file_is_sound_and_its_fonts_are_embedded_subsets_only() {
    for report in [fixture::report(), fixture::empty()] {
        let file = print(&report, &THAI);
        file.check();
        let fonts = file.fonts();
        assert!(!fonts.is_empty());
        for font in fonts {
            assert!(font.embedded && font.subset && font.extractable, "{font:?}");
            assert!(font.name.contains("+Sarabun-"), "{font:?}");
        }
    }
}

#[test]
fn equal_reports_give_equal_bytes_on_any_thread_of_any_printer() {
    let reports = vec![fixture::report(); 6];
    let expected = Printer::new().unwrap().print(Document::IndicatorReport(&reports[0]), &THAI).unwrap();
    let printer = Printer::new().unwrap();
    let check = |_: &IndicatorReport, bytes: Vec<u8>| {
        assert!(bytes == expected);
        ControlFlow::Continue(())
    };
    assert_eq!(print_each(&printer, &reports, &THAI, &AtomicBool::new(false), check), Ending::Complete);
}

#[test]
fn an_agency_without_agreement_or_indicators_gets_one_page_that_says_so() {
    let mut without_indicators = fixture::report();
    without_indicators.cards.clear();
    without_indicators.scorecard = fixture::empty().scorecard;
    for (report, says) in
        [(fixture::empty(), "ยังไม่มีคำรับรองการปฏิบัติราชการสำหรับปีงบประมาณ พ.ศ. 2569"), (without_indicators, "ยังไม่มีตัวชี้วัด")]
    {
        let file = print(&report, &ARABIC);
        assert_eq!(file.pages(), 1);
        let text = squeezed(&file.raw_text());
        assert!(text.contains(&squeezed(says)) && text.contains(&squeezed(AGENCY)), "{text}");
        assert!(text.contains("หน้า1/1"));
    }
}

#[test]
fn thai_digits_are_for_everything_but_names_and_words_with_latin_letters() {
    let mut report = fixture::report();
    report.cards[1].indicator.name = "โครงการ 5 ส".into();
    let file = print(&report, &THAI);
    let (text, pages) = (squeezed(&file.raw_text()), file.pages());
    let thai = |text: &str| saisaat_core::values::thai::thai_digits(text);
    assert!(text.contains(&thai(&report.scorecard.total.unwrap().to_string())));
    assert!(text.contains(&squeezed(&thai("ปีงบประมาณ พ.ศ. 2569 รอบ 12 เดือน"))));
    assert!(text.contains(&squeezed(&format!("ตัวชี้วัดที่ {} โครงการ 5 ส", thai("1.2")))));
    assert!(text.contains(&squeezed(&thai(DONE))));
    assert!(text.contains("https://example.go.th/documents/2569/"));
    for page in 1..=pages {
        assert!(text.contains(&thai(&format!("หน้า{page}/{pages}"))), "page {page}");
    }
}

#[test]
fn a_column_that_does_not_add_up_says_why_and_one_that_does_is_silent() {
    let note = "ผลรวมจากค่าที่ไม่ปัดเศษ";
    let mut report = fixture::report();
    for (adds_up, noted) in [(true, false), (false, true)] {
        report.scorecard.column_adds_up = adds_up;
        assert_eq!(print(&report, &ARABIC).raw_text().contains(note), noted);
    }
}

#[test]
fn an_indicator_without_a_result_is_dashes_and_is_named_as_missing() {
    let report = fixture::report();
    assert_eq!(report.scorecard.missing, ["3.2"]);
    let file = print(&report, &ARABIC);
    let text = squeezed(&file.raw_text());
    assert!(text.contains(&squeezed("ยังไม่มีผลของตัวชี้วัด 3.2")));
    let lacking = report.scorecard.provisional.map(|lacking| squeezed(&lacking.told())).unwrap();
    assert!(text.matches(&lacking).count() >= 2, "in words and at the total: {lacking}");
    assert!(text.contains("คะแนนชั่วคราวจากคะแนนเต็ม5"), "and at the gauge");
    let pages = (1..=file.pages()).map(|page| squeezed(&file.page_text(page)));
    let card = pages.into_iter().rfind(|text| text.contains("ตัวชี้วัดที่3.2")).unwrap();
    for row in ["ข้อมูลพื้นฐาน–", "คำชี้แจงการปฏิบัติงาน–", "ปัญหาอุปสรรค–", "หลักฐานอ้างอิง–"]
    {
        assert!(card.contains(row), "{row} in {card}");
    }
}

#[test]
fn a_long_summary_repeats_its_header_on_every_page() {
    let mut report = fixture::report();
    let lines = vec![report.scorecard.lines; 10].concat();
    report.cards = vec![report.cards; 10].concat();
    report.scorecard.lines = lines;
    let file = print(&report, &ARABIC);
    let summary: Vec<String> = (1..=file.pages())
        .map(|page| squeezed(&file.page_text(page)))
        .filter(|text| text.contains("หน่วยวัด") && !text.contains("ผู้กำกับดูแลตัวชี้วัด"))
        .collect();
    assert!(summary.len() >= 4, "{} pages", summary.len());
    for page in summary {
        assert!(page.contains("ค่าเป้าหมายตามระดับ") && page.contains("คะแนนถ่วงน้ำหนัก"), "{page}");
    }
}

#[test]
fn texts_of_any_length_and_script_are_printed_whole() {
    let mut report = fixture::report();
    let long = format!("{DONE} ").repeat(80);
    let result = report.cards[0].result.as_mut().unwrap();
    result.done = long.clone();
    result.obstacles = "เครื่องหมาย ☑★ และ 漢字".into();
    report.cards[1].indicator.name = "X".repeat(400);
    report.cards[2].indicator.definition = "บรรทัดแรก\r\n\r\n\tบรรทัดสาม\u{0}\u{1b}".into();
    let file = print(&report, &ARABIC);
    file.check();
    let drawn = squeezed(&file.content_text()).replace(&squeezed("คำชี้แจงการปฏิบัติงาน (ต่อ)"), "");
    assert!(drawn.contains(squeezed(&long).trim()), "the long cell is whole");
    assert!(drawn.contains(&"X".repeat(400)));
    assert!(drawn.contains("เครื่องหมาย☑★และ漢字"));
    assert!(drawn.contains("บรรทัดแรกบรรทัดสาม"));
    assert!((10..40).contains(&file.pages()), "{} pages", file.pages());
}

#[test]
fn the_file_can_be_read_aloud_with_headings_table_headers_and_figures_described() {
    let report = fixture::report();
    let tags = print(&report, &ARABIC).tags();
    let count = |tag: &str| tags.iter().filter(|element| element.tag == tag).count();
    assert_eq!(count("H1"), 1);
    let sections = ["สารบัญ", "บทสรุป", "คะแนน", "แผนภูมิ", "แผนปฏิบัติการ", "ฝึกอบรม", "รางวัล", "ทบทวน", "หลักฐาน"];
    assert_eq!(count("H2"), sections.len() + report.cards.len());
    assert!(count("TH") > 30 && count("TD") > 60 && count("Table") > 10);
    let figures: Vec<_> = tags.iter().filter(|element| element.tag == "Figure").collect();
    assert_eq!(figures.len(), 2);
    for figure in figures {
        assert!(figure.alt.as_ref().is_some_and(|alt| alt.contains("คะแนน")), "{figure:?}");
    }
}

#[test]
fn the_file_names_its_language_title_and_headings_and_reads_no_clock() {
    let report = fixture::report();
    let file = print(&report, &ARABIC);
    let catalog = file.catalog();
    assert_eq!(catalog.language, "th-TH");
    assert!(catalog.tagged && catalog.has_colour_intent);
    assert!(catalog.metadata.contains(AGENCY) && catalog.metadata.contains("2026-10-15T00:00:00+07:00"));
    assert_eq!(catalog.outline_roots, 1);
}

#[test]
fn a_print_run_hands_on_each_report_once() {
    let mut reports = vec![fixture::empty(); 5];
    for (number, report) in reports.iter_mut().enumerate() {
        report.head.agency.code = number.to_string();
    }
    let handed = Mutex::new(Vec::new());
    let sink = |report: &IndicatorReport, bytes: Vec<u8>| {
        assert!(bytes.starts_with(b"%PDF-1.7"));
        handed.lock().unwrap().push(report.head.agency.code.clone());
        ControlFlow::Continue(())
    };
    let printer = Printer::new().unwrap();
    assert_eq!(print_each(&printer, &reports, &ARABIC, &AtomicBool::new(false), sink), Ending::Complete);
    let mut handed = handed.into_inner().unwrap();
    handed.sort_unstable();
    assert_eq!(handed, ["0", "1", "2", "3", "4"]);
}

#[test]
fn a_run_that_is_cancelled_or_broken_off_takes_no_further_report() {
    let reports = vec![fixture::empty(); 40];
    for broken in [false, true] {
        let (cancel, handed) = (AtomicBool::new(false), AtomicUsize::new(0));
        let sink = |_: &IndicatorReport, _: Vec<u8>| {
            handed.fetch_add(1, Ordering::SeqCst);
            cancel.store(!broken, Ordering::SeqCst);
            if broken { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let printer = Printer::new().unwrap();
        assert_eq!(print_each(&printer, &reports, &ARABIC, &cancel, sink), Ending::Cancelled);
        assert!(handed.into_inner() < reports.len());
    }
}

#[test]
fn a_recovery_sheet_is_one_page_from_which_the_key_can_be_typed_again() {
    let key = RecoveryKey::random().unwrap();
    let made_on = Date::new(2026, 10, 1).unwrap();
    let sheet = RecoverySheet {
        ministry: "สำนักนายกรัฐมนตรี", officer: "นางสาวสมศรี ตรงเวลา", made_on, key: &key
    };
    let printer = Printer::new().unwrap();
    let bytes = printer.recovery_sheet(&sheet).unwrap();
    assert!(bytes == printer.recovery_sheet(&sheet).unwrap(), "the same sheet gives the same bytes");
    let file = File::new(&bytes);
    file.check();
    assert_eq!(file.pages(), 1);
    let text = file.raw_text();
    let line = text.lines().find(|line| line.matches('-').count() == 7).unwrap();
    assert_eq!(RecoveryKey::read(line).unwrap().to_string(), key.to_string());
    for (number, group) in (1..).zip(key.to_string().split('-')) {
        assert!(squeezed(&text).contains(&format!("{number}{group}")), "group {number}");
    }
    assert!(squeezed(&text).contains(&squeezed("ออกให้ นางสาวสมศรี ตรงเวลา · วันที่ 1 ตุลาคม 2569")));
    assert!(file.tags().iter().any(|element| element.tag == "H1"));
}

#[test]
fn attached_files_are_listed_with_their_hashes_and_each_page_names_the_audit_head() {
    let report = fixture::report();
    let file = print(&report, &THAI);
    let card = report.cards.iter().find(|card| !card.attachments.is_empty()).unwrap();
    let text = squeezed(&file.raw_text());
    for attached in &card.attachments {
        assert!(text.contains(&squeezed(&attached.name)) && text.contains(&attached.sha256), "{attached:?}");
    }
    for page in 1..=file.pages() {
        assert!(file.page_text(page).contains(&format!("บันทึกการใช้งาน {}", report.head.audit_head)), "page {page}");
    }
}
