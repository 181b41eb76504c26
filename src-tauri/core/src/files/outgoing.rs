//! Files that leave for the officer: a report, a workbook, a copy of evidence.
//!
//! Invariants: never inside a workspace or a backup; never in the place of a file of another kind, and in the place of one of
//! the same kind only where that was asked for; written beside under a name of chance, flushed, then given its name.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::own::{is_of_chance, of_chance, sync_folder};
use super::{Entry, Nature, Refusal, is_in_workspace, nature, resolved};
use crate::{Error, Result};

/// What is being written has a name of chance that ends so.
const SUFFIX: &str = ".part";

/// What a file is, by how its name ends and how its bytes begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileKind {
    /// The extension, lower case; empty for a file that has none.
    pub extension: &'static str,
    /// How every such file begins; empty when they have nothing in common.
    pub begins: &'static [u8],
}

impl FileKind {
    /// A PDF document.
    pub const PDF: Self = Self { extension: "pdf", begins: b"%PDF-" };
    /// An Excel workbook.
    pub const WORKBOOK: Self = Self { extension: "xlsx", begins: b"PK\x03\x04" };
    /// A Word document.
    pub const TEXT: Self = Self { extension: "docx", begins: b"PK\x03\x04" };

    /// By the extension; what we do not know by it has none.
    fn of(path: &Path) -> Self {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("pdf") => Self::PDF,
            Some("json") => Self { extension: "json", begins: b"{" },
            _ => Self { extension: "", begins: b"" },
        }
    }
}

/// What happens to a file of the same kind that has the name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Refuse,
    /// The officer said that it may go.
    Replace,
}

/// Who may read what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Whoever may read what this user writes.
    AsUsual,
    /// The owner alone: there are whole national ids or a key in it.
    OwnerOnly,
}

/// A file that is to leave.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    /// Where it is to be.
    pub path: &'a Path,
    /// What it is.
    pub kind: FileKind,
    /// What becomes of the one that has its name.
    pub existing: Existing,
    /// Who may read it.
    pub readers: Readers,
}

impl<'a> Outgoing<'a> {
    /// A new PDF document, for whoever may read what this user writes.
    #[must_use]
    pub const fn pdf(path: &'a Path) -> Self {
        Self { path, kind: FileKind::PDF, existing: Existing::Refuse, readers: Readers::AsUsual }
    }

    /// A new workbook, for whoever may read what this user writes.
    #[must_use]
    pub const fn workbook(path: &'a Path) -> Self {
        Self { kind: FileKind::WORKBOOK, ..Self::pdf(path) }
    }

    /// A file of a set that is made as a whole, in the place of the one that an earlier run wrote, for whoever may read what this
    /// user writes.
    #[must_use]
    pub fn of_set(path: &'a Path) -> Self {
        Self { path, kind: FileKind::of(path), existing: Existing::Replace, readers: Readers::AsUsual }
    }

    /// Writes it whole.
    ///
    /// # Errors
    /// [`Error::File`] naming the file, with a [`Refusal`] as its source where there is one; nothing has changed then.
    pub fn write(self, bytes: &[u8]) -> Result<()> {
        let mut unfinished = self.begin()?;
        let written = io::Write::write_all(unfinished.file(), bytes);
        written.map_err(|source| Error::File { path: self.path.into(), source })?;
        unfinished.finish()
    }

    /// Makes room for it under another name. What is dropped unfinished is gone.
    ///
    /// # Errors
    /// As [`Outgoing::write`].
    pub fn begin(self) -> Result<Unfinished> {
        let path = self.place()?;
        let folder = path.parent().unwrap_or(Path::new("."));
        let builder = &mut of_chance(SUFFIX);
        #[cfg(unix)]
        if self.readers == Readers::AsUsual {
            // The umask takes from it what it takes from any file.
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        }
        let temporary = builder.tempfile_in(folder).map_err(|source| Error::File { path: self.path.into(), source })?;
        Ok(Unfinished { temporary, path, named: self.path.into(), existing: self.existing })
    }

    /// Where it will be, when it may be there: asked before long work is begun for it.
    ///
    /// # Errors
    /// As [`Outgoing::write`].
    pub fn place(self) -> Result<PathBuf> {
        // The folder is followed, for the officer named it; the file's own name is not.
        let failed = |kind: io::ErrorKind| Error::File { path: self.path.into(), source: kind.into() };
        let name = self.path.file_name().ok_or_else(|| failed(io::ErrorKind::InvalidFilename))?;
        let path = resolved(&self.path.parent().unwrap_or(Path::new("")).join("."))?.join(name);
        self.refuse(&path)?;
        Ok(path)
    }

    fn refuse(self, path: &Path) -> Result<()> {
        let extension = path.extension().unwrap_or_default();
        if !extension.eq_ignore_ascii_case(self.kind.extension) {
            return Err(Refusal::Extension(self.kind.extension).at(self.path));
        }
        if is_in_workspace(path.parent().unwrap_or(path))? {
            return Err(Refusal::InsideWorkspace.at(self.path));
        }
        let exists = |kind: io::ErrorKind| Err(Error::File { path: self.path.into(), source: kind.into() });
        match (nature(path)?, self.existing) {
            (None, _) => Ok(()),
            (Some(Nature::Link), _) => Err(Refusal::Link.at(self.path)),
            (Some(Nature::Folder), _) => exists(io::ErrorKind::IsADirectory),
            (Some(Nature::Other), _) => Err(Refusal::OtherKind.at(self.path)),
            (Some(Nature::File), Existing::Refuse) => Err(Refusal::Taken.at(self.path)),
            (Some(Nature::File), Existing::Replace) if self.is_of_kind(path)? => Ok(()),
            (Some(Nature::File), Existing::Replace) => Err(Refusal::OtherKind.at(self.path)),
        }
    }

