//! What users wait for: watches, and how they ended.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::codec::{AT_ONCE, find_money, find_time, get_time, get_title, money_columns, word};
use super::{Error, Store};
use crate::domain::catalog::Listing;
use crate::domain::notification::Notification;
use crate::domain::watch::{MOST_WATCHES, Watch, WatchEnd};
use crate::domain::{CountryId, Currency, ServiceId, UserId};

/// Maximum number of watches checked in one round.
const ROUND: i64 = 10_000;
/// How long an outcome is kept: its message may have to wait for its chat.
const ENDS_KEPT_MS: i64 = 7 * 86_400_000;

fn read(row: &AnyRow) -> Result<Watch, Error> {
    let ended = find_time(row, "ended_at")?;
    let found = find_money(row, "found_idr", "found_usd")?;
    Ok(Watch {
        listing: Listing {
            country: CountryId(row.try_get("country_id")?),
            service: ServiceId(row.try_get("service_id")?),
        },
        title: get_title(row)?,
        at_most: row.try_get("at_most")?,
        until: get_time(row, "until")?,
        end: ended.map(|_| found.map_or(WatchEnd::Expired, WatchEnd::Found)),
    })
}

impl Store {
    /// Starts a watch, or changes a running one. Returns `false`, having changed nothing, if the user has
    /// too many.
    pub async fn save_watch(&self, user: UserId, watch: &Watch) -> Result<bool, Error> {
        let mut tx = self.begin().await?;
        let others: i64 = sqlx::query_scalar(
            "SELECT COUNT(*) FROM watches
             WHERE user_id = $1 AND ended_at IS NULL AND (country_id <> $2 OR service_id <> $3)",
        )
        .bind(user.person().0)
        .bind(watch.listing.country.0)
        .bind(watch.listing.service.0)
        .fetch_one(&mut **tx)
        .await?;
        if others >= MOST_WATCHES {
            return Ok(false);
        }
        sqlx::query(
            "INSERT INTO watches (user_id, country_id, service_id, service, country, flag, at_most, until)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (user_id, country_id, service_id) DO UPDATE SET service = excluded.service,
                 country = excluded.country, flag = excluded.flag, at_most = excluded.at_most,
                 until = excluded.until, found_idr = NULL, found_usd = NULL, ended_at = NULL",
        )
        .bind(user.person().0)
        .bind(watch.listing.country.0)
        .bind(watch.listing.service.0)
        .bind(watch.title.service.clone())
        .bind(watch.title.country.clone())
        .bind(watch.title.flag.clone())
        .bind(watch.at_most)
        .bind(watch.until.timestamp_millis())
        .execute(&mut **tx)
        .await?;
        tx.commit().await?;
        self.wakeups().watches.notify_one();
        Ok(true)
    }

    /// A user's running watches, those that end first at the top.
    pub async fn find_watches(&self, user: UserId) -> Result<Vec<Watch>, Error> {
        let rows =
            sqlx::query("SELECT * FROM watches WHERE user_id = $1 AND ended_at IS NULL ORDER BY until")
                .bind(user.person().0)
                .fetch_all(self.reader())
                .await?;
        rows.iter().map(read).collect()
    }

    /// A user's watch of this listing, running or ended.
    pub async fn find_watch(&self, user: UserId, listing: Listing) -> Result<Option<Watch>, Error> {
        let row =
            sqlx::query("SELECT * FROM watches WHERE user_id = $1 AND country_id = $2 AND service_id = $3")
                .bind(user.person().0)
                .bind(listing.country.0)
                .bind(listing.service.0)
                .fetch_optional(self.reader())
                .await?;
        row.as_ref().map(read).transpose()
    }

    /// Ends a watch without an outcome: nothing is told.
    pub async fn drop_watch(&self, user: UserId, listing: Listing) -> Result<(), Error> {
        sqlx::query("DELETE FROM watches WHERE user_id = $1 AND country_id = $2 AND service_id = $3")
            .bind(user.person().0)
            .bind(listing.country.0)
            .bind(listing.service.0)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// All running watches with the currency their users see, those of one listing side by side.
    pub async fn running_watches(&self) -> Result<Vec<(UserId, Currency, Watch)>, Error> {
        let rows = sqlx::query(
            "SELECT watches.*, users.currency FROM watches JOIN users ON users.user_id = watches.user_id
             WHERE ended_at IS NULL ORDER BY country_id, service_id, currency, watches.user_id LIMIT $1",
        )
        .bind(ROUND)
        .fetch_all(self.reader())
        .await?;
        let one = |row: &AnyRow| {
            Ok((UserId(row.try_get("user_id")?), word(row, "currency", Currency::from_code)?, read(row)?))
        };
        rows.iter().map(one).collect()
    }

    /// Records the outcome of a watch and tells the user, unless it was changed or ended meanwhile.
    pub async fn end_watch(&self, user: UserId, watch: &Watch, end: WatchEnd) -> Result<(), Error> {
        let found = match end {
            WatchEnd::Found(price) => Some(price),
            WatchEnd::Expired => None,
        };
        let (idr, usd) = money_columns(found);
        let mut tx = self.begin_for(user).await?;
        let ended = sqlx::query(
            "UPDATE watches SET ended_at = $1, found_idr = $2, found_usd = $3
             WHERE user_id = $4 AND country_id = $5 AND service_id = $6 AND ended_at IS NULL
                 AND until = $7 AND COALESCE(at_most, -1) = $8",
        )
        .bind(self.now_ms())
        .bind(idr)
        .bind(usd)
        .bind(user.person().0)
        .bind(watch.listing.country.0)
        .bind(watch.listing.service.0)
        .bind(watch.until.timestamp_millis())
        .bind(watch.at_most.unwrap_or(-1))
        .execute(&mut **tx)
        .await?;
        if ended.rows_affected() > 0 {
            tx.tell(user, &Notification::Watch { listing: watch.listing }, AT_ONCE).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Deletes outcomes that were told long ago.
    pub async fn sweep_watches(&self) -> Result<(), Error> {
        sqlx::query("DELETE FROM watches WHERE ended_at < $1")
            .bind(self.now_ms() - ENDS_KEPT_MS)
            .execute(self.writer())
            .await?;
        Ok(())
    }
}
