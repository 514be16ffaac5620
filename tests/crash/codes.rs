//! Killed while delivering a code: it is shown, and repeated at most once.

use sandbox::smscode::{Endpoint, Fault as SmsFault, Sms};
use sandbox::telegram::Fault;

use crate::process::SOON;
use crate::world::{World, code_shown, times_shown};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn b13_killed_between_the_200_for_an_event_and_the_send_the_code_is_shown() {
    let mut world = World::start().await;
    let (alice, account) = world.linked_with_webhook("Alice").await;
    let order = world.bought(&alice, &account).await;
    world.told_everything().await;
    // What is sent now never reaches the chat.
    world.tg.fail_always("sendMessage", Fault::DropBefore);
    world.sms.deliver_sms(order.id, Sms::code("271828"));
    world
        .sms
        .wait_until(SOON, |state| state.deliveries().iter().any(|event| event.status == Some(200)))
        .await
        .unwrap();
    world.kill().await;
    assert_eq!(times_shown(&alice, "271828"), 0);
    // Neither an event nor a poll repeats it: what was durable at the 200 is enough.
    world.tg.clear_faults();
    world.sms.fail_always(Endpoint::Active, SmsFault::DropBefore);
    world.sms.fail_always(Endpoint::Order, SmsFault::DropBefore);
    world.run().await;
    code_shown(&alice, "271828").await;
    world.sms.clear_faults();
    world.told_everything().await;
    assert_eq!(times_shown(&alice, "271828"), 1);
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g1_killed_inside_the_send_the_code_is_repeated_once_at_most() {
    let mut world = World::start().await;
    let (alice, account) = world.linked_with_webhook("Alice").await;
    let order = world.bought(&alice, &account).await;
    world.told_everything().await;
    // Telegram shows it, but the bot never gets the answer.
    world.tg.fail_next("sendMessage", Fault::Hang);
    world.sms.deliver_sms(order.id, Sms::code("271828"));
    code_shown(&alice, "271828").await;
    world.kill_and_run().await;
    world.told_everything().await;
    world.sms.deliver_sms(order.id, Sms::code("314159"));
    code_shown(&alice, "314159").await;
    assert!((1..=2).contains(&times_shown(&alice, "271828")));
    assert_eq!(times_shown(&alice, "314159"), 1);
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn b3_a_code_that_came_while_the_program_was_dead_is_shown() {
    let mut world = World::start().await;
    let (alice, account) = world.linked("Alice").await;
    let order = world.bought(&alice, &account).await;
    world.kill().await;
    world.sms.deliver_sms(order.id, Sms::code("271828"));
    world.sms.complete_elsewhere(order.id);
    world.run().await;
    code_shown(&alice, "271828").await;
    alice.wait_for(SOON, |message| message.text.contains("Finished")).await.unwrap();
    assert_eq!(times_shown(&alice, "271828"), 1);
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn b9_an_order_that_expired_while_the_program_was_dead_is_told() {
    let mut world = World::start().await;
    let (alice, account) = world.linked("Alice").await;
    let order = world.bought(&alice, &account).await;
    world.told_everything().await;
    let before = alice.last().map_or(0, |message| message.id);
    world.kill().await;
    world.sms.expire(order.id);
    world.run().await;
    alice.wait_for_new(SOON, before, "efunded").await.unwrap();
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn m23_killed_between_the_parts_of_a_long_sms_at_most_the_part_in_flight_is_repeated() {
    let mut world = World::start().await;
    let (alice, account) = world.linked_with_webhook("Alice").await;
    let order = world.bought(&alice, &account).await;
    world.told_everything().await;
    let before = alice.last().map_or(0, |message| message.id);
    // The first part arrives; Telegram shows the second one, but the bot never gets the answer.
    world.tg.fail_next("sendMessage", Fault::Delay(std::time::Duration::from_millis(1)));
    world.tg.fail_next("sendMessage", Fault::Hang);
    let text: String = (1..=1_500).map(|n| format!("w{n:04} ")).collect();
    world.sms.deliver_sms(order.id, Sms::text(&format!("{text}the-end")));
    let shown =
        |word: &str| alice.from_bot().iter().filter(|m| m.id > before && m.text.contains(word)).count();
    let parts = |state: &sandbox::telegram::State<'_>| {
        state.messages().filter(|m| m.id > before && m.from_bot && m.text.contains("w0")).count() >= 2
    };
    world.tg.wait_until(SOON, parts).await.unwrap();
    world.kill_and_run().await;
    alice.wait_for(std::time::Duration::from_secs(100), |m| m.text.contains("the-end")).await.unwrap();
    world.told_everything().await;
    assert_eq!((shown("w0001"), shown("the-end")), (1, 1));
    let words: std::collections::BTreeSet<String> = alice
        .from_bot()
        .iter()
        .filter(|message| message.id > before)
        .flat_map(|m| m.text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| word.starts_with('w') && word.len() == 5)
        .collect();
    assert_eq!(words.len(), 1_500);
    world.finish().await;
}
