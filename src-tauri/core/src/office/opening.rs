//! Making and opening the database: with whom at work, and what is found on the way.
//!
//! Invariant: an encrypted database is handed out with an officer at work who has access, for keys that are not older than it.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::access::Access;
use super::alike::Alike;
use super::{Notice, Office, Reader, Surroundings, Verb, recording};
use crate::keys::DataKey;
use crate::lists::Lists;
use crate::registers::{Officer, Scope};
use crate::search::index;
use crate::store::clock::{self, Contradiction};
use crate::store::head::{Found, HeadFile};
use crate::store::touched::Watch;
use crate::store::{audit, journal, open};
use crate::values::Id;
use crate::{Error, Result, Rule};

impl Office {
    /// Makes a new database; refuses to touch an existing file.
    ///
    /// # Errors
    /// [`Error::File`] when something is already there or the folder cannot be written.
    pub fn create(database: &Path, surroundings: Surroundings) -> Result<Self> {
        surroundings.clock.refuse_unset()?;
        let connection = open::create(&open::WORKSPACE, database, None)?;
        let head = Some(HeadFile::new(database, None));
        Self { head, ..Self::over(connection, Access::Everybody, surroundings) }.searched()
    }

    /// Makes a new database encrypted with `key`, with its first officer at work; refuses to touch an existing file.
    ///
    /// # Errors
    /// As [`Office::create`], and what the register of officers refuses.
    pub fn create_locked(database: &Path, key: &DataKey, officer: Officer, surroundings: Surroundings) -> Result<Self> {
        surroundings.clock.refuse_unset()?;
        let connection = open::create(&open::WORKSPACE, database, Some(key))?;
        let head = Some(HeadFile::new(database, Some(key)));
        let access = Access::Officer(Box::new(officer.clone()), key.clone());
        let mut office = Self { head, ..Self::over(connection, access, surroundings) }.searched()?;
        office.operate_on_officers(Verb::Create, |tx| tx.put(&officer))?;
        Ok(office)
    }

