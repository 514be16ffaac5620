//! Several real processes on one PostgreSQL, behind a load balancer that repeats and that knows nothing of who holds
//! what. Without `TEST_DATABASE_URL` there is nothing to run them on, and they pass; `.ci/run` brings a server.

mod balancer;
mod fleet;
mod load;

use std::time::Instant;

use sandbox::smscode::{Endpoint, Fault, Sms};
use sandbox::telegram;

use self::fleet::{Fleet, TAKEN_OVER};
use crate::process::SOON;
use crate::world::{code_shown, times_shown};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_replica_learned_the_others_know() {
    let Some(fleet) = Fleet::start(2).await else { return };
    fleet.lead_to(0);
    let (alice, account) = fleet.world.linked("Alice").await;
    // The list was left open on the first; what is typed is read by the second.
    alice.say("/buy");
    alice.wait_for(SOON, |message| message.text.contains("Choose a service")).await.unwrap();
    fleet.lead_to(1);
    let said = alice.say("whatsapp");
    alice.wait_for_new(SOON, said, "Best matches").await.unwrap();
    let said = alice.say("/balance");
    alice.wait_for_new(SOON, said, "5,000,000").await.unwrap();
    // Drawn by the second, pressed at the first, its code taken by the second.
    let confirm = fleet.world.ask_to_buy(&alice).await;
    fleet.lead_to(0);
    alice.press(confirm.id, "Buy for").unwrap();
    let order = fleet.world.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    fleet.world.shown(&alice, &order).await;
    fleet.lead_to(1);
    fleet.world.sms.deliver_sms(order.id, Sms::code("271828"));
    code_shown(&alice, "271828").await;
    // Logged out at the one, logged out at the other.
    alice.say("/logout");
    alice.press_when(SOON, "Yes, unlink").await.unwrap();
    alice.wait_for(SOON, |message| message.text.contains("unlinked")).await.unwrap();
    fleet.lead_to(0);
    let said = alice.say("/balance");
    alice.wait_for_new(SOON, said, "link").await.unwrap();
    fleet.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d1_everything_comes_to_two_replicas_at_once_and_acts_once_in_order() {
    let Some(fleet) = Fleet::start(2).await else { return };
    fleet.balancer.repeat(true);
    let (alice, account) = fleet.world.linked_with_push("Alice").await;
    for _ in 0..10 {
        alice.say("/help");
    }
    let last = alice.say("/nonsense");
    alice.wait_for_new(SOON, last, "understand").await.unwrap();
    let helps = alice.from_bot().iter().filter(|message| message.text.contains("/balance")).count();
    assert_eq!(helps, 10, "each was answered once");
    for number in 0..3 {
        let order = fleet.world.bought(&alice, &account).await;
        let code = format!("27182{number}");
        fleet.world.sms.deliver_sms(order.id, Sms::code(&code));
        code_shown(&alice, &code).await;
        fleet.world.told_everything().await;
        assert_eq!(times_shown(&alice, &code), 1);
    }
    assert_eq!(fleet.world.charges(&account), 3);
    let refused = fleet.world.tg.calls_of("answerCallbackQuery");
    assert!(refused.iter().all(|call| call.status == Some(200)), "a press was handled twice: {refused:?}");
    fleet.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d2_an_update_in_the_hand_of_a_killed_replica_is_handled_by_another_within_seconds() {
    let Some(mut fleet) = Fleet::start(2).await else { return };
    fleet.lead_to(0);
    let account = fleet.world.sms.add_account(5_000_000);
    let alice = fleet.world.tg.user("Alice", "en");
    fleet.world.sms.fail_next(Endpoint::Balance, Fault::Hang);
    alice.say(&format!("/login {}", account.token()));
    fleet.world.asked(Endpoint::Balance, 1).await;
    fleet.lead_to_all();
    fleet.kill(0).await;
    let killed = Instant::now();
    alice.wait_for(SOON, |message| message.text.contains("is linked")).await.unwrap();
    assert!(killed.elapsed() < TAKEN_OVER, "{:?}", killed.elapsed());
    fleet.lives(1).await;
    fleet.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g10_a_code_in_the_hand_of_a_killed_replica_is_shown_by_another_within_seconds() {
    let Some(mut fleet) = Fleet::start(2).await else { return };
    let (alice, account) = fleet.world.linked_with_push("Alice").await;
    let order = fleet.world.bought(&alice, &account).await;
    fleet.world.told_everything().await;
    // Telegram shows it, and whoever sends it never hears that it did.
    fleet.world.tg.fail_next("sendMessage", telegram::Fault::Hang);
    fleet.world.sms.deliver_sms(order.id, Sms::code("271828"));
    code_shown(&alice, "271828").await;
    let holder = fleet.holder("SELECT owner FROM outbox WHERE lease_until > 0 AND priority = 1").await;
    fleet.kill(holder).await;
    let killed = Instant::now();
    fleet.world.told_everything().await;
    assert!(killed.elapsed() < TAKEN_OVER, "{:?}", killed.elapsed());
    assert_eq!(times_shown(&alice, "271828"), 2, "in doubt it is repeated, once");
    fleet.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a2_a_purchase_in_the_hand_of_a_killed_replica_is_carried_on_by_another_with_the_same_key() {
    let Some(mut fleet) = Fleet::start(2).await else { return };
    let (alice, account) = fleet.world.linked("Alice").await;
    let confirm = fleet.world.ask_to_buy(&alice).await;
    // Charged, and the answer never comes.
    fleet.world.sms.fail_next(Endpoint::Create, Fault::Hang);
    alice.press(confirm.id, "Buy for").unwrap();
    fleet.world.asked(Endpoint::Create, 1).await;
    // Either may have taken it: what is confirmed at the one wakes the other too.
    let holder = fleet.holder("SELECT owner FROM purchases WHERE lease_until > 0").await;
    fleet.kill(holder).await;
    let killed = Instant::now();
    let order = fleet.world.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    fleet.world.shown(&alice, &order).await;
    fleet.world.told_everything().await;
    assert!(killed.elapsed() < TAKEN_OVER, "{:?}", killed.elapsed());
    assert_eq!(fleet.world.charges(&account), 1);
    fleet.finish().await;
}

/// Seconds that Telegram asks to wait: longer than a busy machine takes for two messages.
const WAIT: u64 = 8;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d4_a_wait_that_one_replica_met_is_obeyed_by_the_other() {
    let Some(fleet) = Fleet::start(2).await else { return };
    let (alice, _) = fleet.world.linked("Alice").await;
    fleet.world.told_everything().await;
    fleet.lead_to(0);
    fleet.world.tg.fail_next("sendMessage", telegram::Fault::RetryAfter(WAIT));
    alice.say("/help");
    let met = |state: &telegram::State<'_>| {
        state.pending_updates() == 0 && state.calls().iter().any(|call| call.status == Some(429))
    };
    fleet.world.tg.wait_until(SOON, met).await.unwrap();
    let sends = fleet.world.tg.calls_of("sendMessage").len();
    fleet.lead_to(1);
    alice.say("/help");
    fleet.world.tg.wait_until(SOON, |state| state.pending_updates() == 0).await.unwrap();
    assert_eq!(fleet.world.tg.calls_of("sendMessage").len(), sends, "the other knows of the wait");
    // What was not to be sent is not made up for: the person is looking, and says it again.
    tokio::time::sleep(std::time::Duration::from_secs(WAIT)).await;
    let said = alice.say("/help");
    alice.wait_for_new(SOON, said, "/balance").await.unwrap();
    fleet.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d10_of_two_that_poll_one_does_and_the_other_takes_over_within_seconds() {
    let Some(mut fleet) = Fleet::with(2, &[]).await else { return };
    let (alice, _) = fleet.world.linked("Alice").await;
    let refused = |fleet: &Fleet| {
        let calls = fleet.world.tg.calls_of("getUpdates");
        calls.iter().filter(|call| call.status == Some(409)).count()
    };
    assert_eq!(refused(&fleet), 0, "the one on standby asks for nothing");
    let poller = fleet.holder("SELECT owner FROM leases WHERE name = 'telegram-updates'").await;
    fleet.kill(poller).await;
    let (killed, said) = (Instant::now(), alice.say("/balance"));
    alice.wait_for_new(SOON, said, "5,000,000").await.unwrap();
    assert!(killed.elapsed() < TAKEN_OVER, "{:?}", killed.elapsed());
    fleet.lives(1).await;
    fleet.finish().await;
}
