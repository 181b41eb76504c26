//! The answers of a wave of a survey, as forms export them: one response to a row, one question to a column. Slides 35 and 45.
//!
//! Invariant: who answered and when is not read: columns of names, ids, addresses and times are left out, and no other is kept
//! but those of the survey's questions, the group that a response counts for and the number of its sheet.

mod titles;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use saisaat_core::registers::{
    Answered, Record as _, Register, ResponseSource, SurveyAnswer, SurveyItem, SurveyResponse, SurveySheet, SurveyWave,
    survey_items,
};
use saisaat_core::values::Id;
use saisaat_core::{Error, Reader, Result, Rule, Tx};

use super::person::{FIRST_NAME, FULL_NAME, NATIONAL_ID, PREFIX, SURNAME, UNIT as OF_PERSON, of_person};
use crate::apply::outcome::Skipped;
use crate::apply::rows::{Found, Heading, Identity, Listed, Place, Refused, Rows, Settled, Work, hash_of};
use crate::cell_value::CellValue;
use crate::choices::Choices;
use crate::column::{About, Column, Kind, Label, value_text};
use crate::decide::draft::Draft;
use crate::error::ImportError;
use crate::note::Note;
use crate::parse::Refusal;
use crate::question::{AS_NEW, OTHER_ANSWERS, SAME_ANSWERS, TAKE};

const SHEET: usize = 0;
/// The first column of an answer: before it stand the sheet, the group and what is left out.
const FIRST: usize = 2 + LEFT_OUT.len();
/// How many questions a file may answer.
const MOST: usize = 110;

/// What forms tell of who answered and when; the first of them tells a form from any other table.
const LEFT_OUT: [About; 9] = [
    left_out(About::new("answered_at", "เวลาที่ตอบ", "Timestamp", Kind::LeftOut)).words(
        1,
        &[
            "ประทับเวลา",
            "เวลาประทับ",
            "วันที่ตอบ",
            "วันเวลาที่ตอบ",
            "เวลาเริ่มต้น",
            "เวลาที่เริ่มต้น",
            "เวลาเสร็จสิ้น",
            "เวลาเสร็จสมบูรณ์",
            "เวลาที่เสร็จสมบูรณ์",
            "เวลาที่แก้ไขล่าสุด",
            "Start time",
            "Completion time",
            "Last modified time",
        ],
    ),
    left_out(About::new("respondent", "ผู้ตอบ", "Respondent", Kind::LeftOut))
        .words(1, &["ID", "ชื่อผู้ใช้", "ที่อยู่อีเมล", "Username", "User name", "Email address", "IP address"]),
    left_out(FULL_NAME),
    left_out(PREFIX),
    left_out(FIRST_NAME),
    left_out(SURNAME),
    left_out(NATIONAL_ID),
    left_out(of_person("phone")),
    left_out(of_person("email")),
];

const fn left_out(about: About) -> About {
    about.kind(Kind::LeftOut).weight(1)
}

/// A response as a row tells it.
#[derive(Clone)]
pub(crate) struct Response {
    sheet: SurveySheet,
    /// What was answered, by the columns of answers.
    cells: Vec<Option<CellValue>>,
}

type Get = fn(&Response) -> Option<CellValue>;
type Set = fn(&mut Response, CellValue);

fn get<const AT: usize>(row: &Response) -> Option<CellValue> {
    row.cells.get(AT).cloned().flatten()
}

fn set<const AT: usize>(row: &mut Response, said: CellValue) {
    if let Some(cell) = row.cells.get_mut(AT) {
        *cell = Some(said);
    }
}

macro_rules! tens {
    ($($ten:literal)+) => {
        [$(tens!(of $ten: 0 1 2 3 4 5 6 7 8 9)),+]
    };
    (of $ten:literal: $($one:literal)+) => {
        [$((get::<{ $ten * 10 + $one }> as Get, set::<{ $ten * 10 + $one }> as Set)),+]
    };
}

