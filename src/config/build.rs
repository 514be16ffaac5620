//! Builds a complete [`Config`] from the sources, with the rules that involve several variables.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use super::values::{self, Parsed};
use super::variables::{self as var, Sources, Variable};
use super::{Config, Database, Draft, Encryption, Error, Log, Telegram, Updates, Vault};
use crate::network::{Proxies, Proxy};
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
        proxies: Proxies {
            https: sources.get_optional(&var::HTTPS_PROXY, Proxy::parse)?,
            all: sources.get_optional(&var::ALL_PROXY, Proxy::parse)?,
            except: sources.get_optional(&var::NO_PROXY, |text| Ok(text.to_owned()))?,
        },
        log: Log {
            format: sources.get(&var::LOG_FORMAT, values::log_format)?,
            filter: sources.get(&var::RUST_LOG, values::filter)?,
        },
    })
}

/// Placeholders for missing required variables while the others are checked. They are never used.
const STAND_INS: [(&str, &str); 3] = [
    ("TELEGRAM_BOT_TOKEN", "0:____________________"),
    ("PUBLIC_URL", "https://unset.invalid"),
    ("ENCRYPTION_KEYS", "unset:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
];

/// The same, collecting all problems instead of stopping at the first, for `check`.
pub(super) fn draft(mut sources: Sources<'_>) -> Result<Draft, Error> {
    let mut problems = Vec::new();
    loop {
        match config(&sources) {
            Ok(config) => return Ok(Draft { config, problems }),
            Err(Error::Variable { variable, problem }) if !sources.stand_ins.contains_key(variable) => {
                let stand_in = STAND_INS.iter().find(|(name, _)| *name == variable);
                sources.stand_ins.insert(variable, stand_in.map_or("", |(_, value)| value));
                problems.push((variable, problem));
            }
            Err(error) => return Err(error),
        }
    }
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
        // Owner and standby share a database but no directory: each would make a key of its own.
        (None, Database::Postgres { .. }) => Err(var::ENCRYPTION_KEYS
            .error("is required with PostgreSQL; `smscode-bot keys generate` prints a key for it")),
    }
}

/// Only the bot's token is required without a default.
const REQUIRED: &str = "is required: set it in the environment or in `.env` (@BotFather gives one, .env.example shows \
                        every setting). To try the bot without one: cargo run --example demo";

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
        self.get_optional(variable, parse)?.ok_or_else(|| variable.error(REQUIRED))
    }
}
