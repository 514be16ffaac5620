//! The result of a purchase: its price, its numbers, its order's state, and where it is once nobody is linked
//! any more.

use std::time::Duration;

use sandbox::smscode::{Endpoint, Fault, Sms, Surface};
use smscode_bot::domain::guard::GuardChange;
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, SAMPLE, Words, ask, count, press, press_callback, sees};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];

#[tokio::test]
async fn m12_a_price_that_fell_before_the_press_is_the_price_of_the_card_and_of_the_limit() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let settings = ask(&alice, "/settings", "Settings").await;
        press_callback(&alice, settings.id, &Callback::SetGuard(GuardChange::DailyCap(20))).await;
        app.choose(&alice, &EN).await;
        app.sms.set_price(SAMPLE, 9_000);
        press(&alice, EN.buy).await;
        sees(&alice, "+62").await;
        app.quiet().await;
        let wrong = |text: &str| text.contains("+62") && text.contains("15,000");
        assert!(!app.tg.events().iter().any(|event| wrong(&event.text)), "the old price on the card");
        // 9,000 of 20,000 are spent, so the same amount fits once more.
        app.buy_with(&alice, &account, &Words { offer: "Rp\u{a0}9,000", ..EN }).await;
        assert_eq!(app.sms.balance(&account), 482_000);
        app.finish().await;
    }
}

#[tokio::test]
async fn m21_numbers_that_are_absent_are_told_when_the_answer_does_not_count_them() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let confirm = app.choose(&alice, &EN).await;
        app.choose_quantity(&alice, confirm.id, "5").await;
        alice.wait_for(SOON, |m| m.button("Buy 5 for Rp\u{a0}75,000").is_some()).await.unwrap();
        app.sms.fail_items(2);
        app.sms.omit_failed_count(true);
        press(&alice, "Buy 5 for").await;
        let card = sees(&alice, "× 3").await;
        assert!(card.text.contains("2 numbers weren't available"), "{}", card.text);
        assert_eq!(app.charges(&account), 3);
        app.finish().await;
    }
}

#[tokio::test]
async fn m22_an_answer_that_comes_late_does_not_undo_an_sms_that_was_told_of_meanwhile() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        app.sms.fail_next(Endpoint::Create, Fault::Hang);
        press(&alice, EN.buy).await;
        let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        app.sms.deliver_sms(order.id, Sms::code("232323"));
        sees(&alice, "🔑 232323").await;
        app.clock.advance(Duration::from_secs(1));
        app.sms.release_hung();
        let card = alice.wait_for(SOON, |m| m.text.contains("+62") && m.button("Finish").is_some()).await;
        let card = card.unwrap();
        app.quiet().await;
        let undone = |text: &str| text.contains("232323") && text.contains("Waiting for another SMS");
        assert!(!app.tg.events().iter().any(|event| undone(&event.text)), "{}", card.text);
        app.finish().await;
    }
}

#[tokio::test]
async fn m22_a_repeated_answer_is_as_old_as_the_call_that_it_repeats() {
    let app = TestApp::public(Surface::Seed).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    app.choose(&alice, &EN).await;
    app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
    app.sms.fail_next(Endpoint::Create, Fault::InProgress);
    press(&alice, EN.buy).await;
    let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    app.sms.deliver_sms(order.id, Sms::code("242424"));
    sees(&alice, "🔑 242424").await;
    app.advance_until(1, |world| world.count(Endpoint::Create) == 3).await;
    app.comes(&alice, &format!("#{}", order.id)).await;
    app.quiet().await;
    let undone = |text: &str| text.contains("242424") && text.contains("Waiting for another SMS");
    assert!(!app.tg.events().iter().any(|event| undone(&event.text)));
    app.finish().await;
}

