//! Maps orders and SMS to and from database rows.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::{Any, AnyConnection, Row};

use crate::domain::bulk::{Bulk, BulkAction, BulkId};
use crate::domain::catalog::ProductLabel;
use crate::domain::failure::FailureKind;
use crate::domain::notification::CardId;
use crate::domain::order::Abilities;
use crate::domain::tracking::{Order, Sms};
use crate::domain::{IntentId, OrderId, OrderStatus, Private, ProductId};
use crate::store::Error;
use crate::store::batch::Batch;
use crate::store::codec::{
    Sealer, count, find_money, find_time, flag, get_time, get_title, hex, money_columns, ms, word,
};
use crate::vault::Purpose;

/// Selects a user's orders, each with its last 64 SMS.
struct Select {
    orders: &'static str,
    sms: &'static str,
}

const ONE: Select = Select {
    orders: "SELECT * FROM orders WHERE user_id = $1 AND order_id = $2",
    sms: "SELECT * FROM sms WHERE user_id = $1 AND order_id = $2
             AND seq > (SELECT MAX(last.seq) FROM sms AS last WHERE last.user_id = $1 AND last.order_id = $2) - 64
         ORDER BY seq",
};
const OF_CARD: Select = Select {
    orders: "SELECT * FROM orders WHERE user_id = $1 AND card = $2 ORDER BY order_id",
    sms:
        "SELECT sms.* FROM orders JOIN sms ON sms.user_id = orders.user_id AND sms.order_id = orders.order_id
             AND sms.seq > (SELECT MAX(last.seq) FROM sms AS last
                 WHERE last.user_id = orders.user_id AND last.order_id = orders.order_id) - 64
         WHERE orders.user_id = $1 AND orders.card = $2 ORDER BY sms.seq",
};
const FOLLOWED: Select = Select {
    orders: "SELECT * FROM orders WHERE user_id = $1 AND card IN (SELECT open.card FROM orders AS open
             WHERE open.user_id = $1 AND open.ended_at IS NULL) ORDER BY order_id",
    sms:
        "SELECT sms.* FROM orders JOIN sms ON sms.user_id = orders.user_id AND sms.order_id = orders.order_id
             AND sms.seq > (SELECT MAX(last.seq) FROM sms AS last
                 WHERE last.user_id = orders.user_id AND last.order_id = orders.order_id) - 64
         WHERE orders.user_id = $1 AND orders.card IN (SELECT open.card FROM orders AS open
             WHERE open.user_id = $1 AND open.ended_at IS NULL) ORDER BY sms.seq",
};

/// An order.
pub(super) async fn find(
    connection: &mut AnyConnection,
    sealer: &Sealer<'_>,
    order: OrderId,
) -> Result<Option<Order>, Error> {
    let found = load(connection, sealer, &ONE, |query| query.bind(order.0)).await?;
    Ok(found.into_iter().next().map(Arc::unwrap_or_clone))
}

/// Loads the orders on a card, oldest first.
pub(in crate::store) async fn load_of_card(
    connection: &mut AnyConnection,
    sealer: &Sealer<'_>,
    card: CardId,
) -> Result<Vec<Arc<Order>>, Error> {
    load(connection, sealer, &OF_CARD, |query| query.bind(card.to_string())).await
}

/// Loads the open orders and those that share a card with one, oldest first.
pub(in crate::store) async fn load_followed(
    connection: &mut AnyConnection,
    sealer: &Sealer<'_>,
) -> Result<Vec<Arc<Order>>, Error> {
    load(connection, sealer, &FOLLOWED, |query| query).await
}

type Query = sqlx::query::Query<'static, Any, AnyArguments>;

async fn load(
    connection: &mut AnyConnection,
    sealer: &Sealer<'_>,
    select: &'static Select,
    bind: impl Fn(Query) -> Query,
) -> Result<Vec<Arc<Order>>, Error> {
    let orders = bind(sqlx::query(select.orders).bind(sealer.user.0)).fetch_all(&mut *connection).await?;
    if orders.is_empty() {
        return Ok(Vec::new());
    }
    let mut sms_of: HashMap<i64, Vec<Sms>> = HashMap::new();
    for row in &bind(sqlx::query(select.sms).bind(sealer.user.0)).fetch_all(connection).await? {
        sms_of.entry(row.try_get("order_id")?).or_default().push(read_sms(row, sealer)?);
    }
    let order = |row: &AnyRow| {
        let sms = sms_of.remove(&row.try_get("order_id")?).unwrap_or_default();
        read_order(row, sealer, sms).map(Arc::new)
    };
    orders.iter().map(order).collect()
}

