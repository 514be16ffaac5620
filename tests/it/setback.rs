//! The machine's clock is set back between two runs: no wait gets longer by that amount (FAULTS O10).

use chrono::TimeDelta;
use sandbox::smscode::{Endpoint, Fault, Sms, Status};
use sandbox::telegram;
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, order_id, press, press_callback, rings};

impl TestApp {
    /// Restarts the service with a clock that is an hour behind.
    async fn restart_an_hour_earlier(&mut self) {
        self.stop().await;
        self.skew -= TimeDelta::hours(1);
        self.run().await;
    }
}

#[tokio::test]
async fn o10_a_code_that_waits_for_its_next_try_comes_soon_after_the_clock_was_put_back() {
    let mut app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.quiet().await;
    app.tg.fail_chat(alice.chat_id(), Some(telegram::Fault::DropBefore));
    app.sms.deliver_sms(order.id, Sms::code("601060"));
    let tries =
        |calls: &[telegram::Call]| calls.iter().filter(|call| call.chat == Some(alice.chat_id())).count();
    let before = tries(&app.tg.calls());
    app.advance(5);
    app.tg.wait_until(SOON, |state| tries(state.calls()) > before).await.unwrap();
    app.restart_an_hour_earlier().await;
    app.tg.fail_chat(alice.chat_id(), None);
    app.advance_until_shown(2, &alice, |message| message.text.starts_with("🔑 601060")).await;
    assert_eq!(rings(&alice, "601060"), 1);
    // Polling continues as usual, too.
    app.sms.deliver_sms(order.id, Sms::code("601061"));
    app.comes(&alice, "🔑 601061").await;
    app.finish().await;
}

#[tokio::test]
async fn o10_a_promised_cancel_is_kept_in_time_after_the_clock_was_put_back() {
    let mut app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    press_callback(&alice, card.id, &Callback::CancelSoon { order: order_id(&order) }).await;
    app.quiet().await;
    app.restart_an_hour_earlier().await;
    app.advance_until(3, |world| world.orders().all(|o| o.status == Status::Canceled)).await;
    app.comes(&alice, "Canceled").await;
    assert_eq!(app.refunds(&account), 1);
    app.finish().await;
}

#[tokio::test]
async fn o10_a_purchase_in_doubt_is_carried_on_soon_after_the_clock_was_put_back() {
    let mut app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.choose(&alice, &EN).await;
    app.sms.fail_next(Endpoint::Create, Fault::status_after(503, "SERVICE_UNAVAILABLE", 20));
    press(&alice, EN.buy).await;
    app.sms.wait_until(SOON, |world| world.count(Endpoint::Create) == 1).await.unwrap();
    app.restart_an_hour_earlier().await;
    app.comes(&alice, "+62").await;
    assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (1, 2));
    app.finish().await;
}
