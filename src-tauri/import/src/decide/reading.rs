//! Reading a row: each matched cell by its column's kind, with every repair and refusal told at its cell.
//!
//! A value that stands in many cells is understood once. Invariant: equal cells of one column read alike, whatever row they
//! are in; a cell the officer fixed reads as what was typed instead.

use std::borrow::Cow;

use chrono::Datelike as _;
use rust_decimal::Decimal;
use saisaat_core::values::Money;
use saisaat_core::values::personal::{has_masked_id, without_ids};

use crate::choices::Fixes;
use crate::column::{About, Dash, Kind};
use crate::decide::draft::Draft;

use crate::cell_value::CellValue;
use crate::decide::column_cache::ColumnCache;
use crate::detect::table::{Carried, Sense, Shared, Table};
use crate::parse::name::{Given, Name, says_vacant};
use crate::parse::service::Service;
use crate::parse::text::{arabic_digits, clean, clean_lines, is_letter, is_missing, is_no_name};
use crate::parse::{Read, Refusal, choice, code, date, id, level, name, number, service};
use crate::read::sheet::{Code, Row, UNCOMPUTED, Value};

/// What a row said.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) draft: Draft,
    pub(crate) problems: Vec<(usize, Refusal)>,
    pub(crate) repairs: Vec<Mended>,
}

/// A value that is kept otherwise than it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mended {
    pub(crate) column: usize,
    pub(crate) code: &'static str,
    /// As it was written; a national id is masked.
    pub(crate) before: String,
    /// As it will be kept, in ISO form; a national id is masked.
    pub(crate) after: String,
}

/// What a cell comes to.
type Outcome = Result<Option<Read<CellValue>>, Refusal>;

/// Reads the rows of a table.
pub(crate) struct RowReader<'a> {
    table: &'a Table<'a>,
    fixes: &'a Fixes,
    names: Option<(NameColumns, UnderstoodNames)>,
    cells: Vec<Matched>,
}

/// A matched column that is read by itself.
struct Matched {
    /// The target's column.
    at: usize,
    /// The sheet's.
    number: u32,
    /// What was read before.
    known: ColumnCache<Outcome>,
}

/// Where the parts of a name stand among the target's columns.
#[derive(Clone, Copy, Debug)]
struct NameColumns {
    /// The column the name is read from: first name or full name.
    read_from: usize,
    prefix: usize,
    first: usize,
    surname: usize,
    surname_apart: bool,
    /// Where the target keeps whether somebody serves.
    service: Option<usize>,
}

impl<'a> RowReader<'a> {
    pub(crate) fn new(table: &'a Table<'a>, fixes: &'a Fixes) -> Self {
        let place = |wanted: fn(Kind) -> bool| table.columns.iter().position(|about| wanted(about.kind));
        let names = table.name.and_then(|name| {
            let columns = NameColumns {
                read_from: name.read_from,
                prefix: place(|k| matches!(k, Kind::Prefix))?,
                first: place(|k| matches!(k, Kind::FirstName))?,
                surname: place(|k| matches!(k, Kind::Surname))?,
                surname_apart: name.surname_apart,
                service: place(|k| matches!(k, Kind::Service)),
            };
            Some((columns, UnderstoodNames::default()))
        });
        let alone = |about: &About| !about.kind.is_name() && !matches!(about.kind, Kind::Order);
        let matched = table.columns.iter().enumerate().filter(|(_, about)| alone(about));
        let matched = matched.filter_map(|(at, _)| Some((at, table.number_of(at)?)));
        let cells = matched.map(|(at, number)| Matched { at, number, known: ColumnCache::default() }).collect();
        Self { table, fixes, names, cells }
    }

    /// Reads a row.
    pub(crate) fn read(&mut self, row: Row<'_>) -> Reading {
        let row = self.table.sheet.same(row);
        let width = self.table.columns.len();
        let mut reading = Reading { draft: Draft::of_width(width), problems: Vec::new(), repairs: Vec::new() };
        for cell in &mut self.cells {
            reading.read(self.table, self.fixes, cell, row);
        }
        if let Some((columns, known)) = &mut self.names {
            Names { table: self.table, fixes: self.fixes, columns, known }.read(row, &mut reading);
        }
        reading.take_from_groups(self.table, row);
        // In the order of the sheet, as the officer's eye goes.
        reading.problems.sort_by_key(|(column, _)| self.table.shown_at(*column));
        reading.repairs.sort_by_key(|mended| self.table.shown_at(mended.column));
        reading
    }
}

