//! Before a report is printed, what a reader would stumble on is told in the real window, and mended where it is told.

use anyhow::Result;
use driver::Window;

use crate::import::pictures;
use crate::journey::open_the_sample;

#[test]
fn a_signatory_left_blank_is_told_before_printing_and_mended_where_it_is_told() -> Result<()> {
    let window = Window::open()?;
    open_the_sample(&window)?;
    window.click("nav-report")?;
    window.text_when("proof", |text| text.contains("ไม่พบสิ่งที่ผู้อ่านจะสะดุด"))?;

    window.click("nav-indicators")?;
    window.click("edit-agreement")?;
    window.fill("field-compiler", " ")?;
    window.click("save")?;
    window.see_gone("record")?;

    window.click("nav-report")?;
    window.text_when("proof", |text| text.contains("ควรดู 1 แห่ง"))?;
    window.click_css("[data-testid=proof] summary")?;
    window.text_when("proof", |text| text.contains("ช่องที่ต้องมีชื่อหรือตำแหน่งยังว่าง") && text.contains("ผู้จัดทำรายงาน"))?;
    pictures(&window, "proof")?;
    window.click("remark")?;
    window.fill("field-compiler", "นางสาวใจดี มีวินัย")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.text_when("proof", |text| text.contains("ไม่พบสิ่งที่ผู้อ่านจะสะดุด"))?;
    Ok(())
}
