//! What every document prints at its head and foot.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::registers::{Agency, Emblem, Looks, Signatory, SignedPaper};
use crate::store::audit;
use crate::values::{Date, Id};
use crate::{Reader, Result};

/// Whose document it is, and when and from what state of the registers it was printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Letterhead {
    /// The ministry's Thai name.
    pub ministry: String,
    /// The agency.
    pub agency: Agency,
    /// What stands above its name on a cover; none in what was handed in before there were any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emblem: Option<Emblem>,
    /// How its documents look.
    #[serde(default, skip_serializing_if = "Looks::are_the_usual")]
    pub looks: Looks,
    /// Who signs its documents, where the agency says so itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatories: Vec<Signatory>,
    /// The head of the audit log as of the last change, its first sixteen hex digits; empty before any change.
    pub audit_head: String,
    /// The day it is printed on: passed in, so that the same input gives the same bytes.
    pub printed_on: Date,
}

impl Letterhead {
    /// Who signs a document of the agency's, from the left, where the agency says so itself.
    #[must_use]
    pub fn signers(&self, paper: SignedPaper) -> Vec<&Signatory> {
        self.signatories.iter().filter(|signatory| signatory.paper == paper).collect()
    }
}

/// Gathers the letterhead of an agency's documents.
///
/// # Errors
/// [`crate::Error::NotFound`] without the agency or its ministry.
pub fn letterhead(reader: &Reader<'_>, agency: Id<Agency>, printed_on: Date) -> Result<Letterhead> {
    let audit_head = audit::change_head(reader.connection())?.chars().take(16).collect();
    let (ministry, emblem) = (reader.ministry()?.name_th, Emblem::of(reader, agency)?);
    let (looks, signatories) = (Looks::of(reader, agency)?, Signatory::of(reader, agency)?);
    Ok(Letterhead { ministry, agency: reader.get(agency)?, emblem, looks, signatories, audit_head, printed_on })
}
