//! Telegram refuses, asks to wait, fails or is unreachable (SAFETY D).

use std::time::Duration;

use sandbox::smscode::{Account, Sms, Surface};
use sandbox::telegram::{Fault, User};

use smscode_bot::domain::UserId;
use smscode_bot::store::Reach;

use crate::app::{SOON, TestApp};
use crate::steps::{ask, count, mark, press, rings, sees};

async fn with_order(app: &TestApp) -> (User, Account, u64, i32) {
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    app.quiet().await;
    (alice, account, order.id, card.id)
}

fn error(description: &str) -> Fault {
    Fault::Error { code: 400, description: format!("Bad Request: {description}") }
}

#[tokio::test]
async fn d4_a_wish_to_wait_is_obeyed_and_the_code_arrives_once() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::public(surface).await;
        let (alice, _, order, card) = with_order(&app).await;
        app.tg.fail_next("sendMessage", Fault::RetryAfter(2));
        let sends = app.tg.calls_of("sendMessage").len();
        app.sms.deliver_sms(order, Sms::code("373737"));
        let refused =
            |state: &sandbox::telegram::State<'_>| state.calls().iter().any(|call| call.status == Some(429));
        app.tg.wait_until(SOON, refused).await.unwrap();
        // Others are not delayed.
        let (bob, _) = app.linked("Bob", "en", 500_000).await;
        ask(&bob, "/balance", "500,000").await;
        assert_eq!(count(&alice, "🔑 373737"), 0);
        app.advance_until_shown(1, &alice, |m| m.text.contains("🔑 373737")).await;
        alice.wait_for(SOON, |m| m.id == card && m.text.contains("373737")).await.unwrap();
        app.quiet().await;
        assert_eq!(rings(&alice, "373737"), 1);
        let of_alice = |call: &&sandbox::telegram::Call| call.chat == Some(alice.chat_id());
        assert_eq!(app.tg.calls_of("sendMessage")[sends..].iter().filter(of_alice).count(), 2);
        app.finish().await;
    }
}

#[tokio::test]
async fn d5_a_wish_to_wait_with_a_card_delays_no_other_persons_code() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, _, order, card) = with_order(&app).await;
    let (bob, bobs) = app.pushed("Bob", "en", 500_000).await;
    let (other, _) = app.buy(&bob, &bobs).await;
    app.quiet().await;
    app.tg.fail_next("editMessageText", Fault::RetryAfter(2));
    app.sms.deliver_sms(order, Sms::code("414141"));
    sees(&alice, "🔑 414141").await;
    let refused =
        |state: &sandbox::telegram::State<'_>| state.calls().iter().any(|call| call.status == Some(429));
    app.tg.wait_until(SOON, refused).await.unwrap();
    app.sms.deliver_sms(other.id, Sms::code("525252"));
    bob.wait_for(Duration::from_secs(5), |m| m.text.contains("🔑 525252")).await.unwrap();
    app.advance_until_shown(5, &alice, |m| m.id == card && m.text.contains("414141")).await;
    app.finish().await;
}

#[tokio::test]
async fn d7_what_came_while_the_bot_was_blocked_is_delivered_after_the_return() {
    for by_start in [true, false] {
        let app = TestApp::public(Surface::Live).await;
        let (alice, _, order, card) = with_order(&app).await;
        alice.block_bot();
        let noted = |state: &sandbox::telegram::State<'_>| state.pending_updates() == 0;
        app.tg.wait_until(SOON, noted).await.unwrap();
        app.sms.deliver_sms(order, Sms::code("626262"));
        app.sms.wait_until(SOON, |state| state.deliveries().len() == 1).await.unwrap();
        app.sms.deliver_sms(order, Sms::code("737373"));
        app.sms.wait_until(SOON, |state| state.deliveries().len() == 2).await.unwrap();
        for _ in 0..5 {
            app.advance(60);
        }
        if by_start {
            alice.say("/start");
        } else {
            alice.unblock_bot();
        }
        sees(&alice, "🔑 626262").await;
        sees(&alice, "🔑 737373").await;
        alice.wait_for(SOON, |m| m.id == card && m.text.contains("737373")).await.unwrap();
        app.quiet().await;
        assert_eq!((rings(&alice, "626262"), rings(&alice, "737373")), (1, 1));
        app.finish().await;
    }
}

