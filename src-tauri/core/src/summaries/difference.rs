//! What differs between two reports of a round: versions that were handed in, or a version and the registers of today.
//!
//! Invariant: a report differs from itself in nothing; what differs is told with both texts, before and after, as a reader of
//! the report knows them. Days of printing and audit heads are no difference.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::facts::{Facts, of_agreement, of_card, of_work};
use super::{IndicatorReport, Letterhead, ScoreLine};
use crate::values::{Exact, FiscalYear, Round, thai};

/// What differs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Difference {
    /// The total before and after, if it changed.
    pub total: Option<FactChange>,
    /// What changed, in the order of the report.
    pub items: Vec<ItemDifference>,
}

/// An indicator, action item or other part of the report that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ItemDifference {
    /// What it is, in Thai: `ตัวชี้วัดที่ 1.1 …`
    pub subject: String,
    /// Whether it was added, removed or edited.
    pub kind: DifferenceKind,
    /// The facts that changed; of what was added or removed, none.
    pub facts: Vec<FactChange>,
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// Only the later report has it.
    Added,
    /// Only the earlier report has it.
    Removed,
    /// Both have it.
    Edited,
}

/// A fact before and after; empty where there was none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FactChange {
    /// What it is, in Thai.
    pub label: String,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

impl Difference {
    /// Whether nothing differs.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.total.is_none() && self.items.is_empty()
    }
}

/// A difference on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DifferenceReport {
    /// Whose, and when it was printed.
    pub head: Letterhead,
    /// The fiscal year.
    pub year: FiscalYear,
    /// The round.
    pub round: Round,
    /// What the earlier report is, in Thai.
    pub before: String,
    /// What the later one is.
    pub after: String,
    /// What differs.
    pub difference: Difference,
}

/// Compares two reports.
#[must_use]
pub fn difference(before: &IndicatorReport, after: &IndicatorReport) -> Difference {
    let total = |report: &IndicatorReport| written(report.scorecard.total);
    Difference {
        total: change("คะแนนรวม", &total(before), &total(after)),
        items: between(&items(before), &items(after)),
    }
}

/// The parts of a report, each under a key that both reports know it by.
fn items(report: &IndicatorReport) -> Vec<Facts> {
    let line = |n: usize| -> Option<&ScoreLine> { report.scorecard.lines.get(n) };
    let cards = report.cards.iter().enumerate().flat_map(|(n, card)| of_card(card, line(n)));
    report.agreement.iter().map(of_agreement).chain(cards).chain(of_work(&report.work)).collect()
}

fn between(before: &[Facts], after: &[Facts]) -> Vec<ItemDifference> {
    let in_both = |facts: &Facts, others: &[Facts]| others.iter().any(|other| other.key == facts.key);
    let of = |facts: &Facts, kind| ItemDifference { subject: facts.subject.clone(), kind, facts: Vec::new() };
    let mut differing: Vec<ItemDifference> = Vec::new();
    for facts in after {
        match before.iter().find(|earlier| earlier.key == facts.key) {
            None => differing.push(of(facts, DifferenceKind::Added)),
            Some(earlier) => differing.extend(edited(earlier, facts)),
        }
    }
    let removed = before.iter().filter(|facts| !in_both(facts, after));
    differing.extend(removed.map(|facts| of(facts, DifferenceKind::Removed)));
    differing
}

fn edited(before: &Facts, after: &Facts) -> Option<ItemDifference> {
    let labels = after.facts.iter().chain(&before.facts).map(|(label, _)| label.as_str());
    let mut known: Vec<&str> = Vec::new();
    for label in labels {
        if !known.contains(&label) {
            known.push(label);
        }
    }
    let facts: Vec<FactChange> =
        known.into_iter().filter_map(|label| change(label, before.of(label), after.of(label))).collect();
    (!facts.is_empty()).then(|| ItemDifference { subject: after.subject.clone(), kind: DifferenceKind::Edited, facts })
}

fn change(label: &str, before: &str, after: &str) -> Option<FactChange> {
    (before != after).then(|| FactChange { label: label.into(), before: before.into(), after: after.into() })
}

fn written(score: Option<Exact>) -> String {
    score.map(|score| thai::decimal(score.0, 4)).unwrap_or_default()
}
