//! Webhooks of accounts that were left while the provider was unreachable: what has to be restored there, and
//! with which token. A row outlives its user and is deleted as soon as it is settled.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};
use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::account::{Hook, Leftover};
use super::codec::{AT_ONCE, Sealer, count, find_time, get_time};
use super::{Error, Store};
use crate::domain::notification::{Address, Notification};
use crate::domain::{Private, UserId};
use crate::vault::Purpose;

/// How long restoring is attempted before the token is deleted.
const KEPT: TimeDelta = TimeDelta::hours(24);

/// A webhook to restore.
#[derive(Debug, Clone)]
pub struct Return {
    /// The id of the row.
    pub id: i64,
    /// The user who left the account.
    pub user: UserId,
    /// What to restore at the provider.
    pub leftover: Leftover,
    /// How many attempts were made before.
    pub attempts: u32,
    /// How many times in a row the token was refused.
    pub refusals: u32,
    /// When the attempts end.
    pub until: DateTime<Utc>,
}

impl Store {
    /// Stores what could not be restored, within the transaction that leaves the account.
    pub(super) async fn keep_leftover(
        &self,
        tx: &mut Transaction<'_, Any>,
        user: UserId,
        leftover: &Leftover,
    ) -> Result<(), Error> {
        let sealer = Sealer { keyring: self.keyring(), user };
        let earlier = leftover.earlier.as_ref().map(seal_text).transpose()?;
        sqlx::query(
            "INSERT INTO webhook_returns (user_id, token, address, earlier, due_at, until)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(user.0)
        .bind(sealer.seal(Purpose::Token, &Private::new(leftover.token.expose_secret()))?)
        .bind(sealer.seal(Purpose::HookKey, &leftover.address)?)
        .bind(sealer.seal_opt(Purpose::PreviousWebhook, earlier.as_ref())?)
        .bind(AT_ONCE)
        .bind(self.now_ms() + KEPT.num_milliseconds())
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// Takes the returns that are due. One that does not complete is due again at `again`.
    pub async fn take_returns(&self, limit: usize, again: DateTime<Utc>) -> Result<Vec<Return>, Error> {
        let now = self.now_ms();
        let rows = sqlx::query(
            "UPDATE webhook_returns SET due_at = $1 WHERE id IN (
                 SELECT id FROM webhook_returns WHERE due_at <= $2 ORDER BY due_at LIMIT $3)
             RETURNING *",
        )
        .bind(again.timestamp_millis())
        .bind(now)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .fetch_all(self.writer())
        .await?;
        rows.iter().map(|row| self.read_return(row)).collect()
    }

    fn read_return(&self, row: &AnyRow) -> Result<Return, Error> {
        let user = UserId(row.try_get("user_id")?);
        let sealer = Sealer { keyring: self.keyring(), user };
        let missing = || Error::Corrupt("a webhook to be put back");
        let token = sealer.find(row, "token", Purpose::Token)?.ok_or_else(missing)?;
        let earlier = sealer.find(row, "earlier", Purpose::PreviousWebhook)?;
        Ok(Return {
            id: row.try_get("id")?,
            user,
            leftover: Leftover {
                token: SecretString::from(token.expose().to_owned()),
                address: sealer.find(row, "address", Purpose::HookKey)?.ok_or_else(missing)?,
                earlier: earlier
                    .map(|json| serde_json::from_str(json.expose()).map_err(|_| missing()))
                    .transpose()?,
            },
            attempts: count(row, "attempts")?,
            refusals: count(row, "refusals")?,
            until: get_time(row, "until")?,
        })
    }

    /// When the next return is due.
    pub async fn find_next_return(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let row =
            sqlx::query("SELECT MIN(due_at) AS due FROM webhook_returns").fetch_one(self.reader()).await?;
        find_time(&row, "due")
    }

    /// The return for an address, whoever left it. There are a handful at most, from the last day.
    pub async fn find_return(&self, address: &str) -> Result<Option<Return>, Error> {
        let rows =
            sqlx::query("SELECT * FROM webhook_returns ORDER BY id DESC").fetch_all(self.reader()).await?;
        for row in &rows {
            let found = self.read_return(row)?;
            if found.leftover.address.expose() == address {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// Schedules another attempt after `wait`.
    pub async fn postpone_return(&self, id: i64, wait: Duration, refused: bool) -> Result<(), Error> {
        sqlx::query(
            "UPDATE webhook_returns SET due_at = $1, attempts = attempts + 1,
                 refusals = CASE WHEN $2 = 1 THEN refusals + 1 ELSE 0 END
             WHERE id = $3",
        )
        .bind(self.now_ms() + i64::try_from(wait.as_millis()).unwrap_or(i64::MAX / 4))
        .bind(i64::from(refused))
        .bind(id)
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Settles a return, whatever the result: deletes the token and tells the user of the `end`, if they are
    /// still known.
    pub async fn end_return(&self, job: &Return, end: Option<Address>) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        let gone =
            sqlx::query("DELETE FROM webhook_returns WHERE id = $1").bind(job.id).execute(&mut **tx).await?;
        if let Some(end) = end.filter(|_| gone.rows_affected() == 1) {
            let notification = Notification::AddressReturned { end };
            tx.also(self.memory().change(job.user));
            tx.tell(job.user, &notification, AT_ONCE).await?;
        }
        Ok(tx.commit().await?)
    }
}

fn seal_text(hook: &Hook) -> Result<Private, Error> {
    serde_json::to_string(hook).map(Private::new).map_err(|_| Error::Corrupt("a hook"))
}
