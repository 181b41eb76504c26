//! Lists the migrations in the order of their names, so that a step of the schema is its file alone.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    let out: PathBuf = std::env::var_os("OUT_DIR").expect("cargo says where").into();
    let mut names: Vec<String> = std::fs::read_dir("migrations")
        .expect("the migrations lie beside")
        .map(|entry| entry.expect("readable").file_name().into_string().expect("ASCII"))
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "sql"))
        .collect();
    names.sort();
    let steps = names.iter().fold(String::new(), |mut steps, name| {
        let place = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/migrations/{name}\")");
        let _ = writeln!(steps, "M::up(include_str!({place})),");
        steps
    });
    std::fs::write(out.join("migrations.rs"), format!("&[\n{steps}]\n")).expect("writable");
}
