//! Files attached to records as evidence (เอกสารหลักฐาน). The register holds what a file is called and the SHA-256 of what it
//! holds; the bytes lie in the evidence folder, see [`crate::workspace::EvidenceStore`].

use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::{Listing, ensure, record, required};
use super::{
    ActionItem, Agency, Agreement, AwardScheme, Complaint, ComplaintStep, Gift, Indicator, IndicatorResult, Nomination,
    Person, ProgressEntry, Record, StrategicPlan, Strategy, TrainingSession,
};
use crate::Error;
use crate::values::{Date, Id};

/// A file attached to a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Attachment {
    /// Key.
    pub id: Id<Attachment>,
    /// The register of the record, one of [`ATTACHABLE`].
    pub register: String,
    /// The record's key.
    pub record_id: String,
    /// The file's name, with its extension.
    pub name: String,
    /// Bytes.
    pub size: u32,
    /// SHA-256 of the bytes, in hex.
    pub sha256: String,
    /// The day it was attached.
    pub attached_on: Date,
    /// Note.
    pub note: String,
}

/// The registers whose records can have files. Each has a trigger that takes the attachments along when a record goes.
pub const ATTACHABLE: &[&str] = &[
    Agency::TABLE,
    Person::TABLE,
    StrategicPlan::TABLE,
    Strategy::TABLE,
    ActionItem::TABLE,
    ProgressEntry::TABLE,
    TrainingSession::TABLE,
    AwardScheme::TABLE,
    Nomination::TABLE,
    Gift::TABLE,
    Complaint::TABLE,
    ComplaintStep::TABLE,
    Agreement::TABLE,
    Indicator::TABLE,
    IndicatorResult::TABLE,
];

record!(Attachment in "attachments" { id, register, record_id, name, size, sha256, attached_on, note }
    list Listing { agency: None, year: None, parent: Some("record_id"), order: "attached_on, name COLLATE thai, id" });

impl Attachment {
    fn rules(&self) -> Result<(), Error> {
        required("name", &self.name)?;
        ensure(ATTACHABLE.contains(&self.register.as_str()), "register", "not_attachable")
    }
}
