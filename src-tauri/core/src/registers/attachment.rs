//! Files attached to records as evidence (เอกสารหลักฐาน). The register holds what a file is called and the SHA-256 of what it
//! holds; the bytes lie in the evidence folder, see [`crate::workspace::EvidenceStore`].

use crate::Rule;
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::ATTACHABLE;
use super::record::ensure;
use crate::Error;
use crate::values::{Date, Id};

/// A file attached to a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "attachments", one("เอกสารแนบ", "attached file"), many("เอกสารแนบ", "Attached files"),
    parent = record_id, order = "attached_on, name COLLATE thai, id", called = name, guarded
)]
pub struct Attachment {
    /// Key.
    pub id: Id<Attachment>,
    /// The register of the record, one of [`ATTACHABLE`].
    #[field("ทะเบียน", "Register", public, internal)]
    pub register: String,
    /// The record's key.
    #[field("รายการที่แนบ", "Record", public, internal)]
    pub record_id: String,
    /// The file's name, with its extension.
    #[field("ชื่อไฟล์", "File name", public, required)]
    pub name: String,
    /// Bytes.
    #[field("ขนาด (ไบต์)", "Size (bytes)", public, computed)]
    pub size: u32,
    /// SHA-256 of the bytes, in hex.
    #[field("ค่าแฮช SHA-256", "SHA-256", public, computed)]
    pub sha256: String,
    /// The day it was attached.
    #[field("วันที่แนบ", "Attached on", public, computed)]
    pub attached_on: Date,
    /// Note.
    #[field("หมายเหตุ", "Note", remark)]
    pub note: String,
}

impl Attachment {
    fn rules(&self) -> Result<(), Error> {
        ensure(ATTACHABLE.contains(&self.register.as_str()), "register", Rule::NotAttachable)
    }
}
