//! Damaged workbooks: each has an outcome, none ends the process, none takes long.

mod shared;

#[test]
fn damaged_workbooks_are_read_or_refused_and_nothing_worse() {
    let files = [
        ("hostile/excel_5.xls", 250),
        ("rosters/salaries.xls", 250),
        ("odd/packed_numbers.xls", 250),
        ("rosters/training.xlsx", 100),
        ("rosters/windows_874.csv", 150),
        ("hostile/xml_named.xls", 150),
        ("hostile/html_of_tis620_named.xls", 150),
    ];
    for (file, mutants) in files {
        shared::damage::read_damaged(&shared::folder(file), mutants);
    }
}
