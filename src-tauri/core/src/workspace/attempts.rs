//! Wrong passphrases slow down: after three, each next one waits twice as long, up to five minutes. The count lies beside
//! the key file, without saying whose attempts they were, and goes into the audit log with the next success.

use std::fs;
use std::path::PathBuf;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use crate::files;
use crate::{Error, Result, Rule};

const FREE: u32 = 3;
const LONGEST: i64 = 300;

/// Failed attempts since the last success.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Failures {
    /// How many.
    pub(crate) count: u32,
    last: DateTime<Utc>,
}

/// The file that counts.
pub(crate) struct Attempts {
    path: PathBuf,
}

impl Attempts {
    pub(crate) const fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// The failures so far; a count that cannot be read is none, for it must not lock anybody out.
    pub(crate) fn failures(&self) -> Failures {
        fs::read(&self.path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Refuses an attempt that comes too soon.
    pub(crate) fn admit(&self, now: DateTime<Utc>) -> Result<()> {
        if self.wait(now).is_zero() { Ok(()) } else { Err(Error::invalid("passphrase", Rule::Wait)) }
    }

    /// How long until the next attempt is admitted.
    pub(crate) fn wait(&self, now: DateTime<Utc>) -> Duration {
        let failures = self.failures();
        let waited = now - failures.last;
        // A clock set back must not lock for years.
        if waited < Duration::zero() { Duration::zero() } else { (failures.pause() - waited).max(Duration::zero()) }
    }

    /// Counts a failure.
    pub(crate) fn failed(&self, now: DateTime<Utc>) -> Result<()> {
        let failures = Failures { count: self.failures().count.saturating_add(1), last: now };
        let bytes = serde_json::to_vec(&failures).map_err(|error| Error::Damaged { what: error.to_string() })?;
        files::replace(&self.path, &bytes)
    }

    /// Forgets the failures, once they stand in the audit log.
    pub(crate) fn succeeded(&self) {
        // Left behind, it slows the next one down; that is no harm.
        let _ = fs::remove_file(&self.path);
    }
}

impl Failures {
    fn pause(self) -> Duration {
        if self.count < FREE {
            return Duration::zero();
        }
        let doubled = 1_i64.checked_shl(self.count - FREE).unwrap_or(LONGEST).min(LONGEST);
        Duration::seconds(if self.count - FREE > 16 { LONGEST } else { doubled })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_runs_out_and_a_clock_set_back_ends_it() {
        let folder = tempfile::tempdir().expect("folder");
        let attempts = Attempts::new(folder.path().join("attempts.json"));
        let now = DateTime::UNIX_EPOCH + Duration::days(1);
        for _ in 0..5 {
            attempts.failed(now).expect("counts");
        }
        let wait = |seconds| attempts.wait(now + Duration::seconds(seconds)).num_seconds();
        assert_eq!([0, 1, 3, 4, 100, -1].map(wait), [4, 3, 1, 0, 0, 0]);
        assert!(attempts.admit(now).is_err() && attempts.admit(now + Duration::seconds(4)).is_ok());
    }

    #[test]
    fn pauses_double_after_three_failures_and_end_at_five_minutes() {
        let pause = |count| Failures { count, last: DateTime::UNIX_EPOCH }.pause().num_seconds();
        assert_eq!([0, 2, 3, 4, 5, 10, 12, 200].map(pause), [0, 0, 1, 2, 4, 128, 300, 300]);
    }
}
