//! Which Bot API features a server supports.
//!
//! Telegram's own servers are always current; a self-hosted one may be years behind. Real older servers mostly ignore
//! unknown fields. This one rejects them, which is harder on a bot.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// A feature that older Bot API servers lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// `style` and `icon_custom_emoji_id` of a button (9.4). Without it: 400, unknown field.
    ButtonStyle,
    /// The tag `tg-time` and entities of type `date_time` (9.5). Without it: 400, unsupported start tag.
    DateTime,
    /// `reply_parameters` (7.0). Without it: 400, unknown parameter.
    ReplyParameters,
    /// `message_thread_id` of what is sent, and getMe's `has_topics_enabled` (9.3). Without it: 400, unknown
    /// parameter.
    Threads,
    /// The method `deleteMessages` (7.0). Without it: 404.
    DeleteMessages,
    /// `copy_text` of a button (7.11). Without it: 400, unknown field.
    CopyText,
    /// The method `sendRichMessage` (10.1). Without it: 404.
    RichMessages,
}

impl Feature {
    /// Every feature.
    pub const ALL: [Self; 7] = [
        Self::ButtonStyle,
        Self::DateTime,
        Self::ReplyParameters,
        Self::Threads,
        Self::DeleteMessages,
        Self::CopyText,
        Self::RichMessages,
    ];
}

/// A set of features.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Features(BTreeSet<Feature>);

impl Features {
    /// All features, as on a current server.
    #[must_use]
    pub fn current() -> Self {
        Self(Feature::ALL.into_iter().collect())
    }

    /// No features.
    #[must_use]
    pub const fn none() -> Self {
        Self(BTreeSet::new())
    }

    /// Adds a feature.
    #[must_use]
    pub fn with(mut self, feature: Feature) -> Self {
        self.set(feature, true);
        self
    }

    /// Removes a feature.
    #[must_use]
    pub fn without(mut self, feature: Feature) -> Self {
        self.set(feature, false);
        self
    }

    /// Whether the set contains a feature.
    #[must_use]
    pub fn has(&self, feature: Feature) -> bool {
        self.0.contains(&feature)
    }

    pub(super) fn set(&mut self, feature: Feature, on: bool) {
        if on {
            self.0.insert(feature);
        } else {
            self.0.remove(&feature);
        }
    }
}

impl Default for Features {
    fn default() -> Self {
        Self::current()
    }
}