#[tokio::test]
async fn d7_a_block_that_only_a_send_finds_out_is_tried_once() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, _, order, _) = with_order(&app).await;
    app.tg.fail_next("sendMessage", Fault::Forbidden);
    let sends = app.tg.calls_of("sendMessage").len();
    app.sms.deliver_sms(order, Sms::code("848484"));
    let refused =
        |state: &sandbox::telegram::State<'_>| state.calls().iter().any(|call| call.status == Some(403));
    app.tg.wait_until(SOON, refused).await.unwrap();
    let user = UserId(alice.chat_id());
    for _ in 0..100 {
        if app.app().store().get_reach(user).await.unwrap() == Reach::Blocked {
            break;
        }
        app.tg.wait_until(Duration::from_millis(20), |_| false).await.unwrap_err();
    }
    for _ in 0..5 {
        app.advance(60);
    }
    assert_eq!(app.tg.calls_of("sendMessage").len(), sends + 1);
    alice.say("/start");
    sees(&alice, "🔑 848484").await;
    app.finish().await;
}

#[tokio::test]
async fn a_card_that_looks_right_already_is_fine() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, _, order, _) = with_order(&app).await;
    let same = "message is not modified: specified new message content and reply markup are exactly the same";
    app.tg.fail_next("editMessageText", error(same));
    let seen = mark(&alice);
    app.sms.deliver_sms(order, Sms::code("959595"));
    sees(&alice, "🔑 959595").await;
    let answered =
        |state: &sandbox::telegram::State<'_>| state.calls().iter().any(|call| call.status == Some(400));
    app.tg.wait_until(SOON, answered).await.unwrap();
    app.quiet().await;
    assert_eq!(alice.from_bot().iter().filter(|m| m.id > seen).count(), 1, "the code, and no second card");
    app.finish().await;
}

#[tokio::test]
async fn d8_a_card_that_was_deleted_comes_again_as_a_new_message_once() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::public(surface).await;
        let (alice, account, order, card) = with_order(&app).await;
        alice.delete_message(card);
        app.sms.deliver_sms(order, Sms::code("161616"));
        sees(&alice, "🔑 161616").await;
        let new = alice.wait_for(SOON, |m| m.id > card && m.text.contains("#1001")).await.unwrap();
        app.sms.deliver_sms(order, Sms::code("171717"));
        alice.wait_for(SOON, |m| m.id == new.id && m.text.contains("171717")).await.unwrap();
        app.quiet().await;
        assert_eq!(count(&alice, "#1001"), 1);
        assert_eq!(app.charges(&account), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn a_refused_text_is_sent_without_its_markup() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, _, order, _) = with_order(&app).await;
    app.tg.fail_next("sendMessage", error("can't parse entities: Unsupported start tag"));
    app.sms.deliver_sms(order, Sms::code("181818"));
    sees(&alice, "181818").await;
    app.quiet().await;
    assert_eq!(alice.from_bot().iter().filter(|m| m.text.starts_with("🔑 181818")).count(), 1);
    app.finish().await;
}

#[tokio::test]
async fn d9_a_fault_of_telegrams_is_followed_by_another_try() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, _, order, _) = with_order(&app).await;
    app.tg.fail_next("sendMessage", Fault::Status(500));
    app.sms.deliver_sms(order, Sms::code("191919"));
    app.sms.wait_until(SOON, |state| state.deliveries().len() == 1).await.unwrap();
    sees(&alice, "🔑 191919").await;
    app.finish().await;
}

#[tokio::test]
async fn d9_a_connection_that_breaks_before_the_send_costs_no_code_and_doubles_none() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, _, order, _) = with_order(&app).await;
    app.tg.fail_next("sendMessage", Fault::DropBefore);
    app.tg.fail_next("sendMessage", Fault::DropBefore);
    app.sms.deliver_sms(order, Sms::code("202020"));
    app.advance_until_shown(1, &alice, |m| m.text.contains("🔑 202020")).await;
    app.quiet().await;
    assert_eq!(rings(&alice, "202020"), 1);
    app.finish().await;
}

