//! Values that lie beyond the bounds of their kind, which an older program let in: shown as they are, and told of.

use crate::registers::{
    ActionItem, Agreement, Attendance, Gift, GiftLimits, Indicator, IndicatorBaseline, IndicatorLevel, IndicatorResult,
    Nomination, Record, Scope, TrainingSession,
};
use crate::{Error, Reader, Result, Rule};

/// The rules of bounds; the other rules of a register may have come later than its records.
const RULES: [Rule; 3] = [Rule::AmountTooLarge, Rule::CountTooLarge, Rule::TooLarge];

/// A value beyond its bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeyondBounds {
    /// The register.
    pub register: &'static str,
    /// The record's key.
    pub key: String,
    /// The first field of it that is beyond, in `snake_case`.
    pub field: String,
    /// The rule.
    pub rule: Rule,
}

/// All records of registers of numbers that have such a value.
///
/// # Errors
/// [`Error::Db`].
pub fn beyond_bounds(reader: &Reader<'_>) -> Result<Vec<BeyondBounds>> {
    let found = [
        of::<ActionItem>(reader)?,
        of::<TrainingSession>(reader)?,
        of::<Attendance>(reader)?,
        of::<Nomination>(reader)?,
        of::<Gift>(reader)?,
        of::<GiftLimits>(reader)?,
        of::<Agreement>(reader)?,
        of::<Indicator>(reader)?,
        of::<IndicatorLevel>(reader)?,
        of::<IndicatorBaseline>(reader)?,
        of::<IndicatorResult>(reader)?,
    ];
    Ok(found.concat())
}

fn of<T: Record>(reader: &Reader<'_>) -> Result<Vec<BeyondBounds>> {
    let beyond = |record: &T| match record.check() {
        Err(Error::Invalid { field, rule }) if RULES.contains(&rule) => {
            Some(BeyondBounds { register: T::TABLE, key: record.key(), field, rule })
        }
        _ => None,
    };
    Ok(reader.list::<T>(&Scope::default())?.iter().filter_map(beyond).collect())
}
