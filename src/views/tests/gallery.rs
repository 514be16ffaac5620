//! Every screen, drawn of one world. Each entry is `file: what it shows`.

use chrono::TimeDelta;

use super::duty::duty;
use super::shop;
use super::world::{INTENT, World, at, fx, now, usd, user};
use crate::domain::catalog::Title;
use crate::domain::purchase::{Purchase, PurchaseState};
use crate::domain::tracking::{Sms, Tracked};
use crate::domain::trouble::{Trouble, TroubleKind};
use crate::domain::user::{CodeStyle, Lifetime};
use crate::domain::{Money, OrderId, OrderStatus, Zone};
use crate::i18n::Speech;
use crate::views::callback::Callback;
use crate::views::card::{Card, card};
use crate::views::orders::{self, OrderRow};
use crate::views::trouble::{MoneyMoved, trouble};
use crate::views::{
    View, balance, codes, ended, login, notice, purchase, settings, sms, start, terms, zones,
};

mod push;

pub(super) type Screen = (&'static str, &'static str, View);

/// All screens.
pub(super) fn gallery(s: &Speech, w: &World) -> Vec<Screen> {
    let rooms = [
        account,
        shop::browsing,
        shop::buying,
        shop::favourites,
        ends,
        cards,
        messages,
        history,
        push::push,
        notices,
        duty,
    ];
    let mut screens: Vec<Screen> = rooms.into_iter().flat_map(|room| room(s, w)).collect();
    screens.extend(troubles(s, w));
    screens
}

/// What shows least.
const COVERED: CodeStyle = CodeStyle { code_only: true, covered: true, lifetime: Lifetime::FiveMinutes };
/// What shows the text of each SMS too, covered.
const COVERED_TEXT: CodeStyle = CodeStyle { code_only: false, ..COVERED };

fn account(s: &Speech, w: &World) -> Vec<Screen> {
    let funds = Money::Idr(500_000);
    let bound = |orders, amount| balance::Bound { orders, amount };
    vec![
        ("start", "welcome", start::welcome(s, Some(&w.person), false)),
        ("start", "welcome back", start::welcome(s, None, true)),
        ("start", "help", start::help(s, true, Some("smscode_bot"))),
        ("start", "help without push", start::help(s, false, None)),
        ("login", "ask", login::ask(s)),
        ("login", "terms changed", terms::ask(s, crate::domain::ProductId(142), 1)),
        ("login", "linked", login::linked(s, &funds, 0, true)),
        ("login", "linked with open orders", login::linked(s, &funds, 2, true)),
        ("login", "linked without push", login::linked(s, &w.price, 1, false)),
        ("login", "wrong token", login::refused(s, &TroubleKind::TokenRejected.into())),
        ("login", "no answer", login::refused(s, &told(w, TroubleKind::NoAnswer))),
        ("login", "not a token", login::not_a_token(s)),
        ("login", "needed", login::needed(s)),
        ("login", "logout?", login::logout_ask(s, 0)),
        ("login", "logout with one order?", login::logout_ask(s, 1)),
        ("login", "logout with orders?", login::logout_ask(s, 3)),
        ("login", "logged out", login::logged_out(s, 0)),
        ("login", "logged out with orders", login::logged_out(s, 2)),
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
        ("settings", "settings", settings::settings(s, &user(s.language()))),
        ("settings", "codes", codes::codes(s, CodeStyle::default())),
        ("settings", "codes, covered and deleted", codes::codes(s, COVERED)),
        ("settings", "zones", zones::zones(s, now())),
        ("settings", "zones found", zones::found(s, &w.query, &Zone::search("new", now(), 3), now())),
        ("settings", "no zone found", zones::found(s, &w.query, &[], now())),
    ]
}

fn ends(s: &Speech, w: &World) -> Vec<Screen> {
    let end = |state, failed_count, quantity| {
        purchase::ended(s, &Purchase { failed_count, ..w.purchase(quantity, state) })
    };
    let token_refused =
        Purchase { failure: Some(TroubleKind::TokenRejected), ..w.purchase(1, PurchaseState::InDoubt) };
    let unclear = Purchase { doubtful: true, attempts: 2, ..w.purchase(1, PurchaseState::Confirmed) };
    let mut screens = vec![
        ("purchase", "draft", end(PurchaseState::Draft, 0, 1)),
        ("purchase", "confirmed", end(PurchaseState::Confirmed, 0, 1)),
        ("purchase", "in doubt", end(PurchaseState::InDoubt, 0, 1)),
        ("purchase", "in doubt, token refused", purchase::ended(s, &token_refused)),
        ("purchase", "still no answer", purchase::ended(s, &unclear)),
        ("purchase", "bought one", end(PurchaseState::Bought, 0, 1)),
        ("purchase", "bought five", end(PurchaseState::Bought, 0, 5)),
        ("purchase", "bought three of five", end(PurchaseState::Bought, 2, 5)),
        ("purchase", "bought none of one", end(PurchaseState::Bought, 1, 1)),
        ("purchase", "bought none of five", end(PurchaseState::Bought, 5, 5)),
        ("purchase", "lapsed", end(PurchaseState::Lapsed, 0, 1)),
        ("purchase", "refused without a reason", end(PurchaseState::Refused, 0, 1)),
    ];
    screens.extend(TroubleKind::ALL.map(|kind| {
        let refused = Purchase { failure: Some(kind), ..w.purchase(1, PurchaseState::Refused) };
        ("purchase", kind.as_str(), purchase::ended(s, &refused))
    }));
    screens
}

