//! Re-encrypting under a new key while the service runs, and counting what is sealed under which key.

use std::collections::{BTreeMap, BTreeSet};

use smscode_bot::clock::Clock;
use smscode_bot::domain::tracking::Source;
use smscode_bot::domain::{Private, UserId};
use smscode_bot::store::{Error, Hook, SEALED_COLUMNS, Sealed, Store};
use smscode_bot::vault::Keyring;
use sqlx::Row;

use crate::home::{Home, Left, USER, key_line, keyring};

on_each_database! {
    e13_after_a_rotation_everything_opens_with_the_new_key_alone
    e13_once_a_rotation_has_begun_nothing_starts_with_the_old_key_alone
    e13_a_rotation_goes_on_where_it_was_broken_off
    e13_a_hook_is_found_and_a_token_told_apart_before_within_and_after_a_rotation
    e13_a_purchase_stays_with_its_account_through_a_rotation
    e13_what_is_written_while_a_value_is_sealed_anew_is_not_lost
    e13_every_sealed_column_is_sealed_anew
    e13_a_spoilt_value_is_counted_and_stops_nobody_else
}

fn both() -> Keyring {
    Keyring::parse(&format!("{},{}", key_line("b", 2), key_line("a", 1))).unwrap()
}

fn hook(n: u8) -> Hook {
    Hook { key: Private::new(format!("hook key {n}")), secret: Some(Private::new("secret")) }
}

/// Everything that is sealed or hashed, of `people` users.
async fn filled(home: &Home, people: i64) {
    for n in 0..people {
        let user = UserId(USER.0 + n);
        home.store.get_user(user, None).await.unwrap();
        home.store.link_account(user, &Private::new(format!("token {n}"))).await.unwrap();
        let previous = Hook { key: Private::new("https://other.example"), secret: None };
        let hook = hook(u8::try_from(n).unwrap());
        home.store.prepare_hook(user, &hook, Some(&previous)).await.unwrap();
        let mut seen = home.sms(1001 + n, "314159");
        home.store.apply(user, &seen).await.unwrap();
        seen.order.code = Some(Private::new("271828"));
        seen.source = Source::Event;
        home.store.apply(user, &seen).await.unwrap();
    }
}

async fn rotate(store: &Store) -> u64 {
    let mut exchanged = 0;
    for user in store.people_after(UserId(i64::MIN)).await.unwrap() {
        exchanged += store.rotate_person(user).await.unwrap();
    }
    store.note_sealed_anew().await.unwrap();
    exchanged
}

async fn counted(store: &Store) -> Sealed {
    let mut sealed = Sealed::default();
    store.inspect_check(&mut sealed).await.unwrap();
    for user in store.people_after(UserId(i64::MIN)).await.unwrap() {
        store.inspect_person(user, &mut sealed).await.unwrap();
    }
    sealed
}

/// The service, stopped and restarted with both keys.
async fn with_both(home: Home) -> (Left, Store) {
    let left = home.end().await;
    let service = left.open(&both()).await.unwrap();
    (left, service)
}

async fn e13_after_a_rotation_everything_opens_with_the_new_key_alone(home: Home) {
    filled(&home, 3).await;
    let before = counted(&home.store).await;
    let (values, hashes) = (before.values["a"], before.hashes["a"]);
    assert!(values > 20 && hashes == 6, "{before:?}");
    let (left, service) = with_both(home).await;
    assert_eq!(
        rotate(&service).await,
        values - 2 + hashes,
        "all but the two check values, which its start and its end exchange"
    );
    assert_eq!(rotate(&service).await, 0, "there is nothing left to do");
    let after = counted(&service).await;
    assert_eq!(after.values, BTreeMap::from([("b".to_owned(), values)]));
    assert_eq!(after.hashes, BTreeMap::from([("b".to_owned(), hashes)]));
    assert!(after.unreadable.is_empty());
    service.close().await;
    drop(service);
    let alone = left.open(&keyring("b", 2)).await.unwrap();
    for n in 0..3 {
        let user = UserId(USER.0 + n);
        let account = alone.find_account_by_hook(&format!("hook key {n}")).await.unwrap().unwrap();
        assert_eq!((account.user, account.hook.clone()), (user, Some(hook(u8::try_from(n).unwrap()))));
        assert_eq!(account.previous_hook.as_ref().unwrap().key.expose(), "https://other.example");
        let order = alone.open_orders(user).await.unwrap().remove(0);
        let codes: Vec<_> = order.sms.iter().map(|sms| sms.code.as_ref().unwrap().expose()).collect();
        assert_eq!(codes, ["314159", "271828"]);
        assert_eq!(order.phone.unwrap().expose(), "+6281298765432");
    }
}

