//! Favorites, and the price limit of each.

use sandbox::smscode::{Endpoint, Surface};
use smscode_bot::domain::catalog::FavouriteChange;
use smscode_bot::domain::guard::Guard;
use smscode_bot::domain::{ProductId, UserId};
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, SAMPLE, USD, ask, press, press_callback, sees};

const PRODUCT: ProductId = ProductId(SAMPLE as i64);

fn favourite(change: FavouriteChange) -> Callback {
    Callback::Favourite { product: PRODUCT, change }
}

#[tokio::test]
async fn a_favourite_is_kept_with_one_tap_and_bought_with_two() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.choose(&alice, &EN).await;
    press(&alice, "☆ Favorite").await;
    sees(&alice, "No price limit set").await;
    let front = ask(&alice, "/buy", "What do you need").await;
    assert_eq!(front.buttons().next().unwrap().text, "⭐ WhatsApp · 🇮🇩 Indonesia · Rp\u{a0}15,000");
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
    press(&alice, "☆ Favorite").await;
    press(&alice, "+10%").await;
    sees(&alice, "Your limit: Rp\u{a0}16,500").await;
    ask(&alice, "/buy", "What do you need").await;
    press(&alice, "⭐ WhatsApp").await;
    let confirm = alice.wait_for(SOON, |m| m.id > confirm.id && m.button(EN.buy).is_some()).await.unwrap();
    assert!(confirm.button("Max Rp\u{a0}16,500").is_some());
    app.sms.set_price(SAMPLE, 17_000);
    alice.press(confirm.id, EN.buy).unwrap();
    let held = sees(&alice, "above your limit of Rp\u{a0}16,500").await;
    assert!(
        held.text.contains("Rp\u{a0}17,000") && held.text.contains("Your balance wasn't touched."),
        "{}",
        held.text
    );
    assert!(held.button(EN.buy).is_none());
    // The same when it is already too expensive, however it is requested.
    press(&alice, "Try again").await;
    sees(&alice, "above your limit of Rp\u{a0}16,500").await;
    assert_eq!(app.sms.count(Endpoint::Create), 0);
    // Below the limit a higher price still needs a confirmation.
    app.sms.set_price(SAMPLE, 16_000);
    alice.press(held.id, "Try again").unwrap();
    alice.wait_for(SOON, |m| m.id == held.id && m.button("Buy for Rp\u{a0}16,000").is_some()).await.unwrap();
    app.sms.set_price(SAMPLE, 16_500);
    alice.press(held.id, EN.buy).unwrap();
    alice.wait_for(SOON, |m| m.id == held.id && m.button("Buy for Rp\u{a0}16,500").is_some()).await.unwrap();
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
    press(&alice, "→ $").await;
    let confirm = app.choose(&alice, &USD).await;
    press(&alice, "☆ Favorite").await;
    press(&alice, "Now").await;
    sees(&alice, "Your limit: Rp\u{a0}15,000").await;
    app.sms.set_price(SAMPLE, 15_001);
    let pick = Callback::Pick { product: PRODUCT, quantity: 1 };
    press_callback(&alice, confirm.id, &pick).await;
    let held = sees(&alice, "above your limit of Rp\u{a0}15,000").await;
    assert!(!held.text.contains('$'), "{}", held.text);
    // Once removed, it blocks nothing.
    let change = FavouriteChange::Drop;
    press_callback(&alice, confirm.id, &Callback::Favourite { product: PRODUCT, change }).await;
    press_callback(&alice, confirm.id, &pick).await;
    alice.wait_for(SOON, |m| m.button("Buy for $").is_some()).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn an_own_limit_is_typed_and_words_to_buy_are_still_that() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    app.choose(&alice, &EN).await;
    press(&alice, "☆ Favorite").await;
    sees(&alice, "No price limit set").await;
    press(&alice, "Amount").await;
    sees(&alice, "Send the amount in rupiah").await;
    ask(&alice, "a lot", "I can't read that as an amount").await;
    ask(&alice, "Rp 15.750", "Your limit: Rp\u{a0}15,750").await;
    let settings = ask(&alice, "/settings", "Settings").await;
    alice.press(settings.id, "Favorites: 1").unwrap();
    alice.wait_for(SOON, |m| m.id == settings.id && m.button("⭐ WhatsApp").is_some()).await.unwrap();
    press(&alice, "⭐ WhatsApp").await;
    alice.wait_for(SOON, |m| m.id == settings.id && m.button("Amount").is_some()).await.unwrap();
    press(&alice, "Amount").await;
    alice.wait_for(SOON, |m| m.id == settings.id && m.text.contains("Send the amount")).await.unwrap();
    let said = alice.say("wa indonesia");
    alice.wait_for(SOON, |m| m.id > said && m.button(EN.buy).is_some()).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn one_tap_buys_a_favourite_once_within_its_limit_and_is_off_until_it_is_switched_on() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        press(&alice, "☆ Favorite").await;
        let kept = sees(&alice, "No price limit set").await;
        assert!(kept.button("one-tap").is_none(), "it takes a limit");
        press(&alice, "+10%").await;
        sees(&alice, "Your limit: Rp\u{a0}16,500").await;
        let front = ask(&alice, "/buy", "What do you need").await;
        assert!(front.button("⚡").is_none() && front.button("⭐ WhatsApp").is_some(), "it is off");
        press_callback(&alice, kept.id, &favourite(FavouriteChange::OneTap(true))).await;
        sees(&alice, "One-tap buying is on").await;
        let front = ask(&alice, "/buy", "What do you need").await;
        let label = "⚡ Buy WhatsApp 🇮🇩 for Rp\u{a0}15,000";
        let data = front.button(label).unwrap().data().unwrap().to_owned();
        // Twice at once: one purchase.
        let queries: Vec<_> = (0..2).map(|_| alice.press_data(front.id, &data).unwrap()).collect();
        for query in &queries {
            alice.wait_for_answer(SOON, query).await.unwrap();
        }
        alice.wait_for(SOON, |m| m.id == front.id && m.text.contains("+62")).await.unwrap();
        app.quiet().await;
        assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (1, 1));
        // Above the limit it asks, and so it does if the price rose after the button was shown.
        let front = ask(&alice, "/buy", "What do you need").await;
        app.sms.set_price(SAMPLE, 16_000);
        alice.press(front.id, label).unwrap();
        alice.wait_for(SOON, |m| m.id == front.id && m.text.contains("went up")).await.unwrap();
        app.sms.set_price(SAMPLE, 17_000);
        let front = ask(&alice, "/buy", "What do you need").await;
        assert!(front.button("⚡").is_none() && front.button("⭐ WhatsApp").is_some(), "{front:?}");
        assert_eq!(app.charges(&account), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn one_tap_is_held_by_the_spending_limit() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let confirm = app.choose(&alice, &EN).await;
    for change in [FavouriteChange::Keep, FavouriteChange::Ceiling(16_000), FavouriteChange::OneTap(true)] {
        press_callback(&alice, confirm.id, &favourite(change)).await;
    }
    let front = ask(&alice, "/buy", "What do you need").await;
    let id = UserId(alice.chat_id());
    let limits = Guard { daily_cap: Some(10_000), ..Guard::default() };
    app.app().store().save_guard(id, limits).await.unwrap();
    alice.press(front.id, "⚡ Buy").unwrap();
    alice.wait_for(SOON, |m| m.id == front.id && m.text.contains("exceed your 24-hour limit")).await.unwrap();
    assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (0, 0));
    // Without its limit, a favorite asks again.
    press_callback(&alice, confirm.id, &favourite(FavouriteChange::NoCeiling)).await;
    let front = ask(&alice, "/buy", "What do you need").await;
    assert!(front.button("⚡").is_none());
    app.finish().await;
}
