//! Uncertain purchases whose outcome only another lookup, or another token, can reveal (SAFETY A4, A10, E1).

use sandbox::smscode::{Endpoint, Fault, Surface};

use crate::app::{SOON, TestApp};
use crate::steps::{EN, ask, count, press, sees};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];

#[tokio::test]
async fn a4_an_order_that_comes_on_the_list_late_is_found_by_a_second_look() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
        app.sms.fail_always(Endpoint::Create, Fault::status(422, "PROVIDER_ERROR"));
        press(&alice, EN.buy).await;
        let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        app.sms.hide(order.id, true);
        app.advance_until(1, |world| world.count(Endpoint::Orders) == 2).await;
        assert_eq!(count(&alice, "not bought"), 0, "one look may be too early");
        app.sms.hide(order.id, false);
        app.advance_until_shown(1, &alice, |m| m.text.contains("+62")).await;
        assert_eq!((app.charges(&account), count(&alice, "not bought")), (1, 0));
        app.finish().await;
    }
}

#[tokio::test]
async fn a4_what_is_on_no_list_after_twenty_seconds_was_not_bought_and_what_comes_later_is_shown() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.choose(&alice, &EN).await;
    app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
    app.sms.fail_always(Endpoint::Create, Fault::status(422, "PROVIDER_ERROR"));
    let confirmed = app.clock.now();
    press(&alice, EN.buy).await;
    let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    app.sms.hide(order.id, true);
    app.comes(&alice, "not bought").await;
    let took = (app.clock.now() - confirmed).num_seconds();
    assert!((20..60).contains(&took), "{took} s until the end was told");
    assert!(app.sms.count(Endpoint::Orders) >= 3, "it is looked more than once");
    // The provider made it after all: it is found and shown, and nothing was charged twice.
    app.sms.hide(order.id, false);
    app.advance_until_shown(10, &alice, |m| m.text.contains("+62")).await;
    assert_eq!(app.charges(&account), 1);
    app.finish().await;
}

#[tokio::test]
async fn e1_a_refusal_of_the_token_before_does_not_end_the_one_that_was_linked_meanwhile() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let other = app.sms.add_account(300_000);
        app.choose(&alice, &EN).await;
        app.sms.fail_next(Endpoint::Create, Fault::status(401, "UNAUTHORIZED").late());
        press(&alice, EN.buy).await;
        app.sms.wait_until(SOON, |world| world.count(Endpoint::Create) == 1).await.unwrap();
        app.replace(&alice, "en", &other).await;
        app.sms.release_hung();
        let no = app.comes(&alice, "not bought").await;
        assert!(no.text.contains(EN.nothing_charged), "{}", no.text);
        sees(&alice, "not bought").await;
        assert_eq!(app.sms.count(Endpoint::Create), 1, "nothing is bought from the other account");
        ask(&alice, "/balance", "300,000").await;
        assert_eq!(count(&alice, "no longer accepts your token"), 0);
        assert_eq!((app.charges(&account), app.charges(&other)), (0, 0));
        app.finish().await;
    }
}

#[tokio::test]
async fn a4_a_purchase_in_doubt_tells_why_it_can_not_be_looked_up() {
    let app = TestApp::start().await;
    for (language, lost, why) in
        [("en", "result unknown", "no longer linked"), ("id", "belum jelas", "tidak lagi terhubung")]
    {
        let (person, account) = app.linked("Person", language, 500_000).await;
        let other = app.sms.add_account(300_000);
        app.choose(&person, crate::steps::words(language)).await;
        app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
        press(&person, crate::steps::words(language).buy).await;
        let order = app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        app.replace(&person, language, &other).await;
        let doubt = app.comes(&person, lost).await;
        assert!(doubt.text.contains(why), "{}", doubt.text);
        app.replace(&person, language, &account).await;
        app.advance_until_shown(2, &person, |m| crate::steps::tells_number(m, &order.phone_number)).await;
        assert_eq!((app.charges(&account), app.charges(&other)), (1, 0));
    }
    app.finish().await;
}
