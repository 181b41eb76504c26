//! The office: the one door to the database. Reads go through [`Reader`], changes through [`Office::operate`].
//!
//! Invariant: a change that `operate` acknowledged survives the machine's death, can be undone, and stands in the audit log.

mod action;
mod alike;
mod purge;
mod read;
mod recording;
mod submit;
mod surroundings;
mod take_back;
mod tx;

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, TransactionBehavior, named_params};

pub(crate) use action::table_named;
pub use action::{Action, Done, Verb};
pub use purge::PurgeCandidate;
pub use read::Reader;
use recording::Recording;
pub use submit::{SubmissionState, Unscorable, versions};
pub use surroundings::{Clock, Surroundings};
pub use take_back::{Kept, KeptRows, NAMED as KEPT_NAMED, TakenBack, TakingBack};
pub use tx::Tx;

use crate::keys::DataKey;
use crate::registers::{Officer, Record as _, Role};
use crate::store::apply::apply;
use crate::store::changeset::Changes;
pub use crate::store::journal::{UNDO_DAYS, UNDO_OPERATIONS};
pub use crate::store::sorting::EditedRows;
use crate::store::{audit, history, journal, open};
use crate::{AuditLine, Error, HistoryFilter, Operation, RecordChange, Result};

/// An open workspace database.
pub struct Office {
    connection: Connection,
    surroundings: Surroundings,
    at_work: Option<Officer>,
    key: Option<DataKey>,
    /// After how many rows put or removed a changeset's part ends; fewer in tests.
    rows_in_part: u32,
}

impl Office {
    /// Makes a new database; refuses to touch an existing file.
    ///
    /// # Errors
    /// [`Error::File`] when something is already there or the folder cannot be written.
    pub fn create(database: &Path, surroundings: Surroundings) -> Result<Self> {
        surroundings.clock.refuse_unset()?;
        Ok(Self::over(open::create(&open::WORKSPACE, database, None)?, surroundings))
    }

