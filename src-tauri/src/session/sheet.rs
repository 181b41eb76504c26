//! The recovery sheet that must be passed: its key is shown until the officer has typed one group of it from paper.

use saisaat_core::keys::RecoveryKey;
use saisaat_core::{Error, Rule};

use crate::error::Answer;

/// A recovery key on its way to paper. It is kept here and nowhere else, and wiped when the sheet is passed.
pub(crate) struct Sheet(RecoveryKey);

impl Sheet {
    pub(crate) const fn of(key: RecoveryKey) -> Self {
        Self(key)
    }

    /// The key, to be printed.
    pub(crate) const fn key(&self) -> &RecoveryKey {
        &self.0
    }

    /// The groups as printed.
    pub(crate) fn groups(&self) -> Vec<String> {
        self.0.to_string().split('-').map(Into::into).collect()
    }

    /// The group that is asked for, counted from 0: another one for each key, the same however often the sheet is looked at.
    pub(crate) fn asked(&self) -> usize {
        let signs: usize = self.0.to_string().bytes().map(usize::from).sum();
        signs % self.groups().len()
    }

    /// Whether the group asked for was typed, read as forgivingly as the whole key is.
    ///
    /// # Errors
    /// `invalid` on `group`: `wrong`.
    pub(crate) fn confirm(&self, typed: &str) -> Answer<()> {
        let mut groups = self.groups();
        groups[self.asked()] = typed.into();
        match RecoveryKey::read(&groups.join("-")) {
            Ok(read) if read == self.0 => Ok(()),
            _ => Err(Error::invalid("group", Rule::Wrong).into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_group_asked_for_confirms_the_sheet_and_no_other_text_does() {
        let sheet = Sheet::of(RecoveryKey::random().expect("randomness"));
        let groups = sheet.groups();
        assert_eq!(groups.len(), 8);
        let (asked, other) = (&groups[sheet.asked()], &groups[(sheet.asked() + 1) % 8]);
        assert_eq!(sheet.confirm(&format!(" {} ", asked.to_lowercase().replace('0', "o").replace('1', "l"))), Ok(()));
        for wrong in [other.as_str(), "", &asked[..4], &groups.join("-")] {
            assert!(sheet.confirm(wrong).is_err(), "{wrong}");
        }
    }
}
