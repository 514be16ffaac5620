//! chromedriver and one session of Chromium.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

/// What the browser looks like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// In CSS pixels.
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) dark: bool,
}

/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// What chromedriver prints before the port that it took.
const LISTENS: &str = "started successfully on port ";

/// Chromium under chromedriver. Has to be closed; otherwise Chromium stays behind.
pub(crate) struct Browser {
    driver: Child,
    http: reqwest::Client,
    session: String,
}

impl Browser {
    /// Starts both.
    ///
    /// # Errors
    /// When chromedriver or Chromium is not there, or does not start.
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
        browser.resize(look).await?;
        Ok(browser)
    }

    /// Makes the window as large, and as light or dark, as this.
    pub(crate) async fn resize(&self, look: Look) -> anyhow::Result<()> {
        let Look { width, height, dark } = look;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        let scheme = if dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", features).await?;
        Ok(())
    }

    /// Opens an address.
    pub(crate) async fn go(&self, url: &str) -> anyhow::Result<()> {
        self.post("url", json!({ "url": url })).await.map(drop)
    }

    /// Runs the body of a function in the page.
    pub(crate) async fn run(&self, script: &str) -> anyhow::Result<Value> {
        self.post("execute/sync", json!({ "script": script, "args": [] })).await
    }

    /// Runs the body of a function in the page that calls its last argument when it is done.
    pub(crate) async fn run_until_done(&self, script: &str) -> anyhow::Result<Value> {
        self.post("execute/async", json!({ "script": script, "args": [] })).await
    }

    /// Clicks an element, where its middle is, if it can be seen and nothing is in front of it.
    pub(crate) async fn click(&self, element: &Value) -> anyhow::Result<()> {
        self.post(&format!("element/{}/click", id(element)?), json!({})).await.map(drop)
    }

    /// Types into an element.
    pub(crate) async fn type_into(&self, element: &Value, text: &str) -> anyhow::Result<()> {
        self.post(&format!("element/{}/value", id(element)?), json!({ "text": text })).await.map(drop)
    }

    /// What a part of the window shows, as PNG.
    pub(crate) async fn picture(&self, clip: Value) -> anyhow::Result<Vec<u8>> {
        let params = json!({ "format": "png", "clip": clip, "optimizeForSpeed": false });
        let picture = self.devtools("Page.captureScreenshot", params).await?;
        Ok(BASE64.decode(picture.get("data").and_then(Value::as_str).context("no picture")?)?)
    }

    /// A command of Chromium's own protocol.
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

/// The port that chromedriver took, from what it prints.
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
        // The page is our own, and Chromium's cage does not work for root, as in containers.
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
