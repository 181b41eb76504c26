//! National ids on the system's clipboard: there for thirty seconds or until the workspace is left, whichever comes first.
//!
//! Invariant: what somebody copied in the meantime is left alone. From here and not from the page, which WebKit lets touch the
//! clipboard only while a button is being pressed.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use zeroize::Zeroizing;

use crate::error::{Answer, Failure};

/// How long an id stays.
const STAYS: Duration = Duration::from_secs(30);

/// What was put on the clipboard and is to leave it again; cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct IdClipboard(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// Kept while something is on it: on X11 the text is served from here.
    board: Option<arboard::Clipboard>,
    text: Option<Zeroizing<String>>,
    /// Counts what was put, so that the time of an earlier id does not end that of a later one.
    turn: u64,
}

impl IdClipboard {
    /// Puts an id on the clipboard, for a while.
    ///
    /// # Errors
    /// `db` when there is no clipboard to put it on.
    pub(crate) fn put(&self, id: &str) -> Answer<()> {
        let mut state = self.state();
        let failed = |cause: arboard::Error| Failure::within(&cause);
        let mut board = state.board.take().map_or_else(arboard::Clipboard::new, Ok).map_err(failed)?;
        unremembered(&mut board).text(id).map_err(failed)?;
        state.board = Some(board);
        state.text = Some(Zeroizing::new(id.to_owned()));
        state.turn += 1;
        let (own, turn) = (self.clone(), state.turn);
        thread::spawn(move || {
            thread::sleep(STAYS);
            let mut state = own.state();
            if state.turn == turn {
                state.clear();
            }
        });
        Ok(())
    }

    /// Takes the id off the clipboard if it is still there.
    pub(crate) fn clear(&self) {
        self.state().clear();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn clear(&mut self) {
        let (Some(mut board), Some(text)) = (self.board.take(), self.text.take()) else { return };
        if board.get_text().is_ok_and(|now| now == *text) {
            // A clipboard that cannot be emptied is one that nobody can paste from either.
            let _ = board.clear();
        }
    }
}

/// Asks programs that remember what was copied not to.
#[cfg(target_os = "linux")]
fn unremembered(board: &mut arboard::Clipboard) -> arboard::Set<'_> {
    use arboard::SetExtLinux as _;
    board.set().exclude_from_history()
}

#[cfg(target_os = "windows")]
fn unremembered(board: &mut arboard::Clipboard) -> arboard::Set<'_> {
    use arboard::SetExtWindows as _;
    board.set().exclude_from_monitoring().exclude_from_cloud().exclude_from_history()
}

#[cfg(target_os = "macos")]
fn unremembered(board: &mut arboard::Clipboard) -> arboard::Set<'_> {
    use arboard::SetExtApple as _;
    board.set().exclude_from_history()
}
