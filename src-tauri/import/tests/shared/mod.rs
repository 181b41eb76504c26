//! Where the given files lie: `SAISAAT_SHARED`, or `shared/data` beside the repository.

use std::path::{Path, PathBuf};

/// A folder of the given data; a missing one fails the test, for a test that reads nothing proves nothing.
pub(crate) fn folder(name: &str) -> PathBuf {
    let data = std::env::var_os("SAISAAT_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"), PathBuf::from);
    let folder = data.join(name);
    assert!(folder.is_dir(), "{} is missing: set SAISAAT_SHARED to the given data", folder.display());
    folder
}
