//! User actions on an order: cancel, finish, request another SMS.
//!
//! Invariant: no call here is retried, because none is documented as idempotent. After an unclear answer the
//! order is read and the provider's state is what the user is told. While it can't be read, the user is told
//! that the outcome is unclear; for a cancel, the outcome follows in a message once it is known. Deliberately
//! absent: when promised actions are carried out (`promises`).

use chrono::{DateTime, TimeDelta, Utc};

use super::{Error, Orders};
use crate::accounts::Tell;
use crate::domain::failure::{FailureKind, ProviderFailure};
use crate::domain::job::Job;
use crate::domain::order::OrderReport;
use crate::domain::tracking::{Observation, Order, Settlement, Source};
use crate::domain::{Currency, Money, OrderId, OrderStatus, UserId};
use crate::smscode;
use crate::store::CancelStage;

/// The provider's rule: an order can be canceled two minutes after it was made.
const CANCEL_AFTER: TimeDelta = TimeDelta::minutes(2);
/// Delay before the order is read again after a cancel without a clear answer.
const LOOK_AFTER_UNCLEAR: TimeDelta = TimeDelta::seconds(2);

/// Outcome of a cancel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Canceled {
    /// The order is canceled and refunded.
    Done {
        /// The refund, as stated in the answer.
        refund: Option<Money>,
        /// The balance after the refund, as stated in the answer.
        balance: Option<Money>,
    },
    /// Too early to cancel.
    TooEarly {
        /// When canceling becomes possible.
        at: DateTime<Utc>,
    },
    /// The order was not in the expected state; this is the actual one.
    Moved(Box<Order>),
    /// Not canceled, for this reason.
    No(ProviderFailure),
    /// Unclear whether it was canceled, for this reason.
    Unclear(ProviderFailure),
    /// The user has no such order.
    NotTheirs,
}

/// Outcome of a finish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finished {
    /// The order is completed.
    Done,
    /// The order was not in the expected state; this is the actual one.
    Moved(Box<Order>),
    /// Not finished, for this reason.
    No(ProviderFailure),
    /// Unclear whether it was finished, for this reason.
    Unclear(ProviderFailure),
    /// The user has no such order.
    NotTheirs,
}

/// Outcome of a request for another SMS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resent {
    /// The service was asked to resend.
    Done,
    /// This service does not support resending.
    Unsupported,
    /// The order was not in the expected state; this is the actual one.
    Moved(Box<Order>),
    /// Not requested, for this reason.
    No(ProviderFailure),
    /// Unclear whether it was requested, for this reason.
    Unclear(ProviderFailure),
    /// The user has no such order.
    NotTheirs,
}

/// What there is to report after a failed action.
enum After {
    Moved(Box<Order>),
    No(ProviderFailure),
    Unclear(ProviderFailure),
    NotTheirs,
}

impl Orders {
    /// Cancels an order for a refund while the user waits for the answer.
    ///
    /// # Errors
    /// If the account can't be used or the database fails.
    pub async fn cancel(&self, user: UserId, id: OrderId) -> Result<Canceled, Error> {
        self.cancel_for(user, id, Tell::ByReply).await
    }

    /// Same as `cancel`, for a promise: the outcome is sent as a message.
    pub(super) async fn cancel_promised(&self, user: UserId, id: OrderId) -> Result<Canceled, Error> {
        self.cancel_for(user, id, Tell::ByNotification).await
    }

    async fn cancel_for(&self, user: UserId, id: OrderId, tell: Tell) -> Result<Canceled, Error> {
        let Some(order) = self.store.find_order(user, id).await? else { return Ok(Canceled::NotTheirs) };
        if order.status == OrderStatus::Canceled {
            return Ok(Canceled::Done { refund: order.refund, balance: order.balance_after });
        }
        let client = self.accounts.client(user, self.currency(user).await?, tell).await?;
        if tell == Tell::ByReply {
            self.store.note_cancel(user, id, CancelStage::Asked).await?;
        }
        let asked_at = self.clock.now();
        let canceled = match client.cancel(id).await {
            Ok(reply) => {
                let answer = reply.data;
                let mut seen = answered(id, answer.status.or(Some(OrderStatus::Canceled)), asked_at);
                seen.settlement = Some(Settlement {
                    refund: answer.refund,
                    balance: answer.balance,
                    told: tell == Tell::ByReply,
                });
                self.record(user, &seen).await?;
                self.speak_one_currency(user, &order, client.currency()).await;
                return Ok(Canceled::Done { refund: answer.refund, balance: answer.balance });
            }
            Err(error) if error.failure().kind == FailureKind::CancelTooEarly => {
                Canceled::TooEarly { at: self.cancel_time(&order, &error.failure()) }
            }
            Err(error) => match self.after(user, &order, error, tell).await? {
                After::Moved(order) if order.status == OrderStatus::Canceled => {
                    return Ok(Canceled::Done { refund: order.refund, balance: order.balance_after });
                }
                After::Moved(order) => Canceled::Moved(order),
                After::No(failure) => Canceled::No(failure),
                After::Unclear(failure) => Canceled::Unclear(failure),
                After::NotTheirs => Canceled::NotTheirs,
            },
        };
        if tell == Tell::ByReply {
            let is_unclear = matches!(canceled, Canceled::Unclear(_));
            let stage = if is_unclear { CancelStage::Unclear } else { CancelStage::Refused };
            self.store.note_cancel(user, id, stage).await?;
            if is_unclear {
                self.plan_job(user, Job::Outcome(id), self.clock.now() + LOOK_AFTER_UNCLEAR);
            }
        }
        Ok(canceled)
    }

