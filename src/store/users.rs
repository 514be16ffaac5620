//! Users: who wrote to the bot, their settings, accepted terms and dialogue state, and whether their chat can
//! be reached.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::chat::Reach;
use super::codec::{count, find_time, flag, word};
use super::person::Subject;
use super::writing::Writing;
use super::{Error, Store};
use crate::domain::user::{CodeStyle, Lifetime, Notifications, User};
use crate::domain::{Currency, Language, UserId, Zone};

/// Delay before the first retry of a chat that was not found.
const LOST_FIRST_MS: i64 = 60_000;
/// The longest pause between two retries.
const LOST_LONGEST_MS: i64 = 6 * 60 * 60_000;

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
        account: None,
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
        // A time zone that a later edition of the zone database drops must not make the user unreadable.
        zone: row.try_get::<Option<String>, _>("time_zone")?.and_then(|name| Zone::from_name(&name)),
    })
}

/// How long messages with codes stay.
fn lifetime(row: &AnyRow) -> Result<Lifetime, Error> {
    Lifetime::from_minutes(row.try_get("code_minutes")?).ok_or(Error::Corrupt("a lifetime"))
}

/// A user who is active right now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// The user and their settings.
    pub user: User,
    /// Whether they can be messaged right away.
    pub reach: Reach,
    /// Whether an account is linked whose token was not refused.
    pub linked: bool,
}

impl Store {
    /// Returns the user, creating them on first contact. `telegram_language` is the tag that Telegram sends
    /// with their messages.
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
        .fetch_one(self.writer_for(user))
        .await?;
        read(&row)
    }

    /// The same for a person who is active right now, with the account that they use or that `about` belongs
    /// to: everything parked for them becomes due. Also tells whether they can be messaged right away, and
    /// whether a usable account is linked.
    pub async fn meet(
        &self,
        person: UserId,
        about: Option<Subject>,
        telegram_language: Option<&str>,
    ) -> Result<Met, Error> {
        let mut chat = self.chat(person).await?;
        let Some(contact) = &chat.contact else {
            let user = self.get_user(person, telegram_language).await?;
            return Ok(Met { user, reach: Reach::Open, linked: false });
        };
        if contact.person.users.len() > 1 {
            let current = contact.person.current;
            let user = match about {
                Some(about) => self.find_account_of(current, about).await?.unwrap_or(current),
                None => current,
            };
            chat = self.chat(user).await?;
        }
        let Some(contact) = &chat.contact else { return Err(Error::Corrupt("the account in use")) };
        let reach = match contact.reach(self.now_ms())? {
            Reach::Blocked | Reach::Lost => self.unpark_chat(person).await?,
            reach => reach,
        };
        let linked = chat.account.as_ref().is_some_and(|account| account.revoked_at.is_none());
        Ok(Met { user: contact.user.clone(), reach, linked })
    }

    /// Finds a user, if they are known.
    pub async fn find_user(&self, user: UserId) -> Result<Option<User>, Error> {
        Ok(self.chat(user).await?.contact.as_ref().map(|contact| contact.user.clone()))
    }

    /// Stores the user's settings.
    pub async fn save_settings(&self, user: &User) -> Result<(), Error> {
        sqlx::query(
            "UPDATE users SET language = $1, currency = $2, notifications = $3, code_only = $4,
                 codes_covered = $5, code_minutes = $6, time_zone = $7
             WHERE person = $8",
        )
        .bind(user.language.tag())
        .bind(user.currency.code())
        .bind(notifications_word(user.notifications))
        .bind(i64::from(user.style.code_only))
        .bind(i64::from(user.style.covered))
        .bind(i64::from(user.style.lifetime.minutes()))
        .bind(user.zone.map(Zone::name))
        .bind(user.id.person().0)
        .execute(self.writer_for_person(user.id))
        .await?;
        Ok(())
    }

    /// Whether the user can be messaged now.
    pub async fn get_reach(&self, user: UserId) -> Result<Reach, Error> {
        self.chat(user).await?.reach(self.now_ms())
    }

    /// Records that Telegram asked us to wait for this chat; nothing is delivered until then.
    pub async fn hold_chat(&self, user: UserId, wait: Duration) -> Result<(), Error> {
        let until = self.now_ms() + i64::try_from(wait.as_millis()).unwrap_or(i64::MAX / 4);
        let mut tx = self.begin_for_person(user).await?;
        let held = sqlx::query("UPDATE users SET flood_until = $1 WHERE person = $2 RETURNING user_id")
            .bind(until)
            .bind(user.person().0)
            .fetch_all(&mut **tx)
            .await?;
        deliver_to(&mut tx, &held)?;
        Ok(tx.commit().await?)
    }

    /// Records that the user can't be reached; notifications wait until they return.
    pub async fn park_chat(&self, user: UserId) -> Result<(), Error> {
        self.park(user, None).await
    }

    /// The same when Telegram does not find the chat, which may be Telegram's mistake: it is retried after a
    /// minute, then each time the chat has been lost for twice as long, with pauses of at most six hours.
    pub async fn lose_chat(&self, user: UserId) -> Result<(), Error> {
        let since = self.chat(user).await?.contact.as_ref().and_then(|contact| contact.blocked_at);
        let now = self.now_ms();
        let wait = (now - since.unwrap_or(now)).clamp(LOST_FIRST_MS, LOST_LONGEST_MS);
        self.park(user, Some(now + wait)).await
    }

    /// The same for a user whose Telegram account is deleted; what waits for them need not be kept for their
    /// return.
    pub async fn park_deactivated(&self, user: UserId) -> Result<(), Error> {
        sqlx::query("UPDATE users SET deactivated_at = COALESCE(deactivated_at, $1) WHERE person = $2")
            .bind(self.now_ms())
            .bind(user.person().0)
            .execute(self.writer_for_person(user))
            .await?;
        self.park_chat(user).await
    }

    async fn park(&self, user: UserId, again: Option<i64>) -> Result<(), Error> {
        let mut tx = self.begin_for_person(user).await?;
        let parked = sqlx::query(
            "UPDATE users SET blocked_at = COALESCE(blocked_at, $1), retry_at = $2 WHERE person = $3
             RETURNING user_id",
        )
        .bind(self.now_ms())
        .bind(again)
        .bind(user.person().0)
        .fetch_all(&mut **tx)
        .await?;
        // A chat that is being retried, and a farewell whose recipient is gone.
        deliver_to(&mut tx, &parked)?;
        Ok(tx.commit().await?)
    }

    /// Records that the user wrote again: everything pending becomes due. Returns whether they can be
    /// messaged right away.
    pub async fn unpark_chat(&self, user: UserId) -> Result<Reach, Error> {
        let reach = self.get_reach(user).await?;
        if !matches!(reach, Reach::Blocked | Reach::Lost) {
            return Ok(reach);
        }
        let mut tx = self.begin_for_person(user).await?;
        let back = sqlx::query(
            "UPDATE users SET blocked_at = NULL, deactivated_at = NULL, retry_at = NULL WHERE person = $1
             RETURNING user_id",
        )
        .bind(user.person().0)
        .fetch_all(&mut **tx)
        .await?;
        for row in &back {
            sqlx::query("UPDATE outbox SET attempts = 0 WHERE user_id = $1")
                .bind(row.try_get::<i64, _>("user_id")?)
                .execute(&mut **tx)
                .await?;
        }
        deliver_to(&mut tx, &back)?;
        tx.commit().await?;
        Ok(Reach::Open)
    }
}

