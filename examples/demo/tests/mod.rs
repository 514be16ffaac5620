//! The whole product in a real browser. Every test needs Chromium, so `cargo test` lists them as ignored; `.ci/run`
//! runs them with `cargo test --example demo -- --ignored`, and fails where there is no Chromium.
//!
//! Whatever a test does, in the end the page must have logged no error to the console and contacted only the
//! demo, and the bot must have violated no rule of either API.

mod buying;
mod codes;
mod handling;
mod media;
mod newest;
mod trouble;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, resume_unwind};

use futures_util::FutureExt;
use sandbox::Clock;
use sandbox::smscode::OrderSnapshot;
use serde_json::Value;

use crate::browser::{ENTER, Look, Page, Stage};
use crate::world::PEOPLE;

/// A desktop window.
const DESKTOP: Look = Look { width: 1280, height: 800, dark: false };
/// A phone held upright.
const PHONE: Look = Look { width: 390, height: 780, dark: false };

/// Runs a scene as on a later visit, in a desktop window.
async fn play(scene: impl AsyncFnOnce(&Stage)) {
    let stage = Stage::open(PEOPLE, Clock::default(), DESKTOP, true).await.unwrap();
    play_on(stage, scene).await;
}

async fn play_on(stage: Stage, scene: impl AsyncFnOnce(&Stage)) {
    let played = AssertUnwindSafe(async {
        scene(&stage).await;
        is_clean(&stage).await;
    });
    let outcome = played.catch_unwind().await;
    stage.close().await.unwrap();
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

async fn is_clean(stage: &Stage) {
    let console = stage.page.browser.log("browser").await.unwrap();
    let errors: Vec<&Value> =
        console.iter().filter(|line| line["level"] == "SEVERE" || line["level"] == "WARNING").collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let asked = requests(&stage.page).await;
    assert!(asked.len() > 7, "the page and its files: {asked:?}");
    for url in asked {
        let own = url.strip_prefix(&stage.page.origin).is_some_and(|rest| rest.starts_with('/'));
        assert!(own || url.starts_with("data:"), "the page asked {url}");
    }
    let violations = [stage.demo.tg.violations(), stage.demo.sms.violations()].concat();
    assert!(violations.is_empty(), "{violations:?}");
}

impl Stage {
    /// The balance of a user's provider account, in rupiah.
    fn balance(&self, owner: &str) -> i64 {
        let purse = self.demo.purses.iter().find(|purse| purse.owner == owner).unwrap();
        self.demo.sms.balance(&purse.account)
    }

    fn newest_order(&self) -> OrderSnapshot {
        let orders = self.demo.purses.iter().flat_map(|purse| self.demo.sms.orders(&purse.account));
        orders.max_by_key(|order| order.id).unwrap()
    }
}

/// Every address requested by the page since the last call, except those that its own policy blocked.
async fn requests(page: &Page) -> Vec<String> {
    let mut asked = BTreeMap::new();
    for line in page.browser.log("performance").await.unwrap() {
        let message: Value = serde_json::from_str(line["message"].as_str().unwrap()).unwrap();
        let (method, params) = (&message["message"]["method"], &message["message"]["params"]);
        let id = params["requestId"].as_str().unwrap_or_default().to_owned();
        if method == "Network.requestWillBeSent" {
            asked.insert(id, params["request"]["url"].as_str().unwrap().to_owned());
        } else if params["blockedReason"] == "csp" {
            asked.remove(&id);
        }
    }
    asked.into_values().collect()
}

impl Page {
    /// Clicks a button on the provider's side.
    async fn operate(&self, label: &str) -> anyhow::Result<()> {
        self.click("#provider button", label).await
    }

    async fn press(&self, key: char) {
        self.browser.keys(&key.to_string()).await.unwrap();
    }
}

/// Links the first account to the chat that is shown, with the steps of a new user.
async fn link(page: &Page) {
    page.say("/start").await.unwrap();
    page.sees("Link your SMSCode account").await.unwrap();
    page.operate("Type /login").await.unwrap();
    page.press(ENTER).await;
    page.sees("Your account is linked").await.unwrap();
    // The message with the token is deleted.
    page.until("!document.querySelector('#chat').innerText.includes('/login sk_')").await.unwrap();
}

/// Buys WhatsApp in Indonesia for Rp 15,000; the number's card is shown.
async fn buy(page: &Page) {
    page.say("/buy whatsapp indonesia").await.unwrap();
    page.tap("Buy for Rp 15,000").await.unwrap();
    page.sees("Waiting for an SMS").await.unwrap();
}
