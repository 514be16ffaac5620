//! Every JSON example of the seed's v1 surface.

use super::*;
use crate::domain::catalog::{Country, Product, ProductSort, Service};
use crate::domain::{CountryId, OrderId, OrderReport, OrderStatus, Private, ProductId, ServiceId};
use crate::smscode::{
    Canceled, CreateBody, Created, Finished, OrderQuery, ProductQuery, Resent, WebhookPatch,
};

pub(super) const COUNTRIES: &str = r#"{ "success": true, "data": [ { "id": 6, "code": "ID", "name": "Indonesia",
    "dial_code": "+62", "emoji": "🇮🇩", "active": true } ] }"#;
pub(super) const SERVICES: &str =
    r#"{ "success": true, "data": [ { "id": 3, "code": "wa", "name": "WhatsApp", "active": true } ] }"#;
pub(super) const ACTIVE: &str = r#"{ "success": true, "data": [
    { "id": 1001, "status": "OTP_RECEIVED", "otp_code": "123456", "otp_message": "Your verification code is 123456",
      "otp_received_at": "2026-02-25T10:05:00+00:00", "expires_at": "2026-02-25T10:20:00+00:00",
      "failed_reason": null },
    { "id": 1002, "status": "ACTIVE", "otp_code": null, "otp_message": null, "otp_received_at": null,
      "expires_at": "2026-02-25T10:50:00+00:00", "failed_reason": null } ] }"#;
pub(super) const CREATED: &str = r#"{ "success": true, "data": { "orders": [ { "id": 1002, "status": "ACTIVE",
    "phone_number": "+6281234567891", "otp_code": null, "otp_received_at": null,
    "expires_at": "2026-02-25T10:50:00+00:00", "failed_reason": null } ], "failed_count": 0 } }"#;
pub(super) const FINISHED: &str =
    r#"{ "success": true, "data": { "order_id": 1001, "status": "COMPLETED" } }"#;
pub(super) const RESENT: &str =
    r#"{ "success": true, "data": { "order_id": 1001, "status": "ACTIVE", "resent": true } }"#;
pub(super) const WEBHOOK: &str = r#"{ "success": true, "data": { "webhook_url": "https://example.com/webhook",
    "webhook_secret": "a1b2c3d4e5f6..." } }"#;

pub(super) fn indonesia() -> Country {
    Country {
        id: CountryId(6),
        code: Some("ID".to_owned()),
        name: "Indonesia".to_owned(),
        dial_code: Some("+62".to_owned()),
        emoji: Some("🇮🇩".to_owned()),
        active: true,
    }
}

pub(super) fn whatsapp() -> Service {
    Service { id: ServiceId(3), code: "wa".to_owned(), name: "WhatsApp".to_owned(), active: true }
}

pub(super) fn offer(price: Money) -> Product {
    Product {
        id: ProductId(142),
        name: Some("WhatsApp Indonesia".to_owned()),
        country: CountryId(6),
        service: ServiceId(3),
        available: 42,
        price,
        active: true,
        operator: None,
        operator_id: None,
        catalog_product: None,
    }
}

pub(super) fn waiting(amount: Money) -> OrderReport {
    OrderReport {
        status: Some(OrderStatus::Active),
        created_at: Some(at("2026-02-25T10:00:00Z")),
        product: Some(ProductId(142)),
        phone: Some(Private::new("+6281234567890")),
        amount: Some(amount),
        expires_at: Some(at("2026-02-25T10:20:00Z")),
        ..OrderReport::bare(OrderId(1001))
    }
}

pub(super) fn answered(amount: Money) -> OrderReport {
    OrderReport {
        status: Some(OrderStatus::OtpReceived),
        code: Some(Private::new("123456")),
        received_at: Some(at("2026-02-25T10:05:00Z")),
        ..waiting(amount)
    }
}

pub(super) fn open_orders() -> Vec<OrderReport> {
    vec![
        OrderReport {
            status: Some(OrderStatus::OtpReceived),
            code: Some(Private::new("123456")),
            text: Some(Private::new("Your verification code is 123456")),
            received_at: Some(at("2026-02-25T10:05:00Z")),
            expires_at: Some(at("2026-02-25T10:20:00Z")),
            ..OrderReport::bare(OrderId(1001))
        },
        OrderReport {
            status: Some(OrderStatus::Active),
            expires_at: Some(at("2026-02-25T10:50:00Z")),
            ..OrderReport::bare(OrderId(1002))
        },
    ]
}