    /// Opens an existing database and brings its schema up to date.
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::TooNew`], [`Error::Damaged`] or [`Error::File`].
    pub fn open(database: &Path, surroundings: Surroundings) -> Result<Self> {
        surroundings.clock.refuse_unset()?;
        Self::over(open::existing(&open::WORKSPACE, database, None)?, surroundings).tidied()
    }

    /// Makes a new database encrypted with `key`; refuses to touch an existing file.
    ///
    /// # Errors
    /// As [`Office::create`].
    pub fn create_locked(database: &Path, key: &DataKey, surroundings: Surroundings) -> Result<Self> {
        surroundings.clock.refuse_unset()?;
        Ok(Self::over_locked(open::create(&open::WORKSPACE, database, Some(key))?, key, surroundings))
    }

    /// Opens an encrypted database.
    ///
    /// # Errors
    /// As [`Office::open`]; [`Error::Damaged`] when the key, which its seal vouches for, does not open the file.
    pub fn open_locked(database: &Path, key: &DataKey, surroundings: Surroundings) -> Result<Self> {
        surroundings.clock.refuse_unset()?;
        Self::over_locked(open::existing(&open::WORKSPACE, database, Some(key))?, key, surroundings).tidied()
    }

    /// An office in memory, for tests.
    ///
    /// # Errors
    /// [`Error::Db`] when SQLite cannot start.
    pub fn in_memory(surroundings: Surroundings) -> Result<Self> {
        Ok(Self::over(open::in_memory()?, surroundings))
    }

    fn tidied(self) -> Result<Self> {
        journal::forget_old(&self.connection, self.surroundings.clock.now())?;
        Ok(self)
    }

    fn over(connection: Connection, surroundings: Surroundings) -> Self {
        Self { connection, surroundings, at_work: None, key: None, rows_in_part: recording::ROWS_IN_PART }
    }

    fn over_locked(connection: Connection, key: &DataKey, surroundings: Surroundings) -> Self {
        Self { key: Some(key.clone()), ..Self::over(connection, surroundings) }
    }

    /// The data key of an encrypted workspace, for what lies beside the database.
    pub(crate) const fn key(&self) -> Option<&DataKey> {
        self.key.as_ref()
    }

    /// The data key, for an administrator who gives others access.
    pub(crate) fn administrators_key(&self) -> Result<&DataKey> {
        match (&self.at_work, &self.key) {
            (Some(officer), Some(key)) if officer.role == Role::Administrator => Ok(key),
            _ => Err(Error::invalid("role", "administrators_only")),
        }
    }

    /// Refuses officers who may not decide for all; in an unprotected workspace there are none to ask.
    fn refuse_non_administrators(&self) -> Result<()> {
        match &self.at_work {
            Some(officer) if officer.role != Role::Administrator => Err(Error::invalid("role", "administrators_only")),
            _ => Ok(()),
        }
    }

    /// Writes a whole, compact copy of the database, encrypted as it is, to a path where nothing is yet.
    pub(crate) fn copy_into(&self, path: &Path) -> Result<()> {
        let text = path.to_str().ok_or_else(|| Error::invalid("path", "not_unicode"))?;
        let copied = self.connection.execute("VACUUM INTO :path", named_params! { ":path": text });
        copied.map_err(|error| match Error::from(error) {
            // SQLite does not tell which disk is full: it is that of the copy.
            Error::File { source, .. } => Error::File { path: path.into(), source },
            other => other,
        })?;
        let synced = std::fs::File::open(path).and_then(|file| file.sync_all());
        synced.map_err(|source| Error::File { path: path.into(), source })
    }

    /// Opens a copy of this database with the same key, only to look at it.
    pub(crate) fn open_copy(&self, path: &Path) -> Result<Self> {
        Self::look_at(path, self.key.as_ref(), self.surroundings.clock.now())
    }

    /// Opens a database that is not to be touched: no log is made beside it, and its schema stays as it is.
    pub(crate) fn look_at(path: &Path, key: Option<&DataKey>, now: DateTime<Utc>) -> Result<Self> {
        let office = Self::over(open::untouched(&open::WORKSPACE, path, key)?, Surroundings::fixed(now, 0));
        Ok(Self { key: key.cloned(), ..office })
    }

    /// From now on `officer` is at work: the journal and the audit log name them by key, and a reader changes nothing.
    pub fn sign_in(&mut self, officer: Officer) {
        self.at_work = Some(officer);
    }

    /// Who is at work; nobody in particular in an unprotected workspace.
    #[must_use]
    pub const fn officer(&self) -> Option<&Officer> {
        self.at_work.as_ref()
    }

    fn signature(&self) -> String {
        self.at_work.as_ref().map(|officer| officer.id.to_string()).unwrap_or_default()
    }

    pub(crate) fn refuse_readers(&self) -> Result<()> {
        match &self.at_work {
            Some(officer) if officer.role == Role::Reader => Err(Error::invalid("role", "read_only")),
            _ => Ok(()),
        }
    }

    /// Reads; any number of questions, one at a time.
    ///
    /// # Errors
    /// Whatever the question returns.
    pub fn read<T>(&self, question: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        question(&Reader::new(&self.connection))
    }

    /// Changes the data: everything `work` does is one transaction, one undo and one audit line, or nothing at all.
    ///
    /// # Errors
    /// Whatever `work` returns, or SQLite's refusal to commit; in both cases nothing has changed.
    pub fn operate<T>(&mut self, action: Action, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<Done<T>> {
        self.change(action, Memory::Kept, work)
    }

    /// Changes who has access. It stands in the history and cannot be undone: undo would give back what was taken away.
    pub(crate) fn operate_on_officers(&mut self, verb: Verb, work: impl FnOnce(&Tx<'_>) -> Result<()>) -> Result<()> {
        self.change(Action::on::<Officer>(verb), Memory::Final, work).map(|_| ())
    }

    fn change<T>(
        &mut self,
        action: Action,
        memory: Memory,
        work: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.refuse_readers()?;
        let signature = self.signature();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let recording = Recording::begin(&transaction, &signature, action, self.rows_in_part)?;
        let tx = Tx::new(&transaction, &self.surroundings, recording);
        let value = work(&tx)?;
        let (seq, changes) = tx.recorded()?;
        if memory != Memory::Final && changes.tables.contains(&Officer::TABLE) {
            return Err(Error::invalid("role", "administrators_only"));
        }
        if let Some(seq) = seq {
            let at = self.surroundings.clock.now();
            audit::append(&transaction, at, &signature, action, &changes)?;
            journal::complete(&transaction, seq, at, changes.rows)?;
            match memory {
                Memory::Final => journal::make_final(&transaction)?,
                Memory::Wiped => journal::forget_all(&transaction)?,
                Memory::Kept => {}
            }
        }
        transaction.commit()?;
        Ok(Done { value, tables: changes.tables, rows: changes.rows })
    }

    /// Writes an audit line for what changes no record: an export, a backup; `rows` records were concerned.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn record(&mut self, action: Action, rows: u32) -> Result<()> {
        self.note(action, rows, "")
    }

    /// Writes an audit line about one record, such as that its masked value was shown; `key` is the record's.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn record_about(&mut self, action: Action, key: &str) -> Result<()> {
        self.note(action, 1, key)
    }

    fn note(&mut self, action: Action, rows: u32, fields: &str) -> Result<()> {
        let signature = self.signature();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let changes = Changes { rows, fields: fields.into(), ..audit::tally(&transaction)?.finish(&transaction)? };
        audit::append(&transaction, self.surroundings.clock.now(), &signature, action, &changes)?;
        Ok(transaction.commit()?)
    }

    /// Takes a single operation back though others came after it, as a new operation that can itself be undone.
    ///
    /// # Errors
    /// [`Error::Conflict`] when a later operation changed one of its rows; [`Error::NotFound`] when it does not stand or is
    /// forgotten.
    pub fn revert(&mut self, operation: i64) -> Result<Done<()>> {
        let action = journal::standing(&self.connection, operation)?;
        let reverting = Action { verb: Verb::Revert, register: action.register };
        self.operate(reverting, |tx| apply(tx.connection(), operation, journal::Direction::Back, |_| tx.end_part()))
    }

    /// Undoes the newest operation that stands; `None` when there is nothing to undo.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the rows are no longer as the operation left them; nothing has changed then.
    pub fn undo(&mut self) -> Result<Option<Done<Action>>> {
        self.travel(journal::Direction::Back)
    }

    /// Does the operation again that was undone last; `None` when there is none.
    ///
    /// # Errors
    /// As [`Office::undo`].
    pub fn redo(&mut self) -> Result<Option<Done<Action>>> {
        self.travel(journal::Direction::Forth)
    }

    fn travel(&mut self, direction: journal::Direction) -> Result<Option<Done<Action>>> {
        self.refuse_readers()?;
        let signature = self.signature();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let Some((action, changes)) = journal::travel(&transaction, direction)? else {
            return Ok(None);
        };
        let undoing = Action { verb: direction.verb(), register: action.register };
        let at = self.surroundings.clock.now();
        audit::append(&transaction, at, &signature, undoing, &changes)?;
        transaction.commit()?;
        Ok(Some(Done { value: action, tables: changes.tables, rows: changes.rows }))
    }

    /// What [`Office::undo`] and [`Office::redo`] would do next.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn history(&self) -> Result<(Option<Action>, Option<Action>)> {
        Ok((
            journal::next(&self.connection, journal::Direction::Back)?,
            journal::next(&self.connection, journal::Direction::Forth)?,
        ))
    }

    /// The newest operations first, `limit` of them, before operation `before` when given.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn operations(&self, filter: &HistoryFilter, before: Option<i64>, limit: u32) -> Result<Vec<Operation>> {
        history::operations(&self.connection, filter, before, limit)
    }

    /// The records an operation changed, at most `limit`, personal values masked.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn details(&self, operation: i64, limit: usize) -> Result<Vec<RecordChange>> {
        history::details(&self.connection, operation, limit)
    }

    /// The audit log, oldest first.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn audit(&self) -> Result<Vec<AuditLine>> {
        audit::lines(&self.connection)
    }

    /// Walks the audit chain and returns its head, which stands for everything before it.
    ///
    /// # Errors
    /// [`Error::Damaged`] naming the first line that does not hold.
    pub fn verify_audit(&self) -> Result<String> {
        audit::verify(&self.connection)
    }

    /// The hash of the audit log's last line, empty for an empty log.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn audit_head(&self) -> Result<String> {
        audit::head(&self.connection)
    }

    /// The hash of the last audit line that changed data: what reports print, so that equal data gives equal reports and a
    /// log that was cut short later is found out.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn change_head(&self) -> Result<String> {
        audit::change_head(&self.connection)
    }

    /// Whether data changed after the audit line whose hash begins with `head`; also when there is no such line.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn changed_since(&self, head: &str) -> Result<bool> {
        audit::changed_since(&self.connection, head)
    }

    /// Whether undo or redo could bring this text back.
    pub(crate) fn remembers(&self, text: &str) -> Result<bool> {
        journal::mentions(&self.connection, text)
    }

    /// Checks the whole file: pages, indexes, foreign keys and the audit chain.
    ///
    /// # Errors
    /// [`Error::Damaged`] saying what does not hold.
    pub fn check(&self) -> Result<()> {
        open::check(&self.connection)?;
        self.verify_audit().map(|_| ())
    }

    /// Where time and keys come from.
    #[must_use]
    pub const fn surroundings(&self) -> &Surroundings {
        &self.surroundings
    }

    /// Closes the file, folding the write-ahead log back into it.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn close(self) -> Result<()> {
        self.connection.close().map_err(|(_, error)| Error::from(error))
    }
}

/// What becomes of the journal after an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Memory {
    /// The operation can be undone.
    Kept,
    /// It cannot, but the history tells its fields.
    Final,
    /// Nothing so far can be undone, and no value that was removed is left in it.
    Wiped,
}

#[cfg(test)]
mod tests;
