//! Killed while the provider refuses a dearer number: nothing is charged above the limit, and the next price is
//! offered and bought once.

use sandbox::smscode::{Account, Endpoint, Fault};
use sandbox::telegram::{Message, User};

use crate::process::SOON;
use crate::world::World;

/// WhatsApp Indonesia for 15,000 rupiah.
const SAMPLE: u64 = 142;

/// The provider refuses the price; the answer hangs and the process is killed. Returns the message with the next
/// price.
async fn refused_across_a_kill(world: &mut World, alice: &User) -> Message {
    let confirm = world.ask_to_buy(alice).await;
    let refusal = Fault::status(422, "NO_OFFER_AVAILABLE");
    world.sms.fail_next(Endpoint::Create, refusal.late());
    alice.press(confirm.id, "Buy for").unwrap();
    world.asked(Endpoint::Create, 1).await;
    world.sms.set_price(SAMPLE, 15_001);
    world.kill_and_run().await;
    alice.wait_for(SOON, |m| m.text.contains("No number is left for")).await.unwrap()
}

fn charged(world: &World, account: &Account) -> Vec<i64> {
    world.sms.orders(account).iter().map(|order| order.amount).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o22_killed_before_the_refusal_is_stored_the_same_call_is_refused_again_and_the_next_price_is_offered()
 {
    let mut world = World::start().await;
    let (alice, account) = world.linked("Alice").await;
    let no = refused_across_a_kill(&mut world, &alice).await;
    assert_eq!(world.charges(&account), 0);
    let calls = world.sms.calls_of(Endpoint::Create);
    assert!(calls.len() >= 2, "the refusal was believed without its answer");
    for call in &calls {
        assert_eq!(call.idempotency_key, calls[0].idempotency_key);
        assert_eq!(call.body, calls[0].body);
    }
    // The draft at the next price is as durable as any other.
    world.kill_and_run().await;
    alice.press(no.id, "Buy for Rp\u{a0}15,001").unwrap();
    let order = world.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    world.shown(&alice, &order).await;
    assert_eq!(charged(&world, &account), [15_001]);
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o22_killed_between_the_press_for_the_next_price_and_its_call_it_is_bought_once() {
    for (endpoint, fault) in [
        (Endpoint::Products, Fault::Hang),
        (Endpoint::Create, Fault::Hang),
        (Endpoint::Create, Fault::DropAfter),
    ] {
        let mut world = World::start().await;
        let (alice, account) = world.linked("Alice").await;
        let no = refused_across_a_kill(&mut world, &alice).await;
        let before = world.sms.count(endpoint);
        world.sms.fail_next(endpoint, fault);
        alice.press(no.id, "Buy for").unwrap();
        world.asked(endpoint, before + 1).await;
        world.kill_and_run().await;
        let order = world.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        world.shown(&alice, &order).await;
        assert_eq!(charged(&world, &account), [15_001]);
        world.finish().await;
    }
}