    /// Opens an existing database and brings its schema up to date.
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::TooNew`], [`Error::Damaged`] or [`Error::File`].
    pub fn open(database: &Path, surroundings: Surroundings) -> Result<Self> {
        surroundings.clock.refuse_unset()?;
        let connection = open::existing(&open::WORKSPACE, database, None)?;
        Self::over(connection, Access::Everybody, surroundings).looked_over(database)
    }

    /// Opens an encrypted database for an officer. `generation` counts the writings of the key file that the key comes from.
    ///
    /// # Errors
    /// As [`Office::open`]; [`Error::Damaged`] when the key, which its seal vouches for, does not open the file, and with
    /// `key file older` when the database knows of a later one; [`Error::NotFound`] or [`Error::Invalid`] (`not_active`) for an
    /// officer without access.
    pub fn open_locked(
        database: &Path,
        key: &DataKey,
        generation: u32,
        officer: Id<Officer>,
        surroundings: Surroundings,
    ) -> Result<Self> {
        surroundings.clock.refuse_unset()?;
        let connection = open_with(database, key, generation)?;
        let officer = Reader::new(&connection).get(officer)?;
        if !officer.active {
            return Err(Error::invalid("officer", Rule::NotActive));
        }
        let access = Access::Officer(Box::new(officer), key.clone());
        Self::over(connection, access, surroundings).looked_over(database)
    }

    /// The officers who have access to an encrypted database, for somebody who has its key and is none of them.
    ///
    /// # Errors
    /// As [`Office::open_locked`].
    pub(crate) fn officers_within(database: &Path, key: &DataKey, generation: u32) -> Result<Vec<Officer>> {
        let connection = open_with(database, key, generation)?;
        let mut officers: Vec<Officer> = Reader::new(&connection).list(&Scope::default())?;
        officers.retain(|officer| officer.active);
        Ok(officers)
    }

    /// An office in memory, for tests.
    ///
    /// # Errors
    /// [`Error::Db`] when SQLite cannot start.
    pub fn in_memory(surroundings: Surroundings) -> Result<Self> {
        Self::over(open::in_memory()?, Access::Everybody, surroundings).searched()
    }

    /// Opens a copy of this database with the same key, only to look at it.
    pub(crate) fn open_copy(&self, path: &Path) -> Result<Self> {
        Self::look_at(path, self.key(), self.surroundings.clock.now())
    }

    /// Opens a database that is not to be touched: no log is made beside it, and its schema stays as it is.
    pub(crate) fn look_at(path: &Path, key: Option<&DataKey>, now: DateTime<Utc>) -> Result<Self> {
        let connection = open::untouched(&open::WORKSPACE, path, key)?;
        Ok(Self::over(connection, Access::Onlooker(key.cloned()), Surroundings::fixed(now, 0)))
    }

    /// The officer at work, as they are on the list from now on.
    pub(crate) fn update_officer(&mut self, saved: Officer) {
        if let Access::Officer(officer, _) = &mut self.access
            && officer.id == saved.id
        {
            **officer = saved;
        }
    }

    /// What the head file said when the database was opened; none in memory.
    pub(crate) fn head_found(&self) -> Option<&Found> {
        self.head.as_ref().map(HeadFile::found)
    }

    /// How the audit log is told of a writing of the key file; nothing when it knows already.
    pub(crate) fn news_of_keys(&self, generation: u32) -> Result<String> {
        let known = audit::key_generation(&self.connection)?;
        Ok(if generation == known { String::new() } else { audit::told_generation(generation) })
    }

    /// Refuses a key file that was written before the latest that the audit log tells of.
    ///
    /// # Errors
    /// [`Error::Damaged`]: `key file older`.
    pub(crate) fn refuse_older_keys(&self, generation: u32) -> Result<()> {
        refuse_older_keys(&self.connection, generation)
    }

    /// The salt that an encrypted database file begins with, in hex.
    pub(crate) fn salt(&self) -> Result<String> {
        open::salt_within(&self.connection)
    }

    pub(crate) fn add_notice(&mut self, notice: Notice) {
        self.notices.push(notice);
    }

    fn over(connection: Connection, access: Access, surroundings: Surroundings) -> Self {
        let rows_in_part = recording::ROWS_IN_PART;
        Self {
            connection,
            surroundings,
            access,
            head: None,
            notices: Vec::new(),
            rows_in_part,
            alike: Alike::default(),
            lists: Lists::default(),
            watch: Watch::default(),
            search: index::Filler::default(),
        }
    }

    /// Keeps the search index in step from now on.
    fn searched(self) -> Result<Self> {
        index::prepare(&self.connection)?;
        Ok(Self { watch: Watch::over(&self.connection)?, ..self })
    }

    fn looked_over(self, database: &Path) -> Result<Self> {
        let head = HeadFile::look(database, self.key(), &self.connection)?;
        let mut office = Self { head: Some(head), ..self }.tidied()?.searched()?;
        match office.head_found() {
            Some(Found::Contradicts { lines, .. }) => {
                let lines = u32::try_from(*lines).unwrap_or(u32::MAX);
                office.add_notice(Notice::RolledBack { lines });
            }
            Some(Found::Damaged) => office.add_notice(Notice::HeadFileDamaged),
            _ => {}
        }
        Ok(office)
    }

    /// Tells of a clock that stands wrong, and forgets what is too old to be undone.
    pub(super) fn tidied(mut self) -> Result<Self> {
        let now = self.surroundings.clock.now();
        self.notices.extend(clock::contradiction(&self.connection, now)?.map(of_clock));
        journal::forget_old(&self.connection, now)?;
        Ok(self)
    }
}

fn of_clock(contradiction: Contradiction) -> Notice {
    match contradiction {
        Contradiction::Behind(last) => Notice::ClockBehind { last: last.to_rfc3339() },
        Contradiction::Ahead(last) => Notice::ClockAhead { last: last.to_rfc3339() },
    }
}

/// An encrypted database, for keys that are not older than it.
fn open_with(database: &Path, key: &DataKey, generation: u32) -> Result<Connection> {
    let connection = open::existing(&open::WORKSPACE, database, Some(key))?;
    refuse_older_keys(&connection, generation)?;
    Ok(connection)
}

fn refuse_older_keys(connection: &Connection, generation: u32) -> Result<()> {
    let older = generation < audit::key_generation(connection)?;
    if older { Err(Error::Damaged { what: "key file older".into() }) } else { Ok(()) }
}
