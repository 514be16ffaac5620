//! Parses values. Problems don't repeat the value, which may be secret.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use secrecy::SecretString;
use tracing_subscriber::EnvFilter;
use url::{Host, Url};

use super::{Database, LogFormat, Updates};
use crate::domain::UserId;

/// A parsed value, or what is wrong and what is expected.
pub(super) type Parsed<T> = Result<T, String>;

/// A bot token: digits, a colon, at least 20 letters, digits, `_` or `-`.
pub(super) fn token(text: &str) -> Parsed<SecretString> {
    let well_formed = text.split_once(':').is_some_and(|(id, key)| {
        !id.is_empty()
            && id.bytes().all(|b| b.is_ascii_digit())
            && key.len() >= 20
            && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
    });
    if well_formed {
        Ok(text.into())
    } else {
        Err("must look like 123456789:AA…, as @BotFather gives it".into())
    }
}

/// The root of an API. Slashes at the end are taken off.
pub(super) fn api_url(text: &str) -> Parsed<Url> {
    let mut url = Url::parse(text).map_err(|error| format!("is not a URL: {error}"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("must start with https:// or http://".into());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("must have neither `?` nor `#`".into());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("must not hold a user name or password".into());
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    Ok(url)
}

/// A public URL: https, except on a loopback host, which only makes sense in tests.
pub(super) fn public_url(text: &str) -> Parsed<Url> {
    let url = api_url(text)?;
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    if url.scheme() == "https" || loopback { Ok(url) } else { Err("must start with https://".into()) }
}

/// How updates come in.
pub(super) fn updates(text: &str) -> Parsed<Updates> {
    match text {
        "polling" => Ok(Updates::Polling),
        "webhook" => Ok(Updates::Webhook),
        _ => Err("must be `polling` or `webhook`".into()),
    }
}

/// How many numbers one purchase may buy: the provider takes up to 100.
pub(super) fn quantity(text: &str) -> Parsed<u8> {
    let quantity = text.parse().ok().filter(|quantity| (1..=100).contains(quantity));
    quantity.ok_or_else(|| "must be a number from 1 to 100".into())
}

/// How long the SMS of an ended order are kept.
pub(super) fn hours(text: &str) -> Parsed<TimeDelta> {
    let hours = text.parse().ok().filter(|hours| (1..=8_760).contains(hours));
    hours.map(TimeDelta::hours).ok_or_else(|| "must be a number of hours from 1 to 8760".into())
}

/// How a log line looks.
pub(super) fn log_format(text: &str) -> Parsed<LogFormat> {
    match text {
        "pretty" => Ok(LogFormat::Pretty),
        "json" => Ok(LogFormat::Json),
        _ => Err("must be `pretty` or `json`".into()),
    }
}

/// Directives of the log.
pub(super) fn filter(text: &str) -> Parsed<String> {
    let parsed = EnvFilter::try_new(text);
    parsed.map(|_| text.to_owned()).map_err(|_| "must be a level (info) or target=level directives".into())
}

/// An address to listen at.
pub(super) fn socket_addr(text: &str) -> Parsed<SocketAddr> {
    text.parse().map_err(|_| "must be an IP address and a port, such as 127.0.0.1:8080 or [::]:8080".into())
}

/// A database URL. The only SQLite parameter accepted is `mode=rwc`, which is the default.
pub(super) fn database(text: &str) -> Parsed<Database> {
    if let Some(file) = text.strip_prefix("sqlite://") {
        let file = file.strip_suffix("?mode=rwc").unwrap_or(file);
        return match file {
            _ if file.contains('?') => Err("sqlite://… takes no parameters".into()),
            "" | ":memory:" => Err("must name a file after sqlite://".into()),
            _ if file.ends_with('/') => Err("names a directory; a file is expected".into()),
            _ => Ok(Database::Sqlite { path: PathBuf::from(file) }),
        };
    }
    if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        Url::parse(text).map_err(|error| format!("is not a URL: {error}"))?;
        return Ok(Database::Postgres { url: text.into() });
    }
    Err("must start with sqlite:// or postgres://".into())
}

/// The SQLite file of an installation that names no database.
pub(super) fn default_database(data_dir: &Path) -> Database {
    Database::Sqlite { path: data_dir.join("smscode-bot.db") }
}

/// One or more Telegram ids.
pub(super) fn user_ids(text: &str) -> Parsed<BTreeSet<UserId>> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    let ids =
        parts.map(|part| part.parse().ok().filter(|id| *id > 0).map(UserId)).collect::<Option<BTreeSet<_>>>();
    // An empty list must never turn into "everybody".
    ids.filter(|ids| !ids.is_empty()).ok_or("must be positive Telegram ids, separated by commas".into())
}
