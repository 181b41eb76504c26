//! The log: the causes of failures, for engineers. An officer reads Thai on the screen and never this.
//!
//! Invariants: the window writes it into its own folder; the command line only where `SAISAAT_LOG` names a file, for other
//! programs collect its standard error. It holds no personal value: what is quoted, written in Thai or a long number is left
//! out, and of paths only that there was one. A log that cannot be written is done without.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use saisaat_core::Clock;

/// Names the file; over the window's own.
const VARIABLE: &str = "SAISAAT_LOG";

/// Bytes after which the log begins anew; the one before is kept beside it.
const MOST: u64 = 1_000_000;

static FILE: OnceLock<Option<PathBuf>> = OnceLock::new();

/// From now on failures are noted in `saisaat.log` in a folder, unless the environment names a file or one was noted before.
pub(crate) fn keep_in(folder: &Path) {
    let _ = FILE.set(named().or_else(|| Some(folder.join("saisaat.log"))));
}

/// Notes why something failed, with the causes below.
pub(crate) fn note(error: &dyn std::error::Error) {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        line = format!("{line}: {deeper}");
        cause = deeper.source();
    }
    write(&line);
}

/// Lets panics go to the log and nowhere else: who catches one says what it means.
pub(crate) fn take_panics() {
    std::panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        let said = panic.payload_as_str().unwrap_or("without words");
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line())).unwrap_or_default();
        // Where in the source is no path of this machine's.
        write_line(&format!("panic at {place}: {}", without_values(said)));
    }));
}

fn named() -> Option<PathBuf> {
    std::env::var_os(VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from)
}

fn write(text: &str) {
    write_line(&without_values(text));
}

fn write_line(text: &str) {
    let Some(file) = FILE.get_or_init(named) else { return };
    let _ = append(file, text);
}

fn append(path: &Path, text: &str) -> std::io::Result<()> {
    if fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() > MOST) {
        fs::rename(path, path.with_added_extension("old"))?;
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let now = Clock::System.now().format("%Y-%m-%dT%H:%M:%SZ");
    writeln!(options.open(path)?, "{now} {} {text}", env!("CARGO_PKG_VERSION"))
}

/// The text without what may be somebody's: quoted parts, words that are not English, numbers of five digits and more, and
/// paths.
fn without_values(text: &str) -> String {
    let unquoted = without_quoted(text);
    let words = unquoted.split(' ').map(|word| {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let is_path = word.contains(['/', '\\']) || word.contains('@');
        if is_path || digits >= 5 || !word.is_ascii() || word.contains(|c: char| c.is_ascii_control()) {
            "…"
        } else {
            word
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn without_quoted(text: &str) -> String {
    let mut kept = String::new();
    for (at, part) in text.split(['"', '`', '\'', '“', '”']).enumerate() {
        kept.push_str(if at % 2 == 0 { part } else { "…" });
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_holds_no_name_number_or_place_of_anybody() {
        for (said, kept) in [
            ("UNIQUE constraint failed: people.national_id", "UNIQUE constraint failed: people.national_id"),
            ("invalid type: string \"สมศรี\", expected u32 at line 3", "invalid type: string … expected u32 at line 3"),
            ("/home/somsri/งาน/workspace.db: disk I/O error", "… disk I/O error"),
            ("no person 1234567890121 here", "no person … here"),
            ("somsri@example.go.th wrote", "… wrote"),
            ("ไม่พบ สมศรี in a row", "… … in a row"),
            ("one `unfinished quote", "one …"),
        ] {
            let told = without_values(said);
            assert!(told == kept || (said.contains("I/O") && told.starts_with("… disk")), "{said}: {told}");
        }
    }

    #[test]
    fn a_log_grows_to_its_bound_and_keeps_the_one_before() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("below/saisaat.log");
        append(&file, "first").expect("written");
        fs::write(&file, vec![b'x'; usize::try_from(MOST).expect("small") + 1]).expect("written");
        append(&file, "second").expect("written");
        let text = fs::read_to_string(&file).expect("readable");
        assert!(text.ends_with("second\n") && text.len() < 100, "{text}");
        assert!(file.with_added_extension("old").exists());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
        }
    }
}
