//! What became of orders, as counters: how many numbers got an SMS, how long that took, what they cost.
//!
//! The counts of an order depend only on its state. Totals are kept by adding the difference between two states,
//! so repeated and corrected reports count once.

use chrono::{DateTime, TimeDelta, Utc};
use rust_decimal::Decimal;

use super::catalog::ProductLabel;
use super::tracking::Order;
use super::{Currency, Money, OrderStatus, Zone};

/// How many days the figures cover, today included.
pub const DAYS: i64 = 30;
/// Figures of all users are shown only from this many ended or answered orders of this many users.
const FEWEST_ORDERS: i64 = 10;
const FEWEST_PEOPLE: i64 = 3;

/// The upper bounds of the counted waits, in seconds; longer waits have a counter of their own.
const WAITS: [u16; 14] = [5, 10, 15, 20, 25, 30, 40, 50, 60, 90, 120, 180, 300, 600];
/// How many counters of waits there are.
pub const WAIT_COUNTERS: usize = WAITS.len() + 1;

/// Dollars are counted in units of 10⁻⁸.
const USD_DECIMALS: u32 = 8;

/// What an order is counted under.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counted {
    /// The day it was bought, in days since 1970 in the buyer's time zone, or in UTC if they chose none.
    pub day: i64,
    /// Name of the service.
    pub service: String,
    /// English name of the country.
    pub country: String,
    /// Name of the operator, if known.
    pub operator: Option<String>,
    /// Flag of the country, if known.
    pub flag: Option<String>,
    /// Whether it was bought through this bot. Only these orders count for other users.
    pub here: bool,
}

/// Sums of money, as the provider stated the amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// Amounts stated only in rupiah.
    pub idr: i64,
    /// Amounts stated in dollars, in units of 10⁻⁸.
    pub usd: i64,
    /// The rupiah that the provider stated with those.
    pub usd_idr: i64,
}

impl Sums {
    fn of(money: Option<Money>) -> Self {
        match money {
            None => Self::default(),
            Some(Money::Idr(idr)) => Self { idr, ..Self::default() },
            Some(Money::Usd { amount, canonical_idr }) => match exact_units(amount) {
                Some(usd) => Self { usd, usd_idr: canonical_idr, idr: 0 },
                None => Self { idr: canonical_idr, ..Self::default() },
            },
        }
    }

    /// The sum in a display currency.
    pub fn seen_in(&self, currency: Currency) -> Money {
        match currency {
            Currency::Idr => Money::Idr(self.idr.saturating_add(self.usd_idr)),
            Currency::Usd => Money::Usd {
                amount: Decimal::new(self.usd, USD_DECIMALS).normalize(),
                canonical_idr: self.usd_idr,
            },
        }
    }

    /// The part that is missing from [`Self::seen_in`], because its amounts are known in rupiah only.
    pub fn unseen_in(&self, currency: Currency) -> Option<Money> {
        (currency == Currency::Usd && self.idr != 0).then_some(Money::Idr(self.idr))
    }

    fn add(&mut self, other: &Self, times: i64) {
        self.idr = self.idr.saturating_add(other.idr.saturating_mul(times));
        self.usd = self.usd.saturating_add(other.usd.saturating_mul(times));
        self.usd_idr = self.usd_idr.saturating_add(other.usd_idr.saturating_mul(times));
    }
}

/// The amount in units of 10⁻⁸ dollars; `None` if it has more decimals.
fn exact_units(amount: Decimal) -> Option<i64> {
    let mut units = amount.normalize();
    let missing = USD_DECIMALS.checked_sub(units.scale())?;
    units.set_scale(0).ok()?;
    let units = i64::try_from(units.mantissa()).ok()?;
    units.checked_mul(10_i64.checked_pow(missing)?)
}

/// The counts of one or many orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Numbers rented.
    pub numbers: i64,
    /// Numbers that got an SMS.
    pub with_sms: i64,
    /// Numbers that expired or were canceled without one.
    pub without_sms: i64,
    /// How many first SMS took how long, see [`Wait`].
    pub waits: [i64; WAIT_COUNTERS],
    /// The prices of the numbers.
    pub spent: Sums,
    /// What came back.
    pub returned: Sums,
}

/// How long a first SMS took, rounded up to one of few steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// About this many seconds.
    About(u16),
    /// More than this many seconds.
    Over(u16),
}

/// A success rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many of a hundred numbers got an SMS, rounded.
    pub percent: u8,
    /// The median wait for it, if known.
    pub wait: Option<Wait>,
}

impl Rate {
    /// Sorts the best first: by success, then by wait.
    pub fn rank(&self) -> (u8, u16) {
        let wait = match self.wait {
            Some(Wait::About(seconds)) => seconds,
            Some(Wait::Over(_)) | None => u16::MAX,
        };
        (100 - self.percent.min(100), wait)
    }
}

impl Counts {
    /// Adds the counts of other orders.
    pub fn add(&mut self, other: &Self) {
        self.add_times(other, 1);
    }

    /// Takes away the counts of other orders.
    pub fn subtract(&mut self, other: &Self) {
        self.add_times(other, -1);
    }

    fn add_times(&mut self, other: &Self, times: i64) {
        self.numbers += times * other.numbers;
        self.with_sms += times * other.with_sms;
        self.without_sms += times * other.without_sms;
        self.waits.iter_mut().zip(other.waits).for_each(|(wait, other)| *wait += times * other);
        self.spent.add(&other.spent, times);
        self.returned.add(&other.returned, times);
    }

