//! A roster workbook of any length, as Excel writes one: a title row, a header, one row per person.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::Result;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub(crate) const COLUMNS: [&str; 8] =
    ["เลขประจำตัวประชาชน", "คำนำหน้า", "ชื่อ", "นามสกุล", "ตำแหน่ง", "ระดับ", "ประเภทบุคลากร", "โทรศัพท์"];

/// Writes it.
pub(crate) fn write(file: &Path, people: u32) -> Result<()> {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(file)?));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in PARTS {
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    zip.start_file("xl/worksheets/sheet1.xml", options)?;
    zip.write_all(SHEET_BEGINS.as_bytes())?;
    write_row(&mut zip, 1, &["บัญชีรายชื่อบุคลากร".into()])?;
    write_row(&mut zip, 2, &COLUMNS.map(String::from))?;
    for number in 0..people {
        write_row(&mut zip, number + 3, &person(number))?;
    }
    zip.write_all(b"</sheetData></worksheet>")?;
    zip.finish()?.flush()?;
    Ok(())
}

fn person(number: u32) -> [String; 8] {
    [
        national_id(number),
        "นางสาว".into(),
        format!("ทดสอบ{number}"),
        format!("นามสกุล{number}"),
        "นักวิเคราะห์นโยบายและแผน".into(),
        "ชำนาญการ".into(),
        "ข้าราชการ".into(),
        format!("02{:07}", number % 10_000_000),
    ]
}

/// Check digit: 11 less the sum of digit × weight 13…2, modulo 11, modulo 10 (Ministry of Interior).
fn national_id(number: u32) -> String {
    let digits = format!("1{number:011}");
    let sum: u32 = digits.bytes().zip((2..=13).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{digits}{}", (11 - sum % 11) % 10)
}

fn write_row(zip: &mut ZipWriter<BufWriter<File>>, row: u32, cells: &[String]) -> Result<()> {
    write!(zip, r#"<row r="{row}">"#)?;
    for (column, text) in ('A'..).zip(cells) {
        write!(zip, r#"<c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c>"#)?;
    }
    Ok(zip.write_all(b"</row>")?)
}

const SHEET_BEGINS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;

const PARTS: &[(&str, &str)] = &[
    (
        "[Content_Types].xml",
        r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="รายชื่อ" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];
