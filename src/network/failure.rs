//! Which step of connecting failed, and what to check.

use std::error::Error;
use std::io;

use chrono::DateTime;
use rustls::CertificateError;
use rustls::pki_types::UnixTime;

/// One line: the step that failed, and why.
pub(super) fn cause(error: &reqwest::Error) -> String {
    let steps = || chain(error);
    let cause = if let Some(tls) = steps().find_map(tls_error) {
        format!("TLS: {}", tls_cause(tls))
    } else if steps().any(|step| is_dns(&step.to_string())) {
        format!("DNS: the name was not found, or no DNS server answers ({})", without_prefix(&last(error)))
    } else if let Some(step) = steps().map(ToString::to_string).find(|step| is_proxy(step)) {
        proxy_cause(&step, &last(error))
    } else if error.is_timeout() {
        "timed out while connecting (DNS, TCP and TLS together)".to_owned()
    } else if let Some(io) = steps().find_map(|step| step.downcast_ref::<io::Error>()) {
        format!("TCP: {io}{}", tcp_hint(io.kind()))
    } else {
        last(error)
    };
    cause.replace(['\n', '\r'], " ")
}

/// The innermost cause, which is the most specific.
pub(super) fn innermost(error: &reqwest::Error) -> String {
    last(error).replace(['\n', '\r'], " ")
}

fn last(error: &reqwest::Error) -> String {
    chain(error).last().map(ToString::to_string).unwrap_or_default()
}

/// The causes of an error, without the error itself, which would repeat the URL.
fn chain<'a>(error: &'a reqwest::Error) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(error.source(), |step| (*step).source())
}

/// The rustls error, which I/O errors wrap, sometimes twice.
fn tls_error<'a>(step: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    step.downcast_ref().or_else(|| tls_error(step.downcast_ref::<io::Error>()?.get_ref()?))
}

/// The resolver's error types are private, so match on the text.
fn is_dns(step: &str) -> bool {
    step == "dns error" || step.starts_with(LOOKUP) || step == "error resolving for socks proxy"
}

const LOOKUP: &str = "failed to lookup address information";

fn without_prefix(text: &str) -> &str {
    text.strip_prefix(LOOKUP).map_or(text, |rest| rest.trim_start_matches(": "))
}

fn is_proxy(step: &str) -> bool {
    step.starts_with("tunnel error") || step.starts_with("SOCKS error")
}

fn proxy_cause(step: &str, innermost: &str) -> String {
    let cause = if step.ends_with("failed to create underlying connection") {
        "the proxy can't be reached".to_owned()
    } else {
        format!("the proxy failed to connect: {step}")
    };
    if innermost == step { cause } else { format!("{cause} ({innermost})") }
}

fn tcp_hint(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::ConnectionRefused => "; nothing is listening there, or a firewall rejects it",
        io::ErrorKind::NetworkUnreachable | io::ErrorKind::HostUnreachable => "; is this machine online?",
        _ => "",
    }
}

fn tls_cause(error: &rustls::Error) -> String {
    match error {
        rustls::Error::InvalidCertificate(error) => certificate_cause(error),
        rustls::Error::InvalidMessage(_) => {
            "the other side does not speak TLS; are scheme and port of the address right?".to_owned()
        }
        other => other.to_string(),
    }
}

fn certificate_cause(error: &CertificateError) -> String {
    match error {
        CertificateError::ExpiredContext { time, not_after } => format!(
            "the certificate expired on {}, or the clock of this machine is wrong (it says {})",
            date(*not_after),
            date(*time)
        ),
        CertificateError::NotValidYetContext { time, not_before } => format!(
            "the certificate is not valid before {}, or the clock of this machine is wrong (it says {})",
            date(*not_before),
            date(*time)
        ),
        CertificateError::Expired | CertificateError::NotValidYet => {
            "the certificate is expired or not yet valid, or the clock of this machine is wrong".to_owned()
        }
        CertificateError::NotValidForNameContext { expected, presented } => {
            format!("the certificate is not for {} but for {}", expected.to_str(), presented.join(", "))
        }
        CertificateError::NotValidForName => "the certificate is for a different name".to_owned(),
        CertificateError::UnknownIssuer => {
            "the certificate is not signed by a CA that this machine trusts; add a private CA with SSL_CERT_FILE"
                .to_owned()
        }
        other => format!("invalid certificate: {other}"),
    }
}

