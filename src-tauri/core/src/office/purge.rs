//! Purging records past their time: what is due is listed for review, and what was chosen goes for good, undo included.

use rusqlite::{Row, named_params};
use serde::Serialize;
use specta::Type;

use super::{Action, Done, Memory, Office, Tx, Verb};
use crate::registers::{
    AwardScheme, Complaint, Gift, Person, Record, RecordClass, RetentionRule, Scope, TrainingSession, YEARS_KEPT,
    fiscal_year,
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

const TRAINING: &str = "SELECT id, title AS label, year,
    (SELECT count(*) FROM attendances WHERE session_id = s.id) AS parts
    FROM training_sessions AS s WHERE year <= :newest ORDER BY year, title COLLATE thai";

const AWARDS: &str = "SELECT id, name AS label, year,
    (SELECT count(*) FROM nominations WHERE scheme_id = s.id) AS parts
    FROM award_schemes AS s WHERE year <= :newest ORDER BY year, name COLLATE thai";

const GIFTS: &str = concat!(
    "SELECT id, description AS label, ",
    fiscal_year!("received_on"),
    " AS year, 0 AS parts FROM gifts WHERE year <= :newest ORDER BY received_on, id"
);

/// One that is open is past no time.
const COMPLAINTS: &str = concat!(
    "SELECT id, case_code AS label, ",
    fiscal_year!("closed_on"),
    " AS year, (SELECT count(*) FROM complaint_steps WHERE complaint_id = c.id) AS parts
    FROM complaints AS c WHERE closed_on IS NOT NULL AND year <= :newest ORDER BY closed_on, id"
);

/// When a person left is not known; when the line was made is, from its key.
const PEOPLE: &str = "SELECT id, prefix || first_name || ' ' || surname AS label, retires_on FROM people AS p
    WHERE active = 0
      AND NOT EXISTS (SELECT 1 FROM attendances WHERE person_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM nominations WHERE person_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM gifts WHERE receiver_id = p.id)
    ORDER BY first_name COLLATE thai, surname COLLATE thai";

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
        let done = match class {
            RecordClass::People => self.wipe::<Person>(keys),
            RecordClass::Training => self.wipe::<TrainingSession>(keys),
            RecordClass::Awards => self.wipe::<AwardScheme>(keys),
            RecordClass::Gifts => self.wipe::<Gift>(keys),
            RecordClass::Complaints => self.wipe::<Complaint>(keys),
        }?;
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
        match class {
            RecordClass::People => self.due_people(newest),
            RecordClass::Training => self.due_of_year(class, TRAINING, newest),
            RecordClass::Awards => self.due_of_year(class, AWARDS, newest),
            RecordClass::Gifts => self.due_of_year(class, GIFTS, newest),
            RecordClass::Complaints => self.due_of_year(class, COMPLAINTS, newest),
        }
    }

    fn due_of_year(&self, class: RecordClass, sql: &str, newest: FiscalYear) -> Result<Vec<PurgeCandidate>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(named_params! { ":newest": newest }, |row: &Row<'_>| {
            let (key, label) = (row.get("id")?, row.get("label")?);
            Ok(PurgeCandidate { class, key, label, last_year: row.get("year")?, parts: row.get("parts")? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn due_people(&self, newest: FiscalYear) -> Result<Vec<PurgeCandidate>> {
        let mut statement = self.connection.prepare_cached(PEOPLE)?;
        let rows = statement.query_map([], |row| {
            let (id, retired): (Id<Person>, Option<Date>) = (row.get("id")?, row.get("retires_on")?);
            let made = id.made_at().map(Date::in_thailand);
            let last_year = made.max(retired).map(Date::fiscal_year);
            Ok((id.to_string(), row.get("label")?, last_year))
        })?;
        let mut due = Vec::new();
        for row in rows {
            let (key, label, last_year) = row?;
            let past = last_year.filter(|year| *year <= newest);
            due.extend(past.map(|last_year| PurgeCandidate {
                class: RecordClass::People,
                key,
                label,
                last_year,
                parts: 0,
            }));
        }
        Ok(due)
    }
}
