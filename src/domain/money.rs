//! Money as stated by the provider: whole rupiah, or a dollar projection alongside the rupiah it stands for.
//!
//! Nothing here converts between the two; the rupiah amount is always the authoritative one.

use chrono::{DateTime, Utc};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// How many decimals a limit in dollars may have.
const LIMIT_DECIMALS: std::ops::RangeInclusive<u32> = 4..=12;

/// A user's display currency. It decides the API version of every call whose answer contains money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Currency {
    /// Rupiah, the ledger currency: API v1.
    #[default]
    Idr,
    /// US dollars, a projection of the ledger: API v2.
    Usd,
}

impl Currency {
    /// The ISO 4217 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Idr => "IDR",
            Self::Usd => "USD",
        }
    }

    /// Parses an ISO 4217 code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "IDR" => Some(Self::Idr),
            "USD" => Some(Self::Usd),
            _ => None,
        }
    }
}

/// An amount of money in the currency stated by the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Money {
    /// Whole rupiah (API v1).
    Idr(i64),
    /// A dollar amount and the rupiah it stands for (API v2).
    Usd {
        /// Dollars, with as many decimals as the provider sent.
        amount: Decimal,
        /// The authoritative amount in whole rupiah.
        canonical_idr: i64,
    },
}

impl Money {
    /// The same amount in another display currency, if the provider stated it: dollars come with their rupiah
    /// amount, rupiah come without dollars.
    pub fn seen_in(self, currency: Currency) -> Option<Self> {
        match (currency, self) {
            (Currency::Idr, money) => Some(Self::Idr(money.ledger_idr())),
            (Currency::Usd, Self::Usd { .. }) => Some(self),
            (Currency::Usd, Self::Idr(_)) => None,
        }
    }

    /// The authoritative amount in whole rupiah. For comparison only; never show it to users of dollars.
    pub fn ledger_idr(&self) -> i64 {
        match *self {
            Self::Idr(idr) => idr,
            Self::Usd { canonical_idr, .. } => canonical_idr,
        }
    }

    /// The currency in which this amount is displayed.
    pub fn currency(&self) -> Currency {
        match self {
            Self::Idr(_) => Currency::Idr,
            Self::Usd { .. } => Currency::Usd,
        }
    }

    /// A highest price of exactly these rupiah, in the form in which the provider takes it. The provider turns
    /// dollars into rupiah at its rate and rounds this limit down, so the displayed price may fall short of itself.
    /// The limit is the smallest dollar amount, of at least four decimals, that comes to these rupiah and no more.
    ///
    /// `None` in dollars if the rate is unknown or no such amount exists.
    pub fn limit(idr: i64, currency: Currency, rate: Option<Decimal>) -> Option<Self> {
        bound(idr, currency, rate, RoundingStrategy::ToPositiveInfinity, |rupiah| rupiah.floor())
    }

    /// The same for a lowest price, which the provider rounds up.
    pub fn floor(idr: i64, currency: Currency, rate: Option<Decimal>) -> Option<Self> {
        bound(idr, currency, rate, RoundingStrategy::ToNegativeInfinity, |rupiah| rupiah.ceil())
    }

    /// The difference to another amount; `None` if their currencies differ.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Idr(one), Self::Idr(other)) => one.checked_sub(other).map(Self::Idr),
            (
                Self::Usd { amount, canonical_idr },
                Self::Usd { amount: other_amount, canonical_idr: other_idr },
            ) => Some(Self::Usd {
                amount: amount.checked_sub(other_amount)?,
                canonical_idr: canonical_idr.checked_sub(other_idr)?,
            }),
            _ => None,
        }
    }

    /// The amount multiplied; `None` on overflow.
    pub fn times(self, count: u32) -> Option<Self> {
        match self {
            Self::Idr(idr) => idr.checked_mul(i64::from(count)).map(Self::Idr),
            Self::Usd { amount, canonical_idr } => Some(Self::Usd {
                amount: amount.checked_mul(Decimal::from(count))?,
                canonical_idr: canonical_idr.checked_mul(i64::from(count))?,
            }),
        }
    }

    /// The sum of both; `None` on overflow or if their currencies differ.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Idr(a), Self::Idr(b)) => a.checked_add(b).map(Self::Idr),
            (Self::Usd { amount: a, canonical_idr: x }, Self::Usd { amount: b, canonical_idr: y }) => {
                Some(Self::Usd { amount: a.checked_add(b)?, canonical_idr: x.checked_add(y)? })
            }
            _ => None,
        }
    }

    /// The dollar amount, if stated by the provider.
    pub fn usd(&self) -> Option<Decimal> {
        match *self {
            Self::Idr(_) => None,
            Self::Usd { amount, .. } => Some(amount),
        }
    }
}

