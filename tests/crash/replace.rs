//! Killed while a number is replaced by another: the old one is canceled once, and one other is bought.

use std::time::Duration;

use sandbox::smscode::{Account, Endpoint, Fault, LedgerKind, OrderSnapshot, Sms, State, Status};
use sandbox::telegram::User;

use crate::process::SOON;
use crate::world::{World, code_shown};

/// A promised cancel whose call was interrupted is due again after half a minute.
const AGAIN: Duration = Duration::from_secs(90);

/// A number that can be canceled now, as the bot knows.
async fn old_number(world: &World, alice: &User, account: &Account) -> OrderSnapshot {
    let order = world.bought(alice, account).await;
    world.sms.make_older(order.id, Duration::from_secs(180));
    let read = world.sms.count(Endpoint::Order);
    alice.say(&format!("/order {}", order.id));
    world.asked(Endpoint::Order, read + 1).await;
    world.told_everything().await;
    order
}

async fn press(alice: &User) {
    let press = alice.press_when(SOON, "Replace · up to").await.unwrap();
    alice.wait_for_answer(SOON, &press).await.unwrap();
}

/// The old number is canceled and refunded, and one other is charged and shown.
async fn replaced_once(world: &World, alice: &User, account: &Account, old: &OrderSnapshot) {
    let id = account.id;
    let other = |state: &State<'_>| state.orders().any(|order| order.account == id && order.id != old.id);
    world.sms.wait_until(AGAIN, other).await.unwrap();
    let (orders, said) = (world.sms.orders(account), format!("Replaces order #{}", old.id));
    alice.wait_for(SOON, |m| m.text.contains(&said)).await.unwrap();
    world.told_everything().await;
    let refunds = world.sms.ledger(account).iter().filter(|entry| entry.kind == LedgerKind::Refund).count();
    assert_eq!((world.charges(account), refunds, orders.len()), (2, 1, 2));
    assert_eq!(world.sms.order(old.id).unwrap().status, Status::Canceled);
    let creates = world.sms.calls_of(Endpoint::Create);
    let keys: std::collections::BTreeSet<_> =
        creates.iter().map(|call| call.idempotency_key.clone()).collect();
    assert_eq!(keys.len(), 2, "one key for each purchase");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o28_killed_at_the_cancel_the_next_process_replaces_the_number() {
    for fault in [Fault::Hang, Fault::DropAfter, Fault::DropBefore] {
        let mut world = World::start().await;
        let (alice, account) = world.linked("Alice").await;
        let old = old_number(&world, &alice, &account).await;
        world.sms.fail_next(Endpoint::Cancel, fault);
        press(&alice).await;
        world.asked(Endpoint::Cancel, 1).await;
        world.kill_and_run().await;
        replaced_once(&world, &alice, &account, &old).await;
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o28_killed_at_any_look_at_the_offers_one_other_number_is_bought() {
    for looks in 0..4 {
        let mut world = World::start().await;
        let (alice, account) = world.linked("Alice").await;
        let old = old_number(&world, &alice, &account).await;
        let before = world.sms.count(Endpoint::Products);
        for _ in 0..looks {
            world.sms.fail_next(Endpoint::Products, Fault::Delay(Duration::ZERO));
        }
        world.sms.fail_next(Endpoint::Products, Fault::Hang);
        press(&alice).await;
        world.asked(Endpoint::Products, before + looks + 1).await;
        world.kill_and_run().await;
        replaced_once(&world, &alice, &account, &old).await;
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o28_killed_at_the_purchase_the_same_call_goes_out_again() {
    for fault in [Fault::Hang, Fault::DropAfter, Fault::DropBefore] {
        let mut world = World::start().await;
        let (alice, account) = world.linked("Alice").await;
        let old = old_number(&world, &alice, &account).await;
        world.sms.fail_next(Endpoint::Create, fault);
        press(&alice).await;
        world.asked(Endpoint::Create, 2).await;
        world.kill_and_run().await;
        replaced_once(&world, &alice, &account, &old).await;
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o28_killed_before_the_cancel_an_sms_that_came_meanwhile_wins() {
    let mut world = World::start().await;
    let (alice, account) = world.linked("Alice").await;
    let old = old_number(&world, &alice, &account).await;
    world.sms.fail_always(Endpoint::Cancel, Fault::DropBefore);
    press(&alice).await;
    world.asked(Endpoint::Cancel, 1).await;
    world.kill().await;
    world.sms.clear_faults();
    world.sms.deliver_sms(old.id, Sms::code("271828"));
    world.run().await;
    code_shown(&alice, "271828").await;
    world.told_everything().await;
    // The next purchase goes through the same worker after whatever was left to do.
    let next = world.bought(&alice, &account).await;
    assert_eq!((world.charges(&account), world.sms.orders(&account).len()), (2, 2));
    assert_eq!((next.parent, world.sms.order(old.id).unwrap().status), (None, Status::OtpReceived));
    assert_eq!(world.count("SELECT COUNT(*) FROM replacements WHERE intent IS NOT NULL").await, 0);
    world.finish().await;
}
