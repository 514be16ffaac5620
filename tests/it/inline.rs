//! Offers in any chat, links into the private chat, reactions, and progress indicators.

use sandbox::smscode::{Endpoint, Fault, Sms};
use sandbox::telegram::{self, Action, EventKind, InlineAnswer, User};

use crate::app::{Options, SOON, TestApp};
use crate::steps::{EN, ask, press, press_callback, sees};

/// Types a query in a chat that the bot does not know, and waits for the results.
async fn list(user: &User, query: &str) -> InlineAnswer {
    let query = user.ask_inline(query);
    user.wait_for_results(SOON, &query).await.unwrap()
}

fn link(answer: &InlineAnswer, place: usize) -> &str {
    let button = answer.results.get(place).and_then(|result| result.keyboard.iter().flatten().next());
    match button.map(|button| &button.action) {
        Some(Action::Url(link)) => link,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn offers_are_listed_in_any_chat_and_lead_to_the_private_one() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let query = alice.ask_inline("whatsapp indo");
    let answer = alice.wait_for_results(SOON, &query).await.unwrap();
    let first = &answer.results[0];
    assert_eq!(
        (first.title.as_str(), first.description.as_deref()),
        ("WhatsApp · 🇮🇩 Indonesia", Some("from Rp\u{a0}15,000 · 42 in stock"))
    );
    assert_eq!(first.text, "WhatsApp · 🇮🇩 Indonesia\nA phone number for SMS codes, from Rp\u{a0}15,000.");
    assert!(answer.results.len() > 1, "other countries follow");
    assert!(answer.personal, "prices are in the person's own currency and language");
    alice.pick_inline(&query, &first.id).unwrap();
    let said = alice.follow(link(&answer, 0)).unwrap();
    assert_eq!(alice.message(said).unwrap().text, "/start buy_wa_id");
    alice.wait_for(SOON, |m| m.id > said && m.button(EN.offer).or(m.button(EN.buy)).is_some()).await.unwrap();
    let (budi, _) = app.linked("Budi", "id", 500_000).await;
    let answer = list(&budi, "wa indonesia").await;
    assert_eq!(answer.results[0].description.as_deref(), Some("mulai Rp15.000 · stok 42"));
    app.finish().await;
}

#[tokio::test]
async fn a_place_that_is_sold_out_says_so_above_the_others() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    for product in app.sms.catalog().products().filter(|p| p.platform_id == 3 && p.country_id == 6) {
        app.sms.set_stock(product.id, 0);
    }
    let answer = list(&alice, "whatsapp indonesia").await;
    assert!(!answer.results.is_empty(), "other countries are listed");
    assert!(!format!("{:?}", answer.results).contains("Indonesia"));
    assert_eq!(answer.button.unwrap().text, "Sold out there. Try these:");
    app.finish().await;
}

#[tokio::test]
async fn an_inline_list_tells_nothing_of_the_person_who_asks() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 512_345).await;
    let (order, _) = app.buy(&alice, &account).await;
    app.sms.deliver_sms(order.id, Sms::code("909090"));
    app.comes(&alice, "909090").await;
    let number = order.phone_number.trim_start_matches('+').to_owned();
    for query in ["", "wa", "whatsapp indonesia", "indonesia", "909090", &number, "balance", "zzzz"] {
        let answer = list(&alice, query).await;
        let shown = serde_json::to_string(&answer.results).unwrap().replace([',', ' ', '-'], "");
        for secret in ["512345", "497345", "909090", &number, &order.id.to_string()] {
            assert!(!shown.contains(secret), "{query:?} shows {secret}");
        }
        assert!(
            !answer.results.is_empty() || answer.button.is_some(),
            "{query:?}: an empty list says nothing"
        );
    }
    app.finish().await;
}

