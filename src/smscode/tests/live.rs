//! What only the live surface has.

use super::*;
use crate::domain::catalog::Policy;
use crate::domain::order::Abilities;
use crate::domain::{
    CatalogProductId, CountryId, OperatorId, OrderId, OrderReport, OrderStatus, Private, ProductId, ServiceId,
};
use crate::smscode::{Operator, OrderQuery, ProductQuery, ReactivateBody, RoutedBody};

#[tokio::test]
async fn countries_in_their_live_shape_are_normalised() {
    let server = Server::ok(
        r#"{"success":true,"data":[
            {"id":6,"code":"id","name":"Indonesia","dial_code":"62","emoji":null,"active":true},
            {"id":"7","code":null,"name":"Elsewhere","dial_code":null,"emoji":"","active":false,"new":{}},
            {"id":8,"name":"Somewhere","dial_code":1268}]}"#,
    )
    .await;
    let countries = server.idr().countries().await.expect("countries");
    let read: Vec<_> = countries
        .iter()
        .map(|country| (country.id.0, country.code.as_deref(), country.dial_code.as_deref(), country.active))
        .collect();
    assert_eq!(
        read,
        [(6, Some("ID"), Some("+62"), true), (7, None, None, false), (8, None, Some("+1268"), true)]
    );
    assert!(countries.iter().all(|country| country.emoji.is_none()));
}

#[tokio::test]
async fn products_name_their_operator() {
    let server = Server::ok(
        r#"{"success":true,"data":[{"id":142,"name":null,"country_id":6,"platform_id":3,"available":0,
            "price":15000,"active":false,"catalog_product_id":77,"operator_id":4,"operator_name":"Telkomsel"},
            {"id":143,"country_id":6,"platform_id":3}]}"#,
    )
    .await;
    let products = server.idr().products(&ProductQuery::default()).await.expect("products").data;
    assert_eq!(products.len(), 1, "a product without a price can't be offered");
    assert_eq!((products[0].name.as_deref(), products[0].active), (None, false));
    assert_eq!(products[0].operator.as_deref(), Some("Telkomsel"));
    assert_eq!(products[0].catalog_product, Some(CatalogProductId(77)));
}

#[tokio::test]
async fn operators_are_read() {
    let server = Server::ok(
        r#"{"success":true,"data":[{"operator_id":null,"code":"any","name":"Any","local_name":null},
            {"operator_id":4,"code":"telkomsel","name":"Telkomsel","local_name":"Telkomsel"}]}"#,
    )
    .await;
    let operators = server.idr().operators(CountryId(6), ServiceId(3)).await.expect("operators");
    let any = Operator { id: None, code: "any".to_owned(), name: "Any".to_owned(), local_name: None };
    assert_eq!(operators[0], any);
    assert_eq!(operators[1].id, Some(OperatorId(4)));
    assert_eq!(server.line(), "GET /v1/catalog/operators?country_id=6&platform_id=3");
}

#[tokio::test]
async fn an_order_says_what_is_allowed_now() {
    let server = Server::ok(
        r#"{"success":true,"data":[{"id":1001,"status":"OTP_RECEIVED","otp_code":null,
            "otp_message":"Tap to sign in: https://wa.me/x","sms_revision":2,"catalog_product_id":77,
            "can_finish":true,"can_resend":false,"can_cancel":false,"can_replace":false,"can_reactivate":false,
            "resend_available_at":"2026-02-25T10:06:00+00:00","cancel_available_at":null}]}"#,
    )
    .await;
    let orders = server.idr().orders(&OrderQuery::default()).await.expect("orders").data;
    let order = OrderReport {
        status: Some(OrderStatus::OtpReceived),
        text: Some(Private::new("Tap to sign in: https://wa.me/x")),
        sms_revision: Some(2),
        catalog_product: Some(CatalogProductId(77)),
        abilities: Abilities {
            can_finish: Some(true),
            can_resend: Some(false),
            can_cancel: Some(false),
            can_reactivate: Some(false),
            resend_available_at: Some(at("2026-02-25T10:06:00Z")),
            cancel_available_at: None,
        },
        ..OrderReport::bare(OrderId(1001))
    };
    assert_eq!(orders, [order]);
}