/// The dollar amount with the fewest decimals that the provider turns into exactly these rupiah.
fn bound(
    idr: i64,
    currency: Currency,
    rate: Option<Decimal>,
    strategy: RoundingStrategy,
    in_rupiah: impl Fn(Decimal) -> Decimal,
) -> Option<Money> {
    let Currency::Usd = currency else { return Some(Money::Idr(idr)) };
    let (rate, exact) = (rate?, Decimal::from(idr).checked_div(rate?)?);
    let is_exact = |amount: &Decimal| {
        amount.checked_mul(rate).is_some_and(|rupiah| in_rupiah(rupiah) == Decimal::from(idr))
    };
    let mut rounded = LIMIT_DECIMALS.map(|places| exact.round_dp_with_strategy(places, strategy));
    let amount = rounded.find(is_exact)?;
    Some(Money::Usd { amount, canonical_idr: idr })
}

/// The largest amount that a user may type, in rupiah.
const LARGEST_TYPED: i64 = 1_000_000_000;

/// Suffixes that users write after an amount, and their multipliers.
const UNITS: [(&str, i64); 11] = [
    ("", 1),
    ("k", 1_000),
    ("rb", 1_000),
    ("ribu", 1_000),
    ("тыс", 1_000),
    ("mil", 1_000),
    ("nghìn", 1_000),
    ("m", 1_000_000),
    ("jt", 1_000_000),
    ("juta", 1_000_000),
    ("млн", 1_000_000),
];

/// Parses a rupiah amount as users type it: `75000`, `Rp 75.000`, `75k`, `1,5 jt`. `None` if it is not an
/// amount or can't be a limit.
pub fn read_rupiah(text: &str) -> Option<i64> {
    let text = text.trim().to_lowercase();
    let text = ["rp.", "rp", "idr"].iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(&text);
    let text = text.trim().trim_end_matches("idr").trim();
    let end = text.find(char::is_alphabetic).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let unit = unit.trim_end_matches('.');
    let (_, factor) = UNITS.iter().find(|(name, _)| *name == unit)?;
    let groups: Vec<&str> =
        number.trim().split(|c: char| matches!(c, '.' | ',' | '\'') || c.is_whitespace()).collect();
    let digits = |group: &&str| !group.is_empty() && group.chars().all(|c| c.is_ascii_digit());
    let is_grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    let amount = match groups.as_slice() {
        groups if !groups.iter().all(digits) => return None,
        // Digits after a comma are a fraction of the unit: half a million.
        [whole, part] if *factor > 1 && part.len() < 3 => {
            let tens = 10_i64.checked_pow(u32::try_from(part.len()).ok()?)?;
            let whole: i64 = whole.parse().ok()?;
            whole.checked_mul(*factor)?.checked_add(part.parse::<i64>().ok()?.checked_mul(factor / tens)?)?
        }
        groups if is_grouped => groups.concat().parse::<i64>().ok()?.checked_mul(*factor)?,
        _ => return None,
    };
    (1..=LARGEST_TYPED).contains(&amount).then_some(amount)
}

/// The sum of these amounts per stated currency; `None` on overflow.
pub fn sums(amounts: impl IntoIterator<Item = Money>) -> Option<Vec<Money>> {
    let mut sums: Vec<Money> = Vec::new();
    for amount in amounts {
        match sums.iter_mut().find(|sum| sum.currency() == amount.currency()) {
            Some(sum) => *sum = sum.checked_add(amount)?,
            None => sums.push(amount),
        }
    }
    Some(sums)
}

