//! `smscode-bot check`: what the operator is told before the service starts and while it runs.

use sandbox::telegram;

use crate::process::{Ended, Process};
use crate::world::World;

async fn check(world: &World) -> Ended {
    let ended = Process::start(&world.settings, &["check"]).ended().await;
    for secret in ["TELEGRAM_BOT_TOKEN", "ENCRYPTION_KEYS"].map(|name| world.settings.get(name)) {
        let secret = secret.and_then(|secret| secret.split(':').nth(1));
        assert!(secret.is_none_or(|secret| !ended.output.contains(secret)), "{}", ended.output);
    }
    ended
}

/// The lines about one subject.
fn of<'a>(ended: &'a Ended, what: &str) -> Vec<&'a str> {
    ended.output.lines().filter(|line| line.get(6..).is_some_and(|line| line.starts_with(what))).collect()
}

fn holds(ended: &Ended, what: &str, mark: &str, words: &str) {
    let told = of(ended, what).iter().any(|line| line.starts_with(mark) && line.contains(words));
    assert!(told, "{mark} {what} {words}: {}", ended.output);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_finds_all_well_before_the_first_start_and_makes_nothing() {
    let world = World::new().await;
    let ended = check(&world).await;
    assert_eq!(ended.code, Some(0), "{}", ended.output);
    holds(&ended, "database", "ok", "created at the first start");
    holds(&ended, "keys", "ok", "created at the first start");
    holds(&ended, "telegram", "ok", "the token is that of @");
    holds(&ended, "smscode", "ok", "answers");
    // The tests' address does not resolve.
    holds(&ended, "public url", "warn", "failed to resolve");
    assert!(!world.data("").exists(), "something was made");
    assert!(world.tg.calls_of("setWebhook").is_empty() && world.tg.calls_of("deleteWebhook").is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_tells_how_inline_mode_is_switched_on_where_it_is_off() {
    let mut world = World::new().await;
    assert!(!of(&check(&world).await, "telegram").iter().any(|line| line.contains("inline")));
    let off = telegram::Options { inline: false, ..telegram::Options::default() };
    let off = telegram::Server::start(off).await.unwrap();
    world.settings.insert("TELEGRAM_BOT_TOKEN", off.token());
    world.settings.insert("TELEGRAM_API_URL", off.url());
    let ended = check(&world).await;
    holds(&ended, "telegram", "warn", "/setinline");
    assert_eq!(ended.code, Some(0), "{}", ended.output);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_may_run_beside_the_service_and_tells_whether_the_keys_fit() {
    let mut world = World::start().await;
    world.linked("Alice").await;
    let beside = check(&world).await;
    assert_eq!(beside.code, Some(0), "{}", beside.output);
    holds(&beside, "database", "ok", "schema up to date");
    holds(&beside, "keys", "ok", "they open what is stored");
    assert_eq!(world.status("/readyz").await, 200);

    let other = format!("other:{}=", "A".repeat(43));
    let own = world.settings.insert("ENCRYPTION_KEYS", other);
    let ended = check(&world).await;
    assert_eq!((own, ended.code), (None, Some(1)), "{}", ended.output);
    holds(&ended, "keys", "FAIL", "do not open this database");
    holds(&ended, "settings", "warn", "ENCRYPTION_KEYS is set, so the key file in DATA_DIR is not read");
    world.settings.remove("ENCRYPTION_KEYS");

    std::fs::remove_file(world.data("encryption.key")).unwrap();
    let ended = check(&world).await;
    assert_eq!(ended.code, Some(1), "{}", ended.output);
    holds(&ended, "keys", "FAIL", "encryption.key");
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_names_each_side_that_does_not_answer_as_it_should() {
    let mut world = World::new().await;
    let (telegram, provider) =
        (world.settings["TELEGRAM_API_URL"].clone(), world.settings["SMSCODE_API_URL"].clone());
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let dead_at = nobody.local_addr().unwrap();
    let dead = format!("http://{dead_at}");
    drop(nobody);

    world.settings.insert("TELEGRAM_API_URL", dead.clone());
    let ended = check(&world).await;
    assert_eq!(ended.code, Some(1), "{}", ended.output);
    holds(&ended, "telegram", "FAIL", &format!("no connection to {dead_at}: TCP: "));
    holds(&ended, "smscode", "ok", "answers");

    world.settings.insert("TELEGRAM_API_URL", telegram.clone());
    world.settings.insert("SMSCODE_API_URL", dead);
    let ended = check(&world).await;
    assert_eq!(ended.code, Some(1), "{}", ended.output);
    holds(&ended, "telegram", "ok", "the token");
    holds(&ended, "smscode", "FAIL", &format!("no connection to {dead_at}: TCP: "));

    // A server answers, but it is not SMSCode.
    world.settings.insert("SMSCODE_API_URL", telegram);
    let ended = check(&world).await;
    assert_eq!(ended.code, Some(1), "{}", ended.output);
    holds(&ended, "smscode", "FAIL", "");

    world.settings.insert("SMSCODE_API_URL", provider);
    world.settings.insert("TELEGRAM_BOT_TOKEN", format!("123456789:{}", "x".repeat(35)));
    let ended = check(&world).await;
    assert_eq!(ended.code, Some(1), "{}", ended.output);
    holds(&ended, "telegram", "FAIL", "TELEGRAM_BOT_TOKEN");

    world.settings.insert("TELEGRAM_BOT_TOKEN", "nonsense".to_owned());
    let ended = Process::start(&world.settings, &["check"]).ended().await;
    assert_eq!(ended.code, Some(2), "{}", ended.output);
    holds(&ended, "settings", "FAIL", "TELEGRAM_BOT_TOKEN: must look like");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_goes_on_past_what_is_missing_and_names_all_of_it() {
    let mut world = World::new().await;
    world.settings.remove("TELEGRAM_BOT_TOKEN");
    world.settings.remove("PUBLIC_URL");
    world.settings.insert("TELEGRAM_UPDATES", "webhook".to_owned());
    world.settings.insert("LISTEN_ADDR", "8080".to_owned());
    let ended = check(&world).await;
    assert_eq!(ended.code, Some(2), "{}", ended.output);
    for variable in ["TELEGRAM_BOT_TOKEN", "PUBLIC_URL", "LISTEN_ADDR"] {
        holds(&ended, "settings", "FAIL", variable);
    }
    let port_of = |name: &str| world.settings[name].rsplit(':').next().unwrap().to_owned();
    let (telegram, provider) = (port_of("TELEGRAM_API_URL"), port_of("SMSCODE_API_URL"));
    holds(&ended, "telegram", "ok", &format!("127.0.0.1:{telegram} answers"));
    holds(&ended, "smscode", "ok", &format!("127.0.0.1:{provider} answers"));
    holds(&ended, "database", "ok", "created at the first start");
    holds(&ended, "data", "ok", "is writable");
    assert!(!world.data("").exists(), "something was made");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_says_who_else_holds_the_webhook_of_the_bot() {
    let mut world = World::new().await;
    world.settings.insert("TELEGRAM_UPDATES", "webhook".to_owned());
    world.run().await;
    world.linked("Alice").await;
    // Telegram called before the bot knew its own name, and keeps retrying.
    let ended = check(&world).await;
    assert!(
        of(&ended, "telegram").iter().any(|line| line.contains("the webhook is set;")),
        "{}",
        ended.output
    );
    world.settings.insert("PUBLIC_URL", "https://other.example.test".to_owned());
    holds(&check(&world).await, "telegram", "warn", "a webhook is set elsewhere");
    world.settings.remove("TELEGRAM_UPDATES");
    let ended = check(&world).await;
    holds(&ended, "telegram", "warn", "a webhook is set (at https://bot.example.test:443)");
    assert!(!ended.output.contains("/hooks/"), "{}", ended.output);
    world.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_reads_postgres_without_touching_it() {
    if std::env::var_os("TEST_DATABASE_URL").is_none() {
        return;
    }
    let mut world = World::new().await;
    world.use_postgres().await;
    let ended = check(&world).await;
    assert_eq!(ended.code, Some(0), "{}", ended.output);
    holds(&ended, "database", "ok", "the next start makes");
    world.run().await;
    world.linked("Alice").await;
    let ended = check(&world).await;
    assert_eq!(ended.code, Some(0), "{}", ended.output);
    holds(&ended, "database", "ok", "reachable, schema up to date");
    holds(&ended, "keys", "ok", "they open what is stored");
    world.finish().await;
    let url = "postgres://root@127.0.0.1:1/nowhere".to_owned();
    let mut world = World::new().await;
    world.settings.insert("DATABASE_URL", url);
    world.settings.insert("ENCRYPTION_KEYS", format!("test:{}=", "A".repeat(43)));
    let ended = check(&world).await;
    assert_eq!(ended.code, Some(1), "{}", ended.output);
    holds(&ended, "database", "FAIL", "PostgreSQL at 127.0.0.1:1: no connection");
}
