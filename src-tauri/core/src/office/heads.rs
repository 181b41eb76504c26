//! The heads of the audit log: what is printed, named and written down of it elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::Office;
use crate::store::audit;
use crate::{Result, Verb};

/// The heads of reports handed in, with the report's name; none where nothing had changed yet.
const HANDED_IN: &str = "SELECT code || ' ' || s.year || '/' || s.round || ' #' || s.version AS name,
    json_extract(s.inputs, '$.head.audit_head') AS head
    FROM submissions AS s JOIN agencies AS a ON a.id = s.agency_id
    WHERE head <> '' ORDER BY s.year, s.round, code, s.version";

impl Office {
    /// The hashes of the audit log's lines.
    pub(crate) fn audit_hashes(&self) -> Result<BTreeSet<String>> {
        audit::hashes(&self.connection)
    }

    /// The hash of the audit log's first line.
    pub(crate) fn first_hash(&self) -> Result<Option<String>> {
        audit::hash_of(&self.connection, 1)
    }

    /// The heads that restores gave up, each with whether a key vouched for the restore.
    pub(crate) fn heads_given_up(&self) -> Result<BTreeMap<String, bool>> {
        audit::given_up(&self.connection)
    }

    /// Whether the audit log tells of a restore that no key vouched for where one should have.
    pub(crate) fn tells_of_unproven_restore(&self) -> Result<bool> {
        audit::tells_of(&self.connection, Verb::RestoreUnproven)
    }

    /// The heads at the foot of reports handed in, each with the report's name.
    pub(crate) fn heads_handed_in(&self) -> Result<Vec<(String, String)>> {
        let mut statement = self.connection.prepare_cached(HANDED_IN)?;
        let rows = statement.query_map([], |row| Ok((row.get("name")?, row.get("head")?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
