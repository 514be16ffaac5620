//! Counts what becomes of orders: see [`crate::domain::outcomes`].
//!
//! Whoever writes an order adds the difference that the change makes, in the same transaction. Rows of a
//! forgotten user stay for the figures of all users, without money, under a number that leads nowhere.

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};
use uuid::Uuid;

use super::codec::{flag, get_title, many};
use super::{Error, Store};
use crate::domain::UserId;
use crate::domain::outcomes::{
    Counted, Counts, DAYS, DayCounts, ListingCounts, OperatorCounts, Sums, WAIT_COUNTERS, day_of,
};
use crate::domain::tracking::Order;

/// The columns of the waits, in order.
const WAITS: [&str; WAIT_COUNTERS] = [
    "wait_5",
    "wait_10",
    "wait_15",
    "wait_20",
    "wait_25",
    "wait_30",
    "wait_40",
    "wait_50",
    "wait_60",
    "wait_90",
    "wait_120",
    "wait_180",
    "wait_300",
    "wait_600",
    "wait_more",
];

/// How many days counts are kept: the last 30 of any user, in any time zone.
const KEPT: i64 = DAYS + 2;

/// What changes of orders add to the counts: each row once, because PostgreSQL rejects the same row twice in
/// one statement.
#[derive(Default)]
pub(super) struct Differences(BTreeMap<Place, (Option<String>, Counts)>);

/// The key of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Place {
    service: String,
    country: String,
    day: i64,
    person: i64,
    operator: String,
    here: i64,
}

/// A row as it is added to what is stored.
#[derive(Serialize)]
struct CountsRow {
    #[serde(flatten)]
    place: Place,
    flag: Option<String>,
    #[serde(flatten)]
    counts: BTreeMap<&'static str, i64>,
}

impl Differences {
    /// Adds the difference between two states of an order.
    pub(super) fn add(&mut self, before: Option<&Order>, now: &Order) {
        let (before, after) = (before.and_then(Order::counts), now.counts());
        if before == after {
            return;
        }
        if let Some((counted, counts)) = before {
            self.row(now.user, counted).subtract(&counts);
        }
        if let Some((counted, counts)) = after {
            self.row(now.user, counted).add(&counts);
        }
    }

    fn row(&mut self, user: UserId, counted: Counted) -> &mut Counts {
        let Counted { day, service, country, operator, flag, here } = counted;
        let operator = operator.unwrap_or_default();
        let place = Place { service, country, day, person: user.0, operator, here: i64::from(here) };
        let (known, counts) = self.0.entry(place).or_default();
        *known = known.take().or(flag);
        counts
    }

