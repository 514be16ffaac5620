//! Colors, times and replies as the apps show them, the tour, and small windows. What the bot does not send
//! yet is sent by calling the Bot API directly.

use sandbox::Clock;
use serde_json::{Value, json};

use crate::browser::{ENTER, Look, Page, Stage};
use crate::tests::{DESKTOP, PHONE, buy, link, play, play_on};
use crate::world::{ADMIN, PEOPLE};

/// JavaScript that finds a button in the chat by its label.
fn button(label: &str) -> String {
    format!("[...document.querySelectorAll('.keys button')].find((b) => b.textContent === {})", json!(label))
}

/// Which of red, green and blue is strongest in a button (0, 1 or 2), and whether its label has enough contrast.
fn color_of(label: &str) -> String {
    let node = button(label);
    format!(
        "const channels = (color) => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
         const linear = (c) => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
         const light = (color) => {{
             const [r, g, b] = channels(color).map((c) => linear(c / 255));
             return .2126 * r + .7152 * g + .0722 * b;
         }};
         const {{ backgroundColor: back, color }} = getComputedStyle({node});
         const [a, b] = [light(back), light(color)].sort((x, y) => y - x);
         return [channels(back).indexOf(Math.max(...channels(back))), (a + .05) / (b + .05) >= 4.5];"
    )
}

