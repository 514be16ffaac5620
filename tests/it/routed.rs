//! A price that the provider itself keeps to: purchases routed by service and country with a limit (issue 22).

use sandbox::smscode::{Account, Endpoint, Fault, Surface};
use sandbox::telegram::{Message, User};
use serde_json::{Value, json};
use smscode_bot::domain::ProductId;
use smscode_bot::domain::catalog::FavouriteChange;
use smscode_bot::domain::guard::GuardChange;
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::buying::keys;
use crate::steps::{EN, SAMPLE, USD, Words, ask, press, press_callback, sees, tells_number};

/// WhatsApp Indonesia.
const PLACE: (u64, u64) = (6, 3);

async fn person(app: &TestApp, dollars: bool) -> (User, Account, &'static Words) {
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    if dollars {
        ask(&alice, "/settings", "Settings").await;
        press(&alice, "→ $").await;
        return (alice, account, &USD);
    }
    (alice, account, &EN)
}

/// The distinct bodies of the purchases that were sent.
fn bodies(app: &TestApp) -> Vec<Value> {
    let mut bodies: Vec<Value> =
        app.sms.calls_of(Endpoint::Create).into_iter().filter_map(|call| call.body).collect();
    bodies.dedup();
    bodies
}

fn shared(app: &TestApp) -> u64 {
    app.sms.product(SAMPLE).unwrap().catalog_product_id
}

/// An operator's tier of the place.
fn tier(app: &TestApp) -> (u64, u64) {
    let catalog = app.sms.catalog();
    let tier = catalog.products().find(|offer| {
        (offer.country_id, offer.platform_id) == PLACE
            && offer.operator_id.is_some()
            && offer.active
            && offer.available > 0
    });
    let tier = tier.unwrap();
    (tier.id, tier.operator_id.unwrap())
}

/// When the offer gets dearer.
#[derive(Clone, Copy, Debug)]
enum Rise {
    /// After the price was read for the press, before the call.
    BeforeTheCall,
    /// After a call that had no effect and no clear answer.
    AfterACall,
}

/// Presses a button that buys; the offer costs this by the time the provider decides. `lists` is how many lists of
/// products are read for the press.
async fn buy_as_the_price_rises(
    app: &TestApp,
    press: impl FnOnce(),
    rise: Rise,
    lists: usize,
    change: impl FnOnce(),
) {
    match rise {
        Rise::BeforeTheCall => {
            let read = app.sms.count(Endpoint::Products);
            for _ in 0..lists {
                app.sms.fail_next(Endpoint::Products, Fault::Hang);
            }
            press();
            app.sms.wait_until(SOON, |state| state.count(Endpoint::Products) > read).await.unwrap();
            if lists > 1 {
                // The tiers of the operators follow the others.
                app.sms.release_hung();
                app.sms
                    .wait_until(SOON, |state| state.count(Endpoint::Products) == read + lists)
                    .await
                    .unwrap();
            }
            change();
            app.sms.release_hung();
        }
        Rise::AfterACall => {
            app.sms.fail_next(Endpoint::Create, Fault::DropBefore);
            press();
            app.sms.wait_until(SOON, |state| state.count(Endpoint::Create) > 0).await.unwrap();
            change();
        }
    }
}

#[tokio::test]
async fn o22_the_provider_gets_the_confirmed_price_as_the_limit_and_the_older_surface_the_product() {
    for (surface, dollars, limit) in [
        (Surface::Live, false, json!(15_000)),
        (Surface::Live, true, json!("0.9231")),
        (Surface::Seed, false, Value::Null),
        (Surface::Seed, true, Value::Null),
    ] {
        let app = TestApp::on(surface).await;
        let (alice, account, words) = person(&app, dollars).await;
        app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
        app.choose(&alice, words).await;
        press(&alice, words.buy).await;
        app.advance_until_shown(1, &alice, |m| m.text.contains("+62")).await;
        let body = match surface {
            Surface::Live => json!({
                "catalog_product_id": shared(&app), "quantity": 1, "max_price": limit, "policy": "cheapest",
            }),
            Surface::Seed => json!({ "product_id": SAMPLE, "quantity": 1 }),
        };
        assert_eq!(bodies(&app), [body], "the same body each time");
        assert_eq!((keys(&app).len(), app.charges(&account)), (1, 1));
        app.finish().await;
    }
}

