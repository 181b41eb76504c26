//! The sample's fiscal years and the dates of their reporting rounds.

use saisaat_core::registers::{ReportingRound, Year};
use saisaat_core::values::{Date, FiscalYear, Round};
use saisaat_core::{Result, Tx};

use crate::keys::Keys;

/// Puts each year with its three rounds; a self-assessment is due thirty days after its round closes.
pub(crate) fn fill(tx: &Tx<'_>, years: &[FiscalYear], new: &Keys) -> Result<()> {
    for &year in years {
        tx.put(&Year { id: new.key(), year, note: "ข้อมูลตัวอย่าง".into() })?;
        for round in Round::ALL {
            let closes_on = round.last_day(year);
            let due_on = Date::from(closes_on.naive() + chrono::Duration::days(30));
            tx.put(&ReportingRound { id: new.key(), year, round, closes_on, due_on })?;
        }
    }
    Ok(())
}
