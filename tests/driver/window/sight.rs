//! What the window looks like: whether it is drawn, pictures of it, and how smoothly it moves.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use super::{Window, by_testid};

/// What has not changed for so long has come to rest.
const REST: Duration = Duration::from_millis(1_500);

impl Window {
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

    fn take_picture(&self, file: &Path) -> Result<()> {
        let mut import = Command::new("import");
        import.env("DISPLAY", &self.display.name).args(["-window", "root", "-strip"]);
        // Without the dates, so that two pictures of one sight are one file.
        import.args(["-define", "png:exclude-chunks=date,time", "-colors", "256"]);
        ensure!(import.arg(file).status()?.success(), "import did not take the picture");
        Ok(())
    }
}