async fn e13_once_a_rotation_has_begun_nothing_starts_with_the_old_key_alone(home: Home) {
    filled(&home, 1).await;
    let (left, service) = with_both(home).await;
    service.close().await;
    drop(service);
    assert!(matches!(left.open(&keyring("a", 1)).await, Err(Error::WrongKeys)));
    let back = left.open(&both()).await.unwrap();
    assert!(back.find_account(USER).await.unwrap().is_some());
}

async fn e13_a_rotation_goes_on_where_it_was_broken_off(home: Home) {
    filled(&home, 3).await;
    let (_left, service) = with_both(home).await;
    let one = service.rotate_person(USER).await.unwrap();
    assert!(one > 0);
    let half = counted(&service).await;
    assert!(half.values["a"] > 0 && half.values["b"] > 0, "{half:?}");
    assert!(service.find_account_by_hook("hook key 2").await.unwrap().is_some());
    assert_eq!(rotate(&service).await, 2 * one, "what was done is not done again");
    assert_eq!(counted(&service).await.values.keys().collect::<Vec<_>>(), ["b"]);
}

async fn e13_a_hook_is_found_and_a_token_told_apart_before_within_and_after_a_rotation(home: Home) {
    filled(&home, 2).await;
    let (_left, service) = with_both(home).await;
    let token = Private::new("token 0");
    // Before its row was re-encrypted: a refused token is still recognized as the linked one.
    service.revoke_account(USER, &token, false).await.unwrap();
    assert!(service.find_account(USER).await.unwrap().unwrap().revoked_at.is_some());
    service.link_account(USER, &token).await.unwrap();
    rotate(&service).await;
    for n in 0..2 {
        let account = service.find_account_by_hook(&format!("hook key {n}")).await.unwrap();
        assert_eq!(account.unwrap().user, UserId(USER.0 + n));
    }
    service.revoke_account(USER, &Private::new("another token"), false).await.unwrap();
    assert_eq!(service.find_account(USER).await.unwrap().unwrap().revoked_at, None);
    service.revoke_account(USER, &token, false).await.unwrap();
    assert!(service.find_account(USER).await.unwrap().unwrap().revoked_at.is_some());
}

async fn e13_a_purchase_stays_with_its_account_through_a_rotation(home: Home) {
    filled(&home, 1).await;
    let before = home.draft(1).await;
    assert!(home.store.confirm_purchase(USER, before.id, None, None).await.unwrap());
    let (_left, service) = with_both(home).await;
    assert!(service.is_from_linked_account(before.id).await.unwrap());
    // Linked again before the rotation reached it: the purchase is rotated along with it.
    service.link_account(USER, &Private::new("token 0")).await.unwrap();
    assert!(service.is_from_linked_account(before.id).await.unwrap());
    rotate(&service).await;
    assert!(service.is_from_linked_account(before.id).await.unwrap());
    service.link_account(USER, &Private::new("another token")).await.unwrap();
    assert!(!service.is_from_linked_account(before.id).await.unwrap());
}

