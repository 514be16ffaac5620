//! Numbers and amounts: the provider's digits with the language's grouping.

use fixed_decimal::Decimal as Digits;
use i18n_embed_fl::fl;
use rust_decimal::Decimal;

use super::Localizer;
use super::locale_data::number_format;
use crate::domain::Money;
use crate::domain::outcomes::{Rate, Wait};

/// The minimum number of decimals of a dollar amount.
const DOLLAR_DECIMALS: i16 = 2;

impl Localizer {
    /// An amount of money with exactly the digits that the provider stated: `Rp 15,000`, `$0.9231`.
    pub fn money(&self, money: &Money) -> String {
        let (negative, said) = match *money {
            Money::Idr(rupiah) => {
                let amount = self.grouped(&Digits::from(rupiah.unsigned_abs()));
                (rupiah < 0, fl!(self.texts(), "money-idr", amount = amount))
            }
            Money::Usd { amount, .. } => {
                let dollars = self.decimal(amount.abs(), DOLLAR_DECIMALS);
                (amount < Decimal::ZERO, fl!(self.texts(), "money-usd", amount = dollars))
            }
        };
        if negative { fl!(self.texts(), "money-negative", money = said) } else { said }
    }

    /// An amount without the rupiah sign, for short labels: `15,000`, `$0.9231`.
    pub fn amount(&self, money: &Money) -> String {
        match money {
            Money::Idr(rupiah) => self.count(*rupiah),
            Money::Usd { .. } => self.money(money),
        }
    }

    /// A success rate and the median wait, if known: `94% · ~25 s`.
    pub fn success(&self, rate: &Rate) -> String {
        self.success_with(rate, " · ")
    }

    /// The same for a label with little room: `94% ~25 s`.
    pub fn brief_success(&self, rate: &Rate) -> String {
        self.success_with(rate, " ")
    }

    fn success_with(&self, rate: &Rate, between: &str) -> String {
        let percent = fl!(self.texts(), "success-rate", percent = rate.percent);
        match rate.wait {
            Some(wait) => format!("{percent}{between}{}", self.median_wait(wait)),
            None => percent,
        }
    }

    /// A median wait: `~25 s`.
    pub fn median_wait(&self, wait: Wait) -> String {
        match wait {
            Wait::About(seconds) if seconds < 120 => fl!(self.texts(), "success-seconds", count = seconds),
            Wait::About(seconds) => fl!(self.texts(), "success-minutes", count = minutes(seconds)),
            Wait::Over(seconds) => fl!(self.texts(), "success-over", count = minutes(seconds)),
        }
    }

    /// A whole number, grouped: `1,234`.
    pub fn count(&self, count: i64) -> String {
        self.grouped(&Digits::from(count))
    }

    /// An exchange rate, rupiah per dollar, with the provider's decimals.
    pub fn rupiah_rate(&self, rate: Decimal) -> String {
        fl!(self.texts(), "money-idr", amount = self.plain_rate(rate))
    }

    /// An exchange rate of any pair: the number alone, with the provider's decimals.
    pub fn plain_rate(&self, rate: Decimal) -> String {
        self.decimal(rate, 0)
    }

    fn decimal(&self, number: Decimal, at_least: i16) -> String {
        let text = number.to_string();
        match text.parse::<Digits>() {
            Ok(mut digits) => {
                // Padding to fewer decimals would drop the provider's trailing zeros.
                let stated = i16::try_from(number.scale()).unwrap_or(at_least);
                digits.absolute.pad_end(-stated.max(at_least));
                self.grouped(&digits)
            }
            Err(_) => text,
        }
    }

    fn grouped(&self, digits: &Digits) -> String {
        match number_format(self.language()) {
            Some(formatter) => formatter.format(digits).to_string(),
            None => digits.to_string(),
        }
    }
}

fn minutes(seconds: u16) -> u16 {
    seconds / 60
}
