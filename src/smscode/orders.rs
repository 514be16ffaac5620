//! Orders: reading them, making them and what can be done with them.

use serde::{Serialize, Serializer};

use super::call::Call;
use super::error::{Error, NotSent};
use super::request::{Client, Reply};
use super::wire::{Fields, Raw};
use crate::domain::catalog::Policy;
use crate::domain::order::Abilities;
use crate::domain::{CatalogProductId, Money, OperatorId, OrderId, OrderReport, OrderStatus, ProductId};

/// Which orders are wanted; the newest come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OrderQuery {
    /// The maximum number, clamped to 1–100. The provider's default is 20.
    pub limit: Option<u32>,
    /// How many of the newest are skipped.
    pub offset: Option<u32>,
    /// Only orders in this status.
    pub status: Option<OrderStatus>,
}

/// The body of a purchase of one product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CreateBody {
    /// What to buy.
    pub product_id: ProductId,
    /// How many, 1–100.
    pub quantity: u32,
}

impl CreateBody {
    /// The JSON text. Keep it with the idempotency key: a repeated call must send the same bytes.
    pub fn to_json(&self) -> String {
        format!(r#"{{"product_id":{},"quantity":{}}}"#, self.product_id, self.quantity)
    }
}

/// The body of a purchase that the provider routes to one of several offers (live surface only).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoutedBody {
    /// What to buy, by the id that all offers of a service in a country share.
    pub catalog_product_id: i64,
    /// How many, 1–100.
    pub quantity: u32,
    /// The maximum price: rupiah are sent as an integer (v1), dollars as a decimal string (v2).
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "limit")]
    pub max_price: Option<Money>,
    /// The minimum price, in the same form.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "limit")]
    pub min_price: Option<Money>,
    /// Which offer is preferred.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "word")]
    pub policy: Option<Policy>,
    /// Only numbers of this operator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator_id: Option<i64>,
}

impl RoutedBody {
    /// The JSON text. Keep it with the idempotency key: a repeated call must send the same bytes.
    ///
    /// # Errors
    /// [`Error::NotSent`] if serialization fails, which these fields can't cause.
    pub fn to_json(&self) -> Result<String, Error> {
        to_json(self)
    }
}

/// The body of a reactivation (live surface only).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ReactivateBody {
    /// The ended order whose number is wanted again.
    pub id: OrderId,
    /// The maximum price, as in [`RoutedBody::max_price`].
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "limit")]
    pub max_price: Option<Money>,
}

impl ReactivateBody {
    /// The JSON text. Keep it with the idempotency key: a repeated call must send the same bytes.
    ///
    /// # Errors
    /// As [`RoutedBody::to_json`].
    pub fn to_json(&self) -> Result<String, Error> {
        to_json(self)
    }
}

fn to_json(body: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(body).map_err(|_| Error::NotSent(NotSent::Call("the body can't be written")))
}

fn word<S: Serializer>(policy: &Option<Policy>, serializer: S) -> Result<S::Ok, S::Error> {
    policy.map(Policy::as_str).serialize(serializer)
}

/// The two surfaces take limits in two forms.
fn limit<S: Serializer>(limit: &Option<Money>, serializer: S) -> Result<S::Ok, S::Error> {
    match limit {
        None => serializer.serialize_none(),
        Some(Money::Idr(rupiah)) => serializer.serialize_i64(*rupiah),
        Some(Money::Usd { amount, .. }) => serializer.collect_str(amount),
    }
}

/// What a purchase made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// The orders, in the provider's order.
    pub orders: Vec<OrderReport>,
    /// How many numbers could not be rented; nothing was charged for them.
    pub failed_count: u32,
}

/// What a cancel did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Canceled {
    /// Which order.
    pub order: OrderId,
    /// Its status now.
    pub status: Option<OrderStatus>,
    /// The refund, if the response states it.
    pub refund: Option<Money>,
    /// The new balance, if the response states it.
    pub balance: Option<Money>,
}