/// Cells of names that were read before.
#[derive(Default)]
struct UnderstoodNames {
    prefixes: ColumnCache<Option<Given>>,
    firsts: ColumnCache<Result<Read<Name>, Refusal>>,
    surnames: ColumnCache<Option<Given>>,
}

/// Reads the name of a row.
struct Names<'a> {
    table: &'a Table<'a>,
    fixes: &'a Fixes,
    columns: &'a NameColumns,
    known: &'a mut UnderstoodNames,
}

impl<'a> Names<'a> {
    fn read(self, row: Row<'a>, reading: &mut Reading) {
        let NameColumns { read_from, prefix, first, surname, surname_apart, service } = *self.columns;
        if self.has_errors(row, reading) {
            return;
        }
        let Some((mut first_code, mut written)) = self.cell(row, read_from) else { return };
        if let Some(at) = service
            && let Some(name) = reading.leave(read_from, at, &written)
        {
            (first_code, written) = (None, Cow::Owned(name));
        }
        if is_no_name(&clean(&written).text) || says_vacant(&written) {
            return;
        }
        let prefix_cell = self.cell(row, prefix);
        if let Some((_, code)) = prefix_cell.as_ref().filter(|(_, cell)| name::is_coded_prefix(cell)) {
            let message =
                format!("คำนำหน้าเป็นรหัส “{code}” ซึ่งไม่ทราบความหมาย นำเข้าโดยเว้นคำนำหน้าไว้ โปรดใส่คำนำหน้าเป็นข้อความ");
            reading.problems.push((prefix, Refusal::new("coded_prefix", message)));
        }
        let surname_cell = surname_apart.then(|| self.cell(row, surname)).flatten();
        let mut told = |column: usize, cell: &str, given: &Given| {
            if let Some(code) = given.repair() {
                let (before, after) = (cell.trim().to_owned(), given.text().to_owned());
                reading.repairs.push(Mended { column, code, before, after });
            }
        };
        let mut given = |column, cell: Option<(Option<Code>, Cow<'_, str>)>, known, read: fn(&str) -> Option<Given>| {
            let (code, cell) = cell?;
            let given = remembered(known, code, &cell, read)?;
            told(column, &cell, &given);
            Some(given)
        };
        let given_prefix = given(prefix, prefix_cell, &mut self.known.prefixes, Given::prefix);
        let given_surname = given(surname, surname_cell, &mut self.known.surnames, Given::surname);
        match remembered(&mut self.known.firsts, first_code, &written, name::split) {
            Ok(whole) => {
                let read = name::join(given_prefix.as_ref(), &written, whole, given_surname.as_ref());
                let Name { prefix: given, first: given_first, surname: given_surname } = read.value;
                if let Some(code) = read.repair {
                    let has_prefix = ["prefix_respelt", "prefix_left_out"].contains(&code);
                    let spelt = if has_prefix { given.as_str() } else { "" };
                    let after = format!("{spelt}{given_first} {given_surname}").trim_end().to_owned();
                    let before = written.clone().into_owned();
                    reading.repairs.push(Mended { column: read_from, code, before, after });
                }
                for (column, text) in [(prefix, given), (first, given_first), (surname, given_surname)] {
                    reading.draft.put(column, (!text.is_empty()).then_some(CellValue::Text(text)));
                }
            }
            Err(refusal) => {
                reading.draft.refuse(read_from);
                reading.problems.push((read_from, refusal));
            }
        }
    }

    /// Tells of cells that say an error, without which there is no name.
    fn has_errors(&self, row: Row<'a>, reading: &mut Reading) -> bool {
        let NameColumns { read_from, prefix, surname, surname_apart, .. } = *self.columns;
        let before = reading.problems.len();
        for column in [Some(read_from), Some(prefix), surname_apart.then_some(surname)].into_iter().flatten() {
            let Some(number) = self.table.number_of(column) else { continue };
            let typed = self.fixes.of_cell(row, number).map(Value::Text);
            let value = typed.or_else(|| self.table.saying(row, number, Carried::WhereMerged).get(number));
            let Some(refusal) = value.and_then(|value| error_in(self.table.columns[column], &value)) else { continue };
            reading.draft.refuse(read_from);
            reading.problems.push((column, refusal));
        }
        reading.problems.len() > before
    }

