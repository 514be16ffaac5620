//! The composition root: the only place that wires the modules together and starts the workers.

mod owner;
mod setting;
mod updates;
mod workers;

pub use setting::BadSetting;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use secrecy::ExposeSecret;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_util::task::TaskTracker;

use self::owner::{OwnersWork, own};
use self::updates::{Refused, sink};
use crate::accounts::Accounts;
use crate::admin::{HealthInputs, Stats};
use crate::bot::{self, AllowList, Deps, Exports, Limits, Popular};
use crate::catalog::Catalog;
use crate::clock::Clock;
use crate::config::{self, Config, Encryption, Updates};
use crate::data_dir;
use crate::http::{self, Health, Hooks, HttpState, TelegramHook};
use crate::i18n::I18n;
use crate::orders::Orders;
use crate::shutdown::{self, Shutdown};
use crate::smscode::Api;
use crate::store::{self, Database, Store};
use crate::telegram::Telegram;
use crate::telemetry;
use crate::vault::Keyring;

/// How long running work may take to finish. The contract gives the whole process ten seconds.
const DEADLINE: Duration = Duration::from_millis(6_500);
/// How long recording the shutdown time may take.
const LAST_WORD: Duration = Duration::from_millis(500);
/// How long that plus closing the database may take.
const CLOSING: Duration = Duration::from_millis(2_000);

/// A running service.
pub struct App {
    shutdown: Shutdown,
    store: Store,
    address: SocketAddr,
    metrics_address: SocketAddr,
    /// Settings that turned out to be wrong at run time.
    refused: Refused,
    /// Proves that this process owns the database until the very end.
    keeper: TaskTracker,
}

/// Runs the service until shutdown begins.
///
/// # Errors
/// If it can't start, or a worker failed.
pub async fn run(config: Config, shutdown: Shutdown) -> anyhow::Result<()> {
    let (starting, stop) = (App::start(config, Clock::system(), shutdown.clone()), shutdown.token());
    let Some(app) = stop.run_until_cancelled(starting).await else {
        // No work had begun, whatever it was waiting for.
        return tell_end(shutdown.finish(CLOSING).await);
    };
    let app = app?;
    stop.cancelled().await;
    app.stop().await
}

impl App {
    /// Starts the service. It is working when this returns, though Telegram may still be unreachable.
    ///
    /// # Errors
    /// If the data folder, the keys, the database or the address can't be used. Nothing is running then.
    pub async fn start(config: Config, clock: Clock, shutdown: Shutdown) -> anyhow::Result<Self> {
        Self::start_speaking(config, clock, shutdown, I18n::load()?).await
    }

    /// Like [`App::start`], with languages that are already loaded.
    ///
    /// # Errors
    /// As [`App::start`].
    pub async fn start_speaking(
        config: Config,
        clock: Clock,
        shutdown: Shutdown,
        i18n: I18n,
    ) -> anyhow::Result<Self> {
        let (database, keyring) = open(&config).await?;
        let (store, writer) = Store::new(database, keyring.clone(), clock.clone());
        let listener = listen("LISTEN_ADDR", config.listen_addr).await?;
        let address = listener.local_addr()?;
        let metrics_listener = match config.metrics_addr {
            Some(address) => Some(listen("METRICS_ADDR", address).await?),
            None => None,
        };
        let metrics_address = metrics_listener.as_ref().map_or(Ok(address), TcpListener::local_addr)?;
        let metrics = telemetry::metrics::record()?;
        let ctx = ctx(&config, &store, clock.clone(), i18n, Stats::new(metrics.clone()), &shutdown)?;
        for warning in config.warnings() {
            tracing::warn!("{warning}");
        }
        tracing::info!(version = config::VERSION, address = %address, metrics = %metrics_address, webhooks = config.public_url.is_some(), "listening");

        let (ready, is_ready) = watch::channel(false);
        let webhook = match (&config.telegram.updates, &config.public_url) {
            (Updates::Webhook, Some(public)) => {
                let url = format!("{}/hooks/telegram", public.as_str().trim_end_matches('/'));
                Some((url.parse().context("PUBLIC_URL")?, bot::webhook_secret(&keyring)))
            }
            _ => None,
        };
        let (to_dispatch, dispatch) = watch::channel(None);
        let http_state = HttpState {
            hooks: Hooks::new(store.clone(), ctx.orders.clone(), clock.clone(), shutdown.tracker()),
            telegram: webhook.as_ref().map(|(_, secret)| TelegramHook {
                secret: secret.clone(),
                sink: sink(dispatch, shutdown.tracker()),
                tasks: shutdown.tracker(),
            }),
            health: Health { store: store.clone(), updates: is_ready.clone(), clock: clock.clone(), metrics },
            metrics_elsewhere: metrics_listener.is_some(),
        };
        if let Some(listener) = metrics_listener {
            let routes = http::metrics_router(http_state.health.clone());
            spawn_http(&shutdown, "metrics", listener, routes);
        }
        spawn_http(&shutdown, "http", listener, http::router(http_state));
        let (fails, webhook_fails) = watch::channel(false);
        let health_inputs = HealthInputs { updates: is_ready, webhook_fails };
        let (refused, keeper) = (Refused::default(), TaskTracker::new());
        let work = OwnersWork {
            shutdown: shutdown.clone(),
            ctx,
            writer,
            sms_retention: config.sms_retention,
            health_inputs,
            webhook,
            to_dispatch,
            ready: (ready, fails),
            refused: Arc::clone(&refused),
            keeper: keeper.clone(),
        };
        own(&shutdown, work, address).await?;
        Ok(Self { shutdown, store, address, metrics_address, refused, keeper })
    }

