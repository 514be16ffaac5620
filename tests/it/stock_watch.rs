//! Watches: a user is told once when a number is there, at the price they want, or that none came in time.

use std::time::Duration;

use sandbox::smscode::{Endpoint, Fault, Product, Surface};
use sandbox::telegram::{Message, User};

use crate::app::{SOON, TestApp};
use crate::steps::{SAMPLE, ask, count, mark, press, sees};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];
const FOUND: &str = "A number is available now";
const NONE: &str = "No number in time.";

/// All WhatsApp products of Indonesia.
fn products(app: &TestApp) -> Vec<Product> {
    let fits = |product: &&Product| (product.country_id, product.platform_id) == (6, 3);
    app.sms.catalog().products().filter(fits).cloned().collect()
}

fn sell_out(app: &TestApp) {
    for product in products(app) {
        app.sms.set_stock(product.id, 0);
    }
}

/// Starts a watch of the sold-out listing.
async fn watches(user: &User, hours: &str) -> Message {
    ask(user, "/buy wa indonesia", "Sold out right now.").await;
    press(user, "Tell me when available").await;
    sees(user, "For how long?").await;
    press(user, hours).await;
    sees(user, "once a minute until").await
}

/// Watches outlive a restart, the cached catalog does not.
async fn restart(app: &mut TestApp) {
    app.stop().await;
    app.run().await;
}

/// Lets minutes pass in which nothing is told.
async fn nothing_for(app: &TestApp, user: &User, minutes: u64) {
    let before = mark(user);
    for _ in 0..minutes {
        app.advance(60);
        app.sms.wait_until(Duration::from_millis(30), |_| false).await.unwrap_err();
    }
    app.quiet().await;
    assert_eq!(mark(user), before);
}

#[tokio::test]
async fn o25_who_watches_is_told_once_when_a_number_is_there_and_gets_to_it() {
    for surface in BOTH {
        let mut app = TestApp::on(surface).await;
        let (alice, _) = app.linked("Alice", "en", 500_000).await;
        let (budi, _) = app.linked("Budi", "id", 500_000).await;
        sell_out(&app);
        watches(&alice, "6 h").await;
        ask(&budi, "/buy wa indonesia", "habis").await;
        press(&budi, "Kabari kalau tersedia").await;
        press(&budi, "1 jam").await;
        sees(&budi, "sampai").await;
        nothing_for(&app, &alice, 3).await;
        app.sms.set_stock(SAMPLE, 5);
        restart(&mut app).await;
        let told = app.advance_until_shown(20, &alice, |m| m.text.contains(FOUND)).await;
        assert!(told.text.contains("from Rp\u{a0}15,000") && !told.silent, "{told:?}");
        app.advance_until_shown(20, &budi, |m| m.text.contains("Sekarang ada nomor")).await;
        nothing_for(&app, &alice, 3).await;
        assert_eq!((count(&alice, FOUND), count(&budi, "Sekarang ada nomor")), (1, 1));
        ask(&alice, "/watch", "None.").await;
        alice.press(told.id, "View offer").unwrap();
        alice
            .wait_for(SOON, |m| m.id == told.id && m.button("Buy for Rp\u{a0}15,000").is_some())
            .await
            .unwrap();
        app.finish().await;
    }
}

#[tokio::test]
async fn o25_a_watch_with_a_price_waits_for_it() {
    for surface in BOTH {
        let mut app = TestApp::on(surface).await;
        let (alice, _) = app.linked("Alice", "en", 500_000).await;
        sell_out(&app);
        ask(&alice, "/buy wa indonesia", "Sold out right now.").await;
        press(&alice, "Tell me when available").await;
        press(&alice, "Only below a price").await;
        sees(&alice, "Send the amount in rupiah").await;
        ask(&alice, "12000", "Rp\u{a0}12,000 or less").await;
        press(&alice, "24 h").await;
        app.sms.set_stock(SAMPLE, 5);
        restart(&mut app).await;
        nothing_for(&app, &alice, 3).await;
        app.sms.set_price(SAMPLE, 12_000);
        restart(&mut app).await;
        let told = app.advance_until_shown(20, &alice, |m| m.text.contains(FOUND)).await;
        assert!(told.text.contains("Rp\u{a0}12,000"), "{}", told.text);
        app.finish().await;
    }
}

#[tokio::test]
async fn o25_a_watch_ends_with_its_time_says_so_and_can_be_stopped() {
    for surface in BOTH {
        let mut app = TestApp::on(surface).await;
        let (alice, _) = app.linked("Alice", "en", 500_000).await;
        sell_out(&app);
        watches(&alice, "1 h").await;
        // The time passes while the service is down and, at first, while the provider does not answer.
        app.stop().await;
        app.clock.advance(Duration::from_secs(3_700));
        app.sms.fail_next(Endpoint::Products, Fault::Html(502));
        app.run().await;
        let told = app.advance_until_shown(20, &alice, |m| m.text.contains(NONE)).await;
        nothing_for(&app, &alice, 3).await;
        assert_eq!(count(&alice, NONE), 1);
        alice.press(told.id, "Watch again").unwrap();
        sees(&alice, "For how long?").await;
        press(&alice, "6 h").await;
        let list = ask(&alice, "/watch", "Watches").await;
        alice.press(list.id, "🔔").unwrap();
        press(&alice, "Stop watching").await;
        sees(&alice, "None.").await;
        app.sms.set_stock(SAMPLE, 5);
        restart(&mut app).await;
        nothing_for(&app, &alice, 3).await;
        assert_eq!(count(&alice, FOUND), 0);
        app.finish().await;
    }
}

#[tokio::test]
async fn o25_many_watchers_of_a_listing_cost_one_read_and_a_refused_one_keeps_nobody_waiting() {
    let mut app = TestApp::on(Surface::Seed).await;
    sell_out(&app);
    let mut users = Vec::new();
    for n in 0..6 {
        let (user, account) = app.linked(&format!("User {n}"), "en", 500_000).await;
        watches(&user, "24 h").await;
        users.push((user, account));
    }
    for (_, account) in &users[..2] {
        app.sms.fail_always_for(account, Endpoint::Products, Fault::Html(502));
    }
    app.sms.set_stock(SAMPLE, 5);
    let before = app.sms.count(Endpoint::Products);
    restart(&mut app).await;
    for (user, _) in &users {
        app.advance_until_shown(20, user, |m| m.text.contains(FOUND)).await;
    }
    nothing_for(&app, &users[0].0, 3).await;
    let reads = app.sms.count(Endpoint::Products) - before;
    assert!((1..=3).contains(&reads), "{reads}");
    app.sms.clear_faults();
    app.finish().await;
}
