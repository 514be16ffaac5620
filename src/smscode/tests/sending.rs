//! What is sent, and what never is.

use super::*;
use crate::domain::{OrderId, Private};
use crate::smscode::{NotSent, OrderQuery, ProductQuery, SetupError, WebhookConfig, WebhookPatch};

const BALANCE: &str = r#"{"success":true,"data":{"balance":1}}"#;

#[tokio::test]
async fn every_call_carries_the_token_and_says_who_calls() {
    let server = Server::ok(BALANCE).await;
    server.idr().balance().await.expect("a balance");
    let seen = server.only();
    assert_eq!(seen.header("authorization"), Some(format!("Bearer {TOKEN}").as_str()));
    assert_eq!(seen.header("accept"), Some("application/json"));
    assert!(seen.header("user-agent").is_some_and(|agent| agent.starts_with("smscode-bot/")));
    assert_eq!(seen.header("idempotency-key"), None);
    assert_eq!(seen.header("content-type"), None);
}

#[tokio::test]
async fn the_token_is_in_no_debug_text() {
    let server = Server::ok(BALANCE).await;
    let client = server.idr();
    let shown = format!("{client:?} {client:#?} {:?}", server.api);
    assert!(!shown.contains(TOKEN) && !shown.contains("Secret"), "{shown}");
}

#[tokio::test]
async fn a_token_that_no_header_can_hold_is_not_sent() {
    let server = Server::ok(BALANCE).await;
    for token in ["", " ", "a b", "ключ", "a\r\nx-evil: 1", "a\u{0}", "a\u{7f}"] {
        let error = server.api.client(&SecretString::from(token), Currency::Idr).balance().await;
        assert_eq!(error, Err(Error::NotSent(NotSent::Token)), "{token:?}");
    }
    assert!(server.seen.lock().expect("a lock").is_empty());
}

#[tokio::test]
async fn the_body_of_a_purchase_is_sent_byte_for_byte() {
    let server = Server::ok(r#"{"success":true,"data":{"orders":[],"failed_count":2}}"#).await;
    let body = "{ \"quantity\":1 ,\t\"product_id\": 142,\"é\":\"\\u00e9\" }\n";
    let created = server.idr().create(&"k".repeat(128), body).await.expect("an answer").data;
    assert_eq!((created.orders.len(), created.failed_count), (0, 2));
    assert_eq!(server.only().body, body.as_bytes());
}

#[tokio::test]
async fn a_malformed_key_is_not_sent() {
    let server = Server::ok(BALANCE).await;
    for key in ["", "a b", "a\n", "é", "a/b", &"k".repeat(129)] {
        let error = server.idr().create(key, "{}").await.expect_err("malformed");
        assert!(matches!(error, Error::NotSent(NotSent::Call(_))), "{key:?}: {error}");
    }
    assert!(server.seen.lock().expect("a lock").is_empty());
}

#[tokio::test]
async fn an_empty_webhook_patch_is_not_sent() {
    let server = Server::ok(BALANCE).await;
    let error = server.idr().set_webhook(&WebhookPatch::default()).await.expect_err("empty");
    assert!(matches!(error, Error::NotSent(NotSent::Call(_))), "{error}");
}

#[tokio::test]
async fn limits_stay_within_what_is_documented() {
    let server = Server::ok(r#"{"success":true,"data":[]}"#).await;
    let query = ProductQuery { limit: Some(0), page: Some(0), ..ProductQuery::default() };
    server.idr().products(&query).await.expect("none");
    assert_eq!(server.line(), "GET /v1/catalog/products?limit=1&page=1");
    let server = Server::ok(r#"{"success":true,"data":[]}"#).await;
    server.idr().orders(&OrderQuery { limit: Some(1000), ..OrderQuery::default() }).await.expect("none");
    assert_eq!(server.line(), "GET /v1/orders?limit=100");
}

#[tokio::test]
async fn the_root_may_have_a_path() {
    let server = Server::ok(BALANCE).await;
    for root in ["", "/", "/proxy", "/proxy/"] {
        let root = format!("{}{root}", server.api.root());
        let api = Api::new(root.parse().expect("a URL")).expect("an API");
        api.client(&SecretString::from(TOKEN), Currency::Idr).balance().await.expect("a balance");
    }
    let seen = server.seen.lock().expect("a lock");
    let paths: Vec<&str> = seen.iter().map(|seen| seen.uri.as_str()).collect();
    assert_eq!(paths, ["/v1/balance", "/v1/balance", "/proxy/v1/balance", "/proxy/v1/balance"]);
}

#[test]
fn only_a_plain_web_address_is_a_root() {
    for root in ["ftp://h", "mailto:a@b", "https://u@h", "https://u:p@h", "https://h/?q", "https://h/#f"] {
        let result = Api::new(root.parse().expect("a URL"));
        assert!(matches!(result, Err(SetupError::Root)), "{root}");
    }
}

#[tokio::test]
async fn the_moment_of_an_answer_is_the_providers() {
    let headers = [("date", "Wed, 25 Feb 2026 10:00:00 GMT"), ("x-request-id", " req-7 ")];
    let reply = Server::answering(200, &headers, BALANCE).await.idr().balance().await.expect("a balance");
    assert_eq!(reply.provider_time, Some(at("2026-02-25T10:00:00Z")));
    assert_eq!(reply.request_id.as_deref(), Some("req-7"));
    let headers = [("date", "yesterday"), ("x-request-id", "")];
    let reply = Server::answering(200, &headers, BALANCE).await.idr().balance().await.expect("a balance");
    assert_eq!((reply.provider_time, reply.request_id), (None, None));
}

#[tokio::test]
async fn an_answer_about_an_order_without_its_id_is_about_the_one_asked_for() {
    let server = Server::ok(r#"{"success":true,"data":{"status":"CANCELED"}}"#).await;
    let canceled = server.idr().cancel(OrderId(7)).await.expect("an answer").data;
    assert_eq!((canceled.order, canceled.refund, canceled.balance), (OrderId(7), None, None));
}

#[test]
fn a_webhook_shows_neither_its_key_nor_its_secret() {
    let secret = Private::new("hush");
    let config = WebhookConfig {
        url: Some("https://bot.example/hooks/smscode/KEY".to_owned()),
        secret: Some(secret.clone()),
        disabled_at: None,
        disabled_reason: None,
        consecutive_failures: Some(3),
    };
    let patch = WebhookPatch { url: config.url.as_deref(), secret: Some(&secret) };
    let shown = format!("{config:?} {patch:?}");
    assert!(!shown.contains("KEY") && !shown.contains("hush"), "{shown}");
}
