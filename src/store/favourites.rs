//! A user's most frequent purchases, their favourites, and what is popular with many users.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::TimeDelta;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::codec::{flag, get_title};
use super::{Error, Store};
use crate::domain::catalog::{Choice, Favourite, Listing, ProductLabel};
use crate::domain::{CountryId, ProductId, ServiceId, UserId};

/// How many of the latest purchases are searched for distinct offers.
const LOOKED_AT: i64 = 50;
/// Maximum number of favourites per user.
const MOST_FAVOURITES: i64 = 20;
/// Maximum number of popular places returned.
const MOST_PLACES: i64 = 40;
/// Number of distinct users that makes a place popular; with fewer, the list would reveal what somebody buys.
const CROWD: i64 = 3;

fn read_choice(row: &AnyRow) -> Result<Choice, Error> {
    Ok(Choice {
        product: ProductId(row.try_get("product_id")?),
        listing: read_listing(row)?,
        title: ProductLabel { operator: row.try_get("operator")?, ..get_title(row)? },
    })
}

fn read_favourite(row: &AnyRow) -> Result<Favourite, Error> {
    let (choice, ceiling) = (read_choice(row)?, row.try_get("ceiling")?);
    Ok(Favourite { choice, ceiling, one_tap: flag(row, "one_tap")? && ceiling.is_some() })
}

fn read_listing(row: &AnyRow) -> Result<Listing, Error> {
    Ok(Listing {
        country: CountryId(row.try_get("country_id")?),
        service: ServiceId(row.try_get("service_id")?),
    })
}

impl Store {
    /// The user's recent purchases, each offer once: most frequent first, ties by most recent.
    pub async fn find_bought(&self, user: UserId) -> Result<Vec<Choice>, Error> {
        let rows = sqlx::query(
            "SELECT product_id, country_id, service_id, service, country, flag, operator FROM purchases
             WHERE user_id = $1 AND state = 'bought' ORDER BY confirmed_at DESC LIMIT $2",
        )
        .bind(user.0)
        .bind(LOOKED_AT)
        .fetch_all(self.reader())
        .await?;
        let mut times: HashMap<ProductId, u32> = HashMap::new();
        let mut choices: Vec<Choice> = rows.iter().map(read_choice).collect::<Result<_, _>>()?;
        choices.retain(|choice| {
            let bought = times.entry(choice.product).or_default();
            *bought += 1;
            *bought == 1
        });
        choices.sort_by_key(|choice| Reverse(times.get(&choice.product).copied()));
        Ok(choices)
    }

    /// The user's favourites, newest first.
    pub async fn find_favourites(&self, user: UserId) -> Result<Vec<Favourite>, Error> {
        let rows = sqlx::query(
            "SELECT product_id, country_id, service_id, service, country, flag, operator, ceiling, one_tap FROM favourites
             WHERE user_id = $1 ORDER BY added_at DESC LIMIT $2",
        )
        .bind(user.person().0)
        .bind(MOST_FAVOURITES)
        .fetch_all(self.reader())
        .await?;
        rows.iter().map(read_favourite).collect()
    }

    /// Finds this offer among the user's favourites.
    pub async fn find_favourite(&self, user: UserId, product: ProductId) -> Result<Option<Favourite>, Error> {
        let row = sqlx::query(
            "SELECT product_id, country_id, service_id, service, country, flag, operator, ceiling, one_tap FROM favourites
             WHERE user_id = $1 AND product_id = $2",
        )
        .bind(user.person().0)
        .bind(product.0)
        .fetch_optional(self.reader())
        .await?;
        row.as_ref().map(read_favourite).transpose()
    }

    /// Where the user kept or bought a product. The provider lists the products of an operator only to those who name
    /// the operator, so they can't be found by their id alone.
    pub async fn find_known_listing(
        &self,
        user: UserId,
        product: ProductId,
    ) -> Result<Option<Listing>, Error> {
        let row = sqlx::query(
            "SELECT country_id, service_id FROM favourites WHERE user_id = $1 AND product_id = $2
             UNION ALL
             SELECT purchases.country_id, purchases.service_id FROM orders JOIN purchases
                 ON purchases.intent = orders.intent
             WHERE orders.user_id IN (SELECT user_id FROM users WHERE person = $1) AND orders.product_id = $2 LIMIT 1",
        )
        .bind(user.person().0)
        .bind(product.0)
        .fetch_optional(self.reader())
        .await?;
        row.as_ref().map(read_listing).transpose()
    }

