//! What administrators can do and others can't.

use sandbox::smscode::Sms;
use sandbox::telegram::{Fault, User};
use smscode_bot::views::Callback;
use smscode_bot::views::callback::AnnounceStep;

use crate::app::{Options, SOON, TestApp};
use crate::steps::{ask, count, mark, press, press_callback, sees};

const ADMIN: u64 = 5_000_000_900;
const OUTBOX: &str = "stuck in the outbox for minutes";

/// A service with an administrator, who has said hello.
async fn administered(notification: bool, settings: &[(&'static str, &str)]) -> (TestApp, User) {
    let given = settings.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let settings = given.chain([("ADMIN_USER_IDS", ADMIN.to_string())]).collect();
    let app = TestApp::with(Options { notification, settings, ..Options::default() }).await;
    let admin = app.tg.user_with_id(ADMIN, "Ayu", "en");
    ask(&admin, "/start", "Hello").await;
    (app, admin)
}

#[tokio::test]
async fn only_administrators_see_stats_and_write_to_everybody() {
    let (app, admin) = administered(false, &[]).await;
    let alice = app.tg.user("Alice", "en");
    for words in ["/stats", "/announce hello"] {
        ask(&alice, words, "Sorry, I didn't get that").await;
    }
    ask(&admin, "/announce", "put the text after the command").await;
    ask(&admin, "/announce Maintenance tonight", "Send it to 2 people?").await;
    let id = app.app().store().find_next_announcement().await.unwrap();
    assert_eq!(id, None, "nothing is sent before the administrator says so");
    let last = admin.last().unwrap();
    let data = last.button("Send to 2").and_then(|button| button.data()).unwrap().to_owned();
    let Some(Callback::Announce { id, .. }) = Callback::unpack(&data) else { panic!("{data}") };
    let message = alice.last().unwrap().id;
    press_callback(&alice, message, &Callback::Announce { id, step: AnnounceStep::Send }).await;
    sees(&alice, "older menu").await;
    let stats = ask(&admin, "/stats", "Active orders: 0").await;
    assert!(stats.text.contains("Users: 2"), "{}", stats.text);
    assert_eq!(count(&alice, "Maintenance"), 0);
    app.finish().await;
}

#[tokio::test]
async fn an_announcement_goes_to_everybody_once_and_passes_over_who_can_t_be_reached() {
    let (app, admin) = administered(false, &[]).await;
    let people: Vec<_> = (1..=12).map(|n| app.tg.user(&format!("P{n}"), "id")).collect();
    for person in &people {
        ask(person, "/start", "Halo").await;
    }
    app.tg.fail_chat(people[3].chat_id(), Some(Fault::Forbidden));
    app.tg.fail_next("sendMessage", Fault::RetryAfter(1));
    let words = "Tonight: <b>maintenance</b> & more";
    // The wait that Telegram asks of a reply applies to that reply only.
    ask(&admin, &format!("/announce {words}"), "Send it to 13 people?").await;
    press(&admin, "Send to 13").await;
    let done = sees(&admin, "Sent to 12 people.").await;
    assert!(done.text.contains("Not delivered: 1"), "{}", done.text);
    for (n, person) in people.iter().enumerate() {
        let shown = person.from_bot().iter().filter(|message| message.text == words).count();
        assert_eq!(shown, usize::from(n != 3), "as it was written, once");
    }
    // The preview, and what everybody receives.
    assert_eq!(admin.from_bot().iter().filter(|message| message.text == words).count(), 2);
    press_callback(&admin, done.id, &announce(&app, AnnounceStep::Send).await).await;
    assert_eq!(count(&people[0], "maintenance"), 1);
    app.tg.fail_chat(people[3].chat_id(), None);
    app.finish().await;
}

/// The button of the only announcement.
async fn announce(app: &TestApp, step: AnnounceStep) -> Callback {
    let id = app.clock.now().timestamp_millis();
    Callback::Announce { id, step }
}

#[tokio::test]
async fn an_announcement_waits_as_a_whole_when_telegram_asks_for_it_and_a_second_press_sends_no_second_one() {
    let (app, admin) = administered(false, &[]).await;
    let people: Vec<_> = (1..=6).map(|n| app.tg.user(&format!("P{n}"), "en")).collect();
    for person in &people {
        ask(person, "/start", "Hello").await;
    }
    let mut order = people.clone();
    order.sort_by_key(|person| person.id);
    app.tg.fail_chat(order[2].chat_id(), Some(Fault::RetryAfter(2)));
    let asked = ask(&admin, "/announce The river rises", "Send it to 7 people?").await;
    let send = asked.button("Send to 7").and_then(|button| button.data()).unwrap().to_owned();
    for _ in 0..3 {
        admin.press_data(asked.id, &send).unwrap();
    }
    let refused = |state: &sandbox::telegram::State<'_>| {
        state.pending_updates() == 0 && state.calls().iter().any(|call| call.status == Some(429))
    };
    app.tg.wait_until(SOON, refused).await.unwrap();
    app.tg.fail_chat(order[2].chat_id(), None);
    app.app().store().wakeups().announcements.notify_one();
    app.quiet().await;
    let shown = |person: &User| person.from_bot().iter().filter(|m| m.text == "The river rises").count();
    assert_eq!(order.iter().map(shown).collect::<Vec<_>>(), [1, 1, 0, 0, 0, 0], "all of it waits");
    app.comes(&admin, "Sent to 7 people.").await;
    assert_eq!(order.iter().map(shown).collect::<Vec<_>>(), [1; 6]);
    app.finish().await;
}

#[tokio::test]
async fn an_announcement_that_is_dropped_or_not_allowed_reaches_nobody() {
    let (app, admin) = administered(false, &[("ALLOWED_USER_IDS", "5000000900,5000000901")]).await;
    let guest = app.tg.user_with_id(5_000_000_901, "Guest", "en");
    ask(&guest, "/start", "Hello").await;
    ask(&admin, "/announce never mind", "Send it to 2 people?").await;
    press(&admin, "Don't send").await;
    sees(&admin, "Not sent to anyone.").await;
    ask(&admin, "/announce hello guests", "Send it to 2 people?").await;
    press(&admin, "Send to 2").await;
    sees(&admin, "Sent to 2 people.").await;
    assert_eq!((count(&guest, "never mind"), count(&guest, "hello guests")), (0, 1));
    app.finish().await;
}

impl TestApp {
    /// Lets time pass while the lookout keeps checking, until somebody sees a new message that contains the
    /// text.
    async fn is_told(&self, who: &User, after: i32, text: &str) {
        self.advance_until_shown(5, who, |message| {
            self.app().store().wakeups().alarms.notify_one();
            message.id > after && message.text.contains(text)
        })
        .await;
    }
}

#[tokio::test]
async fn administrators_are_told_once_of_lasting_trouble_and_once_of_its_end() {
    let (app, admin) = administered(true, &[]).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    let before = mark(&admin);
    app.tg.fail_chat(alice.chat_id(), Some(Fault::DropBefore));
    app.sms.deliver_sms(order.id, Sms::code("418273"));
    app.is_told(&admin, before, OUTBOX).await;
    let told = mark(&admin);
    for _ in 0..20 {
        app.advance(5);
        app.app().store().wakeups().alarms.notify_one();
        tokio::task::yield_now().await;
    }
    app.tg.fail_chat(alice.chat_id(), None);
    app.comes(&alice, "🔑 418273").await;
    app.is_told(&admin, told, "Resolved after").await;
    assert_eq!(count(&admin, OUTBOX), 2, "once, and once when it is over: {:?}", admin.from_bot());
    assert_eq!(count(&alice, OUTBOX), 0);
    let all = admin.from_bot().iter().map(|message| message.text.clone()).collect::<String>();
    assert!(!all.contains("418273") && !all.contains(account.token()), "{all}");
    app.finish().await;
}

#[tokio::test]
async fn trouble_that_was_told_before_a_restart_is_not_told_again_and_its_end_is() {
    let (mut app, admin) = administered(true, &[]).await;
    let (alice, account) = app.pushed("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    let before = mark(&admin);
    app.tg.fail_chat(alice.chat_id(), Some(Fault::DropBefore));
    app.sms.deliver_sms(order.id, Sms::code("418273"));
    app.is_told(&admin, before, OUTBOX).await;
    let told = mark(&admin);
    app.stop().await;
    app.run().await;
    for _ in 0..40 {
        app.advance(5);
        app.app().store().wakeups().alarms.notify_one();
        app.sms.wait_until(std::time::Duration::from_millis(20), |_| false).await.unwrap_err();
    }
    app.tg.fail_chat(alice.chat_id(), None);
    app.comes(&alice, "🔑 418273").await;
    app.is_told(&admin, told, "Resolved after").await;
    assert_eq!(count(&admin, OUTBOX), 2, "{:?}", admin.from_bot());
    app.finish().await;
}

#[tokio::test]
async fn trouble_of_which_nobody_could_be_told_is_told_when_it_is_over() {
    let (app, admin) = administered(true, &[("TELEGRAM_UPDATES", "webhook")]).await;
    let before = mark(&admin);
    app.tg.down(true);
    let end = tokio::time::Instant::now() + SOON;
    app.app().store().wakeups().telegram_webhook.notify_one();
    while !app.get("/readyz").await.1.contains("telegram") {
        assert!(tokio::time::Instant::now() < end, "nobody notices");
        tokio::task::yield_now().await;
    }
    for _ in 0..40 {
        app.advance(5);
        app.app().store().wakeups().alarms.notify_one();
        app.sms.wait_until(std::time::Duration::from_millis(20), |_| false).await.unwrap_err();
    }
    // Neither the running check nor the one requested in the meantime may find Telegram available again.
    app.sms.wait_until(std::time::Duration::from_secs(1), |_| false).await.unwrap_err();
    app.tg.down(false);
    app.app().store().wakeups().telegram_webhook.notify_one();
    // A check before updates resume would report the trouble itself.
    let end = tokio::time::Instant::now() + SOON;
    while app.get("/readyz").await.1.contains("telegram") {
        assert!(tokio::time::Instant::now() < end, "its return is not noticed");
        tokio::task::yield_now().await;
    }
    app.is_told(&admin, before, "Telegram isn't delivering updates").await;
    assert_eq!(count(&admin, "✅ Resolved after"), 1, "{:?}", admin.from_bot());
    assert_eq!(count(&admin, "⚠️"), 0);
    app.finish().await;
}
