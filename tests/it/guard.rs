//! The spending guard and `/forget`.

use std::path::Path;

use sandbox::smscode::{Sms, Surface};
use smscode_bot::domain::guard::GuardChange;
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, ask, press, press_callback, sees};

#[tokio::test]
async fn a_purchase_is_held_by_the_guard_and_goes_on_after_a_second_yes() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let settings = ask(&alice, "/settings", "Settings").await;
    alice.press(settings.id, "Spending guard").unwrap();
    let guard = alice.wait_for(SOON, |m| m.id == settings.id && m.text.contains("no limit")).await.unwrap();
    alice.press(guard.id, "Freeze buying").unwrap();
    alice.wait_for(SOON, |m| m.id == guard.id && m.text.contains("Buying is frozen")).await.unwrap();
    app.choose(&alice, &EN).await;
    press(&alice, EN.buy).await;
    sees(&alice, "You have frozen buying. Nothing was bought.").await;
    for change in [GuardChange::Freeze(false), GuardChange::AskAbove(10)] {
        press_callback(&alice, guard.id, &Callback::SetGuard(change)).await;
    }
    let confirm = app.choose(&alice, &EN).await;
    press(&alice, EN.buy).await;
    let asked =
        alice.wait_for(SOON, |m| m.id == confirm.id && m.text.contains("asked once more")).await.unwrap();
    assert_eq!(app.charges(&account), 0);
    alice.press(asked.id, EN.buy).unwrap();
    alice.wait_for(SOON, |m| m.id == confirm.id && m.text.contains("+62")).await.unwrap();
    assert_eq!(app.charges(&account), 1);
    app.finish().await;
}

fn files_hold(folder: &Path, secret: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let content = std::fs::read(entry.unwrap().path()).unwrap();
        content.windows(secret.len()).any(|window| window == secret.as_bytes())
    })
}

#[tokio::test]
async fn who_is_forgotten_leaves_nothing_behind_and_gets_the_old_webhook_back() {
    let mut app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    app.sms.deliver_sms(order.id, Sms::code("515151"));
    let code = sees(&alice, "🔑 515151").await;
    app.quiet().await;
    let asked = ask(&alice, "/forget", "Erase everything").await;
    assert!(asked.text.contains("1 open order"), "{}", asked.text);
    alice.press(asked.id, "Yes, erase everything").unwrap();
    sees(&alice, "Everything is erased").await;
    assert!(app.sms.webhook(&account).url.is_none());
    for gone in [card.id, code.id] {
        assert!(
            alice.chat().iter().all(|message| message.id != gone),
            "it shows a secret and is still there"
        );
    }
    let folder = app.settings["DATA_DIR"].clone();
    app.stop().await;
    for secret in [account.token(), "515151", order.phone_number.as_str()] {
        assert!(!files_hold(Path::new(&folder), secret), "{secret}");
    }
    app.run().await;
    ask(&alice, "/balance", "link your SMSCode account").await;
    app.finish().await;
}
