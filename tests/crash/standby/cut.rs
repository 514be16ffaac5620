//! The connection to the database is cut for a while, for owner and standby alike. `CUT_SECONDS` makes it
//! longer.

use std::time::Duration;

use sandbox::smscode::Sms;

use crate::chaos::setting;
use crate::process::SOON;
use crate::standby::fleet::Fleet;
use crate::standby::line::Line;
use crate::world::{World, code_shown, times_shown};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g10_while_the_line_to_the_database_is_cut_nothing_is_lost_and_it_goes_on_by_itself() {
    if std::env::var("TEST_DATABASE_URL").unwrap_or_default().is_empty() {
        return;
    }
    let seconds = setting("CUT_SECONDS").unwrap_or(6);
    let mut world = World::new().await;
    world.use_postgres().await;
    let line = Line::of(&mut world).await;
    world.settings.insert("TELEGRAM_UPDATES", "webhook".to_owned());
    let mut fleet = Fleet::in_world(world).await;
    let (alice, account) = fleet.world.linked_with_webhook("Alice").await;
    let order = fleet.world.bought(&alice, &account).await;
    fleet.world.told_everything().await;

    line.cut();
    fleet.world.sms.deliver_sms(order.id, Sms::code("271828"));
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    assert_eq!(fleet.readiness(0).await.0, 503);
    line.open();

    code_shown(&alice, "271828").await;
    // The faster one owns it now; the other stands by, or has exited and is restarted.
    let owner = fleet.owner().await;
    let said = alice.say("/balance");
    alice.wait_for_new(SOON, said, "Rp").await.unwrap();
    fleet.world.told_everything().await;
    assert_eq!(times_shown(&alice, "271828"), 1);
    if owner == 1 {
        let first = fleet.processes[0].take().unwrap().ended().await;
        assert_eq!(first.code, Some(1), "{}", first.output);
    }
    fleet.finish().await;
}