    /// What a cell says, and the code by which that is known; none for a fixed one.
    fn cell(&self, row: Row<'a>, column: usize) -> Option<(Option<Code>, Cow<'a, str>)> {
        let number = self.table.number_of(column)?;
        let row = match self.fixes.of_cell(row, number) {
            Some(_) => row,
            None => self.table.saying(row, number, Carried::WhereMerged),
        };
        let (code, cell) = match self.fixes.of_cell(row, number) {
            Some(typed) => (None, Cow::Owned(typed.to_owned())),
            None => (row.code(number), row.get(number)?.written()),
        };
        (!has_masked_id(&cell)).then_some((code, cell))
    }
}

/// What reading a cell gives, read once for each code.
fn remembered<T: Clone>(known: &mut ColumnCache<T>, code: Option<Code>, cell: &str, read: impl FnOnce(&str) -> T) -> T {
    let Some(code) = code else { return read(cell) };
    known.count();
    if let Some(found) = known.get(code) {
        return found.clone();
    }
    let found = read(cell);
    known.keep(code, || found.clone());
    found
}

impl Reading {
    /// Reads one column of a row.
    fn read<'a>(&mut self, table: &'a Table<'a>, fixes: &Fixes, column: &mut Matched, row: Row<'a>) {
        let Matched { at, number, known } = column;
        let about = &table.columns[*at];
        let carried = if about.carried_down { Carried::ToTheNext } else { Carried::WhereMerged };
        let sense = table.sense_of(*at);
        let share = table.shared_at(row.number(), *number);
        if share == Some(Shared::Nothing) && fixes.of_cell(row, *number).is_none() {
            return;
        }
        // A fix of a cell is a fix of every row that it holds for.
        let own = row.number();
        let row = if fixes.of_cell(row, *number).is_some() { row } else { table.saying(row, *number, carried) };
        if row.number() != own && matches!(about.kind, Kind::Day | Kind::YesNo) {
            self.tell_merged(about, sense, *at, row.get(*number));
        }
        if let Some(typed) = fixes.of_cell(row, *number) {
            let written = row.get(*number).map(|v| v.written().into_owned()).unwrap_or_default();
            return self.take(about, *at, &written, understand(about, sense, Value::Text(typed)));
        }
        let (Some(code), Some(value)) = (row.code(*number), row.get(*number)) else { return };
        if let Some(Shared::Part(part, of)) = share {
            return self.take(
                about,
                *at,
                &value.written(),
                understand(about, sense, value).map(|read| divided(read, part, of)),
            );
        }
        known.count();
        match known.get(code) {
            Some(Ok(Some(Read { value: said, repair: None }))) => self.draft.put(*at, Some(said.clone())),
            Some(outcome) => self.take(about, *at, &value.written(), outcome.clone()),
            None => {
                let outcome = understand(about, sense, value);
                known.keep(code, || outcome.clone());
                self.take(about, *at, &value.written(), outcome);
            }
        }
        if about.dash == Dash::Told && self.draft.get(*at).is_none() && says_nothing(&value) {
            let before = value.written().trim().to_owned();
            self.repairs.push(Mended { column: *at, code: "nothing_kept", before, after: String::new() });
        }
    }

    /// Says that a day or an answer is taken from the first row of merged cells.
    fn tell_merged(&mut self, about: &About, sense: Sense, column: usize, value: Option<Value<'_>>) {
        let read = value.and_then(|value| understand(about, sense, value).ok()?);
        if let Some(Read { value: said, .. }) = read {
            let after = said.plain().into_owned();
            self.repairs.push(Mended { column, code: "taken_from_merged_cells", before: String::new(), after });
        }
    }

    /// Says what the row's own cells do not and its group does, and says so.
    fn take_from_groups(&mut self, table: &Table<'_>, row: Row<'_>) {
        for column in table.grouped() {
            if self.draft.get(column).is_some() || self.draft.is_refused(column) {
                continue;
            }
            if let Some((text, code)) = table.told_by_group(row, column)
                && let Some(Read { value: after, .. }) = line(text)
            {
                self.repairs.push(Mended { column, code, before: String::new(), after: after.clone() });
                self.draft.put(column, Some(CellValue::Text(after)));
            }
        }
    }

    /// Takes what stands behind a name and says that its bearer left the service, and answers the name without it.
    fn leave(&mut self, name: usize, at: usize, written: &str) -> Option<String> {
        // Nearly every name is of two words.
        if !written.contains(['(', '[']) && written.split_whitespace().nth(2).is_none() {
            return None;
        }
        let (bare, left) = service::behind_name(written)?;
        let said = match left {
            Service::Left(Some(day)) => CellValue::Day(day),
            _ => CellValue::Yes(false),
        };
        let after = format!(
            "{} · {}",
            bare,
            if let CellValue::Day(day) = &said {
                day.to_string()
            } else {
                "พ้นจากราชการ".into()
            }
        );
        self.repairs.push(Mended { column: name, code: LEFT_SERVICE, before: written.trim().to_owned(), after });
        match self.draft.get(at) {
            None => self.draft.put(at, Some(said)),
            // Name and state do not agree.
            Some(CellValue::Yes(true)) => self.draft.put(at, Some(CellValue::from(written.trim()))),
            Some(_) => {}
        }
        Some(bare.trim_end_matches([' ', '-', '–', '/']).to_owned())
    }

    fn take(&mut self, about: &About, column: usize, written: &str, outcome: Outcome) {
        match outcome {
            Ok(None) => {}
            Ok(Some(Read { value: said, repair })) => {
                if let Some(code) = repair {
                    let after = said.plain().into_owned();
                    let masked = matches!(about.kind, Kind::NationalId);
                    let before = if masked { after.clone() } else { without_ids(written.trim()).into_owned() };
                    self.repairs.push(Mended { column, code, before, after });
                }
                if let CellValue::Id(id) = &said
                    && !id.is_of_a_citizen()
                {
                    let message = format!(
                        "เลขประจำตัว {} ขึ้นต้นด้วย 0 หรือ 9 ไม่ใช่เลขของบุคคลสัญชาติไทย นำเข้าแล้ว โปรดตรวจว่าถูกต้อง",
                        id.masked()
                    );
                    self.problems.push((column, Refusal::new("id_not_of_a_citizen", message)));
                }
                self.draft.put(column, Some(said));
            }
            Err(refusal) => {
                self.draft.refuse(column);
                self.problems.push((column, refusal));
            }
        }
    }
}

