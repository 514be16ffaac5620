//! What must not stay in a chat: tokens received in any way, and everything `/forget` has to delete (A4 to
//! A7, A13).

use sandbox::smscode::{Endpoint, Fault, Sms};
use sandbox::telegram;
use sandbox::telegram::{EventKind, User};
use smscode_bot::domain::UserId;
use smscode_bot::views::Callback;

use crate::app::{Options, SOON, TestApp};
use crate::steps::{EN, ask, mark, order_id, press, press_callback, sees};

async fn is_linked(app: &TestApp, user: &User) -> bool {
    app.app().store().find_account(UserId(user.chat_id())).await.unwrap().is_some()
}

async fn is_deleted(app: &TestApp, message: i32) {
    let gone = |state: &telegram::State<'_>| state.messages().any(|m| m.id == message && m.deleted);
    app.tg.wait_until(SOON, gone).await.unwrap();
}

fn stays(user: &User, message: i32) -> bool {
    user.chat().iter().any(|shown| shown.id == message)
}

#[tokio::test]
async fn a4_waiting_for_a_token_ends_with_any_other_command_or_button_and_after_a_quarter_of_an_hour() {
    let app = TestApp::start().await;
    let alice = app.tg.user("Alice", "en");
    let hello = ask(&alice, "/start", "Link your SMSCode account").await;
    for ending in ["/help", "/settings", "/nonsense", "a button", "time"] {
        ask(&alice, "/login", "API token").await;
        match ending {
            "a button" => {
                press_callback(&alice, hello.id, &Callback::Settings).await;
            }
            "time" => app.advance(15 * 60),
            command => {
                let said = alice.say(command);
                alice.wait_for_new(SOON, said, "").await.unwrap();
            }
        }
        let said = alice.say("whatsapp");
        alice.wait_for_new(SOON, said, "").await.unwrap();
        app.quiet().await;
        assert!(stays(&alice, said), "after {ending} a word is no token");
        assert_eq!(app.sms.count(Endpoint::Balance), 0, "after {ending} a word is sent to nobody");
    }
    ask(&alice, "/login", "API token").await;
    app.advance(15 * 60);
    ask(&alice, "/cancel", "othing to stop").await;
    // Until then it stays expected, however often it is requested.
    let account = app.sms.add_account(5_000);
    ask(&alice, "/login", "API token").await;
    press_callback(&alice, hello.id, &Callback::Login).await;
    app.advance(14 * 60);
    ask(&alice, account.token(), "Your account is linked").await;
    app.finish().await;
}

#[tokio::test]
async fn a5_a_token_as_a_caption_or_by_an_edit_is_deleted_and_taken() {
    let app = TestApp::start().await;
    let alice = app.tg.user("Alice", "en");
    let account = app.sms.add_account(5_000);
    let said = alice.send_file("token.txt", account.token());
    alice.wait_for_new(SOON, said, "Your account is linked").await.unwrap();
    is_deleted(&app, said).await;
    // A file or a picture may contain it: while a token is expected, none stays.
    let bob = app.tg.user("Bob", "en");
    ask(&bob, "/login", "API token").await;
    let said = bob.send_file("screenshot.png", "");
    bob.wait_for_new(SOON, said, "look like an API token").await.unwrap();
    is_deleted(&app, said).await;
    // An edit is treated like a new message.
    for (name, prefix) in [("Carol", ""), ("Dave", "/login ")] {
        let person = app.tg.user(name, "en");
        let account = app.sms.add_account(5_000);
        let said = person.say("hello");
        person.wait_for_new(SOON, said, "").await.unwrap();
        person.edit(said, &format!("{prefix}{}", account.token()));
        person.wait_for_new(SOON, said, "Your account is linked").await.unwrap();
        is_deleted(&app, said).await;
        assert!(is_linked(&app, &person).await);
    }
    // Any other edit is ignored.
    let eve = app.tg.user("Eve", "en");
    let said = eve.say("hello");
    eve.wait_for_new(SOON, said, "").await.unwrap();
    let before = mark(&eve);
    eve.edit(said, "hello there");
    ask(&eve, "/help", "How it works").await;
    assert_eq!(eve.from_bot().iter().filter(|message| message.id > before).count(), 1);
    app.finish().await;
}

