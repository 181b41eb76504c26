//! Files of our own: whole or not there, flushed, and readable by their owner only.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::{Entry, Nature, nature};
use crate::{Error, Result};

/// What is being written has a name of chance between these, which no other file has and no other program knows beforehand.
const PREFIX: &str = ".saisaat-";
/// Letters and digits of chance in a name.
const CHANCE: usize = 16;
const SUFFIX: &str = ".writing";

/// Puts `bytes` at `path`, replacing what was there; a crash leaves the old file or the new one.
///
/// # Errors
/// [`Error::File`]; then the old file stands.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let placed = beginning(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        sync_folder(path)
    });
    placed.map_err(|source| Error::File { path: path.into(), source })
}

/// Copies a file of ours to where nothing is yet; links are not followed on either side.
///
/// # Errors
/// [`Error::File`] naming the copy, with what of it was written.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    if nature(from)? != Some(Nature::File) {
        return Err(Error::File { path: from.into(), source: io::ErrorKind::InvalidInput.into() });
    }
    let copied = File::open(from).and_then(|mut source| {
        let mut target = options().open(to)?;
        io::copy(&mut source, &mut target)?;
        target.sync_all()
    });
    copied.map_err(|source| Error::File { path: to.into(), source })
}

/// Makes an empty file for its owner only; refuses whatever is there, a link too.
///
/// # Errors
/// [`Error::File`].
pub(crate) fn create_private(path: &Path) -> Result<()> {
    options().open(path).map(drop).map_err(|source| Error::File { path: path.into(), source })
}

/// Makes a folder for its owner only, with those above it as they come; one that is there is made private.
///
/// # Errors
/// [`Error::File`].
pub(crate) fn create_folder(folder: &Path) -> Result<()> {
    let failed = |source| Error::File { path: folder.into(), source };
    if let Some(above) = folder.parent().filter(|above| !above.as_os_str().is_empty()) {
        fs::create_dir_all(above).map_err(failed)?;
    }
    match folder_builder().create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => make_private(folder),
        other => other.map_err(failed),
    }
}

/// Takes what a file or folder of ours grants to others away. A link is left alone.
///
/// # Errors
/// [`Error::File`]; a file system without such rights, or a file of another owner, is none.
pub(crate) fn make_private(path: &Path) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let about = match fs::symlink_metadata(path) {
            // Another process closed it in this moment.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            other => other.map_err(|source| Error::File { path: path.into(), source })?,
        };
        let granted = about.permissions().mode();
        if !about.is_symlink() && granted & 0o077 != 0 {
            // Where the disk keeps no such rights there is nothing to take away.
            let _ = fs::set_permissions(path, fs::Permissions::from_mode(granted & 0o700));
        }
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Renames and flushes the folder; refuses when something is at the new name.
///
/// # Errors
/// [`Error::File`].
pub(crate) fn rename(from: &Path, to: &Path) -> Result<()> {
    if nature(to)?.is_some() {
        return Err(Error::File { path: to.into(), source: io::ErrorKind::AlreadyExists.into() });
    }
    let renamed = fs::rename(from, to).and_then(|()| sync_folder(to));
    renamed.map_err(|source| Error::File { path: from.into(), source })
}

/// Flushes a file that another part of the program wrote. Windows flushes only what may be written to.
///
/// # Errors
/// [`Error::File`].
pub(crate) fn sync(path: &Path) -> Result<()> {
    let synced = fs::OpenOptions::new().write(true).open(path).and_then(|file| file.sync_all());
    synced.map_err(|source| Error::File { path: path.into(), source })
}

/// Flushes the folder a file lies in, so that its name survives too.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        // Only Unix can open a folder to flush it; elsewhere the rename itself is journaled.
        Some(folder) if cfg!(unix) && !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

/// Whether this is what a writing that was cut short left.
pub(crate) fn is_left_over(entry: &Entry) -> bool {
    entry.is_file() && is_of_chance(entry.name(), SUFFIX)
}

/// A builder of files with names of chance that end so.
pub(super) fn of_chance(suffix: &str) -> tempfile::Builder<'static, '_> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(suffix).rand_bytes(CHANCE);
    builder
}

/// Whether a name is one that [`of_chance`] gives: nobody else's looks so.
pub(super) fn is_of_chance(name: &str, suffix: &str) -> bool {
    let chance = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(suffix));
    chance.is_some_and(|chance| chance.len() == CHANCE && chance.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Removes what writings that were cut short left in a folder of ours.
///
/// # Errors
/// [`Error::File`].
pub(crate) fn remove_left_over(folder: &Path) -> Result<()> {
    for entry in super::entries(folder)?.into_iter().filter(is_left_over) {
        fs::remove_file(&entry.path).map_err(|source| Error::File { path: entry.path, source })?;
    }
    Ok(())
}

fn beginning(path: &Path) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    of_chance(SUFFIX).tempfile_in(folder)
}

/// For its owner only, and only where nothing is.
fn options() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(unix)]
fn folder_builder() -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

#[cfg(not(unix))]
fn folder_builder() -> fs::DirBuilder {
    fs::DirBuilder::new()
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

    #[cfg(unix)]
    #[test]
    fn what_is_ours_is_its_owners_only_and_no_link_is_written_through() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let (folder, outside) = (tempfile::tempdir().expect("folder"), tempfile::tempdir().expect("folder"));
        let theirs = outside.path().join("letter.docx");
        fs::write(&theirs, "theirs").expect("writable");
        let (kept, copied) = (folder.path().join("kept"), folder.path().join("copied"));
        symlink(&theirs, &kept).expect("links");
        symlink(&theirs, &copied).expect("links");
        replace(&kept, b"ours").expect("puts a file in the link's place");
        assert!(copy(&kept, &copied).is_err() && create_private(&copied).is_err(), "a link stands there");
        assert!(copy(&copied, &folder.path().join("new")).is_err(), "a link is no file of ours");
        assert_eq!(fs::read(&theirs).expect("there"), b"theirs");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        create_folder(&folder.path().join("x/y")).expect("makes");
        assert_eq!((mode(&kept), mode(&folder.path().join("x/y"))), (0o600, 0o700));
    }
}
