//! Planning a roster against a register, and writing it.

mod shared;

use saisaat_core::registers::Person;
use saisaat_core::values::{Date, NationalId};
use saisaat_core::{Action, Verb};
use saisaat_import::{
    AlikeFix, CellFix, Choices, Counts, Fixed, OnDuplicate, Outcome, Place, Skipped, Target, inspect, read_bytes,
};
use shared::{Ministry, Tried, ministry};

/// The `n`-th of a series of valid ids.
fn id(n: u32) -> String {
    let first = format!("1{n:011}");
    format!("{first}{}", NationalId::check_digit(first.as_bytes()))
}

fn roster(rows: &[&str]) -> String {
    format!("คำนำหน้า,ชื่อ,นามสกุล,เลขประจำตัวประชาชน,ตำแหน่ง,สังกัด,วันเกิด,วันบรรจุ\n{}\n", rows.join("\n"))
}

fn counts(inserted: u32, updated: u32, unchanged: u32, skipped: u32) -> Counts {
    Counts { inserted, updated, unchanged, skipped }
}

fn plan(ministry: &Ministry, csv: &str, place: &Place) -> Tried {
    ministry.plan(csv, Target::Roster, place, &Choices::default())
}

fn import(ministry: &mut Ministry, csv: &str, place: &Place) -> Counts {
    ministry.import(csv, Target::Roster, place, &Choices::default()).counts
}

#[test]
fn the_same_roster_twice_changes_nothing_the_second_time() {
    let mut ministry = ministry();
    let options = ministry.of_agency(0);
    let csv = roster(&[
        &format!("นาย,สมชาย,ใจดี,{},นิติกร,กองกลาง,1/1/2530,1/10/2555", id(1)),
        "นาง,สมใจ,ใจงาม,,นักวิชาการ,กองคลัง,,1 ต.ค. 2560",
    ]);
    assert_eq!(import(&mut ministry, &csv, &options), counts(2, 0, 0, 0));
    assert_eq!(import(&mut ministry, &csv, &options), counts(0, 0, 2, 0));
    assert_eq!(ministry.people().len(), 2);
}

#[test]
fn an_update_by_id_names_the_changed_fields_and_an_empty_cell_erases_nothing() {
    let mut ministry = ministry();
    let options = ministry.of_agency(0);
    import(&mut ministry, &roster(&[&format!("น.ส.,สมใจ,ใจดี,{},นิติกร,กองกลาง,1/1/2530,", id(1))]), &options);
    let update = roster(&[&format!("นาง,สมใจ,งามยิ่ง,{},,กองกลาง,,1/10/2555", id(1))]);
    let choices = shared::answers(&[("surname_changed", "take")]);
    let tried = ministry.plan(&update, Target::Roster, &options, &choices);
    assert_eq!(tried.changed(2), ["prefix", "surname", "appointed_on"]);
    ministry.import(&update, Target::Roster, &options, &choices);
    let person = &ministry.people()[0];
    assert_eq!((person.surname.as_str(), person.position.as_str()), ("งามยิ่ง", "นิติกร"));
    assert_eq!(person.birth_date, Date::new(1987, 1, 1));
}

#[test]
fn without_ids_people_are_found_by_name_and_unit() {
    let mut ministry = ministry();
    let options = ministry.of_agency(0);
    import(&mut ministry, &roster(&["นาย,สมชาย,ใจดี,,นิติกร,กองกลาง,,", "นาย,สมชาย,ใจดี,,นิติกร,กองคลัง,,"]), &options);
    let one = |row: &str| plan(&ministry, &roster(&[row]), &options);
    assert_eq!(one("นาย,สมชาย,ใจดี,,นักวิชาการ,กองคลัง,,").counts(), counts(0, 1, 0, 0));
    assert_eq!(one("นาย,สมชาย,ใจดี,,นักวิชาการ,กองช่าง,,").counts(), counts(1, 0, 0, 0));
    let unclear = one("นาย,สมชาย,ใจดี,,นักวิชาการ,,,");
    assert_eq!(unclear.counts(), counts(0, 0, 0, 1));
    assert_eq!(unclear.problems()[0].2, "ambiguous_name");
    // An id fills the person who had none, and is never laid over another's.
    let with_id = format!("นาย,สมชาย,ใจดี,{},นิติกร,กองกลาง,,", id(1));
    assert_eq!(one(&with_id).counts(), counts(0, 1, 0, 0));
    import(&mut ministry, &roster(&[&with_id]), &options);
    let other_id = plan(&ministry, &roster(&[&format!("นาย,สมชาย,ใจดี,{},นิติกร,กองกลาง,,", id(2))]), &options);
    assert_eq!(other_id.counts(), counts(1, 0, 0, 0));
}

