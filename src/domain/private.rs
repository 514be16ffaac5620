//! Values that must never be logged: codes, SMS texts, phone numbers, hook keys.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

/// A string whose `Debug` output reveals nothing and whose memory is wiped on drop.
///
/// There is no `Display`: callers that need the value use [`Private::expose`].
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Private(String);

impl Private {
    /// Wraps a value that came from outside.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The value itself, for the owner's chat, the provider or the vault.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether it contains only white space.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private(…)")
    }
}

impl Drop for Private {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl FromStr for Private {
    type Err = Infallible;

    fn from_str(value: &str) -> Result<Self, Infallible> {
        Ok(Self::new(value))
    }
}

impl From<String> for Private {
    fn from(value: String) -> Self {
        Self(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing_of_the_value() {
        let shown = format!("{:?} {:#?}", Private::new("123456"), Some(Private::new("secret")));
        assert!(!shown.contains("123456") && !shown.contains("secret"), "{shown}");
    }
}
