//! Rows that would be taken for something else in silence: what is asked, refused or told of each kind.

mod shared;

use saisaat_core::registers::{
    ActionItem, Agreement, Attendance, AwardScheme, Complaint, Indicator, IndicatorKind, Nomination, Person, Record,
    ResultSource, Scope, TrainingSession,
};
use saisaat_import::{Choices, Place, Skipped, Target, read_bytes};
use shared::rows::{PEOPLE, answered, id, list, open, plan};
use shared::{Ministry, Tried, answers, ministry, sampled};

/// A roster of these people, the id of each moved down by some.
fn roster(moved: usize) -> String {
    let row = |(at, name): (usize, &&str)| format!("{name},{},นิติกร", id(u32::try_from((at + moved) % 3).expect("few")));
    let rows: Vec<String> = PEOPLE.iter().enumerate().map(row).collect();
    format!("ชื่อ-สกุล,เลขประจำตัวประชาชน,ตำแหน่ง\n{}\n", rows.join("\n"))
}

/// A ministry that knows the people of the roster, and a place in it.
fn staffed() -> (Ministry, Place) {
    let mut ministry = ministry();
    let place = ministry.of_agency(0);
    ministry.import(&roster(0), Target::Roster, &place, &Choices::default());
    (ministry, place)
}

/// The sample ministry with the people of the roster, and a training session or an award scheme of it.
fn staffed_sample<T: Record>(key: fn(&T) -> String) -> (Ministry, Place) {
    let (mut ministry, place) = sampled();
    ministry.import(&roster(0), Target::Roster, &place, &Choices::default());
    let all: Vec<T> = list(&ministry, &Scope { agency: place.agency, ..Scope::default() });
    (ministry, Place { parent: all.first().map(key), ..Place::default() })
}

#[test]
fn ids_that_have_slipped_by_a_row_are_asked_on_each_and_answered_at_once() {
    let (mut ministry, place) = staffed();
    let csv = roster(1);
    let tried = plan(&ministry, &csv, Target::Roster, &place);
    assert_eq!(open(&tried), [(2, "name_of_another"), (3, "name_of_another"), (4, "name_of_another")]);
    assert!(tried.check.questions.iter().all(|question| !question.message.contains(&id(1))), "no whole id");
    let workbook = read_bytes(csv.as_bytes()).expect("csv");
    assert!(ministry.refused_unanswered(&workbook, Target::Roster, &place));
    let left = answered(&ministry, &csv, (Target::Roster, &place), &[("name_of_another", "leave_out")]);
    assert_eq!((open(&left), left.skipped(Skipped::Chosen)), (vec![], vec![2, 3, 4]));
    ministry.import(&csv, Target::Roster, &place, &answers(&[("name_of_another", "take")]));
    let of_first = ministry.people().into_iter().find(|p| p.national_id.as_ref().is_some_and(|i| i.digits() == id(1)));
    assert_eq!(of_first.expect("there").first_name, "สมชาย");
}

#[test]
fn a_changed_surname_is_an_update_that_is_asked() {
    let (ministry, place) = staffed();
    let rows = |name: &str| format!("ชื่อ-สกุล,เลขประจำตัวประชาชน\n{name},{}\n", id(1));
    let married = plan(&ministry, &rows("นางสมหญิง ใจดี"), Target::Roster, &place);
    assert_eq!(open(&married), [(2, "surname_changed")]);
    let taken = answered(&ministry, &rows("นางสมหญิง ใจดี"), (Target::Roster, &place), &[("surname_changed:2", "take")]);
    assert_eq!((open(&taken), taken.changed(2)), (vec![], vec!["prefix".to_owned(), "surname".to_owned()]));
    for same in ["นางสาวสม หญิง มีสุข", "สมหญิง", "น.ส.สมหญิง มีสุข", "สมหญิง ม."]
    {
        assert_eq!(open(&plan(&ministry, &rows(same), Target::Roster, &place)), [], "{same}");
    }
}

