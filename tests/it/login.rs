//! Linking and unlinking an account.

use sandbox::smscode::{Endpoint, Fault, Sms, Status, Surface};
use sandbox::telegram;
use sandbox::telegram::User;
use smscode_bot::domain::UserId;

use crate::app::{SOON, TestApp};
use crate::steps::{ask, count, mark, press, rings, sees};

async fn is_linked(app: &TestApp, user: &User) -> bool {
    let user = UserId(user.chat_id());
    app.app().store().find_account(user).await.unwrap().is_some()
}

async fn is_deleted(app: &TestApp, message: i32) {
    let gone = |state: &telegram::State<'_>| state.messages().any(|m| m.id == message && m.deleted);
    app.tg.wait_until(SOON, gone).await.unwrap();
}

#[tokio::test]
async fn a_token_is_taken_with_the_command_or_after_it_and_its_message_is_deleted() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        for (language, asks, linked) in [
            ("en", "Send me your API token", "Balance: Rp\u{a0}250,000"),
            ("id", "Kirim token API", "Saldo: Rp250.000"),
        ] {
            let account = app.sms.add_account(250_000);
            let alice = app.tg.user("Alice", language);
            let said = alice.say(&format!("/login {}", account.token()));
            alice.wait_for_new(SOON, said, linked).await.unwrap();
            is_deleted(&app, said).await;
            let bob = app.tg.user("Bob", language);
            ask(&bob, "/login", asks).await;
            let said = bob.say(&format!("  {}\n", account.token()));
            bob.wait_for_new(SOON, said, linked).await.unwrap();
            is_deleted(&app, said).await;
            assert!(is_linked(&app, &bob).await);
            for message in alice.chat().iter().chain(&bob.chat()) {
                assert!(!message.text.contains(account.token()), "{message:?}");
            }
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn a_wrong_token_is_refused_and_not_stored_and_its_message_is_deleted() {
    let app = TestApp::start().await;
    for (language, no) in [("en", "doesn't recognize this token"), ("id", "tidak mengenali token ini")] {
        let alice = app.tg.user("Alice", language);
        let said = alice.say("/login sk_0000111122223333");
        alice.wait_for_new(SOON, said, no).await.unwrap();
        is_deleted(&app, said).await;
        assert!(!is_linked(&app, &alice).await);
        // The next message counts as another try.
        let account = app.sms.add_account(5_000);
        let said = alice.say(account.token());
        alice.wait_for_new(SOON, said, "5").await.unwrap();
        is_deleted(&app, said).await;
        assert!(is_linked(&app, &alice).await);
    }
    app.finish().await;
}

#[tokio::test]
async fn what_cannot_be_a_token_is_deleted_and_never_shown_to_the_provider() {
    let app = TestApp::start().await;
    let alice = app.tg.user("Alice", "en");
    ask(&alice, "/login", "API token").await;
    for garbage in ["two words", "kurz", "tokén-tokén-tokén", "sk_1234\nsk_5678"] {
        let said = alice.say(garbage);
        alice.wait_for_new(SOON, said, "doesn't look like an API token").await.unwrap();
        is_deleted(&app, said).await;
    }
    let said = alice.say("/cancel");
    let nods = |message: &telegram::Message| message.id == said && message.reactions == ["👌"];
    app.tg.wait_until(SOON, |world| world.messages().any(nods)).await.unwrap();
    ask(&alice, "/cancel", "Nothing to stop").await;
    assert_eq!(app.sms.count(Endpoint::Balance), 0);
    assert!(!is_linked(&app, &alice).await);
    app.finish().await;
}

#[tokio::test]
async fn a_token_is_not_stored_while_the_provider_cannot_vouch_for_it() {
    let app = TestApp::start().await;
    let account = app.sms.add_account(500_000);
    let alice = app.tg.user("Alice", "en");
    let login = format!("/login {}", account.token());
    for fault in [
        Fault::Html(502),
        Fault::EmptyBody(504),
        Fault::Malformed,
        Fault::status(500, "INTERNAL_ERROR"),
        Fault::status(403, "FORBIDDEN"),
    ] {
        app.sms.fail_always(Endpoint::Balance, fault.clone());
        let said = alice.say(&login);
        alice.wait_for_new(SOON, said, "didn't save it").await.unwrap();
        is_deleted(&app, said).await;
        assert!(!is_linked(&app, &alice).await, "{fault:?}");
    }
    app.sms.clear_faults();
    app.sms.set_maintenance(true);
    let said = alice.say(&login);
    alice.wait_for_new(SOON, said, "down for maintenance").await.unwrap();
    assert!(!is_linked(&app, &alice).await);
    app.sms.set_maintenance(false);
    // The provider asked to wait before using the first one again.
    let other = app.sms.add_account(500_000);
    ask(&alice, &format!("/login {}", other.token()), "Your account is linked").await;
    app.finish().await;
}

#[tokio::test]
async fn a_token_is_not_stored_when_the_connection_breaks() {
    let app = TestApp::start().await;
    let account = app.sms.add_account(500_000);
    let budi = app.tg.user("Budi", "id");
    app.sms.fail_always(Endpoint::Balance, Fault::DropBefore);
    let said = budi.say(&format!("/login {}", account.token()));
    let answer = budi.wait_for_new(SOON, said, "tidak disimpan").await.unwrap();
    assert!(answer.text.contains("SMSCode tidak merespons"), "{}", answer.text);
    is_deleted(&app, said).await;
    assert!(!is_linked(&app, &budi).await);
    app.finish().await;
}

#[tokio::test]
async fn a_token_that_comes_unasked_is_deleted_and_taken() {
    let app = TestApp::start().await;
    let account = app.sms.add_account(500_000);
    let alice = app.tg.user("Alice", "en");
    ask(&alice, "/start", "Link your SMSCode account").await;
    let said = alice.say(account.token());
    alice.wait_for_new(SOON, said, "Your account is linked").await.unwrap();
    is_deleted(&app, said).await;
    app.finish().await;
}

#[tokio::test]
async fn d15_a_message_with_a_token_that_cannot_be_deleted_is_pointed_out() {
    let app = TestApp::start().await;
    let account = app.sms.add_account(500_000);
    let alice = app.tg.user("Alice", "en");
    let refusal = "Bad Request: message can't be deleted".to_owned();
    app.tg.fail_next("deleteMessage", telegram::Fault::Error { code: 400, description: refusal });
    alice.say(&format!("/login {}", account.token()));
    sees(&alice, "Please delete it yourself").await;
    app.finish().await;
}

#[tokio::test]
async fn a_second_login_changes_the_account() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let other = app.sms.add_account(77_000);
    app.replace(&alice, "en", &other).await;
    ask(&alice, "/balance", "Rp\u{a0}77,000").await;
    app.finish().await;
}

