//! The scorecard: every indicator of an agreement in a round with its result, score, weighted score and trace, and the total.

use rust_decimal::RoundingStrategy;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::counted::counted;
use super::measured;
use crate::registers::{
    Agency, Agreement, Indicator, IndicatorKind, IndicatorLevel, IndicatorResult, ReportingRound, ScaleKind, Scope,
    criteria,
};
use crate::scoring::{self, Criteria, Outcome, Score, ScoredItem, Standing, Trace};
use crate::values::{Date, Decimal, Exact, FiscalYear, Id, Round};
use crate::{Reader, Result};

/// The scores of an agency in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Scorecard {
    /// The agency.
    pub agency_id: Id<Agency>,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The round.
    pub round: Round,
    /// The last day counted.
    pub until: Date,
    /// The full score of the agreement's scale: 5 or 100.
    pub full: Exact,
    /// The indicators that carry weight, in order of code; parts of composites are in the traces.
    pub lines: Vec<ScoreLine>,
    /// Σ weights the scores are divided by.
    pub divisor: Exact,
    /// The total to four decimals; none while nothing is scored.
    pub total: Option<Exact>,
    /// Whether the printed weighted scores sum to the printed total.
    pub column_adds_up: bool,
    /// Codes of indicators whose weight counts though they have no score: the total is not final.
    pub missing: Vec<String>,
    /// What the total lacks; none where it is final, or where there is no total at all.
    #[serde(default)]
    pub provisional: Option<Provisional>,
    /// The total by the committee's scores; none until it gave one for every indicator that is assessed.
    #[serde(default)]
    pub committee: Option<Exact>,
}

impl Scorecard {
    /// The total, where it is final.
    #[must_use]
    pub fn final_total(&self) -> Option<Exact> {
        self.total.filter(|_| self.provisional.is_none())
    }
}

/// What a total that is not final lacks (คะแนนชั่วคราว).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Provisional {
    /// Indicators without a result.
    pub missing: u32,
    /// Of how many whose weight counts.
    pub of: u32,
    /// The weight of those without.
    pub weight: Exact,
}

impl Provisional {
    /// `คะแนนชั่วคราว (ขาดผล 2 จาก 8 ตัวชี้วัด น้ำหนัก 15)`
    #[must_use]
    pub fn told(&self) -> String {
        let weight = self.weight.0.normalize();
        format!("คะแนนชั่วคราว (ขาดผล {} จาก {} ตัวชี้วัด น้ำหนัก {weight})", self.missing, self.of)
    }

    fn of(lines: &[ScoreLine], missing: &[String]) -> Option<Self> {
        let lacks = |line: &&ScoreLine| missing.contains(&line.code);
        let scored = lines.iter().filter(|line| line.score.is_some()).count();
        (!missing.is_empty() && scored > 0).then(|| Self {
            missing: u32::try_from(missing.len()).unwrap_or(u32::MAX),
            of: u32::try_from(missing.len() + scored).unwrap_or(u32::MAX),
            weight: Exact(lines.iter().filter(lacks).map(|line| line.weight.0).sum()),
        })
    }
}

/// A row of the scorecard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ScoreLine {
    /// The indicator.
    pub indicator_id: Id<Indicator>,
    /// Its dimension.
    pub dimension: String,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Its weight.
    pub weight: Exact,
    /// Its kind.
    pub kind: IndicatorKind,
    /// The thresholds of its levels in order; none where a level has no value.
    pub thresholds: Vec<Option<Exact>>,
    /// The result with the decimals of its unit; a milestone's is the number of steps that count; a composite has none.
    pub result: Option<Exact>,
    /// The score to four decimals.
    pub score: Option<Exact>,
    /// The weighted score to four decimals.
    pub weighted: Option<Exact>,
    /// The committee's score, where it gave one.
    #[serde(default)]
    pub committee: Option<Exact>,
    /// The committee's weighted score to four decimals.
    #[serde(default)]
    pub committee_weighted: Option<Exact>,
    /// Scored, not assessed, or without a result yet.
    pub standing: Standing,
    /// How the score came about.
    pub trace: Trace,
    /// The trace in Thai, a line per statement, ending with the weighted score.
    pub explanation: Vec<String>,
}

