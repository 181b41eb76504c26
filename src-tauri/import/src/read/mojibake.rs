//! Thai that arrived as Western letters: old exports write Windows-874 bytes without a code page, and readers take each byte
//! for Latin-1 or Windows-1252 ("พนักงาน" as "¾¹Ñ¡§Ò¹").
//!
//! Decided for the whole workbook, so that one accented name never changes: only where there is no Thai at all and most
//! high letters would be Thai.

use encoding_rs::{WINDOWS_874, WINDOWS_1252};

use crate::problem::Note;
use crate::sheet::{Sheet, Workbook};

/// Reads the workbook as TIS-620 when it is Thai in Western letters, and says so in a note.
pub(crate) fn repair(workbook: &mut Workbook) {
    if !is_garbled(workbook) {
        return;
    }
    for sheet in &mut workbook.sheets {
        if let Some(name) = as_thai(&sheet.name) {
            sheet.name = name;
        }
        sheet.replace_texts(as_thai);
    }
    workbook.notes.push(Note::new(
        "read_as_tis620",
        "ไฟล์ไม่ได้ระบุรหัสภาษา ได้อ่านเป็นภาษาไทย (TIS-620 / Windows-874) ให้แล้ว โปรดตรวจว่าข้อความอ่านได้ถูกต้อง",
    ));
}

fn is_garbled(workbook: &Workbook) -> bool {
    let (mut high, mut cells) = (0usize, 0usize);
    for text in workbook.sheets.iter().flat_map(Sheet::texts) {
        if text.chars().any(|c| matches!(c, '\u{e00}'..='\u{e7f}')) {
            return false;
        }
        let letters = text.chars().filter(|c| !c.is_ascii()).count();
        if letters >= 2 && as_thai(text).is_some() {
            high += letters;
            cells += 1;
        }
    }
    // One or two accented words ("café crème") are Western; a Thai sheet has many.
    high >= 6 && cells >= 2 || high >= 12
}

/// The text as its bytes read in Windows-874, if every high letter is then Thai.
fn as_thai(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        match u8::try_from(u32::from(c)) {
            Ok(byte) => bytes.push(byte),
            Err(_) => {
                let mut one = [0; 4];
                let (byte, _, failed) = WINDOWS_1252.encode(c.encode_utf8(&mut one));
                if failed {
                    return None;
                }
                bytes.extend_from_slice(&byte);
            }
        }
    }
    let (thai, failed) = WINDOWS_874.decode_without_bom_handling(&bytes);
    let looks_thai = |c: char| c.is_ascii() || matches!(c, '\u{e01}'..='\u{e5b}' | '\u{2010}'..='\u{2026}' | '\u{a0}');
    let has_consonant = thai.chars().any(|c| matches!(c, '\u{e01}'..='\u{e2e}'));
    (!failed && has_consonant && thai.chars().all(looks_thai)).then(|| thai.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{SheetBuilder, Value};

    fn workbook(texts: &[&str]) -> Workbook {
        let mut sheet = SheetBuilder::new("Sheet1");
        for (row, text) in (1..).zip(texts) {
            sheet.put(row, 1, Value::Text(text)).expect("inside the grid");
        }
        Workbook { sheets: vec![sheet.finish()], notes: vec![] }
    }

    #[test]
    fn windows_874_bytes_taken_for_western_letters_are_read_as_thai() {
        let garbled: String = WINDOWS_874.encode("พนักงานราชการ").0.iter().map(|b| char::from(*b)).collect();
        let mut book = workbook(&["ID", &garbled]);
        repair(&mut book);
        assert_eq!(book.sheets[0].get(2, 1), Some(Value::Text("พนักงานราชการ")));
        assert_eq!(book.notes[0].code, "read_as_tis620");
    }

    #[test]
    fn accented_names_and_real_thai_are_left_alone() {
        for texts in [vec!["René", "François", "Zoë"], vec!["สมชาย", "¾¹Ñ¡§Ò¹ÃÒª¡ÒÃ"]] {
            let mut book = workbook(&texts);
            repair(&mut book);
            assert!(book.notes.is_empty(), "{texts:?}");
            assert_eq!(book.sheets[0].get(1, 1), Some(Value::Text(texts[0])));
        }
    }
}
