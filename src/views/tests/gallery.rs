//! Every screen, drawn of one world. Each entry is `file: what it shows`.

use super::admin::admin;
use super::shop;
use super::world::{INTENT, World, at, fx, now, usd, user};
use crate::domain::catalog::ProductLabel;
use crate::domain::failure::{FailureKind, ProviderFailure};
use crate::domain::guard::Guard;
use crate::domain::hook::HookTarget;
use crate::domain::notification::Address;
use crate::domain::purchase::{Doubt, Purchase, PurchaseState};
use crate::domain::tracking::{Order, Sms};
use crate::domain::user::User;
use crate::domain::user::{CodeStyle, Lifetime};
use crate::domain::{Currency, IntentId, Money, OrderId, OrderStatus, Private, Zone};
use crate::i18n::Localizer;
use crate::views::callback::Callback;
use crate::views::card::{Card, card};
use crate::views::failure::{MoneyMoved, failure};
use crate::views::login::Instant;
use crate::views::{
    View, balance, codes, ended, login, notice, purchase, settings, sms, start, terms, time_zones,
};

mod accounts;
mod action;
mod lists;
mod me;
mod number;
mod replace;
mod watches;
mod webhook;

pub(super) type Screen = (&'static str, &'static str, View);

/// All screens.
pub(super) fn gallery(s: &Localizer, w: &World) -> Vec<Screen> {
    let rooms = [
        account,
        accounts::accounts,
        shop::browsing,
        shop::confirming,
        shop::short,
        shop::buying,
        shop::favourites,
        watches::watches,
        ends,
        cards,
        messages,
        lists::history,
        me::statistics,
        replace::replace,
        lists::many,
        webhook::webhook_screens,
        notices,
        action::action,
        admin,
    ];
    let mut screens: Vec<Screen> = rooms.into_iter().flat_map(|room| room(s, w)).collect();
    screens.extend(provider_failures(s, w));
    screens
}

/// What shows least.
const COVERED: CodeStyle = CodeStyle { code_only: true, covered: true, lifetime: Lifetime::FiveMinutes };
/// What shows the text of each SMS too, covered.
const COVERED_TEXT: CodeStyle = CodeStyle { code_only: false, ..COVERED };

