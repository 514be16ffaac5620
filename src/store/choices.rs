//! What a person bought last, what they keep as favourites, and what many people buy.

use std::collections::HashSet;

use chrono::TimeDelta;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::codec::get_title;
use super::{Error, Store};
use crate::domain::catalog::{Choice, Favourite, Place};
use crate::domain::{CountryId, ProductId, ServiceId, UserId};

/// How many of the last purchases are looked at for different ones.
const LOOKED_AT: i64 = 50;
/// The most favourites of one person.
const MOST_FAVOURITES: i64 = 20;
/// How many places are told of.
const MOST_PLACES: i64 = 40;
/// So many different people make a place popular: fewer would tell what somebody buys.
const CROWD: i64 = 3;

fn read_choice(row: &AnyRow) -> Result<Choice, Error> {
    Ok(Choice {
        product: ProductId(row.try_get("product_id")?),
        place: read_place(row)?,
        title: get_title(row)?,
    })
}

fn read_favourite(row: &AnyRow) -> Result<Favourite, Error> {
    Ok(Favourite { choice: read_choice(row)?, ceiling: row.try_get("ceiling")? })
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

    /// The person's favourites, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_favourites(&self, user: UserId) -> Result<Vec<Favourite>, Error> {
        let rows = sqlx::query(
            "SELECT product_id, country_id, service_id, service, country, flag, ceiling FROM favourites
             WHERE user_id = $1 ORDER BY added_at DESC LIMIT $2",
        )
        .bind(user.0)
        .bind(MOST_FAVOURITES)
        .fetch_all(self.reader())
        .await?;
        rows.iter().map(read_favourite).collect()
    }

    /// The favourite, when the person keeps this offer as one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_favourite(&self, user: UserId, product: ProductId) -> Result<Option<Favourite>, Error> {
        let row = sqlx::query(
            "SELECT product_id, country_id, service_id, service, country, flag, ceiling FROM favourites
             WHERE user_id = $1 AND product_id = $2",
        )
        .bind(user.0)
        .bind(product.0)
        .fetch_optional(self.reader())
        .await?;
        row.as_ref().map(read_favourite).transpose()
    }

    /// Keeps an offer as a favourite. One that is kept already keeps its ceiling; beyond the most that one person may
    /// have, the oldest goes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_favourite(&self, user: UserId, choice: &Choice) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO favourites (user_id, product_id, country_id, service_id, service, country, flag, added_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (user_id, product_id) DO UPDATE SET service = excluded.service, country = excluded.country,
                 flag = excluded.flag",
        )
        .bind(user.0)
        .bind(choice.product.0)
        .bind(choice.place.country.0)
        .bind(choice.place.service.0)
        .bind(choice.title.service.clone())
        .bind(choice.title.country.clone())
        .bind(choice.title.flag.clone())
        .bind(self.now_ms())
        .execute(&mut *tx)
        .await?;
        sqlx::query(
            "DELETE FROM favourites WHERE user_id = $1 AND product_id NOT IN (
                 SELECT product_id FROM favourites WHERE user_id = $1 ORDER BY added_at DESC LIMIT $2)",
        )
        .bind(user.0)
        .bind(MOST_FAVOURITES)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Lets a favourite go.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn drop_favourite(&self, user: UserId, product: ProductId) -> Result<(), Error> {
        sqlx::query("DELETE FROM favourites WHERE user_id = $1 AND product_id = $2")
            .bind(user.0)
            .bind(product.0)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// Sets the most that one number of a favourite may cost, in rupiah; `None` lifts the limit.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_ceiling(
        &self,
        user: UserId,
        product: ProductId,
        ceiling: Option<i64>,
    ) -> Result<(), Error> {
        sqlx::query("UPDATE favourites SET ceiling = $1 WHERE user_id = $2 AND product_id = $3")
            .bind(ceiling)
            .bind(user.0)
            .bind(product.0)
            .execute(self.writer())
            .await?;
        Ok(())
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
