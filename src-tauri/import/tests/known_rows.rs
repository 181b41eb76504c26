//! What becomes of rows whose records are known: by every key, and by every choice of the officer.

mod shared;

use saisaat_core::registers::{
    ActionItem, Agreement, Attendance, AwardScheme, Indicator, IndicatorKind, IndicatorResult, Nomination, Person,
    Record, Scope, Strategy, TrainingSession,
};
use saisaat_core::values::{FiscalYear, Id, NationalId, Round};
use saisaat_core::{Action, Office, Verb};
use saisaat_import::{Choices, Counts, OnDuplicate, PersonChoice, Place, Skipped, Target, read_bytes};
use shared::{Ministry, Tried, ministry};

/// The `n`-th of a series of valid ids.
fn id(n: u32) -> String {
    let first = format!("1{n:011}");
    format!("{first}{}", NationalId::check_digit(first.as_bytes()))
}

fn counts(inserted: u32, updated: u32, unchanged: u32, skipped: u32) -> Counts {
    Counts { inserted, updated, unchanged, skipped }
}

fn with(on_duplicate: OnDuplicate) -> Choices {
    Choices { on_duplicate, ..Choices::default() }
}

fn by(key: &str) -> Choices {
    Choices { key: Some(key.into()), ..Choices::default() }
}

fn roster(rows: &[&str]) -> String {
    format!("ชื่อ,นามสกุล,เลขประจำตัวประชาชน,สังกัด,ตำแหน่ง\n{}\n", rows.join("\n"))
}

/// The sample ministry, and one of its agencies with an agreement of the year 2569.
fn sampled() -> (Ministry, Place) {
    let mut office = Office::in_memory(shared::surroundings()).expect("an office");
    saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &saisaat_sample::Size::default()).expect("a sample");
    let year = FiscalYear::new(2569);
    let agreements: Vec<Agreement> = office.read(|r| r.list(&Scope { year, ..Scope::default() })).expect("agreements");
    let agency = agreements.first().expect("an agreement").agency_id;
    let ministry = office.read(|r| r.ministry()).expect("a ministry").id;
    let place = Place { agency: Some(agency), year, round: Some(Round::Six), ..Place::default() };
    (Ministry { office, ministry, agencies: [agency, agency] }, place)
}

fn list<T: Record>(ministry: &Ministry, scope: &Scope<'_>) -> Vec<T> {
    ministry.office.read(|r| r.list(scope)).expect("records")
}

/// Tries and imports, which must come to the same; answers what was tried.
fn both(ministry: &mut Ministry, csv: &str, target: Target, place: &Place, choices: &Choices) -> Tried {
    let tried = ministry.plan(csv, target, place, choices);
    let written = ministry.import(csv, target, place, choices);
    assert_eq!(tried.check.rows, written.rows);
    tried
}

#[test]
fn sections_of_one_name_under_two_agencies_are_two_agencies() {
    let mut ministry = ministry();
    let csv = "รหัส,ชื่อส่วนราชการ,ต้นสังกัด\nD1,กรมก,\nD2,กรมข,\nD1-01,กองกลาง,D1\nD2-01,กองกลาง,D2\n";
    let import = |ministry: &mut Ministry| {
        both(ministry, csv, Target::Agencies, &Place::default(), &Choices::default()).counts()
    };
    assert_eq!(import(&mut ministry), counts(4, 0, 0, 0));
    assert_eq!(import(&mut ministry), counts(0, 0, 4, 0));
    let unclear = "รหัส,ชื่อส่วนราชการ,ต้นสังกัด,อักษรย่อ\n,กองกลาง,D2,กก.\n,กองกลาง,,กก.\nD3,กรมค,กองกลาง,\n";
    let tried = both(&mut ministry, unclear, Target::Agencies, &Place::default(), &Choices::default());
    assert_eq!(tried.counts(), counts(0, 1, 0, 2));
    assert_eq!(tried.problems(), [(3, "B", "ambiguous_agency"), (4, "C", "parent_ambiguous")]);
}

