//! Files that are either whole or not there: written beside, flushed, renamed, and the folder flushed.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// Puts `bytes` at `path`, replacing what was there; a crash leaves the old file or the new one.
///
/// # Errors
/// [`Error::File`]; then the old file stands.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = beside(path);
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let placed = written.and_then(|()| fs::rename(&beside, path)).and_then(|()| sync_folder(path));
    placed.map_err(|source| {
        // The half-written file is of no use; that it cannot be removed either changes nothing.
        let _ = fs::remove_file(&beside);
        Error::File { path: path.into(), source }
    })
}

/// Flushes the folder a file lies in, so that its name survives too.
pub(crate) fn sync_folder(path: &Path) -> std::io::Result<()> {
    match path.parent() {
        // Only Unix can open a folder to flush it; elsewhere the rename itself is journaled.
        Some(folder) if cfg!(unix) && !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".writing");
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("a");
        replace(&path, b"one").expect("writes");
        replace(&path, b"two").expect("writes");
        assert_eq!(fs::read(&path).expect("reads"), b"two");
        assert_eq!(fs::read_dir(folder.path()).expect("lists").count(), 1);
    }

    #[test]
    fn a_failed_write_leaves_the_old_file() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("there/not");
        assert!(matches!(replace(&path, b"x"), Err(Error::File { .. })));
    }
}
