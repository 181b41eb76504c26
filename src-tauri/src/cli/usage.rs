//! Wrong usage and help in Thai: clap knows what is wrong and says it in English.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Clap's headings and standing sentences, longer ones first.
const WORDS: [(&str, &str); 11] = [
    ("Print this message or the help of the given subcommand(s)", "แสดงวิธีใช้ของคำสั่ง"),
    ("Print help (see more with '--help')", "แสดงวิธีใช้ (รายละเอียดด้วย --help)"),
    ("Print help (see a summary with '-h')", "แสดงวิธีใช้ (ย่อด้วย -h)"),
    ("Print help", "แสดงวิธีใช้"),
    ("Print version", "แสดงรุ่นของโปรแกรม"),
    ("Usage:", "วิธีใช้:"),
    ("Commands:", "คำสั่ง:"),
    ("Arguments:", "ค่าที่ต้องระบุ:"),
    ("Options:", "ตัวเลือก:"),
    ("Possible values:", "ค่าที่ใช้ได้:"),
    ("[possible values: ", "[ค่าที่ใช้ได้: "),
];

/// Help with Thai headings.
pub(super) fn help_in_thai(help: &str) -> String {
    let text = WORDS.iter().fold(help.to_owned(), |text, (english, thai)| text.replace(english, thai));
    text.replace("[default: ", "[ถ้าไม่ระบุ: ")
}

/// What is wrong with a command, in Thai, and how it is used.
pub(super) fn wrong_in_thai(error: &clap::Error) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return format!("ยังระบุไม่ครบ\n{}", help_in_thai(&error.render().to_string()));
    }
    let usage = error.get(ContextKind::Usage).map(|usage| format!("\n\n{}", help_in_thai(&usage.to_string())));
    format!("{}{}\nดูรายละเอียดด้วย --help", sentence(error), usage.unwrap_or_default())
}

fn sentence(error: &clap::Error) -> String {
    let argument = said(error, ContextKind::InvalidArg);
    let value = said(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("ยังไม่ได้ระบุ {argument}"),
        ErrorKind::MissingSubcommand => "ยังไม่ได้ระบุคำสั่ง".into(),
        ErrorKind::UnknownArgument => format!("ไม่รู้จัก {argument}"),
        ErrorKind::InvalidSubcommand => format!("ไม่มีคำสั่ง {}", said(error, ContextKind::InvalidSubcommand)),
        ErrorKind::ArgumentConflict => {
            format!("ใช้ {argument} พร้อมกับ {} ไม่ได้", said(error, ContextKind::PriorArg))
        }
        ErrorKind::InvalidUtf8 => "ค่าที่ระบุมีตัวอักษรที่ไม่ใช่ Unicode".into(),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.trim().is_empty() => {
            format!("{argument} ต้องมีค่า{}", possible(error))
        }
        ErrorKind::InvalidValue => format!("“{value}” ใช้กับ {argument} ไม่ได้{}", possible(error)),
        ErrorKind::ValueValidation => format!("“{value}” ใช้กับ {argument} ไม่ได้{}", reason(error)),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("จำนวนค่าของ {argument} ไม่ถูกต้อง")
        }
        _ => "ตรวจคำสั่งและตัวเลือกอีกครั้ง".into(),
    }
}

fn possible(error: &clap::Error) -> String {
    let values = said(error, ContextKind::ValidValue);
    if values.is_empty() { values } else { format!(" ใช้ได้: {values}") }
}

/// Why a value was not taken, where our own reader of it says so.
fn reason(error: &clap::Error) -> String {
    let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    if reason.is_ascii() { String::new() } else { format!(": {reason}") }
}

fn said(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::Strings(all)) => all.join(", "),
        Some(ContextValue::StyledStrs(all)) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Some(ContextValue::String(one)) => one.clone(),
        _ => String::new(),
    }
}
