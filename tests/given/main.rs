//! The given data beside the repository through the whole program; only `make test-given` runs this.

#[path = "../compared/mod.rs"]
mod compared;
mod differential;
mod import;

use driver::paths::given;

#[test]
fn every_given_file_reads_in_the_worker_as_it_reads_outside() {
    let files = ["hostile", "spreadsheets"].map(|folder| compared::sheet_reader::read_alike(&given(folder)));
    assert!(files.iter().sum::<usize>() > 80, "{files:?}");
}
