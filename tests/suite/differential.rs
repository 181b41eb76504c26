//! What we read in every given spreadsheet against what openpyxl and xlrd read in it, cell by cell.
//!
//! Invariant: a difference is explained by a rule below, or it fails the test; so does an explanation that explains nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

use driver::paths::{repository, shared};
use saisaat_import::{ReadAs, Sheet, Value, Workbook, read_workbook};
use serde_json::Value as Json;

/// Debian's own, which has the two readers.
const PYTHON: &str = "/usr/bin/python3";

/// A cell as both sides tell it.
type Cells = BTreeMap<(u64, u64), (String, String)>;

#[test]
fn no_cell_of_the_given_spreadsheets_reads_otherwise_than_openpyxl_or_xlrd_read_it_without_an_explanation() {
    let files = spreadsheets();
    let halves = files.split_at(files.len() / 2);
    let dumps: Vec<Json> = std::thread::scope(|scope| {
        let both = [halves.0, halves.1].map(|half| scope.spawn(move || dump(half)));
        both.into_iter().flat_map(|half| half.join().expect("dumped")).collect()
    });
    let (mut compared, mut cells, mut unexplained) = (0, 0, Vec::new());
    let (mut used, mut refusals) = (BTreeSet::new(), Vec::new());
    for theirs in &dumps {
        let path = PathBuf::from(theirs["file"].as_str().expect("a path"));
        let Some(sheets) = theirs["sheets"].as_array() else { continue };
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let mut ours = match read_workbook(&path) {
            Ok(ours) => ours,
            Err(refused) => {
                let has_cells = sheets.iter().any(|sheet| !their_cells(sheet).is_empty());
                refusals.extend(has_cells.then(|| (name, refused.code())));
                continue;
            }
        };
        ours.read_as(ReadAs::Found);
        compared += 1;
        for sheet in sheets {
            for difference in differences(&ours, sheet, &mut cells) {
                match explanation(&name, &difference) {
                    Some(rule) => drop(used.insert(rule)),
                    None => unexplained.push(format!("{name} {}", difference.told())),
                }
            }
        }
    }
    assert_eq!(refusals.iter().map(|(file, code)| (file.as_str(), *code)).collect::<Vec<_>>(), REFUSED);
    assert!(unexplained.is_empty(), "{} differences\n{}", unexplained.len(), by_file(&unexplained));
    let idle: Vec<_> = EXPLAINED.iter().filter(|rule| !used.contains(rule.why)).map(|rule| rule.why).collect();
    assert!(idle.is_empty(), "explain nothing: {idle:?}");
    assert!(compared >= 160 && cells >= 200_000, "{compared} files, {cells} cells");
}

/// A few differences of each file, and how many there are.
fn by_file(differences: &[String]) -> String {
    let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for difference in differences {
        let (file, what) = difference.split_once(' ').unwrap_or((difference, ""));
        files.entry(file).or_default().push(what);
    }
    let told = files
        .iter()
        .map(|(file, all)| format!("{file}: {}\n    {}", all.len(), all[..all.len().min(3)].join("\n    ")));
    told.collect::<Vec<_>>().join("\n")
}

