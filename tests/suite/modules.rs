//! The dependency direction of the modules inside each crate of the product, read from their `use` lines and paths.
//!
//! Invariant: modules that lie side by side never need each other in a circle, whether directly or by way of others. What a
//! module defines itself is known to those inside it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use driver::paths::repository;

/// Arrows that close a circle and stay: crate, the modules that name and are named, and why. At most three.
const EXCEPTIONS: &[(&str, &str, &str, &str)] = &[
    (
        "core",
        "registers",
        "office",
        "a register's own queries and rules are asked of the office's reader and transaction",
    ),
    ("core", "registers::", "registers::", "a key is typed by the record it names, and a record by its declaration"),
];

/// Modules from the ground up: none names one that stands after it.
const FLOORS: &[(&str, &[&str])] = &[
    (
        "core",
        &[
            "rule",
            "values",
            "scoring",
            "registers",
            "action",
            "store",
            "search",
            "lists",
            "office",
            "summaries",
            "submissions",
            "workspace",
        ],
    ),
    ("import", &["note", "read", "parse", "detect", "decide", "apply", "layout", "check", "export"]),
    ("report", &["text", "layout", "documents", "printer"]),
];

/// A path, or a module below the crate, name by name.
type Names = Vec<String>;

/// What names what, with a path that says so.
type Arrows = BTreeMap<(Names, Names), String>;

/// The shipped modules of a crate.
struct House(BTreeMap<Names, Module>);

#[derive(Default)]
struct Module {
    /// What `use` lines bind here to the paths they name.
    bound: BTreeMap<String, Names>,
    /// Every path of the crate that is named here.
    named: Vec<Names>,
}

impl House {
    fn of(sources: &Path) -> Self {
        let mut house = Self(BTreeMap::new());
        house.enter(sources, Names::new());
        house
    }

    /// Reads a module and those that it declares.
    fn enter(&mut self, sources: &Path, module: Names) {
        let text = shipped(&fs::read_to_string(file_of(sources, &module)).expect("a declared module has a file"));
        for line in text.lines() {
            let Some(name) = after_visibility(line).strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) else {
                continue;
            };
            self.enter(sources, [module.as_slice(), &[name.to_owned()]].concat());
        }
        self.0.insert(module, Module::of(&text));
    }

    /// The module that defines what a path names, seen from a module; none where the path leaves the crate.
    fn home(&self, from: &Names, path: &[String], depth: usize) -> Option<Names> {
        let (first, mut rest) = path.split_first()?;
        let mut at = match first.as_str() {
            "crate" => Names::new(),
            "self" => from.clone(),
            "super" => from.split_last()?.1.to_vec(),
            _ => {
                rest = path;
                from.clone()
            }
        };
        for (n, name) in rest.iter().enumerate() {
            let below = [at.as_slice(), std::slice::from_ref(name)].concat();
            if name == "super" {
                at.pop();
            } else if self.0.contains_key(&below) {
                at = below;
            } else if let Some(bound) = self.0[&at].bound.get(name).filter(|_| depth < 9) {
                let bound_to = self.home(&at, bound, depth + 1)?;
                let path_from_there = [&["crate".to_owned()], bound_to.as_slice(), &rest[n + 1..]].concat();
                return self.home(from, &path_from_there, depth + 1);
            } else {
                return (n > 0 || rest.len() < path.len()).then_some(at);
            }
        }
        Some(at)
    }

    /// Arrows between modules side by side; what lies inside a module counts as the module.
    fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (from, module) in &self.0 {
            for path in &module.named {
                let Some(to) = self.home(from, path, 0) else { continue };
                let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
                if shared < from.len() && shared < to.len() {
                    let said = format!("{} names {}", from.join("::"), path.join("::"));
                    arrows.entry((from[..=shared].to_vec(), to[..=shared].to_vec())).or_insert(said);
                }
            }
        }
        arrows
    }
}

