//! The composition root: joins the rooms, starts the workers, and is the only place that does.

use std::fmt::Display;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use chrono::TimeDelta;
use secrecy::ExposeSecret;
use teloxide::types::Update;
use tokio::net::TcpListener;
use tokio::sync::{Notify, watch};

use crate::accounts::Accounts;
use crate::bot::{self, Desk, Dispatch, Guests, Polling, Popular};
use crate::catalog::Catalog;
use crate::clock::Clock;
use crate::config::{self, Config, Encryption, Updates};
use crate::duty::{Announcer, Figures, Lookout, Signs};
use crate::http::{self, Doors, Health, Hooks, TelegramDoor};
use crate::i18n::I18n;
use crate::orders::{Orders, Poller, Settler};
use crate::outbox::Deliverer;
use crate::presence;
use crate::shutdown::{self, Shutdown};
use crate::smscode::Api;
use crate::store::{self, Database, Store, Writer};
use crate::telegram::Telegram;
use crate::telemetry;
use crate::vault::Keyring;
use crate::worker;

/// How long running work may take to end. The contract gives the whole process ten seconds.
const DEADLINE: Duration = Duration::from_millis(8_000);
/// How often what is too old is swept out.
const SWEEP: Duration = Duration::from_secs(3_600);

/// A setting that looks right and can't be used on this machine.
#[derive(Debug, thiserror::Error)]
#[error("{variable}: {value} can't be used: {reason}")]
pub struct BadSetting {
    variable: &'static str,
    value: String,
    reason: String,
}

impl BadSetting {
    fn new(variable: &'static str, value: impl Display, reason: &dyn Display) -> Self {
        Self { variable, value: value.to_string(), reason: reason.to_string() }
    }
}

/// A running service.
pub struct App {
    shutdown: Shutdown,
    store: Store,
    address: SocketAddr,
    metrics_address: SocketAddr,
    webhook_bell: Arc<Notify>,
    lookout_bell: Arc<Notify>,
}

/// Runs the service until the shutdown begins.
///
/// # Errors
/// When it can't start, or a worker broke down.
pub async fn run(config: Config, shutdown: Shutdown) -> anyhow::Result<()> {
    let app = App::start(config, Clock::system(), shutdown.clone()).await?;
    shutdown.token().cancelled().await;
    app.stop().await
}

impl App {
    /// Starts the service. It works as soon as this returns; Telegram may still be out of reach then.
    ///
    /// # Errors
    /// When the data folder, the keys, the database or the address can't be used. Nothing runs then.
    pub async fn start(config: Config, clock: Clock, shutdown: Shutdown) -> anyhow::Result<Self> {
        Self::start_speaking(config, clock, shutdown, I18n::load()?).await
    }

    /// The same with languages that were loaded before.
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
        let (store, writer) = Store::new(database, keyring.clone(), clock.clone()).await?;
        store.beat().await?;
        let listener = listen("LISTEN_ADDR", config.listen_addr).await?;
        let address = listener.local_addr()?;
        let metrics_listener = match config.metrics_addr {
            Some(address) => Some(listen("METRICS_ADDR", address).await?),
            None => None,
        };
        let metrics_address = metrics_listener.as_ref().map_or(Ok(address), TcpListener::local_addr)?;
        let metrics = telemetry::metrics::record()?;
        let desk = desk(&config, &store, clock.clone(), i18n, Figures::new(metrics.clone()))?;
        for warning in config.warnings() {
            tracing::warn!("{warning}");
        }
        tracing::info!(version = config::VERSION, address = %address, metrics = %metrics_address, process = store.owner(), push = config.public_url.is_some(), "listening");

