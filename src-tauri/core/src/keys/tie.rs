//! What binds a key file to its database: a number that grows with every change of the seals, which the database's audit log
//! knows too, and the mark of the database's file; vouched for by the data key, so that neither can be edited.

use super::DataKey;
use super::file::{KeyFile, Tie};
use crate::{Error, Result};

const PURPOSE: &str = "Saisaat 2026-11 key file";

impl KeyFile {
    /// How many times it was written; 0 while it is of the first version, which did not count.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.tie.as_ref().map_or(0, |tie| tie.generation)
    }

    /// Whether it is known to belong to the database file with this salt.
    pub(crate) fn is_tied_to(&self, database: &str) -> bool {
        self.tie.as_ref().is_some_and(|tie| tie.database == database)
    }

    /// Whether it is known to belong to the database file with another salt than this.
    pub(crate) fn is_tied_to_another(&self, database: &str) -> bool {
        self.tie.as_ref().is_some_and(|tie| !tie.database.is_empty() && tie.database != database)
    }

    /// Ties it to a database file from the next writing on.
    pub(crate) fn tie_to(&mut self, database: String) {
        let generation = self.generation();
        self.tie = Some(Tie { generation, database, mac: String::new() });
    }

    /// Refuses seals that were put together by somebody without the data key, such as a removed officer's put back.
    ///
    /// # Errors
    /// [`Error::Damaged`]: `key file altered`.
    pub fn refuse_altered(&self, key: &DataKey) -> Result<()> {
        let Some(tie) = &self.tie else { return Ok(()) };
        let written = blake3::Hash::from_hex(&tie.mac).ok();
        // Compared in constant time.
        if written == Some(self.mac(key)) { Ok(()) } else { Err(Error::Damaged { what: "key file altered".into() }) }
    }

    /// Counts a writing and vouches for it.
    pub(super) fn bind(&mut self, key: &DataKey) {
        let database = self.tie.take().map(|tie| (tie.generation, tie.database));
        let (generation, database) = database.unwrap_or_default();
        self.tie = Some(Tie { generation: generation.saturating_add(1), database, mac: String::new() });
        let mac = self.mac(key).to_hex().to_string();
        if let Some(tie) = &mut self.tie {
            tie.mac = mac;
        }
    }

    fn mac(&self, key: &DataKey) -> blake3::Hash {
        let mut blank = self.clone();
        blank.check.clear();
        if let Some(tie) = &mut blank.tie {
            tie.mac.clear();
        }
        let bytes = serde_json::to_vec(&blank).unwrap_or_default();
        blake3::keyed_hash(key.derived(PURPOSE).bytes(), &bytes)
    }
}