#[tokio::test]
async fn o22_in_dollars_a_price_that_did_not_rise_is_bought_whatever_rounding_shows_of_it() {
    for price in [15_000, 15_002, 15_003, 15_004, 15_007, 801] {
        let app = TestApp::on(Surface::Live).await;
        app.sms.set_price(SAMPLE, price);
        let (alice, account, _) = person(&app, true).await;
        let said = alice.say("/buy wa indonesia");
        alice.wait_for(SOON, |m| m.id > said && m.button("Buy for").is_some()).await.unwrap();
        press(&alice, "Buy for").await;
        sees(&alice, "+62").await;
        assert_eq!(app.sms.balance(&account), 500_000 - price, "{price}");
        app.finish().await;
    }
}

#[tokio::test]
async fn o22_a_number_that_got_dearer_after_the_press_is_refused_and_the_next_price_has_its_button() {
    for (dollars, again) in [(false, "Buy for Rp\u{a0}15,001"), (true, "Buy for $0.9231")] {
        for rise in [Rise::BeforeTheCall, Rise::AfterACall] {
            let app = TestApp::on(Surface::Live).await;
            let (alice, account, words) = person(&app, dollars).await;
            let confirm = app.choose(&alice, words).await;
            let press = || drop(alice.press(confirm.id, words.buy).unwrap());
            buy_as_the_price_rises(&app, press, rise, 1, || app.sms.set_price(SAMPLE, 15_001)).await;
            let no = app.advance_until_shown(2, &alice, |m| m.text.contains("No number is left for")).await;
            assert!(no.text.contains("not bought") && no.text.contains(words.nothing_charged), "{}", no.text);
            assert!(no.text.contains(words.offer), "{}", no.text);
            assert_eq!((app.charges(&account), keys(&app).len()), (0, 1));
            alice.press(no.id, again).unwrap();
            sees(&alice, "+62").await;
            assert_eq!((app.charges(&account), app.sms.balance(&account)), (1, 484_999));
            assert_eq!(keys(&app).len(), 2, "the new price is a new purchase");
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn o22_when_everything_is_sold_out_no_next_price_is_offered() {
    for rise in [Rise::BeforeTheCall, Rise::AfterACall] {
        let app = TestApp::on(Surface::Live).await;
        let (alice, account, words) = person(&app, false).await;
        let confirm = app.choose(&alice, words).await;
        let press = || drop(alice.press(confirm.id, words.buy).unwrap());
        let sell_out = || {
            let catalog = app.sms.catalog();
            let place = catalog.products().filter(|offer| (offer.country_id, offer.platform_id) == PLACE);
            place.for_each(|offer| app.sms.set_stock(offer.id, 0));
        };
        buy_as_the_price_rises(&app, press, rise, 1, sell_out).await;
        let no = app.advance_until_shown(2, &alice, |m| m.text.contains("not bought")).await;
        assert!(no.text.contains("This offer is sold out") && no.button("Buy for").is_none(), "{no:?}");
        assert_eq!(app.charges(&account), 0);
        app.finish().await;
    }
}

#[tokio::test]
async fn o22_the_next_price_of_an_operator_is_of_that_operator() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, account, _) = person(&app, false).await;
    let (product, operator) = tier(&app);
    let confirm = app.choose(&alice, &EN).await;
    let pick = Callback::Pick { product: ProductId(i64::try_from(product).unwrap()), quantity: 1 };
    press_callback(&alice, confirm.id, &pick).await;
    let name = app.sms.catalog().operator_name(Some(operator)).unwrap().to_owned();
    alice.wait_for(SOON, |m| m.id == confirm.id && m.text.contains(&name)).await.unwrap();
    let press = || drop(alice.press(confirm.id, EN.buy).unwrap());
    // The offers without operator, and those of three operators.
    let rise = || app.sms.set_price(product, 30_000);
    buy_as_the_price_rises(&app, press, Rise::BeforeTheCall, 4, rise).await;
    let no = app.advance_until_shown(2, &alice, |m| m.text.contains("No number is left for")).await;
    assert!(no.text.contains(&name) && no.button("Buy for Rp\u{a0}30,000").is_some(), "{no:?}");
    alice.press(no.id, "Buy for").unwrap();
    let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    assert_eq!((order.operator_id, order.amount), (Some(operator), 30_000));
    for body in bodies(&app) {
        assert_eq!(body["operator_id"], json!(operator));
    }
    app.comes(&alice, &format!("#{}", order.id)).await;
    app.finish().await;
}

#[tokio::test]
async fn o22_in_doubt_the_order_of_another_tier_of_the_same_place_is_found() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, account, words) = person(&app, false).await;
    app.choose(&alice, words).await;
    let (product, operator) = tier(&app);
    app.sms.set_price(product, 14_000);
    app.sms.fail_always(Endpoint::Create, Fault::status(500, "INTERNAL_ERROR").after_effect());
    press(&alice, words.buy).await;
    let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    assert_eq!((order.product_id, order.operator_id), (product, Some(operator)));
    let card = app.advance_until_shown(10, &alice, |m| tells_number(m, &order.phone_number)).await;
    let name = app.sms.catalog().operator_name(Some(operator)).unwrap().to_owned();
    assert!(card.text.contains(&name), "{}", card.text);
    assert_eq!((app.charges(&account), keys(&app).len()), (1, 1));
    app.sms.clear_faults();
    app.finish().await;
}

