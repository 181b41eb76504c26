//! Reading one row: each known cell by its field's rule, every repair and problem noted at its cell.

use super::Field;
use super::draft::Draft;
use super::table::Table;
use crate::problem::{Problem, Repair};
use crate::sheet::{Row, Value, column_letters};
use crate::written::text::{arabic_digits, clean, is_missing};
use crate::written::{Read, Refusal, date, id, level, name};
use saisaat_core::values::Date;

/// What a row said.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) draft: Draft,
    /// The cell of ids holds something that is no id.
    pub(super) bad_id: bool,
    /// The cell of names holds something that is no name.
    pub(super) bad_name: bool,
    pub(super) problems: Vec<Problem>,
    pub(super) repairs: Vec<Repair>,
}

/// Reads a row; `today` is the day that no birth can be after.
pub(super) fn read(row: Row<'_>, table: &Table<'_>, today: Date) -> Reading {
    let mut reader = Reader {
        row,
        table,
        reading: Reading {
            draft: Draft::default(),
            bad_id: false,
            bad_name: false,
            problems: Vec::new(),
            repairs: Vec::new(),
        },
    };
    reader.read_id();
    reader.read_name();
    for field in [
        Field::Position,
        Field::PositionNumber,
        Field::StaffKind,
        Field::Unit,
        Field::Sex,
        Field::Education,
        Field::Note,
    ] {
        reader.read_text(field);
    }
    reader.read_level();
    for field in [Field::BirthDate, Field::AppointedOn, Field::RetiresOn] {
        reader.read_date(field);
    }
    reader.check_dates(today);
    reader.read_phone();
    reader.read_email();
    reader.reading
}

struct Reader<'a> {
    row: Row<'a>,
    table: &'a Table<'a>,
    reading: Reading,
}

