//! Several accounts of one person: each is bought with, followed and named.

use std::path::Path;

use sandbox::smscode::{Account, Endpoint, Fault, Sms, Surface};
use sandbox::telegram::{Message, User};
use smscode_bot::domain::UserId;
use smscode_bot::views::Callback;

use crate::app::{PUBLIC, SOON, TestApp};
use crate::steps::{EN, ask, count, mark, order_id, press, press_callback, rings, sees, tells_number};

const BOTH: [Surface; 2] = [Surface::Live, Surface::Seed];
const WORKS: &str = "This token works";
pub const LINKED: &str = "Your account is linked";

/// Sends the token of a new account; returns the question what it is for.
pub async fn offer(app: &TestApp, user: &User, idr: i64) -> (Account, Message) {
    let account = app.sms.add_account(idr);
    let asked = ask(user, &format!("/login {}", account.token()), WORKS).await;
    (account, asked)
}

/// Answers such a question.
pub async fn answer(user: &User, asked: &Message, label: &str, told: &str) -> Message {
    user.press(asked.id, label).unwrap();
    user.wait_for(SOON, |m| m.id == asked.id && m.text.contains(told)).await.unwrap()
}

/// Links a further account.
pub async fn add(app: &TestApp, user: &User, idr: i64) -> Account {
    let (account, asked) = offer(app, user, idr).await;
    answer(user, &asked, "Add as another account", LINKED).await;
    account
}

/// Takes an account into use.
pub async fn switch(user: &User, name: &str) {
    let settings = ask(user, "/settings", "Settings").await;
    user.press(settings.id, "Accounts: ").unwrap();
    let list = user.wait_for(SOON, |m| m.id == settings.id && m.button(name).is_some()).await.unwrap();
    user.press(list.id, name).unwrap();
    let marked = format!("✓ {name}");
    user.wait_for(SOON, |m| m.id == list.id && m.button(&marked).is_some()).await.unwrap();
}

pub fn named(name: &str) -> String {
    format!("👤 {name}")
}

#[tokio::test]
async fn o27_each_account_buys_and_its_codes_arrive_once_and_named_whichever_is_in_use() {
    for surface in BOTH {
        let mut app = TestApp::public(surface).await;
        let (alice, first) = app.pushed("Alice", "en", 500_000).await;
        let (home, home_card) = app.buy(&alice, &first).await;
        assert!(!home_card.text.contains("👤"), "there is only one account: {}", home_card.text);
        let second = add(&app, &alice, 300_000).await;
        // What is open says from now on who paid.
        let told = named("Account 1");
        alice.wait_for(SOON, |m| m.id == home_card.id && m.text.contains(&told)).await.unwrap();
        let urls = [&first, &second].map(|account| app.sms.webhook(account).url.unwrap());
        assert!(urls[0] != urls[1] && urls.iter().all(|url| url.starts_with(PUBLIC)), "{urls:?}");
        let (work, work_card) = app.buy(&alice, &second).await;
        assert!(work_card.text.contains(&named("Account 2")), "{}", work_card.text);
        assert_eq!((app.charges(&first), app.charges(&second)), (1, 1));
        app.sms.deliver_sms(home.id, Sms::code("414141"));
        let code = app.comes(&alice, "🔑 414141").await;
        assert!(code.text.contains(&named("Account 1")), "{}", code.text);
        app.quiet().await;
        app.stop().await;
        app.sms.deliver_sms(work.id, Sms::code("424242"));
        app.run().await;
        let code = app.comes(&alice, "🔑 424242").await;
        assert!(code.text.contains(&named("Account 2")), "{}", code.text);
        switch(&alice, "Account 1").await;
        app.sms.deliver_sms(work.id, Sms::code("434343"));
        app.comes(&alice, "🔑 434343").await;
        app.quiet().await;
        for code in ["414141", "424242", "434343"] {
            assert_eq!(rings(&alice, code), 1, "{surface:?} {code}");
        }
        app.finish().await;
    }
}

