//! Gifts, complaints and an agency's emblem in the real window, from entering them to printing them.

use std::fs;

use anyhow::{Result, ensure};
use driver::Window;

const GIFT: &str = "ชุดน้ำชาลายคราม";
const EMBLEM: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4' cy='4' r='4' fill='#1b3a6b'/></svg>";

#[test]
fn a_gift_is_judged_as_it_is_entered_and_again_when_the_agency_takes_none() -> Result<()> {
    let window = sample()?;
    window.click("nav-gifts")?;
    window.click("add")?;
    window.fill("field-description", GIFT)?;
    window.fill("field-received_on", "20/12/2568")?;
    window.fill("field-value", "2,900")?;
    window.fill("field-giver", "สมาคมตัวอย่าง")?;
    window.fill("field-receiver", "ผู้อำนวยการกอง")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.fill("search", GIFT)?;
    window.text_when("row", |text| text.contains("รับได้"))?;
    window.click("limits")?;
    window.fill("field-per_occasion", "0")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.click("row")?;
    window.text_when("verdict", |text| text.contains("ไม่เกินเกณฑ์"))?;
    window.click("edit")?;
    window.click("save")?;
    window.text_when("verdict", |text| text.contains("No Gift Policy"))?;
    Ok(())
}

#[test]
fn a_complaint_gets_its_code_and_its_days_and_tells_what_is_next() -> Result<()> {
    let window = sample()?;
    window.click("nav-complaints")?;
    window.click("add")?;
    window.fill("field-summary", "ขอให้ตรวจสอบการเรียกเก็บค่าธรรมเนียมเกินอัตรา")?;
    window.fill("field-received_on", "1/10/2568")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.fill("search", "ค่าธรรมเนียมเกินอัตรา")?;
    window.until("the search leaves one", || Ok((window.count("row")? == 1).then_some(())))?;
    window.click("row")?;
    window.text_when("due", |text| text.contains("แจ้งรับเรื่อง"))?;
    let page = window.page_text()?;
    // the agency’s own deadlines: three days to acknowledge, the last a Saturday, and ten working days to reply
    ensure!(page.contains("6 ต.ค. 2568") && page.contains("15 ต.ค. 2568"), "{page}");
    window.click("add-step")?;
    window.fill("field-taken_on", "3/10/2568")?;
    window.fill("field-done", "แจ้งรับเรื่องแล้ว")?;
    window.click("save")?;
    window.until("progress is due fifteen days later, on the Monday after", || {
        Ok(window.page_text()?.contains("20 ต.ค. 2568").then_some(()))
    })
}

#[test]
fn an_emblem_is_chosen_for_the_ministry_and_what_cannot_be_printed_is_refused() -> Result<()> {
    let window = sample()?;
    window.click("nav-agencies")?;
    window.click("row")?;
    let wrong = window.folder().join("logo.svg");
    fs::write(&wrong, EMBLEM.replace("<circle", "<text>ก</text><circle"))?;
    window.answer_chooser(&wrong)?;
    window.click("emblem-choose")?;
    window.text_when("emblem-problem", |text| text.contains("แปลงข้อความเป็นเส้น"))?;
    let right = window.folder().join("emblem.svg");
    fs::write(&right, EMBLEM)?;
    window.answer_chooser(&right)?;
    window.click("emblem-choose")?;
    window.see("emblem")?;
    ensure!(window.attribute("emblem", "alt")?.starts_with("ตราสัญลักษณ์ "));
    window.click("emblem-remove")?;
    window.see_gone("emblem")
}

fn sample() -> Result<Window> {
    let window = Window::open()?;
    window.click("start-sample")?;
    window.see("sample-banner")?;
    Ok(window)
}
