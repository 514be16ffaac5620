//! A real browser in front of the page: Chromium, for the tests and for the pictures.
//!
//! It is driven by chromedriver over WebDriver, which is a dozen calls of HTTP and JSON; a crate for it would bring some
//! forty others. Nothing polls: the page itself says when what is waited for has appeared. Chromium can resolve no name,
//! so whatever the page might ask of another host fails and is seen.
//!
//! - [`driver`]: chromedriver, a session, its calls
//! - [`page`]: the page as a person handles it
//! - `watching`: keys and logs, for the tests
//! - [`stage`]: the running demo with the page open in the browser

mod driver;
mod page;
mod stage;
#[cfg(test)]
mod watching;

pub(crate) use driver::Look;
#[cfg(test)]
pub(crate) use page::{ENTER, Page};
pub(crate) use stage::Stage;
