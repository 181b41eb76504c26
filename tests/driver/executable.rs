//! The executable, run as another program would run it.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// The executable beside the running test, in the same profile.
///
/// # Panics
/// When it was not built: `make test` builds it first, `cargo build -p saisaat --features e2e` does by hand.
#[must_use]
pub fn path() -> PathBuf {
    let test = std::env::current_exe().expect("a running test has a path");
    // target/<profile>/{deps,examples}/<test>
    let profile = test.ancestors().nth(2).expect("cargo puts tests two folders down");
    let path = profile.join(format!("saisaat{}", std::env::consts::EXE_SUFFIX));
    assert!(
        path.is_file(),
        "{} is not built: run `make test`, or `cargo build -p saisaat --features e2e`",
        path.display()
    );
    path
}

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    /// The exit code; 0 done, 1 refused, 2 wrong usage.
    pub code: i32,
    /// What it printed.
    pub stdout: String,
    /// What it complained of.
    pub stderr: String,
}

impl Ran {
    /// The output as one JSON object.
    ///
    /// # Panics
    /// When it is not.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("not JSON ({error}): {self:?}"))
    }

    /// Itself, when the run succeeded.
    ///
    /// # Panics
    /// When it did not.
    #[must_use]
    pub fn succeeded(self) -> Self {
        assert_eq!(self.code, 0, "{self:?}");
        self
    }
}

/// Runs `saisaat` to its end, without a display.
///
/// # Panics
/// When it cannot be started or dies by a signal.
#[must_use]
pub fn saisaat<I: IntoIterator<Item = A>, A: AsRef<OsStr>>(arguments: I) -> Ran {
    ran(&mut command(arguments))
}

/// Runs a command to its end, with nobody at the terminal.
///
/// # Panics
/// When it cannot be started or dies by a signal.
#[must_use]
pub fn ran(command: &mut Command) -> Ran {
    let output = command.stdin(std::process::Stdio::null()).output().expect("starts");
    Ran {
        code: output.status.code().unwrap_or_else(|| panic!("died by a signal: {output:?}")),
        stdout: String::from_utf8(output.stdout).expect("prints UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("complains in UTF-8"),
    }
}

/// The same, to be started by the caller.
#[must_use]
pub fn command<I: IntoIterator<Item = A>, A: AsRef<OsStr>>(arguments: I) -> Command {
    let mut command = Command::new(path());
    command.args(arguments).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("SAISAAT_PASSPHRASE");
    command
}
