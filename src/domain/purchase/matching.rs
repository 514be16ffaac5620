//! Which orders can be the result of a purchase, and which prices its call allows.

use rust_decimal::Decimal;

use super::{Purchase, Wanted};
use crate::domain::{Money, OrderReport, Private};

/// Whether two texts are the same phone number, however its digits are grouped.
fn is_same_number(one: &Private, other: &Private) -> bool {
    let digits = |number: &Private| {
        let digits: String = number.expose().chars().filter(char::is_ascii_digit).collect();
        digits.trim_start_matches('0').to_owned()
    };
    let one = digits(one);
    !one.is_empty() && one == digits(other)
}

impl Purchase {
    /// Whether an order is of the kind that this purchase asks for. Where the provider does not state the service
    /// and country of an order, only the purchase's own product counts. `number` is the number that is rented
    /// again, if the purchase asks for that.
    pub(super) fn is_of_kind(&self, order: &OrderReport, number: Option<&Private>) -> bool {
        let is_product = order.product == Some(self.product);
        match self.wanted {
            Wanted::Product => is_product,
            Wanted::Offer { shared, operator, .. } => {
                let is_shared = order.catalog_product.map_or(is_product, |of| of == shared);
                is_shared && operator.is_none_or(|wanted| order.operator.is_none_or(|of| of == wanted))
            }
            Wanted::Number { .. } => {
                number.zip(order.phone.as_ref()).is_some_and(|(number, phone)| is_same_number(number, phone))
            }
        }
    }

    /// Whether the body still allows this price of one number. One in dollars may not, although the price in rupiah did
    /// not change, if the exchange rate has moved since the draft was made.
    pub fn allows(&self, price: &Money, rate: Option<Decimal>) -> bool {
        let idr = Decimal::from(price.ledger_idr());
        let rupiah = |bound: Money| match bound {
            Money::Idr(idr) => Some(Decimal::from(idr)),
            Money::Usd { amount, .. } => rate.and_then(|rate| amount.checked_mul(rate)),
        };
        let limit = self.limit.and_then(rupiah).map(|limit| limit.floor());
        let floor = self.floor.and_then(rupiah).map(|floor| floor.ceil());
        limit.is_none_or(|limit| idr <= limit) && floor.is_none_or(|floor| idr >= floor)
    }
}
