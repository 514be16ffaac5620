//! Access to other users' data: every button with somebody else's ids, and every kind of sender that is not a
//! user in a private chat (SAFETY E9, G13).

use sandbox::smscode::{Endpoint, Sms};
use sandbox::telegram::User;
use serde_json::{Value, json};
use smscode_bot::domain::bulk::{BulkAction, BulkRequest};
use smscode_bot::domain::catalog::{FavouriteChange, Listing, Policy};
use smscode_bot::domain::guard::{AmountOf, GuardChange};
use smscode_bot::domain::history::{Filter, PageRequest};
use smscode_bot::domain::order_search::OrderSearch;
use smscode_bot::domain::user::{Notifications, StyleChange};
use smscode_bot::domain::watch::WatchChange;
use smscode_bot::domain::{
    CountryId, Currency, IntentId, Language, OrderId, OrderStatus, ProductId, ServiceId, UserId, Zone,
};
use smscode_bot::views::Callback;
use smscode_bot::views::callback::AnnounceStep;

use crate::app::{SOON, TestApp};
use crate::steps::{EN, ask, order_id, press_callback};

/// Builds an exhaustive list of buttons: the match has no catch-all arm, so a new variant does not compile
/// before it and its examples are added here.
macro_rules! every_button {
    (|$order:ident, $intent:ident| $($pattern:pat => [$($example:expr),+ $(,)?],)+) => {
        fn is_listed(callback: &Callback) -> bool {
            match callback { $($pattern => true,)+ }
        }

        fn buttons($order: OrderId, $intent: IntentId) -> Vec<Callback> {
            vec![$($($example),+),+]
        }
    };
}

const COUNTRY: CountryId = CountryId(6);
const SERVICE: ServiceId = ServiceId(1);
const PRODUCT: ProductId = ProductId(142);
const LISTING: Listing = Listing { country: COUNTRY, service: SERVICE };

