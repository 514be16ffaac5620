//! `smscode-bot check`: looks at everything that the service needs, one line each, and changes nothing.
//!
//! Invariant: no line holds a secret, and what is wrong is said together with what to do. Nothing is made, migrated or
//! registered, so that it may run beside a service that works. Deliberately absent: the service itself.

use std::fmt::Write as _;
use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::config::{Config, Database, Encryption, Updates};
use crate::domain::Currency;
use crate::smscode::{Api, Error, ErrorCode};
use crate::store::{self, Inspection};
use crate::telegram::{Fault, Telegram};
use crate::vault::{self, Keyring};

/// How long each side may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// What the provider is asked with: no token of anybody, so that it says no, which shows that it is there.
const NO_TOKEN: &str = "smscode-bot-check";

/// What was found, in the order in which it was looked at.
#[derive(Debug, Default)]
pub struct Report {
    lines: Vec<(Mark, &'static str, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Ok,
    Warn,
    Fail,
}

impl Report {
    fn ok(&mut self, what: &'static str, found: impl Into<String>) {
        self.lines.push((Mark::Ok, what, found.into()));
    }

    fn warn(&mut self, what: &'static str, found: impl Into<String>) {
        self.lines.push((Mark::Warn, what, found.into()));
    }

    fn fail(&mut self, what: &'static str, found: impl Into<String>) {
        self.lines.push((Mark::Fail, what, found.into()));
    }

    /// Whether the service can work. Warnings don't keep it from that.
    pub fn is_well(&self) -> bool {
        self.lines.iter().all(|(mark, ..)| *mark != Mark::Fail)
    }

    /// One line per finding: `ok`, `warn` or `FAIL`, what was looked at, what was found.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (mark, what, found) in &self.lines {
            let mark = match mark {
                Mark::Ok => "ok",
                Mark::Warn => "warn",
                Mark::Fail => "FAIL",
            };
            let found = found.replace(['\n', '\r'], " ");
            // Writing to a string does not fail.
            let _ = writeln!(text, "{mark:<5} {what:<11} {found}");
        }
        text
    }
}

/// Looks at everything.
pub async fn check(config: &Config) -> Report {
    let mut report = Report::default();
    settings(config, &mut report);
    let keyring = keys(config, &mut report);
    database(config, keyring.as_ref(), &mut report).await;
    telegram(config, &mut report).await;
    provider(config, &mut report).await;
    public_url(config, &mut report).await;
    report
}

fn settings(config: &Config, report: &mut Report) {
    let warnings = config.warnings();
    if warnings.is_empty() {
        report.ok("settings", "nothing contradicts itself");
    }
    for warning in warnings {
        report.warn("settings", warning);
    }
    let who = match &config.allowed_users {
        Some(allowed) => format!("{} may use the bot", allowed.len()),
        None => "everybody may use the bot".to_owned(),
    };
    report.ok("people", format!("{who}; administrators: {}", config.admins.len()));
}

fn keys(config: &Config, report: &mut Report) -> Option<Keyring> {
    match &config.encryption {
        Encryption::Keys(keyring) => {
            report.ok("keys", "from ENCRYPTION_KEYS");
            Some(keyring.clone())
        }
        Encryption::KeyFile(path) => match Keyring::open_or_create_file(path, false) {
            Ok(keyring) => {
                report.ok("keys", format!("from {}", path.display()));
                Some(keyring)
            }
            Err(vault::Error::KeyFileMissing { .. }) if !has_database(config) => {
                report.ok("keys", format!("{} is made at the first start", path.display()));
                None
            }
            Err(error) => {
                report.fail("keys", error.to_string());
                None
            }
        },
    }
}

fn has_database(config: &Config) -> bool {
    match &config.database {
        Database::Sqlite { path } => path.exists(),
        Database::Postgres { .. } => true,
    }
}

async fn database(config: &Config, keyring: Option<&Keyring>, report: &mut Report) {
    let (name, found) = match &config.database {
        Database::Sqlite { path } if !path.exists() => return new_file(path, report),
        Database::Sqlite { path } => {
            let writable = std::fs::OpenOptions::new().write(true).open(path);
            if let Err(error) = writable {
                return report.fail("database", format!("{} can't be written to: {error}", path.display()));
            }
            (format!("SQLite, {}", path.display()), in_time(store::inspect_sqlite(path, keyring)).await)
        }
        Database::Postgres { url } => {
            ("PostgreSQL".to_owned(), in_time(store::inspect_postgres(url.expose_secret(), keyring)).await)
        }
    };
    match found {
        None => report.fail("database", format!("{name}: no answer in time")),
        Some(Err(error)) => report.fail("database", format!("{name}: {error}")),
        Some(Ok(found)) => schema(&name, found, report),
    }
}

fn schema(name: &str, found: Inspection, report: &mut Report) {
    match found {
        Inspection { unknown: 1.., .. } => {
            report.fail("database", format!("{name}: made by a newer version of this program; run that one"));
        }
        Inspection { pending: 0, .. } => {
            report.ok("database", format!("{name}: reachable, schema up to date"))
        }
        Inspection { pending, .. } => {
            report.ok(
                "database",
                format!("{name}: reachable; the next start makes {pending} changes to the schema"),
            );
        }
    }
    match found.keys_fit {
        Some(true) => report.ok("keys", "they open what is stored"),
        Some(false) => report.fail("keys", store::Error::WrongKeys.to_string()),
        None => {}
    }
}

