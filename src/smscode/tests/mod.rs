//! Tests of the whole room against a tiny HTTP server on localhost.

mod codes;
mod events;
mod faults;
mod live;
mod seed_v1;
mod seed_v2;
mod sending;
mod signatures;
mod watching;

use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use secrecy::SecretString;

use super::{Api, Client, Error, Reply};
use crate::domain::{Currency, Fx, Money};

const TOKEN: &str = "tok-Secret.1234567890";

/// A request as it arrived.
#[derive(Debug, Clone)]
struct Seen {
    method: Method,
    uri: String,
    headers: HeaderMap,
    body: Bytes,
}

impl Seen {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("a header of text"))
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("a body of text")
    }
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

#[derive(Clone)]
struct Server {
    api: Api,
    answer: Arc<Answer>,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// A server that gives this answer to every call.
    async fn answering(status: u16, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let root = format!("http://{}", listener.local_addr().expect("an address"));
        let status = StatusCode::from_u16(status).expect("a status");
        let headers = headers.iter().map(|(name, value)| {
            (name.parse::<HeaderName>().expect("a name"), HeaderValue::from_str(value).expect("a value"))
        });
        let answer = Answer { status, headers: headers.collect(), body: body.into() };
        let server = Self {
            api: Api::new(root.parse().expect("a URL")).expect("an API"),
            answer: Arc::new(answer),
            seen: Arc::default(),
        };
        let app = axum::Router::new().fallback(give).with_state(server.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        server
    }

    async fn ok(body: &str) -> Self {
        Self::answering(200, &[("content-type", "application/json"), ("x-request-id", "req-1")], body).await
    }

    fn idr(&self) -> Client {
        self.client(Currency::Idr)
    }

    fn usd(&self) -> Client {
        self.client(Currency::Usd)
    }

    fn client(&self, currency: Currency) -> Client {
        self.api.client(&SecretString::from(TOKEN), currency)
    }

    /// The only request that came.
    fn only(&self) -> Seen {
        let seen = self.seen.lock().expect("a lock");
        assert_eq!(seen.len(), 1, "{seen:?}");
        seen[0].clone()
    }

    /// The only request that came, as `METHOD path?query body`.
    fn line(&self) -> String {
        let seen = self.only();
        format!("{} {} {}", seen.method, seen.uri, seen.text()).trim_end().to_owned()
    }
}

async fn give(State(server): State<Server>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.expect("a body");
    let uri = parts.uri.to_string();
    server.seen.lock().expect("a lock").push(Seen {
        method: parts.method,
        uri,
        headers: parts.headers,
        body,
    });
    let Answer { status, headers, body } = &*server.answer;
    (*status, headers.clone(), body.clone()).into_response()
}

/// The error of a balance call that gets this answer.
async fn refused(status: u16, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Error {
    Server::answering(status, headers, body).await.idr().balance().await.expect_err("an error")
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

fn dollars(amount: &str, canonical_idr: i64) -> Money {
    Money::Usd { amount: amount.parse().expect("a decimal"), canonical_idr }
}

fn seed_rate() -> Fx {
    Fx { pair: "USD/IDR".to_owned(), rate: 16_250.into(), as_of: Some(at("2026-05-27T08:00:00Z")) }
}

/// The data of a reply that must carry no rate.
fn plain<T>(reply: Reply<T>) -> T {
    assert_eq!(reply.fx, None);
    assert_eq!(reply.request_id.as_deref(), Some("req-1"));
    assert!(reply.provider_time.is_some(), "the server sends a date");
    reply.data
}

/// The data of a reply that must carry the rate of the seed's examples.
fn with_rate<T>(reply: Reply<T>) -> T {
    assert_eq!(reply.fx, Some(seed_rate()));
    reply.data
}
