//! Rows of a roster that would be taken for something else in silence: states, days, names and what a program made of them.

mod shared;

use saisaat_core::values::Date;
use saisaat_import::{Choices, Target};
use shared::book::{book, put, sheet};
use shared::rows::{answered, id, open, plan};
use shared::{answers, ministry};

#[test]
fn whoever_has_left_is_not_in_service_and_what_is_unclear_is_asked() {
    let mut ministry = ministry();
    let place = ministry.of_agency(0);
    let states = [
        ("ปฏิบัติงาน", true, None),
        ("ลาออก", false, None),
        ("เกษียณ 30 ก.ย. 67", false, Date::new(2024, 9, 30)),
        ("โอนไปกรมอื่น", true, None),
        ("เสียชีวิต", false, None),
        ("ลาศึกษาต่อ", true, None),
        ("ช่วยราชการ", true, None),
        ("ย้าย", true, None),
        ("เกษียณ 30 ก.ย. 80", true, Date::new(2037, 9, 30)),
    ];
    let row = |(at, (state, ..)): (u32, &(&str, bool, Option<Date>))| format!("นายก{at} ข,{},{state}\n", id(at));
    let rows: String = (0..).zip(&states).map(row).collect();
    let csv = format!("ชื่อ-สกุล,เลขประจำตัวประชาชน,สถานะ\n{rows}");
    let tried = plan(&ministry, &csv, Target::Roster, &place);
    assert_eq!(open(&tried), [(5, "status_unclear"), (9, "status_unclear")], "{:?}", tried.fields());
    assert!(tried.repairs().contains(&(4, "C", "left_service")), "{:?}", tried.repairs());
    assert_eq!(
        tried.problems(),
        [(3, "C", "left_without_date"), (6, "C", "left_without_date")],
        "the day is asked for"
    );
    ministry.import(&csv, Target::Roster, &place, &answers(&[("status_unclear", "serving")]));
    let people = ministry.people();
    for ((state, active, retires_on), at) in states.into_iter().zip(0..) {
        let digits = id(at);
        let person = people.iter().find(|p| p.national_id.as_ref().is_some_and(|id| id.digits() == digits));
        let person = person.expect(state);
        assert_eq!((person.active, person.retires_on), (active, retires_on), "{state}");
    }
}

#[test]
fn a_state_behind_a_name_ends_the_service_and_is_no_part_of_the_name() {
    let mut ministry = ministry();
    let place = ministry.of_agency(0);
    let csv = format!(
        "ชื่อ-สกุล,เลขประจำตัวประชาชน\nนายก ขาว (เกษียณ 30 ก.ย. 67),{}\nนายค งาม (ลาออก),{}\nนายจ ใจ - ถึงแก่กรรม,{}\nนายฉ ชม (ชื่อเล่น),{}\n",
        id(0),
        id(1),
        id(2),
        id(3)
    );
    let tried = plan(&ministry, &csv, Target::Roster, &place);
    assert!(tried.repairs().contains(&(2, "A", "left_service")), "{:?}", tried.repairs());
    ministry.import(&csv, Target::Roster, &place, &Choices::default());
    let mut people: Vec<_> =
        ministry.people().into_iter().map(|p| (p.first_name, p.surname, p.active, p.retires_on)).collect();
    people.sort();
    let person = |first: &str, surname: &str, active, day| (first.to_owned(), surname.to_owned(), active, day);
    assert_eq!(
        people,
        [
            person("ก", "ขาว", false, Date::new(2024, 9, 30)),
            person("ค", "งาม", false, None),
            person("จ", "ใจ", false, None),
            person("ฉ", "ชม", true, None),
        ]
    );
}

#[test]
fn the_headings_and_codes_of_the_personnel_system_are_understood() {
    let ministry = ministry();
    let csv = format!(
        "PER_ID,TIT_NAME,PER_NAME,PER_SURNAME,PER_CARDNO,PER_GENDER,PER_BIRTHDATE,PER_STATUS,POS_NO,ORG_NAME,LEVEL_NAME\n\
         7,นางสาว,สมหญิง,มีสุข,{},2,2530-02-01,1,12,กองกลาง,ชำนาญการ\n",
        id(0)
    );
    let tried = plan(&ministry, &csv, Target::Roster, &ministry.of_agency(0));
    let says = ["prefix", "first_name", "surname", "sex", "active", "position_number", "unit", "level"];
    let said = says.map(|key| tried.says(2, key));
    assert_eq!(said, ["นางสาว", "สมหญิง", "มีสุข", "หญิง", "ใช่", "12", "กองกลาง", "ชำนาญการ"], "{:?}", tried.problems());
    assert_eq!((open(&tried), tried.repairs()), (vec![], vec![(2, "F", "code_read")]));
}

fn roster_of(headings: &str, row: &str) -> String {
    format!("ชื่อ-สกุล,เลขประจำตัวประชาชน,{headings}\nนายก ข,{},{row}\n", id(0))
}