/// What is wrong with a cell that says an error: its formula failed, or nobody computed it. A text says one where a file was
/// written from such cells.
fn error_in(about: &About, value: &Value<'_>) -> Option<Refusal> {
    let label = about.label.th;
    let error = match value {
        Value::Error(UNCOMPUTED) => {
            let message = format!("เซลล์{label}เป็นสูตรที่ยังไม่มีผลลัพธ์ โปรดเปิดไฟล์ด้วย Excel แล้วบันทึก จากนั้นนำเข้าใหม่");
            return Some(Refusal::new("uncomputed_formula", message));
        }
        Value::Error(error) => error,
        Value::Text(text) if text.starts_with('#') => text.trim(),
        _ => return None,
    };
    const ERRORS: [&str; 10] =
        ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"];
    let is_error = matches!(value, Value::Error(_)) || ERRORS.contains(&error);
    // So wide a number is shown in a narrow column, and was copied as it is shown.
    let is_cut = error.len() > 2 && error.bytes().all(|byte| byte == b'#');
    (is_error || is_cut).then(|| {
        let message = format!("เซลล์{label}เป็นค่าผิดพลาด {error} โปรดแก้สูตรหรือพิมพ์ค่าจริง");
        Refusal::new("error_cell", message)
    })
}

/// Reads one cell by its column's kind.
fn understand(about: &About, sense: Sense, value: Value<'_>) -> Outcome {
    if let Some(refusal) = error_in(about, &value) {
        return Err(refusal);
    }
    // An export masked what stood here: read back, it says nothing, and erases nothing.
    if matches!(value, Value::Text(text) if has_masked_id(text)) {
        return Ok(None);
    }
    let value = if about.kind.is_as_shown() { value } else { value.plain() };
    if about.dash == Dash::Refused && says_nothing(&value) {
        let message = format!("“{}” ใน{}ไม่บอกว่าอย่างไร โปรดเขียนค่าให้ชัดเจน", value.written().trim(), about.label.th);
        return Err(Refusal::new("says_nothing", message));
    }
    let value = if about.kind.is_no_percentage() { number::not_as_percentage(value) } else { value };
    match about.kind {
        Kind::NationalId => told(id::of_cell(&value)?, CellValue::Id),
        Kind::Day => told(date::of_cell_in(&value, sense.order)?, CellValue::Day),
        Kind::Number => told(number::of_cell(&value)?, CellValue::Number),
        Kind::Whole => told(number::whole(&value)?, CellValue::Number),
        Kind::Money => told(number::money(&value, sense.unit)?, CellValue::Money),
        Kind::YesNo => told(choice::yes(&value, sense.cross)?, CellValue::Yes),
        Kind::Service => service(&value, sense),
        Kind::Sex => Ok(sex(&value.written())),
        Kind::Words(list) => told(choice::of_list(&value, list)?, CellValue::Word),
        Kind::Year => told(date::year(&value)?, CellValue::Year),
        Kind::Round => told(number::round(&value)?, CellValue::Round),
        Kind::Level if matches!(value, Value::Date(_)) => Err(became_a_date(about, &value)),
        Kind::Level => level_of(&value.written()),
        Kind::Text | Kind::Lines | Kind::Code if holds_id(&value.written()) => without_id(about, &value.written()),
        Kind::Code => told(code::of_cell(&value)?, CellValue::Text),
        Kind::Phone => Ok(phone(&value.written())),
        Kind::Email => email(&value.written()),
        Kind::Lines => Ok(lines(&value.written())),
        Kind::Text if matches!(value, Value::Date(_)) => Err(became_a_date(about, &value)),
        _ => Ok(line(&value.written()).map(|read| Read { value: CellValue::Text(read.value), repair: read.repair })),
    }
}