#[test]
fn of_duplicates_in_the_file_the_first_stands_and_the_others_are_named() {
    let ministry = ministry();
    let rows = [
        format!("นาย,สมชาย,ใจดี,{},นิติกร,กองกลาง,,", id(1)),
        format!("นาย,สมชัย,ใจดี,{},นิติกร,กองกลาง,,", id(1)),
        "นาง,สมใจ,งามยิ่ง,,นิติกร,กองกลาง,,".to_owned(),
        "นางสาว,สมใจ,งามยิ่ง,,นิติกร,กองกลาง,,".to_owned(),
        "นาง,สมใจ,งามยิ่ง,,นิติกร,กองคลัง,,".to_owned(),
    ];
    let tried = plan(&ministry, &roster(&rows.each_ref().map(String::as_str)), &ministry.of_agency(0));
    assert_eq!(tried.counts(), counts(3, 0, 0, 2));
    let problems = tried.problems();
    assert_eq!(problems, [(3, "D", "duplicate_id_in_file"), (5, "B", "duplicate_name_in_file")]);
}

#[test]
fn a_roster_of_an_agency_moves_people_there_and_one_of_the_ministry_leaves_them() {
    let mut ministry = ministry();
    let csv = roster(&[&format!("นาย,สมชาย,ใจดี,{},นิติกร,กองกลาง,,", id(1))]);
    let [first, second] = [ministry.of_agency(0), ministry.of_agency(1)];
    import(&mut ministry, &csv, &first);
    let of_ministry = Place { agency: Some(ministry.ministry), ..Place::default() };
    assert_eq!(plan(&ministry, &csv, &of_ministry).counts(), counts(0, 0, 1, 0));
    assert_eq!(import(&mut ministry, &csv, &second), counts(0, 1, 0, 0));
    assert_eq!(ministry.people()[0].agency_id, ministry.agencies[1]);
}

#[test]
fn dates_that_cannot_be_are_problems_of_their_cell_and_the_person_is_imported() {
    let mut ministry = ministry();
    let options = ministry.of_agency(0);
    let csv = roster(&[
        "นาย,หนึ่ง,ใจดี,,,,1/1/2540,1/1/2530",
        "นาย,สอง,ใจดี,,,,1/1/99,",
        "นาย,สาม,ใจดี,,,,31/2/2530,ไม่ทราบ",
        "นาย,สี่,ใจดี,,,,,1/10/99",
    ]);
    let tried = plan(&ministry, &csv, &options);
    let problems = tried.problems();
    assert_eq!(
        problems,
        [
            (2, "H", "appointed_before_birth"),
            (3, "G", "birth_in_future"),
            (4, "G", "no_such_day"),
            (5, "H", "appointed_in_future")
        ]
    );
    assert_eq!(import(&mut ministry, &csv, &options), counts(4, 0, 0, 0));
    // The same rule against what the register knows: born 2540 there, appointed 2530 here.
    let later = plan(&ministry, &roster(&["นาย,หนึ่ง,ใจดี,,,,,1/1/2530"]), &options);
    assert_eq!(later.counts(), counts(0, 0, 1, 0));
    assert_eq!(later.problems()[0].2, "appointed_before_birth");
}

