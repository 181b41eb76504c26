//! What moment it is, and was, as the audit log tells it: for what is removed because of its age.
//!
//! Invariant: what is reckoned is never after the machine's clock, and no jump of the clock by more than [`IMPLAUSIBLE`] adds to it
//! unless an officer confirmed the date. So nothing is old because a clock stood years ahead, however often; what stood unused for
//! long is younger than it is, until somebody says what day it is.
//!
//! Up to the last line that confirms a date, moments are as they were written. From there on the longest run that never goes back
//! counts, as in [`super::clock`].

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, named_params};

use super::clock::{self, IMPLAUSIBLE, longest_rising};
use crate::{Result, Verb};

/// The machine's time against the audit log's.
pub(crate) struct Reckoning {
    /// The moments that are believed, oldest first: as written, and as reckoned.
    believed: Vec<(DateTime<Utc>, DateTime<Utc>)>,
    now: DateTime<Utc>,
}

impl Reckoning {
    /// What the log of this database makes of the machine's `now`.
    pub(crate) fn of(connection: &Connection, now: DateTime<Utc>) -> Result<Self> {
        let mut statement = connection.prepare_cached("SELECT max(seq) AS seq FROM audit WHERE verb = :confirmed")?;
        let confirmed: Option<i64> =
            statement.query_row(named_params! { ":confirmed": Verb::ConfirmDate }, |row| row.get("seq"))?;
        let mut statement = connection.prepare_cached("SELECT at FROM audit WHERE seq >= :from ORDER BY seq")?;
        let from = named_params! { ":from": confirmed.unwrap_or(0) };
        let written = statement.query_map(from, |row| row.get::<_, String>("at"))?;
        let written = written.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut moments: Vec<DateTime<Utc>> = written.iter().filter_map(|text| clock::read(text)).collect();
        if let Some(first) = moments.first().copied().filter(|_| confirmed.is_some()) {
            moments.retain(|moment| *moment >= first);
        }
        Ok(Self::from_moments(&moments, now))
    }

    /// From the moments in the order in which they were written.
    pub(crate) fn from_moments(moments: &[DateTime<Utc>], now: DateTime<Utc>) -> Self {
        let moments: Vec<_> = moments.iter().copied().chain([now]).collect();
        let mut believed: Vec<(DateTime<Utc>, DateTime<Utc>)> = Vec::new();
        for moment in longest_rising(&moments).into_iter().map(|at| moments[at]) {
            let reckoned = believed.last().map_or(moment, |(before, reckoned)| {
                let step = moment - *before;
                *reckoned + if step > IMPLAUSIBLE { Duration::zero() } else { step }
            });
            believed.push((moment, reckoned));
        }
        let now = believed.last().map_or(now, |(_, reckoned)| now.min(*reckoned));
        Self { believed, now }
    }

    /// Now, at the latest.
    pub(crate) const fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// What a moment is that the machine's clock told at some time.
    pub(crate) fn of_moment(&self, told: DateTime<Utc>) -> DateTime<Utc> {
        let later = self.believed.partition_point(|(moment, _)| *moment <= told);
        let reckoned = later.checked_sub(1).map_or(told, |at| {
            let (moment, reckoned) = self.believed[at];
            let next = self.believed.get(later).map_or(reckoned, |(_, next)| *next);
            next.min(reckoned + (told - moment))
        });
        reckoned.min(self.now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(days: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000 + days)
    }

    /// What the reckoning makes of now and of moments, in days.
    fn reckoned(log: &[i64], now: i64, moments: &[i64]) -> (i64, Vec<i64>) {
        let log: Vec<_> = log.iter().copied().map(day).collect();
        let reckoning = Reckoning::from_moments(&log, day(now));
        let days = |moment: DateTime<Utc>| (moment - day(0)).num_days();
        (days(reckoning.now()), moments.iter().map(|moment| days(reckoning.of_moment(day(*moment)))).collect())
    }

    #[test]
    fn while_the_log_and_the_clock_agree_moments_are_as_they_were_told() {
        assert_eq!(reckoned(&[], 5, &[-3, 5]), (5, vec![-3, 5]));
        assert_eq!(reckoned(&[0, 1, 190, 191], 200, &[0, 100, 191, 195]), (200, vec![0, 100, 191, 195]));
    }

    #[test]
    fn a_clock_years_ahead_makes_nothing_older_than_the_days_between_its_lines() {
        assert_eq!(reckoned(&[0, 1, 2], 3_650, &[0, 2, 3_650]), (2, vec![0, 2, 2]));
        assert_eq!(reckoned(&[0, 1, 2, 3_650, 3_651], 3_652, &[0, 2, 1_000, 3_650, 3_652]), (4, vec![0, 2, 2, 2, 4]));
        assert_eq!(reckoned(&[0, 1, 3_650, 7_300, 10_950], 14_600, &[0, 1]), (1, vec![0, 1]));
        // And back.
        assert_eq!(reckoned(&[0, 1, 2, 3_650, 3, 4], 5, &[2, 4, 3_650]), (5, vec![2, 4, 5]));
    }

    #[test]
    fn a_clock_behind_is_believed_for_nothing_is_old_by_it() {
        assert_eq!(reckoned(&[0, 1, 2], -9_000, &[0, 2]), (-9_000, vec![-9_000, -9_000]));
    }
}
