//! Translates what one chat learned for another chat with the same account.

use super::{Observation, Settlement, Source};
use crate::domain::{Currency, Money};

impl Observation {
    /// The same observation for another chat with the same account, which shows amounts in `currency`:
    /// actions of the one chat count as having happened elsewhere for the other.
    pub fn for_sibling(&self, currency: Currency) -> Self {
        let seen_in = |money: Option<Money>| money.and_then(|money| money.seen_in(currency));
        let mut seen = self.clone();
        seen.source = self.source.min(Source::Read);
        if let Some(bought) = seen.bought.take() {
            seen.bought_by_sibling = true;
            seen.order.amount = seen.order.amount.or(Some(bought.price));
            seen.order.product = seen.order.product.or(Some(bought.product));
            seen.order.service = seen.order.service.or(bought.title.service);
            seen.order.country = seen.order.country.or(bought.title.country);
        }
        seen.order.amount = seen_in(seen.order.amount);
        seen.settlement = self.settlement.map(|settlement| Settlement {
            refund: seen_in(settlement.refund),
            balance: seen_in(settlement.balance),
            told: false,
        });
        seen
    }
}
