//! Everything at once: many people, faults on both sides, lost events, kills. At the end the provider's ledger, its
//! orders and the chats tell the same story.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sandbox::smscode::{Account, Endpoint, Fault, OrderSnapshot, Sms};
use sandbox::telegram::{self, User};

use crate::process::SOON;
use crate::world::{World, digits, times_shown};

const PEOPLE: u64 = 5;
const KILLS: u64 = 5;
/// What everybody buys: WhatsApp in Indonesia at its lowest price.
const OFFER: u64 = 142;
/// How long a person waits for an answer before they say it again.
const PATIENCE: Duration = Duration::from_secs(4);

/// A random number generator that a seed repeats.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (x ^ (x >> 31)) % sides
    }
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().unwrap())
}

/// What one person bought, and the codes that came.
struct Story {
    user: User,
    account: Account,
    codes: BTreeMap<String, u64>,
    presses: usize,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn g1_through_kills_and_faults_every_charge_has_its_order_and_every_code_its_message() {
    let seed = setting("CHAOS_SEED").unwrap_or_else(|| u64::from(std::process::id()));
    let orders = setting("CHAOS_ORDERS").unwrap_or(25);
    eprintln!("CHAOS_SEED={seed} CHAOS_ORDERS={orders}");
    let mut world = World::start().await;
    // As many as a long run needs: being sold out is not what is looked for here.
    world.sms.set_stock(OFFER, 1_000_000);
    let mut stories = tokio::task::JoinSet::new();
    for person in 0..PEOPLE {
        let name = format!("Person{person}");
        let (user, account) = match person % 2 {
            0 => world.linked_with_push(&name).await,
            _ => world.linked(&name).await,
        };
        let story = Story { user, account, codes: BTreeMap::new(), presses: 0 };
        let sms = world.sms.clone();
        stories.spawn(live(sms, story, orders / PEOPLE, Dice(seed ^ (person << 32))));
    }
    let over = Arc::new(AtomicBool::new(false));
    let faults = tokio::spawn(break_things(world.sms.clone(), world.tg.clone(), Dice(seed), over.clone()));
    let mut dice = Dice(!seed);
    let kills = KILLS * orders / 25;
    let mut done = Vec::new();
    while !stories.is_empty() {
        // A random moment is what is wanted here, so there is no event to wait for.
        let moment = tokio::time::sleep(Duration::from_millis(300 + dice.roll(3_000)));
        tokio::select! {
            Some(story) = stories.join_next() => done.push(story.unwrap()),
            () = moment, if (world.kills as u64) < kills => world.kill_and_run().await,
        }
    }
    over.store(true, Ordering::Relaxed);
    faults.await.unwrap();
    world.sms.clear_faults();
    world.tg.clear_faults();
    let told = tell(&world, &done).await;
    println!("CHAOS_SEED={seed}: {told}");
    world.finish().await;
}

/// Compares the stories of the ledger, the orders and the chats.
async fn tell(world: &World, stories: &[Story]) -> String {
    let (mut bought, mut codes, mut repeats, mut presses) = (0, 0, 0, 0);
    for story in stories {
        let Story { user, account, .. } = story;
        for code in story.codes.keys() {
            user.wait_for(SOON, |message| {
                message.button("Show order").is_some() && message.text.contains(code)
            })
            .await
            .unwrap();
        }
        let orders = world.sms.orders(account);
        for order in &orders {
            world.shown(user, order).await;
        }
        assert_eq!(world.charges(account), orders.len(), "charges and orders");
        assert!(orders.len() <= story.presses, "{} orders of {} presses", orders.len(), story.presses);
        let keys: Vec<_> =
            world.sms.ledger(account).into_iter().filter_map(|entry| entry.idempotency_key).collect();
        let distinct: std::collections::BTreeSet<_> = keys.iter().collect();
        assert_eq!(keys.len(), distinct.len(), "a key was charged twice");
        bought += orders.len();
        presses += story.presses;
        codes += story.codes.len();
    }
    world.told_everything().await;
    let unsettled = "SELECT COUNT(*) FROM purchases WHERE state IN ('confirmed', 'in_doubt')";
    assert_eq!(world.count(unsettled).await, 0, "presses whose end nobody heard");
    for story in stories {
        for code in story.codes.keys() {
            repeats += times_shown(&story.user, code) - 1;
        }
    }
    assert!(repeats <= world.kills, "{repeats} repeats by {} kills", world.kills);
    format!(
        "{presses} presses, {bought} orders, {codes} codes, {} kills, {repeats} codes shown twice, {} calls lost",
        world.kills,
        world.sms.calls().iter().filter(|call| call.status.is_none()).count()
    )
}

/// A person buys one number after the other, and each gets one or two codes.
async fn live(sms: sandbox::smscode::Server, mut story: Story, orders: u64, mut dice: Dice) -> Story {
    for _ in 0..orders {
        let order = buy(&sms, &mut story).await;
        for _ in 0..=dice.roll(2) {
            let code = format!("{}", 10_000_000 + dice.roll(89_999_999));
            match dice.roll(3) {
                0 => sms.webhooks().lose_next(1),
                1 => sms.webhooks().duplicate_next(),
                _ => {}
            }
            if sms.deliver_sms(order.id, Sms::code(&code)) {
                story.codes.insert(code.clone(), order.id);
                // The provider keeps one code only: the next comes when this one was seen.
                story.user.wait_for(2 * SOON, |message| message.text.contains(&code)).await.unwrap();
            }
        }
        match dice.roll(3) {
            0 => assert!(sms.complete_elsewhere(order.id)),
            1 => assert!(sms.expire(order.id)),
            _ => {}
        }
    }
    story
}

/// Until an order came of it. Answers to a person who is looking may get lost; they say it again.
async fn buy(sms: &sandbox::smscode::Server, story: &mut Story) -> OrderSnapshot {
    for _ in 0..30 {
        if let Some(order) = try_to_buy(sms, story).await {
            return order;
        }
    }
    panic!("nothing can be bought")
}

async fn try_to_buy(sms: &sandbox::smscode::Server, story: &mut Story) -> Option<OrderSnapshot> {
    let Story { user, account, .. } = story;
    let known: Vec<u64> = sms.orders(account).iter().map(|order| order.id).collect();
    let said = user.say("/buy whatsapp indonesia");
    let offers = |message: &telegram::Message| message.id > said && message.button("15,000").is_some();
    let offers = user.wait_for(PATIENCE, offers).await.ok()?;
    user.press(offers.id, "15,000").ok()?;
    let asks = |message: &telegram::Message| message.id > said && message.button("Buy for").is_some();
    let confirm = user.wait_for(PATIENCE, asks).await.ok()?;
    user.press(confirm.id, "Buy for").ok()?;
    story.presses += 1;
    let order = sms.wait_for_order(PATIENCE, account, |order| !known.contains(&order.id));
    let refused = story.user.wait_for(2 * SOON, |message| {
        message.id >= confirm.id && message.text.contains("not bought") && message.button("Buy for").is_none()
    });
    let order = tokio::select! {
        order = order => order.ok()?,
        refused = refused => {
            refused.unwrap();
            return None;
        }
    };
    let number = digits(&order.phone_number);
    story.user.wait_for(2 * SOON, |message| digits(&message.text).contains(&number)).await.unwrap();
    Some(order)
}

/// One fault after the other, on either side.
async fn break_things(
    sms: sandbox::smscode::Server,
    tg: telegram::Server,
    mut dice: Dice,
    over: Arc<AtomicBool>,
) {
    const ENDPOINTS: [Endpoint; 6] = [
        Endpoint::Create,
        Endpoint::Create,
        Endpoint::Active,
        Endpoint::Order,
        Endpoint::Products,
        Endpoint::WebhookGet,
    ];
    while !over.load(Ordering::Relaxed) {
        // One at a time on each side: what nobody has met is taken away, else in the end every call would fail.
        sms.clear_faults();
        tg.clear_faults();
        let fault = match dice.roll(7) {
            0 => Fault::DropBefore,
            1 | 2 => Fault::DropAfter,
            3 => Fault::status_after(503, "SERVICE_UNAVAILABLE", 1),
            4 => Fault::status(500, "INTERNAL_ERROR").after_effect(),
            5 => Fault::Html(502),
            _ => Fault::Delay(Duration::from_millis(500)),
        };
        sms.fail_next(ENDPOINTS[dice.roll(6) as usize], fault);
        let (method, fault) = match dice.roll(4) {
            0 => ("sendMessage", telegram::Fault::RetryAfter(1)),
            1 => ("editMessageText", telegram::Fault::DropBefore),
            2 => ("getUpdates", telegram::Fault::DropBefore),
            _ => ("sendMessage", telegram::Fault::Delay(Duration::from_millis(300))),
        };
        tg.fail_next(method, fault);
        tokio::time::sleep(Duration::from_millis(500 + dice.roll(1_500))).await;
    }
}
