//! The same number again: a completed order's number is quoted, confirmed, and rented once (issue 23).

use sandbox::smscode::{Account, Endpoint, Fault, OrderSnapshot, Sms, State, Surface};
use sandbox::telegram::{Message, User};
use serde_json::{Value, json};
use smscode_bot::domain::UserId;
use smscode_bot::domain::guard::GuardChange;
use smscode_bot::views::{Callback, terms};

use crate::app::{SOON, TestApp};
use crate::steps::{EN, SAMPLE, USD, Words, ask, mark, order_id, press, press_callback, sees, tells_number};

const AGAIN: &str = "Same number again";

/// A person with a completed order, and its card.
struct Done {
    app: TestApp,
    alice: User,
    account: Account,
    words: &'static Words,
    order: OrderSnapshot,
    card: Message,
}

impl Done {
    async fn start(dollars: bool) -> Self {
        let app = TestApp::on(Surface::Live).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let words = if dollars { &USD } else { &EN };
        if dollars {
            ask(&alice, "/settings", "Settings").await;
            press(&alice, "→ $").await;
        }
        let (order, card) = app.buy_with(&alice, &account, words).await;
        app.sms.deliver_sms(order.id, Sms::code("515253"));
        app.comes(&alice, "🔑 515253").await;
        press(&alice, "Finish").await;
        let card = alice.wait_for(SOON, |m| m.id == card.id && m.button(AGAIN).is_some()).await.unwrap();
        app.quiet().await;
        Self { app, alice, account, words, order, card }
    }

    /// Presses "Same number again"; returns the newest answer that has this text.
    async fn asks(&self, answer: &str) -> Message {
        let before = mark(&self.alice);
        self.alice.press(self.card.id, AGAIN).unwrap();
        self.alice.wait_for(SOON, |m| m.id > before && m.text.contains(answer)).await.unwrap()
    }

    /// Goes to the confirm screen.
    async fn confirm(&self) -> Message {
        let confirm = self.asks(&format!("Same number as order #{}", self.order.id)).await;
        assert!(confirm.button(self.words.buy).is_some(), "{confirm:?}");
        confirm
    }

    fn children(&self) -> Vec<OrderSnapshot> {
        let orders = self.app.sms.orders(&self.account);
        orders.into_iter().filter(|order| order.parent == Some(self.order.id)).collect()
    }

    /// The child's card, which is a message of its own.
    async fn child(&self) -> (OrderSnapshot, Message) {
        let child = |state: &State<'_>| state.orders().any(|order| order.parent == Some(self.order.id));
        self.app.sms.wait_until(SOON, child).await.unwrap();
        let child = self.children().remove(0);
        assert_eq!(child.phone_number, self.order.phone_number);
        let (id, title) = (format!("#{}", child.id), format!("Same number as order #{}", self.order.id));
        let shows = |m: &Message| m.id != self.card.id && m.text.contains(&id) && m.text.contains(&title);
        let card = self.app.advance_until_shown(10, &self.alice, shows).await;
        assert!(tells_number(&card, &child.phone_number), "{}", card.text);
        (child, card)
    }

    /// The distinct keys and bodies of the reactivations that were sent.
    fn calls(&self) -> Vec<(Option<String>, Option<Value>)> {
        let calls = self.app.sms.calls_of(Endpoint::Reactivate).into_iter();
        let mut calls: Vec<_> = calls.map(|call| (call.idempotency_key, call.body)).collect();
        calls.dedup();
        calls
    }

    fn charges(&self) -> usize {
        self.app.charges(&self.account)
    }
}

#[tokio::test]
async fn o23_the_same_number_is_quoted_confirmed_and_its_card_says_which_order_it_continues() {
    for (dollars, limit) in [(false, json!(15_000)), (true, json!("0.9231"))] {
        let done = Done::start(dollars).await;
        let confirm = done.confirm().await;
        assert_eq!(
            (done.charges(), done.app.sms.count(Endpoint::Reactivate)),
            (1, 0),
            "a quote charges nothing"
        );
        done.alice.press(confirm.id, done.words.buy).unwrap();
        let (child, card) = done.child().await;
        let calls = done.calls();
        assert_eq!(calls.len(), 1);
        assert_eq!(calls[0].1, Some(json!({ "id": done.order.id, "max_price": limit })));
        assert!(calls[0].0.is_some());
        assert_eq!((done.charges(), done.app.sms.balance(&done.account)), (2, 470_000));
        assert_eq!(card.id, confirm.id, "the confirm screen becomes its card");
        done.app.sms.deliver_sms(child.id, Sms::code("616263"));
        done.app.comes(&done.alice, "🔑 616263").await;
        // Looked up later, it still says so.
        let shown = ask(&done.alice, &format!("/order {}", child.id), &format!("#{}", child.id)).await;
        assert!(shown.text.contains(&format!("Same number as order #{}", done.order.id)), "{}", shown.text);
        done.app.finish().await;
    }
}