    /// Adds them to what is stored.
    pub(super) async fn write(self, tx: &mut Transaction<'_, Any>) -> Result<(), Error> {
        let changed = self.0.into_iter().filter(|(_, (_, counts))| *counts != Counts::default());
        let rows: Vec<_> = changed
            .map(|(place, (flag, counts))| CountsRow { place, flag, counts: columns(&counts) })
            .collect();
        if rows.is_empty() {
            return Ok(());
        }
        sqlx::query(
            "INSERT INTO outcomes (service, country, day, person, operator, here, flag, numbers, with_sms, without_sms, wait_5,
             wait_10, wait_15, wait_20, wait_25, wait_30, wait_40, wait_50, wait_60, wait_90, wait_120,
             wait_180, wait_300, wait_600, wait_more, spent_idr, spent_usd, spent_usd_idr, returned_idr,
             returned_usd, returned_usd_idr)
             SELECT value ->> 'service', value ->> 'country', CAST(value ->> 'day' AS BIGINT),
             CAST(value ->> 'person' AS BIGINT), value ->> 'operator', CAST(value ->> 'here' AS BIGINT),
             value ->> 'flag', CAST(value ->> 'numbers' AS BIGINT), CAST(value ->> 'with_sms' AS BIGINT),
             CAST(value ->> 'without_sms' AS BIGINT), CAST(value ->> 'wait_5' AS BIGINT),
             CAST(value ->> 'wait_10' AS BIGINT), CAST(value ->> 'wait_15' AS BIGINT),
             CAST(value ->> 'wait_20' AS BIGINT), CAST(value ->> 'wait_25' AS BIGINT),
             CAST(value ->> 'wait_30' AS BIGINT), CAST(value ->> 'wait_40' AS BIGINT),
             CAST(value ->> 'wait_50' AS BIGINT), CAST(value ->> 'wait_60' AS BIGINT),
             CAST(value ->> 'wait_90' AS BIGINT), CAST(value ->> 'wait_120' AS BIGINT),
             CAST(value ->> 'wait_180' AS BIGINT), CAST(value ->> 'wait_300' AS BIGINT),
             CAST(value ->> 'wait_600' AS BIGINT), CAST(value ->> 'wait_more' AS BIGINT),
             CAST(value ->> 'spent_idr' AS BIGINT), CAST(value ->> 'spent_usd' AS BIGINT),
             CAST(value ->> 'spent_usd_idr' AS BIGINT), CAST(value ->> 'returned_idr' AS BIGINT),
             CAST(value ->> 'returned_usd' AS BIGINT), CAST(value ->> 'returned_usd_idr' AS BIGINT)
             FROM jsonb_each(jsonb($1)) WHERE true
             ON CONFLICT (service, country, day, person, operator, here) DO UPDATE SET
             flag = COALESCE(excluded.flag, outcomes.flag), numbers = outcomes.numbers + excluded.numbers,
             with_sms = outcomes.with_sms + excluded.with_sms,
             without_sms = outcomes.without_sms + excluded.without_sms,
             wait_5 = outcomes.wait_5 + excluded.wait_5, wait_10 = outcomes.wait_10 + excluded.wait_10,
             wait_15 = outcomes.wait_15 + excluded.wait_15, wait_20 = outcomes.wait_20 + excluded.wait_20,
             wait_25 = outcomes.wait_25 + excluded.wait_25, wait_30 = outcomes.wait_30 + excluded.wait_30,
             wait_40 = outcomes.wait_40 + excluded.wait_40, wait_50 = outcomes.wait_50 + excluded.wait_50,
             wait_60 = outcomes.wait_60 + excluded.wait_60, wait_90 = outcomes.wait_90 + excluded.wait_90,
             wait_120 = outcomes.wait_120 + excluded.wait_120,
             wait_180 = outcomes.wait_180 + excluded.wait_180,
             wait_300 = outcomes.wait_300 + excluded.wait_300,
             wait_600 = outcomes.wait_600 + excluded.wait_600,
             wait_more = outcomes.wait_more + excluded.wait_more,
             spent_idr = outcomes.spent_idr + excluded.spent_idr,
             spent_usd = outcomes.spent_usd + excluded.spent_usd,
             spent_usd_idr = outcomes.spent_usd_idr + excluded.spent_usd_idr,
             returned_idr = outcomes.returned_idr + excluded.returned_idr,
             returned_usd = outcomes.returned_usd + excluded.returned_usd,
             returned_usd_idr = outcomes.returned_usd_idr + excluded.returned_usd_idr",
        )
        .bind(many(rows)?)
        .execute(&mut **tx)
        .await?;
        Ok(())
    }
}

/// The counts by the names of their columns.
fn columns(counts: &Counts) -> BTreeMap<&'static str, i64> {
    let waits = WAITS.into_iter().zip(counts.waits);
    let others = [
        ("numbers", counts.numbers),
        ("with_sms", counts.with_sms),
        ("without_sms", counts.without_sms),
        ("spent_idr", counts.spent.idr),
        ("spent_usd", counts.spent.usd),
        ("spent_usd_idr", counts.spent.usd_idr),
        ("returned_idr", counts.returned.idr),
        ("returned_usd", counts.returned.usd),
        ("returned_usd_idr", counts.returned.usd_idr),
    ];
    waits.chain(others).collect()
}

