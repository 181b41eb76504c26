//! The office: the one door to the database. Reads go through [`Reader`], changes through [`Office::operate`].
//!
//! Invariant: a change that `operate` acknowledged survives the machine's death, can be undone, and stands in the audit log.

mod access;
mod alike;
mod date;
mod heads;
mod notice;
mod opening;
mod purge;
mod read;
mod recording;
mod surroundings;
mod take_back;
mod tx;

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use access::Access;
use alike::Alike;
pub use date::DateInDoubt;
pub use notice::Notice;
pub use purge::PurgeCandidate;
pub use read::Reader;
use recording::Recording;
pub use surroundings::{Clock, Surroundings};
pub use take_back::{Kept, KeptRows, NAMED as KEPT_NAMED, TakenBack, TakingBack};
pub use tx::Tx;

use crate::keys::DataKey;
use crate::lists::{self, Lists, Page, Query, Stop};
use crate::registers::{Officer, Record as _, Register};
use crate::search::index;
use crate::store::apply::apply;
use crate::store::changeset::Changes;
use crate::store::direction::Direction;
use crate::store::head::HeadFile;
pub use crate::store::journal::{UNDO_DAYS, UNDO_OPERATIONS};
pub use crate::store::revert_analysis::EditedRows;
use crate::store::touched::{Touched, Watch};
use crate::store::{audit, history, journal, open};
use crate::values::Id;
use crate::{Action, AuditLine, Done, Error, HistoryFilter, Operation, RecordChange, Result, Rule, Verb};

/// An open workspace database.
pub struct Office {
    connection: Connection,
    surroundings: Surroundings,
    access: Access,
    /// None in memory, and where the database is only looked at.
    head: Option<HeadFile>,
    notices: Vec<Notice>,
    /// After how many rows put or removed a changeset's part ends; fewer in tests.
    rows_in_part: u32,
    alike: Alike,
    pub(crate) lists: Lists,
    /// Which rows an operation touches.
    watch: Watch,
    search: index::Filler,
}

impl Office {
    /// The data key of an encrypted workspace, for what lies beside the database.
    pub(crate) const fn key(&self) -> Option<&DataKey> {
        self.access.key()
    }

    /// The data key, for an administrator who gives others access.
    pub(crate) fn administrators_key(&self) -> Result<&DataKey> {
        self.access.administrators_key()
    }

    pub(crate) fn refuse_readers(&self) -> Result<()> {
        self.access.refuse_readers()
    }

    /// Who is at work; nobody in particular in an unprotected workspace.
    #[must_use]
    pub fn officer(&self) -> Option<&Officer> {
        self.access.officer()
    }

    /// What is to be looked into, found when it was opened.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Writes a whole, compact copy of the database, encrypted as it is, to a path where nothing is yet.
    pub(crate) fn copy_into(&self, path: &Path) -> Result<()> {
        open::copy_into(&self.connection, path)
    }

    fn signature(&self) -> String {
        self.officer().map(|officer| officer.id.to_string()).unwrap_or_default()
    }

    /// Reads; any number of questions, one at a time.
    ///
    /// # Errors
    /// Whatever the question returns.
    pub fn read<T>(&self, question: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        question(&Reader::new(&self.connection))
    }

