//! Headers as they stand in real files, over a small declaration.

use super::*;
use crate::read::sheet::{Area, SheetBuilder, Value};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Field {
    Name,
    Surname,
    Id,
    Birth,
    Appointed,
    Kind,
}

fn declared() -> [Declared<Field>; 6] {
    [
        Declared { field: Field::Name, words: vec!["ชื่อ-สกุล", "ชื่อ"], weight: 5 },
        Declared { field: Field::Surname, words: vec!["นามสกุล", "ชื่อสกุล"], weight: 4 },
        Declared {
            field: Field::Id, words: vec!["เลขประจำตัวประชาชน", "รหัสบัตรประชาชน"], weight: 5
        },
        Declared { field: Field::Birth, words: vec!["วันเดือนปีเกิด"], weight: 2 },
        Declared {
            field: Field::Appointed, words: vec!["วันเดือนปีที่บรรจุ", "วันเดือนปีบรรจุ"], weight: 2
        },
        Declared { field: Field::Kind, words: vec!["ประเภทบุคลากร"], weight: 1 },
    ]
}

fn sheet(cells: &[(u32, u32, &str)], merged: &[(u32, u32, u32, u32)]) -> Sheet {
    let mut sheet = SheetBuilder::new("s");
    for (row, column, text) in cells {
        sheet.put(*row, *column, Value::Text(text)).expect("inside the grid");
    }
    for (top, left, bottom, right) in merged {
        sheet.merge(Area { top: *top, left: *left, bottom: *bottom, right: *right });
    }
    sheet.finish()
}

fn columns(header: &Header<Field>) -> Vec<(u32, Field)> {
    header.columns.iter().filter_map(|c| Some((c.number, c.field?))).collect()
}

#[test]
fn spaces_dashes_hints_asterisks_and_line_breaks_do_not_matter() {
    for heading in [
        "เลขประจำตัวประชาชน",
        " เลขประจำตัว\nประชาชน ",
        "* เลขประจำตัวประชาชน",
        "เลขประจำตัวประชาชน (13 หลัก)",
        "รหัสบัตรประชาชน (๑๓หลัก)*",
    ] {
        let header = find(&sheet(&[(1, 2, heading)], &[]), &declared()).expect(heading);
        assert_eq!(columns(&header), [(2, Field::Id)], "{heading}");
    }
}

#[test]
fn a_dash_tells_the_whole_name_from_the_surname() {
    let header = find(&sheet(&[(1, 1, "ชื่อ"), (1, 2, "ชื่อสกุล")], &[]), &declared()).expect("found");
    assert_eq!(columns(&header), [(1, Field::Name), (2, Field::Surname)]);
    for heading in ["ชื่อ-สกุล", "ชื่อ – สกุล", "ชื่อ สกุล", "ชื่อ/สกุล"]
    {
        let header = find(&sheet(&[(1, 1, heading)], &[]), &declared()).expect(heading);
        assert_eq!(columns(&header), [(1, Field::Name)], "{heading}");
    }
}

#[test]
fn titles_above_and_people_below_are_not_the_header() {
    let cells = [
        (1, 1, "บัญชีรายชื่อ"),
        (2, 1, "ปีงบประมาณ ๒๕๖๙"),
        (4, 1, "ชื่อ-สกุล"),
        (4, 2, "เลขประจำตัวประชาชน"),
        (5, 1, "นายชื่อ ดี"),
        (5, 2, "1"),
    ];
    assert_eq!(find(&sheet(&cells, &[]), &declared()).expect("found").rows, (4, 4));
}

#[test]
fn two_levels_are_joined_whether_merged_or_only_left_empty() {
    let cells = [(4, 1, "ชื่อ-สกุล"), (4, 2, "วันเดือนปี"), (5, 2, "เกิด"), (5, 3, "บรรจุ"), (6, 1, "นายสมชาย ใจดี")];
    for merged in [vec![], vec![(4, 1, 5, 1), (4, 2, 4, 3)]] {
        let header = find(&sheet(&cells, &merged), &declared()).expect("found");
        assert_eq!(header.rows, (4, 5), "{merged:?}");
        assert_eq!(columns(&header), [(1, Field::Name), (2, Field::Birth), (3, Field::Appointed)], "{merged:?}");
    }
}

