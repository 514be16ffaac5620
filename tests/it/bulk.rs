//! One press for many orders: each is decided separately, and the result is reported once.

use std::time::Duration;

use sandbox::smscode::{Account, Call, Endpoint, Fault, Sms, Status, Surface};
use sandbox::telegram::{ButtonStyle, Message, User};
use smscode_bot::domain::OrderId;
use smscode_bot::views::Callback;

use crate::app::{Options, SOON, TestApp};
use crate::steps::{ask, count, mark, press, press_callback, press_told};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];
/// How long calls may take before the clock goes on.
const SLOWLY: Duration = Duration::from_secs(2);
const FINISH: &str = "Finish those with a code";
/// The text that reports the end of a single order.
const ALONE: [&str; 3] = ["Order canceled.", "Time's up", "wasn't canceled and nothing"];

/// A user with this many numbers from one purchase.
async fn batch(app: &TestApp, numbers: u8) -> (User, Account, Vec<u64>, Message) {
    let (alice, account) = app.linked("Alice", "en", 5_000_000).await;
    let (orders, card) = app.buy_many(&alice, &account, numbers).await;
    (alice, account, orders, card)
}

/// The same, with orders that are old enough to be canceled.
async fn old_batch(app: &TestApp, numbers: u8) -> (User, Account, Vec<u64>, Message) {
    let all = batch(app, numbers).await;
    app.advance(125);
    app.quiet().await;
    all
}

fn data(message: &Message, label: &str) -> Callback {
    let button = message.button(label).unwrap_or_else(|| panic!("no {label:?} in {message:#?}"));
    Callback::unpack(button.data().unwrap()).unwrap()
}

/// Presses a button of the current card; returns the answer to the press.
async fn press_on(user: &User, card: &Message, label: &str) -> Option<String> {
    let now = user.wait_for(SOON, |m| m.id == card.id && m.button(label).is_some()).await.unwrap();
    press_callback(user, now.id, &data(&now, label)).await
}

/// Lets some time pass in which nothing new may arrive.
async fn pass(app: &TestApp, seconds: u64) {
    for _ in 0..seconds.div_ceil(5) {
        app.advance(5);
        app.sms.wait_until(Duration::from_millis(30), |_| false).await.unwrap_err();
    }
}

/// Waits for the result of two cancels. From the first call on the clock goes slowly: an end is told without the
/// refund when its answer takes too long by the clock of the test.
async fn two_canceled(app: &TestApp, user: &User, after: i32) -> Message {
    let is_done = |call: &&Call| call.endpoint == Some(Endpoint::Cancel) && call.status == Some(200);
    app.advance_until(2, |world| world.count(Endpoint::Cancel) > 0).await;
    for _ in 0..10 {
        let done =
            app.sms.wait_until(SLOWLY, |world| world.calls().iter().filter(is_done).count() == 2).await;
        if done.is_ok() {
            break;
        }
        app.advance(2);
    }
    user.wait_for_new(SOON, after, "2 orders canceled.").await.unwrap()
}

fn told_alone(user: &User, after: i32) -> usize {
    let alone =
        |m: &Message| ALONE.iter().any(|words| m.text.contains(words)) && !m.text.contains("orders canceled");
    user.from_bot().iter().filter(|m| m.id > after && alone(m)).count()
}

fn status(app: &TestApp, order: u64) -> Status {
    app.sms.order(order).unwrap().status
}

#[tokio::test]
async fn c7_all_that_wait_are_canceled_in_one_press_and_the_result_is_one_message() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account, orders, card) = old_batch(&app, 3).await;
        assert!(card.text.contains("Rp\u{a0}45,000 in total"), "{}", card.text);
        app.sms.deliver_sms(orders[1], Sms::code("640112"));
        app.comes(&alice, "🔑 640112").await;
        app.quiet().await;
        let seen = mark(&alice);
        let shown = alice
            .wait_for(SOON, |m| m.id == card.id && m.button("Cancel 2 waiting").is_some())
            .await
            .unwrap();
        let button = shown.button("Cancel 2 waiting · Rp\u{a0}30,000 back").unwrap();
        assert_eq!(button.style, Some(ButtonStyle::Danger));
        let asked = data(&shown, "Cancel 2 waiting");
        press_told(&alice, card.id, &asked, "Canceling 2 orders. I'll tell you the result.").await;
        let told = two_canceled(&app, &alice, seen).await;
        assert!(told.text.contains("Rp\u{a0}30,000 refunded"), "{}", told.text);
        assert!(!told.text.contains("has an SMS"), "it was not meant: {}", told.text);
        // A second press of the same button starts nothing.
        press_told(&alice, card.id, &asked, "There are no more orders to cancel.").await;
        pass(&app, 60).await;
        app.quiet().await;
        assert_eq!((count(&alice, "orders canceled"), told_alone(&alice, seen)), (1, 0));
        assert_eq!((app.refunds(&account), app.sms.count(Endpoint::Cancel)), (2, 2));
        assert_eq!(status(&app, orders[1]), Status::OtpReceived);
        app.finish().await;
    }
}

