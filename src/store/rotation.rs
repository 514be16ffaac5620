//! Sealing everything anew under the first key, and counting what is sealed under which, while the service runs.
//!
//! A value is exchanged only where it is still the one that was read, so nothing that the service writes meanwhile is
//! lost; the service finds keyed hashes under every key it holds, so a row is found before, during and after its turn.
//! Nothing is remembered of how far it came: what is sealed under the first key is left alone, so that a rotation that
//! was broken off goes on when it is begun again.

use std::collections::BTreeMap;

use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::codec::Sealer;
use super::hold::hold_person;
use super::{Error, Store};
use crate::domain::UserId;
use crate::vault::{Purpose, key_id};

/// People that are listed at a time.
const PEOPLE: i64 = 500;
/// Values that are exchanged in one transaction: few, so that the service never waits long for its turn.
const BATCH: usize = 100;

/// A column with sealed values: how to exchange one where it is still the one that was read.
struct Column {
    name: &'static str,
    purpose: Purpose,
    exchange: &'static str,
}

const ACCOUNT: [Column; 4] = [
    Column {
        name: "token",
        purpose: Purpose::Token,
        exchange: "UPDATE accounts SET token = $1 WHERE token = $2 AND user_id = $3",
    },
    Column {
        name: "hook_key",
        purpose: Purpose::HookKey,
        exchange: "UPDATE accounts SET hook_key = $1 WHERE hook_key = $2 AND user_id = $3",
    },
    Column {
        name: "hook_secret",
        purpose: Purpose::WebhookSecret,
        exchange: "UPDATE accounts SET hook_secret = $1 WHERE hook_secret = $2 AND user_id = $3",
    },
    Column {
        name: "previous_hook",
        purpose: Purpose::PreviousWebhook,
        exchange: "UPDATE accounts SET previous_hook = $1 WHERE previous_hook = $2 AND user_id = $3",
    },
];
const ORDER: [Column; 1] = [Column {
    name: "phone",
    purpose: Purpose::Phone,
    exchange: "UPDATE orders SET phone = $1 WHERE phone = $2 AND user_id = $3 AND order_id = $4",
}];
const SMS: [Column; 2] = [
    Column {
        name: "code",
        purpose: Purpose::Code,
        exchange: "UPDATE sms SET code = $1 WHERE code = $2 AND user_id = $3 AND order_id = $4 AND seq = $5",
    },
    Column {
        name: "text",
        purpose: Purpose::SmsText,
        exchange: "UPDATE sms SET text = $1 WHERE text = $2 AND user_id = $3 AND order_id = $4 AND seq = $5",
    },
];

/// The columns that [`Store::rotate_person`] reaches, as `table.column`.
pub const SEALED_COLUMNS: [&str; 8] = [
    "accounts.hook_key",
    "accounts.hook_secret",
    "accounts.previous_hook",
    "accounts.token",
    "orders.phone",
    "sms.code",
    "sms.text",
    "vault_check.sealed",
];

/// A sealed value where it lies.
struct Value {
    column: &'static Column,
    /// The order and the number of the SMS, as far as the table has them.
    place: Vec<i64>,
    sealed: Vec<u8>,
}

/// What is sealed under which key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sealed {
    /// Values that open, by the id of their key.
    pub values: BTreeMap<String, u64>,
    /// Keyed hashes that belong to their value, by the id of their key.
    pub hashes: BTreeMap<String, u64>,
    /// What does not open with any of the keys, or is a hash of something else: `table.column` and how often.
    pub unreadable: BTreeMap<String, u64>,
}

impl Store {
    /// Begins (or goes on with) a rotation: from here on every process that starts must hold the first key.
    ///
    /// # Errors
    /// [`Error::KeyNotHeld`] while a process runs without it; nothing has changed then.
    pub async fn begin_rotation(&self) -> Result<(), Error> {
        self.require_first_key().await
    }

