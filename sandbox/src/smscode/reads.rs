//! Read-only calls: catalog, balance and orders.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::catalog::Product;
use super::endpoint::{Endpoint, Version};
use super::order::{OrderSnapshot, Status};
use super::pipeline::{Ask, Payload, no_rate};
use super::refusal::Refusal;
use super::render::{self, Look, RATE_AS_OF};
use super::world::World;

impl World {
    pub(crate) fn catalog_answer(&self, ask: &Ask, look: Look) -> Result<Payload, Refusal> {
        match ask.endpoint {
            Endpoint::Countries => Ok(Payload::plain(self.countries())),
            Endpoint::Services => self.services(ask).map(Payload::plain),
            Endpoint::Operators => self.operators(ask).map(Payload::plain),
            Endpoint::ExchangeRate => self.exchange_rate(ask).map(Payload::plain),
            _ => self.products(ask, look),
        }
    }

    fn countries(&self) -> Value {
        let live = self.live();
        let line = |country: &super::catalog::Country| {
            let bare = &country.dial_code;
            json!({
                "id": country.id,
                "code": if live { country.code.to_lowercase() } else { country.code.clone() },
                "name": country.name,
                "dial_code": if live { bare.clone() } else { format!("+{bare}") },
                "emoji": country.emoji,
                "active": country.active,
            })
        };
        self.catalog.countries.iter().map(line).collect()
    }

    fn services(&self, ask: &Ask) -> Result<Value, Refusal> {
        let country = ask.query.id("country_id")?;
        let sold: Option<HashSet<u64>> = country.map(|country| {
            let there = self.catalog.products.values().filter(|product| product.country_id == country);
            there.map(|product| product.platform_id).collect()
        });
        let sold = |service: u64| sold.as_ref().is_none_or(|sold| sold.contains(&service));
        let listed = self.catalog.services.iter().filter(|service| sold(service.id));
        Ok(listed
            .map(|service| {
                json!({
                    "id": service.id,
                    "code": service.code,
                    "name": service.name,
                    "active": service.active,
                })
            })
            .collect())
    }

    fn operators(&self, ask: &Ask) -> Result<Value, Refusal> {
        let missing = || Refusal::invalid("country_id and platform_id are required");
        let country = ask.query.id("country_id")?.ok_or_else(missing)?;
        let service = ask.query.id("platform_id")?.ok_or_else(missing)?;
        let used = |operator: u64| {
            self.catalog.products.values().any(|product| {
                product.country_id == country
                    && product.platform_id == service
                    && product.operator_id == Some(operator)
            })
        };
        let found: Vec<Value> = self
            .catalog
            .operators
            .iter()
            .filter(|operator| used(operator.id))
            .map(|operator| {
                json!({
                    "operator_id": operator.id,
                    "code": operator.code,
                    "name": operator.name,
                    "local_name": operator.name,
                })
            })
            .collect();
        if found.is_empty() {
            return Ok(json!([]));
        }
        let any = json!({ "operator_id": null, "code": "any", "name": "Any operator", "local_name": null });
        Ok(std::iter::once(any).chain(found).collect())
    }

    fn exchange_rate(&self, ask: &Ask) -> Result<Value, Refusal> {
        if ask.version == Version::V2 {
            let rate = self.fx.ok_or_else(no_rate)?;
            return Ok(json!({ "pair": "USD/IDR", "rate": rate, "rate_as_of": RATE_AS_OF }));
        }
        let pair = ask.query.text("pair").unwrap_or("USD/IDR");
        match (pair, self.fx) {
            ("USD/IDR", Some(rate)) => Ok(json!({
                "pair": pair, "base_currency": "USD", "quote_currency": "IDR", "rate": rate,
            })),
            _ => Err(Refusal::not_found("Exchange rate")),
        }
    }

    fn products(&self, ask: &Ask, look: Look) -> Result<Payload, Refusal> {
        let country = ask.query.id("country_id")?;
        let service = ask.query.id("platform_id")?;
        let operator = if look.live { ask.query.id("operator_id")? } else { None };
        let limit = ask.query.number("limit", 1, 10_000, 1_000)?;
        let page = ask.query.number("page", 1, u64::from(u32::MAX), 1)?;
        let mut found: Vec<&Product> = self
            .catalog
            .products
            .values()
            .filter(|product| {
                // The live surface lists what is in stock, and an operator's own tiers only if the request
                // names the operator.
                let listed = product.available > 0 && product.operator_id == operator;
                country.is_none_or(|id| product.country_id == id)
                    && service.is_none_or(|id| product.platform_id == id)
                    && (listed || !look.live)
            })
            .collect();
        sort(&mut found, ask.query.text("sort").unwrap_or("price_asc"))?;
        let skip = usize::try_from((page - 1).saturating_mul(limit)).unwrap_or(usize::MAX);
        let take = usize::try_from(limit).unwrap_or(usize::MAX);
        let lines: Vec<Value> =
            found.into_iter().skip(skip).take(take).map(|product| self.product(product, look)).collect();
        let mut meta = Map::from_iter([
            ("page".to_owned(), json!(page)),
            ("limit".to_owned(), json!(limit)),
            ("count".to_owned(), json!(lines.len())),
        ]);
        meta.extend(look.fx_meta());
        Ok(Payload { data: Value::Array(lines), meta })
    }

