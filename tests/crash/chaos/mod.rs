//! Everything at once: many users, faults on both sides, lost events, kills. At the end the provider's
//! ledger, its orders, the database and the chats must agree.
//!
//! `CHAOS_SEED` repeats the choices of a run; `CHAOS_ORDERS`, `CHAOS_KILLS` and `CHAOS_PEOPLE` make it
//! longer. Three kills of four are `kill -9`, the fourth is a SIGTERM. With `TEST_DATABASE=postgres` the
//! database is PostgreSQL and updates come by webhook: a getUpdates call that a killed process left open at
//! Telegram delays the next one.

pub mod audit;
mod faults;
pub mod person;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use sandbox::smscode::Server as Provider;
use sandbox::telegram;

use crate::world::World;
use person::Person;

/// The product everybody buys: WhatsApp in Indonesia at its lowest price.
pub const OFFER: u64 = 142;

/// A random number generator that is reproducible from its seed.
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (x ^ (x >> 31)) % sides
    }

    /// True once in this many times on average.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.roll(times) == 0
    }
}

/// A number from the environment that lengthens a test.
pub fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().unwrap())
}

/// State shared by all users of a run.
#[derive(Clone)]
pub struct Stage {
    pub sms: Provider,
    pub tg: telegram::Server,
    /// How many numbers have been bought so far.
    pub bought: Arc<AtomicU64>,
    pub over: Arc<AtomicBool>,
    /// Timeout for what must happen.
    pub patience: Duration,
    /// Whether there is time for slow actions.
    pub long: bool,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g1_through_kills_and_faults_ledger_chats_and_database_agree() {
    let seed = setting("CHAOS_SEED").unwrap_or_else(|| u64::from(std::process::id()));
    let orders = setting("CHAOS_ORDERS").unwrap_or(12);
    let kills = setting("CHAOS_KILLS").unwrap_or(orders / 4);
    let people = setting("CHAOS_PEOPLE").unwrap_or(6);
    let postgres = std::env::var("TEST_DATABASE").is_ok_and(|database| database == "postgres");
    let run = format!("CHAOS_SEED={seed} CHAOS_ORDERS={orders} CHAOS_KILLS={kills} CHAOS_PEOPLE={people}");
    eprintln!("{run}");
    let begun = Instant::now();
    let mut world = World::new().await;
    if orders > 100 {
        world.settings.insert("RUST_LOG", "info".to_owned());
    }
    if postgres {
        world.use_postgres().await;
        world.settings.insert("TELEGRAM_UPDATES", "webhook".to_owned());
    }
    world.run().await;
    world.sms.set_stock(OFFER, 1_000_000);
    let stage = Stage {
        sms: world.sms.clone(),
        tg: world.tg.clone(),
        bought: Arc::default(),
        over: Arc::default(),
        patience: Duration::from_secs(if postgres { 240 } else { 180 }),
        long: orders > 100,
    };
    let mut lives = tokio::task::JoinSet::new();
    for number in 0..people {
        let name = format!("Person{number}");
        let (user, account) =
            if number % 2 == 0 { world.linked_with_webhook(&name).await } else { world.linked(&name).await };
        world.sms.set_balance(&account, audit::MONEY);
        let mut person = Person::new(stage.clone(), user, account, Rng(seed ^ (number << 32)));
        if number % 3 == 0 {
            person = person.with_partner(world.tg.user(&format!("Partner{number}"), "en")).await;
        }
        lives.spawn(person.live(orders.div_ceil(people)));
    }
    let faults = tokio::spawn(faults::break_things(stage.clone(), Rng(seed)));
    let mut rng = Rng(!seed);
    let (mut ended, mut done) = (0, Vec::new());
    while !lives.is_empty() {
        // A random moment is intended here, so there is no event to wait for.
        let moment = tokio::time::sleep(Duration::from_millis(200 + rng.roll(1_500)));
        let due = kills * stage.bought.load(Ordering::Relaxed) / orders;
        tokio::select! {
            Some(person) = lives.join_next() => done.push(person.unwrap()),
            () = moment => if (world.kills.len() as u64) + ended < due.min(kills) {
                if rng.once_in(4) {
                    let asked = Instant::now();
                    assert_eq!(world.terminate().await.code, Some(0));
                    assert!(asked.elapsed() < Duration::from_secs(10), "{:?}", asked.elapsed());
                    ended += 1;
                    world.run().await;
                } else {
                    world.kill_and_run().await;
                }
            },
        }
    }
    stage.over.store(true, Ordering::Relaxed);
    faults.await.unwrap();
    let told = audit::tell(&world, &stage, &done).await;
    println!("{run}: {told}; {} kills, {ended} SIGTERMs; {} s", world.kills.len(), begun.elapsed().as_secs());
    world.finish().await;
}
