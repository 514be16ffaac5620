//! The connection pool, one person's client, and the one place that sends.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Method, redirect};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::circuit::Circuit;
use super::courtesy::{self, Courtesy};
use super::envelope::{self, Head, Yes};
use super::error::{Error, ErrorCode, NotSent, SetupError, Unclear, UnclearCause};
use super::wire::Raw;
use crate::domain::{Currency, Fx};

/// No honest answer is larger; a page of 10,000 products is about 3 MiB.
const LARGEST_ANSWER: usize = 8 * 1024 * 1024;

const LONGEST_MESSAGE: usize = 500;

/// An idle connection is closed before the other side does it, because a call that meets a closing connection ends
/// in doubt.
const LONGEST_IDLE: Duration = Duration::from_secs(30);

/// How long a call may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// For name resolution, TCP and TLS together.
    pub connect: Duration,
    /// For the whole call, from connecting to the last byte of the answer.
    pub request: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), request: Duration::from_secs(15) }
    }
}

/// The provider's address and the connection pool that all clients share. Clones are cheap and share it too.
#[derive(Clone)]
pub struct Api {
    root: String,
    http: reqwest::Client,
    courtesy: Arc<Courtesy>,
    circuit: Arc<Circuit>,
}

impl Api {
    /// An API under `root`, for example `https://api.smscode.gg`; `/v1/…` and `/v2/…` are appended.
    ///
    /// # Errors
    /// When `root` is no plain `http(s)` URL, or TLS is not available.
    pub fn new(root: Url) -> Result<Self, SetupError> {
        Self::with_timeouts(root, Timeouts::default())
    }

    /// The same with other timeouts.
    ///
    /// # Errors
    /// As [`Api::new`].
    pub fn with_timeouts(root: Url, timeouts: Timeouts) -> Result<Self, SetupError> {
        let plain = matches!(root.scheme(), "http" | "https")
            && root.username().is_empty()
            && root.password().is_none()
            && root.query().is_none()
            && root.fragment().is_none();
        if !plain {
            return Err(SetupError::Root);
        }
        let http = reqwest::Client::builder()
            .user_agent(concat!("smscode-bot/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(timeouts.connect)
            .timeout(timeouts.request)
            .pool_idle_timeout(LONGEST_IDLE)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|error| SetupError::Client(reason(error)))?;
        Ok(Self {
            root: root.as_str().trim_end_matches('/').to_owned(),
            http,
            courtesy: Arc::default(),
            circuit: Arc::default(),
        })
    }

    /// The address without a trailing slash.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// When the provider has stopped answering: how long until it is probed again, by the next call that charges
    /// nothing. `None` while it answers.
    pub fn probe_due(&self) -> Option<Duration> {
        self.circuit.wait(Instant::now())
    }

    /// Tells one token from another within this process, without telling what it is.
    pub fn number_of(&self, token: &SecretString) -> u64 {
        self.courtesy.number_of(token.expose_secret())
    }

    /// The client of the person with this token. The currency decides the version: rupiah v1, dollars v2.
    pub fn client(&self, token: &SecretString, currency: Currency) -> Client {
        Client { api: self.clone(), token: token.clone(), currency }
    }
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Api").field("root", &self.root).finish_non_exhaustive()
    }
}

/// One person's client: a token and the version that shows money in their currency. Every method makes one call,
/// or none when the provider asked to wait or has stopped answering; nothing is repeated and nothing is cached.
#[derive(Clone)]
pub struct Client {
    api: Api,
    token: SecretString,
    currency: Currency,
}

impl Client {
    /// The currency in which answers carry money.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Tells this client's token from others, as [`Api::number_of`].
    pub fn number(&self) -> u64 {
        self.api.number_of(&self.token)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("root", &self.api.root)
            .field("currency", &self.currency)
            .finish_non_exhaustive()
    }
}

