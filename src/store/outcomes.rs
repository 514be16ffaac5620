//! Counts what becomes of orders: see [`crate::domain::outcomes`].
//!
//! Every write of an order adds the difference it makes to the counters, in the same transaction. When a user is
//! forgotten, their rows stay in the shared figures, without amounts, under a random number.

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};
use uuid::Uuid;

use super::batch::Batch;
use super::codec::{flag, get_title};
use super::{Error, Store};
use crate::domain::UserId;
use crate::domain::outcomes::{
    Counted, Counts, DAYS, DayCounts, ListingCounts, OperatorCounts, WAIT_COUNTERS, day_of,
};
use crate::domain::tracking::Order;

/// The counters of the waits, in order.
const WAITS: [&str; WAIT_COUNTERS] = [
    "sms_5",
    "sms_10",
    "sms_15",
    "sms_20",
    "sms_25",
    "sms_30",
    "sms_40",
    "sms_50",
    "sms_60",
    "sms_90",
    "sms_120",
    "sms_180",
    "sms_300",
    "sms_600",
    "sms_later",
];
/// An SMS whose wait is not known.
const SMS: &str = "sms";

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
struct CounterRow {
    #[serde(flatten)]
    place: Place,
    flag: Option<String>,
    counter: &'static str,
    total: i64,
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
        let place = Place { service, country, day, person: user.person().0, operator, here: i64::from(here) };
        let (known, counts) = self.0.entry(place).or_default();
        *known = known.take().or(flag);
        counts
    }

    /// Adds them to what is stored.
    pub(super) fn write(self, batch: &mut Batch) -> Result<(), Error> {
        let rows = self.0.into_iter().flat_map(|(place, (flag, counts))| {
            let changed = counters(&counts).filter(|(_, total)| *total != 0);
            changed.map(move |(counter, total)| CounterRow {
                place: place.clone(),
                flag: flag.clone(),
                counter,
                total,
            })
        });
        batch.add(
            "INSERT INTO outcomes (service, country, day, person, operator, here, flag, counter, total)
             SELECT value ->> 'service', value ->> 'country', CAST(value ->> 'day' AS BIGINT),
                 CAST(value ->> 'person' AS BIGINT), value ->> 'operator', CAST(value ->> 'here' AS BIGINT),
                 value ->> 'flag', value ->> 'counter', CAST(value ->> 'total' AS BIGINT)
             FROM jsonb_each(jsonb($1)) WHERE true
             ON CONFLICT (service, country, day, person, operator, here, counter) DO UPDATE SET
                 flag = COALESCE(excluded.flag, outcomes.flag), total = outcomes.total + excluded.total",
            rows,
        )
    }
}

/// The counts by the names of their counters.
fn counters(counts: &Counts) -> impl Iterator<Item = (&'static str, i64)> + use<> {
    let unknown = counts.with_sms - counts.waits.iter().sum::<i64>();
    let others = [
        (SMS, unknown),
        ("numbers", counts.numbers),
        ("without_sms", counts.without_sms),
        ("spent_idr", counts.spent.idr),
        ("spent_usd", counts.spent.usd),
        ("spent_usd_idr", counts.spent.usd_idr),
        ("returned_idr", counts.returned.idr),
        ("returned_usd", counts.returned.usd),
        ("returned_usd_idr", counts.returned.usd_idr),
    ];
    WAITS.into_iter().zip(counts.waits).chain(others)
}

