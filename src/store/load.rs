//! Reads a chat into memory.

use std::collections::HashMap;
use std::sync::Arc;

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::accounts::load_siblings;
use super::chat::{Chat, Contact, Person, ShownCard};
use super::codec::{Sealer, word};
use super::memory::Read;
use super::orders::{self, CARD_WAITS_FOR_LATE_LOOK_MS, CARD_WAITS_FOR_PURCHASE_MS};
use super::{Error, Store, outbox, purchases, users};
use crate::domain::account::{AccountName, Linked};
use crate::domain::notification::CardId;
use crate::domain::tracking::Order;
use crate::domain::user::User;
use crate::domain::{OrderId, UserId};

/// How many times a chat is reread when it changes while it is being read.
const TRIES: usize = 3;

impl Store {
    /// The state of a chat, from the cache or loaded into it.
    pub(super) async fn chat(&self, user: UserId) -> Result<Arc<Chat>, Error> {
        if let Some(chat) = self.inner.memory.find(user) {
            return Ok(chat);
        }
        let mut tries = 0;
        loop {
            tries += 1;
            let read = self.begin_read(user);
            let chat = Arc::new(self.load_chat(&mut *self.reader().acquire().await?, user).await?);
            if read.is_none_or(|read| read.keep(&chat)) || tries == TRIES {
                return Ok(chat);
            }
        }
    }

    /// Starts a cached read. Nothing is cached next to a service that writes at the same time.
    pub(super) fn begin_read(&self, user: UserId) -> Option<Read> {
        self.is_owner().then(|| self.inner.memory.read(user))
    }

    /// A card and its contents.
    pub(super) async fn shown_card(&self, user: UserId, card: CardId) -> Result<ShownCard, Error> {
        let read = self.begin_read(user);
        let chat = self.chat(user).await?;
        if let Some(shown) = chat.cards.get(&card) {
            return Ok(shown.clone());
        }
        let mut connection = self.reader().acquire().await?;
        let shown = self.load_card(&mut connection, user, card).await?;
        if let Some(read) = read {
            let mut with_card = (*chat).clone();
            with_card.cards.insert(card, shown.clone());
            read.keep(&Arc::new(with_card));
        }
        Ok(shown)
    }

    /// Reads a chat from the database.
    pub(super) async fn load_chat(
        &self,
        connection: &mut AnyConnection,
        user: UserId,
    ) -> Result<Chat, Error> {
        let contact = load_contact(connection, user).await?;
        let dialogue = load_dialogue(connection, user).await?;
        if contact.is_none() {
            return Ok(Chat { dialogue, ..Chat::default() });
        }
        let account = sqlx::query("SELECT * FROM accounts WHERE user_id = $1")
            .bind(user.0)
            .fetch_optional(&mut *connection)
            .await?;
        let account = account.map(|row| self.read_account(&row)).transpose()?.map(Arc::new);
        let siblings = match account {
            Some(_) => load_siblings(connection, user).await?,
            None => Vec::new(),
        };
        let sealer = Sealer { keyring: self.keyring(), user };
        let open = orders::load_followed(connection, &sealer).await?;
        let cards =
            if open.is_empty() { HashMap::new() } else { load_cards(connection, user, &open).await? };
        let sms_messages =
            if open.is_empty() { HashMap::new() } else { load_sms_messages(connection, user).await? };
        let orders = open.into_iter().map(|order| (order.id, order)).collect();
        let card_wait = load_card_wait(connection, user).await?;
        let (waiting, has_all_waiting) = outbox::load_waiting(connection, user).await?;
        Ok(Chat {
            contact,
            dialogue,
            account,
            siblings,
            waiting,
            has_all_waiting,
            card_wait,
            orders,
            cards,
            sms_messages,
        })
    }

    async fn load_card(
        &self,
        connection: &mut AnyConnection,
        user: UserId,
        card: CardId,
    ) -> Result<ShownCard, Error> {
        let sealer = Sealer { keyring: self.keyring(), user };
        let orders = orders::load_of_card(connection, &sealer, card).await?;
        Ok(ShownCard { orders, ..load_shown(connection, user, card).await? })
    }
}

/// Loads a user with what the person's accounts have in common.
async fn load_contact(connection: &mut AnyConnection, user: UserId) -> Result<Option<Contact>, Error> {
    let rows = sqlx::query(
        "SELECT users.*, accounts.linked_at, accounts.revoked_at
         FROM users LEFT JOIN accounts ON accounts.user_id = users.user_id
         WHERE users.person = $1 ORDER BY users.user_id",
    )
    .bind(user.person().0)
    .fetch_all(connection)
    .await?;
    let (mut contact, mut linked, mut current) = (None, Vec::new(), user.person());
    let mut users = Vec::with_capacity(rows.len());
    for row in &rows {
        let of = UserId(row.try_get("user_id")?);
        users.push(of);
        let name = AccountName { account: of.account(), chosen: row.try_get("account_name")? };
        if of == user.person() {
            current = user.with_account(u8::try_from(row.try_get::<i64, _>("account_in_use")?).unwrap_or(0));
        }
        if of == user {
            contact = Some((row, name.clone()));
        }
        if row.try_get::<Option<i64>, _>("linked_at")?.is_some() {
            let revoked = row.try_get::<Option<i64>, _>("revoked_at")?.is_some();
            linked.push(Linked { user: of, name, revoked });
        }
    }
    let Some((row, name)) = contact else { return Ok(None) };
    let is_named = linked.iter().any(|other| other.user != user);
    Ok(Some(Contact {
        user: User { account: is_named.then_some(name), ..users::read(row)? },
        person: Arc::new(Person { current, linked, users }),
        blocked_at: row.try_get("blocked_at")?,
        retry_at: row.try_get("retry_at")?,
        flood_until: row.try_get("flood_until")?,
    }))
}

