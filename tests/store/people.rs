//! People, accounts, dialogues, updates and leases.

use std::time::Duration;

use smscode_bot::domain::notification::Notification;
use smscode_bot::domain::user::{CodeStyle, Lifetime, Notifications};
use smscode_bot::domain::{Currency, Language, OrderStatus, Private, UserId, Zone};
use smscode_bot::store::{Hook, Reach, WebhookStatus};

use crate::home::{Home, USER};

on_each_database! {
    a_person_keeps_what_they_chose
    a_chat_that_telegram_holds_or_that_is_blocked_is_not_open
    a_linked_account_comes_back_as_it_was_stored
    e4_the_hook_is_found_by_its_key_before_the_provider_knows_it
    e1_a_refused_token_is_told_once_and_ends_the_looks
    an_account_is_looked_at_by_one_at_a_time
    a_dialogue_is_kept_and_forgotten
    d1_updates_are_a_set_because_ids_jump_backwards
    the_database_says_that_it_takes_writes
}

async fn a_person_keeps_what_they_chose(home: Home) {
    assert_eq!(home.store.find_user(UserId(1)).await.unwrap(), None);
    let mut user = home.store.get_user(UserId(1), Some("id-ID")).await.unwrap();
    assert_eq!((user.language, user.currency), (Language::Id, Currency::Idr));
    user.language = Language::En;
    user.currency = Currency::Usd;
    user.notifications = Notifications::CodesOnly;
    user.style = CodeStyle { code_only: true, covered: true, lifetime: Lifetime::Day };
    user.zone = Zone::from_name("Asia/Makassar");
    home.store.save_settings(&user).await.unwrap();
    assert_eq!(home.store.get_user(UserId(1), Some("id")).await.unwrap(), user);
}

async fn a_chat_that_telegram_holds_or_that_is_blocked_is_not_open(home: Home) {
    let store = &home.store;
    assert_eq!(store.get_reach(USER).await.unwrap(), Reach::Open);
    store.hold_chat(USER, Duration::from_secs(30)).await.unwrap();
    assert!(matches!(store.get_reach(USER).await.unwrap(), Reach::FloodUntil(_)));
    home.seconds_later(31);
    assert_eq!(store.get_reach(USER).await.unwrap(), Reach::Open);
    store.park_chat(USER).await.unwrap();
    assert_eq!(store.get_reach(USER).await.unwrap(), Reach::Blocked);
    store.unpark_chat(USER).await.unwrap();
    assert_eq!(store.get_reach(USER).await.unwrap(), Reach::Open);
}

async fn a_linked_account_comes_back_as_it_was_stored(home: Home) {
    use secrecy::ExposeSecret;
    let store = &home.store;
    assert!(store.find_account(USER).await.unwrap().is_none());
    for token in ["first-token", "second-token"] {
        store.link_account(USER, &Private::new(token)).await.unwrap();
        let account = store.find_account(USER).await.unwrap().unwrap();
        assert_eq!(account.token.expose_secret(), token);
        assert_eq!(
            (account.revoked_at, account.webhook, account.hook.clone()),
            (None, WebhookStatus::Off, None)
        );
    }
    store.unlink_account(USER, None).await.unwrap();
    assert!(store.find_account(USER).await.unwrap().is_none());
}

async fn e4_the_hook_is_found_by_its_key_before_the_provider_knows_it(home: Home) {
    let store = &home.store;
    store.link_account(USER, &Private::new("token")).await.unwrap();
    let hook = |key: &str| Hook { key: Private::new(key), secret: Some(Private::new("secret")) };
    let before = Hook { key: Private::new("https://elsewhere.example/hook"), secret: None };
    store.prepare_hook(USER, &hook("key one"), Some(&before)).await.unwrap();
    let found = store.find_account_by_hook("key one").await.unwrap().unwrap();
    assert_eq!(
        (found.user, found.webhook, found.hook.clone()),
        (USER, WebhookStatus::Pending, Some(hook("key one")))
    );
    assert_eq!(found.previous_hook.as_ref(), Some(&before));

    store.prepare_hook(USER, &hook("key two"), None).await.unwrap();
    store.set_webhook_status(USER, WebhookStatus::On).await.unwrap();
    store.note_event(USER).await.unwrap();
    assert!(store.find_account_by_hook("key one").await.unwrap().is_none());
    let found = store.find_account_by_hook("key two").await.unwrap().unwrap();
    assert_eq!((found.webhook, found.previous_hook.clone()), (WebhookStatus::On, Some(before)));
    assert!(found.last_event_at.is_some());

    store.set_webhook_status(USER, WebhookStatus::Off).await.unwrap();
    assert!(store.find_account_by_hook("key two").await.unwrap().is_none());
    let off = store.find_account(USER).await.unwrap().unwrap();
    assert_eq!((off.hook.clone(), off.previous_hook.clone(), off.last_event_at), (None, None, None));
}