    /// How many people are kept.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_people(&self) -> Result<u64, Error> {
        let row = sqlx::query("SELECT COUNT(*) AS n FROM users").fetch_one(self.reader()).await?;
        Ok(u64::try_from(row.try_get::<i64, _>("n")?).unwrap_or_default())
    }

    /// The next people after this one, by id; empty at the end.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn people_after(&self, last: UserId) -> Result<Vec<UserId>, Error> {
        let rows = sqlx::query("SELECT user_id FROM users WHERE user_id > $1 ORDER BY user_id LIMIT $2")
            .bind(last.0)
            .bind(PEOPLE)
            .fetch_all(self.reader())
            .await?;
        rows.iter().map(|row| Ok(UserId(row.try_get("user_id")?))).collect()
    }

    /// Seals anew what a person has under another key than the first, and hashes anew what is found by it. Tells how
    /// many values there were.
    ///
    /// # Errors
    /// When the database fails or a value does not open; what was exchanged before stays so.
    pub async fn rotate_person(&self, user: UserId) -> Result<u64, Error> {
        let mut exchanged = self.rehash(user).await?;
        let stale: Vec<Value> = self
            .values_of(user)
            .await?
            .into_iter()
            .filter(|value| !self.keyring().is_current(&value.sealed))
            .collect();
        for batch in stale.chunks(BATCH) {
            let mut tx = self.begin().await?;
            hold_person(&mut tx, user).await?;
            for value in batch {
                exchanged += self.exchange(&mut tx, user, value).await?;
            }
            tx.commit().await?;
        }
        Ok(exchanged)
    }

    async fn exchange(
        &self,
        tx: &mut Transaction<'_, Any>,
        user: UserId,
        value: &Value,
    ) -> Result<u64, Error> {
        let Some(anew) = self.keyring().reseal(value.column.purpose, user, &value.sealed)? else {
            return Ok(0);
        };
        let mut statement =
            sqlx::query(value.column.exchange).bind(anew).bind(value.sealed.clone()).bind(user.0);
        for part in &value.place {
            statement = statement.bind(*part);
        }
        Ok(statement.execute(&mut **tx).await?.rows_affected())
    }

    /// The hash by which a hook is found, and the one that tells a token from another: on the account, and on the
    /// purchases that were made with it.
    async fn rehash(&self, user: UserId) -> Result<u64, Error> {
        let mut counted = Sealed::default();
        self.inspect_hashes(user, &mut counted).await?;
        let first = self.keyring().ids().first().copied().unwrap_or_default();
        if counted.hashes.keys().all(|id| id == first) && counted.unreadable.is_empty() {
            return Ok(0);
        }
        let mut tx = self.begin().await?;
        hold_person(&mut tx, user).await?;
        let Some(row) = find_account(&mut tx, user).await? else { return Ok(0) };
        let sealer = Sealer { keyring: self.keyring(), user };
        let mut exchanged = 0;
        if let Some(token) = sealer.find(&row, "token", Purpose::Token)? {
            let tags = self.token_tags(&token);
            let kept: String = row.try_get("token_tag")?;
            if let Some(first) = tags.first().filter(|first| **first != kept && tags.contains(&kept)) {
                sqlx::query("UPDATE accounts SET token_tag = $1 WHERE user_id = $2")
                    .bind(first.clone())
                    .bind(user.0)
                    .execute(&mut *tx)
                    .await?;
                exchanged += 1;
            }
            exchanged += bring_tags_forward(&mut tx, user, &tags).await?;
        }
        if let Some(key) = sealer.find(&row, "hook_key", Purpose::HookKey)? {
            let hash = self.keyring().lookup_hash(Purpose::HookKey, key.expose().as_bytes()).to_vec();
            let kept: Option<Vec<u8>> = row.try_get("hook_hash")?;
            if kept.is_some_and(|kept| kept != hash) {
                sqlx::query("UPDATE accounts SET hook_hash = $1 WHERE user_id = $2")
                    .bind(hash)
                    .bind(user.0)
                    .execute(&mut *tx)
                    .await?;
                exchanged += 1;
            }
        }
        tx.commit().await?;
        Ok(exchanged)
    }

    /// Counts what a person has under which key. Every value is opened.
    ///
    /// # Errors
    /// When the database fails. A value that does not open is no error: it is counted.
    pub async fn inspect_person(&self, user: UserId, into: &mut Sealed) -> Result<(), Error> {
        for value in self.values_of(user).await? {
            match self.keyring().open(value.column.purpose, user, &value.sealed) {
                Ok(_) => *into.values.entry(id_of(&value.sealed)).or_default() += 1,
                Err(_) => *into.unreadable.entry(value.column.name.to_owned()).or_default() += 1,
            }
        }
        self.inspect_hashes(user, into).await
    }

    async fn inspect_hashes(&self, user: UserId, into: &mut Sealed) -> Result<(), Error> {
        let account = find_account(&mut *self.reader().acquire().await?, user).await?;
        let Some(row) = account else { return Ok(()) };
        let sealer = Sealer { keyring: self.keyring(), user };
        let ids = self.keyring().ids();
        let mut count = |name: &str, place: Option<usize>| match place.and_then(|place| ids.get(place)) {
            Some(id) => *into.hashes.entry((*id).to_owned()).or_default() += 1,
            None => *into.unreadable.entry(name.to_owned()).or_default() += 1,
        };
        if let Ok(Some(token)) = sealer.find(&row, "token", Purpose::Token) {
            let kept: String = row.try_get("token_tag")?;
            count("token_tag", self.token_tags(&token).iter().position(|tag| *tag == kept));
        }
        if let Ok(Some(key)) = sealer.find(&row, "hook_key", Purpose::HookKey) {
            let kept: Option<Vec<u8>> = row.try_get("hook_hash")?;
            let hashes = self.keyring().lookup_hashes(Purpose::HookKey, key.expose().as_bytes());
            count("hook_hash", hashes.iter().position(|hash| kept.as_deref() == Some(hash)));
        }
        Ok(())
    }

    /// Counts the value that belongs to nobody: the one that shows whether the keys are right.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn inspect_check(&self, into: &mut Sealed) -> Result<(), Error> {
        let row = sqlx::query("SELECT sealed FROM vault_check WHERE id = 1").fetch_one(self.reader()).await?;
        *into.values.entry(id_of(&row.try_get::<Vec<u8>, _>("sealed")?)).or_default() += 1;
        Ok(())
    }

    async fn values_of(&self, user: UserId) -> Result<Vec<Value>, Error> {
        let mut connection = self.reader().acquire().await?;
        let account = find_account(&mut connection, user).await?;
        let orders =
            sqlx::query("SELECT order_id, phone FROM orders WHERE user_id = $1 AND phone IS NOT NULL")
                .bind(user.0)
                .fetch_all(&mut *connection)
                .await?;
        let sms = sqlx::query(
            "SELECT order_id, seq, code, text FROM sms
             WHERE user_id = $1 AND (code IS NOT NULL OR text IS NOT NULL)",
        )
        .bind(user.0)
        .fetch_all(&mut *connection)
        .await?;
        let mut values = Vec::new();
        if let Some(row) = &account {
            read(row, &ACCOUNT, &[], &mut values)?;
        }
        for row in &orders {
            read(row, &ORDER, &["order_id"], &mut values)?;
        }
        for row in &sms {
            read(row, &SMS, &["order_id", "seq"], &mut values)?;
        }
        Ok(values)
    }
}