impl Module {
    fn of(text: &str) -> Self {
        let mut module = Self::default();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let Some(start) = after_visibility(line.trim_start()).strip_prefix("use ") else {
                module.named.extend(paths_in(line));
                continue;
            };
            let mut tree = start.to_owned();
            while !tree.contains(';') {
                tree.push_str(lines.next().expect("a use line ends"));
            }
            for (path, name) in expanded(tree.split(';').next().unwrap_or_default()) {
                module.named.push(path.clone());
                module.bound.insert(name, path);
            }
        }
        module
    }
}

fn file_of(sources: &Path, module: &Names) -> PathBuf {
    if module.is_empty() {
        return sources.join("lib.rs");
    }
    let folder = module.iter().fold(sources.to_owned(), |folder, name| folder.join(name));
    let beside = folder.with_extension("rs");
    if beside.exists() { beside } else { folder.join("mod.rs") }
}

/// A source without its comments and without what is built for tests alone.
fn shipped(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    while let Some(line) = lines.next() {
        if line.trim() != "#[cfg(test)]" {
            kept.extend([line, "\n"]);
            continue;
        }
        let end = format!("{}}}", &line[..line.len() - line.trim_start().len()]);
        // An item ends with its line, or where a brace closes as far out as it began.
        let item = lines.find(|line| !line.trim_start().starts_with("#[")).unwrap_or_default();
        if !item.trim_end().ends_with(';') {
            lines.find(|line| *line == end);
        }
    }
    kept
}

fn after_visibility(line: &str) -> &str {
    let Some(rest) = line.strip_prefix("pub") else { return line };
    let rest = if rest.starts_with('(') { rest.split_once(')').map_or(rest, |(_, rest)| rest) } else { rest };
    rest.trim_start()
}

/// The paths of a use tree, each with the name it is bound to.
fn expanded(tree: &str) -> Vec<(Names, String)> {
    let tree = tree.trim();
    let Some((before, inside)) = tree.split_once('{') else {
        let (path, alias) = tree.split_once(" as ").unwrap_or((tree, ""));
        let mut path: Names = path.split("::").map(|name| name.trim().to_owned()).collect();
        if path.len() > 1 {
            path.pop_if(|last| last == "self");
        }
        let last = path.last().cloned().unwrap_or_default();
        return vec![(path, if alias.is_empty() { last } else { alias.trim().to_owned() })];
    };
    let inside = inside.trim_end().strip_suffix('}').expect("a use tree closes");
    parted(inside).into_iter().flat_map(|part| expanded(&format!("{before}{}", part.trim()))).collect()
}

/// A list parted at its outermost commas.
fn parted(list: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let outermost = |c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    };
    list.split(outermost).filter(|part| !part.trim().is_empty()).collect()
}

/// The paths from the crate's root or from beside, in a line of code.
fn paths_in(line: &str) -> Vec<Names> {
    let in_name = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = line.split(|c| !in_name(c)).map(|word| word.trim_matches(':'));
    words
        .filter(|word| word.starts_with("crate::") || word.starts_with("super::"))
        .map(|word| word.split("::").map(str::to_owned).collect())
        .collect()
}

/// The paths that lie on a circle.
fn circles(arrows: &Arrows) -> Vec<&str> {
    arrows.iter().filter(|((from, to), _)| reaches(arrows, to, from)).map(|(_, said)| said.as_str()).collect()
}

/// Each crate of the product with its modules' arrows.
fn crates() -> Vec<(String, Arrows)> {
    let product = repository().join("src-tauri");
    let folders = fs::read_dir(&product).expect("readable").map(|entry| entry.expect("readable").path());
    let folders = folders.chain([product.clone()]).filter(|folder| folder.join("src/lib.rs").exists());
    let named = |folder: PathBuf| {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        (name, House::of(&folder.join("src")).arrows())
    };
    folders.map(named).collect()
}

