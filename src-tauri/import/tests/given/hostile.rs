//! The given hostile files come to what their notes ask for.

use super::given;
use super::shared::hostile::Wanted::{self, Cell, Read, Refused};
use super::shared::hostile::{DAMAGED, UNSUPPORTED, failing, thai_dates};

#[rustfmt::skip]
const FILES: &[(&str, Wanted)] = &[
    ("absolute_target.xlsx", Cell(1, 1, "x")),
    ("attr_many.xlsx", Cell(1, 1, "1")),
    ("b1904.xlsx", Cell(1, 1, "2026-05-01")),
    ("be_dates.xlsx", Cell(1, 2, "2026-05-01")),
    ("biff2_cp874.xls", UNSUPPORTED),
    ("biff3_cp874.xls", UNSUPPORTED),
    ("biff4_cp874.xls", UNSUPPORTED),
    ("biff5_cp874.xls", Read),
    ("biff5_cp874_patched.xls", Cell(1, 1, "ชื่อ")),
    ("biff8_sjs.xls", Read),
    ("biff8_sparse.xls", Refused(&["too_large"])),
    ("biff8_thai.xls", Cell(2, 3, "ข้อมูล 1,2")),
    ("billion_laughs.xlsx", Refused(&["damaged"])),
    ("control_chars.xlsx", Read),
    ("csv_named.xls", Cell(2, 1, "สมชาย")),
    ("deep_nesting.xlsx", Refused(&["empty_file"])),
    ("dim_huge_one_cell.xlsx", Cell(1, 1, "x")),
    ("dim_lying_small.xlsx", Cell(1, 26, "z")),
    ("dup_cells.xlsx", Cell(1, 1, "2")),
    ("dup_headers.xlsx", Cell(2, 2, "b")),
    ("empty.csv", Refused(&["empty_file"])),
    ("empty.xls", Refused(&["empty_file"])),
    ("empty.xlsx", Refused(&["empty_file"])),
    ("external_link_formula.xlsx", Cell(1, 1, "5")),
    ("external_target.xlsx", DAMAGED),
    ("htm_sjs.xls", Read),
    ("html_named.xlsx", Cell(2, 2, "01/05/2569")),
    ("html_tis620_named.xls", Cell(2, 1, "สมชาย")),
    ("html_utf8_named.xls", Cell(1, 2, "วันที่")),
    ("merge_huge.xlsx", Cell(1, 1, "x")),
    ("mht_named.xls", UNSUPPORTED),
    ("missing_sheet_part.xlsx", DAMAGED),
    ("no_r_attr.xlsx", Cell(1, 2, "3")),
    ("ods_repeat_99M.ods", UNSUPPORTED),
    ("ods_repeat_max.ods", UNSUPPORTED),
    ("ods_space_bomb.ods", UNSUPPORTED),
    ("ods_truncated_in_cell.ods", UNSUPPORTED),
    ("ods_truncated_in_row.ods", UNSUPPORTED),
    ("ods_truncated_in_table.ods", UNSUPPORTED),
    ("ole_dir_self_loop.xls", DAMAGED),
    ("pdf_named.xlsx", UNSUPPORTED),
    ("ref_overflow.xlsx", DAMAGED),
    ("row_overflow.xlsx", DAMAGED),
    ("rows_unordered.xlsx", Cell(1, 1, "1")),
    ("rtf_named.xls", UNSUPPORTED),
    ("sjs.fods", UNSUPPORTED),
    ("sjs.xlsb", UNSUPPORTED),
    ("sparse_colXFD_10000rows.xlsx", Cell(10_001, 16_384, "y")),
    ("sparse_corners.xlsx", Cell(1_048_576, 16_384, "y")),
    ("sst_index_out_of_range.xlsx", DAMAGED),
    ("sst_uniqueCount_lie.xlsx", Refused(&["too_large"])),
    ("text_named.xlsx", Cell(2, 2, "ใจดี")),
    ("thai_builtin_fmts.xlsx", Read),
    ("thai_custom_fmts.xlsx", Read),
    ("traversal_target.xlsx", DAMAGED),
    ("trunc_1.xlsx", DAMAGED),
    ("trunc_10.xlsx", DAMAGED),
    ("trunc_1485.xlsx", DAMAGED),
    ("trunc_1489.xlsx", DAMAGED),
    ("trunc_745.xlsx", DAMAGED),
    ("tsv_utf16_named.xls", Cell(2, 2, "ใจดี")),
    ("xlsx_named.xls", Cell(2, 2, "b")),
    ("xml2003.xls", Read),
    ("xml2003_named.xls", Cell(1, 1, "a")),
    ("xxe_file.xlsx", DAMAGED),
    ("zip_prefix_junk.xlsx", Cell(2, 2, "b")),
];

#[test]
fn every_given_hostile_file_comes_to_what_its_notes_ask_for_within_seconds() {
    let wrong = failing(&given("hostile"), FILES);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_thai_date_format_of_the_given_files_comes_out_as_a_date() {
    for file in ["thai_builtin_fmts.xlsx", "thai_custom_fmts.xlsx"] {
        assert_eq!(thai_dates(&given("hostile").join(file)), 11, "{file}");
    }
}