/// How the answer at each place is read and written.
static PLACES: [[(Get, Set); 10]; MOST / 10] = tens!(0 1 2 3 4 5 6 7 8 9 10);

static COLUMNS: LazyLock<Vec<Column<Response>>> = LazyLock::new(|| {
    let declared = |key| About::declared(&SurveyResponse::DECLARATION, key);
    let mut columns = vec![
        Column::seen(declared("sheet"), |row: &Response| Some(CellValue::Number(row.sheet.response.sheet.into()))),
        Column {
            about: declared("unit").words(1, OF_PERSON.words),
            get: |row| value_text(&row.sheet.response.unit),
            set: Some(|row, said| row.sheet.count_for(&said.into_text())),
        },
    ];
    columns.extend(LEFT_OUT.map(|about| Column::seen(about, |_: &Response| None)));
    let places = (1..).zip(PLACES.iter().flatten());
    columns.extend(places.map(|(number, (get, set))| Column { about: answer(number), get: *get, set: Some(*set) }));
    columns
});

/// The column of an answer, by its number.
fn answer(number: usize) -> About {
    let called = SurveyAnswer::DECLARATION.one;
    let named = |name: &str| -> &'static str { format!("{name} {number}").leak() };
    let about = About::new(named("answer").replace(' ', "_").leak(), named(called.th), named(called.en), Kind::Answer);
    // The first tells in a blank workbook what all of them are.
    if number > 1 {
        return about;
    }
    about.hint("หนึ่งคอลัมน์ต่อหนึ่งข้อ หัวคอลัมน์เป็นเลขที่ข้อหรือคำถามของแบบสำรวจ เพิ่มคอลัมน์ได้ตามจำนวนข้อ", "4")
}

/// A wave at work.
pub(crate) struct Answers {
    wave: Id<SurveyWave>,
    items: Vec<SurveyItem>,
    /// Of each column of an answer, the question.
    asked: Vec<Option<usize>>,
    /// Columns that are of no question.
    strangers: Vec<String>,
    /// The sheets that the wave had, by their numbers.
    sheets: HashMap<i32, SurveySheet>,
    /// How many of them were answered alike and no row was found to be.
    alike: HashMap<u64, u32>,
    /// Numbers of sheets that are taken.
    taken: HashSet<i32>,
    highest: i32,
}

impl Answers {
    /// The questions that the file answers, each with its column.
    fn asked(&self) -> impl Iterator<Item = (usize, &SurveyItem)> {
        (FIRST..).zip(&self.asked).filter_map(|(column, asked)| Some((column, &self.items[(*asked)?])))
    }

    /// What a row answers.
    fn said(&self, draft: &Draft) -> Vec<(Id<SurveyItem>, Answered)> {
        self.asked().filter_map(|(column, item)| Some((item.id, said(draft.get(column)?)))).collect()
    }

    /// The number of the sheet that a row says it is.
    fn number(draft: &Draft) -> Option<i32> {
        if let Some(CellValue::Number(number)) = draft.get(SHEET) { i32::try_from(*number).ok() } else { None }
    }

    /// Whether a row is the sheet of the register whose number it has: where it answers otherwise the officer says.
    fn find_numbered(&self, work: Work<'_>, draft: &Draft, sheet: &SurveySheet) -> Found<i32> {
        let number = sheet.response.sheet;
        let is_same = |(item, said): &(Id<SurveyItem>, Answered)| sheet.said(*item).as_ref() == Some(said);
        if self.said(draft).iter().all(is_same) {
            return Found::One(number);
        }
        let label = COLUMNS[SHEET].about.label.th;
        let message = format!("{label} {number} ของรอบนี้มีคำตอบอื่นอยู่แล้ว");
        match work.ask(&OTHER_ANSWERS, SHEET, message) {
            Some(TAKE) => Found::One(number),
            Some(AS_NEW) => Found::Nothing(None),
            Some(_) => Found::Refused(Refused::silently(Skipped::Chosen)),
            None => Found::Refused(Refused::silently(Skipped::Asked)),
        }
    }

