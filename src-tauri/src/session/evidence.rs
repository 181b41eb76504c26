//! Evidence that lies in plain while a program of the machine shows it: copies in a folder of this program alone.
//!
//! Invariant: what lies there is overwritten and removed when the workspace is left by any way, and at the next start.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use saisaat_core::files;

use crate::error::{Answer, Failure};

/// The folder of plain copies.
#[derive(Clone, Debug)]
pub(crate) struct OpenedEvidence {
    folder: PathBuf,
}

impl OpenedEvidence {
    pub(crate) const fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The folder, made so that nobody else on the machine may look into it.
    ///
    /// # Errors
    /// `file`.
    pub(crate) fn folder(&self) -> Answer<&Path> {
        make_private(&self.folder).map_err(|cause| Failure::file(&self.folder, &cause))?;
        Ok(&self.folder)
    }

    /// Overwrites and removes everything in it, at any depth. What another program holds open may outlast this; the next wiping
    /// takes it.
    pub(crate) fn wipe(&self) {
        overwrite_all(&self.folder);
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The removal that follows matters most: a copy that cannot be overwritten is removed all the same.
fn overwrite_all(folder: &Path) {
    let found = files::walk(folder).unwrap_or_default();
    found.iter().filter(|entry| entry.is_file()).for_each(|file| drop(overwrite(&file.path)));
}

fn overwrite(path: &Path) -> std::io::Result<()> {
    let mut left = fs::metadata(path)?.len();
    let mut file = fs::OpenOptions::new().write(true).open(path)?;
    let zeros = [0; 64 * 1024];
    while left > 0 {
        let part = usize::try_from(left).unwrap_or(zeros.len()).min(zeros.len());
        file.write_all(&zeros[..part])?;
        left -= part as u64;
    }
    file.sync_all()
}

#[cfg(unix)]
fn make_private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_opened_is_overwritten_and_gone_after_wiping() -> Answer<()> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let opened = OpenedEvidence::in_folder(folder.path().join("cache/opened"));
        // Where the core puts it: in a folder of its own.
        let copy = opened.folder()?.join("0a1b2c/a.pdf");
        fs::create_dir(copy.parent().expect("a folder")).expect("writable");
        fs::write(&copy, vec![7; 200_000]).expect("writable");
        // Another name of the same bytes shows that they were overwritten, not only unlinked.
        let witness = folder.path().join("witness");
        fs::hard_link(&copy, &witness).expect("one file system");
        opened.wipe();
        assert!(!copy.exists());
        assert_eq!(fs::read(&witness).expect("readable"), vec![0; 200_000]);
        opened.wipe();
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_look_into_the_folder() -> Answer<()> {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let opened = OpenedEvidence::in_folder(folder.path().join("opened"));
        let mode = fs::metadata(opened.folder()?).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        Ok(())
    }
}
