//! Filling the search index while the window is open, a slice at a time between the commands.
//!
//! Invariant: the workspace is held for one slice at most, so that no command waits longer for it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::app_state::AppState;
use crate::log;

/// Between two slices: what waits for the workspace comes first.
const BREATH: Duration = Duration::from_millis(10);
/// After a first failure; after each that follows twice as long as before.
const AFTER_FAILURE: Duration = Duration::from_secs(1);
/// Failures in a row from which on the workspace is left alone until the program is started again.
const MOST_FAILURES: u32 = 5;

/// What comes after a slice.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    /// Another, so much later.
    Slice(Duration),
    /// Nothing until something is done.
    Rest,
}

/// How filling went so far.
#[derive(Default)]
struct Attempts {
    failures: u32,
    /// The workspace in which it failed too often.
    left_alone: Option<PathBuf>,
}

impl Attempts {
    /// Fills one slice of the workspace in a folder.
    fn slice<E: std::error::Error>(&mut self, folder: &Path, fill: impl FnOnce() -> Result<bool, E>) -> Next {
        if self.left_alone.as_deref() == Some(folder) {
            return Next::Rest;
        }
        match fill() {
            Err(error) if self.failures + 1 >= MOST_FAILURES => {
                log::note(&error);
                *self = Self { failures: 0, left_alone: Some(folder.to_owned()) };
                Next::Rest
            }
            Err(_) => {
                self.failures += 1;
                Next::Slice(AFTER_FAILURE * (1 << (self.failures - 1)))
            }
            Ok(more) => {
                self.failures = 0;
                if more { Next::Slice(BREATH) } else { Next::Rest }
            }
        }
    }
}

impl AppState {
    /// Fills the index whenever something is missing, for as long as the program runs.
    pub(crate) fn fill_search_from_time_to_time(&self) {
        let state = self.clone();
        std::thread::spawn(move || {
            let mut attempts = Attempts::default();
            loop {
                match state.fill_search(&mut attempts) {
                    Next::Slice(later) => std::thread::sleep(later),
                    Next::Rest => state.filling.rest(),
                }
            }
        });
    }

    fn fill_search(&self, attempts: &mut Attempts) -> Next {
        let mut session = self.session();
        let Some(open) = session.open.as_mut() else { return Next::Rest };
        attempts.slice(open.workspace.folder(), || open.office.fill_search())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Error;

    use super::*;

    #[test]
    fn filling_that_fails_is_tried_ever_later_and_then_left_alone_in_that_workspace_only() {
        let mut attempts = Attempts::default();
        let (mut asked, here) = (0, Path::new("here"));
        let mut waited = Vec::new();
        for _ in 0..9 {
            waited.push(attempts.slice(here, || {
                asked += 1;
                Err(Error::other("full"))
            }));
        }
        let seconds = |seconds| Next::Slice(Duration::from_secs(seconds));
        assert_eq!(waited[..5], [seconds(1), seconds(2), seconds(4), seconds(8), Next::Rest]);
        assert_eq!((asked, &waited[8]), (5, &Next::Rest));
        assert_eq!(attempts.slice(Path::new("there"), || Ok::<_, Error>(true)), Next::Slice(BREATH));
        assert_eq!(attempts.slice(Path::new("there"), || Ok::<_, Error>(false)), Next::Rest);
    }
}