#[tokio::test]
async fn o27_buttons_of_an_order_act_with_the_account_that_paid() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, first) = app.linked("Alice", "en", 500_000).await;
        let before = app.choose(&alice, &EN).await;
        let second = add(&app, &alice, 300_000).await;
        let (work, card) = app.buy(&alice, &second).await;
        app.quiet().await;
        switch(&alice, "Account 1").await;
        let confirm = app.choose(&alice, &EN).await;
        assert!(confirm.text.contains(&named("Account 1")), "{}", confirm.text);
        switch(&alice, "Account 2").await;
        // Each confirm screen buys with the account that it was drawn for.
        alice.press(confirm.id, EN.buy).unwrap();
        let home = app.sms.wait_for_order(SOON, &first, |_| true).await.unwrap();
        alice.wait_for(SOON, |m| m.id == confirm.id && tells_number(m, &home.phone_number)).await.unwrap();
        app.quiet().await;
        assert_eq!((app.charges(&first), app.charges(&second)), (1, 1));
        let shown = ask(&alice, &format!("/order {}", home.id), "+62").await;
        assert!(shown.text.contains(&named("Account 1")), "{}", shown.text);
        app.advance(125);
        switch(&alice, "Account 1").await;
        alice.press(card.id, "Cancel · ").unwrap();
        alice.wait_for(SOON, |m| m.id == card.id && m.text.contains("refunded")).await.unwrap();
        assert_eq!((app.refunds(&first), app.refunds(&second)), (0, 1));
        let calls = app.sms.calls_of(Endpoint::Cancel);
        assert_eq!(calls.len(), 1, "never tried with the wrong token");
        // Another button of that card buys with the account in use, in a message of its own.
        let seen = mark(&alice);
        alice.press(card.id, "Buy again").unwrap();
        let again = alice.wait_for(SOON, |m| m.id > seen && m.button(EN.buy).is_some()).await.unwrap();
        assert!(again.text.contains(&named("Account 1")), "{}", again.text);
        assert!(alice.message(card.id).unwrap().text.contains(&named("Account 2")), "the card stays");
        let (gone, order) = (order_id(&work), order_id(&home));
        press_callback(&alice, card.id, &Callback::CancelOrder { order: gone }).await;
        press_callback(&alice, shown.id, &Callback::Refresh { order }).await;
        // The screen from before the second account still buys with the first.
        alice.press(before.id, EN.buy).unwrap();
        app.sms.wait_for_order(SOON, &first, |order| order.id != home.id).await.unwrap();
        app.quiet().await;
        assert_eq!((app.charges(&first), app.charges(&second), app.refunds(&second)), (2, 1, 1));
        app.finish().await;
    }
}

#[tokio::test]
async fn o27_the_open_orders_of_all_accounts_are_listed_and_each_line_names_its_own() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, first) = app.linked("Alice", "en", 500_000).await;
        let (home, _) = app.buy(&alice, &first).await;
        let second = add(&app, &alice, 300_000).await;
        // Bought elsewhere, and not known here yet.
        let work = app.sms.create_elsewhere(&second, crate::steps::SAMPLE).unwrap();
        let work = app.sms.order(work).unwrap();
        let list = ask(&alice, "/active", "2 active orders").await;
        for (order, name) in [(&home, "Account 1"), (&work, "Account 2")] {
            let is_of = |line: &&str| line.replace([' ', '-'], "").contains(&order.phone_number);
            let line = list.text.lines().find(is_of).unwrap();
            assert!(line.contains(&named(name)), "{line}");
        }
        assert!(list.button("Cancel").is_none(), "one press acts with one account: {list:?}");
        ask(&alice, "/balance", "285,000").await;
        switch(&alice, "Account 1").await;
        let balance = ask(&alice, "/balance", "Balance").await;
        assert!(balance.text.contains(&named("Account 1")), "{}", balance.text);
        for words in ["/orders", "/buy", "/settings", "/start"] {
            ask(&alice, words, &named("Account 1")).await;
        }
        // One account that fails hides nothing.
        app.sms.fail_always_for(&second, Endpoint::Active, Fault::Html(503));
        ask(&alice, "/active", "2 active orders").await;
        app.sms.clear_faults();
        app.finish().await;
    }
}

#[tokio::test]
async fn o27_a_second_token_replaces_or_is_added_or_neither_as_the_person_says() {
    for surface in BOTH {
        let app = TestApp::public(surface).await;
        let (alice, first) = app.pushed("Alice", "en", 500_000).await;
        let (second, asked) = offer(&app, &alice, 111_000).await;
        assert!(asked.text.contains("Rp\u{a0}111,000"), "{}", asked.text);
        app.quiet().await;
        for message in alice.chat() {
            let buttons = message.buttons().filter_map(|button| button.data().map(str::to_owned));
            let shown = buttons.chain([message.text.clone()]).collect::<String>();
            assert!(!shown.contains(second.token()), "{message:?}");
        }
        answer(&alice, &asked, "Don't link", "Nothing was linked").await;
        // The answer is final.
        let before = mark(&alice);
        press_callback(&alice, asked.id, &callback(&asked, "Add as another account")).await;
        ask(&alice, "/balance", "500,000").await;
        assert!(app.sms.webhook(&second).url.is_none());
        assert_eq!(alice.chat().iter().filter(|m| m.id > before && m.text.contains(LINKED)).count(), 0);
        // Replacing restores the address of the one that goes.
        let (third, asked) = offer(&app, &alice, 222_000).await;
        answer(&alice, &asked, "Replace Account 1", LINKED).await;
        assert!(app.sms.webhook(&first).url.is_none_or(|url| url.is_empty()));
        assert!(app.sms.webhook(&third).url.is_some_and(|url| url.starts_with(PUBLIC)));
        assert!(!ask(&alice, "/balance", "222,000").await.text.contains("👤"));
        // A second press of the same answer changes nothing, and an older question is over.
        press_callback(&alice, asked.id, &callback(&asked, "Replace Account 1")).await;
        press_callback(&alice, asked.id, &callback(&asked, "Add as another account")).await;
        assert_eq!(linked(&app, &alice).await, 1);
        app.finish().await;
    }
}