async fn e1_a_refused_token_is_told_once_and_ends_the_looks(home: Home) {
    let store = &home.store;
    store.link_account(USER, &Private::new("token")).await.unwrap();
    assert!(store.next_poll().is_some());
    store.revoke_account(USER, &Private::new("the token before"), true).await.unwrap();
    assert_eq!(store.find_account(USER).await.unwrap().unwrap().revoked_at, None, "another token is linked");
    let token = Private::new("token");
    store.revoke_account(USER, &token, true).await.unwrap();
    store.revoke_account(USER, &token, true).await.unwrap();
    assert!(store.find_account(USER).await.unwrap().unwrap().revoked_at.is_some());
    assert_eq!(home.deliver().await, [Notification::TokenRejected]);
    let keyring = home.keyring.clone();
    let left = home.end().await;
    let store = left.open(&keyring).await.unwrap();
    assert!(store.take_polls(10).is_empty(), "nor after a start");
}

async fn an_account_is_looked_at_by_one_at_a_time(home: Home) {
    let store = &home.store;
    for user in 1..=20 {
        store.get_user(UserId(user), None).await.unwrap();
        store.link_account(UserId(user), &Private::new("token")).await.unwrap();
    }
    let mut taken: Vec<_> = (0..3).flat_map(|_| store.take_polls(8)).collect();
    taken.sort_by_key(|taken| taken.key());
    assert_eq!(taken.iter().map(|taken| taken.key().0).collect::<Vec<_>>(), (1..=20).collect::<Vec<_>>());

    let next = home.now() + chrono::TimeDelta::seconds(30);
    store.finish_poll(taken.remove(0), Some(next));
    assert!(store.take_polls(20).is_empty());
    home.seconds_later(30);
    let again = store.take_polls(20).remove(0);
    assert_eq!(again.key(), UserId(1));
    // Nothing is open: no more polls.
    store.finish_poll(again, None);
    assert!(store.take_polls(1).is_empty());
    // Something became known in the meantime: one more poll.
    store.poll_soon(UserId(1));
    let again = store.take_polls(1).remove(0);
    store.apply(UserId(1), &home.seen(1, OrderStatus::Active)).await.unwrap();
    store.finish_poll(again, None);
    home.seconds_later(3);
    assert_eq!(store.take_polls(1).len(), 1);
}

async fn a_dialogue_is_kept_and_forgotten(home: Home) {
    let store = &home.store;
    for state in [None, Some("one"), Some("two"), None] {
        store.set_dialogue(USER, state).await.unwrap();
        assert_eq!(store.find_dialogue(USER).await.unwrap().as_deref(), state);
    }
}

async fn d1_updates_are_a_set_because_ids_jump_backwards(home: Home) {
    let store = &home.store;
    for update in [700_000_001, 700_000_002, 12] {
        assert!(!store.is_handled(update));
        store.mark_handled(update).await.unwrap();
        store.mark_handled(update).await.unwrap();
        assert!(store.is_handled(update));
    }
    assert!(!store.is_handled(700_000_000));
    home.seconds_later(47 * 3_600);
    store.forget_old_updates().await.unwrap();
    assert!(store.is_handled(12));
    home.seconds_later(2 * 3_600);
    store.forget_old_updates().await.unwrap();
    assert!(!store.is_handled(12));
}

async fn the_database_says_that_it_takes_writes(home: Home) {
    home.store.renew_ownership().await.unwrap();
    home.store.renew_ownership().await.unwrap();
}