fn account(s: &Localizer, w: &World) -> Vec<Screen> {
    let funds = Money::Idr(500_000);
    let bound = |orders, amount| balance::Bound { orders, amount };
    let chat = HookTarget::OtherChat { host: w.host.clone() };
    let linked = |open, instant, terms| {
        login::linked_alone(s, &login::linked(s, &w.price, open, &instant, terms), &instant)
    };
    let limits = Guard { daily_cap: Some(50_000), ..Guard::default() };
    let known =
        settings::Known { linked: true, instant: Some(true), guard: limits, favourites: 2, accounts: 1 };
    let frozen = Guard { frozen: true, ..limits };
    let unlinked = settings::Known { guard: frozen, ..settings::Known::default() };
    let in_dollars = User { currency: Currency::Usd, style: COVERED, ..user(s.language()) };
    vec![
        ("start", "welcome", start::welcome(s, Some(&w.requester))),
        ("start", "welcome, nameless", start::welcome(s, None)),
        ("start", "help", start::help(s, true, Some("smscode_bot"), true)),
        ("start", "help without push", start::help(s, false, None, false)),
        ("login", "ask", login::ask(s)),
        ("login", "terms changed", terms::ask(s, crate::domain::ProductId(142), 1)),
        ("login", "linked", linked(0, Instant::On, false)),
        ("login", "linked with open orders", linked(2, Instant::Off, true)),
        ("login", "linked without push", linked(1, Instant::Impossible, true)),
        ("login", "linked beside another chat", linked(0, Instant::Taken(chat), false)),
        ("login", "wrong token", login::refused(s, &FailureKind::TokenRejected.into(), true)),
        ("login", "no answer", login::refused(s, &told(w, FailureKind::NoAnswer), false)),
        ("login", "not a token", login::not_a_token(s)),
        ("login", "needed", login::needed(s)),
        ("login", "logout?", login::logout_ask(s, 0, 0, 0, &[])),
        ("login", "logout with one order?", login::logout_ask(s, 0, 1, 1, &[])),
        ("login", "logout with orders?", login::logout_ask(s, 0, 3, 2, &[])),
        (
            "login",
            "logout with a purchase?",
            login::logout_ask(s, 0, 0, 0, &[w.purchase(1, PurchaseState::Confirmed)]),
        ),
        ("login", "logged out", login::logged_out(s, 0, &[], Address::Settled)),
        ("login", "logged out with orders", login::logged_out(s, 2, &[], Address::Restored)),
        ("login", "logged out, address later", login::logged_out(s, 1, &[], Address::Later)),
        ("login", "logged out, address stays", login::logged_out(s, 0, &[], Address::Left)),
        ("login", "address restored", login::address_returned(s, Address::Restored)),
        ("login", "address cleared", login::address_returned(s, Address::Settled)),
        ("login", "address stays", login::address_returned(s, Address::Left)),
        ("login", "token rejected", login::token_rejected(s)),
        ("login", "cannot delete", login::cannot_delete(s)),
        ("balance", "rupiah", balance::balance(s, &funds, None, None)),
        ("balance", "dollars", balance::balance(s, &usd("30.77", 500_000), None, Some(&fx()))),
        ("balance", "rate", balance::rate(s, &fx(), now())),
        ("balance", "with an order that waits", balance::balance(s, &funds, Some(&bound(1, w.price)), None)),
        (
            "balance",
            "with orders that wait",
            balance::balance(s, &funds, Some(&bound(3, Money::Idr(45_000))), None),
        ),
        (
            "balance",
            "other rate",
            balance::rate(s, &crate::domain::Fx { pair: w.query.clone(), as_of: None, ..fx() }, now()),
        ),
        ("settings", "settings", settings::settings(s, &user(s.language()), known)),
        ("settings", "settings of somebody unlinked", settings::settings(s, &in_dollars, unlinked)),
        ("settings", "languages", settings::languages(s, &in_dollars)),
        ("settings", "codes", codes::codes(s, CodeStyle::default())),
        ("settings", "codes, covered and deleted", codes::codes(s, COVERED)),
        ("settings", "zones", time_zones::list(s, now())),
        ("settings", "zones found", time_zones::found(s, &w.query, &Zone::search("new", now(), 3), now())),
        ("settings", "no zone found", time_zones::found(s, &w.query, &[], now())),
    ]
}

fn ends(s: &Localizer, w: &World) -> Vec<Screen> {
    let end = |state, failed_count, quantity| {
        purchase::ended(s, &Purchase { failed_count, ..w.purchase(quantity, state) }, None)
    };
    let token_refused =
        Purchase { failure: Some(FailureKind::TokenRejected), ..w.purchase(1, PurchaseState::InDoubt) };
    let doubt = Doubt { told_at: Some(now()), ..Doubt::default() };
    let unclear = Purchase { doubtful: true, attempts: 2, doubt, ..w.purchase(1, PurchaseState::Confirmed) };
    let mut screens = vec![
        ("purchase", "draft", end(PurchaseState::Draft, 0, 1)),
        ("purchase", "confirmed", end(PurchaseState::Confirmed, 0, 1)),
        ("purchase", "in doubt", end(PurchaseState::InDoubt, 0, 1)),
        ("purchase", "in doubt, token refused", purchase::ended(s, &token_refused, None)),
        ("purchase", "still no answer", purchase::ended(s, &unclear, None)),
        ("purchase", "bought one", end(PurchaseState::Bought, 0, 1)),
        ("purchase", "bought five", end(PurchaseState::Bought, 0, 5)),
        ("purchase", "bought three of five", end(PurchaseState::Bought, 2, 5)),
        ("purchase", "bought none of one", end(PurchaseState::Bought, 1, 1)),
        ("purchase", "bought none of five", end(PurchaseState::Bought, 5, 5)),
        ("purchase", "nobody tells", end(PurchaseState::Unclear, 0, 1)),
        ("purchase", "lapsed", end(PurchaseState::Lapsed, 0, 1)),
        ("purchase", "refused without a reason", end(PurchaseState::Refused, 0, 1)),
    ];
    let (id, price) = (IntentId([8; 16]), w.price);
    let refused = Purchase { failure: Some(FailureKind::SoldOut), ..w.purchase(3, PurchaseState::Refused) };
    let next = Purchase { id, price, ..w.purchase(3, PurchaseState::Draft) };
    screens.push(("purchase", "the next price", purchase::ended(s, &refused, Some(&next))));
    screens.extend(number::number(s, w));
    screens.extend(FailureKind::ALL.iter().map(|&kind| {
        let refused = Purchase { failure: Some(kind), ..w.purchase(1, PurchaseState::Refused) };
        ("purchase", kind.as_str(), purchase::ended(s, &refused, None))
    }));
    screens
}

