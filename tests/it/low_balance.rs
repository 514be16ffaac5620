//! A low balance is reported with the purchase that takes it below the user's limit, and then not again until
//! it was above.

use sandbox::smscode::{Endpoint, Fault, Surface};
use smscode_bot::domain::Currency;
use smscode_bot::domain::guard::GuardChange;
use smscode_bot::views::Callback;

use crate::app::TestApp;
use crate::steps::{EN, USD, ask, count, press_callback, sees};

const LOW: &str = "Your balance is low";

#[tokio::test]
async fn o19_a_low_balance_is_told_once_until_it_was_above() {
    for (surface, currency) in
        [(Surface::Live, Currency::Idr), (Surface::Live, Currency::Usd), (Surface::Seed, Currency::Idr)]
    {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 60_000).await;
        let words = if currency == Currency::Usd { &USD } else { &EN };
        let settings = ask(&alice, "/settings", "Settings").await;
        press_callback(&alice, settings.id, &Callback::SetCurrency(currency)).await;
        press_callback(&alice, settings.id, &Callback::SetGuard(GuardChange::LowBalance(50))).await;
        sees(&alice, "tell you below Rp\u{a0}50,000").await;
        app.buy_with(&alice, &account, words).await;
        let told = sees(&alice, LOW).await;
        assert!(told.text.contains("Rp\u{a0}50,000") && told.button("Top up").is_some(), "{told:?}");
        // It is still below: nothing new.
        app.buy_with(&alice, &account, words).await;
        app.quiet().await;
        assert_eq!(count(&alice, LOW), 1);
        // After a top-up the next purchase that takes it below is reported, however briefly it was above.
        app.sms.set_balance(&account, 55_000);
        app.buy_with(&alice, &account, words).await;
        app.quiet().await;
        assert_eq!(count(&alice, LOW), 2);
        // An unreadable balance delays no number; the next purchase reports it.
        app.sms.set_balance(&account, 64_000);
        let confirm = app.choose(&alice, words).await;
        app.sms.fail_next(Endpoint::Balance, Fault::Hang);
        alice.press(confirm.id, words.buy).unwrap();
        alice.wait_for(crate::app::SOON, |m| m.id == confirm.id && m.text.contains("+62")).await.unwrap();
        assert_eq!(count(&alice, LOW), 2);
        app.buy_with(&alice, &account, words).await;
        app.quiet().await;
        assert_eq!(count(&alice, LOW), 3);
        app.finish().await;
    }
}