        let (ready, is_ready) = watch::channel(false);
        let webhook = match (&config.telegram.updates, &config.public_url) {
            (Updates::Webhook, Some(public)) => {
                let url = format!("{}/hooks/telegram", public.as_str().trim_end_matches('/'));
                Some((url.parse().context("PUBLIC_URL")?, bot::webhook_secret(&keyring)))
            }
            _ => None,
        };
        let (to_dispatch, dispatch) = watch::channel(None);
        let doors = Doors {
            hooks: Hooks::new(store.clone(), desk.orders.clone(), clock.clone(), shutdown.tracker()),
            telegram: webhook.as_ref().map(|(_, secret)| TelegramDoor {
                secret: secret.clone(),
                sink: sink(dispatch),
                tasks: shutdown.tracker(),
            }),
            health: Health { store: store.clone(), updates: is_ready.clone(), clock: clock.clone(), metrics },
            metrics_elsewhere: metrics_listener.is_some(),
        };
        spawn_writer(&shutdown, writer);
        if let Some(listener) = metrics_listener {
            let routes = http::metrics_router(doors.health.clone());
            spawn_http(&shutdown, "metrics", listener, routes);
        }
        spawn_http(&shutdown, "http", listener, http::router(doors));
        spawn_workers(&shutdown, &desk, config.sms_retention);
        let (webhook_bell, lookout_bell) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let (fails, webhook_fails) = watch::channel(false);
        spawn_duty(
            &shutdown,
            &desk,
            Signs { updates: is_ready, webhook_fails, bell: Arc::clone(&lookout_bell) },
        );
        spawn_updates(&shutdown, desk, webhook, Arc::clone(&webhook_bell), to_dispatch, (ready, fails));
        Ok(Self { shutdown, store, address, metrics_address, webhook_bell, lookout_bell })
    }

    /// Where webhooks and health are served.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where metrics are served.
    pub fn metrics_address(&self) -> SocketAddr {
        self.metrics_address
    }

    /// The database, for tests that look into it.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Looks after Telegram's webhook now instead of at the next turn, for tests that don't wait for it.
    pub fn look_after_webhook(&self) {
        self.webhook_bell.notify_one();
    }

    /// Looks for lasting trouble now instead of at the next turn, for tests that don't wait for it.
    pub fn look_out(&self) {
        self.lookout_bell.notify_one();
    }

    /// Stops taking work and ends what runs.
    ///
    /// # Errors
    /// When a worker had broken down.
    pub async fn stop(self) -> anyhow::Result<()> {
        let ended = self.shutdown.finish(DEADLINE).await;
        if let Err(error) = self.store.leave().await {
            tracing::warn!(%error, "other processes take over a little later");
        }
        self.store.close().await;
        match ended {
            Ok(()) => tracing::info!("stopped"),
            // Whatever it was is durable and goes on at the next start.
            Err(error @ shutdown::Error::Late(_)) => tracing::warn!(%error, "stopped"),
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}

/// Opens the database and the keys that belong to it. A key file is made only together with a new database: beside
/// an old one it would hide that the keys are lost.
async fn open(config: &Config) -> anyhow::Result<(Database, Keyring)> {
    std::fs::create_dir_all(&config.data_dir)
        .map_err(|error| BadSetting::new("DATA_DIR", config.data_dir.display(), &error))?;
    let fresh = match &config.database {
        config::Database::Sqlite { path } => !path.exists(),
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
            Database::postgres(url.expose_secret()).await.context("DATABASE_URL")?
        }
    };
    Ok((database, keyring))
}

fn desk(config: &Config, store: &Store, clock: Clock, i18n: I18n, figures: Figures) -> anyhow::Result<Desk> {
    let api = Api::new(config.smscode_api_url.clone())?;
    let accounts = Accounts::new(store.clone(), api, clock.clone(), config.public_url.clone());
    let catalog = Catalog::default();
    Ok(Desk {
        store: store.clone(),
        telegram: Telegram::new(&config.telegram.token, config.telegram.api_url.clone())?,
        orders: Orders::new(store.clone(), accounts.clone(), catalog.clone(), clock.clone()),
        accounts,
        catalog,
        popular: Popular::new(store.clone()),
        i18n: Arc::new(i18n),
        clock,
        guests: Guests::new(config.allowed_users.clone()),
        limits: Arc::default(),
        admins: Arc::new(config.admins.clone()),
        figures,
        max_quantity: config.max_quantity,
        sms_retention: config.sms_retention,
        push_possible: config.public_url.is_some(),
    })
}

async fn listen(variable: &'static str, address: SocketAddr) -> Result<TcpListener, BadSetting> {
    TcpListener::bind(address).await.map_err(|error| BadSetting::new(variable, address, &error))
}

/// Not tracked: it outlives those who write, and ends when the store is closed. Should it ever end before, the service
/// ends, which could keep nothing any more.
fn spawn_writer(shutdown: &Shutdown, writer: Writer) {
    let end = shutdown.token().drop_guard();
    tokio::spawn(async move {
        let _end = end;
        writer.run().await;
    });
}

fn spawn_http(shutdown: &Shutdown, name: &'static str, listener: TcpListener, routes: Router) {
    shutdown.spawn(name, http::serve(listener, routes, shutdown.token(), shutdown.tracker()));
}

