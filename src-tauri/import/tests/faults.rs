//! Faults put into clean files, of every target: each is told, by a problem, a repair, a question or a note, or changes nothing.
//!
//! The clean file of a target is what it exports of the sample, so importing it changes nothing. `PROPTEST_CASES` says how many
//! faults are tried of each target.

mod shared;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rust_xlsxwriter::{Format, Formula, Worksheet};
use saisaat_core::files::Outgoing;
use saisaat_core::registers::{Kind, REGISTERS, register_named};
use saisaat_import::{Choices, Ids, OutProperties, Place, Target, Value, Workbook, layout, read_bytes, read_workbook};
use shared::book::{book, put, sheet};
use shared::{Ministry, Tried};

/// Rows of a clean file at most.
const ROWS: usize = 8;

/// A file as a grid: headings, and rows of cells; a cell that begins with `#` is a number.
#[derive(Clone, Debug)]
struct Clean {
    target: Target,
    place: Place,
    headings: Vec<String>,
    /// What each column is read as, and what its field holds where that is known.
    fields: Vec<Option<(String, Option<Kind>)>>,
    rows: Vec<Vec<String>>,
}

/// One fault and where it strikes; numbers are taken by what there is to choose from.
#[derive(Clone, Debug)]
struct Struck {
    row: usize,
    column: usize,
    word: usize,
}

/// A fault: makes a workbook of a clean file, or none where the file has nothing it could strike.
type Fault = fn(&Clean, &Struck) -> Option<Workbook>;

const FAULTS: &[(&str, Fault)] = &[
    ("a hidden row", hidden_row),
    ("a hidden column", hidden_column),
    ("a sum below", sum_below),
    ("amounts in another unit", other_unit),
    ("a percentage for an amount", percentage),
    ("an amount merged over rows", merged_amount),
    ("names of rows exchanged", names_exchanged),
    ("an error cell", error_cell),
    ("a formula without a value", uncomputed),
    ("an answer that is none", no_answer),
    ("a word of no list", no_word),
    ("a number that is none", no_number),
    ("a day that is none", no_day),
    ("a text that became a date", became_a_date),
    ("a national id in a text", id_in_text),
    ("the same heading twice", heading_twice),
    ("another table below", table_below),
    ("another table beside", table_beside),
    ("a hidden sheet before", hidden_sheet),
    ("an unclosed quote", unclosed_quote),
];

static MINISTRY: LazyLock<std::sync::Mutex<Ministry>> = LazyLock::new(|| std::sync::Mutex::new(shared::sampled().0));

impl Clean {
    /// What a target exports of the sample; none where it has nothing.
    fn of(ministry: &Ministry, target: Target) -> Self {
        let place = ministry.place_of(target);
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("clean.xlsx");
        let exported = ministry.office.read(|reader| target.take(reader, &place, Ids::Whole)).expect("exported");
        let properties = OutProperties { title: "ทดสอบ".into(), created: chrono::DateTime::UNIX_EPOCH };
        exported.write(Outgoing::workbook(&file), &properties).expect("written");
        let workbook = read_workbook(&file).expect("read");
        let understood = layout(&workbook, target, &Choices::default()).expect("understood");
        let columns = &understood.columns;
        let register = register_named(target.register());
        let kind = |key: &str| {
            // Steps of an indicator are told by texts, those of a result by answers.
            let others: &[_] = if target == Target::Indicators { &[] } else { REGISTERS };
            let own = register.into_iter().chain(others.iter().copied());
            let mut fields = own.flat_map(|register| register.fields).filter(|field| field.name == key);
            fields.next().map(|field| field.kind)
        };
        let fields = columns.iter().map(|column| column.field.clone().map(|key| (key.clone(), kind(&key)))).collect();
        let cell = |value: Option<Value<'_>>| match value {
            Some(Value::Number(number)) => format!("#{number}"),
            Some(Value::Percent(number)) => format!("#{number}"),
            Some(Value::Date(day)) => saisaat_core::values::thai::medium_date(day),
            Some(other) => other.written().into_owned(),
            None => String::new(),
        };
        let table = &workbook.sheets[0];
        let rows = table.rows().filter(|row| row.number() > understood.header_last).take(ROWS);
        let numbers = 1..=u32::try_from(columns.len()).expect("few");
        let rows = rows.map(|row| numbers.clone().map(|number| cell(row.get(number))).collect()).collect();
        let headings = columns.iter().map(|column| column.heading.clone()).collect();
        Self { target, place, headings, fields, rows }
    }

    /// The columns whose fields are of these kinds and that hold something.
    fn columns(&self, wanted: impl Fn(&str, Option<Kind>) -> bool) -> Vec<usize> {
        let is = |at: &usize| self.fields[*at].as_ref().is_some_and(|(key, kind)| wanted(key, *kind));
        let filled = |at: &usize| self.rows.iter().any(|row| !row[*at].is_empty());
        (0..self.fields.len()).filter(is).filter(filled).collect()
    }

    fn column(&self, struck: &Struck, wanted: impl Fn(&str, Option<Kind>) -> bool) -> Option<usize> {
        let columns = self.columns(wanted);
        (!columns.is_empty()).then(|| columns[struck.column % columns.len()])
    }

    /// A row that says something in a column.
    fn row(&self, struck: &Struck, column: usize) -> usize {
        let filled: Vec<usize> = (0..self.rows.len()).filter(|row| !self.rows[*row][column].is_empty()).collect();
        filled[struck.row % filled.len()]
    }

    fn lines(&self) -> Vec<Vec<&str>> {
        let headings = self.headings.iter().map(String::as_str).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(String::as_str).collect());
        std::iter::once(headings).chain(rows).collect()
    }

    fn sheet(&self) -> Worksheet {
        let lines = self.lines();
        sheet(&lines.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    fn with_cell(&self, row: usize, column: usize, cell: &str) -> Workbook {
        let mut changed = self.clone();
        cell.clone_into(&mut changed.rows[row][column]);
        book(vec![changed.sheet()])
    }
}

fn is_amount(_: &str, kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Money))
}

