//! After a PostgreSQL failover some sessions are connected to a server that is read-only.

use std::time::{Duration, Instant};

use sandbox::smscode::Sms;

use crate::process::SOON;
use crate::standby::line::Line;
use crate::standby::servers::HotStandby;
use crate::world::{World, code_shown, times_shown};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o7_sessions_with_a_server_that_takes_no_writes_are_given_up_within_30_seconds() {
    if std::env::var("TEST_DATABASE_URL").unwrap_or_default().is_empty() {
        return;
    }
    let mut world = World::new().await;
    world.use_postgres().await;
    let Some(standby) = HotStandby::of(&world.settings["DATABASE_URL"].parse().unwrap()).await else {
        return;
    };
    let line = Line::of(&mut world).await;
    world.run().await;
    let (alice, account) = world.linked_with_webhook("Alice").await;
    let order = world.bought(&alice, &account).await;
    world.told_everything().await;

    let primary = line.lead_to(&standby.address);
    line.close();
    let unready = Instant::now();
    while world.status("/readyz").await != 503 {
        assert!(unready.elapsed() < SOON, "a server that takes no writes was to be noticed");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    world.sms.deliver_sms(order.id, Sms::code("271828"));
    // New sessions reach the primary; open ones stay where they are.
    line.lead_to(&primary);
    let begun = Instant::now();
    while world.status("/readyz").await != 200 {
        assert!(begun.elapsed() < Duration::from_secs(30), "the primary was to be found");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    code_shown(&alice, "271828").await;
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    let said = alice.say("/balance");
    alice.wait_for_new(SOON, said, "Rp").await.unwrap();
    world.told_everything().await;
    assert_eq!(times_shown(&alice, "271828"), 1);
    world.finish().await;
}
