//! The complaint register of an agency and a fiscal year, as it is printed.

use super::disclosure::FieldClass;
use super::letterhead::letterhead;
use super::register_print::{RegisterColumn, RegisterPrint, day};
use crate::registers::{Agency, Complaint, ComplaintChannel, ComplaintKind, Scope, Urgency};
use crate::values::{Date, FiscalYear, Id};
use crate::{Reader, Result};

const fn column(name: &'static str, class: FieldClass, share: u8) -> RegisterColumn {
    RegisterColumn { name, class, numbers: false, share }
}

const COLUMNS: [RegisterColumn; 8] = [
    column("รหัสเรื่อง", FieldClass::Informant, 17),
    column("รับเมื่อ", FieldClass::Public, 15),
    column("ประเภท", FieldClass::Public, 16),
    column("สรุปเรื่อง", FieldClass::Remark, 28),
    // Whether somebody asks for protection is theirs; the word is the program's and is not searched for.
    column("ผู้แจ้ง", FieldClass::Personal, 10),
    column("หน่วยงาน", FieldClass::Public, 19),
    column("การดำเนินการ", FieldClass::Public, 28),
    column("ผลการพิจารณา", FieldClass::Remark, 28),
];

/// Gathers the complaints to an agency itself, the oldest first.
///
/// # Errors
/// [`crate::Error::NotFound`] without the agency; [`crate::Error::Db`].
pub fn complaint_register(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    year: FiscalYear,
    printed_on: Date,
) -> Result<RegisterPrint> {
    let scope = Scope { agency: Some(agency), year: Some(year), parent: None };
    let complaints = reader.list::<Complaint>(&scope)?;
    let own = complaints.iter().rev().filter(|complaint| complaint.agency_id == agency);
    Ok(RegisterPrint {
        head: letterhead(reader, agency, printed_on)?,
        title: "ทะเบียนเรื่องร้องเรียน".into(),
        year,
        columns: COLUMNS.to_vec(),
        rows: own.map(|complaint| row(complaint, printed_on)).collect(),
    })
}

fn row(complaint: &Complaint, today: Date) -> Vec<String> {
    vec![
        complaint.case_code.as_ref().map(ToString::to_string).unwrap_or_default(),
        format!("{}\n{}", day(complaint.received_on), channel(complaint.channel)),
        format!("{}{}", kind(complaint.kind), urgency(complaint.urgency)),
        complaint.summary.clone(),
        if complaint.protected { "คุ้มครอง".into() } else { String::new() },
        complaint.unit.clone(),
        stages(complaint, today),
        outcome(complaint),
    ]
}

/// What was done when, or by when it must be; with a word where that was late. Once closed, nothing is open any more.
fn stages(complaint: &Complaint, today: Date) -> String {
    let stages = [
        ("แจ้งรับ", complaint.acknowledged_on, complaint.acknowledge_by),
        ("ตอบ", complaint.replied_on, complaint.reply_by),
        ("ยุติ", complaint.closed_on, None),
        ("รายงานผล", None, complaint.progress_by),
    ];
    let line = |(stage, done, due): (&str, Option<Date>, Option<Date>)| {
        let late =
            if due.is_some_and(|due| done.unwrap_or(today) > due) { " (เกินกำหนด)" } else { "" };
        match (done, due.filter(|_| complaint.closed_on.is_none())) {
            (Some(done), _) => Some(format!("{stage} {}{late}", day(done))),
            (None, Some(due)) => Some(format!("{stage}ภายใน {}{late}", day(due))),
            (None, None) => None,
        }
    };
    stages.into_iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

fn outcome(complaint: &Complaint) -> String {
    let discipline = complaint.discipline.trim();
    match (complaint.outcome.trim(), discipline) {
        (outcome, "") => outcome.into(),
        ("", discipline) => format!("วินัย: {discipline}"),
        (outcome, discipline) => format!("{outcome}\nวินัย: {discipline}"),
    }
}

const fn channel(channel: ComplaintChannel) -> &'static str {
    match channel {
        ComplaintChannel::InPerson => "มาด้วยตนเอง",
        ComplaintChannel::Letter => "หนังสือ",
        ComplaintChannel::Telephone => "โทรศัพท์",
        ComplaintChannel::Email => "อีเมล",
        ComplaintChannel::Online => "เว็บไซต์หรือแอป",
        ComplaintChannel::DropBox => "ตู้รับเรื่อง",
        ComplaintChannel::Forwarded => "หน่วยงานอื่นส่งต่อ",
    }
}

const fn kind(kind: ComplaintKind) -> &'static str {
    match kind {
        ComplaintKind::Corruption => "การทุจริต",
        ComplaintKind::Misconduct => "การประพฤติมิชอบ",
        ComplaintKind::Service => "การให้บริการ",
        ComplaintKind::Procurement => "การจัดซื้อจัดจ้าง",
        ComplaintKind::Personnel => "การบริหารงานบุคคล",
    }
}

const fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Ordinary => "",
        Urgency::Urgent => "\nด่วน",
        Urgency::MostUrgent => "\nด่วนที่สุด",
    }
}