/// What a call gave, with what the answer says around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply<T> {
    /// What was asked for.
    pub data: T,
    /// The rate behind the dollar figures; answers without dollars have none.
    pub fx: Option<Fx>,
    /// The provider's clock (the `Date` header, whole seconds).
    pub provider_time: Option<DateTime<Utc>>,
    /// The `x-request-id` header.
    pub request_id: Option<String>,
}

/// One call that is about to be made.
pub(super) struct Call<'a> {
    method: Method,
    path: &'a str,
    query: Vec<(&'static str, String)>,
    body: Option<String>,
    key: Option<&'a str>,
}

impl<'a> Call<'a> {
    pub(super) fn get(path: &'a str) -> Self {
        Self { method: Method::GET, path, query: Vec::new(), body: None, key: None }
    }

    pub(super) fn post(path: &'a str) -> Self {
        Self { method: Method::POST, ..Self::get(path) }
    }

    pub(super) fn patch(path: &'a str) -> Self {
        Self { method: Method::PATCH, ..Self::get(path) }
    }

    /// Adds a query parameter, when there is a value.
    pub(super) fn query(mut self, name: &'static str, value: Option<impl fmt::Display>) -> Self {
        self.query.extend(value.map(|value| (name, value.to_string())));
        self
    }

    /// Sends exactly this JSON text.
    pub(super) fn body(mut self, json: impl Into<String>) -> Self {
        self.body = Some(json.into());
        self
    }

    /// Sends this idempotency key.
    pub(super) fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }
}

impl Client {
    /// Makes the call and reads its data with `read`; `None` of it means that the data can't be read. A call that
    /// comes before the provider wants one, or while it does not answer, is not made.
    pub(super) async fn send<T>(
        &self,
        call: Call<'_>,
        read: impl FnOnce(Raw<'_>) -> Option<T>,
    ) -> Result<Reply<T>, Error> {
        let courtesy = &self.api.courtesy;
        let endpoint = courtesy::endpoint(call.path);
        let door = courtesy.door(self.token.expose_secret(), self.currency, call.path);
        if let Some(error) = courtesy.refuse(&door) {
            count(endpoint, "held_back");
            return Err(error);
        }
        let begun = Instant::now();
        // A call that charges is no probe.
        if let Err(wait) = self.api.circuit.admit(call.key.is_none(), begun) {
            count(endpoint, "circuit_open");
            return Err(Error::NotSent(NotSent::CircuitOpen(wait)));
        }
        let mut result = self.exchange(call, read).await;
        self.api.circuit.note(begun, Instant::now(), &result);
        let took = begun.elapsed();
        metrics::histogram!("smscode_bot_provider_seconds", "endpoint" => endpoint.clone()).record(took);
        if let Err(error) = &result {
            // By the request's id the provider's support finds it.
            let (outcome, request_id) = (error.word(), error.request_id());
            let took_ms = took.as_millis();
            tracing::info!(
                endpoint,
                outcome,
                request.id = request_id,
                took_ms,
                "a call of the provider failed"
            );
        }
        count(endpoint, result.as_ref().err().map_or("ok", Error::word));
        if let Err(Error::Rejected(rejection)) = &mut result {
            rejection.caller = Some(self.api.number_of(&self.token));
        }
        match &result {
            Ok(_) => courtesy.note_served(&door, begun),
            Err(error) => courtesy.heed(door, error),
        }
        result
    }

    async fn exchange<T>(
        &self,
        call: Call<'_>,
        read: impl FnOnce(Raw<'_>) -> Option<T>,
    ) -> Result<Reply<T>, Error> {
        let (method, path) = (call.method.clone(), call.path);
        let request = self.request(call)?;
        let response = self.api.http.execute(request).await.map_err(no_answer)?;
        let head = Head::new(response.status().as_u16(), response.headers());
        tracing::debug!(%method, path, http = head.http, request.id = head.request_id, "answer of the provider");
        let body = collect(response, &head).await?;
        let Yes { data, fx } = envelope::open(&head, &body).map_err(|error| self.tidy(error))?;
        let data = data.and_then(read).ok_or_else(|| head.unclear(UnclearCause::Unreadable))?;
        Ok(Reply { data, fx, provider_time: head.provider_time, request_id: head.request_id })
    }

    fn request(&self, call: Call<'_>) -> Result<reqwest::Request, Error> {
        let version = match self.currency {
            Currency::Idr => "v1",
            Currency::Usd => "v2",
        };
        let url = format!("{}/{version}/{}", self.api.root, call.path);
        let mut request = self.api.http.request(call.method, url).header(ACCEPT, "application/json");
        request = request.header(AUTHORIZATION, self.authorization()?);
        if !call.query.is_empty() {
            request = request.query(&call.query);
        }
        if let Some(key) = call.key {
            request = request.header("idempotency-key", checked_key(key)?);
        }
        if let Some(body) = call.body {
            request = request.header(CONTENT_TYPE, "application/json").body(body);
        }
        request.build().map_err(|_| Error::NotSent(NotSent::Call("the request can't be built")))
    }

    fn authorization(&self) -> Result<HeaderValue, Error> {
        let token = self.token.expose_secret();
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::NotSent(NotSent::Token));
        }
        let mut value =
            HeaderValue::from_str(&format!("Bearer {token}")).map_err(|_| Error::NotSent(NotSent::Token))?;
        value.set_sensitive(true);
        Ok(value)
    }