#[test]
fn a_new_surname_with_another_birth_date_is_somebody_else() {
    let mut ministry = ministry();
    let place = ministry.of_agency(0);
    let row =
        |surname: &str, born: &str| format!("ชื่อ,นามสกุล,เลขประจำตัวประชาชน,วันเกิด\nสมหญิง,{surname},{},{born}\n", id(1));
    ministry.import(&row("มีสุข", "1/2/2530"), Target::Roster, &place, &Choices::default());
    let kind = |csv: &str| plan(&ministry, csv, Target::Roster, &place).check.questions[0].kind.clone();
    assert_eq!(kind(&row("ใจดี", "1/2/2530")), "surname_changed");
    assert_eq!(kind(&row("ใจดี", "3/4/2540")), "name_of_another");
}

#[test]
fn who_attended_is_asked_where_name_and_id_are_of_two_people() {
    let (ministry, place) = staffed_sample::<TrainingSession>(|session| session.id.to_string());
    let swapped = format!("ชื่อ-สกุล,เลขประจำตัวประชาชน,ผ่าน\n{},{},ผ่าน\n{},{},ไม่ผ่าน\n", PEOPLE[0], id(1), PEOPLE[1], id(0));
    let tried = plan(&ministry, &swapped, Target::Attendance, &place);
    assert_eq!(open(&tried), [(2, "name_of_another"), (3, "name_of_another")]);
    let given = [("name_of_another:2", "take"), ("name_of_another:3", "leave_out")];
    let tried = answered(&ministry, &swapped, (Target::Attendance, &place), &given);
    assert_eq!((open(&tried), tried.counts().inserted, tried.skipped(Skipped::Chosen)), (vec![], 1, vec![3]));
}

#[test]
fn a_prize_is_not_given_to_whoever_has_the_id_of_another_row() {
    let (ministry, place) = staffed_sample::<AwardScheme>(|scheme| scheme.id.to_string());
    let csv = format!("ชื่อ-สกุล,เลขประจำตัวประชาชน,เหตุผลที่เสนอ,ผลการพิจารณา\n{},{},ดี,ได้รับการคัดเลือก\n", PEOPLE[0], id(1));
    assert_eq!(open(&plan(&ministry, &csv, Target::Nominees, &place)), [(2, "name_of_another")]);
    let nominated: Vec<Nomination> = list(&ministry, &Scope { parent: place.parent.as_deref(), ..Scope::default() });
    let people: Vec<Person> = ministry.people();
    assert!(people.iter().filter(|p| p.first_name == "สมหญิง").all(|p| nominated.iter().all(|n| n.person_id != p.id)));
}

#[test]
fn a_code_of_the_register_with_another_name_is_asked_in_every_target() {
    let (mut ministry, place) = sampled();
    let of_year = Scope { agency: place.agency, year: place.year, ..Scope::default() };
    let agreements: Vec<Agreement> = list(&ministry, &of_year);
    let parent = agreements[0].id.to_string();
    let indicators: Vec<Indicator> = list(&ministry, &Scope { parent: Some(&parent), ..Scope::default() });
    let items: Vec<ActionItem> = list(&ministry, &of_year);
    let item = items.iter().find(|item| !item.code.is_empty()).expect("an item with a code");
    let of_complaints = Target::of_name("complaints").expect("a register");
    let cases: Vec<Complaint> = list(&ministry, &Scope::default());
    let case = cases[0].case_code.clone().expect("a code");
    let agency = ministry.office.read(|reader| reader.ministry()).expect("a ministry");
    let other = "สิ่งอื่นที่ไม่เกี่ยวกัน";
    for (target, csv) in [
        (Target::Indicators, format!("ลำดับตัวชี้วัด,ตัวชี้วัด,น้ำหนัก\n{},{other},5\n", indicators[0].code)),
        (Target::Agencies, format!("รหัส,ชื่อส่วนราชการ\n{},{other}\n", agency.code)),
        (Target::Actions, format!("รหัสโครงการ,โครงการ/กิจกรรม\n{},{other}\n", item.code)),
        (of_complaints, format!("รหัสเรื่อง,สาระสำคัญ,วันที่รับเรื่อง\n{},{other},1/12/2568\n", case.as_str())),
    ] {
        let tried = plan(&ministry, &csv, target, &place);
        assert_eq!(open(&tried), [(2, "name_of_another")], "{target:?}: {:?}", tried.problems());
        let taken = answered(&ministry, &csv, (target, &place), &[("name_of_another", "take")]);
        assert_eq!(open(&taken), [], "{target:?}");
        assert_eq!(taken.counts().updated, 1, "{target:?}: {:?}", taken.problems());
        let workbook = read_bytes(csv.as_bytes()).expect("csv");
        assert!(ministry.refused_unanswered(&workbook, target, &place), "{target:?}");
    }
}