#[tokio::test]
async fn a5_a_strangers_token_in_a_caption_or_an_edit_is_deleted_too() {
    let settings = vec![("ALLOWED_USER_IDS", "1".to_owned())];
    let app = TestApp::with(Options { settings, ..Options::default() }).await;
    let account = app.sms.add_account(5_000);
    let mallory = app.tg.user("Mallory", "en");
    let said = mallory.send_file("token.txt", account.token());
    is_deleted(&app, said).await;
    let said = mallory.say("hello");
    sees(&mallory, "private").await;
    mallory.edit(said, account.token());
    is_deleted(&app, said).await;
    assert_eq!(app.sms.calls().len(), 0);
    app.finish().await;
}

#[tokio::test]
async fn a13_a_token_behind_another_command_is_deleted_and_never_repeated() {
    let app = TestApp::start().await;
    let (alice, linked) = app.linked("Alice", "en", 500_000).await;
    let other = app.sms.add_account(5_000);
    let token = other.token();
    for said in [
        format!("/buy {token}"),
        format!("/order {token}"),
        format!("/start {token}"),
        format!("/balance {token}"),
        format!("/nonsense {token}"),
        format!("/buy my token is “{token}”"),
        format!("/logout\n{token}"),
    ] {
        let id = alice.say(&said);
        is_deleted(&app, id).await;
        alice.wait_for_new(SOON, id, "look like an API token").await.unwrap();
    }
    for message in alice.from_bot() {
        assert!(!message.text.contains(token) && !message.text.contains(linked.token()), "{message:?}");
    }
    // The payload of a link is not a token.
    let said = alice.say("/start buy_whatsapp1234567890_id12345678");
    alice.wait_for_new(SOON, said, "").await.unwrap();
    app.quiet().await;
    assert!(stays(&alice, said));
    app.finish().await;
}

#[tokio::test]
async fn a6_a_purchase_in_doubt_is_named_and_erased_after_a_yes() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let other = app.sms.add_account(300_000);
    app.choose(&alice, &EN).await;
    app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
    press(&alice, EN.buy).await;
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    app.replace(&alice, "en", &other).await;
    app.comes(&alice, "result unknown").await;
    let asked = ask(&alice, "/forget", "Erase everything").await;
    assert!(asked.text.contains("whether 1 purchase"), "{}", asked.text);
    press(&alice, "Yes, erase everything").await;
    sees(&alice, "Everything is erased").await;
    app.quiet().await;
    assert!(!is_linked(&app, &alice).await);
    assert!(app.app().store().find_user(UserId(alice.chat_id())).await.unwrap().is_none());
    app.finish().await;
}

#[tokio::test]
async fn a6_a_purchase_that_runs_is_waited_for() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.choose(&alice, &EN).await;
    app.sms.fail_next(Endpoint::Create, Fault::Hang);
    press(&alice, EN.buy).await;
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    ask(&alice, "/forget", "Erase everything").await;
    press(&alice, "Yes, erase everything").await;
    sees(&alice, "I haven't erased anything").await;
    assert!(is_linked(&app, &alice).await);
    app.sms.release_hung();
    sees(&alice, "+62").await;
    app.finish().await;
}

/// A chat with a card, its copies, a code, an end and a file, and many more copies.
async fn full_chat(app: &TestApp) -> (User, Vec<i32>) {
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    let mut shown = vec![card.id];
    let (ended, _) = app.buy(&alice, &account).await;
    shown.push(sees(&alice, "Waiting").await.id);
    app.sms.deliver_sms(order.id, Sms::code("515151"));
    shown.push(app.comes(&alice, "🔑 515151").await.id);
    app.sms.expire(ended.id);
    shown.push(app.comes(&alice, "Time's up. No SMS arrived").await.id);
    app.quiet().await;
    shown.push(ask(&alice, "/active", "515151").await.id);
    let list = ask(&alice, "/orders", "All orders").await;
    shown.push(list.id);
    press(&alice, "CSV").await;
    shown.push(alice.wait_for(SOON, |message| message.document.is_some()).await.unwrap().id);
    for _ in 0..110 {
        app.advance(3);
        shown.push(ask(&alice, &format!("/order {}", order_id(&order)), "+62").await.id);
    }
    app.quiet().await;
    (alice, shown)
}

