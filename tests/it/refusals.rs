//! Every way in which the provider can refuse a purchase, and its text (SAFETY A9, A13).

use sandbox::smscode::{Endpoint, Fault, Surface};
use serde_json::json;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, SAMPLE, ask, press, sees, words};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];

/// The text for a refused purchase, in both languages.
const TOLD: [(u16, &str, &str, &str); 12] = [
    (403, "FORBIDDEN", "isn't allowed to do this", "tidak diizinkan melakukan ini"),
    (404, "NOT_FOUND", "can't find this offer", "Penawaran ini tidak ditemukan"),
    (422, "VALIDATION_ERROR", "The offer may have changed", "Penawarannya mungkin sudah berubah"),
    (422, "PROVIDER_ERROR", "couldn't provide a number", "tidak bisa memberi nomor"),
    (409, "INSUFFICIENT_BALANCE", "Your balance is too low", "Saldo kamu tidak cukup"),
    (409, "CANCEL_TOO_EARLY", "Something changed", "Ada yang berubah"),
    (422, "NO_OFFER_AVAILABLE", "This offer is sold out", "Stok penawaran ini habis"),
    (422, "IDEMPOTENCY_KEY_REUSED", "mixed up with an earlier one", "tertukar dengan yang sebelumnya"),
    (422, "SOMETHING_NEW", "The offer may have changed", "Penawarannya mungkin sudah berubah"),
    (503, "FX_RATE_UNAVAILABLE", "can't give a dollar rate", "belum bisa memberi kurs dolar"),
    (429, "RATE_LIMIT_EXCEEDED", "Too many requests", "Terlalu banyak permintaan"),
    (503, "SERVICE_UNAVAILABLE", "down for maintenance", "sedang maintenance"),
];

#[tokio::test]
async fn every_refusal_is_told_in_words_with_the_word_that_nothing_was_charged() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        for (language, which) in [("en", 0), ("id", 1)] {
            let words = words(language);
            let mut linked = app.linked("Alice", language, 500_000).await;
            for (http, code, en, id) in TOLD {
                if http == 429 || http == 503 {
                    // A user whom the provider has not asked to wait.
                    linked = app.linked("Alice", language, 500_000).await;
                }
                let (alice, account) = &linked;
                assert_eq!(app.charges(account), 0);
                let confirm = app.choose(alice, words).await;
                let fault = match http {
                    429 | 503 => Fault::status_after(http, code, 120),
                    _ => Fault::status(http, code),
                };
                let before = app.sms.count(Endpoint::Create);
                app.sms.fail_next(Endpoint::Create, fault);
                alice.press(confirm.id, words.buy).unwrap();
                let told = [en, id][which];
                let no = alice.wait_for(SOON, |m| m.id == confirm.id && m.text.contains(told)).await;
                let no = no.unwrap_or_else(|error| panic!("{code}: {error}"));
                assert!(no.text.contains(words.nothing_charged), "{code}: {}", no.text);
                assert!(no.buttons().count() > 0, "{code}: there is always a way on");
                assert_eq!(app.sms.count(Endpoint::Create), before + 1, "{code}: a clear no is not repeated");
                app.quiet().await;
                assert_eq!(app.charges(account), 0);
            }
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn a9_too_little_money_is_told_with_the_price_and_the_way_to_top_up() {
    for surface in BOTH {
        for (language, low, top_up) in
            [("en", "Your balance is too low", "Top up"), ("id", "Saldo kamu tidak cukup", "Isi saldo")]
        {
            let app = TestApp::on(surface).await;
            let (alice, account) = app.linked("Alice", language, 500_000).await;
            let confirm = app.choose(&alice, words(language)).await;
            app.sms.set_balance(&account, 14_999);
            alice.press(confirm.id, words(language).buy).unwrap();
            let no = sees(&alice, low).await;
            assert!(no.text.contains("15"), "{}", no.text);
            assert!(no.button(top_up).is_some());
            assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (0, 1));
            app.finish().await;
        }
    }
}

#[tokio::test]
async fn the_question_warns_of_a_balance_that_is_too_low() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 14_999).await;
    let short = ask(&alice, "/buy wa indonesia", "You have Rp\u{a0}14,999: Rp\u{a0}1 short.").await;
    assert!(short.text.contains("Price: Rp\u{a0}15,000"), "{}", short.text);
    assert!(short.button(EN.buy).is_none(), "what cannot be paid is not offered: {short:?}");
    assert!(short.button("Top up").is_some() && short.button("Check again").is_some(), "{short:?}");
    app.sms.set_balance(&account, 15_000);
    press(&alice, "Check again").await;
    alice.wait_for(SOON, |m| m.id == short.id && m.button(EN.buy).is_some()).await.unwrap();
    app.finish().await;
}

