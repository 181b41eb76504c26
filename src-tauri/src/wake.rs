//! Waking a thread of the background when there is something for it to do.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Wakes a thread that rests until something is done; cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Wake(Arc<(Mutex<bool>, Condvar)>);

impl Wake {
    /// Something was done that may have left rows to be filled.
    pub(crate) fn wake(&self) {
        *self.awake() = true;
        self.0.1.notify_one();
    }

    /// Rests until it is woken, or was since it rested last.
    pub(crate) fn rest(&self) {
        let rested = self.0.1.wait_while(self.awake(), |awake| !*awake);
        *rested.unwrap_or_else(PoisonError::into_inner) = false;
    }

    fn awake(&self) -> MutexGuard<'_, bool> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_before_it_rests_wakes_it_too() {
        let wake = Wake::default();
        wake.wake();
        wake.rest();
        let other = wake.clone();
        let resting = std::thread::spawn(move || other.rest());
        wake.wake();
        resting.join().expect("wakes");
        assert!(!*wake.awake());
    }
}