fn cards(s: &Localizer, w: &World) -> Vec<Screen> {
    let styled = |order: &Order, style| card(s, &Card::of_order(order, now(), style));
    let show = |order: &Order| styled(order, CodeStyle::default());
    let early =
        |order: &Order| card(s, &Card::of_order(order, at("2026-02-25T10:01:00Z"), CodeStyle::default()));
    let active = w.order_now(OrderStatus::Active);
    let promised = Order { cancel_promised_at: Some(now()), ..active.clone() };
    let received = w.with_sms(OrderStatus::OtpReceived, 1);
    let texts = vec![w.sms(1, true, true), w.sms(2, false, true), w.sms(3, false, false)];
    let unread_before = Sms { revision: Some(3), ..w.sms(1, true, true) };
    let several = Order { sms: texts, ..received.clone() };
    let (purchase, five) = (w.purchase(5, PurchaseState::Bought), w.batch(5));
    let canceled = Order { refund: Some(w.price), ..w.order_now(OrderStatus::Canceled) };
    let bare = Order {
        title: ProductLabel::default(),
        phone: None,
        price: None,
        expires_at: None,
        ..active.clone()
    };
    let batch = |count: usize, failed_count: u32| {
        let purchase = Purchase { failed_count, ..w.purchase(100, PurchaseState::Bought) };
        let orders = w.batch(count);
        card(s, &Card::of_purchase(&purchase, &orders, now(), CodeStyle::default()))
    };
    let mut priced = w.batch(3);
    priced.iter_mut().skip(2).for_each(|order| order.price = w.price.checked_add(w.price));
    let in_doubt = w.purchase(5, PurchaseState::Confirmed);
    let late =
        Purchase { doubt: Doubt { late: 1, ..Doubt::default() }, ..w.purchase(3, PurchaseState::Bought) };
    let foreign = Order { phone: Some(Private::new("+639171234567")), ..active.clone() };
    let of = |purchase: &Purchase, orders: &[Order]| {
        card(s, &Card::of_purchase(purchase, orders, now(), CodeStyle::default()))
    };
    let unlinked = |purchase: &Purchase, orders: &[Order]| {
        let linked = Card::of_purchase(purchase, orders, now(), CodeStyle::default());
        card(s, &Card { linked: false, ..linked })
    };
    let covered = card(s, &Card::of_purchase(&purchase, &five, now(), COVERED));
    let below =
        |order: &Order, style| card(s, &Card { told_below: true, ..Card::of_order(order, now(), style) });
    let kept = CodeStyle { lifetime: Lifetime::ALL[1], ..CodeStyle::default() };
    let elsewhere = Order { refund: Some(w.price), ..w.order_now(OrderStatus::Canceled) };
    let asked = Order { cancel_asked_at: Some(now()), ended_at: Some(now()), ..elsewhere.clone() };
    let here = Order { balance_after: w.price.checked_add(w.price), ..asked };
    vec![
        ("card", "waiting", show(&active)),
        ("card", "waiting, too early to cancel", early(&active)),
        ("card", "cancel promised", early(&promised)),
        ("card", "of another country", of(&w.purchase(1, PurchaseState::Bought), &[foreign])),
        ("card", "some numbers in doubt", of(&in_doubt, &w.batch(3))),
        ("card", "a number came late", of(&late, &w.batch(3))),
        ("card", "numbers of different prices", of(&late, &priced)),
        (
            "card",
            "nobody linked",
            unlinked(&w.purchase(1, PurchaseState::Bought), std::slice::from_ref(&active)),
        ),
        ("card", "many, nobody linked", unlinked(&late, &w.batch(3))),
        ("card", "SMS received", show(&received)),
        ("card", "waiting again", show(&w.with_sms(OrderStatus::Active, 1))),
        ("card", "several SMS", show(&several)),
        (
            "card",
            "several SMS, only codes",
            styled(&several, CodeStyle { code_only: true, ..CodeStyle::default() }),
        ),
        ("card", "several SMS, covered", styled(&several, COVERED_TEXT)),
        ("card", "an SMS missed", show(&Order { sms: vec![unread_before], ..received.clone() })),
        ("card", "forty SMS", show(&w.with_sms(OrderStatus::OtpReceived, 40))),
        ("card", "finished", show(&w.with_sms(OrderStatus::Completed, 1))),
        ("card", "canceled", show(&canceled)),
        ("card", "canceled, refund unknown", show(&w.order_now(OrderStatus::Canceled))),
        ("card", "expired", show(&w.order_now(OrderStatus::Expired))),
        ("card", "vanished", show(&Order { vanished_at: Some(now()), ..received.clone() })),
        ("card", "told below: SMS received", below(&received, CodeStyle::default())),
        ("card", "told below: several SMS, covered", below(&several, COVERED)),
        (
            "card",
            "told below: waiting again",
            below(&w.with_sms(OrderStatus::Active, 1), CodeStyle::default()),
        ),
        ("card", "told below, but SMS are removed", below(&received, kept)),
        ("card", "told below: expired", below(&w.order_now(OrderStatus::Expired), CodeStyle::default())),
        (
            "card",
            "told below: expired with an SMS",
            below(&w.with_sms(OrderStatus::Expired, 1), CodeStyle::default()),
        ),
        ("card", "told below: canceled elsewhere", below(&elsewhere, CodeStyle::default())),
        ("card", "canceled here", below(&here, CodeStyle::default())),
        ("card", "moved", crate::views::card::moved(s, &active)),
        ("card", "hardly anything known", show(&bare)),
        ("card", "no order yet", batch(0, 0)),
        ("card", "no order", batch(0, 2)),
        ("card", "one order of three", batch(1, 2)),
        ("card", "five orders", batch(5, 0)),
        ("card", "five orders, covered", covered),
        ("card", "a hundred orders", batch(100, 0)),
    ]
}

