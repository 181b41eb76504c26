//! How the documents of some agencies look, and who signs them: each in a design of its own.

use saisaat_core::registers::{
    Agency, CertificateDesign, CertificateSheet, DigitKind, PageNumbers, PrintForm, Signatory, SignedPaper,
};
use saisaat_core::values::Id;
use saisaat_core::{Result, Tx};

use crate::ground::Ground;
use crate::keys::Keys;

/// Who signs: which paper, as what, name and position.
type Signs = (SignedPaper, &'static str, &'static str, &'static str);

const OF_THE_FIRST: [Signs; 2] = [
    (SignedPaper::TrainingCertificates, "", "นางสาวสมมุติ ทรงธรรม", "ผู้อำนวยการกองตรวจราชการ"),
    (SignedPaper::TrainingCertificates, "", "นายตัวอย่าง เที่ยงตรง", "ปลัดกระทรวง"),
];

const OF_THE_SECOND: [Signs; 3] = [
    (SignedPaper::Memo, "", "นางตัวอย่าง สุจริต", "รองอธิบดี รักษาราชการแทนอธิบดีกรมส่งเสริมธรรมาภิบาล"),
    (SignedPaper::Registers, "ผู้จัดทำทะเบียน", "นายสมมุติ โปร่งใส", "นักวิเคราะห์นโยบายและแผนชำนาญการ"),
    (SignedPaper::Registers, "หัวหน้าศูนย์ประสานราชการใสสะอาด", "นางสาวสมมุติ ตรวจตรา", "ผู้อำนวยการกองกลาง"),
];

/// Puts the forms of an agency, if it is one that has one.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, new: &Keys) -> Result<()> {
    let blank = |id| PrintForm::blank(id, ground.agency.id);
    match ground.number {
        0 => put(tx, blank(new.key()), &OF_THE_FIRST, new),
        1 => put(tx, second(new.key(), ground.agency.id), &OF_THE_SECOND, new),
        2 => {
            let design = Some(CertificateDesign::Modern);
            put(tx, PrintForm { certificate_design: design, ..blank(new.key()) }, &[], new)
        }
        _ => Ok(()),
    }
}

fn second(id: Id<PrintForm>, agency: Id<Agency>) -> PrintForm {
    PrintForm {
        digits: Some(DigitKind::Thai),
        page_numbers: Some(PageNumbers::Top),
        certificate_design: Some(CertificateDesign::Formal),
        certificate_sheet: Some(CertificateSheet::Upright),
        ..PrintForm::blank(id, agency)
    }
}

fn put(tx: &Tx<'_>, form: PrintForm, signs: &[Signs], new: &Keys) -> Result<()> {
    tx.put(&form)?;
    for (at, &(paper, role, signer, position)) in signs.iter().enumerate() {
        let before = signs[..at].iter().filter(|before| before.0 == paper).count();
        tx.put(&Signatory {
            id: new.key(),
            form_id: form.id,
            paper,
            place: i32::try_from(before + 1).unwrap_or(1),
            role: role.into(),
            signer: signer.into(),
            position: position.into(),
        })?;
    }
    Ok(())
}
