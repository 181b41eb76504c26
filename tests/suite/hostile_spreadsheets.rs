//! Spreadsheets that were made to harm, each read as the window reads them: the program is never dead and stays small.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Cursor, Write as _};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use driver::executable;
use saisaat_import::worker::SheetReader;
use saisaat_import::{ImportError, ReadAs, Workbook, inspect};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::memory::most_held;

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const LINKS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const SHEET: &str =
    r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;

type Parts = Vec<(String, Vec<u8>)>;

fn parts(sheet: &str) -> Parts {
    let all = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", LINKS),
        ("xl/worksheets/sheet1.xml", sheet),
        (
            "xl/sharedStrings.xml",
            "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>ชื่อ</t></si></sst>",
        ),
        ("xl/styles.xml", "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>"),
    ];
    all.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into()
}

fn packed(parts: &Parts) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        out.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part");
        out.write_all(content).expect("writes");
    }
    out.finish().expect("ends").into_inner()
}

fn xlsx(rows: &str) -> Vec<u8> {
    packed(&parts(&format!("{SHEET}<sheetData>{rows}</sheetData></worksheet>")))
}

/// A sound workbook with one part written otherwise.
fn with_part(name: &str, content: &str) -> Vec<u8> {
    let sound = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1'><v>1</v></c></row>";
    let mut parts = parts(&format!("{SHEET}<sheetData>{sound}</sheetData></worksheet>"));
    parts.retain(|(part, _)| part != name);
    parts.push((name.to_owned(), content.as_bytes().to_vec()));
    packed(&parts)
}

/// What stands in a sheet, one hostile thing each.
#[expect(clippy::too_many_lines, reason = "a list, one kind of hostility after another")]
fn sheets() -> Vec<(String, Vec<u8>)> {
    let cell = |at: &str, inside: &str| format!("<row r='1'><c r='{at}'>{inside}</c></row>");
    let values = [
        "1e999",
        "-1e999",
        "NaN",
        "INF",
        "1e-999",
        "99999999999999999999999999999999",
        "0x10",
        "",
        " ",
        "1,000",
        "--1",
        "1e",
        "ก",
        "\u{0}",
        "&amp;",
        "1.7976931348623157e308",
    ];
    let places = ["A0", "A1048577", "XFE1", "ZZZZZZZ1", "A99999999999999999999", "1A", "A-1", "", "a1", "$A$1", "ก1"];
    let kinds = ["s", "b", "e", "str", "d", "inlineStr", "n", "x"];
    let texts = ["4294967295", "-1", "99999999999", "1"];
    let mut all: Vec<(String, Vec<u8>)> = Vec::new();
    all.extend(values.map(|v| (format!("the number {v:?}"), xlsx(&cell("A1", &format!("<v>{v}</v>"))))));
    all.extend(places.map(|at| (format!("a cell at {at:?}"), xlsx(&cell(at, "<v>1</v>")))));
    all.extend(
        kinds.map(|t| {
            (format!("a cell of kind {t}"), xlsx(&format!("<row r='1'><c r='A1' t='{t}'><v>@</v></c></row>")))
        }),
    );
    all.extend(
        texts.map(|n| {
            (format!("the shared text {n}"), xlsx(&format!("<row r='1'><c r='A1' t='s'><v>{n}</v></c></row>")))
        }),
    );
    let deep = |tag: &str| {
        format!(
            "<row r='1'><c r='A1'>{}{}</c></row>",
            format!("<{tag}>").repeat(100_000),
            format!("</{tag}>").repeat(100_000)
        )
    };
    all.push(("deep formulas".into(), xlsx(&deep("f"))));
    all.push(("deep texts".into(), xlsx(&deep("is"))));
    all.push((
        "a formula of parentheses".into(),
        xlsx(&cell("A1", &format!("<f>{}1{}</f>", "(".repeat(100_000), ")".repeat(100_000)))),
    ));
    all.push((
        "rows backwards".into(),
        xlsx(&(1..50_000).rev().fold(String::new(), |mut all, row| {
            let _ = write!(all, "<row r='{row}'><c r='A{row}'><v>{row}</v></c></row>");
            all
        })),
    ));
    all.push(("one cell many times".into(), xlsx(&"<row r='1'><c r='A1'><v>1</v></c></row>".repeat(200_000))));
    all.push((
        "the corners alone".into(),
        xlsx("<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"),
    ));
    all.push((
        "many attributes".into(),
        xlsx(&format!("<row r='1' {}/>", (0..50_000).map(|n| format!("a{n}='' ")).collect::<String>())),
    ));
    all.push((
        "a long text".into(),
        xlsx(&format!("<row r='1'><c r='A1' t='inlineStr'><is><t>{}</t></is></c></row>", "ก".repeat(2_000_000))),
    ));
    all.push(("merged everything".into(), packed(&parts(&format!("{SHEET}<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData><mergeCells>{}</mergeCells></worksheet>", "<mergeCell ref='A1:XFD1048576'/>".repeat(300_000))))));
    all
}