#[tokio::test]
async fn o23_an_order_that_is_completed_elsewhere_offers_its_number_and_the_older_surface_none() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        app.sms.deliver_sms(order.id, Sms::code("515253"));
        app.comes(&alice, "🔑 515253").await;
        app.sms.complete_elsewhere(order.id);
        let is_done = |m: &Message| m.id == card.id && m.button("Buy again").is_some();
        let card = app.advance_until_shown(5, &alice, is_done).await;
        assert_eq!(card.button(AGAIN).is_some(), surface == Surface::Live, "{surface:?}: {card:?}");
        app.finish().await;
    }
}

#[tokio::test]
async fn o23_a_canceled_or_expired_order_offers_no_number() {
    for cancel in [true, false] {
        let app = TestApp::on(Surface::Live).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, _) = app.buy(&alice, &account).await;
        if cancel {
            app.sms.cancel_elsewhere(order.id);
        } else {
            app.sms.expire(order.id);
        }
        let end = app.advance_until_shown(5, &alice, |m| m.button("Buy again").is_some()).await;
        assert!(end.button(AGAIN).is_none(), "{end:?}");
        let shown = ask(&alice, &format!("/order {}", order.id), &format!("#{}", order.id)).await;
        assert!(shown.button(AGAIN).is_none(), "{shown:?}");
        app.finish().await;
    }
}

#[tokio::test]
async fn o23_a_quote_that_rose_before_the_press_is_asked_about_again() {
    let done = Done::start(false).await;
    let confirm = done.confirm().await;
    done.app.sms.set_price(SAMPLE, 20_000);
    done.alice.press(confirm.id, EN.buy).unwrap();
    let question = sees(&done.alice, "Rp\u{a0}15,000 to Rp\u{a0}20,000").await;
    assert_eq!((done.charges(), done.app.sms.count(Endpoint::Reactivate)), (1, 0));
    done.alice.press(question.id, "Buy for Rp\u{a0}20,000").unwrap();
    done.child().await;
    assert_eq!((done.charges(), done.app.sms.balance(&done.account)), (2, 465_000));
    done.app.finish().await;
}

#[tokio::test]
async fn o23_a_quote_that_rose_after_the_press_is_refused_and_the_new_one_has_its_button() {
    for (dollars, again) in [(false, "Buy for Rp\u{a0}15,001"), (true, "Buy for $0.9231")] {
        let done = Done::start(dollars).await;
        let confirm = done.confirm().await;
        let quotes = done.app.sms.count(Endpoint::ReactivateOptions);
        done.app.sms.fail_next(Endpoint::ReactivateOptions, Fault::Hang);
        done.alice.press(confirm.id, done.words.buy).unwrap();
        let asked = |state: &State<'_>| state.count(Endpoint::ReactivateOptions) > quotes;
        done.app.sms.wait_until(SOON, asked).await.unwrap();
        done.app.sms.set_price(SAMPLE, 15_001);
        done.app.sms.release_hung();
        let no = sees(&done.alice, "The same number now costs more than").await;
        assert!(no.text.contains(done.words.nothing_charged), "{}", no.text);
        assert_eq!((done.charges(), done.calls().len()), (1, 1));
        done.alice.press(no.id, again).unwrap();
        done.child().await;
        assert_eq!((done.charges(), done.app.sms.balance(&done.account)), (2, 469_999));
        done.app.finish().await;
    }
}