pub(super) fn bought() -> Created {
    let order = OrderReport {
        status: Some(OrderStatus::Active),
        phone: Some(Private::new("+6281234567891")),
        expires_at: Some(at("2026-02-25T10:50:00Z")),
        ..OrderReport::bare(OrderId(1002))
    };
    Created { orders: vec![order], failed_count: 0 }
}

#[tokio::test]
async fn countries_are_read() {
    let server = Server::ok(COUNTRIES).await;
    assert_eq!(server.idr().countries().await, Ok(vec![indonesia()]));
    assert_eq!(server.line(), "GET /v1/catalog/countries");
}

#[tokio::test]
async fn services_are_read_for_all_or_for_one_country() {
    let server = Server::ok(SERVICES).await;
    assert_eq!(server.idr().services(None).await, Ok(vec![whatsapp()]));
    assert_eq!(server.line(), "GET /v1/catalog/services");
    let server = Server::ok(SERVICES).await;
    assert_eq!(server.idr().services(Some(CountryId(6))).await, Ok(vec![whatsapp()]));
    assert_eq!(server.line(), "GET /v1/catalog/services?country_id=6");
}

#[tokio::test]
async fn products_are_read_with_rupiah_prices() {
    let server = Server::ok(
        r#"{ "success": true, "data": [ { "id": 142, "name": "WhatsApp Indonesia", "country_id": 6,
            "platform_id": 3, "available": 42, "price": 15000, "active": true } ],
            "meta": { "page": 1, "limit": 10, "count": 1 } }"#,
    )
    .await;
    let query = ProductQuery {
        country: Some(CountryId(6)),
        service: Some(ServiceId(3)),
        operator: None,
        sort: Some(ProductSort::PriceAscending),
        limit: Some(10),
        page: Some(1),
    };
    let products = server.idr().products(&query).await.expect("products");
    assert_eq!(plain(products), vec![offer(Money::Idr(15_000))]);
    let line = "GET /v1/catalog/products?country_id=6&platform_id=3&sort=price_asc&limit=10&page=1";
    assert_eq!(server.line(), line);
}

#[tokio::test]
async fn the_exchange_rate_is_read() {
    let server = Server::ok(
        r#"{ "success": true, "data": { "pair": "USD/IDR", "base_currency": "USD", "quote_currency": "IDR",
            "rate": 16250 } }"#,
    )
    .await;
    assert_eq!(server.idr().exchange_rate().await, Ok(Fx { as_of: None, ..seed_rate() }));
    assert_eq!(server.line(), "GET /v1/catalog/exchange-rate");
}

#[tokio::test]
async fn the_balance_is_read_in_rupiah() {
    let server = Server::ok(r#"{ "success": true, "data": { "currency": "IDR", "balance": 500000 } }"#).await;
    assert_eq!(plain(server.idr().balance().await.expect("a balance")), Money::Idr(500_000));
    assert_eq!(server.line(), "GET /v1/balance");
}

#[tokio::test]
async fn orders_are_listed() {
    let server = Server::ok(
        r#"{ "success": true, "data": [ { "id": 1001, "status": "ACTIVE",
            "created_at": "2026-02-25T10:00:00+00:00", "product_id": 142, "phone_number": "+6281234567890",
            "amount": 15000, "otp_code": null, "otp_received_at": null,
            "expires_at": "2026-02-25T10:20:00+00:00", "canceled_at": null, "failed_reason": null } ] }"#,
    )
    .await;
    let query = OrderQuery { limit: Some(5), offset: Some(0), status: Some(OrderStatus::Active) };
    let orders = server.idr().orders(&query).await.expect("orders");
    assert_eq!(plain(orders), vec![waiting(Money::Idr(15_000))]);
    assert_eq!(server.line(), "GET /v1/orders?limit=5&offset=0&status=ACTIVE");
}

