//! Every target against a register: what it needs, how its rows find their records, what it fills in and says so.

mod shared;

use saisaat_core::registers::{
    ActionItem, Attendance, Indicator, IndicatorSheet, Nomination, Person, ResultSheet, Scope, Strategy,
    TrainingSession,
};
use saisaat_core::values::Round;
use saisaat_core::{Action, Verb};
use saisaat_import::{
    CellFix, Choices, Counts, OnDuplicate, PersonChoice, Place, Skipped, Target, inspect, read_bytes,
};
use shared::{Ministry, Tried, ministry, sampled};

fn counts(inserted: u32, updated: u32, unchanged: u32, skipped: u32) -> Counts {
    Counts { inserted, updated, unchanged, skipped }
}

fn list<T: saisaat_core::registers::Record>(ministry: &Ministry, scope: &Scope<'_>) -> Vec<T> {
    ministry.office.read(|r| r.list(scope)).expect("records")
}

fn plan(ministry: &Ministry, csv: &str, target: Target, place: &Place) -> Tried {
    ministry.plan(csv, target, place, &Choices::default())
}

#[test]
fn agencies_find_their_parent_in_the_register_or_further_up_in_the_file() {
    let mut ministry = ministry();
    let csv = "รหัส,ชื่อส่วนราชการ,ต้นสังกัด\nC,กรมสาม,\nC1,กองหนึ่ง,C\nA,กรมหนึ่งใหม่,\nC2,กองสอง,ไม่มีที่ใด\n";
    let place = Place::default();
    let tried = plan(&ministry, csv, Target::Agencies, &place);
    assert_eq!(tried.counts(), counts(2, 1, 0, 1));
    assert_eq!(tried.problems(), [(5, "C", "parent_not_found")]);
    ministry.import(csv, Target::Agencies, &place, &Choices::default());
    let of_code = |code: &str| ministry.office.read(|r| r.agency_with_code(code)).expect(code);
    assert_eq!(of_code("C1").parent_id, Some(of_code("C").id));
    assert_eq!((of_code("C").parent_id, of_code("A").name_th), (Some(ministry.ministry), "กรมหนึ่งใหม่".into()));
}

#[test]
fn an_action_plan_needs_a_plan_and_adds_the_strategies_it_names() {
    let bare = ministry();
    let csv = "กลยุทธ์,รหัสโครงการ,โครงการ/กิจกรรม,ไตรมาส 1,ไตรมาส 3,งบประมาณ (บาท),สถานะ\n\
        9 ปลูกจิตสำนึก,9.1,อบรมจริยธรรม,✓,,\"50,000.50\",กำลังดำเนินการ\n,9.2,รณรงค์งดรับของขวัญ,,,,\n,9.3,สื่อ,,✓,ห้าพัน,พัก\n";
    let (mut sampled, place) = sampled();
    let no_plan =
        bare.try_import(read_bytes(csv.as_bytes()).expect("csv"), Target::Actions, &place, &Choices::default());
    assert_eq!(no_plan.expect_err("refused").code(), "no_plan");
    let tried = plan(&sampled, csv, Target::Actions, &place);
    assert_eq!((tried.counts(), tried.skipped(Skipped::Missing)), (counts(2, 0, 0, 1), vec![4]));
    assert_eq!(tried.problems(), [(4, "F", "not_a_number"), (4, "G", "not_in_list")]);
    assert!(
        tried.repairs().contains(&(2, "A", "strategy_added"))
            && tried.repairs().contains(&(3, "D", "whole_year_assumed"))
    );
    sampled.import(csv, Target::Actions, &place, &Choices::default());
    let scope = Scope { agency: place.agency, year: place.year, ..Scope::default() };
    let items: Vec<ActionItem> = list(&sampled, &scope);
    let of_code = |code: &str| items.iter().find(|item| item.code == code).expect(code).clone();
    let strategies: Vec<Strategy> = list(&sampled, &Scope { agency: place.agency, ..Scope::default() });
    let added = strategies.iter().find(|strategy| strategy.code == "9").expect("added");
    assert_eq!((added.title.as_str(), of_code("9.2").strategy_id), ("ปลูกจิตสำนึก", added.id));
    assert_eq!(of_code("9.1").budget.satang(), 5_000_050);
    assert_eq!((of_code("9.1").q1, of_code("9.1").q2), (true, false));
    assert!(items.iter().all(|item| item.code != "9.3"), "it is no item without a budget and just begun");
    assert_eq!(plan(&sampled, csv, Target::Actions, &place).counts(), counts(0, 0, 2, 1));
}

