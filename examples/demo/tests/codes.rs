//! How a code arrives in the chat.

use sandbox::smscode::Endpoint;

use crate::tests::{buy, link, play};

/// How many of the bot's messages deliver an SMS: they begin with it and reply to the order's card.
const CODES: &str =
    "[...document.querySelectorAll('.msg:not(.mine)')].filter((node) => node.querySelector('.reply')
     && /^(🔑|✉️ New SMS)/u.test(node.querySelector('.body').innerText)).length";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn with_push_a_code_comes_by_webhook_and_without_anybody_looking() {
    play(async |stage| {
        let page = &stage.page;
        link(page).await;
        page.sees("Codes arrive instantly").await.unwrap();
        page.shows("#purses", "push on").await.unwrap();
        buy(page).await;
        page.operate("SMS arrives").await.unwrap();
        page.until(&format!("{CODES} === 1")).await.unwrap();
        let events = stage.demo.sms.webhooks().deliveries();
        assert!(events.iter().any(|event| event.event.order.is_some() && event.status == Some(200)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn without_push_a_code_comes_by_looking_for_it() {
    play(async |stage| {
        let page = &stage.page;
        link(page).await;
        page.say("/instant").await.unwrap();
        page.tap("Turn off instant codes").await.unwrap();
        page.sees("Instant codes are off").await.unwrap();
        page.until("!document.querySelector('#purses').innerText.includes('push on')").await.unwrap();
        buy(page).await;
        page.operate("SMS arrives").await.unwrap();
        page.until(&format!("{CODES} === 1")).await.unwrap();
        assert!(stage.demo.sms.webhooks().deliveries().is_empty());
        assert!(stage.demo.sms.count(Endpoint::Active) > 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_second_sms_and_one_without_a_code_are_new_messages_too_and_all_are_on_the_card() {
    play(async |stage| {
        let page = &stage.page;
        link(page).await;
        buy(page).await;
        page.operate("SMS arrives").await.unwrap();
        page.until(&format!("{CODES} === 1")).await.unwrap();
        page.tap("Another SMS").await.unwrap();
        page.sees("Waiting for another SMS").await.unwrap();
        page.operate("Another SMS arrives").await.unwrap();
        page.until(&format!("{CODES} === 2")).await.unwrap();
        page.operate("Text-only SMS").await.unwrap();
        page.until(&format!("{CODES} === 3")).await.unwrap();
        page.sees("✉️ New SMS").await.unwrap();
        page.shows("#orders", "3 SMS").await.unwrap();
    })
    .await;
}
