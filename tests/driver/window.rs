//! The real window on a display of its own, found by the `data-testid`s that the screens carry.
//!
//! Every look waits for what it looks for, so a test says what must come, not how long it takes.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::json;
use tempfile::TempDir;

use crate::executable;
use crate::webdriver::{Element, Session};

/// How long anything may take to appear: generous, for a shared machine and an unoptimised build.
const PATIENCE: Duration = Duration::from_secs(60);

/// What has not changed for so long has come to rest.
const REST: Duration = Duration::from_millis(1_500);

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

    /// Waits until a canvas is drawn to its end: it shows more than one colour and has stopped changing.
    ///
    /// # Errors
    /// When it stays empty or does not come to rest.
    pub fn see_drawn(&self, canvas: &str) -> Result<()> {
        const DRAWN: &str = "const canvas = document.querySelector(arguments[0]);
            if (!canvas || canvas.width === 0) return 0;
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            return new Uint32Array(data.buffer).reduce((n, word, _, all) => n + (word === all[0] ? 0 : 1), 0);";
        let canvas = by_testid(canvas);
        let mut before = json!(0);
        self.until(&format!("{canvas} is drawn"), || {
            let now = self.session.script(DRAWN, &json!([canvas]))?;
            let at_rest = now != 0 && now == before;
            before = now;
            std::thread::sleep(REST);
            Ok(at_rest.then_some(()))
        })
    }

    /// Writes what the display shows as a picture, once it shows something and has come to rest.
    ///
    /// # Errors
    /// When ImageMagick is missing or refuses, or the display stays empty or restless.
    pub fn picture(&self, file: &Path) -> Result<()> {
        /// A picture of one colour is smaller than this.
        const EMPTY: usize = 10_000;
        let mut before = Vec::new();
        self.until("the display is at rest", || {
            self.take_picture(file)?;
            let now = std::fs::read(file)?;
            let at_rest = now.len() > EMPTY && now == before;
            before = now;
            std::thread::sleep(REST);
            Ok(at_rest.then_some(()))
        })
    }

    /// Does something and answers how long the longest frame of the page took meanwhile, in milliseconds.
    ///
    /// # Errors
    /// What `work` returns.
    pub fn longest_frame(&self, work: impl FnOnce() -> Result<()>) -> Result<f64> {
        const WATCH: &str = "const seen = (window.watched = { longest: 0, last: performance.now(), on: true });
            const look = (now) => {
                seen.longest = Math.max(seen.longest, now - seen.last);
                seen.last = now;
                if (seen.on) requestAnimationFrame(look);
            };
            requestAnimationFrame((now) => { seen.last = now; requestAnimationFrame(look); });";
        const TOLD: &str = "window.watched.on = false; return window.watched.longest;";
        self.session.script(WATCH, &json!([]))?;
        work()?;
        self.session.script(TOLD, &json!([]))?.as_f64().context("a number")
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

    fn take_picture(&self, file: &Path) -> Result<()> {
        let mut import = Command::new("import");
        import.env("DISPLAY", &self.display.name).args(["-window", "root", "-strip"]);
        // Without the dates, so that two pictures of one sight are one file.
        import.args(["-define", "png:exclude-chunks=date,time", "-colors", "256"]);
        ensure!(import.arg(file).status()?.success(), "import did not take the picture");
        Ok(())
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

/// A virtual screen, numbered by Xvfb itself so that two never meet.
struct Display {
    _server: Process,
    name: String,
}

impl Display {
    fn start() -> Result<Self> {
        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]);
        let mut server = Process::start(xvfb.stdout(Stdio::piped()).stderr(Stdio::null()))
            .context("Xvfb does not start: run .ci/setup test")?;
        let stdout = server.0.stdout.take().context("piped")?;
        let mut number = String::new();
        BufReader::new(stdout).read_line(&mut number)?;
        ensure!(!number.trim().is_empty(), "Xvfb named no display");
        Ok(Self { _server: server, name: format!(":{}", number.trim()) })
    }
}

fn start_driver(display: &Display, home: &Path) -> Result<(Process, u16)> {
    // Bound and let go: the driver cannot say which port it chose.
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let mut driver = Command::new("dbus-run-session");
    driver.args(["--", "WebKitWebDriver"]).arg(format!("--port={port}"));
    driver.env("DISPLAY", &display.name).env_remove("WAYLAND_DISPLAY");
    // Without it the web process waits for a graphics device (the picture hangs with the DMA-BUF renderer switched off).
    driver.env("LIBGL_ALWAYS_SOFTWARE", "1").env("TAURI_WEBVIEW_AUTOMATION", "true").env("NO_AT_BRIDGE", "1");
    driver.env("HOME", home).env("SAISAAT_ANSWERS", home.join("answers"));
    for (variable, folder) in [("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache")] {
        driver.env(variable, home.join(folder));
    }
    let process = Process::start(driver.stdout(Stdio::null()).stderr(Stdio::null()))
        .context("dbus-run-session does not start: run .ci/setup test")?;
    let begun = Instant::now();
    while !Session::is_ready(port) {
        ensure!(begun.elapsed() < PATIENCE, "WebKitWebDriver does not answer: run .ci/setup test");
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok((process, port))
}

/// Whether a window of the program with this home is still there.
fn runs_with_home(home: &Path) -> bool {
    let wanted = format!("HOME={}", home.display());
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .filter(|process| std::fs::read_link(process.path().join("exe")).is_ok_and(|exe| exe == executable::path()))
        .any(|process| {
            let environment = std::fs::read(process.path().join("environ")).unwrap_or_default();
            environment.split(|byte| *byte == 0).any(|variable| variable == wanted.as_bytes())
        })
}

/// A process in a group of its own, killed with everything it started.
struct Process(Child);

impl Process {
    fn start(command: &mut Command) -> Result<Self> {
        Ok(Self(command.stdin(Stdio::null()).process_group(0).spawn()?))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", self.0.id())]).status();
        let _ = self.0.wait();
    }
}