fn first(mut parts: Vec<View>) -> View {
    parts.remove(0)
}

fn messages(s: &Localizer, w: &World) -> Vec<Screen> {
    let order = w.order_now(OrderStatus::OtpReceived);
    let (soon, much_later) = (at("2026-02-25T10:05:05Z"), at("2026-02-25T10:17:00Z"));
    let styled = |code, text, style| first(sms::sms(s, &order, &w.sms(1, code, text), soon, style));
    let sms = |code, text, now| first(sms::sms(s, &order, &w.sms(1, code, text), now, CodeStyle::default()));
    let long = Sms { text: Some(Private::new("word ".repeat(1_000))), ..w.sms(1, false, true) };
    let rest = sms::sms(s, &order, &long, soon, CodeStyle::default()).remove(1);
    let of = |status| w.order_now(status);
    let all = [of(OrderStatus::Expired), of(OrderStatus::Expired), of(OrderStatus::Canceled)];
    let mixed = [of(OrderStatus::Expired), w.with_sms(OrderStatus::Expired, 1), of(OrderStatus::Canceled)];
    let mixed = mixed.iter().chain([&all[0]]).collect::<Vec<_>>();
    let done = w.with_sms(OrderStatus::Completed, 1);
    let canceled = w.order_now(OrderStatus::Canceled);
    let counted = |seq, revision| Sms { revision: Some(revision), ..w.sms(seq, true, true) };
    let mut late = Order { sms: vec![counted(1, 2), counted(2, 1)], ..order.clone() };
    late.title.operator = Some(w.operator.clone());
    let overtaken = first(sms::sms(s, &late, &late.sms[1], much_later, CodeStyle::default()));
    vec![
        ("sms", "code and text", sms(true, true, soon)),
        ("sms", "late", sms(true, true, much_later)),
        ("sms", "of an operator's number, told after a newer one", overtaken),
        ("sms", "code only", sms(true, false, soon)),
        ("sms", "text only", sms(false, true, soon)),
        ("sms", "nothing passed on", sms(false, false, soon)),
        ("sms", "only the code", styled(true, true, CodeStyle { code_only: true, ..CodeStyle::default() })),
        ("sms", "only the code, but there is none", styled(false, true, COVERED)),
        ("sms", "covered", styled(true, true, COVERED_TEXT)),
        ("ended", "expired", ended::ended(s, &w.order_now(OrderStatus::Expired), false)),
        (
            "ended",
            "expired, price unknown",
            ended::ended(s, &Order { price: None, ..w.order_now(OrderStatus::Expired) }, false),
        ),
        ("ended", "expired with an SMS", ended::ended(s, &w.with_sms(OrderStatus::Expired, 1), false)),
        ("ended", "canceled", ended::ended(s, &Order { refund: Some(w.price), ..canceled.clone() }, false)),
        ("ended", "canceled, refund unknown", ended::ended(s, &Order { product: None, ..canceled }, false)),
        ("ended", "completed", ended::ended(s, &w.with_sms(OrderStatus::Completed, 1), false)),
        ("sms", "the second part of a long text", rest),
        ("ended", "two together", ended::ended_together(s, &[&all[0], &all[1]], false)),
        ("ended", "several ways together", ended::ended_together(s, &mixed, false)),
        ("ended", "two completed together", ended::ended_together(s, &[&done, &done], false)),
        ("ended", "fifty together", ended::ended_together(s, &[&all[0]; 50], false)),
        ("ended", "vanished", ended::vanished(s, &[&order])),
        ("ended", "three vanished", ended::vanished(s, &[&order, &order, &order])),
    ]
}

