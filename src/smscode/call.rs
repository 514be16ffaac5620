//! One call of the provider, put together by the files of its subjects.

use std::fmt;

use reqwest::Method;

/// One call that is about to be made.
pub(super) struct Call<'a> {
    pub(super) method: Method,
    pub(super) path: &'a str,
    pub(super) query: Vec<(&'static str, String)>,
    pub(super) body: Option<String>,
    pub(super) key: Option<&'a str>,
}

impl<'a> Call<'a> {
    pub(super) fn get(path: &'a str) -> Self {
        Self { method: Method::GET, path, query: Vec::new(), body: None, key: None }
    }

    pub(super) fn post(path: &'a str) -> Self {
        Self { method: Method::POST, ..Self::get(path) }
    }

    pub(super) fn patch(path: &'a str) -> Self {
        Self { method: Method::PATCH, ..Self::get(path) }
    }

    /// Adds a query parameter, when there is a value.
    pub(super) fn query(mut self, name: &'static str, value: Option<impl fmt::Display>) -> Self {
        self.query.extend(value.map(|value| (name, value.to_string())));
        self
    }

    /// Sends exactly this JSON text.
    pub(super) fn body(mut self, json: impl Into<String>) -> Self {
        self.body = Some(json.into());
        self
    }

    /// Sends this idempotency key.
    pub(super) fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }
}
