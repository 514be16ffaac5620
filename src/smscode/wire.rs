//! Lenient parsing of the provider's JSON: a missing, `null` or malformed field is `None`, never an error, so that one odd field
//! does not affect the rest.
//!
//! Values are kept as raw text until a type is requested. This keeps amounts exact: digits are parsed into a [`Decimal`], never
//! through a float.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Datelike, NaiveDateTime, Utc};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::de::{Deserialize, Deserializer, Visitor};
use serde_json::value::RawValue;

use crate::domain::{Fx, Money, Private};

/// The byte order mark, which JSON must not start with but some servers and proxies add.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// One JSON value that is not `null`.
#[derive(Clone, Copy)]
pub(super) struct Raw<'a>(&'a str);

impl<'a> Raw<'a> {
    /// Parses one JSON value, optionally after a byte order mark. `None` for `null` and invalid JSON.
    pub(super) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        serde_json::from_slice::<&RawValue>(bytes).ok().and_then(Self::of)
    }

    fn of(raw: &'a RawValue) -> Option<Self> {
        Some(Self(raw.get())).filter(|raw| raw.0 != "null")
    }

    /// The value as an object.
    pub(super) fn fields(self) -> Option<Fields<'a>> {
        serde_json::from_str(self.0).ok().map(Fields)
    }

    /// The value as a list, each element parsed with `read`. Invalid elements are skipped; if all are invalid, the result is `None`.
    pub(super) fn list<T>(self, what: &str, read: impl Fn(Raw<'a>) -> Option<T>) -> Option<Vec<T>> {
        let (list, unread) = self.part_of_list(what, read)?;
        (unread == 0 || !list.is_empty()).then_some(list)
    }

    /// The valid elements of a list, and the number of invalid ones.
    pub(super) fn part_of_list<T>(
        self,
        what: &str,
        read: impl Fn(Raw<'a>) -> Option<T>,
    ) -> Option<(Vec<T>, usize)> {
        let elements: Vec<&RawValue> = serde_json::from_str(self.0).ok()?;
        let total = elements.len();
        let list: Vec<T> = elements.into_iter().filter_map(Raw::of).filter_map(read).collect();
        let unread = total.saturating_sub(list.len());
        if unread > 0 {
            tracing::warn!(list = what, total, unread, "failed to parse some elements of a response");
        }
        Some((list, unread))
    }

    /// The value as a string; half of a surrogate pair (a text cut by the length of an SMS) becomes `U+FFFD`.
    pub(super) fn text(self) -> Option<String> {
        serde_json::from_str(self.0)
            .ok()
            .or_else(|| serde_json::from_str::<LossyText>(self.0).ok().map(|text| text.0))
    }

    /// A number, or a string with one, as exactly the digits that were sent.
    fn decimal(self) -> Option<Decimal> {
        let text = if self.0.starts_with('"') { self.text()? } else { self.0.to_owned() };
        let text = text.trim();
        Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).ok()
    }

    fn int(self) -> Option<i64> {
        self.decimal().filter(Decimal::is_integer)?.to_i64()
    }

    fn flag(self) -> Option<bool> {
        serde_json::from_str(self.0).ok()
    }

    /// A plausible time. One far outside this range is a mistake or an attack and is ignored.
    fn time(self) -> Option<DateTime<Utc>> {
        let text = self.text()?;
        let text = text.trim();
        let time = DateTime::parse_from_rfc3339(text).map(|time| time.to_utc()).ok().or_else(|| {
            NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok().map(|time| time.and_utc())
        });
        time.filter(|time| (2000..2200).contains(&time.year()))
    }

    /// Whole rupiah (v1), or a dollar figure next to the rupiah it stands for (v2): the shape decides.
    fn money(self) -> Option<Money> {
        let Some(fields) = self.fields() else {
            return self.int().map(Money::Idr);
        };
        let is = |field: &str, wanted: &str| fields.text(field).is_none_or(|code| code == wanted);
        if !is("canonical_currency", "IDR") || !is("currency", "USD") {
            return None;
        }
        let amount = fields.get("amount")?.decimal()?;
        Some(Money::Usd { amount, canonical_idr: fields.int("canonical_amount")? })
    }
}

/// The fields of one JSON object. For duplicate fields the last one counts.
pub(super) struct Fields<'a>(BTreeMap<String, &'a RawValue>);

