//! The list of commands is read twice, by the compiler and by build.rs; both must see the same.

use std::collections::BTreeSet;

#[test]
fn the_page_is_allowed_exactly_the_commands_that_are_declared_to_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let client = folder.path().join("bindings.ts");
    crate::bindings(&client).expect("every type has a TypeScript form");
    let client = std::fs::read_to_string(&client).expect("written");
    let declared: BTreeSet<&str> =
        client.split("__TAURI_INVOKE(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    // As build.rs reads it.
    let lines =
        include_str!("list.rs").lines().filter(|line| !line.trim_start().starts_with("//") && !line.contains('!'));
    let allowed: BTreeSet<&str> =
        lines.filter_map(|line| Some(line.trim().trim_end_matches(',').split_once("::")?.1)).collect();
    assert_eq!(declared, allowed);
}
