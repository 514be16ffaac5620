//! Searches past orders by product, last digits of the number, and month. The provider lists orders newest
//! first and offers no search, so they are read from an offset and filtered.

use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Serialize};

use super::history::PAGE;
use super::order::OrderReport;
use super::{CountryId, Private, ServiceId, Zone};

/// The most services in one search.
const MOST_SERVICES: usize = 3;
/// An id below this takes at most three bytes of a button, which has room for 47.
const SMALL_ID: i64 = 1 << 20;
/// How many trailing digits are compared: enough to tell numbers apart, and they fit into a button.
const MOST_DIGITS: usize = 8;
/// With this many digits or more, a leading zero stands for the country code.
const WHOLE_NUMBER: usize = 7;

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Month {
    /// The year.
    pub year: u16,
    /// From 1.
    pub month: u8,
}

impl Month {
    /// The month of a point in time in the user's time zone.
    pub fn of(at: DateTime<Utc>, zone: Zone) -> Self {
        let there = zone.at(at);
        Self {
            year: u16::try_from(there.year()).unwrap_or_default(),
            month: u8::try_from(there.month()).unwrap_or_default(),
        }
    }

    /// The latest month of this name that has started by `now`.
    pub fn newest(month: u8, now: Self) -> Self {
        let year = if month <= now.month { now.year } else { now.year.saturating_sub(1) };
        Self { year, month }
    }
}

/// A search and its position. Encoded in buttons: do not change it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderSearch {
    services: Vec<ServiceId>,
    /// Only this country.
    pub country: Option<CountryId>,
    tail: Option<Private>,
    /// Only orders bought in this month.
    pub month: Option<Month>,
    /// How many of the newest orders to skip; with `back`, where the page ends.
    pub place: u16,
    /// Whether to show the page before that position.
    pub back: bool,
}

/// Result of checking one order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It may match.
    Fits,
    /// It does not match.
    Other,
    /// It does not match, and neither do older ones.
    TooOld,
}

impl OrderSearch {
    /// A search starting at the newest order. Pass the best-matching services first; the last digits are kept.
    pub fn new(
        mut services: Vec<ServiceId>,
        country: Option<CountryId>,
        digits: &str,
        month: Option<Month>,
    ) -> Self {
        let small = services.iter().all(|service| (0..SMALL_ID).contains(&service.0));
        services.truncate(if small { MOST_SERVICES } else { 1 });
        let digits = if digits.len() >= WHOLE_NUMBER { digits.trim_start_matches('0') } else { digits };
        let tail = digits.get(digits.len().saturating_sub(MOST_DIGITS)..).filter(|tail| !tail.is_empty());
        Self { services, country, tail: tail.map(Private::new), month, place: 0, back: false }
    }

    /// Any of these services; empty means every service.
    pub fn services(&self) -> &[ServiceId] {
        &self.services
    }

    /// The digits that the number ends with.
    pub fn tail(&self) -> Option<&str> {
        self.tail.as_ref().map(Private::expose)
    }

    /// The same search, starting at the newest order.
    pub fn from_newest(&self) -> Self {
        self.at(0, false)
    }

    /// Whether an order's number and month match. The product is matched by name only.
    pub fn fit(&self, order: &OrderReport, zone: Zone) -> Fit {
        let bought = order.created_at.map(|at| Month::of(at, zone));
        match (self.month, bought) {
            (Some(month), Some(bought)) if bought < month => return Fit::TooOld,
            (Some(month), bought) if bought != Some(month) => return Fit::Other,
            _ => {}
        }
        let ends = |tail: &str| {
            let number = order.phone.as_ref().map(Private::expose).unwrap_or_default();
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            digits.ends_with(tail)
        };
        if self.tail().is_none_or(ends) { Fit::Fits } else { Fit::Other }
    }

    /// The next range of orders to read from the current position: start and length.
    pub fn window(&self, reached: u16, longest: u16) -> (u16, u16) {
        if !self.back {
            return (reached, longest);
        }
        let from = reached.saturating_sub(longest);
        (from, reached - from)
    }

    /// The same search from a position, or up to it.
    pub fn at(&self, place: u16, back: bool) -> Self {
        Self { place, back, ..self.clone() }
    }
}

/// A page of search results.
#[derive(Debug)]
pub struct FoundPage<T> {
    /// The matches, newest first.
    pub found: Vec<T>,
    /// The page with newer orders, if there may be one.
    pub newer: Option<OrderSearch>,
    /// The page with older orders, if there may be one.
    pub older: Option<OrderSearch>,
}

