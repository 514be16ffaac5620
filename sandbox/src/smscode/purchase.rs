//! Buying: create, routed create and reactivate, each at most once per idempotency key.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::catalog::Product;
use super::endpoint::{Endpoint, Version};
use super::input::Fields;
use super::pipeline::{Ask, Payload};
use super::refusal::Refusal;
use super::render::{self, Look};
use super::world::World;

/// What is stored under an idempotency key.
#[derive(Clone, Debug)]
pub(crate) struct KeyRecord {
    pub(crate) fingerprint: String,
    pub(crate) answer: Result<Payload, Refusal>,
    /// The answer has not been sent yet.
    pub(crate) running: bool,
}

impl World {
    /// Buys, unless this key was already used.
    pub(crate) fn purchase(&mut self, ask: &Ask, look: Look) -> Result<Payload, Refusal> {
        let key = self.checked_key(ask)?;
        let fingerprint = ask.fingerprint();
        let slot = (ask.account, ask.endpoint, key.clone());
        if let Some(known) = self.keys.get(&slot).cloned() {
            return self.replay(&key, &known, &fingerprint);
        }
        let answer = match ask.endpoint {
            Endpoint::Reactivate => self.reactivate(ask, look, &key),
            _ => {
                let wanted = self.wanted(ask);
                wanted.and_then(|(product, quantity)| self.buy(ask, look, &key, &product, quantity))
            }
        };
        let answer = answer.map(|payload| self.without_count(payload));
        if answer.is_ok() || self.options.cache_refusals {
            self.keys.insert(slot, KeyRecord { fingerprint, answer: answer.clone(), running: false });
        }
        answer
    }

    /// An answer may leave out how many numbers could not be rented.
    fn without_count(&self, mut payload: Payload) -> Payload {
        if let (true, Some(data)) = (self.no_failed_count, payload.data.as_object_mut()) {
            data.remove("failed_count");
        }
        payload
    }

    pub(crate) fn checked_key(&mut self, ask: &Ask) -> Result<String, Refusal> {
        let key = ask.key.clone().unwrap_or_default();
        let good = !key.is_empty()
            && key.len() <= 128
            && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        if !good {
            self.violation(format!("{:?} with a missing or invalid Idempotency-Key {key:?}", ask.endpoint));
            if self.live() && !key.is_empty() {
                return Err(Refusal::invalid("Invalid Idempotency-Key"));
            }
        }
        // Without a key every call is a purchase of its own.
        Ok(if key.is_empty() { format!("none-{}", uuid::Uuid::new_v4()) } else { key })
    }

    fn replay(&mut self, key: &str, known: &KeyRecord, fingerprint: &str) -> Result<Payload, Refusal> {
        let live = self.live();
        if known.fingerprint != fingerprint {
            self.violation(format!("Idempotency-Key {key} came again with another request"));
            let message = "Idempotency-Key was used with another request";
            return Err(if live {
                Refusal::new(422, "IDEMPOTENCY_KEY_REUSED", message)
            } else {
                Refusal::conflict(message)
            });
        }
        if known.running {
            let message = "A request with this Idempotency-Key is still running";
            return Err(if live {
                Refusal::new(409, "REQUEST_IN_PROGRESS", message)
            } else {
                Refusal::conflict(message)
            });
        }
        known.answer.clone()
    }

    /// The product to buy, and the quantity.
    pub(crate) fn wanted(&self, ask: &Ask) -> Result<(Product, u32), Refusal> {
        let known: &[&str] = if self.live() {
            &[
                "product_id",
                "quantity",
                "catalog_product_id",
                "max_price",
                "min_price",
                "policy",
                "operator_id",
                "prefer_provider",
            ]
        } else {
            &["product_id", "quantity"]
        };
        let fields = Fields::of(ask.body.as_ref(), known)?;
        let quantity = fields.optional_id("quantity")?.unwrap_or(1);
        if quantity > 100 {
            return Err(Refusal::invalid("quantity must be between 1 and 100"));
        }
        let product = if fields.has("catalog_product_id") {
            self.routed(&fields, ask.version)?
        } else {
            for name in ["max_price", "min_price", "policy", "operator_id", "prefer_provider"] {
                if fields.has(name) {
                    return Err(Refusal::invalid(format!("{name} needs catalog_product_id")));
                }
            }
            self.direct(fields.id("product_id")?)?
        };
        Ok((product, u32::try_from(quantity).unwrap_or(1)))
    }

    fn buy(
        &mut self,
        ask: &Ask,
        look: Look,
        key: &str,
        product: &Product,
        quantity: u32,
    ) -> Result<Payload, Refusal> {
        let balance = self.accounts.get(&ask.account).map_or(0, |account| account.balance);
        if product.price * i64::from(quantity) > balance {
            return Err(Refusal::new(409, "INSUFFICIENT_BALANCE", "Not enough balance to create order"));
        }
        let failing = std::mem::take(&mut self.failing_items).min(quantity);
        let made = (quantity - failing).min(product.available);
        let orders: Vec<Value> = (0..made)
            .map(|_| {
                let order = self.open(ask.account, product, look.now, Some(key));
                render::created(&order, look)
            })
            .collect();
        Ok(bought(orders, quantity - made, look))
    }

