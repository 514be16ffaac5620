//! Which keys open this database, and which the running processes hold.

use std::time::Duration;

use sqlx::{Any, Row, Transaction};

use super::{Error, Store};
use crate::domain::UserId;
use crate::vault::Purpose;

/// How often a running process says which keys it holds.
pub const KEYS_SAID_EVERY: Duration = Duration::from_secs(30);
/// A process that has said nothing for this long is gone.
const GONE_AFTER_MS: i64 = 120_000;

impl Store {
    /// Whether the keys open what this database holds, and says that this process holds them. A new database is marked
    /// with the present keys.
    pub(super) async fn check_keys(&self) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        let sealed = self.keyring().seal(Purpose::Check, UserId(0), b"smscode-bot")?;
        sqlx::query("INSERT INTO vault_check (id, sealed) VALUES (1, $1) ON CONFLICT (id) DO NOTHING")
            .bind(sealed)
            .execute(&mut *tx)
            .await?;
        self.open_check(&mut tx).await?;
        self.say_keys(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The value that only the right keys open. Nobody else reads or changes it, or who holds which keys, until the
    /// transaction ends.
    async fn open_check(&self, tx: &mut Transaction<'_, Any>) -> Result<Vec<u8>, Error> {
        let row = sqlx::query("UPDATE vault_check SET id = id WHERE id = 1 RETURNING sealed")
            .fetch_one(&mut **tx)
            .await?;
        let sealed: Vec<u8> = row.try_get("sealed")?;
        self.keyring().open(Purpose::Check, UserId(0), &sealed).map_err(|_| Error::WrongKeys)?;
        Ok(sealed)
    }

    async fn say_keys(&self, tx: &mut Transaction<'_, Any>) -> Result<(), Error> {
        let keys =
            serde_json::to_string(&self.keyring().fingerprints()).map_err(|_| Error::Corrupt("keys"))?;
        sqlx::query(
            "INSERT INTO key_holders (owner, keys, seen_at) VALUES ($1, $2, $3)
             ON CONFLICT (owner) DO UPDATE SET keys = excluded.keys, seen_at = excluded.seen_at",
        )
        .bind(self.owner())
        .bind(keys)
        .bind(self.now_ms())
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// Says again that this process holds its keys. To be called every [`KEYS_SAID_EVERY`].
    ///
    /// # Errors
    /// When the database fails, or the keys no longer open it.
    pub async fn keep_saying_keys(&self) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        self.open_check(&mut tx).await?;
        self.say_keys(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// This process needs no keys any more. Should that not be said, it is forgotten after two minutes.
    pub(super) async fn let_keys_go(&self) -> Result<(), Error> {
        sqlx::query("DELETE FROM key_holders WHERE owner = $1")
            .bind(self.owner())
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// From here on every process that starts must hold the first key. Refused while one runs that does not.
    ///
    /// # Errors
    /// [`Error::KeyNotHeld`], [`Error::WrongKeys`], or when the database fails; nothing has changed then.
    pub(super) async fn require_first_key(&self) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        let sealed = self.open_check(&mut tx).await?;
        let now = self.now_ms();
        let fingerprints = self.keyring().fingerprints();
        let (Some(first), Some(id)) = (fingerprints.first(), self.keyring().ids().first().copied()) else {
            return Err(Error::WrongKeys);
        };
        for row in sqlx::query("SELECT keys, seen_at FROM key_holders").fetch_all(&mut *tx).await? {
            let held: Vec<String> =
                serde_json::from_str(&row.try_get::<String, _>("keys")?).unwrap_or_default();
            let silent = now - row.try_get::<i64, _>("seen_at")?;
            if silent < GONE_AFTER_MS && !held.contains(first) {
                return Err(Error::KeyNotHeld { key: id.to_owned(), seconds: silent.max(0) / 1000 });
            }
        }
        if let Some(anew) = self.keyring().reseal(Purpose::Check, UserId(0), &sealed)? {
            sqlx::query("UPDATE vault_check SET sealed = $1 WHERE id = 1")
                .bind(anew)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(())
    }
}