#[test]
fn an_agency_is_never_put_below_itself() {
    let mut ministry = ministry();
    let csv = "รหัส,ชื่อส่วนราชการ,ต้นสังกัด\nA,กรมหนึ่ง,B\nB,กรมสอง,A\nM,กระทรวงตัวอย่าง,A\n";
    let tried = both(&mut ministry, csv, Target::Agencies, &Place::default(), &Choices::default());
    assert_eq!(tried.problems(), [(3, "C", "parent_is_below"), (4, "C", "parent_is_below")]);
    assert_eq!(ministry.office.read(|r| r.ministry()).expect("a ministry").id, ministry.ministry);
}

#[test]
fn of_two_namesakes_with_ids_one_fills_the_person_without_and_the_other_is_new() {
    let mut ministry = ministry();
    let place = ministry.of_agency(0);
    ministry.import(&roster(&["สมชาย,ใจดี,,,"]), Target::Roster, &place, &Choices::default());
    let csv = roster(&[&format!("สมชาย,ใจดี,{},กองกลาง,", id(1)), &format!("สมชาย,ใจดี,{},กองคลัง,", id(2))]);
    let import = |ministry: &mut Ministry| both(ministry, &csv, Target::Roster, &place, &Choices::default()).counts();
    assert_eq!(import(&mut ministry), counts(1, 1, 0, 0));
    assert_eq!(import(&mut ministry), counts(0, 0, 2, 0));
}

#[test]
fn by_name_and_unit_people_are_found_by_these_alone_and_their_id_is_not_replaced() {
    let mut ministry = ministry();
    let place = ministry.of_agency(0);
    let first = format!("สมชาย,ใจดี,{},กองกลาง,นิติกร", id(1));
    ministry.import(&roster(&[&first, "สมใจ,งามยิ่ง,,กองคลัง,"]), Target::Roster, &place, &Choices::default());
    let rows = [
        format!("สมชาย,ใจดี,{},กองกลาง,นักวิชาการ", id(9)),
        format!("สมใจ,งามยิ่ง,{},กองคลัง,", id(1)),
        format!("สมชาย,ใจดี,{},กองช่าง,", id(1)),
        format!(",,{},,", id(5)),
    ];
    let csv = roster(&rows.each_ref().map(String::as_str));
    let tried = both(&mut ministry, &csv, Target::Roster, &place, &by("name_unit"));
    assert_eq!(tried.counts(), counts(0, 1, 1, 2));
    let told =
        [(2, "C", "id_differs"), (3, "C", "id_is_anothers"), (4, "C", "duplicate_id_in_file"), (5, "A", "key_missing")];
    assert_eq!(tried.problems(), told);
    let alone = ministry.plan(&roster(&[&rows[2]]), Target::Roster, &place, &by("name_unit"));
    assert_eq!((alone.skipped(Skipped::InRegister), alone.problems()), (vec![2], vec![(2, "C", "id_is_in_register")]));
    let people = ministry.people();
    let of = |name: &str| people.iter().find(|person| person.first_name == name).expect(name);
    assert_eq!(of("สมชาย").national_id.as_ref().map(NationalId::digits), Some(id(1).as_str()));
    assert_eq!((of("สมชาย").position.as_str(), of("สมใจ").national_id.is_none()), ("นักวิชาการ", true));
}

#[test]
fn by_id_alone_a_namesake_without_one_is_another_and_a_row_without_one_is_told() {
    let mut ministry = ministry();
    let place = ministry.of_agency(0);
    ministry.import(&roster(&["สมชาย,ใจดี,,กองกลาง,"]), Target::Roster, &place, &Choices::default());
    let csv = roster(&[&format!("สมชาย,ใจดี,{},กองกลาง,", id(1)), "สมใจ,งามยิ่ง,,กองกลาง,"]);
    let tried = both(&mut ministry, &csv, Target::Roster, &place, &by("national_id"));
    assert_eq!((tried.counts(), tried.problems()), (counts(1, 0, 0, 1), vec![(3, "C", "key_missing")]));
}

