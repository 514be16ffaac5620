//! Killed while the number of a completed order is rented again: one charge, and its card comes.

use sandbox::smscode::{Account, Endpoint, Fault, OrderSnapshot, Sms, State};
use sandbox::telegram::{Message, User};

use crate::process::SOON;
use crate::world::{World, code_shown};

/// A completed order, and the confirm screen for its number.
async fn asked_again(world: &World, alice: &User, account: &Account) -> (OrderSnapshot, Message) {
    let order = world.bought(alice, account).await;
    world.sms.deliver_sms(order.id, Sms::code("515253"));
    code_shown(alice, "515253").await;
    let press = alice.press_when(SOON, "Finish").await.unwrap();
    alice.wait_for_answer(SOON, &press).await.unwrap();
    alice.press_when(SOON, "Same number again").await.unwrap();
    let title = format!("Same number as order #{}", order.id);
    let confirm =
        alice.wait_for(SOON, |m| m.text.contains(&title) && m.button("Buy for").is_some()).await.unwrap();
    (order, confirm)
}

/// The one child is shown on a card, and charged once.
async fn rented_once(world: &World, alice: &User, account: &Account, order: &OrderSnapshot) {
    let is_child = |state: &State<'_>| state.orders().any(|child| child.parent == Some(order.id));
    world.sms.wait_until(SOON, is_child).await.unwrap();
    let orders = world.sms.orders(account);
    let children: Vec<_> = orders.iter().filter(|child| child.parent == Some(order.id)).collect();
    let id = format!("#{}", children.first().unwrap().id);
    let title = format!("Same number as order #{}", order.id);
    alice.wait_for(SOON, |m| m.text.contains(&id) && m.text.contains(&title)).await.unwrap();
    assert_eq!((world.charges(account), children.len()), (2, 1));
    let calls = world.sms.calls_of(Endpoint::Reactivate);
    for (one, next) in calls.iter().zip(calls.iter().skip(1)) {
        assert_eq!((&one.idempotency_key, &one.body), (&next.idempotency_key, &next.body));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o23_killed_before_the_answer_to_reactivate_the_same_call_goes_out_again() {
    for fault in [Fault::Hang, Fault::DropAfter] {
        let mut world = World::start().await;
        let (alice, account) = world.linked("Alice").await;
        let (order, confirm) = asked_again(&world, &alice, &account).await;
        world.sms.fail_next(Endpoint::Reactivate, fault);
        alice.press(confirm.id, "Buy for").unwrap();
        world.asked(Endpoint::Reactivate, 1).await;
        world.kill_and_run().await;
        rented_once(&world, &alice, &account, &order).await;
        assert!(world.sms.count(Endpoint::Reactivate) >= 2, "the card came without the answer");
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o23_killed_before_reactivate_could_be_sent_it_is_carried_on() {
    let mut world = World::start().await;
    let (alice, account) = world.linked("Alice").await;
    let (order, confirm) = asked_again(&world, &alice, &account).await;
    world.sms.fail_always(Endpoint::Reactivate, Fault::DropBefore);
    alice.press(confirm.id, "Buy for").unwrap();
    world.asked(Endpoint::Reactivate, 1).await;
    world.kill().await;
    assert_eq!(world.charges(&account), 1);
    world.sms.clear_faults();
    world.run().await;
    rented_once(&world, &alice, &account, &order).await;
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o23_killed_while_the_quote_is_read_again_for_the_press_the_next_process_handles_the_press() {
    let mut world = World::start().await;
    let (alice, account) = world.linked("Alice").await;
    let (order, confirm) = asked_again(&world, &alice, &account).await;
    let quotes = world.sms.count(Endpoint::ReactivateOptions);
    world.sms.fail_next(Endpoint::ReactivateOptions, Fault::Hang);
    alice.press(confirm.id, "Buy for").unwrap();
    world.asked(Endpoint::ReactivateOptions, quotes + 1).await;
    world.kill_and_run().await;
    rented_once(&world, &alice, &account, &order).await;
    assert_eq!(world.sms.count(Endpoint::Reactivate), 1);
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o23_killed_with_a_forgotten_key_the_list_decides_by_the_number() {
    let mut world = World::start().await;
    let (alice, account) = world.linked("Alice").await;
    let (order, confirm) = asked_again(&world, &alice, &account).await;
    world.sms.fail_next(Endpoint::Reactivate, Fault::Hang);
    alice.press(confirm.id, "Buy for").unwrap();
    let is_child = |state: &State<'_>| state.orders().any(|child| child.parent == Some(order.id));
    world.sms.wait_until(SOON, is_child).await.unwrap();
    world.kill().await;
    world.sms.forget_idempotency_keys();
    world.run().await;
    rented_once(&world, &alice, &account, &order).await;
    world.finish().await;
}
