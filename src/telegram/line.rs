//! One Bot API call. Used instead of the library's own calls, which sleep for ten seconds after a server error and reject
//! responses that they can't parse completely.

use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::RequestBuilder;
use reqwest::multipart::Form;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use url::Url;

use super::{TelegramError, error};
use crate::network::{Proxies, Route};

/// How long a call may take that is for a chat.
pub(super) const SEND_TIMEOUT: Duration = Duration::from_secs(9);

/// Calls with the bot's token. Clones share the connections.
#[derive(Clone)]
pub(super) struct Line {
    client: reqwest::Client,
    root: Url,
    token: SecretString,
    route: Arc<Route>,
}

impl Line {
    pub(super) fn new(
        token: &SecretString,
        root: Url,
        proxies: &Proxies,
        longest: Duration,
    ) -> Result<Self, TelegramError> {
        let route = Route::to(&root, proxies);
        let client = route
            .client(teloxide::net::default_reqwest_settings().timeout(longest))
            .map_err(|reason| TelegramError::Refused(format!("failed to make the HTTP client: {reason}")))?;
        Ok(Self { client, root, token: token.clone(), route: Arc::new(route) })
    }

    /// Calls a method and returns its result, with `patience` as timeout.
    pub(super) async fn call(
        &self,
        method: &'static str,
        parameters: &Value,
        patience: Duration,
    ) -> Result<Value, TelegramError> {
        self.ask(method, self.post(method).json(parameters), patience).await
    }

    /// The same with a file.
    pub(super) async fn upload(
        &self,
        method: &'static str,
        form: Form,
        patience: Duration,
    ) -> Result<Value, TelegramError> {
        self.ask(method, self.post(method).multipart(form), patience).await
    }

    fn post(&self, method: &str) -> RequestBuilder {
        let root = self.root.as_str().trim_end_matches('/');
        self.client.post(format!("{root}/bot{}/{method}", self.token.expose_secret()))
    }

    /// The connection error without the URL, which contains the token.
    fn broken(&self, error: &reqwest::Error) -> TelegramError {
        TelegramError::Unclear(if error.is_timeout() {
            "no answer in time".to_owned()
        } else if error.is_connect() {
            format!("no connection {}", self.route.explain(error))
        } else {
            "connection broken".to_owned()
        })
    }

    async fn ask(
        &self,
        method: &'static str,
        request: RequestBuilder,
        patience: Duration,
    ) -> Result<Value, TelegramError> {
        let begun = Instant::now();
        let asked = async {
            let response = request.send().await.map_err(|error| self.broken(&error))?;
            let status = response.status().as_u16();
            error::read(status, &response.bytes().await.map_err(|error| self.broken(&error))?)
        };
        let result = match tokio::time::timeout(patience, asked).await {
            Ok(result) => result,
            Err(_) => Err(TelegramError::Unclear("no answer in time".to_owned())),
        };
        let outcome = result.as_ref().err().map_or("ok", TelegramError::word);
        metrics::counter!("smscode_bot_telegram_calls_total", "method" => method, "outcome" => outcome)
            .increment(1);
        metrics::histogram!("smscode_bot_telegram_seconds", "method" => method).record(begun.elapsed());
        result
    }
}
