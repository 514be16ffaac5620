//! The state of the SMSCode server.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use serde_json::Value;

use super::catalog::{Catalog, Product};
use super::endpoint::{Endpoint, Group, Version};
use super::event::{Event, Kind};
use super::faults::Faults;
use super::options::{Limits, Options};
use super::order::{LIFE, OrderSnapshot, Status};
use super::purchase::KeyRecord;
use super::renting::Renting;
use super::webhook_queue::WebhookQueue;
use crate::rng::roll;

/// A movement of money. The sum of an account's entries and its opening balance is its balance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LedgerEntry {
    /// The account.
    pub account: u64,
    /// The order that it is for.
    pub order: u64,
    /// IDR; a charge is negative, a refund positive.
    pub amount: i64,
    /// Charge or refund.
    pub kind: LedgerKind,
    /// The idempotency key of the purchase.
    pub idempotency_key: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The kind of a ledger entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerKind {
    /// Money taken for an order.
    Charge,
    /// Money given back for an order.
    Refund,
}

/// A call that a client made.
#[derive(Clone, Debug, Serialize)]
pub struct Call {
    /// When it came.
    pub at: DateTime<Utc>,
    /// HTTP method.
    pub method: String,
    /// Path with query.
    pub path: String,
    /// Which surface.
    pub version: Option<Version>,
    /// Which call; `None` if there is no such address.
    pub endpoint: Option<Endpoint>,
    /// The account of its token, if the token is valid.
    pub account: Option<u64>,
    /// The `Idempotency-Key` header.
    pub idempotency_key: Option<String>,
    /// The body, if it was JSON.
    pub body: Option<Value>,
    /// The answer's status; `None` while it runs, and for ever if the connection was closed.
    pub status: Option<u16>,
    /// `error.code` of the answer.
    pub code: Option<String>,
    /// The `x-request-id` of the answer.
    pub request_id: String,
}

/// An account's webhook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WebhookConfig {
    /// The address that events are sent to.
    pub url: Option<String>,
    /// The signing secret.
    pub secret: Option<String>,
    /// When delivery was switched off.
    pub disabled_at: Option<DateTime<Utc>>,
    /// Why delivery was switched off.
    pub disabled_reason: Option<String>,
    /// Failed deliveries in a row.
    pub consecutive_failures: u32,
}

pub(crate) struct AccountState {
    pub(crate) token: Option<String>,
    pub(crate) balance: i64,
    pub(crate) webhook: WebhookConfig,
}

/// The state of the SMSCode server.
pub(crate) struct World {
    pub(crate) options: Options,
    pub(crate) catalog: Catalog,
    pub(crate) accounts: BTreeMap<u64, AccountState>,
    pub(crate) tokens: HashMap<String, u64>,
    pub(crate) orders: BTreeMap<u64, OrderSnapshot>,
    pub(crate) hidden: BTreeSet<u64>,
    /// Orders whose entries in lists are malformed.
    pub(crate) garbled: BTreeSet<u64>,
    pub(crate) ledger: Vec<LedgerEntry>,
    /// Codes and texts of every SMS so far.
    pub(crate) sms: Vec<String>,
    pub(crate) keys: HashMap<(u64, Endpoint, String), KeyRecord>,
    pub(crate) calls: Vec<Call>,
    pub(crate) violations: Vec<String>,
    pub(crate) faults: Faults,
    pub(crate) windows: HashMap<(u64, Group), (DateTime<Utc>, u32)>,
    pub(crate) waits: HashMap<(u64, Group), (Instant, DateTime<Utc>)>,
    pub(crate) refused_tokens: HashMap<String, u32>,
    pub(crate) fx: Option<i64>,
    pub(crate) maintenance: bool,
    /// How many cancels an account with a daily cap has left.
    pub(crate) cancels_left: HashMap<u64, u32>,
    pub(crate) failing_items: u32,
    /// Whether answers to a purchase leave `failed_count` out.
    pub(crate) no_failed_count: bool,
    /// The number that is rented next.
    pub(crate) next_phone: Option<String>,
    pub(crate) renting: Vec<Renting>,
    pub(crate) webhook_queue: WebhookQueue,
    pub(crate) outbox: Vec<Event>,
    next_order: u64,
}

impl World {
    pub(crate) fn new(options: Options) -> Self {
        let catalog = Catalog::generate(options.catalog, options.seed, options.live());
        Self {
            catalog,
            fx: options.fx,
            options,
            accounts: BTreeMap::new(),
            tokens: HashMap::new(),
            orders: BTreeMap::new(),
            hidden: BTreeSet::new(),
            garbled: BTreeSet::new(),
            ledger: Vec::new(),
            sms: Vec::new(),
            keys: HashMap::new(),
            calls: Vec::new(),
            violations: Vec::new(),
            faults: Faults::default(),
            windows: HashMap::new(),
            waits: HashMap::new(),
            refused_tokens: HashMap::new(),
            maintenance: false,
            cancels_left: HashMap::new(),
            failing_items: 0,
            no_failed_count: false,
            next_phone: None,
            renting: Vec::new(),
            webhook_queue: WebhookQueue::default(),
            outbox: Vec::new(),
            next_order: 1001,
        }
    }

    pub(crate) fn live(&self) -> bool {
        self.options.live()
    }

    pub(crate) fn violation(&mut self, text: impl Into<String>) {
        self.violations.push(text.into());
    }

