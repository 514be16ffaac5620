//! Keys are exchanged while the program runs, as README says.

use sandbox::smscode::Sms;

use crate::process::{Ended, Process};
use crate::world::{World, code_shown};

async fn keys(world: &World, command: &str, keys: &str) -> Ended {
    let mut settings = world.settings.clone();
    settings.insert("ENCRYPTION_KEYS", keys.to_owned());
    settings.remove("TELEGRAM_BOT_TOKEN");
    Process::start(&settings, &["keys", command]).ended().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e13_keys_are_exchanged_while_codes_go_on_coming() {
    let (old, new) = (format!("old:{}=", "A".repeat(43)), format!("new:{}=", "B".repeat(42) + "A"));
    let both = format!("{new},{old}");
    let mut world = World::new().await;
    world.settings.insert("ENCRYPTION_KEYS", old.clone());
    world.run().await;
    let (alice, account) = world.linked_with_push("Alice").await;
    let order = world.bought(&alice, &account).await;
    world.sms.deliver_sms(order.id, Sms::code("16180339"));
    code_shown(&alice, "16180339").await;

    let refused = keys(&world, "rotate", &both).await;
    assert_eq!(refused.code, Some(1), "{}", refused.output);
    assert!(refused.output.contains("does not hold the key `new`"), "{}", refused.output);

    world.terminate().await;
    world.settings.insert("ENCRYPTION_KEYS", both.clone());
    world.run().await;
    let (rotated, ()) = tokio::join!(keys(&world, "rotate", &both), async {
        world.sms.deliver_sms(order.id, Sms::code("27182818"));
        code_shown(&alice, "27182818").await;
    });
    assert_eq!(rotated.code, Some(0), "{}", rotated.output);
    assert!(rotated.output.contains("1 of 1 people"), "{}", rotated.output);
    let verified = keys(&world, "verify", &both).await;
    assert_eq!(verified.code, Some(0), "{}", verified.output);
    assert!(verified.output.contains("key old: 0 values, 0 hashes (may be removed)"), "{}", verified.output);

    world.terminate().await;
    world.settings.insert("ENCRYPTION_KEYS", new.clone());
    world.run().await;
    world.sms.deliver_sms(order.id, Sms::code("31415926"));
    code_shown(&alice, "31415926").await;
    let blind = keys(&world, "verify", &old).await;
    assert_eq!(blind.code, Some(1), "{}", blind.output);
    assert!(blind.output.contains("can't be opened"), "{}", blind.output);
    world.finish().await;
}
