//! What the cells of a column were understood as, by the code of their value, so that a value that returns is understood once.
//!
//! Invariant: bounded; a column whose values do not return is not remembered.

use std::collections::HashMap;

use crate::read::sheet::Code;

/// Distinct values of a column remembered at most.
const REMEMBERED: usize = 20_000;
/// Values after which it shows whether they return: in a column of ids or telephones none does.
const TRIED: u32 = 4_096;

/// What is known of a column.
#[derive(Debug)]
pub(crate) struct ColumnCache<T> {
    values: HashMap<Code, T>,
    /// Values met, until there were enough of them to tell.
    met: u32,
    is_useless: bool,
}

impl<T> Default for ColumnCache<T> {
    fn default() -> Self {
        Self { values: HashMap::new(), met: 0, is_useless: false }
    }
}

impl<T> ColumnCache<T> {
    /// What a value was understood as before.
    pub(crate) fn get(&self, code: Code) -> Option<&T> {
        self.values.get(&code)
    }

    /// Remembers a value that was not known.
    pub(crate) fn keep(&mut self, code: Code, understood: impl FnOnce() -> T) {
        if self.is_useless || self.values.len() >= REMEMBERED {
            return;
        }
        self.values.insert(code, understood());
    }

    /// Counts a value that was met, and forgets all once they show not to return.
    pub(crate) fn count(&mut self) {
        if self.met >= TRIED {
            return;
        }
        self.met += 1;
        let distinct = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        if self.met == TRIED && distinct > TRIED / 4 * 3 {
            (self.values, self.is_useless) = (HashMap::new(), true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::sheet::{SheetBuilder, Value};

    fn met(values: impl Iterator<Item = u32>) -> ColumnCache<u32> {
        let (mut known, mut sheet) = (ColumnCache::default(), SheetBuilder::new("s"));
        for value in values {
            let code = sheet.code_of(&Value::Number(value.into())).expect("fits");
            known.count();
            if known.get(code).is_none() {
                known.keep(code, || value);
            }
        }
        known
    }

    #[test]
    fn values_that_return_are_kept_and_those_that_do_not_take_no_memory() {
        assert_eq!(met((0..10_000).map(|n| n % 7)).values.len(), 7);
        assert_eq!(met(0..10_000).values.len(), 0);
        assert_eq!(met((0..3).chain(0..50_000).chain(0..3)).values.capacity(), 0);
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let some_return = (0..200_000).map(|n| if n % 2 == 0 { n } else { 1 });
        assert!(met(some_return).values.len() <= REMEMBERED);
    }
}
