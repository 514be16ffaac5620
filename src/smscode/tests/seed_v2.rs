//! Every JSON example of the seed's v2 surface: the same calls under another path, with dollars.

use super::seed_v1 as v1;
use super::*;
use crate::domain::catalog::ProductSort;
use crate::domain::{OrderId, OrderStatus, Private};
use crate::smscode::{Canceled, ErrorCode, OrderQuery, ProductQuery, WebhookPatch};

const RATE: &str = r#""fx": { "pair": "USD/IDR", "rate": 16250, "rate_as_of": "2026-05-27T08:00:00+00:00" }"#;
const PRICE: &str = r#"{ "amount": "0.9231", "currency": "USD", "canonical_amount": 15000,
    "canonical_currency": "IDR" }"#;

fn order(status: &str, code: &str, received_at: &str) -> String {
    format!(
        r#"{{ "id": 1001, "status": "{status}", "created_at": "2026-02-25T10:00:00+00:00", "product_id": 142,
            "phone_number": "+6281234567890", "amount": {PRICE}, "otp_code": {code},
            "otp_received_at": {received_at}, "expires_at": "2026-02-25T10:20:00+00:00", "canceled_at": null,
            "failed_reason": null }}"#
    )
}

fn success(data: &str) -> String {
    format!(r#"{{ "success": true, "data": {data}, "meta": {{ {RATE} }} }}"#)
}

#[tokio::test]
async fn the_catalog_is_the_same_under_another_path() {
    let server = Server::ok(v1::COUNTRIES).await;
    assert_eq!(server.usd().countries().await, Ok(vec![v1::indonesia()]));
    assert_eq!(server.line(), "GET /v2/catalog/countries");
    let server = Server::ok(v1::SERVICES).await;
    assert_eq!(server.usd().services(None).await, Ok(vec![v1::whatsapp()]));
    assert_eq!(server.line(), "GET /v2/catalog/services");
}

#[tokio::test]
async fn products_are_read_with_dollar_prices_and_their_rate() {
    let server = Server::ok(&format!(
        r#"{{ "success": true, "data": [ {{ "id": 142, "name": "WhatsApp Indonesia", "country_id": 6,
            "platform_id": 3, "available": 42, "price": {PRICE}, "active": true }} ],
            "meta": {{ "page": 1, "limit": 10, "count": 1, {RATE} }} }}"#
    ))
    .await;
    let query = ProductQuery { sort: Some(ProductSort::AvailableDescending), ..Default::default() };
    let products = server.usd().products(&query).await.expect("products");
    assert_eq!(with_rate(products), vec![v1::offer(dollars("0.9231", 15_000))]);
    assert_eq!(server.line(), "GET /v2/catalog/products?sort=available_desc");
}

#[tokio::test]
async fn the_exchange_rate_is_the_data() {
    let server = Server::ok(
        r#"{ "success": true, "data": { "pair": "USD/IDR", "rate": 16250,
            "rate_as_of": "2026-05-27T08:00:00+00:00" } }"#,
    )
    .await;
    assert_eq!(server.usd().exchange_rate().await, Ok(seed_rate()));
    assert_eq!(server.line(), "GET /v2/catalog/exchange-rate");
}

#[tokio::test]
async fn the_balance_is_read_in_dollars() {
    let server = Server::ok(&success(
        r#"{ "balance": { "amount": "30.77", "currency": "USD", "canonical_amount": 500000,
            "canonical_currency": "IDR" } }"#,
    ))
    .await;
    assert_eq!(with_rate(server.usd().balance().await.expect("a balance")), dollars("30.77", 500_000));
    assert_eq!(server.line(), "GET /v2/balance");
}

