//! What every roster of the repository comes to, file by file.

mod shared;

use std::path::Path;

#[test]
fn every_roster_comes_to_its_golden() {
    let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let wrong = shared::goldens::differing(&shared::folder("rosters"), &goldens);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
