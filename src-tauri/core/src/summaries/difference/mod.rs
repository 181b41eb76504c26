//! What differs between two reports of a round: versions that were handed in, or a version and the registers of today.
//!
//! Invariant: pure; a report differs from itself in nothing, and every field of a record it holds is either compared or named as
//! left out, which the compiler checks (see `fields!`). Days of printing and audit heads are no difference.

mod indicators;
mod subject;
mod whole;
mod words;
mod work;

use serde::{Deserialize, Serialize};
use specta::Type;

use self::subject::Subject;
use super::{IndicatorReport, Letterhead};
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
    /// Whom it is about, where that is a person.
    pub person: Option<String>,
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
    /// Why one of them cannot be scored, in Thai; nothing is compared then.
    pub unscorable: Option<String>,
}

/// Compares two reports.
///
/// Records are the same when their key is; else when register and number are, as with the agreements of two years.
#[must_use]
pub fn difference(before: &IndicatorReport, after: &IndicatorReport) -> Difference {
    let mut items = records(&[whole::subject(before, after)], &[whole::subject(after, before)]);
    items.extend(records(&indicators::subjects(before), &indicators::subjects(after)));
    items.extend(records(&work::subjects(&before.work, &after.work), &work::subjects(&after.work, &before.work)));
    Difference { total: total(before.scorecard.total, after.scorecard.total), items }
}

fn total(before: Option<Exact>, after: Option<Exact>) -> Option<FactChange> {
    let written = |score: Option<Exact>| score.map(|score| thai::decimal(score.0, 4)).unwrap_or_default();
    let changed =
        FactChange { label: "คะแนนรวม".into(), before: written(before), after: written(after) };
    (changed.before != changed.after).then_some(changed)
}

fn records(before: &[Subject], after: &[Subject]) -> Vec<ItemDifference> {
    let mut left: Vec<&Subject> = before.iter().collect();
    let mut take = |is: &dyn Fn(&Subject) -> bool| left.iter().position(|old| is(old)).map(|at| left.remove(at));
    // Keys go first, so that no number takes away what a key will ask for.
    let by_key: Vec<_> = after.iter().map(|new| take(&|old| old.is(new))).collect();
    let mut differences = Vec::new();
    for (new, old) in after.iter().zip(by_key) {
        let Some(old) = old.or_else(|| take(&|old| old.is_numbered_as(new))) else {
            differences.push(new.difference(DifferenceKind::Added, Vec::new()));
            continue;
        };
        let facts = old.changes(new);
        if !facts.is_empty() {
            differences.push(new.difference(DifferenceKind::Edited, facts));
        }
    }
    differences.extend(left.into_iter().map(|old| old.difference(DifferenceKind::Removed, Vec::new())));
    differences
}