    fn loaded(&self, sheet: &SurveySheet) -> Response {
        let cell = |asked: &Option<usize>| sheet.said(self.items[(*asked)?].id).map(cell);
        Response { sheet: sheet.clone(), cells: self.asked.iter().map(cell).collect() }
    }
}

impl Listed for Answers {
    const LABEL: Label = Label {
        th: "คำตอบแบบสำรวจจากแบบฟอร์ม", en: "Survey answers of a form"
    };
    const REGISTER: &'static str = SurveyResponse::TABLE;
    const ASKS_FOR: &'static [&'static str] = &["wave"];
    const NEEDS: &'static [&'static [&'static str]] = &[&["answer_1"]];
    const KEYS: &'static [(&'static str, Label)] = &[];
    const ALONE: bool = false;

    fn columns() -> &'static [Column<Response>] {
        &COLUMNS
    }

    fn all(reader: &Reader<'_>, place: &Place) -> Result<Vec<Response>> {
        let waves = match place.parent.as_deref().and_then(Id::parse) {
            Some(wave) => vec![wave],
            None => reader.list::<SurveyWave>(&place.scope())?.iter().map(|wave| wave.id).collect(),
        };
        let mut all = Vec::new();
        for wave in waves {
            let items = answered(reader, wave)?;
            let typed = |sheet: &SurveySheet, item: &SurveyItem| {
                sheet.said(item.id).map(|said| CellValue::Text(item.typed(&said)))
            };
            all.extend(SurveySheet::of_wave(reader, wave)?.into_iter().map(|sheet| {
                let cells = items.iter().map(|item| typed(&sheet, item)).collect();
                Response { sheet, cells }
            }));
        }
        Ok(all)
    }

    fn headings(reader: &Reader<'_>, place: &Place) -> Result<Option<Vec<Option<String>>>> {
        let Some(wave) = place.parent.as_deref().and_then(Id::parse) else { return Ok(None) };
        let called = COLUMNS.iter().take(FIRST).map(|column| Some(column.about.label.th.to_owned()));
        let items = answered(reader, wave)?;
        let asked = items.iter().map(|item| Some(format!("{} {}", item.code.trim(), item.text.trim())));
        Ok(Some(called.chain(asked).collect()))
    }

    fn open(reader: &Reader<'_>, _: Work<'_>, place: &Place) -> Result<std::result::Result<Self, ImportError>> {
        let id = place.parent.as_deref().and_then(Id::parse);
        let Some(wave) = id.map(|id| reader.find::<SurveyWave>(id)).transpose()?.flatten() else {
            let message = "ยังไม่ได้เลือกรอบการสำรวจที่คำตอบเหล่านี้เป็นของรอบนั้น โปรดเลือกรอบการสำรวจก่อนนำเข้า";
            return Ok(Err(ImportError::NoPlace { code: "no_wave", message }));
        };
        let mut all = Self {
            wave: wave.id,
            items: survey_items(reader, wave.id)?,
            asked: vec![None; MOST],
            strangers: Vec::new(),
            sheets: HashMap::new(),
            alike: HashMap::new(),
            taken: HashSet::new(),
            highest: 0,
        };
        for sheet in SurveySheet::of_wave(reader, wave.id)? {
            let number = sheet.response.sheet;
            let said = sheet.answers.iter().filter_map(|answer| Some((answer.item_id, Answered::of(answer)?)));
            *all.alike.entry(hash(&said.collect::<Vec<_>>())).or_default() += 1;
            all.highest = all.highest.max(number);
            all.taken.insert(number);
            all.sheets.insert(number, sheet);
        }
        Ok(Ok(all))
    }
}

impl Rows for Answers {
    type Row = Response;
    type Key = i32;

