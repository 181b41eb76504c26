//! What an import asks before it does anything: kinds of faults that others let through in silence.

mod shared;

use saisaat_core::registers::{ActionItem, Agreement, Indicator, Scope};
use saisaat_core::values::{FiscalYear, Round};
use saisaat_import::{CheckedRow, Choices, Outcome, Place, Question, Skipped, Target, Workbook};
use shared::book::{book, merge, sheet};
use shared::{Ministry, Tried, ministry, sampled};

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
    sheet(&slices(&rows))
}

fn slices<'a>(rows: &'a [Vec<&'a str>]) -> Vec<&'a [&'a str]> {
    rows.iter().map(Vec::as_slice).collect()
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

/// The rows that are left out as sums and notes.
fn left_out(tried: &Tried) -> Vec<u32> {
    let left = |row: &&CheckedRow| row.outcome == Outcome::Skip(Skipped::TotalOrNote);
    tried.check.rows.iter().filter(left).map(|row| row.row).collect()
}

#[test]
fn sums_are_left_out_and_listed_whatever_they_are_called() {
    let (ministry, place) = sampled();
    let sums =
        ["รวมงบประมาณกลยุทธ์ที่ 1", "รวมงบประมาณทั้งสิ้น", "รวมเป็นเงิน", "งบประมาณรวม", "ยอดยกมา", "Sub total", "รวม 2 โครงการ"];
    let mut rows = vec![
        vec!["กลยุทธ์", "โครงการ/กิจกรรม", "งบประมาณ"],
        vec!["1 เสริมสร้างจิตสำนึก", "อบรม", "#100"],
        vec!["", "รณรงค์", "#200"],
    ];
    rows.extend(sums.map(|sum| vec!["", sum, "#300"]));
    let tried = ministry.answered(&book(vec![sheet(&slices(&rows))]), Target::Actions, &place, &[]);
    assert_eq!(left_out(&tried), (4..=10).collect::<Vec<_>>());
    let note = tried.check.notes.iter().find(|note| note.code == "totals_left_out").expect("a note");
    assert!(note.message.contains("แถว 4–10"), "{}", note.message);
}

#[test]
fn a_project_that_begins_as_a_sum_does_is_one_unless_its_amount_is_the_sum_of_those_above() {
    let (ministry, place) = sampled();
    let rows = |amount| {
        vec![
            vec!["กลยุทธ์", "โครงการ/กิจกรรม", "งบประมาณ"],
            vec!["1 เสริมสร้างจิตสำนึก", "อบรม", "#100"],
            vec!["", "รณรงค์", "#200"],
            vec!["", "รวมพลังต้านโกง", amount],
        ]
    };
    let tried = |amount| ministry.answered(&book(vec![sheet(&slices(&rows(amount)))]), Target::Actions, &place, &[]);
    assert_eq!(left_out(&tried("#250")), Vec::<u32>::new());
    assert_eq!(left_out(&tried("#300")), [4]);
}

#[test]
fn counts_of_people_are_left_out_of_a_roster_and_a_person_called_ruam_is_not() {
    let ministry = ministry();
    let csv = "ลำดับ,ชื่อ-สกุล,ตำแหน่ง\n1,นายสมชาย ใจดี,นิติกร\n2,รวม ใจดี,นิติกร\n3,นายรวม มีสุข,นิติกร\n,รวมข้าราชการ 3 คน,\n,จำนวน 3 คน,\n\
        ,พนักงานราชการ จำนวน 3 อัตรา,\n,รวมกองกลาง 3 คน,\n";
    let tried = ministry.plan(csv, Target::Roster, &ministry.of_agency(0), &Choices::default());
    assert_eq!((tried.counts().inserted, left_out(&tried)), (3, vec![5, 6, 7, 8]));
}

/// Units of the people of a roster, in the order of their names, with the repairs that say where they come from.
fn units(rows: &[&[&str]]) -> (Vec<String>, Vec<String>) {
    let mut ministry = ministry();
    let (workbook, place) = (book(vec![sheet(rows)]), ministry.of_agency(0));
    let check = ministry.try_write(&workbook, Target::Roster, &place, &Choices::default()).expect("imports");
    let mut people = ministry.people();
    people.sort_by(|a, b| a.first_name.cmp(&b.first_name));
    let repairs = check.repairs.iter().map(|repair| format!("{} {} {}", repair.row, repair.code, repair.after));
    (people.into_iter().map(|person| person.unit).collect(), repairs.collect())
}

#[test]
fn a_unit_told_in_the_first_row_of_its_group_holds_for_the_group_and_is_shown_as_a_repair() {
    let (units, repairs) = units(&[
        &["สังกัด", "ชื่อ-สกุล", "ตำแหน่ง"],
        &["กองคลัง", "นายก ใจดี", "นิติกร"],
        &["", "นายข ใจดี", "นิติกร"],
        &["กองกฎหมาย", "นายค ใจดี", "นิติกร"],
        &["", "นายง ใจดี", "นิติกร"],
        &["-", "นายจ ใจดี", "นิติกร"],
    ]);
    assert_eq!(units, ["กองคลัง", "กองคลัง", "กองกฎหมาย", "กองกฎหมาย", ""]);
    assert_eq!(repairs, ["3 taken_from_group กองคลัง", "5 taken_from_group กองกฎหมาย"]);
}

#[test]
fn a_unit_told_in_a_row_of_its_own_holds_for_the_rows_below_and_is_shown_as_a_repair() {
    let (units, repairs) = units(&[
        &["ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง"],
        &["กองคลัง (2 คน)"],
        &["#1", "นายก ใจดี", "นิติกร"],
        &["#2", "นายข ใจดี", "นิติกร"],
        &["กองกฎหมาย"],
        &["#3", "นายค ใจดี", "นิติกร"],
    ]);
    assert_eq!(units, ["กองคลัง", "กองคลัง", "กองกฎหมาย"]);
    let told = ["3 taken_from_heading กองคลัง", "4 taken_from_heading กองคลัง", "6 taken_from_heading กองกฎหมาย"];
    assert_eq!(repairs, told);
}

#[test]
fn blanks_in_a_column_of_units_that_tells_each_row_its_own_stay_blank() {
    let (units, repairs) = units(&[
        &["สังกัด", "ชื่อ-สกุล", "ตำแหน่ง"],
        &["กองคลัง", "นายก ใจดี", "นิติกร"],
        &["กองคลัง", "นายข ใจดี", "นิติกร"],
        &["", "นายค ใจดี", "นิติกร"],
        &["", "นายง ใจดี", "นิติกร"],
    ]);
    assert_eq!((units, repairs), (vec!["กองคลัง".into(), "กองคลัง".into(), String::new(), String::new()], vec![]));
}

#[test]
fn a_heading_over_headings_narrows_them_to_whom_it_names() {
    let ministry = ministry();
    let rows = [
        &["ลำดับ", "บิดา", "", "ผู้สมัคร", ""][..],
        &["", "ชื่อ", "นามสกุล", "ชื่อ", "นามสกุล"],
        &["#1", "สมบัติ", "เก่าแก่", "สมชาย", "ใจดี"],
    ];
    let mut first = sheet(&rows);
    for (columns, text) in [((1, 2), "บิดา"), ((3, 4), "ผู้สมัคร")] {
        let plain = rust_xlsxwriter::Format::new();
        first.merge_range(0, columns.0, 0, columns.1, text, &plain).expect("merged");
    }
    let tried = ministry.answered(&book(vec![first]), Target::Roster, &ministry.of_agency(0), &[]);
    let meant =
        tried.check.columns.iter().filter(|column| column.field.as_deref().is_some_and(|field| field != "order"));
    let meant = meant.map(|column| column.column.as_str());
    assert_eq!(meant.collect::<Vec<_>>(), ["D", "E"]);
}

#[test]
fn a_day_or_an_answer_in_merged_cells_says_that_it_is_taken_for_each_row() {
    let ministry = ministry();
    let mut first = sheet(&[&["ชื่อ-สกุล", "ตำแหน่ง", "วันบรรจุ"], &["นายก ใจดี", "นิติกร"], &["นายข ใจดี", "นิติกร"]]);
    merge(&mut first, (1, 2), 2, "1 ต.ค. 2560");
    let tried = ministry.answered(&book(vec![first]), Target::Roster, &ministry.of_agency(0), &[]);
    assert_eq!(tried.repairs(), [(3, "C", "taken_from_merged_cells")]);
}