#[tokio::test]
async fn a_ban_is_told_with_its_end() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let confirm = app.choose(&alice, &EN).await;
    app.sms.fail_next(
        Endpoint::Create,
        Fault::Status {
            http: 429,
            code: "TEMP_BANNED_ABUSE_GUARD".to_owned(),
            retry_after: Some(3_600),
            details: Some(json!({ "until": "2031-05-06T07:08:00+00:00" })),
        },
    );
    alice.press(confirm.id, EN.buy).unwrap();
    let no = sees(&alice, "suspended buying for your account").await;
    assert!(no.text.contains("07:08") && no.text.contains(EN.nothing_charged), "{}", no.text);
    assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (0, 1));
    app.finish().await;
}

#[tokio::test]
async fn a13_a_maintenance_is_waited_out_for_a_short_while_only() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let confirm = app.choose(&alice, &EN).await;
        app.sms.fail_always(Endpoint::Create, Fault::status_after(503, "SERVICE_UNAVAILABLE", 10));
        alice.press(confirm.id, EN.buy).unwrap();
        let no = app.advance_until_shown(11, &alice, |m| m.text.contains("not bought")).await;
        assert!(no.text.contains(EN.nothing_charged) && no.text.contains("maintenance"), "{}", no.text);
        let calls = app.sms.count(Endpoint::Create);
        assert!(calls <= 6, "{calls}");
        app.sms.clear_faults();
        app.quiet().await;
        for _ in 0..4 {
            app.advance(300);
        }
        ask(&alice, "/balance", "500,000").await;
        assert_eq!(
            (app.charges(&account), app.sms.count(Endpoint::Create)),
            (0, calls),
            "nothing is bought later"
        );
        app.finish().await;
    }
}

#[tokio::test]
async fn a13_a_maintenance_that_ends_soon_costs_nothing_but_time() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let confirm = app.choose(&alice, &EN).await;
    app.sms.fail_next(Endpoint::Create, Fault::status_after(503, "SERVICE_UNAVAILABLE", 1));
    app.sms.fail_next(Endpoint::Create, Fault::DropBefore);
    alice.press(confirm.id, EN.buy).unwrap();
    sees(&alice, "+62").await;
    assert_eq!(app.charges(&account), 1);
    app.finish().await;
}

#[tokio::test]
async fn a_token_that_is_refused_at_the_purchase_is_told_and_nothing_was_charged() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let confirm = app.choose(&alice, &EN).await;
    for endpoint in [Endpoint::Create, Endpoint::Active] {
        app.sms.fail_always(endpoint, Fault::status(401, "UNAUTHORIZED"));
    }
    alice.press(confirm.id, EN.buy).unwrap();
    let no = app.comes(&alice, "not bought").await;
    assert!(
        no.text.contains("no longer accepts your token") && no.text.contains(EN.nothing_charged),
        "{}",
        no.text
    );
    app.sms.clear_faults();
    press(&alice, "Link again").await;
    ask(&alice, account.token(), "Your account is linked").await;
    app.buy(&alice, &account).await;
    assert_eq!(app.charges(&account), 1);
    app.finish().await;
}

#[tokio::test]
async fn a_token_that_is_refused_after_a_lost_answer_leaves_a_doubt_that_the_next_login_resolves() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let confirm = app.choose(&alice, &EN).await;
        app.sms.fail_next(Endpoint::Create, Fault::DropAfter);
        alice.press(confirm.id, EN.buy).unwrap();
        app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
        app.sms.revoke_token(&account);
        let doubt = app.advance_until_shown(2, &alice, |m| m.text.contains("result unknown")).await;
        assert!(!doubt.text.contains(EN.nothing_charged), "{}", doubt.text);
        app.sms.restore_token(&account);
        ask(&alice, &format!("/login {}", account.token()), "Your account is linked").await;
        app.advance_until_shown(2, &alice, |m| m.text.contains("+62")).await;
        assert_eq!(app.charges(&account), 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn a_refusal_that_is_only_told_later_rings() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let confirm = app.choose(&alice, &EN).await;
    app.sms.set_active(SAMPLE, true);
    app.sms.fail_always(Endpoint::Create, Fault::status(500, "INTERNAL_ERROR"));
    alice.press(confirm.id, EN.buy).unwrap();
    let no = app.advance_until_shown(15, &alice, |m| m.text.contains("not bought")).await;
    assert!(no.id > confirm.id && !no.silent, "the person has moved on and hears of it in a new message");
    assert_eq!(app.charges(&account), 0);
    app.finish().await;
}
