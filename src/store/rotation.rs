//! Key rotation while the service runs: re-encrypts all values under the first key, and counts how many
//! values each key encrypts.
//!
//! A value is replaced only if it is still the one that was read, so concurrent writes by the service are
//! never lost. The service looks keyed hashes up under every key it holds, so a row is found before, during
//! and after its rotation. Deliberately absent: stored progress; values already under the first key are
//! skipped, so an interrupted rotation continues when it is started again.

use std::collections::BTreeMap;

use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::codec::Sealer;
use super::{Error, Store};
use crate::domain::UserId;
use crate::vault::{Purpose, key_id};

/// Users listed at a time.
const PEOPLE: i64 = 500;
/// Values replaced per transaction: few, so that the service never waits long for its turn.
const BATCH: usize = 100;

/// A column with encrypted values, and how to replace one that is still as it was read.
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
const RETURN: [Column; 3] = [
    Column {
        name: "token",
        purpose: Purpose::Token,
        exchange: "UPDATE webhook_returns SET token = $1 WHERE token = $2 AND user_id = $3",
    },
    Column {
        name: "address",
        purpose: Purpose::HookKey,
        exchange: "UPDATE webhook_returns SET address = $1 WHERE address = $2 AND user_id = $3",
    },
    Column {
        name: "earlier",
        purpose: Purpose::PreviousWebhook,
        exchange: "UPDATE webhook_returns SET earlier = $1 WHERE earlier = $2 AND user_id = $3",
    },
];

/// The columns that [`Store::rotate_person`] covers, as `table.column`.
pub const SEALED_COLUMNS: [&str; 11] = [
    "accounts.hook_key",
    "accounts.hook_secret",
    "accounts.previous_hook",
    "accounts.token",
    "orders.phone",
    "sms.code",
    "sms.text",
    "vault_check.sealed",
    "webhook_returns.address",
    "webhook_returns.earlier",
    "webhook_returns.token",
];

/// An encrypted value and its location.
struct Value {
    column: &'static Column,
    /// The order and the number of the SMS, if the table has them.
    position: Vec<i64>,
    sealed: Vec<u8>,
}

/// How many values each key encrypts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sealed {
    /// Values that can be decrypted, by key id.
    pub values: BTreeMap<String, u64>,
    /// Keyed hashes that match their value, by key id.
    pub hashes: BTreeMap<String, u64>,
    /// Values that none of the keys decrypt and hashes that don't match: `table.column` and count.
    pub unreadable: BTreeMap<String, u64>,
}

impl Store {
    /// The number of people, however many accounts each has.
    pub async fn count_people(&self) -> Result<u64, Error> {
        let row =
            sqlx::query("SELECT COUNT(DISTINCT person) AS n FROM users").fetch_one(self.reader()).await?;
        Ok(u64::try_from(row.try_get::<i64, _>("n")?).unwrap_or_default())
    }

    /// The next users after this one, by id; empty at the end. Includes forgotten users as long as something
    /// has to be restored for them.
    pub async fn people_after(&self, last: UserId) -> Result<Vec<UserId>, Error> {
        let rows = sqlx::query(
            "SELECT user_id FROM users WHERE user_id > $1
             UNION SELECT user_id FROM webhook_returns WHERE user_id > $1 ORDER BY user_id LIMIT $2",
        )
        .bind(last.0)
        .bind(PEOPLE)
        .fetch_all(self.reader())
        .await?;
        rows.iter().map(|row| Ok(UserId(row.try_get("user_id")?))).collect()
    }

    /// Re-encrypts a user's values that are not under the first key, and recomputes the hashes that are used
    /// for lookups. Returns the number of changed values.
    ///
    /// # Errors
    /// When the database fails or a value can't be decrypted; values replaced before stay replaced.
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
        for part in &value.position {
            statement = statement.bind(*part);
        }
        Ok(statement.execute(&mut **tx).await?.rows_affected())
    }

    /// Recomputes the hash used to look up a hook, and the tag that identifies a token: on the account, and
    /// on the purchases that were made with it.
    async fn rehash(&self, user: UserId) -> Result<u64, Error> {
        let mut counted = Sealed::default();
        self.inspect_hashes(user, &mut counted).await?;
        let first = self.keyring().ids().first().copied().unwrap_or_default();
        if counted.hashes.keys().all(|id| id == first) && counted.unreadable.is_empty() {
            return Ok(0);
        }
        let mut tx = self.begin().await?;
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
                    .execute(&mut **tx)
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
                    .execute(&mut **tx)
                    .await?;
                exchanged += 1;
            }
        }
        tx.commit().await?;
        Ok(exchanged)
    }

    /// Counts a user's values by key. Every value is decrypted.
    ///
    /// # Errors
    /// When the database fails. A value that can't be decrypted is counted instead of being an error.
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
        let mut count =
            |name: &str, position: Option<usize>| match position.and_then(|position| ids.get(position)) {
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

    /// Counts the value that belongs to no user: the one that shows whether the keys are right.
    pub async fn inspect_check(&self, into: &mut Sealed) -> Result<(), Error> {
        for row in sqlx::query("SELECT sealed FROM vault_check").fetch_all(self.reader()).await? {
            *into.values.entry(id_of(&row.try_get::<Vec<u8>, _>("sealed")?)).or_default() += 1;
        }
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
            "SELECT sms.order_id, sms.seq, sms.code, sms.text FROM orders
             JOIN sms ON sms.order_id = orders.order_id AND sms.user_id = orders.user_id
             WHERE orders.user_id = $1 AND (code IS NOT NULL OR text IS NOT NULL)",
        )
        .bind(user.0)
        .fetch_all(&mut *connection)
        .await?;
        let returns = sqlx::query("SELECT token, address, earlier FROM webhook_returns WHERE user_id = $1")
            .bind(user.0)
            .fetch_all(&mut *connection)
            .await?;
        let mut values = Vec::new();
        for row in &returns {
            read(row, &RETURN, &[], &mut values)?;
        }
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

/// Replaces this token's tags under other keys on purchases with the one under the first key.
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
    position: &[&str],
    into: &mut Vec<Value>,
) -> Result<(), Error> {
    let position: Vec<i64> = position.iter().map(|column| row.try_get(*column)).collect::<Result<_, _>>()?;
    for column in columns {
        if let Some(sealed) = row.try_get::<Option<Vec<u8>>, _>(column.name)? {
            into.push(Value { column, position: position.clone(), sealed });
        }
    }
    Ok(())
}

fn id_of(sealed: &[u8]) -> String {
    key_id(sealed).unwrap_or("?").to_owned()
}
