//! Limits and faults affect only those they concern: one account's refusals, caps and 500s block nothing for
//! others, and a proxy's answers say nothing about a token (FAULTS A1, A2).

use sandbox::smscode::{Account, Call, Endpoint, Fault, Sms, Status, Surface};
use sandbox::telegram::User;
use smscode_bot::views::Callback;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, ask, count, order_id, press, press_callback, sees};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];
/// What a user is told once it is certain that the token is dead.
const DEAD: &str = "no longer accepts your token";
/// What a user who pressed something is told while that is not yet certain.
const DOUBT: &str = "just refused your token";

fn unauthorized() -> Fault {
    Fault::status(401, "UNAUTHORIZED")
}

fn raw(http: u16, retry_after: Option<&str>, body: &str) -> Fault {
    Fault::Raw {
        http,
        content_type: "application/json".to_owned(),
        retry_after: retry_after.map(str::to_owned),
        body: body.to_owned(),
    }
}

impl TestApp {
    /// How often the provider refused a token.
    fn refusals(&self) -> usize {
        self.sms.calls().iter().filter(|call| call.status == Some(401)).count()
    }

    /// Lets the active orders be polled this many more times.
    async fn looks(&self, times: usize) {
        let before = self.sms.count(Endpoint::Active);
        self.advance_until(2, |world| world.count(Endpoint::Active) >= before + times).await;
    }
}

#[tokio::test]
async fn a1_the_page_of_a_proxy_says_nothing_about_a_token() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, _) = app.buy(&alice, &account).await;
        for fault in [Fault::Html(401), Fault::EmptyBody(401), Fault::Html(404), Fault::EmptyBody(403)] {
            app.sms.fail_next(Endpoint::Balance, fault.clone());
            ask(&alice, "/balance", "SMSCode is having problems right now").await;
            app.sms.fail_next(Endpoint::Active, fault.clone());
            app.looks(2).await;
        }
        app.sms.deliver_sms(order.id, Sms::code("401401"));
        app.comes(&alice, "🔑 401401").await;
        assert_eq!((count(&alice, DEAD), count(&alice, DOUBT)), (0, 0));
        app.finish().await;
    }
}

#[tokio::test]
async fn a1_a_login_that_meets_a_proxys_401_is_not_told_that_the_token_is_wrong() {
    let app = TestApp::start().await;
    let account = app.sms.add_account(500_000);
    let alice = app.tg.user("Alice", "en");
    app.sms.fail_next(Endpoint::Balance, Fault::EmptyBody(401));
    ask(&alice, &format!("/login {}", account.token()), "I couldn't check your token, so I didn't save it")
        .await;
    ask(&alice, account.token(), "Your account is linked").await;
    app.finish().await;
}

#[tokio::test]
async fn a1_one_refusal_of_a_good_token_changes_nothing() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, _) = app.buy(&alice, &account).await;
        for _ in 0..2 {
            // Each is followed by a successful call: never two refusals without a success between them.
            app.sms.fail_next(Endpoint::Active, unauthorized());
            app.looks(3).await;
        }
        app.sms.fail_next(Endpoint::Balance, unauthorized());
        ask(&alice, "/balance", DOUBT).await;
        ask(&alice, "/balance", "Rp\u{a0}485,000").await;
        app.sms.deliver_sms(order.id, Sms::code("401402"));
        app.comes(&alice, "🔑 401402").await;
        assert_eq!((app.refusals(), count(&alice, DEAD)), (3, 0));
        app.finish().await;
    }
}

#[tokio::test]
async fn a1_a_dead_token_is_told_by_itself_once_a_second_call_confirmed_it() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.sms.revoke_token(&account);
    ask(&alice, "/balance", DOUBT).await;
    assert_eq!(count(&alice, DEAD), 0);
    // No order is open, so nothing else would ask.
    app.comes(&alice, DEAD).await;
    app.quiet().await;
    for _ in 0..5 {
        app.advance(60);
    }
    ask(&alice, "/balance", DEAD).await;
    assert_eq!((count(&alice, DEAD), count(&alice, DOUBT)), (2, 1));
    // One press may make two calls besides a poll; then comes the one that confirms it.
    assert!((2..=4).contains(&app.refusals()), "{}", app.refusals());
    app.finish().await;
}

