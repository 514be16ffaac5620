//! The API from outside, over HTTP.

use std::time::Duration;

use serde_json::{Value, json};

use super::*;
use crate::Clock;
use crate::dice::roll;

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

/// The shapes of the API document, word for word.
#[tokio::test]
async fn seed_shapes() {
    let c = Client::seed().await;
    assert_eq!(
        c.get("/v1/balance").await.body,
        json!({ "success": true, "data": { "currency": "IDR", "balance": 500_000 } })
    );
    let fx = json!({ "pair": "USD/IDR", "rate": 16_250, "rate_as_of": "2026-05-27T08:00:00+00:00" });
    let dollars = |amount: &str, idr: i64| json!({ "amount": amount, "currency": "USD", "canonical_amount": idr, "canonical_currency": "IDR" });
    assert_eq!(
        c.get("/v2/balance").await.body,
        json!({ "success": true, "data": { "balance": dollars("30.77", 500_000) }, "meta": { "fx": fx } })
    );
    let products = c.get("/v2/catalog/products?country_id=6&platform_id=3&limit=10&page=1").await.body;
    assert_eq!(
        products,
        json!({
            "success": true,
            "data": [{
                "id": 142, "name": "WhatsApp Indonesia", "country_id": 6, "platform_id": 3,
                "available": 42, "price": dollars("0.9231", 15_000), "active": true,
            }],
            "meta": { "page": 1, "limit": 10, "count": 1, "fx": fx },
        })
    );
    let id = c.order("a").await;
    let clock = c.server.clock();
    clock.advance(2 * MINUTE);
    let canceled = c.post("/v2/orders/cancel", json!({ "id": id })).await.body;
    assert_eq!(
        canceled,
        json!({
            "success": true,
            "data": {
                "order_id": id, "status": "CANCELED",
                "refund_amount": dollars("0.9231", 15_000), "new_balance": dollars("30.77", 500_000),
            },
            "meta": { "fx": fx },
        })
    );
    let shown = c.get(&format!("/v1/orders/{id}")).await.body["data"].clone();
    assert_eq!(shown.as_object().unwrap().len(), 11);
    assert!(shown["created_at"].as_str().unwrap().ends_with("+00:00"));
    assert_eq!(c.get("/v1/catalog/operators?country_id=6&platform_id=3").await.status, 404);
    assert_eq!(
        c.get("/v1/webhook").await.body["data"],
        json!({ "webhook_url": null, "webhook_secret": null })
    );
    assert_eq!(c.server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn catalog_queries() {
    let c = Client::live().await;
    assert!(c.get("/v1/catalog/countries").await.body["data"].as_array().unwrap().len() >= 10);
    let products = c.get("/v1/catalog/products?limit=3&page=2&sort=price_desc").await.body;
    assert_eq!(products["meta"], json!({ "page": 2, "limit": 3, "count": 3 }));
    let operators = c.get("/v1/catalog/operators?country_id=6&platform_id=3").await.body;
    assert_eq!(operators["data"][0]["code"], "any");
    assert!(operators["data"].as_array().unwrap().len() > 1);
    assert!(c.server.violations().is_empty());
    assert_eq!(c.get("/v1/catalog/products?limit=0").await.code(), "VALIDATION_ERROR");
    assert_eq!(c.get("/v1/catalog/products?colour=red").await.status, 200);
    assert_eq!(c.server.violations().len(), 2);
}

#[tokio::test]
async fn idempotency() {
    for seed in [false, true] {
        let c = if seed { Client::seed().await } else { Client::live().await };
        let body = json!({ "product_id": 142, "quantity": 2 });
        let first = c.create("key-1", body.clone()).await;
        assert_eq!(first.body["data"]["orders"].as_array().unwrap().len(), 2);
        assert_eq!(c.create("key-1", body.clone()).await.body, first.body);
        assert_eq!(c.server.ledger(&c.account).len(), 2);
        assert!(c.server.violations().is_empty());
        let other = c.create("key-1", json!({ "product_id": 142 })).await;
        assert_eq!(other.code(), if seed { "CONFLICT" } else { "IDEMPOTENCY_KEY_REUSED" });
        assert_eq!(c.server.violations().len(), 1);
        c.server.forget_idempotency_keys();
        assert_ne!(c.create("key-1", body).await.body, first.body);
        c.ledger_is_sound();
    }
}

#[tokio::test]
async fn a_key_in_progress() {
    let c = Client::live().await;
    c.server.fail_next(Endpoint::Create, Fault::Hang);
    let body = json!({ "product_id": 142 });
    let (slow, second) = tokio::join!(c.create("k", body.clone()), async {
        c.server.wait_until(SOON, |world| world.ledger().len() == 1).await.unwrap();
        let second = c.create("k", body.clone()).await;
        c.server.release_hung();
        second
    });
    assert_eq!((slow.status, second.code()), (200, "REQUEST_IN_PROGRESS"));
    assert_eq!(c.create("k", body).await.body, slow.body);
    assert_eq!(c.server.ledger(&c.account).len(), 1);
}

#[tokio::test]
async fn lost_answers() {
    let c = Client::live().await;
    let body = json!({ "product_id": 142 });
    c.server.fail_next(Endpoint::Create, Fault::DropBefore);
    c.server.fail_next(Endpoint::Create, Fault::DropAfter);
    assert!(c.try_post("/v1/orders/create", Some("k"), body.clone()).await.is_err());
    assert_eq!(c.server.ledger(&c.account).len(), 0);
    assert!(c.try_post("/v1/orders/create", Some("k"), body.clone()).await.is_err());
    assert_eq!(c.server.ledger(&c.account).len(), 1);
    assert_eq!(c.create("k", body).await.status, 200);
    assert_eq!(c.server.ledger(&c.account).len(), 1);
    assert_eq!(c.server.calls_of(Endpoint::Create).iter().filter(|call| call.status.is_none()).count(), 2);
}

#[tokio::test]
async fn faults_without_envelope() {
    let c = Client::live().await;
    for (fault, status) in [
        (Fault::Html(502), 502),
        (Fault::EmptyBody(504), 504),
        (Fault::Bare413, 413),
        (Fault::Malformed, 200),
    ] {
        c.server.fail_next(Endpoint::Balance, fault);
        let reply = c.get("/v1/balance").await;
        assert_eq!((reply.status, reply.body), (status, Value::Null));
    }
    c.server.fail_next(Endpoint::Cancel, Fault::status_after(503, "FX_RATE_UNAVAILABLE", 9).after_effect());
    let id = c.order("k").await;
    c.server.clock().advance(3 * MINUTE);
    let reply = c.post("/v2/orders/cancel", json!({ "id": id })).await;
    assert_eq!((reply.code(), reply.retry_after), ("FX_RATE_UNAVAILABLE", Some(9)));
    assert_eq!(c.server.order(id).unwrap().status, Status::Canceled);
}

#[tokio::test]
async fn refusals() {
    let c = Client::live().await;
    assert_eq!(
        c.create("a", json!({ "product_id": 142, "quantity": 100 })).await.code(),
        "INSUFFICIENT_BALANCE"
    );
    assert_eq!(c.create("b", json!({ "product_id": 999_999 })).await.code(), "VALIDATION_ERROR");
    c.server.set_stock(142, 0);
    assert_eq!(c.create("c", json!({ "product_id": 142 })).await.code(), "NO_OFFER_AVAILABLE");
    c.server.set_maintenance(true);
    let reply = c.get("/v1/balance").await;
    assert_eq!((reply.code(), reply.retry_after), ("SERVICE_UNAVAILABLE", Some(30)));
    c.server.set_maintenance(false);
    assert!(c.server.violations().is_empty());
    for body in [json!({}), json!({ "product_id": "142" }), json!({ "product_id": 142, "x": 1 }), json!([])] {
        assert_eq!(c.create("d", body).await.code(), "VALIDATION_ERROR");
    }
    assert_eq!(c.server.violations().len(), 4);
    c.server.set_fx(None);
    assert_eq!(c.get("/v2/balance").await.code(), "FX_RATE_UNAVAILABLE");
    assert_eq!(c.get("/v2/orders/active").await.status, 200);
    c.server.revoke_token(&c.account);
    assert_eq!(c.get("/v1/orders/active").await.code(), "UNAUTHORIZED");
    c.ledger_is_sound();
}

#[tokio::test]
async fn partial_failure() {
    let c = Client::live().await;
    c.server.fail_items(2);
    let reply = c.create("a", json!({ "product_id": 142, "quantity": 5 })).await;
    assert_eq!(reply.body["data"]["failed_count"], 2);
    assert_eq!(reply.body["data"]["orders"].as_array().unwrap().len(), 3);
    assert_eq!(c.server.balance(&c.account), 500_000 - 3 * 15_000);
}

#[tokio::test]
async fn routed_and_reactivated() {
    let c = Client::live().await;
    let pair = c.server.product(142).unwrap().catalog_product_id;
    let dear = json!({ "catalog_product_id": pair, "max_price": 14_999 });
    assert_eq!(c.create("a", dear).await.code(), "NO_OFFER_AVAILABLE");
    let body = json!({ "catalog_product_id": pair, "max_price": "0.9231" });
    let reply = c.try_post("/v2/orders/create", Some("b"), body).await.unwrap();
    let order = reply.body["data"]["orders"][0].clone();
    assert_eq!(order["product_id"], 142);
    assert_eq!(order["amount"]["canonical_amount"], 15_000);
    let id = order["id"].as_u64().unwrap();
    c.server.deliver_sms(id, Sms::code("1"));
    assert_eq!(c.post("/v1/orders/finish", json!({ "id": id })).await.status, 200);
    let options = c.get(&format!("/v1/orders/{id}/reactivate-options")).await;
    assert_eq!(options.body["data"], json!({ "cost": 15_000 }));
    let again = c.try_post("/v1/orders/reactivate", Some("r"), json!({ "id": id })).await.unwrap();
    assert_eq!(again.body["data"]["orders"][0]["phone_number"], order["phone_number"]);
    c.ledger_is_sound();
}

#[tokio::test]
async fn the_life_of_an_order() {
    let c = Client::live().await;
    let id = c.order("a").await;
    assert_eq!(c.post("/v1/orders/cancel", json!({ "id": id })).await.code(), "CANCEL_TOO_EARLY");
    assert_eq!(c.post("/v1/orders/finish", json!({ "id": id })).await.code(), "CONFLICT");
    c.server.deliver_sms(id, Sms::text("no code in here"));
    let order = c.get(&format!("/v1/orders/{id}")).await.body["data"].clone();
    assert_eq!((&order["otp_code"], &order["sms_revision"]), (&Value::Null, &json!(1)));
    c.server.clock().advance(3 * MINUTE);
    assert_eq!(c.post("/v1/orders/cancel", json!({ "id": id })).await.code(), "CONFLICT");
    let resent = c.post("/v1/orders/resend", json!({ "id": id })).await.body["data"].clone();
    assert_eq!(resent, json!({ "order_id": id, "status": "ACTIVE", "resent": true }));
    c.server.deliver_sms(id, Sms::code("77"));
    assert_eq!(c.post("/v1/orders/finish", json!({ "id": id })).await.body["data"]["status"], "COMPLETED");
    assert!(!c.server.deliver_sms(id, Sms::code("78")));
    let late = c.order("b").await;
    c.server.clock().advance(20 * MINUTE);
    c.server.wait_for_order(SOON, &c.account, |o| o.id == late && o.status == Status::Expired).await.unwrap();
    c.ledger_is_sound();
    assert!(c.server.violations().is_empty());
}

/// Whatever happens in whatever order, money and states agree.
#[tokio::test]
async fn the_ledger_under_random_paths() {
    for seed in 0..20 {
        let c = Client::new(Options { limits: Limits::Off, ..Options::default() }).await;
        for step in 0..40 {
            let chance = roll(seed, &[step]);
            let ids: Vec<u64> = c.server.orders(&c.account).iter().map(|order| order.id).collect();
            let id =
                ids.get(usize::try_from(chance >> 8).unwrap_or(0) % ids.len().max(1)).copied().unwrap_or(0);
            match chance % 8 {
                0 | 1 => {
                    let quantity = 1 + chance % 3;
                    c.create(&format!("k{step}"), json!({ "product_id": 142, "quantity": quantity })).await;
                }
                2 => drop(c.server.deliver_sms(id, Sms::code("1"))),
                3 => drop(c.post("/v1/orders/cancel", json!({ "id": id })).await),
                4 => drop(c.post("/v2/orders/finish", json!({ "id": id })).await),
                5 => drop(c.post("/v1/orders/resend", json!({ "id": id })).await),
                6 => drop(c.server.expire(id)),
                _ => c.server.clock().advance(3 * MINUTE),
            }
            c.ledger_is_sound();
        }
    }
}

#[tokio::test]
async fn rate_limits() {
    let c = Client::new(Options { limits: Limits::Each(3), ..Options::default() }).await;
    for _ in 0..3 {
        assert_eq!(c.get("/v1/balance").await.status, 200);
    }
    let reply = c.get("/v1/balance").await;
    assert_eq!(reply.code(), "RATE_LIMIT_EXCEEDED");
    assert!((1..=61).contains(&reply.retry_after.unwrap()));
    assert!(c.server.violations().is_empty());
    assert_eq!(c.get("/v1/balance").await.status, 429);
    assert_eq!(c.server.violations().len(), 1);
    assert_eq!(c.get("/v1/orders").await.status, 200);
    c.server.clock().advance(MINUTE + Duration::from_secs(1));
    assert_eq!(c.get("/v1/balance").await.status, 200);
}

/// A second world serves as the endpoint: it answers 404 to everything.
#[tokio::test]
async fn webhooks() {
    let clock = Clock::default();
    let fast = Some(vec![Duration::from_millis(1); 2]);
    let c = Client::new(Options { webhook_backoff: fast, clock, ..Options::default() }).await;
    let sink = Client::live().await;
    let url = format!("{}/hook", sink.server.url());
    assert_eq!(c.patch(json!({ "webhook_url": "http://example.test/" })).await.code(), "VALIDATION_ERROR");
    assert_eq!(c.patch(json!({})).await.code(), "VALIDATION_ERROR");
    let set = c.patch(json!({ "webhook_url": "https://bot.example.test/hook" })).await.body["data"].clone();
    let secret = set["webhook_secret"].as_str().unwrap().to_owned();
    assert_eq!(set["webhook_consecutive_failures"], 0);
    c.server.route("https://bot.example.test", &sink.server.url());
    assert_eq!(c.post("/v1/webhook/test", json!({})).await.body["data"], json!({ "status_code": 404 }));
    let id = c.order("a").await;
    c.server.deliver_sms(id, Sms::code("123456"));
    c.server.wait_until(SOON, |world| world.deliveries().len() == 4).await.unwrap();
    let deliveries = c.server.webhooks().deliveries();
    let body = deliveries[1].event.body.clone();
    assert!(deliveries[1..].iter().all(|d| d.event.body == body && d.status == Some(404)));
    assert_eq!(deliveries[1].signature, Some(sign(&secret, &body, true)));
    let event: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(event["event"], "order.otp_received");
    assert_eq!(event["data"]["otp_code"], "123456");
    assert_eq!(event["data"]["sms_revision"], 1);
    let account = &c.account;
    let failed =
        |n| c.server.wait_until(SOON, move |world| world.webhook(account).unwrap().consecutive_failures >= n);
    failed(1).await.unwrap();
    for n in 2..=10 {
        c.server.deliver_sms(id, Sms::code("1"));
        failed(n).await.unwrap();
    }
    assert!(c.server.webhook(&c.account).disabled_at.is_some());
    assert_eq!(c.patch(json!({ "webhook_url": url })).await.body["data"]["webhook_disabled_at"], Value::Null);
    assert_eq!(c.patch(json!({ "webhook_url": "" })).await.body["data"]["webhook_url"], Value::Null);
}

#[tokio::test]
async fn events_lost_held_and_doubled() {
    let c = Client::new(Options { webhook_backoff: Some(Vec::new()), ..Options::default() }).await;
    let sink = Client::live().await;
    c.server.set_webhook(&c.account, Some(&sink.server.url()), Some("s"));
    let id = c.order("a").await;
    c.server.webhooks().lose_next(1);
    c.server.deliver_sms(id, Sms::code("1"));
    assert_eq!(c.server.webhooks().lost().len(), 1);
    c.server.webhooks().hold();
    c.server.deliver_sms(id, Sms::code("2"));
    c.server.complete_elsewhere(id);
    let held: Vec<String> = c.server.webhooks().held().iter().map(|event| event.name.clone()).collect();
    assert_eq!(held, ["order.otp_received", "order.completed"]);
    c.server.webhooks().release_all(true).await;
    let names: Vec<String> =
        c.server.webhooks().deliveries().iter().map(|delivery| delivery.event.name.clone()).collect();
    assert_eq!(names, ["order.completed", "order.otp_received"]);
    let other = c.order("b").await;
    c.server.webhooks().duplicate_next();
    c.server.deliver_sms(other, Sms::code("3"));
    c.server.wait_until(SOON, |world| world.deliveries().len() == 4).await.unwrap();
    let event = RawEvent { body: "{}".to_owned(), signed: Signed::Not, url: None };
    assert_eq!(c.server.send_event(&c.account, event).await, Ok(404));
}
