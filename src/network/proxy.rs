//! `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, as curl understands them.

use std::fmt;

use hyper_util::client::proxy::matcher::Matcher;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

/// A placeholder proxy for evaluating `NO_PROXY`.
const ANY: &str = "http://proxy.invalid";

/// The configured proxies.
#[derive(Debug, Clone, Default)]
pub struct Proxies {
    /// For `https` roots.
    pub https: Option<Proxy>,
    /// For roots of either scheme without a more specific proxy.
    pub all: Option<Proxy>,
    /// Hosts that bypass the proxy: names with their subdomains, addresses, networks, `*`.
    pub except: Option<String>,
}

impl Proxies {
    /// The proxy for an API root, with the name of its setting.
    pub(super) fn for_root(&self, root: &Url) -> Option<(&'static str, Proxy)> {
        let https =
            self.https.as_ref().filter(|_| root.scheme() == "https").map(|proxy| ("HTTPS_PROXY", proxy));
        let (variable, proxy) = https.or_else(|| self.all.as_ref().map(|proxy| ("ALL_PROXY", proxy)))?;
        self.intercepts(root).then(|| (variable, proxy.clone()))
    }

    fn intercepts(&self, root: &Url) -> bool {
        let except = Matcher::builder().all(ANY).no(self.except.as_deref().unwrap_or_default()).build();
        root.as_str().parse().is_ok_and(|uri| except.intercept(&uri).is_some())
    }
}

/// A proxy. `Debug` shows no credentials.
#[derive(Clone)]
pub struct Proxy {
    url: SecretString,
    address: String,
}

impl Proxy {
    /// Accepts `http://`, `https://`, `socks5://` (names resolved locally) and `socks5h://` (names resolved by the proxy), with or
    /// without `user:password@`; a bare `host:port` is an `http` proxy.
    ///
    /// # Errors
    /// What is wrong, without repeating the value.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
        let url = Url::parse(&text).map_err(|error| format!("is not a URL: {error}"))?;
        let usual_port = match url.scheme() {
            "http" => 80,
            "https" => 443,
            "socks5" | "socks5h" => 1080,
            _ => return Err("must start with http://, https://, socks5:// or socks5h://".into()),
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or("names no host")?;
        let address = format!("{host}:{}", url.port_or_known_default().unwrap_or(usual_port));
        let proxy = Self { url: text.into(), address };
        proxy.to_reqwest()?;
        Ok(proxy)
    }

    /// Host and port.
    pub fn address(&self) -> &str {
        &self.address
    }

    pub(super) fn to_reqwest(&self) -> Result<reqwest::Proxy, String> {
        reqwest::Proxy::all(self.url.expose_secret()).map_err(|_| "is not a proxy that can be used".into())
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Proxy({})", self.address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(https: &str, all: &str, except: &str) -> Proxies {
        let proxy = |text: &str| (!text.is_empty()).then(|| Proxy::parse(text).unwrap());
        Proxies { https: proxy(https), all: proxy(all), except: Some(except.to_owned()) }
    }

    #[test]
    fn each_root_takes_the_proxy_of_its_scheme_unless_it_is_excepted() {
        let both = proxies("proxy.test:3128", "socks5h://socks.test", "internal.test, 10.0.0.0/8,127.0.0.1");
        for (root, way) in [
            ("https://api.telegram.org", Some(("HTTPS_PROXY", "proxy.test:3128"))),
            ("http://api.telegram.org:8081/", Some(("ALL_PROXY", "socks.test:1080"))),
            ("https://bots.internal.test", None),
            ("https://notinternal.test", Some(("HTTPS_PROXY", "proxy.test:3128"))),
            ("http://10.1.2.3:8081", None),
            ("http://127.0.0.1:1", None),
        ] {
            let found = both.for_root(&root.parse().unwrap());
            let found = found.as_ref().map(|(variable, proxy)| (*variable, proxy.address()));
            assert_eq!(found, way, "{root}");
        }
        let none = proxies("", "", "");
        assert!(none.for_root(&"https://api.telegram.org".parse().unwrap()).is_none());
        let nobody = proxies("proxy.test", "", "*");
        assert!(nobody.for_root(&"https://api.telegram.org".parse().unwrap()).is_none());
    }

    #[test]
    fn a_proxy_that_can_not_be_used_is_refused_and_credentials_are_never_shown() {
        for text in ["ftp://proxy.test", "socks9://x", "http://", "http://:3128", "://"] {
            assert!(Proxy::parse(text).is_err(), "{text}");
        }
        for (text, address) in [
            ("http://user:canary@proxy.test:3128", "proxy.test:3128"),
            ("socks5://[::1]:9050", "[::1]:9050"),
            ("https://proxy.test/", "proxy.test:443"),
        ] {
            let proxy = Proxy::parse(text).unwrap();
            assert_eq!(proxy.address(), address);
            assert!(!format!("{proxy:?}").contains("canary"));
        }
    }
}
