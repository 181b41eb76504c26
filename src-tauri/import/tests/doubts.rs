//! What an import asks before it does anything: kinds of faults that others let through in silence.

mod shared;

use saisaat_core::registers::{ActionItem, Agreement, Indicator, Scope};
use saisaat_core::values::{FiscalYear, Round};
use saisaat_import::{Place, Question, Target, Workbook};
use shared::book::{book, merge, sheet};
use shared::{Ministry, Tried, sampled};

/// Codes and choices of the questions that are unanswered.
fn asked(tried: &Tried) -> Vec<(&str, &str)> {
    let open = tried.check.questions.iter().filter(|question| question.answer.is_none());
    open.map(|question: &Question| (question.code.as_str(), question.column.as_str())).collect()
}

/// The action items that an import of a workbook brings, by code.
fn imported(ministry: &mut Ministry, place: &Place, workbook: &Workbook, answers: &[(&str, &str)]) -> Vec<ActionItem> {
    let choices = shared::answers(answers);
    ministry.try_write(workbook, Target::Actions, place, &choices).expect("imports");
    let scope = Scope { agency: place.agency, year: place.year, ..Scope::default() };
    let items: Vec<ActionItem> = ministry.office.read(|reader| reader.list(&scope)).expect("items");
    items.into_iter().filter(|item| item.code.starts_with('T')).collect()
}

const PLAN: [&str; 4] = ["รหัสโครงการ", "กลยุทธ์", "โครงการ/กิจกรรม", "ผู้รับผิดชอบ"];

fn plan(headings: [&str; 2], rows: &[[&str; 3]]) -> Vec<Vec<String>> {
    let mut all = vec![PLAN.iter().chain(&headings).map(|cell| (*cell).to_owned()).collect::<Vec<_>>()];
    for [code, budget, spent] in rows {
        let row = [code, "1 เสริมสร้างจิตสำนึก", "อบรม", "กองกลาง", budget, spent];
        all.push(row.iter().map(|cell| (*cell).to_owned()).collect());
    }
    all
}

fn plan_sheet(headings: [&str; 2], rows: &[[&str; 3]]) -> rust_xlsxwriter::Worksheet {
    let rows = plan(headings, rows);
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    sheet(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

#[test]
fn amounts_in_millions_are_converted_and_shown_as_repairs() {
    let (mut ministry, place) = sampled();
    let rows = [["T1", "#1.25", "#0.5"], ["T2", "#12", "#3.75"]];
    let workbook = book(vec![plan_sheet(["งบประมาณ (ล้านบาท)", "เบิกจ่าย (ลบ.)"], &rows)]);
    let tried = ministry.answered(&workbook, Target::Actions, &place, &[]);
    assert_eq!(asked(&tried), []);
    assert!(
        tried.repairs().contains(&(2, "E", "unit_converted")) && tried.repairs().contains(&(3, "E", "unit_converted"))
    );
    let items = imported(&mut ministry, &place, &workbook, &[]);
    let amounts: Vec<_> = items.iter().map(|item| item.budget.satang()).collect();
    assert_eq!(amounts, [125_000_000, 1_200_000_000]);
}

#[test]
fn a_unit_in_a_line_above_the_table_holds_for_its_amounts() {
    let (mut ministry, place) = sampled();
    let rows = [
        &["แผนปฏิบัติการ"][..],
        &["", "", "", "หน่วย : ล้านบาท"],
        &["รหัสโครงการ", "กลยุทธ์", "โครงการ/กิจกรรม", "งบประมาณ"],
        &["T1", "1 เสริมสร้างจิตสำนึก", "พัฒนาระบบ", "#2.5"],
    ];
    let items = imported(&mut ministry, &place, &book(vec![sheet(&rows)]), &[]);
    assert_eq!(items.iter().map(|item| item.budget.satang()).collect::<Vec<_>>(), [250_000_000]);
}

#[test]
fn a_percentage_under_the_heading_of_an_amount_is_asked_and_never_taken_for_baht() {
    let (mut ministry, place) = sampled();
    let workbook = book(vec![plan_sheet(["งบประมาณ (ร้อยละ)", ""], &[["T1", "#85.5", ""]])]);
    let tried = ministry.answered(&workbook, Target::Actions, &place, &[]);
    assert_eq!(asked(&tried), [("percent_for_amount:E", "E")]);
    let refused = ministry.refused_unanswered(&workbook, Target::Actions, &place);
    assert!(refused, "nothing is imported while it is unanswered");
    let items = imported(&mut ministry, &place, &workbook, &[("percent_for_amount", "leave_out")]);
    assert_eq!(items.iter().map(|item| item.budget.satang()).collect::<Vec<_>>(), [0]);
}

#[test]
fn an_amount_merged_over_rows_is_asked_once_and_never_multiplied() {
    let merged = || {
        let mut sheet = plan_sheet(["งบประมาณ", "เบิกจ่าย"], &[["T1", "", ""], ["T2", "", ""], ["T3", "", ""]]);
        merge(&mut sheet, (1, 3), 4, "#1000");
        book(vec![sheet])
    };
    let workbook = merged();
    for (answer, amounts) in [("once", [100_000, 0, 0]), ("split", [33_334, 33_333, 33_333]), ("each", [100_000; 3])] {
        let (mut ministry, place) = sampled();
        let tried = ministry.answered(&workbook, Target::Actions, &place, &[]);
        assert_eq!(asked(&tried), [("merged_amount:E2", "E")]);
        let items = imported(&mut ministry, &place, &workbook, &[("merged_amount", answer)]);
        assert_eq!(items.iter().map(|item| item.budget.satang()).collect::<Vec<_>>(), amounts, "{answer}");
    }
}

#[test]
fn a_result_whose_indicator_is_called_otherwise_is_asked_row_by_row() {
    let (ministry, place) = sampled();
    let place = Place { round: Some(Round::Twelve), ..place };
    let agreements: Vec<Agreement> = ministry
        .office
        .read(|r| r.list(&Scope { agency: place.agency, year: FiscalYear::new(2569), ..Scope::default() }))
        .expect("agreements");
    let parent = agreements[0].id.to_string();
    let indicators: Vec<Indicator> =
        ministry.office.read(|r| r.list(&Scope { parent: Some(&parent), ..Scope::default() })).expect("indicators");
    let [first, second] = [&indicators[0], &indicators[1]];
    let csv = format!(
        "ลำดับตัวชี้วัด,ตัวชี้วัด,ผลการดำเนินงาน\n{},\"{}\",80\n{},\"{}\",81\n",
        first.code, second.name, second.code, second.name
    );
    let workbook = saisaat_import::read_bytes(csv.as_bytes()).expect("csv");
    let tried = ministry.answered(&workbook, Target::Results, &place, &[]);
    assert_eq!(asked(&tried), [("name_of_another:2", "B")]);
    let chosen = ministry.answered(&workbook, Target::Results, &place, &[("name_of_another:2", "take")]);
    assert_eq!((asked(&chosen), chosen.counts().skipped), (vec![], 0));
    let left = ministry.answered(&workbook, Target::Results, &place, &[("name_of_another", "leave_out")]);
    assert_eq!(left.counts().skipped, 1);
}