#[tokio::test]
async fn c7_an_sms_that_comes_meanwhile_wins_and_what_is_too_early_is_promised() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 5_000_000).await;
        let (orders, card) = app.buy_many(&alice, &account, 3).await;
        let seen = mark(&alice);
        let asked = data(&card, "Cancel 3 waiting");
        press_on(&alice, &card, "Cancel 3 waiting").await;
        alice
            .wait_for(SOON, |m| {
                m.id == card.id && m.text.matches("canceling").count() == 3 && m.button("Cancel").is_none()
            })
            .await
            .unwrap();
        press_told(&alice, card.id, &asked, "Already in progress. I'll tell you the result.").await;
        assert_eq!(app.sms.count(Endpoint::Cancel), 0, "it would only be refused");
        app.sms.deliver_sms(orders[0], Sms::code("777888"));
        app.comes_new(&alice, seen, "🔑 777888").await;
        assert_eq!(count(&alice, "orders canceled"), 0, "not all are decided");
        let told = two_canceled(&app, &alice, seen).await;
        assert!(told.text.contains("1 order has an SMS and stays."), "{}", told.text);
        assert!(told.text.contains("Rp\u{a0}30,000 refunded"), "{}", told.text);
        pass(&app, 60).await;
        app.quiet().await;
        assert_eq!((count(&alice, "orders canceled"), told_alone(&alice, seen)), (1, 0));
        // The provider's times have a resolution of one second, so a call may come a moment too early and be
        // retried.
        let taken = app.sms.calls_of(Endpoint::Cancel).into_iter().filter(|call| call.status == Some(200));
        assert_eq!((app.refunds(&account), taken.count()), (2, 2));
        assert_eq!(status(&app, orders[0]), Status::OtpReceived);
        app.finish().await;
    }
}

#[tokio::test]
async fn c7_a_refund_that_its_answer_states_late_is_part_of_the_result() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 5_000_000).await;
        let (_, card) = app.buy_many(&alice, &account, 2).await;
        app.advance(125);
        app.quiet().await;
        let seen = mark(&alice);
        // The event of the first is here at once, its answer after that of the second.
        app.sms.fail_next(Endpoint::Cancel, Fault::Hang);
        press_on(&alice, &card, "Cancel 2 waiting").await;
        alice.wait_for(SOON, |m| m.id == card.id && m.text.matches("canceled").count() == 2).await.unwrap();
        app.sms.wait_until(Duration::from_millis(300), |_| false).await.unwrap_err();
        assert_eq!(count(&alice, "orders canceled"), 0);
        app.sms.release_hung();
        let told = alice.wait_for_new(SOON, seen, "2 orders canceled.").await.unwrap();
        assert!(told.text.contains("Rp\u{a0}30,000 refunded"), "{}", told.text);
        app.finish().await;
    }
}

#[tokio::test]
async fn c7_a_stop_in_between_and_a_lost_answer_change_nothing_of_the_result() {
    for surface in BOTH {
        let mut app = TestApp::on(surface).await;
        let (alice, account, _, card) = old_batch(&app, 3).await;
        let seen = mark(&alice);
        app.sms.fail_next(Endpoint::Cancel, Fault::DropAfter);
        app.sms.fail_next(Endpoint::Order, Fault::Html(502));
        press_on(&alice, &card, "Cancel 3 waiting").await;
        app.advance_until(2, |world| world.count(Endpoint::Cancel) >= 3).await;
        app.stop().await;
        app.sms.clear_faults();
        app.run().await;
        let told = app.comes_new(&alice, seen, "3 orders canceled.").await;
        assert!(!told.silent, "{}", told.text);
        pass(&app, 60).await;
        app.quiet().await;
        assert_eq!((count(&alice, "orders canceled"), told_alone(&alice, seen)), (1, 0));
        assert_eq!(app.refunds(&account), 3);
        app.finish().await;
    }
}

