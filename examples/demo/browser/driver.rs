//! chromedriver and a single Chromium session.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

/// The size and color scheme of the browser window.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// In CSS pixels.
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) dark: bool,
}

/// The key under which WebDriver returns an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// What chromedriver prints before its port number.
const LISTENS: &str = "started successfully on port ";

/// Chromium under chromedriver. It must be closed, otherwise Chromium keeps running.
pub(crate) struct Browser {
    driver: Child,
    http: reqwest::Client,
    session: String,
}

impl Browser {
    /// Starts both.
    ///
    /// # Errors
    /// If chromedriver or Chromium is not installed, or does not start.
    pub(crate) async fn open(look: Look) -> anyhow::Result<Self> {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("chromedriver can't be started; on Debian: apt-get install chromium chromium-driver")?;
        let port = match port(&mut driver) {
            Ok(port) => port,
            Err(error) => {
                driver.kill()?;
                return Err(error);
            }
        };
        let http = reqwest::Client::builder().no_proxy().build()?;
        let mut browser = Self { driver, http, session: format!("http://127.0.0.1:{port}/session") };
        let opened = browser.post("", capabilities()).await.context("Chromium can't be started")?;
        let session = opened.get("sessionId").and_then(Value::as_str).context("a session without id")?;
        browser.session = format!("{}/{session}", browser.session);
        browser.post("timeouts", json!({ "script": 20_000, "pageLoad": 20_000 })).await?;
        browser.set_zone("UTC").await?;
        browser.resize(look).await?;
        Ok(browser)
    }

    /// Sets the window's size and its light or dark color scheme.
    pub(crate) async fn resize(&self, look: Look) -> anyhow::Result<()> {
        let Look { width, height, dark } = look;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        let scheme = if dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// Overrides the browser's time zone, whatever the machine's is.
    pub(crate) async fn set_zone(&self, zone: &str) -> anyhow::Result<()> {
        self.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await.map(drop)
    }

    /// Opens an address.
    pub(crate) async fn go(&self, url: &str) -> anyhow::Result<()> {
        self.post("url", json!({ "url": url })).await.map(drop)
    }

    /// Runs a function body in the page.
    pub(crate) async fn run(&self, script: &str) -> anyhow::Result<Value> {
        self.post("execute/sync", json!({ "script": script, "args": [] })).await
    }

    /// Runs a function body in the page that calls its last argument when it is done.
    pub(crate) async fn run_until_done(&self, script: &str) -> anyhow::Result<Value> {
        self.post("execute/async", json!({ "script": script, "args": [] })).await
    }

    /// Clicks the center of an element; fails if it is hidden or covered.
    pub(crate) async fn click(&self, element: &Value) -> anyhow::Result<()> {
        self.post(&format!("element/{}/click", id(element)?), json!({})).await.map(drop)
    }

    /// Types into an element.
    pub(crate) async fn type_into(&self, element: &Value, text: &str) -> anyhow::Result<()> {
        self.post(&format!("element/{}/value", id(element)?), json!({ "text": text })).await.map(drop)
    }

    /// A part of the window, as PNG.
    pub(crate) async fn picture(&self, clip: Value) -> anyhow::Result<Vec<u8>> {
        let params = json!({ "format": "png", "clip": clip, "optimizeForSpeed": false });
        let picture = self.devtools("Page.captureScreenshot", params).await?;
        Ok(BASE64.decode(picture.get("data").and_then(Value::as_str).context("no picture")?)?)
    }

    /// A Chrome DevTools Protocol command.
    pub(crate) async fn devtools(&self, command: &str, params: Value) -> anyhow::Result<Value> {
        self.post("goog/cdp/execute", json!({ "cmd": command, "params": params })).await
    }

    /// Ends Chromium and chromedriver.
    pub(crate) async fn close(mut self) -> anyhow::Result<()> {
        let closed = self.ask(self.http.delete(&self.session)).await;
        self.driver.kill()?;
        self.driver.wait()?;
        closed.map(drop)
    }

    fn url(&self, path: &str) -> String {
        if path.is_empty() { self.session.clone() } else { format!("{}/{path}", self.session) }
    }

    pub(super) async fn post(&self, path: &str, body: Value) -> anyhow::Result<Value> {
        self.ask(self.http.post(self.url(path)).json(&body)).await
    }

    async fn ask(&self, request: reqwest::RequestBuilder) -> anyhow::Result<Value> {
        let mut answer: Value = request.send().await?.json().await?;
        let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
        let text = |name| value.get(name).and_then(Value::as_str);
        match text("error") {
            Some(error) => {
                let message = text("message").unwrap_or_default();
                Err(anyhow!("{error}: {}", message.lines().next().unwrap_or_default()))
            }
            None => Ok(value),
        }
    }
}

/// The port that chromedriver uses, from its output.
fn port(driver: &mut Child) -> anyhow::Result<u16> {
    let lines = BufReader::new(driver.stdout.take().context("chromedriver has no output")?).lines();
    for line in lines {
        if let Some((_, port)) = line?.split_once(LISTENS) {
            return Ok(port.trim_end_matches('.').parse()?);
        }
    }
    bail!("chromedriver ended at once")
}

fn id(element: &Value) -> anyhow::Result<&str> {
    element.get(ELEMENT).and_then(Value::as_str).with_context(|| format!("no element: {element}"))
}

fn capabilities() -> Value {
    let arguments = [
        "--headless=new",
        // The page is our own, and Chromium's sandbox does not work for root, as in containers.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars=false",
        "--force-color-profile=srgb",
        "--lang=en-US",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];
    let options = json!({ "args": arguments });
    let logs = json!({ "browser": "ALL", "performance": "ALL" });
    json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": options, "goog:loggingPrefs": logs } } })
}
