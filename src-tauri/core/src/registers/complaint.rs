//! The complaint register (ทะเบียนเรื่องร้องเรียน): what was complained of, by when it must be dealt with, and what was done.
//!
//! Invariant: who told is not in it. The case code, which is chance, stands for them; the protected store alone knows the rest.

mod deadlines;
mod on_paper;

use rusqlite::{OptionalExtension, named_params};
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{Record, Scope, choice, ensure, within_bounds};
use super::{Agency, RiskLevel, Words, WorkingDays};
use crate::values::{CaseCode, Date, Id};
use crate::{Error, Reader, Result, Rule, Surroundings, Tx};

pub use deadlines::{ComplaintDeadlines, DayCount, Deadlines, Term};

choice! {
    /// The way a complaint came in.
    ComplaintChannel {
        /// In person.
        InPerson = "in_person" ("มาด้วยตนเอง", "In person"),
        /// By letter.
        Letter = "letter" ("หนังสือ", "Letter"),
        /// By telephone.
        Telephone = "telephone" ("โทรศัพท์", "Telephone"),
        /// By e-mail.
        Email = "email" ("อีเมล", "E-mail"),
        /// On the web site or an application.
        Online = "online" ("เว็บไซต์หรือแอป", "Website or app") ["ออนไลน์", "Web site or app"],
        /// In a box for complaints.
        DropBox = "drop_box" ("ตู้รับเรื่อง", "Drop box"),
        /// From another body.
        Forwarded = "forwarded" ("หน่วยงานอื่นส่งมา", "Forwarded") ["หน่วยงานอื่น"],
    }
}

choice! {
    /// What is complained of.
    ComplaintKind {
        /// Corruption.
        Corruption = "corruption" ("การทุจริต", "Corruption") ["ทุจริต"],
        /// Misconduct.
        Misconduct = "misconduct" ("การประพฤติมิชอบ", "Misconduct") ["ประพฤติมิชอบ"],
        /// Service to the public.
        Service = "service" ("การให้บริการ", "Service"),
        /// Procurement.
        Procurement = "procurement" ("การจัดซื้อจัดจ้าง", "Procurement") ["จัดซื้อจัดจ้าง"],
        /// Personnel management.
        Personnel = "personnel" ("การบริหารงานบุคคล", "Personnel"),
    }
}

choice! {
    /// How urgent it is.
    Urgency {
        /// As any other.
        Ordinary = "ordinary" ("ปกติ", "Ordinary"),
        /// Urgent.
        Urgent = "urgent" ("ด่วน", "Urgent"),
        /// Most urgent.
        MostUrgent = "most_urgent" ("ด่วนที่สุด", "Most urgent"),
    }
}

const NO_NAMES: Words = Words {
    th: "ห้ามระบุชื่อหรือช่องทางติดต่อผู้แจ้งในช่องใด ๆ ของทะเบียน ให้เก็บในคลังคุ้มครองด้านล่าง",
    en: "Never write the informant’s name or contact into the register: keep it in the protected store below",
};

const RECKONED: Words = Words {
    th: "เว้นว่างให้โปรแกรมนับให้", en: "Empty: counted for you"
};