fn date(time: UnixTime) -> String {
    let time = i64::try_from(time.as_secs()).ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    time.map_or_else(|| "another time".to_owned(), |time| time.format("%Y-%m-%d %H:%M UTC").to_string())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::{Proxies, Proxy, Route};
    use super::*;

    async fn told(url: &str, proxies: &Proxies) -> String {
        let root = url.parse().unwrap();
        let route = Route::to(&root, proxies);
        let client = route.client(reqwest::Client::builder().timeout(Duration::from_secs(20))).unwrap();
        let error = client.get(format!("{url}/bot1:canary/getMe")).send().await.unwrap_err();
        assert!(error.is_connect(), "{error:?}");
        let told = route.explain(&error);
        assert!(!told.contains("canary") && !told.contains('\n'), "{told}");
        told
    }

    /// A server that takes connections and answers each with these bytes; its address.
    async fn answering(bytes: &'static [u8]) -> String {
        use tokio::io::AsyncWriteExt;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                // Gone already: nothing to answer.
                let _ = stream.write_all(bytes).await;
                let mut rest = Vec::new();
                let _ = tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut rest).await;
            }
        });
        address
    }

    fn closed() -> String {
        let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        nobody.local_addr().unwrap().to_string()
    }

    #[tokio::test]
    async fn a_failed_connection_names_the_address_and_the_step_that_failed() {
        let direct = Proxies::default();
        let told_of = told("https://nobody.invalid", &direct).await;
        assert!(told_of.starts_with("to nobody.invalid:443: DNS: the name was not found"), "{told_of}");

        let closed = closed();
        let told_of = told(&format!("http://{closed}"), &direct).await;
        assert!(told_of.starts_with(&format!("to {closed}: TCP: Connection refused")), "{told_of}");

        let plain = answering(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n").await;
        let told_of = told(&format!("https://{plain}"), &direct).await;
        assert!(told_of.contains(": TLS: the other side does not speak TLS"), "{told_of}");
    }

    #[tokio::test]
    async fn a_failed_connection_through_a_proxy_names_the_proxy_and_its_setting() {
        let through =
            |proxy: String| Proxies { all: Some(Proxy::parse(&proxy).unwrap()), ..Proxies::default() };
        let closed = closed();
        let told_of = told("http://nobody.invalid", &through(closed.clone())).await;
        let start = format!("to nobody.invalid:80 through the proxy at {closed} (ALL_PROXY): ");
        assert!(told_of.starts_with(&start) && told_of.contains("refused"), "{told_of}");
        let told_of = told("https://nobody.invalid", &through(format!("socks5h://{closed}"))).await;
        assert!(told_of.contains(&closed) && told_of.contains("the proxy can't be reached"), "{told_of}");

        let strict =
            answering(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n").await;
        let told_of = told("https://nobody.invalid", &through(format!("http://me:canary@{strict}"))).await;
        assert!(told_of.contains(&strict) && told_of.contains("authorization required"), "{told_of}");
    }

    #[test]
    fn what_is_wrong_with_a_certificate_is_told_with_its_names_and_times() {
        let at = |seconds| UnixTime::since_unix_epoch(Duration::from_secs(seconds));
        let expected = rustls::pki_types::ServerName::try_from("api.telegram.org").unwrap();
        let presented = vec!["captive.example".to_owned()];
        for (error, words) in [
            (
                CertificateError::ExpiredContext { time: at(1_800_000_000), not_after: at(1_700_000_000) },
                &["expired on 2023-11-14 22:13 UTC", "clock", "2027-01-15 08:00 UTC"][..],
            ),
            (
                CertificateError::NotValidYetContext { time: at(0), not_before: at(1_700_000_000) },
                &["not valid before 2023-11-14", "clock", "1970-01-01"],
            ),
            (
                CertificateError::NotValidForNameContext { expected, presented },
                &["api.telegram.org", "captive.example"],
            ),
            (CertificateError::UnknownIssuer, &["SSL_CERT_FILE"]),
            (CertificateError::Revoked, &["certificate", "Revoked"]),
        ] {
            let wrapped = io::Error::other(rustls::Error::InvalidCertificate(error));
            let told = tls_cause(tls_error(&wrapped).unwrap());
            assert!(words.iter().all(|word| told.contains(word)), "{told}");
        }
    }
}