fn read_order(row: &AnyRow, sealer: &Sealer<'_>, sms: Vec<Sms>) -> Result<Order, Error> {
    let intent: Option<String> = row.try_get("intent")?;
    let abilities: String = row.try_get("abilities")?;
    let purged = find_time(row, "purged_at")?.is_some();
    Ok(Order {
        user: sealer.user,
        id: OrderId(row.try_get("order_id")?),
        card: word(row, "card", CardId::parse)?,
        intent: intent.map(|text| IntentId::parse(&text).ok_or(Error::Corrupt("an intent"))).transpose()?,
        status: word(row, "status", OrderStatus::parse)?,
        status_at: get_time(row, "status_at")?,
        product: row.try_get::<Option<i64>, _>("product_id")?.map(ProductId),
        title: ProductLabel { operator: row.try_get("operator")?, ..get_title(row)? },
        phone: sealer.find(row, "phone", Purpose::Phone)?,
        price: find_money(row, "price_idr", "price_usd")?,
        created_at: find_time(row, "created_at")?,
        expires_at: find_time(row, "expires_at")?,
        ended_at: find_time(row, "ended_at")?,
        cancel_asked_at: find_time(row, "cancel_asked_at")?,
        cancel_unclear_at: find_time(row, "cancel_unclear_at")?,
        refund: find_money(row, "refund_idr", "refund_usd")?,
        balance_after: find_money(row, "balance_idr", "balance_usd")?,
        abilities: serde_json::from_str::<Abilities>(&abilities).map_err(|_| Error::Corrupt("abilities"))?,
        round: count(row, "round")?,
        round_started_at: find_time(row, "round_started_at")?,
        verified: flag(row, "verified")?,
        cancel_promised_at: find_time(row, "cancel_promised_at")?,
        finish_promised_at: find_time(row, "finish_promised_at")?,
        bulk: read_bulk(row)?,
        missing_since: find_time(row, "missing_since")?,
        vanished_at: find_time(row, "vanished_at")?,
        counted_day: row.try_get("counted_day")?,
        purged,
        // They are empty shells by then, kept only to mark their chat messages as permanent.
        sms: if purged { Vec::new() } else { sms },
    })
}

fn read_bulk(row: &AnyRow) -> Result<Option<Bulk>, Error> {
    let Some(id) = row.try_get::<Option<i64>, _>("bulk_id")? else { return Ok(None) };
    let failure: Option<String> = row.try_get("bulk_failure")?;
    let action = word(row, "bulk_action", BulkAction::parse)?;
    Ok(Some(Bulk { id: BulkId(id), action, failure: failure.as_deref().and_then(FailureKind::parse) }))
}

fn read_sms(row: &AnyRow, sealer: &Sealer<'_>) -> Result<Sms, Error> {
    Ok(Sms {
        seq: count(row, "seq")?,
        code: sealer.find(row, "code", Purpose::Code)?,
        text: sealer.find(row, "text", Purpose::SmsText)?,
        revision: row.try_get("revision")?,
        received_at: find_time(row, "received_at")?,
        event_at: find_time(row, "event_at")?,
        round: count(row, "round")?,
    })
}

/// An order in the form in which it is written.
#[derive(Serialize)]
pub(super) struct OrderRow<'a> {
    user_id: i64,
    order_id: i64,
    card: String,
    intent: Option<String>,
    status: &'static str,
    status_at: i64,
    product_id: Option<i64>,
    service: Option<&'a str>,
    country: Option<&'a str>,
    flag: Option<&'a str>,
    operator: Option<&'a str>,
    phone: Option<String>,
    price_idr: Option<i64>,
    price_usd: Option<String>,
    created_at: Option<i64>,
    expires_at: Option<i64>,
    ended_at: Option<i64>,
    cancel_asked_at: Option<i64>,
    cancel_unclear_at: Option<i64>,
    refund_idr: Option<i64>,
    refund_usd: Option<String>,
    balance_idr: Option<i64>,
    balance_usd: Option<String>,
    abilities: String,
    round: u32,
    round_started_at: Option<i64>,
    verified: i64,
    cancel_promised_at: Option<i64>,
    finish_promised_at: Option<i64>,
    missing_since: Option<i64>,
    vanished_at: Option<i64>,
    counted_day: Option<i64>,
}