#[test]
fn a_wrong_id_is_never_stored_and_never_shown() {
    let mut ministry = ministry();
    let options = ministry.of_agency(0);
    let csv = roster(&["นาย,สมชาย,ใจดี,1234567890123,,,,", ",,,1234567890123,นิติกร,,,", "นาย,สมชัย,,12345,,,,"]);
    let tried = plan(&ministry, &csv, &options);
    assert_eq!(tried.counts(), counts(1, 0, 0, 2));
    let shown = serde_json::to_string(&(&tried.check.problems, &tried.view())).expect("json");
    assert!(!shown.contains("34567"), "{shown}");
    import(&mut ministry, &csv, &options);
    assert_eq!(ministry.people()[0].national_id, None);
}

#[test]
fn an_import_is_one_operation_and_one_undo() {
    let mut ministry = ministry();
    let options = ministry.of_agency(0);
    let rows: Vec<String> = (0..200).map(|n| format!("นาย,คน{n},ใจดี,{},นิติกร,กองกลาง,,", id(n))).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(import(&mut ministry, &roster(&rows), &options), counts(200, 0, 0, 0));
    ministry.office.undo().expect("undone");
    assert!(ministry.people().is_empty());
}

#[test]
fn a_person_who_left_and_stands_in_the_roster_is_active_again() {
    let mut ministry = ministry();
    let options = ministry.of_agency(0);
    let csv = roster(&[&format!("นาย,สมชาย,ใจดี,{},นิติกร,กองกลาง,,", id(1))]);
    import(&mut ministry, &csv, &options);
    let mut person = ministry.people().remove(0);
    person.active = false;
    ministry.office.operate(Action::on::<Person>(Verb::Save), |tx| tx.put(&person)).expect("saved");
    let tried = plan(&ministry, &csv, &options);
    assert_eq!(tried.changed(2), ["ปฏิบัติงานอยู่"]);
}

#[test]
fn vacant_posts_repeated_headers_totals_and_numbering_are_no_people() {
    let ministry = ministry();
    let header = "คำนำหน้า,ชื่อ,นามสกุล,เลขประจำตัวประชาชน,ตำแหน่ง,สังกัด,วันเกิด,วันบรรจุ";
    let csv = roster(&[
        "1,2,3,4,5,6,7,8",
        ",ว่าง,,,นิติกร,กองกลาง,,",
        "นาย,รวมพร,ใจดี,,,,,",
        header,
        "รวม 2 คน,,,,,,,",
        "หมายเหตุ ข้อมูลจริง,,,,,,,",
    ]);
    let tried = plan(&ministry, &csv, &ministry.of_agency(0));
    let outcomes: Vec<_> = tried.check.rows.iter().map(|r| (r.row, r.outcome)).collect();
    let skip = |why| Outcome::Skip(why);
    assert_eq!(
        outcomes,
        [
            (3, skip(Skipped::NoPerson)),
            (4, Outcome::Insert),
            (5, skip(Skipped::RepeatedHeader)),
            (6, skip(Skipped::TotalOrNote)),
            (7, skip(Skipped::TotalOrNote)),
        ]
    );
}

#[test]
fn vacant_posts_with_a_remark_signatures_and_headings_of_units_are_no_people_and_numbers_before_names_go() {
    let ministry = ministry();
    let csv = "ลำดับ,ชื่อ-สกุล,ตำแหน่ง,สังกัด\n๑,๒,๓,๔\nกลุ่มงานวินัย สำนักบริหารกลาง,,,\n1,1. นายสมชาย ใจดี,นิติกร,กองกลาง\n\
        2,ว่าง ม.ค. 67,นิติกร,กองกลาง\n3,- ว่างเมื่อ 1 ต.ค. 66 -,นิติกร,กองกลาง\n,กองแก้ว ใจดี,,\n,กองการเจ้าหน้าที่,,\n\
        ,2. กองบริหารการคลัง กรมตัวอย่าง,,\n4,นายว่างเว้น ใจดี,นิติกร,กองกลาง\n,,(นายสมชาย เซ็นชื่อ),\n,,ผู้อำนวยการกองกลาง,\n";
    let tried = plan(&ministry, csv, &ministry.of_agency(0));
    let outcomes: Vec<_> = tried.check.rows.iter().map(|r| (r.row, r.outcome)).collect();
    let skip = |why| Outcome::Skip(why);
    assert_eq!(
        outcomes,
        [
            (3, skip(Skipped::Heading)),
            (4, Outcome::Insert),
            (5, skip(Skipped::NoPerson)),
            (6, skip(Skipped::NoPerson)),
            (7, Outcome::Insert),
            (8, skip(Skipped::Heading)),
            (9, skip(Skipped::Heading)),
            (10, Outcome::Insert),
            (11, skip(Skipped::TotalOrNote)),
            (12, skip(Skipped::TotalOrNote)),
        ]
    );
    assert_eq!(
        (tried.name(4), tried.repairs()),
        ("นายสมชาย ใจดี".into(), vec![(4, "B", "number_removed"), (7, "D", "taken_from_heading")])
    );
}