#[tokio::test]
async fn a_purchase_may_state_product_and_amount() {
    let server = Server::ok(
        r#"{"success":true,"data":{"orders":[{"id":1002,"status":"ACTIVE","product_id":142,
            "amount":{"amount":"0.9231","currency":"USD","canonical_amount":15000,"canonical_currency":"IDR"}}],
            "failed_count":1},"meta":{"fx":{"pair":"USD/IDR","rate":"16250","rate_as_of":null}}}"#,
    )
    .await;
    let reply = server.usd().create("k", "{}").await.expect("orders");
    assert_eq!(reply.fx, Some(Fx { as_of: None, ..seed_rate() }));
    assert_eq!(reply.data.failed_count, 1);
    assert_eq!(reply.data.orders[0].product, Some(ProductId(142)));
    assert_eq!(reply.data.orders[0].amount, Some(dollars("0.9231", 15_000)));
}

#[test]
fn a_routed_body_takes_limits_in_the_form_of_its_surface() {
    let body = RoutedBody {
        catalog_product_id: 77,
        quantity: 2,
        max_price: Some(Money::Idr(15_000)),
        min_price: None,
        policy: Some(Policy::BestSuccess),
        operator_id: Some(4),
    };
    assert_eq!(
        body.to_json().as_deref(),
        Ok(
            r#"{"catalog_product_id":77,"quantity":2,"max_price":15000,"policy":"best_success","operator_id":4}"#
        )
    );
    let body = RoutedBody {
        max_price: Some(dollars("0.9200", 15_000)),
        policy: Some(Policy::Cheapest),
        operator_id: None,
        ..body
    };
    assert_eq!(
        body.to_json().as_deref(),
        Ok(r#"{"catalog_product_id":77,"quantity":2,"max_price":"0.9200","policy":"cheapest"}"#)
    );
}

#[tokio::test]
async fn a_number_is_rented_again() {
    let server = Server::ok(r#"{"success":true,"data":{"cost":9000}}"#).await;
    let cost = server.idr().reactivate_options(OrderId(1001)).await.expect("a cost").data;
    assert_eq!((cost, server.line().as_str()), (Money::Idr(9000), "GET /v1/orders/1001/reactivate-options"));

    for data in [r#"{"orders":[{"id":1003}],"failed_count":0}"#, r#"{"id":1003}"#] {
        let server = Server::ok(&format!(r#"{{"success":true,"data":{data}}}"#)).await;
        let body = ReactivateBody { id: OrderId(1001), max_price: Some(cost) }.to_json().expect("a body");
        let created = server.idr().reactivate("key-1", &body).await.expect("an order").data;
        assert_eq!(created.orders, [OrderReport::bare(OrderId(1003))]);
        assert_eq!(server.line(), r#"POST /v1/orders/reactivate {"id":1001,"max_price":9000}"#);
        assert_eq!(server.only().header("idempotency-key"), Some("key-1"));
    }
}

#[tokio::test]
async fn a_switched_off_webhook_is_seen() {
    let server = Server::ok(
        r#"{"success":true,"data":{"webhook_url":"","webhook_secret":null,
            "webhook_disabled_at":"2026-02-25T10:00:00Z","webhook_disabled_reason":"10 failures",
            "webhook_consecutive_failures":10}}"#,
    )
    .await;
    let config = server.idr().webhook().await.expect("a webhook");
    assert_eq!((config.url, config.secret), (None, None));
    assert_eq!(config.disabled_at, Some(at("2026-02-25T10:00:00Z")));
    assert_eq!(config.disabled_reason.as_deref(), Some("10 failures"));
    assert_eq!(config.consecutive_failures, Some(10));
}