#[test]
fn an_id_stands_once_in_a_file_even_where_every_row_becomes_a_new_person() {
    let mut ministry = ministry();
    let place = ministry.of_agency(0);
    ministry.import(&roster(&[&format!("สมใจ,งามยิ่ง,{},,", id(2))]), Target::Roster, &place, &Choices::default());
    let rows = [
        format!("สมชาย,ใจดี,{},,", id(1)),
        format!("สมชัย,ใจดี,{},,", id(1)),
        "สมใจ,งามยิ่ง,,,".to_owned(),
        "สมใจ,งามยิ่ง,,,".to_owned(),
        format!("สมใจ,งามยิ่ง,{},,", id(2)),
    ];
    let csv = roster(&rows.each_ref().map(String::as_str));
    let tried = both(&mut ministry, &csv, Target::Roster, &place, &with(OnDuplicate::New));
    assert_eq!(tried.counts(), counts(3, 0, 0, 2));
    assert_eq!(tried.problems(), [(3, "C", "duplicate_id_in_file"), (6, "C", "id_is_in_register")]);
    assert_eq!(tried.skipped(Skipped::InRegister), [6]);
    assert_eq!(tried.rows()[4].why, "มีอยู่ในทะเบียนแล้ว");
}

#[test]
fn one_title_under_two_strategies_is_two_items_however_often_it_is_imported() {
    let (mut ministry, place) = sampled();
    let csv = "กลยุทธ์,โครงการ/กิจกรรม,งบประมาณ (บาท)\n7 เจ็ด,รณรงค์ร่วมกัน,100\n8 แปด,รณรงค์ร่วมกัน,200\n";
    let import = |ministry: &mut Ministry| both(ministry, csv, Target::Actions, &place, &Choices::default()).counts();
    assert_eq!(import(&mut ministry), counts(2, 0, 0, 0));
    assert_eq!(import(&mut ministry), counts(0, 0, 2, 0));
    let items: Vec<ActionItem> = list(&ministry, &Scope { agency: place.agency, year: place.year, ..Scope::default() });
    let strategies: Vec<Strategy> = list(&ministry, &Scope { agency: place.agency, ..Scope::default() });
    for (code, satang) in [("7", 10_000), ("8", 20_000)] {
        let strategy = strategies.iter().find(|strategy| strategy.code == code).expect("added").id;
        let item = items.iter().find(|item| item.strategy_id == strategy).expect("an item");
        assert_eq!((item.title.as_str(), item.budget.satang()), ("รณรงค์ร่วมกัน", satang));
    }
    let unsaid =
        ministry.plan("โครงการ/กิจกรรม,งบประมาณ (บาท)\nรณรงค์ร่วมกัน,300\n", Target::Actions, &place, &Choices::default());
    assert_eq!(unsaid.problems(), [(2, "A", "ambiguous_title")]);
}

#[test]
fn action_items_are_found_by_the_chosen_key() {
    let (mut ministry, place) = sampled();
    let csv = "กลยุทธ์,รหัสโครงการ,โครงการ/กิจกรรม\n7 เจ็ด,7.1,อบรมใหม่\n";
    ministry.import(csv, Target::Actions, &place, &Choices::default());
    let renumbered = csv.replace("7.1", "7.2");
    let try_by = |csv: &str, choices: &Choices| ministry.plan(csv, Target::Actions, &place, choices);
    assert_eq!(try_by(&renumbered, &by("title")).changed(2), ["code"]);
    assert_eq!(try_by(&renumbered, &by("code")).counts(), counts(1, 0, 0, 0));
    let retitled = Choices { answers: shared::answers(&[("name_of_another", "take")]).answers, ..by("code") };
    assert_eq!(try_by(&csv.replace("อบรมใหม่", "อบรมอื่น"), &retitled).changed(2), ["title"]);
    assert_eq!(try_by(&csv.replace("7.1", ""), &by("code")).problems(), [(2, "B", "key_missing")]);
    assert_eq!(try_by(csv, &with(OnDuplicate::Keep)).counts(), counts(0, 0, 1, 0));
    assert_eq!(try_by(csv, &with(OnDuplicate::New)).counts(), counts(1, 0, 0, 0));
}

