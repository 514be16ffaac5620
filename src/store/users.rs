//! People: who wrote to the bot, what they chose, whether their chat can be reached.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::codec::{find_by_id, flag, time, word};
use super::together::Batch;
use super::{Error, Store};
use crate::domain::user::{CodeStyle, Lifetime, Notifications, User};
use crate::domain::{Currency, Language, UserId, Zone};

fn notifications_word(choice: Notifications) -> &'static str {
    match choice {
        Notifications::All => "all",
        Notifications::CodesOnly => "codes",
    }
}

pub(super) fn read(row: &AnyRow) -> Result<User, Error> {
    let chosen: Option<String> = row.try_get("language")?;
    let telegram: Option<String> = row.try_get("telegram_language")?;
    let language = chosen.or(telegram).and_then(|tag| Language::from_tag(&tag)).unwrap_or_default();
    Ok(User {
        id: UserId(row.try_get("user_id")?),
        language,
        currency: word(row, "currency", Currency::from_code)?,
        notifications: word(row, "notifications", |word| match word {
            "all" => Some(Notifications::All),
            "codes" => Some(Notifications::CodesOnly),
            _ => None,
        })?,
        style: CodeStyle {
            code_only: flag(row, "code_only")?,
            covered: flag(row, "codes_covered")?,
            lifetime: lifetime(row)?,
        },
        // A zone that a later edition of the database does without is no reason to know nobody.
        zone: row.try_get::<Option<String>, _>("time_zone")?.and_then(|name| Zone::from_name(&name)),
    })
}

/// How long the messages with codes stay.
fn lifetime(row: &AnyRow) -> Result<Lifetime, Error> {
    Lifetime::from_minutes(row.try_get("code_minutes")?).ok_or(Error::Corrupt("a lifetime"))
}

/// Whether messages can be sent to a person now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Yes.
    Open,
    /// Telegram asked to wait until this time.
    FloodUntil(DateTime<Utc>),
    /// They blocked the bot or their account is gone; everything is kept until they return.
    Blocked,
}

/// Whether messages can be sent to the person of this row. Nobody writes to somebody who is not known.
pub(super) fn reach(row: Option<&AnyRow>, now: i64) -> Result<Reach, Error> {
    let Some(row) = row else { return Ok(Reach::Blocked) };
    if row.try_get::<Option<i64>, _>("blocked_at")?.is_some() {
        return Ok(Reach::Blocked);
    }
    let until: i64 = row.try_get("flood_until")?;
    Ok(if until > now { Reach::FloodUntil(time(until)?) } else { Reach::Open })
}

/// People, by their ids.
pub(super) struct People;

impl Batch for People {
    type Key = i64;
    type Found = Option<AnyRow>;

    async fn read(connection: &mut AnyConnection, people: &[i64]) -> Result<Vec<Option<AnyRow>>, Error> {
        let statement = "SELECT wanted.key AS place, users.* FROM jsonb_each(jsonb($1)) AS wanted
             JOIN users ON users.user_id = CAST(wanted.value ->> 'id' AS BIGINT)";
        find_by_id(connection, statement, people).await
    }
}