fn notices(s: &Localizer, _: &World) -> Vec<Screen> {
    let order = OrderId(1001);
    vec![
        ("notice", "unknown", notice::unknown(s, true)),
        ("notice", "unknown to somebody unlinked", notice::unknown(s, false)),
        ("notice", "plain text", notice::plain_text_please(s)),
        ("notice", "group", notice::group(s)),
        ("notice", "old button", notice::old_button(s)),
        ("notice", "no such order", notice::not_found_order(s)),
        ("notice", "which order", notice::which_order(s)),
        ("notice", "busy", notice::busy(s)),
        ("notice", "our fault", notice::our_fault(s, Some(&Callback::Balance))),
        ("notice", "confirm unclear", notice::confirm_unclear(s)),
        ("notice", "cannot buy now", notice::cannot_buy_now(s, &Callback::Confirm { intent: INTENT })),
        ("notice", "not allowed", notice::not_allowed(s)),
        ("notice", "dialogue canceled", notice::cancelled_dialogue(s)),
        ("notice", "nothing to cancel", notice::nothing_to_cancel(s)),
        ("notice", "resend unsupported", notice::resend_unsupported(s, order)),
    ]
}

/// Every trouble as the answer to a press.
pub(super) fn provider_failures(s: &Localizer, w: &World) -> Vec<Screen> {
    let again = Callback::Confirm { intent: INTENT };
    let mut screens: Vec<Screen> = FailureKind::ALL
        .iter()
        .map(|&kind| ("trouble", kind.as_str(), failure(s, &told(w, kind), MoneyMoved::No, Some(&again))))
        .collect();
    let wait = ProviderFailure {
        retry_after: Some(std::time::Duration::from_secs(30)),
        ..ProviderFailure::from(FailureKind::RateLimited)
    };
    let until = ProviderFailure { until: Some(now()), ..ProviderFailure::from(FailureKind::Banned) };
    let from = ProviderFailure { until: Some(now()), ..ProviderFailure::from(FailureKind::CancelTooEarly) };
    let of = |kind, again| failure(s, &told(w, kind), MoneyMoved::NotConcerned, Some(&again));
    let order = Callback::Refresh { order: OrderId(1001) };
    screens.extend([
        ("trouble", "no such order", of(FailureKind::NotFound, order.clone())),
        ("trouble", "an order's request is invalid", of(FailureKind::Invalid, order)),
        ("trouble", "no such address", of(FailureKind::NotFound, Callback::Webhook)),
        ("trouble", "with a wait", failure(s, &wait, MoneyMoved::NotConcerned, None)),
        ("trouble", "with an end", failure(s, &until, MoneyMoved::No, None)),
        ("trouble", "with a begin", failure(s, &from, MoneyMoved::NotConcerned, None)),
        ("trouble", "money unknown", failure(s, &told(w, FailureKind::NoAnswer), MoneyMoved::Unknown, None)),
    ]);
    screens
}

fn told(w: &World, kind: FailureKind) -> ProviderFailure {
    ProviderFailure { request_id: Some(w.request_id.clone()), ..ProviderFailure::from(kind) }
}