/// An HTML table as a roster, for its merged cells.
fn page(rows: &[&str]) -> String {
    let rows: String = rows.iter().map(|row| format!("<tr>{row}</tr>")).collect();
    format!("<html><meta charset=\"utf-8\"><table>{rows}</table></html>").replace('|', "</td><td>")
}

#[test]
fn a_value_merged_over_several_rows_holds_for_each_of_them_and_so_does_its_fix() {
    let ministry = ministry();
    let merged = page(&[
        "<td>ชื่อ-สกุล</td><td>ตำแหน่ง</td><td>สังกัด</td>",
        "<td>นายสมชาย ใจดี|นิติกร</td><td rowspan=2>กองกลาง</td>",
        "<td>นางสมใจ งามยิ่ง|นิติกร</td>",
        "<td>นายสมชัย ใจงาม|นิติกร|</td>",
    ]);
    let tried = plan(&ministry, &merged, &ministry.of_agency(0));
    assert_eq!([2, 3, 4].map(|row| tried.says(row, "unit")), ["กองกลาง", "กองกลาง", ""]);
    let fix = CellFix { row: 2, column: "C".into(), text: "กองคลัง".into() };
    let choices = Choices { cells: vec![fix], ..Choices::default() };
    let fixed = ministry.plan(&merged, Target::Roster, &ministry.of_agency(0), &choices);
    assert_eq!([2, 3].map(|row| fixed.says(row, "unit")), ["กองคลัง", "กองคลัง"]);
}

#[test]
fn a_name_heading_over_several_columns_is_read_as_the_parts_that_they_hold() {
    let ministry = ministry();
    let columns = |text: &str| {
        let tried = plan(&ministry, text, &ministry.of_agency(0));
        let columns = tried.check.columns.iter().map(|c| (c.column.clone(), c.field.clone(), c.confidence));
        (columns.collect::<Vec<_>>(), tried.name(2), tried.says(2, "position"))
    };
    let field = |column: &str, field: &str, confidence| (column.to_owned(), Some(field.to_owned()), confidence);
    let (order, position) = (field("A", "order", 100), field("E", "position", 100));
    let parts = [("B", "prefix"), ("C", "first_name"), ("D", "surname")].map(|(column, key)| field(column, key, 80));
    let wanted = [vec![order.clone()], parts.to_vec(), vec![position.clone()]].concat();
    let merged = page(&[
        "<td>ลำดับ</td><td colspan=3>ชื่อ - สกุล</td><td>ตำแหน่ง</td>",
        "<td>1|นาย|สมชาย|ใจดี|นิติกร</td>",
        "<td>2|น.ส.|สมใจ|งามยิ่ง|นิติกร</td>",
    ]);
    let read = (wanted, "นายสมชาย ใจดี".to_owned(), "นิติกร".to_owned());
    assert_eq!(columns(&merged), read);
    assert_eq!(columns("ลำดับ,ชื่อ-สกุล,,,ตำแหน่ง\n1,นาย,สมชาย,ใจดี,นิติกร\n2,น.ส.,สมใจ,งามยิ่ง,นิติกร\n"), read);
    let (two, name, _) = columns("ลำดับ,ชื่อ-สกุล,\n1,นาย,สมชาย ใจดี\n2,น.ส.,สมใจ งามยิ่ง\n");
    assert_eq!(two[1..], [field("B", "prefix", 80), field("C", "full_name", 80)]);
    assert_eq!(name, "นายสมชาย ใจดี");
}

