//! What a file leaves in doubt, in the window: asked above the rows, answered in one press, remembered for the source.

use anyhow::Result;
use driver::Window;

#[test]
fn a_doubt_is_answered_in_one_press_before_anything_is_imported_and_remembered_for_its_source() -> Result<()> {
    let window = Window::open()?;
    super::journey::open_the_sample(&window)?;
    window.click("scope-agency")?;
    window.click_css("[data-testid=agency-option]:nth-child(2)")?;
    let plan = window.folder().join("plan.csv");
    let heading = "รหัสโครงการ,กลยุทธ์,โครงการ/กิจกรรม,งบประมาณ (ร้อยละ)";
    std::fs::write(&plan, format!("{heading}\nT1,1 เสริมสร้างจิตสำนึก,อบรมมาตรฐานจริยธรรม,85.5\nT2,,รณรงค์สุจริต,40\n"))?;

    window.click("nav-import")?;
    window.answer_chooser(&plan)?;
    window.click("choose-file")?;
    window.see("step-columns")?;
    window.click("to-check")?;
    window.see("question-percent_for_amount")?;
    assert!(!window.is_enabled("run-import")?, "nothing is imported before the answer");
    super::import::pictures(&window, "import-asked")?;
    window.click("answer-percent_for_amount-leave_out")?;
    window.until("it can be imported", || Ok(window.is_enabled("run-import")?.then_some(())))?;
    super::import::picture(&window, "import-answered")?;
    window.click("run-import")?;
    window.see("import-done")?;
    assert_eq!(window.text("count-inserted")?, "2");

    // The same source another time: that its column is left out is known.
    std::fs::write(&plan, format!("{heading}\nT3,1 เสริมสร้างจิตสำนึก,จัดนิทรรศการ,20\n"))?;
    window.click("choose-other")?;
    window.answer_chooser(&plan)?;
    window.click("choose-file")?;
    window.see("step-columns")?;
    window.click("to-check")?;
    window.text_when("count-inserted", |text| text == "1")?;
    window.until("it can be imported", || Ok(window.is_enabled("run-import")?.then_some(())))?;
    Ok(())
}