/// A table of indicators with its levels numbered under one heading, merged or not.
fn levels(more: &[(u32, u32, &'static str)], merged: bool) -> Header<u32> {
    let declared: Vec<Declared<u32>> = (1..=5)
        .zip(["ระดับ 1", "ระดับ 2", "ระดับ 3", "ระดับ 4", "ระดับ 5"])
        .map(|(field, word)| Declared { field, words: vec![word], weight: 2 })
        .chain([Declared { field: 0, words: vec!["ตัวชี้วัด"], weight: 4 }])
        .collect();
    let mut cells = vec![(2, 1, "ตัวชี้วัด"), (2, 2, "ระดับ"), (2, 7, "หมายเหตุ")];
    cells.extend((2..).zip(["1", "๒", "3", "4", "5"]).map(|(column, number)| (3, column, number)));
    cells.extend(more);
    let areas = [(2, 1, 3, 1), (2, 2, 2, 6), (2, 7, 3, 7)];
    find(&sheet(&cells, if merged { &areas } else { &[] }), &declared).expect("found")
}

#[test]
fn numbers_under_one_heading_are_headings_and_a_row_that_numbers_all_columns_is_none() {
    for merged in [true, false] {
        let header = levels(&[], merged);
        let fields: Vec<_> = header.columns.iter().map(|c| (c.number, c.field, c.confidence)).collect();
        let wanted: Vec<_> = (2..=6).map(|column| (column, Some(column - 1), 100)).collect();
        assert_eq!(fields[1..6], wanted, "{merged}");
        assert_eq!(header.rows, (2, 3), "{merged}");
    }
    let numbered =
        levels(&[(4, 1, "1"), (4, 2, "2"), (4, 3, "3"), (4, 4, "4"), (4, 5, "5"), (4, 6, "6"), (4, 7, "7")], true);
    assert_eq!(numbered.rows, (2, 3), "the row below numbers the columns");
    let header =
        find(&sheet(&[(1, 1, "ชื่อ-สกุล"), (2, 1, "1"), (2, 2, "2"), (2, 3, "3")], &[]), &declared()).expect("found");
    assert_eq!((header.rows, header.columns.len()), ((1, 1), 1));
}

#[test]
fn a_merged_title_does_not_keep_two_rows_below_it_from_being_joined() {
    let cells = [
        (1, 1, "บัญชีรายชื่อ"),
        (4, 1, "ชื่อ-สกุล"),
        (4, 2, "วันเดือนปี"),
        (5, 2, "เกิด"),
        (5, 3, "บรรจุ"),
        (6, 1, "นายสมชาย ใจดี"),
    ];
    let header = find(&sheet(&cells, &[(1, 1, 1, 3)]), &declared()).expect("found");
    assert_eq!(columns(&header), [(1, Field::Name), (2, Field::Birth), (3, Field::Appointed)]);
}

#[test]
fn a_sheet_full_of_merged_areas_and_as_wide_as_the_grid_is_looked_at_in_no_time() {
    let mut wide = SheetBuilder::new("s");
    for row in 1..=62 {
        for column in 1..=16_384 {
            let text = format!("{row} ก{column}");
            wide.put(row, column, Value::Text(if column % 2 == 0 { &text } else { "ชื่อ" })).expect("inside the grid");
        }
    }
    for number in 0..200_000 {
        let (row, column) = (1 + number / 8_192 * 2, 1 + number % 8_192 * 2);
        wide.merge(Area { top: row, left: column, bottom: row + 1, right: column + 1 });
    }
    let wide = wide.finish();
    let book = crate::Workbook { sheets: vec![wide], notes: vec![] };
    let begun = std::time::Instant::now();
    let inspection = crate::inspect(&book, None);
    assert!(inspection.sheets[0].columns.len() > 100);
    // Unoptimised; a tenth of it in a release.
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[test]
fn one_slip_of_a_long_heading_is_forgiven_and_lowers_the_confidence() {
    let header =
        find(&sheet(&[(1, 1, "ชื่อ"), (1, 2, "ประเภทบุคลการ"), (1, 3, "วัดเดือนปีเกิด")], &[]), &declared()).expect("found");
    assert_eq!(header.columns[2].confidence, 90);
    assert_eq!(header.columns[2].field, Some(Field::Birth));
}

#[test]
fn an_abbreviated_heading_is_the_only_word_that_it_begins() {
    let field = |heading: &str| {
        let header = find(&sheet(&[(1, 1, "ชื่อ"), (1, 2, heading)], &[]), &declared()).expect("found");
        header.columns[1].field.map(|field| (field, header.columns[1].confidence))
    };
    assert_eq!(field("ประเภทบุคลากรฯ"), Some((Field::Kind, 100)));
    assert_eq!(field("เลขประจำตัวฯ"), Some((Field::Id, 90)));
    assert_eq!(field("วันเดือนปีฯ"), None, "birth or appointment");
}

#[test]
fn a_slip_is_no_digit_and_does_not_lie_between_two_fields() {
    let declared = [
        Declared {
            field: 1, words: vec!["ข้อมูลพื้นฐาน 3 ปีก่อน", "ผลการดำเนินงานรอบก"], weight: 1
        },
        Declared { field: 2, words: vec!["ผลการดำเนินงานรอบข"], weight: 1 },
    ];
    for heading in ["ข้อมูลพื้นฐาน 5 ปีก่อน", "ข้อมูลพื้นฐาน 13 ปีก่อน", "ผลการดำเนินงานรอบค"]
    {
        assert!(find(&sheet(&[(1, 1, heading)], &[]), &declared).is_none(), "{heading}");
    }
    assert!(find(&sheet(&[(1, 1, "ข้อมูลพื้นฐาน 3 ปีก่อ")], &[]), &declared).is_some());
}

#[test]
fn of_two_columns_for_one_field_the_better_word_wins_and_the_other_stays_unmapped() {
    let header = find(&sheet(&[(1, 1, "ชื่อ"), (1, 2, "ชื่อ"), (1, 3, "ชื่อ-สกุล")], &[]), &declared()).expect("found");
    assert_eq!(columns(&header), [(3, Field::Name)]);
}

#[test]
fn names_in_english_are_not_the_name() {
    let header = find(&sheet(&[(1, 1, "ชื่อ-สกุล(EN)"), (1, 2, "ชื่อ")], &[]), &declared()).expect("found");
    assert_eq!(columns(&header), [(2, Field::Name)]);
}

#[test]
fn a_sheet_without_known_words_has_no_header() {
    assert!(find(&sheet(&[(1, 1, "จังหวัด"), (2, 1, "กระบี่")], &[]), &declared()).is_none());
}
