//! The two outside worlds of `smscode-bot` on localhost: [`telegram`], a Bot API, and [`smscode`], an SMSCode
//! API. Both keep state, both are strict about what they are sent, and both have a handle with which a test
//! makes people write and press, SMS arrive or get lost, answers fail, and time pass.
//!
//! - [`smscode`]: accounts, one IDR ledger, orders, webhooks, faults
//! - [`telegram`]: people, chats, updates by polling or webhook, faults
//! - [`Clock`]: the time of both; give them the same one
//!
//! Nothing here knows the bot. Nothing polls or sleeps to see a change: every wait is woken by the change, and
//! gives up after its timeout with an error that says what was there instead. The closures of the waits run
//! under the world's lock: they look only at their argument and never call the server.
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
mod dice;
mod listener;
mod outbound;
pub mod smscode;
pub mod telegram;
mod watched;

pub use clock::Clock;
pub use watched::WaitError;
