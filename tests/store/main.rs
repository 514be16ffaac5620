//! The store on real databases: SQLite always, and PostgreSQL when `TEST_DATABASE_URL` names a server that
//! allows creating databases. Tests for both share one function.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "what can't go on here is a failed test"
)]

/// Turns functions that take a [`home::Home`] into tests: one on each database.
macro_rules! on_each_database {
    ($($name:ident)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name($crate::home::Home::sqlite().await).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                if let Some(home) = $crate::home::Home::postgres().await {
                    super::$name(home).await;
                }
            })*
        }
    };
}

mod accounts;
mod announcements;
mod choices;
mod home;
mod keys;
mod million;
mod orders;
mod outbox;
mod outcomes;
mod owner;
mod people;
mod plans;
mod purchases;
mod rotation;
mod scenes;
mod server;
mod starts;
mod watches;
mod writer;
