//! Cancels, finishes and resends without a plain success: the user is told the truth, and unclear results are
//! looked up and reported (FAULTS M7, M8, M9, M25, M27).

use std::time::Duration;

use sandbox::smscode::{Account, Endpoint, Fault, OrderSnapshot, Sms, Status, Surface};
use sandbox::telegram::{Message, User};
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{count, mark, order_id, press, press_callback, sees};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];
const NOT_BACK: &str = "nothing was refunded";
const UNCLEAR: &str = "I don't know yet whether the order was canceled";
const ENDED: &str = "Order canceled";

/// An order that can be canceled now.
async fn old_order(app: &TestApp) -> (User, Account, OrderSnapshot, Message) {
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    app.quiet().await;
    app.advance(125);
    app.quiet().await;
    (alice, account, order, card)
}

/// An order with a promised cancel that is due in two minutes.
async fn promised(app: &TestApp) -> (User, Account, OrderSnapshot, Message) {
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    press(&alice, "Cancel · ").await;
    alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("I'll cancel ")).await.unwrap();
    app.quiet().await;
    (alice, account, order, card)
}

/// Lets some time pass in which nothing new may arrive.
async fn pass(app: &TestApp, seconds: u64) {
    for _ in 0..seconds.div_ceil(5) {
        app.advance(5);
        app.sms.wait_until(Duration::from_millis(30), |_| false).await.unwrap_err();
    }
}

#[tokio::test]
async fn m7_a_cancel_that_took_effect_behind_a_dead_proxy_is_unclear_and_then_told() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account, order, card) = old_order(&app).await;
        app.sms.fail_next(Endpoint::Cancel, Fault::Html(503).after_effect());
        for endpoint in [Endpoint::Order, Endpoint::Active] {
            app.sms.fail_always(endpoint, Fault::Html(503));
        }
        let seen = mark(&alice);
        press_callback(&alice, card.id, &Callback::CancelOrder { order: order_id(&order) }).await;
        alice.wait_for_new(SOON, seen, UNCLEAR).await.unwrap();
        assert_eq!(count(&alice, NOT_BACK), 0);
        pass(&app, 20).await;
        let seen = mark(&alice);
        app.sms.clear_faults();
        let told = app.comes_new(&alice, seen, ENDED).await;
        assert!(!told.silent, "{}", told.text);
        app.quiet().await;
        assert_eq!((count(&alice, ENDED), count(&alice, NOT_BACK)), (1, 0));
        assert_eq!(app.refunds(&account), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn m7_a_cancel_that_was_unclear_and_had_no_effect_is_told_too() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account, order, card) = old_order(&app).await;
        app.sms.fail_next(Endpoint::Cancel, Fault::Html(503));
        for endpoint in [Endpoint::Order, Endpoint::Active] {
            app.sms.fail_always(endpoint, Fault::EmptyBody(502));
        }
        press_callback(&alice, card.id, &Callback::CancelOrder { order: order_id(&order) }).await;
        sees(&alice, UNCLEAR).await;
        assert_eq!(count(&alice, NOT_BACK), 0);
        let seen = mark(&alice);
        app.sms.clear_faults();
        app.comes_new(&alice, seen, NOT_BACK).await;
        pass(&app, 60).await;
        app.quiet().await;
        assert_eq!((count(&alice, NOT_BACK), count(&alice, ENDED), app.refunds(&account)), (1, 0, 0));
        // The end that follows is reported again.
        app.sms.cancel_elsewhere(order.id);
        app.comes(&alice, ENDED).await;
        app.finish().await;
    }
}

#[tokio::test]
async fn m7_an_end_elsewhere_right_after_a_refused_cancel_is_told() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, _, order, card) = old_order(&app).await;
        app.sms.fail_next(Endpoint::Cancel, Fault::status(403, "FORBIDDEN"));
        press_callback(&alice, card.id, &Callback::CancelOrder { order: order_id(&order) }).await;
        sees(&alice, NOT_BACK).await;
        app.sms.cancel_elsewhere(order.id);
        app.comes(&alice, ENDED).await;
        app.finish().await;
    }
}

#[tokio::test]
async fn m7_an_own_cancel_whose_event_is_faster_than_its_answer_is_told_once() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        app.quiet().await;
        app.advance(125);
        app.sms.fail_next(Endpoint::Cancel, Fault::Delay(Duration::from_millis(1_500)));
        let seen = mark(&alice);
        press_callback(&alice, card.id, &Callback::CancelOrder { order: order_id(&order) }).await;
        alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("refunded")).await.unwrap();
        // The message about the end is dropped once the card has told it.
        app.quiet().await;
        pass(&app, 90).await;
        app.quiet().await;
        assert_eq!(alice.from_bot().iter().filter(|m| m.id > seen).count(), 0, "told on the card");
        app.finish().await;
    }
}

