//! What lies where. Links are seen as links and never entered.

use std::fs::{self, FileType};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::refusal::Refusal;
use crate::{Error, Result};

/// Links that lead to links are followed so far, as systems do.
const MOST_LINKS: u32 = 40;

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link, wherever it leads.
    Link,
    /// A device, a pipe or a socket.
    Other,
}

/// Something that lies in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub nature: Nature,
}

impl Entry {
    /// Its name, empty when it is not Unicode: no file of ours has such a name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
    }

    /// Whether it is a regular file.
    #[must_use]
    pub fn is_file(&self) -> bool {
        self.nature == Nature::File
    }

    /// Whether it is a folder.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        self.nature == Nature::Folder
    }
}

/// What lies at `path`, the path's last name not followed; nothing when nothing lies there.
///
/// # Errors
/// [`Error::File`].
pub fn nature(path: &Path) -> Result<Option<Nature>> {
    match fs::symlink_metadata(path) {
        Ok(about) => Ok(Some(nature_of(about.file_type()))),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(source) => Err(Error::File { path: path.into(), source }),
    }
}

/// What lies in a folder, in order of name. A folder that is not there holds nothing; one that is a link is not entered.
///
/// # Errors
/// [`Error::File`], also when something else than a folder is there.
pub fn entries(folder: &Path) -> Result<Vec<Entry>> {
    let failed = |source| Error::File { path: folder.into(), source };
    match nature(folder)? {
        None => return Ok(Vec::new()),
        Some(Nature::Folder) => {}
        Some(Nature::Link) => return Err(Refusal::Link.at(folder)),
        Some(_) => return Err(failed(ErrorKind::NotADirectory.into())),
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let nature = nature_of(entry.file_type().map_err(failed)?);
        found.push(Entry { path: entry.path(), nature });
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// Everything in a folder at any depth, each folder before what it holds.
///
/// # Errors
/// As [`entries`].
pub fn walk(folder: &Path) -> Result<Vec<Entry>> {
    let mut found = Vec::new();
    for entry in entries(folder)? {
        let below = if entry.is_folder() { walk(&entry.path)? } else { Vec::new() };
        found.push(entry);
        found.extend(below);
    }
    Ok(found)
}

/// The one spelling of a path, whichever way it was typed: absolute, without dots and without links as far as it exists.
///
/// # Errors
/// [`Error::File`] when the path is empty or nothing above it can be read.
pub fn resolved(path: &Path) -> Result<PathBuf> {
    resolved_within(path, MOST_LINKS)
}

fn resolved_within(path: &Path, links: u32) -> Result<PathBuf> {
    let failed = |source| Error::File { path: path.into(), source };
    let is_missing = |error: &std::io::Error| matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory);
    // A link whose end is missing is followed by hand: a restore that was cut short leaves such.
    if let (Ok(end), Err(error)) = (fs::read_link(path), path.canonicalize())
        && is_missing(&error)
        && links > 0
    {
        let from = path.parent().unwrap_or(Path::new("."));
        return resolved_within(&from.join(end), links - 1);
    }
    let absolute = std::path::absolute(path).map_err(failed)?;
    let mut missing = Vec::new();
    let mut existing = absolute.as_path();
    loop {
        match existing.canonicalize() {
            Ok(real) => return Ok(missing.iter().rev().fold(plain(real), |whole, name| whole.join(name))),
            Err(error) if is_missing(&error) => {}
            Err(source) => return Err(failed(source)),
        }
        let (Some(name), Some(above)) = (existing.file_name(), existing.parent()) else {
            return Err(failed(ErrorKind::NotFound.into()));
        };
        missing.push(name);
        existing = above;
    }
}

/// Without the mark that Windows puts before a path it resolved, which nobody types and which looks like a network drive.
#[cfg(windows)]
fn plain(real: PathBuf) -> PathBuf {
    let Some(text) = real.to_str() else { return real };
    match (text.strip_prefix(r"\\?\UNC\"), text.strip_prefix(r"\\?\")) {
        (Some(share), _) => PathBuf::from(format!(r"\\{share}")),
        (None, Some(local)) => PathBuf::from(local),
        (None, None) => real,
    }
}

#[cfg(not(windows))]
fn plain(real: PathBuf) -> PathBuf {
    real
}

fn nature_of(kind: FileType) -> Nature {
    // A link first: on Windows a junction calls itself a folder too.
    if kind.is_symlink() {
        Nature::Link
    } else if kind.is_dir() {
        Nature::Folder
    } else if kind.is_file() {
        Nature::File
    } else {
        Nature::Other
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_are_seen_and_never_entered() {
        let (inside, outside) = (tempfile::tempdir().expect("folder"), tempfile::tempdir().expect("folder"));
        fs::write(outside.path().join("letter.docx"), "theirs").expect("writable");
        fs::create_dir(inside.path().join("b")).expect("writable");
        fs::write(inside.path().join("b/c"), "ours").expect("writable");
        symlink(outside.path(), inside.path().join("a")).expect("links");
        let seen: Vec<_> =
            walk(inside.path()).expect("walks").into_iter().map(|e| (e.name().to_owned(), e.nature)).collect();
        let expected = [("a", Nature::Link), ("b", Nature::Folder), ("c", Nature::File)];
        assert_eq!(seen, expected.map(|(name, nature)| (name.to_owned(), nature)));
        let refused = entries(&inside.path().join("a")).expect_err("a link is not a folder of ours");
        assert!(matches!(refused, Error::File { .. }), "{refused}");
    }

    #[test]
    fn a_path_has_one_spelling_whether_it_exists_or_not() {
        let folder = tempfile::tempdir().expect("folder");
        let root = folder.path().canonicalize().expect("real");
        fs::create_dir(root.join("x")).expect("writable");
        for spelling in ["w", "w/.", "./w", "x/../w", "w/", "x//../w/./"] {
            assert_eq!(resolved(&root.join(spelling)).expect("resolves"), root.join("w"), "{spelling}");
        }
        symlink("w", root.join("link")).expect("links");
        assert_eq!(resolved(&root.join("link")).expect("resolves"), root.join("w"), "its end is missing");
        symlink("itself", root.join("itself")).expect("links");
        assert!(matches!(resolved(&root.join("itself/x")), Err(Error::File { .. })), "it leads nowhere");
        fs::create_dir(root.join("w")).expect("writable");
        assert_eq!(resolved(&root.join("link")).expect("resolves"), root.join("w"), "its end is there");
    }
}
