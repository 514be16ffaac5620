//! Numbers without an SMS that are replaced without a press (issue 18).

use sandbox::smscode::{Endpoint, Fault, Sms, Status, Surface};
use sandbox::telegram::Message;

use crate::app::{SOON, TestApp};
use crate::replace::{BOTH, BUTTON, NOT_REPLACED, Waiting, replace_by_itself};
use crate::steps::{EN, label_told, mark};

#[tokio::test]
async fn o28_numbers_without_an_sms_are_replaced_by_themselves_as_often_as_agreed() {
    for surface in BOTH {
        let it = Waiting::by_itself(surface, 2).await;
        assert!(it.card.text.contains("I'll replace this number"), "{}", it.card.text);
        let agreed = it.app.choose(&it.alice, &EN).await;
        assert!(
            agreed.text.contains("after 3 minutes") && agreed.text.contains("2 times in a row"),
            "{}",
            agreed.text
        );
        let orders = it.bought(3).await;
        it.card_instead_of(&orders[0], &orders[1]).await;
        let last = it.card_instead_of(&orders[1], &orders[2]).await;
        assert!(!last.text.contains("I'll replace this number"), "{}", last.text);
        it.pass(240).await;
        assert_eq!((it.money(), it.orders().len()), ((3, 2), 3));
        it.app.finish().await;
    }
}

#[tokio::test]
async fn o28_each_number_of_a_batch_is_replaced_by_itself_unless_its_sms_came() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    replace_by_itself(&alice, 1).await;
    let (orders, _) = app.buy_many(&alice, &account, 3).await;
    app.sms.deliver_sms(orders[1], Sms::code("640112"));
    app.comes(&alice, "🔑 640112").await;
    let id = account.id;
    app.advance_until(5, |world| world.orders().filter(|order| order.account == id).count() == 5).await;
    for old in [orders[0], orders[2]] {
        app.comes(&alice, &format!("Replaces order #{old}")).await;
    }
    app.quiet().await;
    assert_eq!((app.charges(&account), app.refunds(&account)), (5, 2));
    app.finish().await;
}

#[tokio::test]
async fn o28_what_goes_on_by_itself_ends_with_one_press() {
    for surface in BOTH {
        let it = Waiting::by_itself(surface, 3).await;
        label_told(&it.alice, "Don't replace", "Okay, I won't cancel it.").await;
        let waits = |m: &Message| m.id == it.card.id && m.button(BUTTON).is_some();
        let card = it.alice.wait_for(SOON, waits).await.unwrap();
        assert!(!card.text.contains("I'll replace this number"), "{}", card.text);
        it.pass(240).await;
        assert_eq!((it.money(), it.status()), ((1, 0), Status::Active));
        it.app.finish().await;
    }
}

#[tokio::test]
async fn o28_what_goes_on_by_itself_stops_at_an_unclear_answer_and_says_so() {
    for surface in BOTH {
        let it = Waiting::by_itself(surface, 3).await;
        it.app.sms.fail_next(Endpoint::Cancel, Fault::DropAfter);
        it.app.sms.fail_always(Endpoint::Order, Fault::Html(502));
        it.app.advance_until(5, |world| world.order(it.order.id).unwrap().status == Status::Canceled).await;
        let reads = it.app.sms.count(Endpoint::Order);
        it.app.advance_until(1, |world| world.count(Endpoint::Order) > reads + 1).await;
        it.app.sms.clear_faults();
        let told = it.app.comes(&it.alice, NOT_REPLACED).await;
        assert!(told.text.contains("SMSCode didn't give a clear answer."), "{}", told.text);
        it.pass(60).await;
        assert_eq!((it.money(), it.orders().len()), ((1, 1), 1));
        it.app.finish().await;
    }
}

#[tokio::test]
async fn o28_after_an_unclear_purchase_nothing_is_replaced_by_itself() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        replace_by_itself(&alice, 1).await;
        app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
        let confirm = app.choose(&alice, &EN).await;
        let seen = mark(&alice);
        alice.press(confirm.id, EN.buy).unwrap();
        let told = app.comes_new(&alice, seen, "I won't replace this number automatically.").await;
        assert!(told.text.contains("SMSCode didn't give a clear answer."), "{}", told.text);
        for _ in 0..50 {
            app.advance(5);
        }
        app.quiet().await;
        assert_eq!((app.charges(&account), app.refunds(&account)), (1, 0));
        app.finish().await;
    }
}
