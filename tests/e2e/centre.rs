//! The registers of the coordination centre in the real window: gifts by both rules, a lapsed order, disclosure, a risk, a hearing, a gap.

use anyhow::Result;
use driver::Window;

use crate::journey::open_the_sample;

/// A picture of what is shown, where pictures are wanted.
fn pictured(window: &Window, name: &str) -> Result<()> {
    match std::env::var_os("SAISAAT_PICTURES") {
        Some(folder) => window.picture(&std::path::Path::new(&folder).join(format!("{name}.png"))),
        None => Ok(()),
    }
}

#[test]
fn a_gift_says_what_the_law_and_what_the_agency_say_of_it() -> Result<()> {
    let window = Window::open()?;
    open_the_sample(&window)?;
    window.click("nav-gifts")?;
    window.click("add")?;
    window.fill("field-description", "ชุดน้ำชา")?;
    window.fill("field-received_on", "29/12/2568")?;
    window.fill("field-value", "3500")?;
    window.fill("field-giver", "สมาคมทดสอบ")?;
    window.fill("field-receiver", "ผู้อำนวยการกองทดสอบ")?;
    window.choose("field-occasion_kind", "เทศกาลหรือโอกาสพิเศษ")?;
    window.fill("field-occasion", "ปีใหม่")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.fill("search", "ชุดน้ำชา")?;
    window.text_when("count", |text| text.starts_with("1 "))?;
    window.click_css("[data-testid=row]")?;
    window.text_when("law-verdict", |text| text.contains("ต้องรายงาน") && text.contains("R4"))?;
    window.text_when("law-verdict", |text| text.contains("28 ม.ค. 2569"))?;
    window.text_when("verdict", |text| text.contains("เกินเกณฑ์"))?;
    pictured(&window, "gift")
}

#[test]
fn a_centre_whose_order_has_lapsed_and_that_names_nobody_is_on_the_overview() -> Result<()> {
    let window = Window::open()?;
    open_the_sample(&window)?;
    window.click("nav-centres")?;
    window.click("add")?;
    window.fill("field-name", "ศูนย์ทดสอบคำสั่งสิ้นผล")?;
    window.fill("field-valid_until", "30/9/2569")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.click("nav-overview")?;
    window.text_when("due-panel", |text| text.contains("ยังไม่ระบุผู้รับผิดชอบศูนย์"))?;
    window.text_when("due-panel", |text| text.contains("คำสั่งแต่งตั้งสิ้นผล"))?;
    pictured(&window, "due")
}

#[test]
fn an_overdue_disclosure_item_is_mended_and_counts() -> Result<()> {
    let window = Window::open()?;
    open_the_sample(&window)?;
    window.click("nav-disclosure_items")?;
    window.click("add")?;
    window.fill("field-code", "ท9")?;
    window.fill("field-title", "รายการทดสอบการเผยแพร่")?;
    window.choose("field-scheme", "รายการของส่วนราชการเอง")?;
    window.fill("field-next_due_on", "1/10/2569")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.fill("search", "รายการทดสอบการเผยแพร่")?;
    window.text_when("count", |text| text.starts_with("1 "))?;
    window.click_css("[data-testid=row]")?;
    window.text_when("due", |text| text.contains("เกินกำหนด"))?;
    window.click("edit")?;
    window.fill("field-published_at", "https://www.agency.example/o9")?;
    window.choose("field-status", "เผยแพร่แล้ว")?;
    window.fill("field-updated_on", "28/11/2569")?;
    window.fill("field-next_due_on", "1/10/2570")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.text_when("due", |text| !text.contains("เกินกำหนด"))?;
    window.click("nav-disclosure_items")?;
    window.click("tab-disclosure_report")?;
    window.text_when("brief-disclosure_report", |text| text.contains("รายการทดสอบการเผยแพร่"))?;
    pictured(&window, "disclosure")
}

