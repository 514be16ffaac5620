//! Killed while buying: each press is charged once, and the user learns how it ended.

use sandbox::smscode::{Endpoint, Fault};
use sandbox::telegram;

use crate::process::SOON;
use crate::world::World;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a2_killed_before_the_answer_to_create_the_same_call_goes_out_again() {
    for fault in [Fault::Hang, Fault::DropAfter] {
        let mut world = World::start().await;
        let (alice, account) = world.linked("Alice").await;
        let confirm = world.ask_to_buy(&alice).await;
        world.sms.fail_next(Endpoint::Create, fault);
        alice.press(confirm.id, "Buy for").unwrap();
        let order = world.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        world.kill_and_run().await;
        world.shown(&alice, &order).await;
        assert_eq!((world.charges(&account), world.sms.orders(&account).len()), (1, 1));
        let calls = world.sms.calls_of(Endpoint::Create);
        assert!(calls.len() >= 2, "the card came without the answer");
        for call in &calls {
            assert_eq!(call.idempotency_key, calls[0].idempotency_key);
            assert_eq!(call.body, calls[0].body);
        }
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a1_killed_before_create_could_be_sent_the_purchase_is_carried_on() {
    let mut world = World::start().await;
    let (alice, account) = world.linked("Alice").await;
    let confirm = world.ask_to_buy(&alice).await;
    world.sms.fail_always(Endpoint::Create, Fault::DropBefore);
    alice.press(confirm.id, "Buy for").unwrap();
    world.asked(Endpoint::Create, 1).await;
    world.kill().await;
    assert_eq!(world.charges(&account), 0);
    world.sms.clear_faults();
    world.run().await;
    let order = world.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    world.shown(&alice, &order).await;
    assert_eq!(world.charges(&account), 1);
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d2_killed_while_the_press_is_handled_it_is_handled_by_the_next_process() {
    let mut world = World::start().await;
    let (alice, account) = world.linked("Alice").await;
    let confirm = world.ask_to_buy(&alice).await;
    // The price is read again before the purchase is confirmed.
    let read = world.sms.count(Endpoint::Products);
    world.sms.fail_next(Endpoint::Products, Fault::Hang);
    alice.press(confirm.id, "Buy for").unwrap();
    world.asked(Endpoint::Products, read + 1).await;
    world.kill_and_run().await;
    let order = world.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    world.shown(&alice, &order).await;
    assert_eq!((world.charges(&account), world.sms.count(Endpoint::Create)), (1, 1));
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d1_a_press_that_telegram_hands_over_again_after_the_kill_buys_nothing_more() {
    let mut world = World::start().await;
    let (alice, account) = world.linked("Alice").await;
    world.bought(&alice, &account).await;
    world.kill().await;
    for update in world.tg.update_ids() {
        world.tg.redeliver(update);
        world.tg.redeliver_as_new(update);
    }
    world.run().await;
    world.tg.wait_until(SOON, |state| state.pending_updates() == 0).await.unwrap();
    assert_eq!(world.charges(&account), 1);
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d15_killed_right_after_the_token_came_its_message_is_deleted_and_the_account_linked() {
    let mut world = World::start().await;
    let account = world.sms.add_account(500_000);
    let alice = world.tg.user("Alice", "en");
    world.tg.fail_always("deleteMessage", telegram::Fault::DropBefore);
    world.sms.fail_next(Endpoint::Balance, Fault::Hang);
    let message = alice.say(&format!("/login {}", account.token()));
    world.asked(Endpoint::Balance, 1).await;
    world.kill().await;
    assert!(!alice.message(message).unwrap().deleted);
    world.tg.clear_faults();
    world.run().await;
    let deleted = |state: &telegram::State<'_>| state.messages().any(|m| m.id == message && m.deleted);
    world.tg.wait_until(SOON, deleted).await.unwrap();
    alice.wait_for(SOON, |message| message.text.contains("is linked")).await.unwrap();
    world.finish().await;
}