fn is_text(_: &str, kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Text))
}

fn line(row: usize) -> u32 {
    u32::try_from(row + 1).expect("few")
}

fn letters(column: usize) -> u16 {
    u16::try_from(column).expect("few")
}

fn hidden_row(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    let mut sheet = clean.sheet();
    sheet.set_row_hidden(line(struck.row % clean.rows.len())).expect("hidden");
    Some(book(vec![sheet]))
}

fn hidden_column(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    let mut sheet = clean.sheet();
    sheet.set_column_hidden(letters(clean.column(struck, |_, _| true)?)).expect("hidden");
    Some(book(vec![sheet]))
}

fn sum_below(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    const WORDS: [&str; 6] = ["รวม", "รวมทั้งสิ้น", "รวมเป็นเงิน", "ยอดรวม", "Grand Total", "รวมงบประมาณทั้งสิ้น"];
    let amount = clean.column(struck, is_amount)?;
    let mut changed = clean.clone();
    let mut sum = vec![String::new(); clean.headings.len()];
    let sum_of = |row: &Vec<String>| row[amount].trim_start_matches('#').parse::<f64>().unwrap_or_default();
    WORDS[struck.word % WORDS.len()].clone_into(&mut sum[usize::from(amount == 0)]);
    sum[amount] = format!("#{}", clean.rows.iter().map(sum_of).sum::<f64>());
    changed.rows.push(sum);
    Some(book(vec![changed.sheet()]))
}

fn headed(clean: &Clean, column: usize, add: &str) -> Workbook {
    let mut changed = clean.clone();
    changed.headings[column].push_str(add);
    book(vec![changed.sheet()])
}

fn other_unit(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    const UNITS: [&str; 5] = [" (ล้านบาท)", " (พันบาท)", "\n(ลบ.)", " หน่วย : แสนบาท", " (หน่วย: พันบาท)"];
    Some(headed(clean, clean.column(struck, is_amount)?, UNITS[struck.word % UNITS.len()]))
}

fn percentage(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    const SIGNS: [&str; 3] = [" (ร้อยละ)", " (%)", "\n(เปอร์เซ็นต์)"];
    Some(headed(clean, clean.column(struck, is_amount)?, SIGNS[struck.word % SIGNS.len()]))
}

fn merged_amount(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    let column = clean.column(struck, is_amount)?;
    let mut changed = clean.clone();
    let (first, last) = (0, clean.rows.len() - 1);
    if first == last {
        return None;
    }
    changed.rows.iter_mut().for_each(|row| row[column].clear());
    let mut sheet = changed.sheet();
    shared::book::merge(&mut sheet, (line(first), line(last)), letters(column), "#123456");
    Some(book(vec![sheet]))
}

/// Targets whose rows are found by a code or an id, and the columns that name them besides.
fn named_besides(target: Target) -> &'static [&'static str] {
    match target {
        Target::Roster | Target::Attendance | Target::Nominees => &["first_name", "surname"],
        Target::Indicators | Target::Results => &["name"],
        Target::Actions => &["title"],
        Target::Agencies => &["name_th"],
        Target::Answers | Target::Plain(_) => &[],
    }
}

