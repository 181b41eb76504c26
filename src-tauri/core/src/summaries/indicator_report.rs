//! Everything the indicator report (รายงานผลตัวชี้วัดตามคำรับรองการปฏิบัติราชการ) of an agency prints.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::letterhead::{Letterhead, letterhead};
use super::scorecard::{Sheet, agreement, last_day};
use super::years_work::{YearsWork, years_work};
use super::{Provisional, ScoreLine, Scorecard, scorecard};
use crate::registers::{
    Agency, Agreement, Attachment, Evidence, Indicator, IndicatorBaseline, IndicatorLevel, IndicatorResult, Scope,
};
use crate::values::{Date, Exact, FiscalYear, Id, Round};
use crate::{Error, Reader, Result};

/// The report of an agency, fiscal year and round. What is handed in keeps it as JSON for good: a field that it, or anything in
/// it, gains later needs a `serde` default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct IndicatorReport {
    /// Whose, and when it was printed.
    pub head: Letterhead,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The round.
    pub round: Round,
    /// The agreement with its signatories; none when the agency has none this year.
    pub agreement: Option<Agreement>,
    /// The scores.
    pub scorecard: Scorecard,
    /// A card for each line of the scorecard, in the same order.
    pub cards: Vec<IndicatorCard>,
    /// What the agency did in the year, up to the round.
    pub work: YearsWork,
    /// The totals of the same round in the years before, oldest first, and then of the earlier rounds of the year.
    pub past: Vec<PastTotal>,
}

impl IndicatorReport {
    /// What the round is compared with: the same round a year before first, then the round before in the year; each only where
    /// it was scored on the same scale.
    pub fn compared_with(&self) -> impl Iterator<Item = &PastTotal> {
        let same_round = (self.year.plus(-1), self.round);
        let before = self.round.before().map(|round| (self.year, round));
        let found = move |at: (FiscalYear, Round)| {
            self.past.iter().find(move |past| (past.year, past.round) == at && past.full == self.scorecard.full)
        };
        [Some(same_round), before].into_iter().flatten().filter_map(found)
    }
}

/// The total of an earlier round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PastTotal {
    /// The fiscal year.
    pub year: FiscalYear,
    /// The round.
    pub round: Round,
    /// The full score of that year's scale.
    pub full: Exact,
    /// The total to four decimals.
    pub total: Exact,
    /// What it lacks, where it is not final.
    #[serde(default)]
    pub provisional: Option<Provisional>,
    /// Its indicators.
    #[serde(default)]
    pub lines: Vec<PastLine>,
}

/// An indicator in an earlier round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PastLine {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The result with the decimals of its unit.
    pub result: Option<Exact>,
    /// The score to four decimals.
    pub score: Option<Exact>,
}

impl PastTotal {
    /// The indicator of a line of this round: of the same code and name.
    #[must_use]
    pub fn line(&self, now: &ScoreLine) -> Option<&PastLine> {
        self.lines.iter().find(|line| line.code == now.code && line.name == now.name)
    }
}

/// The card of one indicator (SAR card).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct IndicatorCard {
    /// The template.
    pub indicator: Indicator,
    /// Its levels in order.
    pub levels: Vec<IndicatorLevel>,
    /// Results of earlier years, oldest first.
    pub baselines: Vec<IndicatorBaseline>,
    /// The round's self-assessment, if one was entered.
    pub result: Option<IndicatorResult>,
    /// Its evidence of the round's last day and before, in order.
    pub evidence: Vec<Evidence>,
    /// The files attached to it.
    pub attachments: Vec<Attachment>,
    /// The cards of a composite's parts.
    pub parts: Vec<IndicatorCard>,
}

/// Gathers the report of an agency.
///
/// # Errors
/// As [`scorecard()`]: what cannot be scored cannot be reported.
pub fn indicator_report(
    reader: &Reader<'_>,
    agency: Id<Agency>,
    year: FiscalYear,
    round: Round,
    printed_on: Date,
) -> Result<IndicatorReport> {
    let agreement = agreement(reader, agency, year)?;
    let scorecard = scorecard(reader, agency, year, round)?;
    let cards = match agreement.clone() {
        None => Vec::new(),
        Some(agreement) => {
            let sheet = Sheet::read(reader, agreement, round, last_day(reader, year, round)?)?;
            let wholes = sheet.indicators.iter().filter(|indicator| indicator.parent_id.is_none());
            wholes.map(|indicator| card(reader, &sheet, indicator)).collect::<Result<_>>()?
        }
    };
    let work = years_work(reader, agency, year, scorecard.until)?;
    let past = past(reader, agency, year, round)?;
    let head = letterhead(reader, agency, printed_on)?;
    Ok(IndicatorReport { head, year, round, agreement, scorecard, cards, work, past })
}

/// Fiscal years looked back over.
const YEARS_BACK: i32 = 2;

/// The same round of the years before, and the earlier rounds of the year: what covers as many months as this, and what came
/// before it. What cannot be scored any more is left out.
fn past(reader: &Reader<'_>, agency: Id<Agency>, year: FiscalYear, round: Round) -> Result<Vec<PastTotal>> {
    let years_before = (1..=YEARS_BACK).rev().map(|back| (year.plus(-back), round));
    let this_year = Round::ALL.into_iter().filter(|earlier| earlier.months() < round.months()).map(|r| (year, r));
    let mut past = Vec::new();
    for (year, round) in years_before.chain(this_year) {
        match scorecard(reader, agency, year, round) {
            Ok(card) => past.extend(past_total(card)),
            Err(Error::Invalid { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(past)
}

fn past_total(card: Scorecard) -> Option<PastTotal> {
    let Scorecard { year, round, full, total, provisional, lines, .. } = card;
    let line = |ScoreLine { code, name, result, score, .. }| PastLine { code, name, result, score };
    Some(PastTotal { year, round, full, total: total?, provisional, lines: lines.into_iter().map(line).collect() })
}

fn card(reader: &Reader<'_>, sheet: &Sheet, indicator: &Indicator) -> Result<IndicatorCard> {
    let key = indicator.id.to_string();
    let result = sheet.result(indicator).cloned();
    let (evidence, attachments) = match &result {
        Some(result) => {
            let (key, all) = (result.id.to_string(), Scope::default());
            let part = Scope { parent: Some(&key), ..all };
            let mut evidence: Vec<Evidence> = reader.list(&part)?;
            evidence.retain(|evidence| evidence.dated_on.is_none_or(|day| day <= sheet.until));
            (evidence, reader.list(&part)?)
        }
        None => (Vec::new(), Vec::new()),
    };
    Ok(IndicatorCard {
        indicator: indicator.clone(),
        levels: sheet.levels(indicator),
        baselines: reader.list(&Scope { parent: Some(&key), ..Scope::default() })?,
        result,
        evidence,
        attachments,
        parts: sheet.parts(indicator).map(|part| card(reader, sheet, part)).collect::<Result<_>>()?,
    })
}
