//! The spending guard and `/forget`.

use std::path::Path;
use std::time::Duration;

use sandbox::smscode::{Sms, Surface};
use sandbox::telegram::Message;
use smscode_bot::domain::UserId;
use smscode_bot::domain::guard::{AmountOf, GuardChange};
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, ask, press, press_callback, sees};

#[tokio::test]
async fn a_purchase_is_held_by_the_guard_and_goes_on_after_a_second_yes() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let before = app.choose(&alice, &EN).await;
    let settings = ask(&alice, "/settings", "Settings").await;
    alice.press(settings.id, "Limits: off").unwrap();
    let guard =
        alice.wait_for(SOON, |m| m.id == settings.id && m.text.contains("24 hours: none")).await.unwrap();
    alice.press(guard.id, "Freeze buying").unwrap();
    alice.wait_for(SOON, |m| m.id == guard.id && m.text.contains("Buying is frozen")).await.unwrap();
    // The confirm screen says so before anything is pressed; an older button is blocked all the same.
    let said = alice.say("/buy wa indonesia");
    let frozen = alice.wait_for(SOON, |m| m.id > said && m.text.contains("Buying is frozen")).await.unwrap();
    assert!(frozen.button(EN.buy).is_none() && frozen.button("Spending limits").is_some(), "{frozen:?}");
    press_callback(
        &alice,
        before.id,
        &Callback::unpack(before.button(EN.buy).unwrap().data().unwrap()).unwrap(),
    )
    .await;
    sees(&alice, "Buying is frozen. Nothing was bought.").await;
    for change in [GuardChange::Freeze(false), GuardChange::AskAbove(10)] {
        press_callback(&alice, guard.id, &Callback::SetGuard(change)).await;
    }
    let confirm = app.choose(&alice, &EN).await;
    assert!(confirm.text.contains("I'll ask you once more"), "{}", confirm.text);
    press(&alice, EN.buy).await;
    let asked = alice
        .wait_for(SOON, |m| m.id == confirm.id && m.text.contains("check with you first"))
        .await
        .unwrap();
    assert_eq!(app.charges(&account), 0);
    alice.press(asked.id, EN.buy).unwrap();
    alice.wait_for(SOON, |m| m.id == confirm.id && m.text.contains("+62")).await.unwrap();
    assert_eq!(app.charges(&account), 1);
    app.finish().await;
}

#[tokio::test]
async fn the_limit_of_a_day_speaks_on_the_confirm_screen_and_is_typed() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let settings = ask(&alice, "/settings", "Settings").await;
        press_callback(&alice, settings.id, &Callback::AskAmount(AmountOf::DailyCap)).await;
        alice.wait_for(SOON, |m| m.id == settings.id && m.text.contains("Send the amount")).await.unwrap();
        let limits = ask(&alice, "20.000", "Limit per 24 hours: Rp\u{a0}20,000").await;
        assert!(limits.button("✓ ✏️ Amount").is_some(), "{limits:?}");
        let confirm = app.choose(&alice, &EN).await;
        assert!(confirm.text.contains("per 24 hours: Rp\u{a0}20,000"), "{}", confirm.text);
        press(&alice, EN.buy).await;
        app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        sees(&alice, "+62").await;
        let said = alice.say("/buy wa indonesia");
        let over =
            alice.wait_for(SOON, |m| m.id > said && m.text.contains("Above your limit")).await.unwrap();
        assert!(
            over.text.contains("You have Rp\u{a0}5,000 left.") && over.button(EN.buy).is_none(),
            "{over:?}"
        );
        assert_eq!(app.charges(&account), 1);
        app.finish().await;
    }
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
    assert!(asked.text.contains("1 active order"), "{}", asked.text);
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

#[tokio::test]
async fn o26_the_limit_of_a_day_counts_what_every_chat_of_the_account_buys() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let bob = app.tg.user("Bob", "en");
        app.link_without_webhook(&bob, "en", &account).await;
        let (carol, carols) = app.linked("Carol", "en", 500_000).await;
        let settings = ask(&alice, "/settings", "Settings").await;
        press_callback(&alice, settings.id, &Callback::SetGuard(GuardChange::DailyCap(20))).await;
        let before = app.choose(&alice, &EN).await;
        // Of another account, it is no concern of hers.
        app.buy(&carol, &carols).await;
        let said = alice.say("/buy wa indonesia");
        alice.wait_for(SOON, |m| m.id > said && m.button(EN.buy).is_some()).await.unwrap();
        let (order, _) = app.buy(&bob, &account).await;
        let said = alice.say("/buy wa indonesia");
        let over = |m: &Message| m.id > said && m.text.contains("You have Rp\u{a0}5,000 left.");
        alice.wait_for(SOON, over).await.unwrap();
        // An older button is held all the same.
        alice.press(before.id, EN.buy).unwrap();
        alice.wait_for(SOON, |m| m.id == before.id && m.text.contains("Nothing was bought")).await.unwrap();
        assert_eq!(app.charges(&account), 1);
        // What came back is hers to spend again. Bob has no limit of his own.
        let (another, _) = app.buy(&bob, &account).await;
        for open in [order.id, another.id] {
            assert!(app.sms.cancel_elsewhere(open));
        }
        let spent = async || app.app().store().get_spending(UserId(alice.chat_id())).await.unwrap().1;
        for _ in 0..100 {
            if spent().await == 0 {
                break;
            }
            app.advance(3);
            app.sms.wait_until(Duration::from_millis(40), |_| false).await.unwrap_err();
        }
        app.buy(&alice, &account).await;
        app.finish().await;
    }
}