async fn load_dialogue(connection: &mut AnyConnection, user: UserId) -> Result<Option<String>, Error> {
    let row = sqlx::query("SELECT state FROM dialogues WHERE user_id = $1")
        .bind(user.0)
        .fetch_optional(connection)
        .await?;
    row.map(|row| row.try_get("state").map_err(Error::from)).transpose()
}

async fn load_card_wait(connection: &mut AnyConnection, user: UserId) -> Result<Option<i64>, Error> {
    let row = sqlx::query(
        "SELECT MAX(CASE state WHEN 'confirmed' THEN $2 ELSE $3 END) AS card_wait
         FROM purchases WHERE due_at IS NOT NULL AND user_id = $1",
    )
    .bind(user.0)
    .bind(CARD_WAITS_FOR_PURCHASE_MS)
    .bind(CARD_WAITS_FOR_LATE_LOOK_MS)
    .fetch_one(connection)
    .await?;
    Ok(row.try_get("card_wait")?)
}

/// Loads the cards of these open orders.
async fn load_cards(
    connection: &mut AnyConnection,
    user: UserId,
    open: &[Arc<Order>],
) -> Result<HashMap<CardId, ShownCard>, Error> {
    let mut cards: HashMap<CardId, ShownCard> = HashMap::new();
    for order in open {
        cards.entry(order.card).or_default().orders.push(Arc::clone(order));
    }
    let shown = sqlx::query(
        "SELECT card, message_id FROM cards WHERE user_id = $1
             AND card IN (SELECT card FROM orders WHERE user_id = $1 AND ended_at IS NULL)",
    )
    .bind(user.0)
    .fetch_all(&mut *connection)
    .await?;
    for row in &shown {
        if let Some(card) = cards.get_mut(&word(row, "card", CardId::parse)?) {
            card.message = find_message(Some(row))?;
        }
    }
    if cards.keys().any(|card| matches!(card, CardId::Purchase(_))) {
        let bought = sqlx::query(
            "SELECT * FROM purchases WHERE user_id = $1
                 AND intent IN (SELECT intent FROM orders WHERE user_id = $1 AND ended_at IS NULL)",
        )
        .bind(user.0)
        .fetch_all(connection)
        .await?;
        for row in &bought {
            let purchase = purchases::read(row)?;
            if let Some(card) = cards.get_mut(&CardId::Purchase(purchase.id)) {
                card.purchase = Some(purchase);
            }
        }
    }
    Ok(cards)
}

/// Loads the newest messages that show SMS of the open orders.
async fn load_sms_messages(
    connection: &mut AnyConnection,
    user: UserId,
) -> Result<HashMap<OrderId, i32>, Error> {
    let rows = sqlx::query(
        "SELECT sms.order_id, MAX(sms.message_id) AS message_id FROM orders
             JOIN sms ON sms.user_id = orders.user_id AND sms.order_id = orders.order_id
         WHERE orders.user_id = $1 AND orders.ended_at IS NULL AND sms.message_id IS NOT NULL GROUP BY sms.order_id",
    )
    .bind(user.0)
    .fetch_all(connection)
    .await?;
    let shown = rows.iter().map(|row| Ok((OrderId(row.try_get("order_id")?), find_message(Some(row))?)));
    let shown = shown.collect::<Result<Vec<_>, Error>>()?;
    Ok(shown.into_iter().filter_map(|(order, message)| Some((order, message?))).collect())
}

/// Loads the message and the purchase of a card.
async fn load_shown(connection: &mut AnyConnection, user: UserId, card: CardId) -> Result<ShownCard, Error> {
    let row = sqlx::query("SELECT message_id FROM cards WHERE user_id = $1 AND card = $2")
        .bind(user.0)
        .bind(card.to_string())
        .fetch_optional(&mut *connection)
        .await?;
    let message = find_message(row.as_ref())?;
    let CardId::Purchase(intent) = card else { return Ok(ShownCard { message, ..ShownCard::default() }) };
    let row = sqlx::query("SELECT * FROM purchases WHERE intent = $1 AND user_id = $2")
        .bind(intent.to_string())
        .bind(user.0)
        .fetch_optional(connection)
        .await?;
    let purchase = row.as_ref().map(purchases::read).transpose()?;
    Ok(ShownCard { message, purchase, orders: Vec::new() })
}

fn find_message(row: Option<&AnyRow>) -> Result<Option<i32>, Error> {
    let id = row.map(|row| row.try_get::<i64, _>("message_id")).transpose()?;
    id.map(i32::try_from).transpose().map_err(|_| Error::Corrupt("a message id"))
}
