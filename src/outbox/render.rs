//! From a push, and what it is told from, to the message that it becomes.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::clock::Clock;
use crate::domain::UserId;
use crate::domain::hook::HookState;
use crate::domain::purchase::PurchaseState;
use crate::domain::push::{CardId, Push};
use crate::domain::user::{CodeStyle, Lifetime, Notifications};
use crate::i18n::{I18n, Speech};
use crate::store::{Error, Parcel, PushState, Scene, Store};
use crate::views::card::{Card, card};
use crate::views::{View, ended, login, purchase, sms, webhook};

/// An SMS that is older than this when it is told carries its age.
const LATE: TimeDelta = TimeDelta::seconds(60);
/// An end of a purchase that is told later than this after the confirmation is told in a message that rings.
const STILL_LOOKING: TimeDelta = TimeDelta::seconds(30);

/// What is to be done in the chat.
pub(super) enum Message {
    /// Delete a message of the person that carried a secret.
    Delete(i32),
    /// Delete a message of the bot's own; one that can't be deleted any more stays.
    Remove(i32),
    /// Send a new message.
    New { view: View, silent: bool },
    /// Send a new message with an SMS, which arrived at the provider at this time, as far as it said so; and how long
    /// it is to stay.
    Sms { view: View, arrived: Option<DateTime<Utc>>, stays: Lifetime },
    /// Edit the card's message, or send it when there is none; an older message that it replaces goes away.
    Card { card: CardId, message: Option<i32>, replaces: Option<i32>, view: View, silent: bool },
}

impl Message {
    /// When the SMS that it brings arrived at the provider, as far as that is known.
    pub(super) fn arrived(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Sms { arrived, .. } => *arrived,
            _ => None,
        }
    }
}

pub(super) struct Renderer {
    store: Store,
    i18n: Arc<I18n>,
    clock: Clock,
}

impl Renderer {
    pub(super) fn new(store: Store, i18n: Arc<I18n>, clock: Clock) -> Self {
        Self { store, i18n, clock }
    }

    /// How to speak to a person; in the default language when they are not known.
    pub(super) async fn speech_of(&self, user: UserId) -> Speech {
        let known = self.store.find_user(user).await.ok().flatten();
        self.i18n.speech_to(known.as_ref())
    }

    /// The message, `None` when there is nothing left to say.
    pub(super) async fn render(&self, parcel: &Parcel, scene: &Scene) -> Result<Option<Message>, Error> {
        let s = &self.i18n.speech_to(scene.user.as_ref());
        let quiet = scene.user.as_ref().is_some_and(|user| user.notifications == Notifications::CodesOnly);
        Ok(match parcel.push {
            Push::DeleteMessage { message } => Some(Message::Delete(message)),
            Push::RemoveMessage { message } => Some(Message::Remove(message)),
            Push::Sms { seq, .. } => self.sms(s, scene, seq),
            Push::Ended { .. } => {
                let order = scene.orders.first();
                order.map(|order| Message::New { view: ended::ended(s, order), silent: quiet })
            }
            Push::PurchaseEnded { .. } => self.purchase_end(s, scene, quiet),
            Push::TokenRejected => Some(Message::New { view: login::token_rejected(s), silent: quiet }),
            Push::Card { card } => self.card(s, scene, card, quiet),
            Push::Vanished { .. } => {
                let gone: Vec<_> = scene.orders.iter().filter(|order| order.vanished_at.is_some()).collect();
                (!gone.is_empty()).then(|| Message::New { view: ended::vanished(s, &gone), silent: quiet })
            }
            Push::PushUnreachable => {
                let lost =
                    self.store.find_account(parcel.user).await?.filter(|now| now.push == PushState::Pending);
                lost.map(|_| Message::New { view: webhook::unreachable(s), silent: quiet })
            }
            Push::PushLost => {
                let lost =
                    self.store.find_account(parcel.user).await?.filter(|now| now.push == PushState::Pending);
                let state = HookState::Repointed { target: None };
                let now = self.clock.now();
                lost.map(|_| Message::New { view: webhook::state(s, &state, now), silent: quiet })
            }
        })
    }

    fn sms(&self, s: &Speech, scene: &Scene, seq: u32) -> Option<Message> {
        let order = scene.orders.first()?;
        let message = order.sms.iter().find(|sms| sms.seq == seq)?;
        let arrived = message.received_at.or(message.event_at);
        let age = arrived.map(|at| self.clock.now() - at).filter(|age| *age > LATE);
        let style = style(scene);
        Some(Message::Sms { view: sms::sms(s, order, message, age, style), arrived, stays: style.lifetime })
    }

    fn card(&self, s: &Speech, scene: &Scene, id: CardId, quiet: bool) -> Option<Message> {
        let (now, style) = (self.clock.now(), style(scene));
        let view = match (&scene.purchase, scene.orders.as_slice()) {
            (Some(purchase), orders) => card(s, &Card::of_purchase(purchase, orders, now, style)),
            (None, [order, ..]) => card(s, &Card::of_order(order, now, style)),
            (None, []) => return None,
        };
        Some(Message::Card { card: id, message: scene.message, replaces: None, view, silent: quiet })
    }

    /// A purchase that came to nothing: on the screen that the person is looking at, or in a message of its own when
    /// they have moved on.
    fn purchase_end(&self, s: &Speech, scene: &Scene, quiet: bool) -> Option<Message> {
        let found = scene.purchase.as_ref().filter(|found| found.state != PurchaseState::Bought)?;
        let view = purchase::ended(s, found);
        let card = CardId::Purchase(found.id);
        let looking = found.confirmed_at.is_some_and(|at| self.clock.now() - at < STILL_LOOKING);
        let (message, replaces) = if looking { (scene.message, None) } else { (None, scene.message) };
        Some(Message::Card { card, message, replaces, view, silent: quiet })
    }
}

fn style(scene: &Scene) -> CodeStyle {
    scene.user.as_ref().map(|user| user.style).unwrap_or_default()
}
