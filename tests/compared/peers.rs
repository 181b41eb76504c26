//! What we read in spreadsheets against what openpyxl and xlrd read in them, cell by cell.
//!
//! Invariant: a difference is explained by a rule, or it fails the test; so does an explanation that explains nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

use driver::paths::repository;
use saisaat_import::{ReadAs, Sheet, Value, Workbook, read_workbook};
use serde_json::Value as Json;

/// Debian's own, which has the two readers.
const PYTHON: &str = "/usr/bin/python3";

/// A cell as both sides tell it.
type Cells = BTreeMap<(u64, u64), (String, String)>;

/// What comparing files came to.
#[derive(Default)]
pub(crate) struct Comparison {
    pub(crate) files: usize,
    pub(crate) cells: usize,
    /// Files in which the others read cells and which we refuse, and as what.
    pub(crate) refused: Vec<(String, &'static str)>,
    unexplained: Vec<String>,
    used: BTreeSet<&'static str>,
}

/// Compares every workbook of these folders; a difference must be explained by one of the rules, and each rule must explain one.
pub(crate) fn compare(folders: &[PathBuf], rules: &[&'static [Rule]]) -> Comparison {
    let files = workbooks(folders);
    let halves = files.split_at(files.len() / 2);
    let dumps: Vec<Json> = std::thread::scope(|scope| {
        let both = [halves.0, halves.1].map(|half| scope.spawn(move || dump(half)));
        both.into_iter().flat_map(|half| half.join().expect("dumped")).collect()
    });
    let rules: Vec<&Rule> = rules.iter().copied().flatten().collect();
    let mut found = Comparison::default();
    dumps.iter().for_each(|theirs| found.take(theirs, &rules));
    assert!(found.unexplained.is_empty(), "{} differences\n{}", found.unexplained.len(), by_file(&found.unexplained));
    let idle: Vec<_> = rules.iter().map(|rule| rule.why).filter(|why| !found.used.contains(why)).collect();
    assert!(idle.is_empty(), "explain nothing: {idle:?}");
    found
}

impl Comparison {
    /// Compares one file with what the others read in it.
    fn take(&mut self, theirs: &Json, rules: &[&'static Rule]) {
        let path = PathBuf::from(theirs["file"].as_str().expect("a path"));
        let Some(sheets) = theirs["sheets"].as_array() else { return };
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let mut ours = match read_workbook(&path) {
            Ok(ours) => ours,
            Err(refused) => {
                let has_cells = sheets.iter().any(|sheet| !their_cells(sheet).is_empty());
                self.refused.extend(has_cells.then(|| (name, refused.code())));
                return;
            }
        };
        ours.read_as(ReadAs::Found);
        self.files += 1;
        for difference in sheets.iter().flat_map(|sheet| differences(&ours, sheet, &mut self.cells)) {
            match rules.iter().find(|rule| (rule.holds)(&name, &difference)) {
                Some(rule) => drop(self.used.insert(rule.why)),
                None => self.unexplained.push(format!("{name} {}", difference.told())),
            }
        }
    }

    /// The refusals, to be held against a list.
    pub(crate) fn refusals(&self) -> Vec<(&str, &str)> {
        self.refused.iter().map(|(file, code)| (file.as_str(), *code)).collect()
    }
}

fn workbooks(folders: &[PathBuf]) -> Vec<PathBuf> {
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("the folder"));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let is_workbook =
        |path: &PathBuf| ["xls", "xlsx", "xlsm"].iter().any(|kind| path.extension().is_some_and(|is| is == *kind));
    let mut files: Vec<PathBuf> = paths.filter(is_workbook).collect();
    files.sort();
    files
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

fn dump(files: &[PathBuf]) -> Vec<Json> {
    let script = repository().join("tests/suite/peers/dump.py");
    let output = Command::new(PYTHON).arg(script).args(files).output().expect("python3 of Debian");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// Where both sides tell different things.
pub(crate) struct Difference {
    pub(crate) sheet: String,
    pub(crate) at: (u64, u64),
    pub(crate) ours: Option<(String, String)>,
    pub(crate) theirs: Option<(String, String)>,
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
    // Of a formula that nobody computed others tell nothing, or what a link on it says.
    let is_uncomputed = |at: &(u64, u64)| mine.get(at).is_some_and(|(kind, text)| kind == "error" && text == "=");
    let differ = all.into_iter().filter(|at| !is_uncomputed(at) && !alike(mine.get(at), theirs.get(at)));
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
        Value::Number(_) | Value::Shown(..) | Value::Percent(_) => "number",
        Value::Date(_) => "date",
        Value::Bool(_) => "bool",
        Value::Error(_) => "error",
    };
    // The number itself, as it stands in the file.
    let text = match value {
        Value::Percent(number) | Value::Shown(number, _) => number.to_string(),
        other => other.written().into_owned(),
    };
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

pub(crate) fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace("_x000D_\n", "\n").replace("_x000D_", "\r").replace('\r', "\n")
}

/// The text of one side when it is of this kind.
pub(crate) fn of<'a>(side: &'a Option<(String, String)>, wanted: &str) -> Option<&'a str> {
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

/// Why a difference is right.
pub(crate) struct Rule {
    pub(crate) why: &'static str,
    pub(crate) holds: fn(file: &str, difference: &Difference) -> bool,
}

pub(crate) const EXPLAINED: &[Rule] = &[
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
        why: "a value under a merged area is there in the file; openpyxl drops it",
        holds: |_, difference| difference.is_covered && difference.theirs.is_none(),
    },
];
