//! How rows of an action plan find items of the register, and what they write for a strategy.

use std::collections::HashMap;

use saisaat_core::registers::{ActionItem, Register, Strategy};
use saisaat_core::values::Id;

/// The items of the register by what they are found by, as the rows so far have left them.
#[derive(Default)]
pub(super) struct Items {
    strategies: HashMap<Id<ActionItem>, Id<Strategy>>,
    by_code: HashMap<String, Vec<Id<ActionItem>>>,
    by_title: HashMap<String, Vec<Id<ActionItem>>>,
}

impl Items {
    pub(super) fn insert(&mut self, item: &ActionItem) {
        self.strategies.insert(item.id, item.strategy_id);
        self.by_code.entry(item.code.clone()).or_default().push(item.id);
        self.by_title.entry(item.title.clone()).or_default().push(item.id);
    }

    pub(super) fn remove(&mut self, item: &ActionItem) {
        self.by_code.entry(item.code.clone()).or_default().retain(|id| *id != item.id);
        self.by_title.entry(item.title.clone()).or_default().retain(|id| *id != item.id);
    }

    /// Those of a code.
    pub(super) fn of_code(&self, code: &str) -> &[Id<ActionItem>] {
        self.by_code.get(code).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those of a title.
    pub(super) fn of_title(&self, title: &str) -> &[Id<ActionItem>] {
        self.by_title.get(title).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those of them that stand under a strategy.
    pub(super) fn under(&self, found: &[Id<ActionItem>], strategy: Id<Strategy>) -> Vec<Id<ActionItem>> {
        found.iter().copied().filter(|id| self.strategies.get(id) == Some(&strategy)).collect()
    }
}

/// A strategy's number and title without the word before them.
pub(super) fn bare(written: &str) -> &str {
    let bare = written.strip_prefix(const { Strategy::DECLARATION.named("title").label.th });
    bare.map_or(written, |bare| bare.strip_prefix("ที่").unwrap_or(bare))
}

/// Whether a text names a strategy: by number, by title, or by both.
pub(super) fn names(strategy: &Strategy, written: &str) -> bool {
    let both = plain(&format!("{}{}", strategy.code, strategy.title));
    [plain(&strategy.code), plain(&strategy.title), both].contains(&plain(bare(written)))
}

/// Letters and digits alone.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || ('\u{e31}'..='\u{e4e}').contains(c)).collect()
}