#[test]
fn days_that_make_an_infant_or_a_great_age_are_told_and_not_kept() {
    let ministry = ministry();
    let place = ministry.of_agency(0);
    // Years of two digits in the Buddhist Era that a program took for those of the Common Era.
    for (born, appointed, told) in [
        ("15/3/1930", "1/10/1954", vec![(2, "C", "birth_too_early"), (2, "D", "appointed_too_early")]),
        ("15/3/2025", "", vec![(2, "C", "birth_too_late")]),
        ("30/6/2020", "3/6/2024", vec![(2, "C", "birth_too_late"), (2, "D", "appointed_doubtful")]),
        ("15/3/2530", "1/10/2535", vec![(2, "D", "appointed_as_a_child")]),
        ("15/3/2530", "1/10/2555", vec![]),
    ] {
        let row = format!("{born},{appointed}");
        let tried = plan(&ministry, &roster_of("วันเกิด,วันบรรจุ", &row), Target::Roster, &place);
        assert_eq!((tried.problems(), tried.counts().inserted), (told, 1), "{row}");
    }
    let retired = roster_of("วันเกิด,สถานะ", "15/3/2490,เกษียณ 30 ก.ย. 2550");
    assert_eq!(plan(&ministry, &retired, Target::Roster, &place).problems(), []);
    let early = roster_of("วันบรรจุ,วันเกษียณ", "1/10/2555,30/9/2550");
    assert_eq!(plan(&ministry, &early, Target::Roster, &place).problems(), [(2, "D", "retires_at_no_age")]);
}

#[test]
fn dates_of_which_one_can_only_be_month_first_are_asked_for_the_whole_column() {
    let ministry = ministry();
    let place = ministry.of_agency(0);
    let csv = format!(
        "ชื่อ-สกุล,เลขประจำตัวประชาชน,วันบรรจุ\nนายก ข,{},3/4/2560\nนายค ง,{},12/25/2560\nนายจ ฉ,{},2560-05-06\n",
        id(0),
        id(1),
        id(2)
    );
    let tried = plan(&ministry, &csv, Target::Roster, &place);
    assert_eq!(open(&tried), [(0, "date_order")]);
    let says = |answer| {
        let tried = answered(&ministry, &csv, (Target::Roster, &place), &[("date_order:C", answer)]);
        [2, 3, 4].map(|row| tried.says(row, "appointed_on"))
    };
    assert_eq!(says("month_first"), ["4 มี.ค. 2560", "25 ธ.ค. 2560", "6 พ.ค. 2560"]);
    assert_eq!(says("day_first"), ["3 เม.ย. 2560", "", "6 พ.ค. 2560"]);
}

#[test]
fn a_text_that_a_program_made_a_date_is_told_with_what_was_typed() {
    let ministry = ministry();
    let day = rust_xlsxwriter::Format::new().set_num_format("d/m/yyyy");
    let mut rows = sheet(&[&["ชื่อ-สกุล", "เลขประจำตัวประชาชน", "เลขที่ตำแหน่ง", "ตำแหน่ง"], &["นายก ข", &id(0)]]);
    put(&mut rows, 1, 2, "#46056", &day);
    put(&mut rows, 1, 3, "#46056", &day);
    let tried = ministry.answered(&book(vec![rows]), Target::Roster, &ministry.of_agency(0), &[]);
    assert_eq!(tried.problems(), [(2, "C", "text_became_a_date"), (2, "D", "text_became_a_date")]);
    assert!(tried.check.problems[0].message.contains("3/2"), "{}", tried.check.problems[0].message);
    assert_eq!(tried.says(2, "position"), "");
}

#[test]
fn null_and_na_are_names_where_names_stand() {
    let ministry = ministry();
    let csv = format!("ชื่อ,นามสกุล,เลขประจำตัวประชาชน\nNa,Null,{}\nJohn,NULL,{}\n", id(0), id(1));
    let tried = plan(&ministry, &csv, Target::Roster, &ministry.of_agency(0));
    assert_eq!([tried.name(2), tried.name(3)], ["Na Null", "John"]);
}

#[test]
fn a_name_beside_an_unread_one_is_asked_before_surnames_become_first_names() {
    let ministry = ministry();
    let place = ministry.of_agency(0);
    for (headings, column) in [("ที่พบ,นามสกุล", "A"), ("Given,Surname", "A"), ("ชื่อ,สกุลเดิม", "B")]
    {
        let csv =
            format!("{headings},เลขประจำตัวประชาชน\nสมชาย,ใจดี,{}\nสมหญิง,มีสุข,{}\nวิชัย,รักไทย,{}\n", id(0), id(1), id(2));
        let tried = plan(&ministry, &csv, Target::Roster, &place);
        let code = format!("name_column_unread:{column}");
        assert_eq!(tried.check.questions.iter().map(|q| q.code.as_str()).collect::<Vec<_>>(), [&code], "{headings}");
        let tried = answered(&ministry, &csv, (Target::Roster, &place), &[(&code, "name")]);
        assert_eq!((open(&tried), tried.name(2)), (vec![], "สมชาย ใจดี".to_owned()), "{headings}");
    }
}

#[test]
fn a_remark_that_somebody_left_is_asked_where_no_state_is_told() {
    let ministry = ministry();
    let place = ministry.of_agency(0);
    let tried = plan(&ministry, &roster_of("หมายเหตุ", "ลาออก 1 ต.ค. 67"), Target::Roster, &place);
    assert_eq!(open(&tried), [(2, "status_unclear")]);
    for remark in ["ช่วยราชการ", "ย้ายห้องทำงาน", "เกษียณ 30 ก.ย. 75"]
    {
        assert_eq!(open(&plan(&ministry, &roster_of("หมายเหตุ", remark), Target::Roster, &place)), [], "{remark}");
    }
}
