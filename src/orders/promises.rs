//! Carries out promises: cancel an order as soon as possible, or finish it. Each promise concerns one order,
//! even if one button press created many.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Canceled, Error, Finished, Orders};
use crate::accounts::Tell;
use crate::domain::bulk::{self, BulkAction, BulkRequest, BulkStart};
use crate::domain::failure::{FailureKind, ProviderFailure};
use crate::domain::job::{AfterRefusal, Job, after_refused_finish, after_refused_promise};
use crate::domain::tracking::Order;
use crate::domain::{OrderId, UserId};
use crate::store::Promise;

/// If the call for a promise does not complete, the promise is due again after this time.
const PROMISE_AGAIN: TimeDelta = TimeDelta::seconds(30);

impl Orders {
    /// Starts a bulk action: one promise per order, all or none. The calls are made one by one, and the
    /// result is sent as a message.
    ///
    /// # Errors
    /// If the database fails; nothing has been started then.
    pub async fn begin_bulk(&self, user: UserId, asked: &BulkRequest) -> Result<BulkStart, Error> {
        let open = self.store.open_orders(user).await?;
        let start = bulk::start(&open, asked);
        let BulkStart::Begin(ids) = &start else { return Ok(start) };
        let now = self.clock.now();
        let at = |order: &Order| match asked.action {
            BulkAction::Cancel => self.cancel_time(order, &FailureKind::CancelTooEarly.into()).max(now),
            BulkAction::Finish => now,
        };
        let promises: Vec<_> =
            open.iter().filter(|order| ids.contains(&order.id)).map(|order| (order.id, at(order))).collect();
        if self.store.begin_bulk(user, asked.action, &promises).await? == 0 {
            return Ok(BulkStart::Nothing);
        }
        for (id, at) in promises {
            let job = match asked.action {
                BulkAction::Cancel => Job::Cancel(id),
                BulkAction::Finish => Job::Finish(id),
            };
            self.plan_job(user, job, at);
        }
        Ok(start)
    }

    /// Cancels the order if the user asked for it as soon as possible and it is possible now.
    pub(super) async fn keep_promise(
        &self,
        user: UserId,
        id: OrderId,
        tries: u32,
    ) -> Result<Option<DateTime<Utc>>, Error> {
        let now = self.clock.now();
        let order = self.store.find_order(user, id).await?.filter(|order| order.status.is_open());
        let Some(due) = order.and_then(|order| order.cancel_promised_at) else { return Ok(None) };
        if due > now {
            return Ok(Some(due));
        }
        // Not withdrawn since the order was read, and not being handled elsewhere.
        if !self.store.take_promise(user, id, Promise::Cancel, due, now + PROMISE_AGAIN).await? {
            return Ok(None);
        }
        match self.cancel_promised(user, id).await? {
            Canceled::TooEarly { at } => {
                self.put_promise_off(user, id, Promise::Cancel, at.max(now + TimeDelta::seconds(2))).await
            }
            Canceled::Done { .. } | Canceled::Moved(_) | Canceled::NotTheirs => {
                self.store.look_at_replacement(id);
                Ok(None)
            }
            Canceled::No(failure) => self.after_refused_cancel(user, id, &failure, tries).await,
            Canceled::Unclear(failure) => {
                self.store.doubt_replacement(user, id).await?;
                self.after_refused_cancel(user, id, &failure, tries).await
            }
        }
    }

    async fn after_refused_cancel(
        &self,
        user: UserId,
        id: OrderId,
        failure: &ProviderFailure,
        tries: u32,
    ) -> Result<Option<DateTime<Utc>>, Error> {
        let then = after_refused_promise(failure, tries);
        self.after_refusal(user, id, Promise::Cancel, failure, then).await
    }

    /// Finishes the order if the user asked for it in a bulk action.
    pub(super) async fn keep_finish(
        &self,
        user: UserId,
        id: OrderId,
        tries: u32,
    ) -> Result<Option<DateTime<Utc>>, Error> {
        let now = self.clock.now();
        let order = self.store.find_order(user, id).await?.filter(|order| order.status.is_open());
        let Some(due) = order.and_then(|order| order.finish_promised_at) else { return Ok(None) };
        if due > now {
            return Ok(Some(due));
        }
        if !self.store.take_promise(user, id, Promise::Finish, due, now + PROMISE_AGAIN).await? {
            return Ok(None);
        }
        // An earlier call may have taken effect.
        if tries > 1
            && self.read(user, id, Tell::ByNotification).await?.is_none_or(|now| !now.status.is_open())
        {
            return Ok(None);
        }
        match self.finish_promised(user, id).await? {
            Finished::Done | Finished::Moved(_) | Finished::NotTheirs => Ok(None),
            Finished::No(failure) | Finished::Unclear(failure) => {
                let then = after_refused_finish(&failure, tries);
                self.after_refusal(user, id, Promise::Finish, &failure, then).await
            }
        }
    }

    async fn after_refusal(
        &self,
        user: UserId,
        id: OrderId,
        promise: Promise,
        failure: &ProviderFailure,
        then: AfterRefusal,
    ) -> Result<Option<DateTime<Utc>>, Error> {
        match then {
            AfterRefusal::Again(pause) => {
                tracing::info!(user.id = %user, order.id = %id, ?promise, failure = failure.kind.as_str(), "a promise is tried again");
                self.put_promise_off(user, id, promise, self.clock.now() + pause).await
            }
            AfterRefusal::GiveUp => {
                tracing::info!(user.id = %user, order.id = %id, ?promise, failure = failure.kind.as_str(), "a promise is given up");
                self.store.give_promise_up(user, id, promise, failure.kind).await?;
                Ok(None)
            }
        }
    }

    async fn put_promise_off(
        &self,
        user: UserId,
        id: OrderId,
        promise: Promise,
        to: DateTime<Utc>,
    ) -> Result<Option<DateTime<Utc>>, Error> {
        self.store.put_promise_off(user, id, promise, to).await?;
        Ok(Some(to))
    }
}