#[test]
fn a_risk_gets_its_level_from_the_matrix_and_stands_in_the_report() -> Result<()> {
    let window = Window::open()?;
    open_the_sample(&window)?;
    window.click("nav-risk_assessments")?;
    window.click("add")?;
    window.fill("field-title", "ประเมินงานทดสอบ")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.fill("search", "ประเมินงานทดสอบ")?;
    window.text_when("count", |text| text.starts_with("1 "))?;
    window.click_css("[data-testid=row]")?;
    window.click("add-risks")?;
    window.fill("field-process", "ตรวจรับพัสดุ")?;
    window.fill("field-issue", "รับของไม่ครบแต่ตรวจรับ")?;
    window.fill("field-likelihood", "4")?;
    window.fill("field-impact", "5")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.see_css("[data-testid=row]")?;
    pictured(&window, "risk")?;
    window.click("nav-risk_assessments")?;
    window.click("tab-risk_report")?;
    window.text_when("brief-risk_report", |text| text.contains("รับของไม่ครบแต่ตรวจรับ") && text.contains("สูงมาก"))?;
    pictured(&window, "risk-report")
}

#[test]
fn a_hearing_keeps_opinions_with_their_answers() -> Result<()> {
    let window = Window::open()?;
    open_the_sample(&window)?;
    window.click("nav-hearings")?;
    window.click("add")?;
    window.fill("field-topic", "รับฟังความเห็นเรื่องทดสอบ")?;
    window.fill("field-held_on", "15/9/2569")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.fill("search", "รับฟังความเห็นเรื่องทดสอบ")?;
    window.text_when("count", |text| text.starts_with("1 "))?;
    window.click_css("[data-testid=row]")?;
    window.click("add-hearing_opinions")?;
    window.fill("field-opinion", "ขอให้เปิดเผยขั้นตอนการให้บริการ")?;
    window.choose("field-standing", "นำไปปฏิบัติ")?;
    window.click("save")?;
    window.see("problem-response")?;
    window.fill("field-response", "ติดประกาศทุกจุดบริการแล้ว")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.until("it is listed", || Ok(window.page_text()?.contains("ขอให้เปิดเผยขั้นตอน").then_some(())))
}

#[test]
fn the_laws_of_the_deck_are_taken_over_once_and_found_by_what_they_say() -> Result<()> {
    let window = Window::open()?;
    open_the_sample(&window)?;
    window.click("nav-policies")?;
    window.text_when("count", |text| !text.is_empty())?;
    window.click("adopt")?;
    window.click("adopt-policies")?;
    window.until("they are there", || Ok(window.text("count")?.starts_with('8').then_some(())))?;
    window.press_with_control('k')?;
    window.fill("search-everywhere", "ราชการส่วนท้องถิ่นหรือคำใดที่ไม่มี")?;
    window.see("none-found")?;
    Ok(())
}

#[test]
fn what_the_plan_does_not_touch_is_told_and_can_be_planned_for() -> Result<()> {
    let window = Window::open()?;
    open_the_sample(&window)?;
    window.click("nav-coverage")?;
    window.see("gap")?;
    let gaps = window.count("gap")?;
    assert!(gaps > 0);
    window.see("brief-coverage")?;
    pictured(&window, "coverage")
}

#[test]
fn a_review_carries_the_years_actions_into_the_next_year_and_undo_takes_them_back() -> Result<()> {
    let window = Window::open()?;
    open_the_sample(&window)?;
    window.click("nav-plan_reviews")?;
    window.click("add")?;
    window.fill("field-successes", "ทบทวนเพื่อทดสอบการยกไปปีถัดไป")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.fill("search", "ทบทวนเพื่อทดสอบ")?;
    window.text_when("count", |text| text.starts_with("1 "))?;
    window.click_css("[data-testid=row]")?;
    window.click("carry-plan")?;
    window.see("carry-action")?;
    let offered = window.count("carry-tick")?;
    assert!(offered > 0);
    pictured(&window, "carry")?;
    window.click("carry-run")?;
    window.see_gone("carry-run")?;
    window.click("carry-plan")?;
    window.until("all are there now", || Ok((window.count("carry-why")? >= offered).then_some(())))
}
