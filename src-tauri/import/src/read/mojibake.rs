//! Thai that arrived as Western letters: old exports write Windows-874 bytes without a code page, and readers take each byte
//! for Latin-1 or Windows-1252 ("พนักงาน" as "¾¹Ñ¡§Ò¹").
//!
//! Decided for the whole workbook, so that one accented name never changes: only where there is no Thai at all and the high
//! letters stand in runs, as Thai does; in Western words they stand one by one.

use encoding_rs::{WINDOWS_874, WINDOWS_1252};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::note::Note;
use crate::read::sheet::{Sheet, Workbook};

/// How the letters of a workbook are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ReadAs {
    /// As TIS-620 where they are clearly Thai in Western letters, else as found.
    #[default]
    Proposed,
    /// As the file has them.
    Found,
    /// As TIS-620, text by text where that gives Thai.
    Tis620,
}

const MENDED: &str = "ไฟล์ไม่ได้ระบุรหัสภาษา ได้อ่านเป็นภาษาไทย (TIS-620 / Windows-874) ให้แล้ว โปรดตรวจว่าข้อความอ่านได้ถูกต้อง";

impl Workbook {
    /// Reads the letters otherwise, at once and without the file; any reading can follow any other.
    pub fn read_as(&mut self, reading: ReadAs) {
        self.notes.retain(|note| note.message != MENDED);
        self.sheets.iter_mut().for_each(Sheet::read_as_found);
        let thai = match reading {
            ReadAs::Proposed => is_garbled(self),
            ReadAs::Found => false,
            ReadAs::Tis620 => true,
        };
        if thai {
            let chosen = reading == ReadAs::Tis620;
            let reading = |text: &str| as_thai(text).or_else(|| utf8_as_thai(text).filter(|_| chosen));
            self.sheets.iter_mut().for_each(|sheet| sheet.read_otherwise(reading));
            self.notes.push(Note::new("read_as_tis620", MENDED));
        }
    }

    /// How the letters are read now: as found or as TIS-620.
    #[must_use]
    pub fn reading(&self) -> ReadAs {
        let otherwise = self.sheets.iter().any(Sheet::is_read_otherwise);
        if otherwise { ReadAs::Tis620 } else { ReadAs::Found }
    }

    /// Whether reading as TIS-620 changes any text, so that the choice is worth offering.
    #[must_use]
    pub fn may_be_tis620(&self) -> bool {
        let changes = |text: &str| !text.is_ascii() && (as_thai(text).is_some() || utf8_as_thai(text).is_some());
        self.reading() == ReadAs::Tis620 || self.sheets.iter().flat_map(Sheet::texts).any(changes)
    }
}

fn is_garbled(workbook: &Workbook) -> bool {
    let (mut thai, mut western, mut cells) = (0usize, 0usize, 0usize);
    for text in workbook.sheets.iter().flat_map(Sheet::texts) {
        if text.chars().any(|c| matches!(c, '\u{e00}'..='\u{e7f}')) {
            return false;
        }
        let (in_runs, alone) = high_letters(text);
        western += alone;
        if in_runs > 0 && as_thai(text).is_some() {
            thai += in_runs;
            cells += 1;
        }
    }
    thai > western && (thai >= 6 && cells >= 2 || thai >= 12)
}

/// How many letters of the upper half of Latin-1 stand in runs of three and more, and how many do not.
fn high_letters(text: &str) -> (usize, usize) {
    let is_high = |c: char| matches!(c, '\u{a1}'..='\u{ff}');
    let runs = text.split(|c| !is_high(c)).map(|run| run.chars().count());
    runs.fold((0, 0), |(in_runs, alone), run| if run >= 3 { (in_runs + run, alone) } else { (in_runs, alone + run) })
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
    thai_of(&bytes)
}

