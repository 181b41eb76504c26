//! Registers that are imported by their declaration alone: how a row finds its record, what it refers to, and what is refused where.

mod shared;

use chrono::DateTime;
use saisaat_core::files::Outgoing;
use saisaat_core::registers::{
    ComplaintStep, Gift, GiftLimits, GiftReason, GiftVerdict, ProgressEntry, Register, Scope, StrategicPlan,
};
use saisaat_core::values::{FiscalYear, Money};
use saisaat_core::{Action, Office, Verb};
use saisaat_import::{
    Choices, Counts, Ids, OnDuplicate, OutProperties, Place, Skipped, Target, guess_target, read_bytes, read_workbook,
};
use shared::{Ministry, ministry};

fn target(name: &str) -> Target {
    Target::of_name(name).expect("a register")
}

fn counts(inserted: u32, updated: u32, unchanged: u32, skipped: u32) -> Counts {
    Counts { inserted, updated, unchanged, skipped }
}

fn gifts(ministry: &Ministry) -> Vec<Gift> {
    ministry.office.read(|reader| reader.list(&Scope::default())).expect("gifts")
}

/// What a row must say of a gift, for nobody may choose it: who gives as what, on what occasion, whether in cash or asked for.
const FACTS: &str = "ประเภทผู้ให้,ลักษณะโอกาส,เป็นเงินสด,ใช้ตำแหน่งเรียกหรือขอรับ,ความเกี่ยวข้อง";
const SAID: &str = "องค์กรหรือนิติบุคคล,เทศกาลหรือโอกาสพิเศษ,ไม่ใช่,ไม่ใช่,บุคคลภายนอกที่ไม่มีธุรกิจกับหน่วยงาน";

/// A table of gifts: headings, then rows, each with the same facts behind.
fn gifts_of(headings: &str, rows: &[&str]) -> String {
    let rows: Vec<String> = rows.iter().map(|row| format!("{row},{SAID}\n")).collect();
    format!("{headings},{FACTS}\n{}", rows.concat())
}

/// Two gifts, from outside.
fn two_gifts() -> String {
    gifts_of(
        "วันที่รับ,ผู้ให้,ผู้รับ,รายการ,มูลค่า,ส่วนราชการ",
        &[
            "1/12/2568,บริษัทหนึ่ง จำกัด,ผู้อำนวยการ,กระเช้าผลไม้,\"2,000.00\",กรมหนึ่ง",
            "1/12/2568,บริษัทหนึ่ง จำกัด,ผู้อำนวยการ,ผ้าไหม,\"1,500.00\",A",
        ],
    )
}

#[test]
fn gifts_are_judged_as_they_come_in_known_when_they_come_again_and_taken_back_together() {
    let mut ministry = ministry();
    let (gift, place) = (target("gifts"), Place::default());
    let csv = two_gifts();
    assert_eq!(guess_target(&read_bytes(csv.as_bytes()).expect("a csv")), Some(gift));
    let dry = ministry.plan(&csv, gift, &place, &Choices::default());
    let done = ministry.import(&csv, gift, &place, &Choices::default());
    assert_eq!((dry.counts(), done.counts), (counts(2, 0, 0, 0), counts(2, 0, 0, 0)), "{:?}", dry.problems());
    let mut there = gifts(&ministry);
    there.sort_by_key(|gift| gift.value);
    assert!(there.iter().all(|gift| gift.agency_id == ministry.agencies[0]), "by its name and by its code");
    let reasons: Vec<GiftReason> = there.iter().map(|gift| gift.reason).collect();
    assert_eq!(reasons, [GiftReason::OverPerOccasion, GiftReason::WithinLimits], "with what came before");
    assert_eq!(there[0].verdict, GiftVerdict::OverTheLimit);
    assert_eq!(ministry.import(&csv, gift, &place, &Choices::default()).counts, counts(0, 0, 2, 0));
    let anew = Choices { on_duplicate: OnDuplicate::New, ..Choices::default() };
    assert_eq!(ministry.plan(&csv, gift, &place, &anew).counts(), counts(2, 0, 0, 0));
    ministry.office.undo().expect("undoes what was read again");
    ministry.office.undo().expect("undoes");
    assert!(gifts(&ministry).is_empty());
}

