//! Paged order history. The provider lists orders of one status, or all, newest first from any offset; a page
//! covering several statuses is merged from several such lists, each with its own offset.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::order::OrderReport;
use super::{OrderId, OrderStatus};

/// Orders per page.
pub const PAGE: u16 = 8;

/// Which orders to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Filter {
    /// All.
    All,
    /// Waiting for an SMS.
    Waiting,
    /// Open, with an SMS.
    Received,
    /// Finished.
    Finished,
    /// Refunded.
    Refunded,
}

impl Filter {
    /// Every filter, in button order.
    pub const ALL: [Self; 5] = [Self::All, Self::Waiting, Self::Received, Self::Finished, Self::Refunded];

    /// The provider lists that its pages are merged from: at most two.
    pub fn lists(self) -> &'static [Option<OrderStatus>] {
        match self {
            Self::All => &[None],
            Self::Waiting => &[Some(OrderStatus::Active)],
            Self::Received => &[Some(OrderStatus::OtpReceived)],
            Self::Finished => &[Some(OrderStatus::Completed)],
            Self::Refunded => &[Some(OrderStatus::Canceled), Some(OrderStatus::Expired)],
        }
    }

    /// The filter for orders of this status, or all.
    pub fn of(status: Option<OrderStatus>) -> Self {
        Self::ALL.into_iter().find(|filter| filter.lists().contains(&status)).unwrap_or(Self::All)
    }
}

/// How many of the newest orders of each list to skip.
pub type Place = [u16; 2];

/// A request for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRequest {
    /// The filter.
    pub filter: Filter,
    /// Where the page starts, or where it ends if `back` is set.
    pub place: Place,
    /// Whether to show the page before that position.
    pub back: bool,
}

impl PageRequest {
    /// The newest orders.
    pub fn newest(filter: Filter) -> Self {
        Self { filter, place: [0, 0], back: false }
    }

    /// What to read from each list: how many orders to skip, and how many to read. Reading zero needs no call.
    pub fn windows(&self) -> impl Iterator<Item = (Option<OrderStatus>, u16, u16)> {
        let window = |(status, place): (&Option<OrderStatus>, u16)| {
            let from = if self.back { place.saturating_sub(PAGE) } else { place };
            // One extra order shows whether there is another page.
            (*status, from, if self.back { place - from } else { PAGE + 1 })
        };
        self.filter.lists().iter().zip(self.place).map(window)
    }
}

/// Orders read from one list.
#[derive(Debug, Default)]
pub struct Listed {
    /// The readable orders, newest first.
    pub orders: Vec<OrderReport>,
    /// The number of orders including unreadable ones.
    pub count: usize,
}

/// A page of the history.
#[derive(Debug)]
pub struct Page {
    /// Its orders, newest first.
    pub orders: Vec<OrderReport>,
    /// The filter.
    pub filter: Filter,
    /// Where it starts.
    pub begins: Place,
    /// Where the next page starts.
    pub ends: Place,
    /// Whether there are older orders.
    pub has_older: bool,
}

impl Page {
    /// Builds the requested page from what was read, list by list. `None` if going back left less than a full
    /// page: show the first page instead.
    pub fn new(request: &PageRequest, listed: Vec<Listed>) -> Option<Self> {
        let mut all: Vec<(usize, OrderReport)> = Vec::new();
        let mut counts = [(0, 0); 2];
        for (list, (listed, count)) in listed.into_iter().zip(&mut counts).enumerate() {
            *count = (listed.orders.len(), listed.count);
            all.extend(listed.orders.into_iter().map(|order| (list, order)));
        }
        all.sort_by_key(|(_, order)| std::cmp::Reverse(age(order)));
        let size = usize::from(PAGE);
        let reaches_newest = request.place.iter().all(|place| *place <= PAGE);
        if request.back && reaches_newest && all.len() < size {
            return None;
        }
        let taken = if request.back {
            all.split_off(all.len().saturating_sub(size))
        } else {
            all.truncate(size);
            all
        };
        let mut passed = [0_u16; 2];
        for ((list, passed), (readable, count)) in passed.iter_mut().enumerate().zip(counts) {
            let own = taken.iter().filter(|(of, _)| *of == list).count();
            // Unreadable orders are skipped together with the last readable one.
            *passed = u16::try_from(if own == readable { count } else { own }).unwrap_or(u16::MAX);
        }
        let moved = |by: fn(u16, u16) -> u16| {
            [0, 1].map(|list: usize| {
                let at = |places: &Place| places.get(list).copied().unwrap_or_default();
                by(at(&request.place), at(&passed))
            })
        };
        let (begins, ends) = if request.back {
            (moved(u16::saturating_sub), request.place)
        } else {
            (request.place, moved(u16::saturating_add))
        };
        let left = counts.iter().zip(passed).any(|((_, count), passed)| *count > usize::from(passed));
        let full = counts.iter().any(|(_, count)| *count > size);
        let orders = taken.into_iter().map(|(_, order)| order).collect();
        Some(Self { orders, filter: request.filter, begins, ends, has_older: request.back || left || full })
    }

    /// An empty page.
    pub fn empty(filter: Filter) -> Self {
        Self { orders: Vec::new(), filter, begins: [0, 0], ends: [0, 0], has_older: false }
    }

    /// The page with newer orders, if any.
    pub fn newer(&self) -> Option<PageRequest> {
        (self.begins != [0, 0]).then_some(PageRequest { filter: self.filter, place: self.begins, back: true })
    }

    /// The page with older orders, if any.
    pub fn older(&self) -> Option<PageRequest> {
        self.has_older.then_some(PageRequest { filter: self.filter, place: self.ends, back: false })
    }
}

/// Greater means newer.
fn age(order: &OrderReport) -> (Option<DateTime<Utc>>, OrderId) {
    (order.created_at, order.id)
}

#[cfg(test)]
mod tests;
