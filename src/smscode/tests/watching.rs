//! What a client notices by itself: what becomes of its token, and that there is no exchange rate.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::*;
use crate::domain::OrderId;
use crate::domain::failure::FailureKind;
use crate::smscode::Watch;

const REFUSAL: &str = r#"{"success":false,"error":{"code":"UNAUTHORIZED","message":"Invalid token"}}"#;
const NO_RATE: &str = r#"{"success":false,"error":{"code":"FX_RATE_UNAVAILABLE","message":"No rate"}}"#;

/// Writes down what it hears, and takes the first refusal for a suspicion.
#[derive(Default)]
struct Heard(Mutex<Vec<&'static str>>);

impl Heard {
    fn note(&self, word: &'static str) -> bool {
        let mut heard = self.0.lock().expect("a lock");
        heard.push(word);
        heard.len() == 1
    }
}

impl Watch for Heard {
    fn accepted(&self) -> BoxFuture<'_, ()> {
        async move {
            self.note("accepted");
        }
        .boxed()
    }

    fn refused<'a>(&'a self, _: &'a Error) -> BoxFuture<'a, bool> {
        async move { self.note("refused") }.boxed()
    }
}

#[tokio::test]
async fn a1_a_client_tells_its_watch_of_every_refusal_whatever_is_done_with_the_error() {
    let (heard, server) = (Arc::new(Heard::default()), Server::answering(401, &[], REFUSAL).await);
    let client = server.idr().watched_by(heard.clone());
    let kind = |error: Option<Error>| error.expect("a refusal").failure().kind;
    assert_eq!(kind(client.balance().await.err()), FailureKind::TokenDoubted);
    assert_eq!(kind(client.countries().await.err()), FailureKind::TokenRejected);
    let another =
        server.api.client(&SecretString::from("never sent"), Currency::Idr).watched_by(heard.clone());
    assert_eq!(kind(another.balance().await.err()), FailureKind::TokenRejected);
    assert_eq!(*heard.0.lock().expect("a lock"), ["refused"; 3]);
}

#[tokio::test]
async fn a1_an_accepted_token_is_heard_of_and_a_fault_says_nothing_of_it() {
    let heard = Arc::new(Heard::default());
    let balance = r#"{"success":true,"data":{"balance":5,"currency":"IDR"}}"#;
    Server::ok(balance).await.idr().watched_by(heard.clone()).balance().await.expect("a balance");
    assert!(Server::answering(500, &[], "").await.idr().watched_by(heard.clone()).balance().await.is_err());
    assert_eq!(*heard.0.lock().expect("a lock"), ["accepted"]);
}

#[tokio::test]
async fn e20_what_does_not_hang_on_money_is_read_in_rupiah_when_there_is_no_rate() {
    let server = Server::answering(503, &[], NO_RATE).await;
    let client = server.usd();
    let read = client.even_without_rate(|client| async move { client.order(OrderId(7)).await });
    assert!(read.await.is_err());
    let seen: Vec<_> = server.seen.lock().expect("a lock").iter().map(|seen| seen.uri.clone()).collect();
    assert_eq!(seen, ["/v2/orders/7", "/v1/orders/7"]);
}