#[tokio::test]
async fn a1_a_suspicion_is_remembered_across_a_restart_and_ends_with_a_new_login() {
    let mut app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.sms.revoke_token(&account);
    ask(&alice, "/balance", DOUBT).await;
    app.stop().await;
    app.clock.advance(std::time::Duration::from_secs(10));
    app.run().await;
    app.comes(&alice, DEAD).await;
    assert!((2..=4).contains(&app.refusals()), "{}", app.refusals());
    app.sms.restore_token(&account);
    ask(&alice, &format!("/login {}", account.token()), "Your account is linked").await;
    // The earlier suspicion is not the first half of a new one.
    app.sms.fail_next(Endpoint::Balance, unauthorized());
    ask(&alice, "/balance", DOUBT).await;
    ask(&alice, "/balance", "Rp\u{a0}500,000").await;
    app.finish().await;
}

#[tokio::test]
async fn a1_a_purchase_that_meets_one_refusal_of_the_token_goes_on_with_its_key() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        app.sms.fail_next(Endpoint::Create, unauthorized());
        press(&alice, EN.buy).await;
        app.advance_until_shown(2, &alice, |m| m.text.contains("+62")).await;
        assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (1, 2));
        assert_eq!(crate::buying::keys(&app).len(), 1);
        assert_eq!((count(&alice, "not bought"), count(&alice, DEAD)), (0, 0));
        app.finish().await;
    }
}

#[tokio::test]
async fn a1_a_cancel_that_meets_one_refusal_of_the_token_is_told_truly_and_can_be_repeated() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.advance(130);
    app.sms.fail_next(Endpoint::Cancel, unauthorized());
    cancel(&alice, order.id).await;
    sees(&alice, DOUBT).await;
    cancel(&alice, order.id).await;
    app.sms.wait_for_order(SOON, &account, |o| o.status == Status::Canceled).await.unwrap();
    assert_eq!((app.refunds(&account), count(&alice, DEAD)), (1, 0));
    app.finish().await;
}

/// Presses cancel and confirms it.
async fn cancel(user: &User, order: u64) {
    let order = smscode_bot::domain::OrderId(i64::try_from(order).unwrap());
    let message = user.last().unwrap().id;
    press_callback(user, message, &Callback::CancelOrder { order }).await;
}

/// Three users who get only this answer to everything, and have acted on it.
async fn in_trouble(app: &TestApp, fault: &Fault) -> Vec<(User, Account)> {
    let mut people = Vec::new();
    for name in ["Mallory", "Mike", "Moira"] {
        let (user, account) = app.linked(name, "en", 500_000).await;
        app.buy(&user, &account).await;
        for endpoint in [Endpoint::Active, Endpoint::Balance, Endpoint::Orders, Endpoint::Order] {
            app.sms.fail_always_for(&account, endpoint, fault.clone());
        }
        people.push((user, account));
    }
    for (_, account) in &people {
        let met =
            |call: &Call| call.account == Some(account.id) && call.status.is_some_and(|status| status >= 400);
        app.advance_until(2, |world| world.calls().iter().any(met)).await;
    }
    for (user, _) in &people {
        for _ in 0..3 {
            ask(user, "/balance", "").await;
        }
    }
    people
}

#[tokio::test]
async fn a2_limits_of_three_accounts_close_nothing_for_a_fourth() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        let (order, _) = app.buy(&alice, &account).await;
        in_trouble(&app, &Fault::status_after(429, "RATE_LIMIT_EXCEEDED", 43_200)).await;
        ask(&alice, "/balance", "Rp\u{a0}485,000").await;
        app.sms.deliver_sms(order.id, Sms::code("429429"));
        let since = app.clock.now();
        app.comes(&alice, "🔑 429429").await;
        assert!((app.clock.now() - since).num_seconds() <= 10);
        // Their own actions are another matter: a limit on reads limits nothing else.
        app.finish().await;
    }
}

