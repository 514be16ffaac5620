//! The clocks of owner and standby jump, by libfaketime.

use std::path::PathBuf;
use std::time::Duration;

use sandbox::smscode::Sms;

use crate::standby::fleet::{AFTER_A_KILL, AFTER_AN_END, Fleet};
use crate::world::{World, code_shown, times_shown};

/// Longer than the silence after which a standby takes over.
const A_WHILE: Duration = Duration::from_secs(5);

/// Debian's path contains the machine's architecture.
fn library() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let found =
        folders.map(|folder| folder.path().join("faketime/libfaketimeMT.so.1")).find(|file| file.is_file());
    if found.is_none() {
        eprintln!("SKIPPED: faketime is not installed");
    }
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g10_a_clock_that_jumps_forward_by_an_hour_between_owner_and_standby_changes_nothing() {
    jump("+1h").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g10_a_clock_that_jumps_back_by_an_hour_between_owner_and_standby_changes_nothing() {
    jump("-1h").await;
}

async fn jump(by: &str) {
    if std::env::var("TEST_DATABASE_URL").unwrap_or_default().is_empty() {
        return;
    }
    let Some(library) = library() else { return };
    let mut world = World::new().await;
    world.use_postgres().await;
    let clocks = ["one", "two"].map(|name| world.folder.path().join(name));
    let set = |clock: usize, to: &str| std::fs::write(&clocks[clock], to).unwrap();
    set(0, "+0");
    set(1, "+0");
    for (name, value) in [
        ("TELEGRAM_UPDATES", "webhook"),
        ("LD_PRELOAD", library.to_str().unwrap()),
        ("FAKETIME_TIMESTAMP_FILE", clocks[0].to_str().unwrap()),
        ("FAKETIME_NO_CACHE", "1"),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ("DONT_FAKE_MONOTONIC", "1"),
    ] {
        world.settings.insert(name, value.to_owned());
    }
    let mut fleet = Fleet::in_world(world).await;
    fleet.end(1).await;
    fleet.world.settings.insert("FAKETIME_TIMESTAMP_FILE", clocks[1].display().to_string());
    fleet.restart(1).await;
    let (alice, account) = fleet.world.linked_with_webhook("Alice").await;
    let order = fleet.world.bought(&alice, &account).await;
    let codes = ["271828", "314159", "161803"];
    let shown = async |fleet: &Fleet, code: &str| {
        fleet.world.sms.deliver_sms(order.id, Sms::code(code));
        code_shown(&alice, code).await;
    };

    for clock in [0, 1] {
        set(clock, by);
        tokio::time::sleep(A_WHILE).await;
        assert_eq!((fleet.readiness(0).await.0, fleet.readiness(1).await.0), (200, 503));
        if clock == 0 {
            shown(&fleet, codes[0]).await;
            set(0, "+0");
        }
    }
    fleet.kill(0).await;
    let took = fleet.owns(1).await;
    assert!(took < AFTER_A_KILL, "{took:?}");
    shown(&fleet, codes[1]).await;
    fleet.world.settings.insert("FAKETIME_TIMESTAMP_FILE", clocks[0].display().to_string());
    fleet.restart(0).await;
    assert_eq!(fleet.end(1).await.code, Some(0));
    let took = fleet.owns(0).await;
    assert!(took < AFTER_AN_END, "{took:?}");
    shown(&fleet, codes[2]).await;
    fleet.world.told_everything().await;
    assert_eq!(codes.map(|code| times_shown(&alice, code)), [1, 1, 1]);
    fleet.finish().await;
}