async fn e13_what_is_written_while_a_value_is_sealed_anew_is_not_lost(home: Home) {
    filled(&home, 1).await;
    let (_left, service) = with_both(home).await;
    let mut tasks = tokio::task::JoinSet::new();
    let mut seen = None;
    for n in 0..20 {
        let linking = service.clone();
        tasks.spawn(async move {
            linking.link_account(USER, &Private::new(format!("fresh token {n}"))).await.unwrap();
            0
        });
        let rotating = service.clone();
        tasks.spawn(async move { rotating.rotate_person(USER).await.unwrap() });
        seen = Some(n);
    }
    tasks.join_all().await;
    assert_eq!(seen, Some(19));
    rotate(&service).await;
    let sealed = counted(&service).await;
    assert_eq!((sealed.values.len(), sealed.hashes.len()), (1, 1), "{sealed:?}");
    assert!(sealed.unreadable.is_empty(), "{sealed:?}");
}

async fn e13_every_sealed_column_is_sealed_anew(home: Home) {
    let mut raw = home.raw().await;
    let sqlite = "SELECT m.name || '.' || c.name AS found FROM sqlite_master m, pragma_table_info(m.name) c
                  WHERE m.type = 'table' AND c.type = 'BLOB' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\'";
    let postgres = "SELECT (table_name || '.' || column_name)::TEXT AS found FROM information_schema.columns
                    WHERE table_schema = 'public' AND data_type = 'bytea' AND table_name NOT LIKE '\\_sqlx%'";
    let rows = match sqlx::query(sqlite).fetch_all(&mut raw).await {
        Ok(rows) => rows,
        Err(_) => sqlx::query(postgres).fetch_all(&mut raw).await.unwrap(),
    };
    let found: BTreeSet<String> = rows.iter().map(|row| row.try_get("found").unwrap()).collect();
    let known = SEALED_COLUMNS.iter().map(|name| (*name).to_owned());
    // Keyed hashes are bytes too; they are hashed again.
    let known: BTreeSet<String> = known.chain(["accounts.hook_hash".to_owned()]).collect();
    assert_eq!(found, known, "a column with sealed values that `keys rotate` does not reach");
}

async fn e13_a_spoilt_value_is_counted_and_stops_nobody_else(home: Home) {
    filled(&home, 2).await;
    let mut raw = home.raw().await;
    let spoil = "UPDATE sms SET text = code WHERE user_id = $1 AND seq = 1";
    sqlx::query(spoil).bind(USER.0).execute(&mut raw).await.unwrap();
    let sealed = counted(&home.store).await;
    assert_eq!(sealed.unreadable, BTreeMap::from([("text".to_owned(), 1)]));
    let (_left, service) = with_both(home).await;
    assert!(service.rotate_person(USER).await.is_err());
    service.rotate_person(UserId(USER.0 + 1)).await.unwrap();
}

#[tokio::test]
async fn the_commands_tell_how_far_they_are_and_what_may_be_removed() {
    use smscode_bot::config::{self, Encryption};
    use smscode_bot::keys;
    use tokio_util::sync::CancellationToken;
    let home = Home::sqlite().await;
    filled(&home, 2).await;
    let path = home.folder().join("bot.db");
    let (_left, service) = with_both(home).await;
    let settings = |keyring| config::Vault {
        database: config::Database::Sqlite { path: path.clone() },
        encryption: Encryption::Keys(keyring),
    };
    let clock = || {
        let clock = sandbox::Clock::default();
        Clock::new(move || clock.now())
    };
    let mut said = Vec::new();
    keys::verify(&settings(both()), clock(), &mut said).await.unwrap();
    assert_eq!(
        String::from_utf8(said).unwrap(),
        "key b: 1 values, 0 hashes (seals)\nkey a: 19 values, 4 hashes\n"
    );
    let mut said = Vec::new();
    assert!(!service.is_sealed_anew().await.unwrap());
    keys::seal_anew(&service, &CancellationToken::new()).await;
    assert!(service.is_sealed_anew().await.unwrap());
    keys::verify(&settings(both()), clock(), &mut said).await.unwrap();
    assert_eq!(
        String::from_utf8(said).unwrap(),
        "key b: 20 values, 4 hashes (seals)\nkey a: 0 values, 0 hashes (may be removed)\n"
    );
    let refused = keys::verify(&settings(keyring("a", 1)), clock(), &mut Vec::new()).await.unwrap_err();
    assert!(refused.to_string().contains("can't be opened"), "{refused}");
}
