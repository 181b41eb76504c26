//! How a workbook is understood before any row is read: its sheets, the header, what each column was taken for and what its
//! values look like.

use saisaat_core::values::personal::without_ids;
use serde::Serialize;
use specta::Type;

use crate::apply::target::Target;
use crate::choices::Choices;
use crate::column::{Kind, Label, Unsaid};
use crate::detect::header::{WIDEST, is_secret};
use crate::detect::table::{Table, last_row};
use crate::error::ImportError;
use crate::note::Note;
use crate::parse::text::{arabic_digits, clean, is_missing};
use crate::parse::{date, id, level, number};
use crate::read::sheet::{Sheet, Value, Workbook, column_letters};

/// How many rows below the header are looked at.
const SAMPLED: usize = 200;
/// How many cells are looked at in all: of a wide table fewer rows.
const MOST_SAMPLED: usize = 20_000;
/// How many different values are shown.
const SHOWN: usize = 4;

/// How a workbook is understood for a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Layout {
    /// The sheets of the file.
    pub sheets: Vec<SheetInfo>,
    /// The sheet that is read.
    pub sheet: String,
    /// First row of the header, from 1.
    pub header_first: u32,
    /// Last row of the header.
    pub header_last: u32,
    /// Every column with a heading or a value.
    pub columns: Vec<MatchedColumn>,
    /// What columns can be.
    pub fields: Vec<Field>,
    /// By what a row can be found in the register, best first.
    pub keys: Vec<Key>,
    /// What concerns the whole file.
    pub notes: Vec<Note>,
    /// Why it is no table of the target yet, and what to do; the officer may say by hand what its columns are.
    pub refused: Option<Note>,
}

/// A sheet of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SheetInfo {
    /// Its name.
    pub name: String,
    /// How many rows hold anything.
    pub rows: u32,
    /// The last of them, from 1.
    pub last_row: u32,
    /// The file does not show it.
    pub is_hidden: bool,
}

/// A column of the file and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct MatchedColumn {
    /// Column letters.
    pub column: String,
    /// The heading as written, levels joined by a space, national ids masked; empty where there is none.
    pub heading: String,
    /// The target's column it is read as; absent when it is not used.
    pub field: Option<String>,
    /// That column's name in Thai, or empty.
    pub label: String,
    /// 100 for a known heading or the officer's choice, 90 when a misspelling was forgiven, 80 when a heading of names is over
    /// several columns, 70 when only the values say so, 0 for none.
    pub confidence: u32,
    /// What its values look like.
    pub guess: Guess,
    /// Some of its values; national ids masked.
    pub samples: Vec<String>,
}

/// What the values of a column look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Guess {
    /// Nothing in it.
    Empty,
    /// National ids.
    NationalId,
    /// Telephone numbers.
    Phone,
    /// E-mail addresses.
    Email,
    /// Dates.
    Date,
    /// Names of people.
    Name,
    /// Civil-service levels.
    Level,
    /// Numbers.
    Number,
    /// Anything else.
    Text,
}

/// A column of the target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Field {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: Label,
    /// A new record cannot be without it.
    pub required: bool,
}

/// By what a row can be found in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Key {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: Label,
}

/// Understands a workbook for a target, as far as it goes: what it lacks to be imported is said in [`Layout::refused`].
///
/// # Errors
/// [`ImportError`] saying that what was decided names what is not there, or that no sheet holds anything.
pub fn layout(workbook: &Workbook, target: Target, choices: &Choices) -> Result<Layout, ImportError> {
    choices.fit_file(target, workbook)?;
    let (table, refused) = match Table::choose(workbook, &target.abouts(), &target.needs(), choices) {
        Ok(table) => (table, None),
        Err(refused) => {
            let so_far = Table::so_far(workbook, &target.abouts(), choices)?;
            let note = Note::new(refused.code(), refused.to_string());
            (so_far.ok_or(refused)?, Some(note))
        }
    };
    choices.fit_table(&table)?;
    let fields = table.columns.iter().map(|about| Field {
        key: about.key.into(),
        label: about.label,
        required: about.required || about.unsaid == Unsaid::Impossible,
    });
    let mut notes = workbook.notes.clone();
    notes.extend(self::notes(&table, target));
    Ok(Layout {
        sheets: workbook.sheets.iter().map(SheetInfo::of).collect(),
        sheet: table.sheet.shown_name(),
        header_first: table.header.rows.0,
        header_last: table.header.rows.1,
        columns: columns(&table),
        fields: fields.collect(),
        keys: target.keys().iter().map(|(key, label)| Key { key: (*key).into(), label: *label }).collect(),
        notes,
        refused,
    })
}