#[test]
fn indicators_come_with_their_levels_and_are_refused_when_these_cannot_score() {
    let (mut ministry, place) = sampled();
    let csv = "ลำดับตัวชี้วัด,ตัวชี้วัด,น้ำหนัก,วิธีคิดคะแนน,ระดับ 1,ระดับ 2,ระดับ 3,ระดับ 4,ระดับ 5,ข้อมูลพื้นฐานปีก่อน\n\
        9.9,ร้อยละตัวอย่าง,2,ยิ่งมากยิ่งดี,๕๐,60,70,80,90,71.5\n9.8,เรียงผิด,1,ยิ่งมากยิ่งดี,90,60,70,80,50,\n9.7,ไม่มีน้ำหนัก,,,,,,,,\n";
    let tried = plan(&ministry, csv, Target::Indicators, &place);
    assert_eq!(tried.counts(), counts(1, 0, 0, 2));
    assert_eq!((tried.skipped(Skipped::AgainstRule), tried.skipped(Skipped::Missing)), (vec![3], vec![4]));
    ministry.import(csv, Target::Indicators, &place, &Choices::default());
    let indicators: Vec<Indicator> =
        list(&ministry, &Scope { agency: place.agency, year: place.year, ..Scope::default() });
    let id = indicators.iter().find(|indicator| indicator.code == "9.9").expect("imported").id;
    let sheet = ministry.office.read(|r| IndicatorSheet::read(r, id)).expect("a sheet");
    assert_eq!(sheet.levels.len(), 5);
    assert_eq!(sheet.levels[0].threshold.map(|t| t.to_string()).as_deref(), Some("50"));
    assert_eq!((sheet.baselines.len(), sheet.baselines[0].year), (1, place.year.expect("a year").plus(-1)));
    assert_eq!(plan(&ministry, csv, Target::Indicators, &place).counts(), counts(0, 0, 1, 2));
    let later = csv.replace("80,90,71.5", "80,95,71.5");
    assert_eq!(plan(&ministry, &later, Target::Indicators, &place).changed(2), ["level5"]);
}

#[test]
fn results_find_their_indicator_and_round_and_keep_their_lines() {
    let (mut ministry, place) = sampled();
    let indicators: Vec<Indicator> =
        list(&ministry, &Scope { agency: place.agency, year: place.year, ..Scope::default() });
    let indicator =
        indicators.iter().find(|indicator| indicator.kind == saisaat_core::registers::IndicatorKind::Higher);
    let indicator = indicator.expect("a measured one");
    let csv = format!(
        "ลำดับตัวชี้วัด,ผลการดำเนินงาน,คำชี้แจงการปฏิบัติงาน,หลักฐานอ้างอิง\n{},ร้อยละ 86.40,\"1. ประชุม\n2. ติดตาม\",\"รายงาน | แฟ้ม 1\nภาพถ่าย\"\n99.9,1,,\n",
        indicator.code
    );
    let tried = plan(&ministry, &csv, Target::Results, &place);
    assert_eq!(tried.problems().iter().map(|p| p.2).collect::<Vec<_>>(), ["no_round", "indicator_not_found"]);
    let place = Place { round: Some(Round::Six), ..place };
    let check = ministry.import(&csv, Target::Results, &place, &Choices::default());
    assert_eq!(check.counts.inserted + check.counts.updated, 1);
    let sheet = ministry.office.read(|r| ResultSheet::read(r, indicator.id, Round::Six)).expect("reads").expect("kept");
    assert_eq!(sheet.result.result.map(|r| r.to_string()).as_deref(), Some("86.4"));
    assert_eq!(sheet.result.done, "1. ประชุม\n2. ติดตาม");
    let evidence: Vec<_> = sheet.evidence.iter().map(|e| (e.title.as_str(), e.reference.as_str())).collect();
    assert_eq!(evidence, [("รายงาน", "แฟ้ม 1"), ("ภาพถ่าย", "")]);
    assert_eq!(plan(&ministry, &csv, Target::Results, &place).counts(), counts(0, 0, 1, 1));
}

