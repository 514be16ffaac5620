//! Starts the sandbox and the bot on one clock.

use std::collections::{BTreeSet, HashMap};
use std::ffi::OsString;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use sandbox::telegram::User;
use sandbox::{Clock, smscode, telegram};
use serde::Serialize;
use smscode_bot::app::App;
use smscode_bot::config::{Command, Config};
use smscode_bot::shutdown::Shutdown;
use tempfile::TempDir;
use tokio::sync::watch;

/// The bot's public address, which the sandbox routes to the bot's listener.
const PUBLIC: &str = "https://bot.example.test";
/// Name and language of each user of the bot.
pub(crate) type People = &'static [(&'static str, &'static str)];
/// The demo's default users.
pub(crate) const PEOPLE: People = &[("Alice", "en"), ("Budi", "id"), (ADMIN, "en")];
/// The name of the bot's administrator, who has no SMSCode account.
pub(crate) const ADMIN: &str = "Sari";
/// The balances of the accounts, highest first.
const BALANCES: [i64; 2] = [500_000, 250_000];
/// IDR per USD while there is a rate.
pub(crate) const RATE: i64 = 16_250;

/// Provider-side switches.
#[derive(Clone, Debug, Default, Hash, Serialize)]
pub(crate) struct Switches {
    pub(crate) maintenance: bool,
    pub(crate) no_rate: bool,
    pub(crate) sold_out: bool,
    /// The accounts with revoked tokens.
    pub(crate) revoked: BTreeSet<u64>,
    /// Counts other changes, so that the page refreshes.
    pub(crate) moves: u64,
}

/// A user of the bot.
pub(crate) struct Guest {
    pub(crate) user: User,
    pub(crate) name: &'static str,
    pub(crate) language: &'static str,
}

impl Guest {
    pub(crate) fn is_admin(&self) -> bool {
        self.name == ADMIN
    }
}

/// An account at the provider.
pub(crate) struct Purse {
    pub(crate) account: smscode::Account,
    pub(crate) owner: &'static str,
}

/// The running demo.
pub(crate) struct Demo {
    pub(crate) sms: smscode::Server,
    pub(crate) tg: telegram::Server,
    pub(crate) clock: Clock,
    pub(crate) guests: Vec<Guest>,
    pub(crate) purses: Vec<Purse>,
    pub(crate) switches: watch::Sender<Switches>,
    app: Mutex<Option<(App, TempDir)>>,
}

impl Demo {
    /// Starts everything, with these users and this clock. The bot stops with `shutdown`.
    pub(crate) async fn start(
        shutdown: &Shutdown,
        people: People,
        clock: Clock,
    ) -> anyhow::Result<Arc<Self>> {
        let sms = smscode::Server::start(smscode::Options {
            clock: clock.clone(),
            catalog: smscode::CatalogSize::Full,
            fx: Some(RATE),
            ..smscode::Options::default()
        })
        .await?;
        let tg = telegram::Server::start(telegram::Options {
            clock: clock.clone(),
            username: "smscode_demo_bot".to_owned(),
            ..telegram::Options::default()
        })
        .await?;
        let guest = |&(name, language)| Guest { user: tg.user(name, language), name, language };
        let guests: Vec<Guest> = people.iter().map(guest).collect();
        let purse = |owner, balance| Purse { account: sms.add_account(balance), owner };
        let balances = BALANCES.into_iter().cycle();
        let buyers = people.iter().filter(|(name, _)| *name != ADMIN);
        let purses = buyers.zip(balances).map(|(&(name, _), balance)| purse(name, balance));
        let purses = purses.chain([purse("Nearly empty", 4_000)]).collect();

        let folder = TempDir::new().context("a temporary folder")?;
        let config = config(&tg, &sms, &folder, &guests)?;
        let bots = clock.clone();
        let app =
            App::start(config, smscode_bot::clock::Clock::new(move || bots.now()), shutdown.clone()).await?;
        let local = format!("http://{}", app.address());
        sms.route(PUBLIC, &local);
        tg.route(PUBLIC, &local);
        let switches = watch::Sender::new(Switches::default());
        let app = Mutex::new(Some((app, folder)));
        Ok(Arc::new(Self { sms, tg, clock, guests, purses, switches, app }))
    }

    /// Stops the bot and deletes its folder.
    pub(crate) async fn stop(&self) -> anyhow::Result<()> {
        let running = self.app.lock().unwrap_or_else(PoisonError::into_inner).take();
        match running {
            Some((app, folder)) => {
                app.stop().await?;
                folder.close().context("the temporary folder")
            }
            None => Ok(()),
        }
    }
}

/// The bot's settings, read the way the real program reads them.
fn config(
    tg: &telegram::Server,
    sms: &smscode::Server,
    folder: &TempDir,
    guests: &[Guest],
) -> anyhow::Result<Config> {
    let admins = guests.iter().filter(|guest| guest.is_admin()).map(|guest| guest.user.id.to_string());
    let admins: Vec<String> = admins.collect();
    let mut settings = HashMap::from([
        ("TELEGRAM_BOT_TOKEN", tg.token()),
        ("TELEGRAM_API_URL", tg.url()),
        ("SMSCODE_API_URL", sms.url()),
        ("PUBLIC_URL", PUBLIC.to_owned()),
        ("LISTEN_ADDR", "127.0.0.1:0".to_owned()),
        ("DATA_DIR", folder.path().display().to_string()),
    ]);
    if !admins.is_empty() {
        settings.insert("ADMIN_USER_IDS", admins.join(","));
    }
    let env = |name: &str| settings.get(name).map(OsString::from);
    match Command::load(["demo".into()], env, None)? {
        Command::Run(config) => Ok(*config),
        other => anyhow::bail!("the settings ask for {other:?}"),
    }
}
