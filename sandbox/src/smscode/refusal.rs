//! Error answers.

use axum::body::Body;
use axum::http::Response;
use serde_json::{Value, json};

use crate::listener;

/// An error envelope.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) details: Option<Value>,
    pub(crate) retry_after: Option<u64>,
    /// Whether a correct client never provokes this.
    pub(crate) is_violation: bool,
}

impl Refusal {
    pub(crate) fn new(status: u16, code: &str, message: impl Into<String>) -> Self {
        Self {
            status,
            code: code.to_owned(),
            message: message.into(),
            details: None,
            retry_after: None,
            is_violation: false,
        }
    }

    /// A request that the documentation forbids.
    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self { is_violation: true, ..Self::new(422, "VALIDATION_ERROR", message) }
    }

    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(404, "NOT_FOUND", format!("{what} not found"))
    }

    pub(crate) fn conflict(message: impl Into<String>) -> Self {
        Self::new(409, "CONFLICT", message)
    }

    pub(crate) fn unauthorized() -> Self {
        Self::new(401, "UNAUTHORIZED", "Missing or invalid API token")
    }

    pub(crate) fn after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    pub(crate) fn respond(&self) -> Response<Body> {
        let mut error = json!({ "code": self.code, "message": self.message });
        if let (Some(details), Some(object)) = (&self.details, error.as_object_mut()) {
            object.insert("details".to_owned(), details.clone());
        }
        let mut response = listener::json(self.status, &json!({ "success": false, "error": error }));
        if let Some(seconds) = self.retry_after {
            listener::set_header(&mut response, "retry-after", &seconds.to_string());
        }
        response
    }
}
