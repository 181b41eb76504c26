//! Reading a round's report before it is printed (ตรวจก่อนพิมพ์): what a reader would stumble on, each with the record that
//! mends it.
//!
//! Role: registers → remarks, what holds the report back first. Invariant: facts are those of the round, as the report prints
//! them. Knows no typeface: whoever asks says what cannot be drawn.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::plan_report::{ActionWork, PlanWork, plans};
use super::scorecard::{Sheet, agreement, last_day, scorecard};
use super::{IndicatorCard, IndicatorReport, indicator_report};
use crate::registers::{
    ActionItem, ActionStatus, Agency, Agreement, Attachment, Class, Declaration, Evidence, Indicator, IndicatorKind,
    IndicatorResult, Record, Register, ResultSource, Scope, Signatory, SignedPaper, choice,
};
use crate::values::personal::without_ids;
use crate::values::{Date, FiscalYear, Id, Round, thai};
use crate::{Error, Reader, Result, Rule};

choice! {
    /// What a reader of a report would stumble on.
    RemarkKind {
        /// There is no agreement to report on.
        NoAgreement = "no_agreement" ("ยังไม่มีคำรับรองการปฏิบัติราชการของปีนี้", "No performance agreement for this year"),
        /// The scores cannot be computed.
        Unscorable = "unscorable" ("ยังคิดคะแนนไม่ได้", "The scores cannot be computed"),
        /// A character that no typeface draws.
        NoGlyph = "no_glyph" ("มีอักขระที่พิมพ์ไม่ได้", "A character that cannot be printed"),
        /// The total is not final.
        Provisional = "provisional" ("คะแนนรวมยังเป็นคะแนนชั่วคราว", "The total is provisional"),
        /// An indicator has no result.
        NoResult = "no_result" ("ยังไม่มีผลของรอบนี้", "No result in this round"),
        /// A result that nothing is said about.
        NoStatement = "no_statement" ("ยังไม่มีคำชี้แจงประกอบผล", "A result without a word on what was done"),
        /// A result without evidence.
        NoEvidence = "no_evidence" ("ยังไม่มีหลักฐานประกอบผล", "A result without evidence"),
        /// Evidence that is dated after the round and so left out.
        LateEvidence = "late_evidence" ("หลักฐานลงวันที่หลังสิ้นรอบ จึงไม่อยู่ในรายงาน", "Evidence dated after the round, which the report leaves out"),
        /// Who signs or answers is not named.
        Unnamed = "unnamed" ("ช่องที่ต้องมีชื่อหรือตำแหน่งยังว่าง", "A name or position left blank"),
        /// More was spent than budgeted.
        Overspent = "overspent" ("ใช้จ่ายเกินงบประมาณ", "More spent than budgeted"),
        /// Nobody told the day from which an action item stood so.
        AssumedDay = "assumed_day" ("ไม่มีวันที่ของความก้าวหน้า รายงานจึงถือตามที่บันทึกไว้", "Progress without a day, which the report takes as entered"),
    }
}

impl RemarkKind {
    /// Whether no report can be printed before it is mended.
    #[must_use]
    pub const fn holds_back(self) -> bool {
        matches!(self, Self::NoAgreement | Self::Unscorable | Self::NoGlyph)
    }
}

/// Something to stumble on, and where it is mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Remark {
    /// What.
    pub kind: RemarkKind,
    /// Whether no report can be printed before it is mended.
    pub holds_back: bool,
    /// The register that it is mended in.
    pub register: String,
    /// The record's key.
    pub key: String,
    /// What the record is called.
    pub called: String,
    /// The field, where it is one.
    pub field: Option<String>,
    /// The rule that does not hold, where it is one.
    pub rule: Option<Rule>,
    /// The day, where it is about one.
    pub day: Option<Date>,
    /// Figures, codes or what was typed; empty where nothing is to be added.
    pub detail: String,
}

