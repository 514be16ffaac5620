//! The accounts of one person: which is in use, what each is called, and to which of them something belongs.

use std::collections::BTreeSet;

use sqlx::Row;

use super::writing::Writing;
use super::{Error, Store, settling};
use crate::domain::account::Linked;
use crate::domain::{IntentId, OrderId, Private, UserId};

/// What an update may be about, besides the account in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An order.
    Order(OrderId),
    /// A purchase.
    Purchase(IntentId),
    /// A message with private content.
    Message(i32),
}

impl Store {
    /// The person's linked accounts, in their order.
    pub async fn find_linked(&self, user: UserId) -> Result<Vec<Linked>, Error> {
        let chat = self.chat(user.person()).await?;
        Ok(chat.contact.as_ref().map(|contact| contact.person.linked.clone()).unwrap_or_default())
    }

    /// The person with the account that they use.
    pub async fn find_current(&self, person: UserId) -> Result<UserId, Error> {
        Ok(self.chat(person).await?.contact.as_ref().map_or(person, |contact| contact.person.current))
    }

    /// Which of the person's accounts has this very token, if one has.
    pub async fn find_same_account(&self, user: UserId, token: &Private) -> Result<Option<UserId>, Error> {
        let tags: BTreeSet<String> = self.token_tags(token).into_iter().collect();
        let rows = sqlx::query(
            "SELECT accounts.user_id, accounts.token_tag FROM users
                 JOIN accounts ON accounts.user_id = users.user_id
             WHERE users.person = $1 ORDER BY accounts.user_id",
        )
        .bind(user.person().0)
        .fetch_all(self.reader())
        .await?;
        for row in &rows {
            if tags.contains(row.try_get::<String, _>("token_tag")?.as_str()) {
                return Ok(Some(UserId(row.try_get("user_id")?)));
            }
        }
        Ok(None)
    }

    /// Which of the person's accounts something belongs to; of several, one that is linked, preferably the
    /// one of `user`.
    pub async fn find_account_of(&self, user: UserId, subject: Subject) -> Result<Option<UserId>, Error> {
        let (of, value) = match subject {
            Subject::Order(order) => {
                let of = sqlx::query(
                    "SELECT users.user_id, accounts.linked_at FROM users
                         JOIN orders ON orders.user_id = users.user_id AND orders.order_id = $2
                         LEFT JOIN accounts ON accounts.user_id = users.user_id
                     WHERE users.person = $1",
                );
                (of, order.0)
            }
            Subject::Message(message) => {
                let of = sqlx::query(
                    "SELECT users.user_id, accounts.linked_at FROM users
                         JOIN private_messages ON private_messages.user_id = users.user_id
                             AND private_messages.message_id = $2
                         LEFT JOIN accounts ON accounts.user_id = users.user_id
                     WHERE users.person = $1",
                );
                (of, i64::from(message))
            }
            Subject::Purchase(intent) => return self.find_buyer(user, intent).await,
        };
        let rows = of.bind(user.person().0).bind(value).fetch_all(self.reader()).await?;
        let mut found = Vec::new();
        for row in &rows {
            let of = UserId(row.try_get("user_id")?);
            found.push((row.try_get::<Option<i64>, _>("linked_at")?.is_none(), of != user, of));
        }
        Ok(found.into_iter().min().map(|(_, _, of)| of))
    }

    /// Which of the person's accounts made a purchase.
    async fn find_buyer(&self, user: UserId, intent: IntentId) -> Result<Option<UserId>, Error> {
        let row = sqlx::query("SELECT user_id FROM purchases WHERE intent = $1")
            .bind(intent.to_string())
            .fetch_optional(self.reader())
            .await?;
        let buyer = row.map(|row| row.try_get("user_id")).transpose()?.map(UserId);
        Ok(buyer.filter(|buyer| buyer.person() == user.person()))
    }

    /// From now on the person uses this account. Returns `false`, having changed nothing, if it is not linked.
    pub async fn use_account(&self, user: UserId) -> Result<bool, Error> {
        let mut tx = self.begin_for_person(user).await?;
        let used = set_in_use(&mut tx, user).await?;
        tx.commit().await?;
        Ok(used)
    }

    /// Names an account. Its open cards are redrawn.
    pub async fn name_account(&self, user: UserId, name: &str) -> Result<(), Error> {
        let mut tx = self.begin_for_person(user).await?;
        sqlx::query("UPDATE users SET account_name = $1 WHERE user_id = $2")
            .bind(name.to_owned())
            .bind(user.0)
            .execute(&mut **tx)
            .await?;
        settling::redraw_open_cards(&mut tx, user).await?;
        Ok(tx.commit().await?)
    }
}

/// Sets the account in use, if it is linked.
pub(super) async fn set_in_use(tx: &mut Writing, user: UserId) -> Result<bool, Error> {
    let used = sqlx::query(
        "UPDATE users SET account_in_use = $1 WHERE user_id = $2
             AND EXISTS (SELECT 1 FROM accounts WHERE accounts.user_id = $3)",
    )
    .bind(i64::from(user.account()))
    .bind(user.person().0)
    .bind(user.0)
    .execute(&mut ***tx)
    .await?;
    Ok(used.rows_affected() == 1)
}

/// Makes sure that there is a row for this account of a known person, with the person's settings.
pub(super) async fn make_room(tx: &mut Writing, user: UserId) -> Result<(), Error> {
    sqlx::query(
        "INSERT INTO users (user_id, language, telegram_language, currency, notifications, code_only, codes_covered,
             code_minutes, time_zone, frozen_at, daily_cap, ask_above, low_balance, replace_after, replace_times,
             terms_version, terms_at, blocked_at, retry_at, deactivated_at, flood_until, created_at)
         SELECT $1, language, telegram_language, currency, notifications, code_only, codes_covered, code_minutes,
             time_zone, frozen_at, daily_cap, ask_above, low_balance, replace_after, replace_times, terms_version,
             terms_at, blocked_at, retry_at, deactivated_at, flood_until, created_at
         FROM users WHERE user_id = $2 ON CONFLICT (user_id) DO NOTHING",
    )
    .bind(user.0)
    .bind(user.person().0)
    .execute(&mut ***tx)
    .await?;
    // A new account has no name yet; one that only gets another token keeps its name.
    sqlx::query(
        "UPDATE users SET account_name = NULL WHERE user_id = $1 AND account_name IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM accounts WHERE accounts.user_id = $1)",
    )
    .bind(user.0)
    .execute(&mut ***tx)
    .await?;
    Ok(())
}

/// After an account was unlinked: another one comes into use, if the person has one.
pub(super) async fn use_another(tx: &mut Writing, user: UserId) -> Result<(), Error> {
    let next = sqlx::query(
        "SELECT MIN(accounts.user_id) AS next FROM users JOIN accounts ON accounts.user_id = users.user_id
         WHERE users.person = $1 AND NOT EXISTS (SELECT 1 FROM users AS first
             JOIN accounts AS used ON used.user_id = first.user_id + first.account_in_use * 4503599627370496
             WHERE first.user_id = $1)",
    )
    .bind(user.person().0)
    .fetch_one(&mut ***tx)
    .await?;
    if let Some(next) = next.try_get::<Option<i64>, _>("next")? {
        set_in_use(tx, UserId(next)).await?;
    }
    Ok(())
}

/// The cards of the person's open orders state which account paid, if there are several: they are redrawn
/// when the accounts change.
pub(super) async fn redraw_cards(tx: &mut Writing, user: UserId) -> Result<(), Error> {
    for user in user.accounts() {
        settling::redraw_open_cards(tx, user).await?;
    }
    Ok(())
}
