//! Takes the README's pictures from the real window, and draws pages of a real report.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use driver::{Window, paths, saisaat, tools};

fn main() -> Result<()> {
    let folder = paths::repository().join("assets/screenshots");
    std::fs::create_dir_all(&folder)?;
    let picture = |name: &str| folder.join(name).with_extension("png");

    let window = Window::open()?;
    window.see("start-sample")?;
    window.picture(&picture("start"))?;

    window.click("start-sample")?;
    window.see("sample-banner")?;
    // The first agency below the ministry, which has everything the screens show.
    window.click("scope-agency")?;
    window.click_css("[data-testid=agency-option]:nth-child(2)")?;
    for (screen, shows) in [("overview", "total"), ("people", "row"), ("plan", "strategy"), ("trainings", "row")] {
        window.click(&format!("nav-{screen}"))?;
        window.see(shows)?;
        window.picture(&picture(screen))?;
    }
    indicators(&window, &picture("indicators"))?;
    import(&window, &picture("import"))?;
    let report = report(&window, &picture("report"))?;
    tools::draw_page(&report, 2, 80, &picture("report-summary"))?;
    tools::draw_page(&report, 5, 80, &picture("report-indicator"))?;
    history(&window, &picture("history"))?;
    drop(window);
    pages(&folder)?;
    recovery_sheet(&picture("recovery-sheet"))
}

/// An edit, and what the history tells of it.
fn history(window: &Window, picture: &Path) -> Result<()> {
    window.click("nav-agencies")?;
    window.click_css("[data-testid=row]")?;
    window.fill("field-vision", "องค์กรโปร่งใส ประชาชนเชื่อมั่น")?;
    window.click("save")?;
    window.see_gone("record")?;
    window.click("nav-history")?;
    window.click_css("[data-testid=row]")?;
    window.see("change")?;
    window.see_gone("toast")?;
    window.picture(picture)
}

/// The sheet of a workspace that is made with a passphrase.
fn recovery_sheet(picture: &Path) -> Result<()> {
    const PASSPHRASE: &str = "กุญแจดอกแรกของศูนย์";
    let window = Window::open()?;
    window.click("start-create")?;
    window.fill("ministry-name", "กระทรวงตัวอย่าง")?;
    window.fill("officer-name", "สมศรี ตรงเวลา")?;
    window.fill("officer-position", "นักวิเคราะห์นโยบายและแผน")?;
    window.fill("passphrase", PASSPHRASE)?;
    window.fill("passphrase-again", PASSPHRASE)?;
    window.answer_chooser(&window.folder().join("ministry"))?;
    window.click("choose-place")?;
    window.click("create-workspace")?;
    window.see("save-sheet")?;
    let sheet = window.folder().join("sheet.pdf");
    window.answer_chooser(&sheet)?;
    window.click("save-sheet")?;
    window.see("sheet-saved")?;
    tools::draw_page(&sheet, 1, 80, picture)
}

/// A page of each kind of paper, of the sample.
fn pages(folder: &Path) -> Result<()> {
    let work = tempfile::tempdir()?;
    let (workspace, out) = (work.path().join("sample"), work.path().join("out"));
    let place = |path: &Path| path.display().to_string();
    let _ =
        saisaat(["new", &place(&workspace), "--ministry", "กระทรวงตัวอย่าง", "--sample", "--unprotected"]).succeeded();
    let wanted = [
        ("indicator_report", 4, "scores"),
        ("directors_page", 1, "director"),
        ("ministers_page", 1, "minister"),
        ("ministry_report", 4, "ministry"),
        ("training_certificates", 1, "certificate"),
        ("hand_in_memo", 1, "memo"),
        ("complaint_register", 1, "register"),
        ("strategic_plan", 2, "plan"),
    ];
    for (document, page, name) in wanted {
        let into = out.join(document);
        let asked =
            ["report", &place(&workspace), "--year", "2569", "--round", "12", "--agency", "CDR", "--thai-digits"];
        let _ = saisaat(asked.into_iter().chain(["--document", document, "--out", &place(&into)])).succeeded();
        let first = std::fs::read_dir(&into)?.filter_map(Result::ok).map(|entry| entry.path()).min();
        let file = first.context("nothing was printed")?;
        tools::draw_page(&file, page, 64, &folder.join(format!("page-{name}.png")))?;
    }
    Ok(())
}

fn indicators(window: &Window, picture: &Path) -> Result<()> {
    window.click("nav-indicators")?;
    window.click("indicator")?;
    window.see("trace")?;
    window.picture(picture)
}

fn import(window: &Window, picture: &Path) -> Result<()> {
    window.click("nav-import")?;
    window.answer_chooser(&paths::sample_roster())?;
    window.click("choose-file")?;
    window.see("step-columns")?;
    window.click("to-check")?;
    window.see("step-check")?;
    window.picture(picture)
}

fn report(window: &Window, picture: &Path) -> Result<PathBuf> {
    window.click("nav-report")?;
    window.see_drawn("page")?;
    window.picture(picture)?;
    let report = window.folder().join("report.pdf");
    window.answer_chooser(&report)?;
    window.click("report-save")?;
    window.text_when("toast", |text| text.contains("report.pdf"))?;
    // The window's folder goes with the window; the pages are drawn after it.
    let kept = std::env::current_exe()?.with_file_name("report.pdf");
    std::fs::copy(&report, &kept)?;
    Ok(kept)
}
