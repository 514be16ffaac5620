//! Checks that the ledger, the provider's orders, the database and the chats agree.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use sandbox::smscode::{Endpoint, LedgerKind, OrderSnapshot, Status};
use sandbox::telegram::Message;
use sqlx::Row;

use super::Stage;
use super::person::Person;
use crate::world::{World, digits};

/// Everybody's initial balance.
pub const MONEY: i64 = 1_000_000_000;

/// Fails if they disagree, and reports what happened.
pub async fn tell(world: &World, stage: &Stage, people: &[Person]) -> String {
    let mut sum = (0, 0, 0);
    let (mut replaced, mut again) = (0, 0);
    for person in people {
        every_sms_is_shown(stage, person).await;
        let orders = world.sms.orders(&person.account);
        money_fits(world, person, &orders);
        for order in &orders {
            its_card_tells_how_it_stands(stage, person, order).await;
            its_end_is_told(stage, person, order).await;
        }
        let told = person.marks.len() * person.chats().count();
        (replaced, again) = (replaced + person.replaced, again + person.again);
        sum = (sum.0 + person.presses, sum.1 + orders.len(), sum.2 + told);
    }
    one_body_for_each_key(world);
    world.told_within(stage.patience).await;
    let open = world.count("SELECT COUNT(*) FROM purchases WHERE state IN ('confirmed', 'in_doubt')").await;
    assert_eq!(open, 0, "presses whose end nobody heard");
    the_database_agrees(world, stage, people, sum.2).await;
    each_order_is_counted_once(world).await;
    let (by_kill, by_loss) = repeats(world, people);
    // A chat can have one send in flight when the kill happens.
    let most = world.kills.len() * people.iter().map(|person| person.chats().count()).sum::<usize>();
    assert!(by_kill <= most, "{by_kill} repeats by {} kills", world.kills.len());
    let (sms, tg) = spoilt(world);
    format!(
        "{} presses, {} orders ({replaced} instead of others, {again} of the same number), {} SMS, 0 lost, {by_kill} repeated after a kill, {by_loss} after a lost answer; \
         {sms} calls of SMSCode and {tg} of Telegram spoilt, {} events lost",
        sum.0,
        sum.1,
        sum.2,
        world.sms.webhooks().lost().len()
    )
}

async fn every_sms_is_shown(stage: &Stage, person: &Person) {
    for chat in person.chats() {
        for mark in &person.marks {
            let shown = chat.wait_for(stage.patience, |message| rings(message, mark)).await;
            assert!(shown.is_ok(), "{mark} was not shown in {}", chat.chat_id());
        }
    }
}

/// Every chat of the account is told about a refund; whoever canceled by a press got the answer to it.
async fn its_end_is_told(stage: &Stage, person: &Person, order: &OrderSnapshot) {
    if !matches!(order.status, Status::Expired | Status::Canceled) {
        return;
    }
    let number = digits(&order.phone_number);
    let tells = |message: &Message| {
        let ended = ["ime's up", "anceled"].iter().any(|word| message.text.contains(word));
        ended && line(message, order).is_none() && digits(&message.text).contains(&number)
    };
    for chat in person.chats() {
        let answered = order.status == Status::Canceled && person.canceled.contains(&order.id);
        if chat.chat_id() == person.user.chat_id() && answered {
            continue;
        }
        let told = chat.wait_for(stage.patience, tells).await;
        assert!(
            told.is_ok(),
            "the end of {} ({:?}) was not told in {}",
            order.id,
            order.status,
            chat.chat_id()
        );
    }
}

/// A message that delivers an SMS; the card shows it too but does not count.
fn rings(message: &Message, mark: &str) -> bool {
    message.text.starts_with(['🔑', '✉']) && message.text.contains(mark)
}

fn money_fits(world: &World, person: &Person, orders: &[OrderSnapshot]) {
    let ledger = world.sms.ledger(&person.account);
    let charges: Vec<_> = ledger.iter().filter(|entry| entry.kind == LedgerKind::Charge).collect();
    assert_eq!(charges.len(), orders.len(), "charges and orders");
    let here = orders.iter().filter(|order| !order.elsewhere).count();
    assert!(here <= person.pressed, "{here} orders, but {} were confirmed", person.pressed);
    let keys: BTreeSet<_> = charges.iter().filter_map(|entry| entry.idempotency_key.clone()).collect();
    assert!(keys.len() <= person.presses, "more purchases than presses");
    let moved: i64 = ledger.iter().map(|entry| entry.amount).sum();
    assert_eq!(world.sms.balance(&person.account), MONEY + moved, "the ledger and the balance");
    let refunded = orders.iter().filter(|order| order.refunded).count();
    assert_eq!(charges.len() + refunded, ledger.len(), "refunds");
}

