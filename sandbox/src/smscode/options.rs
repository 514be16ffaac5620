//! Settings of an SMSCode server.

use std::time::Duration;

use super::catalog::CatalogSize;
use crate::clock::Clock;

/// Which of the provider's two published surfaces is served.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Surface {
    /// The provider's current contract in full.
    #[default]
    Live,
    /// Exactly the shapes and error codes of the older API document.
    Seed,
}

/// Rate limits per group and 60 seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Limits {
    /// As documented.
    #[default]
    Documented,
    /// None.
    Off,
    /// The same small number for every group.
    Each(u32),
}

/// Settings of an SMSCode server.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen; port 0 takes a free one.
    pub listen: String,
    /// Which surface is served.
    pub surface: Surface,
    /// The seed of catalog, numbers and secrets.
    pub seed: u64,
    /// How much is for sale.
    pub catalog: CatalogSize,
    /// Rate limits.
    pub limits: Limits,
    /// IDR per USD at the start; `None` means that there is no usable rate.
    pub fx: Option<i64>,
    /// Delays between delivery attempts of one webhook event; empty means one attempt. `None`: 1 s, 2 s, 4 s
    /// on the live surface and one attempt on the seed surface.
    pub webhook_backoff: Option<Vec<Duration>>,
    /// How long an endpoint may take to answer an event.
    pub webhook_timeout: Duration,
    /// Whether the signature is `sha256=` + hex. `None`: on the live surface yes, on the seed surface bare hex.
    pub signature_prefix: Option<bool>,
    /// Whether the old code stays on an order after a resend. `None`: on the live surface yes, on the seed
    /// surface no.
    pub resend_keeps_code: Option<bool>,
    /// Whether refused purchases are also replayed from memory when their key is used again.
    pub cache_refusals: bool,
    /// A call within this real time after a wait began may already have been in flight, even if a test has moved
    /// the clock meanwhile; it breaks no rule.
    pub in_flight: Duration,
    /// Whether `/_control/...` is served.
    pub control: bool,
    /// The clock; give both servers the same one.
    pub clock: Clock,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:0".to_owned(),
            surface: Surface::Live,
            seed: 7,
            catalog: CatalogSize::Small,
            limits: Limits::Documented,
            fx: Some(16_250),
            webhook_backoff: None,
            webhook_timeout: Duration::from_secs(3),
            signature_prefix: None,
            resend_keeps_code: None,
            cache_refusals: false,
            in_flight: Duration::from_millis(500),
            control: false,
            clock: Clock::default(),
        }
    }
}

impl Options {
    pub(crate) fn live(&self) -> bool {
        self.surface == Surface::Live
    }

    pub(crate) fn backoff(&self) -> Vec<Duration> {
        match (&self.webhook_backoff, self.surface) {
            (Some(backoff), _) => backoff.clone(),
            (None, Surface::Live) => [1, 2, 4].map(Duration::from_secs).to_vec(),
            (None, Surface::Seed) => Vec::new(),
        }
    }

    pub(crate) fn prefixed(&self) -> bool {
        self.signature_prefix.unwrap_or_else(|| self.live())
    }

    pub(crate) fn keeps_code(&self) -> bool {
        self.resend_keeps_code.unwrap_or_else(|| self.live())
    }
}
