//! What the operator decides: the command line, the environment and the `.env` file, read once at the start.
//!
//! Invariant: a [`Config`] is complete and valid; whatever is wrong with it was told in one line that names the
//! variable and never repeats a secret. A flag wins over the environment, the environment over `.env`, `.env` over
//! the default; an empty value counts as unset everywhere. Deliberately absent: any effect. Nothing is opened,
//! created or contacted here, so that a bad value leaves nothing half-started.

mod build;
mod dotenv;
mod values;
mod variables;
mod warnings;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;

use chrono::TimeDelta;
use secrecy::SecretString;
use url::Url;

use crate::domain::UserId;
use crate::vault::Keyring;

/// The version with the commit and the kind of build, such as `0.1.0 (commit 0123456789ab, release for
/// x86_64-unknown-linux-gnu)`.
pub const VERSION: &str =
    concat!(env!("CARGO_PKG_VERSION"), " (commit ", env!("BUILD_COMMIT"), ", ", env!("BUILD_KIND"), ")");

/// What the program was asked to do.
#[derive(Debug)]
pub enum Command {
    /// Run the service.
    Run(Box<Config>),
    /// Look at everything that the service needs, and change nothing.
    Check(Box<Config>),
    /// Print a fresh key for `ENCRYPTION_KEYS`.
    GenerateKey,
    /// Seal everything anew under the first key.
    RotateKeys(Vault),
    /// Open everything that is sealed, and count it by key.
    VerifyKeys(Vault),
    /// Ask a running service at this address whether it is alive.
    Health(SocketAddr),
    /// Print this text (help or version) and end well.
    Print(String),
}

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
    /// What is logged, and how.
    pub log: Log,
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

/// Why the settings can't be used. `Display` is one line and repeats no value of a variable.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A variable is missing or has a bad value.
    #[error("{variable}: {problem}")]
    Variable {
        /// The variable's name in the environment.
        variable: &'static str,
        /// What is wrong, and what is expected.
        problem: String,
    },
    /// The command line is not understood.
    #[error("{0}; see --help")]
    Usage(String),
    /// The `.env` file can't be used.
    #[error(".env: {0}")]
    DotEnv(String),
}

/// Reads the command line, the environment and the `.env` file of this process.
pub fn from_process() -> Result<Command, Error> {
    let dotenv = match std::fs::read_to_string(".env") {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(Error::DotEnv(format!("can't be read: {error}"))),
    };
    Command::load(std::env::args_os(), |name| std::env::var_os(name), dotenv.as_deref())
}

impl Command {
    /// Understands the arguments (the program's name first), the environment as a function from names to values, and
    /// the text of the `.env` file if there is one.
    pub fn load(
        args: impl IntoIterator<Item = OsString>,
        env: impl Fn(&str) -> Option<OsString>,
        dotenv: Option<&str>,
    ) -> Result<Self, Error> {
        let matches = match variables::command_line().try_get_matches_from(args) {
            Ok(matches) => matches,
            Err(error) => return variables::explain(&error).map(Self::Print),
        };
        let (path, flags) = variables::subcommand(&matches);
        if path == ["keys", "generate"] {
            return Ok(Self::GenerateKey);
        }
        let file = dotenv.map(dotenv::parse).transpose()?.unwrap_or_default();
        let sources = variables::Sources { flags, env: &env, file };
        match path.as_slice() {
            ["keys", "rotate"] => build::vault(&sources).map(Self::RotateKeys),
            ["keys", "verify"] => build::vault(&sources).map(Self::VerifyKeys),
            ["health"] => build::listen_addr(&sources).map(Self::Health),
            ["check"] => build::config(&sources).map(|config| Self::Check(Box::new(config))),
            _ => build::config(&sources).map(|config| Self::Run(Box::new(config))),
        }
    }
}

#[cfg(test)]
mod tests;
