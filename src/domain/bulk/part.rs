//! One order's part in a bulk action.

use serde::{Deserialize, Serialize};

use crate::domain::failure::FailureKind;

/// Identifies one bulk press of a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BulkId(pub i64);

/// The action of a bulk press.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::IntoStaticStr, strum::EnumString,
)]
#[strum(serialize_all = "snake_case")]
pub enum BulkAction {
    /// Cancel orders waiting for an SMS.
    Cancel,
    /// Finish orders with a code.
    Finish,
}

impl BulkAction {
    /// The name used in the database.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Parses the output of [`BulkAction::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        word.parse().ok()
    }
}

/// An order's part in a bulk action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bulk {
    /// The press.
    pub id: BulkId,
    /// The action.
    pub action: BulkAction,
    /// Why it was abandoned for this order.
    pub failure: Option<FailureKind>,
}
