//! Filling the search index while the window is open, a slice at a time between the commands.
//!
//! Invariant: the workspace is held for one slice at most, so that no command waits longer for it.

use std::time::Duration;

use crate::app_state::AppState;

/// Between two slices: what waits for the workspace comes first.
const BREATH: Duration = Duration::from_millis(10);
/// Between two looks where nothing was to be done.
const REST: Duration = Duration::from_millis(500);

impl AppState {
    /// Fills the index whenever something is missing, for as long as the program runs.
    pub(crate) fn fill_search_from_time_to_time(&self) {
        let state = self.clone();
        std::thread::spawn(move || {
            loop {
                let more = state.fill_search();
                std::thread::sleep(if more { BREATH } else { REST });
            }
        });
    }

    fn fill_search(&self) -> bool {
        let Some(mut session) = self.session_if_free() else { return true };
        let Some(open) = session.open.as_mut() else { return false };
        // What failed is tried again when the next change is searched for.
        open.office.fill_search().unwrap_or(false)
    }
}