#[tokio::test]
async fn c7_what_the_provider_refuses_is_told_with_the_others() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account, orders, card) = old_batch(&app, 3).await;
        app.sms.cap_cancels(&account, 1);
        let seen = mark(&alice);
        press_on(&alice, &card, "Cancel 3 waiting").await;
        let told = app.comes_new(&alice, seen, "1 order canceled.").await;
        assert!(told.text.contains("2 orders weren't canceled and are still active."), "{}", told.text);
        assert!(told.text.contains("more orders today"), "{}", told.text);
        pass(&app, 60).await;
        app.quiet().await;
        assert_eq!((app.refunds(&account), told_alone(&alice, seen)), (1, 0));
        assert!(orders.iter().filter(|order| status(&app, **order) == Status::Active).count() == 2);
        app.finish().await;
    }
}

#[tokio::test]
async fn c7_a_button_cancels_no_order_that_it_did_not_count() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, account) = app.linked("Alice", "en", 5_000_000).await;
    let (first, _) = app.buy(&alice, &account).await;
    let list = ask(&alice, "/active", "1 active order").await;
    assert!(list.text.contains("Rp\u{a0}15,000 back if no SMS arrives"), "{}", list.text);
    app.buy(&alice, &account).await;
    app.advance(125);
    press_callback(&alice, list.id, &data(&list, "Cancel 1 waiting")).await;
    app.comes_new(&alice, list.id, "1 order canceled.").await;
    app.quiet().await;
    assert_eq!((app.refunds(&account), status(&app, first.id)), (1, Status::Canceled));
    app.finish().await;
}

#[tokio::test]
async fn c7_a_button_that_would_cancel_more_than_it_says_asks_again() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, account) = app.linked("Alice", "en", 5_000_000).await;
    let (first, _) = app.buy(&alice, &account).await;
    app.buy(&alice, &account).await;
    let list = ask(&alice, "/active", "2 active orders").await;
    let one = OrderId(i64::try_from(first.id).unwrap());
    press_callback(&alice, list.id, &Callback::CancelSoon { order: one }).await;
    let list = ask(&alice, "/active", "canceling").await;
    let asked = data(&list, "Cancel 1 waiting");
    // Kept after all, so two are left now.
    press_callback(&alice, list.id, &Callback::KeepOrder { order: one }).await;
    press_told(&alice, list.id, &asked, "The list has changed. Please check it again.").await;
    alice.wait_for(SOON, |m| m.id == list.id && m.button("Cancel 2 waiting").is_some()).await.unwrap();
    pass(&app, 200).await;
    app.quiet().await;
    assert_eq!((app.refunds(&account), app.sms.count(Endpoint::Cancel)), (0, 0));
    app.finish().await;
}

#[tokio::test]
async fn c7_an_order_that_is_kept_after_all_is_left_out_of_the_result() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account, orders, card) = batch(&app, 3).await;
        let seen = mark(&alice);
        press_on(&alice, &card, "Cancel 3 waiting").await;
        let kept = OrderId(i64::try_from(orders[2]).unwrap());
        press_callback(&alice, card.id, &Callback::KeepOrder { order: kept }).await;
        let told = two_canceled(&app, &alice, seen).await;
        assert!(!told.text.contains("still active") && !told.text.contains("stays"), "{}", told.text);
        pass(&app, 30).await;
        assert_eq!((app.refunds(&account), status(&app, orders[2])), (2, Status::Active));
        // Its end is reported separately again.
        app.sms.expire(orders[2]);
        app.comes_new(&alice, told.id, "Time's up").await;
        app.finish().await;
    }
}

#[tokio::test]
async fn c7_who_unlinks_meanwhile_has_nothing_canceled_and_hears_of_what_was() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, account, orders, card) = batch(&app, 3).await;
    press_on(&alice, &card, "Cancel 3 waiting").await;
    app.sms.cancel_elsewhere(orders[0]);
    app.advance(5);
    app.quiet().await;
    ask(&alice, "/logout", "Unlink your SMSCode account?").await;
    press(&alice, "Yes, unlink").await;
    app.comes(&alice, "1 order canceled.").await;
    pass(&app, 200).await;
    app.quiet().await;
    assert_eq!((app.sms.count(Endpoint::Cancel), app.refunds(&account)), (0, 1));
    app.finish().await;
}