#[tokio::test]
async fn a2_the_500s_of_one_account_open_the_circuit_for_nobody_else() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, _) = app.buy(&alice, &account).await;
    let (mallory, mallorys) = app.linked("Mallory", "en", 500_000).await;
    for fault in [Fault::status(500, "INTERNAL_ERROR"), Fault::Html(502), Fault::DropBefore] {
        // None of her requests is answered, so nothing of hers closes the breaker.
        for endpoint in [Endpoint::Balance, Endpoint::Orders] {
            app.sms.fail_always_for(&mallorys, endpoint, fault.clone());
        }
        for _ in 0..8 {
            ask(&mallory, "/balance", "SMSCode").await;
        }
        app.advance(60);
        ask(&alice, "/balance", "Rp\u{a0}485,000").await;
    }
    app.sms.deliver_sms(order.id, Sms::code("500500"));
    app.comes(&alice, "🔑 500500").await;
    assert_eq!(count(&alice, "isn't responding right now"), 0);
    app.finish().await;
}

#[tokio::test]
async fn a2_three_accounts_that_may_cancel_no_more_today_keep_nobody_else_from_canceling() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let mut people = Vec::new();
        for name in ["Mallory", "Mike", "Moira", "Alice"] {
            let (user, account) = app.linked(name, "en", 500_000).await;
            let (order, _) = app.buy(&user, &account).await;
            people.push((user, account, order));
        }
        app.advance(130);
        let (alice, account, order) = people.pop().unwrap();
        for (user, account, order) in &people {
            app.sms.cap_cancels(account, 0);
            cancel(user, order.id).await;
            sees(user, "cancel any more orders today").await;
        }
        cancel(&alice, order.id).await;
        app.sms.wait_for_order(SOON, &account, |o| o.status == Status::Canceled).await.unwrap();
        assert_eq!(app.refunds(&account), 1);
        // The provider asked for twelve hours: until then it is not asked again, however often somebody
        // presses.
        let asked = app.sms.count(Endpoint::Cancel);
        for (user, _, order) in &people {
            app.advance(200);
            cancel(user, order.id).await;
        }
        assert_eq!(app.sms.count(Endpoint::Cancel), asked);
        app.finish().await;
    }
}

#[tokio::test]
async fn odd_answers_of_whatever_stands_between_cost_no_code_no_charge_and_no_login() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, account) = app.linked("Alice", "en", 500_000).await;
        app.choose(&alice, &EN).await;
        // A byte order mark before an otherwise correct answer.
        for endpoint in [Endpoint::Create, Endpoint::Active, Endpoint::Order, Endpoint::Balance] {
            app.sms.fail_always(endpoint, Fault::Bom);
        }
        press(&alice, EN.buy).await;
        app.advance_until_shown(2, &alice, |m| m.text.contains("+62")).await;
        assert_eq!((app.charges(&account), app.sms.count(Endpoint::Create)), (1, 1));
        ask(&alice, "/balance", "Rp\u{a0}485,000").await;
        let order = app.sms.orders(&account).remove(0);
        app.sms.deliver_sms(order.id, Sms::code("239187"));
        app.comes(&alice, "🔑 239187").await;
        app.sms.clear_faults();
        let limited = r#"{"success":false,"error":{"code":"RATE_LIMIT_EXCEEDED","message":"slow down"}}"#;
        let funds = r#"{"success":false,"error":{"code":"FORBIDDEN","message":"no"}}"#;
        for (fault, told) in [
            // An error with a success status; an empty 401; an invalid `Retry-After`.
            (raw(200, None, funds), "isn't allowed to do this"),
            (raw(401, None, ""), "SMSCode is having problems right now"),
            (raw(429, Some("soon, I hope"), limited), "Too many requests"),
            (raw(429, Some("-7"), limited), "Too many requests"),
        ] {
            app.sms.fail_next(Endpoint::Balance, fault);
            ask(&alice, "/balance", told).await;
            ask(&alice, "/balance", "Rp\u{a0}485,000").await;
        }
        assert_eq!(count(&alice, DEAD), 0);
        assert!(
            app.app()
                .store()
                .find_order(smscode_bot::domain::UserId(alice.chat_id()), order_id(&order))
                .await
                .unwrap()
                .is_some()
        );
        app.finish().await;
    }
}
