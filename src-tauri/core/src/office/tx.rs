//! Changes to the registers, inside one operation.

use std::cell::RefCell;
use std::ops::Deref;

use rusqlite::{CachedStatement, Connection, OptionalExtension, Transaction, named_params, params_from_iter};

use super::alike::Alike;
use super::{Reader, Recording, Surroundings};
use crate::registers::{Record, Register};
use crate::store::changeset::Changes;
use crate::values::Id;
use crate::{Error, Result};

/// The open transaction of an operation: a [`Reader`] that can also put and remove.
pub struct Tx<'a> {
    reader: Reader<'a>,
    surroundings: &'a Surroundings,
    recording: RefCell<Recording<'a>>,
    /// The statement that wrote last, with its SQL: of an import it writes nearly every row.
    writing: RefCell<Option<(&'static str, CachedStatement<'a>)>>,
    alike: RefCell<Alike>,
}

impl<'a> Deref for Tx<'a> {
    type Target = Reader<'a>;
    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

impl<'a> Tx<'a> {
    pub(super) fn new(
        transaction: &'a Transaction<'a>,
        surroundings: &'a Surroundings,
        recording: Recording<'a>,
        alike: Alike,
    ) -> Self {
        Self {
            reader: Reader::new(transaction),
            surroundings,
            recording: RefCell::new(recording),
            writing: RefCell::default(),
            alike: RefCell::new(alike),
        }
    }

    /// Ends the recording, see [`Recording::finish`]; answers also what is known of the distinct values as they are now.
    pub(super) fn recorded(self) -> Result<(Option<i64>, Changes, Alike)> {
        let (seq, changes) = self.recording.into_inner().finish()?;
        Ok((seq, changes, self.alike.into_inner()))
    }

    /// The connection, to write by other ways than [`Tx::put`] and its like: what is known of distinct values is forgotten.
    pub(super) fn connection(&self) -> &'a Connection {
        *self.alike.borrow_mut() = Alike::default();
        self.reader.connection()
    }

    /// Ends a part of the changeset here: to be called where every reference between records holds. What undo is to take back
    /// first, before a record it refers to goes and carries it along, belongs into a later part.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn end_part(&self) -> Result<()> {
        self.recording.borrow_mut().end_part()
    }

    /// Where time and keys come from.
    #[must_use]
    pub const fn surroundings(&self) -> &Surroundings {
        self.surroundings
    }

    /// A new key.
    pub fn new_id<T>(&self) -> Id<T> {
        self.surroundings.new_id()
    }

    /// Adds the record, or replaces the one with its key. A text in which lists masked an id, given back as they showed it, stays
    /// as it is stored.
    ///
    /// # Errors
    /// The register's own rule, [`Error::Duplicate`], or [`Error::NotFound`] when it refers to a record that is not there.
    pub fn put<T: Record>(&self, record: &T) -> Result<()> {
        let stored = || {
            let mut statement = self.reader.connection().prepare_cached(T::FIND)?;
            Ok(statement.query_row(named_params! { ":id": record.key() }, T::read).optional()?)
        };
        match record.with_typed_ids(stored)? {
            Some(whole) => self.write(T::PUT, &whole),
            None => self.write(T::PUT, record),
        }
    }

    /// Adds or replaces the record with what its register finds on saving.
    ///
    /// # Errors
    /// As [`Tx::put`], and what finding it refuses.
    pub fn save<T: Register>(&self, record: T) -> Result<()> {
        let record = record.prepare(self, self.surroundings)?;
        self.put(&record)?;
        record.follow(self)
    }

    /// Removes the record with this key, with what follows from that for others.
    ///
    /// # Errors
    /// As [`Tx::remove`].
    pub fn take_away<T: Register>(&self, id: Id<T>) -> Result<()> {
        let record: T = self.get(id)?;
        self.remove(id)?;
        record.follow(self)
    }

    /// Adds a record with a new key. Of many it is faster than [`Tx::put`]: SQLite need not keep what the pages were until it can
    /// tell whether a row replaces one.
    ///
    /// # Errors
    /// As [`Tx::put`]; [`Error::Duplicate`] when there is a record with its key.
    pub fn add<T: Record>(&self, record: &T) -> Result<()> {
        self.write(T::ADD, record)
    }

    fn write<T: Record>(&self, sql: &'static str, record: &T) -> Result<()> {
        record.check()?;
        self.alike.borrow_mut().refuse(self.reader.connection(), record)?;
        let mut writing = self.writing.borrow_mut();
        let (_, statement) = match writing.take().filter(|(last, _)| *last == sql) {
            Some(same) => writing.insert(same),
            None => writing.insert((sql, self.reader.connection().prepare_cached(sql)?)),
        };
        let written = statement.execute(params_from_iter(record.values()));
        match written.map_err(Error::from) {
            Err(Error::InUse) => Err(Error::NotFound { what: T::TABLE, key: record.key() }),
            other => other.map(|_| ()),
        }?;
        self.alike.borrow_mut().note(record);
        self.recording.borrow_mut().count()
    }

    /// Removes the record with this key.
    ///
    /// # Errors
    /// [`Error::NotFound`], or [`Error::InUse`] when other records refer to it.
    pub fn remove<T: Record>(&self, id: Id<T>) -> Result<()> {
        self.remove_key::<T>(&id.to_string())
    }

    pub(crate) fn remove_key<T: Record>(&self, key: &str) -> Result<()> {
        self.alike.borrow_mut().forget(T::TABLE);
        let removed = self.reader.connection().prepare_cached(T::REMOVE)?.execute(named_params! { ":id": key })?;
        if removed == 0 {
            return Err(Error::NotFound { what: T::TABLE, key: key.into() });
        }
        self.recording.borrow_mut().count()
    }
}