#[test]
fn numbers_of_action_items_begin_anew_under_each_strategy() {
    let (mut ministry, place) = sampled();
    let csv = "กลยุทธ์,รหัสโครงการ,โครงการ/กิจกรรม\n7 เจ็ด,1,อบรม\n8 แปด,1,รณรงค์\n8 แปด,1,สื่อ\n";
    let tried = both(&mut ministry, csv, Target::Actions, &place, &Choices::default());
    assert_eq!((tried.counts(), tried.problems()), (counts(2, 0, 0, 1), vec![(4, "B", "duplicate_code_in_file")]));
    assert_eq!(ministry.plan(csv, Target::Actions, &place, &Choices::default()).counts(), counts(0, 0, 2, 1));
}

#[test]
fn a_quarter_that_is_denied_is_not_assumed() {
    let (mut ministry, place) = sampled();
    let csv = "กลยุทธ์,รหัสโครงการ,โครงการ/กิจกรรม,ไตรมาส 1,ไตรมาส 2,ไตรมาส 3,ไตรมาส 4\n\
        7 เจ็ด,7.1,อบรม,,ไม่ใช่,,\n,7.2,สื่อ,ไม่ใช่,ไม่ใช่,ไม่ใช่,ไม่ใช่\n";
    let tried = both(&mut ministry, csv, Target::Actions, &place, &Choices::default());
    assert_eq!((tried.counts(), tried.problems()), (counts(1, 0, 0, 1), vec![(3, "D", "against_rule")]));
    let items: Vec<ActionItem> = list(&ministry, &Scope { agency: place.agency, year: place.year, ..Scope::default() });
    let item = items.iter().find(|item| item.code == "7.1").expect("imported");
    assert_eq!([item.q1, item.q2, item.q3, item.q4], [true, false, true, true]);
    assert_eq!(ministry.plan(csv, Target::Actions, &place, &Choices::default()).counts(), counts(0, 0, 1, 1));
}

#[test]
fn a_known_indicator_or_result_cannot_be_new() {
    let (mut ministry, place) = sampled();
    let indicators: Vec<Indicator> =
        list(&ministry, &Scope { agency: place.agency, year: place.year, ..Scope::default() });
    let one = indicators.iter().find(|indicator| indicator.kind == IndicatorKind::Higher).expect("a measured one");
    let csv = format!("ลำดับตัวชี้วัด,ตัวชี้วัด,น้ำหนัก\n{},ชื่อใหม่,1\n", one.code);
    let new = with(OnDuplicate::New);
    let tried = both(&mut ministry, &csv, Target::Indicators, &place, &new);
    assert_eq!((tried.skipped(Skipped::InRegister), tried.problems()[0].2), (vec![2], "code_is_in_register"));
    let kept = both(&mut ministry, &csv, Target::Indicators, &place, &with(OnDuplicate::Keep));
    assert_eq!(kept.counts(), counts(0, 0, 1, 0));

    let csv = format!("ลำดับตัวชี้วัด,ผลการดำเนินงาน\n{},1\n{},2\n", one.code, one.code);
    let scope = Scope { parent: Some(&one.id.to_string()), ..Scope::default() };
    for result in list::<IndicatorResult>(&ministry, &scope) {
        ministry.office.operate(Action::on::<IndicatorResult>(Verb::Save), |tx| tx.remove(result.id)).expect("removed");
    }
    let tried = both(&mut ministry, &csv, Target::Results, &place, &new);
    assert_eq!((tried.counts(), tried.problems()[0].2), (counts(1, 0, 0, 1), "duplicate_code_in_file"));
    let again = both(&mut ministry, &csv, Target::Results, &place, &new);
    assert_eq!(again.skipped(Skipped::InRegister), [2]);
    assert_eq!(again.problems()[0], (2, "A", "in_register"));
    let update = both(&mut ministry, &csv.replace(",1\n", ",3\n"), Target::Results, &place, &by("code"));
    assert_eq!(update.counts(), counts(0, 1, 0, 1));
}

