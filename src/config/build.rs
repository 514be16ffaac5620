//! From the sources to a complete [`Config`], with the rules that span several variables.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use super::values::{self, Parsed};
use super::variables::{self as var, Sources, Variable};
use super::{Config, Database, Encryption, Error, Log, Telegram, Updates, Vault};
use crate::vault::Keyring;

/// Everything that `run` needs.
pub(super) fn config(sources: &Sources<'_>) -> Result<Config, Error> {
    let telegram = Telegram {
        token: sources.get(&var::TELEGRAM_BOT_TOKEN, values::token)?,
        api_url: sources.get(&var::TELEGRAM_API_URL, values::api_url)?,
        updates: sources.get(&var::TELEGRAM_UPDATES, values::updates)?,
    };
    let public_url = sources.get_optional(&var::PUBLIC_URL, values::public_url)?;
    if telegram.updates == Updates::Webhook && public_url.is_none() {
        return Err(var::PUBLIC_URL.error("is required with TELEGRAM_UPDATES=webhook"));
    }
    let data_dir = data_dir(sources)?;
    let Vault { database, encryption } = vault(sources)?;
    Ok(Config {
        telegram,
        smscode_api_url: sources.get(&var::SMSCODE_API_URL, values::api_url)?,
        public_url,
        listen_addr: listen_addr(sources)?,
        metrics_addr: sources.get_optional(&var::METRICS_ADDR, values::socket_addr)?,
        database,
        data_dir,
        encryption,
        allowed_users: sources.get_optional(&var::ALLOWED_USER_IDS, values::user_ids)?,
        admins: sources.get_optional(&var::ADMIN_USER_IDS, values::user_ids)?.unwrap_or_default(),
        max_quantity: sources.get(&var::MAX_QUANTITY, values::quantity)?,
        sms_retention: sources.get(&var::SMS_RETENTION, values::hours)?,
        log: Log {
            format: sources.get(&var::LOG_FORMAT, values::log_format)?,
            filter: sources.get(&var::RUST_LOG, values::filter)?,
        },
    })
}

/// What the `keys` commands need.
pub(super) fn vault(sources: &Sources<'_>) -> Result<Vault, Error> {
    let data_dir = data_dir(sources)?;
    let database = sources.get_optional(&var::DATABASE_URL, values::database)?;
    let database = database.unwrap_or_else(|| values::default_database(&data_dir));
    let encryption = encryption(sources, &database, &data_dir)?;
    Ok(Vault { database, encryption })
}

fn data_dir(sources: &Sources<'_>) -> Result<PathBuf, Error> {
    sources.get(&var::DATA_DIR, |text| Ok(PathBuf::from(text)))
}

/// The one setting that `health` needs.
pub(super) fn listen_addr(sources: &Sources<'_>) -> Result<SocketAddr, Error> {
    sources.get(&var::LISTEN_ADDR, values::socket_addr)
}

fn encryption(sources: &Sources<'_>, database: &Database, data_dir: &Path) -> Result<Encryption, Error> {
    let parse = |text: &str| Keyring::parse(text).map_err(|error| error.to_string());
    match (sources.get_optional(&var::ENCRYPTION_KEYS, parse)?, database) {
        (Some(keyring), _) => Ok(Encryption::Keys(keyring)),
        (None, Database::Sqlite { .. }) => Ok(Encryption::KeyFile(data_dir.join("encryption.key"))),
        // Replicas share a database but no directory: each would make a key of its own.
        (None, Database::Postgres { .. }) => Err(var::ENCRYPTION_KEYS
            .error("is required with PostgreSQL; `smscode-bot keys generate` prints a key for it")),
    }
}

impl Sources<'_> {
    fn get_optional<T>(
        &self,
        variable: &Variable,
        parse: impl Fn(&str) -> Parsed<T>,
    ) -> Result<Option<T>, Error> {
        let text = self.find(variable)?;
        text.map(|text| parse(&text)).transpose().map_err(|problem| variable.error(problem))
    }

    fn get<T>(&self, variable: &Variable, parse: impl Fn(&str) -> Parsed<T>) -> Result<T, Error> {
        self.get_optional(variable, parse)?.ok_or_else(|| variable.error("is required"))
    }
}
