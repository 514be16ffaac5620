//! What the accounts of one person have in common, and what each has by itself.

use sandbox::smscode::{LedgerKind, Sms, Surface};
use sandbox::telegram::Fault;
use smscode_bot::domain::catalog::FavouriteChange;
use smscode_bot::domain::guard::GuardChange;
use smscode_bot::domain::{ProductId, UserId};
use smscode_bot::views::Callback;

use crate::accounts::{add, answer, callback, linked, named, offer, switch};
use crate::app::{Options, PUBLIC, SOON, TestApp};
use crate::steps::{EN, SAMPLE, ask, press, press_callback, rings, sees};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];

#[tokio::test]
async fn o27_the_limit_of_a_day_holds_for_each_account_by_itself() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, first) = app.linked("Alice", "en", 500_000).await;
        let settings = ask(&alice, "/settings", "Settings").await;
        press_callback(&alice, settings.id, &Callback::SetGuard(GuardChange::DailyCap(20))).await;
        app.buy(&alice, &first).await;
        let second = add(&app, &alice, 500_000).await;
        app.buy(&alice, &second).await;
        for name in ["Account 1", "Account 2"] {
            switch(&alice, name).await;
            let said = alice.say("/buy wa indonesia");
            let over = alice.wait_for(SOON, |m| m.id > said && m.text.contains("Above your limit"));
            let over = over.await.unwrap();
            assert!(over.text.contains("You have Rp\u{a0}5,000 left.") && over.text.contains(&named(name)));
        }
        // A freeze stops both.
        press_callback(&alice, settings.id, &Callback::SetGuard(GuardChange::DailyCap(0))).await;
        let confirm = app.choose(&alice, &EN).await;
        switch(&alice, "Account 1").await;
        press_callback(&alice, settings.id, &Callback::SetGuard(GuardChange::Freeze(true))).await;
        alice.press(confirm.id, EN.buy).unwrap();
        sees(&alice, "Buying is frozen. Nothing was bought.").await;
        assert_eq!((app.charges(&first), app.charges(&second)), (1, 1));
        app.finish().await;
    }
}

#[tokio::test]
async fn o27_settings_favorites_and_statistics_are_the_persons() {
    let app = TestApp::on(Surface::Live).await;
    let (alice, first) = app.linked("Alice", "en", 500_000).await;
    let (home, _) = app.buy(&alice, &first).await;
    let second = add(&app, &alice, 300_000).await;
    let product = ProductId(i64::try_from(SAMPLE).unwrap());
    let confirm = app.choose(&alice, &EN).await;
    let keep = Callback::Favourite { product, change: FavouriteChange::Keep };
    press_callback(&alice, confirm.id, &keep).await;
    let (work, _) = app.buy(&alice, &second).await;
    let settings = ask(&alice, "/settings", "Settings").await;
    assert!(settings.button("Favorites: 1").is_some(), "{settings:?}");
    let indonesian = Callback::SetLanguage(smscode_bot::domain::Language::Id);
    press_callback(&alice, settings.id, &indonesian).await;
    alice.wait_for(SOON, |m| m.id == settings.id && m.text.contains("Pengaturan")).await.unwrap();
    for (order, code, name) in [(&home, "414141", "Akun 1"), (&work, "424242", "Akun 2")] {
        app.sms.deliver_sms(order.id, Sms::code(code));
        let told = app.comes(&alice, &format!("🔑 {code}")).await;
        assert!(told.text.contains(&named(name)), "{}", told.text);
    }
    app.quiet().await;
    let counts = app.app().store().find_own_counts(UserId(alice.chat_id()).with_account(1), 0).await.unwrap();
    assert_eq!(counts.iter().map(|day| day.counts.numbers).sum::<i64>(), 2, "of both accounts");
    press_callback(&alice, settings.id, &Callback::UseAccount { account: 0 }).await;
    let settings = ask(&alice, "/settings", &named("Akun 1")).await;
    assert!(settings.button("Favorit: 1").is_some(), "{settings:?}");
    app.finish().await;
}

