//! The preflight of zip packages: what the package is, and whether it asks for more than it may.
//!
//! The limits let through all of Excel's rows with a dozen columns of people: such a sheet declares 500 to 900 MB and its
//! table of texts one to three million. What they let through is read as a stream, by a worker under a cap on its memory; they
//! spare it what needs no reading. A lying declaration is refused by the zip reader itself.

use std::io::{Read, Seek};

use zip::ZipArchive;

use crate::error::ImportError;

const MOST_ENTRIES: usize = 2_000;
const MOST_DECLARED: u64 = 2 * 1024 * 1024 * 1024;
/// Sheets of people inflate ten- to thirtyfold, sheets of formatted empty cells a hundredfold; deflate ends at a thousand.
const MOST_INFLATION: u64 = 200;
/// Parts that may inflate as they like.
const SMALL: u64 = 16 * 1024 * 1024;
/// Shared texts a part may announce whatever it holds: some writers announce their uses instead.
const SOME_STRINGS: u64 = 1_000_000;
/// Shared texts at most. calamine reserves 24 bytes for each that is announced.
const MOST_STRINGS: u64 = 8_000_000;
/// Bytes a shared text takes at least: an empty element and its share of longer ones.
const LEAST_STRING: u64 = 8;

/// Refuses packages that are not workbooks, or that ask for too much.
pub(crate) fn check(source: impl Read + Seek) -> Result<(), ImportError> {
    let mut archive = ZipArchive::new(source).map_err(|e| ImportError::damaged(e.to_string()))?;
    if archive.len() > MOST_ENTRIES {
        return Err(ImportError::too_large("มีชิ้นส่วนในไฟล์เกิน 2,000 ชิ้น"));
    }
    let names = entry_names(&archive);
    refuse_strangers(&names)?;
    let mut declared = 0u64;
    for (index, name) in names.iter().enumerate() {
        let mut entry = archive.by_index(index).map_err(|e| ImportError::damaged(e.to_string()))?;
        declared = declared.saturating_add(entry.size());
        let inflation = entry.size() / entry.compressed_size().max(1);
        if declared > MOST_DECLARED {
            return Err(ImportError::too_large("ข้อมูลเมื่อคลายแล้วเกิน 2 GB"));
        }
        if entry.size() > SMALL && inflation > MOST_INFLATION {
            return Err(ImportError::too_large("ข้อมูลเมื่อคลายแล้วใหญ่ผิดปกติ"));
        }
        if name.to_ascii_lowercase().ends_with(".xml") {
            let size = entry.size();
            check_string_count(&mut entry, size)?;
        }
    }
    Ok(())
}

fn entry_names<R: Read + Seek>(archive: &ZipArchive<R>) -> Vec<String> {
    archive.file_names_raw().map(|name| String::from_utf8_lossy(name).replace('\\', "/")).collect()
}

fn refuse_strangers(names: &[String]) -> Result<(), ImportError> {
    let has = |wanted: &str| names.iter().any(|n| n.eq_ignore_ascii_case(wanted));
    let under = |folder: &str| names.iter().any(|n| n.starts_with(folder));
    let unsupported = |kind| Err(ImportError::unsupported(kind));
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
        return unsupported("ไฟล์บีบอัด ZIP");
    }
    Ok(())
}

/// Reads `uniqueCount` where the head of a part declares a shared string table, whatever the part is called.
fn check_string_count(entry: &mut impl Read, size: u64) -> Result<(), ImportError> {
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
    let most = (size / LEAST_STRING).clamp(SOME_STRINGS, MOST_STRINGS);
    match digits.parse::<u64>() {
        Ok(count) if count <= most => Ok(()),
        _ => Err(ImportError::too_large("จำนวนข้อความในไฟล์มากผิดปกติ")),
    }
}
