//! Runs the page in a real browser, Chromium, for the tests and the pictures.
//!
//! It is driven by chromedriver over WebDriver, which takes a dozen HTTP and JSON calls; a crate for it would
//! add some forty others. Nothing polls: the page itself reports when an awaited element has appeared.
//! Chromium cannot resolve names, so any request of the page to another host fails and is noticed.
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
