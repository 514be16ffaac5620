//! Connections to Telegram and SMSCode: directly or through a proxy, and why they failed.
//!
//! Invariant: an error names the address, the proxy if any, and the step that failed (DNS, TCP, TLS, the proxy), and contains no
//! path, token or credentials. Deliberately absent: the calls themselves, and retries.

mod failure;
mod proxy;

use std::time::Duration;

use reqwest::{Client, ClientBuilder};
use url::Url;

pub use proxy::{Proxies, Proxy};

/// Interval of HTTP/2 keep-alive pings on a shared connection.
const PING_EVERY: Duration = Duration::from_secs(10);
/// Timeout of such a ping.
const PONG_WITHIN: Duration = Duration::from_secs(5);
/// How long sent data may stay unacknowledged (TCP_USER_TIMEOUT).
const LONGEST_SILENCE: Duration = Duration::from_secs(20);

/// The route to one API root.
#[derive(Debug, Clone)]
pub struct Route {
    /// Host and port of the root.
    target: String,
    /// The proxy, with the name of the setting it comes from.
    proxy: Option<(&'static str, Proxy)>,
}

impl Route {
    /// The route to `root`, through the proxy configured for it.
    pub fn to(root: &Url, proxies: &Proxies) -> Self {
        Self { target: address(root), proxy: proxies.for_root(root) }
    }

    /// An HTTP client for this route.
    ///
    /// # Errors
    /// When the client can't be built, for example because TLS is not available.
    pub fn client(&self, builder: ClientBuilder) -> Result<Client, String> {
        let builder = match &self.proxy {
            Some((_, proxy)) => builder.proxy(proxy.to_reqwest()?),
            // Otherwise reqwest reads proxy variables from the environment itself.
            None => builder.no_proxy(),
        };
        // Detects dead connections, for example after suspend or a dropped NAT entry, before a second call is lost on one.
        let builder = builder
            .http2_keep_alive_interval(PING_EVERY)
            .http2_keep_alive_timeout(PONG_WITHIN)
            .http2_keep_alive_while_idle(true)
            .tcp_keepalive(PING_EVERY)
            .tcp_keepalive_interval(PONG_WITHIN)
            .tcp_keepalive_retries(2)
            .tcp_user_timeout(LONGEST_SILENCE);
        builder.build().map_err(|error| failure::innermost(&error.without_url()))
    }

    /// Why no connection could be made: `to api.telegram.org:443: DNS: …`.
    pub fn explain(&self, error: &reqwest::Error) -> String {
        format!("to {self}: {}", failure::cause(error))
    }
}

impl std::fmt::Display for Route {
    /// Host and port, and the proxy: `api.telegram.org:443 through the proxy at 10.0.0.1:3128 (HTTPS_PROXY)`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.target)?;
        match &self.proxy {
            Some((variable, proxy)) => write!(f, " through the proxy at {} ({variable})", proxy.address()),
            None => Ok(()),
        }
    }
}

/// Host and port of a URL; the rest may be secret.
pub fn address(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port_or_known_default() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}
