//! Forged events beside genuine ones: what a flood of them costs, and whether a wrong address costs as much
//! as a wrong signature. The figures are printed; `GOAL_SCALE` makes the run larger.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sandbox::smscode::{Sms, sign};
use sandbox::telegram::User;
use tokio::task::JoinSet;

use crate::goals::{percentile, scale};
use crate::world::{PUBLIC, World, code_shown, times_shown};

/// Senders of forged events, each sending its next one as soon as the last was answered.
const FLOODERS: usize = 32;

/// One kind of forged event.
#[derive(Clone)]
struct Forged {
    url: String,
    signature: Option<String>,
    body: String,
}

impl Forged {
    fn post(&self, http: &reqwest::Client) -> reqwest::RequestBuilder {
        let post = http.post(&self.url).body(self.body.clone());
        match &self.signature {
            Some(signature) => post.header("x-webhook-signature", signature),
            None => post,
        }
    }
}

/// A user with a webhook and an open order, and the events that others forge for it.
struct Target {
    user: User,
    order: u64,
    forged: Vec<Forged>,
    /// A baseline refused at the door: its cost is that of the senders, who share the CPUs with the bot.
    cheap: Vec<Forged>,
}

fn forged_at(url: &str, body: &str, signature: Option<String>) -> Forged {
    Forged { url: url.to_owned(), signature, body: body.to_owned() }
}

async fn target(world: &World) -> Target {
    let (user, account) = world.linked_with_webhook("Alice").await;
    let order = world.bought(&user, &account).await.id;
    let local = format!("http://{}", world.process.as_ref().unwrap().address().await);
    let url = world.sms.webhook(&account).url.unwrap().replace(PUBLIC, &local);
    let nobody = format!("{}/{}", url.rsplit_once('/').unwrap().0, "A".repeat(32));
    let body = format!(
        r#"{{"event":"order.otp_received","data":{{"order_id":{order},"otp_code":"66600666","otp_message":"forged"}}}}"#
    );
    let large = format!(r#"{{"event":"{}"}}"#, "x".repeat(60_000));
    let forged = vec![
        forged_at(&url, &body, Some(sign("a guess", &body, true))),
        forged_at(&nobody, &body, Some(sign("a guess", &body, true))),
        forged_at(&url, &body, None),
        forged_at(&url, &large, Some("0".repeat(64))),
    ];
    let cheap = vec![forged_at(&format!("{local}/healthz"), &body, None)];
    Target { user, order, forged, cheap }
}

/// Delivers this many codes one after another; returns how long each took from the event to the message.
async fn codes(world: &World, target: &Target, first: usize, many: usize) -> Vec<Duration> {
    let mut waits = Vec::new();
    for number in first..first + many {
        let code = format!("{}", 20_000_000 + number);
        let begun = Instant::now();
        assert!(world.sms.deliver_sms(target.order, Sms::code(&code)));
        code_shown(&target.user, &code).await;
        waits.push(begun.elapsed());
        assert_eq!(times_shown(&target.user, &code), 1);
    }
    waits
}

fn flood(forged: &[Forged], stop: &Arc<AtomicBool>, answered: &Arc<AtomicUsize>) -> JoinSet<()> {
    let mut flooders = JoinSet::new();
    for number in 0..FLOODERS {
        let (stop, answered) = (Arc::clone(stop), Arc::clone(answered));
        let forged = forged[number % forged.len()].clone();
        // Every other one opens a new connection each time.
        let idle = if number % 8 < 4 { 1 } else { 0 };
        let http = reqwest::Client::builder().pool_max_idle_per_host(idle).build().unwrap();
        flooders.spawn(async move {
            while !stop.load(Ordering::Relaxed) {
                let answer = forged.post(&http).send().await;
                let refused = answer.as_ref().map_or(0, |answer| answer.status().as_u16());
                assert!(matches!(refused, 0 | 401 | 404 | 405), "{refused}");
                answered.fetch_add(usize::from(refused > 0), Ordering::Relaxed);
            }
        });
    }
    flooders
}

/// Delivers codes during a flood; returns how many of its requests were answered and how long the codes took,
/// as text and as the median.
async fn beside(
    world: &World,
    target: &Target,
    flood_of: &[Forged],
    first: usize,
    many: usize,
) -> (String, Duration) {
    let (stop, answered) = (Arc::default(), Arc::default());
    let flooders = flood(flood_of, &stop, &answered);
    let begun = Instant::now();
    let mut waits = codes(world, target, first, many).await;
    let took = begun.elapsed();
    stop.store(true, Ordering::Relaxed);
    flooders.join_all().await;
    let answered = answered.load(Ordering::Relaxed);
    assert!(answered > 5 * many, "{answered} are no flood");
    let stats = [50, 99].map(|percent| percentile(&mut waits, percent));
    let told = format!("{many} codes beside {answered} requests in {took:?}: p50 and p99 {stats:?}");
    (told, stats[0])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g5_a_flood_of_forged_events_does_not_slow_genuine_ones() {
    let many = 30 * scale().min(10);
    let mut world = World::new().await;
    world.settings.insert("RUST_LOG", "warn,smscode_bot=info".to_owned());
    world.run().await;
    let target = target(&world).await;
    codes(&world, &target, 0, 5).await;
    let mut alone = codes(&world, &target, 1_000, many).await;
    let stats = [50, 99].map(|percent| percentile(&mut alone, percent));
    println!("{many} codes alone: p50 and p99 {stats:?}");
    let (told, senders) = beside(&world, &target, &target.cheap, 10_000, many).await;
    println!("refused at the door: {told}");
    let (told, forged) = beside(&world, &target, &target.forged, 20_000, many).await;
    println!("forged events: {told}");
    assert!(forged < senders * 4, "{forged:?} beside forged events, {senders:?} beside any others");
    assert_eq!(times_shown(&target.user, "66600666"), 0);
    world.told_everything().await;
    assert_eq!(world.status("/readyz").await, 200);
    world.finish().await;
}
