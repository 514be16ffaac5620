//! Forged events beside genuine ones: what a flood of them costs, and whether a wrong address costs what a wrong
//! signature does. The figures are printed; `GOAL_SCALE` makes the run larger.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sandbox::smscode::{Sms, sign};
use sandbox::telegram::User;
use tokio::task::JoinSet;

use crate::goals::{percentile, scale};
use crate::process::SOON;
use crate::world::{PUBLIC, World, code_shown, times_shown};

/// Senders of forged events, each with the next one as soon as the one before is answered.
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

/// Somebody with push and an open order, and the events that others send in its name.
struct Target {
    user: User,
    order: u64,
    forged: Vec<Forged>,
    /// What is refused at the door: what it costs is that of the senders, who share the processors with the program.
    cheap: Vec<Forged>,
}

fn forged_at(url: &str, body: &str, signature: Option<String>) -> Forged {
    Forged { url: url.to_owned(), signature, body: body.to_owned() }
}

async fn target(world: &World) -> Target {
    let (user, account) = world.linked_with_push("Alice").await;
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

/// Brings so many codes, one after another; how long each took from the event to the message.
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
        // Every other one takes a new connection each time.
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

/// Brings codes beside a flood, and tells how many of its requests were answered and how long the codes
/// took: in words, and half of them at most.
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
    let figures = [50, 99].map(|percent| percentile(&mut waits, percent));
    let told = format!("{many} codes beside {answered} requests in {took:?}: p50 and p99 {figures:?}");
    (told, figures[0])
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
    let figures = [50, 99].map(|percent| percentile(&mut alone, percent));
    println!("{many} codes alone: p50 and p99 {figures:?}");
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn e9_a_wrong_address_costs_what_a_wrong_signature_costs() {
    let many = 200 * scale();
    let mut world = World::new().await;
    world.settings.insert("RUST_LOG", "warn,smscode_bot=info".to_owned());
    world.run().await;
    let target = target(&world).await;
    let http = reqwest::Client::new();
    let (mut signature, mut address) = (Vec::new(), Vec::new());
    for _ in 0..many {
        // One after the other, so that what else happens on the machine meets both alike.
        for (forged, times, refused) in
            [(&target.forged[0], &mut signature, 401), (&target.forged[1], &mut address, 404)]
        {
            let begun = Instant::now();
            let answer = tokio::time::timeout(SOON, forged.post(&http).send()).await.unwrap().unwrap();
            times.push(begun.elapsed());
            assert_eq!(answer.status().as_u16(), refused);
        }
    }
    let (at_signature, at_address) = (percentile(&mut signature, 50), percentile(&mut address, 50));
    println!("{many} each: a wrong signature {at_signature:?}, a wrong address {at_address:?} (medians)");
    let (less, more) = (at_signature.min(at_address), at_signature.max(at_address));
    assert!(more < less * 2, "{at_signature:?} and {at_address:?}");
    world.finish().await;
}