#[test]
fn attendance_is_of_people_of_the_roster_and_asks_who_when_several_could_be_meant() {
    let (mut ministry, place) = sampled();
    let sessions: Vec<TrainingSession> = list(&ministry, &Scope { agency: place.agency, ..Scope::default() });
    let people: Vec<Person> = list(&ministry, &Scope { agency: place.agency, ..Scope::default() });
    let session = sessions.first().expect("a session");
    let there: Vec<Attendance> = list(&ministry, &Scope { parent: Some(&session.id.to_string()), ..Scope::default() });
    let fresh: Vec<&Person> = people
        .iter()
        .filter(|p| there.iter().all(|a| a.person_id != p.id) && p.national_id.is_some())
        .take(2)
        .collect();
    let [first, second] = fresh.as_slice() else { panic!("two people who were not there") };
    // A namesake of the second in the same unit.
    let twin = Person { id: ministry.office.surroundings().new_id(), national_id: None, ..(*second).clone() };
    ministry.office.operate(Action::on::<Person>(Verb::Save), |tx| tx.put(&twin)).expect("saved");
    let csv = format!(
        "เลขประจำตัวประชาชน,ชื่อ-สกุล,จำนวนชั่วโมง\n{},{},\n,{},3\n,นายไม่มี ในทะเบียน,3\n",
        first.national_id.as_ref().expect("an id").digits(),
        first.full_name(),
        second.full_name()
    );
    let place = Place { parent: Some(session.id.to_string()), ..Place::default() };
    let tried = plan(&ministry, &csv, Target::Attendance, &place);
    assert_eq!(tried.counts(), counts(1, 0, 0, 2));
    let told: Vec<_> = tried.problems().iter().map(|p| (p.0, p.2)).collect();
    assert_eq!(told, [(3, "ambiguous_name"), (4, "person_not_found")]);
    assert!(tried.repairs().contains(&(2, "C", "full_hours_assumed")), "{:?}", tried.repairs());
    let choices = Choices { people: vec![PersonChoice { row: 3, person: second.id }], ..Choices::default() };
    assert_eq!(ministry.import(&csv, Target::Attendance, &place, &choices).counts, counts(2, 0, 0, 1));
    let now: Vec<Attendance> = list(&ministry, &Scope { parent: Some(&session.id.to_string()), ..Scope::default() });
    assert_eq!(now.len(), there.len() + 2);
    assert!(now.iter().any(|a| a.person_id == first.id && a.hours == session.hours && a.passed));
    let no_session = ministry.try_import(
        read_bytes(csv.as_bytes()).expect("csv"),
        Target::Attendance,
        &Place::default(),
        &Choices::default(),
    );
    assert_eq!(no_session.expect_err("refused").code(), "no_session");
}

#[test]
fn nominees_are_of_the_roster_and_their_decision_is_one_of_the_list() {
    let (mut ministry, place) = sampled();
    let schemes: Vec<saisaat_core::registers::AwardScheme> =
        list(&ministry, &Scope { agency: place.agency, ..Scope::default() });
    let scheme = schemes.first().expect("a scheme");
    let parent = scheme.id.to_string();
    let nominated: Vec<Nomination> = list(&ministry, &Scope { parent: Some(&parent), ..Scope::default() });
    let people: Vec<Person> = list(&ministry, &Scope { agency: place.agency, ..Scope::default() });
    let person = people.iter().find(|p| nominated.iter().all(|n| n.person_id != p.id)).expect("someone");
    let id = person.national_id.as_ref().map(|id| id.digits().to_owned()).unwrap_or_default();
    let csv = format!(
        "เลขประจำตัวประชาชน,ชื่อ-สกุล,เหตุผลที่เสนอ,คะแนน,ผลการพิจารณา\n{id},{},ซื่อสัตย์,๘๗.๕๐,ได้รับการคัดเลือก\n",
        person.full_name()
    );
    let place = Place { parent: Some(parent), ..Place::default() };
    let check = ministry.import(&csv, Target::Nominees, &place, &Choices::default());
    assert_eq!(check.counts, counts(1, 0, 0, 0), "{:?}", check.problems);
    assert_eq!(plan(&ministry, &csv, Target::Nominees, &place).counts(), counts(0, 0, 1, 0));
    let worse = csv.replace("๘๗.๕๐", "187");
    assert_eq!(plan(&ministry, &worse, Target::Nominees, &place).skipped(Skipped::AgainstRule), [2]);
}

#[test]
fn what_becomes_of_known_rows_is_the_officers_choice() {
    let mut ministry = ministry();
    let place = Place::default();
    let csv = "ชื่อ,นามสกุล,ตำแหน่ง\nสมชาย,ใจดี,นิติกร\n";
    ministry.import(csv, Target::Roster, &place, &Choices::default());
    let later = csv.replace("นิติกร", "นักวิชาการ");
    let with = |on_duplicate| Choices { on_duplicate, ..Choices::default() };
    assert_eq!(ministry.plan(&later, Target::Roster, &place, &with(OnDuplicate::Update)).counts(), counts(0, 1, 0, 0));
    assert_eq!(ministry.plan(&later, Target::Roster, &place, &with(OnDuplicate::Keep)).counts(), counts(0, 0, 1, 0));
    assert_eq!(ministry.import(&later, Target::Roster, &place, &with(OnDuplicate::New)).counts, counts(1, 0, 0, 0));
    assert_eq!(ministry.people().len(), 2);
}

