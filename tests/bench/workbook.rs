//! A roster workbook of any length, as Excel writes one: a title row, a header, one row per person; texts shared, dates as serial
//! numbers with a Thai format.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::Result;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub(crate) const COLUMNS: [&str; 12] = [
    "เลขประจำตัวประชาชน",
    "คำนำหน้า",
    "ชื่อ",
    "นามสกุล",
    "ตำแหน่ง",
    "เลขที่ตำแหน่ง",
    "ระดับ",
    "ประเภทบุคลากร",
    "สังกัด",
    "วันเกิด",
    "วันบรรจุ",
    "โทรศัพท์",
];

/// What a cell holds, as the file has it.
enum Cell {
    Text(String),
    Number(u32),
    /// A serial with the date format of the file's styles.
    Date(u32),
}

/// The texts of a file, each once.
#[derive(Default)]
struct Texts {
    places: HashMap<String, usize>,
    in_order: Vec<String>,
}

impl Texts {
    fn place(&mut self, text: String) -> usize {
        if let Some(place) = self.places.get(&text) {
            return *place;
        }
        self.in_order.push(text.clone());
        self.places.insert(text, self.in_order.len() - 1);
        self.in_order.len() - 1
    }
}

/// Writes it.
pub(crate) fn write(file: &Path, people: u32) -> Result<()> {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(file)?));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
    for (name, text) in PARTS {
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    let mut texts = Texts::default();
    let mut line = String::new();
    zip.start_file("xl/worksheets/sheet1.xml", options)?;
    zip.write_all(SHEET_BEGINS.as_bytes())?;
    let heads = COLUMNS.map(|head| Cell::Text(head.into()));
    let rows = [vec![Cell::Text("บัญชีรายชื่อบุคลากร".into())], heads.into()].into_iter();
    for (row, cells) in (1..).zip(rows.chain((0..people).map(|number| person(number).into()))) {
        line.clear();
        put_row(&mut line, &mut texts, row, cells)?;
        zip.write_all(line.as_bytes())?;
    }
    zip.write_all(b"</sheetData></worksheet>")?;
    zip.start_file("xl/sharedStrings.xml", options)?;
    let count = texts.in_order.len();
    write!(zip, r#"<?xml version="1.0" encoding="UTF-8"?><sst xmlns="{MAIN}" count="{count}" uniqueCount="{count}">"#)?;
    for text in &texts.in_order {
        write!(zip, "<si><t>{text}</t></si>")?;
    }
    zip.write_all(b"</sst>")?;
    zip.finish()?.flush()?;
    Ok(())
}

/// Nobody's: names repeat as names do, ids and telephones do not.
fn person(number: u32) -> [Cell; 12] {
    let text = |text: &str| Cell::Text(text.into());
    let one_of = |words: &[&str], step: u32| text(words[(number / step) as usize % words.len()]);
    [
        Cell::Text(national_id(number)),
        one_of(&["นาย", "นางสาว", "นาง"], 1),
        Cell::Text(format!("ทดสอบ{}", number % 9_973)),
        Cell::Text(format!("นามสกุล{}", number % 399_989)),
        one_of(&["นักวิเคราะห์นโยบายและแผน", "นักจัดการงานทั่วไป", "เจ้าพนักงานธุรการ", "นักทรัพยากรบุคคล"], 7),
        Cell::Number(number + 1),
        one_of(&["ปฏิบัติการ", "ชำนาญการ", "ชำนาญการพิเศษ", "เชี่ยวชาญ"], 3),
        one_of(&["ข้าราชการ", "พนักงานราชการ", "ลูกจ้างประจำ"], 5),
        Cell::Text(format!("กองตัวอย่างที่ {}", number % 211 + 1)),
        Cell::Date(22_000 + number % 14_000),
        Cell::Text(format!("{}/{}/{}", number % 28 + 1, number % 12 + 1, 2_540 + number % 28)),
        Cell::Text(format!("08{number:08}")),
    ]
}

/// Check digit: 11 less the sum of digit × weight 13…2, modulo 11, modulo 10 (Ministry of Interior).
fn national_id(number: u32) -> String {
    let digits = format!("1{number:011}");
    let sum: u32 = digits.bytes().zip((2..=13).rev()).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{digits}{}", (11 - sum % 11) % 10)
}

fn put_row(line: &mut String, texts: &mut Texts, row: u32, cells: Vec<Cell>) -> std::fmt::Result {
    use std::fmt::Write as _;
    write!(line, r#"<row r="{row}">"#)?;
    for (column, cell) in ('A'..).zip(cells) {
        match cell {
            Cell::Text(text) => write!(line, r#"<c r="{column}{row}" t="s"><v>{}</v></c>"#, texts.place(text)),
            Cell::Number(number) => write!(line, r#"<c r="{column}{row}"><v>{number}</v></c>"#),
            Cell::Date(serial) => write!(line, r#"<c r="{column}{row}" s="1"><v>{serial}</v></c>"#),
        }?;
    }
    line.push_str("</row>");
    Ok(())
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const SHEET_BEGINS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;

const PARTS: &[(&str, &str)] = &[
    (
        "[Content_Types].xml",
        r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#,
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
        r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
    ),
    (
        "xl/styles.xml",
        r#"<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-107041E]d\ mmm\ yyyy"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>"#,
    ),
];