#[tokio::test]
async fn o23_what_keeps_a_number_from_being_rented_again_is_told_as_it_is() {
    let until = |app: &TestApp| (app.clock.now() + chrono::TimeDelta::minutes(7)).to_rfc3339();
    for endpoint in [Endpoint::ReactivateOptions, Endpoint::Reactivate] {
        let done = Done::start(false).await;
        let early = Fault::Status {
            http: 409,
            code: "CONFLICT".to_owned(),
            retry_after: None,
            details: Some(json!({ "until": until(&done.app) })),
        };
        for (fault, told) in [
            (Fault::Conflict, "can't rent this number again right now"),
            (early, "too early to rent this number again"),
            (Fault::status(404, "NOT_FOUND"), "This number is gone"),
            (Fault::status(422, "PROVIDER_ERROR"), "The operator didn't release this number"),
        ] {
            // At the press that asks, or at the call that spends.
            let before = mark(&done.alice);
            if endpoint == Endpoint::ReactivateOptions {
                done.app.sms.fail_next(endpoint, fault);
                done.asks(told).await;
                continue;
            }
            let confirm = done.confirm().await;
            done.app.sms.fail_next(endpoint, fault);
            done.alice.press(confirm.id, EN.buy).unwrap();
            let no = done.alice.wait_for(SOON, |m| m.id > before && m.text.contains(told)).await.unwrap();
            assert!(no.text.contains(EN.nothing_charged), "{}", no.text);
            assert!(no.button("Buy again").is_some(), "{no:?}");
        }
        assert_eq!(done.charges(), 1);
        done.app.finish().await;
    }
}

#[tokio::test]
async fn o23_a_number_that_the_provider_gave_up_is_told_as_gone() {
    for confirmed in [false, true] {
        let done = Done::start(false).await;
        if confirmed {
            let confirm = done.confirm().await;
            done.app.sms.give_up_number(done.order.id);
            done.alice.press(confirm.id, EN.buy).unwrap();
            sees(&done.alice, "This number is gone").await;
        } else {
            done.app.sms.give_up_number(done.order.id);
            done.asks("This number is gone").await;
        }
        assert_eq!((done.charges(), done.app.sms.count(Endpoint::Reactivate)), (1, 0));
        done.app.finish().await;
    }
}

#[tokio::test]
async fn o23_a_number_that_is_in_use_already_is_not_rented_twice() {
    let done = Done::start(false).await;
    let (one, two) = (done.confirm().await, done.confirm().await);
    done.alice.press(one.id, EN.buy).unwrap();
    done.child().await;
    done.alice.press(two.id, EN.buy).unwrap();
    sees(&done.alice, "can't rent this number again right now").await;
    assert_eq!((done.charges(), done.children().len()), (2, 1));
    done.app.finish().await;
}

#[tokio::test]
async fn o23_an_answer_that_is_lost_is_followed_by_the_same_call_and_one_charge() {
    let done = Done::start(true).await;
    let confirm = done.confirm().await;
    done.app.sms.fail_next(Endpoint::Reactivate, Fault::DropAfter);
    done.app.sms.fail_next(Endpoint::Reactivate, Fault::InProgress);
    done.alice.press(confirm.id, USD.buy).unwrap();
    done.child().await;
    assert_eq!((done.calls().len(), done.charges(), done.children().len()), (1, 2, 1));
    assert!(done.app.sms.count(Endpoint::Reactivate) >= 2);
    done.app.finish().await;
}

#[tokio::test]
async fn o23_in_doubt_the_list_decides_by_the_number_and_no_other_purchase_takes_the_order() {
    for forgotten in [false, true] {
        let done = Done::start(false).await;
        let confirm = done.confirm().await;
        // Another purchase of the same service and country is in doubt, too, and had no effect.
        let other = done.app.choose(&done.alice, &EN).await;
        done.app.sms.fail_always(Endpoint::Create, Fault::EmptyBody(504));
        done.alice.press(other.id, EN.buy).unwrap();
        done.app.sms.wait_until(SOON, |state| state.count(Endpoint::Create) > 1).await.unwrap();
        let lost = Fault::status(500, "INTERNAL_ERROR").after_effect();
        done.app.sms.fail_always(Endpoint::Reactivate, lost);
        done.alice.press(confirm.id, EN.buy).unwrap();
        done.app.sms.wait_until(SOON, |state| state.orders().count() == 2).await.unwrap();
        if forgotten {
            done.app.sms.forget_idempotency_keys();
        }
        done.child().await;
        let no = |m: &Message| m.text.contains("not bought");
        done.app.advance_until_shown(10, &done.alice, no).await;
        assert_eq!((done.calls().len(), done.charges(), done.children().len()), (1, 2, 1));
        done.app.sms.clear_faults();
        done.app.finish().await;
    }
}

