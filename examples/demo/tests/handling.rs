//! The page itself: languages, people, keyboard, copying, the tour, sizes.

use std::net::Ipv4Addr;

use futures_util::FutureExt;
use sandbox::Clock;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::browser::{ENTER, Look, Stage};
use crate::tests::{DESKTOP, PHONE, buy, link, play, play_on};
use crate::world::PEOPLE;

/// The focused element's text, with breaking spaces.
const FOCUSED: &str = r"const at = document.activeElement;
     const label = at === document.body ? '' : at.getAttribute('aria-label') || at.textContent;
     return label.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')";

/// WebDriver's names of keys.
const TAB: char = '\u{E004}';
const SHIFT: char = '\u{E008}';
const CONTROL: char = '\u{E009}';
const ESCAPE: char = '\u{E00C}';

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn the_language_is_switched_in_the_settings_and_everything_follows() {
    play(async |stage| {
        let page = &stage.page;
        page.say("/start").await.unwrap();
        page.sees("Hello, Alice!").await.unwrap();
        page.say("/settings").await.unwrap();
        for (language, title) in [
            ("Indonesia", "Pengaturan"),
            ("Русский", "Настройки"),
            ("简体中文", "设置"),
            ("हिन्दी", "सेटिंग"),
            ("English", "Settings"),
        ] {
            page.tap("🌐").await.unwrap();
            page.tap(language).await.unwrap();
            page.sees(title).await.unwrap();
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn two_people_side_by_side_do_not_see_each_others_messages() {
    play(async |stage| {
        let page = &stage.page;
        link(page).await;
        buy(page).await;
        page.turn_to("Budi").await.unwrap();
        page.until("document.querySelector('#chat .first')").await.unwrap();
        page.say("/start").await.unwrap();
        page.sees("Halo, Budi!").await.unwrap();
        page.operate("SMS arrives").await.unwrap();
        page.until("document.querySelector('#who [aria-selected=false] .badge')").await.unwrap();
        let budis = page.text("#chat").await.unwrap();
        assert!(!budis.contains("WhatsApp code") && !budis.contains("Alice"), "{budis}");
        page.turn_to("Alice").await.unwrap();
        page.sees("is your WhatsApp code").await.unwrap();
        assert!(!page.text("#chat").await.unwrap().contains("Budi"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_whole_purchase_works_with_the_keyboard_alone() {
    play(async |stage| {
        let page = &stage.page;
        let reach = async |key: char, label: &str| {
            for _ in 0..80 {
                let at = page.browser.run(FOCUSED);
                if at.await.unwrap().as_str().unwrap_or_default().contains(label) {
                    let outline =
                        page.browser.run("return getComputedStyle(document.activeElement).outlineStyle");
                    assert_eq!(outline.await.unwrap(), json!("solid"), "the focus on {label} can be seen");
                    return page.press(key).await;
                }
                page.press(TAB).await;
            }
            panic!("{label} can't be reached with the Tab key");
        };
        reach(ENTER, "START").await;
        page.sees("Link your SMSCode account").await.unwrap();
        reach(ENTER, "Type /login with the token of Alice").await;
        page.press(ENTER).await;
        page.sees("Your account is linked").await.unwrap();
        page.browser.keys(&format!("/buy whatsapp indonesia{ENTER}")).await.unwrap();
        page.sees("Rp 15,000 of your Rp 500,000").await.unwrap();
        page.browser.chord(SHIFT, TAB).await.unwrap();
        reach(ENTER, "Buy for Rp 15,000").await;
        page.sees("Waiting for an SMS").await.unwrap();
        reach(ENTER, "SMS arrives").await;
        page.sees("is your WhatsApp code").await.unwrap();
        reach(ENTER, "✓ Finish").await;
        page.sees("✅ Finished.").await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn copy_buttons_and_codes_copy() {
    play(async |stage| {
        let page = &stage.page;
        let permissions = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
        let grant = json!({ "origin": page.origin, "permissions": permissions });
        page.browser.devtools("Browser.grantPermissions", grant).await.unwrap();
        link(page).await;
        buy(page).await;
        let number = stage.newest_order().phone_number;
        let national = number.strip_prefix("+62").unwrap();
        copies(stage, &format!("Copy {number}"), &number).await;
        copies(stage, &format!("Copy {national} (without +62)"), national).await;
        page.operate("SMS arrives").await.unwrap();
        page.sees("is your WhatsApp code").await.unwrap();
        let code = stage.newest_order().otp_code.unwrap();
        copies(stage, &format!("Copy {code}"), &code).await;
    })
    .await;
}

/// Taps a copy button and checks that the page confirms it.
async fn copies(stage: &Stage, label: &str, copied: &str) {
    stage.page.tap(label).await.unwrap();
    stage.page.shows("#toast", &format!("Copied: {copied}")).await.unwrap();
    assert_eq!(paste(stage).await, copied, "{label}");
}

/// The clipboard's contents, as seen by pasting them into the input field.
async fn paste(stage: &Stage) -> String {
    let page = &stage.page;
    page.click("#text", "").await.unwrap();
    page.browser.chord(CONTROL, 'a').await.unwrap();
    page.browser.chord(CONTROL, 'v').await.unwrap();
    let text = page.browser.run("return document.querySelector('#text').value").await.unwrap();
    text.as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn the_first_visit_is_shown_round_in_five_steps_once() {
    let stage = Stage::open(PEOPLE, Clock::default(), DESKTOP, false).await.unwrap();
    play_on(stage, async |stage| {
        let page = &stage.page;
        for step in 1..=5 {
            page.shows("#tour-count", &format!("Step {step} of 5")).await.unwrap();
            page.until("document.activeElement.id === 'tour-next'").await.unwrap();
            page.press(ENTER).await;
        }
        page.until("document.querySelector('#tour').hidden").await.unwrap();
        page.browser.go(&page.origin).await.unwrap();
        page.until("document.querySelector('#who button')").await.unwrap();
        page.until("document.querySelector('#tour').hidden").await.unwrap();
        page.click("#tour-open", "").await.unwrap();
        page.shows("#tour-count", "Step 1 of 5").await.unwrap();
        page.press(ESCAPE).await;
        page.until("document.querySelector('#tour').hidden && document.activeElement.id === 'tour-open'")
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn nothing_on_the_page_can_reach_another_host() {
    play(async |stage| {
        let page = &stage.page;
        // Even on this machine: to a browser another port is another origin.
        let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = format!("http://{}", other.local_addr().unwrap());
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const loads = (tag) => new Promise((next) => {{
                 const node = document.createElement(tag);
                 node.onload = () => next('loaded');
                 node.onerror = () => next('refused');
                 node.src = '{address}/' + tag;
                 document.head.append(node);
             }});
             const fetched = fetch('{address}/').then(() => 'loaded', () => 'refused');
             Promise.all([fetched, loads('img'), loads('script')]).then(done);"
        );
        let outcome = page.browser.run_until_done(&script).await.unwrap();
        assert_eq!(outcome, json!(["refused", "refused", "refused"]));
        assert!(other.accept().now_or_never().is_none(), "somebody knocked");
        let console = page.browser.log("browser").await.unwrap();
        let of_policy = |line: &&Value| line["message"].as_str().unwrap().contains("Content Security Policy");
        assert!(console.iter().filter(of_policy).count() >= 3, "by the page's own policy: {console:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn at_every_size_there_is_one_scrollbar_per_side_and_nothing_sticks_out() {
    play(async |stage| {
        let page = &stage.page;
        link(page).await;
        buy(page).await;
        for (width, height) in [(1600, 1000), (1280, 800), (1024, 600), (861, 500), (860, 700), (390, 780), (320, 568), (844, 390)] {
            for dark in [false, true] {
                page.browser.resize(Look { width, height, dark }).await.unwrap();
                let script = "const parts = '#phone, #phone > *, #provider, #provider > *, .act, .msg, .keys, li, #views';
                     const out = [...document.querySelectorAll(parts)].filter((node) => {
                         const box = node.getBoundingClientRect();
                         const frame = node.closest('#chat > *, #provider > *, #commands') ? 0 : box.bottom;
                         return box.right > innerWidth + 1 || frame > innerHeight + 1;
                     });
                     const root = document.documentElement;
                     const scrolls = root.scrollHeight > innerHeight || root.scrollWidth > innerWidth;
                     return [scrolls, ...out.map((node) => node.id || node.className || node.tagName)]";
                let found = page.browser.run(script).await.unwrap();
                assert_eq!(found, json!([false]), "{width}×{height}");
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn on_a_phone_chat_and_provider_take_turns_and_a_purchase_works() {
    let stage = Stage::open(PEOPLE, Clock::default(), PHONE, true).await.unwrap();
    play_on(stage, async |stage| {
        let page = &stage.page;
        page.say("/start").await.unwrap();
        page.click("#views button", "Provider").await.unwrap();
        page.operate("Type /login").await.unwrap();
        page.until("document.activeElement.id === 'text'").await.unwrap();
        page.press(ENTER).await;
        page.sees("Your account is linked").await.unwrap();
        buy(page).await;
        page.click("#views button", "Provider").await.unwrap();
        page.operate("SMS arrives").await.unwrap();
        page.click("#views button", "Chat").await.unwrap();
        page.sees("is your WhatsApp code").await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_screen_reader_has_a_name_for_everything_that_can_be_used_and_hears_new_messages() {
    play(async |stage| {
        let page = &stage.page;
        link(page).await;
        buy(page).await;
        page.operate("SMS arrives").await.unwrap();
        page.sees("is your WhatsApp code").await.unwrap();
        page.until("document.querySelector('#live').textContent.includes('is your WhatsApp code')")
            .await
            .unwrap();
        page.click("#menu", "").await.unwrap();
        let tree = page.browser.devtools("Accessibility.getFullAXTree", json!({})).await.unwrap();
        let used =
            ["button", "tab", "textbox", "link", "menuitem", "log", "list", "main", "region", "dialog"];
        let mut seen = 0;
        for node in tree["nodes"].as_array().unwrap().iter().filter(|node| node["ignored"] == false) {
            if used.iter().any(|role| node["role"]["value"] == *role) {
                assert_ne!(node["name"]["value"].as_str().unwrap_or_default().trim(), "", "{node}");
                seen += 1;
            }
        }
        assert!(seen > 40, "{seen}");
    })
    .await;
}
