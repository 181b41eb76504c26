//! The officers who unlock the workspace, each with a passphrase of their own, and what each may do.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Agency;
use super::record::{Listing, choice, record, required};
use crate::Error;
use crate::values::Id;

choice! {
    /// What an officer may do.
    Role {
        /// Everything, officers and keys included.
        Administrator = "administrator",
        /// Read and change the registers.
        Officer = "officer",
        /// Read only.
        Reader = "reader",
    }
}

/// An integrity officer (เจ้าหน้าที่ส่งเสริมจริยธรรม) with access to the workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Officer {
    /// Key; the audit log and the key file know the officer by it.
    pub id: Id<Officer>,
    /// The agency the officer belongs to.
    pub agency_id: Option<Id<Agency>>,
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Role.
    pub role: Role,
    /// Still has access; an officer who left stays on the list, for the audit log names them.
    pub active: bool,
}

record!(Officer in "officers" { id, agency_id, name, position, role, active }
    list Listing { agency: Some("agency_id"), year: None, parent: None, order: "active DESC, name COLLATE thai" });

impl Officer {
    fn rules(&self) -> Result<(), Error> {
        required("name", &self.name)
    }
}