#[tokio::test]
async fn o27_a_chat_that_cannot_be_reached_waits_for_all_accounts_and_gets_everything_on_return() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, first) = app.pushed("Alice", "en", 500_000).await;
        let (home, _) = app.buy(&alice, &first).await;
        let second = add(&app, &alice, 300_000).await;
        let (work, _) = app.buy(&alice, &second).await;
        app.quiet().await;
        // A wait that Telegram asks for applies to the chat.
        app.tg.fail_next("sendMessage", Fault::RetryAfter(2));
        for (order, code) in [(&home, "414141"), (&work, "424242")] {
            app.sms.deliver_sms(order.id, Sms::code(code));
        }
        for code in ["414141", "424242"] {
            app.comes(&alice, &format!("🔑 {code}")).await;
        }
        app.quiet().await;
        alice.block_bot();
        app.tg.wait_until(SOON, |state| state.pending_updates() == 0).await.unwrap();
        for (order, code) in [(&home, "434343"), (&work, "444444")] {
            app.sms.deliver_sms(order.id, Sms::code(code));
        }
        app.sms.wait_until(SOON, |state| state.deliveries().len() == 4).await.unwrap();
        for _ in 0..3 {
            app.advance(60);
        }
        alice.unblock_bot();
        for code in ["434343", "444444"] {
            app.comes(&alice, &format!("🔑 {code}")).await;
        }
        app.quiet().await;
        for code in ["414141", "424242", "434343", "444444"] {
            assert_eq!(rings(&alice, code), 1, "{surface:?} {code}");
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn o27_an_administrator_counts_and_writes_to_people_not_to_accounts() {
    const ADMIN: u64 = 5_000_000_900;
    let settings =
        vec![("ADMIN_USER_IDS", ADMIN.to_string()), ("ALLOWED_USER_IDS", format!("{ADMIN},5000000901"))];
    let app = TestApp::with(Options { settings, ..Options::default() }).await;
    let admin = app.tg.user_with_id(ADMIN, "Ayu", "en");
    let alice = app.tg.user_with_id(5_000_000_901, "Alice", "en");
    for user in [&admin, &alice] {
        let account = app.sms.add_account(500_000);
        app.link(user, "en", &account).await;
        add(&app, user, 300_000).await;
    }
    // With the second account in use, an administrator still is one.
    let stats = ask(&admin, "/stats", "Users: 2").await;
    assert!(stats.text.contains('4'), "four accounts: {}", stats.text);
    ask(&admin, "/announce Maintenance tonight", "Send it to 2 people?").await;
    press(&admin, "Send to 2").await;
    sees(&admin, "Sent to 2 people.").await;
    app.quiet().await;
    assert_eq!(alice.from_bot().iter().filter(|m| m.text == "Maintenance tonight").count(), 1);
    app.finish().await;
}

#[tokio::test]
async fn o27_a_question_from_before_a_restart_is_answered_by_sending_the_token_again() {
    for surface in BOTH {
        let mut app = TestApp::on(surface).await;
        let (alice, first) = app.linked("Alice", "en", 500_000).await;
        let (second, asked) = offer(&app, &alice, 123_000).await;
        app.quiet().await;
        app.stop().await;
        app.run().await;
        answer(&alice, &asked, "Add as another account", "please send the token again").await;
        assert_eq!(linked(&app, &alice).await, 1);
        let said = alice.say(second.token());
        let again = alice.wait_for_new(SOON, said, "This token works").await.unwrap();
        // The first question is over, also for its other answers.
        press_callback(&alice, asked.id, &callback(&again, "Don't link")).await;
        alice.wait_for(SOON, |m| m.id == asked.id && m.text.contains("Nothing was linked")).await.unwrap();
        let (third, asked) = offer(&app, &alice, 77_000).await;
        // Too late: the token is not kept for ever.
        app.clock.advance(std::time::Duration::from_secs(16 * 60));
        answer(&alice, &asked, "Replace Account 1", "please send the token again").await;
        let taken = ask(&alice, third.token(), "This token works").await;
        answer(&alice, &taken, "Add as another account", "Your account is linked").await;
        ask(&alice, "/balance", "77,000").await;
        assert_eq!(app.charges(&first), 0);
        app.finish().await;
    }
}

#[tokio::test]
async fn o27_the_same_account_in_another_chat_stays_another_persons() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, _) = app.pushed("Alice", "en", 500_000).await;
        let (bob, bobs) = app.pushed("Bob", "en", 300_000).await;
        let asked = ask(&alice, &format!("/login {}", bobs.token()), "This token works").await;
        answer(&alice, &asked, "Add as another account", "another chat of this bot").await;
        let (order, _) = app.buy(&alice, &bobs).await;
        app.sms.deliver_sms(order.id, Sms::code("454545"));
        let at_alice = app.comes(&alice, "🔑 454545").await;
        let at_bob = app.comes(&bob, "🔑 454545").await;
        assert!(at_alice.text.contains(&named("Account 2")) && !at_bob.text.contains("👤"));
        app.quiet().await;
        assert_eq!((rings(&alice, "454545"), rings(&bob, "454545")), (1, 1));
        let charges = app.sms.ledger(&bobs).iter().filter(|entry| entry.kind == LedgerKind::Charge).count();
        assert_eq!(charges, 1);
        app.finish().await;
    }
}

#[tokio::test]
async fn o27_instant_codes_of_an_account_are_mended_from_its_message_whichever_is_in_use() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, first) = app.pushed("Alice", "en", 500_000).await;
        let second = add(&app, &alice, 300_000).await;
        app.buy(&alice, &second).await;
        switch(&alice, "Account 1").await;
        let ours = app.sms.webhook(&first).url;
        app.sms.set_webhook(&second, None, None);
        let told = app.advance_until_shown(5, &alice, |m| m.text.contains("going elsewhere")).await;
        assert!(told.text.contains(&named("Account 2")), "{}", told.text);
        app.quiet().await;
        alice.press(told.id, "Turn on again").unwrap();
        let on = alice.wait_for(SOON, |m| m.id == told.id && m.text.contains("Instant codes are on")).await;
        assert!(on.unwrap().text.contains(&named("Account 2")));
        let again = app.sms.webhook(&second).url;
        assert!(again.is_some_and(|url| url.starts_with(PUBLIC)) && app.sms.webhook(&first).url == ours);
        app.finish().await;
    }
}

#[tokio::test]
async fn o27_a_new_token_of_a_linked_account_takes_the_place_of_the_old_one_without_a_question() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, first) = app.pushed("Alice", "en", 500_000).await;
        let second = add(&app, &alice, 300_000).await;
        switch(&alice, "Account 1").await;
        // That the account pushes to the hook of the second one shows that it is the same.
        let hook = app.sms.webhook(&second);
        let renewed = app.sms.add_account(123_000);
        app.sms.set_webhook(&renewed, hook.url.as_deref(), hook.secret.as_deref());
        ask(&alice, &format!("/login {}", renewed.token()), "Your account is linked").await;
        let balance = ask(&alice, "/balance", "123,000").await;
        assert!(balance.text.contains(&named("Account 2")), "{}", balance.text);
        assert_eq!(linked(&app, &alice).await, 2);
        assert_eq!(app.charges(&first), 0);
        app.finish().await;
    }
}
