//! Takes the pictures of the README and of `docs/gallery.md`: `cargo run --example demo -- --pictures
//! docs/pictures`.
//!
//! Plays short scenes in Chromium and takes screenshots. Clock and codes are fixed, so that a picture changes
//! only if the page or the bot did. It requires Debian's packages `chromium`, `chromium-driver`,
//! `fonts-noto-core`, `fonts-noto-cjk` and `fonts-noto-color-emoji`.

use std::path::PathBuf;

use anyhow::Context;
use sandbox::Clock;
use sandbox::smscode::Sms;

use crate::browser::{Look, Stage};
use crate::world::{PEOPLE, People};

/// The time shown in all pictures.
const NOW: &str = "2026-03-02T09:41:00Z";
/// The code that arrives.
const CODE: &str = "482913";
/// The page, and the chat without the page's tabs.
const PAGE: (&str, &str) = ("body", "body");
const CHAT: (&str, &str) = ("#head", "#phone");
const DESKTOP: Look = Look { width: 1280, height: 900, dark: false };
const PHONE: Look = Look { width: 400, height: 760, dark: false };
/// All users shown with a language of their own, two at a time, and the names of their pictures.
const SPEAKERS: [(People, [&str; 2]); 4] = [
    (&[("Budi", "id"), ("Иван", "ru")], ["id", "ru"]),
    (&[("李娜", "zh"), ("Lucía", "es")], ["zh", "es"]),
    (&[("João", "pt-br"), ("Minh", "vi")], ["pt-BR", "vi"]),
    (&[("आशा", "hi"), ("Alice", "en")], ["hi", "en"]),
];

/// Takes every picture and writes it to the folder.
pub(crate) async fn take(folder: PathBuf) -> anyhow::Result<()> {
    std::fs::create_dir_all(&folder)?;
    let studio = Studio { folder };
    studio.set(PEOPLE, DESKTOP, false, async |stage| studio.tour(stage).await).await?;
    studio.set(PEOPLE, DESKTOP, true, async |stage| studio.whole_page(stage).await).await?;
    studio.set(PEOPLE, PHONE, true, async |stage| studio.first_purchase(stage).await).await?;
    studio.set(PEOPLE, PHONE, true, async |stage| studio.other_screens(stage).await).await?;
    for (people, names) in SPEAKERS {
        studio.set(people, PHONE, true, async |stage| studio.languages(stage, people, names).await).await?;
    }
    Ok(())
}

struct Studio {
    folder: PathBuf,
}

impl Studio {
    async fn set(
        &self,
        people: People,
        look: Look,
        toured: bool,
        scene: impl AsyncFnOnce(&Stage) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let clock = Clock::default();
        clock.set(NOW.parse()?);
        let stage = Stage::open(people, clock, look, toured).await?;
        let played = scene(&stage).await;
        stage.close().await?;
        played
    }

    async fn keep(&self, stage: &Stage, name: &str, (from, to): (&str, &str)) -> anyhow::Result<()> {
        let tidy = "document.activeElement.blur(); document.querySelector('#toast').hidden = true";
        stage.page.browser.run(tidy).await?;
        let picture = stage.page.picture(from, to).await?;
        let path = self.folder.join(format!("{name}.png"));
        std::fs::write(&path, picture).with_context(|| path.display().to_string())
    }

    async fn tour(&self, stage: &Stage) -> anyhow::Result<()> {
        stage.page.shows("#tour-count", "Step 1").await?;
        stage.page.click("#tour-next", "").await?;
        stage.page.shows("#tour-count", "Step 2").await?;
        self.keep(stage, "tour", PAGE).await
    }

    async fn whole_page(&self, stage: &Stage) -> anyhow::Result<()> {
        let page = &stage.page;
        link(stage, "/instant").await?;
        page.sees("Instant codes are on").await?;
        buy(stage).await?;
        deliver(stage).await?;
        page.turn_to("Budi").await?;
        page.say("/start").await?;
        page.turn_to("Alice").await?;
        page.sees(CODE).await?;
        self.keep(stage, "demo", PAGE).await?;
        page.browser.resize(Look { dark: true, ..DESKTOP }).await?;
        page.click("#theme", "").await?;
        self.keep(stage, "dark", PAGE).await?;
        page.browser.resize(PHONE).await?;
        page.click("#views button", "Provider").await?;
        self.keep(stage, "phone", PAGE).await
    }

    /// The chat in light and in dark.
    async fn keep_both(&self, stage: &Stage, name: &str, area: (&str, &str)) -> anyhow::Result<()> {
        self.keep(stage, name, area).await?;
        stage.page.click("#theme", "").await?;
        self.keep(stage, &format!("{name}-dark"), area).await?;
        stage.page.click("#theme", "").await
    }

    async fn first_purchase(&self, stage: &Stage) -> anyhow::Result<()> {
        let page = &stage.page;
        page.say("/start").await?;
        page.sees("Link your SMSCode account").await?;
        self.keep_both(stage, "start", CHAT).await?;
        link(stage, "whatsapp indonesia").await?;
        page.sees("Rp 15,000 of your Rp 500,000").await?;
        self.keep_both(stage, "offers", CHAT).await?;
        page.tap("1 number").await?;
        page.shows(".msg:last-child .keys", "· 1 ·").await?;
        self.keep_both(stage, "confirm", CHAT).await?;
        page.tap("Buy for Rp 15,000").await?;
        page.sees("Waiting for an SMS").await?;
        self.keep_both(stage, "card", CHAT).await?;
        deliver(stage).await?;
        self.keep_both(stage, "code", CHAT).await?;
        page.say("/orders").await?;
        page.shows(".msg:last-child .keys", "⬇ CSV").await?;
        self.keep_both(stage, "orders", CHAT).await
    }