impl<T> FoundPage<T> {
    /// Builds the result page from the matches and their positions. `reached` is how far orders were read;
    /// `ended` means that no further order can match. `None` if the search went back to the newest orders and
    /// found less than a page: show the first page instead.
    pub fn new(search: &OrderSearch, mut found: Vec<(u16, T)>, reached: u16, ended: bool) -> Option<Self> {
        let size = usize::from(PAGE);
        let more = found.len() > size;
        if search.back && reached == 0 && found.len() < size {
            return None;
        }
        let (begins, ends, has_older) = if search.back {
            found.drain(..found.len().saturating_sub(size));
            let first = found.first().map_or(reached, |(place, _)| *place);
            (if more { first } else { reached }, search.place, true)
        } else {
            found.truncate(size);
            let last = found.last().map_or(reached, |(place, _)| place.saturating_add(1));
            (search.place, if more { last } else { reached }, more || !ended)
        };
        Some(Self {
            found: found.into_iter().map(|(_, found)| found).collect(),
            newer: (begins > 0).then(|| search.at(begins, true)),
            older: has_older.then(|| search.at(ends, false)),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::OrderId;

    const JUNE: Month = Month { year: 2026, month: 6 };

    fn order(phone: &str, at: &str) -> OrderReport {
        OrderReport {
            phone: Some(Private::new(phone)),
            created_at: Some(at.parse().unwrap()),
            ..OrderReport::bare(OrderId(1))
        }
    }

    #[test]
    fn an_order_is_found_by_the_end_of_its_number_and_by_the_month_where_the_person_is() {
        let jakarta = Zone::from_name("Asia/Jakarta").unwrap();
        let late_in_may = order("+62 812-3456-0613", "2026-05-31T18:00:00Z");
        for (digits, month, zone, fit) in [
            ("0613", None, Zone::UTC, Fit::Fits),
            ("081234560613", None, Zone::UTC, Fit::Fits),
            ("6281234560613", None, Zone::UTC, Fit::Fits),
            ("0812", None, Zone::UTC, Fit::Other),
            ("", Some(JUNE), jakarta, Fit::Fits),
            ("0613", Some(JUNE), jakarta, Fit::Fits),
            ("0612", Some(JUNE), jakarta, Fit::Other),
            ("", Some(JUNE), Zone::UTC, Fit::TooOld),
            ("", Some(Month { month: 5, ..JUNE }), Zone::UTC, Fit::Fits),
            ("", Some(Month { month: 4, ..JUNE }), Zone::UTC, Fit::Other),
            ("", Some(Month { year: 2027, month: 1 }), Zone::UTC, Fit::TooOld),
        ] {
            let search = OrderSearch::new(Vec::new(), None, digits, month);
            assert_eq!(search.fit(&late_in_may, zone), fit, "{digits} {month:?}");
        }
        let bare = OrderReport::bare(OrderId(1));
        assert_eq!(OrderSearch::new(Vec::new(), None, "", Some(JUNE)).fit(&bare, Zone::UTC), Fit::Other);
        assert_eq!(OrderSearch::new(Vec::new(), None, "0613", None).fit(&bare, Zone::UTC), Fit::Other);
    }

    #[test]
    fn a_month_without_a_year_is_the_newest_that_has_begun() {
        for (month, year) in [(1, 2026), (6, 2026), (7, 2025), (12, 2025)] {
            assert_eq!(Month::newest(month, JUNE), Month { year, month });
        }
    }

    /// Pages through orders as a caller would; `true` marks a match.
    fn page(search: &OrderSearch, orders: &[bool], longest: u16, calls: usize) -> FoundPage<u16> {
        let (mut found, mut reached, mut ended) = (Vec::new(), search.place, false);
        for _ in 0..calls {
            let (from, count) = search.window(reached, longest);
            let all = orders.iter().zip(0_u16..).skip(from.into()).take(count.into());
            let mut hits: Vec<_> = all.filter(|(hit, _)| **hit).map(|(_, at)| (at, at)).collect();
            if search.back {
                hits.append(&mut found);
                (found, reached, ended) = (hits, from, from == 0);
            } else {
                found.append(&mut hits);
                reached = from + count;
                ended = usize::from(reached) > orders.len();
            }
            if ended || found.len() > usize::from(PAGE) {
                break;
            }
        }
        FoundPage::new(search, found, reached, ended)
            .unwrap_or_else(|| page(&search.from_newest(), orders, longest, calls))
    }

    proptest! {
        #[test]
        fn o18_every_order_that_matches_is_on_one_page_there_and_back(
            orders in prop::collection::vec(prop::bool::weighted(0.4), 0..120),
            longest in 9_u16..30,
        ) {
            let wanted: Vec<u16> = orders.iter().zip(0..).filter(|(hit, _)| **hit).map(|(_, at)| at).collect();
            let search = OrderSearch::new(Vec::new(), None, "", None);
            for calls in [1, 3, 100] {
                let mut one = page(&search, &orders, longest, calls);
                let mut there = one.found.clone();
                while let Some(older) = one.older.clone() {
                    one = page(&older, &orders, longest, calls);
                    there.extend(&one.found);
                }
                prop_assert_eq!(&there, &wanted);
                let mut back = vec![one.found.clone()];
                while let Some(newer) = one.newer.clone() {
                    prop_assert!(newer.place < 200 && back.len() < 100, "{:?}", newer);
                    one = page(&newer, &orders, longest, calls);
                    back.push(one.found.clone());
                }
                let mut back: Vec<u16> = back.concat();
                back.sort_unstable();
                // If less than a page is left, the first page is shown again with what was seen.
                back.dedup();
                prop_assert_eq!(&back, &wanted);
            }
        }
    }
}
