//! What can be bought, and the rate between the two currencies.

use super::call::Call;
use super::error::Error;
use super::request::{Client, Reply};
use super::wire::Raw;
use crate::domain::catalog::{Country, Product, ProductSort, Service};
use crate::domain::{CatalogProductId, CountryId, Fx, OperatorId, ProductId, ServiceId};

/// Which products are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ProductQuery {
    /// Only numbers of this country.
    pub country: Option<CountryId>,
    /// Only numbers for this service.
    pub service: Option<ServiceId>,
    /// The tiers of this operator (live surface only): without it, only those that are bound to none are listed.
    pub operator: Option<OperatorId>,
    /// The order of the list; the provider's default is the cheapest first.
    pub sort: Option<ProductSort>,
    /// The maximum number, clamped to 1–10,000. The provider's default is 1,000.
    pub limit: Option<u32>,
    /// Which page, from 1.
    pub page: Option<u32>,
}

/// A mobile operator that a routed purchase can insist on (live surface only).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operator {
    /// The provider's id; `None` for the entry that stands for any operator.
    pub id: Option<OperatorId>,
    /// Short code, for example `any`.
    pub code: String,
    /// English name.
    pub name: String,
    /// Name in the country's own language, when the provider has one.
    pub local_name: Option<String>,
}

impl Client {
    /// Every country. The order is the provider's.
    ///
    /// # Errors
    /// Any [`Error`]; the call has no side effects.
    pub async fn countries(&self) -> Result<Vec<Country>, Error> {
        let reply = self.send(Call::get("catalog/countries"), |data| data.list("countries", country)).await?;
        Ok(reply.data)
    }

    /// Every service, or only those that a country has.
    ///
    /// # Errors
    /// Any [`Error`]; the call has no side effects.
    pub async fn services(&self, country: Option<CountryId>) -> Result<Vec<Service>, Error> {
        let call = Call::get("catalog/services").query("country_id", country);
        Ok(self.send(call, |data| data.list("services", service)).await?.data)
    }

    /// One page of products, priced in the currency of this client.
    ///
    /// # Errors
    /// Any [`Error`]; the call has no side effects.
    pub async fn products(&self, query: &ProductQuery) -> Result<Reply<Vec<Product>>, Error> {
        let call = Call::get("catalog/products")
            .query("country_id", query.country)
            .query("platform_id", query.service)
            .query("operator_id", query.operator)
            .query("sort", query.sort.map(sort_word))
            .query("limit", query.limit.map(|limit| limit.clamp(1, 10_000)))
            .query("page", query.page.map(|page| page.max(1)));
        self.send(call, |data| data.list("products", product)).await
    }

    /// The operators among which a routed purchase can choose (live surface only). Empty means that there is no
    /// choice.
    ///
    /// # Errors
    /// Any [`Error`]; the call has no side effects.
    pub async fn operators(&self, country: CountryId, service: ServiceId) -> Result<Vec<Operator>, Error> {
        let call = Call::get("catalog/operators")
            .query("country_id", Some(country))
            .query("platform_id", Some(service));
        Ok(self.send(call, |data| data.list("operators", operator)).await?.data)
    }

    /// Rupiah for one dollar.
    ///
    /// # Errors
    /// Any [`Error`]; the call has no side effects.
    pub async fn exchange_rate(&self) -> Result<Fx, Error> {
        let reply = self.send(Call::get("catalog/exchange-rate"), |data| data.fields()?.fx()).await?;
        Ok(reply.data)
    }
}

fn sort_word(sort: ProductSort) -> &'static str {
    match sort {
        ProductSort::PriceAscending => "price_asc",
        ProductSort::AvailableDescending => "available_desc",
    }
}

fn country(data: Raw<'_>) -> Option<Country> {
    let fields = data.fields()?;
    Some(Country {
        id: CountryId(fields.int("id")?),
        code: fields.word("code").map(|code| code.to_uppercase()),
        name: fields.word("name")?,
        dial_code: fields.private("dial_code").and_then(|code| dial_code(code.expose())),
        emoji: fields.word("emoji"),
        active: fields.flag("active").unwrap_or(true),
    })
}

/// `62`, `+62`, `0062` and `+1-268` with one leading `+` and nothing but digits after it.
fn dial_code(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    (!digits.is_empty()).then(|| format!("+{digits}"))
}

fn service(data: Raw<'_>) -> Option<Service> {
    let fields = data.fields()?;
    Some(Service {
        id: ServiceId(fields.int("id")?),
        code: fields.word("code").unwrap_or_default(),
        name: fields.word("name")?,
        active: fields.flag("active").unwrap_or(true),
    })
}

fn product(data: Raw<'_>) -> Option<Product> {
    let fields = data.fields()?;
    Some(Product {
        id: ProductId(fields.int("id")?),
        name: fields.word("name"),
        country: CountryId(fields.int("country_id")?),
        service: ServiceId(fields.int("platform_id")?),
        available: fields.int("available").unwrap_or_default(),
        price: fields.money("price")?,
        active: fields.flag("active").unwrap_or(true),
        operator: fields.word("operator_name"),
        operator_id: fields.int("operator_id").map(OperatorId),
        catalog_product: fields.int("catalog_product_id").map(CatalogProductId),
    })
}

fn operator(data: Raw<'_>) -> Option<Operator> {
    let fields = data.fields()?;
    let code = fields.word("code")?;
    Some(Operator {
        id: fields.int("operator_id").map(OperatorId),
        name: fields.word("name").unwrap_or_else(|| code.clone()),
        local_name: fields.word("local_name"),
        code,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dial_code_gets_one_leading_plus() {
        for (sent, read) in [
            ("62", Some("+62")),
            ("+62", Some("+62")),
            ("0062", Some("+62")),
            ("+1-268", Some("+1268")),
            (" +1 268 ", Some("+1268")),
            ("", None),
            ("+", None),
        ] {
            assert_eq!(dial_code(sent).as_deref(), read, "{sent}");
        }
    }
}