    async fn other_screens(&self, stage: &Stage) -> anyhow::Result<()> {
        let page = &stage.page;
        link(stage, "/settings").await?;
        page.sees("Dollar amounts follow").await?;
        self.keep(stage, "settings", CHAT).await?;
        page.type_words("@smscode_demo_bot whatsapp").await?;
        page.shows("#commands [role=menuitem]", "WhatsApp").await?;
        self.keep(stage, "inline", CHAT).await?;
        page.type_words("").await?;
        page.tap("Limits: off").await?;
        page.sees("limit what you can spend").await?;
        self.keep(stage, "guard", CHAT).await?;
        page.say("/instant").await?;
        page.sees("Instant codes are on").await?;
        self.keep(stage, "push", CHAT).await?;
        buy(stage).await?;
        page.tap("Cancel · Rp 15,000 back").await?;
        page.shows("#alert", "I'll cancel in 2 min").await?;
        page.click("#alert button", "OK").await?;
        page.sees("I'll cancel").await?;
        page.shows(".msg:last-child .keys", "Don't cancel").await?;
        self.keep(stage, "cancel", CHAT).await?;
        stage.demo.sms.set_maintenance(true);
        page.say("/buy telegram").await?;
        page.sees("down for maintenance").await?;
        self.keep(stage, "trouble", CHAT).await?;
        stage.demo.sms.set_maintenance(false);
        page.say("/settings").await?;
        page.tap("Rupiah → $").await?;
        page.shows(".msg:last-child .keys", "Dollars → Rp").await?;
        page.say("whatsapp indonesia").await?;
        page.sees("$0.9231 of your $").await?;
        self.keep(stage, "dollars", CHAT).await
    }

    /// The same moment in every language: a code has arrived.
    async fn languages(&self, stage: &Stage, people: People, names: [&str; 2]) -> anyhow::Result<()> {
        for (&(person, _), name) in people.iter().zip(names) {
            stage.page.turn_to(person).await?;
            link(stage, "/buy whatsapp indonesia").await?;
            // An offer names its service before its price, unlike the button that buys it.
            // The main audience gets every main screen.
            let all = name == "id";
            if all {
                stage.page.shows(".msg:last-child .keys", "Beli seharga").await?;
                self.keep_both(stage, "confirm-id", CHAT).await?;
            }
            stage.page.tap_where(r"/15\W000/.test(text) && !text.includes('·')").await?;
            stage.page.until("document.querySelector('.msg:last-child .keys .copy')").await?;
            if all {
                self.keep_both(stage, "card-id", CHAT).await?;
            }
            deliver(stage).await?;
            self.keep(stage, &format!("code-{name}"), CHAT).await?;
            if all {
                stage.page.say("/orders").await?;
                stage.page.shows(".msg:last-child .keys", "⬇ CSV").await?;
                self.keep_both(stage, "orders-id", CHAT).await?;
            }
        }
        Ok(())
    }
}

/// Links the account of the user who is shown and continues with a word.
async fn link(stage: &Stage, next: &str) -> anyhow::Result<()> {
    let page = &stage.page;
    let name = page.text("#who [aria-selected=true]").await?;
    let purse = stage.demo.purses.iter().find(|purse| name.starts_with(purse.owner));
    let token = purse.context("nobody is shown")?.account.token().to_owned();
    page.say("/start").await?;
    page.until("document.querySelectorAll('.msg:not(.mine)').length > 0").await?;
    page.say(&format!("/login {token}")).await?;
    page.until("document.querySelector('.msg:last-child:not(.mine) .body')?.innerText.includes('✅')")
        .await?;
    page.say(next).await
}

async fn buy(stage: &Stage) -> anyhow::Result<()> {
    stage.page.say("/buy whatsapp indonesia").await?;
    stage.page.tap("Buy for Rp 15,000").await?;
    stage.page.sees("Waiting for an SMS").await
}

/// Delivers a code to the newest order and waits until the chat and the card show it.
async fn deliver(stage: &Stage) -> anyhow::Result<()> {
    let orders = stage.demo.purses.iter().flat_map(|purse| stage.demo.sms.orders(&purse.account));
    let order = orders.map(|order| order.id).max().context("there is no order")?;
    let text = format!("<#> {CODE} is your WhatsApp code. Don't share it & don't reply.");
    stage.demo.sms.deliver_sms(order, Sms { code: Some(CODE.to_owned()), text: Some(text) });
    let bubbles = "[...document.querySelectorAll('.msg:not(.mine) .bubble')]";
    let shown = format!("{bubbles}.filter((node) => node.innerText.includes('{CODE}')).length === 2");
    stage.page.until(&shown).await.map(drop)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn every_picture_is_small_and_shown_and_every_picture_shown_is_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut shown = BTreeSet::new();
        for document in ["README.md", "docs/gallery.md"] {
            let text = std::fs::read_to_string(root.join(document)).unwrap();
            let names = text.split("pictures/").skip(1).filter_map(|rest| rest.split_once(".png"));
            shown.extend(names.map(|(name, _)| format!("{name}.png")));
        }
        let mut there = BTreeSet::new();
        for file in std::fs::read_dir(root.join("docs/pictures")).unwrap() {
            let file = file.unwrap();
            assert!(file.metadata().unwrap().len() < 300_000, "{:?}", file.file_name());
            there.insert(file.file_name().into_string().unwrap());
        }
        assert_eq!(shown, there);
    }
}
