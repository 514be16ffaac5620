//! What pushes are told from, for as many of them at once as are being told: one statement for each kind of row.

use serde::Serialize;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::codec::{Sealer, many, place};
use super::together::Batch;
use super::users::Reach;
use super::{Error, Store, orders, purchases, users};
use crate::domain::purchase::Purchase;
use crate::domain::push::{CardId, Push};
use crate::domain::tracking::Tracked;
use crate::domain::user::User;
use crate::domain::{IntentId, UserId};

/// What a push is told from, as it is now.
#[derive(Debug, Clone)]
pub struct Scene {
    /// Whether the chat can be written to.
    pub reach: Reach,
    /// Whom it is told, `None` when they are not known.
    pub user: Option<User>,
    /// The orders that it is about, oldest first.
    pub orders: Vec<Tracked>,
    /// The purchase that it is about, when there is one.
    pub purchase: Option<Purchase>,
    /// The message that shows the card that it is about, when there is one.
    pub message: Option<i32>,
}

/// Which rows a push is told from.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Subject {
    user_id: i64,
    /// The card whose message is looked for.
    card: Option<String>,
    /// The order that came with the push: it may be forgotten by now.
    known_id: Option<i64>,
    /// The order, or the card whose orders are looked for.
    order_id: Option<i64>,
    orders_of: Option<String>,
    intent: Option<String>,
}

impl Subject {
    fn new(user: UserId, push: &Push, known: bool) -> Self {
        let order = match push {
            Push::Sms { order, .. } | Push::Ended { order } => Some(order.0),
            _ => None,
        };
        let card = match push {
            Push::Card { card } | Push::Vanished { card } => Some(*card),
            Push::PurchaseEnded { intent } => Some(CardId::Purchase(*intent)),
            _ => None,
        };
        let intent = match card {
            Some(CardId::Purchase(intent)) => Some(intent),
            _ => None,
        };
        let card = card.as_ref().map(CardId::to_string);
        Self {
            user_id: user.0,
            known_id: order.filter(|_| known),
            order_id: order.filter(|_| !known),
            orders_of: card.clone().filter(|_| !known),
            card,
            intent: intent.as_ref().map(IntentId::to_string),
        }
    }
}

/// The rows of a scene, still sealed.
#[derive(Default)]
pub(super) struct Rows {
    person: Option<AnyRow>,
    orders: Vec<AnyRow>,
    sms: Vec<AnyRow>,
    purchase: Option<AnyRow>,
}

impl Rows {
    /// Whether the order that came with the push is still kept.
    fn still_has_order(&self) -> Result<bool, Error> {
        let Some(person) = &self.person else { return Ok(false) };
        Ok(person.try_get::<i64, _>("known_orders")? > 0)
    }
}

impl Store {
    /// What a push is told from. Many who ask at once are answered by the same statements, and the `order` that
    /// came with the push is not read again.
    ///
    /// # Errors
    /// When the database fails or a row can't be read.
    pub async fn find_scene(
        &self,
        user: UserId,
        push: &Push,
        order: Option<&Tracked>,
    ) -> Result<Scene, Error> {
        let subject = Subject::new(user, push, order.is_some());
        let rows = self.inner.reads.scenes.ask(self.reader(), subject).await?;
        let mut scene = self.scene(user, &rows)?;
        if rows.still_has_order()? {
            scene.orders.extend(order.cloned());
        }
        Ok(scene)
    }

    fn scene(&self, user: UserId, rows: &Rows) -> Result<Scene, Error> {
        let sealer = Sealer { keyring: self.keyring(), user };
        let message = match &rows.person {
            Some(row) => row.try_get::<Option<i64>, _>("card_message")?,
            None => None,
        };
        Ok(Scene {
            reach: users::reach(rows.person.as_ref(), self.now_ms())?,
            user: rows.person.as_ref().map(users::read).transpose()?,
            orders: orders::read_all(&rows.orders, &rows.sms, &sealer)?,
            purchase: rows.purchase.as_ref().map(purchases::read).transpose()?,
            message: message.map(i32::try_from).transpose().map_err(|_| Error::Corrupt("a message id"))?,
        })
    }
}