/// Adds the counter of a row.
fn add_counter(counts: &mut Counts, row: &AnyRow) -> Result<(), Error> {
    let (counter, total): (String, i64) = (row.try_get("counter")?, row.try_get("total")?);
    let known = match counter.as_str() {
        "numbers" => &mut counts.numbers,
        "without_sms" => &mut counts.without_sms,
        "spent_idr" => &mut counts.spent.idr,
        "spent_usd" => &mut counts.spent.usd,
        "spent_usd_idr" => &mut counts.spent.usd_idr,
        "returned_idr" => &mut counts.returned.idr,
        "returned_usd" => &mut counts.returned.usd,
        "returned_usd_idr" => &mut counts.returned.usd_idr,
        sms => {
            let waits = WAITS.iter().zip(&mut counts.waits);
            waits.filter(|(name, _)| **name == sms).for_each(|(_, wait)| *wait += total);
            &mut counts.with_sms
        }
    };
    *known += total;
    Ok(())
}

impl Store {
    /// The success of a service in a country in the last 30 days: the user's own, and that of all users.
    pub async fn find_success(
        &self,
        user: UserId,
        service: &str,
        country: &str,
    ) -> Result<ListingCounts, Error> {
        let since = day_of(self.inner.clock.now(), None) - DAYS;
        let mut connection = self.reader().acquire().await?;
        let rows = sqlx::query(
            "SELECT operator, here, CASE WHEN person = $4 THEN 1 ELSE 0 END AS own, counter,
                 CAST(SUM(total) AS BIGINT) AS total
             FROM outcomes WHERE service = $1 AND country = $2 AND day > $3
             GROUP BY operator, here, CASE WHEN person = $4 THEN 1 ELSE 0 END, counter",
        )
        .bind(service)
        .bind(country)
        .bind(since)
        .bind(user.person().0)
        .fetch_all(&mut *connection)
        .await?;
        let people = sqlx::query(
            "SELECT operator, COUNT(DISTINCT person) AS people FROM outcomes
             WHERE service = $1 AND country = $2 AND day > $3 AND here = 1 AND total > 0
                 AND (counter = 'without_sms' OR counter LIKE 'sms%')
             GROUP BY operator",
        )
        .bind(service)
        .bind(country)
        .bind(since)
        .fetch_all(&mut *connection)
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
            if flag(row, "own")? {
                add_counter(&mut known.own, row)?;
            }
            if flag(row, "here")? {
                add_counter(&mut known.all, row)?;
            }
        }
        for row in &people {
            let operator: String = row.try_get("operator")?;
            if let Some(known) = found.get_mut(&operator) {
                known.people = row.try_get("people")?;
            }
        }
        Ok(ListingCounts(found.into_values().collect()))
    }

    /// The counts of a user since a day, per day, service and country.
    pub async fn find_own_counts(&self, user: UserId, since: i64) -> Result<Vec<DayCounts>, Error> {
        let rows = sqlx::query(
            "SELECT day, service, country, MAX(flag) AS flag, counter, CAST(SUM(total) AS BIGINT) AS total
             FROM outcomes WHERE person = $1 AND day >= $2
             GROUP BY day, service, country, counter ORDER BY day, service, country",
        )
        .bind(user.person().0)
        .bind(since)
        .fetch_all(self.reader())
        .await?;
        let mut days: Vec<DayCounts> = Vec::new();
        for row in &rows {
            let (day, title) = (row.try_get("day")?, get_title(row)?);
            let is_same = |last: &&mut DayCounts| {
                (last.day, &last.title.service, &last.title.country) == (day, &title.service, &title.country)
            };
            if let Some(last) = days.last_mut().filter(is_same) {
                last.title.flag = last.title.flag.take().or(title.flag);
                add_counter(&mut last.counts, row)?;
            } else {
                let mut counts = Counts::default();
                add_counter(&mut counts, row)?;
                days.push(DayCounts { day, title, counts });
            }
        }
        Ok(days)
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
    sqlx::query(
        "DELETE FROM outcomes
         WHERE person = $1 AND (here = 0 OR counter LIKE 'spent%' OR counter LIKE 'returned%')",
    )
    .bind(user.person().0)
    .execute(&mut **tx)
    .await?;
    sqlx::query("UPDATE outcomes SET person = $2 WHERE person = $1")
        .bind(user.person().0)
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
