//! Owner and standby behind the proxy of the compose file, with its own settings.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use sandbox::smscode::Sms;

use crate::process::{Process, SOON};
use crate::standby::servers::{Proxy, free_port};
use crate::world::{PUBLIC, World, code_shown, times_shown};

/// How long the proxy holds a request.
const HELD: Duration = Duration::from_secs(8);

async fn start(settings: &HashMap<&'static str, String>, address: SocketAddr, word: &str) -> Process {
    let mut settings = settings.clone();
    settings.insert("LISTEN_ADDR", address.to_string());
    let process = Process::start(&settings, &[]);
    process.prints(|line| line.contains(word)).await;
    process
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g10_behind_the_proxy_of_the_compose_file_no_event_is_refused_during_a_takeover() {
    if std::env::var("TEST_DATABASE_URL").unwrap_or_default().is_empty() {
        return;
    }
    let mut world = World::new().await;
    world.use_postgres().await;
    world.settings.insert("TELEGRAM_UPDATES", "webhook".to_owned());
    let addresses = [(); 2].map(|()| SocketAddr::from(([127, 0, 0, 1], free_port())));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/Caddyfile");
    let Some(proxy) = Proxy::start(&folder, &addresses).await else { return };
    world.sms.route(PUBLIC, &proxy.url);
    world.tg.route(PUBLIC, &proxy.url);
    let one = start(&world.settings, addresses[0], "Telegram knows this bot").await;
    let two = start(&world.settings, addresses[1], "standing by").await;
    let (alice, account) = world.linked_with_webhook("Alice").await;
    let order = world.bought(&alice, &account).await;
    world.told_everything().await;
    let before = world.sms.webhooks().deliveries().len();

    world.printed += &one.kill().await;
    world.sms.deliver_sms(order.id, Sms::code("271828"));
    let begun = Instant::now();
    code_shown(&alice, "271828").await;
    assert!(begun.elapsed() < HELD, "{:?}", begun.elapsed());
    // As a supervisor does.
    let one = start(&world.settings, addresses[0], "standing by").await;
    let ending = two.terminate();
    world.sms.deliver_sms(order.id, Sms::code("314159"));
    let said = alice.say("/balance");
    let ended = ending.await;
    assert_eq!(ended.code, Some(0), "{}", ended.output);
    code_shown(&alice, "314159").await;
    alice.wait_for_new(SOON, said, "Rp").await.unwrap();
    world.told_everything().await;

    // If SMSCode times out before that, it sends the event again; nothing is ever refused.
    let deliveries = world.sms.webhooks().deliveries().split_off(before);
    let answers: Vec<u16> = deliveries.iter().filter_map(|delivery| delivery.status).collect();
    assert!(!answers.is_empty() && answers.iter().all(|status| *status == 200), "{deliveries:?}");
    assert_eq!((times_shown(&alice, "271828"), times_shown(&alice, "314159")), (1, 1));
    let ended = one.terminate().await;
    assert_eq!(ended.code, Some(0), "{}", ended.output);
    world.no_violations();
}
