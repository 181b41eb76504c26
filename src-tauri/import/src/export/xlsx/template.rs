//! A blank workbook for people to fill in: the columns a target reads, each with what to write, an example and, where there are
//! only so many answers, a list to choose from.
//!
//! Invariant: it imports through the same header finder as any file; the sheets of explanations stand after the sheet to fill in.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula, Note, Worksheet, XlsxError,
};
use saisaat_core::files::Outgoing;

use super::style::{FONT, Styles, WIDEST};
use super::text::{cut, fit_for_a_cell, width};
use super::{OutBook, OutCell, OutColumn, OutError, OutKind, OutProperties};
use crate::read::sheet::{LAST_ROW, column_letters};

const EXPLANATIONS: &str = "คำอธิบาย";
const CHOICES: &str = "ค่าที่เลือกได้";
/// Stands after the heading of a column that must be filled in; the importer does not mind it.
const MARK: &str = " *";

/// Limits of Excel, in UTF-16 units.
const LONGEST_LIST: usize = 255;
const LONGEST_TITLE: usize = 32;
const LONGEST_MESSAGE: usize = 255;

/// A column to fill in.
#[derive(Clone, Debug)]
pub(crate) struct TemplateColumn {
    /// What stands over it, a word the importer knows.
    pub heading: String,
    /// What it holds.
    pub kind: OutKind,
    /// Whether a row without it is not imported.
    pub required: bool,
    /// What to write, in a sentence.
    pub what: String,
    /// A value as a person would write it; empty for none.
    pub example: String,
    /// Answers to choose from.
    pub choices: Vec<String>,
    /// Whether there are others.
    pub answers: Answers,
}

/// What a list of answers is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answers {
    /// All there are: nothing else can be typed.
    Only,
    /// The usual ones: for another, Excel asks back.
    Offered,
}

/// Writes a blank workbook: a sheet of that name to fill in, one that explains the columns, and one of the answers too many for
/// the cell itself. The name must not be that of the other two, คำอธิบาย and ค่าที่เลือกได้.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn write_template(
    to: Outgoing<'_>,
    properties: &OutProperties,
    name: &str,
    columns: &[TemplateColumn],
) -> Result<(), OutError> {
    let mut book = OutBook::create(to, properties)?;
    let listed: Vec<(usize, &TemplateColumn)> =
        columns.iter().enumerate().filter(|(_, column)| !fits_a_cell(&column.choices)).collect();
    let headings = columns.iter().map(|column| OutColumn::new(heading(column), column.kind)).collect();
    let mut sheet = book.sheet(name, headings)?;
    sheet.without_filter();
    for (number, column) in columns.iter().enumerate() {
        let choices = column.choices.iter().map(String::as_str);
        choices.chain([column.example.as_str()]).for_each(|text| sheet.leave_room(number, text));
    }
    sheet.dress(|sheet, styles| {
        (0..).zip(columns).try_for_each(|(number, column)| dress(sheet, styles, number, column, &listed))
    })?;
    explain(&mut book, columns)?;
    list_choices(&mut book, &listed)?;
    book.save()
}

pub(super) fn heading(column: &TemplateColumn) -> String {
    format!("{}{}", column.heading, if column.required { MARK } else { "" })
}

/// A list in the cell itself is one text with commas between.
fn fits_a_cell(choices: &[String]) -> bool {
    let units = choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum::<usize>();
    units <= LONGEST_LIST && !choices.iter().any(|choice| choice.contains([',', '"']))
}

/// The mark, the note and the validation of a column.
fn dress(
    sheet: &mut Worksheet,
    styles: &Styles,
    number: u16,
    column: &TemplateColumn,
    listed: &[(usize, &TemplateColumn)],
) -> Result<(), XlsxError> {
    if column.required {
        sheet.write_string_with_format(0, number, fit_for_a_cell(heading(column)), &styles.required_header)?;
    }
    if column.kind == OutKind::Date {
        // A year typed as 2569 shows as 2569, and the importer knows which era it is of.
        sheet.set_column_format(number, &styles.day_as_typed)?;
    }
    sheet.insert_note(0, number, &note(column))?;
    match validation(column, listed)? {
        Some(validation) => sheet.add_data_validation(1, number, LAST_ROW - 1, number, &validation).map(|_| ()),
        None => Ok(()),
    }
}

fn note(column: &TemplateColumn) -> Note {
    let text = explanation(column);
    let lines: u32 = text.lines().map(|line| width(line).div_ceil(30).max(1)).sum();
    Note::new(text)
        .add_author_prefix(false)
        .set_author("")
        .set_font_name(FONT)
        .set_font_size(14)
        .set_width(260)
        .set_height(28 * lines + 14)
}

fn explanation(column: &TemplateColumn) -> String {
    let must = if column.required { "ต้องกรอก" } else { "ไม่บังคับ" };
    let example = if column.example.is_empty() {
        String::new()
    } else {
        format!("\nตัวอย่าง: {}", column.example)
    };
    format!("{must}\n{}{example}", column.what)
}

