//! Certificates for those who receive an award.

use saisaat_core::registers::SignedPaper;
use saisaat_core::summaries::{AwardReport, Nominee};

use super::award_announcement::{award, year_unsaid};
use super::cells::prose;
use super::certificate::{Certificate, Issuer};
use super::letterhead;
use super::wording::{NONE, Wording, led};
use crate::emblem::Shared;
use crate::layout::flow::Composition;
use crate::pdf::Particulars;
use crate::style::Frame;

const NAME: &str = SignedPaper::AwardCertificates.words().th;

pub(super) fn compose(report: &AwardReport, art: Option<Shared>, say: Wording) -> (Composition, Particulars) {
    let scheme = &report.scheme;
    let of = [Some(scheme.name.clone()), year_unsaid(scheme, say)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let particulars = letterhead::particulars(&report.head, NAME, &of);
    let standard = say.typed(&scheme.standard);
    let mut reasons = vec![format!("ได้รับ{}", award(scheme, say))];
    reasons.extend(year_unsaid(scheme, say));
    if standard != NONE {
        reasons.push(led("ด้วยเป็นผู้ปฏิบัติตาม", "มาตรฐาน", &standard.replace('\n', " ")));
    }
    let certificate = |nominee: &Nominee| Certificate {
        kind: NAME,
        number: String::new(),
        name: nominee.person.full_name(),
        given: "ขอมอบประกาศเกียรติคุณนี้ให้ไว้เพื่อแสดงว่า".to_owned(),
        reasons: reasons.clone(),
        date: format!("ให้ไว้ ณ วันที่ {}", say.official_date(scheme.announced_on.unwrap_or(report.head.printed_on))),
        code: report.code(nominee),
    };
    let certificates: Vec<Certificate> = report.awardees().map(certificate).collect();
    if certificates.is_empty() {
        let mut blocks = letterhead::title(&report.head, NAME, &[of]);
        blocks.push(prose("ยังไม่มีผู้ได้รับการตัดสินให้ได้รับรางวัล จึงยังไม่มีประกาศเกียรติคุณที่จะพิมพ์"));
        return (Composition { frame: Frame::A4, running: None, blocks }, particulars);
    }
    let (head, paper, agreement) = (&report.head, SignedPaper::AwardCertificates, report.agreement.as_ref());
    let issuer = Issuer { head, art, paper, agreement };
    let (frame, blocks) = (issuer.frame(), issuer.pages(&certificates, say));
    (Composition { frame, running: None, blocks }, particulars)
}
