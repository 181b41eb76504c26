//! Every roster of the repository has the outcome that its kind asks for: header, rows, repairs, refusals.

mod shared;

use saisaat_import::{Choices, Skipped, read_workbook};
use shared::Tried;
use shared::rosters::{Rosters, assert_no_people, counts};

fn rosters() -> Rosters {
    Rosters(shared::folder("rosters"))
}

fn plan(file: &str) -> Tried {
    rosters().plan(file)
}

#[test]
fn an_export_of_posts_without_a_code_page_is_read_as_thai_and_its_vacant_posts_are_skipped() {
    let plan = plan("posts_without_code_page.xls");
    assert_eq!((plan.check.sheet.as_str(), plan.check.header_rows), ("ทะเบียน", (4, 4)));
    assert_eq!(plan.counts(), counts(7, 3));
    assert_eq!(plan.skipped(Skipped::NoPerson), [5, 7, 8]);
    assert!(plan.notes().contains(&"read_as_tis620"));
    assert_eq!(plan.problems(), []);
    assert_eq!(plan.name(6), "นายมานี รักถิ่น");
    assert_eq!(plan.says(6, "national_id"), "x-xxxx-xxxxx-01-7");
    let days = (plan.says(6, "birth_date"), plan.says(6, "appointed_on"));
    assert_eq!(days, ("2 ต.ค. 2536".into(), "8 ก.พ. 2562".into()));
    assert_eq!((plan.says(6, "unit"), plan.says(6, "position")), ("ศูนย์ข้อมูล".into(), "พนักงานธุรการ".into()));
    assert!(plan.fields().contains(&("J", "national_id")));
}

#[test]
fn headings_that_are_the_columns_of_a_database_give_people_and_leave_decorations_unmapped() {
    let plan = plan("decorations.xls");
    assert_eq!(plan.check.header_rows, (1, 1));
    assert_eq!((plan.counts(), plan.problems()), (counts(6, 0), vec![]));
    assert_eq!(plan.unmapped(), ["INS_CODE", "INS_DATE"]);
}

#[test]
fn a_salary_result_has_its_names_split_and_its_levels_respelt() {
    let plan = plan("salaries.xls");
    assert_eq!((plan.counts(), plan.problems()), (counts(6, 0), vec![]));
    assert_eq!(plan.repairs(), [(5, "G", "level_respelt"), (6, "G", "level_respelt")]);
    let repair = &plan.check.repairs[0];
    assert_eq!((repair.before.as_str(), repair.after.as_str()), ("ปฎิบัติการ", "ปฏิบัติการ"));
    assert_eq!(plan.name(2), "น.ส.มานะ รักถิ่น");
    assert_eq!((plan.says(3, "level"), plan.says(5, "level")), ("ชำนาญการพิเศษ".into(), "ปฏิบัติการ".into()));
    assert_eq!(plan.unmapped(), ["เงินเดือนเดิม", "คะแนนรวม"], "salary columns stay unmapped");
}

#[test]
fn a_form_is_read_from_its_sheet_of_people_and_its_example_id_is_refused_but_not_its_person() {
    let file = "form_of_many_sheets.xls";
    let plan = plan(file);
    assert_eq!((plan.check.sheet.as_str(), plan.check.header_rows), ("ตัวอย่าง", (4, 4)));
    assert_eq!(plan.fields()[..4], [("C", "national_id"), ("D", "prefix"), ("E", "first_name"), ("F", "surname")]);
    assert_eq!(plan.counts(), counts(1, 0), "numbered empty rows are no people");
    assert_eq!(plan.problems(), [(5, "C", "id_check_digit")]);
    assert_eq!(plan.name(5), "นายลองดู สมมติกิจ");
    let workbook = read_workbook(shared::folder("rosters").join(file)).expect("readable");
    assert_eq!(workbook.sheets.len(), 5, "the look-up sheets stay selectable");
}

#[test]
fn an_empty_month_grid_has_no_people() {
    assert_no_people(rosters().try_with("month_grid.xls", &Choices::default()), 6);
}

#[test]
fn a_learning_system_s_template_gives_its_person_and_flags_the_coded_prefix() {
    let plan = plan("learning_users.xls");
    assert_eq!(plan.counts(), counts(1, 0));
    assert_eq!(plan.problems(), [(2, "B", "coded_prefix"), (2, "L", "year_out_of_range")]);
    assert_eq!((plan.name(2), plan.says(2, "email")), ("มานะ รักถิ่น".into(), "learner@example.org".into()));
    assert_eq!(plan.says(2, "national_id"), "x-xxxx-xxxxx-11-4");
    plan.assert_reads(&[("รหัสบัตรประชาชน (13หลัก)", "national_id"), ("email", "email"), ("ชื่อ", "first_name")]);
}