fn validation(
    column: &TemplateColumn,
    listed: &[(usize, &TemplateColumn)],
) -> Result<Option<DataValidation>, XlsxError> {
    let validation = if !column.choices.is_empty() {
        let chosen = match listed.iter().position(|(_, other)| std::ptr::eq(*other, column)) {
            Some(at) => DataValidation::new().allow_list_formula(listed_at(at, column.choices.len())),
            None => DataValidation::new().allow_list_strings(&column.choices)?,
        };
        let chosen = chosen.set_error_title("ไม่มีค่านี้ในรายการ")?;
        match column.answers {
            Answers::Only => chosen.set_error_message("โปรดเลือกค่าจากรายการในเซลล์ หรือดูแผ่นงานคำอธิบาย")?,
            Answers::Offered => chosen
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_message("รายการมีเฉพาะค่าที่ใช้บ่อย ต้องการใช้ค่าที่พิมพ์ไว้หรือไม่")?,
        }
    } else if column.kind == OutKind::Date {
        let (first, last) = (ExcelDateTime::from_ymd(1900, 3, 1)?, ExcelDateTime::from_ymd(2699, 12, 31)?);
        DataValidation::new()
            .allow_date(DataValidationRule::Between(first, last))
            // The importer also reads days written in words, so this only asks back.
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title("ไม่ใช่วันที่")?
            .set_error_message("โปรดพิมพ์ วัน/เดือน/ปี เช่น 1/5/2569 ต้องการใช้ค่าที่พิมพ์ไว้หรือไม่")?
    } else {
        return Ok(None);
    };
    let message = match column.kind {
        OutKind::Date => format!("พิมพ์ วัน/เดือน/ปี เช่น 1/5/2569 แล้วตรวจวันที่ที่แสดง\n{}", column.what),
        _ => column.what.clone(),
    };
    let validation = validation.set_input_title(cut(&column.heading, LONGEST_TITLE))?;
    Ok(Some(validation.set_input_message(cut(&message, LONGEST_MESSAGE))?))
}

/// Where the answers of a column stand on the sheet of answers.
fn listed_at(column: usize, answers: usize) -> Formula {
    let letters = letters(column);
    Formula::new(format!("='{CHOICES}'!${letters}$2:${letters}${}", answers + 1))
}

/// Names a column on the other sheets. Its heading alone would make a row there look like the header of a
/// table, and so would what to write if it is but a word: so neither stands in a cell by itself.
fn place(column: usize, heading: &str) -> String {
    format!("คอลัมน์ {}: {heading}", letters(column))
}

fn letters(column: usize) -> String {
    column_letters(u32::try_from(column).map_or(u32::MAX, |column| column + 1))
}

fn explain(book: &mut OutBook, columns: &[TemplateColumn]) -> Result<(), OutError> {
    let headings =
        ["คอลัมน์", "จำเป็น (มี * ที่หัวคอลัมน์)", "วิธีกรอก", "ตัวอย่าง"].map(|heading| OutColumn::new(heading, OutKind::Text));
    let mut sheet = book.sheet(EXPLANATIONS, headings.into())?;
    sheet.without_filter();
    for (number, column) in columns.iter().enumerate() {
        let must = if column.required { "ต้องกรอก" } else { "ไม่บังคับ" };
        let texts = [place(number, &heading(column)), must.into(), how(column), column.example.clone()];
        sheet.row(texts.map(OutCell::Text))?;
    }
    Ok(())
}

/// What to write, after the kind of value, and the answers where they are few enough to be read in a line.
fn how(column: &TemplateColumn) -> String {
    const TEXT: &str = "ข้อความ";
    let kind = match column.kind {
        _ if !column.choices.is_empty() && column.answers == Answers::Only => "ตัวเลือก",
        OutKind::Text => TEXT,
        OutKind::WholeNumber => "จำนวนเต็ม",
        OutKind::Decimal(_) => "ตัวเลข",
        OutKind::Money => "จำนวนเงิน",
        OutKind::Date => "วันที่",
    };
    let said_already = kind == TEXT && column.what.starts_with(TEXT);
    let what = if said_already { column.what.clone() } else { format!("{kind}: {}", column.what) };
    let answers = column.choices.join(" / ");
    let from = if column.answers == Answers::Only {
        "เลือกจาก"
    } else {
        "พิมพ์เอง หรือเลือกจาก"
    };
    match column.choices.as_slice() {
        [] => what,
        _ if width(&answers) <= 3 * WIDEST => format!("{what}\n{from}: {answers}"),
        _ => format!("{what}\n{from}รายการในแผ่นงาน {CHOICES}"),
    }
}

fn list_choices(book: &mut OutBook, listed: &[(usize, &TemplateColumn)]) -> Result<(), OutError> {
    let Some(longest) = listed.iter().map(|(_, column)| column.choices.len()).max() else { return Ok(()) };
    let headings =
        listed.iter().map(|(number, column)| OutColumn::new(place(*number, &column.heading), OutKind::Text)).collect();
    let mut sheet = book.sheet(CHOICES, headings)?;
    sheet.without_filter();
    for at in 0..longest {
        sheet.row(listed.iter().map(|(_, column)| match column.choices.get(at) {
            Some(choice) => OutCell::Text(choice.clone()),
            None => OutCell::Empty,
        }))?;
    }
    Ok(())
}
