//! What each list of the page asked last: finding a long order ends as soon as its list wants another.
//!
//! Invariant: a question is answered unless its own list asked a later one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use saisaat_core::lists::Stop;
use serde::Deserialize;
use specta::Type;

/// Lists that are remembered: more than a page has at a time.
const MOST: usize = 256;

/// A question of a list.
#[derive(Clone, Copy, Debug, Deserialize, Type)]
pub(crate) struct Question {
    /// The list.
    pub(crate) list: u32,
    /// The how manieth it is of the list's.
    pub(crate) number: u32,
}

/// The latest question of each list.
#[derive(Clone, Default)]
pub(crate) struct Questions(Arc<Mutex<HashMap<u32, u32>>>);

impl Questions {
    /// Takes note of a question; answers how to tell that a later one was asked.
    pub(crate) fn ask(&self, Question { list, number }: Question) -> Stop {
        let mut latest = self.latest();
        if latest.len() >= MOST {
            latest.clear();
        }
        let known = latest.entry(list).or_default();
        *known = number.max(*known);
        let questions = self.clone();
        Arc::new(move || questions.latest().get(&list).is_some_and(|latest| *latest > number))
    }

    fn latest(&self) -> MutexGuard<'_, HashMap<u32, u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_given_up_when_its_own_list_asks_a_later_one() {
        let questions = Questions::default();
        let first = questions.ask(Question { list: 1, number: 1 });
        let again = questions.ask(Question { list: 1, number: 1 });
        let other = questions.ask(Question { list: 2, number: 9 });
        assert!(!first() && !again() && !other());
        let later = questions.ask(Question { list: 1, number: 2 });
        assert!(first() && again() && !later() && !other());
        assert!(questions.ask(Question { list: 1, number: 1 })(), "one that comes late is not answered either");
    }
}