/// The target that a workbook looks most like, of those of their own if it looks like any; `None` when it is like none.
#[must_use]
pub fn guess_target(workbook: &Workbook) -> Option<Target> {
    let score = |target: &Target| {
        let choices = Choices::default();
        let table = Table::choose(workbook, &target.abouts(), &target.needs(), &choices);
        table.map_or(0, |table| table.header.score())
    };
    let best = |targets: Vec<Target>| {
        let scored = targets.into_iter().rev().map(|target| (score(&target), target));
        scored.max_by_key(|(score, _)| *score).filter(|(score, _)| *score > 0).map(|(_, target)| target)
    };
    // A form may be of anything: what it is a form of is known by other columns, if by any.
    let forms = |target: &Target| target.abouts().iter().any(|about| matches!(about.kind, Kind::LeftOut));
    let (forms, others) = Target::all().into_iter().partition::<Vec<_>, _>(forms);
    let (plain, own) = others.into_iter().partition(|target| matches!(target, Target::Plain(_)));
    let is_of_a_form = |target: &Target| {
        let table = Table::choose(workbook, &target.abouts(), &target.needs(), &Choices::default());
        let left_out = |table: &Table<'_>| {
            table
                .columns
                .iter()
                .position(|about| matches!(about.kind, Kind::LeftOut))
                .is_some_and(|at| table.number_of(at).is_some())
        };
        table.is_ok_and(|table| left_out(&table))
    };
    best(own).or_else(|| best(plain)).or_else(|| forms.into_iter().find(is_of_a_form))
}

impl SheetInfo {
    /// What is to be known of a sheet.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let rows = u32::try_from(sheet.rows().len()).unwrap_or(u32::MAX);
        Self { name: sheet.shown_name(), rows, last_row: last_row(sheet), is_hidden: sheet.is_hidden() }
    }
}

/// Every column of a table with a heading or with values.
pub(crate) fn columns(table: &Table<'_>) -> Vec<MatchedColumn> {
    let each = table.header.columns.iter().map(|column| {
        let about = column.field.map(|field| table.columns[field]);
        let secret = is_secret(&column.heading);
        let (guess, samples) = if secret { (Guess::Text, Vec::new()) } else { look(table, column.number) };
        MatchedColumn {
            column: column_letters(column.number),
            heading: without_ids(&column.heading).into_owned(),
            field: about.map(|about| about.key.into()),
            label: about.map(|about| about.label.th).unwrap_or_default().into(),
            confidence: if column.field.is_some() { column.confidence } else { 0 },
            guess,
            samples,
        }
    });
    each.collect()
}

/// What an officer should know of a table.
pub(crate) fn notes(table: &Table<'_>, target: Target) -> Vec<Note> {
    let secret = table.header.columns.iter().filter(|c| is_secret(&c.heading));
    let mut notes: Vec<Note> = secret
        .map(|c| {
            let letters = column_letters(c.number);
            Note::new("password_column_ignored", format!("คอลัมน์ {letters} “{}” เป็นรหัสผ่าน ไม่อ่านและไม่เก็บค่า", c.heading))
        })
        .collect();
    if !table.others.is_empty() {
        let message = format!(
            "อ่านแผ่นงาน “{}” แผ่นงานอื่นที่อ่านได้เช่นกันแต่ไม่ได้อ่าน: {}",
            table.sheet.shown_name(),
            table.others.join(", ")
        );
        notes.push(Note::new("sheet_chosen", message));
    }
    if table.sheet.is_hidden() {
        let message = format!("แผ่นงาน “{}” ที่อ่านถูกซ่อนไว้ในไฟล์", table.sheet.shown_name());
        notes.push(Note::new("hidden_sheet_read", message));
    }
    let unused = table.header.columns.iter().filter(|c| c.field.is_none()).count();
    if unused > 0 {
        let message = format!("มี {unused} คอลัมน์ที่{}ไม่ใช้ จึงไม่นำเข้า", target.label().th);
        notes.push(Note::new("unmapped_columns", message));
    }
    if table.rows().any(|row| row.is_wider_than(WIDEST)) {
        let message = format!("มีข้อมูลเลยคอลัมน์ {} ออกไป ซึ่งไม่อ่าน โปรดลบคอลัมน์ที่ไม่เกี่ยวข้อง", column_letters(WIDEST));
        notes.push(Note::new("columns_beyond", message));
    }
    notes
}

