//! Every file of the given spreadsheets has the outcome that its notes ask for: header, rows, repairs, refusals.

use saisaat_import::{Choices, Counts, Skipped, read_workbook};

use super::given;
use super::shared::Tried;
use super::shared::rosters::{Rosters, assert_no_people, counts};

fn rosters() -> Rosters {
    Rosters(given("spreadsheets"))
}

fn plan(file: &str) -> Tried {
    rosters().plan(file)
}

#[test]
fn the_geis_export_without_a_code_page_is_read_as_thai_and_its_vacant_posts_are_skipped() {
    let plan = plan("01_dpis_geis_export_biff5_nocodepage.xls");
    assert_eq!((plan.check.sheet.as_str(), plan.check.header_rows), ("พนักงานราชการ", (4, 4)));
    assert_eq!(plan.counts(), counts(18, 3));
    assert_eq!(plan.skipped(Skipped::NoPerson), [5, 7, 8]);
    assert!(plan.notes().contains(&"read_as_tis620"));
    assert_eq!(plan.problems(), []);
    assert_eq!(plan.name(6), "นายศักดิ์ปรินทร์ สายรอด");
    assert_eq!(plan.says(6, "national_id"), "x-xxxx-xxxxx-53-9");
    assert_eq!(
        (plan.says(6, "birth_date"), plan.says(6, "appointed_on")),
        ("10 ต.ค. 2536".into(), "8 ต.ค. 2562".into())
    );
    let at_work = (plan.says(6, "unit"), plan.says(6, "position"));
    assert_eq!(at_work, ("ศูนย์เทคโนโลยีสารสนเทศและการสื่อสาร".into(), "พนักงานธุรการ".into()));
    assert!(plan.fields().contains(&("M", "national_id")));
}

#[test]
fn the_decoration_template_gives_its_people_and_leaves_decorations_unmapped() {
    let plan = plan("03_dpis_decoration_import_template.xls");
    assert_eq!(plan.check.header_rows, (1, 1));
    assert_eq!(plan.counts(), counts(39, 0));
    assert_eq!(plan.problems(), []);
    assert_eq!(plan.unmapped(), ["INS_CODE", "INS_DATE"]);
}

#[test]
fn the_salary_result_has_its_names_split_and_its_levels_respelt() {
    let plan = plan("04_pis_salary_result_9rows.xls");
    assert_eq!(plan.counts(), counts(8, 0));
    assert_eq!(plan.problems(), []);
    assert_eq!(plan.repairs(), [(5, "G", "level_respelt"), (7, "G", "level_respelt"), (8, "G", "level_respelt")]);
    assert_eq!((plan.check.repairs[0].before.as_str(), plan.check.repairs[0].after.as_str()), ("ปฎิบัติการ", "ปฏิบัติการ"));
    assert_eq!(plan.name(2), "น.ส.ธิษณามตรี เพ็ชบุรี");
    assert_eq!((plan.says(3, "level"), plan.says(5, "level")), ("ชำนาญการพิเศษ".into(), "ปฏิบัติการ".into()));
    let known: Vec<&str> = plan.fields().iter().map(|(column, _)| *column).collect();
    assert_eq!(known, ["A", "B", "C", "D", "E", "F", "G", "H"], "salary columns stay unmapped");
}

#[test]
fn the_expertise_form_is_read_from_its_second_sheet_and_its_example_id_is_refused_but_not_its_person() {
    let file = "07_dpis_expertise_form_13sheets.xls";
    let plan = plan(file);
    assert_eq!((plan.check.sheet.as_str(), plan.check.header_rows), ("ตัวอย่างการส่งข้อมูล", (4, 4)));
    assert_eq!(plan.fields()[..4], [("C", "national_id"), ("D", "prefix"), ("E", "first_name"), ("F", "surname")]);
    assert_eq!(plan.counts(), counts(1, 0), "the 499 numbered empty rows are no people");
    assert_eq!(plan.problems(), [(5, "C", "id_check_digit")]);
    assert_eq!(plan.name(5), "นายทดสอบ เชี่ยวชาญ");
    let workbook = read_workbook(given("spreadsheets").join(file)).expect("readable");
    assert_eq!(workbook.sheets.len(), 12, "the look-up sheets stay selectable");
}

#[test]
fn the_empty_month_grid_has_no_people() {
    assert_no_people(rosters().try_with("08_dpis_attendance_month_template_thaidigits.xls", &Choices::default()), 6);
}

#[test]
fn the_learning_system_template_gives_its_person_and_flags_the_coded_prefix() {
    let plan = plan("10_lms_user_import_template_54cols.xls");
    assert_eq!(plan.counts(), counts(1, 0));
    assert_eq!(plan.problems(), [(2, "B", "coded_prefix"), (2, "V", "year_out_of_range")]);
    assert_eq!((plan.name(2), plan.says(2, "email")), ("ณัฐพล ทองดี".into(), "user00@example.com".into()));
    assert_eq!(plan.says(2, "national_id"), "x-xxxx-xxxxx-17-1");
    plan.assert_reads(&[("รหัสบัตรประชาชน (13หลัก)", "national_id"), ("email", "email"), ("ชื่อ", "first_name")]);
}

#[test]
fn the_upload_template_names_each_problem_and_imports_nothing() {
    let plan = plan("11_staff_upload_template.xlsx");
    assert_eq!(plan.counts(), counts(0, 3));
    assert_eq!(plan.skipped(Skipped::Placeholder), [2, 3, 4]);
    plan.assert_problems(2, &[("J", "id_length"), ("L", "no_such_day"), ("A", "placeholder_row")]);
    assert!(plan.notes().contains(&"password_column_ignored"));
    assert_eq!(plan.check.columns.iter().find(|c| c.heading == "password").and_then(|c| c.field.clone()), None);
}