fn spreadsheets() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in ["corpus", "spreadsheets", "hostile"] {
        for entry in std::fs::read_dir(shared().join(folder)).expect("the folder") {
            let path = entry.expect("an entry").path();
            if ["xls", "xlsx", "xlsm"].iter().any(|kind| path.extension().is_some_and(|is| is == *kind)) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn dump(files: &[PathBuf]) -> Vec<Json> {
    let script = repository().join("tests/suite/peers/dump.py");
    let output = Command::new(PYTHON).arg(script).args(files).output().expect("python3 of Debian");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// Where both sides tell different things.
struct Difference {
    sheet: String,
    at: (u64, u64),
    ours: Option<(String, String)>,
    theirs: Option<(String, String)>,
    /// Under a merged area, and not its first cell.
    is_covered: bool,
}

impl Difference {
    fn told(&self) -> String {
        let Self { sheet, at: (row, column), ours, theirs, .. } = self;
        format!("{sheet} row {row} column {column}: ours {ours:?}, theirs {theirs:?}")
    }
}

fn differences(ours: &Workbook, theirs: &Json, cells: &mut usize) -> Vec<Difference> {
    let name = theirs["name"].as_str().unwrap_or_default();
    let theirs = their_cells(theirs);
    let last = theirs.keys().next_back().map_or(0, |(row, _)| *row);
    let none = Sheet::default();
    // A sheet of nothing but a chart, or one without a cell, is none to us.
    let sheet = ours.sheets.iter().find(|sheet| sheet.name == name).unwrap_or(&none);
    let mine: Cells = sheet
        .rows()
        .take_while(|row| u64::from(row.number()) <= last)
        .flat_map(|row| row.cells().map(move |(column, value)| ((row.number().into(), column.into()), told(&value))))
        .collect();
    *cells += theirs.len();
    let all: BTreeSet<_> = mine.keys().chain(theirs.keys()).copied().collect();
    let differ = all.into_iter().filter(|at| !alike(mine.get(at), theirs.get(at)));
    let tell = |at| Difference {
        sheet: name.to_owned(),
        at,
        ours: mine.get(&at).cloned(),
        theirs: theirs.get(&at).cloned(),
        is_covered: is_covered(sheet, at),
    };
    differ.map(tell).collect()
}

fn is_covered(sheet: &Sheet, (row, column): (u64, u64)) -> bool {
    let at = (u32::try_from(row).unwrap_or(0), u32::try_from(column).unwrap_or(0));
    sheet.merged_around(at.0, at.1).is_some_and(|area| (area.top, area.left) != at)
}

fn their_cells(sheet: &Json) -> Cells {
    let cells = sheet["cells"].as_array().into_iter().flatten().map(|cell| {
        let text = match &cell[3] {
            Json::String(text) => text.clone(),
            other => other.to_string(),
        };
        let at = (cell[0].as_u64().unwrap_or(0), cell[1].as_u64().unwrap_or(0));
        (at, (cell[2].as_str().unwrap_or_default().to_owned(), text))
    });
    cells.filter(|(_, (_, text))| !text.is_empty()).collect()
}

fn told(value: &Value<'_>) -> (String, String) {
    let kind = match value {
        Value::Text(_) => "text",
        Value::Number(_) | Value::Percent(_) => "number",
        Value::Date(_) => "date",
        Value::Bool(_) => "bool",
        Value::Error(_) => "error",
    };
    // The number itself, as it stands in the file.
    let text = if let Value::Percent(number) = value { number.to_string() } else { value.written().into_owned() };
    (kind.into(), text)
}

/// Equal but for what no reader keeps: line ends, the sixteenth digit of a number, the case of TRUE.
fn alike(ours: Option<&(String, String)>, theirs: Option<&(String, String)>) -> bool {
    let (Some((kind, mine)), Some((their_kind, other))) = (ours, theirs) else { return ours == theirs };
    match (kind.as_str(), their_kind.as_str()) {
        ("number", "number") => same_number(mine, other),
        ("bool", "bool") => mine.eq_ignore_ascii_case(other),
        ("text", "text") => lines(mine) == lines(other),
        (a, b) => a == b && mine == other,
    }
}

fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace("_x000D_\n", "\n").replace("_x000D_", "\r").replace('\r', "\n")
}

/// The text of one side when it is of this kind.
fn of<'a>(side: &'a Option<(String, String)>, wanted: &str) -> Option<&'a str> {
    side.as_ref().filter(|(kind, _)| kind == wanted).map(|(_, text)| text.as_str())
}

/// The day of a serial of the system of 1900.
fn day_of(serial: &str) -> Option<String> {
    let days = serial.parse::<f64>().ok()?.floor();
    let first = chrono::NaiveDate::from_ymd_opt(1899, 12, 30)?;
    #[expect(clippy::cast_possible_truncation, reason = "serials of the files are days of our time")]
    let day = first.checked_add_signed(chrono::Duration::days(days as i64))?;
    Some(day.to_string())
}

