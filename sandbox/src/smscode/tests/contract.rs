//! What the provider's newest public contract specifies and the older document does not.

use super::*;

#[tokio::test]
async fn the_time_is_of_the_first_sms_and_the_code_is_kept_over_an_sms_without_one() {
    for live in [true, false] {
        let c = if live { Client::live().await } else { Client::seed().await };
        let id = c.order("a").await;
        c.server.deliver_sms(id, Sms::code("123456"));
        let line = async || c.get("/v1/orders/active").await.body["data"][0].clone();
        let first = line().await;
        c.server.clock().advance(8 * MINUTE);
        c.server.deliver_sms(id, Sms::text("Welcome, verified"));
        let second = line().await;
        assert_eq!(second["otp_message"], "Welcome, verified");
        assert_eq!(first["otp_received_at"] == second["otp_received_at"], live);
        assert_eq!(second["otp_code"], if live { json!("123456") } else { Value::Null });
        if live {
            assert_eq!((&first["sms_revision"], &second["sms_revision"]), (&json!(1), &json!(2)));
        }
        assert_eq!(
            c.server.sms_texts(),
            ["123456", "Your verification code is 123456", "Welcome, verified"],
            "what came, not what is shown"
        );
    }
}

#[tokio::test]
async fn an_event_that_is_held_is_overtaken_by_the_next() {
    let c = Client::new(Options { webhook_backoff: Some(Vec::new()), ..Options::default() }).await;
    let sink = Client::live().await;
    c.server.set_webhook(&c.account, Some(&sink.server.url()), Some("s"));
    let id = c.order("a").await;
    c.server.webhooks().hold_next(1);
    c.server.deliver_sms(id, Sms::code("111"));
    c.server.deliver_sms(id, Sms::code("222"));
    c.server.wait_until(SOON, |world| world.deliveries().len() == 1).await.unwrap();
    c.server.webhooks().release_all(false).await;
    let told: Vec<(Value, Value)> = c
        .server
        .webhooks()
        .deliveries()
        .iter()
        .map(|delivery| serde_json::from_str::<Value>(&delivery.event.body).unwrap())
        .map(|event| (event["data"]["sms_revision"].clone(), event["data"]["otp_code"].clone()))
        .collect();
    assert_eq!(told, [(json!(2), json!("222")), (json!(1), json!("111"))]);
}

#[tokio::test]
async fn the_tiers_of_an_operator_are_listed_only_to_who_asks_for_them() {
    let c = Client::live().await;
    let listed = async |more: &str| {
        let path = format!("/v1/catalog/products?country_id=6&platform_id=3{more}");
        let list = c.get(&path).await.body["data"].as_array().unwrap().clone();
        list.iter().map(|product| product["operator_id"].clone()).collect::<Vec<_>>()
    };
    let operators = c.get("/v1/catalog/operators?country_id=6&platform_id=3").await.body["data"].clone();
    let operator = operators[1]["operator_id"].clone();
    assert_eq!(listed("").await, [Value::Null]);
    assert_eq!(listed(&format!("&operator_id={operator}")).await, [operator]);
    c.server.set_stock(142, 0);
    assert_eq!(listed("").await, Vec::<Value>::new());
    assert_eq!(c.server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn routing_needs_the_product_of_the_catalog_and_keeps_its_bounds() {
    let c = Client::live().await;
    let pair = c.server.product(142).unwrap().catalog_product_id;
    for (place, body) in [
        json!({ "product_id": 142, "catalog_product_id": pair }),
        json!({ "quantity": 1 }),
        json!({ "product_id": 142, "max_price": 15_000 }),
        json!({ "product_id": 142, "prefer_provider": 1 }),
        json!({ "catalog_product_id": pair, "max_price": "0.9231" }),
        json!({ "catalog_product_id": pair, "policy": "dearest" }),
    ]
    .into_iter()
    .enumerate()
    {
        let reply = c.create(&format!("a{place}"), body).await;
        assert_eq!((reply.status, reply.code()), (422, "VALIDATION_ERROR"), "{place}");
    }
    assert_eq!(c.server.violations().len(), 6, "each is listed");
    // A dollar bound is rounded down to whole rupiah: 0.92300 are 14,998.75.
    let over = json!({ "catalog_product_id": pair, "max_price": "0.923" });
    let reply = c.try_post("/v2/orders/create", Some("b"), over).await.unwrap();
    assert_eq!(reply.code(), "NO_OFFER_AVAILABLE");
    let offers = c.server.catalog();
    let dearer = offers.products().find(|p| p.catalog_product_id == pair && p.operator_id.is_some()).unwrap();
    let wish = json!({ "catalog_product_id": pair, "operator_id": dearer.operator_id, "max_price": 200_000 });
    let bought = c.create("c", wish).await.body["data"]["orders"][0].clone();
    assert_eq!(bought["operator_id"], json!(dearer.operator_id));
    assert_eq!(c.server.violations().len(), 6);
    c.ledger_is_sound();
}

#[tokio::test]
async fn only_a_completed_order_is_reactivated_once_per_key_and_within_its_bound() {
    let c = Client::live().await;
    let id = c.order("same-key").await;
    let options = format!("/v1/orders/{id}/reactivate-options");
    assert_eq!(c.get(&options).await.code(), "CONFLICT");
    c.server.deliver_sms(id, Sms::code("1"));
    c.server.complete_elsewhere(id);
    assert_eq!(c.get(&options).await.body["data"], json!({ "cost": 15_000 }));
    let again = async |key, body| c.try_post("/v1/orders/reactivate", key, body).await.unwrap();
    let dear = again(Some("r0"), json!({ "id": id, "max_price": 14_999 })).await;
    assert_eq!((dear.status, dear.code()), (422, "VALIDATION_ERROR"));
    let body = json!({ "id": id, "max_price": 15_000 });
    let first = again(Some("same-key"), body.clone()).await;
    assert_eq!(first.status, 200, "keys of create are others");
    assert_eq!(again(Some("same-key"), body.clone()).await.body, first.body);
    let busy = again(Some("r1"), body.clone()).await;
    assert_eq!((busy.status, busy.code()), (409, "CONFLICT"), "the number is in use");
    let child = first.body["data"]["orders"][0]["id"].as_u64().unwrap();
    assert!(c.server.cancel_elsewhere(child));
    assert_eq!(c.server.violations(), Vec::<String>::new());
    assert_eq!(again(None, body).await.status, 200);
    assert_eq!(c.server.violations().len(), 1, "a call without a key is listed");
    c.ledger_is_sound();
}
