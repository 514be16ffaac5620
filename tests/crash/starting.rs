//! Ending as asked, and starting only on what can be trusted.

use std::time::{Duration, Instant};

use sandbox::smscode::{Endpoint, Fault, Sms};

use crate::process::{Process, SOON};
use crate::world::{World, code_shown, times_shown};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d13_asked_to_end_under_load_it_ends_well_in_time_and_loses_nothing() {
    let mut world = World::start().await;
    let mut people = Vec::new();
    for name in ["Alice", "Budi", "Citra", "Dewi"] {
        let (user, account) = world.linked_with_push(name).await;
        let order = world.bought(&user, &account).await;
        let confirm = world.ask_to_buy(&user).await;
        people.push((user, account, order, confirm));
    }
    // Every purchase is under way and every code on its way when the signal comes.
    let calls = world.sms.count(Endpoint::Create);
    world.sms.fail_always(Endpoint::Create, Fault::Delay(Duration::from_secs(1)));
    for (user, _, order, confirm) in &people {
        user.press(confirm.id, "Buy for").unwrap();
        world.sms.deliver_sms(order.id, Sms::code(&format!("27{}", order.id)));
    }
    world.asked(Endpoint::Create, calls + people.len()).await;
    let begun = Instant::now();
    let ended = world.terminate().await;
    assert_eq!(ended.code, Some(0), "{}", ended.output);
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    world.sms.clear_faults();
    world.run().await;
    for (user, account, order, _) in &people {
        let code = format!("27{}", order.id);
        code_shown(user, &code).await;
        world
            .sms
            .wait_until(SOON, |state| state.orders().filter(|o| o.account == account.id).count() == 2)
            .await
            .unwrap();
        for order in world.sms.orders(account) {
            world.shown(user, &order).await;
        }
        assert_eq!((world.charges(account), times_shown(user, &code)), (2, 1));
    }
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d12_while_telegram_is_out_of_reach_it_is_up_and_can_be_asked_to_end() {
    let mut world = World::new().await;
    world.tg.down(true);
    world.run().await;
    let begun = Instant::now();
    assert_eq!(world.terminate().await.code, Some(0));
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e12_without_its_key_file_it_does_not_start_and_touches_nothing() {
    let mut world = World::start().await;
    world.linked("Alice").await;
    world.told_everything().await;
    world.terminate().await;
    let key = world.data("encryption.key");
    std::fs::remove_file(&key).unwrap();
    let database = std::fs::read(world.data("smscode-bot.db")).unwrap();
    let ended = Process::start(&world.settings, &[]).ended().await;
    assert_eq!(ended.code, Some(1), "{}", ended.output);
    assert!(ended.output.contains("encryption.key"), "{}", ended.output);
    assert_eq!(ended.output.lines().count(), 1, "{}", ended.output);
    assert!(!key.exists(), "a new key hides that the old one is lost");
    assert!(std::fs::read(world.data("smscode-bot.db")).unwrap() == database, "the database was written to");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e12_with_another_key_it_does_not_start() {
    let mut world = World::start().await;
    world.linked("Alice").await;
    world.terminate().await;
    let other = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    world.settings.insert("ENCRYPTION_KEYS", format!("other:{other}"));
    let ended = Process::start(&world.settings, &[]).ended().await;
    assert_eq!(ended.code, Some(1), "{}", ended.output);
    assert!(ended.output.contains("encryption keys"), "{}", ended.output);
    assert!(!ended.output.contains(other));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e18_a_second_process_in_the_same_folder_is_refused_and_the_first_goes_on() {
    let world = World::start().await;
    let ended = Process::start(&world.settings, &[]).ended().await;
    assert_eq!(ended.code, Some(1), "{}", ended.output);
    assert!(ended.output.contains("another process"), "{}", ended.output);
    assert_eq!(ended.output.lines().count(), 1, "{}", ended.output);
    world.linked("Alice").await;
    world.finish().await;
}
