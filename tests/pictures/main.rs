//! Takes the README's pictures from the real window, and draws pages of a real report.

use std::path::{Path, PathBuf};

use anyhow::Result;
use driver::{Window, paths, tools};

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
    window.choose("scope-agency", "\u{2003}")?;
    for (screen, shows) in [("overview", "total"), ("people", "row"), ("plan", "strategy"), ("trainings", "row")] {
        window.click(&format!("nav-{screen}"))?;
        window.see(shows)?;
        window.picture(&picture(screen))?;
    }
    indicators(&window, &picture("indicators"))?;
    import(&window, &picture("import"))?;
    let report = report(&window, &picture("report"))?;
    tools::draw_page(&report, 2, 80, &picture("report-summary"))?;
    tools::draw_page(&report, 3, 80, &picture("report-indicator"))
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
    window.see("import-preview")?;
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
