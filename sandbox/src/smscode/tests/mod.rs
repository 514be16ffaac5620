//! Tests of the API from outside, over HTTP.
//!
//! Invariant: every test starts its own world on a free port and uses only its public handle.

mod buying;
mod contract;
mod pushing;
mod reading;

use std::time::Duration;

use serde_json::{Value, json};

use super::*;
use crate::Clock;
use crate::rng::roll;

const SOON: Duration = Duration::from_secs(5);
const MINUTE: Duration = Duration::from_secs(60);

struct Client {
    http: reqwest::Client,
    server: Server,
    account: Account,
}

struct Reply {
    status: u16,
    body: Value,
    retry_after: Option<u64>,
}

impl Reply {
    fn code(&self) -> &str {
        self.body["error"]["code"].as_str().unwrap_or("")
    }
}

impl Client {
    async fn new(options: Options) -> Self {
        let server = Server::start(options).await.unwrap();
        let account = server.add_account(500_000);
        Self { http: reqwest::Client::builder().no_proxy().build().unwrap(), server, account }
    }

    async fn live() -> Self {
        Self::new(Options::default()).await
    }

    async fn seed() -> Self {
        Self::new(Options { surface: Surface::Seed, ..Options::default() }).await
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<Reply, reqwest::Error> {
        let response = request.bearer_auth(self.account.token()).send().await?;
        let status = response.status().as_u16();
        let retry_after = response.headers().get("retry-after").map(|v| v.to_str().unwrap().parse().unwrap());
        assert!(response.headers().contains_key("x-request-id"));
        let body = serde_json::from_str(&response.text().await?).unwrap_or(Value::Null);
        Ok(Reply { status, body, retry_after })
    }

    async fn get(&self, path: &str) -> Reply {
        self.send(self.http.get(format!("{}{path}", self.server.url()))).await.unwrap()
    }

    async fn try_post(&self, path: &str, key: Option<&str>, body: Value) -> Result<Reply, reqwest::Error> {
        let mut request = self.http.post(format!("{}{path}", self.server.url())).json(&body);
        if let Some(key) = key {
            request = request.header("Idempotency-Key", key);
        }
        self.send(request).await
    }

    async fn post(&self, path: &str, body: Value) -> Reply {
        self.try_post(path, None, body).await.unwrap()
    }

    async fn create(&self, key: &str, body: Value) -> Reply {
        self.try_post("/v1/orders/create", Some(key), body).await.unwrap()
    }

    async fn order(&self, key: &str) -> u64 {
        let reply = self.create(key, json!({ "product_id": 142 })).await;
        reply.body["data"]["orders"][0]["id"].as_u64().unwrap()
    }

    async fn patch(&self, body: Value) -> Reply {
        let url = format!("{}/v1/webhook", self.server.url());
        self.send(self.http.patch(url).json(&body)).await.unwrap()
    }

    fn ledger_is_sound(&self) {
        let sum: i64 = self.server.ledger(&self.account).iter().map(|entry| entry.amount).sum();
        assert_eq!(self.server.balance(&self.account), 500_000 + sum);
        for order in self.server.orders(&self.account) {
            let entries = self.server.ledger(&self.account);
            let of = |kind| entries.iter().filter(|e| e.order == order.id && e.kind == kind).count();
            assert_eq!(of(LedgerKind::Charge), 1);
            let back = matches!(order.status, Status::Canceled | Status::Expired);
            assert_eq!(of(LedgerKind::Refund), usize::from(back));
            assert_eq!(order.refunded, back);
        }
    }
}