#[test]
fn two_rows_that_say_the_same_are_two_records_and_each_is_found_once() {
    let mut ministry = ministry();
    let row = "1/12/2568,ก,ข,ปฏิทิน,100";
    let csv = gifts_of("วันที่รับ,ผู้ให้,ผู้รับ,รายการ,มูลค่า", &[row, row]);
    let (gift, place) = (target("gifts"), ministry.of_agency(1));
    assert_eq!(ministry.import(&csv, gift, &place, &Choices::default()).counts, counts(2, 0, 0, 0));
    assert_eq!(ministry.import(&csv, gift, &place, &Choices::default()).counts, counts(0, 0, 2, 0));
    let third = format!("{csv}{row},{SAID}\n");
    assert_eq!(ministry.plan(&third, gift, &place, &Choices::default()).counts(), counts(1, 0, 2, 0));
}

#[test]
fn what_is_refused_is_told_at_its_cell() {
    let ministry = ministry();
    let csv = gifts_of(
        "รายการ,ผู้ให้,ผู้รับ,วันที่รับ,มูลค่า,ส่วนราชการ,การดำเนินการ",
        &[
            "ปฏิทิน,ก,ข,1/12/2568,,กรมหนึ่ง,",
            "ปฏิทิน,ก,ข,1/12/2568,100,กรมสาม,",
            "ปฏิทิน,ก,,1/12/2568,100,กรมหนึ่ง,",
            "ปฏิทิน,ก,ข,1/12/2568,100,กรมหนึ่ง,ส่งมอบ",
        ],
    );
    let tried = ministry.plan(&csv, target("gifts"), &Place::default(), &Choices::default());
    assert_eq!(
        tried.problems(),
        [(2, "E", "required"), (3, "F", "reference_not_found"), (4, "C", "against_rule"), (5, "", "against_rule")]
    );
    assert_eq!((tried.skipped(Skipped::NotThere), tried.skipped(Skipped::AgainstRule)), (vec![3], vec![4, 5]));
}

#[test]
fn a_gift_whose_giver_occasion_or_cash_is_unsaid_is_no_gift_within_the_limits() {
    let ministry = ministry();
    let row = format!("ปฏิทิน,ก,ข,1/12/2568,100,กรมหนึ่ง,{SAID}");
    let plan = |row: &str| {
        let csv = format!("รายการ,ผู้ให้,ผู้รับ,วันที่รับ,มูลค่า,ส่วนราชการ,{FACTS}\n{row}\n");
        let tried = ministry.plan(&csv, target("gifts"), &Place::default(), &Choices::default());
        let told: Vec<(String, String)> =
            tried.problems().iter().map(|(_, column, code)| ((*column).into(), (*code).into())).collect();
        (tried.counts().inserted, tried.skipped(Skipped::Missing).len(), told)
    };
    assert_eq!(plan(&row), (1, 0, vec![]));
    for (at, column) in (6..).zip(["G", "H", "I", "J", "K"]) {
        let with = |text: &str| {
            let mut cells: Vec<&str> = row.split(',').collect();
            cells[at] = text;
            plan(&cells.join(","))
        };
        assert_eq!(with(""), (0, 1, vec![(column.to_owned(), "required".to_owned())]), "{column}");
        let (inserted, skipped, told) = with("ไม่แน่ใจ");
        assert_eq!((inserted, skipped, told.len()), (0, 1, 1), "{column}: {told:?}");
    }
    let csv = "รายการ,ผู้ให้,ผู้รับ,วันที่รับ,มูลค่า\nปฏิทิน,ก,ข,1/12/2568,100\n";
    let tried = ministry.plan(csv, target("gifts"), &ministry.of_agency(0), &Choices::default());
    assert_eq!(tried.skipped(Skipped::Missing), [2], "a sheet without these columns says nothing of them either");
}

