//! How much time passed, as the audit log tells it: the machine's clock may stand wrong for an hour or a year.
//!
//! Invariant: no single reading of a clock ages anything by more than [`LONGEST_STEP`], and one that later lines contradict ages
//! nothing at all.
//!
//! Of the moments in the order in which they were written, the longest run that never goes back is believed; what stands out of it,
//! ahead or behind, is a clock that was wrong. Along that run each step counts, but none more than [`LONGEST_STEP`], for a longer
//! silence cannot be told from a clock that jumped. So a workspace that is used once a month or oftener ages by the day, one that
//! nobody opens hardly ages.

use chrono::{DateTime, Duration, SecondsFormat, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::Result;

/// What a step between two moments counts at most.
const LONGEST_STEP: Duration = Duration::days(31);
/// A clock that is set right by the network goes back by seconds.
const SET_RIGHT: Duration = Duration::minutes(5);
/// A workspace is opened for every round, which are never so far apart.
pub(super) const IMPLAUSIBLE: Duration = Duration::days(200);
/// Of how many of the newest lines the latest moment is taken: one of a clock that stood behind must not make the next one
/// look far ahead.
const RECENT: u32 = 100;

/// How much time passed since each moment; they stand in the order in which they were written.
pub(crate) fn ages(moments: &[DateTime<Utc>]) -> Vec<Duration> {
    let mut ages = vec![Duration::zero(); moments.len()];
    let mut age = Duration::zero();
    let mut believed = longest_rising(moments).into_iter().rev().peekable();
    let mut later: Option<usize> = None;
    for at in (0..moments.len()).rev() {
        if believed.next_if_eq(&at).is_some() {
            let step = later.map_or(Duration::zero(), |later| moments[later] - moments[at]);
            age += step.min(LONGEST_STEP);
            later = Some(at);
        }
        // One that is not believed is as old as the next that is.
        ages[at] = age;
    }
    ages
}

/// Moments as the journal and the audit log write them: UTC, in the order of their text.
pub(crate) fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// What the audit log says against the machine's clock, and by which moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contradiction {
    /// It stands before the last line.
    Behind(DateTime<Utc>),
    /// It stands implausibly far after the newest lines.
    Ahead(DateTime<Utc>),
}

/// Whether the audit log speaks against the machine's clock.
pub(crate) fn contradiction(connection: &Connection, now: DateTime<Utc>) -> Result<Option<Contradiction>> {
    let mut statement = connection.prepare_cached("SELECT at FROM audit ORDER BY seq DESC LIMIT 1")?;
    let last: Option<String> = statement.query_row([], |row| row.get("at")).optional()?;
    let mut statement = connection
        .prepare_cached("SELECT max(at) AS at FROM (SELECT at FROM audit ORDER BY seq DESC LIMIT :recent)")?;
    let latest: Option<String> = statement.query_row(named_params! { ":recent": RECENT }, |row| row.get("at"))?;
    let behind = last.as_deref().and_then(read).filter(|last| now < *last - SET_RIGHT);
    let ahead = latest.as_deref().and_then(read).filter(|latest| now > *latest + IMPLAUSIBLE);
    Ok(behind.map(Contradiction::Behind).or(ahead.map(Contradiction::Ahead)))
}

/// A moment as [`super::journal::moment`] writes it.
pub(crate) fn read(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|moment| moment.to_utc())
}

/// The places of the longest run that never falls; of several, the one that ends earliest.
pub(super) fn longest_rising(moments: &[DateTime<Utc>]) -> Vec<usize> {
    // ends[n]: where a run of n + 1 moments ends, as early a moment as any such run has.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(moments.len());
    for (at, moment) in moments.iter().enumerate() {
        let length = ends.partition_point(|end| moments[*end] <= *moment);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut run: Vec<usize> = std::iter::successors(ends.last().copied(), |at| before[*at]).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(days: &[i64]) -> Vec<i64> {
        let moments: Vec<_> = days.iter().map(|day| DateTime::UNIX_EPOCH + Duration::days(*day)).collect();
        ages(&moments).iter().map(Duration::num_days).collect()
    }

    #[test]
    fn time_passes_as_the_lines_say_while_they_agree() {
        assert_eq!(days(&[]), Vec::<i64>::new());
        assert_eq!(days(&[5]), [0]);
        assert_eq!(days(&[0, 10, 10, 25]), [25, 15, 15, 0]);
    }

    #[test]
    fn a_long_silence_counts_a_month_and_a_clock_far_ahead_no_more() {
        assert_eq!(days(&[0, 730]), [31, 0]);
        assert_eq!(days(&[0, 1, 2, 732]), [33, 32, 31, 0]);
    }

    #[test]
    fn a_line_that_later_ones_contradict_ages_nothing() {
        // Ahead for one opening, and back.
        assert_eq!(days(&[0, 1, 730, 2, 3]), [3, 2, 1, 1, 0]);
        // Behind for one import.
        assert_eq!(days(&[1000, 1001, 3, 1002, 1003]), [3, 2, 1, 1, 0]);
        // A dead battery: every day begins long ago, until the network sets the clock right.
        let mut dead: Vec<i64> = Vec::new();
        (0..40).for_each(|day| dead.extend([0, 9000 + day, 9000 + day]));
        assert_eq!(days(&dead).first(), Some(&(39 + 31)), "the first of all was believed, with one long step after it");
        assert_eq!(days(&dead)[1], 39);
    }

    #[test]
    fn however_often_a_clock_jumps_it_adds_up_to_one_step() {
        let mut jumping: Vec<i64> = Vec::new();
        (0..30).for_each(|day| jumping.extend([day, day, 700 + day]));
        assert!(days(&jumping)[0] <= 29 + 31, "{:?}", days(&jumping));
    }
}