    fn headed(&mut self, heading: Heading<'_>) {
        let titles = titles::of(&self.items);
        let mut answered = HashSet::new();
        for at in 0..self.asked.len() {
            let Some((letters, headings)) = heading(FIRST + at) else { continue };
            let of = |heading: &String| titles::find(&titles, heading).filter(|item| !answered.contains(item));
            self.asked[at] = headings.iter().find_map(of);
            match self.asked[at] {
                Some(item) => _ = answered.insert(item),
                None => self.strangers.push(format!("{letters} “{}”", headings[0])),
            }
        }
    }

    fn examine(&self, draft: &mut Draft) -> Vec<(usize, Refusal)> {
        let mut problems = Vec::new();
        for (column, asked) in (FIRST..).zip(&self.asked) {
            let Some(item) = asked.map(|at| &self.items[at]) else {
                draft.put(column, None);
                continue;
            };
            let typed = draft.get(column).map(|said| said.shown().into_owned()).unwrap_or_default();
            match item.answered(&typed) {
                Ok(said) => draft.put(column, said.map(cell)),
                Err(error) => {
                    draft.put(column, None);
                    draft.refuse(column);
                    problems.push((column, unreadable(item, &typed, &error)));
                }
            }
        }
        problems
    }

    /// Half a response could not be found again to be completed: where an answer is not understood none is taken.
    fn admit(&self, draft: &Draft, _: &Choices) -> std::result::Result<(), Refused> {
        if self.asked().any(|(column, _)| draft.is_refused(column)) {
            return Err(Refused::silently(Skipped::AgainstRule));
        }
        if self.said(draft).is_empty() {
            let message = "แถวนี้ไม่มีคำตอบของข้อคำถามใดในแบบสำรวจ โปรดตรวจว่าหัวคอลัมน์เป็นเลขที่ข้อหรือคำถามของแบบสำรวจนี้";
            return Err(Refused::at(Skipped::Missing, FIRST, "no_answers", message));
        }
        Ok(())
    }

    fn identity(&self, draft: &Draft, _: &Choices, _: u32) -> Identity {
        let number = Self::number(draft).map(|number| hash_of("sheet", &[&number.to_string()]));
        number.map(|hash| Identity::one(hash, SHEET, "duplicate_code_in_file")).unwrap_or_default()
    }

    fn find(&mut self, work: Work<'_>, draft: &Draft, _: u32) -> Found<i32> {
        let number = Self::number(draft);
        if let Some(sheet) = number.and_then(|number| self.sheets.get(&number)) {
            return self.find_numbered(work, draft, sheet);
        }
        let first = self.asked().map(|(column, _)| column).find(|column| draft.get(*column).is_some());
        let left = self.alike.get_mut(&hash(&self.said(draft))).filter(|left| number.is_none() && **left > 0);
        if let Some(left) = left {
            *left -= 1;
            let message = "รอบนี้มีแบบที่ตอบเหมือนแถวนี้ทุกข้ออยู่แล้ว ไฟล์นี้อาจเคยนำเข้าแล้ว";
            if let Err(refused) = work.take_or_leave(&SAME_ANSWERS, first.unwrap_or(FIRST), message) {
                return Found::Refused(refused);
            }
        }
        Found::Nothing(None)
    }

    fn load(&self, _: &Reader<'_>, _: Work<'_>, number: i32) -> Result<Response> {
        let missing = || Error::NotFound { what: SurveyResponse::TABLE, key: number.to_string() };
        Ok(self.loaded(self.sheets.get(&number).ok_or_else(missing)?))
    }

    fn blank(&mut self, work: Work<'_>, draft: &Draft) -> std::result::Result<Response, Refused> {
        let own = Self::number(draft).filter(|number| !self.taken.contains(number));
        let number = own.unwrap_or_else(|| self.highest.saturating_add(1));
        let sheet = SurveySheet::new(work.new, self.wave, number, ResponseSource::Import);
        Ok(Response { sheet, cells: vec![None; MOST] })
    }

