//! Keys: `UUIDv7` text made by the caller, typed by the record they name, so rows from two machines can meet in one file.

use serde::{Deserialize, Serialize};
use specta::Type;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Mutex;

use chrono::{DateTime, Utc};
use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha12Rng;
use uuid::Uuid;

use super::CaseCode;

/// The key of a `T`: a lower-case `UUIDv7`.
#[derive(Serialize, Deserialize, Type)]
#[serde(try_from = "String", into = "String", bound = "")]
#[specta(transparent, bound = "")]
pub struct Id<T>(#[specta(type = String)] Uuid, #[specta(skip)] PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// Reads a key.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::parse_str(text).ok().map(|u| Self(u, PhantomData))
    }

    /// When the key was made, which it tells to the millisecond.
    #[must_use]
    pub fn made_at(self) -> Option<DateTime<Utc>> {
        let (seconds, nanoseconds) = self.0.get_timestamp()?.to_unix();
        DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanoseconds)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl<T> TryFrom<String> for Id<T> {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a key")
    }
}
impl<T> From<Id<T>> for String {
    fn from(id: Id<T>) -> Self {
        id.to_string()
    }
}

/// Makes keys. Keys of one maker ascend, so insertion order is key order even within a millisecond.
pub struct Ids(Mutex<State>);

struct State {
    random: ChaCha12Rng,
    last: u128,
}

impl Ids {
    /// From the operating system's randomness.
    #[must_use]
    pub fn random() -> Self {
        Self::from_rng(ChaCha12Rng::from_os_rng())
    }

    /// The same keys in every run: for the sample ministry and for tests.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::from_rng(ChaCha12Rng::seed_from_u64(seed))
    }

    fn from_rng(random: ChaCha12Rng) -> Self {
        Self(Mutex::new(State { random, last: 0 }))
    }

    /// The next key, at the moment `now`.
    pub fn next<T>(&self, now: DateTime<Utc>) -> Id<T> {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let millis = now.timestamp_millis().max(0).unsigned_abs() & 0xffff_ffff_ffff;
        let mut noise = [0; 10];
        state.random.fill_bytes(&mut noise);
        let fresh = uuid::Builder::from_unix_timestamp_millis(millis, &noise).into_uuid().as_u128();
        // Two keys within one millisecond: step from the last by a small random amount in the lowest field.
        let made = if fresh > state.last { fresh } else { state.last + 1 + u128::from(noise[0]) };
        state.last = made;
        Id(Uuid::from_u128(made), PhantomData)
    }

    /// A new case code: chance alone, no time in it.
    pub fn case_code(&self) -> CaseCode {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut noise = [0; 10];
        state.random.fill_bytes(&mut noise);
        CaseCode::of_noise(noise)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_one_maker_ascend_and_are_version_seven() {
        let (ids, now) = (Ids::seeded(1), DateTime::UNIX_EPOCH + chrono::Duration::days(20_000));
        let made: Vec<Id<()>> = (0..1000).map(|_| ids.next(now)).collect();
        assert!(made.windows(2).all(|w| w[0] < w[1]));
        assert_eq!(made[999].0.get_version_num(), 7);
        assert_eq!(Id::parse(&made[5].to_string()), Some(made[5]));
    }
}