/// What the values of a column look like, and some of them.
fn look(table: &Table<'_>, number: u32) -> (Guess, Vec<String>) {
    let rows = SAMPLED.min(MOST_SAMPLED / table.header.columns.len().max(1));
    let values = table.rows().take(rows).filter_map(|row| row.get(number));
    let values: Vec<Value<'_>> = values.filter(|value| !is_missing(&clean(&value.written()).text)).collect();
    let guess = guess(&values);
    let is_id = table.header.columns.iter().find(|c| c.number == number).and_then(|c| c.field);
    let ids = guess == Guess::NationalId || is_id.is_some_and(|f| matches!(table.columns[f].kind, Kind::NationalId));
    let mut samples: Vec<String> = Vec::new();
    for value in &values {
        let shown = if ids { masked(value) } else { shown(value) };
        if samples.len() < SHOWN && !samples.contains(&shown) {
            samples.push(shown);
        }
    }
    (guess, samples)
}

fn guess(values: &[Value<'_>]) -> Guess {
    if values.is_empty() {
        return Guess::Empty;
    }
    let most =
        |is: &dyn Fn(&Value<'_>) -> bool| values.iter().filter(|value| is(value)).count() * 5 >= values.len() * 4;
    let text = |value: &Value<'_>| arabic_digits(&clean(&value.written()).text);
    let phone = |value: &Value<'_>| {
        let text = text(value);
        let digits = text.chars().filter(char::is_ascii_digit).count();
        (9..=10).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || "-+ ()".contains(c))
    };
    let day = |value: &Value<'_>| {
        let dated = matches!(value, Value::Date(_) | Value::Text(_));
        dated && text(value).len() > 5 && matches!(date::of_cell(value), Ok(Some(_)))
    };
    let named = |value: &Value<'_>| {
        let text = text(value);
        ["นาย", "นาง", "น.ส.", "ว่าที่", "ดร.", "พ.ต.", "ร.ต.", "Mr", "Ms"]
            .iter()
            .any(|p| text.starts_with(p) && text.len() > p.len())
    };
    if most(&|value| matches!(id::of_cell(value), Ok(Some(_)))) {
        Guess::NationalId
    } else if most(&|value| text(value).contains('@')) {
        Guess::Email
    } else if most(&phone) {
        Guess::Phone
    } else if most(&day) {
        Guess::Date
    } else if most(&|value| level::is_known(&value.written())) {
        Guess::Level
    } else if most(&|value| matches!(number::of_cell(value), Ok(Some(_)))) {
        Guess::Number
    } else if most(&named) {
        Guess::Name
    } else {
        Guess::Text
    }
}

/// A value with every long run of digits masked, whatever it is.
fn masked(value: &Value<'_>) -> String {
    match id::of_cell(value) {
        Ok(Some(read)) => read.value.masked(),
        _ => "x".repeat(value.written().chars().filter(|c| c.is_alphanumeric()).count().min(13)),
    }
}

fn shown(value: &Value<'_>) -> String {
    let text = match value {
        Value::Date(day) => saisaat_core::values::thai::medium_date(*day),
        other => clean(&other.written()).text,
    };
    // An id may stand in a column that nobody took for one.
    without_ids(&text).into_owned()
}