/// The data of a button.
pub fn callback(message: &Message, label: &str) -> Callback {
    Callback::unpack(message.button(label).unwrap().data().unwrap()).unwrap()
}

pub async fn linked(app: &TestApp, user: &User) -> usize {
    app.app().store().find_linked(UserId(user.chat_id())).await.unwrap().len()
}

#[tokio::test]
async fn o27_a_token_that_is_linked_already_is_named_and_five_accounts_are_the_most() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, first) = app.linked("Alice", "en", 500_000).await;
        // With one account, its token only links it anew.
        ask(&alice, &format!("/login {}", first.token()), LINKED).await;
        for idr in [100_002, 100_003, 100_004, 100_005] {
            add(&app, &alice, idr).await;
            // Tokens must not be tried fast.
            app.advance(20);
        }
        let known = ask(&alice, &format!("/login {}", first.token()), "already linked").await;
        assert!(known.text.contains("already linked as Account 1"), "{}", known.text);
        let (_, asked) = offer(&app, &alice, 100_006).await;
        assert!(asked.button("Add as another account").is_none() && asked.text.contains("5 accounts"));
        // A button that was never drawn adds nothing either.
        let Callback::TakeToken { offer, .. } = callback(&asked, "Don't link") else { panic!("{asked:?}") };
        press_callback(&alice, asked.id, &Callback::TakeToken { offer, account: Some(2) }).await;
        assert_eq!(linked(&app, &alice).await, 5);
        let (_, asked) = self::offer(&app, &alice, 100_007).await;
        answer(&alice, &asked, "Replace Account 5", LINKED).await;
        ask(&alice, "/balance", "100,007").await;
        assert_eq!(linked(&app, &alice).await, 5);
        app.finish().await;
    }
}

#[tokio::test]
async fn o27_a_refused_token_is_replaced_without_a_question_and_its_account_is_named() {
    for surface in BOTH {
        let app = TestApp::on(surface).await;
        let (alice, first) = app.linked("Alice", "en", 500_000).await;
        let second = add(&app, &alice, 300_000).await;
        let (order, _) = app.buy(&alice, &second).await;
        switch(&alice, "Account 1").await;
        app.sms.revoke_token(&second);
        let told = app.comes(&alice, "no longer accepts your token").await;
        app.quiet().await;
        assert!(told.text.contains(&named("Account 2")), "{}", told.text);
        // Account 1 is in use: the new token is most likely for the one that was refused.
        let (renewed, asked) = offer(&app, &alice, 123_000).await;
        let labels: Vec<_> = asked.buttons().map(|button| button.text.clone()).collect();
        assert_eq!(labels[1..3], ["Replace Account 2", "Replace Account 1"]);
        answer(&alice, &asked, "Replace Account 2", LINKED).await;
        ask(&alice, "/balance", "123,000").await;
        let before = mark(&alice);
        app.sms.revoke_token(&renewed);
        app.comes_new(&alice, before, "no longer accepts your token").await;
        app.quiet().await;
        app.sms.restore_token(&second);
        ask(&alice, &format!("/login {}", second.token()), LINKED).await;
        app.sms.deliver_sms(order.id, Sms::code("454545"));
        app.comes(&alice, "🔑 454545").await;
        app.quiet().await;
        assert_eq!((rings(&alice, "454545"), app.charges(&first)), (1, 0));
        app.finish().await;
    }
}

