//! Every file of the given spreadsheets has the outcome that its notes ask for: header, rows, repairs, refusals.

mod shared;

use saisaat_core::values::{Date, Ids};
use saisaat_import::{
    Counts, ExistingPeople, Field, ImportError, Outcome, RosterOptions, RosterPlan, Skipped, plan_roster, read_workbook,
};

fn options() -> RosterOptions {
    let now = chrono::DateTime::UNIX_EPOCH;
    RosterOptions::of_agency(Ids::seeded(1).next(now), Date::new(2026, 11, 23).expect("a day"))
}

fn plan_with(file: &str, options: &RosterOptions) -> Result<RosterPlan, ImportError> {
    let workbook = read_workbook(shared::folder("spreadsheets").join(file))?;
    plan_roster(&workbook, options, &ExistingPeople::default())
}

fn plan(file: &str) -> RosterPlan {
    plan_with(file, &options()).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn counts(inserted: u32, skipped: u32) -> Counts {
    Counts { inserted, skipped, ..Counts::default() }
}

fn fields(plan: &RosterPlan) -> Vec<(&str, Field)> {
    plan.columns.iter().filter_map(|c| Some((c.column.as_str(), c.field?))).collect()
}

fn problems(plan: &RosterPlan) -> Vec<(u32, &str, &str)> {
    plan.problems.iter().map(|p| (p.row, p.column.as_str(), p.code.as_str())).collect()
}

fn repairs(plan: &RosterPlan) -> Vec<(u32, &str, &str)> {
    plan.repairs.iter().map(|r| (r.row, r.column.as_str(), r.code.as_str())).collect()
}

fn skipped(plan: &RosterPlan, why: Skipped) -> Vec<u32> {
    plan.rows.iter().filter(|r| r.outcome == Outcome::Skip { why }).map(|r| r.row).collect()
}

fn notes(plan: &RosterPlan) -> Vec<&str> {
    plan.notes.iter().map(|n| n.code.as_str()).collect()
}

#[test]
fn the_geis_export_without_a_code_page_is_read_as_thai_and_its_vacant_posts_are_skipped() {
    let plan = plan("01_dpis_geis_export_biff5_nocodepage.xls");
    assert_eq!((plan.sheet.as_str(), plan.header_rows), ("พนักงานราชการ", (4, 4)));
    assert_eq!(plan.counts(), counts(18, 3));
    assert_eq!(skipped(&plan, Skipped::NoPerson), [5, 7, 8]);
    assert!(notes(&plan).contains(&"read_as_tis620"));
    assert_eq!(problems(&plan), []);
    let first = &plan.preview().rows[1];
    assert_eq!(first.name, "นายศักดิ์ปรินทร์ สายรอด");
    assert_eq!(first.national_id, "x-xxxx-xxxxx-53-9");
    assert_eq!((first.birth_date.as_str(), first.appointed_on.as_str()), ("1993-10-10", "2019-10-08"));
    assert_eq!((first.unit.as_str(), first.position.as_str()), ("ศูนย์เทคโนโลยีสารสนเทศและการสื่อสาร", "พนักงานธุรการ"));
    assert!(fields(&plan).contains(&("M", Field::NationalId)));
}

#[test]
fn the_decoration_template_gives_its_people_and_leaves_decorations_unmapped() {
    let plan = plan("03_dpis_decoration_import_template.xls");
    assert_eq!(plan.header_rows, (1, 1));
    assert_eq!(plan.counts(), counts(39, 0));
    assert_eq!(problems(&plan), []);
    let unmapped: Vec<&str> = plan.columns.iter().filter(|c| c.field.is_none()).map(|c| c.heading.as_str()).collect();
    assert_eq!(unmapped, ["INS_CODE", "INS_DATE"]);
}

#[test]
fn the_salary_result_has_its_names_split_and_its_levels_respelt() {
    let plan = plan("04_pis_salary_result_9rows.xls");
    assert_eq!(plan.counts(), counts(8, 0));
    assert_eq!(problems(&plan), []);
    assert_eq!(repairs(&plan), [(5, "G", "level_respelt"), (7, "G", "level_respelt"), (8, "G", "level_respelt")]);
    assert_eq!((plan.repairs[0].before.as_str(), plan.repairs[0].after.as_str()), ("ปฎิบัติการ", "ปฏิบัติการ"));
    let rows = plan.preview().rows;
    assert_eq!(rows[0].name, "น.ส.ธิษณามตรี เพ็ชบุรี");
    assert_eq!((rows[1].level.as_str(), rows[3].level.as_str()), ("ชำนาญการพิเศษ", "ปฏิบัติการ"));
    let known: Vec<&str> = fields(&plan).iter().map(|(column, _)| *column).collect();
    assert_eq!(known, ["A", "B", "C", "D", "E", "F", "G", "H"], "salary columns stay unmapped");
}

#[test]
fn the_expertise_form_is_read_from_its_second_sheet_and_its_example_id_is_refused_but_not_its_person() {
    let file = "07_dpis_expertise_form_13sheets.xls";
    let plan = plan(file);
    assert_eq!((plan.sheet.as_str(), plan.header_rows), ("ตัวอย่างการส่งข้อมูล", (4, 4)));
    assert_eq!(
        fields(&plan)[..4],
        [("C", Field::NationalId), ("D", Field::Prefix), ("E", Field::FirstName), ("F", Field::Surname)]
    );
    assert_eq!(plan.counts(), counts(1, 0), "the 499 numbered empty rows are no people");
    assert_eq!(problems(&plan), [(5, "C", "id_check_digit")]);
    assert_eq!(plan.preview().rows[0].name, "นายทดสอบ เชี่ยวชาญ");
    let workbook = read_workbook(shared::folder("spreadsheets").join(file)).expect("readable");
    assert_eq!(workbook.sheets.len(), 12, "the look-up sheets stay selectable");
}

#[test]
fn the_empty_month_grid_has_no_people() {
    let error = plan_with("08_dpis_attendance_month_template_thaidigits.xls", &options()).expect_err("refused");
    assert_eq!(error.code(), "no_people");
    assert!(matches!(error, ImportError::NoPeople { header_row: 6, .. }), "{error}");
}

#[test]
fn the_learning_system_template_gives_its_person_and_flags_the_coded_prefix() {
    let plan = plan("10_lms_user_import_template_54cols.xls");
    assert_eq!(plan.counts(), counts(1, 0));
    assert_eq!(problems(&plan), [(2, "B", "coded_prefix"), (2, "V", "year_out_of_range")]);
    let person = &plan.preview().rows[0];
    assert_eq!((person.name.as_str(), person.email.as_str()), ("ณัฐพล ทองดี", "user00@example.com"));
    assert_eq!(person.national_id, "x-xxxx-xxxxx-17-1");
    for (heading, field) in
        [("รหัสบัตรประชาชน (13หลัก)", Field::NationalId), ("email", Field::Email), ("ชื่อ", Field::FirstName)]
    {
        let column = plan.columns.iter().find(|c| c.heading == heading).expect(heading);
        assert_eq!(column.field, Some(field));
    }
}

#[test]
fn the_upload_template_names_each_problem_and_imports_nothing() {
    let plan = plan("11_staff_upload_template.xlsx");
    assert_eq!(plan.counts(), counts(0, 3));
    assert_eq!(skipped(&plan, Skipped::Placeholder), [2, 3, 4]);
    let of_row_2: Vec<_> = problems(&plan).into_iter().filter(|(row, ..)| *row == 2).collect();
    for wanted in [(2, "J", "id_length"), (2, "L", "no_such_day"), (2, "A", "placeholder_row")] {
        assert!(of_row_2.contains(&wanted), "{wanted:?} in {of_row_2:?}");
    }
    assert!(notes(&plan).contains(&"password_column_ignored"));
    assert_eq!(plan.columns.iter().find(|c| c.heading == "password").and_then(|c| c.field), None);
}

#[test]
fn the_candidates_take_their_prefix_from_the_title_column() {
    let plan = plan("12_election62_candidates_800.csv");
    let Counts { inserted, skipped: none, .. } = plan.counts();
    assert_eq!((inserted, none), (800, 0), "{:?}", problems(&plan));
    let rows = plan.preview().rows;
    assert_eq!(rows[0].name, "นายไกรสีห์ รัตนเศียร");
    assert_eq!(rows[1].name, "นางสาวพัชรี มนัสสนิท");
    assert_eq!(rows[799].row, 801);
}

#[test]
fn districts_and_post_codes_are_no_rosters() {
    for file in ["13_thai_districts.xlsx", "14_thailand_post_subdistricts.xls"] {
        assert_eq!(plan_with(file, &options()).expect_err(file).code(), "no_name_or_id_column");
    }
}

#[test]
fn a_list_of_given_names_imports_only_when_the_officer_accepts_it() {
    let file = "15_event_name_list_one_column.xlsx";
    let strict = plan(file);
    assert_eq!(strict.counts(), counts(0, 96));
    assert!(problems(&strict).iter().all(|(_, column, code)| (*column, *code) == ("A", "no_surname_and_id")));
    let accepting = RosterOptions { accept_incomplete: true, ..options() };
    let accepted = plan_with(file, &accepting).expect("a list of names");
    assert_eq!(accepted.counts().inserted + accepted.counts().skipped, 96);
    assert_eq!(accepted.counts().skipped as usize, problems(&accepted).len());
    assert!(problems(&accepted).iter().all(|(.., code)| *code == "duplicate_name_in_file"));
}

#[test]
fn the_training_roster_is_read_below_its_titles_with_one_impossible_date() {
    let plan = plan("16_SYNTHETIC_training_roster.xlsx");
    assert_eq!((plan.sheet.as_str(), plan.header_rows), ("ใบลงทะเบียน", (4, 5)));
    assert_eq!(
        fields(&plan),
        [
            ("A", Field::Order),
            ("B", Field::FullName),
            ("C", Field::NationalId),
            ("D", Field::Position),
            ("E", Field::Level),
            ("F", Field::Unit),
            ("G", Field::BirthDate),
            ("H", Field::AppointedOn),
        ]
    );
    assert_eq!(plan.counts(), counts(12, 2), "{:?}", plan.problems);
    assert_eq!(skipped(&plan, Skipped::TotalOrNote), [18, 19]);
    // Row 11 of the given file carries an id whose check digit does not hold: the person is read, the id is not.
    assert_eq!(problems(&plan), [(11, "C", "id_check_digit"), (14, "H", "no_such_day")]);
    assert_eq!(repairs(&plan), [(8, "E", "level_respelt"), (12, "E", "level_respelt"), (16, "E", "level_respelt")]);
    let rows = plan.preview().rows;
    let appointed: Vec<&str> = rows.iter().take(12).map(|r| r.appointed_on.as_str()).collect();
    let missing = [5, 8, 9];
    for (index, date) in appointed.iter().enumerate() {
        let wanted = if missing.contains(&index) { "" } else { "2024-10-01" };
        assert_eq!(*date, wanted, "row {}", index + 6);
    }
    let births: Vec<&str> = rows.iter().take(3).map(|r| r.birth_date.as_str()).collect();
    assert_eq!(births, ["1980-01-01", "1981-02-02", "1982-03-03"]);
    assert!(
        rows.iter().take(12).enumerate().all(|(i, r)| r.national_id.is_empty() == (i == 5 || i == 6)),
        "rows 11 and 12"
    );
    let names: Vec<&str> = rows.iter().take(9).map(|r| r.name.as_str()).collect();
    assert_eq!(names[5], "ว่าที่ ร.ต.หญิงอรอุสา ศรีลาวรรณ");
    assert_eq!((names[6], names[7], names[8]), ("ดร.นิติกรณ์ ศรีนำทา", "พ.ต.ท.ปิยวุฒิ ขจรกิตติฤทธิ์", "ม.ล.คริษฐ์ จิตร์นารี"));
    assert_eq!(rows[1].unit, "สำนักนโยบายฯ");
}

#[test]
fn the_windows_874_csv_gives_clean_ids_and_keeps_quoted_commas() {
    let plan = plan("17_SYNTHETIC_roster_cp874.csv");
    assert_eq!(plan.counts(), counts(8, 0));
    assert_eq!(problems(&plan), []);
    let apostrophes: Vec<u32> = plan.repairs.iter().filter(|r| r.code == "apostrophe_removed").map(|r| r.row).collect();
    assert_eq!(apostrophes, [2, 4, 6, 8]);
    let rows = plan.preview().rows;
    assert_eq!((rows[0].name.as_str(), rows[0].position.as_str()), ("นายวรัญญู อยู่เย็น", "นักวิชาการ, ชำนาญการ"));
    assert_eq!(rows[7].appointed_on, "2024-10-08");
}

#[test]
fn nothing_a_plan_shows_holds_a_whole_id() {
    for entry in std::fs::read_dir(shared::folder("spreadsheets")).expect("the folder") {
        let path = entry.expect("an entry").path();
        let Ok(workbook) = read_workbook(&path) else { continue };
        let Ok(plan) = plan_roster(&workbook, &options(), &ExistingPeople::default()) else { continue };
        let preview = plan.preview();
        let shown = serde_json::to_string(&(preview.problems, preview.repairs, preview.notes)).expect("json")
            + &preview.rows.iter().map(|r| format!("{r:?}")).collect::<String>();
        let digits = shown.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
        assert!(digits < 13, "{}: a run of {digits} digits", path.display());
    }
}