    /// The orders that got an SMS or ended without one.
    pub fn decided(&self) -> i64 {
        self.with_sms.max(0) + self.without_sms.max(0)
    }

    /// The success rate; `None` while no order is decided.
    pub fn rate(&self) -> Option<Rate> {
        let decided = Some(self.decided()).filter(|decided| *decided > 0)?;
        let percent = (self.with_sms.max(0) * 100 + decided / 2) / decided;
        Some(Rate { percent: u8::try_from(percent).ok()?, wait: self.median() })
    }

    /// The median wait, as the upper bound of the step it is in.
    fn median(&self) -> Option<Wait> {
        let total: i64 = self.waits.iter().map(|wait| wait.max(&0)).sum();
        let half = Some((total + 1) / 2).filter(|half| *half > 0)?;
        let mut passed = 0;
        let step = self.waits.iter().position(|wait| {
            passed += wait.max(&0);
            passed >= half
        })?;
        let last = WAITS.last().copied().unwrap_or_default();
        Some(WAITS.get(step).map_or(Wait::Over(last), |seconds| Wait::About(*seconds)))
    }
}

impl Order {
    /// What the order adds to the counters, and under what; `None` if the provider has not confirmed it or it
    /// is not known what it is for.
    pub fn counts(&self) -> Option<(Counted, Counts)> {
        let ProductLabel { service, country, flag, operator } = self.title.clone();
        let known = self.verified.then_some(self.counted_day).flatten().zip(service.zip(country));
        let (day, (service, country)) = known?;
        // By the provider's rule, an order that got an SMS is not refunded. An SMS that only an event reported
        // proves less: users know the secret that signs events.
        let refunded = matches!(self.status, OrderStatus::Canceled | OrderStatus::Expired);
        let told =
            !self.sms.is_empty() || matches!(self.status, OrderStatus::OtpReceived | OrderStatus::Completed);
        let got = told && !refunded;
        let mut counts = Counts {
            numbers: 1,
            with_sms: i64::from(got),
            without_sms: i64::from(refunded),
            spent: Sums::of(self.price),
            returned: Sums::of(self.refund.or(self.price).filter(|_| refunded)),
            ..Counts::default()
        };
        let wait = self.first_wait().filter(|_| got);
        if let Some(step) = wait.and_then(|wait| counts.waits.get_mut(step_of(wait))) {
            *step = 1;
        }
        let here = self.intent.is_some();
        Some((Counted { day, service, country, operator, flag, here }, counts))
    }

    /// From the purchase to the first SMS, by the provider's clock.
    fn first_wait(&self) -> Option<TimeDelta> {
        let first = self.sms.iter().find(|sms| sms.seq == 1)?;
        self.came_at(first).zip(self.created_at).map(|(came, bought)| came - bought)
    }
}

fn step_of(wait: TimeDelta) -> usize {
    WAITS.iter().take_while(|most| wait > TimeDelta::seconds(i64::from(**most))).count()
}

/// The day of a point in time, as orders are counted.
pub fn day_of(at: DateTime<Utc>, zone: Option<Zone>) -> i64 {
    let offset = i64::from(zone.unwrap_or(Zone::UTC).offset_minutes(at)) * 60;
    (at.timestamp() + offset).div_euclid(86_400)
}

/// The counts of one operator's numbers for a service in a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperatorCounts {
    /// The operator, if known.
    pub operator: Option<String>,
    /// The user's own orders.
    pub own: Counts,
    /// The orders that all users bought here.
    pub all: Counts,
    /// How many users those are.
    pub people: i64,
}

/// The success of a service in a country.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListingCounts(pub Vec<OperatorCounts>);

impl ListingCounts {
    /// The counts for offers of this operator; for offers without one, of all operators together.
    fn of(&self, operator: Option<&str>) -> impl Iterator<Item = &OperatorCounts> {
        self.0.iter().filter(move |one| operator.is_none() || one.operator.as_deref() == operator)
    }

    /// The user's own counts; `None` if none of their orders is decided.
    pub fn own(&self, operator: Option<&str>) -> Option<Counts> {
        let mut own = Counts::default();
        self.of(operator).for_each(|one| own.add(&one.own));
        (own.decided() > 0).then_some(own)
    }

    /// The success of all users; `None` if their orders are so few that they would say something about one.
    pub fn shared(&self, operator: Option<&str>) -> Option<Rate> {
        let mut all = Counts::default();
        self.of(operator).for_each(|one| all.add(&one.all));
        // The same users may be among those of several operators, so these are not added up.
        let people = self.of(operator).map(|one| one.people).max()?;
        if all.decided() < FEWEST_ORDERS || people < FEWEST_PEOPLE {
            return None;
        }
        all.rate()
    }

    /// What an offer is judged by: the success of all users, else the user's own.
    pub fn best_known(&self, operator: Option<&str>) -> Option<Rate> {
        self.shared(operator).or_else(|| self.own(operator)?.rate())
    }
}

/// The counts of one day for a service in a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayCounts {
    /// The day, see [`Counted::day`].
    pub day: i64,
    /// What the numbers were for.
    pub title: ProductLabel,
    /// The counts.
    pub counts: Counts,
}

#[cfg(test)]
mod tests;