#[test]
fn an_upload_template_names_each_problem_and_imports_nothing() {
    let plan = plan("upload_template.xlsx");
    assert_eq!(plan.counts(), counts(0, 3));
    assert_eq!(plan.skipped(Skipped::Placeholder), [2, 3, 4]);
    plan.assert_problems(2, &[("H", "id_length"), ("J", "no_such_day"), ("A", "placeholder_row")]);
    assert!(plan.notes().contains(&"password_column_ignored"));
    assert!(plan.unmapped().contains(&"password"));
}

#[test]
fn candidates_take_their_prefix_from_the_title_column() {
    let plan = plan("candidates.csv");
    assert_eq!(plan.counts(), counts(40, 0), "{:?}", plan.problems());
    assert_eq!((plan.name(2), plan.name(3)), ("นายมานะรัตน์ รักถิ่น".into(), "นางสาวมานีรัตน์ สุขเสมอ".into()));
    assert_eq!(plan.check.rows[39].row, 41, "a line end within a value begins no row");
}

#[test]
fn districts_and_post_codes_are_no_rosters() {
    for file in ["districts.xlsx", "post_codes.xls"] {
        assert_eq!(rosters().try_with(file, &Choices::default()).expect_err(file).code(), "no_name_or_id_column");
    }
}

#[test]
fn a_list_of_given_names_imports_only_when_the_officer_accepts_it() {
    let file = "given_names.xlsx";
    let strict = plan(file);
    assert_eq!(strict.counts(), counts(0, 18));
    assert!(strict.problems().iter().all(|(_, column, code)| (*column, *code) == ("A", "no_surname_and_id")));
    let accepting = Choices { accept_incomplete: true, ..Choices::default() };
    let accepted = rosters().try_with(file, &accepting).expect("a list of names");
    assert_eq!(accepted.counts(), counts(16, 2));
    let twice = "duplicate_name_in_file";
    assert_eq!(accepted.problems(), [(18, "A", twice), (19, "A", twice)]);
}

#[test]
fn a_training_roster_is_read_below_its_titles_with_one_impossible_date() {
    let plan = plan("training.xlsx");
    assert_eq!((plan.check.sheet.as_str(), plan.check.header_rows), ("ลงทะเบียน", (4, 5)));
    let fields = ["order", "full_name", "national_id", "position", "level", "unit", "birth_date", "appointed_on"];
    assert_eq!(plan.fields(), ["A", "B", "C", "D", "E", "F", "G", "H"].into_iter().zip(fields).collect::<Vec<_>>());
    assert_eq!(plan.counts(), counts(12, 2), "{:?}", plan.check.problems);
    assert_eq!(plan.skipped(Skipped::TotalOrNote), [18, 19]);
    // An id whose check digit does not hold: the person is read, the id is not.
    assert_eq!(plan.problems(), [(11, "C", "id_check_digit"), (14, "H", "no_such_day")]);
    assert_eq!(plan.repairs(), [(8, "E", "level_respelt"), (12, "E", "level_respelt"), (16, "E", "level_respelt")]);
    for row in 6..18 {
        let wanted = if [14, 15].contains(&row) { "" } else { "1 ต.ค. 2567" };
        assert_eq!(plan.says(row, "appointed_on"), wanted, "row {row}");
        assert_eq!(plan.says(row, "national_id").is_empty(), [11, 12].contains(&row), "row {row}");
    }
    let births = [6, 7, 8].map(|row| plan.says(row, "birth_date"));
    assert_eq!(births, ["1 ม.ค. 2523", "2 ก.พ. 2524", "3 มี.ค. 2525"]);
    let names = [10, 11, 12, 13, 14].map(|row| plan.name(row));
    let wanted =
        ["ว่าที่ร้อยตรีวีระ พอเพียง", "ว่าที่ ร.ต.หญิงดวงแก้ว งามพร้อม", "ดร.ปิติ บ้านสวน", "พ.ต.ท.เพชร ธารทอง", "ม.ล.สมคิด ดอนกลาง"];
    assert_eq!(names, wanted);
    assert_eq!(plan.says(7, "unit"), "สำนักแผนงานฯ");
}

#[test]
fn a_csv_of_windows_874_gives_clean_ids_and_keeps_quoted_commas() {
    let plan = plan("windows_874.csv");
    assert_eq!((plan.counts(), plan.problems()), (counts(8, 0), vec![]));
    assert!(plan.notes().contains(&"read_as_tis620"));
    let apostrophes = [2, 4, 6, 8].map(|row| (row, "E", "apostrophe_removed"));
    assert_eq!(plan.repairs(), apostrophes);
    assert_eq!((plan.name(2), plan.says(2, "position")), ("นางมานี รักถิ่น".into(), "นักวิชาการ, ปฏิบัติการ".into()));
    assert_eq!(plan.says(9, "appointed_on"), "8 ต.ค. 2567");
}

#[test]
fn nothing_a_plan_shows_holds_a_whole_id() {
    assert_eq!(rosters().plans_without_whole_ids(), 10);
}
