//! The past in the real window: what was changed, by field; taking one thing back; what stands in the way; the audit log.

use anyhow::Result;
use driver::Window;

#[test]
fn a_change_is_found_in_the_history_and_taken_back_alone_once_nothing_later_stands_in_the_way() -> Result<()> {
    let window = Window::open()?;
    window.click("start-sample")?;
    window.see("sample-banner")?;
    set_the_vision(&window, "โปร่งใส")?;
    set_the_vision(&window, "โปร่งใส ตรวจสอบได้")?;

    window.click("nav-history")?;
    window.choose("filter-register", "ส่วนราชการ")?;
    window.click_css("[data-testid=row]:nth-child(2)")?;
    let change = window.text_when("change", |text| text.contains("วิสัยทัศน์"))?;
    assert!(change.contains("โปร่งใส") && !change.contains("ตรวจสอบได้"), "{change}");

    window.click("revert")?;
    window.click("confirm-step")?;
    window.text_when("conflict-record", |text| text.contains("ส่วนราชการ"))?;
    window.click("conflict-see")?;
    window.text_when("change", |text| text.contains("ตรวจสอบได้"))?;
    revert(&window)?;
    // Above the two edits stands their taking back now.
    window.click_css("[data-testid=row]:nth-child(3)")?;
    window.text_when("change", |text| text.contains("โปร่งใส") && !text.contains("ตรวจสอบได้"))?;
    revert(&window)?;

    window.click("go-to-record")?;
    window.see("record")?;
    Ok(())
}

#[test]
fn the_audit_log_is_verified_and_knows_the_head_it_shows() -> Result<()> {
    let window = Window::open()?;
    window.click("start-sample")?;
    window.see("sample-banner")?;
    window.click("nav-history")?;
    window.click("tab-audit")?;
    window.click("audit-verify")?;
    window.text_when("audit-verdict", |text| text.contains("ถูกต้องทั้ง"))?;
    let head = window.text_when("audit-head", |text| text.len() == 64)?;
    window.fill("audit-find", &head[..12])?;
    window.text_when("audit-found", |text| text.contains("พบที่บรรทัด"))?;
    window.fill("audit-find", "0123456789abcdef")?;
    window.text_when("audit-found", |text| text.contains("ไม่พบ"))?;
    Ok(())
}

fn revert(window: &Window) -> Result<()> {
    window.click("revert")?;
    window.click("confirm-step")?;
    window.text_when("toast", |text| text.contains("เลิกทำรายการนี้แล้ว"))?;
    window.see_gone("toast")
}

fn set_the_vision(window: &Window, vision: &str) -> Result<()> {
    window.click("nav-agencies")?;
    window.click_css("[data-testid=row]")?;
    window.fill("field-vision", vision)?;
    window.click("save")?;
    window.see_gone("record")
}
