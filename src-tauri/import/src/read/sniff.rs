//! What a file is, from its bytes alone: exports are named .xls whatever they hold.

use super::{encoding, ole, package};
use crate::error::ImportError;

/// A kind of content that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Office Open XML: a zip package with a workbook.
    Package,
    /// OLE compound file with a BIFF5 or BIFF8 workbook.
    Compound,
    /// An HTML page with a table.
    Html,
    /// XML Spreadsheet 2003.
    Xml2003,
    /// Comma, tab, semicolon or bar separated text.
    Delimited,
}

/// Names the kind, or refuses naming what the content is.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Kind, ImportError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ImportError::Empty);
    }
    if bytes.len() < 4 && (b"PK\x03\x04".starts_with(bytes) || ole::SIGNATURE.starts_with(bytes)) {
        return Err(ImportError::damaged("cut short"));
    }
    if bytes.starts_with(ole::SIGNATURE) {
        return Ok(Kind::Compound);
    }
    if bytes.starts_with(b"PK\x03\x04") || package::has_directory(bytes) {
        return Ok(Kind::Package);
    }
    if let Some(kind) = known_stranger(bytes) {
        return Err(ImportError::Unsupported { kind });
    }
    sniff_text(bytes)
}

/// Formats that are recognised only to be named.
fn known_stranger(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"%PDF", "เอกสาร PDF"),
        (b"{\\rtf", "เอกสาร RTF"),
        (b"MIME-Version:", "หน้าเว็บชนิด MHT"),
        (b"\x09\x00\x04\x00", "แฟ้ม Excel รุ่นเก่ามาก (BIFF2)"),
        (b"\x09\x02\x06\x00", "แฟ้ม Excel รุ่นเก่ามาก (BIFF3)"),
        (b"\x09\x04\x06\x00", "แฟ้ม Excel รุ่นเก่ามาก (BIFF4)"),
        (b"\x89PNG", "รูปภาพ PNG"),
        (b"\xff\xd8\xff", "รูปภาพ JPEG"),
        (b"GIF8", "รูปภาพ GIF"),
        (b"Rar!", "แฟ้มบีบอัด RAR"),
        (b"7z\xbc\xaf", "แฟ้มบีบอัด 7z"),
        (b"\x1f\x8b", "แฟ้มบีบอัด gzip"),
        (b"SQLite format 3", "ฐานข้อมูล SQLite"),
    ];
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, kind)| *kind)
}

fn sniff_text(bytes: &[u8]) -> Result<Kind, ImportError> {
    let head = encoding::decode(&bytes[..bytes.len().min(4096)])?.text.to_ascii_lowercase();
    let head = head.trim_start();
    if head.contains("urn:schemas-microsoft-com:office:spreadsheet") && head.contains("<workbook") {
        return Ok(Kind::Xml2003);
    }
    if head.contains("<office:document") {
        return Err(ImportError::Unsupported { kind: "ตารางคำนวณ OpenDocument (.fods)" });
    }
    let markup = head.starts_with('<');
    if markup && ["<html", "<table", "<!doctype html", "<meta", "<tr"].iter().any(|tag| head.contains(tag)) {
        return Ok(Kind::Html);
    }
    if markup && head.starts_with("<?xml") {
        return Err(ImportError::Unsupported {
            kind: "แฟ้ม XML ที่ไม่ใช่ตารางคำนวณ"
        });
    }
    Ok(Kind::Delimited)
}
