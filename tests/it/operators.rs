//! The tiers of mobile operators, wherever an offer or an order is named (issue 24).

use sandbox::smscode::{Account, OrderSnapshot, Sms, Surface};
use sandbox::telegram::{Message, User};
use smscode_bot::domain::ProductId;
use smscode_bot::domain::catalog::FavouriteChange;
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, ask, press, press_callback};

/// An operator's tier of WhatsApp Indonesia, and the operator's name.
fn tier(app: &TestApp) -> (ProductId, String) {
    let catalog = app.sms.catalog();
    let tier = catalog.products().find(|offer| {
        (offer.country_id, offer.platform_id) == (6, 3)
            && offer.operator_id.is_some()
            && offer.active
            && offer.available > 0
    });
    let tier = tier.unwrap();
    (ProductId(i64::try_from(tier.id).unwrap()), catalog.operator_name(tier.operator_id).unwrap().to_owned())
}

/// Keeps the tier as a favorite and buys a number of it.
async fn buy_tier(app: &TestApp, alice: &User, account: &Account) -> (OrderSnapshot, ProductId, String) {
    let (product, operator) = tier(app);
    let confirm = app.choose(alice, &EN).await;
    alice.press(confirm.id, &operator).unwrap();
    let is_chosen = |m: &Message| m.id == confirm.id && m.text.contains(&operator);
    alice.wait_for(SOON, is_chosen).await.unwrap();
    let keep = Callback::Favourite { product, change: FavouriteChange::Keep };
    press_callback(alice, confirm.id, &keep).await;
    let kept = alice.wait_for(SOON, |m| m.id == confirm.id && m.text.contains("⭐")).await.unwrap();
    assert!(kept.text.contains(&operator), "{}", kept.text);
    press_callback(alice, confirm.id, &Callback::Pick { product, quantity: 1 }).await;
    alice.wait_for(SOON, |m| m.id == confirm.id && m.button(EN.buy).is_some()).await.unwrap();
    alice.press(confirm.id, EN.buy).unwrap();
    let order = app.sms.wait_for_order(SOON, account, |_| true).await.unwrap();
    let card = app.comes(alice, &format!("#{}", order.id)).await;
    assert!(card.text.contains(&operator), "{}", card.text);
    (order, product, operator)
}

#[tokio::test]
async fn o24_the_operator_is_named_on_the_card_the_code_the_history_and_in_the_file() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, _, operator) = buy_tier(&app, &alice, &account).await;
    app.sms.deliver_sms(order.id, Sms::code("717273"));
    let code = app.comes(&alice, "🔑 717273").await;
    assert!(code.text.contains(&operator), "{}", code.text);
    let history = ask(&alice, "/orders", "All orders").await;
    let line = history.text.lines().find(|line| line.contains("WhatsApp")).unwrap();
    assert!(line.contains(&operator), "{line}");
    press(&alice, "CSV").await;
    let sent = alice.wait_for(SOON, |m| m.document.is_some()).await.unwrap();
    let text = String::from_utf8(sent.document.unwrap().bytes).unwrap();
    let mut lines = text.lines();
    assert!(lines.next().unwrap().ends_with(",Operator"), "{text}");
    assert!(lines.next().unwrap().ends_with(&format!(",{operator}")), "{text}");
    app.finish().await;
}

#[tokio::test]
async fn o24_after_a_restart_a_tier_is_found_from_its_favorite_and_from_its_order() {
    let mut app = TestApp::on(Surface::Live).await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, product, operator) = buy_tier(&app, &alice, &account).await;
    app.sms.deliver_sms(order.id, Sms::code("717273"));
    app.comes(&alice, "🔑 717273").await;
    press(&alice, "Finish").await;
    let card = alice.wait_for(SOON, |m| m.button("Buy again").is_some()).await.unwrap();
    for dropped in [false, true] {
        if dropped {
            let drop = Callback::Favourite { product, change: FavouriteChange::Drop };
            press_callback(&alice, card.id, &drop).await;
        }
        // The catalog forgets what it knew.
        app.stop().await;
        app.run().await;
        press_callback(&alice, card.id, &Callback::Pick { product, quantity: 1 }).await;
        let offer = |m: &Message| m.text.contains(&operator) && m.button(EN.buy).is_some();
        let shown = alice.wait_for(SOON, offer).await.unwrap();
        press_callback(&alice, shown.id, &Callback::Elsewhere { product }).await;
        alice.wait_for(SOON, |m| m.id == shown.id && m.text.contains("WhatsApp") && !offer(m)).await.unwrap();
    }
    app.finish().await;
}
