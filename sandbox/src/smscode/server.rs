//! The handle of an SMSCode server: start it and inspect it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use super::catalog::{Catalog, Product};
use super::control_api;
use super::core::Core;
use super::endpoint::Endpoint;
use super::options::Options;
use super::order::OrderSnapshot;
use super::pipeline;
use super::world::{Call, LedgerEntry, WebhookConfig, World};
use crate::clock::Clock;
use crate::listener::{self, Guard, Reply};
use crate::outbound::Outbound;
use crate::watch_state::WaitError;

/// A server could not be started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address could not be bound.
    #[error("cannot listen: {0}")]
    Listen(#[from] std::io::Error),
    /// There is no HTTP client for webhooks.
    #[error("cannot make an HTTP client: {0}")]
    Client(#[from] reqwest::Error),
}

/// A user of the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Number of the account.
    pub id: u64,
    token: String,
}

impl Account {
    /// The API token.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }
}

/// The state that `wait_until` conditions read.
pub struct State<'a>(&'a World);

impl State<'_> {
    /// Every call so far.
    #[must_use]
    pub fn calls(&self) -> &[Call] {
        &self.0.calls
    }

    /// How many calls of one kind were made.
    #[must_use]
    pub fn count(&self, endpoint: Endpoint) -> usize {
        self.0.calls.iter().filter(|call| call.endpoint == Some(endpoint)).count()
    }

    /// An order.
    #[must_use]
    pub fn order(&self, id: u64) -> Option<&OrderSnapshot> {
        self.0.orders.get(&id)
    }

    /// Every order of every account, oldest first.
    pub fn orders(&self) -> impl Iterator<Item = &OrderSnapshot> {
        self.0.orders.values()
    }

    /// Every movement of money.
    #[must_use]
    pub fn ledger(&self) -> &[LedgerEntry] {
        &self.0.ledger
    }

    /// Requests that a correct client never makes.
    #[must_use]
    pub fn violations(&self) -> &[String] {
        &self.0.violations
    }

    /// Every delivery attempt of every webhook event.
    #[must_use]
    pub fn deliveries(&self) -> &[super::webhook_queue::Delivery] {
        &self.0.webhook_queue.deliveries
    }

    /// An account's webhook.
    #[must_use]
    pub fn webhook(&self, account: &Account) -> Option<&WebhookConfig> {
        self.0.accounts.get(&account.id).map(|account| &account.webhook)
    }
}

/// A running SMSCode API server. Clones share one state; it stops when the last one is dropped.
#[derive(Clone)]
pub struct Server {
    pub(super) core: Arc<Core>,
    address: SocketAddr,
    _guard: Arc<Guard>,
}