impl<'a> OrderRow<'a> {
    pub(super) fn new(order: &'a Order, sealer: &Sealer<'_>) -> Result<Self, Error> {
        let (price_idr, price_usd) = money_columns(order.price);
        let (refund_idr, refund_usd) = money_columns(order.refund);
        let (balance_idr, balance_usd) = money_columns(order.balance_after);
        Ok(Self {
            user_id: order.user.0,
            order_id: order.id.0,
            card: order.card.to_string(),
            intent: order.intent.map(|intent| intent.to_string()),
            status: order.status.as_str(),
            status_at: order.status_at.timestamp_millis(),
            product_id: order.product.map(|product| product.0),
            service: order.title.service.as_deref(),
            country: order.title.country.as_deref(),
            flag: order.title.flag.as_deref(),
            operator: order.title.operator.as_deref(),
            phone: sealed(sealer, Purpose::Phone, order.phone.as_ref())?,
            price_idr,
            price_usd,
            created_at: ms(order.created_at),
            expires_at: ms(order.expires_at),
            ended_at: ms(order.ended_at),
            cancel_asked_at: ms(order.cancel_asked_at),
            cancel_unclear_at: ms(order.cancel_unclear_at),
            refund_idr,
            refund_usd,
            balance_idr,
            balance_usd,
            abilities: serde_json::to_string(&order.abilities).map_err(|_| Error::Corrupt("abilities"))?,
            round: order.round,
            round_started_at: ms(order.round_started_at),
            verified: i64::from(order.verified),
            cancel_promised_at: ms(order.cancel_promised_at),
            finish_promised_at: ms(order.finish_promised_at),
            missing_since: ms(order.missing_since),
            vanished_at: ms(order.vanished_at),
            counted_day: order.counted_day,
        })
    }
}

/// What an SMS changes of an order that is known: the rest of its row, and most of its indexes, stay as they are.
#[derive(Serialize)]
pub(super) struct StatusRow {
    user_id: i64,
    order_id: i64,
    status: &'static str,
    status_at: i64,
}

impl StatusRow {
    pub(super) fn new(order: &Order) -> Self {
        Self {
            user_id: order.user.0,
            order_id: order.id.0,
            status: order.status.as_str(),
            status_at: order.status_at.timestamp_millis(),
        }
    }
}

/// An SMS in the form in which it is written.
#[derive(Serialize)]
pub(super) struct SmsRow {
    user_id: i64,
    order_id: i64,
    seq: u32,
    code: Option<String>,
    text: Option<String>,
    revision: Option<i64>,
    received_at: Option<i64>,
    event_at: Option<i64>,
    round: u32,
}

impl SmsRow {
    pub(super) fn new(order: &Order, sms: &Sms, sealer: &Sealer<'_>) -> Result<Self, Error> {
        Ok(Self {
            user_id: order.user.0,
            order_id: order.id.0,
            seq: sms.seq,
            code: sealed(sealer, Purpose::Code, sms.code.as_ref())?,
            text: sealed(sealer, Purpose::SmsText, sms.text.as_ref())?,
            revision: sms.revision,
            received_at: ms(sms.received_at),
            event_at: ms(sms.event_at),
            round: sms.round,
        })
    }
}

fn sealed(sealer: &Sealer<'_>, purpose: Purpose, value: Option<&Private>) -> Result<Option<String>, Error> {
    Ok(sealer.seal_opt(purpose, value)?.map(|sealed| hex(&sealed)))
}