/// What a finish did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finished {
    /// Which order.
    pub order: OrderId,
    /// Its status now.
    pub status: Option<OrderStatus>,
}

/// What a resend did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resent {
    /// Which order.
    pub order: OrderId,
    /// Its status now.
    pub status: Option<OrderStatus>,
    /// Whether the service was asked to send again; false means that it does not support that.
    pub resent: bool,
}

/// A part of the list of orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderPage {
    /// The orders that could be parsed.
    pub orders: Vec<OrderReport>,
    /// How many could not.
    pub unread: usize,
}

impl OrderPage {
    /// How many orders the provider listed.
    pub fn listed(&self) -> usize {
        self.orders.len() + self.unread
    }
}

impl OrderQuery {
    fn call(&self) -> Call<'static> {
        Call::get("orders")
            .query("limit", self.limit.map(|limit| limit.clamp(1, 100)))
            .query("offset", self.offset)
            .query("status", self.status.map(OrderStatus::as_str))
    }
}

impl Client {
    /// A page of the person's orders, newest first. What can't be read of it is left out.
    ///
    /// # Errors
    /// Any [`Error`]; the call has no side effects.
    pub async fn orders(&self, query: &OrderQuery) -> Result<Reply<Vec<OrderReport>>, Error> {
        self.send(query.call(), |data| data.list("orders", statement)).await
    }

    /// The same with how many can't be read: a page that is short by these is not the last one.
    ///
    /// # Errors
    /// As [`Client::orders`].
    pub async fn orders_page(&self, query: &OrderQuery) -> Result<Reply<OrderPage>, Error> {
        let read = |data: Raw<'_>| {
            let (orders, unread) = data.part_of_list("orders", statement)?;
            Some(OrderPage { orders, unread })
        };
        self.send(query.call(), read).await
    }

    /// One order of the person.
    ///
    /// # Errors
    /// Any [`Error`]; an order that is not theirs is `NOT_FOUND`. The call has no side effects.
    pub async fn order(&self, id: OrderId) -> Result<Reply<OrderReport>, Error> {
        self.send(Call::get(&format!("orders/{id}")), statement).await
    }

    /// The person's open orders. Statements of this call carry no money, no number and no product on the seed
    /// surface.
    ///
    /// # Errors
    /// Any [`Error`]; the call has no side effects.
    pub async fn active_orders(&self) -> Result<Reply<Vec<OrderReport>>, Error> {
        self.send(Call::get("orders/active"), |data| data.list("active orders", statement)).await
    }

    /// Buys. `body` is sent byte for byte, so that a repetition with the same `key` is the same call; `key` is 1–128
    /// letters, digits, `-` or `_`.
    ///
    /// # Errors
    /// Any [`Error`]. After [`Error::Temporary`], [`Error::NotSent`] and [`Error::Unknown`] repeat the same call with
    /// the same key and body, never with a new key.
    pub async fn create(&self, key: &str, body: &str) -> Result<Reply<Created>, Error> {
        self.send(Call::post("orders/create").key(key).body(body), created).await
    }

    /// Cancels an order for a refund.
    ///
    /// # Errors
    /// Any [`Error`]; `CANCEL_TOO_EARLY` says in `until` from when it works, if the provider knows.
    pub async fn cancel(&self, id: OrderId) -> Result<Reply<Canceled>, Error> {
        self.send(act("orders/cancel", id), |data| {
            let fields = data.fields()?;
            Some(Canceled {
                order: fields.int("order_id").map_or(id, OrderId),
                status: status(&fields),
                refund: fields.money("refund_amount"),
                balance: fields.money("new_balance"),
            })
        })
        .await
    }

    /// Ends an order that has its SMS; the number is released at once.
    ///
    /// # Errors
    /// Any [`Error`].
    pub async fn finish(&self, id: OrderId) -> Result<Reply<Finished>, Error> {
        self.send(act("orders/finish", id), |data| {
            let fields = data.fields()?;
            Some(Finished { order: fields.int("order_id").map_or(id, OrderId), status: status(&fields) })
        })
        .await
    }

    /// Asks the service to send its SMS again.
    ///
    /// # Errors
    /// Any [`Error`]; a service that can't do it is no error but `resent: false`.
    pub async fn resend(&self, id: OrderId) -> Result<Reply<Resent>, Error> {
        self.send(act("orders/resend", id), |data| {
            let fields = data.fields()?;
            Some(Resent {
                order: fields.int("order_id").map_or(id, OrderId),
                status: status(&fields),
                resent: fields.flag("resent").unwrap_or(false),
            })
        })
        .await
    }

    /// What the number of an ended order would cost again (live surface only).
    ///
    /// # Errors
    /// Any [`Error`]; the call has no side effects.
    pub async fn reactivate_options(&self, id: OrderId) -> Result<Reply<Money>, Error> {
        let path = format!("orders/{id}/reactivate-options");
        self.send(Call::get(&path), |data| data.fields()?.money("cost")).await
    }

    /// Rents the number of an ended order again (live surface only). Key, body and errors are as in
    /// [`Client::create`].
    ///
    /// # Errors
    /// As [`Client::create`].
    pub async fn reactivate(&self, key: &str, body: &str) -> Result<Reply<Created>, Error> {
        self.send(Call::post("orders/reactivate").key(key).body(body), created).await
    }
}

