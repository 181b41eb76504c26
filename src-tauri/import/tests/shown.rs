//! What is shown of an import: every row truthfully, however many there are, and no national id, wherever one stands.

mod shared;

use std::fmt::Write as _;

use saisaat_core::files::Outgoing;
use saisaat_import::{Choices, Filter, OutProperties, Place, Skipped, Target, read_workbook};
use shared::ministry;

#[test]
fn an_id_in_a_shifted_column_is_shown_nowhere() {
    let ministry = ministry();
    let ids = ["1234567890121", "1-2345-67890-12-1", "๑๒๓๔๕๖๗๘๙๐๑๒๑", "1 2345 67890 12 1", " 1234567890121"];
    let mut csv = "ชื่อ,นามสกุล,ตำแหน่ง,วันเกิด,อีเมล,ระดับ,ปฏิบัติงานอยู่,โทรศัพท์\n".to_owned();
    for id in ids {
        for at in 0..8 {
            let cells = ["สมชาย", "ใจดี", "", "", "", "", "", ""];
            let row: Vec<&str> = cells.iter().enumerate().map(|(n, cell)| if n == at { id } else { cell }).collect();
            writeln!(csv, "{}", row.join(",")).expect("written");
        }
    }
    let accept = Choices { accept_incomplete: true, ..Choices::default() };
    let tried = ministry.plan(&csv, Target::Roster, &Place::default(), &accept);
    let view = tried.view();
    let shown = serde_json::to_string(&(&view, tried.check.clone().summary(), &tried.check.columns)).expect("json");
    for (at, c) in shown.char_indices().filter(|(_, c)| c.is_numeric()) {
        let run = shown[at..].chars().take_while(|c| c.is_numeric() || matches!(c, '-' | ' '));
        assert!(run.filter(|c| c.is_numeric()).count() < 13, "{c}: {}", &shown[at..]);
    }
    let masked = view.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.is_masked);
    assert!(masked.clone().count() >= ids.len() * 6 && masked.clone().all(|cell| cell.raw.is_empty()));
}

#[test]
fn beyond_what_is_listed_every_row_is_marked_and_says_why() {
    let ministry = ministry();
    let mut csv = "ชื่อ,นามสกุล,อีเมล,วันเกิด\n".to_owned();
    for n in 0..50_010 {
        writeln!(csv, "คน{n},ใจดี,ไม่มีเมล,").expect("written");
    }
    csv.push_str("คน1,ใจดี,ไม่มีเมล,\nคนใหม่,ใจดี,,1/1/2599\nคนดี,ใจดี,ok@example.go.th,\n");
    let choices = Choices::default();
    let tried = ministry.plan(&csv, Target::Roster, &Place::default(), &choices);
    assert_eq!((tried.check.with_problems, tried.check.problems.len()), (50_012, 50_000));
    assert_eq!(tried.skipped(Skipped::DuplicateInFile), [50_012]);
    let page =
        |filter, page| tried.check.view(&tried.workbook, Target::Roster, &choices, filter, page).expect("a view");
    let rows = page(Filter::All, 49_998..u32::MAX).rows;
    let problem = |row: usize, column: usize| rows[row].cells[column].problem.as_str();
    assert!((0..12).all(|row| problem(row, 4).contains("ไม่ใช่ที่อยู่อีเมล")), "listed or not");
    assert!(rows[12].cells.iter().any(|cell| cell.problem == "ซ้ำกับแถวก่อนหน้า") && problem(12, 4).contains("อีเมล"));
    assert_eq!(rows[12].why, "ซ้ำกับแถวก่อนหน้า");
    assert!(problem(13, 3).contains("ขัดกับค่าอื่น"), "{:?}", rows[13]);
    assert!(rows[14].cells.iter().all(|cell| cell.problem.is_empty()));
    assert_eq!(page(Filter::Problems, 0..1).total, 50_012);

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("problems.xlsx");
    let properties = OutProperties { title: "ปัญหา".into(), created: shared::moment() };
    let written = tried.check.write_problem_rows(
        &tried.workbook,
        Target::Roster,
        &choices,
        Outgoing::workbook(&file),
        &properties,
    );
    written.expect("written").expect("a table");
    let book = read_workbook(&file).expect("readable");
    let mut rows = book.sheets[0].rows().skip(1);
    let why = |row: saisaat_import::Row<'_>| row.cells().last().map(|(_, value)| value.written().into_owned());
    assert!(rows.all(|row| why(row).is_some_and(|why| why.contains("คอลัมน์"))), "every row says why");
}
