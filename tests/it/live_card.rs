//! One live card per order, the code's message as a reply to it, and the topics of a chat.

use sandbox::smscode::{Sms, Surface};
use sandbox::telegram::Fault;
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{ask, label_told, order_id, press_callback, press_told, rings, sees};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];

#[tokio::test]
async fn an_order_that_is_shown_again_has_one_live_card_the_newest_message() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        let (order, first) = app.buy(&alice, &account).await;
        app.quiet().await;
        let live = ask(&alice, &format!("/order {}", order.id), "Waiting for an SMS").await;
        assert!(live.id > first.id && live.button("Cancel").is_some());
        let old = alice.wait_for(SOON, |m| m.id == first.id && m.text.contains("shown below")).await.unwrap();
        assert_eq!(old.buttons().count(), 0, "{old:?}");
        app.sms.deliver_sms(order.id, Sms::code("454647"));
        let code = sees(&alice, "🔑 454647").await;
        app.quiet().await;
        let code = alice.from_bot().into_iter().find(|m| m.text.starts_with("🔑 454647")).unwrap_or(code);
        assert_eq!(code.reply_to, Some(live.id));
        assert!(code.button("Copy 454647").is_some() && code.button("Finish").is_some(), "{code:?}");
        let card = alice.message(live.id).unwrap();
        assert!(card.text.contains("🔑 454647") && card.buttons().count() == 0, "{card:?}");
        assert!(alice.message(first.id).unwrap().text.contains("shown below"));
        app.finish().await;
    }
}

#[tokio::test]
async fn a_press_on_an_old_copy_draws_that_copy_as_the_order_is() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        let (order, first) = app.buy(&alice, &account).await;
        app.quiet().await;
        ask(&alice, &format!("/order {}", order.id), "Waiting for an SMS").await;
        app.sms.deliver_sms(order.id, Sms::code("484950"));
        sees(&alice, "🔑 484950").await;
        app.quiet().await;
        let cancel = Callback::CancelOrder { order: order_id(&order) };
        press_told(&alice, first.id, &cancel, "SMS arrived").await;
        let copy = alice.wait_for(SOON, |m| m.id == first.id && m.text.contains("484950")).await.unwrap();
        assert!(copy.button("Cancel").is_none(), "{copy:?}");
        let before = alice.from_bot().len();
        label_told(&alice, "Finish", "Finished.").await;
        app.quiet().await;
        let code = alice.from_bot().into_iter().find(|m| m.text.starts_with("🔑 484950")).unwrap();
        assert_eq!(alice.from_bot().len(), before);
        assert_eq!((app.refunds(&account), rings(&alice, "484950")), (0, 1));
        let finish = Callback::Finish { order: order_id(&order) };
        press_callback(&alice, code.id, &finish).await;
        alice.wait_for(SOON, |m| m.id == code.id && m.button("Finish").is_none()).await.unwrap();
        app.finish().await;
    }
}

/// Telegram has shown the message with the code, but its answer has not arrived yet.
#[tokio::test]
async fn a_press_on_a_code_of_which_nobody_knows_yet_that_it_is_there_does_not_cover_it() {
    let app = TestApp::public(Surface::Live).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.quiet().await;
    app.tg.fail_next("sendMessage", Fault::Hang);
    app.sms.deliver_sms(order.id, Sms::code("515253"));
    let code = sees(&alice, "🔑 515253").await;
    let finish = Callback::Finish { order: order_id(&order) };
    press_told(&alice, code.id, &finish, "Finished.").await;
    app.tg.release_hung();
    app.quiet().await;
    assert!(alice.message(code.id).unwrap().text.starts_with("🔑 515253"));
    assert_eq!(rings(&alice, "515253"), 1);
    app.finish().await;
}

#[tokio::test]
async fn an_sms_of_six_thousand_characters_with_html_comes_whole_as_an_answer_with_buttons_on_its_first_part()
{
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, account) = app.pushed("Alice", "en", 500_000).await;
        let (order, card) = app.buy(&alice, &account).await;
        app.quiet().await;
        let text: String = "<b>&amp; 12</b> ".repeat(400) + "the-end";
        app.sms.deliver_sms(order.id, Sms::text(&text));
        sees(&alice, "the-end").await;
        app.quiet().await;
        let parts: Vec<_> = alice.from_bot().into_iter().filter(|m| m.id > card.id).collect();
        let shown: usize = parts.iter().map(|m| m.text.matches("12</b>").count()).sum();
        assert_eq!(shown, 400);
        assert!(parts.iter().all(|m| m.reply_to == Some(card.id)));
        assert!(parts[0].button("Finish").is_some() && parts[1..].iter().all(|m| m.buttons().count() == 0));
        app.finish().await;
    }
}

#[tokio::test]
async fn what_is_told_goes_to_the_topic_last_written_in_and_to_the_chat_when_that_is_gone() {
    let mut app = TestApp::on(Surface::Live).await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let topic = alice.open_topic("Codes");
    let (order, card) = app.buy(&alice, &account).await;
    assert_eq!(card.thread, Some(topic));
    app.quiet().await;
    app.stop().await;
    app.run().await;
    app.sms.deliver_sms(order.id, Sms::code("515253"));
    let code = app.advance_until_shown(1, &alice, |m| m.text.starts_with("🔑 515253")).await;
    assert_eq!(code.thread, Some(topic), "also after a start");
    alice.delete_topic(topic);
    app.sms.deliver_sms(order.id, Sms::code("545556"));
    let code = app.advance_until_shown(1, &alice, |m| m.text.starts_with("🔑 545556")).await;
    assert_eq!(code.thread, None);
    app.quiet().await;
    assert_eq!(rings(&alice, "545556"), 1);
    app.finish().await;
}
