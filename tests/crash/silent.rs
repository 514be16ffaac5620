//! A connection to the provider that went silent, and a certificate that only this machine trusts (FAULTS
//! O8).

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http2;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use rcgen::CertifiedKey;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::process::SOON;
use crate::world::World;

/// HTTP/2 over TLS in front of a server with neither, whose connections can fall silent without being closed.
struct Front {
    address: SocketAddr,
    certificate: String,
    lines: Arc<Mutex<Vec<Arc<AtomicBool>>>>,
}

impl Front {
    async fn of(root: &str) -> Self {
        let CertifiedKey { cert, signing_key } =
            rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
        let key = rustls::pki_types::PrivatePkcs8KeyDer::from(signing_key.serialize_der());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key.into())
            .unwrap();
        config.alpn_protocols = vec![b"h2".to_vec()];
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let lines = Arc::<Mutex<Vec<Arc<AtomicBool>>>>::default();
        tokio::spawn(serve(
            listener,
            TlsAcceptor::from(Arc::new(config)),
            root.to_owned(),
            Arc::clone(&lines),
        ));
        Self { address, certificate: cert.pem(), lines }
    }

    /// From now on nothing goes in or out of the open connections.
    fn fall_silent(&self) -> usize {
        let lines = self.lines.lock().unwrap();
        lines.iter().for_each(|silent| silent.store(true, Ordering::Relaxed));
        lines.len()
    }
}

async fn serve(
    listener: TcpListener,
    tls: TlsAcceptor,
    root: String,
    lines: Arc<Mutex<Vec<Arc<AtomicBool>>>>,
) {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    while let Ok((stream, _)) = listener.accept().await {
        let silent = Arc::<AtomicBool>::default();
        lines.lock().unwrap().push(Arc::clone(&silent));
        let (tls, client, root) = (tls.clone(), client.clone(), root.clone());
        tokio::spawn(async move {
            let Ok(stream) = tls.accept(Line { stream, silent }).await else { return };
            let forward = service_fn(|request| forward(client.clone(), root.clone(), request));
            let served =
                http2::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), forward);
            drop(served.await);
        });
    }
}

async fn forward(
    client: reqwest::Client,
    root: String,
    request: Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    let (parts, body) = request.into_parts();
    let body: Bytes = axum::body::to_bytes(Body::new(body), 1 << 20).await.unwrap();
    let path = parts.uri.path_and_query().unwrap().as_str();
    let mut call = client.request(parts.method, format!("{root}{path}")).body(body);
    for (name, value) in parts.headers.iter().filter(|(name, _)| *name != "host") {
        call = call.header(name, value);
    }
    let answer = call.send().await.unwrap();
    let mut response = Response::new(Body::empty());
    *response.status_mut() = answer.status();
    for (name, value) in answer.headers().iter().filter(|(name, _)| *name != "connection") {
        response.headers_mut().insert(name, value.clone());
    }
    *response.body_mut() = Body::from(answer.bytes().await.unwrap());
    Ok(response)
}

/// A connection that, once silent, accepts everything and sends nothing.
struct Line<S> {
    stream: S,
    silent: Arc<AtomicBool>,
}

impl<S> Line<S> {
    fn is_silent(&self) -> bool {
        self.silent.load(Ordering::Relaxed)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Line<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if self.is_silent() {
            buffer.set_filled(before);
            return Poll::Pending;
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Line<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.is_silent() {
            return Poll::Ready(Ok(bytes.len()));
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Pending
    }
}

#[tokio::test]
async fn o8_a_connection_that_went_silent_is_noticed_within_30_s_and_a_private_ca_works_by_ssl_cert_file() {
    let mut world = World::new().await;
    let front = Front::of(&world.sms.url()).await;
    let file = world.folder.path().join("ca.pem");
    std::fs::write(&file, &front.certificate).unwrap();
    world.settings.insert("SMSCODE_API_URL", format!("https://{}", front.address));
    world.settings.insert("SSL_CERT_FILE", file.display().to_string());
    world.run().await;
    let (alice, _) = world.linked("Alice").await;
    assert!(front.fall_silent() > 0);
    let since = Instant::now();
    loop {
        let said = alice.say("/balance");
        let answer = alice.wait_for(SOON, |message| message.id > said).await.unwrap();
        let after = since.elapsed();
        assert!(after < Duration::from_secs(30), "after {after:?}: {}", answer.text);
        if answer.text.contains("Rp\u{a0}5,000,000") {
            break;
        }
        // As long as the answer asks for.
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    world.terminate().await;
}
