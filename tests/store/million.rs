//! Startup on a database of a million orders. Filling it takes a minute or two, so it is run by hand:
//!
//! ```sh
//! cargo test --test store million -- --ignored --nocapture --test-threads 1
//! ```
//!
//! with `TEST_DATABASE_URL` on PostgreSQL too. `plans` checks in every run that each statement finds its rows
//! by an index.

use std::time::{Duration, Instant};

use smscode_bot::domain::Private;

use crate::home::{Home, USER, keyring};

/// A start that takes longer than this has read more than it needed.
const FAST: Duration = Duration::from_secs(2);

/// A million of each kind of row; one order in a thousand is open, one in a hundred still has its codes.
const FILL: [&str; 6] = [
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
     INSERT INTO users (user_id, currency, notifications, created_at) SELECT i, 'IDR', 'all', 1 FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
     INSERT INTO orders (user_id, order_id, card, status, status_at, created_at, ended_at, purged_at, abilities, round,
         verified)
     SELECT i % 100000 + 1, i, 'order', CASE WHEN i % 1000 = 0 THEN 'ACTIVE' ELSE 'COMPLETED' END, 1, 1,
         CASE WHEN i % 1000 = 0 THEN NULL ELSE 1 END, CASE WHEN i % 100 = 0 THEN NULL ELSE 2 END, '', 1, 1 FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
     INSERT INTO sms (user_id, order_id, seq, received_at, round) SELECT i % 100000 + 1, i, 1, 1, 1 FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
     INSERT INTO purchases (intent, user_id, currency, body, product_id, country_id, service_id, quantity, price_idr,
         state, created_at)
     SELECT CAST(i AS TEXT), i % 100000 + 1, 'IDR', '', 1, 1, 1, 1, 15000, 'bought', 1 FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
     INSERT INTO cards (user_id, card, message_id) SELECT i % 100000 + 1, CAST(i AS TEXT), i FROM n",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
     INSERT INTO updates (update_id, handled_at) SELECT i, 4000000000000 FROM n",
];

async fn a_start_on_a_million_orders_is_fast(home: Home) {
    home.store.link_account(USER, &Private::new("token")).await.unwrap();
    home.store.apply(USER, &home.sms(2_000_000, "314159")).await.unwrap();
    let begun = Instant::now();
    let mut raw = home.raw().await;
    for statement in FILL {
        sqlx::query(statement).execute(&mut raw).await.unwrap();
    }
    drop(raw);
    eprintln!("filled in {} s", begun.elapsed().as_secs());
    let left = home.end().await;

    let begun = Instant::now();
    let store = left.open(&keyring("a", 1)).await.unwrap();
    let opened = begun.elapsed();
    assert_eq!(store.take_polls(64).len(), 1);
    assert!(store.take_purchases(64).is_empty());
    let chat = store.take_chats(64).remove(0);
    assert!(store.next_notification(chat.key()).await.unwrap().is_some());
    let working = begun.elapsed();
    eprintln!("open after {opened:?}, the first work in hand after {working:?}");
    assert!(working < FAST, "{working:?}");
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes; see above"]
async fn million_on_sqlite() {
    a_start_on_a_million_orders_is_fast(Home::sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes; see above"]
async fn million_on_postgres() {
    if let Some(home) = Home::postgres().await {
        a_start_on_a_million_orders_is_fast(home).await;
    }
}