impl ScoreLine {
    /// What earns the full score: the value of the highest level, or every step of a milestone. None where there is no such figure.
    #[must_use]
    pub fn target(&self) -> Option<Exact> {
        match self.kind {
            IndicatorKind::Milestone => Some(Exact::from(i64::try_from(self.thresholds.len()).unwrap_or_default())),
            _ => self.thresholds.last().copied().flatten(),
        }
    }

    /// How far its score is from the full score; none where it has none.
    #[must_use]
    pub fn gap(&self, full: Exact) -> Option<Exact> {
        self.score.map(|score| Exact(full.0 - score.0))
    }
}

impl Scorecard {
    /// The scored indicators that are below the full score, the furthest first; of two as far, the heavier.
    #[must_use]
    pub fn by_gap(&self) -> Vec<&ScoreLine> {
        let below = |line: &&ScoreLine| line.gap(self.full).is_some_and(|gap| gap.0 > Decimal::ZERO);
        let mut below: Vec<&ScoreLine> = self.lines.iter().filter(below).collect();
        below.sort_by(|a, b| {
            let by = |line: &ScoreLine| (line.gap(self.full).map(|gap| gap.0), line.weight.0);
            by(b).cmp(&by(a)).then_with(|| a.code.cmp(&b.code))
        });
        below
    }
}

/// The scorecard of an agency; without an agreement it has no lines and no total.
///
/// # Errors
/// [`crate::Error::Invalid`] when the weights do not sum to the agreement's total or an indicator cannot be scored; the
/// field is led by the indicator's code, such as `1.1.2.level_3`.
pub fn scorecard(reader: &Reader<'_>, agency: Id<Agency>, year: FiscalYear, round: Round) -> Result<Scorecard> {
    let until = last_day(reader, year, round)?;
    let Some(agreement) = agreement(reader, agency, year)? else {
        return Ok(empty(agency, year, round, until));
    };
    let sheet = Sheet::read(reader, agreement, round, until)?;
    let mut scored = Vec::new();
    for indicator in sheet.indicators.iter().filter(|indicator| indicator.parent_id.is_none()) {
        let (criteria, outcome) = sheet.scorable(reader, indicator)?;
        let score = scoring::score(&criteria, &outcome).map_err(|error| error.within(&indicator.code))?;
        scored.push((indicator, score));
    }
    let items: Vec<_> = scored
        .iter()
        .map(|(indicator, score)| ScoredItem {
            field: indicator.code.clone(),
            weight: indicator.weight.0,
            standing: score.standing,
        })
        .collect();
    let unassessed = criteria::unassessed(&sheet.agreement);
    let stated = sheet.agreement.weight_total.0;
    let totals = scoring::agreement::total(&items, stated, unassessed)?;
    let committee = scoring::agreement::total(&sheet.by_committee(&scored, items), stated, unassessed)?;
    let lines =
        scored.into_iter().zip(totals.rows.iter().zip(&committee.rows)).map(|((indicator, score), (own, theirs))| {
            let mut explanation = score.trace.lines();
            explanation.extend(own.line(totals.divisor));
            let line = sheet.line(indicator, score, own.shown, explanation);
            ScoreLine { committee_weighted: theirs.shown.map(Exact), ..line }
        });
    let lines: Vec<ScoreLine> = lines.collect();
    Ok(Scorecard {
        agency_id: agency,
        year,
        round,
        until,
        full: full(sheet.agreement.scale),
        provisional: Provisional::of(&lines, &totals.missing),
        lines,
        divisor: totals.divisor.into(),
        total: totals.shown.map(Exact),
        column_adds_up: totals.column_adds_up,
        missing: totals.missing,
        committee: committee.shown.filter(|_| committee.missing.is_empty()).map(Exact),
    })
}

