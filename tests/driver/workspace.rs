//! A workspace in a temporary folder, worked on through the executable.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::executable::{self, Ran};

/// The fiscal year the sample is complete for.
pub const YEAR: &str = "2569";

/// A workspace; its folder goes when it is dropped.
pub struct Workspace {
    folder: TempDir,
    /// Empty when it needs none.
    passphrase: String,
}

impl Workspace {
    /// A ministry with nobody in it.
    #[must_use]
    pub fn empty() -> Self {
        Self::made_with(&["--unprotected"])
    }

    /// The synthetic ministry.
    #[must_use]
    pub fn sample() -> Self {
        Self::made_with(&["--sample"])
    }

    /// A ministry locked with a passphrase; every command on it is given the passphrase in the environment.
    #[must_use]
    pub fn locked(passphrase: &str) -> Self {
        let made = Self { folder: tempfile::tempdir().expect("a temporary folder"), passphrase: passphrase.into() };
        let _ = made.run("new", ["--ministry", "กระทรวงทดสอบ", "--officer", "สมศรี ตรงเวลา"]).succeeded();
        made
    }

    /// The same workspace, asked with another passphrase; an empty one is none.
    #[must_use]
    pub fn with(&self, passphrase: &str, verb: &str, arguments: &[&str]) -> Ran {
        executable::ran(&mut self.opened_with(passphrase, verb, arguments))
    }

    fn opened_with(&self, passphrase: &str, verb: &str, arguments: &[&str]) -> std::process::Command {
        let mut command = executable::command(self.arguments(verb, arguments.iter().copied()));
        if !passphrase.is_empty() {
            command.env("SAISAAT_PASSPHRASE", passphrase);
        }
        command
    }

    fn made_with(options: &[&str]) -> Self {
        let made = Self { folder: tempfile::tempdir().expect("a temporary folder"), passphrase: String::new() };
        let _ = made.run("new", [&["--ministry", "กระทรวงทดสอบ"], options].concat()).succeeded();
        made
    }

    /// Another one with the same files, as they lie on the disk.
    #[must_use]
    pub fn copied(&self) -> Self {
        let copy =
            Self { folder: tempfile::tempdir().expect("a temporary folder"), passphrase: self.passphrase.clone() };
        copy_folder(&self.path(), &copy.path());
        copy
    }

    /// The workspace's folder.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("workspace")
    }

    /// Its database file.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.path().join("workspace.db")
    }

    /// A place beside the workspace that goes with it.
    #[must_use]
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs one command on it.
    #[must_use]
    pub fn run<'a>(&self, verb: &'a str, arguments: impl IntoIterator<Item = &'a str>) -> Ran {
        executable::ran(&mut self.command(verb, arguments))
    }

    /// One command on it, to be started by the caller.
    #[must_use]
    pub fn command<'a>(&self, verb: &'a str, arguments: impl IntoIterator<Item = &'a str>) -> std::process::Command {
        let arguments: Vec<&str> = arguments.into_iter().collect();
        self.opened_with(&self.passphrase, verb, &arguments)
    }

    fn arguments<'a>(&self, verb: &'a str, arguments: impl IntoIterator<Item = &'a str>) -> Vec<String> {
        let folder = self.path().to_str().expect("temporary folders have plain names").to_owned();
        [verb.to_owned(), folder].into_iter().chain(arguments.into_iter().map(String::from)).collect()
    }

    /// Imports a roster and returns what the command said in JSON.
    #[must_use]
    pub fn imports(&self, roster: &Path) -> Value {
        self.run("import", ["roster", plain(roster), "--json"]).succeeded().json()
    }

    /// Undoes the newest operation.
    pub fn undoes(&self) {
        let _ = self.run("undo", []).succeeded();
    }

    /// The records of a register.
    #[must_use]
    pub fn list(&self, register: &str) -> Vec<Value> {
        let listed = self.run("list", [register, "--json"]).succeeded().json();
        listed["records"].as_array().unwrap_or_else(|| panic!("no records in {listed}")).clone()
    }

    /// The scorecards of every agency at the end of the year.
    #[must_use]
    pub fn scores(&self) -> Vec<Value> {
        let scores = self.run("score", ["--year", YEAR, "--round", "12", "--json"]).succeeded().json();
        scores["agencies"].as_array().unwrap_or_else(|| panic!("no agencies in {scores}")).clone()
    }

    /// Every agency's report at the end of the year, written to a folder of this name, sorted by file name.
    #[must_use]
    pub fn reports(&self, folder: &str) -> Vec<PathBuf> {
        let out = self.beside(folder);
        let _ = self.run("report", ["--year", YEAR, "--round", "12", "--all", "--out", plain(&out)]).succeeded();
        let mut files: Vec<PathBuf> =
            fs::read_dir(&out).expect("reports are written").map(|entry| entry.expect("readable").path()).collect();
        files.sort();
        files
    }
}

/// A path as an argument.
#[must_use]
pub fn plain(path: &Path) -> &str {
    path.to_str().expect("tests use plain names")
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("can make a folder");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("readable").path();
        let target = to.join(path.file_name().expect("entries have names"));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).expect("can copy");
        }
    }
}
