//! Groups of those who answered: those large enough apart, the small ones together, and none that could be reckoned from the others.

use std::collections::BTreeMap;

/// The groups, each with the places of its sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Groups {
    /// Those that are told apart, by name.
    pub(super) apart: Vec<(String, Vec<usize>)>,
    /// Those that are told together.
    pub(super) pooled: Option<Vec<usize>>,
    /// How many groups are too small.
    pub(super) small: usize,
}

/// The groups of sheets by the unit of each. Small ones are pooled; a pool that is too small itself takes the smallest of the others along,
/// for what is left out could be reckoned from all and those told apart. Where there is no other, nothing is told by group.
pub(super) fn grouped(units: &[&str], least: usize) -> Groups {
    let mut by_unit: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        by_unit.entry(unit.trim()).or_default().push(at);
    }
    let name =
        |unit: &str| if unit.is_empty() { "ไม่ระบุกลุ่ม".to_owned() } else { unit.to_owned() };
    let (few, enough): (Vec<_>, Vec<_>) = by_unit.into_iter().partition(|(_, of)| of.len() < least);
    let mut apart: Vec<(String, Vec<usize>)> = enough.into_iter().map(|(unit, of)| (name(unit), of)).collect();
    let small = few.len();
    let mut pool: Vec<usize> = few.into_iter().flat_map(|(_, of)| of).collect();
    if !pool.is_empty() && pool.len() < least {
        let Some(smallest) = (0..apart.len()).min_by_key(|at| apart[*at].1.len()) else {
            return Groups { small, ..Groups::default() };
        };
        pool.extend(apart.remove(smallest).1);
    }
    pool.sort_unstable();
    let pooled = (!pool.is_empty() && !apart.is_empty()).then_some(pool);
    Groups { apart, pooled, small }
}
