//! What of a report belongs to no single record.

use super::subject::{Subject, fields};
use super::words::Written;
use crate::registers::{Agency, Agreement, Record, SignedPaper};
use crate::summaries::{Coverage, IndicatorReport, Letterhead, PastTotal, Scorecard};

/// Of the totals of other rounds those that the other report has too: which are told is no fact of the registers.
pub(super) fn subject(report: &IndicatorReport, other: &IndicatorReport) -> Subject {
    // Two rounds are compared by what they say, not by their being two; the total, cards and work are compared apart.
    let IndicatorReport { head, year: _, round: _, agreement, scorecard, cards: _, work, past } = report;
    let Letterhead { ministry, agency, emblem: _, audit_head: _, printed_on: _, looks: _, signatories: _ } = head;
    let mut subject = Subject::new(Agency::TABLE, agency.id.to_string(), "ส่วนราชการ", &agency.code, &agency.name_th);
    score(&mut subject, scorecard);
    subject.add("ministry", "กระทรวง", ministry.written());
    fields!(subject, "agency", agency, Agency {
        code, name_th "ชื่อส่วนราชการ", name_en, abbreviation,
        vision "วิสัยทัศน์ของส่วนราชการ", mission "พันธกิจของส่วนราชการ",
    } apart from { id, parent_id });
    if let Some(agreement) = agreement {
        self::agreement(&mut subject, agreement);
    }
    for signatory in head.signers(SignedPaper::IndicatorReport) {
        let said = [&signatory.role, &signatory.signer, &signatory.position].map(|text| text.trim()).join(" ");
        let label = format!("ผู้ลงนามคนที่ {}", signatory.place);
        subject.add(format!("signatory.{}", signatory.place), label, Some(said));
    }
    let in_both =
        |past: &&PastTotal| other.past.iter().any(|there| (there.year, there.round) == (past.year, past.round));
    for PastTotal { year, round, full, total, provisional: _, lines: _ } in past.iter().filter(in_both) {
        let label = format!("คะแนนรวม ปีงบประมาณ {year} รอบ {} เดือน", round.months());
        subject.add(format!("past.{year}.{}", round.months()), label, Some(format!("{total} (เต็ม {full})")));
    }
    for Coverage { unit, trained, staff } in &work.coverage {
        let called = if unit.is_empty() { "ไม่ระบุหน่วยงาน" } else { unit };
        let label = format!("ผู้ผ่านการอบรม {called}");
        subject.add(format!("coverage.{unit}"), label, Some(format!("{trained} จาก {staff} คน")));
    }
    subject
}

fn score(subject: &mut Subject, scorecard: &Scorecard) {
    fields!(subject, "scorecard", scorecard, Scorecard {
        full "คะแนนเต็ม", until "นับผลถึงวันที่", divisor "ผลรวมน้ำหนักที่ใช้คิดคะแนน",
        missing "ตัวชี้วัดที่ยังไม่มีผล",
        committee "คะแนนรวมของคณะกรรมการ",
    } apart from { agency_id, year, round, total, lines, column_adds_up, provisional });
}

fn agreement(subject: &mut Subject, agreement: &Agreement) {
    fields!(subject, "agreement", agreement, Agreement {
        scale, floor, not_assessed,
        weight_total, signed_on "วันที่ลงนามคำรับรอง", compiler,
        compiler_position, centre_head, centre_head_position,
        agency_head, agency_head_position,
    } apart from { id, agency_id, year });
}
