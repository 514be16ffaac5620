//! Numbers and money: the provider's digits, grouped as the language does it.

use fixed_decimal::Decimal as Digits;
use i18n_embed_fl::fl;
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::locale;
use rust_decimal::Decimal;

use super::Speech;
use crate::domain::{Language, Money};

/// The fewest decimals of a dollar figure.
const DOLLAR_DECIMALS: i16 = 2;

/// Whether the number formats of a language are there, so that a gap ends the start and not a sentence.
pub(super) fn are_there(language: Language) -> bool {
    formatter(language).is_some()
}

// The formatter holds nothing but references to data in the program, but its type can't cross threads: it is made
// where it is used.
fn formatter(language: Language) -> Option<DecimalFormatter> {
    let locale = match language {
        Language::En => locale!("en"),
        Language::Id => locale!("id"),
        Language::Ru => locale!("ru"),
        Language::Zh => locale!("zh"),
        Language::Es => locale!("es"),
        Language::PtBr => locale!("pt-BR"),
        Language::Vi => locale!("vi"),
        Language::Hi => locale!("hi"),
    };
    DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok()
}

impl Speech {
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

    /// A whole number, grouped: `1,234`.
    pub fn count(&self, count: i64) -> String {
        self.grouped(&Digits::from(count))
    }

    /// An exchange rate: what one dollar is worth in rupiah, with the provider's decimals.
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
                // Padding to fewer decimals than there are would drop the provider's trailing zeros.
                let stated = i16::try_from(number.scale()).unwrap_or(at_least);
                digits.absolute.pad_end(-stated.max(at_least));
                self.grouped(&digits)
            }
            Err(_) => text,
        }
    }

    fn grouped(&self, digits: &Digits) -> String {
        match formatter(self.language()) {
            Some(formatter) => formatter.format(digits).to_string(),
            None => digits.to_string(),
        }
    }
}