#[tokio::test]
async fn o23_a_conflict_after_an_unclear_answer_is_decided_by_the_list() {
    for took_effect in [true, false] {
        let done = Done::start(false).await;
        let confirm = done.confirm().await;
        let first = if took_effect { Fault::DropAfter } else { Fault::DropBefore };
        done.app.sms.fail_next(Endpoint::Reactivate, first);
        done.app.sms.fail_always(Endpoint::Reactivate, Fault::Conflict);
        done.alice.press(confirm.id, EN.buy).unwrap();
        if took_effect {
            done.child().await;
        } else {
            let no = |m: &Message| m.text.contains("can't rent this number again right now");
            done.app.advance_until_shown(5, &done.alice, no).await;
        }
        assert_eq!(done.charges(), if took_effect { 2 } else { 1 });
        done.app.sms.clear_faults();
        done.app.finish().await;
    }
}

#[tokio::test]
async fn o23_the_spending_limits_hold_for_it_as_for_any_purchase() {
    for (change, told) in [
        (GuardChange::Freeze(true), "Buying is frozen"),
        (GuardChange::DailyCap(20), "24-hour limit"),
        (GuardChange::AskAbove(10), "check with you first"),
    ] {
        let done = Done::start(false).await;
        let confirm = done.confirm().await;
        press_callback(&done.alice, done.card.id, &Callback::SetGuard(change)).await;
        done.alice.press(confirm.id, EN.buy).unwrap();
        let held = done.alice.wait_for(SOON, |m| m.id == confirm.id && m.text.contains(told)).await.unwrap();
        assert_eq!((done.charges(), done.app.sms.count(Endpoint::Reactivate)), (1, 0));
        if matches!(change, GuardChange::AskAbove(_)) {
            done.alice.press(held.id, EN.buy).unwrap();
            done.child().await;
            assert_eq!(done.charges(), 2);
        }
        done.app.finish().await;
    }
}

#[tokio::test]
async fn o23_too_little_money_and_changed_terms_are_told_before_it_is_bought() {
    let done = Done::start(false).await;
    let user = UserId(done.alice.chat_id());
    done.app.app().store().accept_terms(user, terms::VERSION - 1).await.unwrap();
    done.asks("Please read and accept them before you buy").await;
    press(&done.alice, "I accept").await;
    let confirm = sees(&done.alice, "Same number as order").await;
    assert!(confirm.button(EN.buy).is_some(), "{confirm:?}");
    done.app.sms.set_balance(&done.account, 9_000);
    let short = done.asks("Your balance is too low for this").await;
    assert!(short.button(EN.buy).is_none() && short.button("Top up").is_some(), "{short:?}");
    done.alice.press(confirm.id, EN.buy).unwrap();
    sees(&done.alice, "not bought").await;
    assert_eq!(done.charges(), 1);
    done.app.finish().await;
}

#[tokio::test]
async fn o23_ten_presses_of_its_confirm_button_are_one_charge_and_a_stale_one_none() {
    let done = Done::start(false).await;
    let stale = done.confirm().await;
    done.app.advance(31 * 60);
    done.alice.press(stale.id, EN.buy).unwrap();
    done.alice.wait_for(SOON, |m| m.id == stale.id && m.text.contains("expired")).await.unwrap();
    let confirm = done.confirm().await;
    let data = confirm.button(EN.buy).unwrap().data().unwrap().to_owned();
    let presses: Vec<_> = (0..10).map(|_| done.alice.press_data(confirm.id, &data).unwrap()).collect();
    for press in &presses {
        done.alice.wait_for_answer(SOON, press).await.unwrap();
    }
    done.child().await;
    assert_eq!((done.calls().len(), done.charges(), done.children().len()), (1, 2, 1));
    assert!(
        done.app
            .app()
            .store()
            .find_order(UserId(done.alice.chat_id()), order_id(&done.order))
            .await
            .unwrap()
            .is_some()
    );
    done.app.finish().await;
}
