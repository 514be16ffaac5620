//! The files of the page, served only to this machine and only under the printed address.
//!
//! Any web page can make a browser send requests to localhost, even under its own name (DNS rebinding). So `Host`
//! must be this machine's and `Origin`, if present, the page's own. A content security policy lets the page reach
//! nothing but its own origin.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

/// Path, type and text of every file.
const FILES: &[(&str, &str, &str)] = &[
    ("", HTML, include_str!("page/page.html")),
    ("page.css", CSS, include_str!("page/page.css")),
    ("talk.js", JS, include_str!("page/talk.js")),
    ("time.js", JS, include_str!("page/time.js")),
    ("markup.js", JS, include_str!("page/markup.js")),
    ("media.js", JS, include_str!("page/media.js")),
    ("menu.js", JS, include_str!("page/menu.js")),
    ("chat.js", JS, include_str!("page/chat.js")),
    ("tour.js", JS, include_str!("page/tour.js")),
    ("provider.js", JS, include_str!("page/provider.js")),
];

/// What the page may load and reach.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page's files and these routes, for callers on this machine only.
pub(crate) fn routes<S: Clone + Send + Sync + 'static>(port: u16, api: Router<S>) -> Router<S> {
    api.route("/", get(|| file(Path(String::new()))))
        .route("/{file}", get(file))
        .layer(middleware::from_fn_with_state(port, only_here))
}

async fn file(Path(name): Path<String>) -> Response {
    match FILES.iter().find(|(path, ..)| *path == name) {
        Some((_, kind, text)) => ([(header::CONTENT_TYPE, *kind)], *text).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn only_here(State(port): State<u16>, request: Request, next: Next) -> Response {
    let mut response = if is_own(request.headers(), port) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "Open the address that the demo printed.").into_response()
    };
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        response.headers_mut().insert(name, header::HeaderValue::from_static(value));
    }
    response
}

/// Whether a request names this machine and this port, and comes from no other site.
fn is_own(headers: &HeaderMap, port: u16) -> bool {
    let hosts = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let Some(host) = text(header::HOST).filter(|host| hosts.iter().any(|own| own == host)) else {
        return false;
    };
    text(header::ORIGIN).is_none_or(|origin| origin == format!("http://{host}"))
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};

    use super::*;

    /// The answer of a running page to these headers.
    async fn ask(path: &str, headers: impl Fn(u16) -> String) -> String {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let served = tokio::spawn(async move {
            axum::serve(listener, routes::<()>(address.port(), Router::new())).await.unwrap();
        });
        let mut stream = TcpStream::connect(address).await.unwrap();
        let headers = headers(address.port());
        let request = format!("GET {path} HTTP/1.1\r\nConnection: close\r\n{headers}\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        served.abort();
        answer
    }

    #[tokio::test]
    async fn the_page_and_its_files_are_served_under_a_policy_that_reaches_only_their_own_address() {
        for (path, kind, text) in FILES {
            let answer = ask(&format!("/{path}"), |port| format!("Host: 127.0.0.1:{port}")).await;
            assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
            assert!(answer.contains(&format!("content-type: {kind}")), "{path}");
            assert!(answer.contains(&format!("content-security-policy: {POLICY}")), "{path}");
            assert!(answer.ends_with(text), "{path}");
        }
        let sources = POLICY.split(';').flat_map(|part| part.split_whitespace().skip(1));
        for source in sources {
            assert!(["'none'", "'self'", "data:"].contains(&source), "{source}");
        }
    }

    #[tokio::test]
    async fn another_host_or_another_page_is_refused() {
        for (headers, status) in [
            ("Host: localhost:PORT", 200),
            ("Host: localhost:PORT\r\nOrigin: http://localhost:PORT", 200),
            ("Host: rebound.example:PORT", 403),
            ("Host: 127.0.0.1:1", 403),
            ("Host: 127.0.0.1:PORT\r\nOrigin: https://evil.example", 403),
            ("Host: 127.0.0.1:PORT\r\nOrigin: null", 403),
        ] {
            let answer = ask("/", |port| headers.replace("PORT", &port.to_string())).await;
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{headers}: {answer}");
        }
    }

    #[test]
    fn no_file_names_an_address_outside_and_every_script_of_the_page_is_served() {
        // An XML namespace, which is never loaded, and the schemes that links may have.
        let harmless = ["http://www.w3.org/2000/svg"];
        for (path, _, text) in FILES {
            let text = harmless.iter().fold((*text).to_owned(), |text, known| text.replace(known, ""));
            for scheme in
                ["http://", "https://", "src=\"//", "href=\"//", "url(", "@import", "ws://", "wss://"]
            {
                assert!(!text.contains(scheme), "{path} names {scheme}");
            }
            assert!(text.lines().count() <= 400, "{path} is too long");
        }
        let page = FILES.iter().find(|(path, ..)| path.is_empty()).unwrap().2;
        for (_, rest) in page.match_indices("src=\"/").map(|(at, start)| page.split_at(at + start.len())) {
            let name = rest.split('"').next().unwrap();
            assert!(FILES.iter().any(|(path, ..)| *path == name), "{name}");
        }
        assert!(!page.contains("style=\"") && !page.contains("<style"), "the policy forbids inline styles");
    }
}
