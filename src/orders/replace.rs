//! Another number instead of one that gets no SMS: the press, the automatic start, and what follows until the next
//! number is being bought.
//!
//! Invariant: each step is stored before the next one begins, and follows from the stored wish, the old order and the
//! draft alone, so that a kill at any moment changes nothing but the time. Deliberately absent: the rules (`domain`),
//! the cancel (a promise like any other) and the purchase (confirmed and settled like any other).

use std::convert::Infallible;

use chrono::{DateTime, TimeDelta, Utc};

use super::draft::Wish;
use super::{Confirmation, Error, Orders};
use crate::accounts::{self, Tell};
use crate::catalog::Reading;
use crate::domain::catalog::Product;
use crate::domain::failure::{FailureKind, NotReplaced};
use crate::domain::job::Job;
use crate::domain::purchase::{Purchase, PurchaseState};
use crate::domain::replacement::{Pick, Replacement, Stage, Step};
use crate::domain::tracking::Order;
use crate::domain::{IntentId, Money, OrderId, OrderStatus, UserId};
use crate::smscode::Client;
use crate::store::Taken;
use crate::worker::Work;

/// Pause after a call that failed.
const AGAIN: TimeDelta = TimeDelta::seconds(5);
/// The longest pause that a provider may ask for.
const LONGEST: TimeDelta = TimeDelta::minutes(2);

/// The answer to the wish for another number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replacing {
    /// The order is canceled at this time, and replaced by a number that costs no more than this.
    Begun(DateTime<Utc>, Money),
    /// The user has frozen buying.
    Frozen,
    /// The order has an SMS or has ended.
    Moved(Box<Order>),
    /// It changed just now, or another chat with the account is replacing it.
    Busy,
    /// It was not bought by this chat as a number of an offer.
    Impossible,
    /// The user has no such order.
    NotTheirs,
}

/// Carries on with replacements.
pub struct Replacer {
    orders: Orders,
}

impl Replacer {
    /// Creates a replacer for these orders.
    pub fn new(orders: Orders) -> Self {
        Self { orders }
    }
}

impl Work for Replacer {
    type Job = Taken<OrderId>;
    type Error = Infallible;
    const NAME: &'static str = "replacements";
    const AT_ONCE: usize = 16;

    async fn take(&self, limit: usize) -> Result<Vec<Taken<OrderId>>, Infallible> {
        Ok(self.orders.store.take_replacements(limit))
    }

    async fn run(&self, taken: Taken<OrderId>) {
        let order = taken.key();
        let next = self.orders.carry_replacement_on(order).await.unwrap_or_else(|error| {
            tracing::warn!(order.id = %order, %error, "failed to replace an order; it is tried again");
            let asked = error.failure().and_then(|failure| failure.retry_after);
            let asked = asked.and_then(|wait| TimeDelta::from_std(wait).ok()).unwrap_or_default();
            Some(self.orders.clock.now() + asked.clamp(AGAIN, LONGEST))
        });
        self.orders.store.leave_replacement(taken, next);
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, Infallible> {
        Ok(self.orders.store.next_replacement())
    }
}

impl Orders {
    /// Promises to cancel an order as soon as that is possible and to buy another number of the same kind then, at no
    /// more than the old one cost.
    ///
    /// # Errors
    /// If the database fails; nothing has been promised then.
    pub async fn replace(&self, user: UserId, id: OrderId) -> Result<Replacing, Error> {
        let Some(order) = self.store.find_order(user, id).await? else { return Ok(Replacing::NotTheirs) };
        if order.status != OrderStatus::Active || !order.sms.is_empty() {
            return Ok(Replacing::Moved(Box::new(order)));
        }
        if self.store.get_guard(user).await?.frozen {
            return Ok(Replacing::Frozen);
        }
        let bought = match order.intent {
            Some(intent) => self.store.find_purchase(user, intent).await?,
            None => None,
        };
        let Some(bought) = bought.filter(|bought| bought.wanted.continued().is_none()) else {
            return Ok(Replacing::Impossible);
        };
        let price = order.price.unwrap_or(bought.price);
        let wish = Replacement::of(&bought, id, price.ledger_idr());
        let begun = self.begin_replacement(&wish, &order).await?;
        Ok(begun.map_or(Replacing::Busy, |at| Replacing::Begun(at, price)))
    }

    /// Promises the cancel, and the next number with it. Returns when it is due; `None` if the order has changed.
    async fn begin_replacement(
        &self,
        wish: &Replacement,
        order: &Order,
    ) -> Result<Option<DateTime<Utc>>, Error> {
        let at = self.cancel_time(order, &FailureKind::CancelTooEarly.into()).max(self.clock.now());
        if !self.store.begin_replacement(wish, at).await? {
            return Ok(None);
        }
        self.plan_job(wish.user, Job::Cancel(wish.order), at);
        Ok(Some(at))
    }

    /// Takes the next step. Returns when to look again, if it is not over.
    async fn carry_replacement_on(&self, id: OrderId) -> Result<Option<DateTime<Utc>>, Error> {
        let Some(wish) = self.store.find_running_replacement(id).await? else { return Ok(None) };
        let order = self.store.find_order(wish.user, id).await?;
        match (wish.step(order.as_ref(), self.clock.now()), order) {
            (Step::Wait(until), _) => return Ok(Some(until)),
            (Step::GiveUp(why), _) => self.give_replacement_up(&wish, why, None).await?,
            (Step::Cancel, Some(order)) => return self.begin_by_itself(&wish, &order).await,
            (Step::Buy, Some(order)) => self.buy_replacement(&wish, &order).await?,
            (Step::Drop | Step::Cancel | Step::Buy, _) => {
                self.store.end_replacement(&wish, Stage::GivenUp).await?;
            }
        }
        Ok(None)
    }