impl<'a> Fields<'a> {
    /// The field, unless it is missing or `null`.
    pub(super) fn get(&self, field: &str) -> Option<Raw<'a>> {
        self.0.get(field).copied().and_then(Raw::of)
    }

    /// A string, as it is.
    pub(super) fn text(&self, field: &str) -> Option<String> {
        self.get(field)?.text()
    }

    /// A string without the white space around it, unless nothing remains.
    pub(super) fn word(&self, field: &str) -> Option<String> {
        let text = self.text(field)?;
        Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// A string, or a number as its digits, that must not be printed. Blank is `None`.
    pub(super) fn private(&self, field: &str) -> Option<Private> {
        let raw = self.get(field)?;
        let digits = || Some(raw.0).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        let value = raw.text().or_else(|| digits().map(str::to_owned)).map(Private::new)?;
        Some(value).filter(|value| !value.is_blank())
    }

    /// A whole number, or a string with one.
    pub(super) fn int(&self, field: &str) -> Option<i64> {
        self.get(field)?.int()
    }

    /// A whole number from 0 up to what fits.
    pub(super) fn count(&self, field: &str) -> Option<u32> {
        self.int(field)?.try_into().ok()
    }

    /// `true` or `false`.
    pub(super) fn flag(&self, field: &str) -> Option<bool> {
        self.get(field)?.flag()
    }

    /// A timestamp (RFC 3339; UTC if it has no offset).
    pub(super) fn time(&self, field: &str) -> Option<DateTime<Utc>> {
        self.get(field)?.time()
    }

    /// An amount of either API version.
    pub(super) fn money(&self, field: &str) -> Option<Money> {
        self.get(field)?.money()
    }

    /// These fields as an exchange rate, which must be positive.
    pub(super) fn fx(&self) -> Option<Fx> {
        let rate = self.get("rate")?.decimal().filter(|rate| *rate > Decimal::ZERO)?;
        let pair = self.word("pair").unwrap_or_else(|| "USD/IDR".to_owned());
        Some(Fx { pair, rate, as_of: self.time("rate_as_of") })
    }
}

/// A JSON string in which half of a surrogate pair is allowed.
struct LossyText(String);

impl<'de> Deserialize<'de> for LossyText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;

        impl Visitor<'_> for Bytes {
            type Value = LossyText;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E>(self, text: &str) -> Result<LossyText, E> {
                Ok(LossyText(text.to_owned()))
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<LossyText, E> {
                // Half of a pair is encoded as three bytes that are not valid UTF-8.
                let text = String::from_utf8_lossy(bytes).replace("\u{fffd}\u{fffd}\u{fffd}", "\u{fffd}");
                Ok(LossyText(text))
            }
        }

        deserializer.deserialize_bytes(Bytes)
    }
}