/// The agreement of an agency for a year.
pub(super) fn agreement(reader: &Reader<'_>, agency: Id<Agency>, year: FiscalYear) -> Result<Option<Agreement>> {
    let of_year = reader.list::<Agreement>(&Scope { agency: Some(agency), year: Some(year), parent: None })?;
    Ok(of_year.into_iter().find(|agreement| agreement.agency_id == agency))
}

/// The last day a round counts: as the year's calendar sets it, else the last of its months.
///
/// # Errors
/// [`crate::Error::Db`].
pub fn last_day(reader: &Reader<'_>, year: FiscalYear, round: Round) -> Result<Date> {
    let rounds = reader.list::<ReportingRound>(&Scope { year: Some(year), ..Scope::default() })?;
    let set = rounds.into_iter().find(|reporting| reporting.round == round).map(|reporting| reporting.closes_on);
    Ok(set.unwrap_or_else(|| round.last_day(year)))
}

/// An agreement's indicators with everything their scores of one round need.
pub(super) struct Sheet {
    pub(super) agreement: Agreement,
    pub(super) indicators: Vec<Indicator>,
    pub(super) levels: Vec<IndicatorLevel>,
    pub(super) results: Vec<IndicatorResult>,
    pub(super) until: Date,
}

impl Sheet {
    pub(super) fn read(reader: &Reader<'_>, agreement: Agreement, round: Round, until: Date) -> Result<Self> {
        let key = agreement.id.to_string();
        let indicators = reader.list::<Indicator>(&Scope { parent: Some(&key), ..Scope::default() })?;
        let (mut levels, mut results) = (Vec::new(), Vec::new());
        for indicator in &indicators {
            let key = indicator.id.to_string();
            let of_indicator = Scope { parent: Some(&key), ..Scope::default() };
            levels.extend(reader.list::<IndicatorLevel>(&of_indicator)?);
            results.extend(reader.list::<IndicatorResult>(&of_indicator)?.into_iter().filter(|r| r.round == round));
        }
        Ok(Self { agreement, indicators, levels, results, until })
    }

