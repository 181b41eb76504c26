//! Complaints to an agency, from received today to closed. Nobody told them, so nobody is kept as an informant.

use saisaat_core::registers::{
    Complaint, ComplaintChannel, ComplaintKind, ComplaintStep, DayCount, Deadlines, Term, Urgency, WorkingDays,
};
use saisaat_core::values::{Date, FiscalYear};
use saisaat_core::{Result, Tx};

use crate::ground::Ground;
use crate::keys::Keys;
use crate::posts::{CENTRE, FINANCE, PERSONNEL};
use crate::seeded_rng::{SeededRng, Subject};

struct Pattern {
    channel: ComplaintChannel,
    kind: ComplaintKind,
    summary: &'static str,
    /// A division of the line when empty.
    unit: &'static str,
    urgency: Urgency,
    protected: bool,
    /// Months after the fiscal year's first day.
    month: u32,
    /// Days to the acknowledgement, the reply and the closing; what has not happened yet has none.
    days: [Option<i64>; 3],
    outcome: &'static str,
    discipline: &'static str,
}

/// How many of [`PATTERNS`] an agency meets in the newest year and in each year before.
const IN_A_YEAR: (usize, usize) = (5, 2);

/// The department, of the sample's six, that promises to be quicker.
const QUICKER: usize = 4;

/// Puts the complaints of each year with their steps, and the deadlines of an agency that has its own; answers the complaints,
/// those of the newest year first.
pub(crate) fn fill(tx: &Tx<'_>, ground: &Ground<'_>, years: &[FiscalYear], new: &Keys) -> Result<Vec<Complaint>> {
    let mut deadlines = Deadlines::DEFAULT;
    if ground.number % 6 == QUICKER {
        let term = |days, count| Term { days, count };
        let (calendar, working) = (DayCount::Calendar, DayCount::Working);
        deadlines =
            Deadlines { acknowledge: term(3, calendar), reply: term(10, working), progress: term(15, calendar) };
        tx.put(&deadlines.set_by(new.key(), ground.agency.id))?;
    }
    let open = WorkingDays::of(tx)?;
    let mut rng = SeededRng::of(Subject::Complaints, ground.number);
    let mut complaints = Vec::new();
    for (ago, &year) in years.iter().rev().enumerate() {
        let count = if ago == 0 { IN_A_YEAR.0 } else { IN_A_YEAR.1 };
        for place in 0..count {
            // Those that are open come last, and in no year that is over.
            let pattern = &PATTERNS[if ago == 0 { place } else { (ground.number + place) % CLOSED }];
            complaints.push(put(tx, pattern, ground, (&deadlines, &open), year, new, &mut rng)?);
        }
    }
    Ok(complaints)
}

fn put(
    tx: &Tx<'_>,
    pattern: &Pattern,
    ground: &Ground<'_>,
    (deadlines, open): (&Deadlines, &WorkingDays),
    year: FiscalYear,
    new: &Keys,
    rng: &mut SeededRng,
) -> Result<Complaint> {
    let first = year.first_day().naive() + chrono::Months::new(pattern.month);
    let received_on = rng.weekday(first.into(), (first + chrono::Duration::days(20)).into());
    let after = |days: i64| Date::from(received_on.naive() + chrono::Duration::days(days));
    let [acknowledged_on, replied_on, closed_on] = pattern.days.map(|days| days.map(after));
    let steps: Vec<(Date, &str)> = [(acknowledged_on, STEPS[0]), (replied_on, STEPS[1]), (closed_on, STEPS[2])]
        .into_iter()
        .filter_map(|(day, done)| Some((day?, done)))
        .collect();
    let told = steps.last().map_or(received_on, |(day, _)| *day);
    let complaint = Complaint {
        id: new.key(),
        agency_id: ground.agency.id,
        case_code: Some(new.case_code()),
        received_on,
        received_by: "งานสารบรรณ".into(),
        channel: pattern.channel,
        kind: pattern.kind,
        summary: pattern.summary.into(),
        unit: if pattern.unit.is_empty() { rng.pick(&ground.department.divisions) } else { pattern.unit }.into(),
        urgency: pattern.urgency,
        protected: pattern.protected,
        owner: CENTRE.into(),
        acknowledge_by: Some(deadlines.acknowledge.after(received_on, open).day),
        reply_by: Some(deadlines.reply.after(received_on, open).day),
        risk: None,
        assigned_on: None,
        told_on: None,
        progress_by: Some(deadlines.progress.after(told, open).day),
        acknowledged_on,
        replied_on,
        closed_on,
        outcome: if closed_on.is_some() { pattern.outcome.into() } else { String::new() },
        discipline: pattern.discipline.into(),
    };
    tx.put(&complaint)?;
    steps.into_iter().try_for_each(|(taken_on, done)| {
        tx.put(&ComplaintStep { id: new.key(), complaint_id: complaint.id, taken_on, done: done.into() })
    })?;
    Ok(complaint)
}