/// A complaint. Its texts name no informant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "complaints", one("เรื่องร้องเรียน", "complaint"), many("ทะเบียนเรื่องร้องเรียน", "Complaint register"),
    icon = "complaints", areas(Campaign), agency = agency_id, year = fiscal_year(received_on),
    order = "received_on DESC, id DESC", called = "case_code", listed = "complaints", unique(case_code),
    retained(Complaints, since = fiscal_year(closed_on)), attachable, prepared, facts, printed, ruled,
    secrecy = "ลับ",
    due("แจ้งรับเรื่องร้องเรียน", "Complaint to be acknowledged", acknowledge_by, until = acknowledged_on, reckoned),
    due("ตอบกลับเรื่องร้องเรียนครั้งแรก", "First reply to a complaint", reply_by, until = replied_on, reckoned),
    due("แจ้งความคืบหน้าหรือยุติเรื่องร้องเรียน", "Progress of a complaint to be told", progress_by, until = closed_on, reckoned),
    paper(case_code, received_on, kind, summary, protected, unit, acknowledge_by, outcome)
)]
pub struct Complaint {
    /// Key.
    pub id: Id<Complaint>,
    /// Its code; none until it is saved, then for good.
    #[field("รหัสเรื่อง", "Case code", identifier, search, computed, list(7.5), print(17))]
    pub case_code: Option<CaseCode>,
    /// Summary.
    #[field(
        "สาระสำคัญ", "Summary", confidential, required, search, lines(3), list(9, 3fr), print(28),
        hint(NO_NAMES),
        also("เรื่องโดยย่อ", "สรุปเรื่อง")
    )]
    pub summary: String,
    /// The agency that deals with it.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Id<Agency>,
    /// The day; its fiscal year is the complaint's.
    #[field("วันที่รับเรื่อง", "Received on", public, list(7), span(3), print(15, "รับเมื่อ"), also("วันที่รับ"))]
    pub received_on: Date,
    /// The way it came in.
    #[field("ช่องทาง", "Channel", public, default("letter"), span(3))]
    pub channel: ComplaintChannel,
    /// What is complained of.
    #[field("ประเภท", "Kind", public, list(7.5), span(3), print(16))]
    pub kind: ComplaintKind,
    /// How urgent it is.
    #[field("ความเร่งด่วน", "Urgency", public, default("ordinary"), list(6), span(3))]
    pub urgency: Urgency,
    /// The unit concerned.
    #[field("หน่วยงานที่เกี่ยวข้อง", "Unit concerned", public, search, print(19, "หน่วยงาน"))]
    pub unit: String,
    /// How large the danger is.
    #[field("ระดับความเสี่ยง", "Risk", public, span(6), also("ความเสี่ยง"))]
    pub risk: Option<RiskLevel>,
    /// Given to its owner on.
    #[field("มอบหมายเมื่อ", "Assigned on", public, span(6))]
    pub assigned_on: Option<Date>,
    /// Who received it.
    #[field("ผู้รับเรื่อง", "Received by", public)]
    pub received_by: String,
    /// Who deals with it.
    #[field("ผู้รับผิดชอบ", "Owner", public, search, list(6.5, 1fr))]
    pub owner: String,
    /// Whether the informant is protected.
    #[field("คุ้มครองผู้แจ้งเบาะแส", "Informant is protected", confidential, span(12), print(10, "ผู้แจ้ง"))]
    pub protected: bool,
    /// To be acknowledged by; reckoned on saving where it is not given.
    #[field("แจ้งรับเรื่องภายใน", "Acknowledge by", public, span(4), hint(RECKONED), print(28, "การดำเนินการ"))]
    pub acknowledge_by: Option<Date>,
    /// To be replied to by; reckoned on saving where it is not given.
    #[field("ตอบกลับครั้งแรกภายใน", "First reply by", public, span(4), hint(RECKONED))]
    pub reply_by: Option<Date>,
    /// To be closed, or its progress to be told, by; reckoned on saving where it is not given.
    #[field("แจ้งความคืบหน้าภายใน", "Report progress by", public, span(4), hint(RECKONED))]
    pub progress_by: Option<Date>,
    /// Acknowledged on.
    #[field("แจ้งรับเรื่องเมื่อ", "Acknowledged on", public, span(4))]
    pub acknowledged_on: Option<Date>,
    /// First replied to on.
    #[field("ตอบกลับเมื่อ", "Replied on", public, span(4))]
    pub replied_on: Option<Date>,
    /// Closed on.
    #[field("ยุติเรื่องเมื่อ", "Closed on", public, span(4))]
    pub closed_on: Option<Date>,
    /// The informant was told the result on.
    #[field("แจ้งผลให้ผู้แจ้งเมื่อ", "Informant told on", public, span(4))]
    pub told_on: Option<Date>,
    /// What came of it.
    #[field("ผลการพิจารณา", "Outcome", confidential, lines(2), print(28), also("ผลการดำเนินการ"))]
    pub outcome: String,
    /// The reference of a discipline case that came of it, or empty.
    #[field("เลขที่เรื่องทางวินัย", "Discipline case", confidential, span(12))]
    pub discipline: String,
}

