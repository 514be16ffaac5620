//! The Bot API's errors, verbatim.

use axum::body::Body;
use axum::http::Response;
use serde_json::json;

use crate::listener;

/// An answer with `ok: false`.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) code: u16,
    pub(crate) description: String,
    pub(crate) retry_after: Option<u64>,
    /// Whether a correct bot never provokes this.
    pub(crate) is_violation: bool,
    /// Whether it is a proxy's error page instead of an answer.
    page: bool,
}

impl Refusal {
    pub(crate) fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), retry_after: None, is_violation: false, page: false }
    }

    /// An error page of a proxy.
    pub(crate) fn page(code: u16) -> Self {
        Self { page: true, ..Self::new(code, format!("<html><body>{code}</body></html>")) }
    }

    pub(crate) fn bad(text: impl std::fmt::Display) -> Self {
        Self::new(400, format!("Bad Request: {text}"))
    }

    /// A request that is invalid in any state.
    pub(crate) fn violation(text: impl std::fmt::Display) -> Self {
        Self { is_violation: true, ..Self::bad(text) }
    }

    pub(crate) fn flood(seconds: u64) -> Self {
        let text = format!("Too Many Requests: retry after {seconds}");
        Self { retry_after: Some(seconds), ..Self::new(429, text) }
    }

    pub(crate) fn respond(&self) -> Response<Body> {
        if self.page {
            return listener::answer(self.code, "text/html", self.description.clone());
        }
        let mut body = json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let (Some(seconds), Some(object)) = (self.retry_after, body.as_object_mut()) {
            object.insert("parameters".to_owned(), json!({ "retry_after": seconds }));
        }
        let mut response = listener::json(self.code, &body);
        if let Some(seconds) = self.retry_after {
            listener::set_header(&mut response, "retry-after", &seconds.to_string());
        }
        response
    }
}

pub(crate) const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply \
                                       markup are exactly the same as a current content and reply \
                                       markup of the message";
pub(crate) const QUERY_TOO_OLD: &str = "query is too old and response timeout expired or query ID is invalid";
pub(crate) const NO_METHOD: &str = "Not Found: method not found";
pub(crate) const OTHER_POLLER: &str = "Conflict: terminated by other getUpdates request; make sure that \
                                       only one bot instance is running";
pub(crate) const WEBHOOK_ACTIVE: &str = "Conflict: can't use getUpdates method while webhook is active; \
                                         use deleteWebhook to delete the webhook first";
