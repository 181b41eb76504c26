//! The preflight of zip packages: what the package is, and whether it asks for more than it may.
//!
//! Limits are FACTS': 2,000 entries, 200 MB declared (a lying declaration is refused by the zip reader itself), one million
//! shared strings (calamine reserves whatever `uniqueCount` says).

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::error::ImportError;

const MOST_ENTRIES: usize = 2_000;
const MOST_DECLARED: u64 = 200 * 1024 * 1024;
const MOST_STRINGS: u64 = 1_000_000;
/// A worksheet inflates about tenfold; far above that it is a bomb. Small parts may be anything.
const MOST_INFLATION: u64 = 1_000;
const SMALL: u64 = 16 * 1024 * 1024;

/// Whether the bytes end in the directory of a zip file; junk before the first entry is allowed.
pub(crate) fn has_directory(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(66_000)..];
    tail.windows(4).any(|w| w == b"PK\x05\x06")
}

/// Refuses packages that are not workbooks, or that ask for too much.
pub(crate) fn check(bytes: &[u8]) -> Result<(), ImportError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| ImportError::damaged(e.to_string()))?;
    if archive.len() > MOST_ENTRIES {
        return Err(ImportError::too_large("มีชิ้นส่วนในแฟ้มเกิน 2,000 ชิ้น"));
    }
    let names = entry_names(&archive);
    refuse_strangers(&names)?;
    let mut declared = 0u64;
    for (index, name) in names.iter().enumerate() {
        let mut entry = archive.by_index(index).map_err(|e| ImportError::damaged(e.to_string()))?;
        declared = declared.saturating_add(entry.size());
        let inflation = entry.size() / entry.compressed_size().max(1);
        if declared > MOST_DECLARED || (entry.size() > SMALL && inflation > MOST_INFLATION) {
            return Err(ImportError::too_large("ข้อมูลเมื่อคลายแล้วเกิน 200 MB"));
        }
        if name.to_ascii_lowercase().ends_with(".xml") {
            check_string_count(&mut entry)?;
        }
    }
    Ok(())
}

fn entry_names(archive: &ZipArchive<Cursor<&[u8]>>) -> Vec<String> {
    archive.file_names_raw().map(|name| String::from_utf8_lossy(name).replace('\\', "/")).collect()
}

fn refuse_strangers(names: &[String]) -> Result<(), ImportError> {
    let has = |wanted: &str| names.iter().any(|n| n.eq_ignore_ascii_case(wanted));
    let under = |folder: &str| names.iter().any(|n| n.starts_with(folder));
    let unsupported = |kind| Err(ImportError::Unsupported { kind });
    if has("xl/workbook.bin") {
        return unsupported("ตารางคำนวณ Excel แบบไบนารี (.xlsb)");
    }
    if has("content.xml") || has("mimetype") {
        return unsupported("ตารางคำนวณ OpenDocument (.ods)");
    }
    if under("word/") {
        return unsupported("เอกสาร Word");
    }
    if under("ppt/") {
        return unsupported("งานนำเสนอ PowerPoint");
    }
    if !has("[Content_Types].xml") && !has("xl/workbook.xml") {
        return unsupported("แฟ้มบีบอัด ZIP");
    }
    Ok(())
}

/// Reads `uniqueCount` where the head of a part declares a shared string table, whatever the part is called.
fn check_string_count(entry: &mut impl Read) -> Result<(), ImportError> {
    let mut head = Vec::new();
    if entry.by_ref().take(4096).read_to_end(&mut head).is_err() {
        return Err(ImportError::damaged("a part cannot be inflated"));
    }
    let head = String::from_utf8_lossy(&head);
    let Some(at) = head.find("uniqueCount") else {
        return Ok(());
    };
    let digits: String =
        head[at..].chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    match digits.parse::<u64>() {
        Ok(count) if count <= MOST_STRINGS => Ok(()),
        _ => Err(ImportError::too_large("จำนวนข้อความในแฟ้มเกิน 1,000,000")),
    }
}