    /// Words of the provider that repeat the token must not carry it into a log; then they are cut to length.
    fn tidy(&self, mut error: Error) -> Error {
        let token = self.token.expose_secret();
        let tidy =
            |text: &mut String| *text = text.replace(token, "…").chars().take(LONGEST_MESSAGE).collect();
        let (message, code) = match &mut error {
            Error::Rejected(rejection) | Error::Temporary(rejection) => {
                (&mut rejection.message, Some(&mut rejection.code))
            }
            Error::Unknown(unclear) => (&mut unclear.message, unclear.code.as_mut()),
            Error::NotSent(_) => return error,
        };
        tidy(message);
        if let Some(ErrorCode::Other(word)) = code {
            tidy(word);
        }
        error
    }
}

fn count(endpoint: String, outcome: &'static str) {
    metrics::counter!("smscode_bot_provider_calls_total", "endpoint" => endpoint, "outcome" => outcome)
        .increment(1);
}

/// The form of a key that both surfaces take.
fn checked_key(key: &str) -> Result<&str, Error> {
    let fits = (1..=128).contains(&key.len());
    let plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if fits && plain {
        Ok(key)
    } else {
        Err(Error::NotSent(NotSent::Call("the idempotency key is malformed")))
    }
}

/// Reads the body up to the limit.
async fn collect(mut response: reqwest::Response, head: &Head) -> Result<Vec<u8>, Error> {
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len().saturating_add(chunk.len()) > LARGEST_ANSWER => {
                return Err(head.unclear(UnclearCause::Oversized));
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return Ok(body),
            Err(error) => return Err(head.unclear(cause(error))),
        }
    }
}

/// The error for a call without any answer. Only a connection that was never made is certain to have had no effect.
fn no_answer(error: reqwest::Error) -> Error {
    if error.is_connect() {
        return Error::NotSent(NotSent::NoConnection(reason(error)));
    }
    Error::Unknown(Box::new(Unclear {
        cause: cause(error),
        http: None,
        code: None,
        message: String::new(),
        request_id: None,
        retry_after: None,
    }))
}

fn cause(error: reqwest::Error) -> UnclearCause {
    if error.is_timeout() { UnclearCause::Timeout } else { UnclearCause::Broken(reason(error)) }
}

/// The innermost reason, which is the one that says something; the address is left out.
fn reason(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut innermost: &dyn std::error::Error = &error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    super::wire::one_line(&innermost.to_string()).to_string()
}