/// Reads an agency's report of a round before it is printed. `undrawn` answers a text with its undrawable characters named,
/// where it has such.
///
/// # Errors
/// [`Error::NotFound`] without the agency; [`Error::Db`].
pub fn proof(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    year: FiscalYear,
    round: Round,
    undrawn: &dyn Fn(&str) -> Option<String>,
) -> Result<Vec<Remark>> {
    let mut proof = Proof { reader, remarks: Vec::new() };
    let Some(agreement) = agreement(reader, agency, year)? else {
        let agency = reader.get(agency)?;
        let called = agency.name_th.clone();
        proof.add(RemarkKind::NoAgreement, &agency, called);
        return Ok(proof.remarks);
    };
    let until = last_day(reader, year, round)?;
    proof.signatories(&agreement)?;
    let sheet = Sheet::read(reader, agreement, round, until)?;
    for indicator in &sheet.indicators {
        proof.indicator(&sheet, indicator)?;
    }
    for plan in plans(reader, agency, year, until)? {
        plan.strategies.iter().flat_map(|strategy| &strategy.actions).for_each(|work| proof.action(work));
    }
    match scorecard(reader, agency, year, round) {
        Ok(card) => {
            if card.provisional.is_some() {
                let called = proof.called(&sheet.agreement)?;
                proof.add(RemarkKind::Provisional, &sheet.agreement, called).detail = card.missing.join(", ");
            }
            proof.letters(&indicator_report(reader, agency, year, round, until)?, undrawn)?;
        }
        Err(Error::Invalid { field, rule }) => proof.unscorable(&sheet, &field, rule)?,
        Err(error) => return Err(error),
    }
    proof.remarks.sort_by_key(|remark| remark.kind as usize);
    Ok(proof.remarks)
}

/// The fields of an agreement that name who signs.
const SIGNED: [&str; 6] =
    ["compiler", "compiler_position", "centre_head", "centre_head_position", "agency_head", "agency_head_position"];

struct Proof<'a> {
    reader: &'a Reader<'a>,
    remarks: Vec<Remark>,
}

