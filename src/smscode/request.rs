//! The connection pool, one person's client, and the one place that sends.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::redirect;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::call::Call;
use super::circuit::Circuit;
use super::cooldowns::{self, Cooldowns};
use super::envelope::{self, Head, Yes};
use super::error::{Error, ErrorCode, NotSent, SetupError, Unclear, UnclearCause};
use super::watch::{self, Watch};
use super::wire::Raw;
use crate::domain::failure::FailureKind;
use crate::domain::{Currency, Fx};
use crate::network::{Proxies, Route};

/// Maximum response size; a page of 10,000 products is about 3 MiB.
const LARGEST_ANSWER: usize = 8 * 1024 * 1024;

const LONGEST_MESSAGE: usize = 500;

/// Idle connections are closed before the server does it, because the outcome of a call on a closing connection is unclear.
const LONGEST_IDLE: Duration = Duration::from_secs(30);

/// How long a call may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// For name resolution, TCP and TLS together.
    pub connect: Duration,
    /// For the whole call, from connecting to the last byte of the response.
    pub request: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), request: Duration::from_secs(15) }
    }
}

/// The provider's URL and the connection pool shared by all clients. Clones are cheap and share it, too.
#[derive(Clone)]
pub struct Api {
    root: String,
    http: reqwest::Client,
    route: Arc<Route>,
    cooldowns: Arc<Cooldowns>,
    circuit: Arc<Circuit>,
}

impl Api {
    /// An API under `root`, for example `https://api.smscode.gg`; `/v1/…` and `/v2/…` are appended.
    ///
    /// # Errors
    /// If `root` is not a plain `http(s)` URL, or TLS is not available.
    pub fn new(root: Url) -> Result<Self, SetupError> {
        Self::through(root, &Proxies::default())
    }

    /// The same through the configured proxy.
    ///
    /// # Errors
    /// As [`Api::new`].
    pub fn through(root: Url, proxies: &Proxies) -> Result<Self, SetupError> {
        Self::with_timeouts(root, proxies, Timeouts::default())
    }

    /// The same with other timeouts.
    ///
    /// # Errors
    /// As [`Api::new`].
    pub fn with_timeouts(root: Url, proxies: &Proxies, timeouts: Timeouts) -> Result<Self, SetupError> {
        let plain = matches!(root.scheme(), "http" | "https")
            && root.username().is_empty()
            && root.password().is_none()
            && root.query().is_none()
            && root.fragment().is_none();
        if !plain {
            return Err(SetupError::Root);
        }
        let route = Route::to(&root, proxies);
        let builder = reqwest::Client::builder()
            .user_agent(concat!("smscode-bot/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(timeouts.connect)
            .timeout(timeouts.request)
            .pool_idle_timeout(LONGEST_IDLE)
            .redirect(redirect::Policy::none());
        let http = route.client(builder).map_err(SetupError::Client)?;
        Ok(Self {
            root: root.as_str().trim_end_matches('/').to_owned(),
            http,
            route: Arc::new(route),
            cooldowns: Arc::default(),
            circuit: Arc::default(),
        })
    }

    /// The address without a trailing slash.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// The time until the next probe while the global circuit is open; `None` while it is closed. Calls that charge are not probes.
    pub fn probe_due(&self) -> Option<Duration> {
        self.circuit.wait(Instant::now())
    }

    /// Identifies a token within this process without revealing it.
    pub fn number_of(&self, token: &SecretString) -> u64 {
        self.cooldowns.number_of(token.expose_secret())
    }

    /// The client for a user's token. The currency decides the API version: rupiah v1, dollars v2.
    pub fn client(&self, token: &SecretString, currency: Currency) -> Client {
        Client { api: self.clone(), token: token.clone(), currency, watch: None }
    }
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Api").field("root", &self.root).finish_non_exhaustive()
    }
}

/// One user's client: a token and the API version for their currency. Every method makes one call, or none during a cooldown or
/// while the circuit is open. No retries, no caching.
#[derive(Clone)]
pub struct Client {
    api: Api,
    token: SecretString,
    currency: Currency,
    watch: Option<Arc<dyn Watch>>,
}

impl Client {
    /// The same client with somebody who hears what becomes of its token.
    pub fn watched_by(self, watch: Arc<dyn Watch>) -> Self {
        Self { watch: Some(watch), ..self }
    }

