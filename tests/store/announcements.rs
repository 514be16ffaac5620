//! Announcements: started once, sent by one process at a time, to each person at most once.

use smscode_bot::domain::UserId;
use smscode_bot::domain::announcement::{Announcement, AnnouncementState};
use smscode_bot::domain::notification::Notification;
use smscode_bot::store::{Delivered, Store};

use crate::home::{Home, USER, WAIT};

on_each_database! {
    an_announcement_begins_once_and_not_when_its_draft_is_old
    an_announcement_follows_when_the_one_before_has_ended
    a_person_is_taken_once_unless_telegram_asked_to_wait
    whoever_is_forgotten_takes_their_announcements_along
    pushes_that_are_due_or_in_hand_go_first
}

const DAY: u64 = 86_400;

async fn state(store: &Store, id: i64) -> AnnouncementState {
    store.find_announcement(id).await.unwrap().unwrap().state
}

async fn due(store: &Store) -> Option<Announcement> {
    store.find_due_announcement().await.unwrap()
}

async fn an_announcement_begins_once_and_not_when_its_draft_is_old(home: Home) {
    let [one, two] = home.two();
    let id = one.draft_announcement(USER, "hello").await.unwrap();
    assert_eq!(one.find_next_announcement().await.unwrap(), None);
    let presses = tokio::join!(one.begin_announcement(id, Some(7)), two.begin_announcement(id, Some(7)));
    assert!(presses.0.unwrap() != presses.1.unwrap(), "one of two presses begins it");
    assert_eq!(state(&one, id).await, AnnouncementState::Sending);
    let old = one.draft_announcement(USER, "hello again").await.unwrap();
    assert_ne!(id, old, "also within one millisecond");
    home.seconds_later(DAY + 1);
    assert!(one.begin_announcement(old, None).await.unwrap());
    assert_eq!(state(&one, old).await, AnnouncementState::Stopped);
    assert!(!one.begin_announcement(old, None).await.unwrap());
    assert_eq!(due(&one).await.map(|taken| taken.id), Some(id));
    assert!(one.finish_announcement(id).await.unwrap());
    assert_eq!(due(&one).await, None, "nothing is sent of the old one");
}

async fn an_announcement_follows_when_the_one_before_has_ended(home: Home) {
    let [one, two] = home.two();
    let mut ids = Vec::new();
    for words in ["first", "second"] {
        ids.push(one.draft_announcement(USER, words).await.unwrap());
        one.begin_announcement(*ids.last().unwrap(), None).await.unwrap();
    }
    assert_eq!(due(&one).await.map(|due| due.id), Some(ids[0]), "the one that was begun first");
    assert!(one.finish_announcement(ids[0]).await.unwrap());
    assert_eq!(due(&two).await.map(|due| due.id), Some(ids[1]));
    assert!(one.stop_announcement(ids[1]).await.unwrap());
    assert_eq!((due(&two).await, two.find_next_announcement().await.unwrap()), (None, None));
}

async fn a_person_is_taken_once_unless_telegram_asked_to_wait(home: Home) {
    let [one, two] = home.two();
    let store = &one;
    let id = store.draft_announcement(USER, "hello").await.unwrap();
    store.begin_announcement(id, None).await.unwrap();
    due(store).await.unwrap();
    let (first, second) = (UserId(1), UserId(2));
    assert!(store.take_recipient(id, first).await.unwrap());
    assert!(!two.take_recipient(id, first).await.unwrap());
    assert!(store.take_recipient(id, second).await.unwrap());
    let until = home.now() + chrono::TimeDelta::seconds(30);
    store.put_announcement_off(id, (first, UserId(0)), until).await.unwrap();
    assert!(!two.take_recipient(id, second).await.unwrap(), "who speaks of another person changes nothing");
    store.put_announcement_off(id, (second, first), until).await.unwrap();
    assert_eq!(store.find_next_announcement().await.unwrap(), Some(until));
    assert_eq!(due(&two).await, None, "all of it waits");
    home.seconds_later(30);
    assert_eq!(due(&two).await.map(|taken| taken.cursor), Some(first));
    assert!(two.take_recipient(id, second).await.unwrap());
    store.stop_announcement(id).await.unwrap();
    assert!(!two.take_recipient(id, UserId(3)).await.unwrap(), "it was stopped");
}

async fn whoever_is_forgotten_takes_their_announcements_along(home: Home) {
    let id = home.store.draft_announcement(USER, "hello").await.unwrap();
    home.store.begin_announcement(id, None).await.unwrap();
    due(&home.store).await.unwrap();
    home.forget(USER).await;
    assert_eq!(home.store.find_announcement(id).await.unwrap(), None);
    assert!(!home.store.take_recipient(id, UserId(1)).await.unwrap());
}

async fn pushes_that_are_due_or_in_hand_go_first(home: Home) {
    let store = &home.store;
    assert!(!store.is_delivering());
    store.add_notification(USER, &Notification::TokenRejected).await.unwrap();
    assert!(store.is_delivering());
    let (chat, entry) = home.in_hand().await;
    assert!(store.is_delivering());
    store.complete_notification(&entry, Delivered::Done).await.unwrap();
    store.leave_chat(chat, None).await;
    assert!(!store.is_delivering());
    store.add_notification(USER, &Notification::TokenRejected).await.unwrap();
    store.hold_chat(USER, WAIT).await.unwrap();
    assert_eq!(home.deliver().await, []);
    assert!(!store.is_delivering(), "one that has to wait holds nothing up");
}
