//! Orders and SMS as rows.

use sqlx::any::AnyRow;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, Row, Transaction};

use crate::domain::order::Abilities;
use crate::domain::push::CardId;
use crate::domain::tracking::{Sms, Tracked};
use crate::domain::{IntentId, OrderId, OrderStatus, ProductId, UserId};
use crate::store::Error;
use crate::store::codec::{
    Sealer, count, find_money, find_time, flag, get_time, get_title, money_columns, ms, word,
};
use crate::vault::Purpose;

/// Takes the person's orders for this transaction, those included that are not known yet, and reads one. On
/// PostgreSQL the write locks the person's row; on SQLite the transaction holds the whole database already.
pub(super) async fn lock(
    tx: &mut Transaction<'static, Any>,
    sealer: &Sealer<'_>,
    order: OrderId,
) -> Result<Option<Tracked>, Error> {
    hold_person(tx, sealer.user).await?;
    read(tx, sealer, order).await
}

/// Keeps every other transaction from the person's orders until this one ends.
pub(in crate::store) async fn hold_person(
    tx: &mut Transaction<'static, Any>,
    user: UserId,
) -> Result<(), Error> {
    sqlx::query("UPDATE users SET flood_until = flood_until WHERE user_id = $1")
        .bind(user.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(super) async fn find(
    connection: &mut PoolConnection<Any>,
    sealer: &Sealer<'_>,
    order: OrderId,
) -> Result<Option<Tracked>, Error> {
    read(connection, sealer, order).await
}

async fn read(
    connection: &mut AnyConnection,
    sealer: &Sealer<'_>,
    order: OrderId,
) -> Result<Option<Tracked>, Error> {
    let row = sqlx::query("SELECT * FROM orders WHERE user_id = $1 AND order_id = $2")
        .bind(sealer.user.0)
        .bind(order.0)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let sms = sqlx::query("SELECT * FROM sms WHERE user_id = $1 AND order_id = $2 ORDER BY seq")
        .bind(sealer.user.0)
        .bind(order.0)
        .fetch_all(&mut *connection)
        .await?;
    let sms = sms.iter().map(|row| read_sms(row, sealer)).collect::<Result<_, _>>()?;
    read_order(&row, sealer, sms).map(Some)
}

fn read_order(row: &AnyRow, sealer: &Sealer<'_>, sms: Vec<Sms>) -> Result<Tracked, Error> {
    let intent: Option<String> = row.try_get("intent")?;
    let abilities: String = row.try_get("abilities")?;
    let purged = find_time(row, "purged_at")?.is_some();
    Ok(Tracked {
        user: sealer.user,
        id: OrderId(row.try_get("order_id")?),
        card: word(row, "card", CardId::parse)?,
        intent: intent.map(|text| IntentId::parse(&text).ok_or(Error::Corrupt("an intent"))).transpose()?,
        status: word(row, "status", OrderStatus::parse)?,
        status_at: get_time(row, "status_at")?,
        product: row.try_get::<Option<i64>, _>("product_id")?.map(ProductId),
        title: get_title(row)?,
        phone: sealer.find(row, "phone", Purpose::Phone)?,
        price: find_money(row, "price_idr", "price_usd")?,
        created_at: find_time(row, "created_at")?,
        expires_at: find_time(row, "expires_at")?,
        ended_at: find_time(row, "ended_at")?,
        cancel_asked_at: find_time(row, "cancel_asked_at")?,
        refund: find_money(row, "refund_idr", "refund_usd")?,
        balance_after: find_money(row, "balance_idr", "balance_usd")?,
        abilities: serde_json::from_str::<Abilities>(&abilities).map_err(|_| Error::Corrupt("abilities"))?,
        round: count(row, "round")?,
        round_started_at: find_time(row, "round_started_at")?,
        verified: flag(row, "verified")?,
        cancel_promised_at: find_time(row, "cancel_promised_at")?,
        missing_since: find_time(row, "missing_since")?,
        vanished_at: find_time(row, "vanished_at")?,
        purged,
        // Empty shells by then; they only mark their messages in the chat as lasting.
        sms: if purged { Vec::new() } else { sms },
    })
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

/// Writes what differs from `known`.
pub(super) async fn write(
    tx: &mut Transaction<'static, Any>,
    sealer: &Sealer<'_>,
    known: Option<&Tracked>,
    order: &Tracked,
) -> Result<(), Error> {
    write_order(tx, sealer, order).await?;
    for (index, sms) in order.sms.iter().enumerate() {
        if known.and_then(|known| known.sms.get(index)) != Some(sms) {
            write_sms(tx, sealer, order.id, sms).await?;
        }
    }
    Ok(())
}

async fn write_order(
    tx: &mut Transaction<'static, Any>,
    sealer: &Sealer<'_>,
    order: &Tracked,
) -> Result<(), Error> {
    let (price_idr, price_usd) = money_columns(order.price);
    let (refund_idr, refund_usd) = money_columns(order.refund);
    let (balance_idr, balance_usd) = money_columns(order.balance_after);
    let abilities = serde_json::to_string(&order.abilities).map_err(|_| Error::Corrupt("abilities"))?;
    sqlx::query(
        "INSERT INTO orders (user_id, order_id, card, intent, status, status_at, product_id, service, country, flag,
             phone, price_idr, price_usd, created_at, expires_at, ended_at, cancel_asked_at, refund_idr, refund_usd,
             balance_idr, balance_usd, abilities, round, round_started_at, verified, cancel_promised_at, missing_since,
             vanished_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
             $23, $24, $25, $26, $27, $28)
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
             vanished_at = excluded.vanished_at",
    )
    .bind(sealer.user.0)
    .bind(order.id.0)
    .bind(order.card.to_string())
    .bind(order.intent.map(|intent| intent.to_string()))
    .bind(order.status.as_str())
    .bind(order.status_at.timestamp_millis())
    .bind(order.product.map(|product| product.0))
    .bind(order.title.service.clone())
    .bind(order.title.country.clone())
    .bind(order.title.flag.clone())
    .bind(sealer.seal_opt(Purpose::Phone, order.phone.as_ref())?)
    .bind(price_idr)
    .bind(price_usd)
    .bind(ms(order.created_at))
    .bind(ms(order.expires_at))
    .bind(ms(order.ended_at))
    .bind(ms(order.cancel_asked_at))
    .bind(refund_idr)
    .bind(refund_usd)
    .bind(balance_idr)
    .bind(balance_usd)
    .bind(abilities)
    .bind(i64::from(order.round))
    .bind(ms(order.round_started_at))
    .bind(i64::from(order.verified))
    .bind(ms(order.cancel_promised_at))
    .bind(ms(order.missing_since))
    .bind(ms(order.vanished_at))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn write_sms(
    tx: &mut Transaction<'static, Any>,
    sealer: &Sealer<'_>,
    order: OrderId,
    sms: &Sms,
) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO sms (user_id, order_id, seq, code, text, revision, received_at, event_at, round)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (user_id, order_id, seq) DO UPDATE SET
             code = excluded.code, text = excluded.text, revision = excluded.revision,
             received_at = excluded.received_at, event_at = excluded.event_at",
    )
    .bind(sealer.user.0)
    .bind(order.0)
    .bind(i64::from(sms.seq))
    .bind(sealer.seal_opt(Purpose::Code, sms.code.as_ref())?)
    .bind(sealer.seal_opt(Purpose::SmsText, sms.text.as_ref())?)
    .bind(sms.revision)
    .bind(ms(sms.received_at))
    .bind(ms(sms.event_at))
    .bind(i64::from(sms.round))
    .execute(&mut **tx)
    .await?;
    Ok(())
}