#[tokio::test]
async fn m8_a_promised_cancel_that_meets_a_refused_token_is_told_once() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account, order, _) = promised(&app).await;
        app.sms.fail_always(Endpoint::Cancel, Fault::status(401, "UNAUTHORIZED"));
        let canceled = app.sms.count(Endpoint::Cancel);
        app.advance_until(2, |world| world.count(Endpoint::Cancel) > canceled).await;
        app.sms.revoke_token(&account);
        app.comes(&alice, "no longer accepts your token").await;
        pass(&app, 60).await;
        app.quiet().await;
        assert_eq!(count(&alice, "no longer accepts your token"), 1);
        assert_eq!(app.sms.order(order.id).unwrap().status, Status::Active);
        app.finish().await;
    }
}

#[tokio::test]
async fn m8_a_promised_cancel_that_is_refused_for_good_is_told_once_and_given_up() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, _, order, card) = promised(&app).await;
        app.sms.fail_always(Endpoint::Cancel, Fault::status(403, "FORBIDDEN"));
        app.comes(&alice, NOT_BACK).await;
        pass(&app, 60).await;
        app.quiet().await;
        assert_eq!(count(&alice, NOT_BACK), 1);
        assert!(!alice.message(card.id).unwrap().text.contains("I'll cancel "));
        assert_eq!(app.sms.order(order.id).unwrap().status, Status::Active);
        app.finish().await;
    }
}

#[tokio::test]
async fn m9_the_end_of_a_promised_cancel_is_told_even_when_its_answer_was_lost() {
    for surface in BOTH {
        for notification in [false, true] {
            let app = TestApp::public(surface).await;
            let (alice, account) = match notification {
                true => app.pushed("Alice", "en", 500_000).await,
                false => app.linked("Alice", "en", 500_000).await,
            };
            app.buy(&alice, &account).await;
            press(&alice, "Cancel · ").await;
            sees(&alice, "I'll cancel ").await;
            app.quiet().await;
            app.sms.fail_next(Endpoint::Cancel, Fault::DropAfter);
            app.sms.fail_always(Endpoint::Order, Fault::Html(502));
            app.advance_until(2, |world| !world.ledger().iter().all(|entry| entry.amount < 0)).await;
            app.sms.fail_always(Endpoint::Active, Fault::Html(502));
            pass(&app, 8).await;
            app.sms.clear_faults();
            let told = app.comes(&alice, ENDED).await;
            assert!(!told.silent);
            pass(&app, 60).await;
            app.quiet().await;
            assert_eq!((count(&alice, ENDED), app.refunds(&account)), (1, 1), "{surface:?} {notification}");
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn m9_the_end_of_a_promised_cancel_is_told_after_a_stop_in_between() {
    for surface in BOTH {
        let mut app = TestApp::on(surface).await;
        let (alice, account, _, _) = promised(&app).await;
        app.sms.fail_next(Endpoint::Cancel, Fault::DropAfter);
        app.sms.fail_always(Endpoint::Order, Fault::Html(502));
        app.advance_until(2, |world| !world.ledger().iter().all(|entry| entry.amount < 0)).await;
        app.stop().await;
        app.sms.clear_faults();
        app.run().await;
        app.comes(&alice, ENDED).await;
        app.quiet().await;
        assert_eq!((count(&alice, ENDED), app.refunds(&account)), (1, 1));
        app.finish().await;
    }
}

#[tokio::test]
async fn m25_a_promised_cancel_that_meets_the_daily_cap_is_told_with_the_end_of_the_number() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, _, order, card) = promised(&app).await;
    app.sms.fail_next(Endpoint::Cancel, Fault::status_after(429, "RATE_LIMIT_EXCEEDED", 43_200));
    let told = app.comes(&alice, "cancel any more orders today").await;
    let ends = order.expires_at.format("%H:%M").to_string();
    assert!(told.text.contains(&ends) && told.text.contains(NOT_BACK), "{ends}: {}", told.text);
    alice.wait_for(SOON, |m| m.id == card.id && !m.text.contains("I'll cancel ")).await.unwrap();
    let cancels = app.sms.count(Endpoint::Cancel);
    pass(&app, 120).await;
    app.quiet().await;
    assert_eq!(
        (count(&alice, "cancel any more orders today"), app.sms.count(Endpoint::Cancel)),
        (1, cancels)
    );
    app.finish().await;
}

#[tokio::test]
async fn m25_a_cancel_that_meets_the_daily_cap_says_when_the_number_ends() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, _, order, card) = old_order(&app).await;
    app.sms.fail_next(Endpoint::Cancel, Fault::status_after(429, "RATE_LIMIT_EXCEEDED", 43_200));
    press_callback(&alice, card.id, &Callback::CancelOrder { order: order_id(&order) }).await;
    let told = sees(&alice, "cancel any more orders today").await;
    let ends = order.expires_at.format("%H:%M").to_string();
    assert!(told.text.contains(&ends), "{ends}: {}", told.text);
    assert!(told.button("Try again").is_none(), "it would only be refused again");
    app.finish().await;
}

