//! Webhook events.

use super::*;

/// A second SMSCode server serves as the endpoint: it answers 404 to everything.
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
