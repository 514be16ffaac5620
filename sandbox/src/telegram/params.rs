//! The parameters of a method, from query, form, JSON or multipart.

use axum::body::Body;
use axum::extract::{FromRequest, Multipart};
use axum::http::Request;
use serde_json::{Map, Value};

use super::refusal::Refusal;
use crate::listener::Inbound;

/// A file that was uploaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Upload {
    pub(crate) field: String,
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// The parameters of one call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Params {
    pub(crate) values: Map<String, Value>,
    pub(crate) files: Vec<Upload>,
}

impl Params {
    pub(crate) async fn read(inbound: &Inbound) -> Result<Self, Refusal> {
        let mut params = Self::default();
        params.add_form(&inbound.query);
        let kind = inbound.header("content-type").unwrap_or_default().to_lowercase();
        if kind.starts_with("multipart/form-data") {
            params.add_multipart(inbound).await.map_err(|error| Refusal::violation(error.to_string()))?;
        } else if kind.starts_with("application/json") {
            if !inbound.body.is_empty() {
                let body: Map<String, Value> = serde_json::from_slice(&inbound.body)
                    .map_err(|_| Refusal::violation("can't parse JSON object"))?;
                params.values.extend(body);
            }
        } else if let Ok(form) = std::str::from_utf8(&inbound.body) {
            params.add_form(form);
        }
        params.values.retain(|_, value| !value.is_null());
        Ok(params)
    }

    fn add_form(&mut self, form: &str) {
        let Ok(url) = reqwest::Url::parse(&format!("http://sandbox/?{form}")) else { return };
        for (name, value) in url.query_pairs() {
            self.values.insert(name.into_owned(), Value::String(value.into_owned()));
        }
    }

    async fn add_multipart(
        &mut self,
        inbound: &Inbound,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let mut request = Request::new(Body::from(inbound.body.clone()));
        *request.headers_mut() = inbound.headers.clone();
        let mut form = Multipart::from_request(request, &()).await?;
        while let Some(field) = form.next_field().await? {
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(str::to_owned) {
                Some(file) => {
                    let bytes = field.bytes().await?.to_vec();
                    self.files.push(Upload { field: name, name: file, bytes });
                }
                None => {
                    let text = field.text().await?;
                    self.values.insert(name, Value::String(text));
                }
            }
        }
        Ok(())
    }

    pub(crate) fn text(&self, name: &str) -> Option<String> {
        match self.values.get(name)? {
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        }
    }

    pub(crate) fn int(&self, name: &str) -> Option<i64> {
        match self.values.get(name)? {
            Value::String(text) => text.parse().ok(),
            other => other.as_i64(),
        }
    }

    pub(crate) fn flag(&self, name: &str) -> bool {
        match self.values.get(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => text.eq_ignore_ascii_case("true") || text == "1",
            _ => false,
        }
    }

    /// An object or array, which forms carry as a string.
    pub(crate) fn nested(&self, name: &str) -> Option<Value> {
        match self.values.get(name)? {
            Value::String(text) => serde_json::from_str(text).ok(),
            other => Some(other.clone()),
        }
    }

    pub(crate) fn list<T: serde::de::DeserializeOwned>(&self, name: &str) -> Option<Vec<T>> {
        serde_json::from_value(self.nested(name)?).ok()
    }
}