const STEPS: [&str; 3] = [
    "แจ้งการรับเรื่องแก่ผู้ร้องตามช่องทางที่ให้ไว้",
    "แจ้งผลการดำเนินการเบื้องต้น และขอเอกสารจากหน่วยงานที่เกี่ยวข้อง",
    "รายงานผลต่อหัวหน้าส่วนราชการและแจ้งผลแก่ผู้ร้อง",
];

/// How many of the first [`PATTERNS`] are closed.
const CLOSED: usize = 3;

const PATTERNS: [Pattern; 5] = [
    Pattern {
        channel: ComplaintChannel::Online,
        kind: ComplaintKind::Service,
        summary: "ออกใบอนุญาตล่าช้ากว่าที่ประกาศในคู่มือสำหรับประชาชน และไม่ได้รับแจ้งเหตุผล",
        unit: "",
        urgency: Urgency::Ordinary,
        protected: false,
        month: 1,
        days: [Some(2), Some(12), Some(26)],
        outcome: "ล่าช้าจริงเพราะเอกสารค้างที่ขั้นตรวจสอบ ปรับขั้นตอนและขออภัยผู้ร้องแล้ว",
        discipline: "",
    },
    Pattern {
        channel: ComplaintChannel::Letter,
        kind: ComplaintKind::Procurement,
        summary: "กำหนดคุณลักษณะเฉพาะของครุภัณฑ์เอื้อประโยชน์แก่ผู้เสนอราคารายเดียว",
        unit: FINANCE,
        urgency: Urgency::Urgent,
        protected: true,
        month: 4,
        days: [Some(1), Some(17), Some(74)],
        outcome: "มีมูล ยกเลิกประกาศเชิญชวนและจัดทำร่างขอบเขตของงานใหม่ ตั้งคณะกรรมการสอบสวนทางวินัย",
        discipline: "คำสั่งแต่งตั้งคณะกรรมการสอบสวน ที่ 12",
    },
    Pattern {
        channel: ComplaintChannel::DropBox,
        kind: ComplaintKind::Personnel,
        summary: "การพิจารณาเลื่อนเงินเดือนไม่เป็นไปตามหลักเกณฑ์ที่ประกาศไว้",
        unit: PERSONNEL,
        urgency: Urgency::Ordinary,
        protected: true,
        month: 6,
        days: [Some(4), Some(15), Some(41)],
        outcome: "ไม่มีมูล คณะกรรมการพิจารณาตามหลักเกณฑ์ครบถ้วน ชี้แจงผลคะแนนเป็นรายบุคคลแล้ว",
        discipline: "",
    },
    Pattern {
        channel: ComplaintChannel::Forwarded,
        kind: ComplaintKind::Corruption,
        summary: "เจ้าหน้าที่เรียกรับเงินเพื่อเร่งรัดการออกหนังสือรับรอง",
        unit: "",
        urgency: Urgency::MostUrgent,
        protected: true,
        month: 10,
        days: [Some(1), Some(10), None],
        outcome: "",
        discipline: "",
    },
    Pattern {
        channel: ComplaintChannel::Telephone,
        kind: ComplaintKind::Misconduct,
        summary: "ใช้รถราชการรับส่งบุตรหลานนอกเวลาราชการ",
        unit: "",
        urgency: Urgency::Ordinary,
        protected: false,
        month: 11,
        days: [None, None, None],
        outcome: "",
        discipline: "",
    },
];