    /// Records that the user has seen the cancellation, so no message repeats it.
    ///
    /// # Errors
    /// If the database fails; the user is then told a second time.
    pub async fn cancel_was_shown(&self, user: UserId, id: OrderId) -> Result<(), Error> {
        Ok(self.store.drop_end(user, id).await?)
    }

    /// Re-reads an order bought before the user switched currency, so that its card does not mix the two.
    async fn speak_one_currency(&self, user: UserId, order: &Order, currency: Currency) {
        if order.price.is_some_and(|price| price.currency() != currency)
            && let Err(error) = self.read(user, order.id, Tell::ByNotification).await
        {
            tracing::info!(user.id = %user, order.id = %order.id, %error, "failed to update a card's figures");
        }
    }

    /// When an order can be canceled: as stated by the provider, else by its documented rule.
    pub fn cancel_time(&self, order: &Order, failure: &ProviderFailure) -> DateTime<Utc> {
        let by_rule = order.created_at.unwrap_or(order.status_at) + CANCEL_AFTER;
        failure.until.or(order.abilities.cancel_available_at).unwrap_or(by_rule)
    }

    /// Promises to cancel as soon as the provider allows it; `from` is that time, if stated. `None` if the
    /// order can no longer be canceled.
    pub async fn promise_cancel(
        &self,
        user: UserId,
        id: OrderId,
        from: Option<DateTime<Utc>>,
    ) -> Result<Option<DateTime<Utc>>, Error> {
        let Some(order) = self.store.find_order(user, id).await? else { return Ok(None) };
        let at = from.unwrap_or_else(|| self.cancel_time(&order, &FailureKind::CancelTooEarly.into()));
        if !self.store.promise_cancel(user, id, Some(at)).await? {
            return Ok(None);
        }
        self.plan_job(user, Job::Cancel(id), at);
        Ok(Some(at))
    }

    /// Withdraws that promise.
    pub async fn keep(&self, user: UserId, id: OrderId) -> Result<(), Error> {
        self.store.promise_cancel(user, id, None).await?;
        Ok(())
    }

    /// Completes an order.
    ///
    /// # Errors
    /// If the account can't be used or the database fails.
    pub async fn finish(&self, user: UserId, id: OrderId) -> Result<Finished, Error> {
        self.finish_for(user, id, Tell::ByReply).await
    }

    /// Same as `finish`, for a promise.
    pub(super) async fn finish_promised(&self, user: UserId, id: OrderId) -> Result<Finished, Error> {
        self.finish_for(user, id, Tell::ByNotification).await
    }

    async fn finish_for(&self, user: UserId, id: OrderId, tell: Tell) -> Result<Finished, Error> {
        let Some(order) = self.store.find_order(user, id).await? else { return Ok(Finished::NotTheirs) };
        if order.status == OrderStatus::Completed {
            return Ok(Finished::Done);
        }
        let client = self.accounts.client(user, self.currency(user).await?, tell).await?;
        let asked_at = self.clock.now();
        match client.finish(id).await {
            Ok(reply) => {
                let status = reply.data.status.or(Some(OrderStatus::Completed));
                // The answer has no SMS; one that arrived since the last poll is found by reading the order.
                if let Err(error) = self.read(user, id, Tell::ByNotification).await {
                    tracing::warn!(user.id = %user, order.id = %id, %error, "failed to read a finished order again");
                }
                self.record(user, &answered(id, status, asked_at)).await?;
                Ok(Finished::Done)
            }
            Err(error) => Ok(match self.after(user, &order, error, tell).await? {
                After::Moved(order) if order.status == OrderStatus::Completed => Finished::Done,
                After::Moved(order) => Finished::Moved(order),
                After::No(failure) => Finished::No(failure),
                After::Unclear(failure) => Finished::Unclear(failure),
                After::NotTheirs => Finished::NotTheirs,
            }),
        }
    }