#[test]
fn levels_and_quarters_numbered_under_one_heading_are_read_as_such() {
    let fields = |text: &str, target| {
        let inspection = inspect(&read_bytes(text.as_bytes()).expect("a table"), Some(target));
        let columns = inspection.sheets[0].columns.iter();
        columns.filter_map(|c| Some((c.field.clone()?, c.confidence))).collect::<Vec<_>>()
    };
    let page = |first: &str, second: &str, row: &str| {
        let cells = |row: &str| row.replace('|', "</td><td>");
        let row = cells(row);
        format!(
            "<html><meta charset=\"utf-8\"><table><tr>{first}</tr><tr><td>{}</td></tr><tr><td>{row}</td></tr></table>",
            cells(second)
        )
    };
    let sure = |keys: &[&str]| keys.iter().map(|key| ((*key).to_owned(), 100)).collect::<Vec<_>>();
    let levels = sure(&["code", "name", "weight", "level1", "level2", "level3", "level4", "level5"]);
    let merged = page(
        "<td rowspan=2>ตัวชี้วัดที่</td><td rowspan=2>ชื่อตัวชี้วัด</td><td rowspan=2>น้ำหนัก</td><td colspan=5>เกณฑ์การให้คะแนน</td>",
        "1|2|3|4|5",
        "1.1|ร้อยละความสำเร็จ|4|60|65|70|75|80",
    );
    assert_eq!(fields(&merged, Target::Indicators), levels);
    let apart = "ตัวชี้วัดที่,ชื่อตัวชี้วัด,น้ำหนัก,เกณฑ์การให้คะแนน,,,,\n,,,๑,๒,๓,๔,๕\n1.1,ร้อยละ,4,60,65,70,75,80\n";
    assert_eq!(fields(apart, Target::Indicators), levels);
    let quarters = page(
        "<td rowspan=2>กลยุทธ์</td><td rowspan=2>โครงการ</td><td colspan=4>ไตรมาส</td><td rowspan=2>งบประมาณ</td>",
        "1|2|3|4",
        "1|อบรม|/|||/|1000",
    );
    assert_eq!(fields(&quarters, Target::Actions), sure(&["strategy", "title", "q1", "q2", "q3", "q4", "budget"]));
}

#[test]
fn a_value_that_holds_for_the_rows_below_is_not_taken_from_a_total_and_its_fix_reaches_them() {
    let (ministry, place) = sampled();
    let csv = "กลยุทธ์,รหัสโครงการ,โครงการ\n1,P1,อบรม\n,P2,รณรงค์\nรวม,,2 โครงการ\n,P3,ประกวด\nกลยุทธ์,รหัสโครงการ,โครงการ\n,P4,สัมมนา\n";
    let strategies = |choices: &Choices| {
        let tried = ministry.plan(csv, Target::Actions, &place, choices);
        [2, 3, 5, 7].map(|row| tried.says(row, "strategy"))
    };
    assert_eq!(strategies(&Choices::default()), ["1", "1", "1", "1"]);
    let fix = CellFix { row: 2, column: "A".into(), text: "2".into() };
    assert_eq!(strategies(&Choices { cells: vec![fix], ..Choices::default() }), ["2", "2", "2", "2"]);
}

#[test]
fn a_percentage_in_a_workbook_is_read_as_it_is_shown_where_a_number_is_wanted() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let percent = rust_xlsxwriter::Format::new().set_num_format("0.00%");
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["ตัวชี้วัดที่", "ตัวชี้วัด", "ผลการดำเนินงาน", "คำชี้แจง"])
    {
        sheet.write(0, column, heading).expect("written");
    }
    sheet.write(1, 0, "1.1").and_then(|sheet| sheet.write(1, 1, "ร้อยละ")).expect("written");
    sheet
        .write_with_format(1, 2, 0.864, &percent)
        .and_then(|s| s.write_with_format(1, 3, 0.5, &percent))
        .expect("written");
    let workbook = read_bytes(&book.save_to_buffer().expect("a workbook")).expect("read");
    let inspection = inspect(&workbook, Some(Target::Results));
    let repairs = inspection.sheets[0].repairs.iter();
    let repairs: Vec<_> =
        repairs.map(|r| (r.column.as_str(), r.code.as_str(), r.before.as_str(), r.after.as_str())).collect();
    assert_eq!(repairs, [("C", "percent_read", "86.4%", "86.4")]);
    assert_eq!(inspection.sheets[0].columns[3].samples, ["50%"]);
}
