//! Handing a round in: the report is kept as it was, and cannot be edited, removed or undone from then on. Above the office and
//! the summaries, which do not know of it.

use crate::office::Memory;
use crate::registers::{Agency, Agreement, Person, Record as _, Scope, Submission};
use crate::scoring::refusal;
use crate::summaries::{Difference, DifferenceReport, IndicatorReport, difference, indicator_report, letterhead};
use crate::values::{Date, FiscalYear, Id, Round, thai};
use crate::{Action, Done, Error, Office, Reader, Result, Rule, Verb};

/// How a round stands that may have been handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmissionState {
    /// The newest version; none while the round was not handed in.
    pub newest: Option<Submission>,
    /// What the registers say otherwise since; nothing where they can no longer be scored.
    pub changes: Difference,
    /// Why the registers can no longer be scored, a change by itself; none while they can.
    pub unscorable: Option<Unscorable>,
}

/// What keeps a round from being scored: the field and the rule of [`Error::Invalid`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unscorable {
    /// The field.
    pub field: String,
    /// The rule it breaks.
    pub rule: Rule,
}

impl SubmissionState {
    /// Whether the registers say otherwise than the newest version, or can no longer say anything.
    #[must_use]
    pub const fn is_changed(&self) -> bool {
        self.unscorable.is_some() || !self.changes.is_empty()
    }
}

impl Office {
    /// Hands in the round that `report` tells of, printed as `form` says into a file with this hash.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `total` while nothing is scored, on `report` with `changed_since` when the registers
    /// changed since it was gathered, with `unchanged` when it says nothing otherwise than the version before.
    pub fn submit(
        &mut self,
        report: &IndicatorReport,
        form: &str,
        sha256: &str,
        note: &str,
    ) -> Result<Done<Submission>> {
        if report.scorecard.total.is_none() {
            return Err(Error::invalid("total", Rule::Required));
        }
        let officer = self.officer().map(|officer| officer.name.clone()).unwrap_or_default();
        self.change(Action::on::<Submission>(Verb::Submit), Memory::Final, |tx| {
            let (agency, head) = (report.head.agency.id, &report.head);
            let now = indicator_report(tx, agency, report.year, report.round, head.printed_on)?;
            if now != *report {
                return Err(Error::invalid("report", Rule::ChangedSince));
            }
            let before = versions(tx, agency, report.year, report.round)?.pop();
            if let Some(before) = &before
                && difference(&before.report()?, &stripped(report.clone())).is_empty()
            {
                return Err(Error::invalid("report", Rule::Unchanged));
            }
            let submission = Submission {
                id: tx.new_id(),
                agency_id: agency,
                year: report.year,
                round: report.round,
                version: before.map_or(1, |before| before.version + 1),
                submitted_on: tx.surroundings().clock.today(),
                officer,
                total: report.scorecard.total,
                form: form.to_owned(),
                sha256: sha256.to_owned(),
                inputs: kept(report)?,
                note: note.to_owned(),
            };
            tx.put(&submission)?;
            Ok(submission)
        })
    }

    /// How an agency's round stands against what was handed in.
    ///
    /// # Errors
    /// [`Error::Damaged`] when what was kept cannot be read; [`Error::Db`].
    pub fn submission_state(&self, agency: Id<Agency>, year: FiscalYear, round: Round) -> Result<SubmissionState> {
        let today = self.surroundings().clock.today();
        self.read(|reader| {
            let Some(newest) = versions(reader, agency, year, round)?.pop() else {
                return Ok(SubmissionState { newest: None, changes: Difference::default(), unscorable: None });
            };
            let (changes, unscorable) = match scored(indicator_report(reader, agency, year, round, today))? {
                Ok(now) => (difference(&newest.report()?, &stripped(now)), None),
                Err(why) => (Difference::default(), Some(why)),
            };
            Ok(SubmissionState { newest: Some(newest), changes, unscorable })
        })
    }
}

impl Submission {
    /// What the report said.
    ///
    /// # Errors
    /// [`Error::Damaged`] when it cannot be read.
    pub fn report(&self) -> Result<IndicatorReport> {
        serde_json::from_str(&self.inputs).map_err(|error| Error::Damaged { what: format!("submission: {error}") })
    }
}

/// What the indicator report of an agency with an agreement says.
///
/// # Errors
/// [`Error::NotFound`] on the agreement when the agency has none this year; what cannot be scored; [`Error::Db`].
pub fn agreed_report(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    year: FiscalYear,
    round: Round,
    today: Date,
) -> Result<IndicatorReport> {
    let report = indicator_report(reader, agency, year, round, today)?;
    if report.agreement.is_none() {
        let key = format!("{} ปีงบประมาณ {year}", report.head.agency.code);
        return Err(Error::NotFound { what: Agreement::TABLE, key });
    }
    Ok(report)
}

