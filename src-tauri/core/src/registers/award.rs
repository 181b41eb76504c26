//! Recognition awards (รางวัลเชิดชูเกียรติ): schemes and the people nominated for them.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{Listing, choice, ensure, record, required};
use super::{Agency, Person};
use crate::Error;
use crate::values::{Date, Decimal, Exact, FiscalYear, Id};

/// An award scheme of one fiscal year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AwardScheme {
    /// Key.
    pub id: Id<AwardScheme>,
    /// The agency.
    pub agency_id: Id<Agency>,
    /// The fiscal year.
    pub year: FiscalYear,
    /// Name.
    pub name: String,
    /// The standard or value it rewards.
    pub standard: String,
    /// Criteria.
    pub criteria: String,
    /// Who may be nominated.
    pub eligibility: String,
    /// How the selection is made.
    pub method: String,
    /// The order appointing the committee.
    pub committee_order: String,
    /// Rewards.
    pub rewards: String,
    /// Announced on.
    pub announced_on: Option<Date>,
}

record!(AwardScheme in "award_schemes" {
    id, agency_id, year, name, standard, criteria, eligibility, method, committee_order, rewards, announced_on
} list Listing { agency: Some("agency_id"), year: Some("year"), parent: None, order: "year DESC, name" });

impl AwardScheme {
    fn rules(&self) -> Result<(), Error> {
        required("name", &self.name)
    }
}

choice! {
    /// What the committee decided.
    Decision {
        /// Not yet decided.
        Nominated = "nominated",
        /// Receives the award.
        Awarded = "awarded",
        /// Does not.
        Declined = "declined",
    }
}

/// A nomination (การเสนอชื่อ) under a scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Nomination {
    /// Key.
    pub id: Id<Nomination>,
    /// The scheme.
    pub scheme_id: Id<AwardScheme>,
    /// The nominee.
    pub person_id: Id<Person>,
    /// Who nominated.
    pub nominator: String,
    /// Reasons.
    pub reasons: String,
    /// Evidence.
    pub evidence: String,
    /// Committee score, 0–100.
    pub score: Option<Exact>,
    /// Decision.
    pub decision: Decision,
}

record!(Nomination in "nominations" { id, scheme_id, person_id, nominator, reasons, evidence, score, decision }
list Listing {
    agency: Some("(SELECT agency_id FROM award_schemes WHERE id = scheme_id)"),
    year: Some("(SELECT year FROM award_schemes WHERE id = scheme_id)"),
    parent: Some("scheme_id"), order: "CAST(score AS REAL) DESC, id",
});

impl Nomination {
    fn rules(&self) -> Result<(), Error> {
        ensure(self.score.is_none_or(|s| s.0 >= Decimal::ZERO && s.0 <= Decimal::ONE_HUNDRED), "score", "out_of_range")
    }
}
