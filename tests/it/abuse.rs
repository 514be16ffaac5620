//! Attempts to get other users' data or to overload the bot, each fixed once it was found.

use sandbox::smscode::{Endpoint, Fault, RawEvent, Signed, Surface};
use sandbox::telegram::Action;
use serde_json::json;
use smscode_bot::domain::{OrderId, ProductId, UserId};
use smscode_bot::views::{Callback, terms};

use crate::app::{Options, SOON, TestApp};
use crate::steps::{EN, ask, count, mark, press, press_callback, sees};

#[tokio::test]
async fn short_words_after_the_question_for_a_token_are_tried_no_faster_than_long_ones() {
    let app = TestApp::start().await;
    let alice = app.tg.user("Alice", "en");
    ask(&alice, "/login", "Send me your API token").await;
    for n in 0..60 {
        alice.say(&format!("guess-{n:03}"));
    }
    sees(&alice, "One moment, I'm still").await;
    let gone = |state: &sandbox::telegram::State<'_>| {
        state.messages().filter(|m| m.text.contains("guess-")).all(|m| m.deleted)
    };
    app.tg.wait_until(SOON, gone).await.unwrap();
    let tried = app.sms.count(Endpoint::Balance);
    assert!((1..=12).contains(&tried), "{tried} tokens were tried");
    app.finish().await;
}

#[tokio::test]
async fn who_types_queries_without_end_is_put_off_and_can_still_buy() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let mut asked = Vec::new();
    for n in 0..150 {
        // No two are alike, so that Telegram answers none from its cache.
        asked.push(alice.ask_inline(&format!("whatsapp{}indonesia", " ".repeat(n + 1))));
    }
    let mut listed = 0;
    for query in &asked {
        let answer = alice.wait_for_results(SOON, query).await.unwrap();
        assert!(!answer.results.is_empty() || answer.button.is_some(), "{answer:?}");
        listed += usize::from(!answer.results.is_empty());
    }
    assert!((60..120).contains(&listed), "{listed} lists");
    app.buy(&alice, &account).await;
    app.finish().await;
}

#[tokio::test]
async fn strangers_and_unreadable_messages_are_answered_a_few_times_and_then_no_more() {
    let settings = vec![("ALLOWED_USER_IDS", "42,5000000777".to_owned())];
    let app = TestApp::with(Options { settings, ..Options::default() }).await;
    let guest = app.tg.user_with_id(5_000_000_777, "Guest", "en");
    let stranger = app.tg.user("Stranger", "en");
    let account = app.sms.add_account(500_000);
    for _ in 0..60 {
        stranger.say("hello");
    }
    let token = stranger.say(account.token());
    app.tg.wait_until(SOON, |state| state.messages().any(|m| m.id == token && m.deleted)).await.unwrap();
    let told = stranger.from_bot().len();
    assert!((1..=12).contains(&told), "{told} answers");
    // Malformed, so that the library can't parse it.
    let chat = |id: i64| json!({ "id": id, "type": "private", "first_name": "Somebody" });
    for id in [stranger.chat_id(), guest.chat_id()] {
        for _ in 0..30 {
            app.tg.raw_update("message", None, json!({ "message_id": "x", "chat": chat(id) }));
        }
    }
    ask(&guest, "/help", "How it works").await;
    assert_eq!(stranger.from_bot().len(), told);
    let answers = guest.from_bot().len() - 1;
    assert!((1..=12).contains(&answers), "{answers} answers");
    app.finish().await;
}

#[tokio::test]
async fn the_file_of_all_orders_can_not_be_asked_for_without_end() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (_, card) = app.buy(&alice, &account).await;
    app.quiet().await;
    app.advance(120);
    let before = app.tg.calls_of("sendDocument").len();
    let mut refused = 0;
    for _ in 0..20 {
        let toast = press_callback(&alice, card.id, &Callback::Export).await;
        refused += usize::from(toast.is_some_and(|toast| toast.contains("One moment")));
    }
    assert!(app.tg.calls_of("sendDocument").len() - before <= 8);
    assert!(refused >= 12, "{refused}");
    app.finish().await;
}

#[tokio::test]
async fn made_up_products_do_not_have_the_catalog_read_again_and_again() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let hello = alice.last().unwrap().id;
    let before = app.sms.count(Endpoint::Products);
    for n in 0..20 {
        let product = ProductId(77_000_000 + n);
        press_callback(&alice, hello, &Callback::Pick { product, quantity: 1 }).await;
        press_callback(&alice, hello, &Callback::Pick { product: ProductId(-n), quantity: u8::MAX }).await;
    }
    let read = app.sms.count(Endpoint::Products) - before;
    assert!(read <= 4, "{read} pages were read");
    assert_eq!(app.sms.count(Endpoint::Create), 0);
    app.finish().await;
}

