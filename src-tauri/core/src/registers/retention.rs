//! How long records are kept (ระยะเวลาเก็บรักษา), by class, as the Personal Data Protection Act B.E. 2562 asks.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{Listing, choice, ensure, record};
use crate::Error;
use crate::values::Id;

choice! {
    /// What is kept and purged together.
    RecordClass {
        /// People who are no longer on the staff and whom no training, nomination or gift names.
        People = "people",
        /// Training sessions with their attendances.
        Training = "training",
        /// Award schemes with their nominations.
        Awards = "awards",
        /// Gifts.
        Gifts = "gifts",
        /// Complaints that were closed, with what was done about them.
        Complaints = "complaints",
    }
}

/// How long a class is kept where no rule says otherwise: as long as the regulation on official documents keeps ordinary ones.
pub const YEARS_KEPT: u32 = 10;

/// How long the records of a class are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RetentionRule {
    /// Key.
    pub id: Id<RetentionRule>,
    /// The class.
    pub class: RecordClass,
    /// Fiscal years after a record's last one.
    pub years: u32,
}

record!(RetentionRule in "retention_rules" { id, class, years }
    list Listing { agency: None, year: None, parent: None, order: "class" });

impl RetentionRule {
    fn rules(&self) -> Result<(), Error> {
        ensure((1..=100).contains(&self.years), "years", "out_of_range")
    }
}
