//! Fills the bot's database with linked users, push webhooks and orders.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, params};
use smscode_bot::clock::Clock;
use smscode_bot::domain::UserId;
use smscode_bot::domain::order::Abilities;
use smscode_bot::store::Database;
use smscode_bot::vault::{Keyring, Purpose};

use crate::world::{chat, hook_key, order, phone, secret, token};

/// The keys of every measured bot.
pub const KEYS: &str = "bench:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
/// The initial contents of the database.
#[derive(Clone, Copy)]
pub struct Stock {
    /// Users with a linked account.
    pub people: usize,
    /// Whether the provider pushes events for them.
    pub notification: bool,
    /// Open orders without an SMS, assigned to users in turn, each with a card in the chat.
    pub open: usize,
    /// Orders that ended long ago.
    pub ended: usize,
}

/// Creates a bot's database, and returns its file.
pub async fn fill(folder: &Path, stock: Stock) -> anyhow::Result<PathBuf> {
    let file = folder.join("smscode-bot.db");
    // Creates the schema.
    drop(Database::sqlite(&file).await?);
    tokio::task::block_in_place(|| fill_file(&file, stock))?;
    Ok(file)
}

fn fill_file(file: &Path, stock: Stock) -> anyhow::Result<()> {
    let keyring = Keyring::parse(KEYS)?;
    let mut connection = Connection::open(file)?;
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF")?;
    let tx = connection.transaction()?;
    let now = Clock::system().now().timestamp_millis();
    people(&tx, &keyring, stock, now)?;
    orders(&tx, &keyring, stock, now)?;
    tx.commit()?;
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(())
}

fn people(tx: &Transaction<'_>, keyring: &Keyring, stock: Stock, now: i64) -> anyhow::Result<()> {
    let mut users = tx.prepare(
        "INSERT INTO users (user_id, telegram_language, currency, notifications, created_at)
         VALUES (?1, 'en', 'IDR', 'all', ?2)",
    )?;
    let mut accounts = tx.prepare(
        "INSERT INTO accounts (user_id, token, token_tag, linked_at, webhook_status, hook_hash, hook_key, hook_secret,
             last_event_at, hook_checked_at)
         VALUES (?1, ?2, ?3, ?4, ?8, ?5, ?6, ?7, ?4, ?4)",
    )?;
    for person in 0..stock.people {
        let user = UserId(chat(person));
        let seal = |purpose, text: &str| keyring.seal(purpose, user, text.as_bytes());
        users.execute(params![user.0, now])?;
        let tag = keyring.lookup_hash(Purpose::Token, token(person).as_bytes());
        accounts.execute(params![
            user.0,
            seal(Purpose::Token, &token(person))?,
            tag.iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
            now,
            keyring.lookup_hash(Purpose::HookKey, hook_key(person).as_bytes()).to_vec(),
            seal(Purpose::HookKey, &hook_key(person))?,
            seal(Purpose::WebhookSecret, &secret(person))?,
            if stock.notification { "on" } else { "off" },
        ])?;
    }
    Ok(())
}

fn orders(tx: &Transaction<'_>, keyring: &Keyring, stock: Stock, now: i64) -> anyhow::Result<()> {
    const YEAR_2099: i64 = 4_070_908_800_000;
    let abilities = serde_json::to_string(&Abilities::default())?;
    let mut orders = tx.prepare(
        "INSERT INTO orders (user_id, order_id, card, status, status_at, product_id, service, country, flag, phone,
             price_idr, created_at, expires_at, ended_at, abilities, round, verified, purged_at)
         VALUES (?1, ?2, ?3, ?4, ?5, 142, 'WhatsApp', 'Indonesia', '🇮🇩', ?6, 15000, ?7, ?8, ?9, ?10, 0, 1, ?9)",
    )?;
    let mut cards = tx.prepare("INSERT INTO cards (user_id, card, message_id) VALUES (?1, ?2, ?3)")?;
    // Ended orders have their own id range.
    for event in (0..stock.open).chain(10_000_000..10_000_000 + stock.ended) {
        let (user, id, open) = (UserId(chat(event % stock.people)), order(event), event < stock.open);
        let card = format!("o{id}");
        orders.execute(params![
            user.0,
            id,
            card,
            if open { "ACTIVE" } else { "COMPLETED" },
            now - 60_000,
            open.then(|| keyring.seal(Purpose::Phone, user, phone(event).as_bytes())).transpose()?,
            now - 60_000,
            open.then_some(YEAR_2099),
            (!open).then_some(now - 60_000),
            abilities,
        ])?;
        if open {
            cards.execute(params![user.0, card, i64::try_from(event % 900_000)? + 100])?;
        }
    }
    Ok(())
}
