//! Balance and exchange rate, in rupiah and dollars.

use sandbox::smscode::{Endpoint, Fault, Surface, Version};
use sandbox::telegram::User;

use crate::app::{SOON, TestApp};
use crate::steps::{USD, ask, press};

async fn to_dollars(user: &User) {
    ask(user, "/settings", "Settings").await;
    press(user, "→ $").await;
    user.wait_for(SOON, |m| m.button("→ Rp").is_some()).await.unwrap();
}

#[tokio::test]
async fn the_balance_is_told_in_the_currency_of_the_person_by_the_surface_of_that_currency() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (alice, _) = app.linked("Alice", "en", 1_234_567).await;
        ask(&alice, "/balance", "Balance: Rp\u{a0}1,234,567").await;
        to_dollars(&alice).await;
        let dollars = ask(&alice, "/balance", "Balance: $75.97").await;
        assert!(!dollars.text.contains("Rp\u{a0}1,234,567"), "{}", dollars.text);
        let versions: Vec<_> = app.sms.calls_of(Endpoint::Balance).iter().map(|call| call.version).collect();
        assert_eq!(versions.first(), Some(&Some(Version::V1)));
        assert_eq!(versions.last(), Some(&Some(Version::V2)));
        app.finish().await;
    }
}

#[tokio::test]
async fn the_rate_is_told() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (alice, _) = app.linked("Alice", "en", 500_000).await;
        ask(&alice, "/rate", "$1 = Rp\u{a0}16,250").await;
        to_dollars(&alice).await;
        ask(&alice, "/rate", "$1 = Rp\u{a0}16,250").await;
        let (budi, _) = app.linked("Budi", "id", 500_000).await;
        ask(&budi, "/rate", "US$1 = Rp16.250").await;
        app.finish().await;
    }
}

#[tokio::test]
async fn e20_without_a_dollar_rate_a_dollar_user_is_led_to_rupiah_and_codes_still_come() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        to_dollars(&alice).await;
        let (order, _) = app.buy_with(&alice, &account, &USD).await;
        app.sms.set_fx(None);
        let no = ask(&alice, "/balance", "can't give a dollar rate").await;
        assert!(!no.text.contains("Rp"), "{}", no.text);
        app.sms.deliver_sms(order.id, sandbox::smscode::Sms::code("515151"));
        let code = app.comes(&alice, "🔑 515151").await;
        assert!(!code.text.contains("Rp"), "{}", code.text);
        ask(&alice, "/rate", "rate").await;
        app.advance(31);
        alice.press(no.id, "Switch to rupiah").unwrap();
        // It repeats the original request.
        alice.wait_for(SOON, |m| m.id == no.id && m.text.contains("Balance: Rp\u{a0}485,000")).await.unwrap();
        ask(&alice, "/balance", "Balance: Rp\u{a0}485,000").await;
        app.finish().await;
    }
}

#[tokio::test]
async fn a_provider_in_trouble_is_told_as_it_is_and_works_again_later() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let (budi, _) = app.linked("Budi", "id", 500_000).await;
    for (fault, en, id) in [
        (Fault::Html(502), "SMSCode is having problems right now", "SMSCode sedang gangguan"),
        (Fault::Malformed, "SMSCode is having problems right now", "SMSCode sedang gangguan"),
        (Fault::DropBefore, "SMSCode didn't respond", "SMSCode tidak merespons"),
        (Fault::status(403, "FORBIDDEN"), "isn't allowed to do this", "tidak diizinkan melakukan ini"),
    ] {
        app.sms.fail_always(Endpoint::Balance, fault);
        ask(&alice, "/balance", en).await;
        ask(&budi, "/balance", id).await;
        app.sms.clear_faults();
        ask(&alice, "/balance", "Rp\u{a0}500,000").await;
        ask(&budi, "/balance", "Rp500.000").await;
    }
    app.sms.fail_always(Endpoint::Balance, Fault::status_after(429, "RATE_LIMIT_EXCEEDED", 30));
    let calls = app.sms.count(Endpoint::Balance);
    for _ in 0..3 {
        ask(&alice, "/balance", "Please try again in").await;
        ask(&budi, "/balance", "Coba lagi setelah").await;
    }
    assert_eq!(app.sms.count(Endpoint::Balance), calls + 2, "each of them is asked to wait, and waits");
    app.finish().await;
}

#[tokio::test]
async fn without_a_dollar_rate_an_offer_is_shown_again_in_rupiah() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        to_dollars(&alice).await;
        let confirm = app.choose(&alice, &USD).await;
        app.sms.set_fx(None);
        alice.press(confirm.id, USD.buy).unwrap();
        alice
            .wait_for(SOON, |m| m.id == confirm.id && m.text.contains("can't give a dollar rate"))
            .await
            .unwrap();
        app.advance(31);
        alice.press(confirm.id, "Switch to rupiah").unwrap();
        let rupiah = "Buy for Rp\u{a0}15,000";
        alice.wait_for(SOON, |m| m.id == confirm.id && m.button(rupiah).is_some()).await.unwrap();
        alice.press(confirm.id, rupiah).unwrap();
        app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        assert_eq!(app.charges(&account), 1);
        app.finish().await;
    }
}
