//! The addresses of the API.

use axum::http::Method;
use serde::{Deserialize, Serialize};

/// Which of the two surfaces was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Version {
    /// Money in IDR.
    V1,
    /// Money in USD.
    V2,
}

/// One call of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Endpoint {
    /// GET /catalog/countries
    Countries,
    /// GET /catalog/services
    Services,
    /// GET /catalog/products
    Products,
    /// GET /catalog/operators (live only)
    Operators,
    /// GET /catalog/exchange-rate
    ExchangeRate,
    /// GET /balance
    Balance,
    /// GET /orders
    Orders,
    /// GET /orders/{id}
    Order,
    /// GET /orders/active
    Active,
    /// POST /orders/create
    Create,
    /// POST /orders/cancel
    Cancel,
    /// POST /orders/finish
    Finish,
    /// POST /orders/resend
    Resend,
    /// GET /orders/{id}/reactivate-options (live only)
    ReactivateOptions,
    /// POST /orders/reactivate (live only)
    Reactivate,
    /// GET /webhook
    WebhookGet,
    /// PATCH /webhook
    WebhookPatch,
    /// POST /webhook/test
    WebhookTest,
}

/// The groups that share a rate limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Group {
    Catalog,
    Balance,
    Reads,
    Create,
    Cancel,
    Actions,
    Webhook,
    WebhookTest,
}

impl Endpoint {
    pub(crate) const fn group(self) -> Group {
        match self {
            Self::Countries | Self::Services | Self::Products | Self::Operators | Self::ExchangeRate => {
                Group::Catalog
            }
            Self::Balance => Group::Balance,
            Self::Orders | Self::Order | Self::Active | Self::ReactivateOptions => Group::Reads,
            Self::Create | Self::Reactivate => Group::Create,
            Self::Cancel => Group::Cancel,
            Self::Finish | Self::Resend => Group::Actions,
            Self::WebhookGet | Self::WebhookPatch => Group::Webhook,
            Self::WebhookTest => Group::WebhookTest,
        }
    }

    /// Whether the call buys something, so that repeating it safely needs an idempotency key.
    pub(crate) const fn buys(self) -> bool {
        matches!(self, Self::Create | Self::Reactivate)
    }

    pub(crate) const fn live_only(self) -> bool {
        matches!(self, Self::Operators | Self::ReactivateOptions | Self::Reactivate)
    }

    /// Whether a v2 answer contains money, and so needs an exchange rate.
    pub(crate) const fn bears_money(self, live: bool) -> bool {
        match self {
            Self::Products | Self::Balance | Self::Orders | Self::Order | Self::Cancel => true,
            Self::Create | Self::Reactivate | Self::ReactivateOptions => live,
            _ => false,
        }
    }

    /// The query parameters that it accepts.
    pub(crate) const fn parameters(self, live: bool) -> &'static [&'static str] {
        match self {
            Self::Services => &["country_id"],
            Self::Products if live => &["country_id", "platform_id", "sort", "limit", "page", "operator_id"],
            Self::Products => &["country_id", "platform_id", "sort", "limit", "page"],
            Self::Operators => &["country_id", "platform_id"],
            Self::ExchangeRate => &["pair"],
            Self::Orders => &["limit", "offset", "status"],
            _ => &[],
        }
    }
}

/// A recognised address.
pub(crate) struct Place {
    pub(crate) version: Version,
    pub(crate) endpoint: Endpoint,
    pub(crate) id: Option<u64>,
}

/// Finds the endpoint of a path; `Err`: the path is known, but its id or method is wrong.
pub(crate) fn place(method: &Method, path: &str) -> Option<Place> {
    let mut parts = path.trim_start_matches('/').split('/');
    let version = match parts.next()? {
        "v1" => Version::V1,
        "v2" => Version::V2,
        _ => return None,
    };
    let rest: Vec<&str> = parts.collect();
    let (endpoint, id) = match (method.as_str(), rest.as_slice()) {
        ("GET", ["catalog", "countries"]) => (Endpoint::Countries, None),
        ("GET", ["catalog", "services"]) => (Endpoint::Services, None),
        ("GET", ["catalog", "products"]) => (Endpoint::Products, None),
        ("GET", ["catalog", "operators"]) => (Endpoint::Operators, None),
        ("GET", ["catalog", "exchange-rate"]) => (Endpoint::ExchangeRate, None),
        ("GET", ["balance"]) => (Endpoint::Balance, None),
        ("GET", ["orders"]) => (Endpoint::Orders, None),
        ("GET", ["orders", "active"]) => (Endpoint::Active, None),
        ("GET", ["orders", id]) => (Endpoint::Order, Some(id.parse().ok()?)),
        ("GET", ["orders", id, "reactivate-options"]) => {
            (Endpoint::ReactivateOptions, Some(id.parse().ok()?))
        }
        ("POST", ["orders", "create"]) => (Endpoint::Create, None),
        ("POST", ["orders", "cancel"]) => (Endpoint::Cancel, None),
        ("POST", ["orders", "finish"]) => (Endpoint::Finish, None),
        ("POST", ["orders", "resend"]) => (Endpoint::Resend, None),
        ("POST", ["orders", "reactivate"]) => (Endpoint::Reactivate, None),
        ("GET", ["webhook"]) => (Endpoint::WebhookGet, None),
        ("PATCH", ["webhook"]) => (Endpoint::WebhookPatch, None),
        ("POST", ["webhook", "test"]) => (Endpoint::WebhookTest, None),
        _ => return None,
    };
    Some(Place { version, endpoint, id })
}