/// Schedules delivery to the users of these rows after the commit.
fn deliver_to(tx: &mut Writing, rows: &[AnyRow]) -> Result<(), Error> {
    for row in rows {
        tx.deliver(UserId(row.try_get("user_id")?));
    }
    Ok(())
}

impl Store {
    /// Records that the user accepted this version of the terms of use now.
    pub async fn accept_terms(&self, user: UserId, version: u32) -> Result<(), Error> {
        sqlx::query("UPDATE users SET terms_version = $1, terms_at = $2 WHERE person = $3")
            .bind(i64::from(version))
            .bind(self.now_ms())
            .bind(user.person().0)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// The version of the terms that the user accepted last, and when.
    pub async fn find_accepted_terms(&self, user: UserId) -> Result<Option<(u32, DateTime<Utc>)>, Error> {
        let row = sqlx::query(
            "SELECT terms_version, terms_at FROM users WHERE user_id = $1 AND terms_version IS NOT NULL",
        )
        .bind(user.0)
        .fetch_optional(self.reader())
        .await?;
        let Some(row) = row else { return Ok(None) };
        let version = count(&row, "terms_version")?;
        Ok(find_time(&row, "terms_at")?.map(|at| (version, at)))
    }
}

impl Store {
    /// The stored state of the user's dialogue.
    pub async fn find_dialogue(&self, user: UserId) -> Result<Option<String>, Error> {
        Ok(self.chat(user).await?.dialogue.clone())
    }

    /// Stores the dialogue state, or deletes it (`None`).
    pub async fn set_dialogue(&self, user: UserId, state: Option<&str>) -> Result<(), Error> {
        match state {
            Some(state) => {
                sqlx::query(
                    "INSERT INTO dialogues (user_id, state) VALUES ($1, $2)
                     ON CONFLICT (user_id) DO UPDATE SET state = excluded.state",
                )
                .bind(user.0)
                .bind(state)
                .execute(self.writer_for(user))
                .await?
            }
            None => {
                sqlx::query("DELETE FROM dialogues WHERE user_id = $1")
                    .bind(user.0)
                    .execute(self.writer_for(user))
                    .await?
            }
        };
        Ok(())
    }
}

impl Store {
    /// Whether a message is one that stays, of any of the person's accounts.
    pub async fn is_pinned(&self, user: UserId, message: i32) -> Result<bool, Error> {
        let chat = self.chat(user).await?;
        if chat.cards.values().any(|card| card.message == Some(message)) {
            return Ok(true);
        }
        if chat.other_accounts().next().is_some() {
            return self.is_pinned_by_any(user, message).await;
        }
        if self.memory().is_plain(user, message) {
            return Ok(false);
        }
        let reading = self.begin_read(user);
        let row = sqlx::query(
            "SELECT 1 AS one FROM cards WHERE user_id = $1 AND message_id = $2
             UNION ALL SELECT 1 AS one FROM sms WHERE user_id = $1 AND message_id = $2",
        )
        .bind(user.0)
        .bind(i64::from(message))
        .fetch_optional(self.reader())
        .await?;
        if let (None, Some(reading)) = (&row, reading) {
            reading.keep_plain(message);
        }
        Ok(row.is_some())
    }

    async fn is_pinned_by_any(&self, user: UserId, message: i32) -> Result<bool, Error> {
        let row = sqlx::query(
            "SELECT 1 AS one FROM users JOIN cards ON cards.user_id = users.user_id AND cards.message_id = $2
             WHERE users.person = $1
             UNION ALL
             SELECT 1 AS one FROM users JOIN sms ON sms.user_id = users.user_id AND sms.message_id = $2
             WHERE users.person = $1",
        )
        .bind(user.person().0)
        .bind(i64::from(message))
        .fetch_optional(self.reader())
        .await?;
        Ok(row.is_some())
    }
}
