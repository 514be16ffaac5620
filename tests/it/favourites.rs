//! Favourites, and the most that a person pays for them.

use sandbox::smscode::Endpoint;
use smscode_bot::domain::ProductId;
use smscode_bot::domain::catalog::FavouriteChange;
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, SAMPLE, USD, ask, press, press_callback, sees};

const PRODUCT: ProductId = ProductId(SAMPLE as i64);

#[tokio::test]
async fn a_favourite_is_kept_with_one_tap_and_bought_with_two() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.choose(&alice, &EN).await;
    press(&alice, "Keep as a favorite").await;
    sees(&alice, "You have set no limit").await;
    let front = ask(&alice, "/buy", "your favorites").await;
    assert_eq!(front.buttons().next().unwrap().text, "⭐ WhatsApp · 🇮🇩 Indonesia");
    for tap in ["⭐ WhatsApp", EN.buy] {
        press(&alice, tap).await;
    }
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn above_the_own_ceiling_nothing_is_charged_and_it_is_said() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let confirm = app.choose(&alice, &EN).await;
    press(&alice, "Keep as a favorite").await;
    press(&alice, "At most Rp 16,500").await;
    sees(&alice, "Your limit: Rp 16,500").await;
    ask(&alice, "/buy", "your favorites").await;
    press(&alice, "⭐ WhatsApp").await;
    let confirm = alice.wait_for(SOON, |m| m.id > confirm.id && m.button(EN.buy).is_some()).await.unwrap();
    assert!(confirm.button("At most Rp 16,500").is_some());
    app.sms.set_price(SAMPLE, 17_000);
    alice.press(confirm.id, EN.buy).unwrap();
    let held = sees(&alice, "more than your limit of Rp 16,500").await;
    assert!(held.text.contains("Rp 17,000") && held.text.contains("Nothing was charged."), "{}", held.text);
    assert!(held.button(EN.buy).is_none());
    // The same when it is too dear already, however it is asked for.
    press(&alice, "Try again").await;
    sees(&alice, "more than your limit of Rp 16,500").await;
    assert_eq!(app.sms.count(Endpoint::Create), 0);
    // Within the ceiling a higher price is still asked about.
    app.sms.set_price(SAMPLE, 16_000);
    alice.press(held.id, "Try again").unwrap();
    alice.wait_for(SOON, |m| m.id == held.id && m.button("Buy for Rp 16,000").is_some()).await.unwrap();
    app.sms.set_price(SAMPLE, 16_500);
    alice.press(held.id, EN.buy).unwrap();
    alice.wait_for(SOON, |m| m.id == held.id && m.button("Buy for Rp 16,500").is_some()).await.unwrap();
    assert_eq!(app.sms.count(Endpoint::Create), 0);
    alice.press(held.id, EN.buy).unwrap();
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn a_ceiling_is_rupiah_for_those_who_see_dollars_too() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    ask(&alice, "/settings", "Settings").await;
    press(&alice, "US dollars").await;
    let confirm = app.choose(&alice, &USD).await;
    press(&alice, "Keep as a favorite").await;
    press(&alice, "At most Rp 15,000").await;
    sees(&alice, "Your limit: Rp 15,000").await;
    app.sms.set_price(SAMPLE, 15_001);
    let pick = Callback::Pick { product: PRODUCT, quantity: 1 };
    press_callback(&alice, confirm.id, &pick).await;
    let held = sees(&alice, "more than your limit of Rp 15,000").await;
    assert!(!held.text.contains('$'), "{}", held.text);
    // Let go, it holds nothing back.
    let change = FavouriteChange::Drop;
    press_callback(&alice, confirm.id, &Callback::Favourite { product: PRODUCT, change }).await;
    press_callback(&alice, confirm.id, &pick).await;
    alice.wait_for(SOON, |m| m.button("Buy for $").is_some()).await.unwrap();
    app.finish().await;
}
