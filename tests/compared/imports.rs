//! What rosters come to through the executable.

use std::path::{Path, PathBuf};

use driver::Workspace;
use driver::workspace::plain;
use serde_json::Value;

/// What each file of a folder comes to: people brought in and rows skipped, or a refusal.
pub(crate) type Wanted<'a> = &'a [(&'a str, Option<(u64, u64)>)];

fn counts(said: &Value) -> (u64, u64) {
    let count = |name: &str| said[name].as_u64().unwrap_or_else(|| panic!("no {name} in {said}"));
    (count("inserted"), count("skipped"))
}

/// Imports one after another into one workspace, each tried before; fails where one comes to something else.
pub(crate) fn come_to(folder: &Path, wanted: Wanted<'_>) {
    let workspace = Workspace::empty();
    let mut people = 0;
    for (file, wanted) in wanted {
        let path = folder.join(file);
        let dry = workspace.run("import", ["roster", plain(&path), "--dry-run", "--json"]);
        let real = workspace.run("import", ["roster", plain(&path), "--json"]);
        assert_eq!(dry.stdout, real.stdout, "{file}: the dry run says what the real one does");
        match wanted {
            None => assert_eq!((dry.code, real.code), (1, 1), "{file}: {real:?}"),
            Some(wanted) => assert_eq!(counts(&real.json()), *wanted, "{file}: {real:?}"),
        }
        people += wanted.map_or(0, |(inserted, _)| inserted);
        assert_eq!(workspace.list("people").len() as u64, people, "{file}");
    }
}

/// The files of a folder of which nobody said what they come to.
pub(crate) fn left_out(folder: &Path, wanted: Wanted<'_>) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name"));
    names.filter(|name| name != "README.md" && wanted.iter().all(|(file, _)| file != name)).collect()
}

/// Imports each twice; fails where the second time does not know everyone.
pub(crate) fn are_known_again(files: &[PathBuf]) {
    let workspace = Workspace::empty();
    for path in files {
        let first = workspace.imports(path);
        let again = workspace.imports(path);
        assert_eq!(again["unchanged"], first["inserted"], "{again}");
        assert_eq!((&again["inserted"], &again["updated"]), (&0.into(), &0.into()), "{again}");
    }
}
