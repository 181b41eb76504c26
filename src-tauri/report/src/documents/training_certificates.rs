//! Certificates for those who passed a training session.

use saisaat_core::registers::SignedPaper;
use saisaat_core::summaries::{Attendee, TrainingReport};

use super::cells::prose;
use super::certificate::{Certificate, Issuer};
use super::letterhead;
use super::training_record::completed;
use super::wording::Wording;
use crate::emblem::Shared;
use crate::layout::flow::Composition;
use crate::pdf::Particulars;
use crate::style::Frame;

const NAME: &str = "เกียรติบัตร";

pub(super) fn compose(report: &TrainingReport, art: Option<Shared>, say: Wording) -> (Composition, Particulars) {
    let of = report.session.title.clone();
    let passed = report.attendees.iter().filter(|attendee| completed(&attendee.attendance, &report.session));
    let certificates: Vec<Certificate> = passed.map(|attendee| certificate(report, attendee, say)).collect();
    let particulars = letterhead::particulars(&report.head, NAME, &of);
    if certificates.is_empty() {
        let mut blocks = letterhead::title(&report.head, NAME, &[of]);
        blocks.push(prose("ยังไม่มีผู้ผ่านการฝึกอบรมที่จะออกเกียรติบัตรให้ ผู้ผ่านต้องเข้าร่วมครบชั่วโมงที่กำหนดและมีผลเป็น “ผ่าน”"));
        return (Composition { frame: Frame::A4, running: None, blocks }, particulars);
    }
    let (head, paper, agreement) = (&report.head, SignedPaper::TrainingCertificates, report.agreement.as_ref());
    let issuer = Issuer { head, art, paper, agreement };
    let (frame, blocks) = (issuer.frame(), issuer.pages(&certificates, say));
    (Composition { frame, running: None, blocks }, particulars)
}

fn certificate(report: &TrainingReport, attendee: &Attendee, say: Wording) -> Certificate {
    let session = &report.session;
    let course = if session.course.trim().is_empty() { &session.title } else { &session.course };
    let hours = say.text(&session.hours.to_string());
    let held = if session.starts_on == session.ends_on {
        "เมื่อวันที่"
    } else {
        "ระหว่างวันที่"
    };
    Certificate {
        kind: NAME,
        number: attendee.attendance.certificate.clone(),
        name: attendee.person.full_name(),
        given: "ขอมอบเกียรติบัตรนี้ให้ไว้เพื่อแสดงว่า".to_owned(),
        reasons: vec![
            format!("ได้ผ่านการฝึกอบรม {}", say.typed(course)),
            format!("จำนวน {hours} ชั่วโมง {held} {}", say.days(session.starts_on, session.ends_on)),
        ],
        date: format!("ให้ไว้ ณ วันที่ {}", say.official_date(session.ends_on)),
        code: report.code(attendee),
    }
}