    fn settle(&mut self, work: Work<'_>, _: Option<&Response>, row: &mut Response) -> Settled {
        for (column, item) in self.asked() {
            if let Some(answered) = &row.cells[column - FIRST] {
                row.sheet.answer(work.new, item.id, said(answered));
            }
        }
        Settled::default()
    }

    fn keep(&mut self, _: Option<&Response>, row: &Response) {
        let number = row.sheet.response.sheet;
        self.taken.insert(number);
        self.highest = self.highest.max(number);
    }

    fn closing(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        if !self.strangers.is_empty() {
            let columns = self.strangers.join(", ");
            let message = format!("คอลัมน์ที่ไม่ตรงกับข้อคำถามใดของแบบสำรวจ จึงไม่นำเข้า: {columns}");
            notes.push(Note::new("columns_of_no_question", message));
        }
        let is_there = |at: usize| self.asked.contains(&Some(at));
        let items = self.items.iter().enumerate().filter(|(_, item)| item.is_answered_among(&self.items));
        let unasked = items.filter(|(at, _)| !is_there(*at)).map(|(_, item)| item.code.trim()).collect::<Vec<_>>();
        if !unasked.is_empty() {
            let message = format!("ไฟล์นี้ไม่มีคอลัมน์ของข้อ {} จึงไม่มีคำตอบของข้อเหล่านี้", unasked.join(", "));
            notes.push(Note::new("questions_without_column", message));
        }
        notes
    }

    fn check(&self, _: &Reader<'_>, _: Work<'_>, row: &Response) -> Result<()> {
        row.sheet.check()
    }

    fn put(&self, tx: &Tx<'_>, row: &Response) -> Result<()> {
        row.sheet.save(tx)
    }

    fn add(&self, tx: &Tx<'_>, row: &Response) -> Result<()> {
        row.sheet.add(tx)
    }
}

/// The questions of a wave that are answered, in their order; refused where a workbook has no room for all of them.
fn answered(reader: &Reader<'_>, wave: Id<SurveyWave>) -> Result<Vec<SurveyItem>> {
    let all = survey_items(reader, wave)?;
    let answered: Vec<SurveyItem> = all.iter().filter(|item| item.is_answered_among(&all)).cloned().collect();
    if answered.len() > MOST { Err(Error::invalid("item_id", Rule::TooLarge)) } else { Ok(answered) }
}

fn cell(said: Answered) -> CellValue {
    match said {
        Answered::Number(number) => CellValue::Number(number),
        Answered::Words(words) => CellValue::Text(words),
    }
}

fn said(cell: &CellValue) -> Answered {
    match cell {
        CellValue::Number(number) => Answered::Number(*number),
        other => Answered::Words(other.shown().into_owned()),
    }
}

/// The same for sheets with the same answers.
fn hash(said: &[(Id<SurveyItem>, Answered)]) -> u64 {
    let told = |(item, said): &(Id<SurveyItem>, Answered)| format!("{item} {}", cell(said.clone()).shown());
    let mut told: Vec<String> = said.iter().map(told).collect();
    told.sort_unstable();
    hash_of("answers", &told.iter().map(String::as_str).collect::<Vec<_>>())
}

fn unreadable(item: &SurveyItem, typed: &str, error: &Error) -> Refusal {
    let why = if let Error::Invalid { rule, .. } = error { rule.th() } else { Rule::Format.th() };
    let (code, kind) = (item.code.trim(), item.kind.words().th);
    let offered: Vec<&str> = item.options().collect();
    let offered = if offered.is_empty() { String::new() } else { format!(": {}", offered.join(", ")) };
    let message =
        format!("“{typed}” ไม่ใช่คำตอบของข้อ {code} ({kind}{offered}) เพราะ{why} จึงไม่นำเข้าแถวนี้ โปรดแก้ให้ตรงกับแบบคำตอบ");
    Refusal::new("not_an_answer", message)
}
