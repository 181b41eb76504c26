//! The roll-up of a ministry (สรุปผลระดับกระทรวง): every agency's scores side by side, ranked where they are final, with what
//! changed since the same round a year before and since the round before.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use specta::Type;

use super::letterhead::{Letterhead, letterhead};
use super::{Provisional, ScoreLine, Scorecard, scorecard};
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
    /// What the round is compared with: the same round a year before, then the one before in the year where there is one.
    pub earlier: Vec<(FiscalYear, Round)>,
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
    /// The final totals on the same scale of the rounds that are compared with, in their order.
    pub before: Vec<Option<Exact>>,
    /// Its place by total as a share of the full score; equal totals share a place. A total that is not final has none.
    pub rank: Option<u32>,
    /// Codes of indicators whose weight counts though they have no score.
    pub missing: Vec<String>,
    /// What the total lacks, where it is not final.
    pub provisional: Option<Provisional>,
    /// Its indicators.
    pub lines: Vec<MinistryLine>,
    /// The field and rule that keep the agency from being scored, if any.
    pub problem: Option<(String, Rule)>,
}

/// An indicator's score in this round and the earlier ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MinistryLine {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The score to four decimals.
    pub score: Option<Exact>,
    /// The scores in the rounds that are compared with, of the indicator with the same code and name.
    pub before: Vec<Option<Exact>>,
}

impl MinistryRow {
    /// The total, where it is final.
    #[must_use]
    pub fn final_total(&self) -> Option<Exact> {
        self.total.filter(|_| self.provisional.is_none())
    }

    /// The final total as a share of the full score, 0–1.
    #[must_use]
    pub fn share(&self) -> Option<Decimal> {
        self.final_total().filter(|_| self.full.0 > Decimal::ZERO).map(|total| total.0 / self.full.0)
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

    /// The mean of the final totals on the scale of `full`, to four decimals half up.
    #[must_use]
    pub fn mean(&self, full: Exact) -> Option<Exact> {
        let totals: Vec<Decimal> = self
            .rows
            .iter()
            .filter(|row| row.full == full)
            .filter_map(MinistryRow::final_total)
            .map(|total| total.0)
            .collect();
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
    let mut earlier = vec![(year.plus(-1), round)];
    earlier.extend(round.before().map(|before| (year, before)));
    let of_year = Scope { year: Some(year), ..Scope::default() };
    let agreements: HashSet<Id<Agency>> =
        reader.list::<Agreement>(&of_year)?.iter().map(|agreement| agreement.agency_id).collect();
    let agencies = reader.list::<Agency>(&Scope::default())?;
    let with_agreement = agencies.into_iter().filter(|agency| agreements.contains(&agency.id));
    let mut rows =
        with_agreement.map(|agency| row(reader, agency, (year, round), &earlier)).collect::<Result<Vec<_>>>()?;
    rank(&mut rows);
    rows.sort_by(|a, b| a.agency.code.cmp(&b.agency.code));
    let ministry = reader.ministry()?.id;
    Ok(MinistryReport { head: letterhead(reader, ministry, printed_on)?, year, round, earlier, rows })
}

fn row(
    reader: &Reader<'_>,
    agency: Agency,
    now: (FiscalYear, Round),
    before: &[(FiscalYear, Round)],
) -> Result<MinistryRow> {
    let (card, problem) = match scorecard(reader, agency.id, now.0, now.1) {
        Ok(card) => (Some(card), None),
        Err(Error::Invalid { field, rule }) => (None, Some((field, rule))),
        Err(error) => return Err(error),
    };
    let full = card.as_ref().map_or(Exact::from(0), |card| card.full);
    let earlier = before.iter().map(|at| of_earlier(reader, agency.id, *at)).collect::<Result<Vec<_>>>()?;
    let of_line = |now: &ScoreLine| MinistryLine {
        code: now.code.clone(),
        name: now.name.clone(),
        score: now.score,
        before: earlier.iter().map(|card| score_of(card.as_ref()?, now)).collect(),
    };
    let alike = |card: &Scorecard| card.final_total().filter(|_| card.full == full);
    Ok(MinistryRow {
        full,
        total: card.as_ref().and_then(|card| card.total),
        before: earlier.iter().map(|card| alike(card.as_ref()?)).collect(),
        rank: None,
        missing: card.as_ref().map(|card| card.missing.clone()).unwrap_or_default(),
        provisional: card.as_ref().and_then(|card| card.provisional),
        lines: card.iter().flat_map(|card| &card.lines).map(of_line).collect(),
        problem,
        agency,
    })
}

/// The score of the indicator with the same code and name.
fn score_of(card: &Scorecard, now: &ScoreLine) -> Option<Exact> {
    card.lines.iter().find(|line| line.code == now.code && line.name == now.name)?.score
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