pub(super) fn write_orders(batch: &mut Batch, rows: &[OrderRow<'_>]) -> Result<(), Error> {
    batch.add(
        "INSERT INTO orders (user_id, order_id, card, intent, status, status_at, product_id, service, country, flag,
             phone, price_idr, price_usd, created_at, expires_at, ended_at, cancel_asked_at, refund_idr, refund_usd,
             balance_idr, balance_usd, abilities, round, round_started_at, verified, cancel_promised_at, missing_since,
             vanished_at, operator, cancel_unclear_at, finish_promised_at, counted_day)
         SELECT CAST(value ->> 'user_id' AS BIGINT), CAST(value ->> 'order_id' AS BIGINT), value ->> 'card',
             value ->> 'intent', value ->> 'status', CAST(value ->> 'status_at' AS BIGINT),
             CAST(value ->> 'product_id' AS BIGINT), value ->> 'service', value ->> 'country', value ->> 'flag',
             unhex(value ->> 'phone'), CAST(value ->> 'price_idr' AS BIGINT), value ->> 'price_usd',
             CAST(value ->> 'created_at' AS BIGINT), CAST(value ->> 'expires_at' AS BIGINT),
             CAST(value ->> 'ended_at' AS BIGINT), CAST(value ->> 'cancel_asked_at' AS BIGINT),
             CAST(value ->> 'refund_idr' AS BIGINT), value ->> 'refund_usd', CAST(value ->> 'balance_idr' AS BIGINT),
             value ->> 'balance_usd', value ->> 'abilities', CAST(value ->> 'round' AS BIGINT),
             CAST(value ->> 'round_started_at' AS BIGINT), CAST(value ->> 'verified' AS BIGINT),
             CAST(value ->> 'cancel_promised_at' AS BIGINT), CAST(value ->> 'missing_since' AS BIGINT),
             CAST(value ->> 'vanished_at' AS BIGINT), value ->> 'operator',
             CAST(value ->> 'cancel_unclear_at' AS BIGINT), CAST(value ->> 'finish_promised_at' AS BIGINT),
             CAST(value ->> 'counted_day' AS BIGINT)
         FROM jsonb_each(jsonb($1)) WHERE true
         ON CONFLICT (user_id, order_id) DO UPDATE SET
             card = excluded.card, intent = excluded.intent, status = excluded.status,
             status_at = excluded.status_at, product_id = excluded.product_id, service = excluded.service,
             country = excluded.country, flag = excluded.flag, phone = excluded.phone,
             price_idr = excluded.price_idr, price_usd = excluded.price_usd, created_at = excluded.created_at,
             expires_at = excluded.expires_at, ended_at = excluded.ended_at,
             cancel_asked_at = excluded.cancel_asked_at, refund_idr = excluded.refund_idr,
             refund_usd = excluded.refund_usd, balance_idr = excluded.balance_idr,
             balance_usd = excluded.balance_usd, abilities = excluded.abilities, round = excluded.round,
             round_started_at = excluded.round_started_at, verified = excluded.verified,
             cancel_promised_at = excluded.cancel_promised_at, missing_since = excluded.missing_since,
             vanished_at = excluded.vanished_at, operator = excluded.operator,
             cancel_unclear_at = excluded.cancel_unclear_at, finish_promised_at = excluded.finish_promised_at,
             counted_day = excluded.counted_day",
        rows,
    )
}

pub(super) fn write_statuses(batch: &mut Batch, rows: &[StatusRow]) -> Result<(), Error> {
    batch.add(
        "UPDATE orders SET status = seen.value ->> 'status', status_at = CAST(seen.value ->> 'status_at' AS BIGINT)
         FROM jsonb_each(jsonb($1)) AS seen
         WHERE orders.user_id = CAST(seen.value ->> 'user_id' AS BIGINT)
             AND orders.order_id = CAST(seen.value ->> 'order_id' AS BIGINT)",
        rows,
    )
}

pub(super) fn write_sms(batch: &mut Batch, rows: &[SmsRow]) -> Result<(), Error> {
    batch.add(
        "INSERT INTO sms (user_id, order_id, seq, code, text, revision, received_at, event_at, round)
         SELECT CAST(value ->> 'user_id' AS BIGINT), CAST(value ->> 'order_id' AS BIGINT),
             CAST(value ->> 'seq' AS BIGINT), unhex(value ->> 'code'), unhex(value ->> 'text'),
             CAST(value ->> 'revision' AS BIGINT), CAST(value ->> 'received_at' AS BIGINT),
             CAST(value ->> 'event_at' AS BIGINT), CAST(value ->> 'round' AS BIGINT)
         FROM jsonb_each(jsonb($1)) WHERE true
         ON CONFLICT (user_id, order_id, seq) DO UPDATE SET
             code = excluded.code, text = excluded.text, revision = excluded.revision,
             received_at = excluded.received_at, event_at = excluded.event_at",
        rows,
    )
}