fn act(path: &str, id: OrderId) -> Call<'_> {
    Call::post(path).body(format!(r#"{{"id":{id}}}"#))
}

fn created(data: Raw<'_>) -> Option<Created> {
    let fields = data.fields()?;
    let orders = match fields.get("orders") {
        Some(orders) => orders.list("created orders", statement)?,
        None => vec![statement(data)?],
    };
    Some(Created { orders, failed_count: fields.count("failed_count").unwrap_or_default() })
}

fn status(fields: &Fields<'_>) -> Option<OrderStatus> {
    OrderStatus::parse(&fields.word("status")?)
}

fn statement(data: Raw<'_>) -> Option<OrderReport> {
    let fields = data.fields()?;
    let id = fields.int("id").or_else(|| fields.int("order_id"))?;
    Some(order(&fields, OrderId(id)))
}

/// Reads one statement about the order `id`, whichever endpoint or event made it.
pub(super) fn order(fields: &Fields<'_>, id: OrderId) -> OrderReport {
    OrderReport {
        status: status(fields),
        created_at: fields.time("created_at"),
        product: fields.int("product_id").map(ProductId),
        catalog_product: fields.int("catalog_product_id").map(CatalogProductId),
        operator: fields.int("operator_id").map(OperatorId),
        phone: fields.private("phone_number"),
        amount: fields.money("amount"),
        code: fields.private("otp_code"),
        text: fields.private("otp_message"),
        received_at: fields.time("otp_received_at"),
        // 0 counts none: then it tells nothing of the SMS that the statement may carry all the same.
        sms_revision: fields.int("sms_revision").filter(|revision| *revision > 0),
        expires_at: fields.time("expires_at"),
        canceled_at: fields.time("canceled_at"),
        failed_reason: fields.word("failed_reason"),
        abilities: abilities(fields),
        country: fields.word("country"),
        service: fields.word("platform"),
        operator_name: fields.word("operator_name"),
        ..OrderReport::bare(id)
    }
}

fn abilities(fields: &Fields<'_>) -> Abilities {
    Abilities {
        can_finish: fields.flag("can_finish"),
        can_resend: fields.flag("can_resend"),
        can_cancel: fields.flag("can_cancel"),
        can_reactivate: fields.flag("can_reactivate"),
        resend_available_at: fields.time("resend_available_at"),
        cancel_available_at: fields.time("cancel_available_at"),
    }
}
