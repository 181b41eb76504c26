//! Rows that would be taken for something else in silence: what is asked, refused or told of each kind.

mod shared;

use saisaat_core::registers::{
    ActionItem, Agreement, AwardScheme, Complaint, Indicator, Nomination, Person, Record, Scope, TrainingSession,
};
use saisaat_core::values::NationalId;
use saisaat_import::{Choices, Place, Skipped, Target, read_bytes};
use shared::{Ministry, Tried, answers, ministry, sampled};

/// Rows and kinds of the questions that are unanswered.
fn open(tried: &Tried) -> Vec<(u32, &str)> {
    let open = tried.check.questions.iter().filter(|question| question.answer.is_none());
    open.map(|question| (question.row, question.kind.as_str())).collect()
}

fn list<T: Record>(ministry: &Ministry, scope: &Scope<'_>) -> Vec<T> {
    ministry.office.read(|reader| reader.list(scope)).expect("records")
}

fn plan(ministry: &Ministry, csv: &str, target: Target, place: &Place) -> Tried {
    ministry.plan(csv, target, place, &Choices::default())
}

fn answered(ministry: &Ministry, csv: &str, (target, place): (Target, &Place), given: &[(&str, &str)]) -> Tried {
    ministry.plan(csv, target, place, &answers(given))
}

/// The `n`-th of a series of valid ids, none of them of the sample.
fn id(n: u32) -> String {
    let first = format!("12{:010}", 987_650_000 + n);
    format!("{first}{}", NationalId::check_digit(first.as_bytes()))
}

const PEOPLE: [&str; 3] = ["นายสมชาย ใจดี", "นางสาวสมหญิง มีสุข", "นายวิชัย รักไทย"];

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
    let taken =
        answered(&ministry, &rows("นางสมหญิง ใจดี"), (Target::Roster, &place), &[("surname_changed:2", "take")]);
    assert_eq!((open(&taken), taken.changed(2)), (vec![], vec!["prefix".to_owned(), "surname".to_owned()]));
    for same in ["นางสาวสม หญิง มีสุข", "สมหญิง", "น.ส.สมหญิง มีสุข", "สมหญิง ม."] {
        assert_eq!(open(&plan(&ministry, &rows(same), Target::Roster, &place)), [], "{same}");
    }
}

#[test]
fn a_new_surname_with_another_birth_date_is_somebody_else() {
    let mut ministry = ministry();
    let place = ministry.of_agency(0);
    let row = |surname: &str, born: &str| {
        format!("ชื่อ,นามสกุล,เลขประจำตัวประชาชน,วันเกิด\nสมหญิง,{surname},{},{born}\n", id(1))
    };
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
    let csv =
        format!("ชื่อ-สกุล,เลขประจำตัวประชาชน,เหตุผลที่เสนอ,ผลการพิจารณา\n{},{},ดี,ได้รับการคัดเลือก\n", PEOPLE[0], id(1));
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
