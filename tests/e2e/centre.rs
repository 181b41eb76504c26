//! The registers of the coordination centre in the real window: gifts by both rules, a lapsed order, disclosure, a risk, a hearing, a gap,
//! who told of something, and a survey up to the indicator that counts it.

use anyhow::{Result, ensure};
use driver::{Window, tools};

use crate::access::{create, pass_the_sheet};
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

const STORE: &str = "กระต่ายสี่ตัวในสวนผักหลังบ้าน";
const INFORMANT: &str = "นางสาวบุษบา ผู้แจ้งทดสอบ";

#[test]
fn who_told_is_seen_for_a_reason_that_is_kept_and_is_looked_after_for_a_year() -> Result<()> {
    let window = Window::open()?;
    locked(&window)?;
    let year = the_year_before(&window)?;
    window.click("nav-complaints")?;
    window.click("add")?;
    window.fill("field-summary", "ขอให้ตรวจสอบการเรียกเก็บค่าธรรมเนียมเกินอัตรา")?;
    window.fill("field-received_on", &format!("1/10/{}", year - 1))?;
    window.click("save")?;
    window.see_gone("record")?;
    window.click("row")?;
    keep_who_told(&window)?;
    pictured(&window, "informant-kept")?;
    see_who_told(&window)?;
    pictured(&window, "informant-shown")?;
    check_after_a_year(&window, year)?;
    window.click("nav-history")?;
    window.click("tab-audit")?;
    let lines = window.until("that it was seen is in the audit log", || {
        let lines = window.texts_of_css("[data-testid=row]")?;
        Ok(lines.iter().any(|line| line.contains("เปิดดูตัวตนผู้แจ้ง")).then_some(lines))
    })?;
    ensure!(lines.iter().all(|line| !line.contains(INFORMANT)), "but not who it is: {lines:?}");
    pictured(&window, "informant-audit")
}

/// A ministry with nothing in it, and an officer at work.
fn locked(window: &Window) -> Result<()> {
    create(window)?;
    pass_the_sheet(window).map(drop)
}

/// Looks at the year before the running one, which is over and has a day a year ago, and says which it is.
fn the_year_before(window: &Window) -> Result<u16> {
    window.see("scope-year")?;
    let year = window.value("scope-year")?.parse::<u16>()? - 1;
    window.choose("scope-year", &year.to_string())?;
    Ok(year)
}

fn keep_who_told(window: &Window) -> Result<()> {
    window.click("informant-keep")?;
    window.fill("field-name", INFORMANT)?;
    window.fill("field-contact", "081 555 0101")?;
    window.fill("informant-passphrase", STORE)?;
    window.fill("informant-passphrase-again", STORE)?;
    window.click("informant-do")?;
    window.see("informant-show")
}

fn see_who_told(window: &Window) -> Result<()> {
    window.click("informant-show")?;
    window.fill("informant-passphrase", STORE)?;
    window.click("informant-do")?;
    window.see("problem-reason")?;
    window.fill("field-reason", "แจ้งผลการตรวจสอบให้ผู้แจ้งทราบ")?;
    window.fill("informant-passphrase", STORE)?;
    window.click("informant-do")?;
    window.see("informant-hide")?;
    window.until("it is shown", || Ok(window.page_text()?.contains(INFORMANT).then_some(())))?;
    window.click("informant-hide")?;
    window.until("it is hidden again", || Ok((!window.page_text()?.contains(INFORMANT)).then_some(())))
}

/// A check a year after the first day of the year is due, on the list and on the overview, until it was made.
fn check_after_a_year(window: &Window, year: u16) -> Result<()> {
    let overdue = format!("เกินกำหนด · 1 ต.ค. {year}");
    window.click("add-retaliation_checks")?;
    window.fill("field-months", "4")?;
    window.click("save")?;
    window.see("problem-months")?;
    window.fill("field-months", "12")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.rows_when("retaliation_checks", |rows| rows.len() == 1 && rows[0].contains(&overdue))?;
    pictured(window, "retaliation-check")?;
    window.click("nav-overview")?;
    window.text_when("due-panel", |text| text.contains("ตรวจการตอบโต้ผู้แจ้งเบาะแส"))?;
    pictured(window, "retaliation-due")?;

    window.click("nav-complaints")?;
    window.click("row")?;
    window.click_row_of("retaliation_checks")?;
    window.fill("field-checked_on", &format!("2/10/{year}"))?;
    window.fill("field-found", "ยังปฏิบัติงานในตำแหน่งเดิม ไม่พบการตอบโต้")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.rows_when("retaliation_checks", |rows| rows.len() == 1 && !rows[0].contains("เกินกำหนด")).map(drop)
}

