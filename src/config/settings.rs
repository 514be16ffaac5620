//! What the settings are, once they are read.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::PathBuf;

use chrono::TimeDelta;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::domain::UserId;
use crate::network::Proxies;
use crate::vault::Keyring;

/// The settings of the service. `Debug` shows no secret.
#[derive(Debug, Clone)]
pub struct Config {
    /// The Telegram side.
    pub telegram: Telegram,
    /// The root of the provider's API, to which `/v1/…` or `/v2/…` is appended. Its path never ends with a slash,
    /// except that `Url` writes the empty path as `/`.
    pub smscode_api_url: Url,
    /// The URL under which `listen_addr` is reachable from outside, with a path like `smscode_api_url`. `None`: no
    /// inbound webhooks. It is `https`, or `http` to a loopback host.
    pub public_url: Option<Url>,
    /// Where webhooks, health and metrics are served. Port 0 lets the system choose.
    pub listen_addr: SocketAddr,
    /// Where metrics are served, when not at `listen_addr`.
    pub metrics_addr: Option<SocketAddr>,
    /// Where everything is kept.
    pub database: Database,
    /// The directory of generated files. It may not exist yet.
    pub data_dir: PathBuf,
    /// Where the keys of the vault come from.
    pub encryption: Encryption,
    /// Who may use the bot; `None` means everybody. Never an empty set.
    pub allowed_users: Option<BTreeSet<UserId>>,
    /// Who administers it.
    pub admins: BTreeSet<UserId>,
    /// How many numbers one purchase may buy at most, 1 to 100.
    pub max_quantity: u8,
    /// How long after the end of an order its codes, SMS texts and number are kept.
    pub sms_retention: TimeDelta,
    /// Through which proxies Telegram and SMSCode are called.
    pub proxies: Proxies,
    /// What is logged, and how.
    pub log: Log,
}

/// Settings some of which may be unusable: there `config` holds the default or something meaningless.
#[derive(Debug)]
pub struct Draft {
    /// The settings.
    pub config: Config,
    /// The names of the unusable ones, and what is wrong with each.
    pub problems: Vec<(&'static str, String)>,
}

impl Draft {
    /// Whether this variable can be used.
    pub fn has(&self, variable: &str) -> bool {
        self.problems.iter().all(|(name, _)| *name != variable)
    }
}

/// The settings of the `keys` commands. `Debug` shows no secret.
#[derive(Debug, Clone)]
pub struct Vault {
    /// Where everything is kept.
    pub database: Database,
    /// Where the keys come from.
    pub encryption: Encryption,
}

/// The Telegram side of the settings.
#[derive(Debug, Clone)]
pub struct Telegram {
    /// The bot's token.
    pub token: SecretString,
    /// The root of the Bot API: calls go to `{root}/bot{token}/{method}`. Path as in [`Config::smscode_api_url`].
    pub api_url: Url,
    /// How updates come in.
    pub updates: Updates,
}

/// How Telegram's updates come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Updates {
    /// The bot asks for them.
    Polling,
    /// Telegram calls `PUBLIC_URL`, which is then set.
    Webhook,
}

/// The database.
#[derive(Debug, Clone)]
pub enum Database {
    /// An SQLite file, which may not exist yet.
    Sqlite {
        /// The file.
        path: PathBuf,
    },
    /// A PostgreSQL server.
    Postgres {
        /// The connection URL, which may hold a password.
        url: SecretString,
    },
}

impl Database {
    /// Where it is, without credentials: a file, or host and port.
    pub fn address(&self) -> String {
        let url = match self {
            Self::Sqlite { path } => return path.display().to_string(),
            Self::Postgres { url } => Url::parse(url.expose_secret()).ok(),
        };
        let host = url.as_ref().and_then(|url| url.host_str().filter(|host| !host.is_empty()));
        let port = url.as_ref().and_then(Url::port).unwrap_or(5432);
        host.map_or_else(|| "the socket that DATABASE_URL names".to_owned(), |host| format!("{host}:{port}"))
    }
}

/// Where the keys of the vault come from.
#[derive(Debug, Clone)]
pub enum Encryption {
    /// `ENCRYPTION_KEYS`.
    Keys(Keyring),
    /// This file, to be made on the first start. Never with PostgreSQL.
    KeyFile(PathBuf),
}

/// Logging.
#[derive(Debug, Clone)]
pub struct Log {
    /// How a line looks.
    pub format: LogFormat,
    /// Which lines are written: directives of `tracing_subscriber::EnvFilter`, already seen to parse.
    pub filter: String,
}

/// How a log line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// One line for people.
    Pretty,
    /// One JSON object.
    Json,
}
