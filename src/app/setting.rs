//! Errors in settings that only show on this machine.

use std::fmt::Display;

/// A setting that looks valid but can't be used on this machine.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{variable}: {value} can't be used: {reason}")]
pub struct BadSetting {
    variable: &'static str,
    value: String,
    reason: String,
}

impl BadSetting {
    pub(super) fn new(variable: &'static str, value: impl Display, reason: &dyn Display) -> Self {
        Self { variable, value: value.to_string(), reason: reason.to_string() }
    }
}
