//! The spreadsheets of the repository are what their script makes.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::Command;

use driver::paths;
use zip::ZipArchive;

/// A file part by part, as a package may be packed otherwise elsewhere; one that is no package, as it is.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let unpacked = ZipArchive::new(Cursor::new(bytes)).map_err(drop).and_then(|mut archive| {
        let all = 0..archive.len();
        let part = |at| {
            let (mut entry, mut content) = (archive.by_index(at).map_err(drop)?, Vec::new());
            entry.read_to_end(&mut content).map_err(drop)?;
            Ok((entry.name().map_err(drop)?.into_owned(), content))
        };
        all.map(part).collect::<Result<Vec<_>, ()>>()
    });
    unpacked.unwrap_or_else(|()| vec![(String::new(), bytes.to_vec())])
}

fn files(folder: &Path) -> BTreeMap<String, Vec<(String, Vec<u8>)>> {
    let paths = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let file = |path: std::path::PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, parts(&fs::read(path).expect("readable")))
    };
    paths.map(file).collect()
}

#[test]
fn the_spreadsheets_are_what_their_script_makes() {
    let made = tempfile::tempdir().expect("a folder");
    let script = paths::spreadsheets("make.py");
    let ran = Command::new("/usr/bin/python3").arg(script).arg(made.path()).status().expect("python3 of Debian");
    assert!(ran.success());
    for folder in ["hostile", "odd", "rosters"] {
        let (kept, anew) = (files(&paths::spreadsheets(folder)), files(&made.path().join(folder)));
        let names = |files: &BTreeMap<String, _>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&kept), names(&anew));
        let differing: Vec<_> =
            kept.iter().filter(|(name, parts)| anew[*name] != **parts).map(|(name, _)| name).collect();
        assert!(differing.is_empty(), "{differing:?}");
    }
}