    /// Adds an offer to the favourites. An existing favourite keeps its ceiling; beyond the maximum per user,
    /// the oldest is removed.
    pub async fn keep_favourite(&self, user: UserId, choice: &Choice) -> Result<(), Error> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO favourites (user_id, product_id, country_id, service_id, service, country, flag, added_at, operator)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             ON CONFLICT (user_id, product_id) DO UPDATE SET service = excluded.service, country = excluded.country,
                 flag = excluded.flag, operator = excluded.operator",
        )
        .bind(user.person().0)
        .bind(choice.product.0)
        .bind(choice.listing.country.0)
        .bind(choice.listing.service.0)
        .bind(choice.title.service.clone())
        .bind(choice.title.country.clone())
        .bind(choice.title.flag.clone())
        .bind(self.now_ms())
        .bind(choice.title.operator.clone())
        .execute(&mut **tx)
        .await?;
        sqlx::query(
            "DELETE FROM favourites WHERE user_id = $1 AND product_id NOT IN (
                 SELECT product_id FROM favourites WHERE user_id = $1 ORDER BY added_at DESC LIMIT $2)",
        )
        .bind(user.person().0)
        .bind(MOST_FAVOURITES)
        .execute(&mut **tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Removes a favourite.
    pub async fn drop_favourite(&self, user: UserId, product: ProductId) -> Result<(), Error> {
        sqlx::query("DELETE FROM favourites WHERE user_id = $1 AND product_id = $2")
            .bind(user.person().0)
            .bind(product.0)
            .execute(self.writer())
            .await?;
        Ok(())
    }

    /// Sets the highest price for one number of a favourite, in rupiah; `None` removes the limit, and with it
    /// the permission to buy with one press.
    pub async fn set_ceiling(
        &self,
        user: UserId,
        product: ProductId,
        ceiling: Option<i64>,
    ) -> Result<(), Error> {
        sqlx::query(
            "UPDATE favourites SET ceiling = $1, one_tap = CASE WHEN $4 = 0 THEN 0 ELSE one_tap END
             WHERE user_id = $2 AND product_id = $3",
        )
        .bind(ceiling)
        .bind(user.person().0)
        .bind(product.0)
        .bind(i64::from(ceiling.is_some()))
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Sets whether a favourite's button buys one number at once or asks first. Without a ceiling it always
    /// asks.
    pub async fn set_one_tap(&self, user: UserId, product: ProductId, one_tap: bool) -> Result<(), Error> {
        sqlx::query(
            "UPDATE favourites SET one_tap = $1 WHERE user_id = $2 AND product_id = $3 AND ceiling IS NOT NULL",
        )
        .bind(i64::from(one_tap))
        .bind(user.person().0)
        .bind(product.0)
        .execute(self.writer())
        .await?;
        Ok(())
    }

    /// Places where users bought within `lately`, most users first. Places known to only a few users are left
    /// out.
    pub async fn find_popular_places(&self, lately: TimeDelta) -> Result<Vec<Listing>, Error> {
        let rows = sqlx::query(
            "SELECT country_id, service_id, COUNT(DISTINCT user_id & 4503599627370495) AS people FROM purchases
             WHERE state = 'bought' AND confirmed_at > $1
             GROUP BY country_id, service_id HAVING COUNT(DISTINCT user_id & 4503599627370495) >= $2
             ORDER BY people DESC, country_id, service_id LIMIT $3",
        )
        .bind(self.now_ms() - lately.num_milliseconds())
        .bind(CROWD)
        .bind(MOST_PLACES)
        .fetch_all(self.reader())
        .await?;
        rows.iter().map(read_listing).collect()
    }
}