    /// An empty file is of every kind.
    fn is_of_kind(self, path: &Path) -> Result<bool> {
        let mut begins = Vec::new();
        let read = File::open(path).and_then(|file| file.take(self.kind.begins.len() as u64).read_to_end(&mut begins));
        read.map_err(|source| Error::File { path: self.path.into(), source })?;
        Ok(begins.is_empty() || begins == self.kind.begins)
    }
}

/// Makes the folder that several files are to leave into; answers its one spelling.
///
/// # Errors
/// [`Error::File`], with a [`Refusal`] as its source where the place is in a workspace.
pub fn outgoing_folder(folder: &Path) -> Result<PathBuf> {
    let real = resolved(folder)?;
    if is_in_workspace(&real)? {
        return Err(Refusal::InsideWorkspace.at(folder));
    }
    fs::create_dir_all(&real).map_err(|source| Error::File { path: folder.into(), source })?;
    Ok(real)
}

/// Whether this is a file that was being written for the officer when the program ended.
#[must_use]
pub fn is_unfinished(entry: &Entry) -> bool {
    entry.is_file() && is_of_chance(entry.name(), SUFFIX)
}

/// A file that is being written and has not its name yet.
#[derive(Debug)]
pub struct Unfinished {
    temporary: NamedTempFile,
    path: PathBuf,
    /// As the officer named it, for messages.
    named: PathBuf,
    existing: Existing,
}

impl Unfinished {
    /// To write into.
    pub fn file(&mut self) -> &mut File {
        self.temporary.as_file_mut()
    }

    /// What it will be called, as the officer named it.
    #[must_use]
    pub fn named(&self) -> &Path {
        &self.named
    }

    /// Flushes it and gives it its name.
    ///
    /// # Errors
    /// [`Error::File`]; nothing has changed then.
    pub fn finish(self) -> Result<()> {
        let Self { temporary, path, named, existing } = self;
        let placed = temporary.as_file().sync_all().and_then(|()| match existing {
            // Not between the look and the writing either.
            Existing::Refuse => temporary.persist_noclobber(&path).map(drop).map_err(io::Error::from),
            Existing::Replace => match fs::symlink_metadata(&path) {
                Ok(about) if !about.is_file() => Err(io::ErrorKind::AlreadyExists.into()),
                _ => temporary.persist(&path).map(drop).map_err(io::Error::from),
            },
        });
        placed.and_then(|()| sync_folder(&path)).map_err(|source| Error::File { path: named, source })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pdf(path: &Path, existing: Existing) -> Outgoing<'_> {
        Outgoing { existing, ..Outgoing::pdf(path) }
    }

    fn refusal(outcome: Result<()>) -> String {
        match outcome {
            Err(Error::File { source, .. }) => {
                Refusal::of(&source).map_or_else(|| source.kind().to_string(), |refusal| refusal.code().to_owned())
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_file_is_replaced_only_by_one_of_its_kind_and_only_when_asked() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("report.PDF");
        pdf(&path, Existing::Refuse).write(b"%PDF-1").expect("nothing was there");
        assert_eq!(refusal(pdf(&path, Existing::Refuse).write(b"%PDF-2")), "taken");
        pdf(&path, Existing::Replace).write(b"%PDF-2").expect("asked");
        fs::write(&path, "a letter").expect("writable");
        assert_eq!(refusal(pdf(&path, Existing::Replace).write(b"%PDF-3")), "other_kind");
        assert_eq!(fs::read(&path).expect("there"), b"a letter");
        assert_eq!(refusal(pdf(&folder.path().join("keys.json"), Existing::Replace).write(b"%PDF-")), "extension");
        assert_eq!(refusal(pdf(&folder.path().join("pdf"), Existing::Replace).write(b"%PDF-")), "extension");
        assert_eq!(fs::read_dir(folder.path()).expect("lists").count(), 1, "nothing half-written is left");
    }

    #[test]
    fn nothing_is_written_into_a_workspace_at_any_depth() {
        let folder = tempfile::tempdir().expect("folder");
        let deep = folder.path().join("evidence/ab");
        fs::create_dir_all(&deep).expect("writable");
        fs::write(folder.path().join("workspace.db"), "").expect("writable");
        for place in [folder.path().to_owned(), deep] {
            assert_eq!(refusal(pdf(&place.join("a.pdf"), Existing::Replace).write(b"%PDF-")), "inside_workspace");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_written_through_and_whole_ids_are_the_owners_only() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().expect("folder");
        let (theirs, link, ours) =
            (folder.path().join("theirs.pdf"), folder.path().join("link.pdf"), folder.path().join("ours.pdf"));
        fs::write(&theirs, "%PDF-theirs").expect("writable");
        symlink(&theirs, &link).expect("links");
        assert_eq!(refusal(pdf(&link, Existing::Replace).write(b"%PDF-")), "link");
        assert_eq!(fs::read(&theirs).expect("there"), b"%PDF-theirs");
        Outgoing { readers: Readers::OwnerOnly, ..pdf(&ours, Existing::Refuse) }.write(b"%PDF-").expect("writes");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(&ours), 0o600);
        let usual = folder.path().join("usual.pdf");
        pdf(&usual, Existing::Refuse).write(b"%PDF-").expect("writes");
        fs::write(folder.path().join("any"), "").expect("writable");
        assert_eq!(mode(&usual), mode(&folder.path().join("any")));
    }
}
