//! The few WebDriver calls the window needs, over plain HTTP to this machine.
//!
//! `WebKitWebDriver` is spoken to directly: tauri-driver would only rename one capability on Linux.
//! Source: W3C WebDriver, and WebKitGTK's `webkitgtk:browserOptions`.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

/// The member that carries an element's reference (W3C WebDriver, "web element identifier").
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

pub(crate) struct Session {
    agent: ureq::Agent,
    url: String,
}

pub(crate) struct Element(String);

impl Session {
    /// Starts `application` under the driver that listens on `port`.
    pub(crate) fn start(port: u16, application: &Path) -> Result<Self> {
        let agent = agent();
        let base = format!("http://127.0.0.1:{port}/session");
        let options = json!({ "binary": application, "args": [] });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let begun = answer(agent.post(&base).send_json(&wanted)?)?;
        let id = begun["sessionId"].as_str().context("a session has an id")?;
        let url = format!("{base}/{id}");
        Ok(Self { agent, url })
    }

    /// Whether a driver listens and is free.
    pub(crate) fn is_ready(port: u16) -> bool {
        let status = agent().get(format!("http://127.0.0.1:{port}/status")).call();
        status.is_ok_and(|response| answer(response).is_ok_and(|value| value["ready"] == true))
    }

    pub(crate) fn find(&self, css: &str) -> Result<Option<Element>> {
        Ok(self.find_all(css)?.into_iter().next())
    }

    pub(crate) fn find_all(&self, css: &str) -> Result<Vec<Element>> {
        let found = self.post("elements", &json!({ "using": "css selector", "value": css }))?;
        let found = found.as_array().context("elements come as a list")?;
        Ok(found.iter().filter_map(|element| element[ELEMENT].as_str()).map(|id| Element(id.into())).collect())
    }

    pub(crate) fn click(&self, element: &Element) -> Result<()> {
        self.post(&format!("element/{}/click", element.0), &json!({})).map(|_| ())
    }

    pub(crate) fn clear(&self, element: &Element) -> Result<()> {
        self.post(&format!("element/{}/clear", element.0), &json!({})).map(|_| ())
    }

    pub(crate) fn type_into(&self, element: &Element, text: &str) -> Result<()> {
        self.post(&format!("element/{}/value", element.0), &json!({ "text": text })).map(|_| ())
    }

    /// What the element shows to a person.
    pub(crate) fn text(&self, element: &Element) -> Result<String> {
        let text = self.get(&format!("element/{}/text", element.0))?;
        Ok(text.as_str().unwrap_or_default().into())
    }

    pub(crate) fn is_enabled(&self, element: &Element) -> Result<bool> {
        Ok(self.get(&format!("element/{}/enabled", element.0))? == true)
    }

    pub(crate) fn attribute(&self, element: &Element, name: &str) -> Result<Option<String>> {
        let value = self.get(&format!("element/{}/attribute/{name}", element.0))?;
        Ok(value.as_str().map(Into::into))
    }

    /// Presses a key while Control is held.
    pub(crate) fn press_with_control(&self, key: char) -> Result<()> {
        /// Control, as WebDriver writes it.
        const CONTROL: &str = "\u{e009}";
        let keys = [
            ("keyDown", CONTROL.into()),
            ("keyDown", key.to_string()),
            ("keyUp", key.to_string()),
            ("keyUp", CONTROL.into()),
        ];
        let steps: Vec<Value> = keys.iter().map(|(kind, value)| json!({ "type": kind, "value": value })).collect();
        let actions = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": steps }] });
        self.post("actions", &actions).map(|_| ())
    }

    /// Presses a key.
    pub(crate) fn press(&self, key: char) -> Result<()> {
        let steps = json!([{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }]);
        let actions = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": steps }] });
        self.post("actions", &actions).map(|_| ())
    }

    /// Runs a script's body in the page; `arguments` holds what it is given.
    pub(crate) fn script(&self, body: &str, arguments: &Value) -> Result<Value> {
        self.post("execute/sync", &json!({ "script": body, "args": arguments }))
    }

    fn get(&self, path: &str) -> Result<Value> {
        answer(self.agent.get(format!("{}/{path}", self.url)).call()?)
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        answer(self.agent.post(format!("{}/{path}", self.url)).send_json(body)?)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The application is asked to end; whoever does not is killed with the driver's process group.
        let _ = self.agent.delete(&self.url).call();
    }
}

fn agent() -> ureq::Agent {
    let config = ureq::Agent::config_builder();
    config.http_status_as_error(false).timeout_global(Some(Duration::from_secs(60))).build().into()
}

fn answer(mut response: ureq::http::Response<ureq::Body>) -> Result<Value> {
    let mut body: Value = response.body_mut().read_json().context("the driver answers in JSON")?;
    let value = body["value"].take();
    if let Some(error) = value["error"].as_str() {
        bail!("{error}: {}", value["message"].as_str().unwrap_or_default());
    }
    Ok(value)
}