    pub(crate) fn add_account(&mut self, balance: i64) -> (u64, String) {
        let id = self.accounts.len() as u64 + 1;
        let token = format!(
            "sk_{:016x}{:016x}",
            roll(self.options.seed, &[id, 1]),
            roll(self.options.seed, &[id, 2])
        );
        self.tokens.insert(token.clone(), id);
        let state = AccountState { token: Some(token.clone()), balance, webhook: WebhookConfig::default() };
        self.accounts.insert(id, state);
        (id, token)
    }

    /// Changes a balance and adds its ledger entry, always together.
    pub(crate) fn book(
        &mut self,
        order: &OrderSnapshot,
        kind: LedgerKind,
        key: Option<String>,
        at: DateTime<Utc>,
    ) {
        let amount = if kind == LedgerKind::Charge { -order.amount } else { order.amount };
        if let Some(account) = self.accounts.get_mut(&order.account) {
            account.balance += amount;
        }
        let entry =
            LedgerEntry { account: order.account, order: order.id, amount, kind, idempotency_key: key, at };
        self.ledger.push(entry);
    }

    /// Creates and charges one order.
    pub(crate) fn open(
        &mut self,
        account: u64,
        product: &Product,
        now: DateTime<Utc>,
        key: Option<&str>,
    ) -> OrderSnapshot {
        let id = self.next_order;
        self.next_order += 1;
        let given = self.next_phone.take();
        let country = self.catalog.country(product.country_id);
        let service = self.catalog.service(product.platform_id);
        let order = OrderSnapshot {
            id,
            account,
            product_id: product.id,
            catalog_product_id: product.catalog_product_id,
            platform: service.map(|service| service.name.clone()).unwrap_or_default(),
            country: country.map(|country| country.name.clone()).unwrap_or_default(),
            operator_id: product.operator_id,
            operator_name: self.catalog.operator_name(product.operator_id).map(str::to_owned),
            status: Status::Active,
            phone_number: given.unwrap_or_else(|| {
                let dial = country.map_or("62", |country| &country.dial_code);
                phone(dial, roll(self.options.seed, &[id]))
            }),
            amount: product.price,
            otp_code: None,
            otp_message: None,
            otp_received_at: None,
            sms_revision: 0,
            created_at: now,
            expires_at: now + TimeDelta::from_std(LIFE).unwrap_or_default(),
            canceled_at: None,
            failed_reason: None,
            refunded: false,
            elsewhere: key.is_none(),
            resend_supported: service.is_some_and(|service| service.resend),
            parent: None,
        };
        if let Some(stock) = self.catalog.products.get_mut(&product.id) {
            stock.available = stock.available.saturating_sub(1);
        }
        self.book(&order, LedgerKind::Charge, key.map(str::to_owned), now);
        self.orders.insert(id, order.clone());
        order
    }

    /// Ends an order, with its refund and its event.
    pub(crate) fn close(&mut self, id: u64, status: Status, now: DateTime<Utc>) -> Option<OrderSnapshot> {
        let order = self.orders.get_mut(&id)?;
        order.status = status;
        if status == Status::Canceled {
            order.canceled_at = Some(now);
        }
        let refund = status != Status::Completed;
        order.refunded = refund;
        let order = order.clone();
        if refund {
            self.book(&order, LedgerKind::Refund, None, now);
        }
        let kind = match status {
            Status::Canceled => Kind::Canceled,
            Status::Expired => Kind::Expired,
            _ => Kind::Completed,
        };
        self.announce(&order, kind, now);
        Some(order)
    }

    /// Puts an event about an order into the outbox.
    pub(crate) fn announce(&mut self, order: &OrderSnapshot, kind: Kind, now: DateTime<Utc>) {
        let Some(account) = self.accounts.get(&order.account) else { return };
        if account.webhook.url.is_some() && account.webhook.disabled_at.is_none() {
            let event = Event::about(order, kind, now, self.live());
            self.outbox.push(event);
        }
    }

    /// Rents what is due, and ends every order past its time: without an SMS it expires and is refunded, with
    /// one it is completed.
    pub(crate) fn settle(&mut self, now: DateTime<Utc>) {
        self.rent_on(now);
        let due: Vec<(u64, Status)> = self
            .orders
            .values()
            .filter(|order| order.status.is_open() && order.expires_at <= now)
            .map(|order| (order.id, if order.sms_revision > 0 { Status::Completed } else { Status::Expired }))
            .collect();
        for (id, status) in due {
            self.close(id, status, now);
        }
    }

    /// When the next order ends or is rented.
    pub(crate) fn next_end(&self) -> Option<DateTime<Utc>> {
        let open = self.orders.values().filter(|order| order.status.is_open());
        open.map(|order| order.expires_at).chain(self.next_rented()).min()
    }

    pub(crate) fn limit(&self, group: Group) -> Option<u32> {
        match self.options.limits {
            Limits::Off => None,
            Limits::Each(limit) => Some(limit),
            Limits::Documented => Some(match group {
                Group::Catalog | Group::Reads => 5_000,
                Group::Balance | Group::Webhook => 600,
                Group::Create => 3_000,
                Group::Cancel | Group::Actions => 1_000,
                Group::WebhookTest => 10,
            }),
        }
    }
}

/// A number of plausible length for a calling code.
fn phone(dial: &str, chance: u64) -> String {
    let national = match dial {
        "62" => format!("8{:010}", chance % 10_000_000_000),
        "1" => format!("{}{:07}", 201 + chance % 700, (chance >> 10) % 10_000_000),
        "44" => format!("7{:09}", chance % 1_000_000_000),
        "7" => format!("9{:09}", chance % 1_000_000_000),
        dial if dial.len() == 4 => format!("{:07}", chance % 10_000_000),
        _ => format!("{}{:08}", 6 + chance % 4, (chance >> 10) % 100_000_000),
    };
    format!("+{dial}{national}")
}
