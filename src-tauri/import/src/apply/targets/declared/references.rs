//! What the records are called that a register refers to, and which of them a cell means.

use std::collections::{HashMap, HashSet};

use saisaat_core::registers::register_named;
use saisaat_core::values::Id;
use saisaat_core::values::file_name::folded;
use saisaat_core::{Reader, Result};

use crate::apply::rows::hash_of;

/// A record of any register.
pub(super) type Key = Id<()>;

/// The names of a register's records.
#[derive(Default)]
pub(super) struct Names {
    /// By a hash of the name; none where several have it.
    by_name: HashMap<u64, Option<Key>>,
    by_code: HashMap<String, Key>,
    /// The same without their case; none where that alone tells two apart.
    by_folded: HashMap<String, Option<Key>>,
    /// What those are called that were asked about, and what tells them from all others.
    called: HashMap<Key, (String, Option<String>)>,
}

/// The record that a cell means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// This one.
    One(Key),
    /// Several have the name.
    Several,
    /// There is none.
    Nobody,
}

impl Names {
    pub(super) fn of(reader: &Reader<'_>, table: &str, asked: &HashSet<Key>) -> Result<Self> {
        let mut names = Self::default();
        let Some(register) = register_named(table) else { return Ok(names) };
        reader.each_called(register, |key, name, code| {
            let Some(key) = Key::parse(key) else { return };
            names.by_name.entry(name_hash(name)).and_modify(|known| *known = None).or_insert(Some(key));
            if let Some(code) = code {
                names.by_code.insert(code.to_owned(), key);
                names.by_folded.entry(folded(code)).and_modify(|known| *known = None).or_insert(Some(key));
            }
            if asked.contains(&key) {
                names.called.insert(key, (name.to_owned(), code.map(ToOwned::to_owned)));
            }
        })?;
        Ok(names)
    }

    /// What a record is called in a cell: by its name, or where several have that, by its code.
    pub(super) fn shown(&self, key: Key) -> Option<String> {
        let (name, code) = self.called.get(&key)?;
        let is_only = self.by_name.get(&name_hash(name)).is_some_and(Option::is_some);
        Some(code.as_ref().filter(|_| !is_only).unwrap_or(name).clone())
    }

    /// The record that a cell means.
    pub(super) fn meant(&self, text: &str) -> Meant {
        match (self.by_code.get(text), self.by_name.get(&name_hash(text))) {
            (Some(key), _) | (None, Some(Some(key))) => Meant::One(*key),
            (None, Some(None)) => Meant::Several,
            (None, None) => match self.by_folded.get(&folded(text)) {
                Some(Some(key)) => Meant::One(*key),
                Some(None) => Meant::Several,
                None => Meant::Nobody,
            },
        }
    }

    /// The same for every text that means one record, else of the text itself.
    pub(super) fn hash(&self, text: &str) -> u64 {
        match self.meant(text) {
            Meant::One(key) => hash_of("key", &[&key.to_string()]),
            _ => name_hash(text),
        }
    }
}

/// A hash of a name however its spaces were typed.
fn name_hash(name: &str) -> u64 {
    hash_of("name", &name.split_whitespace().collect::<Vec<_>>())
}
