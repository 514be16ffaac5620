//! The terms of use: accepted with the link, asked again when they change.

use smscode_bot::domain::UserId;
use smscode_bot::views::terms;

use crate::app::TestApp;
use crate::steps::{EN, ask, press, sees};

#[tokio::test]
async fn who_links_an_account_accepts_the_terms_and_it_is_recorded() {
    let app = TestApp::start().await;
    let account = app.sms.add_account(500_000);
    let alice = app.tg.user("Alice", "en");
    let id = UserId(alice.chat_id());
    let asked = ask(&alice, "/login", "By sending it you accept the terms of use").await;
    assert!(asked.text.contains("only for accounts of your own"), "{}", asked.text);
    assert_eq!(app.app().store().find_accepted_terms(id).await.unwrap(), None);
    ask(&alice, "not-the-token-of-anybody", "does not know this token").await;
    assert_eq!(app.app().store().find_accepted_terms(id).await.unwrap(), None);
    ask(&alice, account.token(), "You accepted the terms of use (version 1).").await;
    let (version, at) = app.app().store().find_accepted_terms(id).await.unwrap().unwrap();
    assert_eq!((version, at.timestamp()), (terms::VERSION, app.clock.now().timestamp()));
    // No tap more on the way to a number than before.
    app.buy(&alice, &account).await;
    app.finish().await;
}

#[tokio::test]
async fn when_the_terms_have_changed_they_are_asked_again_before_the_next_purchase() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.app().store().accept_terms(UserId(alice.chat_id()), terms::VERSION - 1).await.unwrap();
    ask(&alice, "/buy wa indonesia", "Choose an offer").await;
    press(&alice, EN.offer).await;
    sees(&alice, "Please read and accept them before you buy").await;
    assert_eq!(app.charges(&account), 0);
    press(&alice, "I accept").await;
    alice.wait_for(crate::app::SOON, |message| message.button(EN.buy).is_some()).await.unwrap();
    let accepted = app.app().store().find_accepted_terms(UserId(alice.chat_id())).await.unwrap();
    assert_eq!(accepted.map(|(version, _)| version), Some(terms::VERSION));
    app.buy(&alice, &account).await;
    assert_eq!(app.charges(&account), 1);
    app.finish().await;
}