#[tokio::test]
async fn somebody_without_an_account_is_led_to_link_one_and_then_to_what_they_wanted() {
    let app = TestApp::start().await;
    let bob = app.tg.user("Bob", "en");
    let answer = list(&bob, "whatsapp indo").await;
    assert!(answer.results.is_empty(), "nobody has read the catalog yet");
    let button = answer.button.unwrap();
    assert_eq!(button.text, "Link your SMSCode account to see prices");
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    list(&alice, "whatsapp").await;
    app.clock.advance(std::time::Duration::from_secs(5));
    let answer = list(&bob, "whatsapp indo").await;
    assert_eq!(answer.results[0].title, "WhatsApp · 🇮🇩 Indonesia");
    assert_eq!(answer.results[0].description.as_deref(), Some("View offers in the private chat"));
    assert!(answer.button.is_some() && !format!("{answer:?}").contains("Rp"));
    let calls = app.sms.calls().len();
    bob.follow(link(&answer, 0)).unwrap();
    sees(&bob, "Send me your API token").await;
    assert_eq!(app.sms.calls().len(), calls, "nobody's token is used for him");
    ask(&bob, "not-a-token-of-anybody", "SMSCode doesn't recognize this token").await;
    press(&bob, "Try again").await;
    let account = app.sms.add_account(500_000);
    let said = bob.say(account.token());
    bob.wait_for_new(SOON, said, "Your account is linked").await.unwrap();
    bob.wait_for(SOON, |m| m.id > said && m.button(EN.offer).or(m.button(EN.buy)).is_some()).await.unwrap();
    ask(&bob, "/start login", "What do you need").await;
    app.finish().await;
}

#[tokio::test]
async fn strangers_of_a_private_bot_get_no_list() {
    let allowed = 5_000_000_777;
    let settings = vec![("ALLOWED_USER_IDS", allowed.to_string())];
    let app = TestApp::with(Options { settings, ..Options::default() }).await;
    let guest = app.tg.user_with_id(allowed, "Guest", "en");
    let account = app.sms.add_account(500_000);
    ask(&guest, &format!("/login {}", account.token()), "Your account is linked").await;
    assert!(!list(&guest, "whatsapp").await.results.is_empty());
    let stranger = app.tg.user("Stranger", "en");
    let answer = list(&stranger, "whatsapp").await;
    assert!(answer.results.is_empty() && !answer.cached);
    assert_eq!(answer.button.unwrap().text, "This bot is private.");
    app.finish().await;
}

#[tokio::test]
async fn the_same_query_is_answered_from_what_is_kept_and_only_for_the_same_person() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let (budi, _) = app.linked("Budi", "id", 500_000).await;
    assert!(!list(&alice, "whatsapp").await.cached);
    let calls = app.sms.calls().len();
    assert!(list(&alice, "whatsapp").await.cached);
    let other = list(&budi, "whatsapp").await;
    assert!(!other.cached && other.results[0].description.as_deref().unwrap().starts_with("mulai"));
    assert_eq!(app.sms.calls().len(), calls, "the catalog is everybody's");
    let query = alice.ask_inline("telegram");
    let first = alice.wait_for_results(SOON, &query).await.unwrap();
    let more = alice.more_inline(&query);
    if let Some(more) = more {
        let second = alice.wait_for_results(SOON, &more).await.unwrap();
        assert!(second.results.iter().all(|next| first.results.iter().all(|known| known.id != next.id)));
    }
    app.finish().await;
}

#[tokio::test]
async fn an_offer_picked_in_a_group_is_no_message_to_the_bot_and_one_picked_in_private_opens_it() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let group = app.tg.group("Friends", &alice);
    let query = alice.ask_inline_in(group.id, "wa indonesia");
    let answer = alice.wait_for_results(SOON, &query).await.unwrap();
    alice.pick_inline(&query, &answer.results[0].id).unwrap();
    group.say(&alice, "hello bot");
    group.wait_for(SOON, |message| message.text.contains("private chats")).await.unwrap();
    let notice = group.chat().into_iter().find(|message| message.from_bot).unwrap();
    let hello = group.chat().into_iter().find(|message| message.text == "hello bot").unwrap();
    assert!(notice.id > hello.id, "the offer itself was no reason to speak");
    let query = alice.ask_inline_in(alice.chat_id(), "wa indonesia");
    let answer = alice.wait_for_results(SOON, &query).await.unwrap();
    let picked = alice.pick_inline(&query, &answer.results[0].id).unwrap();
    alice
        .wait_for(SOON, |m| m.id > picked && m.button(EN.offer).or(m.button(EN.buy)).is_some())
        .await
        .unwrap();
    app.finish().await;
}

#[tokio::test]
async fn a_query_that_the_provider_leaves_open_is_answered_with_a_way_on_and_no_message() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    let before = alice.chat().len();
    for endpoint in [Endpoint::Services, Endpoint::Countries, Endpoint::Products] {
        app.sms.fail_always(endpoint, Fault::status(503, "SERVICE_UNAVAILABLE"));
    }
    let answer = list(&alice, "whatsapp brazil").await;
    assert!(answer.results.is_empty() && answer.cache_time == 0);
    assert_eq!(answer.button.unwrap().text, "Can't load prices. Open the bot");
    assert_eq!(alice.chat().len(), before);
    app.sms.clear_faults();
    assert!(!list(&alice, "whatsapp").await.results.is_empty());
    app.finish().await;
}