every_button! { |order, intent|
    Callback::Countries { .. } => [Callback::Countries { service: Some(SERVICE), page: u16::MAX }],
    Callback::Services { .. } => [Callback::Services { country: Some(COUNTRY), page: u16::MAX }],
    Callback::Offers { .. } => [
        Callback::Offers { country: COUNTRY, service: SERVICE, sort: Default::default(), page: u16::MAX },
    ],
    Callback::Pick { .. } => [Callback::Pick { product: PRODUCT, quantity: u8::MAX }],
    Callback::Confirm { .. } => [Callback::Confirm { intent }],
    Callback::Abandon { .. } => [Callback::Abandon { intent }],
    Callback::CancelOrder { .. } => [Callback::CancelOrder { order }],
    Callback::CancelSoon { .. } => [Callback::CancelSoon { order }],
    Callback::KeepOrder { .. } => [Callback::KeepOrder { order }],
    Callback::Finish { .. } => [Callback::Finish { order }],
    Callback::Resend { .. } => [Callback::Resend { order }],
    Callback::Refresh { .. } => [Callback::Refresh { order }],
    Callback::OrderList { .. } => [
        Callback::OrderList { status: None, page: 0 },
        Callback::OrderList { status: Some(OrderStatus::Active), page: u16::MAX },
    ],
    Callback::Replace { .. } => [Callback::Replace { order }],
    Callback::AutoReplace => [Callback::AutoReplace],
    Callback::ShowOrder { .. } => [Callback::ShowOrder { order }],
    Callback::Buy => [Callback::Buy],
    Callback::Balance => [Callback::Balance],
    Callback::Rate => [Callback::Rate],
    Callback::Active => [Callback::Active],
    Callback::Help => [Callback::Help],
    Callback::Login => [Callback::Login],
    Callback::Settings => [Callback::Settings],
    Callback::SetCurrency(_) => [Callback::SetCurrency(Currency::Usd)],
    Callback::SetLanguage(_) => [Callback::SetLanguage(Language::En)],
    Callback::SetNotifications(_) => [Callback::SetNotifications(Notifications::CodesOnly)],
    Callback::Webhook => [Callback::Webhook],
    Callback::WebhookOn { .. } => [Callback::WebhookOn { replace: true }],
    Callback::WebhookOff => [Callback::WebhookOff],
    Callback::WebhookTest => [Callback::WebhookTest],
    Callback::Logout { .. } => [Callback::Logout { confirmed: false }, Callback::Logout { confirmed: true }],
    Callback::Page => [Callback::Page],
    Callback::Elsewhere { .. } => [Callback::Elsewhere { product: PRODUCT }],
    Callback::Guard => [Callback::Guard],
    Callback::SetGuard(_) => [Callback::SetGuard(GuardChange::Freeze(true))],
    Callback::Assure { .. } => [Callback::Assure { intent }],
    Callback::Forget { .. } => [Callback::Forget { confirmed: false }, Callback::Forget { confirmed: true }],
    Callback::Codes => [Callback::Codes],
    Callback::SetStyle(_) => [Callback::SetStyle(StyleChange::Covered(true))],
    Callback::TimeZones => [Callback::TimeZones],
    Callback::SetZone(_) => [Callback::SetZone(Zone::UTC)],
    Callback::WebhookRepair => [Callback::WebhookRepair],
    Callback::Favourite { .. } => [
        Callback::Favourite { product: PRODUCT, change: FavouriteChange::Show },
        Callback::Favourite { product: PRODUCT, change: FavouriteChange::Keep },
        Callback::Favourite { product: PRODUCT, change: FavouriteChange::Drop },
        Callback::Favourite { product: PRODUCT, change: FavouriteChange::Ceiling(1) },
        Callback::Favourite { product: PRODUCT, change: FavouriteChange::NoCeiling },
        Callback::Favourite { product: PRODUCT, change: FavouriteChange::OneTap(true) },
    ],
    Callback::Export => [Callback::Export],
    Callback::Announce { .. } => [
        Callback::Announce { id: 1, step: AnnounceStep::Send },
        Callback::Announce { id: 1, step: AnnounceStep::Stop },
    ],
    Callback::ForgetInDoubt => [Callback::ForgetInDoubt],
    Callback::History(_) => [
        Callback::History(PageRequest::newest(Filter::Refunded)),
        Callback::History(PageRequest { filter: Filter::All, place: [u16::MAX, u16::MAX], back: true }),
    ],
    Callback::Bulk(_) => [
        Callback::Bulk(BulkRequest { action: BulkAction::Cancel, purchase: None, newest: order, count: 9 }),
        Callback::Bulk(BulkRequest {
            action: BulkAction::Finish,
            purchase: Some(intent),
            newest: order,
            count: 9,
        }),
    ],
    Callback::OfferPage { .. } => [Callback::OfferPage { product: PRODUCT, quantity: 1, page: u16::MAX }],
    Callback::Quantities { .. } => [Callback::Quantities { product: PRODUCT, quantity: u8::MAX }],
    Callback::InRupiah(_) => [
        Callback::InRupiah(Box::new(Callback::Confirm { intent })),
        Callback::InRupiah(Box::new(Callback::ShowOrder { order })),
    ],
    Callback::AskAmount(_) => [
        Callback::AskAmount(AmountOf::DailyCap),
        Callback::AskAmount(AmountOf::Ceiling(PRODUCT)),
    ],
    Callback::Favourites => [Callback::Favourites],
    Callback::Watches => [Callback::Watches],
    Callback::Watch { .. } => [
        Callback::Watch { listing: LISTING, change: WatchChange::Show { at_most: Some(9_000) } },
        Callback::Watch { listing: LISTING, change: WatchChange::Start { hours: 6, at_most: None } },
        Callback::Watch { listing: LISTING, change: WatchChange::Start { hours: u8::MAX, at_most: None } },
        Callback::Watch { listing: LISTING, change: WatchChange::Stop },
    ],
    Callback::Languages => [Callback::Languages],
    Callback::FindOrders(_) => [
        Callback::FindOrders(OrderSearch::new(vec![SERVICE], Some(COUNTRY), "0613", None)),
    ],
    Callback::BestFirst { .. } => [
        Callback::BestFirst { product: PRODUCT, quantity: 1, page: None, quantities: false },
        Callback::BestFirst { product: PRODUCT, quantity: u8::MAX, page: Some(u16::MAX), quantities: true },
    ],
    Callback::Statistics => [Callback::Statistics],
    Callback::AcceptTerms { .. } => [Callback::AcceptTerms { version: 1, product: PRODUCT, quantity: 1 }],
    Callback::PickBy { .. } => [Callback::PickBy {
        product: PRODUCT,
        quantity: 1,
        policy: Policy::BestSuccess,
        best_first: false,
        page: Some(1),
        quantities: true,
    }],
    Callback::SameNumber { .. } => [Callback::SameNumber { order }],
    Callback::AcceptTermsForNumber { .. } => [Callback::AcceptTermsForNumber { version: 1, order }],
    Callback::Accounts => [Callback::Accounts],
    Callback::UseAccount { .. } => [Callback::UseAccount { account: 1 }],
    Callback::NameAccount { .. } => [Callback::NameAccount { account: 0 }],
    Callback::UnlinkAccount { .. } => [Callback::UnlinkAccount { account: 1 }],
    Callback::TakeToken { .. } => [Callback::TakeToken { offer: 7, account: Some(1) }],
}

/// The same list in a different order for every seed.
fn shuffled(mut list: Vec<Callback>, seed: u64) -> Vec<Callback> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for place in (1..list.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        list.swap(place, usize::try_from(state >> 33).unwrap() % (place + 1));
    }
    list
}

