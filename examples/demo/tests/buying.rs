//! First purchases.

use crate::tests::{buy, link, play};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_newcomer_buys_a_first_number_in_rupiah_gets_its_code_and_finishes() {
    play(async |stage| {
        let page = &stage.page;
        link(page).await;
        buy(page).await;
        assert_eq!(stage.balance("Alice"), 485_000);
        page.operate("SMS arrives").await.unwrap();
        page.sees("is your WhatsApp code").await.unwrap();
        page.tap("✓ Finish").await.unwrap();
        page.sees("✅ Finished.").await.unwrap();
        page.shows("#purses", "Rp 485,000").await.unwrap();
        page.shows("#orders", "None. Buy a number in the chat.").await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_newcomer_buys_a_first_number_in_dollars_through_the_menus() {
    play(async |stage| {
        let page = &stage.page;
        link(page).await;
        page.say("/settings").await.unwrap();
        page.tap("Rupiah → $").await.unwrap();
        page.shows(".msg:last-child .keys", "Dollars → Rp").await.unwrap();
        page.say("/buy").await.unwrap();
        page.tap("WhatsApp").await.unwrap();
        page.tap("$0.9231").await.unwrap();
        page.sees("$0.9231 of your $30.77").await.unwrap();
        page.tap("Buy for $0.9231").await.unwrap();
        page.sees("Waiting for an SMS").await.unwrap();
        assert!(!page.text("#chat").await.unwrap().contains("Rp 15,000"), "one message, one currency");
        assert_eq!(stage.balance("Alice"), 485_000, "charged in the ledger's own rupiah");
        page.operate("SMS arrives").await.unwrap();
        page.sees("is your WhatsApp code").await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_purchase_whose_answer_gets_lost_is_charged_once() {
    play(async |stage| {
        let page = &stage.page;
        link(page).await;
        page.operate("Drop the next create answer").await.unwrap();
        page.shows("#said", "its answer gets lost").await.unwrap();
        buy(page).await;
        assert_eq!(stage.balance("Alice"), 485_000);
        page.shows("#log", "no answer").await.unwrap();
    })
    .await;
}