fn cards(s: &Speech, w: &World) -> Vec<Screen> {
    let styled = |order: &Tracked, style| card(s, &Card::of_order(order, now(), style));
    let show = |order: &Tracked| styled(order, CodeStyle::default());
    let early =
        |order: &Tracked| card(s, &Card::of_order(order, at("2026-02-25T10:01:00Z"), CodeStyle::default()));
    let active = w.tracked(OrderStatus::Active);
    let promised = Tracked { cancel_promised_at: Some(now()), ..active.clone() };
    let received = w.with_sms(OrderStatus::OtpReceived, 1);
    let texts = vec![w.sms(1, true, true), w.sms(2, false, true), w.sms(3, false, false)];
    let unread_before = Sms { revision: Some(3), ..w.sms(3, true, true) };
    let several = Tracked { sms: texts, ..received.clone() };
    let (purchase, five) = (w.purchase(5, PurchaseState::Bought), w.batch(5));
    let canceled = Tracked { refund: Some(w.price), ..w.tracked(OrderStatus::Canceled) };
    let bare =
        Tracked { title: Title::default(), phone: None, price: None, expires_at: None, ..active.clone() };
    let batch = |count: usize, failed_count: u32| {
        let purchase = Purchase { failed_count, ..w.purchase(100, PurchaseState::Bought) };
        let orders = w.batch(count);
        card(s, &Card::of_purchase(&purchase, &orders, now(), CodeStyle::default()))
    };
    let covered = card(s, &Card::of_purchase(&purchase, &five, now(), COVERED));
    vec![
        ("card", "waiting", show(&active)),
        ("card", "waiting, too early to cancel", early(&active)),
        ("card", "cancel promised", early(&promised)),
        ("card", "SMS received", show(&received)),
        ("card", "waiting again", show(&w.with_sms(OrderStatus::Active, 1))),
        ("card", "several SMS", show(&several)),
        (
            "card",
            "several SMS, only codes",
            styled(&several, CodeStyle { code_only: true, ..CodeStyle::default() }),
        ),
        ("card", "several SMS, covered", styled(&several, COVERED_TEXT)),
        ("card", "an SMS missed", show(&Tracked { sms: vec![unread_before], ..received.clone() })),
        ("card", "forty SMS", show(&w.with_sms(OrderStatus::OtpReceived, 40))),
        ("card", "finished", show(&w.with_sms(OrderStatus::Completed, 1))),
        ("card", "canceled", show(&canceled)),
        ("card", "canceled, refund unknown", show(&w.tracked(OrderStatus::Canceled))),
        ("card", "expired", show(&w.tracked(OrderStatus::Expired))),
        ("card", "vanished", show(&Tracked { vanished_at: Some(now()), ..received.clone() })),
        ("card", "hardly anything known", show(&bare)),
        ("card", "no order yet", batch(0, 0)),
        ("card", "no order", batch(0, 2)),
        ("card", "one order of three", batch(1, 2)),
        ("card", "five orders", batch(5, 0)),
        ("card", "five orders, covered", covered),
        ("card", "a hundred orders", batch(100, 0)),
    ]
}

fn messages(s: &Speech, w: &World) -> Vec<Screen> {
    let order = w.tracked(OrderStatus::OtpReceived);
    let styled = |code, text, style| sms::sms(s, &order, &w.sms(1, code, text), None, style);
    let sms = |code, text, age| sms::sms(s, &order, &w.sms(1, code, text), age, CodeStyle::default());
    let canceled = w.tracked(OrderStatus::Canceled);
    vec![
        ("sms", "code and text", sms(true, true, Some(TimeDelta::seconds(5)))),
        ("sms", "late", sms(true, true, Some(TimeDelta::minutes(12)))),
        ("sms", "code only", sms(true, false, None)),
        ("sms", "text only", sms(false, true, None)),
        ("sms", "nothing passed on", sms(false, false, None)),
        ("sms", "only the code", styled(true, true, CodeStyle { code_only: true, ..CodeStyle::default() })),
        ("sms", "only the code, but there is none", styled(false, true, COVERED)),
        ("sms", "covered", styled(true, true, COVERED_TEXT)),
        ("ended", "expired", ended::ended(s, &w.tracked(OrderStatus::Expired))),
        (
            "ended",
            "expired, price unknown",
            ended::ended(s, &Tracked { price: None, ..w.tracked(OrderStatus::Expired) }),
        ),
        ("ended", "expired with an SMS", ended::ended(s, &w.with_sms(OrderStatus::Expired, 1))),
        ("ended", "canceled", ended::ended(s, &Tracked { refund: Some(w.price), ..canceled.clone() })),
        ("ended", "canceled, refund unknown", ended::ended(s, &Tracked { product: None, ..canceled })),
        ("ended", "completed", ended::ended(s, &w.with_sms(OrderStatus::Completed, 1))),
        ("ended", "vanished", ended::vanished(s, &[&order])),
        ("ended", "three vanished", ended::vanished(s, &[&order, &order, &order])),
    ]
}

