//! Buying a number, from the first word to the last SMS.

use sandbox::smscode::{Sms, Status};

use crate::app::{SOON, TestApp};

#[tokio::test]
async fn a_number_is_bought_its_code_arrives_and_the_order_is_finished() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    alice.say("/buy whatsapp indonesia");
    alice.wait_for(SOON, |m| m.from_bot && m.text.contains("WhatsApp")).await.unwrap();
    alice.press_when(SOON, "15,000").await.unwrap();
    alice.wait_for(SOON, |m| m.buttons().any(|b| b.text.contains("Buy for"))).await.unwrap();
    alice.press_when(SOON, "Buy for").await.unwrap();
    let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    alice.wait_for(SOON, |m| m.text.contains("+62")).await.unwrap();
    let before = alice.last().map_or(0, |m| m.id);
    app.sms.deliver_sms(order.id, Sms::code("123456"));
    alice.wait_for_new(SOON, before, "123456").await.unwrap();
    alice.press_when(SOON, "Finish").await.unwrap();
    app.sms.wait_for_order(SOON, &account, |o| o.status == Status::Completed).await.unwrap();
    alice.wait_for(SOON, |m| m.text.contains("Finished")).await.unwrap();
    app.finish().await;
}
