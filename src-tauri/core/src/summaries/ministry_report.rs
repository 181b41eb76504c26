//! The roll-up of a ministry (สรุปผลระดับกระทรวง): every agency's scores side by side, ranked, with what changed since the
//! round before.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use specta::Type;

use super::letterhead::{Letterhead, letterhead};
use super::{Scorecard, scorecard};
use crate::registers::{Agency, Agreement, Scope};
use crate::values::{Date, Decimal, Exact, FiscalYear, Id, Round};
use crate::{Error, Reader, Result, Rule};

/// The scores of all agencies in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MinistryReport {
    /// The ministry's letterhead.
    pub head: Letterhead,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The round.
    pub round: Round,
    /// The round compared with: the one before in the year, or the whole year before.
    pub before: (FiscalYear, Round),
    /// The agencies with an agreement, in order of code.
    pub rows: Vec<MinistryRow>,
}

/// An agency's round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MinistryRow {
    /// The agency.
    pub agency: Agency,
    /// The full score of its agreement's scale.
    pub full: Exact,
    /// The total to four decimals; none while nothing is scored.
    pub total: Option<Exact>,
    /// The total of the round before.
    pub before: Option<Exact>,
    /// Its place by total as a share of the full score; equal totals share a place.
    pub rank: Option<u32>,
    /// Codes of indicators whose weight counts though they have no score.
    pub missing: Vec<String>,
    /// Its indicators.
    pub lines: Vec<MinistryLine>,
    /// The field and rule that keep the agency from being scored, if any.
    pub problem: Option<(String, Rule)>,
}

/// An indicator's score in both rounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MinistryLine {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The score to four decimals.
    pub score: Option<Exact>,
    /// The score in the round before, of the indicator with the same code and name.
    pub before: Option<Exact>,
}

impl MinistryRow {
    /// The total as a share of the full score, 0–1.
    #[must_use]
    pub fn share(&self) -> Option<Decimal> {
        self.total.filter(|_| self.full.0 > Decimal::ZERO).map(|total| total.0 / self.full.0)
    }
}

impl MinistryReport {
    /// The rows that have a rank, the first first.
    #[must_use]
    pub fn ranking(&self) -> Vec<&MinistryRow> {
        let mut ranked: Vec<_> = self.rows.iter().filter(|row| row.rank.is_some()).collect();
        ranked.sort_by(|a, b| (a.rank, &a.agency.code).cmp(&(b.rank, &b.agency.code)));
        ranked
    }

    /// The mean of the totals on the scale of `full`, to four decimals half up.
    #[must_use]
    pub fn mean(&self, full: Exact) -> Option<Exact> {
        let totals: Vec<Decimal> =
            self.rows.iter().filter(|row| row.full == full).filter_map(|row| row.total).map(|total| total.0).collect();
        let count = Decimal::from(totals.len());
        (!totals.is_empty()).then(|| (totals.iter().sum::<Decimal>() / count).into())
    }
}

/// Gathers the ministry's round. An agency that cannot be scored has its problem told and keeps no other from its place.
///
/// # Errors
/// [`Error::NotFound`] without a ministry; [`Error::Db`].
pub fn ministry_report(
    reader: &Reader<'_>,
    year: FiscalYear,
    round: Round,
    printed_on: Date,
) -> Result<MinistryReport> {
    let before = round_before(year, round);
    let of_year = Scope { year: Some(year), ..Scope::default() };
    let agreements: HashSet<Id<Agency>> =
        reader.list::<Agreement>(&of_year)?.iter().map(|agreement| agreement.agency_id).collect();
    let agencies = reader.list::<Agency>(&Scope::default())?;
    let with_agreement = agencies.into_iter().filter(|agency| agreements.contains(&agency.id));
    let mut rows =
        with_agreement.map(|agency| row(reader, agency, (year, round), before)).collect::<Result<Vec<_>>>()?;
    rank(&mut rows);
    rows.sort_by(|a, b| a.agency.code.cmp(&b.agency.code));
    let ministry = reader.ministry()?.id;
    Ok(MinistryReport { head: letterhead(reader, ministry, printed_on)?, year, round, before, rows })
}

/// The round that a round is compared with: the one before in the year, or the whole year before.
#[must_use]
pub fn round_before(year: FiscalYear, round: Round) -> (FiscalYear, Round) {
    let earlier = Round::ALL.into_iter().rev().find(|earlier| earlier.months() < round.months());
    earlier.map_or((year.plus(-1), Round::Twelve), |earlier| (year, earlier))
}

fn row(
    reader: &Reader<'_>,
    agency: Agency,
    now: (FiscalYear, Round),
    before: (FiscalYear, Round),
) -> Result<MinistryRow> {
    let (card, problem) = match scorecard(reader, agency.id, now.0, now.1) {
        Ok(card) => (Some(card), None),
        Err(Error::Invalid { field, rule }) => (None, Some((field, rule))),
        Err(error) => return Err(error),
    };
    let earlier = of_earlier(reader, agency.id, before)?;
    let full = card.as_ref().map_or(Exact::from(0), |card| card.full);
    let old = |code: &str, name: &str| {
        let lines = earlier.iter().flat_map(|card| &card.lines);
        lines.into_iter().find(|line| line.code == code && line.name == name).and_then(|line| line.score)
    };
    let lines = card.iter().flat_map(|card| &card.lines).map(|line| MinistryLine {
        code: line.code.clone(),
        name: line.name.clone(),
        score: line.score,
        before: old(&line.code, &line.name),
    });
    Ok(MinistryRow {
        full,
        total: card.as_ref().and_then(|card| card.total),
        before: earlier.as_ref().filter(|card| card.full == full).and_then(|card| card.total),
        rank: None,
        missing: card.as_ref().map(|card| card.missing.clone()).unwrap_or_default(),
        lines: lines.collect(),
        problem,
        agency,
    })
}

/// The scores of an earlier round; none where it cannot be scored any more.
fn of_earlier(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    (year, round): (FiscalYear, Round),
) -> Result<Option<Scorecard>> {
    match scorecard(reader, agency, year, round) {
        Ok(card) => Ok(Some(card)),
        Err(Error::Invalid { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Gives places by share of the full score: 1, 2, 2, 4.
pub(super) fn rank(rows: &mut [MinistryRow]) {
    let mut counts: BTreeMap<Decimal, u32> = BTreeMap::new();
    for share in rows.iter().filter_map(MinistryRow::share) {
        *counts.entry(share).or_default() += 1;
    }
    for row in rows {
        row.rank = row.share().map(|share| 1 + counts.range(share..).skip(1).map(|(_, count)| count).sum::<u32>());
    }
}
