//! The database connection falls silent: connections stay open, but no data arrives any more.

use std::time::{Duration, Instant};

use sandbox::smscode::Sms;

use crate::process::{Process, SOON};
use crate::standby::fleet::Fleet;
use crate::standby::line::Line;
use crate::world::{World, code_shown};

/// The contract's limit for stopping the process.
const END: Duration = Duration::from_secs(10);

async fn on_a_line() -> Option<(Fleet, Line)> {
    std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())?;
    let mut world = World::new().await;
    world.use_postgres().await;
    let line = Line::of(&mut world).await;
    world.settings.insert("TELEGRAM_UPDATES", "webhook".to_owned());
    Some((Fleet::in_world(world).await, line))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o14_asked_to_end_while_the_line_to_the_database_is_silent_it_ends_in_time() {
    let Some((mut fleet, line)) = on_a_line().await else { return };
    let (alice, account) = fleet.world.linked_with_webhook("Alice").await;
    let order = fleet.world.bought(&alice, &account).await;
    fleet.world.told_everything().await;

    // Something to write, something to read, and polls of both processes.
    line.silence_at_commit().await;
    fleet.world.sms.deliver_sms(order.id, Sms::code("271828"));
    alice.say("/orders");
    let coming = tokio::join!(line.next(), async { Process::start(&fleet.world.settings, &[]) }).1;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let begun = Instant::now();
    let (owner, standby) = (fleet.processes[0].take().unwrap(), fleet.processes[1].take().unwrap());
    let ended = tokio::join!(owner.terminate(), standby.terminate(), coming.terminate());
    let took = begun.elapsed();
    for (name, ended) in [("owner", &ended.0), ("standby", &ended.1), ("starting", &ended.2)] {
        assert_eq!(ended.code, Some(0), "{name}: {}", ended.output);
    }
    assert!(took < END, "{took:?}");

    // The next one finds what was not written.
    line.open();
    fleet.restart(0).await;
    code_shown(&alice, "271828").await;
    fleet.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o14_a_line_that_was_silent_and_is_not_any_more_is_used_again_within_30_seconds() {
    let Some((mut fleet, line)) = on_a_line().await else { return };
    let (alice, account) = fleet.world.linked_with_webhook("Alice").await;
    let order = fleet.world.bought(&alice, &account).await;
    fleet.world.told_everything().await;
    let _ = fleet.end(1).await;

    // The old connections are dead for good, in the middle of a transaction; new ones get through.
    line.silence_at_commit().await;
    fleet.world.sms.deliver_sms(order.id, Sms::code("271828"));
    tokio::time::sleep(Duration::from_secs(3)).await;
    line.forget();
    let begun = Instant::now();
    code_shown(&alice, "271828").await;
    let took = begun.elapsed();
    assert!(took < Duration::from_secs(30), "{took:?}");
    let said = alice.say("/balance");
    alice.wait_for_new(SOON, said, "Rp").await.unwrap();
    fleet.finish().await;
}
