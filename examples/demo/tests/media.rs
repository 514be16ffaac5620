//! Message contents besides buttons, and how a new message is noticed. The tests play the bot's part
//! themselves.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use sandbox::smscode::Sms;
use serde_json::{Value, json};

use crate::browser::{ENTER, Stage};
use crate::tests::{buy, link, play};

/// WebDriver's name of a key.
const DOWN: char = '\u{E015}';

/// A picture of a single pixel.
const DOT: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

impl Stage {
    /// Calls the Bot API as the bot does; returns the answer.
    pub(super) async fn bot(&self, method: &str, mut params: Value) -> Value {
        params["chat_id"] = json!(self.demo.guests[0].user.chat_id());
        let request = reqwest::Client::new().post(self.url(method)).json(&params);
        answer(request).await
    }

    async fn bot_sends_file(&self, name: &str, bytes: &[u8]) {
        let chat = self.demo.guests[0].user.chat_id();
        let part = |head: &str| format!("--X\r\nContent-Disposition: form-data; {head}\r\n\r\n");
        let mut body = format!("{}{chat}\r\n", part("name=\"chat_id\"")).into_bytes();
        body.extend(part(&format!("name=\"document\"; filename=\"{name}\"")).into_bytes());
        body.extend(bytes);
        body.extend(b"\r\n--X--\r\n");
        let request = reqwest::Client::new().post(self.url("sendDocument"));
        answer(request.header("content-type", "multipart/form-data; boundary=X").body(body)).await;
    }

    fn url(&self, method: &str) -> String {
        format!("{}/bot{}/{method}", self.demo.tg.url(), self.demo.tg.token())
    }
}

