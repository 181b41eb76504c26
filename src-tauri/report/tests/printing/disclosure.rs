//! Documents for the public: what is masked, what is refused, and what is said of it at the foot of each page.

use saisaat_core::summaries::{MASK, RegisterPrint};
use saisaat_report::{Audience, Document, Options, Printer, ReportError};

use crate::fixture;
use crate::tools::{File, squeezed};

const PUBLIC: Options = Options { audience: Audience::Disclosable, ..crate::ARABIC };

fn text(print: &RegisterPrint, options: &Options) -> Result<String, ReportError> {
    let bytes = Printer::new().unwrap().print(Document::RegisterPrint(print), options)?;
    let file = File::new(&bytes);
    file.check();
    Ok(squeezed(&file.raw_text()))
}

#[test]
fn a_register_for_the_public_is_masked_by_the_class_of_its_columns_and_says_so() {
    let print = fixture::register();
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
    let mut print = fixture::register();
    // The informant's name, typed where anyone may read.
    print.rows[1][0] = "ร้องเรียนโดยนายแดง  ใจกล้า เรื่องบริการ".into();
    assert!(matches!(text(&print, &PUBLIC), Err(ReportError::NotMasked)));
    assert!(text(&print, &crate::ARABIC).is_ok());
    // In the title, which the file says of itself too.
    let mut print = fixture::register();
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
