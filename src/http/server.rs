//! Accepts connections, and cuts those that hold one open and ask nothing.

use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::seats::{Seat, Seats};

/// How long the head of a request may take, from the first byte or from the end of the request before.
const HEAD_LIMIT: Duration = Duration::from_secs(10);
/// The largest head of a request that is read.
const HEAD_SIZE: usize = 32 * 1024;
/// Connections at the same time; for one more, the slowest is cut. Below the usual limit of 1024 open files.
const CONNECTIONS: usize = 512;
/// How long to wait after a connection could not be accepted, which mostly means that no file can be opened.
const BREATH: Duration = Duration::from_millis(100);

/// Serves the routes until `stop`; requests in hand are finished then. `tasks` waits for them.
pub async fn serve(listener: TcpListener, routes: Router, stop: CancellationToken, tasks: TaskTracker) {
    let seats = Seats::new(CONNECTIONS);
    loop {
        let stream = tokio::select! {
            () = stop.cancelled() => return,
            stream = next(&listener) => stream,
        };
        tasks.spawn(hold(stream, routes.clone(), stop.clone(), seats.take()));
    }
}

async fn next(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

async fn hold(stream: TcpStream, routes: Router, stop: CancellationToken, seat: Seat) {
    let routes = TowerToHyperService::new(routes);
    let answer = service_fn(|request| async {
        let answer = routes.call(request).await;
        seat.got_on();
        answer
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_LIMIT)
        .max_buf_size(HEAD_SIZE)
        .serve_connection(TokioIo::new(stream), answer);
    let mut connection = std::pin::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = seat.cut() => return tracing::debug!("a slow connection was cut: others came"),
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