#[tokio::test]
async fn one_order_is_read() {
    let server = Server::ok(
        r#"{ "success": true, "data": { "id": 1001, "status": "OTP_RECEIVED",
            "created_at": "2026-02-25T10:00:00+00:00", "product_id": 142, "phone_number": "+6281234567890",
            "amount": 15000, "otp_code": "123456", "otp_received_at": "2026-02-25T10:05:00+00:00",
            "expires_at": "2026-02-25T10:20:00+00:00", "canceled_at": null, "failed_reason": null } }"#,
    )
    .await;
    let order = server.idr().order(OrderId(1001)).await.expect("an order");
    assert_eq!(plain(order), answered(Money::Idr(15_000)));
    assert_eq!(server.line(), "GET /v1/orders/1001");
}

#[tokio::test]
async fn open_orders_are_read() {
    let server = Server::ok(ACTIVE).await;
    assert_eq!(plain(server.idr().active_orders().await.expect("orders")), open_orders());
    assert_eq!(server.line(), "GET /v1/orders/active");
}

#[tokio::test]
async fn a_purchase_is_made() {
    let server = Server::ok(CREATED).await;
    let body = CreateBody { product_id: ProductId(142), quantity: 1 }.to_json();
    let created = server.idr().create("unique-request-id-123", &body).await.expect("orders");
    assert_eq!(plain(created), bought());
    assert_eq!(server.line(), r#"POST /v1/orders/create {"product_id":142,"quantity":1}"#);
    assert_eq!(server.only().header("idempotency-key"), Some("unique-request-id-123"));
    assert_eq!(server.only().header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn a_cancel_states_refund_and_balance() {
    let server = Server::ok(
        r#"{ "success": true, "data": { "order_id": 1001, "status": "CANCELED", "refund_amount": 15000,
            "new_balance": 515000 } }"#,
    )
    .await;
    let canceled = Canceled {
        order: OrderId(1001),
        status: Some(OrderStatus::Canceled),
        refund: Some(Money::Idr(15_000)),
        balance: Some(Money::Idr(515_000)),
    };
    assert_eq!(plain(server.idr().cancel(OrderId(1001)).await.expect("a refund")), canceled);
    assert_eq!(server.line(), r#"POST /v1/orders/cancel {"id":1001}"#);
}

#[tokio::test]
async fn an_order_is_finished() {
    let server = Server::ok(FINISHED).await;
    let finished = Finished { order: OrderId(1001), status: Some(OrderStatus::Completed) };
    assert_eq!(plain(server.idr().finish(OrderId(1001)).await.expect("an end")), finished);
    assert_eq!(server.line(), r#"POST /v1/orders/finish {"id":1001}"#);
}

#[tokio::test]
async fn a_resend_says_whether_it_was_possible() {
    let server = Server::ok(RESENT).await;
    let resent = Resent { order: OrderId(1001), status: Some(OrderStatus::Active), resent: true };
    assert_eq!(plain(server.idr().resend(OrderId(1001)).await.expect("a resend")), resent);
    assert_eq!(server.line(), r#"POST /v1/orders/resend {"id":1001}"#);
    let server = Server::ok(&RESENT.replace("true }", "false }")).await;
    assert!(!server.idr().resend(OrderId(1001)).await.expect("an answer").data.resent);
}

#[tokio::test]
async fn the_webhook_is_read_set_and_tested() {
    let server = Server::ok(WEBHOOK).await;
    let config = server.idr().webhook().await.expect("a webhook");
    assert_eq!(config.url.as_deref(), Some("https://example.com/webhook"));
    assert_eq!(config.secret, Some(Private::new("a1b2c3d4e5f6...")));
    assert_eq!((config.disabled_at, config.consecutive_failures), (None, None));
    assert_eq!(server.line(), "GET /v1/webhook");

    let server = Server::ok(WEBHOOK).await;
    let patch = WebhookPatch { url: Some("https://example.com/webhook"), secret: None };
    assert_eq!(server.idr().set_webhook(&patch).await, Ok(config));
    assert_eq!(server.line(), r#"PATCH /v1/webhook {"webhook_url":"https://example.com/webhook"}"#);

    let server = Server::ok(r#"{ "success": true, "data": { "status_code": 200 } }"#).await;
    assert_eq!(server.idr().test_webhook().await, Ok(200));
    assert_eq!(server.line(), "POST /v1/webhook/test");
}