    pub(super) fn parts(&self, whole: &Indicator) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter().filter(move |part| part.parent_id == Some(whole.id))
    }

    pub(super) fn levels(&self, indicator: &Indicator) -> Vec<IndicatorLevel> {
        self.levels.iter().filter(|level| level.indicator_id == indicator.id).cloned().collect()
    }

    pub(super) fn result(&self, indicator: &Indicator) -> Option<&IndicatorResult> {
        self.results.iter().find(|result| result.indicator_id == indicator.id)
    }

    /// The items with the committee's scores in place of the agency's own.
    fn by_committee(&self, scored: &[(&Indicator, Score)], items: Vec<ScoredItem>) -> Vec<ScoredItem> {
        let given = |(item, (indicator, _)): (ScoredItem, &(&Indicator, Score))| {
            let score = self.result(indicator).and_then(|result| result.committee_score);
            let standing = match (item.standing, score) {
                (Standing::NotAssessed, _) => Standing::NotAssessed,
                (_, Some(score)) => Standing::Scored(score.0),
                (_, None) => Standing::NoResult,
            };
            ScoredItem { standing, ..item }
        };
        items.into_iter().zip(scored).map(given).collect()
    }

    fn scorable(&self, reader: &Reader<'_>, indicator: &Indicator) -> Result<(Criteria, Outcome)> {
        let within = |error: scoring::ScoringError| error.within(&indicator.code);
        if indicator.kind != IndicatorKind::Composite {
            let criteria = criteria::of_levels(&self.agreement, indicator, &self.levels(indicator)).map_err(within)?;
            let result = self.result(indicator);
            let figure = self.figure(reader, indicator, result)?;
            return Ok((criteria, criteria::outcome(&self.agreement, indicator, result, figure)));
        }
        let (mut parts, mut outcomes) = (Vec::new(), Vec::new());
        for part in self.parts(indicator) {
            let (criteria, outcome) = self.scorable(reader, part)?;
            parts.push((part, criteria));
            outcomes.push(outcome);
        }
        let whole = criteria::of_parts(&self.agreement, parts).map_err(within)?;
        let assessed = self.result(indicator).is_none_or(|result| result.assessed);
        Ok((whole, if assessed { Outcome::Parts(outcomes) } else { Outcome::NotAssessed }))
    }

    /// The figure to score: typed by hand, or counted by the registers and then rounded to the decimals it is shown with,
    /// so that the printed arithmetic can be repeated from the printed figure.
    fn figure(
        &self,
        reader: &Reader<'_>,
        indicator: &Indicator,
        result: Option<&IndicatorResult>,
    ) -> Result<Option<Decimal>> {
        let (agency, year) = (self.agreement.agency_id, self.agreement.year);
        let measured = measured::percent(reader, indicator.source, agency, year, self.until)?;
        let counted = match indicator.counts {
            Some(what) => counted(reader, what, agency, year, self.until)?.figure.map(|figure| figure.0),
            None => measured,
        };
        // What registers count is never typed instead.
        if indicator.counts.is_some() {
            return Ok(counted.map(|figure| shown(figure, indicator)));
        }
        Ok(counted.map(|figure| shown(figure, indicator)).or_else(|| result.and_then(|r| r.result).map(|r| r.0)))
    }

    fn line(
        &self,
        indicator: &Indicator,
        score: Score,
        weighted: Option<Decimal>,
        explanation: Vec<String>,
    ) -> ScoreLine {
        let mut thresholds = vec![None; if self.agreement.scale == ScaleKind::Points { 3 } else { 5 }];
        for level in self.levels(indicator) {
            if let Some(slot) = usize::try_from(level.level - 1).ok().and_then(|index| thresholds.get_mut(index)) {
                *slot = level.threshold;
            }
        }
        ScoreLine {
            indicator_id: indicator.id,
            dimension: indicator.dimension.clone(),
            code: indicator.code.clone(),
            name: indicator.name.clone(),
            unit: indicator.unit.clone(),
            weight: indicator.weight,
            kind: indicator.kind,
            thresholds,
            result: result_of(&score.trace, indicator).map(Exact),
            score: score.shown().map(Exact),
            weighted: weighted.map(Exact),
            committee: self.result(indicator).and_then(|result| result.committee_score),
            committee_weighted: None,
            standing: score.standing,
            trace: score.trace,
            explanation,
        }
    }
}

fn result_of(trace: &Trace, indicator: &Indicator) -> Option<Decimal> {
    match trace {
        Trace::Measured(measured) => Some(shown(measured.result, indicator)),
        Trace::Milestone(milestone) => Some(milestone.counted.into()),
        Trace::Composite { .. } | Trace::NotAssessed | Trace::NoResult => None,
    }
}

/// With the decimals of its unit, half up; a figure typed with more keeps them, for the score is computed from those.
fn shown(figure: Decimal, indicator: &Indicator) -> Decimal {
    let decimals = u32::try_from(indicator.decimals).unwrap_or_default();
    let typed = figure.normalize().scale();
    let places = if typed > decimals && typed <= 6 { typed } else { decimals };
    let mut shown = figure.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    shown.rescale(places);
    shown
}

fn full(scale: ScaleKind) -> Exact {
    match scale {
        ScaleKind::FiveLevels => Exact::from(5),
        ScaleKind::Points => Exact::from(100),
    }
}

fn empty(agency_id: Id<Agency>, year: FiscalYear, round: Round, until: Date) -> Scorecard {
    Scorecard {
        agency_id,
        year,
        round,
        until,
        full: full(ScaleKind::FiveLevels),
        lines: Vec::new(),
        divisor: Exact::default(),
        total: None,
        column_adds_up: true,
        missing: Vec::new(),
        provisional: None,
        committee: None,
    }
}
