//! Where the command line takes a passphrase from: a file, the environment, or a person at the terminal.
//!
//! Invariant: never from an argument, which other users of the machine can see, and never shown.

use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};

use saisaat_core::{Error, Rule};
use zeroize::Zeroizing;

use crate::error::{Answer, Failure};
use crate::secret::Secret;

/// What a file with a passphrase holds at most, in bytes.
const LONGEST: u64 = 4_096;
const VARIABLE: &str = "SAISAAT_PASSPHRASE";

/// Where to take it from.
#[derive(Debug, clap::Args)]
pub(super) struct Source {
    /// ไฟล์ที่บรรทัดแรกเป็นรหัสผ่าน (หรือกำหนดตัวแปร SAISAAT_PASSPHRASE)
    #[arg(long, value_name = "FILE")]
    pub(super) passphrase_file: Option<PathBuf>,
}

impl Source {
    /// The passphrase that was given in a file or in the environment, if any.
    ///
    /// # Errors
    /// `file` when the file cannot be read as text; `invalid` on `passphrase_file`: `too_long`.
    pub(super) fn given(&self) -> Answer<Option<Secret>> {
        if let Some(path) = &self.passphrase_file {
            return first_line(path).map(Some);
        }
        let text = std::env::var(VARIABLE).ok().filter(|text| !text.is_empty());
        Ok(text.map(Secret::of))
    }

    /// The passphrase of a workspace that exists.
    ///
    /// # Errors
    /// `invalid` on `passphrase`: `required` when it is not given and nobody can be asked.
    pub(super) fn known(&self) -> Answer<Secret> {
        match self.given()? {
            Some(given) => Ok(given),
            None if at_terminal() => ask("รหัสผ่าน: "),
            None => Err(Error::invalid("passphrase", Rule::Required).into()),
        }
    }

    /// A new passphrase, asked for twice; none when it is not given and nobody can be asked.
    ///
    /// # Errors
    /// `invalid` on `passphrase`: `differs` when the two are not the same.
    pub(super) fn chosen(&self) -> Answer<Option<Secret>> {
        if let Some(given) = self.given()? {
            return Ok(Some(given));
        }
        if !at_terminal() {
            return Ok(None);
        }
        let first = ask("ตั้งรหัสผ่าน (อย่างน้อย 12 ตัวอักษร): ")?;
        let second = ask("พิมพ์รหัสผ่านอีกครั้ง: ")?;
        if first.text() == second.text() {
            Ok(Some(first))
        } else {
            Err(Error::invalid("passphrase", Rule::Differs).into())
        }
    }
}

/// The first line of a file or a pipe, which the end of what it holds closes; a device that never ends is not read on.
fn first_line(path: &Path) -> Answer<Secret> {
    let unreadable = |cause: io::Error| Failure::file(path, &cause);
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LONGEST {
        return Err(Error::invalid("passphrase_file", Rule::TooLong).into());
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| unreadable(io::ErrorKind::InvalidData.into()))?;
    Ok(Secret::of(text.lines().next().unwrap_or_default().into()))
}

fn at_terminal() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks on standard error, for the answer of the command goes to standard output.
fn ask(question: &str) -> Answer<Secret> {
    let _ = write!(io::stderr(), "{question}");
    rpassword::read_password().map(Secret::of).map_err(|cause| Failure::within(&cause))
}