#[tokio::test]
async fn a7_forget_deletes_every_message_with_private_data_and_says_so_when_it_is_done() {
    let app = TestApp::start().await;
    let (alice, shown) = full_chat(&app).await;
    let asked = ask(&alice, "/forget", "Erase everything").await;
    alice.press(asked.id, "Yes, erase everything").unwrap();
    sees(&alice, "Everything is erased").await;
    let left: Vec<_> = shown.iter().filter(|id| stays(&alice, **id)).collect();
    assert!(left.is_empty(), "{} of {} are left", left.len(), shown.len());
    let of =
        |method: &str| app.tg.calls().iter().filter(|call| call.method.eq_ignore_ascii_case(method)).count();
    assert_eq!(of("deleteMessages"), 2, "a hundred at a time");
    assert_eq!(of("deleteMessage"), 1, "that of the token");
    let events = app.tg.events();
    let last = events.iter().rposition(|event| event.kind == EventKind::Deleted).unwrap();
    let said = events.iter().position(|event| event.text.contains("Everything is erased")).unwrap();
    assert!(last < said, "it is said when it is done");
    app.quiet().await;
    assert!(app.app().store().find_user(UserId(alice.chat_id())).await.unwrap().is_none());
    // A returning user starts from scratch.
    ask(&alice, "/balance", "link your SMSCode account").await;
    app.finish().await;
}

#[tokio::test]
async fn a7_what_telegram_no_longer_deletes_keeps_nothing_else_in_the_chat() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    app.quiet().await;
    app.clock.advance(std::time::Duration::from_secs(49 * 3600));
    app.comes(&alice, "Time's up. No SMS arrived").await;
    app.quiet().await;
    // Edited just now, but sent two days ago.
    press_callback(&alice, card.id, &Callback::Refresh { order: order_id(&order) }).await;
    let copy = ask(&alice, &format!("/order {}", order.id), "+62").await;
    app.quiet().await;
    let refusal = "Bad Request: message can't be deleted for everyone".to_owned();
    app.tg.fail_next("deleteMessages", telegram::Fault::Error { code: 400, description: refusal });
    ask(&alice, "/forget", "Erase everything").await;
    press(&alice, "Yes, erase everything").await;
    sees(&alice, "Everything is erased").await;
    assert!(!stays(&alice, copy.id));
    app.finish().await;
}

#[tokio::test]
async fn a7_a_wait_that_telegram_asks_for_is_obeyed_and_who_blocked_the_bot_is_erased_all_the_same() {
    let app = TestApp::start().await;
    for blocks in [false, true] {
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (_, card) = app.buy(&alice, &account).await;
        app.quiet().await;
        ask(&alice, "/forget", "Erase everything").await;
        app.tg.fail_next("deleteMessages", telegram::Fault::RetryAfter(20));
        press(&alice, "Yes, erase everything").await;
        app.tg
            .wait_until(SOON, |state| {
                state.calls().iter().filter(|c| c.method.eq_ignore_ascii_case("deleteMessages")).count() > 0
            })
            .await
            .unwrap();
        assert_eq!(crate::steps::count(&alice, "Everything is erased"), 0);
        if blocks {
            alice.block_bot();
        }
        app.quiet().await;
        assert_eq!(crate::steps::count(&alice, "Everything is erased"), usize::from(!blocks));
        assert_eq!(stays(&alice, card.id), blocks);
        assert!(app.app().store().find_user(UserId(alice.chat_id())).await.unwrap().is_none());
    }
    app.finish().await;
}
