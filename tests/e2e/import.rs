//! A messy file through the four steps: columns looked over, a date mended in place, a row
//! skipped, duplicates updated on the second time, and the import taken back, sorted.

use std::path::PathBuf;

use anyhow::Result;
use driver::{Window, paths};

/// Titles above, a merged header of two rows, ids in four forms, days in nine, totals and notes below.
fn messy() -> PathBuf {
    paths::spreadsheets("rosters").join("training.xlsx")
}

#[test]
fn a_messy_file_is_matched_mended_imported_updated_and_taken_back() -> Result<()> {
    let window = Window::open()?;
    super::journey::open_the_sample(&window)?;
    window.click("nav-people")?;
    let before = window.text_when("count", |text| !text.is_empty())?;

    // Columns: the header is rows 4–5, and the signature column stays out.
    window.click("nav-import")?;
    window.answer_chooser(&messy())?;
    window.click("choose-file")?;
    window.see("step-columns")?;
    assert_eq!(window.value("header-first")?, "4");
    assert_eq!((window.value("field-B")?, window.value("field-I")?), ("full_name".into(), String::new()));
    picture(&window, "import-columns")?;
    window.click("to-check")?;
    window.see("step-check")?;
    assert_eq!(window.text("count-problems")?, "2", "an id and a date that cannot be");
    picture(&window, "import-check")?;

    // 30 February is mended in its cell.
    window.click("filter-problems")?;
    window.click("cell-14-appointed_on")?;
    window.press_enter()?;
    window.fill("fix-input", "28 ก.พ. 2567")?;
    window.click("fix-one")?;
    window.text_when("count-problems", |text| text == "1")?;
    window.click("filter-all")?;
    window.until("the mended date stands in its cell", || {
        Ok((window.attribute("cell-14-appointed_on", "title")? == "28 ก.พ. 2567").then_some(()))
    })?;

    // One row is not wanted.
    window.click("cell-7-position")?;
    window.click("skip-row")?;
    window.text_when("count-skipped", |text| text == "3")?;
    let foretold = window.text("count-inserted")?;
    picture(&window, "import-mended")?;
    window.click("run-import")?;
    window.see("import-done")?;
    assert_eq!(window.text("count-inserted")?, foretold);

    // The same file again: everyone but the row left out is known, and a changed position is an update.
    window.click("choose-other")?;
    window.answer_chooser(&messy())?;
    window.click("choose-file")?;
    window.see("step-columns")?;
    window.click("to-check")?;
    window.see("step-check")?;
    window.click("cell-6-position")?;
    window.press_enter()?;
    window.fill("fix-input", "นักวิชาการตรวจสอบ")?;
    window.click("fix-one")?;
    window.text_when("count-updated", |text| text == "1")?;
    window.click("run-import")?;
    window.see("import-done")?;
    window.click("undo-import")?;
    window.text_when("to-revert", |text| text.contains('2'))?;
    picture(&window, "import-take-back")?;
    window.click("confirm-take-back")?;
    window.see("choose-file")?;

    // The first import is taken back by undo, after the taking back and the update themselves.
    window.click("nav-people")?;
    let after = window.text_when("count", |text| !text.is_empty())?;
    assert_ne!(after, before);
    for _ in 0..3 {
        window.until("undo can be pressed", || Ok(window.is_enabled("undo")?.then_some(())))?;
        window.click("undo")?;
    }
    window.text_when("count", |text| text == before)?;
    Ok(())
}

