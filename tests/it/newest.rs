//! SMS under the provider's newest contract: aggregates, order, age, early ends, floods of events, and the
//! names of orders from an operator's tier (FAULTS M4, M13, M15, M18–M20, M26).

use sandbox::smscode::{Account, Endpoint, Fault, RawEvent, Signed, Sms, Status, Surface};
use sandbox::telegram::{Message, User};
use serde_json::json;
use smscode_bot::domain::UserId;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, SAMPLE, ask, count, mark, order_id, rings, sees, tells_number};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];

/// The body of an event without an SMS count.
fn said(app: &TestApp, order: u64, code: &str, text: &str) -> RawEvent {
    let data = json!({
        "order_id": order, "otp_code": code, "otp_message": text, "product_id": SAMPLE,
        "phone_number": app.sms.order(order).unwrap().phone_number, "country": "Indonesia", "platform": "WhatsApp",
    });
    let body =
        json!({ "event": "order.otp_received", "timestamp": app.clock.now().to_rfc3339(), "data": data });
    RawEvent { body: body.to_string(), signed: Signed::Rightly, url: None }
}

async fn person(app: &TestApp, pushed: bool) -> (User, Account) {
    match pushed {
        true => app.pushed("Alice", "en", 500_000).await,
        false => app.linked("Alice", "en", 500_000).await,
    }
}

/// Lets the poller run twice: when the second poll begins, the results of the first have been processed.
async fn looked(app: &TestApp) {
    let looks = app.sms.count(Endpoint::Active);
    app.advance_until(7, |state| state.count(Endpoint::Active) >= looks + 2).await;
    app.quiet().await;
}

fn newer(user: &User, than: i32) -> Vec<Message> {
    user.from_bot().into_iter().filter(|message| message.id > than).collect()
}

#[tokio::test]
async fn m15_another_text_is_another_sms_even_with_the_same_digits_at_the_same_moment() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = person(&app, true).await;
        let (order, _) = app.buy(&alice, &account).await;
        app.quiet().await;
        for text in ["Use 135790 to log in", "135790 is your recovery code"] {
            let event = said(&app, order.id, "135790", text);
            assert_eq!(app.sms.send_event(&account, event).await, Ok(200));
        }
        for text in ["Use 135790 to log in", "135790 is your recovery code"] {
            sees(&alice, text).await;
        }
        app.quiet().await;
        assert_eq!(rings(&alice, "135790"), 2, "{surface:?}");
        app.finish().await;
    }
}