/// What an attendance list of some columns would make of a row's cells: hours, registered, passed; none where it is skipped.
fn attended(ministry: &Ministry, place: &Place, headings: &str, rows: &[&str]) -> Tried {
    let row = |(at, cells): (usize, &&str)| format!("{},{},{cells}\n", PEOPLE[at], id(u32::try_from(at).expect("few")));
    let rows: Vec<String> = rows.iter().enumerate().map(row).collect();
    let csv = format!("ชื่อ-สกุล,เลขประจำตัวประชาชน,{headings}\n{}", rows.concat());
    plan(ministry, &csv, Target::Attendance, place)
}

#[test]
fn whoever_is_absent_on_leave_or_there_for_half_a_day_has_no_full_hours() {
    let (ministry, place) = staffed_sample::<TrainingSession>(|session| session.id.to_string());
    for cell in ["ขาด", "ลา", "ลาบ่าย", "ครึ่งวัน", "3 (ลาบ่าย)", "0.5 วัน", "-", "N/A", "x"]
    {
        let tried = attended(&ministry, &place, "ชั่วโมงที่เข้าอบรม", &[cell]);
        assert_eq!((tried.counts().inserted, tried.problems().len()), (0, 1), "{cell}");
    }
    let tried = attended(&ministry, &place, "ชั่วโมงที่เข้าอบรม", &["6 ชม.", "0"]);
    assert_eq!((tried.says(2, "hours"), tried.says(3, "hours")), ("6".into(), "0".into()));
    assert_eq!(tried.counts().inserted, 2);
}

#[test]
fn a_cross_beside_ticks_says_no_and_what_cannot_be_read_passes_nobody() {
    let (mut ministry, place) = staffed_sample::<TrainingSession>(|session| session.id.to_string());
    for cross in ["x", "X", "✗", "✘", "×", "กากบาท"] {
        let cells = format!("{cross},{cross}");
        let tried = attended(&ministry, &place, "ลงทะเบียน,ผ่าน", &["/,✓", &cells]);
        assert_eq!((open(&tried), tried.problems()), (vec![], vec![]), "{cross}");
        assert!(tried.repairs().contains(&(3, "D", "cross_read_as_no")), "{cross}: {:?}", tried.repairs());
        assert_eq!(tried.says(3, "passed"), "ไม่ใช่", "{cross}");
    }
    for cells in ["ลา,ลา", "มาสาย,ผ่าน", "/,อาจจะ", "/,-"] {
        let tried = attended(&ministry, &place, "ลงทะเบียน,ผ่าน", &[cells]);
        assert_eq!((tried.counts().inserted, tried.skipped(Skipped::Missing)), (0, vec![2]), "{cells}");
    }
    let csv = format!("ชื่อ-สกุล,เลขประจำตัวประชาชน,ลงทะเบียน\n{},{},/\n{},{},\n", PEOPLE[0], id(0), PEOPLE[1], id(1));
    ministry.import(&csv, Target::Attendance, &place, &Choices::default());
    let there: Vec<Attendance> = list(&ministry, &Scope { parent: place.parent.as_deref(), ..Scope::default() });
    let people = ministry.people();
    let of = |name: &str| {
        let person = people.iter().find(|p| p.first_name == name && there.iter().any(|a| a.person_id == p.id));
        there.iter().find(|a| Some(a.person_id) == person.map(|p| p.id)).expect(name)
    };
    let unsigned = of("สมหญิง");
    assert_eq!((unsigned.registered, unsigned.passed, unsigned.hours.to_string()), (false, false, "0".into()));
    assert!(of("สมชาย").registered);
}

