//! Purchases, actions, faults and the ledger.

use super::*;

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
    assert_eq!(c.get("/v1/balance").await.status, 200); // so that the client has a connection to reuse
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

/// In whatever order things happen, money and states are consistent.
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
async fn a_fault_or_a_cap_of_one_account_is_nobody_elses() {
    let alice = Client::live().await;
    let bob = Client {
        http: alice.http.clone(),
        server: alice.server.clone(),
        account: alice.server.add_account(0),
    };
    alice.server.fail_always_for(&alice.account, Endpoint::Balance, Fault::Html(401));
    assert_eq!((alice.get("/v1/balance").await.status, bob.get("/v1/balance").await.status), (401, 200));
    alice.server.cap_cancels(&alice.account, 0);
    let refused = alice.post("/v1/orders/cancel", json!({ "id": 1 })).await;
    assert_eq!(
        (refused.status, refused.code(), refused.retry_after),
        (429, "RATE_LIMIT_EXCEEDED", Some(43_200))
    );
    assert_eq!(bob.post("/v1/orders/cancel", json!({ "id": 1 })).await.status, 404);
}
