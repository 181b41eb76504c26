//! Where things lie, seen from the repository.

use std::path::{Path, PathBuf};

/// The repository's top level.
#[must_use]
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie one folder below the top")
}

/// A folder of the spreadsheets that `fixtures/spreadsheets/make.py` makes: `rosters`, `hostile` or `odd`.
#[must_use]
pub fn spreadsheets(folder: &str) -> PathBuf {
    repository().join("tests/fixtures/spreadsheets").join(folder)
}

/// A folder of the given data, which only `make test-given` asks for: `SAISAAT_SHARED`, else `shared/data` beside the repository.
///
/// # Panics
/// When it is not there: a test that quietly read nothing would prove nothing.
#[must_use]
pub fn given(folder: &str) -> PathBuf {
    let data = std::env::var_os("SAISAAT_SHARED").map_or_else(|| repository().join("../shared/data"), PathBuf::from);
    let folder = data.join(folder);
    assert!(folder.is_dir(), "no {}: set SAISAAT_SHARED to the folder of given data", folder.display());
    folder
}

/// The roster workbook that comes with the program.
#[must_use]
pub fn sample_roster() -> PathBuf {
    repository().join("assets/sample/roster.xlsx")
}
