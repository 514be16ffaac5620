//! Emulates the two services that `smscode-bot` talks to, on localhost: [`telegram`], a Bot API server, and
//! [`smscode`], an SMSCode API server. Both keep state and validate strictly. Through their handles a test makes
//! users write and press buttons, delivers or drops SMS, injects failures and moves the clock.
//!
//! - [`smscode`]: accounts, one IDR ledger, orders, webhooks, faults
//! - [`telegram`]: people, chats, updates by polling or webhook, faults
//! - [`Clock`]: the clock of both; give them the same one
//!
//! The crate does not depend on the bot. Waits are driven by events, never by polling or sleeping, and fail after a
//! timeout with an error that shows the actual state. Closures passed to a wait run under the state's lock: they may
//! only read their argument and must not call the server.
//!
//! ```
//! use std::time::Duration;
//! use sandbox::{Clock, smscode, telegram};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let clock = Clock::default();
//! let sms = smscode::Server::start(smscode::Options { clock: clock.clone(), ..Default::default() }).await?;
//! let tg = telegram::Server::start(telegram::Options { clock: clock.clone(), ..Default::default() }).await?;
//! let account = sms.add_account(500_000);
//! let alice = tg.user("Alice", "en");
//! alice.say("/start");
//!
//! // a bot would now run against tg.url(), tg.token() and sms.url(), account.token()
//! let order = sms.create_elsewhere(&account, 142).ok_or("product 142 is always there")?;
//! sms.deliver_sms(order, smscode::Sms::code("123456"));
//! clock.advance(Duration::from_secs(20 * 60));
//! sms.wait_until(Duration::from_secs(5), |world| {
//!     world.order(order).is_some_and(|order| order.status == smscode::Status::Completed)
//! })
//! .await?;
//! assert_eq!(sms.balance(&account), 485_000);
//! assert!(sms.violations().is_empty() && tg.violations().is_empty());
//! # Ok(())
//! # }
//! ```

mod clock;
mod listener;
mod outbound;
mod rng;
pub mod smscode;
pub mod telegram;
mod watch_state;

pub use clock::Clock;
pub use watch_state::WaitError;