/// Purchases that carry a hash of this token under another key carry it under the first one from now on.
pub(super) async fn bring_tags_forward(
    tx: &mut Transaction<'_, Any>,
    user: UserId,
    tags: &[String],
) -> Result<u64, Error> {
    let Some((first, others)) = tags.split_first() else { return Ok(0) };
    let mut changed = 0;
    for other in others {
        changed +=
            sqlx::query("UPDATE purchases SET account_tag = $1 WHERE user_id = $2 AND account_tag = $3")
                .bind(first.clone())
                .bind(user.0)
                .bind(other.clone())
                .execute(&mut **tx)
                .await?
                .rows_affected();
    }
    Ok(changed)
}

async fn find_account(connection: &mut sqlx::AnyConnection, user: UserId) -> Result<Option<AnyRow>, Error> {
    let found = sqlx::query("SELECT * FROM accounts WHERE user_id = $1").bind(user.0);
    Ok(found.fetch_optional(connection).await?)
}

fn read(
    row: &AnyRow,
    columns: &'static [Column],
    place: &[&str],
    into: &mut Vec<Value>,
) -> Result<(), Error> {
    let place: Vec<i64> = place.iter().map(|column| row.try_get(*column)).collect::<Result<_, _>>()?;
    for column in columns {
        if let Some(sealed) = row.try_get::<Option<Vec<u8>>, _>(column.name)? {
            into.push(Value { column, place: place.clone(), sealed });
        }
    }
    Ok(())
}

fn id_of(sealed: &[u8]) -> String {
    key_id(sealed).unwrap_or("?").to_owned()
}