fn names_exchanged(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    let columns = clean.columns(|key, _| named_besides(clean.target).contains(&key));
    let (first, second) = (struck.row % clean.rows.len(), (struck.row + 1) % clean.rows.len());
    let keys = clean.columns(|key, _| ["code", "national_id"].contains(&key));
    let is_keyed = |row: usize| keys.iter().any(|at| !clean.rows[row][*at].is_empty());
    if !is_keyed(first)
        || !is_keyed(second)
        || columns.iter().all(|at| clean.rows[first][*at] == clean.rows[second][*at])
    {
        return None;
    }
    let mut changed = clean.clone();
    for at in columns {
        changed.rows[first][at].clone_from(&clean.rows[second][at]);
        changed.rows[second][at].clone_from(&clean.rows[first][at]);
    }
    Some(book(vec![changed.sheet()]))
}

fn error_cell(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    const ERRORS: [&str; 5] = ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?"];
    let column = clean.column(struck, |_, _| true)?;
    Some(clean.with_cell(clean.row(struck, column), column, ERRORS[struck.word % ERRORS.len()]))
}

fn uncomputed(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    let column = clean.column(struck, |_, _| true)?;
    let mut sheet = clean.sheet();
    let formula = Formula::new("=Other!A1").set_result("");
    sheet.write_formula(line(clean.row(struck, column)), letters(column), formula).expect("a formula");
    Some(book(vec![sheet]))
}

fn no_answer(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    const WORDS: [&str; 7] = ["ครึ่งวัน", "ลา", "ลาบ่าย", "ไม่แน่ใจ", "?", "รอ", "ผ่านบางส่วน"];
    let column = clean.column(struck, |_, kind| matches!(kind, Some(Kind::Flag)))?;
    Some(clean.with_cell(clean.row(struck, column), column, WORDS[struck.word % WORDS.len()]))
}

fn no_word(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    let column = clean.column(struck, |_, kind| matches!(kind, Some(Kind::Choice(_))))?;
    Some(clean.with_cell(clean.row(struck, column), column, ["อื่นใด", "ไม่มีในรายการ", "พัก"][struck.word % 3]))
}

fn no_number(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    const WORDS: [&str; 6] = ["86.40 (ระดับ 5)", "ประมาณ 50", "1,25", "สิบ", "3/4", "NaN"];
    let is_number = |_: &str, kind| matches!(kind, Some(Kind::Number | Kind::Whole | Kind::Money));
    let column = clean.column(struck, is_number)?;
    Some(clean.with_cell(clean.row(struck, column), column, WORDS[struck.word % WORDS.len()]))
}

fn no_day(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    const DAYS: [&str; 6] = ["30 ก.พ. 2567", "31/4/2567", "สิ้นปี", "ไตรมาส 4", "13/13/2567", "99/99/9999"];
    let column = clean.column(struck, |_, kind| matches!(kind, Some(Kind::Day)))?;
    Some(clean.with_cell(clean.row(struck, column), column, DAYS[struck.word % DAYS.len()]))
}

fn became_a_date(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    let column = clean.column(struck, is_text)?;
    let mut sheet = clean.sheet();
    let format = Format::new().set_num_format("d/m");
    put(&mut sheet, line(clean.row(struck, column)), letters(column), "#46024", &format);
    Some(book(vec![sheet]))
}

fn id_in_text(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    let column = clean.column(struck, is_text)?;
    let written = ["1200300400507", "1-2003-00400-50-7", "เลขเดิม 1200300400507"][struck.word % 3];
    Some(clean.with_cell(clean.row(struck, column), column, written))
}

fn heading_twice(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    let column = clean.column(struck, |key, _| key != "order")?;
    let mut changed = clean.clone();
    changed.headings.push(clean.headings[column].clone());
    for (at, row) in changed.rows.iter_mut().enumerate() {
        row.push(clean.rows[(at + 1) % clean.rows.len()][column].clone());
    }
    Some(book(vec![changed.sheet()]))
}

fn table_below(clean: &Clean, _: &Struck) -> Option<Workbook> {
    let mut lines: Vec<Vec<&str>> = clean.lines();
    lines.push(vec![]);
    let second = clean.lines();
    // The other way about.
    lines.extend(second.into_iter().map(|line| line.into_iter().rev().collect()));
    Some(book(vec![sheet(&lines.iter().map(Vec::as_slice).collect::<Vec<_>>())]))
}

