//! Measures promised figures: presses, races between notification and poll, hostile requests, floods.
//!
//! Runs are small by default; `GOAL_SCALE=50` makes each of them 50 times larger.

use std::time::{Duration, Instant};

use sandbox::smscode::{Account, Sms, Webhooks, sign};
use sandbox::telegram::{Fault, Message, User};

use crate::chaos::{OFFER, Rng, setting};
use crate::process::SOON;
use crate::world::{World, code_shown, times_shown};

pub fn scale() -> usize {
    setting("GOAL_SCALE").map_or(1, |scale| usize::try_from(scale).unwrap())
}

/// The given percentile.
pub fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g3_however_often_and_by_whatever_update_a_button_is_pressed_it_buys_once() {
    // One user after the other: the rate limit allows no single user many more presses without a pause.
    let (people, intents) = (2 * scale(), 5);
    let world = World::start().await;
    world.sms.set_stock(OFFER, 1_000_000);
    let (mut presses, mut waits) = (0, Vec::new());
    for person in 0..people {
        let (user, account) = world.linked(&format!("Person{person}")).await;
        world.sms.set_balance(&account, 1_000_000_000);
        for intent in 1..=intents {
            let confirm = world.ask_to_buy(&user).await;
            let pressed = Instant::now();
            let query = user.press(confirm.id, "Buy for").unwrap();
            let update = world.tg.update_ids().last().copied().unwrap();
            // The same button on another device, and Telegram's own repetitions, under old and new update
            // ids.
            let other = user.press(confirm.id, "Buy for").unwrap();
            world.tg.redeliver(update);
            world.tg.redeliver_as_new(update);
            presses += 4;
            for query in [query, other] {
                user.wait_for_answer(SOON, &query).await.unwrap();
            }
            waits.push(pressed.elapsed());
            world
                .sms
                .wait_until(SOON, |state| {
                    state.orders().filter(|order| order.account == account.id).count() == intent
                })
                .await
                .unwrap();
        }
        world.tg.wait_until(SOON, |state| state.pending_updates() == 0).await.unwrap();
        assert_eq!(world.charges(&account), intents);
    }
    let charges = people * intents;
    let slow = percentile(&mut waits, 99);
    println!("{presses} presses of {charges} buttons: {charges} charges; answered after {slow:?} (p99)");
    world.finish().await;
}

