//! What a person bought last, and what many people buy.

use std::collections::HashSet;

use chrono::TimeDelta;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::codec::get_title;
use super::{Error, Store};
use crate::domain::catalog::{Choice, Place};
use crate::domain::{CountryId, ProductId, ServiceId, UserId};

/// How many of the last purchases are looked at for different ones.
const LOOKED_AT: i64 = 50;
/// How many places are told of.
const MOST_PLACES: i64 = 40;
/// So many different people make a place popular: fewer would tell what somebody buys.
const CROWD: i64 = 3;

pub(super) fn read_choice(row: &AnyRow) -> Result<Choice, Error> {
    Ok(Choice {
        product: ProductId(row.try_get("product_id")?),
        place: read_place(row)?,
        title: get_title(row)?,
    })
}

fn read_place(row: &AnyRow) -> Result<Place, Error> {
    Ok(Place {
        country: CountryId(row.try_get("country_id")?),
        service: ServiceId(row.try_get("service_id")?),
    })
}

impl Store {
    /// What the person bought last, each offer once, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_bought(&self, user: UserId) -> Result<Vec<Choice>, Error> {
        let rows = sqlx::query(
            "SELECT product_id, country_id, service_id, service, country, flag FROM purchases
             WHERE user_id = $1 AND state = 'bought' ORDER BY confirmed_at DESC LIMIT $2",
        )
        .bind(user.0)
        .bind(LOOKED_AT)
        .fetch_all(self.reader())
        .await?;
        let mut seen = HashSet::new();
        let mut choices: Vec<Choice> = rows.iter().map(read_choice).collect::<Result<_, _>>()?;
        choices.retain(|choice| seen.insert(choice.product));
        Ok(choices)
    }

    /// Where people bought within `lately`, most people first. A place of which only few people know is left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_popular_places(&self, lately: TimeDelta) -> Result<Vec<Place>, Error> {
        let rows = sqlx::query(
            "SELECT country_id, service_id, COUNT(DISTINCT user_id) AS people FROM purchases
             WHERE state = 'bought' AND confirmed_at > $1
             GROUP BY country_id, service_id HAVING COUNT(DISTINCT user_id) >= $2
             ORDER BY people DESC, country_id, service_id LIMIT $3",
        )
        .bind(self.now_ms() - lately.num_milliseconds())
        .bind(CROWD)
        .bind(MOST_PLACES)
        .fetch_all(self.reader())
        .await?;
        rows.iter().map(read_place).collect()
    }
}