impl Store {
    /// The person, made known on first sight. `telegram_language` is the tag that Telegram sends with their messages.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn get_user(&self, user: UserId, telegram_language: Option<&str>) -> Result<User, Error> {
        if let Some(found) = self.find_user(user).await? {
            return Ok(found);
        }
        let row = sqlx::query(
            "INSERT INTO users (user_id, telegram_language, currency, notifications, created_at)
             VALUES ($1, $2, 'IDR', 'all', $3)
             ON CONFLICT (user_id) DO UPDATE SET telegram_language = excluded.telegram_language
             RETURNING user_id, language, telegram_language, currency, notifications, code_only, codes_covered,
                 code_minutes, time_zone",
        )
        .bind(user.0)
        .bind(telegram_language)
        .bind(self.now_ms())
        .fetch_one(self.writer())
        .await?;
        read(&row)
    }

    /// The same for somebody who does something now: whatever was parked for them is due from now on. Tells whether they
    /// can be written to at once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn meet(&self, user: UserId, telegram_language: Option<&str>) -> Result<(User, Reach), Error> {
        let row = self.inner.reads.people.ask(self.reader(), user.0).await?;
        let known = row.as_ref().map(read).transpose()?;
        let reach = reach(row.as_ref(), self.now_ms())?;
        match (known, reach) {
            (Some(known), Reach::Open | Reach::FloodUntil(_)) => Ok((known, reach)),
            (Some(known), Reach::Blocked) => Ok((known, self.unpark_chat(user).await?)),
            (None, _) => Ok((self.get_user(user, telegram_language).await?, Reach::Open)),
        }
    }

    /// The person, when they are known.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_user(&self, user: UserId) -> Result<Option<User>, Error> {
        let row = self.inner.reads.people.ask(self.reader(), user.0).await?;
        row.as_ref().map(read).transpose()
    }

    /// Stores what the person chose in the settings.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_settings(&self, user: &User) -> Result<(), Error> {
        sqlx::query(
            "UPDATE users SET language = $1, currency = $2, notifications = $3, code_only = $4,
                 codes_covered = $5, code_minutes = $6, time_zone = $7
             WHERE user_id = $8",
        )
        .bind(user.language.tag())
        .bind(user.currency.code())
        .bind(notifications_word(user.notifications))
        .bind(i64::from(user.style.code_only))
        .bind(i64::from(user.style.covered))
        .bind(i64::from(user.style.lifetime.minutes()))
        .bind(user.zone.map(Zone::name))
        .bind(user.id.0)
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Whether messages can be sent to the person now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn get_reach(&self, user: UserId) -> Result<Reach, Error> {
        let row = self.inner.reads.people.ask(self.reader(), user.0).await?;
        reach(row.as_ref(), self.now_ms())
    }

    /// Remembers that Telegram asked to leave this chat alone for a while, and holds its pushes until then.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hold_chat(&self, user: UserId, wait: Duration) -> Result<(), Error> {
        let until = self.now_ms() + i64::try_from(wait.as_millis()).unwrap_or(i64::MAX / 4);
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE users SET flood_until = $1 WHERE user_id = $2")
            .bind(until)
            .bind(user.0)
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "UPDATE outbox SET not_before = $1, lease_until = 0 WHERE user_id = $2 AND not_before < $1",
        )
        .bind(until)
        .bind(user.0)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Remembers that the person can't be reached, and parks their pushes until they return.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn park_chat(&self, user: UserId) -> Result<(), Error> {
        self.park(user, i64::MAX).await
    }

    /// The same when it is not a send that found it out. A push that is on its way now is left to whoever sends it, who
    /// parks it when it can't be sent: taken from them, it would be sent twice after a quick return.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_blocked(&self, user: UserId) -> Result<(), Error> {
        self.park(user, self.now_ms()).await
    }

    /// Parks what is not leased for longer than until `leased`.
    async fn park(&self, user: UserId, leased: i64) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        // Also when they were away already: a return waits for the row, and then finds everything that was parked.
        sqlx::query("UPDATE users SET blocked_at = COALESCE(blocked_at, $1) WHERE user_id = $2")
            .bind(self.now_ms())
            .bind(user.0)
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "UPDATE outbox SET not_before = $1, lease_until = 0 WHERE user_id = $2 AND lease_until <= $3",
        )
        .bind(i64::MAX)
        .bind(user.0)
        .bind(leased)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Gives the pushes of a chat back, parked if the person is still away. One who has returned since they were taken
    /// gets them now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_parked(&self, user: UserId) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        // Holds the person where they are. On PostgreSQL a return in the middle would be overlooked by the statement
        // below, and what it parks by the return.
        sqlx::query("UPDATE users SET blocked_at = blocked_at WHERE user_id = $1")
            .bind(user.0)
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "UPDATE outbox SET lease_until = 0, not_before = CASE WHEN EXISTS (SELECT 1 FROM users
                 WHERE users.user_id = $2 AND users.blocked_at IS NULL) THEN not_before ELSE $1 END
             WHERE user_id = $2",
        )
        .bind(i64::MAX)
        .bind(user.0)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        self.signals().outbox.notify_one();
        Ok(())
    }

    /// The person wrote again: whatever was parked is due now. Tells whether they can be written to at once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unpark_chat(&self, user: UserId) -> Result<Reach, Error> {
        let reach = self.get_reach(user).await?;
        if reach != Reach::Blocked {
            return Ok(reach);
        }
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE users SET blocked_at = NULL WHERE user_id = $1")
            .bind(user.0)
            .execute(&mut *tx)
            .await?;
        // What was not to happen before a time of its own still is not.
        sqlx::query(
            "UPDATE outbox SET attempts = 0, not_before = CASE WHEN caused_at > $1 THEN caused_at ELSE 0 END
             WHERE user_id = $2 AND not_before = $3",
        )
        .bind(self.now_ms())
        .bind(user.0)
        .bind(i64::MAX)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        self.signals().outbox.notify_one();
        Ok(Reach::Open)
    }
}