/// Whether a national id may stand in a text: nearly none has as many digits.
fn holds_id(written: &str) -> bool {
    let is_digit = |c: &char| c.is_ascii_digit() || !c.is_ascii() && c.is_numeric();
    written.len() >= 13
        && written.chars().filter(is_digit).take(13).count() == 13
        && matches!(without_ids(written), Cow::Owned(_))
}

/// A text without the national id in it, for an id is kept nowhere but in its own field; nothing else there is a problem.
fn without_id(about: &About, written: &str) -> Outcome {
    let masked = without_ids(written);
    let rest = masked.chars().filter(|c| is_letter(*c) && *c != 'x').count();
    if rest == 0 {
        let message = format!("เซลล์{}เป็นเลขประจำตัวประชาชน คอลัมน์อาจเลื่อน โปรดตรวจแล้วพิมพ์ค่าจริง", about.label.th);
        return Err(Refusal::new("id_elsewhere", message));
    }
    let text = if matches!(about.kind, Kind::Lines) { clean_lines(&masked).text } else { clean(&masked).text };
    Ok(Some(Read::repaired(CellValue::Text(text), "id_masked")))
}

/// What is said of a text that a program took for a date as it was typed: "3/2", "2-3".
fn became_a_date(about: &About, value: &Value<'_>) -> Refusal {
    let typed = match value {
        Value::Date(date) => {
            let (day, month) = (date.day(), date.month());
            format!("น่าจะพิมพ์ไว้ว่า “{day}/{month}” หรือ “{day}-{month}”")
        }
        _ => String::new(),
    };
    let message = format!(
        "{}เป็นวันที่ {} เพราะ Excel เปลี่ยนข้อความเป็นวันที่เอง {typed} โปรดตั้งรูปแบบเซลล์เป็นข้อความแล้วพิมพ์ใหม่",
        about.label.th,
        value.written()
    );
    Refusal::new("text_became_a_date", message)
}

/// Whether a cell is not empty and yet says nothing: a dash, "ไม่มี", "N/A". A stroke is a tick.
fn says_nothing(value: &Value<'_>) -> bool {
    let Value::Text(text) = value else { return false };
    let text = clean(text).text;
    !matches!(text.as_str(), "" | "/") && is_missing(&text)
}