#[test]
fn a_known_agency_is_kept_updated_or_refused_as_the_officer_chose() {
    let mut ministry = ministry();
    let csv = "รหัส,ชื่อส่วนราชการ\nA,กรมหนึ่งใหม่\n";
    let place = Place::default();
    let new = both(&mut ministry, csv, Target::Agencies, &place, &with(OnDuplicate::New));
    assert_eq!((new.skipped(Skipped::InRegister), new.problems()), (vec![2], vec![(2, "A", "code_is_in_register")]));
    let kept = both(&mut ministry, csv, Target::Agencies, &place, &with(OnDuplicate::Keep));
    assert_eq!(kept.counts(), counts(0, 0, 1, 0));
    let by_name = "รหัส,ชื่อส่วนราชการ,อักษรย่อ\n,กรมหนึ่ง,กน.\n";
    let told = both(&mut ministry, by_name, Target::Agencies, &place, &by("code"));
    assert_eq!(told.problems(), [(2, "A", "key_missing")]);
    assert_eq!(
        both(&mut ministry, by_name, Target::Agencies, &place, &with(OnDuplicate::Update)).changed(2),
        ["abbreviation"]
    );
    assert_eq!(both(&mut ministry, csv, Target::Agencies, &place, &by("code")).changed(2), ["name_th"]);
}

#[test]
fn a_result_of_one_of_several_indicators_of_a_name_is_not_guessed() {
    let (mut ministry, place) = sampled();
    let csv = "ลำดับตัวชี้วัด,ตัวชี้วัด,น้ำหนัก,ระดับ 1,ระดับ 2,ระดับ 3,ระดับ 4,ระดับ 5\n\
        9.1,ร่วมกัน,1,50,60,70,80,90\n9.2,ร่วมกัน,1,50,60,70,80,90\n";
    assert_eq!(both(&mut ministry, csv, Target::Indicators, &place, &by("code")).counts(), counts(2, 0, 0, 0));
    let csv = "ลำดับตัวชี้วัด,ตัวชี้วัด,ผลการดำเนินงาน,หลักฐานอ้างอิง\n,ร่วมกัน,80,\n9.1,,80,รายงาน|แฟ้ม 1\n";
    let tried = both(&mut ministry, csv, Target::Results, &place, &Choices::default());
    assert_eq!((tried.counts(), tried.problems()), (counts(1, 0, 0, 1), vec![(2, "B", "ambiguous_indicator")]));
    let again = both(&mut ministry, csv, Target::Results, &place, &by("code"));
    assert_eq!((again.counts(), again.problems()), (counts(0, 0, 1, 1), vec![(2, "A", "key_missing")]));
}

/// Three people of one name, whose units a row may not tell, and two with ids.
fn namesakes() -> (Ministry, Vec<Person>) {
    let mut ministry = ministry();
    let place = ministry.of_agency(0);
    let rows = [
        format!("สมชาย,ใจดี,{},กองกลาง,นิติกร", id(1)),
        "สมชาย,ใจดี,,กองคลัง,".to_owned(),
        "สมชาย,ใจดี,,กองช่าง,".to_owned(),
        format!("สมใจ,งามยิ่ง,{},,", id(2)),
    ];
    let csv = roster(&rows.each_ref().map(String::as_str));
    ministry.import(&csv, Target::Roster, &place, &Choices::default());
    let mut people = ministry.people();
    people.sort_by(|one, other| one.unit.cmp(&other.unit));
    (ministry, people)
}

