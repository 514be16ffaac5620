//! Watches: a user who wants to know when a service in a country is in stock, or costs little enough.
//!
//! Invariant: a watch has one outcome, which is told once. Deliberately absent: buying; the user decides.

use chrono::{DateTime, Utc};

use serde::{Deserialize, Serialize};

use super::Money;
use super::catalog::{Listing, Product, ProductLabel};

/// How long a watch may last, in hours.
pub const HOURS: [u8; 3] = [1, 6, 24];
/// Maximum number of a user's watches at the same time.
pub const MOST_WATCHES: i64 = 10;

/// What a user waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// Where a number is wanted.
    pub listing: Listing,
    /// The listing as text.
    pub title: ProductLabel,
    /// The most that one number may cost, in rupiah (the provider's currency); `None` means any price.
    pub at_most: Option<i64>,
    /// When it ends without a number.
    pub until: DateTime<Utc>,
    /// The outcome, if there is one.
    pub end: Option<WatchEnd>,
}

/// The outcome of a watch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WatchEnd {
    /// There was a number at this price.
    Found(Money),
    /// There was none in time.
    Expired,
}

/// What is done with a watch. Encoded in buttons: append new variants only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WatchChange {
    /// View it, or choose how long a new one lasts.
    Show {
        /// The most that one number may cost, in rupiah, for a new one.
        at_most: Option<i64>,
    },
    /// Start it, or start it again.
    Start {
        /// How long it lasts.
        hours: u8,
        /// The most that one number may cost, in rupiah.
        at_most: Option<i64>,
    },
    /// End it.
    Stop,
}

impl Watch {
    /// The outcome, given what is on sale now; `None` if the wait goes on. `None` for the offers: they could
    /// not be read.
    pub fn decide(&self, offers: Option<&[Product]>, now: DateTime<Utc>) -> Option<WatchEnd> {
        let prices = offers.unwrap_or_default().iter().map(|offer| offer.price);
        let fits = prices.filter(|price| self.at_most.is_none_or(|most| price.ledger_idr() <= most));
        match fits.min_by_key(Money::ledger_idr) {
            Some(price) => Some(WatchEnd::Found(price)),
            None => (now >= self.until).then_some(WatchEnd::Expired),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CountryId, ProductId, ServiceId};

    const LISTING: Listing = Listing { country: CountryId(6), service: ServiceId(1) };

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    fn offer(id: i64, price: i64) -> Product {
        Product {
            id: ProductId(id),
            name: None,
            country: LISTING.country,
            service: LISTING.service,
            available: 5,
            price: Money::Idr(price),
            active: true,
            operator: None,
            operator_id: None,
            catalog_product: None,
        }
    }

    #[test]
    fn a_watch_ends_with_the_cheapest_number_that_fits_or_with_its_time() {
        let offers = [offer(1, 15_000), offer(2, 12_000)];
        let found = |price| Some(WatchEnd::Found(Money::Idr(price)));
        let expired = Some(WatchEnd::Expired);
        for (at_most, offers, second, expected) in [
            (None, Some(&offers[..]), 10, found(12_000)),
            (None, Some(&offers[..]), 100, found(12_000)),
            (Some(15_000), Some(&offers[..1]), 10, found(15_000)),
            (Some(12_000), Some(&offers[..]), 10, found(12_000)),
            (Some(11_999), Some(&offers[..]), 10, None),
            (Some(11_999), Some(&offers[..]), 60, expired),
            (None, Some(&[][..]), 59, None),
            (None, Some(&[][..]), 60, expired),
            (None, None, 59, None),
            (None, None, 60, expired),
        ] {
            let watch =
                Watch { listing: LISTING, title: ProductLabel::default(), at_most, until: at(60), end: None };
            assert_eq!(watch.decide(offers, at(second)), expected, "{at_most:?} at {second}");
        }
    }
}