#[tokio::test]
async fn d12_while_telegram_is_down_at_the_start_codes_are_taken_in_and_delivered_later() {
    for surface in [Surface::Live, Surface::Seed] {
        let mut app = TestApp::public(surface).await;
        let (alice, _, order, card) = with_order(&app).await;
        app.stop().await;
        app.tg.down(true);
        app.run().await;
        app.sms.deliver_sms(order, Sms::code("212121"));
        let taken =
            |state: &sandbox::smscode::State<'_>| state.deliveries().iter().any(|d| d.status == Some(200));
        app.sms.wait_until(SOON, taken).await.unwrap();
        assert_eq!(app.get("/healthz").await.0, 200);
        let ready = app.get("/readyz").await;
        assert!(ready.0 == 200 && ready.1.contains("telegram"), "{ready:?}");
        app.tg.down(false);
        app.advance_until_shown(5, &alice, |m| m.text.contains("🔑 212121")).await;
        alice.wait_for(SOON, |m| m.id == card && m.text.contains("212121")).await.unwrap();
        ask(&alice, "/help", "How it works").await;
        app.quiet().await;
        assert_eq!(rings(&alice, "212121"), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn a_restart_keeps_accounts_orders_cards_and_settings() {
    for surface in [Surface::Live, Surface::Seed] {
        let mut app = TestApp::public(surface).await;
        let (alice, account, order, card) = with_order(&app).await;
        ask(&alice, "/settings", "Settings").await;
        press(&alice, "🌐 English").await;
        press(&alice, "Indonesia").await;
        sees(&alice, "Pengaturan").await;
        app.stop().await;
        // Messages in either direction wait in the meantime.
        alice.say("/balance");
        app.sms.webhooks().lose_next(1);
        app.sms.deliver_sms(order, Sms::code("222324"));
        app.run().await;
        sees(&alice, "Saldo: Rp485.000").await;
        app.advance_until_shown(5, &alice, |m| m.text.contains("🔑 222324")).await;
        alice.wait_for(SOON, |m| m.id == card && m.text.contains("🔑 222324")).await.unwrap();
        press(&alice, "Selesaikan").await;
        alice.wait_for(SOON, |m| m.id == card && m.text.contains("Selesai.")).await.unwrap();
        assert_eq!((app.charges(&account), rings(&alice, "222324")), (1, 1));
        app.finish().await;
    }
}

#[tokio::test]
async fn a_dialogue_goes_on_after_a_restart() {
    let mut app = TestApp::start().await;
    let account = app.sms.add_account(500_000);
    let alice = app.tg.user("Alice", "en");
    ask(&alice, "/login", "API token").await;
    app.stop().await;
    app.run().await;
    ask(&alice, account.token(), "Your account is linked").await;
    app.finish().await;
}

#[tokio::test]
async fn d1_an_update_that_comes_again_acts_once() {
    let mut app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.buy(&alice, &account).await;
    app.quiet().await;
    let seen = mark(&alice);
    let calls = app.sms.calls_of(sandbox::smscode::Endpoint::Balance).len();
    for again in 0..2 {
        for update in app.tg.update_ids() {
            assert!(app.tg.redeliver(update));
        }
        let all_taken = |state: &sandbox::telegram::State<'_>| state.pending_updates() == 0;
        app.tg.wait_until(SOON, all_taken).await.unwrap();
        ask(&alice, "/help", "How it works").await;
        if again == 0 {
            app.stop().await;
            app.run().await;
        }
    }
    assert_eq!(app.sms.calls_of(sandbox::smscode::Endpoint::Balance).len(), calls);
    assert_eq!(alice.from_bot().iter().filter(|m| m.id > seen).count(), 2, "only the two helps are new");
    assert_eq!(app.charges(&account), 1);
    app.finish().await;
}

#[tokio::test]
async fn d6_a_press_is_answered_soon_however_slow_the_provider_is() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    ask(&alice, "/settings", "Settings").await;
    let hello = alice.last().unwrap().id;
    app.sms.fail_next(sandbox::smscode::Endpoint::Balance, sandbox::smscode::Fault::Hang);
    let query = alice.press_data(hello, &smscode_bot::views::Callback::Balance.pack()).unwrap();
    alice.wait_for_answer(Duration::from_secs(5), &query).await.unwrap();
    app.sms.release_hung();
    alice.wait_for(SOON, |m| m.id == hello && m.text.contains("Balance: Rp\u{a0}500,000")).await.unwrap();
    app.finish().await;
}