async fn started(page: &Page) {
    page.say("/start").await.unwrap();
    page.sees("Hello, Alice!").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn styled_buttons_have_the_colors_of_the_apps_and_can_be_read() {
    play(async |stage| {
        let page = &stage.page;
        started(page).await;
        let styles = [
            ("Plain", Value::Null),
            ("Blue", json!("primary")),
            ("Green", json!("success")),
            ("Red", json!("danger")),
        ];
        let key = |(text, style): &(&str, Value)| {
            let mut key = json!({ "text": text, "callback_data": "x" });
            if style.is_string() {
                key["style"] = style.clone();
            }
            json!([key])
        };
        let keys: Vec<Value> = styles.iter().map(key).collect();
        stage
            .bot("sendMessage", json!({ "text": "Colors", "reply_markup": { "inline_keyboard": keys } }))
            .await;
        page.sees("Colors").await.unwrap();
        for dark in [false, true] {
            if dark {
                page.click("#theme", "").await.unwrap();
            }
            for (label, strongest) in [("Red", 0), ("Green", 1), ("Blue", 2)] {
                let found = page.browser.run(&color_of(label)).await.unwrap();
                assert_eq!(found, json!([strongest, true]), "{label}, dark: {dark}");
            }
            let plain = format!("return {}.className", button("Plain"));
            assert_eq!(page.browser.run(&plain).await.unwrap(), json!(""));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn times_are_shown_in_the_browsers_zone_and_relative_ones_tick() {
    play(async |stage| {
        let page = &stage.page;
        page.browser.set_zone("Asia/Jakarta").await.unwrap();
        started(page).await;
        // 2026-03-02, 09:41 in London, is 16:41 in Jakarta.
        let unix = 1_772_444_460;
        let end = stage.demo.clock.now().timestamp() + 300;
        let time = |unix: i64, format: &str, text: &str| {
            format!("<tg-time unix=\"{unix}\" format=\"{format}\">{text}</tg-time>")
        };
        let text = format!(
            "Made {} on {}, ends <b>{}</b>",
            time(unix, "t", "09:41 UTC"),
            time(unix, "wD", "2 March"),
            time(end, "r", "soon")
        );
        stage.bot("sendMessage", json!({ "text": text, "parse_mode": "HTML" })).await;
        page.sees("Made 4:41 PM on Monday, March 2, 2026, ends in ").await.unwrap();
        let newest = "document.querySelector('.msg:last-child strong time').innerText";
        page.until(&format!("{newest} === 'in 4 minutes'")).await.unwrap();
        for _ in 0..2 {
            page.operate("Clock + 2 min").await.unwrap();
        }
        let counts = format!("/^in [1-5]?\\d seconds$/.test({newest}) && {newest}");
        let seconds = page.until(&counts).await.unwrap();
        page.until(&format!("{newest} !== {seconds} && /seconds?$/.test({newest})")).await.unwrap();
        page.operate("Clock + 2 min").await.unwrap();
        page.until(&format!("/^1 minute ago$/.test({newest})")).await.unwrap();
        let kept = "const times = [...document.querySelectorAll('.msg:last-child time')];
             return times.map((node) => node.dataset.fallback)";
        assert_eq!(page.browser.run(kept).await.unwrap(), json!(["09:41 UTC", "2 March", "soon"]));
        let unknown = "return render('<tg-time unix=\"1\" format=\"q\">as it is</tg-time>').textContent";
        assert_eq!(page.browser.run(unknown).await.unwrap(), json!("as it is"));
        let hours = "return [hhmm('2026-03-02T09:41:00Z'), zoneName()]";
        assert_eq!(page.browser.run(hours).await.unwrap(), json!(["16:41", "GMT+7"]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_reply_quotes_a_line_of_what_it_answers() {
    play(async |stage| {
        let page = &stage.page;
        started(page).await;
        let card = stage
            .bot("sendMessage", json!({ "text": "<b>Waiting</b> for &lt;it&gt;", "parse_mode": "HTML" }))
            .await;
        let id = card["message_id"].clone();
        stage
            .bot("sendMessage", json!({ "text": "Its answer", "reply_parameters": { "message_id": id } }))
            .await;
        page.sees("Its answer").await.unwrap();
        assert_eq!(page.text(".msg:last-child .reply").await.unwrap(), "SMSCode Bot\nWaiting for <it>");
        stage.bot("editMessageText", json!({ "message_id": id, "text": "Arrived" })).await;
        page.shows(".msg:last-child .reply", "Arrived").await.unwrap();
        page.click(".msg:last-child .reply", "").await.unwrap();
        page.until("document.querySelector('.msg.flash').innerText.includes('Arrived')").await.unwrap();
        stage.bot("deleteMessage", json!({ "message_id": id })).await;
        page.shows(".msg:last-child .reply", "Deleted message").await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn long_labels_in_two_columns_stay_inside_the_chat() {
    play(async |stage| {
        let page = &stage.page;
        started(page).await;
        let long = "A very long label that no phone can show in half of its width";
        let key = json!({ "text": long, "callback_data": "x" });
        let keyboard = json!({ "inline_keyboard": [[key, key], [key], [key, key, key]] });
        stage.bot("sendMessage", json!({ "text": "Long", "reply_markup": keyboard })).await;
        page.sees("Long").await.unwrap();
        for (width, height) in [(1280, 720), (390, 780), (320, 568)] {
            page.browser.resize(Look { width, height, dark: false }).await.unwrap();
            let script = "const chat = document.querySelector('#chat');
                 const edge = chat.getBoundingClientRect().left + chat.clientWidth;
                 const keys = document.querySelector('.msg:last-child .keys');
                 const inside = (node) => node.getBoundingClientRect().right <= edge;
                 return [chat.scrollWidth <= chat.clientWidth, [keys, ...keys.querySelectorAll('*')].every(inside)]";
            assert_eq!(page.browser.run(script).await.unwrap(), json!([true, true]), "{width}×{height}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn the_list_of_results_stands_above_all_lines_of_the_field() {
    play(async |stage| {
        let page = &stage.page;
        link(page).await;
        page.browser.resize(Look { width: 360, ..PHONE }).await.unwrap();
        page.type_words("@smscode_demo_bot whatsapp indonesia").await.unwrap();
        page.shows("#commands [role=menuitem]", "WhatsApp").await.unwrap();
        let script = "const box = (part) => document.querySelector(part).getBoundingClientRect();
             const [list, field] = ['#commands', '#text'].map(box);
             return [field.height > 50, list.bottom <= field.top]";
        assert_eq!(page.browser.run(script).await.unwrap(), json!([true, true]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn at_1280_by_720_the_calls_are_in_sight_and_their_setup_is_one_line() {
    play(async |stage| {
        let page = &stage.page;
        page.browser.resize(Look { height: 720, ..DESKTOP }).await.unwrap();
        link(page).await;
        buy(page).await;
        let script = "const log = document.querySelector('#log').getBoundingClientRect();
             return [log.bottom <= innerHeight, log.height > 100]";
        assert_eq!(page.browser.run(script).await.unwrap(), json!([true, true]));
        let lines = "const isSetup = (line) => /set(my|chatmenu)/i.test(line.innerText);
             return [...document.querySelectorAll('#log li')].filter(isSetup).length";
        assert_eq!(page.browser.run(lines).await.unwrap(), json!(1));
        page.shows("#log", "SetMy…").await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn an_administrator_is_among_the_people() {
    play(async |stage| {
        let page = &stage.page;
        page.turn_to(ADMIN).await.unwrap();
        page.shows("#who [aria-selected=true]", "admin").await.unwrap();
        page.say("/start").await.unwrap();
        page.sees(ADMIN).await.unwrap();
        page.say("/stats").await.unwrap();
        page.until("document.querySelectorAll('.msg:not(.mine)').length > 1").await.unwrap();
        let stats = page.text(".msg:last-child").await.unwrap();
        assert!(stats.contains("Orders") || stats.contains("orders"), "{stats}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn the_tour_waits_for_each_of_its_five_steps() {
    let stage = Stage::open(PEOPLE, Clock::default(), DESKTOP, false).await.unwrap();
    play_on(stage, async |stage| {
        let page = &stage.page;
        let done = async || page.shows("#tour-wait", "✓ Done").await.unwrap();
        let next = async || page.click("#tour-next", "Next").await.unwrap();
        page.shows("#tour-wait", "Waiting for you to press START").await.unwrap();
        page.shows("#tour-next", "Skip step").await.unwrap();
        page.click("#start", "").await.unwrap();
        done().await;
        next().await;
        page.shows("#tour-wait", "Waiting for an account to be linked").await.unwrap();
        page.operate("Type /login").await.unwrap();
        page.press(ENTER).await;
        done().await;
        next().await;
        page.shows("#tour-wait", "Waiting for your first order").await.unwrap();
        buy(page).await;
        done().await;
        next().await;
        page.shows("#tour-wait", "Waiting for an SMS").await.unwrap();
        page.operate("SMS arrives").await.unwrap();
        done().await;
        next().await;
        page.shows("#tour-wait", "Waiting for you to press one of these").await.unwrap();
        page.operate("Lose the next webhook").await.unwrap();
        done().await;
        page.click("#tour-next", "Finish").await.unwrap();
        page.until("document.querySelector('#tour').hidden").await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn on_a_phone_the_tour_covers_nothing_and_the_chats_tab_counts_what_came() {
    for look in [PHONE, Look { width: 320, height: 568, dark: false }] {
        let stage = Stage::open(PEOPLE, Clock::default(), look, false).await.unwrap();
        play_on(stage, async |stage| {
            let page = &stage.page;
            // A click fails if the element is covered.
            page.click("#start", "").await.unwrap();
            page.shows("#tour-wait", "✓ Done").await.unwrap();
            page.click("#tour-next", "Next").await.unwrap();
            page.operate("Type /login").await.unwrap();
            page.press(ENTER).await;
            page.sees("Your account is linked").await.unwrap();
            page.click("#tour-next", "Next").await.unwrap();
            buy(page).await;
            page.click("#tour-next", "Next").await.unwrap();
            page.until("document.querySelector('#views .badge').hidden").await.unwrap();
            page.operate("SMS arrives").await.unwrap();
            page.shows("#views [data-view=chat] .badge", "1").await.unwrap();
            page.click("#views button", "Chat").await.unwrap();
            page.sees("is your WhatsApp code").await.unwrap();
            page.until("document.querySelector('#views .badge').hidden").await.unwrap();
        })
        .await;
    }
}