/// What the registers say otherwise than the version handed in last.
///
/// # Errors
/// [`Error::NotFound`] on the submission while the round was not handed in; as [`agreed_report`].
pub fn changes_since_submission(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    year: FiscalYear,
    round: Round,
    today: Date,
) -> Result<DifferenceReport> {
    let now = scored(agreed_report(reader, agency, year, round, today))?;
    let Some(newest) = versions(reader, agency, year, round)?.pop() else {
        return Err(Error::NotFound { what: Submission::TABLE, key: reader.get(agency)?.code });
    };
    let on = thai::long_date(newest.submitted_on.naive());
    let before = format!("ฉบับที่ {} ซึ่งส่งเมื่อวันที่ {on}", newest.version);
    let earlier = newest.report()?;
    let changes = now.map(|now| difference(&earlier, &stripped(now)));
    changed(reader, agency, (year, round, today), before, changes)
}

/// What the registers say otherwise than they say of the round before in the year; of the first, than of the same a year before.
///
/// # Errors
/// As [`agreed_report`].
pub fn changes_since_round(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    year: FiscalYear,
    round: Round,
    today: Date,
) -> Result<DifferenceReport> {
    let now = scored(agreed_report(reader, agency, year, round, today))?;
    let (earlier_year, earlier) = round.before().map_or((year.plus(-1), round), |before| (year, before));
    let before = scored(agreed_report(reader, agency, earlier_year, earlier, today))?;
    let title = format!("รอบ {} เดือน ปีงบประมาณ พ.ศ. {earlier_year}", earlier.months());
    let changes = before.and_then(|before| Ok(difference(&before, &now?)));
    changed(reader, agency, (year, round, today), title, changes)
}

/// What changed since what `before` names; why not, where one of the two cannot be scored.
fn changed(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    (year, round, today): (FiscalYear, Round, Date),
    before: String,
    changes: Result<Difference, Unscorable>,
) -> Result<DifferenceReport> {
    let head = letterhead(reader, agency, today)?;
    let after = format!("ข้อมูลรอบ {} เดือน ณ วันที่ {}", round.months(), thai::long_date(today.naive()));
    let (difference, unscorable) = match changes {
        Ok(difference) => (difference, None),
        Err(why) => (Difference::default(), Some(why.in_thai())),
    };
    Ok(DifferenceReport { head, year, round, before, after, difference, unscorable })
}

/// A report, or why it cannot be scored.
fn scored(report: Result<IndicatorReport>) -> Result<Result<IndicatorReport, Unscorable>> {
    match report {
        Ok(report) => Ok(Ok(report)),
        Err(Error::Invalid { field, rule }) => Ok(Err(Unscorable { field, rule })),
        Err(error) => Err(error),
    }
}

impl Unscorable {
    fn in_thai(&self) -> String {
        refusal(&self.field, self.rule).unwrap_or_else(|| format!("{}: {}", self.field, self.rule.th()))
    }
}

/// The versions of a round, oldest first.
///
/// # Errors
/// [`Error::Db`].
pub fn versions(reader: &Reader<'_>, agency: Id<Agency>, year: FiscalYear, round: Round) -> Result<Vec<Submission>> {
    let scope = Scope { agency: Some(agency), year: Some(year), parent: None };
    let mut versions = reader.list::<Submission>(&scope)?;
    versions.retain(|version| version.agency_id == agency && version.round == round);
    Ok(versions)
}

fn kept(report: &IndicatorReport) -> Result<String> {
    let text = serde_json::to_string(&stripped(report.clone()));
    text.map_err(|error| Error::Damaged { what: format!("report: {error}") })
}

/// Without what of people is not printed: what is kept for good must hold no more of them than the paper does.
fn stripped(mut report: IndicatorReport) -> IndicatorReport {
    for nominee in report.work.awards.iter_mut().flat_map(|award| &mut award.nominees) {
        let printed = nominee.person.clone();
        nominee.person = Person {
            prefix: printed.prefix,
            first_name: printed.first_name,
            surname: printed.surname,
            position: printed.position,
            level: printed.level,
            unit: printed.unit,
            ..Person::blank(printed.id, printed.agency_id)
        };
        nominee.nomination.reasons.clear();
        nominee.nomination.evidence.clear();
        nominee.nomination.nominator.clear();
    }
    report
}
