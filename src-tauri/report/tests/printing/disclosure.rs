//! Documents for the public: what is masked, what is refused, and what is said of it at the foot of each page.

use saisaat_core::summaries::{FieldClass, MASK, RegisterColumn, RegisterPrint};
use saisaat_core::values::FiscalYear;
use saisaat_report::{Audience, Document, Options, Printer, ReportError};

use crate::fixture;
use crate::tools::{File, squeezed};

pub(crate) const PUBLIC: Options = Options { audience: Audience::Disclosable, ..crate::ARABIC };

pub(crate) fn register() -> RegisterPrint {
    let column = |name, class| RegisterColumn { name, class, numbers: false, share: 1 };
    let row = |texts: [&str; 4]| texts.map(String::from).to_vec();
    RegisterPrint {
        head: fixture::report().head,
        title: "ทะเบียนเรื่องร้องเรียน".into(),
        year: FiscalYear::new(2569).unwrap(),
        columns: vec![
            column("เรื่อง", FieldClass::Public),
            column("ผู้แจ้ง", FieldClass::Informant),
            column("โทรศัพท์", FieldClass::Contact),
            column("หมายเหตุ", FieldClass::Remark),
        ],
        rows: vec![
            row(["จัดซื้อพัสดุ ติดต่อ 081-234-5678", "นายแดง ใจกล้า", "0 2547 1000", "ผู้แจ้งเป็นญาติกับผู้ถูกร้อง"]),
            row(["การบริการล่าช้า", "", "", ""]),
        ],
        sums: vec![None; 4],
        rule: None,
        secrecy: Some("ลับ"),
    }
}

fn text(print: &RegisterPrint, options: &Options) -> Result<String, ReportError> {
    let bytes = Printer::new().unwrap().print(Document::RegisterPrint(print), options)?;
    let file = File::new(&bytes);
    file.check();
    Ok(squeezed(&file.raw_text()))
}

#[test]
fn a_register_for_the_public_is_masked_by_the_class_of_its_columns_and_says_so() {
    let print = register();
    let hidden = ["นายแดงใจกล้า", "025471000", "081-234-5678", "ผู้แจ้งเป็นญาติกับผู้ถูกร้อง"];
    let internal = text(&print, &crate::ARABIC).unwrap();
    let disclosed = text(&print, &PUBLIC).unwrap();
    for value in hidden {
        assert!(internal.contains(value) && !disclosed.contains(value), "{value}");
    }
    assert_eq!(disclosed.matches(MASK).count(), hidden.len());
    assert!(disclosed.contains("การบริการล่าช้า") && disclosed.contains("ฉบับเผยแพร่"));
    assert!(!internal.contains("ฉบับเผยแพร่"));
}

#[test]
fn a_document_in_which_a_masked_value_can_still_be_read_is_refused() {
    let mut print = register();
    // The informant's name, typed where anyone may read.
    print.rows[1][0] = "ร้องเรียนโดยนายแดง  ใจกล้า เรื่องบริการ".into();
    assert!(matches!(text(&print, &PUBLIC), Err(ReportError::NotMasked)));
    assert!(text(&print, &crate::ARABIC).is_ok());
    // In the title, which the file says of itself too.
    let mut print = register();
    print.title = "ทะเบียนของ นายแดง ใจกล้า".into();
    assert!(matches!(text(&print, &PUBLIC), Err(ReportError::NotMasked)));
}

#[test]
fn a_report_for_the_public_keeps_its_scores_and_loses_its_telephones() {
    let report = fixture::report();
    let print = |options| {
        let bytes = Printer::new().unwrap().print(Document::IndicatorReport(&report), options).unwrap();
        squeezed(&File::new(&bytes).raw_text())
    };
    let (internal, disclosed) = (print(&crate::ARABIC), print(&PUBLIC));
    assert!(internal.contains("025471000") && !disclosed.contains("025471000"));
    assert!(disclosed.contains(&report.scorecard.total.unwrap().to_string()));
}

#[test]
fn an_id_broken_by_the_end_of_a_line_is_masked_in_a_document_for_the_ministry_itself() {
    for form in ["5-8213-\n94761-35-3", "5-8213\n94761-35-3", "58213\n94761353"] {
        let mut report = fixture::report();
        report.cards[0].result.as_mut().unwrap().done = format!("บัตรของผู้แจ้ง {form} ครับ");
        report.cards[0].result.as_mut().unwrap().obstacles = format!("บรรทัดแรก {form}");
        let mut print = register();
        print.rows[1][0] = format!("ร้องเรียน {form}");
        let bytes = Printer::new().unwrap().print(Document::IndicatorReport(&report), &crate::ARABIC).unwrap();
        for text in [squeezed(&File::new(&bytes).raw_text()), text(&print, &crate::ARABIC).unwrap()] {
            assert!(text.contains("x-xxxx-xxxxx-35-3"), "{form:?}");
            assert!(!text.contains("8213") && !text.contains("94761"), "{form:?}");
        }
    }
}