impl Proof<'_> {
    fn called<T: Record>(&self, record: &T) -> Result<String> {
        Ok(self.reader.called(T::TABLE, &record.key())?.unwrap_or_default())
    }

    fn add<T: Record>(&mut self, kind: RemarkKind, record: &T, called: String) -> &mut Remark {
        self.remarks.push(Remark {
            kind,
            holds_back: kind.holds_back(),
            register: T::TABLE.to_owned(),
            key: record.key(),
            called,
            field: None,
            rule: None,
            day: None,
            detail: String::new(),
        });
        let newest = self.remarks.len() - 1;
        &mut self.remarks[newest]
    }

    fn of(&mut self, kind: RemarkKind, indicator: &Indicator) -> &mut Remark {
        self.add(kind, indicator, format!("{} {}", indicator.code, indicator.name))
    }

    /// Each of these fields that is blank.
    fn unnamed<T: Record>(&mut self, record: &T, called: &str, fields: &[&str]) {
        let blank: Vec<&str> = record
            .names_of_texts()
            .into_iter()
            .zip(record.texts())
            .filter(|(field, text)| fields.contains(field) && text.trim().is_empty())
            .map(|(field, _)| field)
            .collect();
        for field in blank {
            self.add(RemarkKind::Unnamed, record, called.to_owned()).field = Some(field.to_owned());
        }
    }

    /// Those whom the agency's own form names sign in place of those of the agreement.
    fn signatories(&mut self, agreement: &Agreement) -> Result<()> {
        let mut named = Signatory::of(self.reader, agreement.agency_id)?;
        named.retain(|signatory| signatory.paper == SignedPaper::IndicatorReport);
        if named.is_empty() {
            let called = self.called(agreement)?;
            self.unnamed(agreement, &called, &SIGNED);
        }
        for signatory in &named {
            let called = self.called(signatory)?;
            self.unnamed(signatory, &called, &["signer", "position"]);
        }
        Ok(())
    }

    fn indicator(&mut self, sheet: &Sheet, indicator: &Indicator) -> Result<()> {
        let called = format!("{} {}", indicator.code, indicator.name);
        if indicator.parent_id.is_none() {
            self.unnamed(indicator, &called, &["supervisor", "collector"]);
        }
        let result = sheet.result(indicator);
        if result.is_some_and(|result| !result.assessed) || indicator.kind == IndicatorKind::Composite {
            return Ok(());
        }
        let by_hand = indicator.source == ResultSource::ByHand;
        let has_figure =
            |result: &IndicatorResult| indicator.kind == IndicatorKind::Milestone || result.result.is_some();
        match result.filter(|result| !by_hand || has_figure(result)) {
            None if by_hand => drop(self.of(RemarkKind::NoResult, indicator)),
            None => {}
            Some(result) => self.result(sheet, indicator, result)?,
        }
        Ok(())
    }

    fn result(&mut self, sheet: &Sheet, indicator: &Indicator, result: &IndicatorResult) -> Result<()> {
        let key = result.id.to_string();
        let part = Scope { parent: Some(&key), ..Scope::default() };
        let evidence: Vec<Evidence> = self.reader.list(&part)?;
        let files: Vec<Attachment> = self.reader.list(&part)?;
        let (late, in_time): (Vec<&Evidence>, Vec<&Evidence>) =
            evidence.iter().partition(|evidence| evidence.dated_on.is_some_and(|day| day > sheet.until));
        for evidence in late {
            let remark = self.of(RemarkKind::LateEvidence, indicator);
            (remark.day, remark.detail) = (evidence.dated_on, evidence.title.clone());
        }
        if in_time.is_empty() && files.is_empty() {
            self.of(RemarkKind::NoEvidence, indicator);
        }
        if result.done.trim().is_empty() {
            self.of(RemarkKind::NoStatement, indicator).field = Some("done".to_owned());
        }
        Ok(())
    }

    fn action(&mut self, work: &ActionWork) {
        let action = &work.action;
        let called = format!("{} {}", action.code, action.title);
        if action.status != ActionStatus::Cancelled && action.spend > action.budget {
            let (spend, budget) = (thai::baht(action.spend.satang()), thai::baht(action.budget.satang()));
            self.add(RemarkKind::Overspent, action, called.clone()).detail = format!("{spend} / {budget}");
        }
        if work.assumed {
            self.add(RemarkKind::AssumedDay, action, called);
        }
    }

    fn unscorable(&mut self, sheet: &Sheet, field: &str, rule: Rule) -> Result<()> {
        let leads = |indicator: &&Indicator| {
            field.strip_prefix(indicator.code.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let longest = sheet.indicators.iter().filter(leads).max_by_key(|indicator| indicator.code.len());
        let remark = match longest {
            Some(indicator) => self.of(RemarkKind::Unscorable, indicator),
            None => {
                let called = self.called(&sheet.agreement)?;
                self.add(RemarkKind::Unscorable, &sheet.agreement, called)
            }
        };
        (remark.field, remark.rule) = (Some(field.to_owned()), Some(rule));
        Ok(())
    }

    /// Each field of text that the report prints and no typeface draws.
    fn letters(&mut self, report: &IndicatorReport, undrawn: &dyn Fn(&str) -> Option<String>) -> Result<()> {
        let mut told: Vec<(&'static str, String, &'static str, String)> = Vec::new();
        each_text(report, &mut |register, key, field, text| {
            let shown = |named: String| if may_be_shown(register, field) { named } else { String::new() };
            told.extend(undrawn(&without_ids(text)).map(|named| (register.table, key.to_owned(), field, shown(named))));
        });
        for (table, key, field, named) in told {
            let called = self.reader.called(table, &key)?.unwrap_or_default();
            self.remarks.push(Remark {
                kind: RemarkKind::NoGlyph,
                holds_back: true,
                register: table.to_owned(),
                called: undrawn(&called).unwrap_or(called),
                key,
                field: Some(field.to_owned()),
                rule: None,
                day: None,
                detail: named,
            });
        }
        Ok(())
    }
}

type Look<'a> = dyn FnMut(&'static Declaration, &str, &'static str, &str) + 'a;

fn look_at<T: Register>(record: &T, look: &mut Look<'_>) {
    let key = record.key();
    for (field, text) in record.names_of_texts().into_iter().zip(record.texts()) {
        look(&T::DECLARATION, &key, field, text);
    }
}

/// Whether what the field holds may be read by whoever is told of it; of any other, the field alone is told.
fn may_be_shown(register: &Declaration, field: &str) -> bool {
    register.field(field).is_some_and(|(_, field)| matches!(field.class, Class::Public | Class::Name))
}

/// Every field of text of every record that a report is made of.
fn each_text(report: &IndicatorReport, look: &mut Look<'_>) {
    look_at(&report.head.agency, look);
    report.agreement.iter().for_each(|agreement| look_at(agreement, look));
    report.cards.iter().for_each(|card| each_text_of_card(card, look));
    report.work.plans.iter().for_each(|plan| each_text_of_plan(plan, look));
    report.work.trainings.iter().for_each(|training| look_at(&training.session, look));
    for award in &report.work.awards {
        look_at(&award.scheme, look);
        for nominee in &award.nominees {
            look_at(&nominee.nomination, look);
            look_at(&nominee.person, look);
        }
    }
}

fn each_text_of_card(card: &IndicatorCard, look: &mut Look<'_>) {
    look_at(&card.indicator, look);
    card.levels.iter().for_each(|level| look_at(level, look));
    card.result.iter().for_each(|result| look_at(result, look));
    card.evidence.iter().for_each(|evidence| look_at(evidence, look));
    card.attachments.iter().for_each(|attachment| look_at(attachment, look));
    card.parts.iter().for_each(|part| each_text_of_card(part, look));
}

fn each_text_of_plan(plan: &PlanWork, look: &mut Look<'_>) {
    look_at(&plan.plan, look);
    for strategy in &plan.strategies {
        look_at(&strategy.strategy, look);
        for ActionWork { action, progress, .. } in &strategy.actions {
            look_at::<ActionItem>(action, look);
            progress.iter().for_each(|progress| look_at(progress, look));
        }
    }
}
