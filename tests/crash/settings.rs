//! The settings, from the operator's point of view.

use crate::process::{Ended, Process};
use crate::world::World;

async fn run(world: &World, arguments: &[&str]) -> Ended {
    Process::start(&world.settings, arguments).ended().await
}

#[tokio::test]
async fn a_bad_value_ends_the_start_with_one_line_that_names_the_variable() {
    let bad = [
        ("TELEGRAM_BOT_TOKEN", ""),
        ("TELEGRAM_BOT_TOKEN", "no-token-7f3a"),
        ("TELEGRAM_API_URL", "no-url-7f3a"),
        ("TELEGRAM_UPDATES", "pigeon-7f3a"),
        ("SMSCODE_API_URL", "ftp://7f3a"),
        ("PUBLIC_URL", "http://7f3a.example"),
        ("LISTEN_ADDR", "everywhere-7f3a"),
        ("DATABASE_URL", "mysql://7f3a"),
        ("ENCRYPTION_KEYS", "a:7f3a"),
        ("ALLOWED_USER_IDS", "1,7f3a"),
        ("ADMIN_USER_IDS", "7f3a"),
        ("MAX_QUANTITY", "7f3a"),
        ("HTTPS_PROXY", "ftp://7f3a"),
        ("ALL_PROXY", "socks9://me:7f3a@x"),
        ("LOG_FORMAT", "7f3a"),
        ("RUST_LOG", "a=b=7f3a"),
    ];
    for (variable, value) in bad {
        let mut world = World::new().await;
        world.settings.insert(variable, value.to_owned());
        let ended = run(&world, &[]).await;
        assert_eq!(ended.code, Some(2), "{variable}={value}: {}", ended.output);
        assert_eq!(ended.output.lines().count(), 1, "{}", ended.output);
        assert!(ended.output.contains(variable), "{variable}: {}", ended.output);
        let secret =
            ["TELEGRAM_BOT_TOKEN", "DATABASE_URL", "ENCRYPTION_KEYS", "ALL_PROXY"].contains(&variable);
        assert!(!secret || !ended.output.contains("7f3a"), "{}", ended.output);
        assert!(!world.data("").exists(), "{variable}: something was begun");
    }
}

#[tokio::test]
async fn help_and_version_are_told_without_any_setting() {
    let mut world = World::new().await;
    world.settings.clear();
    let help = run(&world, &["--help"]).await;
    assert_eq!(help.code, Some(0));
    assert!(help.output.contains("TELEGRAM_BOT_TOKEN"), "{}", help.output);
    let version = run(&world, &["--version"]).await;
    assert_eq!(version.code, Some(0));
    assert!(version.output.contains(env!("CARGO_PKG_VERSION")), "{}", version.output);
    let nonsense = run(&world, &["--nonsense"]).await;
    assert_eq!(nonsense.code, Some(2));
}

#[tokio::test]
async fn an_address_that_is_taken_ends_the_start_with_a_line_that_says_so() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let mut world = World::new().await;
    world.settings.insert("LISTEN_ADDR", taken.local_addr().unwrap().to_string());
    let ended = run(&world, &[]).await;
    assert_eq!(ended.code, Some(2), "{}", ended.output);
    assert!(ended.output.contains("LISTEN_ADDR"), "{}", ended.output);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn health_tells_whether_the_service_lives() {
    let mut world = World::start().await;
    let address = world.process.as_ref().unwrap().address().await.to_string();
    assert_eq!(run(&world, &["health", "--listen-addr", &address]).await.code, Some(0));
    world.terminate().await;
    let ended = run(&world, &["health", "--listen-addr", &address]).await;
    assert_eq!(ended.code, Some(1));
    let told = format!("nothing is listening at {address} (LISTEN_ADDR)");
    assert!(ended.output.contains(&told), "{}", ended.output);
}
