//! The routes of the page's data.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::json;
use smscode_bot::shutdown::Shutdown;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::controls::{Control, Refusal};
use crate::site;
use crate::world::Demo;

#[derive(Clone)]
struct Site {
    demo: Arc<Demo>,
    stop: CancellationToken,
}

#[derive(Deserialize)]
struct Seen {
    /// The version that the page already shows.
    seen: Option<String>,
}

/// An inline query.
#[derive(Deserialize)]
struct Asked {
    user: u64,
    text: String,
}

/// Serves the page until shutdown begins.
pub(crate) fn serve(shutdown: &Shutdown, listener: TcpListener, port: u16, demo: Arc<Demo>) {
    let stop = shutdown.token();
    let site = Site { demo, stop: stop.clone() };
    let api = Router::new()
        .route("/api/state", get(state))
        .route("/api/do", post(perform))
        .route("/api/inline", post(ask))
        .route("/files/{message}", get(file));
    let routes = site::routes(port, api).with_state(site);
    shutdown.spawn("page", async move {
        let served = axum::serve(listener, routes).with_graceful_shutdown(stop.cancelled_owned()).await;
        if let Err(error) = served {
            tracing::error!(%error, "the page can't be served");
        }
    });
}

/// Long poll: answers as soon as there is something newer than the page has seen.
async fn state(State(site): State<Site>, Query(query): Query<Seen>) -> impl IntoResponse {
    if let Some(seen) = query.seen {
        tokio::select! {
            () = site.demo.news(&seen) => {}
            () = site.stop.cancelled() => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        }
    }
    Json(site.demo.view().await).into_response()
}

// Requiring a JSON content type keeps other sites from sending this request.
async fn perform(State(site): State<Site>, Json(control): Json<Control>) -> impl IntoResponse {
    answer(site.demo.perform(control).map(|()| json!({ "ok": true })))
}

async fn ask(State(site): State<Site>, Json(asked): Json<Asked>) -> impl IntoResponse {
    answer(site.demo.ask_inline(asked.user, &asked.text).await)
}

fn answer(done: Result<impl Serialize, Refusal>) -> Response {
    match done {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response(),
    }
}

/// Pictures are shown inline, every other file is a download.
async fn file(State(site): State<Site>, Path(message): Path<i32>) -> Response {
    let Some(file) = site.demo.file(message) else { return StatusCode::NOT_FOUND.into_response() };
    let ending = file.name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let (kind, use_of_it) = match ending.as_str() {
        "png" | "gif" | "webp" | "jpeg" => (format!("image/{ending}"), "inline"),
        "jpg" => ("image/jpeg".to_owned(), "inline"),
        _ => ("application/octet-stream".to_owned(), "attachment"),
    };
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, use_of_it.to_owned())];
    (headers, file.bytes).into_response()
}