#[test]
fn a_column_of_crosses_alone_is_asked_once() {
    let (ministry, place) = staffed_sample::<TrainingSession>(|session| session.id.to_string());
    let csv = format!("ชื่อ-สกุล,เลขประจำตัวประชาชน,ผ่าน\n{},{},x\n{},{},x\n", PEOPLE[0], id(0), PEOPLE[1], id(1));
    let tried = plan(&ministry, &csv, Target::Attendance, &place);
    assert_eq!(open(&tried), [(0, "cross_means")]);
    for (answer, says) in [("yes", "ใช่"), ("no", "ไม่ใช่")] {
        let tried = answered(&ministry, &csv, (Target::Attendance, &place), &[("cross_means:C", answer)]);
        assert_eq!((open(&tried), tried.says(3, "passed")), (vec![], says.to_owned()));
    }
}

#[test]
fn of_two_days_under_one_heading_the_first_is_not_taken_alone_in_silence() {
    let (ministry, place) = staffed_sample::<TrainingSession>(|session| session.id.to_string());
    let row = |at: usize, cells: &str| {
        let (name, id) = (PEOPLE[at], id(u32::try_from(at).expect("few")));
        format!("<tr><td>{name}</td><td>{id}</td><td>{}</td></tr>", cells.replace('|', "</td><td>"))
    };
    let page = format!(
        "<html><meta charset=\"utf-8\"><table><tr><td rowspan=2>ชื่อ-สกุล</td><td rowspan=2>เลขประจำตัวประชาชน</td>\
         <td colspan=2>ลงทะเบียน</td><td rowspan=2>หมายเหตุ</td></tr><tr><td>วันที่ 1</td><td>วันที่ 2</td></tr>{}{}</table></html>",
        row(0, "/||ลาบ่าย"),
        row(1, "/|/|")
    );
    let tried = plan(&ministry, &page, Target::Attendance, &place);
    assert_eq!(open(&tried), [(0, "one_of_several")], "{:?}", tried.check.columns);
    let taken = answered(&ministry, &page, (Target::Attendance, &place), &[("one_of_several", "take")]);
    assert_eq!((open(&taken), taken.says(4, "registered")), (vec![], "ใช่".to_owned()));
}

#[test]
fn a_refused_cell_never_takes_the_value_that_an_empty_one_has() {
    let (ministry, place) = sampled();
    let item =
        |heading: &str, cell: &str| format!("รหัสโครงการ,กลยุทธ์,โครงการ/กิจกรรม,{heading}\nT1,1 เสริมสร้าง,ก,{cell}\n");
    let indicator = |heading: &str, cell: &str| format!("ลำดับตัวชี้วัด,ตัวชี้วัด,น้ำหนัก,{heading}\nT9,ทดสอบ,5,{cell}\n");
    for (target, csv) in [
        (Target::Actions, item("สถานะ", "พัก")),
        (Target::Actions, item("งบประมาณ", "ห้าพัน")),
        (Target::Actions, item("ไตรมาส 1", "อาจจะ")),
        (Target::Indicators, indicator("วิธีคิดคะแนน", "ตามสมควร")),
        (Target::Indicators, indicator("จำนวนทศนิยม", "สอง")),
    ] {
        let tried = plan(&ministry, &csv, target, &place);
        assert_eq!((tried.counts().inserted, tried.problems().len()), (0, 1), "{csv}: {:?}", tried.problems());
        assert_eq!(tried.skipped(Skipped::Missing), [2], "{csv}");
    }
}

#[test]
fn a_due_date_outside_the_years_of_its_plan_is_told_and_not_kept() {
    let (ministry, place) = sampled();
    let due = |day: &str| {
        let csv = format!("รหัสโครงการ,กลยุทธ์,โครงการ/กิจกรรม,กำหนดแล้วเสร็จ\nT1,1 เสริมสร้าง,ก,{day}\n");
        let tried = plan(&ministry, &csv, Target::Actions, &place);
        (tried.problems().iter().map(|problem| problem.2.to_owned()).collect::<Vec<_>>(), tried.says(2, "due_on"))
    };
    assert_eq!(due("30/9/1968").0, ["day_outside_plan"]);
    assert_eq!(due("30/9/2469").0, ["day_outside_plan"]);
    assert_eq!(due("30/9/69"), (vec![], "30 ก.ย. 2569".to_owned()));
    assert_eq!(due("ไตรมาส 4").0, ["not_a_date"]);
}