impl<'a> Reader<'a> {
    fn value(&self, field: Field) -> Option<Value<'a>> {
        self.row.get(self.table.header.column_of(field)?.number)
    }

    /// The value of a field as clean text; an error cell is a problem and no text.
    fn text(&mut self, field: Field) -> Option<String> {
        let value = self.value(field)?;
        if let Value::Error(error) = value {
            let message = format!("เซลล์{}เป็นค่าผิดพลาด {error} โปรดแก้สูตรหรือพิมพ์ค่าจริง", field.label());
            self.problem(field, &Refusal::new("error_cell", message));
            return None;
        }
        let written = value.written().into_owned();
        let cleaned = clean(&written);
        if is_missing(&cleaned.text) {
            return None;
        }
        if cleaned.repaired {
            self.repair(field, "cleaned", written, cleaned.text.clone());
        }
        Some(cleaned.text)
    }

    fn read_id(&mut self) {
        let Some(value) = self.value(Field::NationalId) else { return };
        match id::of_cell(&value) {
            Ok(None) => {}
            Ok(Some(Read { value: id, repair })) => {
                if let Some(code) = repair {
                    self.repair(Field::NationalId, code, id.masked(), id.masked());
                }
                if !id.is_of_a_citizen() {
                    let message = format!(
                        "เลขประจำตัว {} ขึ้นต้นด้วย 0 หรือ 9 ไม่ใช่เลขของบุคคลสัญชาติไทย นำเข้าแล้ว โปรดตรวจว่าถูกต้อง",
                        id.masked()
                    );
                    self.problem(Field::NationalId, &Refusal::new("id_not_of_a_citizen", message));
                }
                self.reading.draft.national_id = Some(id);
            }
            Err(refusal) => {
                self.reading.bad_id = true;
                self.problem(Field::NationalId, &refusal);
            }
        }
    }

    fn read_name(&mut self) {
        let prefix = self.value(Field::Prefix).map(|v| v.written().into_owned());
        let surname = self
            .table
            .surname_apart
            .then(|| self.value(Field::Surname).map(|v| v.written().into_owned()).unwrap_or_default());
        let Some(first) = self.value(self.table.name_field).map(|v| v.written().into_owned()) else { return };
        if is_missing(&clean(&first).text) || says_vacant(&first) {
            return;
        }
        if prefix.as_deref().is_some_and(name::is_coded_prefix) {
            let code = prefix.as_deref().unwrap_or_default();
            let message =
                format!("คำนำหน้าเป็นรหัส “{code}” ซึ่งไม่ทราบความหมาย นำเข้าโดยเว้นคำนำหน้าไว้ โปรดใส่คำนำหน้าเป็นข้อความ");
            self.problem(Field::Prefix, &Refusal::new("coded_prefix", message));
        }
        match name::join(prefix.as_deref(), &first, surname.as_deref()) {
            Ok(Read { value: name, repair }) => {
                if let Some(code) = repair {
                    let stored = [name.first.as_str(), name.surname.as_str()].join(" ");
                    self.repair(self.table.name_field, code, first, stored.trim_end().to_owned());
                }
                let draft = &mut self.reading.draft;
                (draft.prefix, draft.first_name, draft.surname) = (name.prefix, name.first, name.surname);
            }
            Err(refusal) => {
                self.reading.bad_name = true;
                self.problem(self.table.name_field, &refusal);
            }
        }
    }

    fn read_text(&mut self, field: Field) {
        if let (Some(text), Some(slot)) = (self.text(field), self.reading.draft.text(field)) {
            *slot = text;
        }
    }

    fn read_level(&mut self) {
        let Some(text) = self.value(Field::Level).map(|v| v.written().into_owned()) else { return };
        if self.text(Field::Level).is_none() {
            return;
        }
        let read = level::of_text(&text);
        if let Some(code) = read.repair.filter(|code| *code != "cleaned") {
            let column = self.column(Field::Level);
            self.reading.repairs.retain(|r| r.column != column);
            self.repair(Field::Level, code, text.trim().to_owned(), read.value.clone());
        }
        self.reading.draft.level = read.value;
    }

    fn read_date(&mut self, field: Field) {
        let Some(value) = self.value(field) else { return };
        match date::of_cell(&value) {
            Ok(None) => {}
            Ok(Some(Read { value: day, repair })) => {
                if let Some(code) = repair {
                    self.repair(field, code, value.written().into_owned(), day.to_string());
                }
                if let Some(slot) = self.reading.draft.date(field) {
                    *slot = Some(day);
                }
            }
            Err(refusal) => self.problem(field, &refusal),
        }
    }

    /// Dates that are days of the calendar and still cannot be.
    fn check_dates(&mut self, today: Date) {
        let draft = &mut self.reading.draft;
        if draft.birth_date.is_some_and(|born| born > today) {
            draft.birth_date = None;
            let message = "วันเกิดอยู่ในอนาคต อาจเป็นปี ค.ศ. หรือปีสองหลักที่อ่านผิด โปรดเขียนปี พ.ศ. สี่หลัก";
            self.problem(Field::BirthDate, &Refusal::new("birth_in_future", message));
        }
        let draft = &mut self.reading.draft;
        if let (Some(born), Some(appointed)) = (draft.birth_date, draft.appointed_on)
            && appointed <= born
        {
            draft.appointed_on = None;
            self.problem(Field::AppointedOn, &appointed_before_birth());
        }
    }

    fn read_phone(&mut self) {
        let Some(text) = self.text(Field::Phone) else { return };
        let phone = arabic_digits(text.trim_start_matches(['\'', '’']));
        let is_number = matches!(self.value(Field::Phone), Some(Value::Number(_)));
        if is_number && (8..=9).contains(&phone.len()) {
            self.repair(Field::Phone, "leading_zero_restored", phone.clone(), format!("0{phone}"));
            self.reading.draft.phone = format!("0{phone}");
        } else {
            self.reading.draft.phone = phone;
        }
    }

    fn read_email(&mut self) {
        let Some(text) = self.text(Field::Email) else { return };
        let shaped = text
            .split_once('@')
            .is_some_and(|(who, host)| !who.is_empty() && host.contains('.') && !text.contains(' '));
        if shaped {
            self.reading.draft.email = text;
        } else {
            let message = format!("“{text}” ไม่ใช่ที่อยู่อีเมล โปรดเขียนในรูป ชื่อ@หน่วยงาน.go.th");
            self.problem(Field::Email, &Refusal::new("not_an_email", message));
        }
    }

    fn column(&self, field: Field) -> String {
        self.table.header.column_of(field).map(|c| column_letters(c.number)).unwrap_or_default()
    }

    fn problem(&mut self, field: Field, refusal: &Refusal) {
        let problem = self.table.problem(self.row.number(), &self.column(field), refusal);
        self.reading.problems.push(problem);
    }

    fn repair(&mut self, field: Field, code: &str, before: String, after: String) {
        self.reading.repairs.push(Repair {
            sheet: self.table.sheet.name.clone(),
            row: self.row.number(),
            column: self.column(field),
            code: code.into(),
            before,
            after,
        });
    }
}

pub(super) fn appointed_before_birth() -> Refusal {
    Refusal::new("appointed_before_birth", "วันบรรจุไม่อยู่หลังวันเกิด จึงไม่นำเข้าวันบรรจุ โปรดตรวจวันทั้งสอง")
}

/// "(ว่าง)", "ตำแหน่งว่าง": the post is there, the person is not.
fn says_vacant(name: &str) -> bool {
    let letters: String =
        clean(name).text.chars().filter(|c| c.is_alphanumeric() || ('\u{e31}'..='\u{e4e}').contains(c)).collect();
    ["ว่าง", "ตำแหน่งว่าง", "อัตราว่าง", "ไม่มีผู้ครอง", "vacant"].contains(&letters.to_lowercase().as_str())
}