/// Packages that are not what they say.
#[expect(clippy::too_many_lines, reason = "a list, one kind of hostility after another")]
fn packages() -> Vec<(String, Vec<u8>)> {
    let sound = xlsx("<row r='1'><c r='A1' t='s'><v>0</v></c></row>");
    let laughs = (1..12).fold(String::from("<!ENTITY a0 'ha'>"), |mut all, n| {
        let _ = write!(all, "<!ENTITY a{n} '{}'>", format!("&a{};", n - 1).repeat(10));
        all
    });
    let sheet = |inside: &str| with_part("xl/worksheets/sheet1.xml", inside);
    let mut all = vec![
        (
            "entities".to_owned(),
            sheet(&format!(
                "<!DOCTYPE w [{laughs}]>{SHEET}<sheetData><row r='1'><c r='A1' t='str'><v>&a11;</v></c></row></sheetData></worksheet>"
            )),
        ),
        (
            "a file outside".into(),
            sheet(&format!(
                "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>{SHEET}<sheetData><row r='1'><c r='A1' t='str'><v>&x;</v></c></row></sheetData></worksheet>"
            )),
        ),
        ("a sheet of nothing but opening".into(), sheet(&"<a>".repeat(300_000))),
        ("an empty sheet".into(), sheet("")),
        ("no letters".into(), sheet("\u{1}\u{2}\u{3}")),
        (
            "many shared texts".into(),
            with_part(
                "xl/sharedStrings.xml",
                &format!(
                    "<sst uniqueCount='4294967295' count='4294967295'>{}</sst>",
                    "<si><t>x</t></si>".repeat(500_000)
                ),
            ),
        ),
        ("deep shared texts".into(), with_part("xl/sharedStrings.xml", &"<si><r>".repeat(200_000))),
        (
            "many styles".into(),
            with_part(
                "xl/styles.xml",
                &format!(
                    "<styleSheet><cellXfs count='4294967295'>{}</cellXfs></styleSheet>",
                    "<xf numFmtId='14'/>".repeat(300_000)
                ),
            ),
        ),
        (
            "many sheets".into(),
            with_part(
                "xl/workbook.xml",
                &BOOK.replace(
                    "<sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/>",
                    &"<sheet name='s' sheetId='1' r:id='rId1'/>".repeat(5_000),
                ),
            ),
        ),
        (
            "a target above".into(),
            with_part("xl/_rels/workbook.xml.rels", &LINKS.replace("worksheets/sheet1.xml", "../../../../etc/passwd")),
        ),
        (
            "a target of itself".into(),
            with_part("xl/_rels/workbook.xml.rels", &LINKS.replace("worksheets/sheet1.xml", "workbook.xml")),
        ),
        ("no workbook".into(), with_part("xl/workbook.xml", "")),
        ("many parts".into(), packed(&(0..30_000).map(|n| (format!("p{n}"), Vec::new())).collect())),
        ("a package in a package".into(), packed(&vec![("a.xlsx".to_owned(), sound.clone())])),
        ("two ends".into(), [sound.clone(), sound[sound.len() - 22..].to_vec()].concat()),
        ("something before it".into(), [vec![b'x'; 70_000], sound.clone()].concat()),
    ];
    all.extend((1..12).map(|n| (format!("cut at {n} of twelve"), sound[..sound.len() * n / 12].to_vec())));
    all.extend((0..12).map(|n| {
        let mut bytes = sound.clone();
        let at = bytes.len() * n / 12 + 9;
        bytes[at..at + 4].fill(0xff);
        (format!("overwritten at {n} of twelve"), bytes)
    }));
    all
}

/// Files of other kinds.
fn others() -> Vec<(String, Vec<u8>)> {
    let old = |rest: &[u8]| [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], rest].concat();
    let book = |inside: &str| {
        format!("<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'><Worksheet ss:Name='s'><Table>{inside}</Table></Worksheet></Workbook>").into_bytes()
    };
    let html = |inside: &str| format!("<html><body><table>{inside}</table></body></html>").into_bytes();
    vec![
        ("an old file of zeros".to_owned(), old(&[0; 4096])),
        ("an old file of ones".into(), old(&[0xff; 4096])),
        ("an old file of its head alone".into(), old(&[])),
        (
            "an old file that leads to itself".into(),
            old(&[[0; 16].as_slice(), &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0], &[0; 4000]].concat()),
        ),
        (
            "rows that lead far".into(),
            book("<Row ss:Index='4294967295'><Cell><Data ss:Type='String'>x</Data></Cell></Row>"),
        ),
        (
            "cells that lead far".into(),
            book("<Row><Cell ss:Index='999999999999'><Data ss:Type='String'>x</Data></Cell></Row>"),
        ),
        (
            "cells that span all".into(),
            book(
                "<Row><Cell ss:MergeAcross='16383' ss:MergeDown='1048575'><Data ss:Type='String'>x</Data></Cell></Row>",
            ),
        ),
        ("deep cells".into(), book(&"<Row><Cell>".repeat(100_000))),
        (
            "entities in it".into(),
            [b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>".to_vec(), book("<Row><Cell><Data>&a;</Data></Cell></Row>")].concat(),
        ),
        ("a page that spans all".into(), html("<tr><td rowspan='999999999' colspan='999999999'>x</td><td>y</td></tr>")),
        ("tables in tables".into(), html(&"<tr><td><table>".repeat(60_000))),
        ("a page of tags".into(), html(&"<".repeat(500_000))),
        (
            "a page of entities".into(),
            html(&format!("<tr><td>{}</td></tr>", "&#x10FFFF;&#999999999999;".repeat(50_000))),
        ),
        ("a quote that never ends".into(), format!("a,b\n\"{}", "x,\n".repeat(300_000)).into_bytes()),
        ("one line".into(), "x,".repeat(500_000).into_bytes()),
        ("lines of nothing".into(), "\n".repeat(2_000_000).into_bytes()),
        ("nothing but zeros".into(), vec![0; 100_000]),
        ("two bytes each, cut".into(), [&[0xff, 0xfe][..], &b"a\0,\0".repeat(9_999), b"x"].concat()),
        ("letters that are none".into(), [0xc3, 0x28, b','].repeat(100_000)),
        ("an empty file".into(), Vec::new()),
    ]
}