#[test]
fn weights_that_no_longer_sum_are_told_with_both_sums() {
    let (ministry, place) = sampled();
    let of_year = Scope { agency: place.agency, year: place.year, ..Scope::default() };
    let indicators: Vec<Indicator> = list(&ministry, &of_year);
    let whole = indicators.iter().find(|indicator| indicator.parent_id.is_none()).expect("one of the agreement");
    let weight = |weight: String| {
        let csv = format!("ลำดับตัวชี้วัด,ตัวชี้วัด,น้ำหนัก\n{},{},{weight}\n", whole.code, whole.name);
        plan(&ministry, &csv, Target::Indicators, &place)
    };
    let more = weight((whole.weight.0 + saisaat_core::values::Decimal::from(20)).to_string());
    let note = more.check.notes.iter().find(|note| note.code == "weights_do_not_sum").expect("told");
    assert!(note.message.contains("100 ก่อน") && note.message.contains("120 หลัง"), "{}", note.message);
    let same = weight(whole.weight.to_string());
    assert!(!same.notes().contains(&"weights_do_not_sum"));
}

#[test]
fn a_result_that_nobody_writes_by_hand_is_refused_with_the_reason() {
    let (ministry, place) = sampled();
    let place = Place { round: Some(saisaat_core::values::Round::Twelve), ..place };
    let of_year = Scope { agency: place.agency, year: place.year, ..Scope::default() };
    let indicators: Vec<Indicator> = list(&ministry, &of_year);
    let result = |indicator: &Indicator, cell: &str| {
        let csv = format!("ลำดับตัวชี้วัด,ผลการดำเนินงาน\n{},{cell}\n", indicator.code);
        plan(&ministry, &csv, Target::Results, &place)
    };
    let by_hand = |indicator: &&Indicator| {
        let is_value = matches!(indicator.kind, IndicatorKind::Higher | IndicatorKind::Lower);
        is_value && indicator.source == ResultSource::ByHand
    };
    let others: Vec<&Indicator> = indicators.iter().filter(|indicator| !by_hand(indicator)).collect();
    assert!(!others.is_empty());
    for indicator in others {
        assert_eq!(result(indicator, "3").problems(), [(2, "B", "result_not_by_hand")], "{}", indicator.code);
    }
    let percent = indicators.iter().filter(by_hand).find(|indicator| indicator.unit.contains("ร้อยละ")).expect("one");
    assert_eq!(result(percent, "86.40 (ระดับ 5)").problems(), [(2, "B", "not_a_number")]);
    assert_eq!(open(&result(percent, "8640")), [(2, "above_hundred")]);
    assert_eq!(open(&result(percent, "86.40")), []);
    for nothing in ["NaN", "ไม่มี", "-", "N/A"] {
        let tried = result(percent, nothing);
        assert_eq!((tried.repairs(), tried.counts().inserted), (vec![(2, "B", "nothing_kept")], 0), "{nothing}");
    }
}

#[test]
fn codes_of_agencies_are_compared_without_case_and_must_be_names_of_files() {
    let mut ministry = ministry();
    let place = Place::default();
    let twice = "รหัส,ชื่อส่วนราชการ\nDep-1,กรมสาม\nDEP-1,กรมสี่\n";
    assert_eq!(plan(&ministry, twice, Target::Agencies, &place).problems(), [(3, "A", "duplicate_code_in_file")]);
    for reserved in ["NUL", "con", "Com1", "AUX.1", "a.", ".a"] {
        let csv = format!("รหัส,ชื่อส่วนราชการ\n{reserved},กรมสาม\n");
        assert_eq!(
            plan(&ministry, &csv, Target::Agencies, &place).problems(),
            [(2, "A", "against_rule")],
            "{reserved}"
        );
    }
    let below = "รหัส,ชื่อส่วนราชการ,ต้นสังกัด\nA-1,กองหนึ่ง,a\n";
    ministry.import(below, Target::Agencies, &place, &Choices::default());
    let section = ministry.office.read(|reader| reader.agency_with_code("A-1")).expect("added");
    assert_eq!(section.parent_id, Some(ministry.agencies[0]));
    let limits = Target::of_name("gift_limits").expect("a register");
    let tried = plan(&ministry, "ส่วนราชการ,ต่อคนต่อโอกาส\na-1,500\n", limits, &place);
    assert_eq!((tried.problems(), tried.counts().inserted), (vec![], 1));
}
