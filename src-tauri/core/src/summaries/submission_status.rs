//! How far each agency's year has come on paper (สถานะการลงนามและการส่งรายงาน): its agreement signed, each round handed in or not, in
//! time or late.

use std::collections::BTreeMap;

use rusqlite::named_params;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::letterhead::{Letterhead, letterhead};
use crate::registers::{Agency, Agreement, ReportingRound, Scope, choice};
use crate::values::{Date, Exact, FiscalYear, Id, Round};
use crate::{Reader, Result};

/// The state of all agencies' papers in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SubmissionStatus {
    /// The ministry's letterhead.
    pub head: Letterhead,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The day each round's report is due, where the year's calendar has it.
    pub due: Vec<(Round, Option<Date>)>,
    /// The agencies, in order of code.
    pub rows: Vec<AgencyStatus>,
}

/// An agency's papers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AgencyStatus {
    /// The agency.
    pub agency: Agency,
    /// When the agreement was signed.
    pub signed_on: Option<Date>,
    /// Each round in order.
    pub rounds: Vec<RoundStatus>,
}

/// A round of an agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RoundStatus {
    /// The round.
    pub round: Round,
    /// The version handed in last; none before any was.
    pub version: Option<i32>,
    /// When the first was.
    pub first_on: Option<Date>,
    /// When the last was.
    pub last_on: Option<Date>,
    /// The total of the last.
    pub total: Option<Exact>,
    /// How it stands on the day.
    pub standing: PaperStanding,
}

choice! {
    /// How a round's report stands on a day.
    PaperStanding {
        /// Handed in by the day it was due.
        InTime = "in_time" ("ส่งทันกำหนด", "Handed in in time"),
        /// Handed in later.
        Late = "late" ("ส่งเกินกำหนด", "Handed in late"),
        /// Due and not handed in.
        Overdue = "overdue" ("เกินกำหนด ยังไม่ส่ง", "Overdue"),
        /// Not handed in and not due yet, or without a day that it is due.
        Open = "open" ("ยังไม่ถึงกำหนด", "Not due yet"),
    }
}

impl SubmissionStatus {
    /// How many agencies' reports of a round stand so.
    #[must_use]
    pub fn count(&self, round: Round, standing: PaperStanding) -> usize {
        let rounds = self.rows.iter().flat_map(|row| &row.rounds);
        rounds.filter(|state| state.round == round && state.standing == standing).count()
    }
}

/// Gathers the papers of a year.
///
/// # Errors
/// [`crate::Error::NotFound`] without a ministry; [`crate::Error::Db`].
pub fn submission_status(reader: &Reader<'_>, year: FiscalYear, printed_on: Date) -> Result<SubmissionStatus> {
    let of_year = Scope { year: Some(year), ..Scope::default() };
    let calendar: Vec<ReportingRound> = reader.list(&of_year)?;
    let due: Vec<(Round, Option<Date>)> = Round::ALL
        .into_iter()
        .map(|round| (round, calendar.iter().find(|set| set.round == round).map(|set| set.due_on)))
        .collect();
    let agreements: BTreeMap<Id<Agency>, Option<Date>> =
        reader.list::<Agreement>(&of_year)?.into_iter().map(|agreed| (agreed.agency_id, agreed.signed_on)).collect();
    let handed_in = handed_in(reader, year)?;
    let none = Vec::new();
    let mut rows: Vec<AgencyStatus> = reader
        .list::<Agency>(&Scope::default())?
        .into_iter()
        .filter(|agency| agreements.contains_key(&agency.id))
        .map(|agency| {
            let of = |round: Round| handed_in.get(&(agency.id, round)).unwrap_or(&none);
            let rounds = due.iter().map(|&(round, due)| round_status(round, of(round), due, printed_on)).collect();
            AgencyStatus { signed_on: agreements.get(&agency.id).copied().flatten(), rounds, agency }
        })
        .collect();
    rows.sort_by(|a, b| a.agency.code.cmp(&b.agency.code));
    let ministry = reader.ministry()?.id;
    Ok(SubmissionStatus { head: letterhead(reader, ministry, printed_on)?, year, due, rows })
}

/// A version that was handed in, without what it says.
struct Version {
    number: i32,
    submitted_on: Date,
    total: Option<Exact>,
}

/// The versions of each agency's rounds, the first first.
type Versions = BTreeMap<(Id<Agency>, Round), Vec<Version>>;

fn handed_in(reader: &Reader<'_>, year: FiscalYear) -> Result<Versions> {
    let mut statement = reader.connection().prepare_cached(
        "SELECT agency_id, round, version, submitted_on, total FROM submissions WHERE year = :year ORDER BY version",
    )?;
    let mut rows = statement.query(named_params! { ":year": year })?;
    let mut versions = Versions::new();
    while let Some(row) = rows.next()? {
        let version =
            Version { number: row.get("version")?, submitted_on: row.get("submitted_on")?, total: row.get("total")? };
        versions.entry((row.get("agency_id")?, row.get("round")?)).or_default().push(version);
    }
    Ok(versions)
}

/// In time or late goes by the first version: a mended one later does not make it late.
fn round_status(round: Round, versions: &[Version], due: Option<Date>, today: Date) -> RoundStatus {
    let (first, last) = (versions.first(), versions.last());
    let standing = match (first, due) {
        (Some(first), Some(due)) if first.submitted_on > due => PaperStanding::Late,
        (Some(_), _) => PaperStanding::InTime,
        (None, Some(due)) if today > due => PaperStanding::Overdue,
        (None, _) => PaperStanding::Open,
    };
    RoundStatus {
        round,
        version: last.map(|last| last.number),
        first_on: first.map(|first| first.submitted_on),
        last_on: last.map(|last| last.submitted_on),
        total: last.and_then(|last| last.total),
        standing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::from_iso(text).expect("a day")
    }

    fn version(number: i32, on: &str) -> Version {
        Version { number, submitted_on: day(on), total: None }
    }

    fn standing(versions: &[Version], due: Option<&str>, today: &str) -> PaperStanding {
        round_status(Round::Six, versions, due.map(day), day(today)).standing
    }

    #[test]
    fn a_round_is_in_time_late_overdue_or_open_by_its_first_version_and_the_day_it_is_due() {
        let due = Some("2026-04-30");
        assert_eq!(standing(&[version(1, "2026-04-30")], due, "2026-06-01"), PaperStanding::InTime);
        assert_eq!(standing(&[version(1, "2026-05-01")], due, "2026-06-01"), PaperStanding::Late);
        assert_eq!(standing(&[], due, "2026-05-01"), PaperStanding::Overdue);
        assert_eq!(standing(&[], due, "2026-04-30"), PaperStanding::Open);
        assert_eq!(standing(&[], None, "2026-12-01"), PaperStanding::Open);
        assert_eq!(standing(&[version(1, "2026-12-01")], None, "2026-12-01"), PaperStanding::InTime);
    }

    #[test]
    fn a_version_that_mends_one_handed_in_in_time_does_not_make_it_late() {
        let versions = [version(1, "2026-04-20"), version(2, "2026-06-10")];
        let status = round_status(Round::Six, &versions, Some(day("2026-04-30")), day("2026-07-01"));
        assert_eq!(status.standing, PaperStanding::InTime);
        assert_eq!((status.version, status.last_on), (Some(2), Some(day("2026-06-10"))));
    }
}
