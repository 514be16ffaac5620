//! What a person does with an order: cancel, finish, ask for another SMS.
//!
//! None of these calls is documented as repeatable, so none is repeated: after an unclear answer the order is read,
//! and what the provider says then is what the person is told.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Error, Orders};
use crate::accounts::Tell;
use crate::domain::order::Order;
use crate::domain::tracking::{Observation, Settlement, Source, Tracked};
use crate::domain::trouble::{Trouble, TroubleKind};
use crate::domain::{Currency, Money, OrderId, OrderStatus, UserId};
use crate::smscode;

/// The provider's rule: an order can be canceled from two minutes after it was made.
const CANCEL_AFTER: TimeDelta = TimeDelta::minutes(2);

/// How a cancel ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Canceled {
    /// The number is given back.
    Done {
        /// What came back, as the answer stated it.
        refund: Option<Money>,
        /// The balance after it, as the answer stated it.
        balance: Option<Money>,
    },
    /// It is possible from this time on.
    TooEarly {
        /// The time.
        at: DateTime<Utc>,
    },
    /// The order is in another state than was thought; this is the true one.
    Moved(Box<Tracked>),
    /// It was not canceled, for this reason.
    No(Trouble),
    /// It is no order of this person.
    NotTheirs,
}

/// How a finish ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finished {
    /// The order is completed.
    Done,
    /// The order is in another state than was thought; this is the true one.
    Moved(Box<Tracked>),
    /// It was not finished, for this reason.
    No(Trouble),
    /// It is no order of this person.
    NotTheirs,
}

/// How a request for another SMS ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resent {
    /// The service was asked to send again.
    Done,
    /// This service can't be asked.
    Unsupported,
    /// The order is in another state than was thought; this is the true one.
    Moved(Box<Tracked>),
    /// It was not asked, or it is not known whether it was, for this reason.
    No(Trouble),
    /// It is no order of this person.
    NotTheirs,
}

/// What a failed action leaves to say.
enum After {
    Moved(Box<Tracked>),
    No(Trouble),
    NotTheirs,
}

impl Orders {
    /// Cancels an order for a refund.
    ///
    /// # Errors
    /// When the account can't be used or the database fails.
    pub async fn cancel(&self, user: UserId, id: OrderId) -> Result<Canceled, Error> {
        let Some(order) = self.store.find_order(user, id).await? else { return Ok(Canceled::NotTheirs) };
        if order.status == OrderStatus::Canceled {
            return Ok(Canceled::Done { refund: order.refund, balance: order.balance_after });
        }
        self.store.note_cancel_asked(user, id).await?;
        let client = self.accounts.client(user, self.currency(user).await?).await?;
        let asked_at = self.clock.now();
        match client.cancel(id).await {
            Ok(reply) => {
                let answer = reply.data;
                let mut seen = answered(id, answer.status.or(Some(OrderStatus::Canceled)), asked_at);
                seen.settlement = Some(Settlement { refund: answer.refund, balance: answer.balance });
                self.learn(user, &seen).await?;
                self.speak_one_currency(user, &order, client.currency()).await;
                Ok(Canceled::Done { refund: answer.refund, balance: answer.balance })
            }
            Err(error) if error.trouble().kind == TroubleKind::CancelTooEarly => {
                Ok(Canceled::TooEarly { at: self.cancel_time(&order, &error.trouble()) })
            }
            Err(error) => Ok(match self.after(user, &order, error).await? {
                After::Moved(order) if order.status == OrderStatus::Canceled => {
                    Canceled::Done { refund: order.refund, balance: order.balance_after }
                }
                After::Moved(order) => Canceled::Moved(order),
                After::No(trouble) => Canceled::No(trouble),
                After::NotTheirs => Canceled::NotTheirs,
            }),
        }
    }

    /// An order that was bought before the person chose another currency is read again, so that its card does not
    /// mix the two.
    async fn speak_one_currency(&self, user: UserId, order: &Tracked, currency: Currency) {
        if order.price.is_some_and(|price| price.currency() != currency)
            && let Err(error) = self.read(user, order.id, Tell::ByPush).await
        {
            tracing::info!(user.id = %user, order.id = %order.id, %error, "the card keeps its older figures");
        }
    }

    /// From when an order can be canceled: the provider's word, else its rule.
    pub fn cancel_time(&self, order: &Tracked, trouble: &Trouble) -> DateTime<Utc> {
        let by_rule = order.created_at.unwrap_or(order.status_at) + CANCEL_AFTER;
        trouble.until.or(order.abilities.cancel_available_at).unwrap_or(by_rule)
    }

