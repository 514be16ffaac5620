//! Converts between columns and the types of `domain`.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::Error;
use crate::domain::catalog::ProductLabel;
use crate::domain::guard::AutoReplace;
use crate::domain::{Money, Private, UserId};
use crate::vault::{Keyring, Purpose};

/// Earlier than any real time, so that immediate work does not depend on a clock that may be set back.
pub(super) const AT_ONCE: i64 = 0;

pub(super) fn ms(time: Option<DateTime<Utc>>) -> Option<i64> {
    time.map(|time| time.timestamp_millis())
}

pub(super) fn time(ms: i64) -> Result<DateTime<Utc>, Error> {
    DateTime::from_timestamp_millis(ms).ok_or(Error::Corrupt("a time"))
}

pub(super) fn find_time(row: &AnyRow, column: &str) -> Result<Option<DateTime<Utc>>, Error> {
    row.try_get::<Option<i64>, _>(column)?.map(time).transpose()
}

pub(super) fn get_time(row: &AnyRow, column: &str) -> Result<DateTime<Utc>, Error> {
    time(row.try_get(column)?)
}

pub(super) fn flag(row: &AnyRow, column: &str) -> Result<bool, Error> {
    Ok(row.try_get::<i64, _>(column)? != 0)
}

pub(super) fn count(row: &AnyRow, column: &str) -> Result<u32, Error> {
    u32::try_from(row.try_get::<i64, _>(column)?).map_err(|_| Error::Corrupt("a count"))
}

/// The two columns of an amount: rupiah, and dollars as text.
pub(super) fn money_columns(money: Option<Money>) -> (Option<i64>, Option<String>) {
    (money.map(|money| money.ledger_idr()), money.and_then(|money| money.usd()).map(|usd| usd.to_string()))
}

pub(super) fn find_money(row: &AnyRow, idr: &str, usd: &str) -> Result<Option<Money>, Error> {
    let Some(canonical_idr) = row.try_get::<Option<i64>, _>(idr)? else { return Ok(None) };
    Ok(Some(match row.try_get::<Option<String>, _>(usd)? {
        None => Money::Idr(canonical_idr),
        Some(text) => {
            let amount: Decimal = text.parse().map_err(|_| Error::Corrupt("an amount"))?;
            Money::Usd { amount, canonical_idr }
        }
    }))
}

/// What a row is for; not every kind of row has an operator.
pub(super) fn get_title(row: &AnyRow) -> Result<ProductLabel, Error> {
    Ok(ProductLabel {
        operator: None,
        service: row.try_get("service")?,
        country: row.try_get("country")?,
        flag: row.try_get("flag")?,
    })
}

pub(super) fn read_auto(row: &AnyRow, after: &str, times: &str) -> Result<Option<AutoReplace>, Error> {
    let part = |column| row.try_get::<Option<i64>, _>(column);
    let small = |number: i64| u8::try_from(number).map_err(|_| Error::Corrupt("a replacement"));
    Ok(match part(after)?.zip(part(times)?) {
        Some((after, times)) => Some(AutoReplace { after: small(after)?, times: small(times)? }),
        None => None,
    })
}

pub(super) fn auto_columns(auto: Option<AutoReplace>) -> (Option<i64>, Option<i64>) {
    auto.map(|auto| (i64::from(auto.after), i64::from(auto.times))).unzip()
}

/// Parses a text column with the parser of its type.
pub(super) fn word<T>(
    row: &AnyRow,
    column: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<T, Error> {
    let word: String = row.try_get(column)?;
    parse(&word).ok_or(Error::Corrupt(column))
}

/// Encodes many rows as one text, for statements that read them with `jsonb_each(jsonb($1))`: both databases
/// number and read them alike. Encrypted values travel as [`hex`] and are read with `unhex`.
pub(super) fn many<T: Serialize>(rows: impl IntoIterator<Item = T>) -> Result<String, Error> {
    let mut text = Vec::new();
    let written = serde_json::Serializer::new(&mut text).collect_map(rows.into_iter().enumerate());
    written.ok().and_then(|()| String::from_utf8(text).ok()).ok_or(Error::Corrupt("a row"))
}

/// Bytes as text.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Encrypts and decrypts the values of one user.
pub(super) struct Sealer<'a> {
    pub(super) keyring: &'a Keyring,
    pub(super) user: UserId,
}

impl Sealer<'_> {
    pub(super) fn seal(&self, purpose: Purpose, value: &Private) -> Result<Vec<u8>, Error> {
        Ok(self.keyring.seal(purpose, self.user, value.expose().as_bytes())?)
    }

    pub(super) fn seal_opt(
        &self,
        purpose: Purpose,
        value: Option<&Private>,
    ) -> Result<Option<Vec<u8>>, Error> {
        value.map(|value| self.seal(purpose, value)).transpose()
    }

    pub(super) fn open(&self, purpose: Purpose, sealed: &[u8]) -> Result<Private, Error> {
        let plain = self.keyring.open(purpose, self.user, sealed)?;
        let text = std::str::from_utf8(&plain).map_err(|_| Error::Corrupt("a sealed text"))?;
        Ok(Private::new(text))
    }

    pub(super) fn find(
        &self,
        row: &AnyRow,
        column: &str,
        purpose: Purpose,
    ) -> Result<Option<Private>, Error> {
        let sealed: Option<Vec<u8>> = row.try_get(column)?;
        sealed.map(|sealed| self.open(purpose, &sealed)).transpose()
    }
}
