//! What leaves as xlsx comes back the same, masked or whole; templates are read by the targets they are of.

mod shared;

use chrono::DateTime;
use saisaat_core::files::Outgoing;
use saisaat_core::registers::{Agency, Indicator, Person, Scope};
use saisaat_core::values::{FiscalYear, Id, NationalId};
use saisaat_core::{Action, Office, Verb};
use saisaat_import::{
    Choices, Counts, Ids, OutProperties, Place, Target, layout, read_bytes, read_workbook, write_blank,
};
use shared::Ministry;

fn properties() -> OutProperties {
    OutProperties { title: "ทดสอบ".into(), created: DateTime::UNIX_EPOCH }
}

fn sampled() -> Ministry {
    let mut office = Office::in_memory(shared::surroundings()).expect("an office");
    saisaat_sample::fill(&mut office, "กระทรวงตัวอย่าง", &saisaat_sample::Size::default()).expect("a sample");
    let ministry = office.read(|r| r.ministry()).expect("a ministry").id;
    Ministry { office, ministry, agencies: [ministry, ministry] }
}

#[test]
fn every_export_imports_back_unchanged() {
    let ministry = sampled();
    let folder = tempfile::tempdir().expect("a folder");
    for target in Target::all() {
        for ids in [Ids::Masked, Ids::Whole] {
            let place = ministry.place_of(target);
            let file = folder.path().join(format!("{}-{ids:?}.xlsx", target.name()));
            let exported = ministry.office.read(|r| target.take(r, &place, ids)).expect("taken");
            let count = u32::try_from(exported.len()).expect("few");
            assert!(count > 0, "the sample has {}", target.name());
            exported.write(Outgoing::workbook(&file), &properties()).expect("written");
            let workbook = read_workbook(&file).expect("readable");
            let tried = ministry.try_import(workbook, target, &place, &Choices::default()).expect("understood");
            let unchanged = Counts { unchanged: count, ..Counts::default() };
            assert_eq!(tried.counts(), unchanged, "{} {ids:?}: {:?}", target.name(), &tried.check.problems.first());
            assert_eq!(tried.check.problems, [], "{} {ids:?}", target.name());
            assert_eq!(tried.repairs(), [], "{} {ids:?}", target.name());
        }
    }
}

/// An agency of the ministry with one below it, both with people, and one of each of the same name.
fn nested() -> (Ministry, Id<Agency>) {
    let mut ministry = shared::ministry();
    let [above, below] = ministry.agencies;
    let nested = ministry.office.operate(Action::on::<Agency>(Verb::Save), |tx| {
        let agency: Agency = tx.get(below)?;
        tx.put(&Agency { parent_id: Some(above), ..agency })?;
        let ids = ["1234567890121", "1102003456786", "3101500234560"];
        for (number, agency) in [above, below, below].into_iter().enumerate() {
            let unit = if number == 2 { "กองคลัง" } else { "กองกลาง" };
            let first_name = if number == 1 { "สมศรี" } else { "สมใจ" };
            tx.put(&Person {
                first_name: first_name.into(),
                surname: "ใจดี".into(),
                unit: unit.into(),
                national_id: NationalId::parse(ids[number]).ok(),
                ..Person::blank(tx.new_id(), agency)
            })?;
        }
        Ok(())
    });
    nested.expect("saves");
    (ministry, above)
}

#[test]
fn an_agency_with_another_below_it_exports_both_and_nobody_is_doubled_or_moved_by_importing_it_back() {
    let (ministry, above) = nested();
    let folder = tempfile::tempdir().expect("a folder");
    let place = Place { agency: Some(above), ..Place::default() };
    for ids in [Ids::Masked, Ids::Whole] {
        let file = folder.path().join(format!("{ids:?}.xlsx"));
        let exported = ministry.office.read(|r| Target::Roster.take(r, &place, ids)).expect("taken");
        assert_eq!(exported.len(), 3);
        exported.write(Outgoing::workbook(&file), &properties()).expect("written");
        let workbook = read_workbook(&file).expect("readable");
        let tried = ministry.try_import(workbook, Target::Roster, &place, &Choices::default()).expect("understood");
        assert_eq!(tried.counts(), Counts { unchanged: 3, ..Counts::default() }, "{ids:?}: {:?}", tried.check.problems);
    }
}

#[test]
fn an_indicator_without_a_dimension_below_one_that_has_it_comes_back_without() {
    let mut ministry = sampled();
    let place = ministry.place_of(Target::Indicators);
    let emptied = ministry.office.operate(Action::on::<Indicator>(Verb::Save), |tx| {
        let all: Vec<Indicator> = tx.list(&Scope { agency: place.agency, year: place.year, parent: None })?;
        assert!(!all[0].dimension.is_empty());
        let last = all.last().expect("indicators").clone();
        tx.put(&Indicator { dimension: String::new(), ..last })
    });
    emptied.expect("saves");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("indicators.xlsx");
    let exported = ministry.office.read(|r| Target::Indicators.take(r, &place, Ids::Masked)).expect("taken");
    let count = u32::try_from(exported.len()).expect("few");
    exported.write(Outgoing::workbook(&file), &properties()).expect("written");
    let workbook = read_workbook(&file).expect("readable");
    let tried = ministry.try_import(workbook, Target::Indicators, &place, &Choices::default()).expect("understood");
    assert_eq!(tried.counts(), Counts { unchanged: count, ..Counts::default() });
}

