//! The start on a database of a million orders. It takes a minute or two to fill, so it is run by hand:
//!
//! ```sh
//! cargo test --test store million -- --ignored --nocapture --test-threads 1
//! ```
//!
//! with `TEST_DATABASE_URL` on PostgreSQL too. That each statement finds its rows by an index is shown for all of them,
//! at every run, by `plans`.

use std::time::{Duration, Instant};

use smscode_bot::domain::Private;

use crate::home::{Home, LEASE, USER, keyring};

/// A start that takes longer than this has read what it did not need.
const FAST: Duration = Duration::from_secs(2);

/// A million of everything that is kept; one order in a thousand is open, one in a hundred still holds its codes.
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
    store.beat().await.unwrap();
    let opened = begun.elapsed();
    assert!(store.find_next_push().await.unwrap().is_some());
    assert_eq!(store.find_next_purchase().await.unwrap(), None);
    assert!(store.find_next_poll().await.unwrap().is_some());
    assert!(!store.claim_pushes(64, LEASE).await.unwrap().is_empty());
    assert_eq!(store.claim_polls(64, LEASE).await.unwrap().len(), 1);
    assert!(store.claim_purchases(64, LEASE).await.unwrap().is_empty());
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
