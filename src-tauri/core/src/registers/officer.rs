//! The officers who unlock the workspace, each with a passphrase of their own, and what each may do.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::choice;
use crate::Error;
use crate::values::Id;

choice! {
    /// What an officer may do.
    Role {
        /// Everything, officers and keys included.
        Administrator = "administrator" ("ผู้ดูแลแฟ้มงาน", "Administrator"),
        /// Read and change the registers.
        Officer = "officer" ("เจ้าหน้าที่", "Officer"),
        /// Read only.
        Reader = "reader" ("ผู้อ่าน", "Reader"),
    }
}

/// An integrity officer (เจ้าหน้าที่ส่งเสริมจริยธรรม) with access to the workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "officers", one("เจ้าหน้าที่", "officer"), many("เจ้าหน้าที่", "Officers"), agency = agency_id,
    order = "active DESC, name COLLATE thai", called = name, guarded
)]
pub struct Officer {
    /// Key; the audit log and the key file know the officer by it.
    pub id: Id<Officer>,
    /// Name. Who works with the records stands by it: it is no secret.
    #[field("ชื่อ–สกุล", "Name", public, required, list(12, 2fr))]
    pub name: String,
    /// Position.
    #[field("ตำแหน่ง", "Position", public, list(12, 2fr))]
    pub position: String,
    /// The agency the officer belongs to.
    #[field("ส่วนราชการ", "Agency", public)]
    pub agency_id: Option<Id<Agency>>,
    /// Role.
    #[field("สิทธิ์", "Role", public, default("officer"), list(9))]
    pub role: Role,
    /// Still has access; an officer who left stays on the list, for the audit log names them.
    #[field("ใช้งาน", "Active", public, default(true), list(7))]
    pub active: bool,
}

impl Officer {
    fn rules(&self) -> Result<(), Error> {
        Ok(())
    }
}
