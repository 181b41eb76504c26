//! What rests on what (หลักฐานและความเชื่อมโยง): a record that serves another — evidence an indicator, a law a campaign, a print a disclosure
//! item. From each record one sees both ways.

use rusqlite::named_params;
use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::ATTACHABLE;
use super::record::{Record, choice, ensure};
use crate::values::Id;
use crate::values::personal::without_ids;
use crate::{Error, Reader, Result, Rule, Surroundings};

choice! {
    /// How one record serves the other.
    LinkKind {
        /// It shows that the other holds.
        Evidence = "evidence" ("เป็นหลักฐานของ", "Is evidence of"),
        /// It carries the other out.
        Serves = "serves" ("สนับสนุนหรือดำเนินการตาม", "Serves"),
        /// It came of the other.
        CameOf = "came_of" ("สืบเนื่องจาก", "Came of"),
    }
}

/// That a record serves another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "record_links", one("ความเชื่อมโยง", "link"), many("ความเชื่อมโยงของข้อมูล", "Links"), order = "id", called = nothing,
    unique(from_register, from_id, to_register, to_id), guarded, prepared
)]
pub struct RecordLink {
    /// Key.
    pub id: Id<RecordLink>,
    /// The register of the record that serves.
    #[field("ทะเบียนต้นทาง", "From the register", public, internal)]
    pub from_register: String,
    /// The record that serves.
    #[field("รายการต้นทาง", "From the record", public, internal)]
    pub from_id: String,
    /// The register of the record that is served.
    #[field("ทะเบียนปลายทาง", "To the register", public, internal)]
    pub to_register: String,
    /// The record that is served.
    #[field("รายการปลายทาง", "To the record", public, internal)]
    pub to_id: String,
    /// How.
    #[field("ลักษณะความเชื่อมโยง", "How", public)]
    pub kind: LinkKind,
    /// Note.
    #[field("หมายเหตุ", "Note", public)]
    pub note: String,
}

impl RecordLink {
    fn rules(&self) -> Result<(), Error> {
        ensure(ATTACHABLE.contains(&self.from_register.as_str()), "from_register", Rule::NotAttachable)?;
        ensure(ATTACHABLE.contains(&self.to_register.as_str()), "to_register", Rule::NotAttachable)?;
        ensure(self.from_id != self.to_id, "to_id", Rule::OwnParent)
    }
}

/// The other end of a link, as one of its records sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct LinkEnd {
    /// The link.
    pub id: Id<RecordLink>,
    /// Whether the record that asks is the one that serves.
    pub outgoing: bool,
    /// The register of the other record.
    pub register: String,
    /// The other record.
    pub record: String,
    /// What it is called; ids masked.
    pub name: String,
    /// How.
    pub kind: LinkKind,
    /// Note.
    pub note: String,
}

impl RecordLink {
    /// What a record serves, and what serves it.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn of(reader: &Reader<'_>, record: &str) -> Result<Vec<LinkEnd>> {
        let sql = format!(
            "SELECT {} FROM record_links WHERE from_id = :record OR to_id = :record ORDER BY id",
            Self::COLUMNS.join(", ")
        );
        let mut statement = reader.connection().prepare_cached(&sql)?;
        let links: Vec<Self> =
            statement.query_map(named_params! { ":record": record }, Self::read)?.collect::<rusqlite::Result<_>>()?;
        links.into_iter().map(|link| link.end(reader, record)).collect()
    }

    fn end(self, reader: &Reader<'_>, record: &str) -> Result<LinkEnd> {
        let outgoing = self.from_id == record;
        let (register, record) =
            if outgoing { (self.to_register, self.to_id) } else { (self.from_register, self.from_id) };
        let name = reader.called(&register, &record)?.unwrap_or_default();
        let name = without_ids(&name).into_owned();
        Ok(LinkEnd { id: self.id, outgoing, register, record, name, kind: self.kind, note: self.note })
    }

    /// Both records must be there.
    fn prepared(self, reader: &Reader<'_>, _: &Surroundings) -> Result<Self> {
        for (register, id) in [(&self.from_register, &self.from_id), (&self.to_register, &self.to_id)] {
            reader.require(register, id)?;
        }
        Ok(self)
    }
}
