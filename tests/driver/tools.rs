//! Independent readers of a PDF: what they see is what a reader on another machine sees.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

/// The document's text in reading order.
///
/// # Errors
/// When pdftotext is missing or refuses the file.
pub fn pdf_text(pdf: &Path) -> Result<String> {
    run(Command::new("pdftotext").arg("-raw").arg(pdf).arg("-"))
}

/// The font table: one line per font under two header lines.
///
/// # Errors
/// When pdffonts is missing or refuses the file.
pub fn pdf_fonts(pdf: &Path) -> Result<Vec<Font>> {
    let table = run(Command::new("pdffonts").arg(pdf))?;
    // name type encoding emb sub uni object ID — the type may hold spaces, so the flags are counted from the right.
    table
        .lines()
        .skip(2)
        .map(|line| {
            let columns: Vec<&str> = line.split_whitespace().collect();
            let flag = |from_right: usize| columns.len().checked_sub(from_right).map(|at| columns[at] == "yes");
            let (Some(embedded), Some(subset)) = (flag(5), flag(4)) else {
                anyhow::bail!("not a line of pdffonts: {line}");
            };
            Ok(Font { name: columns[0].into(), embedded, subset })
        })
        .collect()
}

/// A font a document uses.
#[derive(Debug)]
pub struct Font {
    /// Its name, with the six-letter tag of a subset.
    pub name: String,
    /// It travels with the document.
    pub embedded: bool,
    /// Only the glyphs used travel.
    pub subset: bool,
}

/// How many pages it has.
///
/// # Errors
/// When qpdf refuses the file.
pub fn pdf_pages(pdf: &Path) -> Result<u32> {
    let pages = run(Command::new("qpdf").arg("--show-npages").arg(pdf))?;
    pages.trim().parse().with_context(|| format!("{pages} is no count of pages"))
}

/// Checks the file's structure.
///
/// # Errors
/// What qpdf found wrong.
pub fn pdf_is_sound(pdf: &Path) -> Result<()> {
    run(Command::new("qpdf").arg("--check").arg(pdf)).map(|_| ())
}

/// Every file that a folder's SHA256SUMS lists is as it says.
///
/// # Errors
/// When one is not, or there is no list.
pub fn sums_hold(folder: &Path) -> Result<()> {
    let checked = Command::new("sha256sum").args(["--check", "--strict", "SHA256SUMS"]).current_dir(folder).output()?;
    ensure!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    Ok(())
}

/// Draws one page, counted from 1, as `picture` (a `.png`).
///
/// # Errors
/// When pdftoppm is missing or refuses the file.
pub fn draw_page(pdf: &Path, page: u32, dots_per_inch: u32, picture: &Path) -> Result<()> {
    let page = page.to_string();
    let stem = picture.with_extension("");
    run(Command::new("pdftoppm")
        .args(["-png", "-singlefile", "-r", &dots_per_inch.to_string(), "-f", &page, "-l", &page])
        .args([pdf, &stem]))
    .map(|_| ())
}

fn run(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().with_context(|| format!("{name} does not start: run .ci/setup test"))?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{name}: {complaint}{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stdout).with_context(|| format!("{name} did not print UTF-8"))
}