#[tokio::test]
async fn a_button_pressed_in_another_chat_does_nothing_and_touches_no_message_of_the_own_one() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let confirm = app.choose(&alice, &EN).await;
    let Action::Callback(buy) = &confirm.button(EN.buy).unwrap().action else { panic!("no button") };
    let shown = alice.message(confirm.id).unwrap().text;
    let seen = alice.from_bot().len();
    for (place, chat) in [
        json!({ "id": -1_001_234, "type": "supergroup", "title": "Group" }),
        json!({ "id": -55, "type": "group", "title": "Group" }),
        json!({ "id": alice.chat_id() + 1, "type": "private", "first_name": "Somebody" }),
    ]
    .iter()
    .enumerate()
    {
        // The message id is that of the confirm screen in Alice's own chat.
        let message = json!({ "message_id": confirm.id, "date": 1_900_000_000, "chat": chat, "text": "x" });
        for data in [buy.clone(), Callback::Balance.pack(), Callback::Forget { confirmed: true }.pack()] {
            let press = json!({
                "id": format!("90{place}"), "chat_instance": "1", "data": data, "message": message,
                "from": { "id": alice.id, "is_bot": false, "first_name": "Alice", "language_code": "en" },
            });
            app.tg.raw_update("callback_query", None, press);
        }
    }
    ask(&alice, "/help", "How it works").await;
    assert_eq!(alice.message(confirm.id).unwrap().text, shown);
    assert_eq!((app.charges(&account), alice.from_bot().len()), (0, seen + 1));
    press(&alice, EN.buy).await;
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn a_draft_from_before_the_terms_changed_does_not_buy() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let id = UserId(alice.chat_id());
    let confirm = app.choose(&alice, &EN).await;
    app.app().store().accept_terms(id, terms::VERSION - 1).await.unwrap();
    let seen = mark(&alice);
    press(&alice, EN.buy).await;
    sees(&alice, "Please read and accept them before you buy").await;
    assert_eq!((app.charges(&account), count(&alice, "Buying")), (0, 0));
    press(&alice, "I accept").await;
    alice.wait_for(SOON, |m| m.id >= seen.min(confirm.id) && m.button(EN.buy).is_some()).await.unwrap();
    press(&alice, EN.buy).await;
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    assert_eq!(app.charges(&account), 1);
    app.finish().await;
}

#[tokio::test]
async fn a_token_is_taken_out_of_the_chat_and_never_repeated_whatever_is_shown() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    for shown in ["/buy", "/help"] {
        ask(&alice, shown, "").await;
        let other = app.sms.add_account(700_000);
        let token = other.token();
        // By mistake, among other words; and alone.
        for (words, answer) in [
            (format!("/logn {token}"), "send it on its own"),
            (format!("my token is {token}"), "send it on its own"),
            (token.to_owned(), "This token works"),
        ] {
            ask(&alice, shown, "").await;
            let said = alice.say(&words);
            alice.wait_for_new(SOON, said, answer).await.unwrap();
            app.quiet().await;
            assert!(alice.message(said).unwrap().deleted, "{answer}: the token stayed in the chat");
        }
        let head = token.get(..12).unwrap();
        assert!(alice.from_bot().iter().all(|message| !message.text.contains(head)), "repeated");
    }
    app.finish().await;
}

#[tokio::test]
async fn what_one_token_is_refused_is_not_told_to_others_who_wait_for_the_same_list() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let (mallory, _) = app.linked("Mallory", "en", 500_000).await;
    let refused = Fault::Late(Box::new(Fault::status(401, "UNAUTHORIZED")));
    app.sms.fail_next(Endpoint::Countries, refused);
    let before = app.sms.count(Endpoint::Countries);
    mallory.say("whatsapp");
    app.sms.wait_until(SOON, |state| state.count(Endpoint::Countries) > before).await.unwrap();
    // Alice is waiting for an answer requested with Mallory's token. Her chat shows that she is.
    let said = alice.say("whatsapp");
    app.tg
        .wait_until(SOON, |state| {
            state.calls().iter().any(|call| {
                call.method.eq_ignore_ascii_case("sendChatAction") && call.chat == Some(alice.chat_id())
            })
        })
        .await
        .unwrap();
    app.sms.release_hung();
    sees(&mallory, "just refused your token").await;
    let answer = alice.wait_for(SOON, |message| message.id > said).await.unwrap();
    assert!(!answer.text.contains("token"), "{}", answer.text);
    ask(&alice, "/balance", "Rp\u{a0}500,000").await;
    app.finish().await;
}

#[tokio::test]
async fn the_provider_is_not_asked_for_orders_with_made_up_numbers_that_none_has() {
    let app = TestApp::public(Surface::Live).await;
    let (mallory, account) = app.pushed("Mallory", "en", 500_000).await;
    let hello = mallory.last().unwrap().id;
    let before = app.sms.count(Endpoint::Order);
    for number in [0, -1, -8, i64::MIN] {
        for callback in
            [Callback::ShowOrder { order: OrderId(number) }, Callback::Refresh { order: OrderId(number) }]
        {
            press_callback(&mallory, hello, &callback).await;
        }
        let body =
            format!(r#"{{"event":"order.otp_received","data":{{"order_id":{number},"otp_code":"808080"}}}}"#);
        let event = RawEvent { body, signed: Signed::Rightly, url: None };
        assert_eq!(app.sms.send_event(&account, event).await, Ok(200));
    }
    ask(&mallory, "/help", "How it works").await;
    assert_eq!((app.sms.count(Endpoint::Order), count(&mallory, "808080")), (before, 0));
    app.finish().await;
}
