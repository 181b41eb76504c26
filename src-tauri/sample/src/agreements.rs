//! An agency's performance agreements, year by year: indicators with levels and baselines, and their results.
//!
//! The years are filled in order, for the result of one is the baseline of the next.

use std::collections::BTreeMap;

use saisaat_core::registers::{
    ActionItem, Agreement, Indicator, IndicatorBaseline, IndicatorLevel, IndicatorResult, IndicatorSheet,
    NotAssessedRule, Person, ScaleKind,
};
use saisaat_core::scoring::{Score, Trace};
use saisaat_core::summaries::scorecard;
use saisaat_core::values::{Date, Decimal, Exact, FiscalYear, Id, Round};
use saisaat_core::{Result, Tx};

use crate::ground::Ground;
use crate::keys::Keys;
use crate::patterns::{Criteria, INDICATORS, Pattern, WEIGHTS};
use crate::people::Staff;
use crate::posts::CENTRE;
use crate::results::{Reported, threshold, value};
use crate::seeded_rng::{SeededRng, Subject};

/// Results of whole years by indicator code.
type History = BTreeMap<(&'static str, FiscalYear), Exact>;

/// Puts the agreements of an agency with everything in them.
pub(crate) fn fill(
    tx: &Tx<'_>,
    ground: &Ground<'_>,
    staff: &Staff,
    actions: &[ActionItem],
    years: &[FiscalYear],
    new: &Keys,
) -> Result<()> {
    let mut rng = SeededRng::of(Subject::Results, ground.number);
    let mut history = before_the_sample(ground, years[0], &mut rng);
    for (since, &year) in (0..).zip(years) {
        let reported = Reported::new(ground, year, since, actions);
        let agreement = agreement(ground, staff, year, new.key());
        tx.put(&agreement)?;
        let mut filling = Filling { tx, reported: &reported, agreement: &agreement, staff, new, finals: Vec::new() };
        for (pattern, weight) in INDICATORS.iter().zip(WEIGHTS[ground.number % WEIGHTS.len()]) {
            filling.indicator(pattern, weight, None, &history, &mut rng)?;
        }
        let finals = filling.finals;
        let card = scorecard(tx, ground.agency.id, year, Round::Twelve)?;
        for line in &card.lines {
            if let Some(pattern) = INDICATORS.iter().find(|pattern| pattern.code == line.code) {
                remember(&mut history, pattern, year, line.result, &line.trace, line.score);
            }
            // The committee has looked at the years that are closed.
            let closed = year < years[years.len() - 1];
            if let (true, Some(score), Some(last)) =
                (closed, line.score, finals.iter().find(|last| last.indicator_id == line.indicator_id))
            {
                let cut = if rng.percent(45) { rng.hundredths(2, 24).0 } else { Decimal::ZERO };
                let committee_score = Some(Exact((score.0 - cut).max(Decimal::ONE)));
                tx.put(&IndicatorResult { committee_score, ..last.clone() })?;
            }
        }
    }
    Ok(())
}

/// What the agency reached in the three years before the sample begins.
fn before_the_sample(ground: &Ground<'_>, first: FiscalYear, rng: &mut SeededRng) -> History {
    let mut history = History::new();
    for pattern in INDICATORS.iter().flat_map(|pattern| std::iter::once(pattern).chain(pattern.parts)) {
        for ago in 1..=3 {
            let year = first.plus(-ago);
            let score = (ground.quality(year) + rng.between(-40, 40)).clamp(120, 480);
            let reached = match pattern.criteria {
                Criteria::Steps(..) => Exact::from((score / 100).max(2)),
                Criteria::Thresholds { .. } | Criteria::Parts => value(pattern, -i64::from(ago), score),
            };
            history.insert((pattern.code, year), reached);
        }
    }
    history
}

/// A figure for what is measured, the score for what is weighed or stepped.
fn remember(
    history: &mut History,
    pattern: &'static Pattern,
    year: FiscalYear,
    result: Option<Exact>,
    trace: &Trace,
    score: Option<Exact>,
) {
    let figure = match trace {
        Trace::Measured(_) | Trace::Milestone(_) => result,
        Trace::Composite { .. } => score.map(|score| Exact(score.0.round_dp(2))),
        Trace::NotAssessed | Trace::NoResult => None,
    };
    history.extend(figure.map(|figure| ((pattern.code, year), figure)));
    if let Trace::Composite { parts, .. } = trace {
        for (pattern, part) in pattern.parts.iter().zip(parts) {
            let Score { trace, .. } = &part.score;
            let result = match trace {
                Trace::Measured(measured) => Some(Exact(measured.result)),
                Trace::Milestone(milestone) => Some(Exact::from(i64::from(milestone.counted))),
                _ => None,
            };
            remember(history, pattern, year, result, trace, part.score.shown().map(Exact));
        }
    }
}

/// An agreement being filled.
struct Filling<'a, 't> {
    tx: &'a Tx<'t>,
    reported: &'a Reported<'a>,
    agreement: &'a Agreement,
    staff: &'a Staff,
    new: &'a Keys,
    /// The results of twelve months.
    finals: Vec<IndicatorResult>,
}

impl Filling<'_, '_> {
    fn indicator(
        &mut self,
        pattern: &Pattern,
        weight: &str,
        whole: Option<Id<Indicator>>,
        history: &History,
        rng: &mut SeededRng,
    ) -> Result<()> {
        let indicator = self.described(pattern, weight, whole);
        let sheet = IndicatorSheet {
            levels: self.levels(pattern, indicator.id),
            baselines: self.baselines(pattern, indicator.id, history),
            indicator,
        };
        sheet.save(self.tx)?;
        for result in self.reported.results(pattern, &sheet.indicator, self.new, rng) {
            result.save(self.tx)?;
            if result.result.round == Round::Twelve {
                self.finals.push(result.result);
            }
        }
        pattern
            .parts
            .iter()
            .try_for_each(|part| self.indicator(part, part.share, Some(sheet.indicator.id), history, rng))
    }

    fn described(&self, pattern: &Pattern, weight: &str, whole: Option<Id<Indicator>>) -> Indicator {
        let told = |text: &str| self.reported.told(text, pattern, None);
        let supervisor = self.staff.head_of(pattern.in_charge);
        let collector = self.staff.officer_of(pattern.in_charge);
        Indicator {
            id: self.new.key(),
            agreement_id: self.agreement.id,
            parent_id: whole,
            dimension: pattern.dimension.into(),
            code: pattern.code.into(),
            name: told(pattern.name),
            unit: pattern.unit.into(),
            weight: Exact(weight.parse().expect("the sample's weights are decimals")),
            kind: pattern.kind,
            cumulative: true,
            source: pattern.source,
            counts: None,
            decimals: 2,
            definition: told(pattern.definition),
            formula: pattern.formula.into(),
            spacing: pattern.spacing.into(),
            conditions: pattern.conditions.into(),
            data_source: pattern.data_source.into(),
            supervisor: supervisor.map(Person::full_name).unwrap_or_default(),
            supervisor_position: supervisor.map(position).unwrap_or_default(),
            supervisor_phone: supervisor.map(|person| person.phone.clone()).unwrap_or_default(),
            collector: collector.map(Person::full_name).unwrap_or_default(),
            collector_position: collector.map(position).unwrap_or_default(),
            collector_phone: collector.map(|person| person.phone.clone()).unwrap_or_default(),
            notes: String::new(),
        }
    }

    fn levels(&self, pattern: &Pattern, indicator_id: Id<Indicator>) -> Vec<IndicatorLevel> {
        let level = |level: i32, threshold: Option<Exact>, text: &str| IndicatorLevel {
            id: self.new.key(),
            indicator_id,
            level,
            threshold,
            text: text.into(),
        };
        match pattern.criteria {
            Criteria::Parts => Vec::new(),
            Criteria::Thresholds { .. } => (1..=5)
                .map(|number| {
                    let threshold = threshold(pattern, self.reported.since, i64::from(number) * 100).normalize();
                    level(number, Some(Exact(threshold)), "")
                })
                .collect(),
            Criteria::Steps(steps, last) => (1..)
                .zip(steps)
                .map(|(number, step)| {
                    let quantity =
                        last.and_then(|(from, to)| [(4, from), (5, to)].into_iter().find(|(of, _)| *of == number));
                    level(number, quantity.map(|(_, quantity)| Exact(Decimal::new(quantity, 2).normalize())), step)
                })
                .collect(),
        }
    }

    fn baselines(&self, pattern: &Pattern, indicator_id: Id<Indicator>, history: &History) -> Vec<IndicatorBaseline> {
        let years = (1..=3).rev().map(|ago| self.reported.year.plus(-ago));
        let known = years.filter_map(|year| {
            let (_, value) = history.iter().find(|((code, of), _)| *code == pattern.code && *of == year)?;
            Some(IndicatorBaseline { id: self.new.key(), indicator_id, year, value: *value })
        });
        known.collect()
    }
}

fn agreement(ground: &Ground<'_>, staff: &Staff, year: FiscalYear, id: Id<Agreement>) -> Agreement {
    let name = |person: Option<&Person>| person.map(Person::full_name).unwrap_or_default();
    let post = |person: Option<&Person>| person.map(position).unwrap_or_default();
    let (compiler, centre_head, head) = (staff.officer_of(CENTRE), staff.head_of(CENTRE), staff.head());
    Agreement {
        id,
        agency_id: ground.agency.id,
        year,
        scale: ScaleKind::FiveLevels,
        floor: 1,
        not_assessed: NotAssessedRule::Redistribute,
        weight_total: Exact::from(100),
        signed_on: Date::new(year.number() - 544, 10, 28).map(crate::seeded_rng::weekday_from),
        compiler: name(compiler),
        compiler_position: post(compiler),
        centre_head: name(centre_head),
        centre_head_position: post(centre_head),
        agency_head: name(head),
        agency_head_position: post(head),
    }
}

/// A position as it is signed: with its level for officials of the line, without for those who head something.
fn position(person: &Person) -> String {
    let heads = person.level.starts_with("บริหาร")
        || person.level.starts_with("อำนวยการ")
        || person.position.starts_with("หัวหน้า");
    if heads { person.position.clone() } else { format!("{}{}", person.position, person.level) }
}
