//! The handle of an SMSCode world: start it, look into it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use super::catalog::{Catalog, Product};
use super::control;
use super::core::Core;
use super::endpoint::Endpoint;
use super::options::Options;
use super::order::OrderSnapshot;
use super::pipeline;
use super::world::{Call, LedgerEntry, WebhookConfig, World};
use crate::clock::Clock;
use crate::listener::{self, Guard, Reply};
use crate::outbound::Outbound;
use crate::watched::WaitError;

/// A world could not be started.
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

/// What `wait_until` looks at.
pub struct State<'a>(&'a World);

impl State<'_> {
    /// Every call so far.
    #[must_use]
    pub fn calls(&self) -> &[Call] {
        &self.0.calls
    }

    /// How many calls of one kind came.
    #[must_use]
    pub fn count(&self, endpoint: Endpoint) -> usize {
        self.0.calls.iter().filter(|call| call.endpoint == Some(endpoint)).count()
    }

    /// An order.
    #[must_use]
    pub fn order(&self, id: u64) -> Option<&OrderSnapshot> {
        self.0.orders.get(&id)
    }

    /// Every order of everybody, oldest first.
    pub fn orders(&self) -> impl Iterator<Item = &OrderSnapshot> {
        self.0.orders.values()
    }

    /// Every movement of money.
    #[must_use]
    pub fn ledger(&self) -> &[LedgerEntry] {
        &self.0.ledger
    }

    /// Everything that a correct client never does.
    #[must_use]
    pub fn violations(&self) -> &[String] {
        &self.0.violations
    }

    /// Every try of every webhook event.
    #[must_use]
    pub fn deliveries(&self) -> &[super::mailroom::Delivery] {
        &self.0.mailroom.deliveries
    }

    /// An account's webhook.
    #[must_use]
    pub fn webhook(&self, account: &Account) -> Option<&WebhookConfig> {
        self.0.accounts.get(&account.id).map(|account| &account.webhook)
    }
}

/// A running SMSCode API. Clones are the same world; it ends with the last of them.
#[derive(Clone)]
pub struct Server {
    pub(super) core: Arc<Core>,
    address: SocketAddr,
    _guard: Arc<Guard>,
}

impl Server {
    /// Starts a world.
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
                    return control::handle(&core, &inbound);
                }
                // A task of its own: the provider ends what it has begun, also when its caller hangs up.
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

    /// The world's clock.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.core.clock.clone()
    }

    /// Makes an account with an IDR balance.
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

    /// How many calls of one kind came.
    #[must_use]
    pub fn count(&self, endpoint: Endpoint) -> usize {
        self.core.read(|world| State(world).count(endpoint))
    }

    /// Everything that a correct client never does.
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

    /// Waits until something is true of the world.
    ///
    /// # Errors
    /// When it is not within the time; the error says what was there instead.
    pub async fn wait_until(
        &self,
        timeout: Duration,
        mut is_true: impl FnMut(&State<'_>) -> bool,
    ) -> Result<(), WaitError> {
        self.core.wait(timeout, |world| is_true(&State(world)).then_some(())).await
    }

    /// Waits until something can be found in the world, and returns it.
    ///
    /// # Errors
    /// When it is not there within the time; the error says what was there instead.
    pub async fn wait_for<R>(
        &self,
        timeout: Duration,
        mut find: impl FnMut(&State<'_>) -> Option<R>,
    ) -> Result<R, WaitError> {
        self.core.wait(timeout, |world| find(&State(world))).await
    }

    /// Waits for an order of an account that fits.
    ///
    /// # Errors
    /// When there is none within the time.
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
