//! The real window on a display of its own, found by the `data-testid`s that the screens carry.
//!
//! Every look waits for what it looks for, so a test says what must come, not how long it takes.

mod sight;

use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::json;
use tempfile::TempDir;

use crate::display::{Display, PATIENCE, Process, runs_with_home, start_driver};
use crate::executable;
use crate::webdriver::{Element, Session};

/// An open window. Dropping it ends the program and its display.
pub struct Window {
    // Dropped in this order: the session before its driver, the driver before the display.
    session: Session,
    _driver: Process,
    display: Display,
    folder: TempDir,
}

impl Window {
    /// Starts the program on the start screen, with a home of its own.
    ///
    /// # Errors
    /// When Xvfb, `WebKitWebDriver` or the program does not start.
    pub fn open() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("answers"), "")?;
        let display = Display::start()?;
        let (driver, port) = start_driver(&display, folder.path())?;
        let session = Session::start(port, &executable::path()).context("the window does not open")?;
        Ok(Self { session, _driver: driver, display, folder })
    }

    /// Closes the window from the keyboard, which does what its title bar's button does, waits until the program has ended by itself, and starts it again with
    /// the same home.
    ///
    /// # Errors
    /// When the program does not end, or does not start again.
    pub fn closed_and_opened_again(self) -> Result<Self> {
        let Self { session, _driver, display, folder } = self;
        session.press_with_control('q')?;
        let begun = Instant::now();
        while runs_with_home(folder.path()) {
            ensure!(begun.elapsed() < PATIENCE, "the program does not end when its window is closed");
            std::thread::sleep(Duration::from_millis(50));
        }
        drop(session);
        drop(_driver);
        let (driver, port) = start_driver(&display, folder.path())?;
        let session = Session::start(port, &executable::path()).context("the window does not open again")?;
        Ok(Self { session, _driver: driver, display, folder })
    }

    /// A folder that lives as long as the window.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The next native file chooser answers with this path.
    ///
    /// # Errors
    /// When the list of answers cannot be written.
    pub fn answer_chooser(&self, path: &Path) -> Result<()> {
        let mut answers = std::fs::OpenOptions::new().append(true).open(self.folder.path().join("answers"))?;
        Ok(writeln!(answers, "{}", path.display())?)
    }

    /// Clicks the control, once it is there and enabled.
    ///
    /// # Errors
    /// When it does not come or stays disabled.
    pub fn click(&self, control: &str) -> Result<()> {
        self.click_css(&by_testid(control))
    }

    /// Clicks what a CSS selector finds, once it is there and enabled.
    ///
    /// # Errors
    /// When it does not come or stays disabled.
    pub fn click_css(&self, css: &str) -> Result<()> {
        self.until(&format!("{css} can be clicked"), || {
            let Some(element) = self.session.find(css)? else { return Ok(None) };
            if !self.session.is_enabled(&element)? {
                return Ok(None);
            }
            // The driver takes what is half behind a dialog's foot for visible.
            let towards = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'nearest' })";
            self.session.script(towards, &json!([css]))?;
            // A control that is covered or redrawn at this moment is tried again.
            Ok(self.session.click(&element).ok())
        })
    }

    /// Replaces a field's text.
    ///
    /// # Errors
    /// When the field does not come.
    pub fn fill(&self, control: &str, text: &str) -> Result<()> {
        let element = self.wait_for(control)?;
        self.session.clear(&element)?;
        // WebDriver refuses to type nothing.
        if text.is_empty() { Ok(()) } else { self.session.type_into(&element, text) }
    }

    /// An attribute of the control, empty when it has none, once it is there.
    ///
    /// # Errors
    /// When it does not come.
    pub fn attribute(&self, control: &str, name: &str) -> Result<String> {
        let element = self.wait_for(control)?;
        Ok(self.session.attribute(&element, name)?.unwrap_or_default())
    }

    /// What is typed in a field now, once it is there.
    ///
    /// # Errors
    /// When it does not come.
    pub fn value(&self, control: &str) -> Result<String> {
        self.wait_for(control)?;
        let value =
            self.session.script("return document.querySelector(arguments[0])?.value", &json!([by_testid(control)]))?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Goes to a field as a person does, by clicking it.
    ///
    /// # Errors
    /// When it does not come.
    pub fn focus(&self, control: &str) -> Result<()> {
        self.click(control)
    }

    /// Whether the control can be used, once it is there.
    ///
    /// # Errors
    /// When it does not come.
    pub fn is_enabled(&self, control: &str) -> Result<bool> {
        let element = self.wait_for(control)?;
        self.session.is_enabled(&element)
    }

    /// Presses a key while Control is held.
    ///
    /// # Errors
    /// When the window does not answer.
    pub fn press_with_control(&self, key: char) -> Result<()> {
        self.session.press_with_control(key)
    }

    /// Presses Enter at what has the focus.
    ///
    /// # Errors
    /// When the window does not answer.
    pub fn press_enter(&self) -> Result<()> {
        self.session.press('\u{e007}')
    }

    /// Presses End at what has the focus.
    ///
    /// # Errors
    /// When the window does not answer.
    pub fn press_end(&self) -> Result<()> {
        self.session.press('\u{e010}')
    }

    /// Chooses the option of a list whose text contains `label`.
    ///
    /// # Errors
    /// When no option does.
    pub fn choose(&self, control: &str, label: &str) -> Result<()> {
        const CHOOSE: &str = "const list = document.querySelector(arguments[0]);
            const option = [...(list?.options ?? [])].find((o) => o.textContent.includes(arguments[1]));
            if (!option) return null;
            list.value = option.value;
            list.dispatchEvent(new Event('input', { bubbles: true }));
            list.dispatchEvent(new Event('change', { bubbles: true }));
            return option.textContent;";
        self.until(&format!("{control} offers {label}"), || {
            let chosen = self.session.script(CHOOSE, &json!([by_testid(control), label]))?;
            Ok(chosen.as_str().map(|_| ()))
        })
    }

    /// What the first match of a CSS selector shows, once it is there.
    ///
    /// # Errors
    /// When it does not come.
    pub fn text_of_css(&self, css: &str) -> Result<String> {
        let element = self.until(&format!("{css} appears"), || self.session.find(css))?;
        self.session.text(&element)
    }

    /// Waits for what a CSS selector finds; it may be drawn anew at any time.
    ///
    /// # Errors
    /// When it does not come.
    pub fn see_css(&self, css: &str) -> Result<()> {
        self.until(&format!("{css} appears"), || self.session.find(css)).map(|_| ())
    }

    /// What the control shows, once it is there.
    ///
    /// # Errors
    /// When it does not come.
    pub fn text(&self, control: &str) -> Result<String> {
        let element = self.wait_for(control)?;
        self.session.text(&element)
    }

    /// What the control shows, once that is as wanted.
    ///
    /// # Errors
    /// When it does not become so.
    pub fn text_when(&self, control: &str, wanted: impl Fn(&str) -> bool) -> Result<String> {
        let mut last = String::new();
        let found = self.until(&format!("{control} shows what is wanted"), || {
            if let Some(element) = self.session.find(&by_testid(control))? {
                last = self.session.text(&element)?;
            }
            Ok(wanted(&last).then(|| last.clone()))
        });
        found.with_context(|| format!("it showed {last:?}"))
    }

    /// What each match of a CSS selector shows now.
    ///
    /// Read by the page itself: the driver takes what lies in a part that was scrolled for hidden, and says that it shows nothing.
    ///
    /// # Errors
    /// When the window does not answer.
    pub fn texts_of_css(&self, css: &str) -> Result<Vec<String>> {
        const TEXTS: &str = "return [...document.querySelectorAll(arguments[0])].map((found) => found.innerText)";
        let texts = self.session.script(TEXTS, &json!([css]))?;
        Ok(texts.as_array().context("texts")?.iter().filter_map(|text| text.as_str().map(Into::into)).collect())
    }

    /// The rows of a list within a page, once they are as wanted.
    ///
    /// # Errors
    /// When they do not become so.
    pub fn rows_when(&self, list: &str, wanted: impl Fn(&[String]) -> bool) -> Result<Vec<String>> {
        let mut last = Vec::new();
        let found = self.until(&format!("the rows of {list} are as wanted"), || {
            last = self.texts_of_css(&rows_of(list))?;
            Ok(wanted(&last).then(|| last.clone()))
        });
        found.with_context(|| format!("they were {last:?}"))
    }

    /// Clicks the first row of a list within a page.
    ///
    /// # Errors
    /// When it has none.
    pub fn click_row_of(&self, list: &str) -> Result<()> {
        self.click_css(&rows_of(list))
    }

    /// Waits for something to be shown.
    ///
    /// # Errors
    /// When it does not come.
    pub fn see(&self, control: &str) -> Result<()> {
        self.wait_for(control).map(|_| ())
    }

    /// Waits for something to be gone.
    ///
    /// # Errors
    /// When it stays.
    pub fn see_gone(&self, control: &str) -> Result<()> {
        self.until(&format!("{control} is gone"), || {
            Ok(self.session.find(&by_testid(control))?.is_none().then_some(()))
        })
    }

    /// How many controls carry this name now.
    ///
    /// # Errors
    /// When the window does not answer.
    pub fn count(&self, control: &str) -> Result<usize> {
        Ok(self.session.find_all(&by_testid(control))?.len())
    }

    /// Everything the page shows, for a failure's message.
    ///
    /// # Errors
    /// When the window does not answer.
    pub fn page_text(&self) -> Result<String> {
        let body = self.session.find("body")?.context("a page has a body")?;
        self.session.text(&body)
    }

    /// Scrolls what a CSS selector finds to a share of its length.
    ///
    /// # Errors
    /// When the window does not answer.
    pub fn scroll(&self, css: &str, share: f64) -> Result<()> {
        const SCROLL: &str = "const box = document.querySelector(arguments[0]);
            box.scrollTop = (box.scrollHeight - box.clientHeight) * arguments[1];";
        self.session.script(SCROLL, &json!([css, share])).map(|_| ())
    }

    /// Waits until the control has the focus.
    ///
    /// # Errors
    /// When it does not get it.
    pub fn see_focused(&self, control: &str) -> Result<()> {
        const FOCUSED: &str = "return document.activeElement === document.querySelector(arguments[0])";
        self.until(&format!("{control} has the focus"), || {
            Ok((self.session.script(FOCUSED, &json!([by_testid(control)]))? == true).then_some(()))
        })
    }

    fn wait_for(&self, control: &str) -> Result<Element> {
        self.until(&format!("{control} appears"), || self.session.find(&by_testid(control)))
    }

    /// Looks again and again until there is something to see.
    ///
    /// # Errors
    /// When nothing came in time.
    pub fn until<T>(&self, what: &str, mut look: impl FnMut() -> Result<Option<T>>) -> Result<T> {
        let begun = Instant::now();
        loop {
            // A stale reference is an element redrawn between two calls: look again.
            let seen = look();
            match seen {
                Ok(Some(found)) => return Ok(found),
                Err(error) if begun.elapsed() > PATIENCE => return Err(error.context(format!("waiting until {what}"))),
                Ok(None) if begun.elapsed() > PATIENCE => {
                    bail!("waited in vain until {what}; the page shows:\n{}", self.page_text().unwrap_or_default())
                }
                _ => std::thread::sleep(Duration::from_millis(50)),
            }
        }
    }
}

fn by_testid(name: &str) -> String {
    format!("[data-testid=\"{name}\"]")
}

/// The rows of a list within a page.
fn rows_of(list: &str) -> String {
    format!("{} [data-testid=row]", by_testid(&format!("list-{list}")))
}