fn read_success(row: &AnyRow) -> Result<Counts, Error> {
    let mut counts = Counts {
        with_sms: row.try_get("with_sms")?,
        without_sms: row.try_get("without_sms")?,
        ..Counts::default()
    };
    for (wait, column) in counts.waits.iter_mut().zip(WAITS) {
        *wait = row.try_get(column)?;
    }
    Ok(counts)
}

fn read_counts(row: &AnyRow) -> Result<Counts, Error> {
    let spent = Sums {
        idr: row.try_get("spent_idr")?,
        usd: row.try_get("spent_usd")?,
        usd_idr: row.try_get("spent_usd_idr")?,
    };
    let returned = Sums {
        idr: row.try_get("returned_idr")?,
        usd: row.try_get("returned_usd")?,
        usd_idr: row.try_get("returned_usd_idr")?,
    };
    Ok(Counts { numbers: row.try_get("numbers")?, spent, returned, ..read_success(row)? })
}

impl Store {
    /// The success of a service in a country in the last 30 days: the user's own, and that of all users.
    pub async fn find_success(
        &self,
        user: UserId,
        service: &str,
        country: &str,
    ) -> Result<ListingCounts, Error> {
        let rows = sqlx::query(
            "SELECT operator, here, CASE WHEN person = $4 THEN 1 ELSE 0 END AS own,
             COUNT(DISTINCT CASE WHEN with_sms + without_sms > 0 THEN person END) AS people,
             CAST(SUM(with_sms) AS BIGINT) AS with_sms, CAST(SUM(without_sms) AS BIGINT) AS without_sms,
             CAST(SUM(wait_5) AS BIGINT) AS wait_5, CAST(SUM(wait_10) AS BIGINT) AS wait_10,
             CAST(SUM(wait_15) AS BIGINT) AS wait_15, CAST(SUM(wait_20) AS BIGINT) AS wait_20,
             CAST(SUM(wait_25) AS BIGINT) AS wait_25, CAST(SUM(wait_30) AS BIGINT) AS wait_30,
             CAST(SUM(wait_40) AS BIGINT) AS wait_40, CAST(SUM(wait_50) AS BIGINT) AS wait_50,
             CAST(SUM(wait_60) AS BIGINT) AS wait_60, CAST(SUM(wait_90) AS BIGINT) AS wait_90,
             CAST(SUM(wait_120) AS BIGINT) AS wait_120, CAST(SUM(wait_180) AS BIGINT) AS wait_180,
             CAST(SUM(wait_300) AS BIGINT) AS wait_300, CAST(SUM(wait_600) AS BIGINT) AS wait_600,
             CAST(SUM(wait_more) AS BIGINT) AS wait_more
             FROM outcomes WHERE service = $1 AND country = $2 AND day > $3
             GROUP BY operator, here, CASE WHEN person = $4 THEN 1 ELSE 0 END",
        )
        .bind(service)
        .bind(country)
        .bind(day_of(self.inner.clock.now(), None) - DAYS)
        .bind(user.0)
        .fetch_all(self.reader())
        .await?;
        let mut found: BTreeMap<String, OperatorCounts> = BTreeMap::new();
        for row in &rows {
            let operator: String = row.try_get("operator")?;
            let known = found.entry(operator.clone()).or_insert_with(|| OperatorCounts {
                operator: Some(operator).filter(|operator| !operator.is_empty()),
                own: Counts::default(),
                all: Counts::default(),
                people: 0,
            });
            let counts = read_success(row)?;
            if flag(row, "own")? {
                known.own.add(&counts);
            }
            if flag(row, "here")? {
                known.all.add(&counts);
                known.people += row.try_get::<i64, _>("people")?;
            }
        }
        Ok(ListingCounts(found.into_values().collect()))
    }

