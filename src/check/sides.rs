//! Telegram, SMSCode, and whether both could reach `PUBLIC_URL`.

use std::net::IpAddr;

use secrecy::SecretString;
use url::Url;

use super::report::{Report, in_time};
use crate::config::{Config, Updates};
use crate::domain::Currency;
use crate::network::{Route, address};
use crate::smscode::{Api, Error, ErrorCode, NotSent};
use crate::telegram::{Telegram, TelegramError};

/// A made-up token: the provider's refusal shows that it is up.
const NO_TOKEN: &str = "smscode-bot-check";

pub(super) async fn telegram(config: &Config, has_token: bool, report: &mut Report) {
    let (token, root) = (&config.telegram.token, &config.telegram.api_url);
    let route = Route::to(root, &config.proxies);
    let telegram = match Telegram::new(token, root.clone(), &config.proxies) {
        Ok(telegram) => telegram,
        Err(fault) => return report.fail("telegram", fault.to_string()),
    };
    match in_time(telegram.me()).await {
        Some(Ok(me)) => {
            let name = me.username();
            report.ok("telegram", format!("{route}: the token is that of @{name}, https://t.me/{name}"));
            if !me.supports_inline_queries {
                report.warn(
                    "telegram",
                    "inline mode is off, so offers can't be shared in other chats; enable it with /setinline at @BotFather",
                );
            }
        }
        Some(Err(TelegramError::Bot(_) | TelegramError::Refused(_))) if !has_token => {
            return report.ok(
                "telegram",
                format!("{route} answers; the bot itself was not checked, because its token is missing"),
            );
        }
        Some(Err(TelegramError::Bot(reason) | TelegramError::Refused(reason))) => {
            return report.fail(
                "telegram",
                format!("{route} says {reason}: is TELEGRAM_BOT_TOKEN still the one that @BotFather shows?"),
            );
        }
        Some(Err(fault)) => return report.fail("telegram", fault.to_string()),
        None => return report.fail("telegram", format!("{route}: no answer in time")),
    }
    match in_time(telegram.webhook()).await {
        Some(Ok(info)) => {
            webhook(config, info.url.as_ref(), info.last_error.as_ref().map(|(_, why)| why.as_str()), report)
        }
        Some(Err(fault)) => report.warn("telegram", format!("failed to read the webhook status: {fault}")),
        None => report.warn("telegram", "failed to read the webhook status: no answer in time"),
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
            format!(
                "a webhook is set (at {}); the start will remove it; does another process use it?",
                place(set)
            ),
        ),
        (Updates::Webhook, None) => report.ok("telegram", "updates by webhook, which the start will set"),
        (Updates::Webhook, Some(set)) if Some(set.as_str()) == ours.as_deref() => match last_error {
            Some(error) => {
                report.warn("telegram", format!("the webhook is set; Telegram's last error with it: {error}"))
            }
            None => report.ok("telegram", "updates by webhook; the webhook is set; no errors"),
        },
        (Updates::Webhook, Some(set)) => {
            report.warn(
                "telegram",
                format!("a webhook is set elsewhere (at {}); the start will move it here", place(set)),
            );
        }
    }
}

/// A URL without its path, which may be a secret.
fn place(url: &Url) -> String {
    format!("{}://{}", url.scheme(), address(url))
}

pub(super) async fn provider(config: &Config, report: &mut Report) {
    let api = match Api::through(config.smscode_api_url.clone(), &config.proxies) {
        Ok(api) => api,
        Err(error) => return report.fail("smscode", error.to_string()),
    };
    let client = api.client(&SecretString::from(NO_TOKEN), Currency::Idr);
    let host = Route::to(&config.smscode_api_url, &config.proxies);
    match in_time(client.balance()).await {
        Some(Err(Error::Rejected(no))) if no.code == ErrorCode::Unauthorized => {
            report.ok("smscode", format!("{host} answers"));
        }
        Some(Ok(_)) => {
            report.warn("smscode", format!("{host} accepted a made-up token: is it really SMSCode?"))
        }
        Some(Err(Error::Temporary(no))) => {
            report.warn("smscode", format!("{host} answers, but is not available now: {no}"))
        }
        Some(Err(Error::Rejected(no))) => {
            report.fail(
                "smscode",
                format!("{host} does not answer like SMSCode ({no}): is SMSCODE_API_URL right?"),
            );
        }
        // The error already names the address.
        Some(Err(error @ Error::NotSent(NotSent::NoConnection(_)))) => {
            report.fail("smscode", error.to_string())
        }
        Some(Err(error)) => report.fail("smscode", format!("{host}: {error}")),
        None => report.fail("smscode", format!("{host}: no answer in time")),
    }
}

pub(super) async fn public_url(config: &Config, report: &mut Report) {
    let Some(public) = &config.public_url else {
        return report.ok("public url", "unset: codes are found by polling, within 10 s");
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
                report.warn(
                    "public url",
                    format!(
                        "{} resolves to a private address, which is not reachable from outside",
                        address(public)
                    ),
                );
            } else {
                report.ok(
                    "public url",
                    format!(
                        "{}: the name resolves; use the test under /webhook to see whether requests arrive",
                        place(public)
                    ),
                );
            }
        }
        Some(Err(_)) | None => report.warn("public url", format!("failed to resolve {host} (DNS)")),
    }
}
