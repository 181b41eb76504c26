//! What every noun of the sample is filled on: the agency, and how well it does.

use saisaat_core::registers::Agency;
use saisaat_core::values::FiscalYear;

use crate::agencies::Department;

/// The sample's newest fiscal year, whatever the clock says.
pub const NEWEST_YEAR: i32 = 2569;

/// Whether a year is the sample's newest, in which some things are still to be done.
pub(crate) fn is_newest(year: FiscalYear) -> bool {
    year.number() == NEWEST_YEAR
}

/// The agency that is being filled, and what it is like.
pub(crate) struct Ground<'a> {
    pub(crate) number: usize,
    pub(crate) agency: &'a Agency,
    pub(crate) department: &'static Department,
}

impl Ground<'_> {
    /// How well the agency does in a year: about the score it will get, in hundredths. Everyone improves.
    pub(crate) fn quality(&self, year: FiscalYear) -> i64 {
        const NEWEST: [i64; 6] = [455, 425, 395, 345, 440, 300];
        let years_ago = i64::from(NEWEST_YEAR - year.number());
        NEWEST[self.number % NEWEST.len()] - 25 * years_ago
    }
}