#[test]
fn the_candidates_take_their_prefix_from_the_title_column() {
    let plan = plan("12_election62_candidates_800.csv");
    let Counts { inserted, skipped: none, .. } = plan.counts();
    assert_eq!((inserted, none), (800, 0), "{:?}", plan.problems());
    assert_eq!((plan.name(2), plan.name(3)), ("นายไกรสีห์ รัตนเศียร".into(), "นางสาวพัชรี มนัสสนิท".into()));
    assert_eq!(plan.check.rows[799].row, 801);
}

#[test]
fn districts_and_post_codes_are_no_rosters() {
    for file in ["13_thai_districts.xlsx", "14_thailand_post_subdistricts.xls"] {
        assert_eq!(rosters().try_with(file, &Choices::default()).expect_err(file).code(), "no_name_or_id_column");
    }
}

#[test]
fn a_list_of_given_names_imports_only_when_the_officer_accepts_it() {
    let file = "15_event_name_list_one_column.xlsx";
    let strict = plan(file);
    assert_eq!(strict.counts(), counts(0, 96));
    assert!(strict.problems().iter().all(|(_, column, code)| (*column, *code) == ("A", "no_surname_and_id")));
    let accepting = Choices { accept_incomplete: true, ..Choices::default() };
    let accepted = rosters().try_with(file, &accepting).expect("a list of names");
    assert_eq!(accepted.counts().inserted + accepted.counts().skipped, 96);
    assert_eq!(accepted.counts().skipped as usize, accepted.problems().len());
    assert!(accepted.problems().iter().all(|(.., code)| *code == "duplicate_name_in_file"));
}

#[test]
fn the_training_roster_is_read_below_its_titles_with_one_impossible_date() {
    let plan = plan("16_SYNTHETIC_training_roster.xlsx");
    assert_eq!((plan.check.sheet.as_str(), plan.check.header_rows), ("ใบลงทะเบียน", (4, 5)));
    assert_eq!(
        plan.fields(),
        [
            ("A", "order"),
            ("B", "full_name"),
            ("C", "national_id"),
            ("D", "position"),
            ("E", "level"),
            ("F", "unit"),
            ("G", "birth_date"),
            ("H", "appointed_on"),
        ]
    );
    assert_eq!(plan.counts(), counts(12, 2), "{:?}", plan.check.problems);
    assert_eq!(plan.skipped(Skipped::TotalOrNote), [18, 19]);
    // Row 11 of the given file carries an id whose check digit does not hold: the person is read, the id is not.
    assert_eq!(plan.problems(), [(11, "C", "id_check_digit"), (14, "H", "no_such_day")]);
    assert_eq!(plan.repairs(), [(8, "E", "level_respelt"), (12, "E", "level_respelt"), (16, "E", "level_respelt")]);
    for row in 6..18 {
        let wanted = if [11, 14, 15].contains(&row) { "" } else { "1 ต.ค. 2567" };
        assert_eq!(plan.says(row, "appointed_on"), wanted, "row {row}");
        assert_eq!(plan.says(row, "national_id").is_empty(), [11, 12].contains(&row), "row {row}");
    }
    let births = [6, 7, 8].map(|row| plan.says(row, "birth_date"));
    assert_eq!(births, ["1 ม.ค. 2523", "2 ก.พ. 2524", "3 มี.ค. 2525"]);
    let names = [11, 12, 13, 14].map(|row| plan.name(row));
    let wanted = ["ว่าที่ ร.ต.หญิงอรอุสา ศรีลาวรรณ", "ดร.นิติกรณ์ ศรีนำทา", "พ.ต.ท.ปิยวุฒิ ขจรกิตติฤทธิ์", "ม.ล.คริษฐ์ จิตร์นารี"];
    assert_eq!(names, wanted);
    assert_eq!(plan.says(7, "unit"), "สำนักนโยบายฯ");
}

#[test]
fn the_windows_874_csv_gives_clean_ids_and_keeps_quoted_commas() {
    let plan = plan("17_SYNTHETIC_roster_cp874.csv");
    assert_eq!(plan.counts(), counts(8, 0));
    assert_eq!(plan.problems(), []);
    let apostrophes: Vec<u32> =
        plan.check.repairs.iter().filter(|r| r.code == "apostrophe_removed").map(|r| r.row).collect();
    assert_eq!(apostrophes, [2, 4, 6, 8]);
    assert_eq!((plan.name(2), plan.says(2, "position")), ("นายวรัญญู อยู่เย็น".into(), "นักวิชาการ, ชำนาญการ".into()));
    assert_eq!(plan.says(9, "appointed_on"), "8 ต.ค. 2567");
}

#[test]
fn nothing_a_plan_shows_holds_a_whole_id() {
    assert_eq!(rosters().plans_without_whole_ids(), 11);
}

#[test]
fn rosters_that_nothing_is_wrong_with_are_asked_about_less_than_once_in_a_thousand_rows() {
    let (mut rows, mut asked) = (0, Vec::new());
    for entry in std::fs::read_dir(given("spreadsheets")).expect("the folder") {
        let file = entry.expect("an entry").file_name().into_string().expect("a plain name");
        let Ok(plan) = rosters().try_with(&file, &Choices::default()) else { continue };
        rows += plan.check.rows.len();
        asked.extend(
            plan.check.questions.iter().map(|question| format!("{file}: {} {}", question.code, question.message)),
        );
    }
    assert!(rows > 900, "{rows} rows");
    assert!(asked.len() * 1000 <= rows, "{} questions over {rows} rows:\n{}", asked.len(), asked.join("\n"));
}
