//! Compares what the ledger, the provider's orders, the database and the chats tell.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use sandbox::smscode::{Endpoint, LedgerKind, OrderSnapshot, Status};
use sandbox::telegram::Message;
use sqlx::Row;

use super::Stage;
use super::person::Person;
use crate::world::{World, digits};

/// What everybody has at the beginning.
pub const MONEY: i64 = 1_000_000_000;

/// Fails where the stories differ, and says what happened.
pub async fn tell(world: &World, stage: &Stage, people: &[Person]) -> String {
    let mut sum = (0, 0, 0);
    for person in people {
        every_sms_is_shown(stage, person).await;
        let orders = world.sms.orders(&person.account);
        money_fits(world, person, &orders);
        for order in &orders {
            its_card_tells_how_it_stands(stage, person, order).await;
        }
        sum = (sum.0 + person.presses, sum.1 + orders.len(), sum.2 + person.marks.len());
    }
    one_body_for_each_key(world);
    world.told_within(stage.patience).await;
    let open = world.count("SELECT COUNT(*) FROM purchases WHERE state IN ('confirmed', 'in_doubt')").await;
    assert_eq!(open, 0, "presses whose end nobody heard");
    the_database_agrees(world, stage, people, sum.2).await;
    let (by_kill, by_loss) = repeats(world, people);
    // A chat has one send in hand when the kill comes.
    let most = world.kills.len() * people.len();
    assert!(by_kill <= most, "{by_kill} repeats by {} kills", world.kills.len());
    let (sms, tg) = spoilt(world);
    format!(
        "{} presses, {} orders, {} SMS, 0 lost, {by_kill} repeated after a kill, {by_loss} after a lost answer; \
         {sms} calls of SMSCode and {tg} of Telegram spoilt, {} events lost",
        sum.0,
        sum.1,
        sum.2,
        world.sms.webhooks().lost().len()
    )
}

async fn every_sms_is_shown(stage: &Stage, person: &Person) {
    for mark in &person.marks {
        let shown = person.user.wait_for(stage.patience, |message| rings(message, mark)).await;
        assert!(shown.is_ok(), "{mark} was not shown");
    }
}

/// A message that brings an SMS; the card shows it too and is none of them.
fn rings(message: &Message, mark: &str) -> bool {
    message.button("Show order").is_some() && message.text.contains(mark)
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

/// A key goes with one body and one charge.
fn one_body_for_each_key(world: &World) {
    let mut bodies = BTreeMap::new();
    for call in world.sms.calls_of(Endpoint::Create) {
        let body = call.body.as_ref().map(ToString::to_string);
        let first = bodies.entry((call.account, call.idempotency_key)).or_insert_with(|| body.clone());
        assert_eq!(*first, body, "a key came with another body");
    }
}

async fn its_card_tells_how_it_stands(stage: &Stage, person: &Person, order: &OrderSnapshot) {
    // One from elsewhere is told by its SMS and its end; there was no purchase that would have left a card.
    if order.status.is_open() || order.elsewhere {
        return;
    }
    // Of several messages the newest is the card: a send that was repeated leaves an older one behind. A look at the
    // order, which leads to the list of orders, is none: it shows how the order stood when it was asked for.
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

/// What a card says of an order: all of it when the card is of this order alone, else its line.
fn line(message: &Message, order: &OrderSnapshot) -> Option<String> {
    let id = format!("Order {}", order.id);
    if message.text.lines().any(|line| line.ends_with(&id)) {
        return Some(message.text.clone());
    }
    let number = digits(&order.phone_number);
    let mut lines =
        message.text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    lines.find(|line| digits(line).contains(&number)).map(str::to_owned)
}

fn tells(said: &str, status: Status) -> bool {
    let (sentence, word) = match status {
        Status::Completed => ("Finished.", "finished"),
        Status::Canceled => ("Canceled.", "canceled"),
        Status::Expired => ("Time is up", "expired"),
        Status::Active | Status::OtpReceived => return true,
    };
    said.contains(sentence) || said.ends_with(word)
}

/// The program may still have to look at an order whose last event was lost.
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

type Differences = BTreeMap<(u64, u64), (Option<String>, Option<&'static str>)>;

async fn differences(world: &World, people: &[Person]) -> Differences {
    let mut seen = Differences::new();
    for row in world.rows("SELECT user_id, order_id, status FROM orders").await {
        let (user, order): (i64, i64) = (row.get(0), row.get(1));
        seen.entry((user.unsigned_abs(), order.unsigned_abs())).or_default().0 = Some(row.get(2));
    }
    for person in people {
        for order in world.sms.orders(&person.account) {
            seen.entry((person.user.id, order.id)).or_default().1 = Some(order.status.as_str());
        }
    }
    // Of an open order the card may go on saying that an SMS came when the answer to a resend was lost.
    let open = |status: Option<&str>| matches!(status, Some("ACTIVE" | "OTP_RECEIVED"));
    seen.retain(|_, (database, provider)| {
        let database = database.as_deref();
        database != *provider && !(open(database) && open(*provider))
    });
    seen
}

/// What a killed process had sent may be taken up a moment after its death.
const AFTER_DEATH: TimeDelta = TimeDelta::milliseconds(500);

/// SMS that were shown again: because of a kill, and because of an answer of Telegram's that was lost. No other
/// reason is a good one.
fn repeats(world: &World, people: &[Person]) -> (usize, usize) {
    let sends = world.tg.calls_of("sendMessage");
    let (mut by_kill, mut by_loss) = (0, 0);
    for person in people {
        let chat = person.user.from_bot();
        for mark in &person.marks {
            let times = chat.iter().filter(|message| rings(message, mark)).count();
            if times == 1 {
                continue;
            }
            let tries: Vec<_> = sends
                .iter()
                .filter(|call| call.chat == Some(person.user.chat_id()))
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

/// Calls without an answer, or with one that is a fault of the other side.
fn spoilt(world: &World) -> (usize, usize) {
    let bad = |status: Option<u16>| status.is_none_or(|status| status == 429 || status >= 500);
    let sms = world.sms.calls().iter().filter(|call| bad(call.status)).count();
    let calls = world.tg.calls();
    let tg = calls.iter().filter(|call| call.method != "GetUpdates" && call.method != "getUpdates");
    (sms, tg.filter(|call| bad(call.status)).count())
}
