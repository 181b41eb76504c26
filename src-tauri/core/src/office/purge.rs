//! Purging records past their time: what is due is listed for review, and what was chosen goes for good, undo included.

use rusqlite::{Row, named_params};
use serde::Serialize;
use specta::Type;

use super::{Action, Done, Memory, Office, Tx, Verb};
use crate::registers::{
    Declaration, Kind, REGISTERS, Record, RecordClass, Retained, RetentionRule, Scope, YEARS_KEPT, of_register,
};
use crate::values::{Date, FiscalYear, Id};
use crate::{Error, Result, Rule};

/// A record that is past its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PurgeCandidate {
    /// Its class.
    pub class: RecordClass,
    /// Its key.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// The last fiscal year it belonged to.
    pub last_year: FiscalYear,
    /// How many records would go with it.
    pub parts: u32,
}

impl Office {
    /// The records past their time, class by class; by the audit log's date while it is in doubt, which is never the later one.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn due_for_purge(&self) -> Result<Vec<PurgeCandidate>> {
        let today = self.today_at_latest()?;
        let mut due = Vec::new();
        for class in RecordClass::ALL {
            due.extend(self.due(*class, today)?);
        }
        Ok(due)
    }

    /// Removes records of a class for good: nothing that was done so far can be undone afterwards.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `role` unless an administrator asks, on `key` for a record that is not past its time; then
    /// nothing is removed. [`Error::Invalid`] on `clock` with `contradicted` while the audit log contradicts the machine's clock and nobody
    /// confirmed the date.
    pub fn purge(&mut self, class: RecordClass, keys: &[String]) -> Result<Done<()>> {
        self.access.refuse_non_administrators()?;
        if self.doubts_clock() {
            return Err(Error::invalid("clock", Rule::Contradicted));
        }
        let due = self.due(class, self.today_at_latest()?)?;
        if keys.iter().any(|key| !due.iter().any(|candidate| candidate.key == *key)) {
            return Err(Error::invalid("key", Rule::NotDue));
        }
        let removed = of_register!(kept_with(class)?.0.table, T => self.wipe::<T>(keys));
        let done = removed.ok_or_else(not_kept)??;
        // What was removed still lies in the write-ahead log until it is folded back.
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(done)
    }

    fn wipe<T: Record>(&mut self, keys: &[String]) -> Result<Done<()>> {
        let removing = |tx: &Tx<'_>| keys.iter().try_for_each(|key| tx.remove_key::<T>(key));
        self.change(Action::on::<T>(Verb::Purge), Memory::Wiped, removing)
    }

    fn due(&self, class: RecordClass, today: Date) -> Result<Vec<PurgeCandidate>> {
        let rules: Vec<RetentionRule> = self.read(|reader| reader.list(&Scope::default()))?;
        let years = rules.iter().find(|rule| rule.class == class).map_or(YEARS_KEPT, |rule| rule.years);
        let kept = i32::try_from(years).unwrap_or(i32::MAX).saturating_add(1);
        let newest = today.fiscal_year().plus(-kept);
        let (register, retained) = kept_with(class)?;
        let mut statement = self.connection.prepare_cached(&past_its_time(register, retained))?;
        let rows = statement.query_map(named_params! { ":newest": newest }, |row: &Row<'_>| {
            let (key, label, year) = (row.get("id")?, row.get("label")?, row.get("year")?);
            Ok((year, PurgeCandidate { class, key, label, last_year: newest, parts: row.get("parts")? }))
        })?;
        let mut due = Vec::new();
        for row in rows {
            let (year, candidate): (Option<FiscalYear>, PurgeCandidate) = row?;
            // What is of no year is kept from when its line was made, which its key tells, where that is later.
            let made = || Id::<()>::parse(&candidate.key)?.made_at().map(|at| Date::in_thailand(at).fiscal_year());
            let last_year = if register.listing.year.is_some() { year } else { year.max(made()) };
            let past = last_year.filter(|year| *year <= newest);
            due.extend(past.map(|last_year| PurgeCandidate { last_year, ..candidate }));
        }
        Ok(due)
    }
}

fn not_kept() -> Error {
    Error::invalid("class", Rule::UnknownField)
}

/// The register whose records are kept and purged with a class, and what they are kept by.
fn kept_with(class: RecordClass) -> Result<(&'static Declaration, Retained)> {
    let mut all = REGISTERS.iter().filter_map(|register| Some((*register, register.retained?)));
    all.find(|(_, retained)| retained.class == class).ok_or_else(not_kept)
}

/// The SQL of the records that are past their time, those left out that others than their own parts refer to.
fn past_its_time(register: &Declaration, retained: Retained) -> String {
    let table = register.table;
    let year = retained.since.or(register.listing.year).unwrap_or("NULL");
    let referring = REGISTERS.iter().flat_map(|other| other.fields.iter().map(move |field| (other, field)));
    let referring = referring.filter(|(_, field)| matches!(field.kind, Kind::Reference(named) if named == table));
    let (mut parts, mut others) = (String::new(), String::new());
    for (other, field) in referring {
        let theirs = format!("FROM {} WHERE {} = {table}.id", other.table, field.name);
        if other.listing.parent == Some(field.name) {
            parts += &format!(" + (SELECT count(*) {theirs})");
        } else {
            others += &format!(" AND NOT EXISTS (SELECT 1 {theirs})");
        }
    }
    format!(
        "SELECT id, CAST({} AS TEXT) AS label, {year} AS year, 0{parts} AS parts FROM {table}
         WHERE {}{others} AND ({year} <= :newest{}) ORDER BY year, label COLLATE thai, id",
        register.called.sql().unwrap_or("id"),
        retained.only.unwrap_or("TRUE"),
        if register.listing.year.is_some() { String::new() } else { format!(" OR {year} IS NULL") },
    )
}