#[test]
fn a_column_without_a_heading_is_shown_and_can_be_mapped_by_hand() {
    let ministry = ministry();
    let csv = "ลำดับ,ชื่อ-สกุล,,\n1,นายสมชาย ใจดี,นิติกร,\n2,นางสมใจ งามยิ่ง,นักวิชาการ,\n,,,ลงชื่อ\nลงชื่อ,,,ผู้จัดทำ\n";
    let tried = plan(&ministry, csv, &ministry.of_agency(0));
    let unnamed: Vec<_> = tried.check.columns.iter().filter(|c| c.heading.is_empty()).collect();
    assert_eq!(unnamed[0].column, "C");
    assert_eq!(unnamed[0].samples, ["นิติกร", "นักวิชาการ"]);
    let choices = Choices { columns: [("C".to_owned(), Some("position".to_owned()))].into(), ..Choices::default() };
    let mapped = ministry.plan(csv, Target::Roster, &ministry.of_agency(0), &choices);
    assert_eq!(mapped.says(2, "position"), "นิติกร");
}

#[test]
fn telephones_get_back_the_zero_a_program_took_and_say_what_else_was_mended() {
    let ministry = ministry();
    let phones =
        ["812345678", "81-234-5678", "21419000", "021419000", "'0812345678", "๐๘๑๒๓๔๕๖๗๘", "1234", "112345678"];
    let rows: String = (1..).zip(phones).map(|(n, phone)| format!("นาย{} ใจดี,{phone}\n", "ก".repeat(n + 1))).collect();
    let tried = plan(&ministry, &format!("ชื่อ-สกุล,โทรศัพท์\n{rows}"), &ministry.of_agency(0));
    let said = |row: u32| {
        let repair = tried.check.repairs.iter().find(|repair| repair.row == row).map(|repair| repair.code.as_str());
        (tried.says(row, "phone"), repair)
    };
    let wanted = [
        ("0812345678", Some("leading_zero_restored")),
        ("081-234-5678", Some("leading_zero_restored")),
        ("021419000", Some("leading_zero_restored")),
        ("021419000", None),
        ("0812345678", Some("apostrophe_removed")),
        ("0812345678", Some("digits_respelt")),
        ("1234", None),
        ("112345678", None),
    ];
    for (row, (phone, repair)) in (2..).zip(wanted) {
        assert_eq!(said(row), (phone.to_owned(), repair), "row {row}");
    }
}

#[test]
fn phones_and_mail_are_kept_whole_or_named() {
    let ministry = ministry();
    let csv = "ชื่อ-สกุล,โทรศัพท์,อีเมล\nนายสมชาย ใจดี,๐๘๑-๒๓๔-๕๖๗๘,somchai@example.go.th\nนายสมชัย ใจดี,-,ไม่มีเมลครับ\n";
    let tried = plan(&ministry, csv, &ministry.of_agency(0));
    let (phone, email) = (tried.says(2, "phone"), tried.says(2, "email"));
    assert_eq!((phone.as_str(), email.as_str()), ("081-234-5678", "somchai@example.go.th"));
    assert_eq!((tried.check.problems[0].row, tried.check.problems[0].code.as_str()), (3, "not_an_email"));
}

#[test]
fn a_known_id_that_was_to_be_new_is_no_question_of_who_it_is() {
    let mut ministry = ministry();
    let place = ministry.of_agency(0);
    let csv = roster(&[&format!("นาย,สมชาย,ใจดี,{},นิติกร,กองกลาง,,", id(1))]);
    import(&mut ministry, &csv, &place);
    let anew = Choices { on_duplicate: OnDuplicate::New, ..Choices::default() };
    let plan = ministry.plan(&csv, Target::Roster, &place, &anew);
    assert_eq!(plan.problems(), [(2, "D", "id_is_in_register")]);
    assert_eq!(plan.skipped(Skipped::InRegister), [2]);
}

