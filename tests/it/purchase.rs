//! Buying a number, from the first word to the last SMS.

use sandbox::smscode::{Sms, Status, Surface};

use crate::app::{SOON, TestApp};
use crate::steps::{mark, press, rings};

#[tokio::test]
async fn a_number_is_bought_its_code_arrives_and_the_order_is_finished() {
    for surface in [Surface::Live, Surface::Seed] {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        assert!(card.text.contains("WhatsApp"), "{}", card.text);
        let before = mark(&alice);
        app.sms.deliver_sms(order.id, Sms::code("123456"));
        app.advance(4);
        alice.wait_for_new(SOON, before, "123456").await.unwrap();
        press(&alice, "Finish").await;
        app.sms.wait_for_order(SOON, &account, |o| o.status == Status::Completed).await.unwrap();
        alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("Finished")).await.unwrap();
        assert_eq!(rings(&alice, "123456"), 1);
        app.finish().await;
    }
}
