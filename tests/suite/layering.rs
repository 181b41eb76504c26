//! The dependency direction of the crates, read from their manifests: `saisaat → {sample, import, report} → {core, worker}`,
//! `core → rusqlite`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use driver::paths::repository;
use toml::Table;

/// Each crate of the product with what it may name from its own house.
const HOUSE: &[(&str, &[&str])] = &[
    // What a register's declaration stands for is written by a crate that runs in the compiler alone.
    ("src-tauri/derive", &[]),
    ("src-tauri/core", &["saisaat-derive"]),
    // What confines a process that reads what a stranger made knows nothing of the house; two crates read so.
    ("src-tauri/worker", &[]),
    ("src-tauri/sample", &["saisaat-core"]),
    ("src-tauri/import", &["saisaat-core", "saisaat-worker"]),
    ("src-tauri/report", &["saisaat-core", "saisaat-worker"]),
    ("src-tauri", &["saisaat-core", "saisaat-import", "saisaat-report", "saisaat-sample", "saisaat-worker"]),
];

/// Foreign crates with the one crate of the product that may name them, and those that come with them.
const ALONE: &[(&str, &[&str])] = &[
    ("src-tauri/core", &["rusqlite", "rusqlite_migration"]),
    // Not rustix: the program limits itself with it too, so that no core dump is left.
    ("src-tauri/worker", &["seccompiler", "landlock", "libc", "postcard", "win32job"]),
    ("src-tauri/import", &["calamine", "quick-xml", "csv", "encoding_rs", "rust_xlsxwriter"]),
    ("src-tauri/report", &["printpdf", "lopdf", "harfrust", "subsetter", "usvg", "png"]),
    ("src-tauri", &["tauri", "tauri-build", "tauri-plugin-dialog", "tauri-specta", "clap"]),
];

fn manifest(folder: &str) -> Table {
    let path = repository().join(folder).join("Cargo.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What a crate names to be built with: its dependencies, also those of single targets, and of its build script.
fn dependencies(manifest: &Table) -> BTreeSet<String> {
    let sections = |table: &Table| {
        ["dependencies", "build-dependencies"]
            .iter()
            .filter_map(|section| table.get(*section)?.as_table())
            .flat_map(|section| section.keys().cloned())
            .collect::<Vec<_>>()
    };
    let targets = manifest.get("target").and_then(|t| t.as_table()).into_iter().flat_map(|t| t.values());
    let of_targets = targets.filter_map(|target| target.as_table()).flat_map(sections);
    sections(manifest).into_iter().chain(of_targets).collect()
}

#[test]
fn crates_of_the_house_depend_only_downwards() {
    for (folder, allowed) in HOUSE {
        let named = dependencies(&manifest(folder));
        let ours: Vec<&str> = named.iter().map(String::as_str).filter(|name| name.starts_with("saisaat")).collect();
        let upwards: Vec<_> = ours.iter().filter(|name| !allowed.contains(name)).collect();
        assert!(upwards.is_empty(), "{folder} depends on {upwards:?}");
    }
}

#[test]
fn every_member_of_the_workspace_has_a_place_in_the_direction() {
    let workspace = manifest("");
    let members = workspace["workspace"]["members"].as_array().expect("members");
    let members: BTreeSet<&str> = members.iter().filter_map(|member| member.as_str()).collect();
    let placed: BTreeSet<&str> = HOUSE.iter().map(|(folder, _)| *folder).chain(["tests"]).collect();
    assert_eq!(members, placed);
}

#[test]
fn spreadsheets_pdf_sqlite_and_the_window_are_each_known_to_one_crate() {
    for (home, foreigners) in ALONE {
        let at_home = dependencies(&manifest(home));
        for (folder, _) in HOUSE.iter().filter(|(folder, _)| folder != home) {
            let named = dependencies(&manifest(folder));
            let strays: Vec<_> = foreigners.iter().filter(|name| named.contains(**name)).collect();
            assert!(strays.is_empty(), "{folder} names {strays:?}, which belong in {home} alone");
        }
        assert!(at_home.contains(foreigners[0]), "{home} no longer names {}: this table is out of date", foreigners[0]);
    }
}

#[test]
fn every_crate_takes_versions_and_lints_from_the_workspace() {
    for (folder, _) in HOUSE {
        let manifest = manifest(folder);
        assert_eq!(manifest["lints"]["workspace"].as_bool(), Some(true), "{folder} sets its own lints");
        for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
            let Some(table) = manifest.get(section).and_then(|s| s.as_table()) else { continue };
            for (name, wanted) in table {
                let shared = wanted.get("workspace").and_then(|w| w.as_bool()) == Some(true);
                assert!(shared, "{folder} pins {name} by itself");
            }
        }
    }
}

#[test]
fn only_the_api_folder_of_the_screens_talks_to_the_window() {
    let sources = repository().join("ui/src");
    let api = sources.join("lib/api");
    let strays: Vec<PathBuf> = files_below(&sources)
        .into_iter()
        .filter(|file| !file.starts_with(&api))
        .filter(|file| fs::read_to_string(file).is_ok_and(|text| text.contains("@tauri-apps/")))
        .collect();
    assert!(strays.is_empty(), "{strays:?} import @tauri-apps past lib/api");
}

#[test]
fn the_window_parses_nothing_a_stranger_made_in_its_own_process() {
    let parsing = ["read_workbook", "read_bytes", "read_emblem", "usvg::", "png::", "calamine::"];
    let sources = files_below(&repository().join("src-tauri/src"));
    let strays: Vec<_> = sources
        .iter()
        .filter(|file| {
            let text = fs::read_to_string(file).expect("readable");
            let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
            parsing.iter().any(|call| shipped.contains(call))
        })
        .collect();
    assert!(strays.is_empty(), "{strays:?} parse files outside a worker");
}

#[test]
fn no_source_file_has_outgrown_its_reader() {
    let long: Vec<String> = ["src-tauri", "tests"]
        .iter()
        .flat_map(|folder| files_below(&repository().join(folder)))
        .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        .filter_map(|file| {
            let lines = fs::read_to_string(&file).ok()?.lines().count();
            (lines > 600).then(|| format!("{}: {lines} lines", file.display()))
        })
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.expect("readable").path())
        .flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] })
        .collect()
}