#[test]
fn an_id_is_mended_in_all_rows_that_hold_the_same_and_told_as_mended() {
    let rows = ["สมชาย", "สมหมาย"].map(|name| format!("นาย,{name},ใจดี,1234,นิติกร,กองกลาง,,"));
    let csv = roster(&rows.each_ref().map(String::as_str));
    let fix = AlikeFix { column: "D".into(), row: Some(3), text: String::new(), ..AlikeFix::default() };
    let choices = Choices { alike: vec![fix], ..Choices::default() };
    let plan = ministry().plan(&csv, Target::Roster, &Place::default(), &choices);
    assert_eq!(plan.problems(), []);
    let ids: Vec<_> = plan.rows().iter().map(|row| row.cells.iter().find_map(|cell| cell.fixed)).collect();
    assert_eq!(ids, [Some(Fixed::LikeRow(3)); 2]);
}

/// The headings of rosters that DOMAIN.md section 5 names, by what they head.
#[rustfmt::skip]
const HEADINGS: &[(&str, &[&str])] = &[
    ("order", &["ลำดับ", "ลำดับที่", "ที่", "No."]),
    ("prefix", &["คำนำหน้า", "คำนำหน้าชื่อ", "คำนำหน้านาม"]),
    ("first_name", &["ชื่อ"]),
    ("surname", &["สกุล", "นามสกุล", "ชื่อสกุล"]),
    ("full_name", &["ชื่อ-สกุล", "ชื่อ - นามสกุล", "ชื่อและนามสกุล", "ชื่อ–ชื่อสกุล"]),
    ("national_id", &[
        "เลขประจำตัวประชาชน", "เลขบัตรประชาชน", "เลขที่บัตรประจำตัวประชาชน", "บัตรประชาชน", "เลข 13 หลัก", "ID Card", "เลขประจำตัวฯ",
    ]),
    ("position", &["ตำแหน่ง", "ตำแหน่งในสายงาน", "ตำแหน่งทางบริหาร", "ตำแหน่งฯ"]),
    ("position_number", &["เลขที่ตำแหน่ง", "ตำแหน่งเลขที่", "เลขตำแหน่ง"]),
    ("level", &["ระดับ", "ระดับตำแหน่ง"]),
    ("staff_kind", &["ประเภท", "ประเภทบุคลากร", "ประเภทตำแหน่ง"]),
    ("unit", &["สังกัด", "หน่วยงาน", "กอง", "สำนัก", "สำนัก/กอง", "กลุ่ม", "ฝ่าย", "กลุ่มงาน", "ส่วนราชการ", "สังกัดฯ"]),
    ("appointed_on", &["วันบรรจุ", "วันที่บรรจุ", "วันเดือนปีที่บรรจุ"]),
    ("birth_date", &["วันเกิด", "วัน เดือน ปีเกิด"]),
    ("retires_on", &["วันเกษียณ"]),
    ("sex", &["เพศ"]),
    ("education", &["วุฒิการศึกษา"]),
    ("phone", &["โทรศัพท์", "เบอร์โทร", "โทร.", "มือถือ"]),
    ("email", &["อีเมล", "E-mail", "e-Mail"]),
    ("note", &["หมายเหตุ"]),
];

#[test]
fn every_heading_that_rosters_have_is_known_for_what_it_heads() {
    for (field, headings) in HEADINGS {
        for heading in *headings {
            // Beside what makes it a roster, and what tells a first name from a whole one.
            let beside = if *field == "first_name" { "นามสกุล" } else { "ชื่อ" };
            for written in [(*heading).to_owned(), format!(" {heading} * "), format!("{heading}\u{200b} (ระบุ)")]
            {
                let csv = format!("{beside},\"{written}\"\nก,ข\n");
                let inspection = inspect(&read_bytes(csv.as_bytes()).expect("a csv"), Some(Target::Roster));
                let column = &inspection.sheets[0].columns[1];
                assert_eq!(column.field.as_deref(), Some(*field), "{written}");
                assert!(column.confidence >= 90, "{written}");
            }
        }
    }
}
