//! No text from outside `locales/` reaches a chat.
//!
//! Every test of this binary runs the service with languages whose texts are enclosed in markers. The sandbox
//! passes every text of the bot to a [`TextAudit`] (messages, buttons, answers, commands, descriptions,
//! inline results, files), which strips the markers and collects the words outside of them. Each test ends by
//! checking that those words are numbers, names given by the provider or a user, or quotations that the text
//! itself opens.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::{Arc, Mutex};

use sandbox::telegram::{EventKind, TextAuditor};
use sandbox::{smscode, telegram};
use smscode_bot::i18n::{I18n, MARKS};

use crate::app::{SOON, TestApp};

/// Tags in `locales/` that enclose quotations: a number, a code, an SMS, an address.
const QUOTING: [&str; 3] = ["<code>", "<blockquote expandable>", "<tg-spoiler>"];
/// Currency names and the name of one clock.
const NAMES: &str = "USD IDR UTC GMT";

/// Words found outside of the markers, each with the first text that contained it.
#[derive(Clone, Default)]
pub struct TextAudit {
    outside: Arc<Mutex<BTreeMap<String, String>>>,
}

impl TextAudit {
    /// The languages to run the service with.
    pub fn languages(&self) -> I18n {
        I18n::load_marked().unwrap()
    }

    /// What the sandbox passes every text to.
    pub fn reader(&self) -> TextAuditor {
        let outside = Arc::clone(&self.outside);
        TextAuditor::new(move |sent| {
            let (shown, found) = split(sent);
            let mut outside = outside.lock().unwrap();
            for word in found.iter().flat_map(|stretch| words(&unescaped(stretch))) {
                outside.entry(word).or_insert_with(|| shown.clone());
            }
            shown
        })
    }

    /// The words that came neither from `locales/` nor from outside.
    pub fn strange_words(&self, sms: &smscode::Server, tg: &telegram::Server) -> Vec<String> {
        let given = given(sms, tg);
        let outside = self.outside.lock().unwrap();
        let strange = outside.iter().filter(|(word, _)| !given.contains(*word));
        strange.map(|(word, text)| format!("{word:?} in {text:?}")).collect()
    }
}

/// A text without its markers, and what was outside of them and is not a quotation.
fn split(sent: &str) -> (String, Vec<String>) {
    let (mut shown, mut outside, mut stretch) = (String::new(), Vec::new(), String::new());
    let mut marked = false;
    let mut last = String::new();
    for c in sent.chars() {
        if c == MARKS.0 || c == MARKS.1 {
            if !marked && !QUOTING.iter().any(|tag| last.ends_with(tag)) {
                outside.push(stretch.clone());
            }
            last = std::mem::take(&mut stretch);
            marked = c == MARKS.0;
        } else {
            shown.push(c);
            stretch.push(c);
        }
    }
    if !marked && !QUOTING.iter().any(|tag| last.ends_with(tag)) {
        outside.push(stretch);
    }
    (shown, outside)
}

/// The words of a text, without those that contain a digit: they are numbers or codes.
fn words(text: &str) -> BTreeSet<String> {
    let split = text.split(|c: char| !c.is_alphanumeric());
    let word = |word: &&str| word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_numeric);
    split.filter(word).map(str::to_lowercase).collect()
}

