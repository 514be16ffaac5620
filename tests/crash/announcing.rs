//! The process is killed in the middle of an announcement.

use crate::process::SOON;
use crate::world::World;

const PEOPLE: usize = 40;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_announcement_goes_on_after_a_kill_and_nobody_gets_it_twice() {
    let mut world = World::new().await;
    let admin = world.tg.user_with_id(5_000_000_900, "Ayu", "en");
    world.settings.insert("ADMIN_USER_IDS", admin.id.to_string());
    world.run().await;
    let people: Vec<_> = (0..PEOPLE).map(|n| world.tg.user(&format!("P{n}"), "en")).collect();
    for person in people.iter().chain([&admin]) {
        person.say("/start");
    }
    for person in people.iter().chain([&admin]) {
        person.wait_for(SOON, |message| message.text.contains("Hello")).await.unwrap();
    }
    admin.say("/announce The river rises");
    admin.press_when(SOON, "Send to 41").await.unwrap();
    let shown = |person: &sandbox::telegram::User| {
        person.from_bot().iter().filter(|message| message.text == "The river rises").count()
    };
    // Killed three times during delivery.
    for reached in [8, 16, 24] {
        people[reached].wait_for(SOON, |message| message.text == "The river rises").await.unwrap();
        world.kill_and_run().await;
    }
    let done = admin.wait_for(SOON, |message| message.text.contains("📣 Sent to")).await.unwrap();
    let counts: Vec<_> = people.iter().map(shown).collect();
    assert!(counts.iter().all(|count| *count <= 1), "{counts:?}");
    let missed = counts.iter().filter(|count| **count == 0).count();
    // Only the recipient being processed at a kill may have been skipped.
    assert!(missed <= 3, "{counts:?}");
    assert!(!done.text.contains("Not delivered"), "{}", done.text);
    world.finish().await;
}
