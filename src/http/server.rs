//! Accepts connections, and cuts those that hold one open and ask nothing.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long the head of a request may take, from the first byte or from the end of the request before.
const HEAD_LIMIT: Duration = Duration::from_secs(10);
/// The largest head of a request that is read.
const HEAD_SIZE: usize = 32 * 1024;
/// Connections at the same time; more wait at the system's door. Below the usual limit of 1024 open files.
const CONNECTIONS: usize = 512;
/// How long to wait after a connection could not be accepted, which mostly means that no file can be opened.
const BREATH: Duration = Duration::from_millis(100);

/// Serves the routes until `stop`; requests in hand are finished then. `tasks` waits for them.
pub async fn serve(listener: TcpListener, routes: Router, stop: CancellationToken, tasks: TaskTracker) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let (stream, place) = tokio::select! {
            () = stop.cancelled() => return,
            next = next(&listener, &places) => next,
        };
        tasks.spawn(hold(stream, routes.clone(), stop.clone(), place));
    }
}

async fn next(listener: &TcpListener, places: &Arc<Semaphore>) -> (TcpStream, Option<OwnedSemaphorePermit>) {
    let place = Arc::clone(places).acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return (stream, place),
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

async fn hold(
    stream: TcpStream,
    routes: Router,
    stop: CancellationToken,
    _place: Option<OwnedSemaphorePermit>,
) {
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_LIMIT)
        .max_buf_size(HEAD_SIZE)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(routes));
    let mut connection = std::pin::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        // The peer's doing: too slow, gone, or not HTTP.
        tracing::debug!(%error, "a connection ended early");
    }
}