fn spawn_workers(shutdown: &Shutdown, desk: &Desk, sms_retention: TimeDelta) {
    let (store, clock, stop) = (desk.store.clone(), desk.clock.clone(), shutdown.token());
    let deliverer =
        Deliverer::new(store.clone(), desk.telegram.clone(), desk.i18n.clone(), clock.clone(), stop.clone());
    shutdown.spawn("outbox", {
        let (store, clock, stop) = (store.clone(), clock.clone(), stop.clone());
        async move { worker::work(&deliverer, &store.signals().outbox, &clock, &stop).await }
    });
    let settler = Settler::new(desk.orders.clone());
    shutdown.spawn("purchases", {
        let (store, clock, stop) = (store.clone(), clock.clone(), stop.clone());
        async move { worker::work(&settler, &store.signals().purchases, &clock, &stop).await }
    });
    let poller = Poller::new(desk.orders.clone());
    shutdown.spawn("polls", {
        let (store, clock, stop) = (store.clone(), clock, stop.clone());
        async move { worker::work(&poller, &store.signals().polls, &clock, &stop).await }
    });
    shutdown.spawn("keys", {
        let (store, stop) = (store.clone(), stop.clone());
        async move {
            while stop.run_until_cancelled(tokio::time::sleep(store::KEYS_SAID_EVERY)).await.is_some() {
                if let Err(error) = store.keep_saying_keys().await {
                    tracing::warn!(%error, "that this process holds its keys was not said");
                }
            }
        }
    });
    shutdown.spawn("bells", {
        let (store, stop) = (store.clone(), stop.clone());
        async move {
            tokio::select! { () = stop.cancelled() => {}, () = store.listen() => {} }
        }
    });
    shutdown.spawn("presence", {
        let (store, stop) = (store.clone(), stop.clone());
        async move { presence::keep(&store, &stop).await }
    });
    shutdown.spawn("sweep", async move {
        while !stop.is_cancelled() {
            if let Err(error) = store.forget_old_updates().await {
                tracing::warn!(%error, "old updates were not swept out");
            }
            match store.purge_orders(sms_retention).await {
                Ok(0) => {}
                Ok(orders) => tracing::info!(orders, "codes and texts of ended orders were wiped"),
                Err(error) => tracing::warn!(%error, "old codes and texts were not wiped"),
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(SWEEP) => {}
            }
        }
    });
}

/// What is done for those who run the service.
fn spawn_duty(shutdown: &Shutdown, desk: &Desk, signs: Signs) {
    let (store, telegram, i18n) = (desk.store.clone(), desk.telegram.clone(), desk.i18n.clone());
    let guests = desk.guests.clone();
    let admit = Arc::new(move |user| guests.admit(user));
    let speech = (i18n.clone(), desk.clock.clone());
    let announcer = Announcer::new(store.clone(), telegram.clone(), speech, admit, shutdown.token());
    shutdown.spawn("announcements", {
        let (store, clock, stop) = (store.clone(), desk.clock.clone(), shutdown.token());
        async move { worker::work(&announcer, &store.signals().announcements, &clock, &stop).await }
    });
    let rooms = (store, telegram, i18n, desk.clock.clone());
    let owner = desk.store.owner().to_owned();
    let lookout = Lookout::new(rooms, desk.figures.clone(), desk.admins.as_ref().clone(), signs, owner);
    shutdown.spawn("lookout", lookout.run(shutdown.token()));
}

type ToDispatch = watch::Sender<Option<Dispatch>>;

fn spawn_updates(
    shutdown: &Shutdown,
    desk: Desk,
    webhook: Option<(url::Url, crate::domain::Private)>,
    bell: Arc<Notify>,
    to_dispatch: ToDispatch,
    (ready, webhook_fails): (watch::Sender<bool>, watch::Sender<bool>),
) {
    let stop = shutdown.token();
    shutdown.spawn("updates", async move {
        let Some(me) = bot::register(&desk, webhook.as_ref(), &stop).await else { return };
        let dispatch = Dispatch::new(desk.clone(), me);
        to_dispatch.send_replace(Some(dispatch.clone()));
        ready.send_replace(true);
        if let Some(webhook) = webhook {
            bot::keep_webhook(&desk, &webhook, &bell, &ready, &webhook_fails, &stop).await;
        } else {
            Polling::new(desk, dispatch, ready).run(stop).await;
        }
    });
}

/// Updates that come by webhook wait until Telegram has said who the bot is.
fn sink(dispatch: watch::Receiver<Option<Dispatch>>) -> http::UpdateSink {
    Arc::new(move |body| {
        let dispatch = dispatch.borrow().clone();
        Box::pin(async move {
            let Some(dispatch) = dispatch else { return false };
            match serde_json::from_slice::<Update>(&body) {
                Ok(update) => dispatch.handle(update).await.is_ok(),
                Err(_) => {
                    tracing::warn!("an update that can't be read is passed over");
                    true
                }
            }
        })
    })
}
