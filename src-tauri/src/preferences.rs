//! What the officer chose for this machine: a small file in the program's own folder.
//!
//! Invariant: a locked workspace always locks by itself; the time can be chosen, none cannot.

use std::fs;
use std::path::Path;

use saisaat_core::{Error, Rule, files};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::{Answer, Failure};

/// Minutes without a key or the mouse after which a workspace may lock.
const MINUTES: [u32; 4] = [5, 10, 15, 30];

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub(crate) struct Preferences {
    /// Minutes without a key or the mouse until a locked workspace locks by itself: 5, 10, 15 or 30.
    idle_minutes: u32,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { idle_minutes: 10 }
    }
}

impl Preferences {
    /// Reads them; what cannot be read, or is none of the choices, is the default.
    pub(crate) fn read(file: &Path) -> Self {
        let read: Option<Self> = fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        read.filter(Self::is_a_choice).unwrap_or_default()
    }

    /// Writes them.
    ///
    /// # Errors
    /// `invalid` on `idle_minutes` when they are none of the choices; `file`.
    pub(crate) fn write(self, file: &Path) -> Answer<()> {
        if !self.is_a_choice() {
            return Err(Error::invalid("idle_minutes", Rule::NotAllowed).into());
        }
        let folder = file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|cause| Failure::file(folder, &cause))?;
        let bytes = serde_json::to_vec_pretty(&self).map_err(|error| Failure::within(&error))?;
        Ok(files::replace(file, &bytes)?)
    }

    fn is_a_choice(&self) -> bool {
        MINUTES.contains(&self.idle_minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_workspace_locks_by_itself_whatever_the_file_says() -> Answer<()> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("config/preferences.json");
        assert_eq!(Preferences::read(&file).idle_minutes, 10);
        Preferences { idle_minutes: 30 }.write(&file)?;
        assert_eq!(Preferences::read(&file).idle_minutes, 30);
        assert!(Preferences { idle_minutes: 0 }.write(&file).is_err());
        fs::write(&file, r#"{"idle_minutes": 100000}"#).expect("writable");
        assert_eq!(Preferences::read(&file).idle_minutes, 10);
        Ok(())
    }
}
