//! PgBouncer sits between the program and PostgreSQL, and may run each transaction in another server session.

use crate::process::Process;
use crate::standby::fleet::Fleet;
use crate::standby::load::{Disruption, live_through};
use crate::standby::servers::Pooler;
use crate::world::World;

const TRANSACTIONS: &str = "pool_mode = transaction\nignore_startup_parameters = extra_float_digits";

/// A world whose program reaches its database through PgBouncer.
async fn behind(settings: &str) -> Option<(World, Pooler)> {
    std::env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())?;
    let mut world = World::new().await;
    world.use_postgres().await;
    let pooler = Pooler::start(&world.settings["DATABASE_URL"].parse().unwrap(), settings).await?;
    world.settings.insert("DATABASE_URL", pooler.url.to_string());
    world.settings.insert("TELEGRAM_UPDATES", "webhook".to_owned());
    Some((world, pooler))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o16_behind_pgbouncer_in_transaction_mode_it_works_under_load() {
    let Some((world, _pooler)) = behind(TRANSACTIONS).await else { return };
    live_through(Fleet::in_world(world).await, Disruption::Kills(2)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o16_check_and_verify_work_behind_pgbouncer_beside_the_service() {
    for more in ["", "\nserver_round_robin = 1"] {
        let Some((mut world, _pooler)) = behind(&format!("{TRANSACTIONS}{more}")).await else { return };
        let fresh = Process::start(&world.settings, &["check"]).ended().await;
        assert_eq!(fresh.code, Some(0), "{}", fresh.output);
        world.run().await;
        let (alice, account) = world.linked("Alice").await;
        world.bought(&alice, &account).await;
        for arguments in [["check"].as_slice(), &["keys", "verify"]] {
            let beside = Process::start(&world.settings, arguments).ended().await;
            assert_eq!(beside.code, Some(0), "{}", beside.output);
        }
        let printed = world.process.as_ref().unwrap().printed();
        assert!(!printed.contains("prepared statement"), "{printed}");
        world.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn o16_a_pgbouncer_through_which_nothing_can_work_is_named_with_the_cure() {
    for (settings, cure) in [
        ("pool_mode = transaction", "ignore_startup_parameters"),
        ("pool_mode = statement\nignore_startup_parameters = extra_float_digits", "pool_mode = transaction"),
    ] {
        let Some((world, _pooler)) = behind(settings).await else { return };
        for arguments in [&[][..], &["check"]] {
            let ended = Process::start(&world.settings, arguments).ended().await;
            assert_eq!(ended.code, Some(1), "{}", ended.output);
            assert!(ended.output.contains("pooler") && ended.output.contains(cure), "{}", ended.output);
        }
    }
}
