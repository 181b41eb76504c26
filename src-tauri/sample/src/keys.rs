//! The sample's own keys.

use chrono::{DateTime, Utc};
use saisaat_core::values::{CaseCode, Id, Ids};

/// Makes the sample's keys, at a moment of its own: two samples of one size are the same rows.
pub(crate) struct Keys {
    ids: Ids,
    moment: DateTime<Utc>,
}

impl Keys {
    pub(crate) fn seeded(seed: u64) -> Self {
        // 1 October 2025, the first day of FY 2569.
        Self { ids: Ids::seeded(seed), moment: DateTime::UNIX_EPOCH + chrono::Duration::days(20_362) }
    }

    pub(crate) fn key<T>(&self) -> Id<T> {
        self.ids.next(self.moment)
    }

    pub(crate) fn case_code(&self) -> CaseCode {
        self.ids.case_code()
    }
}