/// The plain text of a piece of HTML. A time's tag holds numbers and a format, not words.
fn unescaped(html: &str) -> String {
    let mut pieces = html.split("<tg-time ");
    let first = pieces.next().unwrap_or_default().to_owned();
    let text =
        pieces.fold(first, |text, piece| text + piece.split_once('>').map_or(piece, |(_, inner)| inner));
    let text = without_blocks(&text);
    text.replace("</tg-time>", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// HTML without the tags of the tables and paragraphs of rich messages, which hold no words.
fn without_blocks(html: &str) -> String {
    let mut pieces = html.split('<');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| {
        let name = piece.trim_start_matches('/').split(|c: char| !c.is_alphanumeric()).next();
        let is_block = name.is_some_and(|name| ["br", "p", "table", "td", "th", "tr"].contains(&name));
        match piece.split_once('>').filter(|_| is_block) {
            Some((_, inner)) => text + " " + inner,
            None => text + "<" + piece,
        }
    })
}

/// Every word that was given to the bot from outside.
fn given(sms: &smscode::Server, tg: &telegram::Server) -> HashSet<String> {
    let catalog = sms.catalog();
    let mut texts: Vec<String> = vec![NAMES.to_owned()];
    texts.extend(catalog.countries().iter().map(|country| country.name.clone()));
    texts.extend(catalog.services().iter().map(|service| service.name.clone()));
    for product in catalog.products() {
        texts.extend(product.name.clone());
        texts.extend(catalog.operator_name(product.operator_id).map(str::to_owned));
    }
    texts.extend(sms.sms_texts());
    texts.push(tg.bot_username());
    texts.extend(country_names());
    texts.extend(chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name().replace('_', " ")));
    texts.extend(tg.people());
    texts.extend(tg.messages().into_iter().filter(|message| !message.from_bot).map(|message| message.text));
    texts.extend(tg.events_of(EventKind::Asked).into_iter().map(|event| event.text));
    texts.iter().flat_map(|text| words(text)).collect()
}

/// Country names, which are in `locales/` too but are not sentences.
fn country_names() -> Vec<String> {
    let locales = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/locales")).unwrap();
    let files = locales.map(|language| language.unwrap().path().join("countries.ftl"));
    files.map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

#[tokio::test]
async fn a_word_that_is_not_from_the_locales_is_found_wherever_it_is_sent() {
    let app = TestApp::start().await;
    let alice = app.tg.user("Alice", "en");
    alice.say("/start");
    alice.wait_for(SOON, |message| message.text.contains("Alice")).await.unwrap();
    assert_eq!(app.text_audit.strange_words(&app.sms, &app.tg), Vec::<String>::new());
    let (open, close) = MARKS;
    let chat = serde_json::json!(alice.chat_id());
    let marked = |text: &str| format!("{open}{text}{close}");
    let button =
        |text: &str| serde_json::json!({ "inline_keyboard": [[{ "text": text, "callback_data": "1" }]] });
    let calls = [
        (
            "sendMessage",
            serde_json::json!({ "chat_id": chat, "text": format!("{}smuggled", marked("Hello ")) }),
        ),
        (
            "sendMessage",
            serde_json::json!({ "chat_id": chat, "text": marked("a"), "reply_markup": button("sneaked") }),
        ),
        ("setMyDescription", serde_json::json!({ "description": "hardcoded" })),
        ("setMyCommands", serde_json::json!({ "commands": [{ "command": "x", "description": "literal" }] })),
        (
            "sendMessage",
            serde_json::json!({ "chat_id": chat, "text": marked("fine"), "reply_markup": button("1 / 3 ›") }),
        ),
        (
            "sendMessage",
            serde_json::json!({
                "chat_id": chat,
                "text": format!("{}<tg-time unix=\"1764000000\" format=\"r\">22:45</tg-time>", marked("ends ")),
                "parse_mode": "HTML",
            }),
        ),
        (
            "sendMessage",
            serde_json::json!({ "chat_id": chat, "text": format!("{}quoted", marked("🔑 <code>")) }),
        ),
    ];
    for (method, body) in calls {
        let url = format!("{}/bot{}/{method}", app.tg.url(), app.tg.token());
        let answer = reqwest::Client::new().post(url).json(&body).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{method}");
    }
    let strange = app.text_audit.strange_words(&app.sms, &app.tg);
    let found: Vec<&str> = strange.iter().filter_map(|line| line.split('"').nth(1)).collect();
    assert_eq!(found, ["hardcoded", "literal", "smuggled", "sneaked"]);
    assert_eq!(alice.last().unwrap().text, "🔑 <code>quoted", "the marks are off before anybody sees them");
}
