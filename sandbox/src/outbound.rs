//! Outgoing webhooks of both servers. They never leave this machine: other addresses are reached only if a test has
//! routed them to a loopback address.

use std::sync::Mutex;
use std::time::Duration;

use reqwest::Url;

use crate::watch_state::lock;

/// The one HTTP client for outgoing calls.
pub(crate) struct Outbound {
    client: reqwest::Client,
    routes: Mutex<Vec<(String, String)>>,
}

impl Outbound {
    pub(crate) fn new() -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
        Ok(Self { client: client.build()?, routes: Mutex::default() })
    }

    /// Routes URLs that start with `public` to `local`.
    pub(crate) fn route(&self, public: &str, local: &str) {
        let trim = |text: &str| text.trim_end_matches('/').to_owned();
        lock(&self.routes).push((trim(public), trim(local)));
    }

    /// Posts a JSON body and returns the status that came back.
    pub(crate) async fn post(
        &self,
        url: &str,
        headers: &[(&'static str, String)],
        body: String,
        timeout: Duration,
    ) -> Result<u16, String> {
        let url = self.resolve(url)?;
        let mut request = self.client.post(url).timeout(timeout).header("content-type", "application/json");
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        match request.body(body).send().await {
            Ok(response) => Ok(response.status().as_u16()),
            Err(error) if error.is_timeout() => Err("timed out".to_owned()),
            Err(error) => Err(error.without_url().to_string()),
        }
    }

    fn resolve(&self, url: &str) -> Result<Url, String> {
        let routed = lock(&self.routes).iter().rev().find_map(|(public, local)| {
            url.strip_prefix(public.as_str()).map(|rest| format!("{local}{rest}"))
        });
        let url = Url::parse(routed.as_deref().unwrap_or(url)).map_err(|error| error.to_string())?;
        if is_loopback(&url) { Ok(url) } else { Err("the sandbox calls loopback addresses only".to_owned()) }
    }
}

/// Whether a URL is accepted as a webhook: `https` always, `http` only for this machine.
pub(crate) fn acceptable(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| match url.scheme() {
        "https" => url.host_str().is_some(),
        "http" => is_loopback(&url),
        _ => false,
    })
}

pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost" | "[::1]") => true,
        Some(host) => host.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| ip.is_loopback()),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_or_loopback() {
        assert!(acceptable("https://bot.example.test/hook"));
        assert!(acceptable("http://127.0.0.1:8080/hook"));
        assert!(acceptable("http://localhost/hook"));
        assert!(!acceptable("http://example.test/hook"));
        assert!(!acceptable("ftp://127.0.0.1/"));
        assert!(!acceptable("nonsense"));
    }

    #[test]
    fn routes_lead_home_and_nothing_leaves() {
        let out = Outbound::new().unwrap();
        assert!(out.resolve("https://bot.example.test/a").is_err());
        out.route("https://bot.example.test", "http://127.0.0.1:9");
        assert_eq!(out.resolve("https://bot.example.test/a").unwrap().as_str(), "http://127.0.0.1:9/a");
    }
}
