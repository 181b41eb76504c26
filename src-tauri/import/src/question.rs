//! What only the officer can decide: doubts about a file, a column or a row, each with the ways it can be answered.
//!
//! Invariant: nothing is imported while a doubt is unanswered. An answer is a choice's word by the doubt's code, in
//! [`Choices::answers`](crate::Choices): for all places alike, or for one by `code:place`. Doubts are declared here, all of them.

use std::cell::{Cell, RefCell};

use saisaat_core::values::personal::without_ids;
use serde::Serialize;
use specta::Type;

use crate::choices::Choices;
use crate::column::Label;
use crate::error::ImportError;
use crate::read::sheet::column_letters;

/// A doubt as it is put to the officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename = "ImportQuestion")]
pub struct Question {
    /// What kind of doubt it is; answers all of its kind.
    pub kind: String,
    /// By which it is answered where it stands.
    pub code: String,
    /// Name of the sheet.
    pub sheet: String,
    /// Row, from 1; 0 where it is of a whole column or sheet.
    pub row: u32,
    /// Column letters, or empty.
    pub column: String,
    /// What is doubtful, in Thai.
    pub message: String,
    /// How it can be answered.
    pub choices: Vec<Choice>,
    /// The choice that was made.
    pub answer: Option<String>,
}

/// A way to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename = "QuestionChoice")]
pub struct Choice {
    /// Its word.
    pub choice: String,
    /// What it does.
    pub label: Label,
}

/// The questions of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct QuestionsAlike {
    /// Their kind, which answers all of them.
    pub kind: String,
    /// How many there are.
    pub count: u32,
    /// How many of them are unanswered.
    pub unanswered: u32,
    /// Some of them, the first.
    pub some: Vec<Question>,
}

impl QuestionsAlike {
    /// How many of a kind are shown.
    const SHOWN: usize = 20;

    /// Questions by their kind, in the order in which each kind comes first.
    #[must_use]
    pub fn of(questions: &[Question]) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for question in questions {
            let at = all.iter().position(|alike| alike.kind == question.kind).unwrap_or_else(|| {
                all.push(Self { kind: question.kind.clone(), count: 0, unanswered: 0, some: Vec::new() });
                all.len() - 1
            });
            let alike = &mut all[at];
            alike.count += 1;
            alike.unanswered += u32::from(question.answer.is_none());
            if alike.some.len() < Self::SHOWN {
                alike.some.push(question.clone());
            }
        }
        all
    }
}

/// A kind of doubt.
#[derive(Debug)]
pub(crate) struct Doubt {
    pub(crate) code: &'static str,
    /// The words and labels of its choices.
    choices: &'static [(&'static str, Label)],
}

/// A doubt about a column or the whole table.
#[derive(Clone, Debug)]
pub(crate) struct TableDoubt {
    pub(crate) doubt: &'static Doubt,
    /// Row, from 1; 0 where it is of none.
    pub(crate) row: u32,
    /// Column letters, or empty.
    pub(crate) column: String,
    /// Tells it from others of its kind; empty where there is one.
    pub(crate) place: String,
    pub(crate) message: String,
    /// How many of its choices there are.
    pub(crate) offered: usize,
}

/// A doubt about a row, at one of the target's columns.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) doubt: &'static Doubt,
    pub(crate) column: usize,
    pub(crate) message: String,
}

/// What is asked of one row while it is decided.
#[derive(Debug, Default)]
pub(crate) struct Asking {
    pub(crate) row: Cell<u32>,
    pub(crate) asked: RefCell<Vec<Asked>>,
}

impl Asking {
    /// Another row is decided.
    pub(crate) fn of_row(&self, row: u32) {
        self.row.set(row);
        self.asked.borrow_mut().clear();
    }

    /// What was asked of the row.
    pub(crate) fn taken(&self) -> Vec<Asked> {
        self.asked.take()
    }
}

const fn label(th: &'static str, en: &'static str) -> Label {
    Label { th, en }
}

/// The row, column or part is left out.
pub(crate) const LEAVE_OUT: &str = "leave_out";
/// It is taken as it stands.
pub(crate) const TAKE: &str = "take";

/// It is another than the register has under its number.
pub(crate) const AS_NEW: &str = "as_new";

/// Of several tables this one is read.
pub(crate) const ONE_OF: [&str; 4] = ["first", "second", "third", "fourth"];

