//! Killed in the middle of a bulk action on many orders: it continues, and its result is reported once.

use std::time::Duration;

use sandbox::smscode::{Endpoint, Fault, LedgerKind, Sms, Status};
use sandbox::telegram;

use crate::process::SOON;
use crate::world::{World, code_shown};

/// A promise that was taken before the kill is due again when its lease expires.
const LEASES: Duration = Duration::from_secs(120);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn c7_killed_in_the_middle_of_cancel_all_each_order_is_canceled_once_and_the_result_told_once() {
    let mut world = World::start().await;
    let (alice, account) = world.linked("Alice").await;
    let mut orders = Vec::new();
    for _ in 0..4 {
        let order = world.bought(&alice, &account).await;
        // Makes it old enough to cancel; reading it informs the bot.
        world.sms.make_older(order.id, Duration::from_secs(180));
        let read = world.sms.count(Endpoint::Order);
        alice.say(&format!("/order {}", order.id));
        world.asked(Endpoint::Order, read + 1).await;
        orders.push(order.id);
    }
    world.told_everything().await;
    let asked = alice.say("/active");
    let list =
        alice.wait_for(SOON, |m| m.id > asked && m.button("Cancel 4 waiting").is_some()).await.unwrap();
    // One cancel succeeds but its answer is lost, one call hangs, and the others fail because the provider is
    // down.
    world.sms.fail_next(Endpoint::Cancel, Fault::DropAfter);
    world.sms.fail_next(Endpoint::Cancel, Fault::Hang);
    world.sms.fail_next(Endpoint::Cancel, Fault::DropBefore);
    world.sms.fail_next(Endpoint::Cancel, Fault::DropBefore);
    alice.press(list.id, "Cancel 4 waiting").unwrap();
    world.asked(Endpoint::Cancel, 2).await;
    world.kill().await;
    world.sms.clear_faults();
    // An SMS that arrived in the meantime wins.
    let waiting =
        orders.iter().rev().find(|order| world.sms.order(**order).unwrap().status == Status::Active);
    let with_sms = *waiting.unwrap();
    world.sms.deliver_sms(with_sms, Sms::code("271828"));
    world.run().await;
    code_shown(&alice, "271828").await;
    let told = |m: &telegram::Message| m.id > list.id && m.text.contains("orders canceled.");
    let result = alice.wait_for(LEASES, told).await.unwrap();
    assert!(result.text.contains("1 order has an SMS and stays."), "{}", result.text);
    world.told_within(LEASES).await;
    assert_eq!(alice.from_bot().iter().filter(|m| told(m)).count(), 1);
    assert_eq!(alice.from_bot().iter().filter(|m| m.text.contains("Order canceled.")).count(), 0);
    let refunds = world.sms.ledger(&account).iter().filter(|entry| entry.kind == LedgerKind::Refund).count();
    let canceled =
        orders.iter().filter(|order| world.sms.order(**order).unwrap().status == Status::Canceled).count();
    assert_eq!((refunds, canceled), (3, 3));
    assert_eq!(world.sms.order(with_sms).unwrap().status, Status::OtpReceived);
    world.finish().await;
}