/// The text as its UTF-8 bytes read in Windows-874: a few bytes of TIS-620 may be valid UTF-8 by chance.
fn utf8_as_thai(text: &str) -> Option<String> {
    thai_of(text.as_bytes())
}

fn thai_of(bytes: &[u8]) -> Option<String> {
    let (thai, failed) = WINDOWS_874.decode_without_bom_handling(bytes);
    let looks_thai = |c: char| c.is_ascii() || matches!(c, '\u{e01}'..='\u{e5b}' | '\u{2010}'..='\u{2026}' | '\u{a0}');
    let has_consonant = thai.chars().any(|c| matches!(c, '\u{e01}'..='\u{e2e}'));
    (!failed && has_consonant && thai.chars().all(looks_thai)).then(|| thai.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::sheet::{SheetBuilder, Value};

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
        book.read_as(ReadAs::Proposed);
        assert_eq!(book.sheets[0].get(2, 1), Some(Value::Text("พนักงานราชการ")));
        assert_eq!(book.notes[0].code, "read_as_tis620");
    }

    #[test]
    fn accented_names_and_real_thai_are_left_alone() {
        let spanish = vec![
            "GESTIÓN ECONÓMICA, ADMINISTRACIÓN",
            "DIRECCIÓN DE PRODUCCIÓN, LALÓN",
            "centrífugas de doble cámara",
            "colocación",
        ];
        let german = vec!["Änderung IBB-Gesamteinstufung", "Störungen (z.B. Wahn, Ängste)", "Übergrößenträger", "März"];
        let bullets =
            vec!["·\u{a0}\u{a0}\u{a0}\u{a0} To access a menu", "·\u{a0}\u{a0}\u{a0} To print", "§§ 1, 2, 3, 4"];
        let mixed = vec!["สมชาย", "¾¹Ñ¡§Ò¹ÃÒª¡ÒÃ"];
        for texts in [vec!["René", "François", "Zoë"], spanish, german, bullets, mixed] {
            let mut book = workbook(&texts);
            book.read_as(ReadAs::Proposed);
            assert!(book.notes.is_empty(), "{texts:?}");
            assert_eq!(book.sheets[0].get(1, 1), Some(Value::Text(texts[0])));
        }
    }

    #[test]
    fn any_reading_can_follow_any_other_and_found_gives_back_every_letter() {
        let garbled: String = WINDOWS_874.encode("กองการเจ้าหน้าที่").0.iter().map(|b| char::from(*b)).collect();
        let texts = [garbled.as_str(), "café", "สมชาย", "1"];
        let shown =
            |book: &Workbook| (1..=4).map(|row| format!("{:?}", book.sheets[0].get(row, 1))).collect::<Vec<_>>();
        let mut book = workbook(&texts);
        let found = shown(&book);
        assert!(book.may_be_tis620());
        for _ in 0..2 {
            book.read_as(ReadAs::Tis620);
            assert_eq!(book.sheets[0].get(1, 1), Some(Value::Text("กองการเจ้าหน้าที่")));
            assert_eq!((book.reading(), book.notes.len()), (ReadAs::Tis620, 1));
            // There is Thai already, so nothing is proposed.
            book.read_as(ReadAs::Proposed);
            assert_eq!((book.reading(), book.notes.len()), (ReadAs::Found, 0));
            book.read_as(ReadAs::Found);
            assert_eq!(shown(&book), found);
        }
        assert!(!workbook(&["สมชาย", "Somchai"]).may_be_tis620());
    }

    #[test]
    fn a_text_file_that_is_utf8_only_by_chance_can_be_read_as_thai() {
        let mut book = crate::read::read_bytes(&WINDOWS_874.encode("รก,1").0).expect("read");
        assert_eq!((book.sheets[0].get(1, 1), book.may_be_tis620()), (Some(Value::Text("á")), true));
        book.read_as(ReadAs::Tis620);
        assert_eq!(book.sheets[0].get(1, 1), Some(Value::Text("รก")));
    }
}