fn new_file(path: &Path, report: &mut Report) {
    let folder = path.ancestors().skip(1).find(|folder| folder.is_dir());
    let folder = folder.map_or_else(|| Path::new(".").to_owned(), Path::to_owned);
    let closed = std::fs::metadata(&folder).map_or(true, |folder| folder.permissions().readonly());
    if closed {
        report.fail(
            "database",
            format!("{} can't be made: {} can't be written to", path.display(), folder.display()),
        );
    } else {
        report.ok("database", format!("SQLite, {}: made at the first start", path.display()));
    }
}

async fn telegram(config: &Config, report: &mut Report) {
    let telegram = match Telegram::new(&config.telegram.token, config.telegram.api_url.clone()) {
        Ok(telegram) => telegram,
        Err(fault) => return report.fail("telegram", fault.to_string()),
    };
    match in_time(telegram.me()).await {
        Some(Ok(me)) => {
            report.ok("telegram", format!("the token is that of @{}", me.username()));
            if !me.supports_inline_queries {
                report.warn(
                    "telegram",
                    "inline mode is off, so offers can't be shared in other chats: /setinline at @BotFather",
                );
            }
        }
        Some(Err(Fault::Refused(reason))) => {
            return report.fail(
                "telegram",
                format!("{reason}: is TELEGRAM_BOT_TOKEN still the one that @BotFather shows?"),
            );
        }
        Some(Err(fault)) => return report.fail("telegram", fault.to_string()),
        None => return report.fail("telegram", "no answer in time"),
    }
    match in_time(telegram.webhook()).await {
        Some(Ok(info)) => webhook(config, info.url.as_ref(), info.last_error_message.as_deref(), report),
        Some(Err(fault)) => {
            report.warn("telegram", format!("whether a webhook is set is not known: {fault}"))
        }
        None => report.warn("telegram", "whether a webhook is set is not known: no answer in time"),
    }
}

fn webhook(config: &Config, set: Option<&Url>, last_error: Option<&str>, report: &mut Report) {
    let ours = config
        .public_url
        .as_ref()
        .map(|public| format!("{}/hooks/telegram", public.as_str().trim_end_matches('/')));
    match (config.telegram.updates, set) {
        (Updates::Polling, None) => report.ok("telegram", "updates by polling"),
        (Updates::Polling, Some(set)) => report.warn(
            "telegram",
            format!("a webhook is set (at {}); the start removes it: is it another process's?", place(set)),
        ),
        (Updates::Webhook, None) => report.ok("telegram", "updates by webhook, which the start sets"),
        (Updates::Webhook, Some(set)) if Some(set.as_str()) == ours.as_deref() => match last_error {
            Some(error) => report
                .warn("telegram", format!("the webhook is set; Telegram's last trouble with it: {error}")),
            None => report.ok("telegram", "updates by webhook; the webhook is set; no trouble with it"),
        },
        (Updates::Webhook, Some(set)) => {
            report.warn(
                "telegram",
                format!("a webhook is set elsewhere (at {}); the start moves it here", place(set)),
            );
        }
    }
}

/// An address without its path, which may be a secret.
fn place(url: &Url) -> String {
    format!("{}://{}", url.scheme(), url.host_str().unwrap_or_default())
}

async fn provider(config: &Config, report: &mut Report) {
    let api = match Api::new(config.smscode_api_url.clone()) {
        Ok(api) => api,
        Err(error) => return report.fail("smscode", error.to_string()),
    };
    let client = api.client(&SecretString::from(NO_TOKEN), Currency::Idr);
    let host = place(&config.smscode_api_url);
    match in_time(client.balance()).await {
        Some(Err(Error::Rejected(no))) if no.code == ErrorCode::Unauthorized => {
            report.ok("smscode", format!("{host} answers"));
        }
        Some(Ok(_)) => {
            report.warn("smscode", format!("{host} takes a token that is nobody's: is it SMSCode?"))
        }
        Some(Err(Error::Temporary(no))) => {
            report.warn("smscode", format!("{host} answers, and not now: {no}"))
        }
        Some(Err(Error::Rejected(no))) => {
            report.fail(
                "smscode",
                format!("{host} answers as SMSCode does not ({no}): is SMSCODE_API_URL right?"),
            );
        }
        Some(Err(error)) => report.fail("smscode", format!("{host}: {error}")),
        None => report.fail("smscode", format!("{host}: no answer in time")),
    }
}

async fn public_url(config: &Config, report: &mut Report) {
    let Some(public) = &config.public_url else {
        return report.ok("public url", "unset: codes by polling only");
    };
    let (Some(host), Some(port)) = (public.host_str(), public.port_or_known_default()) else {
        return report.fail("public url", "has no host");
    };
    let name = host.trim_start_matches('[').trim_end_matches(']');
    match in_time(tokio::net::lookup_host((name, port))).await {
        Some(Ok(found)) => {
            let addresses: Vec<IpAddr> = found.map(|address| address.ip()).collect();
            let inside = |ip: &IpAddr| match ip {
                IpAddr::V4(ip) => {
                    ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified()
                }
                IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unspecified(),
            };
            if addresses.is_empty() || addresses.iter().any(inside) {
                report.warn("public url", format!("{host} leads to an address that nobody outside reaches"));
            } else {
                report.ok("public url", format!("{}: the name is known; whether requests arrive here only SMSCode's test shows (/webhook)", place(public)));
            }
        }
        Some(Err(_)) | None => {
            report.warn("public url", format!("{host} is not known to the name service here"))
        }
    }
}

async fn in_time<T>(work: impl Future<Output = T>) -> Option<T> {
    tokio::time::timeout(PATIENCE, work).await.ok()
}
