//! How quickly and correctly the provider's events are answered under load (SAFETY B13, G6).

use std::sync::Arc;
use std::time::{Duration, Instant};

use sandbox::smscode::{Account, Endpoint, Fault, RawEvent, Server, Signed};
use sandbox::telegram::User;
use serde_json::json;
use sqlx::{ConnectOptions, Connection};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::chaos::setting;
use crate::process::SOON;
use crate::world::{World, code_shown, times_shown};

/// The provider's timeout for an answer.
const PATIENCE: Duration = Duration::from_secs(3);
/// How many events are in flight at the same time.
const AT_ONCE: usize = 64;

/// A user with a webhook and an open order.
struct Person {
    user: User,
    account: Account,
    order: u64,
}

/// The outcome of an event.
struct Answer {
    person: usize,
    code: String,
    status: Option<u16>,
    took: Duration,
}

async fn crowd(world: &World, people: usize) -> Vec<Person> {
    let mut crowd = Vec::new();
    for number in 0..people {
        let (user, account) = world.linked_with_webhook(&format!("Person{number}")).await;
        let order = world.bought(&user, &account).await.id;
        crowd.push(Person { user, account, order });
    }
    world.told_everything().await;
    crowd
}

async fn bring(sms: Server, account: Account, order: u64, person: usize, code: String) -> Answer {
    let data = json!({ "order_id": order, "otp_code": code, "otp_message": format!("Code {code}") });
    let body =
        json!({ "event": "order.otp_received", "timestamp": sms.clock().now().to_rfc3339(), "data": data });
    let begun = Instant::now();
    let event = RawEvent { body: body.to_string(), signed: Signed::Rightly, url: None };
    let status = sms.send_event(&account, event).await.ok();
    Answer { person, code, status, took: begun.elapsed() }
}

/// This many events for every user, with the provider's concurrency.
fn storm(world: &World, crowd: &[Person], each: usize) -> JoinSet<Answer> {
    let gate = Arc::new(Semaphore::new(AT_ONCE));
    let mut storm = JoinSet::new();
    for number in 0..each {
        for (place, person) in crowd.iter().enumerate() {
            let code = format!("{}", 10_000_000 + number * 1_000 + place);
            let event = bring(world.sms.clone(), person.account.clone(), person.order, place, code);
            let gate = gate.clone();
            storm.spawn(async move {
                let _seat = gate.acquire_owned().await.unwrap();
                event.await
            });
        }
    }
    storm
}

fn stats(answers: &[Answer]) -> String {
    let mut times: Vec<_> = answers.iter().filter(|answer| answer.status.is_some()).map(|a| a.took).collect();
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
    format!("{} answers, p50 {:?}, p99 {:?}, longest {:?}", times.len(), at(50), at(99), at(100))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g6_every_event_that_was_answered_200_before_a_kill_under_load_is_shown() {
    let each = 20 * setting("GOAL_SCALE").map_or(1, |scale| usize::try_from(scale.min(20)).unwrap());
    let mut world = World::start().await;
    let crowd = crowd(&world, 8).await;
    let mut storm = storm(&world, &crowd, each);
    let mut answers = Vec::new();
    while answers.len() < crowd.len() * each / 2 {
        answers.push(storm.join_next().await.unwrap().unwrap());
    }
    world.kill().await;
    answers.extend(storm.join_all().await);
    // No poll reveals them: what was durable at the 200 has to be enough.
    world.sms.fail_always(Endpoint::Active, Fault::DropBefore);
    world.sms.fail_always(Endpoint::Order, Fault::DropBefore);
    world.run().await;
    let taken: Vec<_> = answers.iter().filter(|answer| answer.status == Some(200)).collect();
    assert!(taken.len() >= crowd.len() * each / 2, "only {} events were taken", taken.len());
    let mut repeated = 0;
    for answer in &taken {
        code_shown(&crowd[answer.person].user, &answer.code).await;
        repeated += times_shown(&crowd[answer.person].user, &answer.code) - 1;
    }
    assert!(repeated <= crowd.len(), "{repeated} repeats: more than one for each chat");
    world.sms.clear_faults();
    println!(
        "{} of {} events taken before the kill, all shown, {repeated} repeated; {}",
        taken.len(),
        answers.len(),
        stats(&answers)
    );
    world.finish().await;
}

/// Repeatedly locks the database for a moment, until told to stop.
async fn hold_again_and_again(url: String, mut stop: tokio::sync::oneshot::Receiver<()>) -> usize {
    let options: sqlx::any::AnyConnectOptions = url.parse().unwrap();
    let mut rival = options.connect().await.unwrap();
    let mut times = 0;
    while stop.try_recv().is_err() {
        if sqlx::query("BEGIN IMMEDIATE").execute(&mut rival).await.is_ok() {
            times += 1;
            tokio::time::sleep(Duration::from_millis(300)).await;
            sqlx::query("ROLLBACK").execute(&mut rival).await.unwrap();
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    rival.close().await.unwrap();
    times
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn b13_while_another_holds_the_database_again_and_again_every_event_is_answered_in_time() {
    let world = World::start().await;
    let crowd = crowd(&world, 4).await;
    let (stop, stopped) = tokio::sync::oneshot::channel();
    let url = format!("sqlite://{}", world.data("smscode-bot.db").display());
    let rival = tokio::spawn(hold_again_and_again(url, stopped));
    let answers = storm(&world, &crowd, 10).join_all().await;
    stop.send(()).unwrap();
    let held = rival.await.unwrap();
    for answer in &answers {
        assert_eq!(answer.status, Some(200));
        assert!(answer.took < PATIENCE, "{:?}", answer.took);
        crowd[answer.person]
            .user
            .wait_for(SOON, |message| message.text.contains(&answer.code))
            .await
            .unwrap();
    }
    println!("the database was held {held} times; {}", stats(&answers));
    world.finish().await;
}