fn table_beside(clean: &Clean, _: &Struck) -> Option<Workbook> {
    let lines = clean.lines();
    let beside = |line: &Vec<&str>, other: &Vec<&str>| {
        let cells: Vec<String> = line.iter().chain(&[""]).chain(other).map(|cell| (*cell).to_owned()).collect();
        cells
    };
    let doubled: Vec<Vec<String>> = lines.iter().map(|line| beside(line, line)).collect();
    let doubled: Vec<Vec<&str>> = doubled.iter().map(|line| line.iter().map(String::as_str).collect()).collect();
    Some(book(vec![sheet(&doubled.iter().map(Vec::as_slice).collect::<Vec<_>>())]))
}

fn hidden_sheet(clean: &Clean, _: &Struck) -> Option<Workbook> {
    let (mut first, mut second) = (clean.sheet(), clean.sheet());
    first.set_name("ปีก่อน").expect("a name").set_hidden(true);
    second.set_name("ปีนี้").expect("a name").set_active(true);
    Some(book(vec![first, second]))
}

fn unclosed_quote(clean: &Clean, struck: &Struck) -> Option<Workbook> {
    let column = clean.column(struck, is_text)?;
    let row = clean.row(struck, column);
    if row + 1 == clean.rows.len() {
        return None;
    }
    let quoted = |cell: &str| {
        let cell = cell.trim_start_matches('#');
        if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
    };
    let lines = clean.lines().into_iter().enumerate().map(|(at, cells)| {
        let cell = |(number, cell): (usize, &&str)| {
            let opens = at == row + 1 && number == column;
            if opens { format!("\"{}", cell.replace(['"', ',', '\n'], " ")) } else { quoted(cell) }
        };
        cells.iter().enumerate().map(cell).collect::<Vec<_>>().join(",")
    });
    read_bytes(lines.collect::<Vec<_>>().join("\n").as_bytes()).ok()
}

/// Everything that was told, but for what is told of the clean file too.
fn told(tried: &Tried) -> BTreeSet<String> {
    let check = &tried.check;
    let problems = check.problems.iter().map(|problem| format!("{} {}", problem.code, problem.row));
    let repairs = check.repairs.iter().map(|repair| format!("{} {} {}", repair.code, repair.row, repair.column));
    let questions = check.questions.iter().map(|question| question.code.clone());
    let notes = check.notes.iter().map(|note| note.message.clone());
    problems.chain(repairs).chain(questions).chain(notes).collect()
}

fn tried(ministry: &Ministry, clean: &Clean, workbook: Workbook) -> Option<Tried> {
    ministry.try_import(workbook, clean.target, &clean.place, &Choices::default()).ok()
}

#[test]
fn a_clean_file_of_any_target_raises_no_doubt() {
    let ministry = MINISTRY.lock().expect("nobody failed");
    for target in Target::all() {
        let clean = Clean::of(&ministry, target);
        let tried = tried(&ministry, &clean, book(vec![clean.sheet()])).expect("a table");
        let counts = tried.counts();
        assert_eq!(
            (tried.problems(), tried.check.questions.len()),
            (vec![], 0),
            "{target:?} {:?}",
            tried.check.problems
        );
        assert_eq!(
            (counts.inserted, counts.updated, counts.skipped),
            (0, 0, 0),
            "{target:?} {:?}",
            tried.check.repairs
        );
    }
}

#[test]
fn no_fault_goes_in_silently() {
    let ministry = MINISTRY.lock().expect("nobody failed");
    for target in Target::all() {
        let clean = Clean::of(&ministry, target);
        assert!(!clean.rows.is_empty(), "the sample has some of {target:?}");
        let before = tried(&ministry, &clean, book(vec![clean.sheet()])).expect("a table");
        let known = told(&before);
        let struck = (0..FAULTS.len(), 0..64usize, 0..64usize, 0..64usize);
        let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(cases()) });
        let held = runner.run(&struck, |(fault, row, column, word)| {
            let (name, strike) = FAULTS[fault];
            let struck = Struck { row, column, word };
            let Some(workbook) = strike(&clean, &struck) else { return Ok(()) };
            // A file that is refused is told.
            let Some(after) = tried(&ministry, &clean, workbook) else { return Ok(()) };
            let is_told = told(&after).difference(&known).next().is_some();
            let is_same = after.counts() == before.counts();
            prop_assert!(is_told || is_same, "{target:?}: {name} goes in silently in {struck:?}: {:?}", after.shown());
            Ok(())
        });
        held.unwrap_or_else(|failed| panic!("{failed}"));
    }
}

/// How many faults are tried of each target.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
}
