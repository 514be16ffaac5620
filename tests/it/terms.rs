//! The terms of use: accepted with the link, asked again when they change.

use smscode_bot::domain::UserId;
use smscode_bot::views::terms;

use crate::app::TestApp;
use crate::steps::{EN, ask, press};

#[tokio::test]
async fn who_links_an_account_accepts_the_terms_and_it_is_recorded() {
    let app = TestApp::start().await;
    let account = app.sms.add_account(500_000);
    let alice = app.tg.user("Alice", "en");
    let id = UserId(alice.chat_id());
    let asked = ask(&alice, "/login", "By sending your token, you accept the terms of use").await;
    assert!(asked.text.contains("only for your own accounts"), "{}", asked.text);
    assert_eq!(app.app().store().find_accepted_terms(id).await.unwrap(), None);
    ask(&alice, "not-the-token-of-anybody", "doesn't recognize this token").await;
    assert_eq!(app.app().store().find_accepted_terms(id).await.unwrap(), None);
    let before = app.clock.now().timestamp();
    // The question included them, so they are not shown twice.
    let linked = ask(&alice, account.token(), "Your account is linked").await;
    assert!(!linked.text.contains("terms of use"), "{}", linked.text);
    let (version, at) = app.app().store().find_accepted_terms(id).await.unwrap().unwrap();
    assert_eq!(version, terms::VERSION);
    assert!((before..=app.clock.now().timestamp()).contains(&at.timestamp()), "{at}");
    // No more taps on the way to a number than before.
    app.buy(&alice, &account).await;
    app.finish().await;
}

#[tokio::test]
async fn when_the_terms_have_changed_they_are_asked_again_before_the_next_purchase() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.app().store().accept_terms(UserId(alice.chat_id()), terms::VERSION - 1).await.unwrap();
    ask(&alice, "/buy wa indonesia", "Please read and accept them before you buy").await;
    assert_eq!(app.charges(&account), 0);
    press(&alice, "I accept").await;
    alice.wait_for(crate::app::SOON, |message| message.button(EN.buy).is_some()).await.unwrap();
    let accepted = app.app().store().find_accepted_terms(UserId(alice.chat_id())).await.unwrap();
    assert_eq!(accepted.map(|(version, _)| version), Some(terms::VERSION));
    app.buy(&alice, &account).await;
    assert_eq!(app.charges(&account), 1);
    app.finish().await;
}

#[tokio::test]
async fn whoever_links_without_being_asked_is_told_the_terms_once() {
    let app = TestApp::start().await;
    let account = app.sms.add_account(500_000);
    let alice = app.tg.user("Alice", "en");
    let no = ask(&alice, "/login not-the-token-of-anybody", "doesn't recognize this token").await;
    assert!(no.text.contains("you accept the terms of use"), "{}", no.text);
    let linked = ask(&alice, account.token(), "Your account is linked").await;
    assert!(!linked.text.contains("terms of use"), "{}", linked.text);
    let bob = app.tg.user("Bob", "en");
    let linked = ask(&bob, &format!("/login {}", account.token()), "Your account is linked").await;
    assert!(linked.text.contains("You accepted the terms of use (version 1)."), "{}", linked.text);
    let again = ask(&bob, &format!("/login {}", account.token()), "Your account is linked").await;
    assert!(!again.text.contains("terms of use"), "{}", again.text);
    app.finish().await;
}
