//! What day it is: by the machine's clock, by the audit log, and by the administrator who confirms it.

use serde::Serialize;
use specta::Type;

use super::{Action, Notice, Office, Verb};
use crate::store::clock;
use crate::store::reckoning::Reckoning;
use crate::values::Date;
use crate::{Error, Result, Rule};

/// Two answers to what day it is, which make a difference to what is past its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DateInDoubt {
    /// By the machine's clock.
    pub clock: Date,
    /// By the audit log; where the clock stands before its last line, that line's.
    pub log: Date,
}

impl Office {
    /// Whether the audit log speaks against the machine's date, and how, until an administrator confirms it.
    ///
    /// # Errors
    /// [`Error::Db`].
    pub fn date_in_doubt(&self) -> Result<Option<DateInDoubt>> {
        let clock = self.surroundings.clock.today();
        let behind = self.notices.iter().find_map(|notice| match notice {
            Notice::ClockBehind { last } => clock::read(last),
            _ => None,
        });
        let log = match behind {
            Some(last) => Date::in_thailand(last),
            None => self.today_at_latest()?,
        };
        let differs = self.doubts_clock() || log.fiscal_year() != clock.fiscal_year();
        Ok(differs.then_some(DateInDoubt { clock, log }))
    }

    /// Takes the machine's date for right, whatever the audit log tells; from then on it is what the log tells.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `role` unless an administrator asks; on `clock` with `another_day` when `today` is not the machine's date.
    pub fn confirm_date(&mut self, today: Date) -> Result<()> {
        self.access.refuse_non_administrators()?;
        if today != self.surroundings.clock.today() {
            return Err(Error::invalid("clock", Rule::AnotherDay));
        }
        self.record(Action::on_workspace(Verb::ConfirmDate), 0)?;
        self.notices.retain(|notice| !notice.is_of_clock());
        Ok(())
    }

    /// Whether the audit log contradicted the machine's clock at the opening: nothing is then to be purged.
    pub(super) fn doubts_clock(&self) -> bool {
        self.notices.iter().any(Notice::is_of_clock)
    }

    /// Today as far as the audit log and the machine's clock agree.
    pub(super) fn today_at_latest(&self) -> Result<Date> {
        Ok(Date::in_thailand(self.reckoning()?.now()))
    }

    /// The machine's time against the audit log's, for what is removed because of its age.
    pub(crate) fn reckoning(&self) -> Result<Reckoning> {
        Reckoning::of(&self.connection, self.surroundings.clock.now())
    }
}