impl Server {
    /// Starts a server.
    ///
    /// # Errors
    /// When the address cannot be bound.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let (listener, address) = listener::bind(&options.listen).await?;
        let with_control = options.control;
        let core = Core::new(World::new(options), Outbound::new()?);
        core.keep_time();
        let shared = Arc::clone(&core);
        let guard = listener::serve(listener, move |inbound| {
            let core = Arc::clone(&shared);
            async move {
                if with_control && inbound.path.starts_with("/_control") {
                    return control_api::handle(&core, &inbound);
                }
                // A separate task: the provider finishes what it has begun, even if its caller hangs up.
                tokio::spawn(pipeline::handle(core, inbound)).await.unwrap_or(Reply::Hangup)
            }
        });
        Ok(Self { core, address, _guard: Arc::new(guard) })
    }

    /// The root to which clients append `/v1/...` or `/v2/...`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The server's clock.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.core.clock.clone()
    }

    /// Creates an account with an IDR balance.
    #[must_use]
    pub fn add_account(&self, balance: i64) -> Account {
        let (id, token) = self.core.change(|world| world.add_account(balance));
        Account { id, token }
    }

    /// The IDR balance.
    #[must_use]
    pub fn balance(&self, account: &Account) -> i64 {
        self.core.read(|world| world.accounts.get(&account.id).map_or(0, |account| account.balance))
    }

    /// Every movement of an account's money, oldest first.
    #[must_use]
    pub fn ledger(&self, account: &Account) -> Vec<LedgerEntry> {
        let mine = |entry: &&LedgerEntry| entry.account == account.id;
        self.core.read(|world| world.ledger.iter().filter(mine).cloned().collect())
    }

    /// The orders of an account, newest first.
    #[must_use]
    pub fn orders(&self, account: &Account) -> Vec<OrderSnapshot> {
        self.settled(|world| world.owned_by(account.id).cloned().collect())
    }

    /// An order as it is now.
    #[must_use]
    pub fn order(&self, id: u64) -> Option<OrderSnapshot> {
        self.settled(|world| world.orders.get(&id).cloned())
    }

    /// An account's webhook.
    #[must_use]
    pub fn webhook(&self, account: &Account) -> WebhookConfig {
        let find = |world: &World| world.accounts.get(&account.id).map(|account| account.webhook.clone());
        self.core.read(find).unwrap_or_default()
    }

    /// Every call so far.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.core.read(|world| world.calls.clone())
    }

    /// The calls of one kind.
    #[must_use]
    pub fn calls_of(&self, endpoint: Endpoint) -> Vec<Call> {
        let wanted = |call: &&Call| call.endpoint == Some(endpoint);
        self.core.read(|world| world.calls.iter().filter(wanted).cloned().collect())
    }

    /// How many calls of one kind were made.
    #[must_use]
    pub fn count(&self, endpoint: Endpoint) -> usize {
        self.core.read(|world| State(world).count(endpoint))
    }

    /// Requests that a correct client never makes.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.core.read(|world| world.violations.clone())
    }

    /// Codes and texts of every SMS so far, oldest first.
    #[must_use]
    pub fn sms_texts(&self) -> Vec<String> {
        self.core.read(|world| world.sms.clone())
    }

    /// What is for sale.
    #[must_use]
    pub fn catalog(&self) -> Catalog {
        self.core.read(|world| world.catalog.clone())
    }

    /// An offer.
    #[must_use]
    pub fn product(&self, id: u64) -> Option<Product> {
        self.core.read(|world| world.catalog.products.get(&id).cloned())
    }

    /// Waits until a condition on the state is true.
    ///
    /// # Errors
    /// If it is still false after `timeout`; the error shows the actual state.
    pub async fn wait_until(
        &self,
        timeout: Duration,
        mut is_true: impl FnMut(&State<'_>) -> bool,
    ) -> Result<(), WaitError> {
        self.core.wait(timeout, |world| is_true(&State(world)).then_some(())).await
    }

    /// Waits until `find` returns something, and returns it.
    ///
    /// # Errors
    /// If none appears within `timeout`; the error shows the actual state.
    pub async fn wait_for<R>(
        &self,
        timeout: Duration,
        mut find: impl FnMut(&State<'_>) -> Option<R>,
    ) -> Result<R, WaitError> {
        self.core.wait(timeout, |world| find(&State(world))).await
    }

    /// Waits for a matching order of an account.
    ///
    /// # Errors
    /// If none appears within `timeout`.
    pub async fn wait_for_order(
        &self,
        timeout: Duration,
        account: &Account,
        mut fits: impl FnMut(&OrderSnapshot) -> bool,
    ) -> Result<OrderSnapshot, WaitError> {
        let id = account.id;
        self.core.wait(timeout, |world| world.owned_by(id).find(|order| fits(order)).cloned()).await
    }

    fn settled<R>(&self, look: impl FnOnce(&World) -> R) -> R {
        let now = self.core.clock.now();
        if self.core.read(World::next_end).is_some_and(|end| end <= now) {
            self.core.change(|world| world.settle(now));
        }
        self.core.read(look)
    }
}