async fn answer(request: reqwest::RequestBuilder) -> Value {
    let answer: Value = request.send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["ok"], json!(true), "{answer}");
    answer["result"].clone()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_file_can_be_taken_and_a_picture_is_shown() {
    play(async |stage| {
        let page = &stage.page;
        page.say("/start").await.unwrap();
        page.sees("Hello, Alice!").await.unwrap();
        stage.bot_sends_file("orders.csv", b"order,service\n1001,WhatsApp\n").await;
        page.sees("orders.csv").await.unwrap();
        page.sees("28 B").await.unwrap();
        page.browser
            .run("window.taken = fetch(document.querySelector('.file').href).then((a) => a.text())")
            .await
            .unwrap();
        let script = "taken.then(arguments[arguments.length - 1])";
        assert_eq!(
            page.browser.run_until_done(script).await.unwrap(),
            json!("order,service\n1001,WhatsApp\n")
        );
        assert_eq!(
            page.browser.run("return document.querySelector('.file').download").await.unwrap(),
            json!("orders.csv")
        );
        stage.bot_sends_file("card.png", &BASE64.decode(DOT).unwrap()).await;
        page.until("document.querySelector('.picture')").await.unwrap();
        let script = "const [done] = [...arguments].reverse();
             document.querySelector('.picture').decode().then(() => done('shown'), () => done('broken'))";
        assert_eq!(page.browser.run_until_done(script).await.unwrap(), json!("shown"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn o21_statistics_are_shown_as_a_picture_and_a_table() {
    play(async |stage| {
        let page = &stage.page;
        link(page).await;
        buy(page).await;
        stage.demo.sms.deliver_sms(stage.newest_order().id, Sms::code("482913"));
        page.sees("482913").await.unwrap();
        page.say("/me").await.unwrap();
        page.sees("My statistics").await.unwrap();
        page.until("document.querySelector('.msg:last-child table td.right')?.innerText === '1'")
            .await
            .unwrap();
        page.until("document.querySelector('.picture')?.naturalWidth === 1080").await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_new_message_rings_and_an_edit_a_silent_message_and_a_reaction_do_not() {
    play(async |stage| {
        let page = &stage.page;
        page.browser
            .run("window.rung = []; addEventListener('ring', (event) => rung.push(event.detail))")
            .await
            .unwrap();
        page.say("/start").await.unwrap();
        page.sees("Hello, Alice!").await.unwrap();
        page.until("rung.length === 1").await.unwrap();
        let sent = stage.bot("sendMessage", json!({ "text": "A new one" })).await;
        page.sees("A new one").await.unwrap();
        page.until("document.querySelector('.msg.new:last-child')").await.unwrap();
        let id = sent["message_id"].clone();
        stage.bot("editMessageText", json!({ "message_id": id, "text": "A changed one" })).await;
        page.sees("A changed one").await.unwrap();
        stage
            .bot(
                "setMessageReaction",
                json!({ "message_id": id, "reaction": [{ "type": "emoji", "emoji": "👌" }] }),
            )
            .await;
        page.until("document.querySelector('.reactions')?.innerText === '👌'").await.unwrap();
        stage.bot("sendMessage", json!({ "text": "A quiet one", "disable_notification": true })).await;
        page.sees("A quiet one").await.unwrap();
        stage.bot("deleteMessage", json!({ "message_id": id })).await;
        page.until("!document.querySelector('#chat').innerText.includes('A changed one')").await.unwrap();
        let rung = page.browser.run("return rung").await.unwrap();
        assert_eq!(rung.as_array().unwrap().len(), 2, "{rung}");
        assert_eq!(rung[1], id);
        page.click("#sound", "").await.unwrap();
        page.until("document.querySelector('#sound').getAttribute('aria-pressed') === 'false'")
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn the_bot_is_seen_typing_until_its_message_comes() {
    play(async |stage| {
        let page = &stage.page;
        page.say("/start").await.unwrap();
        page.sees("Hello, Alice!").await.unwrap();
        stage.bot("sendChatAction", json!({ "action": "typing" })).await;
        page.shows("#status", "typing…").await.unwrap();
        stage.bot("sendMessage", json!({ "text": "Here" })).await;
        page.sees("Here").await.unwrap();
        page.until("document.querySelector('#status').innerText === 'bot'").await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn marks_quotes_spoilers_and_links_look_as_in_telegram_and_no_text_becomes_markup() {
    play(async |stage| {
        let page = &stage.page;
        page.say("/start").await.unwrap();
        page.sees("Hello, Alice!").await.unwrap();
        let lines = "a line of a long quote\n".repeat(9);
        let text = format!(
            "<b>bold</b> <i>italic</i> <code>code</code> <tg-spoiler>hidden</tg-spoiler> &lt;img src=x onerror=alert(1)&gt; \
             <a href=\"https://smscode.gg/\">site</a>\n<blockquote expandable>{lines}end</blockquote>"
        );
        stage.bot("sendMessage", json!({ "text": text, "parse_mode": "HTML" })).await;
        page.sees("<img src=x onerror=alert(1)>").await.unwrap();
        page.until("document.querySelector('.msg:last-child strong').innerText === 'bold' && document.querySelector('.msg:last-child em')").await.unwrap();
        assert_eq!(page.browser.run("return document.querySelector('.msg img')").await.unwrap(), Value::Null);
        page.until("document.querySelector('.spoiler:not(.open)')").await.unwrap();
        page.click(".spoiler", "hidden").await.unwrap();
        page.until("document.querySelector('.spoiler.open')").await.unwrap();
        let height = "return document.querySelector('.msg:last-child blockquote').offsetHeight";
        let folded = page.browser.run(height).await.unwrap().as_i64().unwrap();
        page.click(".more", "").await.unwrap();
        let open = page.browser.run(height).await.unwrap().as_i64().unwrap();
        assert!(open > folded + 60, "{folded} → {open}");
        page.click(".msg:last-child .link", "site").await.unwrap();
        page.shows("#toast", "the demo stays on this machine").await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn words_after_the_bots_name_list_offers_that_lead_to_a_purchase_by_keyboard_too() {
    play(async |stage| {
        let page = &stage.page;
        link(page).await;
        page.click("#text", "").await.unwrap();
        page.browser.keys("@smscode_demo_bot whatsapp indonesia").await.unwrap();
        page.shows("#commands [role=menuitem]", "WhatsApp").await.unwrap();
        page.shows("#commands [role=menuitem]", "Rp 15,000").await.unwrap();
        page.press(DOWN).await;
        page.press(ENTER).await;
        page.until("document.querySelector('.msg.mine .via')").await.unwrap();
        page.until("document.activeElement.id === 'text' && document.activeElement.value === ''")
            .await
            .unwrap();
        page.tap("Get a number").await.unwrap();
        page.tap("Buy for Rp 15,000").await.unwrap();
        page.sees("Waiting for an SMS").await.unwrap();
    })
    .await;
}