#[tokio::test]
async fn o22_two_purchases_in_doubt_at_one_place_each_get_their_own_order() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, account, words) = person(&app, false).await;
    let (product, operator) = tier(&app);
    let any = app.choose(&alice, words).await;
    let bound = app.choose(&alice, words).await;
    let pick = Callback::Pick { product: ProductId(i64::try_from(product).unwrap()), quantity: 1 };
    press_callback(&alice, bound.id, &pick).await;
    let name = app.sms.catalog().operator_name(Some(operator)).unwrap().to_owned();
    alice.wait_for(SOON, |m| m.id == bound.id && m.text.contains(&name)).await.unwrap();
    app.sms.fail_always(Endpoint::Create, Fault::status(500, "INTERNAL_ERROR").after_effect());
    alice.press(any.id, words.buy).unwrap();
    alice.press(bound.id, words.buy).unwrap();
    let both = |state: &sandbox::smscode::State<'_>| state.orders().count() == 2;
    app.sms.wait_until(SOON, both).await.unwrap();
    for order in app.sms.orders(&account) {
        let card = app.advance_until_shown(10, &alice, |m| tells_number(m, &order.phone_number)).await;
        assert_eq!(card.text.contains(&name), order.operator_id == Some(operator), "{}", card.text);
    }
    assert_eq!((app.charges(&account), keys(&app).len()), (2, 2));
    app.sms.clear_faults();
    app.finish().await;
}

#[tokio::test]
async fn o22_best_success_is_a_choice_beside_the_cheapest_and_stays_chosen() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, account, words) = person(&app, false).await;
    let confirm = app.choose(&alice, words).await;
    assert!(confirm.button("✓ Cheapest").is_some(), "{confirm:?}");
    let is_best = |m: &Message| m.id == confirm.id && m.button("✓ Best success").is_some();
    alice.press(confirm.id, "Best success").unwrap();
    let shown = alice.wait_for(SOON, is_best).await.unwrap();
    assert!(shown.text.contains("best success rate up to Rp\u{a0}15,000"), "{}", shown.text);
    alice.press(confirm.id, "+").unwrap();
    alice.wait_for(SOON, |m| is_best(m) && m.button("Buy 2 for").is_some()).await.unwrap();
    alice.press(confirm.id, "2 numbers").unwrap();
    alice.wait_for(SOON, |m| is_best(m) && m.button("· 2 ·").is_some()).await.unwrap();
    press(&alice, "Buy 2 for").await;
    app.comes(&alice, "× 2").await;
    let body = json!({
        "catalog_product_id": shared(&app), "quantity": 2, "max_price": 15_000, "policy": "best_success",
    });
    assert_eq!((bodies(&app), app.charges(&account)), (vec![body], 2));
    app.finish().await;
}