/// Escapes such as `_x0041_` read as the characters they stand for.
fn without_escapes(text: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let code = rest.strip_prefix("_x").and_then(|after| u16::from_str_radix(after.get(..4)?, 16).ok());
        match code.filter(|_| rest[6..].starts_with('_')) {
            Some(unit) => {
                units.push(unit);
                rest = &rest[7..];
            }
            None => {
                units.extend(c.encode_utf16(&mut [0; 2]).iter());
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    String::from_utf16_lossy(&units)
}

fn same_number(ours: &str, theirs: &str) -> bool {
    let read = |text: &str| text.parse::<f64>().ok();
    let (Some(ours), Some(theirs)) = (read(ours), read(theirs)) else { return false };
    (ours - theirs).abs() <= theirs.abs() * 1e-14
}

/// Files in which openpyxl or xlrd read cells and which we refuse, and as what; each refusal says what to do.
const REFUSED: &[(&str, &str)] = &[
    // Parts in UTF-16, which Excel does not write and calamine 0.38 does not decode.
    ("phpspreadsheet__tests_data_Reader_XLSX_utf16be.bom.xlsx", "damaged"),
    ("phpspreadsheet__tests_data_Reader_XLSX_utf16be.xlsx", "damaged"),
    // The letters of a Macintosh of Central Europe, which calamine does not know.
    ("phpspreadsheet__tests_data_Reader_XLS_maccentraleurope.biff5.xls", "damaged"),
    // A sheet of Excel 4 macros among others.
    ("poi__test-data_spreadsheet_64420.xlsm", "unsupported_format"),
    // Two parts whose names differ in case alone, which packages forbid: calamine takes the one without a cell.
    ("poi__test-data_spreadsheet_duplicate-filename-case-insensitive.xlsx", "empty_file"),
    // Excel before version 5.
    ("poi__test-data_spreadsheet_testEXCEL_3.xls", "unsupported_format"),
    ("poi__test-data_spreadsheet_testEXCEL_4.xls", "unsupported_format"),
    // Damaged: calamine comes to the end of the workbook's own part too soon.
    ("poi__test-data_spreadsheet_xlsx-corrupted.xlsx", "damaged"),
    ("biff2_cp874.xls", "unsupported_format"),
    ("biff3_cp874.xls", "unsupported_format"),
    ("biff4_cp874.xls", "unsupported_format"),
    // Asks for a gigabyte, and a row that no grid has: made to do harm.
    ("biff8_sparse.xls", "too_large"),
    ("row_overflow.xlsx", "damaged"),
];

/// Why a difference is right.
struct Rule {
    why: &'static str,
    holds: fn(file: &str, difference: &Difference) -> bool,
}

fn explanation(file: &str, difference: &Difference) -> Option<&'static str> {
    EXPLAINED.iter().find(|rule| (rule.holds)(file, difference)).map(|rule| rule.why)
}

const EXPLAINED: &[Rule] = &[
    Rule {
        why: "a format that shows a date, which openpyxl takes for a number: the built-in Thai ones, and ones of a locale",
        holds: |_, difference| match (of(&difference.ours, "date"), of(&difference.theirs, "number")) {
            (Some(ours), Some(theirs)) => day_of(theirs).is_some_and(|day| day == ours),
            _ => false,
        },
    },
    Rule {
        why: "an escape such as _x0031_ stands for its character (ECMA-376); openpyxl leaves it",
        holds: |_, difference| match (of(&difference.ours, "text"), of(&difference.theirs, "text")) {
            (Some(ours), Some(theirs)) => lines(ours) == lines(&without_escapes(theirs)),
            _ => false,
        },
    },
    Rule {
        why: "a number beyond 28 digits is no amount, date or score: it is told as an error in its cell",
        holds: |_, difference| {
            let beyond =
                of(&difference.theirs, "number").and_then(|n| n.parse::<f64>().ok()).is_some_and(|n| n.abs() > 7.9e28);
            of(&difference.ours, "error") == Some("#NUM!") && beyond
        },
    },
    Rule {
        why: "a number below 10⁻¹³ is the noise of binary arithmetic: zero to us",
        holds: |_, difference| {
            let theirs = of(&difference.theirs, "number").and_then(|n| n.parse::<f64>().ok());
            of(&difference.ours, "number") == Some("0") && theirs.is_some_and(|n| n.abs() < 1e-13)
        },
    },
    Rule {
        why: "a format of hours alone shows no day",
        holds: |file, difference| file == "calamine__tests_date_1904.xls" && of(&difference.ours, "number").is_some(),
    },
    Rule {
        why: "calamine 0.38 ends a text of three CONTINUE records after the first: beyond 8,000 letters in one cell of an .xls",
        holds: |_, difference| match (of(&difference.ours, "text"), of(&difference.theirs, "text")) {
            (Some(ours), Some(theirs)) => ours.chars().count() > 8_000 && lines(theirs).starts_with(&lines(ours)),
            _ => false,
        },
    },
    Rule {
        why: "formula records of a wrong type: calamine passes over them and their formats, xlrd takes them for right ones",
        holds: |file, _| file == "poi__test-data_spreadsheet_WrongFormulaRecordType.xls",
    },
    Rule {
        why: "openpyxl puts the target of a link into a cell that says nothing",
        holds: |file, difference| {
            file == "phpspreadsheet__tests_data_Reader_XLSX_issue.3720.xlsx" && difference.ours.is_none()
        },
    },
    Rule {
        why: "white space around a text counts only where the file says so (xml:space), as in Excel; openpyxl keeps all",
        holds: |file, difference| {
            let text = |side: &Option<(String, String)>| side.as_ref().map_or(String::new(), |(_, text)| lines(text));
            let (ours, theirs) = (text(&difference.ours), text(&difference.theirs));
            file.contains(".xls")
                && difference.ours.as_ref().is_none_or(|(kind, _)| kind == "text")
                && ours.trim() == theirs.trim()
        },
    },
    Rule {
        why: "a time of day or a duration is a number to us: no register keeps one",
        holds: |_, difference| {
            let kind =
                |side: &Option<(String, String)>, wanted: &str| side.as_ref().is_some_and(|(kind, _)| kind == wanted);
            kind(&difference.theirs, "time") && !kind(&difference.ours, "date")
        },
    },
    Rule {
        why: "letters of two bytes in a BIFF5 file come with zeros between them, which cleaning takes out and says so",
        holds: |_, Difference { ours, theirs, .. }| match (ours, theirs) {
            (Some((_, ours)), Some((_, theirs))) => ours.contains('\0') && ours.replace('\0', "") == *theirs,
            _ => false,
        },
    },
    Rule {
        why: "a value under a merged area is there in the file; openpyxl drops it",
        holds: |_, difference| difference.is_covered && difference.theirs.is_none(),
    },
];
