//! Handing a round in: the report is kept as it was, and cannot be edited, removed or undone from then on. Above the office and
//! the summaries, which do not know of it.

use crate::office::Memory;
use crate::registers::{Agency, Person, Scope, Submission};
use crate::summaries::{Difference, IndicatorReport, difference, indicator_report};
use crate::values::{FiscalYear, Id, Round};
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
        self.read(|reader| {
            let mut state = SubmissionState { newest: None, changes: Difference::default(), unscorable: None };
            let Some(newest) = versions(reader, agency, year, round)?.pop() else { return Ok(state) };
            let before = newest.report()?;
            match indicator_report(reader, agency, year, round, self.surroundings().clock.today()) {
                Ok(now) => state.changes = difference(&before, &stripped(now)),
                Err(Error::Invalid { field, rule }) => state.unscorable = Some(Unscorable { field, rule }),
                Err(error) => return Err(error),
            }
            Ok(SubmissionState { newest: Some(newest), ..state })
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