#[tokio::test]
async fn o27_an_account_is_called_what_its_owner_types() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let second = add(&app, &alice, 300_000).await;
    let (_, card) = app.buy(&alice, &second).await;
    let settings = ask(&alice, "/settings", "Settings").await;
    press_callback(&alice, settings.id, &Callback::NameAccount { account: 0 }).await;
    sees(&alice, "Send a new name for Account 1").await;
    ask(&alice, "Home", "Accounts").await;
    let rename = Callback::NameAccount { account: 1 };
    press_callback(&alice, settings.id, &rename).await;
    sees(&alice, "Send a new name for Account 2").await;
    for (text, told) in [
        ("\u{200b}\u{202e}", "needs a letter"),
        ("...", "needs a letter"),
        ("twenty-five characters ab", "too long"),
        ("hOME", "already has this name"),
    ] {
        ask(&alice, text, told).await;
    }
    let list = ask(&alice, " <b>W</b> &\u{202e}\n Co ", "Accounts").await;
    assert!(list.button("✓ <b>W</b> & Co").is_some(), "{list:?}");
    let told = named("<b>W</b> & Co");
    alice.wait_for(SOON, |m| m.id == card.id && m.text.contains(&told)).await.unwrap();
    ask(&alice, "/balance", &told).await;
    // The question is over, and leaving it is possible.
    press_callback(&alice, settings.id, &rename).await;
    ask(&alice, "/rate", "rate").await;
    ask(&alice, "whatsapp indonesia", EN.offer).await;
    ask(&alice, "/balance", &told).await;
    // An account that is not there has no name.
    press_callback(&alice, settings.id, &Callback::NameAccount { account: 4 }).await;
    press_callback(&alice, settings.id, &Callback::UseAccount { account: 9 }).await;
    ask(&alice, "/balance", &told).await;
    app.finish().await;
}

#[tokio::test]
async fn o27_one_account_is_unlinked_and_the_others_are_followed_on() {
    for surface in BOTH {
        let mut app = TestApp::public(surface).await;
        let (alice, first) = app.pushed("Alice", "en", 500_000).await;
        let second = add(&app, &alice, 300_000).await;
        let (work, card) = app.buy(&alice, &second).await;
        switch(&alice, "Account 1").await;
        let asked = ask(&alice, "/logout", "Unlink your SMSCode account?").await;
        assert!(asked.text.contains(&named("Account 1")) && !asked.text.contains("active order"));
        // The answer is about that account, whichever is in use by then.
        switch(&alice, "Account 2").await;
        answer(&alice, &asked, "Yes, unlink", "Now in use: Account 2").await;
        assert!(app.sms.webhook(&first).url.is_none_or(|url| url.is_empty()));
        // Alone, it needs no name.
        alice.wait_for(SOON, |m| m.id == card.id && !m.text.contains("👤")).await.unwrap();
        app.quiet().await;
        app.stop().await;
        app.run().await;
        app.sms.deliver_sms(work.id, Sms::code("464646"));
        app.comes(&alice, "🔑 464646").await;
        assert!(!ask(&alice, "/balance", "285,000").await.text.contains("👤"));
        // The free place is the first.
        let third = add(&app, &alice, 100_000).await;
        app.buy(&alice, &third).await;
        ask(&alice, "/balance", &named("Account 1")).await;
        app.quiet().await;
        assert_eq!((rings(&alice, "464646"), app.charges(&third), app.charges(&first)), (1, 1, 0));
        app.finish().await;
    }
}

#[tokio::test]
async fn o27_who_is_forgotten_is_forgotten_with_all_accounts() {
    let mut app = TestApp::public(Surface::Live).await;
    let (alice, first) = app.pushed("Alice", "en", 500_000).await;
    let (home, _) = app.buy(&alice, &first).await;
    let second = add(&app, &alice, 300_000).await;
    let (work, _) = app.buy(&alice, &second).await;
    for (order, code) in [(&home, "474747"), (&work, "484848")] {
        app.sms.deliver_sms(order.id, Sms::code(code));
        app.comes(&alice, &format!("🔑 {code}")).await;
    }
    let waiting = offer(&app, &alice, 1_000).await;
    app.quiet().await;
    let asked = ask(&alice, "/forget", "Erase everything").await;
    assert!(asked.text.contains("2 active orders"), "{}", asked.text);
    press(&alice, "Yes, erase everything").await;
    sees(&alice, "Everything is erased").await;
    for account in [&first, &second] {
        assert!(app.sms.webhook(account).url.is_none_or(|url| url.is_empty()));
    }
    assert_eq!(count(&alice, "🔑"), 0, "every message with a code is gone");
    app.quiet().await;
    let store = app.app().store();
    for user in UserId(alice.chat_id()).accounts() {
        assert!(store.find_user(user).await.unwrap().is_none(), "{user}");
    }
    // The token that waited for an answer is forgotten, too.
    let before = mark(&alice);
    press_callback(&alice, waiting.1.id, &callback(&waiting.1, "Add as another account")).await;
    alice.wait_for(SOON, |m| m.text.contains("no longer have that token")).await.unwrap();
    assert!(mark(&alice) >= before && linked(&app, &alice).await == 0);
    let folder = app.settings["DATA_DIR"].clone();
    app.quiet().await;
    app.stop().await;
    for secret in [first.token(), second.token(), waiting.0.token(), "474747", "484848"] {
        assert!(!holds(Path::new(&folder), secret), "{secret}");
    }
    app.run().await;
    app.finish().await;
}

fn holds(folder: &Path, secret: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let content = std::fs::read(entry.unwrap().path()).unwrap();
        content.windows(secret.len()).any(|window| window == secret.as_bytes())
    })
}