#[tokio::test]
async fn logout_asks_first_names_the_open_orders_and_forgets_the_token() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.buy(&alice, &account).await;
    let question = ask(&alice, "/logout", "Unlink your SMSCode account?").await;
    assert!(question.text.contains("1 active order"), "{}", question.text);
    press(&alice, "Stay linked").await;
    assert!(is_linked(&app, &alice).await);
    ask(&alice, "/logout", "Unlink your SMSCode account?").await;
    press(&alice, "Yes, unlink").await;
    sees(&alice, "I've deleted your token").await;
    assert!(!is_linked(&app, &alice).await);
    let before = app.sms.calls().len();
    ask(&alice, "/balance", "Please link your SMSCode account first").await;
    ask(&alice, "/logout", "Please link your SMSCode account first").await;
    app.advance(60);
    assert_eq!(app.sms.calls().len(), before, "nobody calls with a token that is forgotten");
    app.finish().await;
}

#[tokio::test]
async fn an_order_goes_on_where_it_was_after_logout_and_login() {
    let app = TestApp::start().await;
    let (budi, account) = app.linked("Budi", "id", 500_000).await;
    let (order, _) = app.buy_with(&budi, &account, &crate::steps::ID).await;
    ask(&budi, "/logout", "1 pesanan aktif").await;
    press(&budi, "Ya, putuskan").await;
    sees(&budi, "Akun tidak lagi terhubung").await;
    app.sms.deliver_sms(order.id, Sms::code("445566"));
    let mark = mark(&budi);
    ask(&budi, &format!("/login {}", account.token()), "Akun terhubung").await;
    app.advance(5);
    budi.wait_for_new(SOON, mark, "🔑 445566").await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn e1_a_revoked_token_is_told_once_the_calls_stop_and_a_new_login_resumes_the_orders() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.sms.revoke_token(&account);
    app.comes(&alice, "no longer accepts your token").await;
    app.quiet().await;
    let refused = |call: &sandbox::smscode::Call| call.status == Some(401);
    let calls = app.sms.calls().iter().filter(|call| refused(call)).count();
    for _ in 0..5 {
        app.advance(60);
    }
    ask(&alice, "/balance", "no longer accepts your token").await;
    assert!(app.sms.calls().iter().filter(|call| refused(call)).count() <= 3, "{calls}");
    app.sms.deliver_sms(order.id, Sms::code("909090"));
    app.sms.restore_token(&account);
    ask(&alice, &format!("/login {}", account.token()), "Your account is linked").await;
    app.comes(&alice, "🔑 909090").await;
    app.sms.wait_for_order(SOON, &account, |o| o.status == Status::OtpReceived).await.unwrap();
    let told: Vec<_> = alice.from_bot().into_iter().map(|m| (m.id, m.text)).collect();
    assert_eq!(
        count(&alice, "no longer accepts your token"),
        2,
        "once by itself, once as an answer: {told:?}"
    );
    app.finish().await;
}

#[tokio::test]
async fn e1_while_the_token_is_refused_an_event_still_brings_its_code() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.sms.revoke_token(&account);
    app.comes(&alice, "no longer accepts your token").await;
    app.sms.deliver_sms(order.id, Sms::code("909091"));
    sees(&alice, "🔑 909091").await;
    app.quiet().await;
    assert_eq!(rings(&alice, "909091"), 1);
    assert_eq!(count(&alice, "no longer accepts your token"), 1);
    app.finish().await;
}
