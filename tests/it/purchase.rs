//! Buying a number, from the first word to the last SMS.

use sandbox::smscode::Sms;

use crate::app::{SOON, TestApp};

#[tokio::test]
async fn a_number_is_bought_its_code_arrives_and_the_order_is_finished() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    for message in alice.chat() { println!("{:?} {}\n{:#?}", message.from_bot, message.text, message.keyboard); }
    alice.say("/buy whatsapp indonesia");
    let m = alice.wait_for(SOON, |m| m.from_bot && m.text.contains("WhatsApp")).await.unwrap();
    println!("{} {:#?}", m.text, m.keyboard);
    alice.press_when(SOON, "15,000").await.unwrap();
    let m = alice.wait_for(SOON, |m| m.buttons().any(|b| b.text.contains("Buy for"))).await.unwrap();
    println!("{} {:#?}", m.text, m.keyboard);
    alice.press_when(SOON, "Buy for").await.unwrap();
    let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    let m = alice.wait_for(SOON, |m| m.text.contains("+62")).await.unwrap();
    println!("{} {:#?}", m.text, m.keyboard);
    let before = alice.last().map_or(0, |m| m.id);
    app.sms.deliver_sms(order.id, Sms::code("123456"));
    let m = alice.wait_for_new(SOON, before, "123456").await.unwrap();
    println!("{} {:#?}", m.text, m.keyboard);
    alice.press_when(SOON, "Finish").await.unwrap();
    app.sms.wait_for_order(SOON, &account, |o| format!("{:?}", o.status).contains("Completed")).await.unwrap();
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    for message in alice.chat() { println!("--- {:?}\n{}\n{:#?}", message.from_bot, message.html, message.keyboard); }
    app.finish().await;
}