    /// The address that serves webhooks and health checks.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address that serves metrics.
    pub fn metrics_address(&self) -> SocketAddr {
        self.metrics_address
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Stops accepting work and finishes what is running.
    ///
    /// # Errors
    /// If a worker had failed, or a setting turned out to be wrong.
    pub async fn stop(self) -> anyhow::Result<()> {
        let ended = self.shutdown.finish(DEADLINE).await;
        let closing = async {
            if self.store.is_owner() {
                // Tells the next owner what time it was here.
                let renewed = tokio::time::timeout(LAST_WORD, self.store.renew_ownership()).await;
                tracing::debug!(renewed = matches!(renewed, Ok(Ok(()))), "the time of the end");
            }
            self.store.close().await;
            self.keeper.close();
            self.keeper.wait().await;
        };
        if tokio::time::timeout(CLOSING, closing).await.is_err() {
            tracing::warn!(
                "failed to close the database in time; the next start recovers it as after a crash"
            );
        }
        if let Some(refused) = self.refused.get() {
            return Err(refused.clone().into());
        }
        tell_end(ended)
    }
}

fn tell_end(ended: Result<(), shutdown::Error>) -> anyhow::Result<()> {
    match ended {
        Ok(()) => tracing::info!("stopped"),
        // Unfinished work is durable and resumes at the next start.
        Err(error @ shutdown::Error::Late(_)) => tracing::warn!(%error, "stopped"),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Opens the database and its keys. A key file is created only together with a new database: next to an
/// existing one it would hide that the keys are lost.
async fn open(config: &Config) -> anyhow::Result<(Database, Keyring)> {
    let fresh = match &config.database {
        config::Database::Sqlite { path } => {
            data_dir::prepare(&config.data_dir)
                .map_err(|error| BadSetting::new("DATA_DIR", config.data_dir.display(), &error))?;
            !path.exists()
        }
        // Nothing is written there.
        config::Database::Postgres { .. } => false,
    };
    let keyring = match &config.encryption {
        Encryption::Keys(keyring) => keyring.clone(),
        Encryption::KeyFile(path) => Keyring::open_or_create_file(path, fresh)?,
    };
    let database = match &config.database {
        config::Database::Sqlite { path } => Database::sqlite(path).await.map_err(|error| match error {
            store::Error::File { .. } => BadSetting::new("DATABASE_URL", path.display(), &error).into(),
            error => anyhow::Error::from(error),
        })?,
        config::Database::Postgres { url } => {
            let address = config.database.address();
            Database::postgres(url.expose_secret()).await.map_err(|error| {
                anyhow::anyhow!("DATABASE_URL: {}", store::explain_postgres(&address, &error))
            })?
        }
    };
    Ok((database, keyring))
}

fn ctx(
    config: &Config,
    store: &Store,
    clock: Clock,
    i18n: I18n,
    stats: Stats,
    shutdown: &Shutdown,
) -> anyhow::Result<Deps> {
    let api = Api::through(config.smscode_api_url.clone(), &config.proxies)?;
    let accounts = Accounts::new(store.clone(), api, clock.clone(), config.public_url.clone());
    let catalog = Catalog::default();
    let limits = Limits::new(&clock);
    Ok(Deps {
        store: store.clone(),
        telegram: Telegram::new(&config.telegram.token, config.telegram.api_url.clone(), &config.proxies)?,
        orders: Orders::new(store.clone(), accounts.clone(), catalog.clone(), clock.clone()),
        accounts,
        catalog,
        popular: Popular::new(store.clone()),
        i18n: Arc::new(i18n),
        clock,
        allow_list: AllowList::new(config.allowed_users.clone()),
        limits: Arc::new(limits),
        admins: Arc::new(config.admins.clone()),
        stats,
        max_quantity: config.max_quantity,
        sms_retention: config.sms_retention,
        webhook_possible: config.public_url.is_some(),
        exports: Exports::new(shutdown.tracker(), shutdown.token()),
    })
}

async fn listen(variable: &'static str, address: SocketAddr) -> Result<TcpListener, BadSetting> {
    TcpListener::bind(address).await.map_err(|error| BadSetting::new(variable, address, &error))
}

fn spawn_http(shutdown: &Shutdown, name: &'static str, listener: TcpListener, routes: Router) {
    shutdown.spawn(name, http::serve(listener, routes, shutdown.token(), shutdown.tracker()));
}