    /// Promises to cancel as soon as the provider allows it. `None` when the order can't be canceled any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn promise_cancel(&self, user: UserId, id: OrderId) -> Result<Option<DateTime<Utc>>, Error> {
        let Some(order) = self.store.find_order(user, id).await? else { return Ok(None) };
        let at = self.cancel_time(&order, &TroubleKind::CancelTooEarly.into());
        Ok(self.store.promise_cancel(user, id, Some(at)).await?.then_some(at))
    }

    /// Calls that promise off.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep(&self, user: UserId, id: OrderId) -> Result<(), Error> {
        self.store.promise_cancel(user, id, None).await?;
        Ok(())
    }

    /// Completes an order.
    ///
    /// # Errors
    /// When the account can't be used or the database fails.
    pub async fn finish(&self, user: UserId, id: OrderId) -> Result<Finished, Error> {
        let Some(order) = self.store.find_order(user, id).await? else { return Ok(Finished::NotTheirs) };
        if order.status == OrderStatus::Completed {
            return Ok(Finished::Done);
        }
        let client = self.accounts.client(user, self.currency(user).await?).await?;
        let asked_at = self.clock.now();
        match client.finish(id).await {
            Ok(reply) => {
                let status = reply.data.status.or(Some(OrderStatus::Completed));
                // The answer tells of no SMS; one that came since the last look is found in the order itself.
                if let Err(error) = self.read(user, id, Tell::ByPush).await {
                    tracing::warn!(user.id = %user, order.id = %id, %error, "a finished order could not be read once more");
                }
                self.learn(user, &answered(id, status, asked_at)).await?;
                Ok(Finished::Done)
            }
            Err(error) => Ok(match self.after(user, &order, error).await? {
                After::Moved(order) if order.status == OrderStatus::Completed => Finished::Done,
                After::Moved(order) => Finished::Moved(order),
                After::No(trouble) => Finished::No(trouble),
                After::NotTheirs => Finished::NotTheirs,
            }),
        }
    }

    /// Asks the service to send another SMS. Never repeated by itself, also not when the same `press` is handed over again.
    ///
    /// # Errors
    /// When the account can't be used or the database fails.
    pub async fn resend(&self, user: UserId, id: OrderId, press: Option<&str>) -> Result<Resent, Error> {
        let Some(order) = self.store.find_order(user, id).await? else { return Ok(Resent::NotTheirs) };
        let client = self.accounts.client(user, self.currency(user).await?).await?;
        if !self.store.begin_resend(user, id, press).await? {
            // A call before this one was cut off by the end of the process: whether the service was asked is not known,
            // and this may be the same press once more.
            self.store.end_resend(user, id).await?;
            let now = self.read(user, id, Tell::InTheAnswer).await;
            return Ok(match now {
                Ok(Some(now)) if now.status != order.status => Resent::Moved(Box::new(now)),
                Err(Error::Store(error)) => return Err(error.into()),
                _ => Resent::No(TroubleKind::NoAnswer.into()),
            });
        }
        let asked_at = self.clock.now();
        let answer = client.resend(id).await;
        self.store.end_resend(user, id).await?;
        match answer {
            Ok(reply) if reply.data.resent => {
                let mut seen = answered(id, reply.data.status, asked_at);
                seen.resent_at = Some(reply.provider_time.unwrap_or(asked_at));
                self.learn(user, &seen).await?;
                Ok(Resent::Done)
            }
            Ok(_) => Ok(Resent::Unsupported),
            Err(error) => Ok(match self.after(user, &order, error).await? {
                After::Moved(order) => Resent::Moved(order),
                After::No(trouble) => Resent::No(trouble),
                After::NotTheirs => Resent::NotTheirs,
            }),
        }
    }

    /// After a call that gave no plain yes: reads the order wherever the state may differ from what was thought.
    async fn after(&self, user: UserId, order: &Tracked, error: smscode::Error) -> Result<After, Error> {
        let trouble = error.trouble();
        tracing::info!(user.id = %user, order.id = %order.id, %error, "an action on an order was not taken");
        let settled_without_reading = matches!(
            trouble.kind,
            TroubleKind::TokenRejected
                | TroubleKind::Forbidden
                | TroubleKind::RateLimited
                | TroubleKind::Banned
        );
        if settled_without_reading {
            return match self.accounts.heed::<()>(user, Err(error), Tell::InTheAnswer).await {
                Err(crate::accounts::Error::Store(error)) => Err(error.into()),
                _ => Ok(After::No(trouble)),
            };
        }
        match self.read(user, order.id, Tell::InTheAnswer).await {
            Ok(Some(now)) if now.status != order.status => Ok(After::Moved(Box::new(now))),
            Ok(Some(_)) => Ok(After::No(trouble)),
            Ok(None) => Ok(After::NotTheirs),
            Err(Error::Store(error)) => Err(error.into()),
            Err(_) => Ok(After::No(trouble)),
        }
    }
}

/// What the answer to an action says of the order.
fn answered(id: OrderId, status: Option<OrderStatus>, asked_at: DateTime<Utc>) -> Observation {
    Observation::new(Source::Answer, asked_at, Order { status, ..Order::bare(id) })
}
