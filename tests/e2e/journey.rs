//! An officer's day: from a roster in a spreadsheet to a report on paper, and the way back.

use anyhow::{Context as _, Result};
use driver::{Window, paths, tools};

/// What the officer calls the training session.
const TITLE: &str = "อบรมจริยธรรมสำหรับผู้บริหาร รุ่นทดสอบ";

#[test]
fn a_day_from_a_roster_to_a_report() -> Result<()> {
    let window = Window::open()?;
    open_the_sample(&window)?;
    import_the_roster(&window)?;
    add_a_training_session_with_attendance(&window)?;
    let name = enter_a_result_and_see_the_score_change(&window)?;
    export_the_report_and_read_it(&window, &name)?;
    print_for_the_public_and_pack_the_ministry(&window)
}

#[test]
fn an_import_can_be_taken_back_where_it_was_made() -> Result<()> {
    let window = Window::open()?;
    open_the_sample(&window)?;
    window.click("nav-people")?;
    let before = window.text_when("count", |text| !text.is_empty())?;

    import_the_roster(&window)?;
    window.click("to-people")?;
    window.text_when("count", |text| !text.is_empty() && text != before)?;

    window.click("undo")?;
    window.text_when("count", |text| text == before)?;
    Ok(())
}

#[test]
fn the_screens_switch_to_english_and_back() -> Result<()> {
    let window = Window::open()?;
    let thai = window.text_of_css("h1")?;
    window.click("language")?;
    window.until("the heading is in English", || Ok((window.text_of_css("h1")? != thai).then_some(())))?;
    window.click("language")?;
    window.until("the heading is in Thai", || Ok((window.text_of_css("h1")? == thai).then_some(())))
}

pub(crate) fn open_the_sample(window: &Window) -> Result<()> {
    window.click("start-sample")?;
    window.see("sample-banner")
}

pub(crate) fn import_the_roster(window: &Window) -> Result<()> {
    window.click("nav-import")?;
    window.answer_chooser(&paths::sample_roster())?;
    window.click("choose-file")?;
    window.see("step-columns")?;
    window.click("to-check")?;
    window.see("step-check")?;
    let foretold = window.text_when("count-inserted", |text| number_in(text) > 0)?;
    window.click("run-import")?;
    window.see("import-done")?;
    let done = window.text("count-inserted")?;
    assert_eq!(done, foretold, "the import does what its preview said");
    Ok(())
}

fn add_a_training_session_with_attendance(window: &Window) -> Result<()> {
    window.click("nav-trainings")?;
    window.click("add")?;
    window.fill("field-title", TITLE)?;
    window.fill("field-starts_on", "15/6/2569")?;
    window.fill("field-ends_on", "16/6/2569")?;
    window.fill("field-hours", "12")?;
    window.fill("field-required_hours", "9")?;
    window.click("save")?;
    window.see_gone("record")?;

    window.fill("search", TITLE)?;
    window.click_css("[data-testid=row]")?;
    window.click("add-attendance")?;
    window.click_css("[data-testid=people-picker] [data-testid=row]:nth-child(1)")?;
    window.click_css("[data-testid=people-picker] [data-testid=row]:nth-child(2)")?;
    window.click("choose")?;
    window.see_gone("people-picker")?;
    window.text_when("attendance-count", |text| number_in(text) == 2)?;
    Ok(())
}

/// Returns the indicator's name.
fn enter_a_result_and_see_the_score_change(window: &Window) -> Result<String> {
    window.click("nav-indicators")?;
    let total = window.text_when("total", |text| !text.is_empty())?;
    let name = open_an_indicator_entered_by_hand(window)?;
    let score = window.text_when("line-score", |text| !text.is_empty())?;

    window.fill("field-result", RESULT)?;
    window.click("save-result")?;
    window.text_when("line-result", |text| text.contains(RESULT))?;
    let new_score = window.text_when("line-score", |text| text != score)?;
    let new_total = window.text_when("total", |text| text != total)?;
    let trace = window.text("trace")?;
    assert!(trace.contains(RESULT), "the arithmetic shows what was entered: {trace}");

    window.click("undo")?;
    window.text_when("line-score", |text| text == score)?;
    window.click("redo")?;
    window.text_when("line-score", |text| text == new_score)?;
    window.text_when("total", |text| text == new_total)?;
    Ok(name)
}

/// A result no generator writes, so that the report can be searched for it.
const RESULT: &str = "61.37";

fn open_an_indicator_entered_by_hand(window: &Window) -> Result<String> {
    window.see("indicator")?;
    for at in 1..=window.count("indicator")? {
        window.click_css(&format!("li:nth-of-type({at}) [data-testid=indicator]"))?;
        window.see("save-result")?;
        if window.count("field-result")? == 1 && window.count("field-step1")? == 0 {
            return window.text_of_css("article h2");
        }
    }
    anyhow::bail!("no indicator of the sample is entered by hand")
}

fn export_the_report_and_read_it(window: &Window, indicator: &str) -> Result<()> {
    window.click("nav-report")?;
    // The text is searched for digits as they were typed.
    window.choose("digits", "เลขอารบิก")?;
    window.text_when("page-count", |text| number_in(text) > 1)?;
    window.see_drawn("page")?;
    let report = window.folder().join("report.pdf");
    window.answer_chooser(&report)?;
    window.click("report-save")?;
    window.text_when("toast", |text| text.contains("report.pdf"))?;

    let text = unspaced(&tools::pdf_text(&report)?);
    let name = indicator.split_once(' ').context("a code and a name")?.1;
    assert!(text.contains(&unspaced(name)), "the report names {name}");
    assert!(text.contains(RESULT), "the report holds the result that was entered");
    tools::pdf_is_sound(&report)
}

/// Another document of the catalogue, for the public; words found in it; and the whole ministry in one folder.
fn print_for_the_public_and_pack_the_ministry(window: &Window) -> Result<()> {
    window.choose("report-kind", "แผนกลยุทธ์และแผนปฏิบัติการ")?;
    window.click("disclosable")?;
    window.see_drawn("page")?;
    window.fill("search", "แผนกลยุทธ์")?;
    window.text_when("found", |text| text.contains("1 จาก"))?;
    window.see("mark")?;

    let folder = window.folder().join("pack");
    for again in [false, true] {
        window.answer_chooser(&folder)?;
        window.click("report-all")?;
        let result = window.text_when("pack-result", |text| text.contains("ฉบับ"))?;
        let expected = if again {
            "พิมพ์ 0 ฉบับ"
        } else {
            "ไม่เปลี่ยนแปลง 0 ฉบับ"
        };
        assert!(result.contains(expected), "{result}");
        window.click("pack-close")?;
    }
    tools::sums_hold(&folder)
}

/// The first number in a text such as "1,234 คน"; 0 when there is none.
fn number_in(text: &str) -> u32 {
    let digits = text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(|c| c.is_ascii_digit() || *c == ',');
    digits.filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or_default()
}

/// Without the white space that layout adds where lines end.
fn unspaced(text: &str) -> String {
    text.split_whitespace().collect()
}
