//! A printed file and what poppler and qpdf say of it.

use std::path::PathBuf;
use std::process::Command;

/// A PDF on disk, gone when dropped.
pub(crate) struct File {
    folder: tempfile::TempDir,
}

impl File {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let file = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::write(file.path(), bytes).unwrap();
        if let Ok(keep) = std::env::var("SAISAAT_KEEP_PDF") {
            std::fs::write(format!("{keep}/{:016x}.pdf", bytes.len()), bytes).unwrap();
        }
        file
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("report.pdf")
    }

    fn run(&self, program: &str, before: &[&str], after: &[&str]) -> String {
        let output = Command::new(program).args(before).arg(self.path()).args(after).output();
        let output = output.unwrap_or_else(|error| panic!("{program} is needed to check printed files: {error}"));
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The text in the order it is drawn.
    pub(crate) fn raw_text(&self) -> String {
        self.run("pdftotext", &["-raw"], &["-"])
    }
}

/// Text without white space: lines end where they fit, and that is no difference.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