const FIRST: &str = "ขั้นตอนการให้บริการชัดเจน";
const SECOND: &str = "เจ้าหน้าที่ให้บริการด้วยความเป็นธรรม";

#[test]
fn a_survey_goes_from_a_blank_sheet_to_the_result_of_an_indicator() -> Result<()> {
    let window = Window::open()?;
    locked(&window)?;
    let year = the_year_before(&window)?;
    count_satisfaction_in_an_indicator(&window)?;
    ask(&window)?;
    print_the_blank_sheet(&window)?;
    open_a_wave(&window, year)?;
    for (first, second) in [("4", "5"), ("5", "5"), ("3", "5")] {
        key_a_sheet(&window, first, second)?;
    }
    pictured(&window, "survey-keying")?;
    window.click("sheet-last")?;
    window.see_gone("key-dialog")?;
    window.text_when("brief-survey_results", |text| text.contains("4.00") && text.contains("5.00"))?;
    window.text_when("counting-indicator", |text| text.contains("ความพึงพอใจของผู้รับบริการ"))?;
    pictured(&window, "survey-wave")?;
    window.click("to-counted")?;
    window.text_when("line-result", |text| text == "4.50")?;
    window.text_when("counted-of", |text| text.contains("นับได้ 1 จาก 1"))?;
    ensure!(window.count("field-result")? == 0, "what is counted is not typed");
    pictured(&window, "survey-indicator")
}

/// An agreement with one indicator, whose result is the mean of surveys of satisfaction.
fn count_satisfaction_in_an_indicator(window: &Window) -> Result<()> {
    window.click("nav-indicators")?;
    window.click("add-agreement")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.click("add-indicator")?;
    window.fill("field-code", "1.1")?;
    window.fill("field-name", "ความพึงพอใจของผู้รับบริการ")?;
    window.fill("field-weight", "100")?;
    window.choose("field-counts", "ค่าเฉลี่ยความพึงพอใจจากแบบสำรวจ")?;
    for level in 1..=5 {
        window.fill(&format!("level-{level}-threshold"), &level.to_string())?;
    }
    window.click("save")?;
    window.see_gone("record")?;
    window.see("counted")
}

/// A survey of satisfaction with two questions of one scale.
fn ask(window: &Window) -> Result<()> {
    window.click("nav-surveys")?;
    window.click("add")?;
    window.fill("field-title", "แบบสำรวจความพึงพอใจทดสอบ")?;
    window.fill("field-least_answers", "3")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.click("row")?;
    for (number, question) in [("1", FIRST), ("2", SECOND)] {
        window.click("add-survey_items")?;
        window.fill("field-code", number)?;
        window.fill("field-position", number)?;
        window.fill("field-text", question)?;
        window.click("save")?;
        window.see_gone("record")?;
    }
    window.rows_when("survey_items", |rows| rows.len() == 2 && rows[0].contains(FIRST)).map(drop)
}

fn print_the_blank_sheet(window: &Window) -> Result<()> {
    window.text_when("brief-survey_sheet", |text| text.contains(FIRST) && text.contains("☐ 5"))?;
    pictured(window, "survey-sheet")?;
    window.click("brief-paper")?;
    window.see_drawn("page")?;
    let sheet = window.folder().join("sheet-to-fill-in.pdf");
    window.answer_chooser(&sheet)?;
    window.click("report-save")?;
    window.text_when("toast", |text| text.contains("sheet-to-fill-in.pdf"))?;
    let text: String = tools::pdf_text(&sheet)?.split_whitespace().collect();
    ensure!(text.contains(FIRST) && text.contains(SECOND), "both questions are on paper: {text}");
    Ok(())
}

fn open_a_wave(window: &Window, year: u16) -> Result<()> {
    window.click("nav-surveys")?;
    window.click("row")?;
    window.click("add-survey_waves")?;
    window.fill("field-title", "ครั้งที่ 1")?;
    window.fill("field-opened_on", &format!("1/10/{}", year - 1))?;
    window.fill("field-closes_on", &format!("15/10/{}", year - 1))?;
    window.fill("field-population", "30")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.rows_when("survey_waves", |rows| rows.len() == 1 && rows[0].contains("ครั้งที่ 1"))?;
    pictured(window, "survey-waves")?;
    window.click_row_of("survey_waves")?;
    window.click("key-sheet")?;
    window.fill("field-unit", "ประชาชนทั่วไป")
}

fn key_a_sheet(window: &Window, first: &str, second: &str) -> Result<()> {
    let sheet = window.text_when("sheet-number", |text| !text.is_empty())?;
    window.choose("answer-1", first)?;
    window.choose("answer-2", second)?;
    window.click("sheet-next")?;
    window.text_when("sheet-number", |text| text != sheet).map(drop)
}
