//! Everything the documents of one award scheme print: the announcement and the certificates.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::letterhead::{Letterhead, letterhead};
use super::scorecard::agreement;
use crate::registers::{Agency, Agreement, AwardScheme, Decision, Nomination, Person, Scope};
use crate::values::{Date, Id};
use crate::{Reader, Result};

/// An award scheme and who was nominated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AwardReport {
    /// Whose, and when it was printed.
    pub head: Letterhead,
    /// The agreement of the year, whose head of agency signs; none where there is none.
    pub agreement: Option<Agreement>,
    /// The workspace, by the key of its ministry.
    #[serde(rename = "workspace_id")]
    pub workspace: Id<Agency>,
    /// The scheme.
    pub scheme: AwardScheme,
    /// The nominees, the highest score first.
    pub nominees: Vec<Nominee>,
}

/// A nominee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Nominee {
    /// Who.
    pub person: Person,
    /// The nomination.
    pub nomination: Nomination,
}

impl AwardReport {
    /// Those who receive the award.
    pub fn awardees(&self) -> impl Iterator<Item = &Nominee> {
        self.nominees.iter().filter(|nominee| nominee.nomination.decision == Decision::Awarded)
    }
}

/// Gathers a scheme.
///
/// # Errors
/// [`crate::Error::NotFound`] without the scheme; [`crate::Error::Db`].
pub fn award_report(reader: &Reader<'_>, scheme: Id<AwardScheme>, printed_on: Date) -> Result<AwardReport> {
    let scheme: AwardScheme = reader.get(scheme)?;
    let nominees = nominees(reader, &scheme)?;
    let agreement = agreement(reader, scheme.agency_id, scheme.year)?;
    let (workspace, head) = (reader.ministry()?.id, letterhead(reader, scheme.agency_id, printed_on)?);
    Ok(AwardReport { head, agreement, workspace, scheme, nominees })
}

/// The nominees of a scheme.
pub(super) fn nominees(reader: &Reader<'_>, scheme: &AwardScheme) -> Result<Vec<Nominee>> {
    let key = scheme.id.to_string();
    let nominations = reader.list::<Nomination>(&Scope { parent: Some(&key), ..Scope::default() })?;
    nominations
        .into_iter()
        .map(|nomination| Ok(Nominee { person: reader.get(nomination.person_id)?, nomination }))
        .collect()
}