    async fn give_replacement_up(
        &self,
        wish: &Replacement,
        why: NotReplaced,
        next: Option<IntentId>,
    ) -> Result<(), Error> {
        tracing::info!(user.id = %wish.user, order.id = %wish.order, ?why, "an order is not replaced");
        Ok(self.store.give_replacement_up(wish, why, next).await?)
    }

    /// The time without an SMS has passed.
    async fn begin_by_itself(
        &self,
        wish: &Replacement,
        order: &Order,
    ) -> Result<Option<DateTime<Utc>>, Error> {
        if self.store.get_guard(wish.user).await?.frozen {
            self.give_replacement_up(wish, NotReplaced::Limit, None).await?;
            return Ok(None);
        }
        let begun = self.begin_replacement(wish, order).await?;
        Ok(Some(begun.unwrap_or(self.clock.now()) + AGAIN))
    }

    /// The old order is canceled: buys the next number, by a draft that is stored first. Never from another account
    /// than the old one.
    async fn buy_replacement(&self, wish: &Replacement, order: &Order) -> Result<(), Error> {
        let bought = match wish.intent {
            Some(intent) => self.store.find_purchase(wish.user, intent).await?,
            None => None,
        };
        if bought.as_ref().is_some_and(|bought| bought.state != PurchaseState::Draft) {
            return Ok(self.store.end_replacement(wish, Stage::Bought).await?);
        }
        let is_same_account = match order.intent {
            Some(intent) => self.store.is_from_linked_account(intent).await?,
            None => false,
        };
        if !is_same_account {
            return self.give_replacement_up(wish, NotReplaced::OtherAccount, None).await;
        }
        let draft = match bought {
            Some(draft) => Some(draft.id),
            None => self.draft_replacement(wish).await?,
        };
        match draft {
            Some(draft) => self.confirm_replacement(wish, draft).await,
            None => Ok(()),
        }
    }

    async fn confirm_replacement(&self, wish: &Replacement, draft: IntentId) -> Result<(), Error> {
        let wish = &Replacement { intent: Some(draft), ..wish.clone() };
        let (why, next) = match self.confirm(wish.user, draft, None, async |_| {}).await? {
            Confirmation::Started(_) | Confirmation::Already(_) => {
                tracing::info!(user.id = %wish.user, order.id = %wish.order, purchase.id = %draft, "an order is replaced");
                return Ok(self.store.end_replacement(wish, Stage::Bought).await?);
            }
            Confirmation::PriceMoved { draft, .. } => (NotReplaced::Dearer, Some(draft.id)),
            Confirmation::OverCeiling { .. } => (NotReplaced::Dearer, None),
            Confirmation::Held(..) => (NotReplaced::Limit, Some(draft)),
            Confirmation::Stale(_) => (NotReplaced::Late, None),
            Confirmation::SoldOut(_) | Confirmation::NotRented(..) | Confirmation::NotTheirs => {
                (NotReplaced::SoldOut, None)
            }
        };
        self.give_replacement_up(wish, why, next).await
    }

    /// Stores a draft of the next number. `None` if there is nothing to confirm: it was given up, or withdrawn meanwhile.
    async fn draft_replacement(&self, wish: &Replacement) -> Result<Option<IntentId>, Error> {
        let client = match self.accounts.client(wish.user, wish.currency, Tell::ByNotification).await {
            Err(accounts::Error::Revoked) => {
                let why = NotReplaced::Failed(FailureKind::TokenRejected);
                self.give_replacement_up(wish, why, None).await?;
                return Ok(None);
            }
            client => client?,
        };
        let read = self.catalog.read_all(&client, wish.listing).await?;
        let new = async |offer, ceiling| self.next_number(wish, &client, &read, offer, ceiling).await;
        match wish.pick(&read.offers) {
            Pick::Offer(offer) => {
                let left = wish.auto.and_then(|auto| if wish.by_itself { auto.next() } else { Some(auto) });
                let draft = Purchase {
                    replaces: Some(wish.order),
                    auto_replace: left,
                    ..new(offer, Some(wish.at_most)).await?
                };
                let stored = self.store.insert_replacement_draft(wish, &draft).await?;
                Ok(stored.then_some(draft.id))
            }
            Pick::Dearer(offer) => {
                let draft = new(offer, None).await?;
                self.store.insert_purchase(&draft).await?;
                self.give_replacement_up(wish, NotReplaced::Dearer, Some(draft.id)).await?;
                Ok(None)
            }
            Pick::Nothing => {
                self.give_replacement_up(wish, NotReplaced::SoldOut, None).await?;
                Ok(None)
            }
        }
    }

    /// A draft of one number of this offer, not stored yet.
    async fn next_number(
        &self,
        wish: &Replacement,
        client: &Client,
        read: &Reading,
        offer: &Product,
        ceiling: Option<i64>,
    ) -> Result<Purchase, Error> {
        let one = Wish { quantity: 1, policy: wish.policy, ceiling };
        let mut draft = self.new_draft((wish.user, wish.currency), offer, one, read)?;
        draft.title = self.title_of(client, offer, wish.listing).await?;
        let country = self.catalog.find_country(client, wish.listing.country).await?;
        draft.dial = country.and_then(|country| country.dial_code);
        Ok(draft)
    }
}