/// A key is used with one body and one charge.
fn one_body_for_each_key(world: &World) {
    let mut bodies = BTreeMap::new();
    for call in world.sms.calls_of(Endpoint::Create) {
        let body = call.body.as_ref().map(ToString::to_string);
        let first = bodies.entry((call.account, call.idempotency_key)).or_insert_with(|| body.clone());
        assert_eq!(*first, body, "a key came with another body");
    }
}

async fn its_card_tells_how_it_stands(stage: &Stage, person: &Person, order: &OrderSnapshot) {
    // One bought elsewhere is announced by its SMS and its end; no purchase left a card for it.
    if order.status.is_open() || order.elsewhere {
        return;
    }
    // Of several messages the newest is the card: a repeated send leaves an older one behind. A detail view,
    // which links to the order list, is no card: it shows the order as it was when requested.
    let is_card = |message: &&Message| message.button("All orders").is_none();
    let said =
        || person.user.from_bot().iter().rev().filter(is_card).find_map(|message| line(message, order));
    let fits = |said: &Option<String>| said.as_ref().is_some_and(|line| tells(line, order.status));
    let end = Instant::now() + stage.patience;
    while !fits(&said()) {
        let told = || person.user.from_bot().into_iter().filter(|message| line(message, order).is_some());
        let told =
            || told().map(|m| (m.id, m.edited, m.buttons().map(|b| b.text.clone()).collect::<Vec<_>>()));
        assert!(
            Instant::now() < end,
            "order {} is {:?}, its card says {:?}; (message, edits, buttons): {:?}",
            order.id,
            order.status,
            said(),
            told().collect::<Vec<_>>()
        );
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// What a card says of an order: all of it if the card is for this order alone, otherwise its line.
fn line(message: &Message, order: &OrderSnapshot) -> Option<String> {
    let id = format!("#{}", order.id);
    // A card may name the order before it.
    let mut own = message.text.lines().filter(|line| !line.starts_with('🔁'));
    if own.any(|line| line.split_whitespace().any(|word| word == id)) {
        return Some(message.text.clone());
    }
    let number = digits(&order.phone_number);
    let mut lines =
        message.text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    lines.find(|line| digits(line).contains(&number)).map(str::to_owned)
}

fn tells(said: &str, status: Status) -> bool {
    let words = match status {
        Status::Completed => ["finished", "finished"],
        Status::Canceled => ["canceled", "canceled"],
        Status::Expired => ["time's up", "expired"],
        Status::Active | Status::OtpReceived => return true,
    };
    let said = said.to_lowercase();
    words.iter().any(|word| said.contains(word))
}

/// The bot may still have to poll an order whose last event was lost.
async fn the_database_agrees(world: &World, stage: &Stage, people: &[Person], sms: usize) {
    let end = Instant::now() + stage.patience;
    loop {
        let differs = differences(world, people).await;
        if differs.is_empty() {
            break;
        }
        assert!(Instant::now() < end, "(person, order): (database, provider) {differs:?}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert_eq!(world.count("SELECT COUNT(*) FROM sms").await, sms as i64, "SMS in the database");
}

/// How far the counters of what became of orders are from the orders themselves: numbers, those with an SMS, those
/// refunded, and the amounts.
const MISCOUNTED: [&str; 4] = [
    "SELECT (SELECT COUNT(*) FROM orders WHERE verified = 1 AND service IS NOT NULL AND country IS NOT NULL)
         - (SELECT CAST(COALESCE(SUM(total), 0) AS BIGINT) FROM outcomes WHERE counter = 'numbers')",
    "SELECT (SELECT COUNT(*) FROM orders WHERE verified = 1 AND service IS NOT NULL AND country IS NOT NULL
             AND status NOT IN ('CANCELED', 'EXPIRED') AND (status <> 'ACTIVE' OR EXISTS
                 (SELECT 1 FROM sms WHERE sms.user_id = orders.user_id AND sms.order_id = orders.order_id)))
         - (SELECT CAST(COALESCE(SUM(total), 0) AS BIGINT) FROM outcomes WHERE counter LIKE 'sms%')",
    "SELECT (SELECT COUNT(*) FROM orders WHERE verified = 1 AND service IS NOT NULL AND country IS NOT NULL
             AND status IN ('CANCELED', 'EXPIRED'))
         - (SELECT CAST(COALESCE(SUM(total), 0) AS BIGINT) FROM outcomes WHERE counter = 'without_sms')",
    "SELECT (SELECT CAST(COALESCE(SUM(price_idr), 0) AS BIGINT) FROM orders WHERE verified = 1
             AND service IS NOT NULL AND country IS NOT NULL)
         - (SELECT CAST(COALESCE(SUM(total), 0) AS BIGINT) FROM outcomes
             WHERE counter IN ('spent_idr', 'spent_usd_idr'))",
];

async fn each_order_is_counted_once(world: &World) {
    for query in MISCOUNTED {
        assert_eq!(world.count(query).await, 0, "{query}");
    }
}

type Differences = BTreeMap<(u64, u64), (Option<String>, Option<&'static str>)>;

async fn differences(world: &World, people: &[Person]) -> Differences {
    let mut seen = Differences::new();
    for row in world.rows("SELECT user_id, order_id, status FROM orders").await {
        let (user, order): (i64, i64) = (row.get(0), row.get(1));
        seen.entry((user.unsigned_abs(), order.unsigned_abs())).or_default().0 = Some(row.get(2));
    }
    for person in people {
        for order in world.sms.orders(&person.account) {
            for chat in person.chats() {
                seen.entry((chat.id, order.id)).or_default().1 = Some(order.status.as_str());
            }
        }
    }
    // The card of an open order may still say that an SMS arrived if the answer to a resend was lost.
    let open = |status: Option<&str>| matches!(status, Some("ACTIVE" | "OTP_RECEIVED"));
    seen.retain(|_, (database, provider)| {
        let database = database.as_deref();
        database != *provider && !(open(database) && open(*provider))
    });
    seen
}

/// Requests that a killed process had sent may arrive shortly after its death.
const AFTER_DEATH: TimeDelta = TimeDelta::milliseconds(500);

/// SMS that were shown again, because of a kill or a lost answer from Telegram. No other reason is
/// acceptable.
fn repeats(world: &World, people: &[Person]) -> (usize, usize) {
    let sends = world.tg.calls_of("sendMessage");
    let (mut by_kill, mut by_loss) = (0, 0);
    for (person, user) in people.iter().flat_map(|person| person.chats().map(move |user| (person, user))) {
        let chat = user.from_bot();
        for mark in &person.marks {
            let times = chat.iter().filter(|message| rings(message, mark)).count();
            if times == 1 {
                continue;
            }
            let tries: Vec<_> = sends
                .iter()
                .filter(|call| call.chat == Some(user.chat_id()))
                .filter(|call| call.params["text"].as_str().is_some_and(|text| text.contains(mark)))
                .collect();
            let killed = tries.windows(2).filter(|pair| {
                world.kills.iter().any(|kill| pair[0].at <= *kill + AFTER_DEATH && *kill <= pair[1].at)
            });
            let killed = killed.count().min(times - 1);
            let lost = tries.iter().filter(|call| call.status != Some(200)).count();
            assert!(killed + lost >= times - 1, "{mark} came {times} times for no reason: {tries:?}");
            by_kill += killed;
            by_loss += times - 1 - killed;
        }
    }
    (by_kill, by_loss)
}

/// Calls without an answer, or whose answer is the other side's fault.
fn spoilt(world: &World) -> (usize, usize) {
    let bad = |status: Option<u16>| status.is_none_or(|status| status == 429 || status >= 500);
    let sms = world.sms.calls().iter().filter(|call| bad(call.status)).count();
    let calls = world.tg.calls();
    let tg = calls.iter().filter(|call| call.method != "GetUpdates" && call.method != "getUpdates");
    (sms, tg.filter(|call| bad(call.status)).count())
}