#[tokio::test]
async fn orders_carry_dollar_amounts() {
    let server = Server::ok(&success(&format!("[ {} ]", order("ACTIVE", "null", "null")))).await;
    let orders = server.usd().orders(&OrderQuery::default()).await.expect("orders");
    assert_eq!(with_rate(orders), vec![v1::waiting(dollars("0.9231", 15_000))]);
    assert_eq!(server.line(), "GET /v2/orders");

    let received = order("OTP_RECEIVED", r#""123456""#, r#""2026-02-25T10:05:00+00:00""#);
    let server = Server::ok(&success(&received)).await;
    let order = server.usd().order(OrderId(1001)).await.expect("an order");
    assert_eq!(with_rate(order), v1::answered(dollars("0.9231", 15_000)));
    assert_eq!(server.line(), "GET /v2/orders/1001");
}

#[tokio::test]
async fn open_orders_and_purchases_are_the_same_under_another_path() {
    let server = Server::ok(v1::ACTIVE).await;
    assert_eq!(plain(server.usd().active_orders().await.expect("orders")), v1::open_orders());
    assert_eq!(server.line(), "GET /v2/orders/active");
    let server = Server::ok(v1::CREATED).await;
    assert_eq!(plain(server.usd().create("k", "{}").await.expect("orders")), v1::bought());
    assert_eq!(server.line(), "POST /v2/orders/create {}");
}

#[tokio::test]
async fn a_cancel_states_refund_and_balance_in_dollars() {
    let server = Server::ok(&success(&format!(
        r#"{{ "order_id": 1001, "status": "CANCELED", "refund_amount": {PRICE}, "new_balance": {{
            "amount": "31.69", "currency": "USD", "canonical_amount": 515000, "canonical_currency": "IDR" }} }}"#
    )))
    .await;
    let canceled = Canceled {
        order: OrderId(1001),
        status: Some(OrderStatus::Canceled),
        refund: Some(dollars("0.9231", 15_000)),
        balance: Some(dollars("31.69", 515_000)),
    };
    assert_eq!(with_rate(server.usd().cancel(OrderId(1001)).await.expect("a refund")), canceled);
    assert_eq!(server.line(), r#"POST /v2/orders/cancel {"id":1001}"#);
}

#[tokio::test]
async fn finish_and_resend_are_the_same_under_another_path() {
    let server = Server::ok(v1::FINISHED).await;
    let finished = plain(server.usd().finish(OrderId(1001)).await.expect("an end"));
    assert_eq!(finished.status, Some(OrderStatus::Completed));
    assert_eq!(server.line(), r#"POST /v2/orders/finish {"id":1001}"#);
    let server = Server::ok(v1::RESENT).await;
    assert!(plain(server.usd().resend(OrderId(1001)).await.expect("a resend")).resent);
    assert_eq!(server.line(), r#"POST /v2/orders/resend {"id":1001}"#);
}

#[tokio::test]
async fn the_webhook_is_the_same_under_another_path() {
    let server = Server::ok(v1::WEBHOOK).await;
    assert!(server.usd().webhook().await.expect("a webhook").url.is_some());
    assert_eq!(server.line(), "GET /v2/webhook");
    let server = Server::ok(v1::WEBHOOK).await;
    let secret = Private::new("s\"1");
    let patch = WebhookPatch { url: Some(""), secret: Some(&secret) };
    server.usd().set_webhook(&patch).await.expect("a webhook");
    assert_eq!(server.line(), r#"PATCH /v2/webhook {"webhook_url":"","webhook_secret":"s\"1"}"#);
    let server = Server::ok(r#"{ "success": true, "data": { "status_code": 503 } }"#).await;
    assert_eq!(server.usd().test_webhook().await, Ok(503));
    assert_eq!(server.line(), "POST /v2/webhook/test");
}

#[tokio::test]
async fn no_exchange_rate_is_a_definite_no() {
    let server = Server::answering(
        503,
        &[("retry-after", "30")],
        r#"{ "success": false, "error": { "code": "FX_RATE_UNAVAILABLE",
            "message": "USD/IDR exchange rate is unavailable" } }"#,
    )
    .await;
    let error = server.usd().balance().await.expect_err("no rate");
    assert!(matches!(error, Error::Rejected(_)), "{error}");
    assert_eq!(error.code(), Some(&ErrorCode::FxRateUnavailable));
    assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(30));
}

#[tokio::test]
async fn a_rate_may_have_no_time() {
    let body = success(r#"{ "balance": { "amount": "0.01", "canonical_amount": 1 } }"#);
    let body = body.replace(r#""2026-05-27T08:00:00+00:00""#, "null").replace("16250", "16250.125");
    let reply = Server::ok(&body).await.usd().balance().await.expect("a balance");
    let fx = reply.fx.expect("a rate");
    assert_eq!((fx.rate.to_string().as_str(), fx.as_of), ("16250.125", None));
    assert_eq!(reply.data, dollars("0.01", 1));
}
