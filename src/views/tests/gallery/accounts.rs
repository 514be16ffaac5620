//! Several accounts of one person. Hostile worlds use any text as a name, although only cleaned ones are stored.

use super::{Screen, World, now};
use crate::domain::account::{AccountName, BadName, Linked};
use crate::domain::tracking::Order;
use crate::domain::user::CodeStyle;
use crate::domain::{OrderId, OrderStatus, UserId};
use crate::i18n::Localizer;
use crate::views::account::{self, NameFault};
use crate::views::card::{Card, card};
use crate::views::{ended, login, orders, sms};

pub(super) fn accounts(s: &Localizer, w: &World) -> Vec<Screen> {
    let name = |account, chosen| AccountName { account, chosen };
    let (first, work) = (name(0, None), name(1, Some(w.requester.clone())));
    let linked = |name: &AccountName, revoked| Linked {
        user: UserId(1).with_account(name.account),
        name: name.clone(),
        revoked,
    };
    let both = [linked(&first, false), linked(&work, false)];
    let five: Vec<_> = (0..5).map(|account| linked(&name(account, None), account == 3)).collect();
    let fault = |fault| account::ask_name(s, &work, Some(fault));
    let order = w.with_sms(OrderStatus::OtpReceived, 1);
    let plain = CodeStyle::default();
    let said = sms::sms(s, &order, &w.sms(1, true, true), now(), plain).remove(0);
    let gone = login::logged_out(s, 0, &[], crate::domain::notification::Address::Settled);
    let mut open = vec![w.order_now(OrderStatus::Active), w.order_now(OrderStatus::Active)];
    open[1] = Order { id: OrderId(1002), user: UserId(1).with_account(1), ..open[1].clone() };
    vec![
        ("accounts", "two", account::list(s, &both, both[1].user)),
        ("accounts", "five, one refused", account::list(s, &five, five[0].user)),
        ("accounts", "name?", account::ask_name(s, &first, None)),
        ("accounts", "empty name", fault(NameFault::Bad(BadName::Empty))),
        ("accounts", "long name", fault(NameFault::Bad(BadName::TooLong))),
        ("accounts", "taken name", fault(NameFault::Taken)),
        ("accounts", "what is the token for?", login::offer(s, &w.price, u64::MAX, Some(1), &[&first])),
        ("accounts", "which is replaced?", login::offer(s, &w.price, 7, None, &[&work, &first])),
        ("accounts", "token dropped", login::offer_dropped(s)),
        ("accounts", "token gone", login::offer_gone(s)),
        ("accounts", "token known", login::known(s, &work)),
        ("accounts", "another in use", account::goes_on(s, gone.of_account(s, Some(&work)), &first)),
        ("accounts", "SMS", said.of_account(s, Some(&work))),
        ("accounts", "card", card(s, &Card::of_order(&order, now(), plain)).of_account(s, Some(&first))),
        ("accounts", "ended", ended::ended(s, &order, false).of_account(s, Some(&work))),
        ("accounts", "active", orders::active(s, &open, &both, now(), plain)),
    ]
}