#[tokio::test]
async fn o22_a_dearer_offer_that_was_chosen_is_the_one_that_is_bought_and_a_deep_fall_is_asked_about() {
    for (dollars, fallen) in [(false, false), (true, false), (false, true)] {
        let app = TestApp::on(Surface::Live).await;
        let (alice, account, _) = person(&app, dollars).await;
        app.sms.set_price(SAMPLE, 20_000);
        let said = alice.say("/buy wa indonesia");
        let confirm = alice.wait_for(SOON, |m| m.id > said && m.button("Buy for").is_some()).await.unwrap();
        let pick = Callback::Pick { product: ProductId(i64::try_from(SAMPLE).unwrap()), quantity: 1 };
        press_callback(&alice, confirm.id, &pick).await;
        let label = if dollars { "Buy for $1.2308" } else { "Buy for Rp\u{a0}20,000" };
        alice.wait_for(SOON, |m| m.id == confirm.id && m.button(label).is_some()).await.unwrap();
        if fallen {
            app.sms.set_price(SAMPLE, 9_000);
            alice.press(confirm.id, label).unwrap();
            sees(&alice, "fell from Rp\u{a0}20,000 to Rp\u{a0}9,000").await;
            assert_eq!(app.sms.count(Endpoint::Create), 0);
            alice.press(confirm.id, "Buy for Rp\u{a0}9,000").unwrap();
        } else {
            alice.press(confirm.id, label).unwrap();
        }
        let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        assert_eq!((order.product_id, order.amount), (SAMPLE, if fallen { 9_000 } else { 20_000 }));
        app.comes(&alice, &format!("#{}", order.id)).await;
        app.finish().await;
    }
}

#[tokio::test]
async fn o22_the_older_surface_offers_no_policy() {
    let app = TestApp::on(Surface::Seed).await;
    let (alice, _, words) = person(&app, false).await;
    let confirm = app.choose(&alice, words).await;
    assert!(confirm.button("Best success").is_none() && confirm.button("Cheapest").is_none(), "{confirm:?}");
    app.finish().await;
}

#[tokio::test]
async fn o22_dollars_that_no_longer_pay_for_the_price_are_asked_about_again() {
    for (rate, told) in
        [(16_000, "went up from $0.9231 to $0.9375"), (16_249, "The exchange rate moved"), (16_500, "")]
    {
        let app = TestApp::on(Surface::Live).await;
        let (alice, account, words) = person(&app, true).await;
        app.choose(&alice, words).await;
        app.sms.set_fx(Some(rate));
        press(&alice, words.buy).await;
        if !told.is_empty() {
            let question = sees(&alice, told).await;
            assert_eq!(app.sms.count(Endpoint::Create), 0);
            alice.press(question.id, words.buy).unwrap();
        }
        sees(&alice, "+62").await;
        assert_eq!((app.charges(&account), app.sms.balance(&account)), (1, 485_000), "{rate}");
        app.finish().await;
    }
}

#[tokio::test]
async fn o22_one_tap_allows_up_to_the_limit_of_the_favorite_and_the_guard_counts_that() {
    for held in [false, true] {
        let app = TestApp::on(Surface::Live).await;
        let (alice, account, words) = person(&app, false).await;
        let confirm = app.choose(&alice, words).await;
        let product = ProductId(i64::try_from(SAMPLE).unwrap());
        for change in [FavouriteChange::Keep, FavouriteChange::Ceiling(16_000), FavouriteChange::OneTap(true)]
        {
            press_callback(&alice, confirm.id, &Callback::Favourite { product, change }).await;
        }
        if held {
            let cap = Callback::SetGuard(GuardChange::DailyCap(15));
            press_callback(&alice, confirm.id, &cap).await;
        }
        let front = ask(&alice, "/buy", "What do you need").await;
        buy_by_one_tap(&app, &alice, &front, held, &account).await;
        app.finish().await;
    }
}

async fn buy_by_one_tap(app: &TestApp, alice: &User, front: &Message, held: bool, account: &Account) {
    if held {
        // 16,000 may be charged, and 15,000 may be spent.
        alice.press(front.id, "⚡ Buy").unwrap();
        sees(alice, "limit").await;
        app.quiet().await;
        assert_eq!(app.sms.count(Endpoint::Create), 0);
        return;
    }
    let press = || drop(alice.press(front.id, "⚡ Buy").unwrap());
    buy_as_the_price_rises(app, press, Rise::BeforeTheCall, 1, || app.sms.set_price(SAMPLE, 15_400)).await;
    sees(alice, "+62").await;
    let limits: Vec<_> = bodies(app).iter().filter_map(|body| body.get("max_price").cloned()).collect();
    assert_eq!(limits, [json!(16_000)]);
    assert_eq!(app.sms.balance(account), 484_600);
}