/// Makes the doubts and the list of all of them.
macro_rules! doubts {
    ($($(#[$doc:meta])* $name:ident = $code:literal { $($choice:expr => $th:literal, $en:literal;)+ })+) => {
        $(
            $(#[$doc])*
            pub(crate) static $name: Doubt = Doubt { code: $code, choices: &[$(($choice, label($th, $en))),+] };
        )+
        static DOUBTS: &[&Doubt] = &[$(&$name),+];
    };
}

doubts! {
    /// An amount's heading speaks of a percentage.
    PERCENT_FOR_AMOUNT = "percent_for_amount" {
        LEAVE_OUT => "ไม่นำเข้าคอลัมน์นี้", "Leave this column out";
        TAKE => "เป็นจำนวนเงิน (บาท)", "They are amounts in baht";
    }
    /// One amount is merged over several rows.
    MERGED_AMOUNT = "merged_amount" {
        "once" => "เป็นยอดของทั้งกลุ่ม ลงไว้ที่แถวแรก", "The sum of the group: keep it at its first row";
        "split" => "เป็นยอดของทั้งกลุ่ม แบ่งเท่ากันทุกแถว", "The sum of the group: divide it evenly";
        "each" => "เป็นยอดของแต่ละแถว", "It is the amount of each row";
    }
    /// The sheet holds further tables below the first.
    TABLES_BELOW = "tables_below" {
        ONE_OF[0] => "อ่านตารางบนสุด", "Read the uppermost table";
        ONE_OF[1] => "อ่านตารางที่สอง", "Read the second table";
        ONE_OF[2] => "อ่านตารางที่สาม", "Read the third table";
        ONE_OF[3] => "อ่านตารางที่สี่", "Read the fourth table";
    }
    /// The sheet holds the same headings again to the right.
    TABLES_BESIDE = "tables_beside" {
        ONE_OF[0] => "อ่านตารางซ้ายสุด", "Read the leftmost table";
        ONE_OF[1] => "อ่านตารางที่สอง", "Read the second table";
        ONE_OF[2] => "อ่านตารางที่สาม", "Read the third table";
        ONE_OF[3] => "อ่านตารางที่สี่", "Read the fourth table";
    }
    /// Rows that the file does not show hold data.
    HIDDEN_ROWS = "hidden_rows" {
        LEAVE_OUT => "ไม่นำเข้าแถวที่ซ่อนไว้", "Leave the hidden rows out";
        TAKE => "นำเข้าแถวที่ซ่อนไว้ด้วย", "Take the hidden rows too";
    }
    /// A quotation mark was opened and not closed.
    UNCLOSED_QUOTE = "unclosed_quote" {
        TAKE => "อ่านทีละบรรทัดตามที่แสดง", "Read each line as it is shown";
        LEAVE_OUT => "ไม่นำเข้าแถวเหล่านี้", "Leave these rows out";
    }
    /// Some lines of a text are in another encoding than the others.
    MIXED_ENCODING = "mixed_encoding" {
        TAKE => "อ่านถูกต้องแล้วตามที่แสดง", "They are read rightly as shown";
        LEAVE_OUT => "ไม่นำเข้าแถวเหล่านี้", "Leave these rows out";
    }
    /// A column that the file does not show is one that is read.
    HIDDEN_COLUMNS = "hidden_columns" {
        LEAVE_OUT => "ไม่นำเข้าคอลัมน์ที่ซ่อนไว้", "Leave the hidden column out";
        TAKE => "นำเข้าคอลัมน์ที่ซ่อนไว้ด้วย", "Take the hidden column too";
    }
    /// A row's id or code is of a record that is called otherwise.
    NAME_OF_ANOTHER = "name_of_another" {
        LEAVE_OUT => "ไม่นำเข้าแถวที่ไม่ตรงกัน", "Leave these rows out";
        TAKE => "ยึดเลขประจำตัวหรือรหัสเป็นหลัก", "Go by the id or code";
    }
    /// A column of crosses alone.
    CROSS_MEANS = "cross_means" {
        "no" => "กากบาทคือไม่ใช่", "A cross says no";
        "yes" => "กากบาทคือใช่", "A cross says yes";
    }
    /// A column has dates that can only be month first.
    DATE_ORDER = "date_order" {
        "day_first" => "วัน/เดือน/ปี", "Day, month, year";
        "month_first" => "เดือน/วัน/ปี", "Month, day, year";
    }
    /// Of several columns under one heading one is read.
    ONE_OF_SEVERAL = "one_of_several" {
        TAKE => "ใช้เฉพาะคอลัมน์นี้", "Take this column alone";
        LEAVE_OUT => "ไม่ใช้คอลัมน์ใดเลย", "Take none of them";
    }
    /// What stands in a column of states says neither that somebody serves nor that they left.
    STATUS_UNCLEAR = "status_unclear" {
        "serving" => "ยังปฏิบัติงานอยู่", "Still in service";
        "left" => "พ้นจากราชการแล้ว", "Out of service";
        LEAVE_OUT => "ไม่นำเข้าแถวนี้", "Leave this row out";
    }
    /// A result in percent is above a hundred.
    ABOVE_HUNDRED = "above_hundred" {
        LEAVE_OUT => "ไม่นำเข้าแถวนี้", "Leave this row out";
        TAKE => "ถูกต้องแล้ว", "It is right";
    }
    /// A name of which a part alone is read stands beside a column that looks like the other.
    NAME_COLUMN_UNREAD = "name_column_unread" {
        "name" => "เป็นส่วนที่ขาดของชื่อ", "It is the missing part of the name";
        LEAVE_OUT => "ไม่ใช่ชื่อ ไม่ต้องอ่าน", "It is no name: leave it unread";
    }
    /// A sheet of the wave has the same answers as a row, and the row does not say which sheet it is.
    SAME_ANSWERS = "same_answers" {
        LEAVE_OUT => "เป็นแบบที่มีอยู่แล้ว ไม่นำเข้าแถวนี้", "It is that sheet: leave the row out";
        TAKE => "เป็นผู้ตอบอีกคน นำเข้าด้วย", "Somebody else answered so: take the row";
    }
    /// The sheet whose number a row has was answered otherwise.
    OTHER_ANSWERS = "other_answers" {
        LEAVE_OUT => "ไม่นำเข้าแถวนี้", "Leave this row out";
        TAKE => "แก้คำตอบของแบบเดิมตามแถวนี้", "Correct that sheet by this row";
        AS_NEW => "เป็นแบบอีกชุด ให้เลขที่แบบใหม่", "It is another sheet: number it on";
    }
    /// A row's id is of a person of the same first name and another surname.
    SURNAME_CHANGED = "surname_changed" {
        TAKE => "เปลี่ยนนามสกุลแล้ว ใช้นามสกุลใหม่", "The surname changed: take the new one";
        LEAVE_OUT => "ไม่นำเข้าแถวนี้", "Leave this row out";
    }
}

impl Doubt {
    /// By which it is answered at a place.
    fn code_at(&self, place: &str) -> String {
        if place.is_empty() { self.code.to_owned() } else { format!("{}:{place}", self.code) }
    }

    /// The doubt as a question. A place tells those of its kind apart that are answered each by itself.
    fn question(
        &self,
        sheet: String,
        (row, column): (u32, String),
        place: &str,
        message: &str,
        choices: &Choices,
    ) -> Question {
        let each = self.choices.iter().map(|(word, label)| Choice { choice: (*word).into(), label: *label });
        Question {
            kind: self.code.into(),
            code: self.code_at(place),
            sheet,
            row,
            column,
            message: without_ids(message).into_owned(),
            choices: each.collect(),
            answer: choices.answer(self, place).map(Into::into),
        }
    }
}

impl TableDoubt {
    /// About the whole table.
    pub(crate) fn of_table(doubt: &'static Doubt, row: u32, message: impl Into<String>) -> Self {
        Self { doubt, row, column: String::new(), place: String::new(), message: message.into(), offered: usize::MAX }
    }

    /// With so many of its choices.
    pub(crate) fn offering(self, offered: usize) -> Self {
        Self { offered, ..self }
    }

    /// About a column.
    pub(crate) fn of_column(doubt: &'static Doubt, number: u32, message: impl Into<String>) -> Self {
        let column = column_letters(number);
        Self { doubt, row: 0, place: column.clone(), column, message: message.into(), offered: usize::MAX }
    }

    pub(crate) fn question(&self, sheet: String, choices: &Choices) -> Question {
        let at = (self.row, self.column.clone());
        let mut question = self.doubt.question(sheet, at, &self.place, &self.message, choices);
        question.choices.truncate(self.offered);
        question
    }
}

impl Asked {
    /// The doubt about a row as a question.
    pub(crate) fn question(&self, sheet: String, (row, column): (u32, String), choices: &Choices) -> Question {
        let at = (row, column);
        self.doubt.question(sheet, at, &row.to_string(), &self.message, choices)
    }
}

impl Choices {
    /// How a doubt was answered: at a place, else for all places alike.
    pub(crate) fn answer(&self, doubt: &Doubt, place: &str) -> Option<&'static str> {
        if self.answers.is_empty() {
            return None;
        }
        let chosen = self.answers.get(&doubt.code_at(place)).or_else(|| self.answers.get(doubt.code))?;
        doubt.choices.iter().map(|(word, _)| *word).find(|word| word == chosen)
    }

    /// Whether every answer is to a doubt that there can be, and one of its choices.
    pub(crate) fn check_answers(&self) -> Result<(), ImportError> {
        for (code, answer) in &self.answers {
            let kind = code.split(':').next().unwrap_or_default();
            let Some(doubt) = DOUBTS.iter().find(|doubt| doubt.code == kind) else {
                let known = DOUBTS.iter().map(|doubt| doubt.code).collect::<Vec<_>>().join(", ");
                return Err(ImportError::bad_choice(format!("ไม่มีคำถาม “{code}” โปรดใช้: {known}")));
            };
            if doubt.choices.iter().all(|(word, _)| word != answer) {
                let words = doubt.choices.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
                return Err(ImportError::bad_choice(format!("ตอบ “{code}” ว่า “{answer}” ไม่ได้ โปรดเลือก: {words}")));
            }
        }
        Ok(())
    }
}
