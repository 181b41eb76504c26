//! What the command line says, and where: answers on standard output, complaints on standard error.
//!
//! Invariant: an answer that could not be written is not passed over: the command ends refused. A reader that went away, as
//! `head` does, wanted no more and is no error. No control character of what people named reaches a terminal, and no national id that
//! they typed is repeated in a complaint.

use std::borrow::Cow;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::sync::OnceLock;

use saisaat_core::files::Cause;
use saisaat_core::summaries::Passage;
use saisaat_core::values::personal::without_ids;
use serde::Serialize;
use serde_json::{Value, json};

use crate::error::Failure;

/// Why an answer, or a part of one, could not be written.
static LOST: OnceLock<Cause> = OnceLock::new();

/// A line, or several, of the answer.
pub(super) fn say(text: &str) {
    kept(writeln!(io::stdout(), "{}", visible(text.trim_end())));
}

/// A part of the answer that is written as it is found.
pub(super) fn say_part(text: &str) {
    kept(io::stdout().write_all(visible(text).as_bytes()));
}

/// What of a name or a path would steer the terminal is written out, in the way that JSON takes for the same.
fn visible(text: &str) -> Cow<'_, str> {
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if !text.contains(steers) {
        return text.into();
    }
    let written = |c: char| if steers(c) { format!("\\u{:04x}", u32::from(c)) } else { c.into() };
    text.chars().map(written).collect()
}

/// Whether all of the answer was written; says so where it was not.
pub(super) fn whole_answer() -> bool {
    kept(io::stdout().flush());
    let Some(cause) = LOST.get() else { return true };
    complain(&format!("ข้อผิดพลาด [file] {}", lost_in_thai(*cause)));
    false
}

fn kept(written: io::Result<()>) {
    if let Err(error) = written
        && error.kind() != ErrorKind::BrokenPipe
    {
        let _ = LOST.set(Cause::of(&error));
    }
}

fn lost_in_thai(cause: Cause) -> String {
    match cause {
        Cause::Full => {
            format!("ทำคำสั่งแล้ว แต่{} เขียนผลลัพธ์ (stdout) ไม่ครบ โปรดเพิ่มพื้นที่ว่าง", cause.in_thai())
        }
        _ => "ทำคำสั่งแล้ว แต่เขียนผลลัพธ์ (stdout) ไม่ได้หรือไม่ครบ".into(),
    }
}

/// The answer as one JSON object.
pub(super) fn say_json(answer: &impl Serialize) {
    let text = serde_json::to_string_pretty(answer).expect("answers are plain data with text keys");
    say(&text);
}

/// A complaint.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{}", visible(&without_ids(text.trim_end())));
}

/// The same without the ids that were typed.
fn masked(value: Value) -> Value {
    match value {
        Value::String(text) => without_ids(&text).into(),
        Value::Array(values) => values.into_iter().map(masked).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, masked(value))).collect(),
        other => other,
    }
}

/// What is wrong with how the command was called; for another program too when it asked for JSON.
pub(super) fn misuse(why: &str, json: bool) {
    complain(&format!("ใช้คำสั่งไม่ถูกต้อง [usage] {why}"));
    if json {
        say_json(&masked(json!({ "error": { "code": "usage", "message": why } })));
    }
}

/// What somebody has to look at before a document is made public.
pub(super) fn passages(passages: &[Passage]) {
    passages.iter().for_each(|passage| complain(&format!("{}: {}", passage.document, passage.text)));
}

/// That the program failed within, which no input should bring about.
pub(super) fn fail_within(json: bool) {
    let why = "โปรแกรมขัดข้องภายใน จึงหยุดคำสั่งนี้ ข้อมูลที่บันทึกเสร็จแล้วยังอยู่ครบ โปรดแจ้งผู้ดูแลระบบ (บันทึกสาเหตุได้โดยกำหนดตัวแปร SAISAAT_LOG เป็นชื่อไฟล์ แล้วสั่งอีกครั้ง)";
    complain(&format!("ข้อผิดพลาด [internal] {why}"));
    if json {
        say_json(&json!({ "error": { "code": "internal", "message": why } }));
    }
}

/// Why the command was refused; for another program too when it asked for JSON.
pub(super) fn refuse(failure: &Failure, json: bool) {
    complain(&format!("ข้อผิดพลาด [{}] {}", failure.code(), failure.in_thai()));
    if let Failure::NotReviewed { passages } = failure {
        self::passages(passages);
    }
    if json {
        let mut error = json!(failure);
        error["message"] = failure.in_thai().into();
        say_json(&masked(json!({ "error": error })));
    }
}

/// Why one of several files was not written.
pub(super) fn refuse_file(file: &Path, failure: &Failure) {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    complain(&format!("ข้อผิดพลาด [{}] {name}: {}", failure.code(), failure.in_thai()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_is_said_and_json_stays_json() {
        assert_eq!(visible("ก\tข\nค"), "ก\tข\nค");
        assert_eq!(visible("\u{1b}[2Jก\r\u{9b}31m\u{7f}"), "\\u001b[2Jก\\u000d\\u009b31m\\u007f");
        let text = serde_json::to_string("\u{9b}31m\u{1b}").expect("plain data");
        let back: String = serde_json::from_str(&visible(&text)).expect("still JSON");
        assert_eq!(back, "\u{9b}31m\u{1b}");
    }
}
