//! Files for editing against the PDF: the same words in the same order, in XML whose elements stand as ECMA-376 has them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use saisaat_core::values::thai;

use super::papers::paper;
use super::sample::Sample;
use super::{fixture, set, setter, squeezed, tree};
use crate::documents::{Document, compose, tables};
use crate::layout::flow::Block;
use crate::office::{self, Setting};
use crate::style::Style;
use crate::text::digits::Digits;

/// The parts of a file by their paths.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let each = (0..zip.len()).map(|n| {
        let mut part = zip.by_index(n).unwrap();
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        (part.name().unwrap().into_owned(), xml)
    });
    each.collect()
}

fn events(xml: &str) -> Vec<Event<'static>> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut events = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return events,
            event => events.push(event.into_owned()),
        }
    }
}

fn name(start: &BytesStart<'_>) -> String {
    start.name().as_ref().to_owned()
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).unwrap();
    found.map(|found| found.normalized_value(quick_xml::XmlVersion::default()).unwrap().into_owned())
}

/// The text of the elements of a name, in order, a line to each paragraph or cell that `ends` names.
fn texts(xml: &str, of: &str, ends: &str) -> String {
    let (mut text, mut within) = (String::new(), false);
    for event in events(xml) {
        match event {
            Event::Start(start) => within = name(&start) == of,
            Event::Text(piece) if within => text += &piece,
            Event::GeneralRef(sign) if within => text += &resolved(&sign),
            Event::End(end) => {
                within = false;
                if end.name().as_ref() == ends {
                    text.push('\n');
                }
            }
            _ => {}
        }
    }
    text
}

fn resolved(sign: &str) -> String {
    quick_xml::escape::resolve_predefined_entity(sign).unwrap().to_owned()
}

/// All words of a PDF as it is read aloud, its figures in words.
fn read_aloud(bytes: &[u8]) -> String {
    let said = tree::of(bytes).into_iter().map(|element| match element.alt {
        Some(alt) => format!("แผนภูมิ (ดูภาพได้ในฉบับ PDF): {alt}"),
        None => element.text,
    });
    squeezed(&said.collect::<String>())
}

fn setting(digits: Digits) -> Setting<'static> {
    Setting { setter: setter(), style: Style::Official, digits }
}

fn is_the_same_in_word(document: Document<'_>, digits: Digits) {
    let (composition, particulars) = compose(document, None, digits);
    let bytes = office::text(&composition, &particulars, setting(digits)).unwrap();
    assert!(bytes == office::text(&composition, &particulars, setting(digits)).unwrap(), "equal bytes");
    let parts = parts(&bytes);
    is_in_order(&parts["word/document.xml"]);
    let told = squeezed(&texts(&parts["word/document.xml"], "w:t", "w:p"));
    let aloud = read_aloud(&set((composition, particulars), Style::Official).bytes);
    differ_nowhere(&told, &aloud);
}

fn is_the_same_in_excel(document: Document<'_>, digits: Digits) {
    let (mut composition, particulars) = tables(document, digits);
    // sheets lead to themselves
    composition.blocks.retain(|block| !matches!(block, Block::Contents(..)));
    let bytes = office::sheets(&composition, &particulars, setting(digits)).unwrap();
    assert!(bytes == office::sheets(&composition, &particulars, setting(digits)).unwrap(), "equal bytes");
    let told = squeezed(&shown(&parts(&bytes)));
    let aloud = read_aloud(&set((composition, particulars), Style::Official).bytes);
    // what a figure shows stands row by row
    differ_nowhere(&told.replace(';', ""), &aloud.replace(';', ""));
}

fn differ_nowhere(told: &str, aloud: &str) {
    assert!(told.chars().count() > 100, "it says something: {told}");
    let same = told.chars().zip(aloud.chars()).take_while(|(a, b)| a == b).count();
    let from = |text: &str| text.chars().skip(same.saturating_sub(20)).take(60).collect::<String>();
    assert!(told == aloud, "told {:?}\nfor  {:?}", from(told), from(aloud));
}

#[test]
fn a_word_file_says_what_the_pdf_reads_aloud_in_the_same_order() {
    let (sample, digits) = (Sample::new(), [Digits::Arabic, Digits::Thai]);
    let (indicators, plans, trainings) = (sample.indicators(), sample.plans(), sample.trainings());
    let (awards, ministries, differences) = (sample.awards(), sample.ministries(), sample.differences());
    let briefs = sample.briefs();
    let mut documents: Vec<Document<'_>> = Vec::new();
    for report in indicators.iter().take(2) {
        documents.extend([Document::IndicatorReport(report), Document::IndicatorTemplates(report)]);
    }
    for plan in plans.iter().take(3) {
        documents.extend([Document::StrategicPlan(plan), Document::PlanReview(plan)]);
    }
    documents.extend(trainings.iter().take(2).map(Document::TrainingRecord));
    documents.extend(awards.iter().take(2).map(Document::AwardAnnouncement));
    documents.extend(ministries.iter().map(Document::MinistryReport));
    documents.extend(differences.iter().take(1).map(Document::Difference));
    documents.extend(briefs.iter().map(|(kind, brief)| paper(*kind, brief)));
    for (document, digits) in documents.into_iter().zip(digits.into_iter().cycle()) {
        is_the_same_in_word(document, digits);
    }
    let (report, empty) = (fixture::report(), fixture::empty());
    is_the_same_in_word(Document::IndicatorReport(&report), Digits::Thai);
    is_the_same_in_word(Document::IndicatorReport(&empty), Digits::Arabic);
}

