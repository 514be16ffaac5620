//! Failures and delays.

use crate::browser::Page;
use crate::tests::{buy, link, play};

/// Alice, linked, on the screen that offers a number for Rp 15,000.
async fn about_to_buy(page: &Page) {
    link(page).await;
    page.say("/buy whatsapp indonesia").await.unwrap();
    page.sees("Rp 15,000 of your Rp 500,000").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_cancel_that_comes_too_early_is_promised_at_once_and_gives_the_money_back_then() {
    play(async |stage| {
        let page = &stage.page;
        link(page).await;
        buy(page).await;
        page.tap("Cancel · Rp 15,000 back").await.unwrap();
        page.shows("#alert", "I'll cancel in 2 min, unless an SMS arrives first").await.unwrap();
        page.click("#alert button", "OK").await.unwrap();
        page.sees("I'll cancel").await.unwrap();
        page.shows(".msg:last-child .keys", "Don't cancel").await.unwrap();
        assert_eq!(stage.balance("Alice"), 485_000);
        page.operate("Clock + 2 min").await.unwrap();
        page.shows("#said", "Two minutes have passed").await.unwrap();
        page.sees("Rp 15,000 refunded").await.unwrap();
        page.shows("#purses", "Rp 500,000").await.unwrap();
        page.shows("#pastbox", "Ended (1)").await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn an_offer_that_sold_out_meanwhile_is_not_bought_and_the_next_one_stands_below() {
    play(async |stage| {
        let page = &stage.page;
        about_to_buy(page).await;
        page.operate("Sold out").await.unwrap();
        page.shows("#said", "is sold out now").await.unwrap();
        page.tap("Buy for Rp 15,000").await.unwrap();
        page.sees("Sold out right now").await.unwrap();
        assert_eq!(stage.balance("Alice"), 500_000);
        page.tap("Rp 15,500").await.unwrap();
        page.tap("Buy for Rp 15,500").await.unwrap();
        page.sees("Waiting for an SMS").await.unwrap();
        assert_eq!(stage.balance("Alice"), 484_500);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn during_maintenance_a_purchase_is_refused_for_free_and_can_be_tried_again() {
    play(async |stage| {
        let page = &stage.page;
        about_to_buy(page).await;
        page.operate("Maintenance").await.unwrap();
        page.shows("#said", "answered with 503").await.unwrap();
        page.tap("Buy for Rp 15,000").await.unwrap();
        page.sees("down for maintenance").await.unwrap();
        page.sees("Your balance wasn't touched").await.unwrap();
        page.tap("Try again").await.unwrap();
        assert_eq!(stage.balance("Alice"), 500_000);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn a_price_that_rose_meanwhile_is_asked_about_once_more() {
    play(async |stage| {
        let page = &stage.page;
        about_to_buy(page).await;
        page.operate("Price up").await.unwrap();
        page.shows("#said", "costs Rp 1,000 more").await.unwrap();
        page.tap("Buy for Rp 15,000").await.unwrap();
        page.sees("from Rp 15,000 to Rp 16,000").await.unwrap();
        page.tap("Buy for Rp 16,000").await.unwrap();
        page.sees("Waiting for an SMS").await.unwrap();
        assert_eq!(stage.balance("Alice"), 484_000);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium"]
async fn an_order_whose_time_is_up_is_told_with_its_refund() {
    play(async |stage| {
        let page = &stage.page;
        link(page).await;
        buy(page).await;
        page.operate("Time is up").await.unwrap();
        page.sees("Time's up. No SMS arrived").await.unwrap();
        page.sees("Rp 15,000 refunded").await.unwrap();
        assert_eq!(stage.balance("Alice"), 500_000);
    })
    .await;
}