#[tokio::test]
async fn m27_a_cancel_that_the_operator_refuses_can_be_tried_again() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account, order, card) = old_order(&app).await;
        app.sms.fail_next(Endpoint::Cancel, Fault::status(422, "PROVIDER_ERROR"));
        press_callback(&alice, card.id, &Callback::CancelOrder { order: order_id(&order) }).await;
        let told = sees(&alice, NOT_BACK).await;
        assert!(told.text.contains("The operator didn't accept the cancel"), "{}", told.text);
        assert!(!told.text.contains("couldn't provide a number") && told.text.contains("still active"));
        assert!(told.button("See other offers").is_none(), "nothing is being bought");
        press(&alice, "Try again").await;
        sees(&alice, "refunded.").await;
        assert_eq!(app.refunds(&account), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn m27_a_promised_cancel_that_the_operator_refuses_is_tried_again_before_it_is_given_up() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account, _, _) = promised(&app).await;
        app.sms.fail_next(Endpoint::Cancel, Fault::status(422, "PROVIDER_ERROR"));
        app.comes(&alice, ENDED).await;
        app.quiet().await;
        assert_eq!((count(&alice, NOT_BACK), app.refunds(&account)), (0, 1));
        app.finish().await;
    }
}

async fn with_code(app: &TestApp) -> (User, OrderSnapshot, Message) {
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    app.sms.deliver_sms(order.id, Sms::code("1212"));
    app.advance_until_shown(2, &alice, |m| m.button("Finish").is_some()).await;
    app.quiet().await;
    (alice, order, card)
}

#[tokio::test]
async fn m7_a_finish_or_a_resend_that_failed_says_what_is_true_of_the_order() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, order, card) = with_code(&app).await;
        let id = order_id(&order);
        for (endpoint, callback) in [
            (Endpoint::Finish, Callback::Finish { order: id }),
            (Endpoint::Resend, Callback::Resend { order: id }),
        ] {
            let seen = mark(&alice);
            app.sms.fail_next(endpoint, Fault::status(403, "FORBIDDEN"));
            press_callback(&alice, card.id, &callback).await;
            let told = alice.wait_for_new(SOON, seen, "The order is still active.").await.unwrap();
            assert!(!told.text.contains("Your balance wasn't touched"), "{}", told.text);
            let seen = mark(&alice);
            app.sms.fail_next(endpoint, Fault::DropBefore);
            app.sms.fail_next(Endpoint::Order, Fault::Html(502));
            app.sms.fail_next(Endpoint::Order, Fault::Html(502));
            press_callback(&alice, card.id, &callback).await;
            let told = alice.wait_for_new(SOON, seen, "I don't know whether it worked").await.unwrap();
            assert!(told.button("Refresh").is_some() && !told.text.contains("still active"), "{}", told.text);
            app.sms.clear_faults();
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn m7_a_number_for_which_no_sms_can_be_requested_is_explained() {
    // The live surface says in advance that it can't, so there is no button.
    for surface in [Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let google = app.sms.catalog().products().find(|p| p.platform_id == 2 && p.available > 0).unwrap().id;
        let order = app.sms.create_elsewhere(&account, google).unwrap();
        crate::steps::ask(&alice, "/active", "ctive order").await;
        app.sms.deliver_sms(order, Sms::code("6543"));
        let again = "Another SMS";
        app.advance_until_shown(2, &alice, |m| m.button(again).is_some()).await;
        press(&alice, again).await;
        sees(&alice, "Have the service send the code again").await;
        app.finish().await;
    }
}