#[test]
fn a_day_that_lies_in_another_era_is_told_and_its_row_is_no_record() {
    let ministry = ministry();
    let gifts = gifts_of("รายการ,ผู้ให้,ผู้รับ,วันที่รับ,มูลค่า,ส่วนราชการ", &["ปฏิทิน,ก,ข,1/12/1968,100,กรมหนึ่ง"]);
    let tried = ministry.plan(&gifts, target("gifts"), &Place::default(), &Choices::default());
    assert_eq!((tried.problems(), tried.skipped(Skipped::Missing)), (vec![(2, "D", "day_too_far")], vec![2]));
}

#[test]
fn a_row_finds_its_record_by_what_no_two_have_alike_and_changes_it() {
    let mut ministry = ministry();
    let import = |ministry: &mut Ministry, csv: &str| {
        ministry.import(csv, target("gift_limits"), &Place::default(), &Choices::default()).counts
    };
    let csv = "ส่วนราชการ,ต่อคนต่อโอกาส\nกรมหนึ่ง,1000\nB,0\n";
    assert_eq!(import(&mut ministry, csv), counts(2, 0, 0, 0));
    assert_eq!(import(&mut ministry, "ส่วนราชการ,ต่อคนต่อโอกาส\nA,500\nB,0\n"), counts(0, 1, 1, 0));
    let of_agency = |ministry: &Ministry| {
        let scope = Scope { agency: Some(ministry.agencies[0]), ..Scope::default() };
        ministry.office.read(|reader| reader.list::<GiftLimits>(&scope)).expect("limits").remove(0)
    };
    assert_eq!(of_agency(&ministry).per_occasion, Money::from_baht(500));
    let twice = "ส่วนราชการ,ต่อคนต่อโอกาส\nM,1\nM,2\n";
    assert_eq!(import(&mut ministry, twice), counts(1, 0, 0, 1), "there is one for each agency");
}

#[test]
fn a_complaint_is_found_by_its_code_and_a_code_that_nobody_gave_is_refused() {
    let mut ministry = ministry();
    let (complaints, place) = (target("complaints"), ministry.of_agency(0));
    let new = "สาระสำคัญ,วันที่รับเรื่อง,ช่องทาง,ประเภท,คุ้มครองผู้แจ้งเบาะแส\nจัดซื้อไม่โปร่งใส,1/12/2568,หนังสือ,ทุจริต,ใช่\n";
    assert_eq!(ministry.import(new, complaints, &place, &Choices::default()).counts, counts(1, 0, 0, 0));
    assert_eq!(ministry.import(new, complaints, &place, &Choices::default()).counts, counts(0, 0, 1, 0));
    let told: Vec<saisaat_core::registers::Complaint> =
        ministry.office.read(|reader| reader.list(&Scope::default())).expect("complaints");
    let code = told[0].case_code.clone().expect("it has one");
    let owned = |code: &str| format!("รหัสเรื่อง,สาระสำคัญ,วันที่รับเรื่อง,ผู้รับผิดชอบ\n{code},จัดซื้อไม่โปร่งใส,1/12/2568,กองกลาง\n");
    let done = ministry.import(&owned(code.as_str()), complaints, &place, &Choices::default());
    assert_eq!(done.counts, counts(0, 1, 0, 0));
    let tried = ministry.plan(&owned("0000000000"), complaints, &place, &Choices::default());
    assert_eq!(tried.problems(), [(2, "A", "record_not_found")]);
}

