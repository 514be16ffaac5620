//! Who may use the bot, and updates that come by webhook.

use sandbox::smscode::{Sms, Surface};

use crate::app::{Options, PUBLIC, SOON, TestApp};
use crate::steps::{ask, press_callback, sees};

#[tokio::test]
async fn only_those_who_are_allowed_may_use_the_bot() {
    let allowed = 5_000_000_777;
    let settings = vec![("ALLOWED_USER_IDS", format!("{allowed},42"))];
    let app = TestApp::with(Options { settings, ..Options::default() }).await;
    let account = app.sms.add_account(500_000);
    let login = format!("/login {}", account.token());
    let guest = app.tg.user_with_id(allowed, "Guest", "en");
    ask(&guest, &login, "Your account is linked").await;
    for (language, no) in [("en", "This bot is private."), ("id", "Bot ini hanya untuk pengguna tertentu.")] {
        let stranger = app.tg.user("Stranger", language);
        for words in ["/start", login.as_str(), "/balance", "/buy wa indonesia", "hello"] {
            ask(&stranger, words, no).await;
        }
        assert!(stranger.chat().iter().all(|message| !message.text.contains(account.token())));
        let calls = app.sms.calls().len();
        press_callback(&stranger, stranger.last().unwrap().id, &smscode_bot::views::Callback::Balance).await;
        assert_eq!(app.sms.calls().len(), calls);
    }
    ask(&guest, "/balance", "Rp\u{a0}500,000").await;
    app.finish().await;
}

fn by_webhook() -> Options {
    let settings = vec![("TELEGRAM_UPDATES", "webhook".to_owned())];
    Options { surface: Surface::Live, notification: true, settings, ..Options::default() }
}

#[tokio::test]
async fn with_updates_by_webhook_a_number_is_bought_and_its_code_arrives() {
    let app = TestApp::with(by_webhook()).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let hook = app.tg.webhook().unwrap();
    assert_eq!(hook.url, format!("{PUBLIC}/hooks/telegram"));
    assert!(hook.secret.is_some_and(|secret| secret.len() >= 32));
    assert_eq!(app.get("/readyz").await.0, 200);
    let (order, card) = app.buy(&alice, &account).await;
    app.sms.deliver_sms(order.id, Sms::code("272727"));
    sees(&alice, "🔑 272727").await;
    alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("272727")).await.unwrap();
    assert!(app.tg.calls_of("getUpdates").is_empty());
    app.finish().await;
}

#[tokio::test]
async fn an_update_without_the_right_secret_is_refused_and_has_no_effect() {
    let app = TestApp::with(by_webhook()).await;
    let alice = app.tg.user("Alice", "en");
    ask(&alice, "/start", "Hello").await;
    let secret = app.tg.webhook().unwrap().secret.unwrap();
    let update = serde_json::json!({
        "update_id": 1,
        "message": {
            "message_id": 99, "date": 1, "text": "/help",
            "chat": { "id": alice.id, "type": "private", "first_name": "Alice" },
            "from": { "id": alice.id, "is_bot": false, "first_name": "Alice" },
        },
    });
    let client = reqwest::Client::new();
    let door = app.url("/hooks/telegram");
    let wrong = [
        None,
        Some(String::new()),
        Some("x".to_owned()),
        Some(secret.to_uppercase()),
        Some(format!("{secret}0")),
        secret.get(1..).map(str::to_owned),
    ];
    for secret in wrong {
        let mut post = client.post(&door).body(update.to_string());
        if let Some(secret) = &secret {
            post = post.header("x-telegram-bot-api-secret-token", secret);
        }
        assert_eq!(post.send().await.unwrap().status().as_u16(), 401, "{secret:?}");
    }
    assert_eq!(app.get("/hooks/telegram").await.0, 405);
    for body in ["", "{", "[]", "{\"update_id\":7}", "{\"update_id\":8,\"shipping_query\":{}}"] {
        let post = client.post(&door).body(body).header("x-telegram-bot-api-secret-token", &secret);
        assert_eq!(post.send().await.unwrap().status().as_u16(), 200, "{body}: it need not come again");
    }
    assert_eq!(alice.from_bot().len(), 1);
    let post = client.post(&door).body(update.to_string()).header("x-telegram-bot-api-secret-token", &secret);
    assert_eq!(post.send().await.unwrap().status().as_u16(), 200);
    sees(&alice, "How it works").await;
    app.finish().await;
}

#[tokio::test]
async fn updates_by_webhook_wait_for_a_restart() {
    let mut app = TestApp::with(by_webhook()).await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    app.stop().await;
    let said = alice.say("/balance");
    app.run().await;
    alice.wait_for_new(SOON, said, "Balance: Rp\u{a0}500,000").await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn d11_a_webhook_that_somebody_removed_is_set_again_and_loses_nothing() {
    let app = TestApp::with(by_webhook()).await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let set = app.tg.webhook().unwrap();
    let (root, token) = (app.tg.url(), app.tg.token());
    reqwest::get(format!("{root}/bot{token}/deleteWebhook")).await.unwrap().error_for_status().unwrap();
    let said = alice.say("/balance");
    assert!(app.tg.webhook().is_none());
    app.app().store().wakeups().telegram_webhook.notify_one();
    alice.wait_for_new(SOON, said, "Balance: Rp\u{a0}500,000").await.unwrap();
    let again = app.tg.webhook().unwrap();
    assert_eq!((again.url, again.secret), (set.url, set.secret));
    app.finish().await;
}

#[tokio::test]
async fn d11_it_is_told_while_telegram_does_not_confirm_the_webhook() {
    let app = TestApp::with(by_webhook()).await;
    app.linked("Alice", "en", 500_000).await;
    for down in [true, false] {
        app.tg.down(down);
        app.app().store().wakeups().telegram_webhook.notify_one();
        let deadline = tokio::time::Instant::now() + SOON;
        while app.get("/readyz").await.1.contains("telegram") != down {
            assert!(
                tokio::time::Instant::now() < deadline,
                "/readyz never said that Telegram is away: {down}"
            );
            tokio::task::yield_now().await;
        }
    }
    app.finish().await;
}

#[tokio::test]
async fn a_change_from_webhook_to_polling_loses_nothing() {
    let mut app = TestApp::with(by_webhook()).await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    app.stop().await;
    let said = alice.say("/balance");
    app.settings.remove("TELEGRAM_UPDATES");
    app.run().await;
    alice.wait_for_new(SOON, said, "Balance: Rp\u{a0}500,000").await.unwrap();
    assert!(app.tg.webhook().is_none());
    app.finish().await;
}