/// The rows that scenes are made of.
pub(super) struct Scenes;

impl Batch for Scenes {
    type Key = Subject;
    type Found = Rows;

    async fn read(connection: &mut AnyConnection, subjects: &[Subject]) -> Result<Vec<Rows>, Error> {
        let mut scenes: Vec<_> = subjects.iter().map(|_| Rows::default()).collect();
        let has_orders = subjects.iter().any(|one| one.order_id.is_some() || one.orders_of.is_some());
        let has_purchases = subjects.iter().any(|one| one.intent.is_some());
        let subjects = many(subjects)?;
        for row in fetch(connection, PEOPLE, &subjects).await? {
            let scene = of(&mut scenes, &row)?;
            scene.person = Some(row);
        }
        if has_orders {
            for row in fetch(connection, ORDERS, &subjects).await? {
                of(&mut scenes, &row)?.orders.push(row);
            }
            for row in fetch(connection, SMS, &subjects).await? {
                of(&mut scenes, &row)?.sms.push(row);
            }
        }
        if has_purchases {
            for row in fetch(connection, PURCHASES, &subjects).await? {
                let scene = of(&mut scenes, &row)?;
                scene.purchase = Some(row);
            }
        }
        Ok(scenes)
    }
}

fn of<'a>(scenes: &'a mut [Rows], row: &AnyRow) -> Result<&'a mut Rows, Error> {
    scenes.get_mut(place(row)?).ok_or(Error::Corrupt("a scene"))
}

async fn fetch(
    connection: &mut AnyConnection,
    statement: &'static str,
    subjects: &str,
) -> Result<Vec<AnyRow>, Error> {
    Ok(sqlx::query(statement).bind(subjects.to_owned()).fetch_all(connection).await?)
}

const PEOPLE: &str = "SELECT subject.key AS place, users.*, cards.message_id AS card_message,
         (SELECT COUNT(*) FROM orders WHERE orders.user_id = users.user_id
             AND orders.order_id = CAST(subject.value ->> 'known_id' AS BIGINT)) AS known_orders
     FROM jsonb_each(jsonb($1)) AS subject
     JOIN users ON users.user_id = CAST(subject.value ->> 'user_id' AS BIGINT)
     LEFT JOIN cards ON cards.user_id = users.user_id AND cards.card = (subject.value ->> 'card')";

const ORDERS: &str = "SELECT subject.key AS place, orders.* FROM jsonb_each(jsonb($1)) AS subject
     JOIN orders ON orders.user_id = CAST(subject.value ->> 'user_id' AS BIGINT)
         AND orders.order_id = CAST(subject.value ->> 'order_id' AS BIGINT)
     UNION ALL
     SELECT subject.key AS place, orders.* FROM jsonb_each(jsonb($1)) AS subject
     JOIN orders ON orders.user_id = CAST(subject.value ->> 'user_id' AS BIGINT)
         AND orders.card = (subject.value ->> 'orders_of')
     ORDER BY order_id";

const SMS: &str = "SELECT subject.key AS place, sms.* FROM jsonb_each(jsonb($1)) AS subject
     JOIN sms ON sms.user_id = CAST(subject.value ->> 'user_id' AS BIGINT)
         AND sms.order_id = CAST(subject.value ->> 'order_id' AS BIGINT)
     UNION ALL
     SELECT subject.key AS place, sms.* FROM jsonb_each(jsonb($1)) AS subject
     JOIN orders ON orders.user_id = CAST(subject.value ->> 'user_id' AS BIGINT)
         AND orders.card = (subject.value ->> 'orders_of')
     JOIN sms ON sms.user_id = orders.user_id AND sms.order_id = orders.order_id
     ORDER BY seq";

const PURCHASES: &str = "SELECT subject.key AS place, purchases.* FROM jsonb_each(jsonb($1)) AS subject
     JOIN purchases ON purchases.intent = (subject.value ->> 'intent')
         AND purchases.user_id = CAST(subject.value ->> 'user_id' AS BIGINT)";