/// The files that unfold to more than the program may hold, written as they unfold.
fn bombs(folder: &Path) -> Vec<(String, std::path::PathBuf)> {
    let write = |name: &str, rows: &mut dyn FnMut(&mut dyn std::io::Write)| {
        let path = folder.join(name);
        let mut out = ZipWriter::new(BufWriter::new(File::create(&path).expect("a file")));
        for (part, content) in parts("").into_iter().filter(|(part, _)| !part.contains("sheet1")) {
            out.start_file(part, SimpleFileOptions::default()).expect("a part");
            out.write_all(&content).expect("writes");
        }
        let large = SimpleFileOptions::default().large_file(true);
        out.start_file("xl/worksheets/sheet1.xml", large).expect("a part");
        write!(out, "{SHEET}<sheetData>").expect("writes");
        rows(&mut out);
        write!(out, "</sheetData></worksheet>").expect("writes");
        out.finish().expect("ends");
        (name.to_owned(), path)
    };
    let text = |row: usize, letters: &str| {
        format!("<row r='{row}'><c r='A{row}' t='inlineStr'><is><t>{row:07}{letters}</t></is></c></row>")
    };
    let (long, western) = ("ก".repeat(10_000), "\u{be}\u{b9}\u{d1}".repeat(5_000));
    vec![
        write("distinct texts of 300 MB", &mut |out| {
            (1..10_000).for_each(|row| out.write_all(text(row, &long).as_bytes()).expect("writes"))
        }),
        write("garbled texts of 300 MB", &mut |out| {
            (1..10_000).for_each(|row| out.write_all(text(row, &western).as_bytes()).expect("writes"))
        }),
        write("a sheet of two gigabytes of spaces", &mut |out| {
            let spaces = " ".repeat(1 << 20);
            (0..2_000).for_each(|_| out.write_all(spaces.as_bytes()).expect("writes"));
        }),
        write("rows of cells backwards", &mut |out| {
            let columns = ["F", "E", "D", "C", "B", "A"];
            for row in (1..=400_000).rev() {
                let cells: String = columns.iter().map(|column| format!("<c r='{column}{row}'><v>1</v></c>")).collect();
                write!(out, "<row r='{row}'>{cells}</row>").expect("writes");
            }
        }),
    ]
}

fn read(path: &Path) -> Result<Workbook, ImportError> {
    let reader = SheetReader::new(executable::path()).with_patience(Duration::from_secs(60));
    let read = reader.read(path, ReadAs::Proposed, &mut |_| ControlFlow::Continue(()));
    // The window looks at what was read.
    read.inspect(|workbook| drop(inspect(workbook, None)))
}

#[test]
fn a_hundred_hostile_spreadsheets_leave_the_program_alive_and_small() {
    let folder = tempfile::tempdir().expect("a folder");
    let small = sheets().into_iter().chain(packages()).chain(others());
    let small = small.enumerate().map(|(at, (how, bytes))| {
        let path = folder.path().join(format!("hostile-{at}"));
        fs::write(&path, bytes).expect("writes");
        (how, path)
    });
    let all: Vec<(String, std::path::PathBuf)> = small.chain(bombs(folder.path())).collect();
    assert!(all.len() >= 100, "{}", all.len());
    let (mut wrong, mut read_well) = (Vec::new(), 0);
    for (how, path) in &all {
        let begun = Instant::now();
        let found = read(path);
        if begun.elapsed() > Duration::from_secs(100) {
            wrong.push(format!("{how}: {:?}", begun.elapsed()));
        }
        match found {
            Ok(_) => read_well += 1,
            Err(error) if error.to_string().contains("โปรด") && error.code() != "reader_unconfined" => {}
            Err(error) => wrong.push(format!("{how}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(read_well > 5 && read_well < all.len() - 40, "{read_well} of {}", all.len());
    let most = most_held();
    assert!(most < 300, "{most} MB");
}
