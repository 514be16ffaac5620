//! Three replicas under load, and one of them dies: the ledger, the provider's orders, the database and the chats tell
//! the same story. `FLEET_ORDERS` and `FLEET_KILLS` make it longer; a killed replica is then started again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::chaos::audit::{self, MONEY};
use crate::chaos::person::Person;
use crate::chaos::{Dice, OFFER, Stage, setting};
use crate::replicas::fleet::Fleet;

const REPLICAS: u64 = 3;
const PEOPLE: u64 = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g10_three_replicas_under_load_lose_and_double_nothing_when_one_is_killed() {
    let Some(mut fleet) = Fleet::start(REPLICAS as usize).await else { return };
    let seed = setting("CHAOS_SEED").unwrap_or_else(|| u64::from(std::process::id()));
    let orders = setting("FLEET_ORDERS").unwrap_or(PEOPLE);
    let kills = setting("FLEET_KILLS").unwrap_or(1);
    let (begun, mut dice) = (Instant::now(), Dice::new(seed));
    fleet.balancer.repeat(true);
    fleet.world.sms.set_stock(OFFER, 1_000_000);
    let stage = Stage {
        sms: fleet.world.sms.clone(),
        tg: fleet.world.tg.clone(),
        bought: Arc::new(AtomicU64::default()),
        over: Arc::new(AtomicBool::default()),
        patience: Duration::from_secs(120),
        long: orders > 100,
    };
    let mut lives = tokio::task::JoinSet::new();
    for number in 0..PEOPLE {
        let (user, account) = fleet.world.linked_with_push(&format!("Person{number}")).await;
        fleet.world.sms.set_balance(&account, MONEY);
        let person = Person::new(stage.clone(), user, account, Dice::new(seed ^ (number << 32)));
        lives.spawn(person.live(orders.div_ceil(PEOPLE)));
    }
    let (mut killed, mut done) = (0, Vec::new());
    while !lives.is_empty() {
        // A random moment is what is wanted here, so there is no event to wait for.
        let moment = tokio::time::sleep(Duration::from_millis(100 + dice.roll(700)));
        let bought = stage.bought.load(Ordering::Relaxed);
        tokio::select! {
            Some(person) = lives.join_next() => done.push(person.unwrap()),
            () = moment => if killed < kills && bought * (kills + 1) > killed * orders {
                let number = dice.roll(REPLICAS) as usize;
                fleet.kill(number).await;
                killed += 1;
                if killed < kills {
                    fleet.restart(number).await;
                }
            },
        }
    }
    let told = audit::tell(&fleet.world, &stage, &done).await;
    eprintln!(
        "CHAOS_SEED={seed}: {told}; {killed} of {REPLICAS} replicas killed; {} s",
        begun.elapsed().as_secs()
    );
    fleet.finish().await;
}
