//! What the command line says, and where: answers on standard output, complaints on standard error.

use std::io::Write;

use saisaat_core::summaries::Passage;
use serde::Serialize;
use serde_json::json;

use crate::error::Failure;

/// A line, or several, of the answer. A reader that went away is no error of ours.
pub(super) fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{}", text.trim_end());
}

/// The answer as one JSON object.
pub(super) fn say_json(answer: &impl Serialize) {
    let text = serde_json::to_string_pretty(answer).expect("answers are plain data with text keys");
    say(&text);
}

/// A complaint.
pub(super) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
}

/// What is wrong with how the command was called; for another program too when it asked for JSON.
pub(super) fn misuse(why: &str, json: bool) {
    complain(&format!("ใช้คำสั่งไม่ถูกต้อง [usage] {why}"));
    if json {
        say_json(&json!({ "error": { "code": "usage", "message": why } }));
    }
}

/// What somebody has to look at before a document is made public.
pub(super) fn passages(passages: &[Passage]) {
    passages.iter().for_each(|passage| complain(&format!("{}: {}", passage.document, passage.text)));
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
        say_json(&json!({ "error": error }));
    }
}
