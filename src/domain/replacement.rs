//! Another number instead of one that gets no SMS: when its order is canceled, what is bought then, and when that is
//! given up.
//!
//! Invariant: nothing is bought while the old order may still get an SMS or may still have to be paid, never more is
//! agreed to than the old order cost, and a wish that is given up is told. Deliberately absent: the calls, which
//! are those of a promised cancel and of a confirmed purchase.

use chrono::{DateTime, TimeDelta, Utc};

use super::catalog::{Listing, Policy, Product};
use super::failure::NotReplaced;
use super::guard::AutoReplace;
use super::purchase::{Purchase, Wanted};
use super::tracking::Order;
use super::{Currency, IntentId, OperatorId, OrderId, OrderStatus, ProductId, UserId};

/// How long after the end of the old order another number may still be bought. Later, the user has moved on.
const BUY_WITHIN: TimeDelta = TimeDelta::minutes(10);
/// How often an order is looked at that is being canceled. The end of its own cancel is noticed at once.
const LOOK_AGAIN: TimeDelta = TimeDelta::seconds(5);

/// When an order is due to be replaced without a press.
pub fn due(auto: AutoReplace, order: &Order) -> DateTime<Utc> {
    order.created_at.unwrap_or(order.status_at) + TimeDelta::minutes(i64::from(auto.after))
}

/// How far a replacement is. It only moves down this list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::EnumString)]
#[strum(serialize_all = "snake_case")]
pub enum Stage {
    /// Waits for the minutes without an SMS to pass.
    Armed,
    /// The old order is to be canceled.
    Canceling,
    /// Another number was bought.
    Bought,
    /// It was given up.
    GivenUp,
}

impl Stage {
    /// A stable name for the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Parses the output of [`Stage::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

/// The wish to replace one order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// Whose wish it is.
    pub user: UserId,
    /// The order to be replaced.
    pub order: OrderId,
    /// The product it was bought as.
    pub product: ProductId,
    /// What it is for.
    pub listing: Listing,
    /// The operator that it was limited to.
    pub operator: Option<OperatorId>,
    /// Which offer the provider picks where it has a choice.
    pub policy: Policy,
    /// The currency in which it was bought.
    pub currency: Currency,
    /// The most that the next number may cost, in rupiah: the price of the old one.
    pub at_most: i64,
    /// The progress.
    pub stage: Stage,
    /// Replacement without a press: what is left of it, this one included.
    pub auto: Option<AutoReplace>,
    /// Whether it was started by its time and not by a press. It is then given up at the first doubt.
    pub by_itself: bool,
    /// Whether a call to cancel the old order had no clear answer.
    pub doubtful: bool,
    /// The purchase of the next number, once there is a draft of it.
    pub intent: Option<IntentId>,
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing until then.
    Wait(DateTime<Utc>),
    /// Promise to cancel the old order.
    Cancel,
    /// Buy the next number.
    Buy,
    /// It is over without a word: an SMS came, or the user is told otherwise.
    Drop,
    /// It is over, and the user is told.
    GiveUp(NotReplaced),
}

/// Which offer takes the place of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick<'a> {
    /// This one.
    Offer(&'a Product),
    /// All cost more than agreed; this is the cheapest.
    Dearer(&'a Product),
    /// None is on sale.
    Nothing,
}

impl Replacement {
    /// The wish to replace an order of this purchase by a number that costs no more than that, in rupiah.
    pub fn of(bought: &Purchase, order: OrderId, at_most: i64) -> Self {
        let operator = match bought.wanted {
            Wanted::Offer { operator, .. } => operator,
            Wanted::Product | Wanted::Number { .. } => None,
        };
        Self {
            user: bought.user,
            order,
            product: bought.product,
            listing: bought.listing,
            operator,
            policy: bought.wanted.policy().unwrap_or_default(),
            currency: bought.currency,
            at_most,
            stage: Stage::Canceling,
            auto: bought.auto_replace,
            by_itself: false,
            doubtful: false,
            intent: None,
        }
    }

    /// The next step, given the old order; `None` if that is no longer known.
    pub fn step(&self, order: Option<&Order>, now: DateTime<Utc>) -> Step {
        let Some(order) = order.filter(|order| order.sms.is_empty() && !order.purged) else {
            return Step::Drop;
        };
        match (self.stage, order.status) {
            (Stage::Bought | Stage::GivenUp, _) => Step::Drop,
            _ if order.vanished_at.is_some() => Step::Drop,
            (Stage::Armed, OrderStatus::Active) => self.armed(order, now),
            (Stage::Canceling, OrderStatus::Active) => canceling(order, now),
            // Ended before its time.
            (Stage::Armed, _) => Step::Drop,
            (Stage::Canceling, OrderStatus::Canceled | OrderStatus::Expired) => self.ended(order, now),
            (Stage::Canceling, OrderStatus::OtpReceived | OrderStatus::Completed) => Step::Drop,
        }
    }

    fn armed(&self, order: &Order, now: DateTime<Utc>) -> Step {
        let Some(auto) = self.auto else { return Step::Drop };
        let due = due(auto, order);
        match () {
            // The user has decided otherwise.
            () if order.is_promised() || order.cancel_asked_at.is_some() => Step::Drop,
            () if due > now => Step::Wait(due),
            () if order.expires_at.is_some_and(|end| end <= now) => Step::Wait(now + LOOK_AGAIN),
            () => Step::Cancel,
        }
    }

    fn ended(&self, order: &Order, now: DateTime<Utc>) -> Step {
        let paid_back = order.refund.is_none_or(|refund| refund.ledger_idr() >= self.at_most);
        match () {
            () if self.by_itself && (self.doubtful || !paid_back) => Step::GiveUp(NotReplaced::Unclear),
            () if now - order.ended_at.unwrap_or(order.status_at) > BUY_WITHIN => {
                Step::GiveUp(NotReplaced::Late)
            }
            () => Step::Buy,
        }
    }

    /// The offer to buy: the same product if possible, else the cheapest of the same operator. `offers` are those on
    /// sale, cheapest first.
    pub fn pick<'a>(&self, offers: &'a [Product]) -> Pick<'a> {
        let fits = |offer: &&Product| self.operator.is_none() || offer.operator_id == self.operator;
        let Some(cheapest) = offers.iter().find(fits) else { return Pick::Nothing };
        if cheapest.price.ledger_idr() > self.at_most {
            return Pick::Dearer(cheapest);
        }
        let same = offers.iter().filter(fits).find(|offer| offer.id == self.product);
        Pick::Offer(same.filter(|same| same.price.ledger_idr() <= self.at_most).unwrap_or(cheapest))
    }
}

/// The promised cancel does its work; if it is gone while the order is open, it was withdrawn or refused, which the
/// user knows.
fn canceling(order: &Order, now: DateTime<Utc>) -> Step {
    if order.cancel_promised_at.is_some() || order.cancel_unclear_at.is_some() {
        return Step::Wait(now + LOOK_AGAIN);
    }
    Step::Drop
}

#[cfg(test)]
mod tests;
