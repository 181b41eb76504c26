//! Writing a plan, inside the one operation of the caller.

use saisaat_core::registers::Person;
use saisaat_core::{Error, Tx};

use super::{Counts, Field, Outcome, RosterPlan};

impl RosterPlan {
    /// Writes every insert and update of the plan.
    ///
    /// # Errors
    /// What the register refuses, for instance when it has changed since the plan was made; the operation then keeps nothing.
    pub fn apply(&self, tx: &Tx<'_>) -> Result<Counts, Error> {
        for row in &self.rows {
            match &row.outcome {
                Outcome::Insert => {
                    let mut person = Person::blank(tx.new_id(), self.agency);
                    row.draft.write_into(&mut person);
                    tx.put(&person)?;
                }
                Outcome::Update { id, changed } => {
                    let mut person: Person = tx.get(*id)?;
                    row.draft.write_into(&mut person);
                    if changed.contains(&Field::Agency) {
                        person.agency_id = self.agency;
                    }
                    tx.put(&person)?;
                }
                Outcome::Unchanged { .. } | Outcome::Skip { .. } => {}
            }
        }
        Ok(self.counts())
    }
}
