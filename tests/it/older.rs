//! Bot API servers older than the bot: unsupported features are left out, and codes are not delayed.

use sandbox::smscode::{Sms, Surface};
use sandbox::telegram::{Feature, Features, Message, User};

use crate::app::{SOON, TestApp};
use crate::steps::{rings, sees};

fn has_style(message: &Message) -> bool {
    message.buttons().any(|button| button.style.is_some())
}

fn has_time(message: &Message) -> bool {
    message.html.contains("<tg-time ")
}

/// Buys a number, receives a code, and returns the bot's messages about it.
async fn a_code(app: &TestApp, user: &User, account: &sandbox::smscode::Account, code: &str) -> Vec<Message> {
    let (order, card) = app.buy(user, account).await;
    app.quiet().await;
    app.sms.deliver_sms(order.id, Sms::code(code));
    sees(user, &format!("🔑 {code}")).await;
    app.quiet().await;
    assert_eq!(rings(user, code), 1);
    user.from_bot().into_iter().filter(|message| message.id >= card.id).collect()
}

fn refusals(app: &TestApp) -> usize {
    app.tg.calls().iter().filter(|call| call.status == Some(400)).count()
}

#[tokio::test]
async fn a_server_that_knows_none_of_the_new_things_gets_the_code_at_once_and_the_buttons_with_it() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::public(surface).await;
        app.tg.set_features(Features::none());
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        let shown = a_code(&app, &alice, &account, "314159").await;
        assert!(shown.iter().all(|message| !has_style(message) && !has_time(message)));
        let code = shown.iter().find(|message| message.text.starts_with("🔑 314159")).unwrap();
        assert!(code.html.contains("<code>314159</code>") && code.buttons().count() > 0, "{code:?}");
        let before = refusals(&app);
        assert!((1..=8).contains(&before), "each part is refused once or so: {before}");
        a_code(&app, &alice, &account, "271828").await;
        assert_eq!(refusals(&app), before, "what the server does not know is remembered");
        app.finish().await;
    }
}

#[tokio::test]
async fn a_server_that_knows_colors_and_no_times_keeps_its_colors() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::public(surface).await;
        app.tg.set_features(Features::current().without(Feature::DateTime));
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        let shown = a_code(&app, &alice, &account, "314159").await;
        assert!(shown.iter().all(|message| !has_time(message)));
        let code = shown.iter().find(|message| message.text.starts_with("🔑 314159")).unwrap();
        assert!(code.button("314159").is_some(), "{code:?}");
        assert_eq!(refusals(&app), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn todays_server_gets_colors_and_times() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (_, card) = app.buy(&alice, &account).await;
    let card = alice.wait_for(SOON, |m| m.id == card.id && has_style(m)).await.unwrap();
    assert!(has_time(&card), "{}", card.html);
    assert_eq!(refusals(&app), 0);
    app.finish().await;
}