fn history(s: &Speech, w: &World) -> Vec<Screen> {
    let rows: Vec<_> = OrderStatus::ALL
        .into_iter()
        .zip(1001..)
        .map(|(status, id)| OrderRow { order: w.order(id, status), title: w.title() })
        .chain([OrderRow { order: w.order(1006, OrderStatus::Active), title: Title::default() }])
        .collect();
    vec![
        ("orders", "first page", orders::list(s, &rows, None, 0, true)),
        (
            "orders",
            "second page, expired",
            orders::list(s, &rows[4..5], Some(OrderStatus::Expired), 1, false),
        ),
        ("orders", "nothing on it", orders::list(s, &[], Some(OrderStatus::Active), 0, false)),
        ("orders", "none", orders::none(s)),
        ("orders", "one", orders::order(s, &w.tracked(OrderStatus::Active), now(), CodeStyle::default())),
        ("orders", "active", orders::active(s, &w.batch(3), CodeStyle::default())),
        ("orders", "hundred active", orders::active(s, &w.batch(100), COVERED)),
        ("orders", "none active", orders::active(s, &[], CodeStyle::default())),
    ]
}

fn notices(s: &Speech, w: &World) -> Vec<Screen> {
    let order = OrderId(1001);
    let soon = Some(at("2026-02-25T10:02:00Z"));
    let funds = Money::Idr(515_000);
    vec![
        ("notice", "unknown", notice::unknown(s)),
        ("notice", "plain text", notice::plain_text_please(s)),
        ("notice", "group", notice::group(s)),
        ("notice", "old button", notice::old_button(s)),
        ("notice", "no such order", notice::not_found_order(s)),
        ("notice", "which order", notice::which_order(s)),
        ("notice", "busy", notice::busy(s)),
        ("notice", "our fault", notice::our_fault(s, Some(&Callback::Balance))),
        ("notice", "cannot buy now", notice::cannot_buy_now(s, &Callback::Confirm { intent: INTENT })),
        ("notice", "not allowed", notice::not_allowed(s)),
        ("notice", "dialogue canceled", notice::cancelled_dialogue(s)),
        ("notice", "nothing to cancel", notice::nothing_to_cancel(s)),
        ("notice", "canceled", notice::cancel_done(s, Some(&w.price), Some(&funds))),
        ("notice", "canceled, refund unknown", notice::cancel_done(s, None, None)),
        ("notice", "too early", notice::cancel_too_early(s, order, soon)),
        ("notice", "too early, time unknown", notice::cancel_too_early(s, order, None)),
        ("notice", "cancel promised", notice::cancel_promised(s, order, soon)),
        ("notice", "cancel promised, time unknown", notice::cancel_promised(s, order, None)),
        ("notice", "resend unsupported", notice::resend_unsupported(s, order)),
    ]
}

/// Every trouble as the answer to a press.
pub(super) fn troubles(s: &Speech, w: &World) -> Vec<Screen> {
    let again = Callback::Confirm { intent: INTENT };
    let mut screens: Vec<Screen> = TroubleKind::ALL
        .map(|kind| ("trouble", kind.as_str(), trouble(s, &told(w, kind), MoneyMoved::No, Some(&again))))
        .into();
    let wait = Trouble {
        retry_after: Some(std::time::Duration::from_secs(30)),
        ..Trouble::from(TroubleKind::RateLimited)
    };
    let until = Trouble { until: Some(now()), ..Trouble::from(TroubleKind::Banned) };
    let from = Trouble { until: Some(now()), ..Trouble::from(TroubleKind::CancelTooEarly) };
    screens.extend([
        ("trouble", "with a wait", trouble(s, &wait, MoneyMoved::NotConcerned, None)),
        ("trouble", "with an end", trouble(s, &until, MoneyMoved::No, None)),
        ("trouble", "with a begin", trouble(s, &from, MoneyMoved::NotConcerned, None)),
        (
            "trouble",
            "not canceled",
            trouble(s, &told(w, TroubleKind::Maintenance), MoneyMoved::NotBack, Some(&again)),
        ),
        (
            "trouble",
            "perhaps canceled",
            trouble(s, &told(w, TroubleKind::NoAnswer), MoneyMoved::RefundUnknown, None),
        ),
        ("trouble", "money unknown", trouble(s, &told(w, TroubleKind::NoAnswer), MoneyMoved::Unknown, None)),
    ]);
    screens
}

fn told(w: &World, kind: TroubleKind) -> Trouble {
    Trouble { request_id: Some(w.request_id.clone()), ..Trouble::from(kind) }
}