    /// Asks the service to send another SMS. Never retried, not even when the same `press` is delivered again.
    ///
    /// # Errors
    /// If the account can't be used or the database fails.
    pub async fn resend(&self, user: UserId, id: OrderId, press: Option<&str>) -> Result<Resent, Error> {
        let Some(order) = self.store.find_order(user, id).await? else { return Ok(Resent::NotTheirs) };
        let client = self.accounts.client(user, self.currency(user).await?, Tell::ByReply).await?;
        if !self.store.begin_resend(user, id, press).await? {
            // A previous call was interrupted by a process exit: we don't know whether the service was asked,
            // and this may be the same press delivered again.
            self.store.end_resend(user, id).await?;
            let now = self.read(user, id, Tell::ByReply).await;
            return Ok(match now {
                Ok(Some(now)) if now.status != order.status => Resent::Moved(Box::new(now)),
                Err(Error::Store(error)) => return Err(error.into()),
                _ => Resent::Unclear(FailureKind::NoAnswer.into()),
            });
        }
        let asked_at = self.clock.now();
        let answer = client.resend(id).await;
        self.store.end_resend(user, id).await?;
        match answer {
            Ok(reply) if reply.data.resent => {
                let mut seen = answered(id, reply.data.status, asked_at);
                seen.resent_at = Some(reply.provider_time.unwrap_or(asked_at));
                self.record(user, &seen).await?;
                Ok(Resent::Done)
            }
            Ok(_) => Ok(Resent::Unsupported),
            // An unchanged order does not show whether the service was asked.
            Err(error) if !is_definite_no(&error, error.failure().kind) => {
                let failure = error.failure();
                Ok(match self.after(user, &order, error, Tell::ByReply).await? {
                    After::Moved(order) => Resent::Moved(order),
                    After::No(_) if failure.kind == FailureKind::Conflict => Resent::No(failure),
                    After::No(_) | After::Unclear(_) => Resent::Unclear(failure),
                    After::NotTheirs => Resent::NotTheirs,
                })
            }
            Err(error) => Ok(match self.after(user, &order, error, Tell::ByReply).await? {
                After::Moved(order) => Resent::Moved(order),
                After::No(failure) | After::Unclear(failure) => Resent::No(failure),
                After::NotTheirs => Resent::NotTheirs,
            }),
        }
    }

    /// After anything but a clear yes: reads the order if its state may differ from what we assumed. Reports
    /// "no" only after a definite refusal, or if the order was read as open afterwards.
    async fn after(
        &self,
        user: UserId,
        order: &Order,
        error: smscode::Error,
        tell: Tell,
    ) -> Result<After, Error> {
        let failure = error.failure();
        let definite = is_definite_no(&error, failure.kind);
        tracing::info!(user.id = %user, order.id = %order.id, %error, "failed to act on an order");
        let settled_without_reading = matches!(
            failure.kind,
            FailureKind::TokenRejected
                | FailureKind::TokenDoubted
                | FailureKind::Forbidden
                | FailureKind::RateLimited
                | FailureKind::Banned
        );
        if definite && (settled_without_reading || matches!(error, smscode::Error::NotSent(_))) {
            return Ok(After::No(failure));
        }
        match self.read(user, order.id, tell).await {
            Ok(Some(now)) if now.status != order.status => return Ok(After::Moved(Box::new(now))),
            Ok(Some(_)) => return Ok(After::No(failure)),
            Ok(None) => return Ok(After::NotTheirs),
            Err(Error::Store(error)) => return Err(error.into()),
            Err(_) => {}
        }
        // An event may have reported the end in the meantime.
        let now = self.store.find_order(user, order.id).await?.filter(|now| now.status != order.status);
        Ok(match now {
            Some(now) => After::Moved(Box::new(now)),
            None if definite => After::No(failure),
            None => After::Unclear(failure),
        })
    }
}

/// Whether an answer proves that the action had no effect, whatever the order's state. A conflict means the
/// state is different, perhaps already the desired one; a missing exchange rate may affect only the answer,
/// not the action.
fn is_definite_no(error: &smscode::Error, kind: FailureKind) -> bool {
    let says_little = matches!(
        kind,
        FailureKind::Conflict | FailureKind::InProgress | FailureKind::NotFound | FailureKind::NoExchangeRate
    );
    error.is_definite() && !says_little
}

/// What the answer to an action says about the order.
fn answered(id: OrderId, status: Option<OrderStatus>, asked_at: DateTime<Utc>) -> Observation {
    Observation::new(Source::Answer, asked_at, OrderReport { status, ..OrderReport::bare(id) })
}