#[test]
fn a_plan_and_an_agreement_are_exported_for_the_agency_alone() {
    let ministry = sampled();
    let year = FiscalYear::new(2569);
    for target in [Target::Actions, Target::Indicators, Target::Results] {
        let place = Place { agency: Some(ministry.ministry), year, ..Place::default() };
        let of_ministry = ministry.office.read(|r| target.take(r, &place, Ids::Masked)).expect("taken");
        let everywhere = Place { agency: None, ..place };
        let all = ministry.office.read(|r| target.take(r, &everywhere, Ids::Masked)).expect("taken");
        assert!(of_ministry.len() < all.len(), "{target:?}: {} of {}", of_ministry.len(), all.len());
    }
}

#[test]
fn an_export_shows_no_whole_id_unless_it_was_asked_for() {
    let ministry = sampled();
    let folder = tempfile::tempdir().expect("a folder");
    let digits = |ids| {
        let file = folder.path().join(format!("{ids:?}.xlsx"));
        let exported = ministry.office.read(|r| Target::Roster.take(r, &Place::default(), ids)).expect("taken");
        exported.write(Outgoing::workbook(&file), &properties()).expect("written");
        let book = read_workbook(&file).expect("readable");
        let texts: Vec<String> =
            book.sheets[0].rows().flat_map(|row| row.cells().map(|(_, v)| v.written().into_owned())).collect();
        texts.iter().any(|text| text.len() == 13 && text.bytes().all(|b| b.is_ascii_digit()))
    };
    assert!(!digits(Ids::Masked));
    assert!(digits(Ids::Whole));
}

#[test]
fn rows_with_problems_say_which_of_them_are_imported_and_can_be_mended_and_imported_again() {
    let ministry = shared::ministry();
    let csv = "เลขประจำตัวประชาชน,ชื่อ,นามสกุล,ตำแหน่ง\n\
               1234567890121,สมใจ,ใจดี,นิติกร\n\
               1234567890123,สมศรี,มีสุข,นิติกร\n\
               1234567890123,สมชาย,,นิติกร\n";
    let tried = ministry.plan(csv, Target::Roster, &Place::default(), &Choices::default());
    assert_eq!((tried.counts().inserted, tried.counts().skipped), (2, 1));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("problems.xlsx");
    let written = tried.check.write_problem_rows(
        &tried.workbook,
        Target::Roster,
        &Choices::default(),
        Outgoing::workbook(&file),
        &properties(),
    );
    written.expect("written").expect("understood");
    let book = read_workbook(&file).expect("readable");
    let rows: Vec<Vec<String>> =
        book.sheets[0].rows().map(|row| row.cells().map(|(_, value)| value.written().into_owned()).collect()).collect();
    assert_eq!(rows.len(), 3, "the header and two rows; that of สมใจ is right");
    assert_eq!(rows[1][..3], ["3", "1234567890123", "สมศรี"], "the id as it was written, to be mended");
    assert!(rows[1].last().expect("why").starts_with("นำเข้าแถวนี้ เว้นค่าที่ผิด"), "{:?}", rows[1]);
    assert!(rows[2].last().expect("why").starts_with("ไม่นำเข้าแถวนี้: "), "{:?}", rows[2]);

    let mended = ministry.try_import(book, Target::Roster, &Place::default(), &Choices::default()).expect("a roster");
    assert_eq!((mended.counts().inserted, mended.counts().skipped), (1, 1), "the columns added disturb nothing");
}

#[test]
fn every_list_can_be_exported() {
    let ministry = sampled();
    let folder = tempfile::tempdir().expect("a folder");
    for list in Target::all() {
        let file = folder.path().join(format!("{}.xlsx", list.name()));
        let exported = ministry.office.read(|r| list.take(r, &Place::default(), Ids::Masked)).expect("taken");
        let count = exported.len();
        assert!(count > 0, "{} has nothing", list.name());
        exported.write(Outgoing::workbook(&file), &properties()).expect("written");
        let book = read_workbook(&file).expect("readable");
        assert_eq!(book.sheets[0].rows().len(), count + 1, "{}: the header and a row for each", list.name());
        assert_eq!(Target::of_name(list.name()), Some(list));
    }
}

#[test]
fn a_template_is_understood_column_for_column_by_its_target() {
    let folder = tempfile::tempdir().expect("a folder");
    for target in Target::all() {
        let file = folder.path().join(format!("{}.xlsx", target.name()));
        write_blank(target, Outgoing::workbook(&file), &properties()).expect("written");
        let book = read_workbook(&file).expect("readable");
        let refused = layout(&book, target, &Choices::default()).expect("a sheet").refused.expect("no rows yet");
        assert_eq!(refused.code, "no_people", "{}", target.name());
        // A row below the header, of something everywhere.
        let header = book.sheets[0].row(1).expect("a header");
        let headings: Vec<String> = header.cells().map(|(_, v)| v.written().replace(['"', ','], " ")).collect();
        let csv = format!("{}\n{}\n", headings.join(","), vec!["ก"; headings.len()].join(","));
        let understood =
            layout(&read_bytes(csv.as_bytes()).expect("a csv"), target, &Choices::default()).expect("a table");
        let unknown: Vec<_> = understood.columns.iter().filter(|column| column.field.is_none()).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", target.name());
        assert_eq!(understood.columns.len(), headings.len());
    }
}
