//! Shapes, queries and limits.

use super::*;

/// The response shapes of the API document, verbatim.
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
async fn rate_limits() {
    // A call that was in flight when the wait began is not the client's fault.
    for (in_flight, violations) in [(MINUTE, 0), (Duration::ZERO, 1)] {
        let limits = Limits::Each(3);
        let c = Client::new(Options { limits, in_flight, ..Options::default() }).await;
        for _ in 0..3 {
            assert_eq!(c.get("/v1/balance").await.status, 200);
        }
        let reply = c.get("/v1/balance").await;
        assert_eq!(reply.code(), "RATE_LIMIT_EXCEEDED");
        assert!((1..=61).contains(&reply.retry_after.unwrap()));
        assert_eq!(c.get("/v1/balance").await.status, 429);
        assert_eq!(c.server.violations().len(), violations);
    }
}

#[tokio::test]
async fn a_rate_limit_is_of_its_group_and_ends() {
    let c = Client::new(Options { limits: Limits::Each(1), ..Options::default() }).await;
    assert_eq!(c.get("/v1/balance").await.status, 200);
    assert_eq!(c.get("/v1/balance").await.status, 429);
    assert_eq!(c.get("/v1/orders").await.status, 200);
    c.server.clock().advance(MINUTE + Duration::from_secs(1));
    assert_eq!(c.get("/v1/balance").await.status, 200);
}

#[tokio::test]
async fn control_over_http() {
    let c = Client::live().await;
    assert_eq!(c.get("/_control/orders").await.status, 404);
    let c = Client::new(Options { control: true, ..Options::default() }).await;
    let url = |path: &str| format!("{}/_control/{path}", c.server.url());
    let post = async |path: &str, body: Value| {
        let response = c.http.post(url(path)).json(&body).send().await.unwrap();
        let status = response.status().as_u16();
        (status, serde_json::from_str::<Value>(&response.text().await.unwrap()).unwrap())
    };
    let (_, account) = post("account", json!({ "balance": 20_000 })).await;
    let (_, order) = post("order", json!({ "account": account["id"], "product": 142 })).await;
    let id = order["id"].as_u64().unwrap();
    assert_eq!(post("sms", json!({ "order": id, "code": "42" })).await.0, 200);
    assert_eq!(c.server.order(id).unwrap().otp_code.as_deref(), Some("42"));
    for fault in [json!("drop_after"), json!({ "html": 502 }), json!({ "delay": { "secs": 1, "nanos": 0 } })]
    {
        assert_eq!(post("fault", json!({ "endpoint": "create", "fault": fault })).await.0, 200);
    }
    assert_eq!(post("advance", json!({ "seconds": 1200 })).await.0, 200);
    let orders: Value = c.http.get(url("orders")).send().await.unwrap().json().await.unwrap();
    assert_eq!(orders[0]["status"], "COMPLETED");
    assert_eq!(post("expire", json!({ "order": id })).await.0, 400);
    assert_eq!(post("nonsense", json!({})).await.0, 400);
}