/// A user with this many active orders, most of them bought elsewhere.
async fn with_orders(world: &World, name: &str, orders: usize) -> (User, Vec<u64>) {
    let (user, account) = world.linked_with_webhook(name).await;
    world.sms.set_balance(&account, 1_000_000_000);
    let mut ids = vec![world.bought(&user, &account).await.id];
    for _ in 1..orders {
        ids.push(world.sms.create_elsewhere(&account, OFFER).unwrap());
    }
    (user, ids)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g4_whether_the_event_or_the_poll_is_first_or_alone_a_code_is_shown_once() {
    // By default: four users with two orders each, once at every share. At 50: 40 users with 11, four times.
    let (people, orders, times) = (4 * scale().min(10), 2 + scale() / 5 - scale() / 50, 1 + scale() / 15);
    let world = World::start().await;
    world.sms.set_stock(OFFER, 1_000_000);
    let mut crowd = Vec::new();
    for number in 0..people {
        crowd.push(with_orders(&world, &format!("Person{number}"), orders).await);
    }
    let mut rng = Rng::new(4);
    let (mut sent, mut told) = (Vec::new(), String::new());
    for (round, lost) in [0, 50, 100].into_iter().cycle().take(3 * times).enumerate() {
        let mut round_sent = Vec::new();
        for (place, (user, ids)) in crowd.iter().enumerate() {
            for (number, id) in ids.iter().enumerate() {
                arrange_mail(&world.sms.webhooks(), &mut rng, lost);
                let code = format!("{}", 10_000_000 + round * 1_000_000 + place * 10_000 + number);
                assert!(world.sms.deliver_sms(*id, Sms::code(&code)));
                round_sent.push((user.clone(), code, Instant::now()));
            }
        }
        world.sms.webhooks().release_all(true).await;
        let mut arriving = tokio::task::JoinSet::new();
        for (user, code, at) in round_sent.clone() {
            arriving.spawn(async move {
                // In a large run one poll finds hundreds; how long that took is printed, not asserted.
                let brings =
                    |message: &Message| message.text.starts_with(['🔑', '✉']) && message.text.contains(&code);
                user.wait_for(4 * SOON, brings).await.unwrap();
                at.elapsed()
            });
        }
        let mut waits = arriving.join_all().await;
        let (half, most) = (percentile(&mut waits, 50), percentile(&mut waits, 99));
        told += &format!("{lost} % lost: {} codes, p50 {half:?}, p99 {most:?}; ", waits.len());
        sent.extend(round_sent);
    }
    world.told_everything().await;
    for (user, code, _) in &sent {
        assert_eq!(times_shown(user, code), 1, "{code}");
    }
    println!("{told}{} codes, each shown once", sent.len());
    world.finish().await;
}

/// This many of a hundred events are lost; some of the others come twice, late or out of order.
fn arrange_mail(mail: &Webhooks<'_>, rng: &mut Rng, lost: u64) {
    if rng.roll(100) < lost {
        mail.lose_next(1);
    } else if rng.once_in(4) {
        mail.duplicate_next();
    } else if rng.once_in(8) {
        mail.hold();
    }
}

/// The required answer to each kind of hostile request.
struct Attack {
    url: String,
    signature: Option<String>,
    body: String,
    answer: u16,
}

fn attacks(world: &World, account: &Account, genuine: &str) -> Vec<Attack> {
    let hook = world.sms.webhook(account);
    let (url, secret) = (hook.url.unwrap(), hook.secret.unwrap());
    let good = sign(&secret, genuine, true);
    let attack = |signature: Option<String>, body: &str, answer| Attack {
        url: url.clone(),
        signature,
        body: body.to_owned(),
        answer,
    };
    let nonsense = "{\"event\":";
    let unknown = "{\"event\":\"order.exploded\",\"data\":{}}";
    let mut all = vec![
        attack(None, genuine, 401),
        attack(Some(String::new()), genuine, 401),
        attack(Some(sign("guess", genuine, true)), genuine, 401),
        attack(Some(good[..good.len() - 2].to_owned()), genuine, 401),
        attack(Some(good.clone()), &format!("{genuine} "), 401),
        attack(Some(sign(&secret, nonsense, true)), nonsense, 400),
        attack(Some(sign(&secret, unknown, true)), unknown, 200),
        attack(Some(good.clone()), &"x".repeat(64 * 1024 + 1), 413),
        // A replay of a recorded genuine event.
        attack(Some(good), genuine, 200),
    ];
    let nobody = url.rsplit_once('/').unwrap().0;
    all.push(Attack { url: format!("{nobody}/{}", "A".repeat(43)), ..attack(None, genuine, 404) });
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g5_hostile_requests_are_refused_have_no_effect_and_cost_no_memory() {
    let rounds = 40 * scale();
    let world = World::start().await;
    let (alice, account) = world.linked_with_webhook("Alice").await;
    let order = world.bought(&alice, &account).await;
    world.sms.deliver_sms(order.id, Sms::code("27182818"));
    code_shown(&alice, "27182818").await;
    world.told_everything().await;
    let genuine = world.sms.webhooks().deliveries().last().unwrap().event.body.clone();
    let process = world.process.as_ref().unwrap();
    let local = format!("http://{}", process.address().await);
    let http = reqwest::Client::new();
    let attacks = attacks(&world, &account, &genuine);
    let chat = alice.from_bot();
    let (mut sent, mut before) = (0, 0);
    for round in 0..rounds {
        for attack in &attacks {
            let url = attack.url.replace(crate::world::PUBLIC, &local);
            let mut request = http.post(url).body(attack.body.clone());
            if let Some(signature) = &attack.signature {
                request = request.header("x-webhook-signature", signature);
            }
            // A body that is too large may be refused before it was sent in full.
            match request.send().await {
                Ok(answer) => assert_eq!(answer.status().as_u16(), attack.answer, "{:?}", attack.signature),
                Err(error) => assert_eq!(attack.answer, 413, "{error}"),
            }
            sent += 1;
        }
        if round == rounds / 4 {
            before = memory(process.id());
        }
    }
    let grown = memory(process.id()).saturating_sub(before);
    assert!(grown < 5 * 1024, "{grown} KiB more");
    world.told_everything().await;
    let texts = |chat: &[Message]| {
        chat.iter().map(|message| (message.id, message.text.clone(), message.edited)).collect::<Vec<_>>()
    };
    assert_eq!(texts(&alice.from_bot()), texts(&chat));
    assert_eq!(world.status("/readyz").await, 200);
    println!("{sent} hostile requests: no effect, {grown} KiB more memory");
    world.finish().await;
}

/// The memory of a process, in KiB.
fn memory(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g7_a_flood_of_waits_loses_no_code_is_obeyed_and_holds_up_no_other_chat() {
    let rounds = 2 * scale();
    let world = World::start().await;
    let mut people = Vec::new();
    for name in ["Alice", "Budi", "Citra", "Dewi"] {
        people.push(with_orders(&world, name, 1).await);
    }
    world.told_everything().await;
    let mut codes = Vec::new();
    let mut send_all = |mark: usize, waits: &mut Vec<(User, String, Instant)>| {
        // Only one code per waiting chat: a long queue would take long afterwards.
        let skipped = usize::from(mark > 0 && mark < rounds);
        for (user, ids) in people.iter().skip(skipped) {
            let code = format!("{}", 10_000_000 + mark * 1_000 + ids[0] as usize % 1_000);
            assert!(world.sms.deliver_sms(ids[0], Sms::code(&code)));
            waits.push((user.clone(), code.clone(), Instant::now()));
            codes.push((user.clone(), code));
        }
    };
    // One chat is rate limited; the others are unaffected.
    let waiting = people[0].0.clone();
    world.tg.fail_chat(waiting.chat_id(), Some(Fault::RetryAfter(5)));
    let mut others = Vec::new();
    for round in 0..rounds {
        let mut sent = Vec::new();
        send_all(round, &mut sent);
        for (user, code, at) in sent.iter().filter(|(user, ..)| user.id != waiting.id) {
            code_shown(user, code).await;
            others.push(at.elapsed());
        }
    }
    assert_eq!(waiting.from_bot().iter().filter(|message| message.text.contains("10000")).count(), 0);
    world.tg.fail_chat(waiting.chat_id(), None);
    let calm = percentile(&mut others, 95);
    assert!(calm < Duration::from_secs(2), "{calm:?}");
    // A third of all sends gets a 429.
    world.tg.fail_share("sendMessage", 30, Fault::RetryAfter(1));
    for round in 0..rounds {
        let mut sent = Vec::new();
        send_all(rounds + round, &mut sent);
        for (user, code, _) in &sent {
            code_shown(user, code).await;
        }
    }
    world.tg.clear_faults();
    world.told_everything().await;
    for (user, code) in &codes {
        assert_eq!(times_shown(user, code), 1, "{code}");
    }
    let refused = world.tg.calls().iter().filter(|call| call.status == Some(429)).count();
    println!("{} codes through {refused} waits, each shown once; other chats p95 {calm:?}", codes.len());
    // Fails on any call that came before its time.
    world.finish().await;
}