#[test]
fn an_excel_file_shows_what_the_pdf_reads_aloud_numbers_among_it_in_their_form() {
    let sample = Sample::new();
    for digits in [Digits::Arabic, Digits::Thai] {
        for report in sample.indicators().iter().chain(&sample.rounds()).chain([&fixture::report(), &fixture::empty()])
        {
            is_the_same_in_excel(Document::IndicatorReport(report), digits);
        }
        for (kind, brief) in &sample.briefs() {
            is_the_same_in_excel(paper(*kind, brief), digits);
        }
        for register in sample.gifts().iter().chain(&sample.complaints()) {
            is_the_same_in_excel(Document::RegisterPrint(register), digits);
        }
        for report in &sample.ministries() {
            is_the_same_in_excel(Document::MinistryReport(report), digits);
        }
    }
}

/// What Excel shows of all sheets: a number by its form.
fn shown(parts: &BTreeMap<String, String>) -> String {
    let forms = forms(&parts["xl/styles.xml"]);
    let sheets = (1..).map_while(|number| parts.get(&format!("xl/worksheets/sheet{number}.xml")));
    let (mut shown, mut form, mut value) = (String::new(), String::new(), String::new());
    for event in
        sheets.flat_map(|sheet| events(&sheet.split("<pageMargins").next().unwrap().replace("</worksheet>", "")))
    {
        match event {
            Event::Start(start) if name(&start) == "c" => {
                form = forms[attribute(&start, "s").unwrap().parse::<usize>().unwrap()].clone();
                value.clear();
            }
            Event::Start(start) => assert_ne!(name(&start), "f", "no cell is a formula"),
            Event::Text(text) => value += &text,
            Event::GeneralRef(sign) => value += &resolved(&sign),
            Event::End(end) if end.name().as_ref() == "v" => value = in_form(&value, &form),
            Event::End(end) if end.name().as_ref() == "c" => shown += &format!("{value}\n"),
            _ => {}
        }
    }
    shown
}

/// The form of each look; empty of those without one.
fn forms(styles: &str) -> Vec<String> {
    let (mut declared, mut forms, mut in_cells) = (BTreeMap::new(), Vec::new(), false);
    for event in events(styles) {
        let Event::Start(start) = event else { continue };
        match name(&start).as_str() {
            "numFmt" => {
                declared.insert(attribute(&start, "numFmtId").unwrap(), attribute(&start, "formatCode").unwrap());
            }
            "cellXfs" => in_cells = true,
            "cellStyles" => in_cells = false,
            "xf" if in_cells => {
                let number = attribute(&start, "numFmtId").unwrap();
                forms.push(declared.get(&number).cloned().unwrap_or_default());
            }
            _ => {}
        }
    }
    forms
}

/// A number as Excel shows it by one of the forms that are used here.
fn in_form(value: &str, form: &str) -> String {
    let number: saisaat_core::values::Decimal = value.parse().unwrap();
    let thai_digits = form.starts_with("[$-D00041E]");
    let form = form.replace("[$-D00041E]", "");
    let sections: Vec<&str> = form.split(';').collect();
    let section = match (number.is_sign_negative() && !number.is_zero(), number.is_zero() && sections.len() > 2) {
        (true, _) => sections[1],
        (_, true) => sections[2],
        _ => sections[0],
    };
    let places = section.split_once('.').map_or(0, |(_, places)| places.len());
    let sign = section.trim_start_matches('"').chars().next().filter(|c| "+−-".contains(*c));
    let written = thai::decimal(number.abs(), u32::try_from(places).unwrap());
    let written = if section.contains("#,##") { written } else { written.replace(',', "") };
    let written = sign.into_iter().collect::<String>() + &written;
    if thai_digits { thai::thai_digits(&written) } else { written }
}

/// The children that some elements of Word have, in the order of its schema.
const ORDERS: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &["pStyle", "keepNext", "keepLines", "pageBreakBefore", "pBdr", "tabs", "spacing", "ind", "jc", "sectPr"],
    ),
    ("w:rPr", &["b", "bCs", "i", "iCs", "color", "sz", "szCs"]),
    ("w:tcPr", &["tcW", "gridSpan", "vMerge", "shd", "vAlign"]),
    ("w:tblPr", &["tblW", "tblBorders", "tblLayout", "tblCellMar"]),
    ("w:tbl", &["tblPr", "tblGrid", "tr"]),
    ("w:pBdr", &["top", "left", "bottom", "right"]),
    ("w:tblBorders", &["top", "left", "bottom", "right", "insideH", "insideV"]),
    ("w:sectPr", &["headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "vAlign", "titlePg"]),
];

/// That elements stand in the order of the schema, that each cell ends in a paragraph, and that no two tables touch.
fn is_in_order(xml: &str) {
    let mut open: Vec<(String, Vec<String>)> = Vec::new();
    for event in events(xml) {
        match event {
            Event::Start(start) => {
                let own = name(&start);
                if let Some((_, children)) = open.last_mut() {
                    children.push(own.clone());
                }
                open.push((own, Vec::new()));
            }
            Event::End(_) => {
                let (own, children) = open.pop().unwrap();
                if let Some((_, order)) = ORDERS.iter().find(|(element, _)| *element == own) {
                    let place = |child: &String| {
                        let found = order.iter().position(|known| *known == child.trim_start_matches("w:"));
                        // heads and feet may stand in any order
                        found.map(|at| if own == "w:sectPr" { at.max(1) } else { at })
                    };
                    let places: Vec<Option<usize>> = children.iter().map(place).collect();
                    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{own}: {children:?}");
                }
                let ends_well = own != "w:tc" || children.last().is_some_and(|last| last == "w:p");
                assert!(ends_well, "{children:?}");
                assert!(!children.windows(2).any(|two| two == ["w:tbl", "w:tbl"]), "{own}: two tables would be one");
            }
            _ => {}
        }
    }
}