fn session(ministry: &mut Ministry) -> Place {
    let agency = ministry.agencies[0];
    let id = ministry.office.surroundings().new_id::<TrainingSession>();
    let session: TrainingSession = serde_json::from_value(serde_json::json!({"id": id, "agency_id": agency, "year": 2569,
        "title": "อบรม", "topic": "ethics", "course": "", "starts_on": "2026-01-05", "ends_on": "2026-01-05", "hours": "6",
        "required_hours": "4", "place": "", "online": false, "speakers": "", "organiser": "", "target_group": "",
        "seats": null, "budget": 0, "spend": 0, "pre_test": null, "post_test": null, "satisfaction": null}))
    .expect("a session");
    ministry.office.operate(Action::on::<TrainingSession>(Verb::Save), |tx| tx.put(&session)).expect("saved");
    Place { parent: Some(id.to_string()), ..Place::default() }
}

fn scheme(ministry: &mut Ministry) -> Place {
    let agency = ministry.agencies[0];
    let id = ministry.office.surroundings().new_id::<AwardScheme>();
    let scheme: AwardScheme = serde_json::from_value(serde_json::json!({"id": id, "agency_id": agency, "year": 2569,
        "name": "คนดี", "standard": "", "criteria": "", "eligibility": "", "method": "", "committee_order": "",
        "rewards": "", "announced_on": null}))
    .expect("a scheme");
    ministry.office.operate(Action::on::<AwardScheme>(Verb::Save), |tx| tx.put(&scheme)).expect("saved");
    Place { parent: Some(id.to_string()), ..Place::default() }
}

/// Whom a row could be about.
fn candidates(ministry: &Ministry, csv: &str, target: Target, place: &Place, row: u32) -> Vec<Id<Person>> {
    let workbook = read_bytes(csv.as_bytes()).expect("a csv");
    let choices = Choices::default();
    let import = saisaat_import::Import { workbook: &workbook, target, place, choices: &choices };
    let asked = ministry.office.read(|reader| import.candidates(reader, ministry.office.surroundings(), row));
    asked.expect("answers").expect("a table").into_iter().map(|candidate| candidate.person).collect()
}

#[test]
fn every_target_of_people_asks_who_is_meant_and_takes_the_officers_word() {
    for target in [Target::Roster, Target::Attendance, Target::Nominees] {
        let (mut ministry, people) = namesakes();
        let place = match target {
            Target::Attendance => session(&mut ministry),
            Target::Nominees => scheme(&mut ministry),
            _ => ministry.of_agency(0),
        };
        // Two of the three, by no unit and no id.
        let csv = roster(&["สมชาย,ใจดี,,,", "สมชาย,ใจดี,,,ผอ.", "สมชาย,ใจดี,,กองคลัง,"]);
        let tried = ministry.plan(&csv, target, &place, &Choices::default());
        assert_eq!(tried.skipped(Skipped::Ambiguous), [2], "{target:?}");
        let mut asked = candidates(&ministry, &csv, target, &place, 2);
        asked.sort_unstable();
        let mut alike: Vec<_> = people.iter().filter(|p| p.first_name == "สมชาย").map(|p| p.id).collect();
        alike.sort_unstable();
        assert_eq!(asked, alike, "{target:?}");
        assert_eq!(
            candidates(&ministry, &csv, target, &place, 4).len(),
            3,
            "all of that name, where its unit tells one"
        );
        let of = |unit: &str| people.iter().find(|p| p.unit == unit).expect(unit).id;
        let chosen = |row, person| PersonChoice { row, person };
        let people = vec![chosen(2, of("กองกลาง")), chosen(3, of("กองช่าง"))];
        let told = both(&mut ministry, &csv, target, &place, &Choices { people, ..Choices::default() });
        assert_eq!(told.counts().skipped, 0, "{target:?}: {:?}", told.problems());
        let gone = vec![chosen(2, ministry.office.surroundings().new_id())];
        let told = ministry.plan(&csv, target, &place, &Choices { people: gone, ..Choices::default() });
        assert_eq!(told.problems()[0], (2, "A", "person_not_found"), "{target:?}");
    }
}