    fn product(&self, product: &Product, look: Look) -> Value {
        let mut shown = json!({
            "id": product.id,
            "name": product.name,
            "country_id": product.country_id,
            "platform_id": product.platform_id,
            "available": product.available,
            "price": look.item(product.price),
            "active": product.active,
        });
        if let (true, Some(object)) = (look.live, shown.as_object_mut()) {
            object.insert("catalog_product_id".to_owned(), json!(product.catalog_product_id));
            object.insert("operator_id".to_owned(), json!(product.operator_id));
            let name = self.catalog.operator_name(product.operator_id);
            object.insert("operator_name".to_owned(), json!(name));
        }
        shown
    }

    pub(crate) fn read_answer(&self, ask: &Ask, look: Look) -> Result<Payload, Refusal> {
        match ask.endpoint {
            Endpoint::Balance => {
                let balance = self.accounts.get(&ask.account).map_or(0, |account| account.balance);
                let data = match ask.version {
                    Version::V1 => json!({ "currency": "IDR", "balance": balance }),
                    Version::V2 => json!({ "balance": look.total(balance) }),
                };
                Ok(Payload { data, meta: look.fx_meta() })
            }
            Endpoint::Order => {
                let order = self.owned(ask.account, ask.id.unwrap_or_default())?;
                Ok(Payload { data: render::order(order, look), meta: look.fx_meta() })
            }
            Endpoint::Active => {
                let open = self.owned_by(ask.account).filter(|order| order.status.is_open());
                Ok(Payload::plain(open.map(|order| render::active(order, look)).collect()))
            }
            _ => self.list_orders(ask, look),
        }
    }

    fn list_orders(&self, ask: &Ask, look: Look) -> Result<Payload, Refusal> {
        let limit = ask.query.number("limit", 1, 100, 20)?;
        let offset = ask.query.number("offset", 0, u64::from(u32::MAX), 0)?;
        let status = match ask.query.text("status") {
            None => None,
            Some(word) => {
                Some(Status::parse(word).ok_or_else(|| Refusal::invalid("status is not a known status"))?)
            }
        };
        let data = self
            .owned_by(ask.account)
            .filter(|order| status.is_none_or(|status| order.status == status))
            .skip(usize::try_from(offset).unwrap_or(usize::MAX))
            .take(usize::try_from(limit).unwrap_or(usize::MAX))
            .map(|order| match self.garbled.contains(&order.id) {
                true => json!({ "id": {}, "status": 7 }),
                false => render::order(order, look),
            })
            .collect();
        Ok(Payload { data, meta: look.fx_meta() })
    }

    /// An order of this account; another account's order is not found.
    pub(crate) fn owned(&self, account: u64, id: u64) -> Result<&OrderSnapshot, Refusal> {
        let order =
            self.orders.get(&id).filter(|order| order.account == account && !self.hidden.contains(&id));
        order.ok_or_else(|| Refusal::not_found("Order"))
    }

    /// The orders of an account, newest first.
    pub(crate) fn owned_by(&self, account: u64) -> impl Iterator<Item = &OrderSnapshot> {
        self.orders
            .values()
            .rev()
            .filter(move |order| order.account == account && !self.hidden.contains(&order.id))
    }
}

fn sort(products: &mut [&Product], order: &str) -> Result<(), Refusal> {
    match order {
        "price_asc" => products.sort_by_key(|product| product.price),
        "price_desc" => products.sort_by_key(|product| std::cmp::Reverse(product.price)),
        "available_asc" => products.sort_by_key(|product| product.available),
        "available_desc" => products.sort_by_key(|product| std::cmp::Reverse(product.available)),
        "name_asc" => products.sort_by(|a, b| a.name.cmp(&b.name)),
        "name_desc" => products.sort_by(|a, b| b.name.cmp(&a.name)),
        _ => return Err(Refusal::invalid("sort is not a known order")),
    }
    Ok(())
}