impl Complaint {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.case_code.is_some(), "case_code", Rule::Required)?;
        let dues =
            [("acknowledge_by", self.acknowledge_by), ("reply_by", self.reply_by), ("progress_by", self.progress_by)];
        for (field, due) in dues {
            ensure(due.is_some(), field, Rule::Required)?;
            ensure(due >= Some(self.received_on), field, Rule::BeforeReceipt)?;
        }
        let days = [
            ("assigned_on", self.assigned_on),
            ("acknowledged_on", self.acknowledged_on),
            ("replied_on", self.replied_on),
            ("told_on", self.told_on),
            ("closed_on", self.closed_on),
        ];
        for (field, day) in days {
            ensure(day.is_none_or(|day| day >= self.received_on), field, Rule::BeforeReceipt)?;
        }
        let told = self.closed_on.is_none() || !self.outcome.trim().is_empty();
        ensure(told, "outcome", Rule::RequiredWhenClosed)
    }

    /// The complaint with its code, when it is new, and with the days it is due that are not given, or that were reckoned from a day
    /// of receipt which is corrected now: from the agency's deadlines.
    fn prepared(self, reader: &Reader<'_>, new: &Surroundings) -> Result<Self> {
        // Deadlines are reckoned from the day, and of one beyond the calendar there are none.
        within_bounds("received_on", &self.received_on)?;
        let stored: Option<Self> = reader.find(self.id)?;
        let (due, open) = (Deadlines::of(reader, self.agency_id)?, WorkingDays::of(reader)?);
        let before = stored.as_ref().filter(|stored| stored.received_on != self.received_on);
        let kept = |of: fn(&Self) -> Option<Date>, reckoned: Date| {
            let reckoned_before = before.is_some_and(|before| of(before) == of(&self));
            of(&self).filter(|_| !reckoned_before).or(Some(reckoned))
        };
        Ok(Self {
            case_code: stored
                .as_ref()
                .and_then(|stored| stored.case_code.clone())
                .or_else(|| Some(new.new_case_code())),
            acknowledge_by: kept(|c| c.acknowledge_by, due.acknowledge.after(self.received_on, &open).day),
            reply_by: kept(|c| c.reply_by, due.reply.after(self.received_on, &open).day),
            progress_by: kept(|c| c.progress_by, due.progress.after(self.last_told(reader)?, &open).day),
            ..self.clone()
        })
    }

    /// What must be done next.
    fn found(&self, today: Date) -> Option<Due> {
        self.due(today)
    }

    /// What must be done next, and by when; nothing once it is closed.
    #[must_use]
    pub fn due(&self, today: Date) -> Option<Due> {
        if self.closed_on.is_some() {
            return None;
        }
        let duties = [
            (Duty::Acknowledge, self.acknowledge_by.filter(|_| self.acknowledged_on.is_none())),
            (Duty::Reply, self.reply_by.filter(|_| self.replied_on.is_none())),
            (Duty::Progress, self.progress_by),
        ];
        let (by, duty) = duties.into_iter().filter_map(|(duty, by)| Some((by?, duty))).min_by_key(|(by, _)| *by)?;
        Some(Due { duty, by, overdue: by < today })
    }

    /// The complaint with this code.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn with_code(reader: &Reader<'_>, code: &CaseCode) -> Result<Option<Self>> {
        let sql = format!("SELECT {} FROM complaints WHERE case_code = :code", Self::COLUMNS.join(", "));
        let mut statement = reader.connection().prepare_cached(&sql)?;
        Ok(statement.query_row(named_params! { ":code": code }, Self::read).optional()?)
    }

    /// Whether a text can be read in the complaint or its steps, however its spaces were typed.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn tells(&self, reader: &Reader<'_>, text: &str) -> Result<bool> {
        let steps = self.steps(reader)?;
        let own = [&self.received_by, &self.summary, &self.unit, &self.owner, &self.outcome, &self.discipline];
        Ok(own.into_iter().chain(steps.iter().map(|step| &step.done)).any(|told| says(told, text)))
    }

    fn steps(&self, reader: &Reader<'_>) -> Result<Vec<ComplaintStep>> {
        let key = self.id.to_string();
        reader.list(&Scope { parent: Some(&key), ..Scope::default() })
    }

    /// The day anything was last done about it, or it was received.
    fn last_told(&self, reader: &Reader<'_>) -> Result<Date> {
        let steps = self.steps(reader)?;
        Ok(steps.iter().map(|step| step.taken_on).chain([self.received_on]).max().unwrap_or(self.received_on))
    }
}

/// Whether a text says another, however the spaces of either were typed; of nothing but spaces none does.
pub(crate) fn says(told: &str, sought: &str) -> bool {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let sought = squeezed(sought);
    !sought.is_empty() && squeezed(told).contains(&sought)
}

choice! {
    /// What a complaint asks of the agency.
    Duty {
        /// Telling that it was received.
        Acknowledge = "acknowledge",
        /// The first reply.
        Reply = "reply",
        /// Closing it, or telling its progress.
        Progress = "progress",
    }
}

/// What must be done next about a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Due {
    /// What.
    pub duty: Duty,
    /// The last day for it.
    pub by: Date,
    /// Whether that day is past.
    pub overdue: bool,
}

/// Something that was done about a complaint (การดำเนินการ), from which the days to its next report are counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "complaint_steps", one("การดำเนินการเรื่องร้องเรียน", "step"), many("การดำเนินการเรื่องร้องเรียน", "What was done about complaints"),
    areas(Campaign), agency = "(SELECT agency_id FROM complaints WHERE id = complaint_id)", parent = complaint_id,
    order = "taken_on, id", called = nothing, listed = "complaint_steps", attachable, prepared, followed
)]
pub struct ComplaintStep {
    /// Key.
    pub id: Id<ComplaintStep>,
    /// The complaint.
    #[field("เรื่องร้องเรียน", "Complaint", public, internal)]
    pub complaint_id: Id<Complaint>,
    /// The day.
    #[field("วันที่", "Day", public, list(9))]
    pub taken_on: Date,
    /// What was done.
    #[field(
        "สิ่งที่ดำเนินการ", "What was done", confidential, required, lines(4), list(16, 4fr),
        hint(NO_NAMES)
    )]
    pub done: String,
}

impl ComplaintStep {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }

    fn prepared(self, reader: &Reader<'_>, _: &Surroundings) -> Result<Self> {
        let complaint: Complaint = reader.get(self.complaint_id)?;
        ensure(self.taken_on >= complaint.received_on, "taken_on", Rule::BeforeReceipt)?;
        Ok(self)
    }

    /// The next report is due so many days after the last step.
    fn followed(&self, tx: &Tx<'_>) -> Result<()> {
        let complaint: Complaint = tx.get(self.complaint_id)?;
        let progress = Deadlines::of(tx, complaint.agency_id)?.progress;
        let due = progress.after(complaint.last_told(tx)?, &WorkingDays::of(tx)?).day;
        tx.put(&Complaint { progress_by: Some(due), ..complaint })
    }
}

#[cfg(test)]
mod tests;
