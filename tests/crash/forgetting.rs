//! Killed in the middle of `/forget`: the deletion is completed after the next start.

use sandbox::smscode::Sms;
use sandbox::telegram::Fault;

use crate::process::SOON;
use crate::world::{World, code_shown};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a14_killed_in_the_middle_of_forget_the_rest_of_the_messages_goes_after_the_start() {
    let mut world = World::start().await;
    let (alice, account) = world.linked_with_webhook("Alice").await;
    let order = world.bought(&alice, &account).await;
    for n in 100_000..100_024 {
        world.sms.deliver_sms(order.id, Sms::code(&n.to_string()));
        code_shown(&alice, &n.to_string()).await;
    }
    world.told_everything().await;
    let shown = |text: &str| alice.from_bot().iter().filter(|m| m.text.contains(text)).count();
    assert!(shown("+62") >= 25);
    world.tg.fail_next("deleteMessages", Fault::DropBefore);
    world.tg.fail_next("deleteMessages", Fault::Hang);
    alice.say("/forget");
    alice.press_when(SOON, "Yes, erase everything").await.unwrap();
    let hangs = |state: &sandbox::telegram::State<'_>| {
        state.calls().iter().filter(|call| call.method.eq_ignore_ascii_case("deleteMessages")).count() >= 2
    };
    world.tg.wait_until(SOON, hangs).await.unwrap();
    world.kill().await;
    world.tg.clear_faults();
    world.run().await;
    alice.wait_for(SOON, |message| message.text.contains("Everything is erased")).await.unwrap();
    assert_eq!(shown("+62"), 0);
    world.told_everything().await;
    assert_eq!(world.count("SELECT COUNT(*) FROM users").await, 0);
    world.finish().await;
}
