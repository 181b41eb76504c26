//! Which rows are an agency's and those of the agencies below it, asked so that an index answers: a part is found from the agency down,
//! by what it is part of, and never by looking at every row for whose it is.

use rusqlite::named_params;

use super::{Agency, Declaration, Kind, below, register_named};
use crate::values::Id;
use crate::{Reader, Result};

/// Whose rows are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Those of the agency `:agency` and of all below it.
    Below,
    /// All: the agency `:agency` is the ministry.
    All,
}

impl Whose {
    /// Those of an agency and of all below it; without one, all.
    pub(crate) fn of(reader: &Reader<'_>, agency: Option<Id<Agency>>) -> Result<Self> {
        let Some(agency) = agency else { return Ok(Self::All) };
        const SQL: &str = "SELECT count(*) = 1 AND max(id) = :agency FROM agencies WHERE parent_id IS NULL";
        let mut statement = reader.connection().prepare_cached(SQL)?;
        let is_above_all = statement.query_row(named_params! { ":agency": agency }, |row| row.get(0))?;
        Ok(if is_above_all { Self::All } else { Self::Below })
    }

    /// The SQL of what holds of them in a register. The agency is named in any case, so that every question has the same parameters; a
    /// register that is of no agency is of all.
    pub(crate) fn sql(self, register: &Declaration) -> String {
        let own = (self == Self::Below).then(|| own(register, ":agency")).flatten();
        own.unwrap_or_else(|| ":agency IS :agency".to_owned())
    }
}

/// The SQL of what holds of a register's rows that are of the agency bound at `place` and of all below it; none where they are of no
/// agency.
pub(crate) fn own(register: &Declaration, place: &str) -> Option<String> {
    let agency = register.listing.agency?;
    let is_its_own = agency == "id" || register.field(agency).is_some();
    let by_whole = if is_its_own { None } else { by_whole(register, place) };
    Some(by_whole.unwrap_or_else(|| format!("{agency} IN {}", below(place))))
}

/// By what the register's records are part of, where that is of an agency.
fn by_whole(register: &Declaration, place: &str) -> Option<String> {
    let (_, part_of) = register.field(register.listing.parent?)?;
    let Kind::Reference(table) = part_of.kind else { return None };
    Some(format!("{} IN (SELECT id FROM {table} WHERE {})", part_of.name, own(register_named(table)?, place)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::{ActionItem, REGISTERS, Register as _, fixture};

    #[test]
    fn a_part_is_found_by_what_it_is_part_of_up_to_the_agency() {
        let below = below(":agency");
        let plans = format!("SELECT id FROM strategic_plans WHERE agency_id IN {below}");
        let strategies = format!("SELECT id FROM strategies WHERE plan_id IN ({plans})");
        assert_eq!(Whose::Below.sql(&ActionItem::DECLARATION), format!("strategy_id IN ({strategies})"));
        assert_eq!(Whose::All.sql(&ActionItem::DECLARATION), ":agency IS :agency");
    }

    #[test]
    fn no_register_is_looked_through_for_the_rows_of_an_agency() {
        let (office, _, agency) = fixture::office();
        let read = |reader: &Reader<'_>| {
            for register in REGISTERS.iter().filter(|register| register.listing.agency.is_some()) {
                let (table, own) = (register.table, Whose::Below.sql(register));
                let mut statement =
                    reader.connection().prepare(&format!("EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {own}"))?;
                let steps = statement.query_map(named_params! { ":agency": agency }, |row| row.get("detail"))?;
                let steps: Vec<String> = steps.collect::<rusqlite::Result<_>>()?;
                // Officers are few, and have no index.
                let looked = steps.iter().any(|step| step.starts_with(&format!("SCAN {table}"))) && table != "officers";
                assert!(!looked, "{table}: {steps:?}");
            }
            Ok(())
        };
        office.read(read).expect("explains");
    }

    #[test]
    fn all_rows_are_the_ministrys_and_those_below_an_agency_are_its_own() {
        let (office, ministry, agency) = fixture::office();
        let whose = |agency| office.read(|reader| Whose::of(reader, agency)).expect("asks");
        assert_eq!([None, Some(ministry), Some(agency)].map(whose), [Whose::All, Whose::All, Whose::Below]);
    }
}
