//! Builds the window's context: embeds the pages of ui/dist, and allows the page exactly the commands that are listed in
//! `src/commands/list.rs`, so that a new command is declared in one place.

use std::path::Path;
use std::{env, fs};

const LIST: &str = "src/commands/list.rs";
const PAGES: &str = "../ui/dist";

fn main() {
    println!("cargo::rerun-if-changed={LIST}");
    println!("cargo::rerun-if-changed={PAGES}");
    if env::var_os("CARGO_FEATURE_CUSTOM_PROTOCOL").is_some() && !Path::new(PAGES).join("index.html").is_file() {
        println!(
            "cargo::error=ui/dist is missing: the window's pages are built first, by `make run` or by `cd ui && npm ci && npm run build`"
        );
        return;
    }
    let out = env::var("OUT_DIR").expect("cargo names the build folder");
    let permissions = format!("{out}/permissions/commands.toml");
    fs::create_dir_all(format!("{out}/permissions")).expect("the build folder can be written");
    fs::write(&permissions, permission(&fs::read_to_string(LIST).expect("the list of commands is readable")))
        .expect("the build folder can be written");
    let manifest = tauri_build::AppManifest::new().permissions_path_pattern(permissions.leak());
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)).expect("tauri.conf.json is valid");
}

/// One permission, `allow-commands`, over every `noun::command,` line of the list.
fn permission(list: &str) -> String {
    // The comment and the macro's own line are no commands.
    let names = list.lines().filter(|line| !line.trim_start().starts_with("//") && !line.contains('!'));
    let names: Vec<String> =
        names.filter_map(|line| Some(format!("{:?}", line.trim().trim_end_matches(',').split_once("::")?.1))).collect();
    format!(
        "[[permission]]\nidentifier = \"allow-commands\"\ndescription = \"The window's own commands.\"\ncommands.allow = [{}]\n",
        names.join(", ")
    )
}
