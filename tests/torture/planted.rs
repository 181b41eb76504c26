//! Somebody's files, folders and links, planted at random where the program reads and writes: none may be changed or removed,
//! nor what the links lead to.

use std::collections::HashSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use super::ministry::Dice;

/// Names that resemble the program's own, and names that it never gives.
const NAMES: &[&str] = &[
    "letter.docx",
    "พินัยกรรม ฉบับจริง.pdf",
    "notes",
    ".hidden",
    "workspace.db.bak",
    "workspace.db.before-schema-",
    "keys.json.old",
    "keys.json.writing",
    "roster.xlsx.part",
    "manifest.json.part",
    "saisaat-20260101T000000Z-letter",
    "saisaat-20260101T000000Z-abc.writing.zip",
    "AB00000000000000000000000000000000000000000000000000000000000000",
    "ab0000000000000000000000000000000000000000000000000000000000000g",
    "00-old-cover.txt",
    "pack.log",
    "manifest.json",
    "SHA256SUMS",
    "ก่อน\u{200b}หลัง",
    "a b\tc",
];

/// What was planted.
pub(crate) struct Planted {
    /// The folder that links lead into; it lies beside everything.
    outside: PathBuf,
    before: Vec<(PathBuf, Vec<u8>)>,
    /// What each file holds, which no other file does.
    files: HashSet<Vec<u8>>,
    /// What each link leads to, as it is written.
    links: Vec<PathBuf>,
    count: usize,
}

impl Planted {
    /// Plants so many things in these folders, which are made where they are not.
    pub(crate) fn in_folders(root: &Path, folders: &[PathBuf], count: usize, dice: &mut Dice) -> Result<Self> {
        let outside = root.join("outside");
        fs::create_dir_all(outside.join("deeper"))?;
        for name in ["letter.docx", "deeper/report.pdf", "workspace.db"] {
            fs::write(outside.join(name), format!("theirs, outside: {name}"))?;
        }
        let mut planted =
            Self { before: contents(&outside)?, outside, files: HashSet::new(), links: Vec::new(), count: 0 };
        while planted.count < count {
            let folder = &folders[dice.below(folders.len())];
            fs::create_dir_all(folder)?;
            planted.plant(&folder.join(NAMES[dice.below(NAMES.len())]), dice)?;
        }
        Ok(planted)
    }

    fn plant(&mut self, at: &Path, dice: &mut Dice) -> Result<()> {
        if fs::symlink_metadata(at).is_ok() {
            return Ok(());
        }
        self.count += 1;
        match dice.below(5) {
            0 => self.link(at, &self.outside.clone())?,
            1 => self.link(at, &self.outside.join("letter.docx"))?,
            2 => self.link(at, Path::new("/nowhere/at/all"))?,
            3 => {
                fs::create_dir(at)?;
                self.file(&at.join("within"), dice)?;
            }
            _ => self.file(at, dice)?,
        }
        Ok(())
    }

    fn link(&mut self, at: &Path, to: &Path) -> Result<()> {
        symlink(to, at)?;
        self.links.push(to.to_owned());
        Ok(())
    }

    fn file(&mut self, at: &Path, dice: &mut Dice) -> Result<()> {
        let content = format!("theirs: {} {}", self.count, dice.below(usize::MAX)).into_bytes();
        fs::write(at, &content)?;
        self.files.insert(content);
        Ok(())
    }

    /// How many things.
    pub(crate) const fn count(&self) -> usize {
        self.count
    }

    /// Whether all are as they were, wherever a restore moved them aside with what they lay in.
    pub(crate) fn untouched(&self, root: &Path) -> Result<()> {
        ensure!(contents(&self.outside)? == self.before, "what links lead to was changed");
        let found = contents(root)?;
        let held: HashSet<&[u8]> = found.iter().map(|(_, held)| held.as_slice()).collect();
        for content in &self.files {
            ensure!(held.contains(content.as_slice()), "a planted file is gone: {}", String::from_utf8_lossy(content));
        }
        for link in &self.links {
            let wanted = self.links.iter().filter(|other| *other == link).count();
            let there = found.iter().filter(|(_, held)| held.as_slice() == led(link).as_slice()).count();
            ensure!(there >= wanted, "a planted link to {} is gone: {there} of {wanted}", link.display());
        }
        Ok(())
    }
}

/// Every file with what it holds, and every link with what it leads to; no link is followed.
pub(crate) fn contents(folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    entries.sort();
    for path in entries {
        let about = fs::symlink_metadata(&path)?;
        if about.is_dir() {
            found.extend(contents(&path)?);
        } else if about.is_symlink() {
            let to = fs::read_link(&path)?;
            found.push((path, led(&to)));
        } else {
            let held = fs::read(&path)?;
            found.push((path, held));
        }
    }
    Ok(found)
}

fn led(to: &Path) -> Vec<u8> {
    format!("link to {}", to.display()).into_bytes()
}