    fn direct(&self, id: u64) -> Result<Product, Refusal> {
        let product = self.catalog.products.get(&id);
        let product = product.ok_or_else(|| Refusal::new(422, "VALIDATION_ERROR", "Unknown product"))?;
        if !product.active {
            return Err(Refusal::new(422, "VALIDATION_ERROR", "Product is not available"));
        }
        if product.available == 0 {
            return Err(self.sold_out());
        }
        Ok(product.clone())
    }

    fn sold_out(&self) -> Refusal {
        if self.live() {
            Refusal::new(422, "NO_OFFER_AVAILABLE", "No offer available")
        } else {
            Refusal::new(422, "PROVIDER_ERROR", "No numbers available")
        }
    }

    /// Chooses an offer of a pair within the given bounds.
    fn routed(&self, fields: &Fields<'_>, version: Version) -> Result<Product, Refusal> {
        if fields.has("product_id") {
            return Err(Refusal::invalid("Give product_id or catalog_product_id, not both"));
        }
        let pair = fields.id("catalog_product_id")?;
        let max = self.bound(fields, "max_price", version)?.map(|max| max.floor());
        let min = self.bound(fields, "min_price", version)?.map(|min| min.ceil());
        let operator = fields.optional_id("operator_id")?;
        let policy = fields.text("policy")?.unwrap_or("cheapest");
        let fits = |product: &&Product| {
            let price = Decimal::from(product.price);
            product.catalog_product_id == pair
                && product.active
                && product.available > 0
                && max.is_none_or(|max| price <= max)
                && min.is_none_or(|min| price >= min)
                && (operator.is_none() || product.operator_id == operator)
        };
        let offers = self.catalog.products.values().filter(fits);
        let chosen = match policy {
            "cheapest" => offers.min_by_key(|product| product.price),
            "best_success" => offers.max_by_key(|product| product.available),
            _ => return Err(Refusal::invalid("policy must be cheapest or best_success")),
        };
        chosen.cloned().ok_or_else(|| self.sold_out())
    }

    /// A price bound in IDR: an integer on v1, a decimal string of dollars on v2.
    fn bound(&self, fields: &Fields<'_>, name: &str, version: Version) -> Result<Option<Decimal>, Refusal> {
        let Some(value) = fields.raw(name) else { return Ok(None) };
        match version {
            Version::V1 => value
                .as_u64()
                .map(|idr| Some(Decimal::from(idr)))
                .ok_or_else(|| Refusal::invalid(format!("{name} must be a whole number of IDR"))),
            Version::V2 => value
                .as_str()
                .and_then(|usd| usd.parse::<Decimal>().ok())
                .filter(|usd| !usd.is_sign_negative())
                .and_then(|usd| usd.checked_mul(Decimal::from(self.fx.unwrap_or_default())))
                .map(Some)
                .ok_or_else(|| Refusal::invalid(format!("{name} must be a decimal string of USD"))),
        }
    }

    /// The price of renting a finished order's number again.
    pub(crate) fn reactivation(&self, account: u64, id: u64) -> Result<Product, Refusal> {
        let order = self.owned(account, id)?;
        if !order.may_reactivate() {
            return Err(Refusal::conflict("This order cannot be reactivated"));
        }
        if self
            .orders
            .values()
            .any(|other| other.status.is_open() && other.phone_number == order.phone_number)
        {
            return Err(Refusal::conflict("This number is in use"));
        }
        let product = self.catalog.products.get(&order.product_id).cloned();
        product.ok_or_else(|| Refusal::new(422, "PROVIDER_ERROR", "The product is gone"))
    }

    fn reactivate(&mut self, ask: &Ask, look: Look, key: &str) -> Result<Payload, Refusal> {
        let fields = Fields::of(ask.body.as_ref(), &["id", "max_price"])?;
        let parent = fields.id("id")?;
        let max = self.bound(&fields, "max_price", ask.version)?.map(|max| max.floor());
        let product = self.reactivation(ask.account, parent)?;
        if max.is_some_and(|max| Decimal::from(product.price) > max) {
            return Err(Refusal::new(422, "VALIDATION_ERROR", "Reactivation costs more than max_price"));
        }
        let payload = self.buy(ask, look, key, &Product { available: 1, ..product }, 1)?;
        let number = self.orders.get(&parent).map(|order| order.phone_number.clone());
        let child = payload.first_order().and_then(|id| self.orders.get_mut(&id));
        let (Some(child), Some(number)) = (child, number) else { return Ok(payload) };
        child.phone_number = number;
        child.parent = Some(parent);
        let shown = render::created(child, look);
        Ok(bought(vec![shown], 0, look))
    }

    /// An order created on the dashboard.
    pub(crate) fn create_elsewhere(&mut self, account: u64, product: u64, now: DateTime<Utc>) -> Option<u64> {
        let product = self.catalog.products.get(&product)?.clone();
        Some(self.open(account, &product, now, None).id)
    }
}

pub(super) fn bought(orders: Vec<Value>, failed: u32, look: Look) -> Payload {
    let meta = if look.live { look.fx_meta() } else { serde_json::Map::new() };
    Payload { data: json!({ "orders": orders, "failed_count": failed }), meta }
}