#[tokio::test]
async fn c8_all_with_a_code_are_finished_in_one_press_and_the_result_is_one_message() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account, orders, card) = batch(&app, 3).await;
        assert!(card.button(FINISH).is_none(), "none has a code");
        for (order, code) in [(orders[0], "111222"), (orders[1], "333444")] {
            app.sms.deliver_sms(order, Sms::code(code));
            app.comes(&alice, &format!("🔑 {code}")).await;
        }
        app.quiet().await;
        let seen = mark(&alice);
        let shown = alice.wait_for(SOON, |m| m.id == card.id && m.button(FINISH).is_some()).await.unwrap();
        let asked = data(&shown, FINISH);
        // The first answer is lost after the call took effect.
        app.sms.fail_next(Endpoint::Finish, Fault::DropAfter);
        app.sms.fail_next(Endpoint::Order, Fault::Html(502));
        press_told(&alice, card.id, &asked, "Finishing 2 orders. I'll tell you the result.").await;
        app.comes_new(&alice, seen, "2 orders finished.").await;
        press_told(&alice, card.id, &asked, "There are no more orders to finish.").await;
        pass(&app, 60).await;
        app.quiet().await;
        assert_eq!(count(&alice, "orders finished"), 1);
        assert_eq!(
            (status(&app, orders[0]), status(&app, orders[1])),
            (Status::Completed, Status::Completed)
        );
        assert_eq!((status(&app, orders[2]), app.refunds(&account)), (Status::Active, 0));
        app.finish().await;
    }
}

#[tokio::test]
async fn the_numbers_of_a_batch_are_copied_at_once_or_in_several_steps() {
    let settings = vec![("MAX_QUANTITY", "20".to_owned())];
    let app = TestApp::with(Options { settings, ..Options::default() }).await;
    let (alice, account, orders, card) = batch(&app, 3).await;
    let copied = |message: &Message, label: &str| match &message.button(label).unwrap().action {
        sandbox::telegram::Action::Copy(text) => text.clone(),
        other => panic!("{other:?}"),
    };
    let numbers: Vec<String> =
        orders.iter().map(|order| app.sms.order(*order).unwrap().phone_number).collect();
    assert_eq!(copied(&card, "Copy all 3 numbers"), numbers.join("\n"));
    assert_eq!(card.button("Copy all 3").unwrap().style, Some(ButtonStyle::Primary));
    let (orders, card) = app.buy_many(&alice, &account, 20).await;
    let steps: Vec<String> = card
        .buttons()
        .filter(|button| button.text.starts_with("Copy "))
        .map(|button| copied(&card, &button.text))
        .collect();
    let numbers: Vec<String> =
        orders.iter().map(|order| app.sms.order(*order).unwrap().phone_number).collect();
    assert!(steps.len() > 1 && steps.iter().all(|step| step.chars().count() <= 256));
    assert_eq!(steps.join("\n"), numbers.join("\n"));
    app.finish().await;
}

#[tokio::test]
async fn the_open_orders_are_told_apart_and_say_what_comes_back() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account, orders, _) = batch(&app, 2).await;
        let (other, _) = app.buy(&alice, &account).await;
        app.sms.deliver_sms(orders[0], Sms::code("281401"));
        app.comes(&alice, "🔑 281401").await;
        app.quiet().await;
        let list = ask(&alice, "/active", "3 active orders").await;
        assert!(list.text.contains("Rp\u{a0}30,000 back if no SMS arrives"), "{}", list.text);
        let is_of = |line: &&str, place: &str| line.starts_with(place) && line.contains("+62");
        let line = |place: &str| list.text.lines().find(|line| is_of(line, place)).unwrap().to_owned();
        assert!(line("1 ").contains("WhatsApp 🇮🇩") && line("1 ").contains("🔑 281401"), "{}", list.text);
        assert!(line("2 ").contains('⏳') && line("3 ").contains('⏳'), "{}", list.text);
        assert!(list.html.contains("format=\"r\""), "{}", list.html);
        let tail = &other.phone_number[other.phone_number.len() - 4..];
        assert!(list.button(&format!("3 · …{tail}")).is_some(), "{list:#?}");
        assert!(list.button("1 · 🔑").is_some() && list.button("Cancel 2 waiting").is_some());
        app.finish().await;
    }
}
