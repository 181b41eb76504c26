//! Evidence in the real window: attached to a record, known by its hash, still there after closing, removed and brought back.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use driver::Window;

/// SHA-256 of the bytes below, by sha256sum.
const BYTES: &[u8] = b"%PDF-1.7\nminutes of the meeting\n";
const SHA256: &str = "0da3515748874714e989d89c9a66d64e4a54d8333c3309a0136cc8417a415be2";

#[test]
fn a_file_is_attached_to_a_training_session_found_after_closing_and_removed_with_a_way_back() -> Result<()> {
    let window = Window::open()?;
    window.click("start-sample")?;
    window.see("sample-banner")?;
    open_a_session(&window)?;

    let wrong = window.folder().join("program.exe");
    fs::write(&wrong, "MZ")?;
    window.answer_chooser(&wrong)?;
    window.click("attach")?;
    window.text_when("toast", |text| text.contains("รับเฉพาะไฟล์ PDF"))?;
    window.click_css("[data-testid=toast] button")?;
    window.see_gone("toast")?;

    let minutes = window.folder().join("รายงานการประชุม.pdf");
    fs::write(&minutes, BYTES)?;
    window.answer_chooser(&minutes)?;
    window.click("attach")?;
    window.text_when("attachment", |text| text.contains("รายงานการประชุม.pdf"))?;
    assert_eq!(window.attribute("attachment-hash", "title")?, SHA256);
    window.click("attachment-open")?;
    window.text_when("toast", |text| text.contains("ถูกลบเมื่อล็อก"))?;

    let copy = window.folder().join("copy.pdf");
    window.answer_chooser(&copy)?;
    window.click("attachment-save")?;
    window.text_when("toast", |text| text.contains("copy.pdf"))?;
    assert_eq!(fs::read(&copy)?, BYTES);

    window.click("close-workspace")?;
    window.click("start-sample")?;
    window.see("sample-banner")?;
    open_a_session(&window)?;
    window.text_when("attachment", |text| text.contains("รายงานการประชุม.pdf"))?;
    window.click("attachment-remove")?;
    window.see_gone("attachment")?;
    window.click("undo")?;
    window.see("attachment")?;
    alter_the_stored_file(&window)?;
    window.click("nav-settings")?;
    window.click("tab-backups")?;
    window.click("check")?;
    window.text_when("check-verdict", |text| text.contains("รายงานการประชุม.pdf"))?;
    Ok(())
}

/// As a failing disk, or a hand, would.
fn alter_the_stored_file(window: &Window) -> Result<()> {
    let stored = find(window.folder(), SHA256)?.context("the file lies in the evidence folder")?;
    let mut bytes = fs::read(&stored)?;
    bytes[10] ^= 1;
    Ok(fs::write(&stored, bytes)?)
}

/// The file with this name below a folder, outside of backups.
fn find(folder: &Path, name: &str) -> Result<Option<PathBuf>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.ends_with(name) {
            return Ok(Some(path));
        }
        if path.is_dir()
            && !path.ends_with("backups")
            && let Some(found) = find(&path, name)?
        {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

fn open_a_session(window: &Window) -> Result<()> {
    window.click("nav-trainings")?;
    window.click_css("[data-testid=row]:nth-child(1)")?;
    window.see("attachments")
}
