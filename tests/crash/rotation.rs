//! Keys are rotated while the program runs, as described in README.

use sandbox::smscode::Sms;

use crate::process::{Ended, Process};
use crate::world::{World, code_shown};

async fn verify(world: &World, keys: &str) -> Ended {
    let mut settings = world.settings.clone();
    settings.insert("ENCRYPTION_KEYS", keys.to_owned());
    settings.remove("TELEGRAM_BOT_TOKEN");
    Process::start(&settings, &["keys", "verify"]).ended().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e13_keys_are_exchanged_while_codes_go_on_coming() {
    let (old, new) = (format!("old:{}=", "A".repeat(43)), format!("new:{}=", "B".repeat(42) + "A"));
    let both = format!("{new},{old}");
    let mut world = World::new().await;
    world.settings.insert("ENCRYPTION_KEYS", old.clone());
    world.run().await;
    let (alice, account) = world.linked_with_webhook("Alice").await;
    let order = world.bought(&alice, &account).await;
    world.sms.deliver_sms(order.id, Sms::code("16180339"));
    code_shown(&alice, "16180339").await;

    let before = verify(&world, &old).await;
    assert_eq!(before.code, Some(0), "{}", before.output);

    // Killed in the middle of it, wherever that is; then it continues.
    world.terminate().await;
    world.settings.insert("ENCRYPTION_KEYS", both.clone());
    world.run().await;
    world.kill_and_run().await;
    world.sms.deliver_sms(order.id, Sms::code("27182818"));
    code_shown(&alice, "27182818").await;
    let mut verified = verify(&world, &both).await;
    while !verified.output.contains("key old: 0 values, 0 hashes (may be removed)") {
        assert_eq!(verified.code, Some(0), "{}", verified.output);
        verified = verify(&world, &both).await;
    }

    world.terminate().await;
    world.settings.insert("ENCRYPTION_KEYS", new.clone());
    world.run().await;
    world.sms.deliver_sms(order.id, Sms::code("31415926"));
    code_shown(&alice, "31415926").await;
    let blind = verify(&world, &old).await;
    assert_eq!(blind.code, Some(1), "{}", blind.output);
    assert!(blind.output.contains("can't be opened"), "{}", blind.output);
    world.finish().await;
}
