//! Owner and standby: two real processes on one PostgreSQL, behind a load balancer. Without
//! `TEST_DATABASE_URL` the tests cannot run and pass; `.ci/run` provides a server.

mod balancer;
mod clocks;
mod cut;
mod failover;
mod fleet;
mod line;
mod load;
mod pooler;
mod proxy;
mod servers;
mod silent;

use std::process::Command;
use std::time::Duration;

use sandbox::smscode::{Endpoint, Fault, Sms};
use sandbox::telegram;

use self::fleet::{AFTER_A_KILL, AFTER_AN_END, Fleet};
use crate::process::SOON;
use crate::world::{code_shown, times_shown};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g10_a_standby_takes_nothing_until_it_owns_the_database_and_then_knows_everything() {
    let Some(mut fleet) = Fleet::start().await else { return };
    let (code, body) = fleet.readiness(1).await;
    assert_eq!(code, 503);
    assert!(body.contains("standby"), "{body}");
    let (alice, account) = fleet.world.linked_with_webhook("Alice").await;
    let order = fleet.world.bought(&alice, &account).await;
    alice.say("/buy");
    alice.wait_for(SOON, |message| message.text.contains("What do you need a number for?")).await.unwrap();
    fleet.world.told_everything().await;

    fleet.kill(0).await;
    let took = fleet.owns(1).await;
    assert!(took < AFTER_A_KILL, "{took:?}");
    // The list was left open at the first; its order and its hook now belong to the second.
    let said = alice.say("whatsapp");
    alice.wait_for_new(SOON, said, "Best matches").await.unwrap();
    fleet.world.sms.deliver_sms(order.id, Sms::code("271828"));
    code_shown(&alice, "271828").await;

    fleet.restart(0).await;
    let ended = fleet.end(1).await;
    assert_eq!(ended.code, Some(0));
    let took = fleet.owns(0).await;
    assert!(took < AFTER_AN_END, "{took:?}");
    let said = alice.say("/balance");
    alice.wait_for_new(SOON, said, "Rp").await.unwrap();
    fleet.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g10_an_owner_that_was_frozen_changes_nothing_when_it_wakes_up_and_ends_with_1() {
    let Some(mut fleet) = Fleet::start().await else { return };
    let (alice, account) = fleet.world.linked_with_webhook("Alice").await;
    let order = fleet.world.bought(&alice, &account).await;
    fleet.world.told_everything().await;
    signal(fleet.processes[0].as_ref().unwrap().id(), "STOP");
    let frozen = tokio::time::Instant::now();
    let took = fleet.owns(1).await;
    assert!(took < AFTER_A_KILL, "{took:?}");
    fleet.world.sms.deliver_sms(order.id, Sms::code("271828"));
    code_shown(&alice, "271828").await;
    fleet.world.told_everything().await;
    let rows = "SELECT COUNT(*) + (SELECT COUNT(*) FROM orders) + (SELECT COUNT(*) FROM cards) FROM sms";
    let before = fleet.world.count(rows).await;
    tokio::time::sleep_until(frozen + Duration::from_secs(15)).await;
    let woken = fleet.processes[0].take().unwrap();
    signal(woken.id(), "CONT");
    let ended = woken.ended().await;
    assert_eq!(ended.code, Some(1), "{}", ended.output);
    assert!(ended.output.contains("another process owns the database"), "{}", ended.output);
    fleet.world.printed += &ended.output;
    fleet.world.told_everything().await;
    assert_eq!(fleet.world.count(rows).await, before);
    assert_eq!(times_shown(&alice, "271828"), 1);
    assert_eq!(fleet.readiness(1).await.0, 200);
    fleet.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g10_a_code_in_the_hand_of_a_killed_owner_is_shown_by_the_next() {
    let Some(mut fleet) = Fleet::start().await else { return };
    let (alice, account) = fleet.world.linked_with_webhook("Alice").await;
    let order = fleet.world.bought(&alice, &account).await;
    fleet.world.told_everything().await;
    // Telegram shows it, but the sender never gets the answer.
    fleet.world.tg.fail_next("sendMessage", telegram::Fault::Hang);
    fleet.world.sms.deliver_sms(order.id, Sms::code("271828"));
    code_shown(&alice, "271828").await;
    fleet.kill(0).await;
    fleet.world.told_everything().await;
    // Twice, unless it was another message in flight that hung.
    let shown = times_shown(&alice, "271828");
    assert!((1..=2).contains(&shown), "in doubt it is repeated, once: {shown}");
    fleet.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a2_a_purchase_in_the_hand_of_a_killed_owner_is_carried_on_with_the_same_key() {
    let Some(mut fleet) = Fleet::start().await else { return };
    let (alice, account) = fleet.world.linked("Alice").await;
    let confirm = fleet.world.ask_to_buy(&alice).await;
    // Charged, but the answer never arrives.
    fleet.world.sms.fail_next(Endpoint::Create, Fault::Hang);
    alice.press(confirm.id, "Buy for").unwrap();
    fleet.world.asked(Endpoint::Create, 1).await;
    fleet.kill(0).await;
    let order = fleet.world.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    fleet.world.shown(&alice, &order).await;
    fleet.world.told_everything().await;
    assert_eq!(fleet.world.charges(&account), 1);
    fleet.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d2_an_update_in_the_hand_of_a_killed_owner_is_handled_by_the_next() {
    let Some(mut fleet) = Fleet::start().await else { return };
    let account = fleet.world.sms.add_account(5_000_000);
    let alice = fleet.world.tg.user("Alice", "en");
    fleet.world.sms.fail_next(Endpoint::Balance, Fault::Hang);
    alice.say(&format!("/login {}", account.token()));
    fleet.world.asked(Endpoint::Balance, 1).await;
    fleet.kill(0).await;
    alice.wait_for(SOON, |message| message.text.contains("is linked")).await.unwrap();
    fleet.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d10_only_the_owner_polls_telegram_and_the_next_one_takes_that_over() {
    let Some(mut fleet) = Fleet::with(&[]).await else { return };
    let (alice, _) = fleet.world.linked("Alice").await;
    let calls = fleet.world.tg.calls_of("getUpdates");
    let refused = calls.iter().filter(|call| call.status == Some(409)).count();
    assert_eq!(refused, 0, "the standby asks for nothing");
    fleet.kill(0).await;
    let said = alice.say("/balance");
    alice.wait_for_new(SOON, said, "5,000,000").await.unwrap();
    fleet.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g10_an_owner_that_takes_its_time_to_end_is_not_overtaken() {
    let Some(mut fleet) = Fleet::start().await else { return };
    let (alice, account) = fleet.world.linked("Alice").await;
    let confirm = fleet.world.ask_to_buy(&alice).await;
    // Longer than the silence after which a standby takes over.
    fleet.world.sms.fail_next(Endpoint::Create, Fault::Delay(Duration::from_secs(6)));
    alice.press(confirm.id, "Buy for").unwrap();
    fleet.world.asked(Endpoint::Create, 1).await;
    let ended = fleet.end(0).await;
    assert_eq!(ended.code, Some(0), "{}", ended.output);
    assert!(!ended.output.contains("another process owns the database"), "{}", ended.output);
    let order = fleet.world.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    fleet.world.shown(&alice, &order).await;
    assert_eq!(fleet.world.sms.count(Endpoint::Create), 1, "it was settled by the process that had begun it");
    fleet.finish().await;
}

fn signal(process: u32, name: &str) {
    let sent = Command::new("kill").args([&format!("-{name}"), &process.to_string()]).status().unwrap();
    assert!(sent.success());
}