    /// Holds little of the database in memory from now on: for who reads much of it once.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn hold_little(&self) -> Result<()> {
        open::hold(&self.connection, open::LITTLE)
    }

    /// Some of the rows of a list, from the one at `first` on, `count` at most. The order is found at the first page and kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `filter` or `sort` where a field is none of the register's; [`Error::Db`].
    pub fn page<T: Register>(&mut self, query: &Query, first: u32, count: u32) -> Result<Page<T>> {
        let page = self.lists.page(&self.connection, query, (first, count), &lists::wanted())?;
        Ok(page.unwrap_or_else(|| Page { rows: Vec::new(), first: 0, total: 0 }))
    }

    /// [`Office::page`], given up as soon as `stop` says so: none then.
    ///
    /// # Errors
    /// As [`Office::page`].
    pub fn page_unless<T: Register>(
        &mut self,
        query: &Query,
        first: u32,
        count: u32,
        stop: &Stop,
    ) -> Result<Option<Page<T>>> {
        self.lists.page(&self.connection, query, (first, count), stop)
    }

    /// Where a record stands in a list; none where it is not in it.
    ///
    /// # Errors
    /// As [`Office::page`].
    pub fn place_in_list<T: Register>(&mut self, query: &Query, key: Id<T>) -> Result<Option<u32>> {
        self.lists.place(&self.connection, query, key)
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

    /// [`Office::operate`] with what becomes of the journal.
    pub(crate) fn change<T>(
        &mut self,
        action: Action,
        memory: Memory,
        work: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.refuse_readers()?;
        let signature = self.signature();
        // Of an operation that failed.
        self.watch.take();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let recording = Recording::begin(&transaction, &signature, action, self.rows_in_part)?;
        // Of an operation that fails nothing is known any more.
        let tx = Tx::new(&transaction, &self.surroundings, recording, std::mem::take(&mut self.alike));
        let value = work(&tx)?;
        let (seq, changes, alike) = tx.recorded()?;
        if memory != Memory::Final && changes.tables.contains(&Officer::TABLE) {
            return Err(Error::invalid("role", Rule::AdministratorsOnly));
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
        let touched = self.watch.take();
        index::follow(&transaction, &touched)?;
        if memory == Memory::Wiped {
            index::wipe(&transaction, &touched)?;
        }
        transaction.commit()?;
        self.alike = alike;
        self.followed(&touched);
        self.grown();
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

    /// Writes an audit line that tells of more than one thing; `fields` says which.
    pub(crate) fn note(&mut self, action: Action, rows: u32, fields: &str) -> Result<()> {
        self.access.refuse_onlookers()?;
        let signature = self.signature();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let changes = Changes { rows, fields: fields.into(), ..audit::tally(&transaction)?.finish(&transaction)? };
        audit::append(&transaction, self.surroundings.clock.now(), &signature, action, &changes)?;
        transaction.commit()?;
        self.grown();
        Ok(())
    }

    /// What is kept beside the registers is of the rows as they are now.
    fn followed(&mut self, touched: &Touched) {
        self.search.disturb(touched);
        self.lists.follow(&self.connection, touched);
    }

    /// Fills the search index on, for some 20 ms; answers whether more is to be done. Nothing of it is recorded.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn fill_search(&mut self) -> Result<bool> {
        self.search.work(&mut self.connection)
    }

    /// Makes the search index anew.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn repair_search(&mut self) -> Result<()> {
        self.forget_search()?;
        while self.fill_search()? {}
        Ok(())
    }

    /// Forgets the search index, which is of a database whose rows had other numbers.
    pub(crate) fn forget_search(&mut self) -> Result<()> {
        self.search = index::Filler::default();
        index::forget(&self.connection)
    }

    /// A line of the audit log is on the disk.
    fn grown(&mut self) {
        if let Some(head) = &mut self.head {
            head.grown(&self.connection);
        }
    }

    /// Writes down beside the database how far the audit log reaches.
    pub(crate) fn write_head(&mut self) {
        if let Some(head) = &mut self.head {
            head.write(&self.connection);
        }
    }

    /// Takes a single operation back though others came after it, as a new operation that can itself be undone.
    ///
    /// # Errors
    /// [`Error::Conflict`] when a later operation changed one of its rows; [`Error::NotFound`] when it does not stand or is
    /// forgotten.
    pub fn revert(&mut self, operation: i64) -> Result<Done<()>> {
        let action = journal::standing(&self.connection, operation)?;
        let reverting = Action { verb: Verb::Revert, register: action.register };
        self.operate(reverting, |tx| apply(tx.connection(), operation, Direction::Back, |_| tx.end_part()))
    }

    /// Undoes the newest operation that stands; `None` when there is nothing to undo.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the rows are no longer as the operation left them; nothing has changed then.
    pub fn undo(&mut self) -> Result<Option<Done<Action>>> {
        self.travel(Direction::Back)
    }

    /// Does the operation again that was undone last; `None` when there is none.
    ///
    /// # Errors
    /// As [`Office::undo`].
    pub fn redo(&mut self) -> Result<Option<Done<Action>>> {
        self.travel(Direction::Forth)
    }

    fn travel(&mut self, direction: Direction) -> Result<Option<Done<Action>>> {
        self.refuse_readers()?;
        let signature = self.signature();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        self.alike = Alike::default();
        self.watch.take();
        let Some((action, changes)) = journal::travel(&transaction, direction)? else {
            return Ok(None);
        };
        let undoing = Action { verb: direction.verb(), register: action.register };
        let at = self.surroundings.clock.now();
        audit::append(&transaction, at, &signature, undoing, &changes)?;
        let touched = self.watch.take();
        index::follow(&transaction, &touched)?;
        transaction.commit()?;
        self.followed(&touched);
        self.grown();
        Ok(Some(Done { value: action, tables: changes.tables, rows: changes.rows }))
    }

    /// What [`Office::undo`] and [`Office::redo`] would do next.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn history(&self) -> Result<(Option<Action>, Option<Action>)> {
        Ok((journal::next(&self.connection, Direction::Back)?, journal::next(&self.connection, Direction::Forth)?))
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

    /// Whether undo or redo could bring a record back that holds this text, whatever round that was handed in tells of it.
    pub(crate) fn could_bring_back(&self, text: &str) -> Result<bool> {
        journal::changes_mention(&self.connection, text)
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
    pub fn close(mut self) -> Result<()> {
        self.write_head();
        self.connection.close().map_err(|(_, error)| Error::from(error))
    }
}

/// What becomes of the journal after an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Memory {
    /// The operation can be undone.
    Kept,
    /// It cannot, but the history tells its fields.
    Final,
    /// Nothing so far can be undone, and no value that was removed is left in it.
    Wiped,
}

#[cfg(test)]
mod tests;
