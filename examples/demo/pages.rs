//! The routes of the page's data.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;
use smscode_bot::shutdown::Shutdown;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::levers::Lever;
use crate::site;
use crate::world::Demo;

#[derive(Clone)]
struct Site {
    demo: Arc<Demo>,
    stop: CancellationToken,
}

#[derive(Deserialize)]
struct Seen {
    /// The version that the page shows already.
    seen: Option<String>,
}

/// Serves the page until the shutdown begins.
pub(crate) fn serve(shutdown: &Shutdown, listener: TcpListener, port: u16, demo: Arc<Demo>) {
    let stop = shutdown.token();
    let site = Site { demo, stop: stop.clone() };
    let api = Router::new().route("/api/state", get(state)).route("/api/do", post(pull));
    let routes = site::routes(port, api).with_state(site);
    shutdown.spawn("page", async move {
        let served = axum::serve(listener, routes).with_graceful_shutdown(stop.cancelled_owned()).await;
        if let Err(error) = served {
            tracing::error!(%error, "the page can't be served");
        }
    });
}

/// Answers as soon as there is more to show than the page has seen.
async fn state(State(site): State<Site>, Query(query): Query<Seen>) -> impl IntoResponse {
    if let Some(seen) = query.seen {
        tokio::select! {
            () = site.demo.news(&seen) => {}
            () = site.stop.cancelled() => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        }
    }
    Json(site.demo.view().await).into_response()
}

// The body has to be declared as JSON, which no other site can make a browser send here.
async fn pull(State(site): State<Site>, Json(lever): Json<Lever>) -> impl IntoResponse {
    match site.demo.pull(lever) {
        Ok(()) => Json(json!({ "ok": true })).into_response(),
        Err(error) => (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response(),
    }
}