    /// The counts of a user since a day, per day, service and country.
    pub async fn find_own_counts(&self, user: UserId, since: i64) -> Result<Vec<DayCounts>, Error> {
        let rows = sqlx::query(
            "SELECT day, service, country, MAX(flag) AS flag,
             CAST(SUM(numbers) AS BIGINT) AS numbers, CAST(SUM(with_sms) AS BIGINT) AS with_sms,
             CAST(SUM(without_sms) AS BIGINT) AS without_sms, CAST(SUM(wait_5) AS BIGINT) AS wait_5,
             CAST(SUM(wait_10) AS BIGINT) AS wait_10, CAST(SUM(wait_15) AS BIGINT) AS wait_15,
             CAST(SUM(wait_20) AS BIGINT) AS wait_20, CAST(SUM(wait_25) AS BIGINT) AS wait_25,
             CAST(SUM(wait_30) AS BIGINT) AS wait_30, CAST(SUM(wait_40) AS BIGINT) AS wait_40,
             CAST(SUM(wait_50) AS BIGINT) AS wait_50, CAST(SUM(wait_60) AS BIGINT) AS wait_60,
             CAST(SUM(wait_90) AS BIGINT) AS wait_90, CAST(SUM(wait_120) AS BIGINT) AS wait_120,
             CAST(SUM(wait_180) AS BIGINT) AS wait_180, CAST(SUM(wait_300) AS BIGINT) AS wait_300,
             CAST(SUM(wait_600) AS BIGINT) AS wait_600, CAST(SUM(wait_more) AS BIGINT) AS wait_more,
             CAST(SUM(spent_idr) AS BIGINT) AS spent_idr, CAST(SUM(spent_usd) AS BIGINT) AS spent_usd,
             CAST(SUM(spent_usd_idr) AS BIGINT) AS spent_usd_idr,
             CAST(SUM(returned_idr) AS BIGINT) AS returned_idr,
             CAST(SUM(returned_usd) AS BIGINT) AS returned_usd,
             CAST(SUM(returned_usd_idr) AS BIGINT) AS returned_usd_idr
             FROM outcomes WHERE person = $1 AND day >= $2
             GROUP BY day, service, country ORDER BY day, service, country",
        )
        .bind(user.0)
        .bind(since)
        .fetch_all(self.reader())
        .await?;
        let day = |row: &AnyRow| {
            Ok(DayCounts { day: row.try_get("day")?, title: get_title(row)?, counts: read_counts(row)? })
        };
        rows.iter().map(day).collect()
    }

    /// Deletes counts that no figure covers any longer. Returns how many rows.
    pub async fn sweep_outcomes(&self) -> Result<u64, Error> {
        let swept = sqlx::query("DELETE FROM outcomes WHERE day < $1")
            .bind(day_of(self.inner.clock.now(), None) - KEPT)
            .execute(self.writer())
            .await?;
        Ok(swept.rows_affected())
    }
}

/// Turns the counts of a user into nobody's: for the figures of all users they stay, without money and
/// without what was bought elsewhere.
pub(super) async fn make_nameless(tx: &mut Transaction<'_, Any>, user: UserId) -> Result<(), Error> {
    sqlx::query("DELETE FROM outcomes WHERE person = $1 AND here = 0")
        .bind(user.0)
        .execute(&mut **tx)
        .await?;
    sqlx::query(
        "UPDATE outcomes SET person = $2, spent_idr = 0, spent_usd = 0, spent_usd_idr = 0, returned_idr = 0,
             returned_usd = 0, returned_usd_idr = 0
         WHERE person = $1",
    )
    .bind(user.0)
    .bind(nobody())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// A random negative number; users have positive ones.
fn nobody() -> i64 {
    let (random, _) = Uuid::new_v4().as_u64_pair();
    -1 - i64::try_from(random >> 1).unwrap_or_default()
}