#[tokio::test]
async fn g13_no_button_with_the_ids_of_somebody_else_shows_or_changes_anything_of_theirs() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    let (order, card) = app.buy(&alice, &account).await;
    app.sms.deliver_sms(order.id, Sms::code("83729105"));
    app.advance_until_shown(2, &alice, |m| m.id == card.id && m.text.contains("83729105")).await;
    let confirm = app.choose(&alice, &EN).await;
    let draft = Callback::unpack(confirm.button(EN.buy).unwrap().data().unwrap());
    let Some(Callback::Confirm { intent }) = draft else { panic!("no draft") };
    app.quiet().await;
    let number = app.sms.order(order.id).unwrap().phone_number;
    let id = UserId(alice.chat_id());
    let state = async || {
        let store = app.app().store();
        let known = (store.find_user(id).await.unwrap(), store.open_orders(id).await.unwrap());
        let purchase = store.find_purchase(id, intent).await.unwrap();
        let chat: Vec<_> = alice.chat().into_iter().map(|message| (message.id, message.text)).collect();
        let money = (app.charges(&account), app.refunds(&account), app.sms.orders(&account).len());
        (known, purchase, chat, money, store.find_account(id).await.unwrap().unwrap().revoked_at)
    };
    let before = state().await;
    for seed in 0..3 {
        let (mallory, mallorys) = app.linked(&format!("Mallory {seed}"), "en", 500_000).await;
        let hello = mallory.last().unwrap().id;
        for callback in shuffled(buttons(order_id(&order), intent), seed) {
            assert!(is_listed(&callback));
            // So that the rate limit refuses none.
            app.advance(2);
            press_callback(&mallory, hello, &callback).await;
            app.quiet().await;
        }
        app.advance(30);
        for words in [format!("/order {}", order.id), format!("/start order_{}", order.id)] {
            mallory.say(&words);
        }
        ask(&mallory, "/help", "How it works").await;
        for message in mallory.from_bot() {
            let digits: String = message.text.chars().filter(char::is_ascii_digit).collect();
            assert!(!digits.contains(number.trim_start_matches('+')), "{}", message.text);
            assert!(!digits.contains("83729105"), "{}", message.text);
        }
        assert_eq!(app.charges(&mallorys), 0);
        app.advance(60);
    }
    let after = state().await;
    assert_eq!(after, before);
    // Neither declined nor bought: the draft still belongs to its owner.
    press_callback(&alice, confirm.id, &Callback::Confirm { intent }).await;
    app.sms.wait_for_order(SOON, &account, |bought| bought.id != order.id).await.unwrap();
    app.finish().await;
}

fn person(id: u64, is_bot: bool) -> Value {
    json!({ "id": id, "is_bot": is_bot, "first_name": "Somebody", "language_code": "en" })
}

fn message(chat: &Value, from: Option<Value>, text: &str) -> Value {
    json!({ "message_id": 900_001, "date": 1_900_000_000, "chat": chat, "text": text, "from": from })
}

#[tokio::test]
async fn d16_groups_channels_bots_and_nameless_senders_get_nothing_done() {
    let app = TestApp::start().await;
    let (alice, account) = app.linked("Alice", "en", 500_000).await;
    app.quiet().await;
    // Active orders are checked separately; the commands below would ask for the balance.
    let (asked, seen) = (app.sms.count(Endpoint::Balance), alice.from_bot().len());
    let private = json!({ "id": alice.chat_id(), "type": "private", "first_name": "Alice" });
    let channel = json!({ "id": -1_001_234, "type": "channel", "title": "News" });
    let commands = [format!("/login {}", account.token()), "/balance".to_owned(), "/forget".to_owned()];
    for text in &commands {
        // A channel's posts carry no sender; bots and messages without a sender are ignored.
        app.tg.raw_update("channel_post", None, message(&channel, None, text));
        app.tg.raw_update("edited_channel_post", None, message(&channel, None, text));
        app.tg.raw_update("message", None, message(&private, Some(person(alice.id, true)), text));
        app.tg.raw_update("message", None, message(&private, None, text));
        // Only a token counts in an edit, because it must not stay (A5).
        if !text.starts_with("/login") {
            app.tg.raw_update("edited_message", None, message(&private, Some(person(alice.id, false)), text));
        }
    }
    let press = json!({
        "id": "1", "from": person(alice.id, false), "chat_instance": "1", "inline_message_id": "abc",
        "data": Callback::Page.pack(),
    });
    app.tg.raw_update("callback_query", None, press);
    ask(&alice, "/help", "How it works").await;
    assert_eq!(app.sms.count(Endpoint::Balance), asked, "nothing was asked of the provider");
    assert_eq!(alice.from_bot().len(), seen + 1, "nothing was answered but the last question");
    drop(app);
}

#[tokio::test]
async fn d16_a_token_that_somebody_else_wrote_is_not_linked_when_it_is_forwarded() {
    let app = TestApp::start().await;
    let mallorys = app.sms.add_account(500_000);
    let alice: User = app.tg.user("Alice", "en");
    ask(&alice, "/start", "Hello").await;
    for text in [format!("/login {}", mallorys.token()), mallorys.token().to_owned()] {
        let forwarded = alice.forward(&text);
        alice.wait_for_new(SOON, forwarded, "doesn't look like an API token").await.unwrap();
        app.quiet().await;
        assert!(alice.message(forwarded).unwrap().deleted, "the token stayed in the chat");
    }
    assert_eq!(app.sms.calls().len(), 0);
    ask(&alice, "/balance", "link your SMSCode account first").await;
    app.finish().await;
}