/// Whether an exception is of this arrow. One whose names end in `::` is of all inside.
fn is_of((_, from, to, _): &(&str, &str, &str, &str), arrow: &(Names, Names)) -> bool {
    let fits = |wanted: &str, module: &Names| match wanted.strip_suffix("::") {
        Some(folder) => module.len() > 1 && module[..module.len() - 1].join("::") == folder,
        None => module.join("::") == wanted,
    };
    fits(from, &arrow.0) && fits(to, &arrow.1)
}

fn reaches(arrows: &Arrows, from: &Names, to: &Names) -> bool {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            open.extend(arrows.keys().filter(|(start, _)| start == at).map(|(_, end)| end));
        }
    }
    false
}

#[test]
fn modules_side_by_side_never_need_each_other_in_a_circle() {
    for (name, mut arrows) in crates() {
        arrows.retain(|arrow, _| !EXCEPTIONS.iter().any(|exception| exception.0 == name && is_of(exception, arrow)));
        let found = circles(&arrows);
        assert!(found.is_empty(), "{name}: {found:#?}");
    }
}

#[test]
fn there_are_at_most_three_exceptions_and_each_closes_a_circle_still() {
    let crates = crates();
    assert!(EXCEPTIONS.len() <= 3);
    for exception in EXCEPTIONS {
        let (_, arrows) = crates.iter().find(|(name, _)| name == exception.0).expect("a crate of the product");
        let closes = |arrow: &&(Names, Names)| is_of(exception, arrow) && reaches(arrows, &arrow.1, &arrow.0);
        assert!(arrows.keys().any(|arrow| closes(&arrow)), "{exception:?} is not needed any more");
    }
}

#[test]
fn modules_name_only_what_stands_below_them() {
    let crates = crates();
    for (name, floors) in FLOORS {
        let (_, arrows) = crates.iter().find(|(known, _)| known == name).expect("a crate of the product");
        let floor = |module: &Names| floors.iter().position(|floor| *floor == module.join("::"));
        let upwards = |arrow: &(Names, Names)| floor(&arrow.0).zip(floor(&arrow.1)).is_some_and(|(from, to)| from < to);
        let excepted = |arrow: &(Names, Names)| EXCEPTIONS.iter().any(|e| e.0 == *name && is_of(e, arrow));
        let found: Vec<_> = arrows.iter().filter(|(arrow, _)| upwards(arrow) && !excepted(arrow)).collect();
        assert!(found.is_empty(), "{name}: {found:#?}");
        let known = |floor: &&str| arrows.keys().any(|(from, to)| [from, to].iter().any(|m| m.join("::") == **floor));
        assert!(floors.iter().all(known), "{name} has other modules: this table is out of date");
    }
}

#[test]
fn a_circle_is_found_through_braces_names_handed_on_and_folders_but_not_in_tests() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |file: &str, text: &str| {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("makes it");
        fs::write(path, text).expect("writes");
    };
    write("lib.rs", "pub mod a;\nmod b;\nmod c;\npub use b::inner::{Deep as Handed};\n");
    write("a.rs", "use std::{fmt, mem::{self, swap}};\n\nfn f() -> crate::Handed { todo!() } // crate::c::C\n");
    write("b/mod.rs", "pub(crate) mod inner;\n");
    write("b/inner.rs", "use crate::{\n    a::{self, A},\n};\n#[cfg(test)]\nmod tests {\n    use crate::c::C;\n}\n");
    write("c.rs", "use super::b;\n");
    let arrows = House::of(folder.path()).arrows();
    assert_eq!(circles(&arrows), ["a names crate::Handed", "b::inner names crate::a"]);
    let named: Vec<_> = arrows.keys().map(|(from, to)| (from.join("::"), to.join("::"))).collect();
    assert_eq!(named, [("a", "b"), ("b", "a"), ("c", "b")].map(|(from, to)| (from.to_owned(), to.to_owned())));
}
