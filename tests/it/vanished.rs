//! Orders that the provider no longer shows.

use sandbox::smscode::{Endpoint, Sms, Surface};

use crate::app::{SOON, TestApp};
use crate::steps::{ask, count, mark, press};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];
const GONE: &str = "no longer lists this order";

#[tokio::test]
async fn an_order_that_is_not_shown_any_more_is_told_once_and_followed_again_when_it_is() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        app.quiet().await;
        app.sms.hide(order.id, true);
        let hidden = app.clock.now();
        let told = app.comes_new(&alice, mark(&alice), GONE).await;
        assert!((app.clock.now() - hidden).num_seconds() >= 60, "a short gap is not worth a word");
        assert!(told.text.contains(&order.id.to_string()) && told.button("Open SMSCode").is_some());
        app.quiet().await;
        let shown = alice.wait_for(SOON, |m| m.id == card.id && m.text.contains(GONE)).await.unwrap();
        assert!(shown.button("Cancel").is_none(), "nothing can be done with it");
        for _ in 0..5 {
            app.advance(30);
        }
        app.quiet().await;
        assert_eq!(count(&alice, GONE), 2, "one message and the card");
        app.sms.hide(order.id, false);
        app.sms.deliver_sms(order.id, Sms::code("565656"));
        app.comes(&alice, "🔑 565656").await;
        app.advance_until_shown(2, &alice, |m| m.id == card.id && !m.text.contains(GONE)).await;
        app.finish().await;
    }
}

#[tokio::test]
async fn a_short_gap_in_what_the_provider_shows_is_not_told() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.quiet().await;
    app.sms.hide(order.id, true);
    let looked = app.sms.count(Endpoint::Order);
    app.advance_until(4, |world| world.count(Endpoint::Order) >= looked + 5).await;
    app.sms.hide(order.id, false);
    app.sms.deliver_sms(order.id, Sms::code("575757"));
    app.comes(&alice, "🔑 575757").await;
    assert_eq!(count(&alice, GONE), 0);
    app.finish().await;
}

#[tokio::test]
async fn an_order_that_stays_away_past_its_time_is_looked_for_no_more() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.quiet().await;
    app.sms.hide(order.id, true);
    // Past the order's time plus five minutes.
    for _ in 0..60 {
        app.advance(30);
        app.sms.wait_until(std::time::Duration::from_millis(20), |_| false).await.unwrap_err();
    }
    app.quiet().await;
    assert_eq!(count(&alice, GONE), 2, "one message and the card");
    let looks = app.sms.count(Endpoint::Active);
    for _ in 0..10 {
        app.advance(60);
    }
    ask(&alice, "/balance", "500,000").await;
    assert_eq!(app.sms.count(Endpoint::Active), looks, "nothing is open any more");
    ask(&alice, "/active", "no active orders").await;
    app.finish().await;
}

#[tokio::test]
async fn a_cancel_that_was_promised_for_an_order_that_is_gone_is_called_off() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.quiet().await;
    press(&alice, "Cancel").await;
    app.sms.hide(order.id, true);
    app.comes(&alice, GONE).await;
    app.quiet().await;
    let cancels = app.sms.count(Endpoint::Cancel);
    for _ in 0..10 {
        app.advance(30);
    }
    app.quiet().await;
    assert_eq!(app.sms.count(Endpoint::Cancel), cancels);
    app.finish().await;
}
