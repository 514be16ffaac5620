//! The page from the user's point of view: read, tap, type.

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use super::driver::{Browser, Look};

/// WebDriver's name for the Enter key.
pub(crate) const ENTER: char = '\u{E007}';

/// WebDriver's name for the Delete key.
const DELETE: char = '\u{E017}';

/// Replaces non-breaking spaces with plain ones, so that tests can search for texts as they are read.
const SPACES: &str = r".replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')";

/// Chromium with the page open.
pub(crate) struct Page {
    pub(crate) browser: Browser,
    /// The page's address, which everything is loaded from.
    pub(crate) origin: String,
}

impl Page {
    /// Opens the page as on the first visit, with the tour, or as on a later one.
    pub(crate) async fn open(origin: String, look: Look, toured: bool) -> anyhow::Result<Self> {
        let page = Self { browser: Browser::open(look).await?, origin };
        match page.enter(toured).await {
            Ok(()) => Ok(page),
            Err(error) => {
                page.browser.close().await?;
                Err(error)
            }
        }
    }

    async fn enter(&self, toured: bool) -> anyhow::Result<()> {
        if toured {
            let script = "try { localStorage.setItem('toured', '1'); } catch { /* about:blank */ }";
            self.browser
                .devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))
                .await?;
        }
        self.browser.go(&self.origin).await?;
        self.until("document.querySelector('#who button')").await.map(drop)
    }

    /// Waits until a JavaScript expression is truthy in the page; returns its value.
    ///
    /// If it stays false; the error shows what the chat contains instead.
    /// When it stays false, with what the chat shows instead.
    pub(crate) async fn until(&self, expression: &str) -> anyhow::Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const look = () => {{ const found = ({expression}); if (found) done(found); return Boolean(found); }};
             if (look()) return;
             const watcher = new MutationObserver(() => {{ if (look()) watcher.disconnect(); }});
             watcher.observe(document, {{ subtree: true, childList: true, attributes: true, characterData: true }});"
        );
        match self.browser.run_until_done(&script).await {
            Ok(found) => Ok(found),
            Err(error) => {
                let chat = self.text("#chat").await.unwrap_or_default();
                Err(error.context(format!("waited for: {expression}\nthe chat shows:\n{chat}")))
            }
        }
    }

    /// The text of an element.
    pub(crate) async fn text(&self, selector: &str) -> anyhow::Result<String> {
        let script = format!("return document.querySelector({}).innerText", json!(selector));
        let text = self.browser.run(&script).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until a message of the bot contains a text.
    pub(crate) async fn sees(&self, text: &str) -> anyhow::Result<()> {
        let text = json!(text);
        let bubbles = "[...document.querySelectorAll('.msg:not(.mine) .bubble')]";
        self.until(&format!("{bubbles}.some((node) => node.innerText{SPACES}.includes({text}))"))
            .await
            .map(drop)
    }

    /// Waits until an element contains a text.
    pub(crate) async fn shows(&self, selector: &str, text: &str) -> anyhow::Result<()> {
        let (selector, text) = (json!(selector), json!(text));
        self.until(&format!("document.querySelector({selector})?.innerText{SPACES}.includes({text})"))
            .await
            .map(drop)
    }

    /// Clicks the first element of a kind whose text contains this, once it is there.
    pub(crate) async fn click(&self, selector: &str, text: &str) -> anyhow::Result<()> {
        let expression = format!(
            "[...document.querySelectorAll({})].find((node) => node.textContent{SPACES}.includes({}) && !node.disabled)",
            json!(selector),
            json!(text)
        );
        self.click_when(&expression).await.with_context(|| format!("clicking {text:?}"))
    }

    /// Taps the newest button in the chat with such a label.
    pub(crate) async fn tap(&self, label: &str) -> anyhow::Result<()> {
        self.tap_where(&format!("text{SPACES}.includes({})", json!(label))).await
    }

    /// Taps the newest button in the chat for whose label, `text`, an expression is true.
    pub(crate) async fn tap_where(&self, test: &str) -> anyhow::Result<()> {
        let keys = "[...document.querySelectorAll('.keys button, .keys a')].reverse()";
        let expression = format!("{keys}.find(({{ textContent: text }}) => {test})");
        self.click_when(&expression).await.with_context(|| format!("tapping where {test}"))
    }

    /// A PNG from the top of one element to the end of another.
    pub(crate) async fn picture(&self, from: &str, to: &str) -> anyhow::Result<Vec<u8>> {
        let script = format!(
            "const [{{ x, y }}, {{ right, bottom }}] =
                 [{}, {}].map((part) => document.querySelector(part).getBoundingClientRect());
             return {{ x, y, width: right - x, height: bottom - y, scale: 1 }}",
            json!(from),
            json!(to)
        );
        self.browser.picture(self.browser.run(&script).await?).await
    }

    async fn click_when(&self, expression: &str) -> anyhow::Result<()> {
        let mut clicked = Ok(());
        // A message that is redrawn between the lookup and the click replaces its buttons.
        for _ in 0..3 {
            let found = self.until(expression).await?;
            clicked = self.browser.click(&found).await;
            match &clicked {
                Err(error) if error.to_string().starts_with("stale element reference") => {}
                _ => break,
            }
        }
        clicked
    }

    /// Writes into the chat and sends it.
    pub(crate) async fn say(&self, text: &str) -> anyhow::Result<()> {
        if self.browser.run("return document.querySelector('#write').hidden").await? == json!(true) {
            ensure!(text == "/start", "an empty chat only has its Start button");
            return self.click("#start", "").await;
        }
        let field = self.until("document.querySelector('#text')").await?;
        self.browser.type_into(&field, &format!("{text}{ENTER}")).await
    }

    /// Types this into the field without sending it.
    pub(crate) async fn type_words(&self, text: &str) -> anyhow::Result<()> {
        let field = self.until("document.querySelector('#text')").await?;
        self.browser.run("document.querySelector('#text').select()").await?;
        let text = if text.is_empty() { DELETE.to_string() } else { text.to_owned() };
        self.browser.type_into(&field, &text).await
    }

    /// Switches to another user's chat.
    pub(crate) async fn turn_to(&self, name: &str) -> anyhow::Result<()> {
        self.click("#who button", name).await
    }
}
