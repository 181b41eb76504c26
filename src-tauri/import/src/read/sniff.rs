//! What a file is, from its bytes alone: exports are named .xls whatever they hold.

use std::io::{Read, Result as IoResult, Seek, SeekFrom};

use super::{encoding, ole};
use crate::error::ImportError;

/// How far from the end of a package its directory may begin: its own length and the longest comment.
const TAIL: u64 = 66_000;

/// The first and last bytes of a file, which tell a package from everything else.
pub(crate) struct Ends {
    pub(crate) length: u64,
    head: Vec<u8>,
    tail: Vec<u8>,
}

impl Ends {
    /// Reads them and leaves the source at its start.
    pub(crate) fn of(source: &mut (impl Read + Seek)) -> IoResult<Self> {
        let length = source.seek(SeekFrom::End(0))?;
        let (mut head, mut tail) = (Vec::new(), Vec::new());
        source.rewind()?;
        source.by_ref().take(8).read_to_end(&mut head)?;
        source.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
        source.by_ref().take(TAIL).read_to_end(&mut tail)?;
        source.rewind()?;
        Ok(Self { length, head, tail })
    }

    /// Whether the file begins as a zip file does or ends in the directory of one: junk before the first entry is allowed.
    pub(crate) fn are_of_a_package(&self) -> bool {
        let has_directory = || self.tail.windows(4).any(|w| w == b"PK\x05\x06");
        self.head.starts_with(b"PK\x03\x04") || (!self.head.starts_with(ole::SIGNATURE) && has_directory())
    }
}

/// A kind of content that is read, other than a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
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
    if let Some(kind) = known_stranger(bytes) {
        return Err(ImportError::unsupported(kind));
    }
    sniff_text(bytes)
}

/// Formats that are recognised only to be named.
fn known_stranger(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"%PDF", "เอกสาร PDF"),
        (b"{\\rtf", "เอกสาร RTF"),
        (b"MIME-Version:", "หน้าเว็บชนิด MHT"),
        (b"\x09\x00\x04\x00", "ไฟล์ Excel รุ่นเก่ามาก (BIFF2)"),
        (b"\x09\x02\x06\x00", "ไฟล์ Excel รุ่นเก่ามาก (BIFF3)"),
        (b"\x09\x04\x06\x00", "ไฟล์ Excel รุ่นเก่ามาก (BIFF4)"),
        (b"\x89PNG", "รูปภาพ PNG"),
        (b"\xff\xd8\xff", "รูปภาพ JPEG"),
        (b"GIF8", "รูปภาพ GIF"),
        (b"Rar!", "ไฟล์บีบอัด RAR"),
        (b"7z\xbc\xaf", "ไฟล์บีบอัด 7z"),
        (b"\x1f\x8b", "ไฟล์บีบอัด gzip"),
        (b"SQLite format 3", "ฐานข้อมูล SQLite"),
    ];
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, kind)| *kind)
}

fn sniff_text(bytes: &[u8]) -> Result<Kind, ImportError> {
    let head = encoding::decode(&bytes[..bytes.len().min(4096)])?.to_ascii_lowercase();
    let head = head.trim_start();
    if head.contains("urn:schemas-microsoft-com:office:spreadsheet") && head.contains("<workbook") {
        return Ok(Kind::Xml2003);
    }
    if head.contains("<office:document") {
        return Err(ImportError::unsupported("ตารางคำนวณ OpenDocument (.fods)"));
    }
    let markup = head.starts_with('<');
    if markup && ["<html", "<table", "<!doctype html", "<meta", "<tr"].iter().any(|tag| head.contains(tag)) {
        return Ok(Kind::Html);
    }
    if markup && head.starts_with("<?xml") {
        return Err(ImportError::unsupported("ไฟล์ XML ที่ไม่ใช่ตารางคำนวณ"));
    }
    Ok(Kind::Delimited)
}