#[test]
fn a_sheet_with_unknown_headings_is_matched_by_hand_and_what_was_decided_is_not_left_unasked() -> Result<()> {
    let window = Window::open()?;
    super::journey::open_the_sample(&window)?;
    window.click("nav-import")?;
    window.answer_chooser(&paths::spreadsheets("rosters").join("districts.xlsx"))?;
    window.click("choose-file")?;
    window.see("columns-refused")?;
    assert!(!window.is_enabled("to-check")?, "it is no roster yet");
    picture(&window, "import-by-hand")?;
    window.choose("field-B", "ชื่อ-สกุล")?;
    window.see_gone("columns-refused")?;
    window.click("to-check")?;
    window.see("step-check")?;

    // The keyboard reaches the last row, though its page is fetched only then.
    window.click_css("[role=row] [role=gridcell][data-testid]")?;
    window.press_end()?;
    let rows = window.text("count-all")?.replace(',', "");
    let at_the_end = format!("[role=row][aria-rowindex=\"{}\"] .at", rows.parse::<u32>()? + 1);
    window.text_of_css(&at_the_end)?;
    window.press_enter()?;
    window.see("fix-dialog")?;
    window.fill("fix-input", "นายสมชาย ใจดี")?;
    window.click("fix-one")?;
    let name = format!("cell-{}-first_name", rows.parse::<u32>()? + 1);
    let says_it = || anyhow::Ok(window.attribute(&name, "title")? == "สมชาย");
    window.until("the mended name stands in its cell", || Ok(says_it()?.then_some(())))?;
    // The focus is where it was.
    window.press_enter()?;
    window.see("fix-dialog")?;
    picture(&window, "import-fix")?;
    window.click("fix-withdraw")?;
    window.until("the name is as in the file", || Ok((!says_it()?).then_some(())))?;

    window.click("nav-people")?;
    window.click("unsaved-stay")?;
    window.see("step-check")?;
    window.click("nav-people")?;
    picture(&window, "import-unsaved")?;
    window.click("unsaved-go")?;
    window.text_when("count", |text| !text.is_empty())?;
    Ok(())
}

#[test]
fn a_long_import_that_is_cancelled_in_the_window_leaves_nothing() -> Result<()> {
    let window = Window::open()?;
    super::journey::open_the_sample(&window)?;
    window.click("nav-people")?;
    let before = window.text_when("count", |text| !text.is_empty())?;
    let roster = window.folder().join("roster.csv");
    let rows = (0..60_000).map(|n| format!("นาย,ชื่อ{n},สกุล{},กองที่ {}\n", n % 977, n % 31));
    std::fs::write(&roster, "คำนำหน้า,ชื่อ,นามสกุล,สังกัด\n".to_owned() + &rows.collect::<String>())?;

    window.click("nav-import")?;
    window.answer_chooser(&roster)?;
    window.click("choose-file")?;
    window.see("step-columns")?;
    window.click("to-check")?;
    window.text_when("count-inserted", |text| text == "60,000")?;
    window.click("run-import")?;
    window.click("cancel-import")?;

    // It says so; nothing is in the register or in the history.
    window.until("it says that nothing was kept", || {
        Ok(window.page_text()?.contains("ยกเลิกแล้ว ไม่มีข้อมูลใดถูกบันทึก").then_some(()))
    })?;
    window.click("nav-people")?;
    window.text_when("count", |text| text == before)?;
    assert!(!window.is_enabled("undo")?, "there is nothing to undo");
    Ok(())
}

/// A picture for people, where one was asked for.
pub(crate) fn picture(window: &Window, name: &str) -> Result<()> {
    match std::env::var_os("SAISAAT_PICTURES") {
        Some(folder) => window.picture(&PathBuf::from(folder).join(format!("{name}.png"))),
        None => Ok(()),
    }
}

/// The same, and once more in English in the dark.
pub(crate) fn pictures(window: &Window, name: &str) -> Result<()> {
    picture(window, name)?;
    if std::env::var_os("SAISAAT_PICTURES").is_none() {
        return Ok(());
    }
    window.click("language")?;
    while !window.attribute("theme", "aria-label")?.contains("Dark") {
        window.click("theme")?;
    }
    picture(window, &format!("{name}-dark-english"))?;
    while window.attribute("theme", "aria-label")?.contains("Dark") {
        window.click("theme")?;
    }
    window.click("language")
}
