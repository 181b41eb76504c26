//! What leaves and goes back in the real window: lists as workbooks from each screen, and an old import taken back sorted.

use anyhow::{Result, ensure};
use driver::Window;

use super::import::picture;
use super::journey::{import_the_roster, open_the_sample};

#[test]
fn every_list_is_saved_from_its_screen_and_whole_ids_only_when_confirmed() -> Result<()> {
    let window = Window::open()?;
    open_the_sample(&window)?;
    window.click("nav-people")?;
    window.see("row")?;
    window.click("export-list")?;
    window.click("ids-whole")?;
    picture(&window, "export-ids")?;
    saves(&window, "confirm-export", "people.xlsx")?;

    window.click("nav-plan")?;
    window.see("edit-plan")?;
    picture(&window, "export-plan")?;
    saves(&window, "export-list", "actions.xlsx")?;

    window.click("nav-indicators")?;
    window.see("export-results")?;
    picture(&window, "export-indicators")?;
    saves(&window, "export-indicators", "indicators.xlsx")?;
    saves(&window, "export-results", "results.xlsx")?;

    for (screen, control) in [("trainings", "export-attendances"), ("awards", "export-nominations")] {
        window.click(&format!("nav-{screen}"))?;
        window.click_css("[data-testid=row]")?;
        window.click(control)?;
        window.see("export-ids")?;
        picture(&window, control)?;
        saves(&window, "confirm-export", &format!("{screen}.xlsx"))?;
    }
    window.click("nav-history")?;
    window.click("tab-audit")?;
    window.click("audit-verify")?;
    window.text_when("audit-verdict", |text| text.contains("ถูกต้องทั้ง"))?;
    Ok(())
}

/// The control saves a workbook of this name.
fn saves(window: &Window, control: &str, name: &str) -> Result<()> {
    let file = window.folder().join(name);
    window.answer_chooser(&file)?;
    window.click(control)?;
    window.text_when("toast", |text| text.contains(name))?;
    ensure!(file.is_file(), "{name} is there");
    window.see_gone("toast")
}

#[test]
fn an_import_is_taken_back_from_the_history_though_someone_of_it_was_edited_since() -> Result<()> {
    let window = Window::open()?;
    open_the_sample(&window)?;
    window.click("nav-people")?;
    let before = window.text_when("count", |text| !text.is_empty())?;
    import_the_roster(&window)?;
    window.click("nav-people")?;
    let imported = window.text_when("count", |text| !text.is_empty() && *text != before)?;

    window.click("nav-history")?;
    window.click_css("[data-testid=row]:nth-child(1)")?;
    window.click("go-to-record")?;
    let surname = window.value("field-surname")?;
    window.fill("field-position", "ผู้อำนวยการสำนัก")?;
    window.click("save")?;
    window.see_gone("record")?;

    window.click("nav-history")?;
    window.click_css("[data-testid=row]:nth-child(2)")?;
    window.click("undo-import")?;
    window.text_when("edited-rows", |text| text.contains(&surname))?;
    let kept = window.text_when("to-keep", |text| text.contains('1'))?;
    picture(&window, "take-back-sorted")?;
    window.click("edited-some")?;
    window.click("pick")?;
    window.text_when("to-keep", |text| *text != kept)?;
    picture(&window, "take-back-some")?;
    window.click("edited-keep")?;
    window.text_when("to-keep", |text| *text == kept)?;
    window.click("confirm-take-back")?;
    window.see_gone("take-back")?;

    window.click("nav-people")?;
    let after = window.text_when("count", |text| !text.is_empty() && *text != imported)?;
    ensure!(after != before, "the edited one stays: {after}");
    Ok(())
}