#[tokio::test]
async fn m18_an_sms_without_a_code_is_shown_by_its_text_and_its_predecessors_code_is_not_announced_again() {
    for surface in BOTH {
        for pushed in [true, false] {
            let app = TestApp::public(surface).await;
            let (alice, account) = person(&app, pushed).await;
            let (order, card) = app.buy(&alice, &account).await;
            app.sms.deliver_sms(order.id, Sms::code("123456"));
            app.comes(&alice, "🔑 123456").await;
            looked(&app).await;
            let before = mark(&alice);
            app.sms.deliver_sms(order.id, Sms::text("Welcome, verified"));
            let second = app.comes_new(&alice, before, "Welcome, verified").await;
            assert!(!second.text.contains("123456") && !second.silent, "{}", second.text);
            assert!(second.text.starts_with("✉️ New SMS"), "{}", second.text);
            looked(&app).await;
            assert_eq!(
                (rings(&alice, "123456"), newer(&alice, before).len()),
                (1, 1),
                "{surface:?} {pushed}"
            );
            let copies = |m: &Message| m.id >= card.id && m.button("Copy 123456").is_some();
            assert!(alice.from_bot().iter().any(copies), "the code can still be copied");
            assert!(alice.message(card.id).unwrap().text.contains("🔑 123456"), "and stands on the card");
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn m19_an_sms_that_is_told_late_is_shown_once_as_earlier_and_the_card_stays_with_the_newest() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = person(&app, true).await;
        let (order, card) = app.buy(&alice, &account).await;
        app.quiet().await;
        // No poll happens in between.
        app.sms.fail_always(Endpoint::Active, Fault::EmptyBody(503));
        app.sms.webhooks().hold_next(1);
        app.sms.deliver_sms(order.id, Sms::code("111333"));
        app.advance(10);
        app.sms.deliver_sms(order.id, Sms::code("222444"));
        let newest = alice.wait_for(SOON, |m| m.text.starts_with("🔑 222444")).await.unwrap();
        assert!(!newest.text.contains("Earlier SMS"), "{}", newest.text);
        app.sms.webhooks().release_all(false).await;
        app.sms.clear_faults();
        let late = alice.wait_for(SOON, |m| m.text.starts_with("🔑 111333")).await.unwrap();
        assert!(late.text.contains("Earlier SMS"), "{surface:?}: {}", late.text);
        let card = async || {
            let both =
                |m: &Message| m.id == card.id && m.text.contains("111333") && m.text.contains("222444");
            alice.wait_for(SOON, both).await.unwrap()
        };
        let place = |card: &Message, code| card.text.find(code).unwrap();
        let shown = card().await;
        assert!(place(&shown, "222444") < place(&shown, "111333"), "{}", shown.text);
        looked(&app).await;
        let shown = card().await;
        assert!(place(&shown, "222444") < place(&shown, "111333"), "{}", shown.text);
        assert_eq!((rings(&alice, "111333"), rings(&alice, "222444")), (1, 1), "{surface:?}");
        app.finish().await;
    }
}

#[tokio::test]
async fn m20_a_fresh_code_is_not_told_with_the_age_of_the_first_sms() {
    for pushed in [true, false] {
        let app = TestApp::public(Surface::Live).await;
        let (alice, account) = person(&app, pushed).await;
        let (order, card) = app.buy(&alice, &account).await;
        app.sms.deliver_sms(order.id, Sms::code("414141"));
        app.comes(&alice, "🔑 414141").await;
        app.quiet().await;
        let first = app.clock.now();
        app.advance(8 * 60);
        looked(&app).await;
        let before = mark(&alice);
        app.sms.webhooks().lose_next(u32::from(pushed));
        app.sms.deliver_sms(order.id, Sms::code("424242"));
        let second = app.comes_new(&alice, before, "🔑 424242").await;
        assert!(!second.text.contains("ago"), "{}", second.text);
        let card = alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("424242")).await.unwrap();
        let time = first.format("%H:%M").to_string();
        let line = card.text.lines().find(|line| line.contains("424242")).unwrap();
        assert!(!line.contains(&time), "{}", card.text);
        app.finish().await;
    }
}

#[tokio::test]
async fn m13_an_order_that_ended_before_the_answer_to_its_purchase_rings_once() {
    for surface in BOTH {
        for (status, told) in
            [(Status::Expired, "Time's up. No SMS arrived"), (Status::Canceled, "Order canceled")]
        {
            for event in [true, false] {
                let app = TestApp::public(surface).await;
                let (alice, account) = person(&app, event).await;
                let confirm = app.choose(&alice, &EN).await;
                // Either the answer is lost for good and the list decides, or it is only slow.
                let fault =
                    if event { Fault::Hang } else { Fault::status(500, "INTERNAL_ERROR").after_effect() };
                app.sms.fail_always(Endpoint::Create, fault);
                alice.press(confirm.id, EN.buy).unwrap();
                let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
                match status {
                    Status::Expired => app.sms.expire(order.id),
                    _ => app.sms.cancel_elsewhere(order.id),
                };
                if event {
                    app.sms.wait_until(SOON, |state| !state.deliveries().is_empty()).await.unwrap();
                    app.sms.clear_faults();
                    app.sms.release_hung();
                }
                // The card of a purchase that was reported as uncertain is a separate message and shows the
                // end, too.
                let is_end = |m: &Message| m.text.trim_start_matches("⌛ ").starts_with(told);
                let end = app.advance_until_shown(2, &alice, is_end).await;
                assert!(!end.silent && tells_number(&end, &order.phone_number), "{}", end.text);
                app.sms.clear_faults();
                app.quiet().await;
                app.advance(60);
                app.quiet().await;
                let times = alice.from_bot().iter().filter(|m| is_end(m)).count();
                assert_eq!(times, 1, "{surface:?} {status:?}, event: {event}");
                assert_eq!((app.charges(&account), app.refunds(&account)), (1, 1));
                app.finish().await;
            }
        }
    }
}

#[tokio::test]
async fn m13_an_end_of_an_order_from_elsewhere_that_only_its_event_tells_of_rings_once_and_history_does_not()
{
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = person(&app, true).await;
        app.sms.webhooks().lose_next(1);
        let old = app.sms.create_elsewhere(&account, SAMPLE).unwrap();
        app.sms.cancel_elsewhere(old);
        let order = app.sms.create_elsewhere(&account, SAMPLE).unwrap();
        app.sms.expire(order);
        sees(&alice, "Time's up. No SMS arrived").await;
        app.quiet().await;
        ask(&alice, &format!("/order {old}"), "Canceled").await;
        app.quiet().await;
        assert_eq!(count(&alice, "Order canceled"), 0, "what is looked up is no news");
        let rung = alice.from_bot().iter().filter(|m| m.text.starts_with("⌛ Time's up")).count();
        assert_eq!(rung, 1, "{surface:?}");
        app.finish().await;
    }
}

