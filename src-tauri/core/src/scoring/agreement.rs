//! The agreement's total: each indicator's weighted score, and their sum, shown to four decimals half up.
//!
//! Invariant: the total is the sum of the unrounded weighted scores. Where the printed column does not add up to the
//! printed total, [`Totals::column_adds_up`] says so, and the report prints [`NOT_FROM_ROUNDED`].

use crate::Rule;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::composite::weigh;
use super::criteria::{Unassessed, checked_weight};
use super::rounding::four_decimals;
use super::{ScoringError, Standing, words};

/// What the report says under a column that does not add up to its total.
pub const NOT_FROM_ROUNDED: &str = "ผลรวมจากค่าที่ไม่ปัดเศษ";

/// An indicator as the agreement weighs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoredItem {
    /// What an error about its weight shall name, such as `1.1.2.weight`.
    pub field: String,
    /// Its weight.
    pub weight: Decimal,
    /// Its standing this round.
    pub standing: Standing,
}

/// A row of the score summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Weighted {
    /// Its weight.
    #[specta(type = String)]
    pub weight: Decimal,
    /// Its standing this round.
    pub standing: Standing,
    /// The unrounded weighted score, score × weight ÷ Σ weights: none unless scored.
    #[specta(type = Option<String>)]
    pub exact: Option<Decimal>,
    /// The weighted score as shown.
    #[specta(type = Option<String>)]
    pub shown: Option<Decimal>,
}

/// The score summary of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Totals {
    /// One row per item, in the order given.
    pub rows: Vec<Weighted>,
    /// The Σ weights that scores are divided by.
    #[specta(type = String)]
    pub divisor: Decimal,
    /// The unrounded total: none while nothing is scored.
    #[specta(type = Option<String>)]
    pub exact: Option<Decimal>,
    /// The total as shown.
    #[specta(type = Option<String>)]
    pub shown: Option<Decimal>,
    /// The fields of items whose weight counts though they have no score: a total with any of these is not final.
    pub missing: Vec<String>,
    /// Whether the weighted scores as shown sum to the total as shown.
    pub column_adds_up: bool,
}

/// The total of an agreement whose weights sum to `stated` (100 unless the agreement says otherwise).
///
/// # Errors
/// `weight_total: weights_do_not_sum` when they sum to anything else; `negative` or `too_large` naming the item.
pub fn total(items: &[ScoredItem], stated: Decimal, unassessed: Unassessed) -> Result<Totals, ScoringError> {
    let mut sum = Decimal::ZERO;
    for item in items {
        sum += checked_weight(&item.field, item.weight)?;
    }
    if sum != stated {
        return Err(ScoringError::new("weight_total", Rule::WeightsDoNotSum));
    }
    Ok(summarise(items, unassessed))
}

/// The weighted mean of a group of an agreement's items, such as a dimension: none while nothing in it is scored.
#[must_use]
pub fn group_mean(items: &[ScoredItem], unassessed: Unassessed) -> Option<Decimal> {
    weigh(&weights(items), unassessed).1
}

impl Weighted {
    /// The row's arithmetic in Thai: `คะแนนถ่วงน้ำหนัก = 4.6400 × 1 ÷ 102 = 0.0455`; none unless scored.
    #[must_use]
    pub fn line(&self, divisor: Decimal) -> Option<String> {
        let (Standing::Scored(score), Some(shown)) = (self.standing, self.shown) else {
            return None;
        };
        let (weight, divisor) = (words::figure(self.weight), words::figure(divisor));
        Some(format!("คะแนนถ่วงน้ำหนัก = {} × {weight} ÷ {divisor} = {shown}", four_decimals(score)))
    }
}

fn summarise(items: &[ScoredItem], unassessed: Unassessed) -> Totals {
    let (divisor, exact) = weigh(&weights(items), unassessed);
    let rows: Vec<Weighted> = items.iter().map(|item| row(item, divisor)).collect();
    let shown = exact.map(four_decimals);
    let column: Decimal = rows.iter().filter_map(|row| row.shown).sum();
    let counts_unscored = |item: &&ScoredItem| match item.standing {
        Standing::Scored(_) => false,
        Standing::NotAssessed => unassessed == Unassessed::Keep,
        Standing::NoResult => true,
    };
    Totals {
        rows,
        divisor,
        exact,
        shown,
        missing: items.iter().filter(counts_unscored).map(|item| item.field.clone()).collect(),
        column_adds_up: shown.is_none_or(|shown| shown == column),
    }
}

fn row(item: &ScoredItem, divisor: Decimal) -> Weighted {
    let exact = match item.standing {
        Standing::Scored(_) if divisor.is_zero() => Some(Decimal::ZERO),
        Standing::Scored(score) => Some(score * item.weight / divisor),
        Standing::NotAssessed | Standing::NoResult => None,
    };
    Weighted { weight: item.weight, standing: item.standing, exact, shown: exact.map(four_decimals) }
}

fn weights(items: &[ScoredItem]) -> Vec<(Decimal, Standing)> {
    items.iter().map(|item| (item.weight, item.standing)).collect()
}
