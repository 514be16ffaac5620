//! Owner and standby under load, while either is killed or restarted: the ledger, the provider's orders, the
//! database and the chats must agree. `FLEET_ORDERS`, `FLEET_KILLS` and `FLEET_RESTARTS` make it longer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::time::{Duration, Instant};

use crate::chaos::audit::{self, MONEY};
use crate::chaos::person::Person;
use crate::chaos::{OFFER, Rng, Stage, setting};
use crate::standby::fleet::Fleet;

const PEOPLE: u64 = 6;

/// What happens to the processes during the run.
pub enum Disruption {
    /// `kill -9` of either one.
    Kills(u64),
    /// One after the other is stopped and restarted.
    Restarts(u64),
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g10_under_load_nothing_is_lost_or_doubled_when_owner_or_standby_is_killed() {
    let Some(fleet) = Fleet::start().await else { return };
    live_through(fleet, Disruption::Kills(setting("FLEET_KILLS").unwrap_or(2))).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g10_rolling_restarts_under_load_lose_and_double_nothing() {
    let Some(fleet) = Fleet::start().await else { return };
    live_through(fleet, Disruption::Restarts(setting("FLEET_RESTARTS").unwrap_or(4))).await;
}

/// Lets users buy and receive codes throughout.
pub async fn live_through(mut fleet: Fleet, disruption: Disruption) {
    let seed = setting("CHAOS_SEED").unwrap_or_else(|| u64::from(std::process::id()));
    let orders = setting("FLEET_ORDERS").unwrap_or(PEOPLE * 2);
    let (begun, mut rng) = (Instant::now(), Rng::new(seed));
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
        let (user, account) = fleet.world.linked_with_webhook(&format!("Person{number}")).await;
        fleet.world.sms.set_balance(&account, MONEY);
        let person = Person::new(stage.clone(), user, account, Rng::new(seed ^ (number << 32)));
        lives.spawn(person.live(orders.div_ceil(PEOPLE)));
    }
    let (times, kills) = match disruption {
        Disruption::Kills(times) => (times, true),
        Disruption::Restarts(times) => (times, false),
    };
    let (mut done, mut people) = (0, Vec::new());
    while !lives.is_empty() || done < times {
        // A random moment is intended here, so there is no event to wait for.
        let moment = tokio::time::sleep(Duration::from_millis(100 + rng.roll(900)));
        tokio::select! {
            Some(person) = lives.join_next(), if !lives.is_empty() => people.push(person.unwrap()),
            () = moment => if done < times {
                let number = if kills { rng.roll(2) as usize } else { (done % 2) as usize };
                if kills {
                    fleet.kill(number).await;
                } else {
                    let ended = fleet.end(number).await;
                    assert_eq!(ended.code, Some(0), "{}", ended.output);
                }
                fleet.restart(number).await;
                fleet.owner().await;
                done += 1;
            },
        }
    }
    let told = audit::tell(&fleet.world, &stage, &people).await;
    let word = if kills { "kills" } else { "restarts" };
    eprintln!("CHAOS_SEED={seed}: {told}; {done} {word}; {} s", begun.elapsed().as_secs());
    fleet.finish().await;
}