#[tokio::test]
async fn m4_events_add_fifty_sms_to_an_order_and_none_ten_minutes_after_its_end() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = person(&app, true).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.quiet().await;
    let (user, id) = (UserId(alice.chat_id()), order_id(&order));
    let kept = async || app.app().store().find_order(user, id).await.unwrap().unwrap().sms.len();
    for n in 0..70 {
        let code = format!("{}", 500_000 + n);
        let event = said(&app, order.id, &code, &format!("code {code}"));
        assert_eq!(app.sms.send_event(&account, event).await, Ok(200));
    }
    assert_eq!(kept().await, 50);
    // What the provider itself lists is accepted all the same.
    app.sms.webhooks().lose_next(1);
    app.sms.deliver_sms(order.id, Sms::code("606060"));
    app.comes(&alice, "🔑 606060").await;
    assert_eq!(kept().await, 51);

    let (other, _) = app.buy(&alice, &account).await;
    app.sms.cancel_elsewhere(other.id);
    app.quiet().await;
    let kept =
        async || app.app().store().find_order(user, order_id(&other)).await.unwrap().unwrap().sms.len();
    let late = said(&app, other.id, "717171", "code 717171");
    assert_eq!(app.sms.send_event(&account, late).await, Ok(200));
    assert_eq!(kept().await, 1, "soon after the end it is still taken in");
    app.advance(11 * 60);
    let later = said(&app, other.id, "727272", "code 727272");
    assert_eq!(app.sms.send_event(&account, later).await, Ok(200));
    assert_eq!(kept().await, 1);
    app.finish().await;
}

#[tokio::test]
async fn m26_an_order_of_an_operators_tier_from_elsewhere_is_named_with_its_operator() {
    for sold_out in [false, true] {
        let app = TestApp::on(Surface::Live).await;
        let (alice, account) = person(&app, false).await;
        let catalog = app.sms.catalog();
        let tier = catalog
            .products()
            .find(|p| (p.country_id, p.platform_id) == (6, 3) && p.operator_id.is_some() && p.available > 0);
        let tier = tier.unwrap();
        let operator = catalog.operator_name(tier.operator_id).unwrap();
        if sold_out {
            // This service in this country is listed only for requests that name the operator.
            app.sms.set_stock(SAMPLE, 0);
        }
        let order = app.sms.create_elsewhere(&account, tier.id).unwrap();
        ask(&alice, "/active", "active order").await;
        let card = app.comes(&alice, &format!("#{order}")).await;
        for name in ["WhatsApp", "Indonesia", operator] {
            assert!(card.text.contains(name), "{name} in {}", card.text);
        }
        app.sms.deliver_sms(order, Sms::code("161616"));
        let code = app.comes(&alice, "🔑 161616").await;
        assert!(code.text.contains("WhatsApp") && code.text.contains(operator), "{}", code.text);
        app.finish().await;
    }
}

#[tokio::test]
async fn m26_the_tiers_of_operators_are_offered_beside_the_others_and_can_be_bought() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, account) = person(&app, false).await;
    let catalog = app.sms.catalog();
    let all = catalog.products().filter(|p| (p.country_id, p.platform_id) == (6, 3));
    let all: Vec<_> = all.filter(|p| p.active && p.available > 0).collect();
    assert!(all.len() > 1);
    let offers = ask(&alice, "/buy wa indonesia", "WhatsApp").await;
    for product in &all {
        let name = catalog.operator_name(product.operator_id).unwrap_or_default();
        assert!(offers.buttons().any(|button| button.text.contains(name)), "{name}: {offers:?}");
    }
    let tier = all.iter().find(|product| product.operator_id.is_some()).unwrap();
    let operator = catalog.operator_name(tier.operator_id).unwrap();
    alice.press(offers.id, operator).unwrap();
    let is_chosen =
        |m: &Message| m.id == offers.id && m.text.contains(operator) && m.button(EN.buy).is_some();
    let confirm = alice.wait_for(SOON, is_chosen).await.unwrap();
    alice.press(confirm.id, EN.buy).unwrap();
    let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    assert_eq!(order.operator_id, tier.operator_id);
    app.comes(&alice, &format!("#{}", order.id)).await;
    app.finish().await;
}
