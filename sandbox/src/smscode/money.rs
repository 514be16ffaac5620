//! One ledger in whole rupiah; dollar amounts are derived from it.

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};

use super::endpoint::Version;

/// How many decimals a dollar amount is shown with.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Precision {
    /// Balances.
    Total,
    /// Prices and refunds.
    Item,
}

impl Precision {
    const fn digits(self) -> u32 {
        match self {
            Self::Total => 2,
            Self::Item => 4,
        }
    }
}

/// An IDR amount in dollars: rounded half up, and a positive amount is never shown as zero.
pub(crate) fn dollars(idr: i64, rate: i64, precision: Precision) -> String {
    let digits = precision.digits();
    let exact = Decimal::from(idr).checked_div(Decimal::from(rate)).unwrap_or_default();
    let mut shown = exact.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    if idr > 0 && shown.is_zero() {
        shown = Decimal::new(1, digits);
    }
    shown.rescale(digits);
    shown.to_string()
}

/// Money as the API version shows it: an integer on v1, an object on v2.
pub(crate) fn money(idr: i64, version: Version, rate: Option<i64>, precision: Precision) -> Value {
    match (version, rate) {
        (Version::V2, Some(rate)) => json!({
            "amount": dollars(idr, rate, precision),
            "currency": "USD",
            "canonical_amount": idr,
            "canonical_currency": "IDR",
        }),
        _ => json!(idr),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dollars_of_the_document() {
        let cases = [
            (15_000, Precision::Item, "0.9231"),
            (515_000, Precision::Total, "31.69"),
            (500_000, Precision::Total, "30.77"),
            (0, Precision::Total, "0.00"),
            (1, Precision::Total, "0.01"),
            (1, Precision::Item, "0.0001"),
            (16_250, Precision::Item, "1.0000"),
        ];
        for (idr, precision, shown) in cases {
            assert_eq!(dollars(idr, 16_250, precision), shown);
        }
    }

    #[test]
    fn halves_go_up() {
        assert_eq!(dollars(5, 1_000, Precision::Total), "0.01");
        assert_eq!(dollars(25, 1_000, Precision::Total), "0.03");
    }
}
