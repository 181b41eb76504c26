//! A document for the public in the real window: what may be a name in it is looked at before anything is written.

use anyhow::{Result, ensure};
use driver::{Window, tools};

use crate::journey::open_the_sample;

const GIVER: &str = "นางสาวปรานี ช่างให้";
/// The giver's name, where it is a word: nobody but an officer can tell.
const DOUBTFUL: &str = "มอบด้วยความปรานีต่อผู้ยากไร้";

#[test]
fn a_document_for_the_public_is_written_once_an_officer_looked_at_what_may_be_a_name_in_it() -> Result<()> {
    let window = Window::open()?;
    open_the_sample(&window)?;
    take_a_gift(&window)?;
    window.click("nav-report")?;
    window.choose("report-kind", "ทะเบียนของขวัญ")?;
    window.click("disclosable")?;
    window.see_drawn("page")?;

    let file = window.folder().join("public.pdf");
    window.click("report-save")?;
    window.text_when("passage", |text| text.contains("«ปรานี»"))?;
    window.click("review-cancel")?;
    window.see_gone("review")?;
    ensure!(!file.exists(), "a review that is cancelled writes nothing");

    // Asked for only once the review is over: the first chooser that opens takes the answer.
    window.click("report-save")?;
    window.see("review")?;
    window.answer_chooser(&file)?;
    window.click("review-confirm")?;
    window.text_when("toast", |text| text.contains("public.pdf"))?;
    window.see_gone("review")?;
    tools::pdf_is_sound(&file)?;
    let text: String = tools::pdf_text(&file)?.split_whitespace().collect();
    ensure!(text.contains(DOUBTFUL), "an officer looked at it: {text}");
    ensure!(!text.contains("ช่างให้"), "the giver is masked");
    Ok(())
}

fn take_a_gift(window: &Window) -> Result<()> {
    window.click("nav-gifts")?;
    window.click("add")?;
    window.fill("field-description", DOUBTFUL)?;
    window.fill("field-received_on", "20/12/2568")?;
    window.fill("field-value", "2,900")?;
    window.fill("field-giver", GIVER)?;
    window.fill("field-receiver", "ผู้อำนวยการกอง")?;
    window.click("save")?;
    window.see_gone("record")
}