    /// Reads something that does not hang on money: without an exchange rate it is read once more in rupiah. Tells whether
    /// it was: one message never mixes currencies, so the money in it is then to be left out.
    ///
    /// # Errors
    /// What the read gave.
    pub async fn even_without_rate<T, Reading>(
        &self,
        read: impl Fn(Self) -> Reading,
    ) -> Result<(T, bool), Error>
    where
        Reading: Future<Output = Result<T, Error>>,
    {
        match read(self.clone()).await {
            Err(error) if error.failure().kind == FailureKind::NoExchangeRate => {
                let in_rupiah = Self { currency: Currency::Idr, ..self.clone() };
                Ok((read(in_rupiah).await?, true))
            }
            read => Ok((read?, false)),
        }
    }

    /// The currency in which answers carry money.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// The time until the next probe while the circuit of this client's token is open; `None` while it is closed.
    pub fn probe_due(&self) -> Option<Duration> {
        self.api.circuit.wait_of(self.number(), Instant::now())
    }

    /// Identifies this client's token, see [`Api::number_of`].
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

/// The result of a call, with metadata of the response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply<T> {
    /// What was asked for.
    pub data: T,
    /// The exchange rate behind dollar amounts; `None` without dollar amounts.
    pub fx: Option<Fx>,
    /// The provider's clock (the `Date` header, whole seconds).
    pub provider_time: Option<DateTime<Utc>>,
    /// The `x-request-id` header.
    pub request_id: Option<String>,
}

impl Client {
    /// Makes the call and parses its data with `read`, which returns `None` for invalid data. During a cooldown or while the circuit is
    /// open, the call is not sent.
    pub(super) async fn send<T>(
        &self,
        call: Call<'_>,
        read: impl FnOnce(Raw<'_>) -> Option<T>,
    ) -> Result<Reply<T>, Error> {
        let cooldowns = &self.api.cooldowns;
        let endpoint = cooldowns::endpoint(call.path);
        let scope = cooldowns.scope(self.token.expose_secret(), self.currency, call.path);
        let begun = Instant::now();
        // A call that charges must not be used as a probe.
        let may_probe = call.key.is_none();
        if let Some(error) = cooldowns.refuse(&scope, may_probe, begun) {
            count(endpoint, "held_back");
            return Err(error);
        }
        if let Err(wait) = self.api.circuit.admit(scope.0, may_probe, begun) {
            count(endpoint, "circuit_open");
            return Err(Error::NotSent(NotSent::CircuitOpen(wait)));
        }
        let mut result = self.exchange(call, read).await;
        self.api.circuit.note(scope.0, begun, Instant::now(), &result);
        let took = begun.elapsed();
        metrics::histogram!("smscode_bot_provider_seconds", "endpoint" => endpoint.clone()).record(took);
        if let Err(error) = &result {
            // The provider's support asks for the request id.
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
            rejection.caller = Some(scope.0);
        }
        match &result {
            Ok(_) => cooldowns.note_served(&scope, begun),
            Err(error) => cooldowns.checked(scope, error, Instant::now()),
        }
        match &self.watch {
            Some(watch) => watch::tell(watch.as_ref(), result).await,
            None => result,
        }
    }

    async fn exchange<T>(
        &self,
        call: Call<'_>,
        read: impl FnOnce(Raw<'_>) -> Option<T>,
    ) -> Result<Reply<T>, Error> {
        let (method, path) = (call.method.clone(), call.path);
        let request = self.request(call)?;
        let response =
            self.api.http.execute(request).await.map_err(|error| no_answer(error, &self.api.route))?;
        let head = Head::new(response.status().as_u16(), response.headers());
        tracing::debug!(%method, path, http = head.http, request.id = head.request_id, "response from SMSCode");
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

    /// Removes the token from the provider's messages, so that it never reaches a log, and truncates them.
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

/// The idempotency key format that both API versions accept.
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

/// The error for a call without a response. Only if no connection was made, it certainly had no effect.
fn no_answer(error: reqwest::Error, route: &Route) -> Error {
    if error.is_connect() {
        return Error::NotSent(NotSent::NoConnection(route.explain(&error)));
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

/// The innermost cause, which is the most specific, without the URL.
fn reason(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut innermost: &dyn std::error::Error = &error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    super::wire::one_line(&innermost.to_string()).to_string()
}
