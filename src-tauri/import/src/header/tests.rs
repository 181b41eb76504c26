//! Headers as they stand in real files, over a small declaration.

use super::*;
use crate::sheet::{Area, SheetBuilder, Value};

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

#[test]
fn one_slip_of_a_long_heading_is_forgiven_and_lowers_the_confidence() {
    let header =
        find(&sheet(&[(1, 1, "ชื่อ"), (1, 2, "ประเภทบุคลการ"), (1, 3, "วัดเดือนปีเกิด")], &[]), &declared()).expect("found");
    assert_eq!(header.columns[2].confidence, 90);
    assert_eq!(header.columns[2].field, Some(Field::Birth));
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
