//! Stopping when asked, and starting only on trustworthy state.

use std::time::{Duration, Instant};

use sandbox::smscode::{Endpoint, Fault, Sms};
use sandbox::telegram;

use crate::process::{Process, SOON};
use crate::world::{World, code_shown, times_shown};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d13_asked_to_end_under_load_it_ends_well_in_time_and_loses_nothing() {
    let mut world = World::start().await;
    let mut people = Vec::new();
    for name in ["Alice", "Budi", "Citra", "Dewi"] {
        let (user, account) = world.linked_with_webhook(name).await;
        let order = world.bought(&user, &account).await;
        let confirm = world.ask_to_buy(&user).await;
        people.push((user, account, order, confirm));
    }
    // Every purchase and every code is in flight when the signal comes.
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o12_with_a_bot_token_that_telegram_refuses_it_ends_and_names_the_setting() {
    for token in ["123456:AAnotTheTokenOfThisBotAtAll0000000000", "no-token-at-all"] {
        let mut world = World::new().await;
        world.settings.insert("TELEGRAM_BOT_TOKEN", token.to_owned());
        let ended = tokio::time::timeout(SOON, Process::start(&world.settings, &[]).ended()).await.unwrap();
        assert_eq!(ended.code, Some(2), "{}", ended.output);
        let last = ended.output.lines().last().unwrap_or_default();
        assert!(last.contains("TELEGRAM_BOT_TOKEN"), "{}", ended.output);
        assert!(!ended.output.contains(token), "{}", ended.output);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o12_a_wait_and_a_fault_at_the_first_call_are_waited_out() {
    let mut world = World::new().await;
    world.tg.fail_next("getMe", telegram::Fault::RetryAfter(4));
    world.tg.fail_next("getMe", telegram::Fault::Html(401));
    world.tg.fail_next("getMe", telegram::Fault::Html(404));
    world.tg.fail_next("getMe", telegram::Fault::Status(502));
    world.run().await;
    world.linked("Alice").await;
    // Ignoring the wait would have been a violation.
    world.finish().await;
}
