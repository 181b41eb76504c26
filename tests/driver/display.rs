//! What a window needs around it: a display of its own, and the driver that drives it.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use crate::executable;
use crate::webdriver::Session;

/// How long anything may take to appear: generous, for a shared machine and an unoptimised build.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A virtual screen, numbered by Xvfb itself so that two never meet.
pub(crate) struct Display {
    _server: Process,
    /// Such as `:99`.
    pub(crate) name: String,
}

impl Display {
    pub(crate) fn start() -> Result<Self> {
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

/// Starts the driver on a display, for programs with this home; answers its port too.
pub(crate) fn start_driver(display: &Display, home: &Path) -> Result<(Process, u16)> {
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
pub(crate) fn runs_with_home(home: &Path) -> bool {
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
pub(crate) struct Process(Child);

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
