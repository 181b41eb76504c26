//! The given data beside the repository, which only `make test-given` asks for: `SAISAAT_SHARED`, else `shared/data` beside it.

mod corpus;
mod hostile;
#[path = "../shared/mod.rs"]
mod shared;
mod spreadsheets;

use std::path::{Path, PathBuf};

/// A folder of the given data; a missing one fails the test, for a test that reads nothing proves nothing.
fn given(name: &str) -> PathBuf {
    let data = std::env::var_os("SAISAAT_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"), PathBuf::from);
    let folder = data.join(name);
    assert!(folder.is_dir(), "{} is missing: set SAISAAT_SHARED to the given data", folder.display());
    folder
}

#[test]
fn every_given_spreadsheet_comes_to_its_golden() {
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/given/golden");
    let wrong = shared::goldens::differing(&given("spreadsheets"), &goldens);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
