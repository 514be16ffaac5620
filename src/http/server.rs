//! Accepts connections, and closes idle and slow ones.

use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::connections::{ConnectionLimit, ConnectionSlot};
use super::patience::{Heard, Patience};

/// Maximum size of request headers.
const HEAD_SIZE: usize = 32 * 1024;
/// Maximum number of connections; a new one replaces the slowest. Below the usual limit of 1024 open files.
const CONNECTIONS: usize = 512;
/// Pause after a failed accept, which usually means that the process is out of file descriptors.
const BREATH: Duration = Duration::from_millis(100);

/// Serves the routes until `stop`, then finishes requests in progress, which `tasks` tracks.
pub async fn serve(listener: TcpListener, routes: Router, stop: CancellationToken, tasks: TaskTracker) {
    let connections = ConnectionLimit::new(CONNECTIONS);
    loop {
        let stream = tokio::select! {
            () = stop.cancelled() => return,
            stream = next(&listener) => stream,
        };
        tasks.spawn(hold(stream, routes.clone(), stop.clone(), connections.take()));
    }
}

async fn next(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return stream,
            Err(error) => {
                tracing::warn!(%error, "failed to accept a connection");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

async fn hold<S>(stream: S, routes: Router, stop: CancellationToken, slot: ConnectionSlot)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (routes, patience) = (TowerToHyperService::new(routes), Patience::new());
    let answer = service_fn(|request| async {
        patience.is_asked();
        let answer = routes.call(request).await;
        slot.got_on();
        patience.has_answered();
        answer
    });
    // hyper's own header timeout also runs between requests, so it is not used.
    let connection = http1::Builder::new()
        .header_read_timeout(None)
        .max_buf_size(HEAD_SIZE)
        .serve_connection(TokioIo::new(Heard::new(stream, patience.clone())), answer);
    let mut connection = std::pin::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = slot.cut() => return tracing::debug!("closed the slowest connection to make room for a new one"),
        () = patience.is_over() => return tracing::debug!("closed an idle connection"),
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        // Caused by the peer: too slow, disconnected, or not HTTP.
        tracing::debug!(%error, "connection ended with an error");
    }
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
    use tokio::time::{Instant, sleep};

    use super::*;

    const ASK: &[u8] = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n";

    /// A connection that is held, as its peer sees it.
    fn connect() -> DuplexStream {
        let (peer, stream) = tokio::io::duplex(4096);
        let routes = Router::new().route("/", get(async || "hello"));
        tokio::spawn(hold(stream, routes, CancellationToken::new(), ConnectionLimit::new(8).take()));
        peer
    }

    async fn is_answered(peer: &mut DuplexStream) -> bool {
        if peer.write_all(ASK).await.is_err() {
            return false;
        }
        let mut answer = String::new();
        let mut bytes = [0; 512];
        while !answer.ends_with("hello") {
            match peer.read(&mut bytes).await {
                Ok(read @ 1..) => answer.push_str(std::str::from_utf8(bytes.get(..read).unwrap()).unwrap()),
                _ => return false,
            }
        }
        true
    }

    /// After how many seconds it is cut.
    async fn cut_after(peer: &mut DuplexStream) -> u64 {
        let since = Instant::now();
        assert_eq!(peer.read(&mut [0; 64]).await.unwrap(), 0);
        since.elapsed().as_secs()
    }

    #[tokio::test(start_paused = true)]
    async fn o3_a_kept_connection_outlasts_the_patience_of_proxies_and_the_time_of_a_head_counts_from_its_first_byte()
     {
        let mut peer = connect();
        // At once, and after as long as nginx, ALB and Caddy keep a connection.
        for idle in [0, 9, 11, 60, 120] {
            sleep(Duration::from_secs(idle)).await;
            assert!(is_answered(&mut peer).await, "after {idle} s");
        }
        assert_eq!(cut_after(&mut peer).await, 150, "but not for ever");
        assert_eq!(cut_after(&mut connect()).await, 150, "nor if it never says anything");

        let mut slow = connect();
        sleep(Duration::from_secs(100)).await;
        slow.write_all(b"GET / HT").await.unwrap();
        // What comes drop by drop is late all the same.
        sleep(Duration::from_secs(6)).await;
        slow.write_all(b"TP/1.1\r\n").await.unwrap();
        assert_eq!(cut_after(&mut slow).await, 4);
    }
}