/// One of equal parts of an amount; the first have a satang more where it does not come out even.
fn divided(read: Option<Read<CellValue>>, part: u32, of: u32) -> Option<Read<CellValue>> {
    let Read { value, .. } = read?;
    let value = match value {
        CellValue::Money(whole) => {
            let (each, rest) = (whole.satang() / i64::from(of), whole.satang() % i64::from(of));
            let more = i64::from(i64::from(part) < rest.abs()) * rest.signum();
            CellValue::Money(Money::from_satang(each + more))
        }
        CellValue::Number(whole) => CellValue::Number(whole / Decimal::from(of)),
        other => other,
    };
    Some(Read::repaired(value, "merged_amount_divided"))
}

fn told<T>(read: Option<Read<T>>, said: impl FnOnce(T) -> CellValue) -> Outcome {
    Ok(read.map(|Read { value, repair }| Read { value: said(value), repair }))
}

/// A line of clean text; `None` where the cell says that there is nothing.
fn line(written: &str) -> Option<Read<String>> {
    let cleaned = clean(written);
    let is_broken = written.trim().contains(['\n', '\r']);
    let repair = if is_broken { Some("lines_joined") } else { cleaned.repaired.then_some("cleaned") };
    (!is_missing(&cleaned.text)).then_some(Read { value: cleaned.text, repair })
}

fn lines(written: &str) -> Option<Read<CellValue>> {
    let cleaned = clean_lines(written);
    let repair = cleaned.repaired.then_some("cleaned");
    (!is_missing(&cleaned.text)).then_some(Read { value: CellValue::Text(cleaned.text), repair })
}

fn level_of(written: &str) -> Outcome {
    Ok(line(written).map(|_| {
        let Read { value, repair } = level::of_text(written);
        Read { value: CellValue::Text(value), repair }
    }))
}

fn phone(written: &str) -> Option<Read<CellValue>> {
    let Read { value: text, repair } = line(written)?;
    let typed = text.trim_start_matches(['\'', '’', '‘', '`']).trim_start();
    let phone = arabic_digits(typed);
    if lost_its_zero(&phone) {
        return Some(Read::repaired(CellValue::Text(format!("0{phone}")), "leading_zero_restored"));
    }
    let repair = if typed.len() != text.len() {
        Some("apostrophe_removed")
    } else {
        repair.or((phone != typed).then_some("digits_respelt"))
    };
    Some(Read { value: CellValue::Text(phone), repair })
}

/// Nine digits of a mobile telephone, or eight of another, that a program took for a number.
fn lost_its_zero(phone: &str) -> bool {
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let plain = phone.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ' '));
    let first = phone.chars().next();
    plain && matches!((digits, first), (9, Some('6' | '8' | '9')) | (8, Some('2'..='5' | '7')))
}

/// Whether somebody serves. What says neither is kept as it is written, for the officer to say.
fn service(value: &Value<'_>, sense: Sense) -> Outcome {
    if let Ok(said) = choice::yes(value, sense.cross) {
        return told(said, CellValue::Yes);
    }
    let written = value.written();
    Ok(Some(match service::of_text(&written) {
        Service::Serving => Read::exact(CellValue::Yes(true)),
        Service::Left(None) => Read::repaired(CellValue::Yes(false), LEFT_SERVICE),
        Service::Left(Some(day)) => Read::repaired(CellValue::Day(day), LEFT_SERVICE),
        Service::Unclear => Read::exact(CellValue::Text(clean(&written).text)),
    }))
}

/// What is said where a state ends somebody's service.
const LEFT_SERVICE: &str = "left_service";

/// The sex, also by the codes of personnel systems.
fn sex(written: &str) -> Option<Read<CellValue>> {
    let Read { value: text, repair } = line(written)?;
    match arabic_digits(&text).as_str() {
        "1" => Some(Read::repaired(CellValue::from("ชาย"), "code_read")),
        "2" => Some(Read::repaired(CellValue::from("หญิง"), "code_read")),
        _ => Some(Read { value: CellValue::Text(text), repair }),
    }
}

fn email(written: &str) -> Outcome {
    let Some(Read { value: text, repair }) = line(written) else { return Ok(None) };
    let shaped =
        text.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.') && !text.contains(' '));
    if shaped {
        return Ok(Some(Read { value: CellValue::Text(text), repair }));
    }
    Err(Refusal::new("not_an_email", format!("“{text}” ไม่ใช่ที่อยู่อีเมล โปรดเขียนในรูป ชื่อ@หน่วยงาน.go.th")))
}