#[tokio::test]
async fn a_query_does_not_wait_for_what_else_the_person_asked_for_and_slow_work_shows() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    app.sms.fail_next(Endpoint::Balance, Fault::Hang);
    alice.say("/balance");
    let typing =
        |world: &telegram::State<'_>| world.events().iter().any(|event| event.kind == EventKind::Action);
    app.tg.wait_until(SOON, typing).await.unwrap();
    assert!(!list(&alice, "whatsapp").await.results.is_empty());
    app.sms.release_hung();
    sees(&alice, "Balance: Rp\u{a0}500,000").await;
    app.finish().await;
}

async fn reacts(app: &TestApp, user: &User, words: &str, emoji: &str) {
    let said = user.say(words);
    let reacted = |world: &telegram::State<'_>| {
        world.messages().any(|message| message.id == said && message.reactions == [emoji])
    };
    app.tg.wait_until(SOON, reacted).await.unwrap();
    assert!(user.from_bot().iter().all(|message| message.id < said), "no message beside the reaction");
}

#[tokio::test]
async fn what_needs_no_words_is_answered_by_a_reaction_or_by_words_where_telegram_takes_none() {
    let app = TestApp::start().await;
    let (alice, _) = app.linked("Alice", "en", 500_000).await;
    for thanks in ["thanks!", "Makasih", "спасибо", "谢谢。", "👍"] {
        reacts(&app, &alice, thanks, "🤝").await;
    }
    ask(&alice, "/login", "Link your SMSCode account").await;
    reacts(&app, &alice, "/cancel", "👌").await;
    ask(&alice, "/cancel", "Nothing to stop").await;
    ask(&alice, "/login", "Link your SMSCode account").await;
    let refusal = "Bad Request: REACTION_INVALID".to_owned();
    app.tg.fail_next("setMessageReaction", telegram::Fault::Error { code: 400, description: refusal });
    ask(&alice, "/cancel", "Okay, stopped.").await;
    app.finish().await;
}

#[tokio::test]
async fn a_batch_shows_how_far_it_is() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let confirm = app.choose(&alice, &EN).await;
    app.choose_quantity(&alice, confirm.id, "3").await;
    press(&alice, "Buy 3 for").await;
    app.sms.wait_for_order(SOON, &account, |_| true).await.unwrap();
    sees(&alice, "SMS received: 0 of 3").await;
    for (order, done) in app.sms.orders(&account).iter().zip(1..) {
        app.sms.deliver_sms(order.id, Sms::code(&format!("80{done}0{done}")));
        app.comes(&alice, &format!("SMS received: {done} of 3")).await;
    }
    app.finish().await;
}

#[tokio::test]
async fn a_button_of_another_version_or_of_somebody_elses_making_is_answered_kindly() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (eve, _) = app.linked("Eve", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    for data in ["0AAAA", "buy:142", "1____", "x"] {
        let query = eve.press_data(eve.last().unwrap().id, data).unwrap();
        let answer = eve.wait_for_answer(SOON, &query).await.unwrap();
        assert_eq!(answer.text.as_deref(), Some("This button is from an older menu."), "{data}");
    }
    let calls = app.sms.calls().len();
    let id = crate::steps::order_id(&order);
    use smscode_bot::views::Callback;
    for callback in [
        Callback::CancelOrder { order: id },
        Callback::Finish { order: id },
        Callback::Resend { order: id },
        Callback::CancelSoon { order: id },
        Callback::KeepOrder { order: id },
    ] {
        press_callback(&eve, eve.last().unwrap().id, &callback).await;
    }
    let acted = app.sms.calls().into_iter().skip(calls);
    let changing = [Endpoint::Cancel, Endpoint::Finish, Endpoint::Resend];
    assert!(acted.into_iter().all(|call| !call.endpoint.is_some_and(|end| changing.contains(&end))));
    assert_eq!(app.sms.order(order.id).unwrap().status, order.status);
    assert_eq!(alice.message(card.id).unwrap().edited, card.edited, "nothing of it is seen in Alice's chat");
    app.finish().await;
}