#[test]
fn what_the_place_says_need_not_stand_in_the_rows() {
    let mut ministry = ministry();
    let place = Place { year: FiscalYear::new(2569), ..ministry.of_agency(1) };
    let done = ministry.import("ชื่อรางวัล\nคนดีศรีกรม\n", target("awards"), &place, &Choices::default());
    assert_eq!(done.counts, counts(1, 0, 0, 0));
    let nowhere = ministry.plan("ชื่อรางวัล\nอีกรางวัล\n", target("awards"), &Place::default(), &Choices::default());
    assert_eq!(nowhere.skipped(Skipped::Missing), [2], "without its year");
    let plan = "ชื่อแผน,ปีเริ่ม (พ.ศ.),ปีสิ้นสุด (พ.ศ.)\nแผนหนึ่ง,2568,2570\n";
    ministry.import(plan, target("plans"), &place, &Choices::default());
    let strategies = "แผน,ลำดับที่,กลยุทธ์\nแผนหนึ่ง,1,ปลูกจิตสำนึก\n";
    let done = ministry.import(strategies, target("strategies"), &place, &Choices::default());
    assert_eq!(done.counts, counts(1, 0, 0, 0));
    let plans: Vec<StrategicPlan> = ministry.office.read(|reader| reader.list(&Scope::default())).expect("plans");
    assert_eq!(plans[0].agency_id, ministry.agencies[1]);
}

fn rows_of(office: &Office, target: Target, folder: &std::path::Path) -> Vec<Vec<String>> {
    let file = folder.join(format!("{}.xlsx", target.name()));
    let exported = office.read(|reader| target.take(reader, &Place::default(), Ids::Masked)).expect("taken");
    let properties = OutProperties { title: "ทดสอบ".into(), created: DateTime::UNIX_EPOCH };
    let to = Outgoing { existing: saisaat_core::files::Existing::Replace, ..Outgoing::workbook(&file) };
    exported.write(to, &properties).expect("written");
    let book = read_workbook(&file).expect("readable");
    let mut rows: Vec<Vec<String>> =
        book.sheets[0].rows().map(|row| row.cells().map(|(_, value)| value.written().into_owned()).collect()).collect();
    rows.sort();
    rows
}

type Emptied = fn(&mut Office);

fn without<T: Register>(office: &mut Office) {
    let all: Vec<T> = office.read(|reader| reader.list(&Scope::default())).expect("reads");
    assert!(!all.is_empty(), "the sample has {}", T::TABLE);
    let emptied = office.operate(Action::on::<T>(Verb::Remove), |tx| {
        all.iter().try_for_each(|record| tx.remove(saisaat_core::values::Id::<T>::parse(&record.key()).expect("a key")))
    });
    emptied.expect("removes");
}

#[test]
fn what_was_exported_and_removed_is_brought_back_by_its_file() {
    let mut office = Office::in_memory(shared::surroundings()).expect("an office");
    saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &saisaat_sample::Size::default()).expect("a sample");
    let root = office.read(|reader| reader.ministry()).expect("a ministry").id;
    let mut ministry = Ministry { office, ministry: root, agencies: [root, root] };
    let folder = tempfile::tempdir().expect("a folder");
    let emptied: [(&str, Emptied); 3] = [
        ("gifts", without::<Gift>),
        ("complaint_steps", without::<ComplaintStep>),
        ("progress", without::<ProgressEntry>),
    ];
    for (name, empty) in emptied {
        let target = target(name);
        let before = rows_of(&ministry.office, target, folder.path());
        empty(&mut ministry.office);
        let book = read_workbook(folder.path().join(format!("{name}.xlsx"))).expect("readable");
        let check = ministry.try_write(&book, target, &Place::default(), &Choices::default()).expect("understood");
        let ambiguous = check.problems.iter().filter(|problem| problem.code == "ambiguous_reference").count();
        assert_eq!(check.problems.len(), ambiguous, "{name}: {:?}", check.problems.first());
        let after = rows_of(&ministry.office, target, folder.path());
        assert_eq!(after.len() + ambiguous, before.len(), "{name}");
        assert!(after.iter().all(|row| before.contains(row)), "{name}");
    }
}