#[test]
fn of_two_rows_about_one_person_the_second_is_named_whatever_each_is_found_by() {
    let csv = roster(&[&format!("สมใจ,งามยิ่ง,{},,", id(2)), "สมใจ,งามยิ่ง,,กองกลาง,"]);
    let (mut ministry, _) = namesakes();
    for (target, place) in [(Target::Attendance, session(&mut ministry)), (Target::Nominees, scheme(&mut ministry))] {
        let tried = both(&mut ministry, &csv, target, &place, &Choices::default());
        assert_eq!(tried.counts(), counts(1, 0, 0, 1), "{target:?}");
        assert_eq!(tried.problems(), [(3, "A", "duplicate_person_in_file")], "{target:?}");
        for (on_duplicate, wanted) in [
            (OnDuplicate::New, counts(0, 0, 0, 2)),
            (OnDuplicate::Keep, counts(0, 0, 1, 1)),
            (OnDuplicate::Update, counts(0, 0, 1, 1)),
        ] {
            let again = both(&mut ministry, &csv, target, &place, &with(on_duplicate));
            assert_eq!(again.counts(), wanted, "{target:?} {on_duplicate:?}");
            if on_duplicate == OnDuplicate::New {
                assert_eq!(again.problems()[0], (2, "A", "in_register"), "{target:?}");
            }
        }
    }
    assert_eq!(list::<Attendance>(&ministry, &Scope::default()).len(), 1);
    assert_eq!(list::<Nomination>(&ministry, &Scope::default()).len(), 1);
}

#[test]
fn who_failed_or_was_there_for_no_hour_is_not_taken_to_have_passed() {
    let (mut ministry, people) = namesakes();
    let place = session(&mut ministry);
    let csv =
        format!("ชื่อ,นามสกุล,เลขประจำตัวประชาชน,สังกัด,จำนวนชั่วโมง,ผ่าน\nสมชาย,ใจดี,{},,,ไม่ผ่าน\nสมชาย,ใจดี,,กองคลัง,0,\n", id(1));
    let tried = both(&mut ministry, &csv, Target::Attendance, &place, &Choices::default());
    assert_eq!(tried.counts(), counts(2, 0, 0, 0));
    let there: Vec<Attendance> = list(&ministry, &Scope::default());
    let of = |unit: &str| {
        let person = people.iter().find(|person| person.unit == unit).expect(unit).id;
        there.iter().find(|attendance| attendance.person_id == person).expect("imported")
    };
    assert_eq!((of("กองกลาง").passed, of("กองกลาง").hours.to_string()), (false, "6".into()));
    assert_eq!((of("กองคลัง").passed, of("กองคลัง").hours.to_string()), (false, "0".into()));
    assert_eq!((tried.says(2, "hours"), tried.says(3, "passed")), ("6".into(), "ไม่ผ่าน".into()), "shown as it is kept");
}

#[test]
fn a_code_that_a_row_added_under_a_new_strategy_is_told_when_it_returns_under_the_same_written_otherwise() {
    let (ministry, place) = shared::sampled();
    let csv = "กลยุทธ์,รหัสโครงการ,โครงการ/กิจกรรม\n9 ใหม่,9.1,อบรม\nกลยุทธ์ที่ 9,9.1,รณรงค์\n";
    let tried = ministry.plan(csv, Target::Actions, &place, &Choices::default());
    assert_eq!(tried.counts().inserted, 1);
    assert_eq!(tried.problems(), [(3, "B", "duplicate_code_in_file")]);
}