#[tokio::test]
async fn a12_who_unlinks_while_a_purchase_is_on_its_way_is_told_of_it_and_where_its_order_is() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        app.sms.fail_next(Endpoint::Create, Fault::Hang);
        press(&alice, EN.buy).await;
        let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        let asked = ask(&alice, "/logout", "Unlink your SMSCode account?").await;
        assert!(asked.text.contains("WhatsApp"), "the purchase is named: {}", asked.text);
        press(&alice, "Yes, unlink").await;
        sees(&alice, "Account unlinked").await;
        app.sms.release_hung();
        let told = app.comes_new(&alice, asked.id, &order.id.to_string()).await;
        assert!(told.text.contains("no longer linked"), "{}", told.text);
        assert_eq!(count(&alice, "Waiting for an SMS"), 0, "no code will come here");
        // A user who links again is told the code.
        ask(&alice, &format!("/login {}", account.token()), "Your account is linked").await;
        app.sms.deliver_sms(order.id, Sms::code("313131"));
        app.comes(&alice, "🔑 313131").await;
        app.finish().await;
    }
}

#[tokio::test]
async fn a12_who_unlinks_while_a_purchase_is_in_doubt_is_told_what_becomes_of_it() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.choose(&alice, &EN).await;
    app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
    app.sms.fail_always(Endpoint::Create, Fault::InProgress);
    press(&alice, EN.buy).await;
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    let asked = ask(&alice, "/logout", "Unlink your SMSCode account?").await;
    assert!(asked.text.contains("WhatsApp"), "{}", asked.text);
    press(&alice, "Yes, unlink").await;
    app.comes_new(&alice, asked.id, "no longer linked").await;
    app.finish().await;
}

#[tokio::test]
async fn o9_drafts_that_were_never_confirmed_are_swept_after_a_day() {
    let mut app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (_, card) = app.buy(&alice, &account).await;
    assert!(card.text.contains("+62"));
    let mut drafts = Vec::new();
    for turn in 0..3 {
        let confirm = app.choose(&alice, &EN).await;
        let Some(Callback::Confirm { intent }) =
            Callback::unpack(confirm.button(EN.buy).unwrap().data().unwrap())
        else {
            panic!("no confirm button")
        };
        if turn == 1 {
            press_callback(&alice, confirm.id, &Callback::Abandon { intent }).await;
        }
        drafts.push((confirm, intent));
    }
    let user = smscode_bot::domain::UserId(alice.chat_id());
    app.quiet().await;
    app.stop().await;
    app.clock.advance(Duration::from_secs(23 * 3600));
    app.run().await;
    for (_, intent) in &drafts {
        assert!(app.app().store().find_purchase(user, *intent).await.unwrap().is_some(), "not yet");
    }
    app.stop().await;
    app.clock.advance(Duration::from_secs(2 * 3600));
    app.run().await;
    let last = drafts.last().unwrap();
    for _ in 0..200 {
        if app.app().store().find_purchase(user, last.1).await.unwrap().is_none() {
            break;
        }
        app.sms.wait_until(Duration::from_millis(20), |_| false).await.unwrap_err();
    }
    for (_, intent) in &drafts {
        assert_eq!(app.app().store().find_purchase(user, *intent).await.unwrap(), None);
    }
    // The old button says that it is outdated.
    press_callback(&alice, last.0.id, &Callback::Confirm { intent: last.1 }).await;
    ask(&alice, "/orders", "All orders").await;
    assert_eq!(app.charges(&account), 1);
    app.finish().await;
}

#[tokio::test]
async fn a_number_of_another_country_than_chosen_is_warned_of_on_the_card() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        app.sms.give_number("+639171234567");
        press(&alice, EN.buy).await;
        let card = sees(&alice, "+63 917").await;
        assert!(card.text.contains("is not from"), "{}", card.text);
        assert!(card.text.contains("Indonesia"), "{}", card.text);
        let (_, right) = app.buy(&alice, &account).await;
        assert!(!right.text.contains("is not from"), "{}", right.text);
        app.finish().await;
    }
}
