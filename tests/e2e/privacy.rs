//! National ids in the real window: masked until one is asked for, and on the clipboard for thirty seconds only.

use std::thread;
use std::time::Duration;

use anyhow::Result;
use driver::Window;

#[test]
fn a_copied_id_leaves_the_clipboard_by_itself_and_when_the_workspace_is_left() -> Result<()> {
    let window = Window::open()?;
    open_the_people(&window)?;
    let id = copy_the_id_of_the_first(&window, by_keyboard)?;
    assert_eq!(paste(&window)?, id, "the digits, without the dashes that the field shows");
    thread::sleep(Duration::from_secs(31));
    assert_eq!(paste(&window)?, "", "it left by itself");

    copy_the_id_of_the_first(&window, by_button)?;
    window.click("close-workspace")?;
    open_the_people(&window)?;
    assert_eq!(paste(&window)?, "", "it left with the workspace");
    Ok(())
}

fn open_the_people(window: &Window) -> Result<()> {
    window.click("start-sample")?;
    window.see("sample-banner")?;
    window.click("nav-people")?;
    window.see("row")
}

/// Returns its thirteen digits.
fn copy_the_id_of_the_first(window: &Window, copy: fn(&Window) -> Result<()>) -> Result<String> {
    window.click_css("[data-testid=row]:nth-child(1)")?;
    window.until("the id is masked", || Ok(window.value("field-national_id")?.starts_with("x-xxxx").then_some(())))?;
    window.click("reveal-national_id")?;
    window.see("copy-national_id")?;
    copy(window)?;
    window.text_when("toast", |text| text.contains("30 วินาที"))?;
    let digits = window.value("field-national_id")?.chars().filter(char::is_ascii_digit).collect();
    window.click("cancel")?;
    window.see_gone("record")?;
    Ok(digits)
}

fn by_button(window: &Window) -> Result<()> {
    window.click("copy-national_id")
}

/// As any text is copied, which the page turns into what the button does.
fn by_keyboard(window: &Window) -> Result<()> {
    window.focus("field-national_id")?;
    window.press_with_control('a')?;
    window.press_with_control('c')
}

/// What pasting into an empty field gives.
fn paste(window: &Window) -> Result<String> {
    window.fill("search", "")?;
    window.focus("search")?;
    window.press_with_control('v')?;
    // The text comes from another program: nothing can be waited for where nothing comes.
    thread::sleep(Duration::from_millis(800));
    window.value("search")
}