/// The exchange rate disclosed in answers with dollar amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fx {
    /// For example `USD/IDR`.
    pub pair: String,
    /// Rupiah per dollar.
    pub rate: Decimal,
    /// When the rate was taken, if stated.
    pub as_of: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_added_only_in_one_currency() {
        let usd = |amount: &str, canonical_idr| Money::Usd { amount: amount.parse().unwrap(), canonical_idr };
        assert_eq!(Money::Idr(15_000).checked_add(Money::Idr(5)), Some(Money::Idr(15_005)));
        assert_eq!(usd("0.9231", 15_000).checked_add(usd("0.1", 1_625)), Some(usd("1.0231", 16_625)));
        assert_eq!(Money::Idr(1).checked_add(usd("1", 16_250)), None);
        assert_eq!(Money::Idr(i64::MAX).checked_add(Money::Idr(1)), None);
        assert_eq!(usd("1.5", 20).checked_sub(usd("0.5", 5)), Some(usd("1.0", 15)));
        assert_eq!(Money::Idr(1).checked_sub(usd("1", 16_250)), None);
        assert_eq!(usd("0.9231", 15_000).times(3), Some(usd("2.7693", 45_000)));
        assert_eq!(Money::Idr(i64::MAX).times(2), None);
    }

    proptest::proptest! {
        #[test]
        fn o22_a_limit_in_dollars_comes_to_its_rupiah_and_to_no_more(idr in 1_i64..50_000_000, rate in 500_i64..100_000) {
            let rate = Decimal::from(rate);
            let limit = Money::limit(idr, Currency::Usd, Some(rate)).unwrap();
            let usd = limit.usd().unwrap();
            proptest::prop_assert_eq!((usd * rate).floor(), Decimal::from(idr));
            proptest::prop_assert_eq!(limit.ledger_idr(), idr);
            let floor = Money::floor(idr, Currency::Usd, Some(rate)).unwrap().usd().unwrap();
            proptest::prop_assert_eq!((floor * rate).ceil(), Decimal::from(idr));
            proptest::prop_assert!(usd.scale() <= 6, "{}", usd);
        }
    }

    #[test]
    fn o22_the_displayed_dollars_are_no_limit_where_rounding_took_something_away() {
        let limit =
            |idr| Money::limit(idr, Currency::Usd, Some(Decimal::from(16_250))).unwrap().usd().unwrap();
        assert_eq!(limit(15_000).to_string(), "0.9231");
        // Displayed as $0.9233, which comes to 15,003 rupiah.
        assert_eq!(limit(15_004).to_string(), "0.92333");
        assert_eq!(Money::limit(15_004, Currency::Idr, None), Some(Money::Idr(15_004)));
        for rate in [None, Some(Decimal::ZERO)] {
            assert_eq!(Money::limit(15_004, Currency::Usd, rate), None, "{rate:?}");
        }
    }

    #[test]
    fn an_amount_is_read_however_it_is_typed() {
        for (text, amount) in [
            ("75000", 75_000),
            (" Rp 75.000 ", 75_000),
            ("rp75,000", 75_000),
            ("1 000 000", 1_000_000),
            ("75k", 75_000),
            ("75 rb", 75_000),
            ("1,5 jt", 1_500_000),
            ("1.25jt", 1_250_000),
            ("100 тыс.", 100_000),
            ("16500 IDR", 16_500),
        ] {
            assert_eq!(read_rupiah(text), Some(amount), "{text}");
        }
        for text in [
            "",
            "0",
            "-5",
            "wa",
            "wa indonesia",
            "75.5",
            "1.0000",
            "12 apples",
            "9999999999",
            "99999999999999999999",
            ".",
            "k",
            "1,,000",
        ] {
            assert_eq!(read_rupiah(text), None, "{text}");
        }
    }

    #[test]
    fn each_currency_has_its_own_sum() {
        let usd = |amount: &str, canonical_idr| Money::Usd { amount: amount.parse().unwrap(), canonical_idr };
        let mixed = [Money::Idr(15_000), usd("0.9231", 15_000), Money::Idr(4_500), usd("0.1", 1_625)];
        assert_eq!(sums(mixed), Some(vec![Money::Idr(19_500), usd("1.0231", 16_625)]));
        assert_eq!(sums([]), Some(vec![]));
        assert_eq!(sums([Money::Idr(i64::MAX), Money::Idr(1)]), None);
    }
}