/// A text of the provider for one log line: line breaks and bidirectional controls are escaped.
pub(super) fn one_line(text: &str) -> impl fmt::Display + '_ {
    struct OneLine<'a>(&'a str);

    impl fmt::Display for OneLine<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.chars().try_for_each(|c| match c {
                '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                    write!(f, "{}", c.escape_unicode())
                }
                c if c.is_control() => write!(f, "{}", c.escape_default()),
                c => write!(f, "{c}"),
            })
        }
    }

    OneLine(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(json: &str) -> Raw<'_> {
        Raw::parse(json.as_bytes()).expect("JSON")
    }

    fn usd(amount: &str, canonical: i64) -> Money {
        Money::Usd { amount: amount.parse().expect("a decimal"), canonical_idr: canonical }
    }

    proptest::proptest! {
        #[test]
        fn a_dollar_amount_survives_with_every_decimal(whole in 0_u64..=999_999_999, cents in "[0-9]{0,9}") {
            let amount = if cents.is_empty() { whole.to_string() } else { format!("{whole}.{cents}") };
            let json = format!(r#"{{"amount":"{amount}","currency":"USD","canonical_amount":{whole}}}"#);
            let money = raw(&json).money().expect("money");
            proptest::prop_assert_eq!(money.usd().map(|usd| usd.to_string()), Some(amount));
            proptest::prop_assert_eq!(money.ledger_idr(), i64::try_from(whole).unwrap_or_default());
        }

        #[test]
        fn whole_rupiah_survive(amount: i64) {
            proptest::prop_assert_eq!(raw(&amount.to_string()).money(), Some(Money::Idr(amount)));
        }

        #[test]
        fn a_rate_survives_as_a_number(rate in "[1-9][0-9]{0,12}\\.[0-9]{1,14}") {
            let json = format!(r#"{{"rate":{rate}}}"#);
            let fx = raw(&json).fields().and_then(|fields| fields.fx()).expect("a rate");
            proptest::prop_assert_eq!(fx.rate.to_string(), rate);
        }

        #[test]
        fn nothing_that_comes_in_is_a_panic(bytes: Vec<u8>) {
            if let Some(raw) = Raw::parse(&bytes) {
                let _ = (raw.text(), raw.money(), raw.time(), raw.fields().is_some());
            }
        }
    }

    #[test]
    fn money_of_an_unknown_shape_is_no_money() {
        for json in [
            "15000.5",
            r#""fifteen""#,
            "true",
            "[]",
            "{}",
            r#"{"amount":"0.9"}"#,
            r#"{"amount":"0.9","canonical_amount":1.5}"#,
            r#"{"amount":"x","canonical_amount":1}"#,
            r#"{"amount":"0.9","currency":"EUR","canonical_amount":1}"#,
            r#"{"amount":"0.9","currency":"USD","canonical_amount":1,"canonical_currency":"USD"}"#,
            "99999999999999999999",
            "1e28",
            "9e400",
            "1e4294967296",
            "1e-4294967296",
            "1e99999999999999999999",
        ] {
            assert_eq!(raw(json).money(), None, "{json}");
        }
    }

    #[test]
    fn money_in_odd_but_clear_shapes_is_read() {
        assert_eq!(raw("15000.0").money(), Some(Money::Idr(15_000)));
        assert_eq!(raw(r#""15000""#).money(), Some(Money::Idr(15_000)));
        assert_eq!(raw("1.5e4").money(), Some(Money::Idr(15_000)));
        assert_eq!(
            raw(r#"{"amount":0.9231,"canonical_amount":"15000"}"#).money(),
            Some(usd("0.9231", 15_000))
        );
        assert_eq!(raw(r#"{"amount":"-0.50","canonical_amount":-8000}"#).money(), Some(usd("-0.50", -8000)));
    }

    #[test]
    fn an_emoji_cut_in_half_does_not_lose_the_text() {
        assert_eq!(raw(r#""code 1234 \ud83d""#).text().as_deref(), Some("code 1234 \u{fffd}"));
        assert_eq!(raw(r#""code 1234 \ud83d\ude00""#).text().as_deref(), Some("code 1234 😀"));
    }

    #[test]
    fn a_moment_is_read_in_each_known_form() {
        let expected = "2026-02-25T10:00:00Z".parse::<DateTime<Utc>>().expect("a moment");
        for json in [
            r#""2026-02-25T10:00:00+00:00""#,
            r#""2026-02-25T10:00:00Z""#,
            r#""2026-02-25T17:00:00+07:00""#,
            r#""2026-02-25T10:00:00.000000""#,
        ] {
            assert_eq!(raw(json).time(), Some(expected), "{json}");
        }
        for json in ["0", r#""""#, r#""soon""#, "{}"] {
            assert_eq!(raw(json).time(), None, "{json}");
        }
    }

    #[test]
    fn deep_nesting_is_no_danger() {
        let json = format!(r#"{{"id":1,"deep":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(raw(&json).fields().and_then(|fields| fields.int("id")), Some(1));
    }

    #[test]
    fn a_list_of_which_nothing_can_be_read_is_no_list() {
        let ids = |json| raw(json).list("ids", |raw| raw.int());
        assert_eq!(ids("[1,null,{},3]"), Some(vec![1, 3]));
        assert_eq!(ids("[]"), Some(vec![]));
        assert_eq!(ids("[{},null]"), None);
        assert_eq!(ids("{}"), None);
    }

    #[test]
    fn a_line_stays_a_line() {
        let shown = one_line("a\nb\r\u{1b}[31m\u{2028}\u{202e}ü").to_string();
        assert_eq!(shown, "a\\nb\\r\\u{1b}[31m\\u{2028}\\u{202e}ü");
    }
}
