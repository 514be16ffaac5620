//! Strict reading of queries and bodies.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::refusal::Refusal;

/// The parameters of a query string.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query(BTreeMap<String, String>);

impl Query {
    pub(crate) fn parse(raw: &str) -> Self {
        let url = reqwest::Url::parse(&format!("http://sandbox/?{raw}"));
        let pairs = url.map(|url| url.query_pairs().into_owned().collect()).unwrap_or_default();
        Self(pairs)
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    pub(crate) fn id(&self, name: &str) -> Result<Option<u64>, Refusal> {
        let Some(text) = self.text(name) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| Refusal::invalid(format!("{name} must be an integer")))
    }

    pub(crate) fn number(&self, name: &str, min: u64, max: u64, default: u64) -> Result<u64, Refusal> {
        let value = self.id(name)?.unwrap_or(default);
        if (min..=max).contains(&value) {
            Ok(value)
        } else {
            Err(Refusal::invalid(format!("{name} must be between {min} and {max}")))
        }
    }
}

/// A JSON object that may contain only the named fields.
#[derive(Debug)]
pub(crate) struct Fields<'a>(&'a Map<String, Value>);

impl<'a> Fields<'a> {
    pub(crate) fn of(body: Option<&'a Value>, known: &[&str]) -> Result<Self, Refusal> {
        let Some(Value::Object(object)) = body else {
            return Err(Refusal::invalid("The request body must be a JSON object"));
        };
        match object.keys().find(|name| !known.contains(&name.as_str())) {
            Some(name) => Err(Refusal::invalid(format!("Unknown field {name}"))),
            None => Ok(Self(object)),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    pub(crate) fn id(&self, name: &str) -> Result<u64, Refusal> {
        self.optional_id(name)?.ok_or_else(|| Refusal::invalid(format!("{name} is required")))
    }

    pub(crate) fn optional_id(&self, name: &str) -> Result<Option<u64>, Refusal> {
        self.0
            .get(name)
            .map(|value| {
                value
                    .as_u64()
                    .filter(|id| *id > 0)
                    .ok_or_else(|| Refusal::invalid(format!("{name} must be a positive integer")))
            })
            .transpose()
    }

    pub(crate) fn text(&self, name: &str) -> Result<Option<&'a str>, Refusal> {
        self.0
            .get(name)
            .map(|value| value.as_str().ok_or_else(|| Refusal::invalid(format!("{name} must be a string"))))
            .transpose()
    }

    pub(crate) fn raw(&self, name: &str) -> Option<&'a Value> {
        self.0.get(name)
    }
}
