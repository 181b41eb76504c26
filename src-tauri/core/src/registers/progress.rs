//! The progress log of an action item: where it stood as of a day, and what was spent by then.
//!
//! Invariant: an action's own row says what the newest line of its log does, so that a round's report can say what held on its last
//! day whatever was noted since.

use saisaat_derive::Register;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::record::ensure;
use super::{ActionItem, ActionStatus, Scope};
use crate::values::{Date, Id, Money};
use crate::{Error, Reader, Result, Rule, Tx};

/// A line of an action item's progress log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type, Register)]
#[register(
    table = "progress_entries", one("ความก้าวหน้า", "progress"), many("ความก้าวหน้า", "Progress"), areas(Plan),
    parent = action_id, order = "noted_on DESC, id DESC",
    called = "(SELECT title FROM action_items AS a WHERE a.id = action_id)", listed = "progress", attachable, followed
)]
pub struct ProgressEntry {
    /// Key.
    pub id: Id<ProgressEntry>,
    /// The action item.
    #[field("โครงการ", "Action item", public, internal)]
    pub action_id: Id<ActionItem>,
    /// The day as of which it says so.
    #[field("ข้อมูล ณ วันที่", "As of", public, span(4), also("วันที่"))]
    pub noted_on: Date,
    /// Where the action stood.
    #[field("สถานะ ณ วันนั้น", "Status on that day", public, span(4), also("สถานะ"))]
    #[serde(default = "underway")]
    pub status: ActionStatus,
    /// Percent done, 0–100.
    #[field("ความก้าวหน้า (ร้อยละ)", "Percent done", public, span(4))]
    pub percent: i32,
    /// Spent by then; none: as the line before says.
    #[field(
        "เบิกจ่ายสะสม (บาท)",
        "Spent to date (baht)",
        public,
        span(4),
        hint("เว้นว่างได้ถ้าไม่เปลี่ยนแปลง", "Empty where it has not changed")
    )]
    #[serde(default)]
    pub spend: Option<Money>,
    /// The day it was finished.
    #[field("แล้วเสร็จเมื่อวันที่", "Finished on", public, when(status = "done"), span(4), also("วันที่แล้วเสร็จ"))]
    #[serde(default)]
    pub finished_on: Option<Date>,
    /// Whether nobody told the day: it was assumed of what an import or an earlier version knew without one.
    #[field("วันที่เป็นค่าประมาณ", "The day is assumed", public, computed)]
    #[serde(default)]
    pub assumed: bool,
    /// What was done.
    #[field("สิ่งที่ดำเนินการ", "What was done", public, lines(3))]
    pub note: String,
}

const fn underway() -> ActionStatus {
    ActionStatus::Underway
}

impl ProgressEntry {
    fn rules(&self) -> Result<(), Error> {
        ensure((0..=100).contains(&self.percent), "percent", Rule::OutOfRange)?;
        ensure(self.spend.is_none_or(|spend| spend >= Money::ZERO), "spend", Rule::Negative)?;
        match (self.status, self.finished_on) {
            (ActionStatus::Done, None) => ensure(false, "finished_on", Rule::RequiredWhenDone),
            (ActionStatus::Done, Some(day)) => ensure(day <= self.noted_on, "finished_on", Rule::AfterTheDayNoted),
            (_, finished) => ensure(finished.is_none(), "finished_on", Rule::OnlyWhenDone),
        }
    }

    /// The action's own row says what the newest line does.
    fn followed(&self, tx: &Tx<'_>) -> Result<()> {
        let action: ActionItem = tx.get(self.action_id)?;
        let told = action.clone().standing(&Standing::newest(&Self::of(tx, self.action_id)?));
        if told == action { Ok(()) } else { tx.put(&told) }
    }

    /// The log of an action, the newest line first.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn of(reader: &Reader<'_>, action: Id<ActionItem>) -> Result<Vec<Self>> {
        reader.list(&Scope { parent: Some(&action.to_string()), ..Scope::default() })
    }
}

/// Where an action stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    status: ActionStatus,
    spend: Money,
    finished_on: Option<Date>,
    /// The line that says so; none where nothing was noted yet.
    pub entry: Option<ProgressEntry>,
}

impl Standing {
    /// As the newest line says.
    #[must_use]
    pub fn newest(log: &[ProgressEntry]) -> Self {
        let spend = log.iter().find_map(|entry| entry.spend).unwrap_or(Money::ZERO);
        let entry = log.first().cloned();
        Self {
            status: entry.as_ref().map_or(ActionStatus::Planned, |entry| entry.status),
            spend,
            finished_on: entry.as_ref().and_then(|entry| entry.finished_on),
            entry,
        }
    }

    /// Whether nobody told the day from which it is so.
    #[must_use]
    pub fn is_assumed(&self) -> bool {
        self.entry.as_ref().is_some_and(|entry| entry.assumed)
    }

    /// As it was known on a day, whatever was noted of later ones. The log's newest line is its first.
    #[must_use]
    pub fn as_of(log: &[ProgressEntry], day: Date) -> Self {
        let later = log.iter().take_while(|entry| entry.noted_on > day).count();
        Self::newest(&log[later..])
    }
}

impl ActionItem {
    /// The action as it stood.
    #[must_use]
    pub fn standing(self, at: &Standing) -> Self {
        Self { status: at.status, spend: at.spend, finished_on: at.finished_on, ..self }
    }

    /// The action as it stood on a day, and what its log says of that.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn as_of(self, reader: &Reader<'_>, day: Date) -> Result<(Self, Standing)> {
        let standing = Standing::as_of(&ProgressEntry::of(reader, self.id)?, day);
        Ok((self.standing(&standing), standing))
    }

    /// Saves the action as somebody told it who told no day. Where it stands otherwise than its log says, the log gains a line: of
    /// the day it was finished, else of today or the last day of its year, which is then said to be assumed.
    ///
    /// # Errors
    /// As [`Tx::put`].
    pub fn put_as_told(&self, tx: &Tx<'_>) -> Result<()> {
        tx.put(self)?;
        let log = ProgressEntry::of(tx, self.id)?;
        let known = Standing::newest(&log);
        if self.clone().standing(&known) == *self {
            return Ok(());
        }
        let newest = known.entry.as_ref();
        let told = self.finished_on.unwrap_or_else(|| tx.surroundings().clock.today().min(self.year.last_day()));
        let noted_on = newest.map_or(told, |entry| told.max(entry.noted_on));
        let done = self.status == ActionStatus::Done;
        tx.put(&ProgressEntry {
            id: tx.new_id(),
            action_id: self.id,
            noted_on,
            status: self.status,
            percent: if done { 100 } else { newest.map_or(0, |entry| entry.percent) },
            spend: Some(self.spend),
            finished_on: self.finished_on,
            assumed: self.finished_on != Some(noted_on) || self.spend != known.spend,
            note: String::new(),
        })
    }
}

#[cfg(test)]
mod tests;
