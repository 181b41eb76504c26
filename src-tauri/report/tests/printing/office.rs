//! Files for editing as their users have them: masked like the PDF, whole whatever was typed, refused in words where they cannot be.

use std::io::{Cursor, Read as _};

use saisaat_report::{Document, DocumentKind, Format, Options, Printer, ReportError};

use crate::disclosure::{PUBLIC, register};
use crate::fixture;

const DOCX: Options = Options { format: Format::Docx, ..crate::ARABIC };
const XLSX: Options = Options { format: Format::Xlsx, ..crate::ARABIC };

fn print(document: Document<'_>, options: &Options) -> Result<Vec<u8>, ReportError> {
    Printer::new().unwrap().print(document, options)
}

/// All parts of a file in one text.
fn all(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for n in 0..zip.len() {
        zip.by_index(n).unwrap().read_to_string(&mut all).unwrap();
    }
    all
}

/// That each part is XML that can be read to its end, with no character that XML forbids.
fn is_sound(bytes: &[u8]) {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for n in 0..zip.len() {
        let mut xml = String::new();
        zip.by_index(n).unwrap().read_to_string(&mut xml).unwrap();
        let forbidden = |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}');
        assert!(!xml.contains(forbidden));
        let mut reader = quick_xml::Reader::from_str(&xml);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    }
}

#[test]
fn files_for_editing_are_masked_for_the_public_as_the_pdf_is() {
    let print_of = register();
    let hidden = ["นายแดง ใจกล้า", "0 2547 1000", "081-234-5678", "ผู้แจ้งเป็นญาติกับผู้ถูกร้อง"];
    for format in [Format::Docx, Format::Xlsx] {
        let of =
            |options: Options| all(&print(Document::RegisterPrint(&print_of), &Options { format, ..options }).unwrap());
        let (internal, public) = (of(crate::ARABIC), of(PUBLIC));
        for value in hidden {
            assert!(internal.contains(value) && !public.contains(value), "{value}");
        }
        assert!(public.contains("ฉบับเผยแพร่") && !internal.contains("ฉบับเผยแพร่"));
    }
}

#[test]
fn a_file_for_editing_in_which_a_masked_value_can_still_be_read_is_refused() {
    let mut print_of = register();
    print_of.rows[1][0] = "ร้องเรียนโดยนายแดง  ใจกล้า เรื่องบริการ".into();
    for format in [Format::Docx, Format::Xlsx] {
        let refused = print(Document::RegisterPrint(&print_of), &Options { format, ..PUBLIC });
        assert!(matches!(refused, Err(ReportError::NotMasked)), "{format:?}");
    }
}

#[test]
fn a_national_id_leaves_masked_in_every_format() {
    let mut print_of = register();
    print_of.rows[0][0] = "ติดต่อ 1-1017-00230-70-8 และ 1101700230708".into();
    for options in [DOCX, XLSX] {
        let written = all(&print(Document::RegisterPrint(&print_of), &options).unwrap());
        assert!(!written.contains("1101700230708") && !written.contains("1-1017-00230-70-8"));
        assert!(written.contains("70-8"), "its end is told");
    }
}

#[test]
fn hostile_texts_give_sound_files_that_have_them_as_typed() {
    let mut print_of = register();
    let typed = [
        "=HYPERLINK(\"http://example.org\")",
        "@SUM(A1) & <b>\"ก\"</b> ]]> &amp;",
        "+66 -1 _x0041_",
        "\u{202e}ערב עברית\u{202c} \u{e000} \u{fffe}\u{ffff}\u{0}\u{1b}ก\u{e49}\u{e49}\u{e49}",
    ];
    print_of.rows.push(typed.map(String::from).to_vec());
    print_of.rows.push(["ก".repeat(32_767), "-".into(), "\t".into(), "a".repeat(5_000)].to_vec());
    for options in [DOCX, XLSX] {
        let bytes = print(Document::RegisterPrint(&print_of), &options).unwrap();
        assert!(bytes == print(Document::RegisterPrint(&print_of), &options).unwrap(), "equal bytes");
        is_sound(&bytes);
        let written = all(&bytes);
        for text in
            ["=HYPERLINK(&quot;http", "&lt;b&gt;&quot;ก&quot;&lt;/b&gt; ]]&gt; &amp;amp;", "ערב עברית", "\u{e000}"]
        {
            assert!(written.contains(text), "{text}");
        }
        assert!(!written.contains("<f>"), "nothing is a formula");
    }
    let sheet = all(&print(Document::RegisterPrint(&print_of), &XLSX).unwrap());
    assert!(sheet.contains("_x005F_x0041_"), "what looks like an escape of Excel's is none");
    assert!(sheet.contains("quotePrefix"), "what looks like a formula is marked as text");
}

#[test]
fn a_text_longer_than_a_cell_is_refused_by_its_beginning_and_goes_whole_into_word() {
    let mut print_of = register();
    print_of.rows[0][0] = format!("เริ่ม{}จบ", "ก".repeat(32_767));
    let refused = print(Document::RegisterPrint(&print_of), &XLSX);
    assert!(matches!(&refused, Err(ReportError::CellTooLong(text)) if text.starts_with("เริ่มกก")), "{refused:?}");
    let written = all(&print(Document::RegisterPrint(&print_of), &DOCX).unwrap());
    assert!(written.contains(&print_of.rows[0][0]));
}

#[test]
fn every_document_of_the_catalogue_offers_pdf_first_and_no_format_twice() {
    for kind in DocumentKind::ALL {
        let formats = kind.info().formats;
        assert_eq!(formats.first(), Some(&Format::Pdf), "{kind:?}");
        assert!(Format::ALL.iter().all(|format| formats.iter().filter(|own| own == &format).count() <= 1));
    }
    assert!(DocumentKind::IndicatorReport.offers(Format::Docx) && DocumentKind::IndicatorReport.offers(Format::Xlsx));
    assert!(!DocumentKind::TrainingCertificates.offers(Format::Docx));
}

#[test]
fn a_report_for_editing_is_on_a4_in_the_national_font_with_headings_and_heads_that_repeat() {
    let report = fixture::report();
    let written = all(&print(Document::IndicatorReport(&report), &DOCX).unwrap());
    let wanted = [
        "w:w=\"11906\" w:h=\"16838\"",
        "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"",
        "w:top=\"1417\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1701\"",
        "w:cs=\"TH Sarabun New\"",
        "TH SarabunPSK",
        "w:pStyle w:val=\"Heading1\"",
        "<w:tblHeader/>",
        "<w:vMerge w:val=\"restart\"/>",
        "<w:jc w:val=\"thaiDistribute\"/>",
        " PAGE ",
        " NUMPAGES ",
    ];
    for text in wanted {
        assert!(written.contains(text), "{text}");
    }
    let sheet = all(&print(Document::IndicatorReport(&report), &XLSX).unwrap());
    for text in
        ["state=\"frozen\"", "_xlnm.Print_Titles", "fitToWidth=\"1\"", "paperSize=\"9\"", "formatCode=\"#,##0.0000\""]
    {
        assert!(sheet.contains(text), "{text}");
    }
}
