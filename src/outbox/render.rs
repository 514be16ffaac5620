//! Renders a notification and its data into a message.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::clock::Clock;
use crate::domain::UserId;
use crate::domain::hook::HookState;
use crate::domain::notification::{CardId, Notification};
use crate::domain::purchase::PurchaseState;
use crate::domain::replacement::Stage;
use crate::domain::tracking::Order;
use crate::domain::user::{CodeStyle, Lifetime, Notifications, User};
use crate::i18n::{I18n, Localizer};
use crate::store::{Error, OutboxEntry, Scene, Store, WebhookStatus};
use crate::views::card::{Card, card};
use crate::views::{self, View, balance, bulk, ended, login, purchase, replace, sms, webhook};

/// If a purchase ends later than this after the confirmation, the result is a new message with sound.
const STILL_LOOKING: TimeDelta = TimeDelta::seconds(30);

/// What to do in the chat.
pub(super) enum Message {
    /// Delete a user's message that contained a secret.
    Delete(i32),
    /// Delete one of the bot's own messages; one that can no longer be deleted stays.
    Remove(i32),
    /// Send a new message.
    New { view: View, silent: bool },
    /// Send an SMS as a new message, with any remainder in further ones; also when it arrived at the
    /// provider, if known, and how long the message stays.
    Sms { card: CardId, parts: Vec<View>, arrived: Option<DateTime<Utc>>, stays: Lifetime },
    /// Edit the card's message, or send it if there is none; an older message that it replaces is deleted.
    Card { card: CardId, message: Option<i32>, replaces: Option<i32>, view: View, silent: bool },
}

impl Message {
    /// When the SMS it contains arrived at the provider, if known.
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

    /// The localizer for a user; uses the default language if the user is unknown.
    pub(super) async fn localizer_of(&self, user: UserId) -> Localizer {
        let known = self.store.find_user(user).await.ok().flatten();
        self.i18n.localizer_to(known.as_ref())
    }

    /// Same, for a user who was just looked up.
    pub(super) fn localizer(&self, user: Option<&User>) -> Localizer {
        self.i18n.localizer_to(user)
    }

    /// Renders the message, which names its account if the person has several; `None` if there is nothing
    /// left to say.
    pub(super) async fn render(&self, entry: &OutboxEntry, scene: &Scene) -> Result<Option<Message>, Error> {
        let message = self.render_plain(entry, scene).await?;
        // A watch is the person's.
        let of_account = !matches!(entry.notification, Notification::Watch { .. });
        Ok(if of_account { message.map(|message| self.named(scene, message)) } else { message })
    }

    /// The message with the name of its account, if the person has several.
    fn named(&self, scene: &Scene, message: Message) -> Message {
        let Some(user) = scene.user.as_ref().filter(|user| user.account.is_some()) else { return message };
        let s = self.i18n.localizer_to(Some(user));
        let named = |view: View| view.of_account(&s, user.account.as_ref());
        match message {
            Message::Delete(_) | Message::Remove(_) => message,
            Message::New { view, silent } => Message::New { view: named(view), silent },
            Message::Sms { card, parts, arrived, stays } => {
                let mut parts = parts.into_iter();
                let first = parts.next().map(named);
                Message::Sms { card, parts: first.into_iter().chain(parts).collect(), arrived, stays }
            }
            Message::Card { card, message, replaces, view, silent } => {
                Message::Card { card, message, replaces, view: named(view), silent }
            }
        }
    }

    async fn render_plain(&self, entry: &OutboxEntry, scene: &Scene) -> Result<Option<Message>, Error> {
        let s = &self.i18n.localizer_to(scene.user.as_ref());
        let quiet = is_quiet(scene);
        Ok(match entry.notification {
            Notification::DeleteMessage { message } => Some(Message::Delete(message)),
            Notification::RemoveMessage { message } => Some(Message::Remove(message)),
            Notification::Sms { seq, .. } => self.sms(s, scene, seq),
            Notification::Ended { .. } => {
                let Some(order) = scene.orders.first() else { return Ok(None) };
                let view = ended::ended(s, order, self.is_followed(order).await?);
                Some(Message::New { view, silent: quiet })
            }
            Notification::NotCanceled { why, .. } => {
                let order = scene.orders.first().filter(|order| order.status.is_open());
                let Some(order) = order else { return Ok(None) };
                let replacing = self.store.find_replacement(order.user, order.id).await?.is_some();
                Some(Message::New { view: ended::not_canceled(s, order, why, replacing), silent: quiet })
            }
            Notification::PurchaseEnded { .. } => self.purchase_end(s, scene, quiet),
            Notification::TokenRejected => {
                // Another account may have been linked by now, or none.
                let account = self.store.find_account(entry.user).await?;
                let refused = account.filter(|account| account.revoked_at.is_some());
                refused.map(|_| Message::New { view: login::token_rejected(s), silent: quiet })
            }
            Notification::Card { card } => self.card(s, scene, card, quiet).await?,
            Notification::Vanished { .. } => {
                let gone: Vec<_> = scene.orders.iter().filter(|order| order.vanished_at.is_some()).collect();
                (!gone.is_empty()).then(|| Message::New { view: ended::vanished(s, &gone), silent: quiet })
            }
            Notification::AddressReturned { end } => {
                Some(Message::New { view: login::address_returned(s, end), silent: quiet })
            }
            Notification::Bulk { .. } => {
                bulk::result(s, &scene.orders).map(|view| Message::New { view, silent: quiet })
            }
            Notification::LowBalance => {
                let limit = self.store.get_guard(entry.user).await?.low_balance;
                limit.map(|limit| Message::New { view: balance::low(s, limit), silent: quiet })
            }
            Notification::Watch { listing } => {
                let watch = self.store.find_watch(entry.user, listing).await?;
                let told = watch.and_then(|watch| views::watch::ended(s, &watch));
                told.map(|view| Message::New { view, silent: quiet })
            }
            Notification::NotReplaced { order, why } => {
                let wish = self.store.find_replacement(entry.user, order).await?;
                let next = match wish.and_then(|wish| wish.intent) {
                    Some(next) => self.store.find_purchase(entry.user, next).await?,
                    None => None,
                };
                let order = scene.orders.first();
                let view = order.map(|order| replace::not_replaced(s, order, why, next.as_ref()));
                view.map(|view| Message::New { view, silent: quiet })
            }
            // Not rendered here: see `farewell`.
            Notification::Farewell { .. } => None,
            Notification::WebhookUnreachable => {
                let lost = self
                    .store
                    .find_account(entry.user)
                    .await?
                    .filter(|now| now.webhook == WebhookStatus::Pending);
                lost.map(|_| Message::New { view: webhook::unreachable(s), silent: quiet })
            }
            Notification::WebhookLost => {
                let lost = self
                    .store
                    .find_account(entry.user)
                    .await?
                    .filter(|now| now.webhook == WebhookStatus::Pending);
                let state = HookState::Repointed { target: None };
                let now = self.clock.now();
                lost.map(|_| Message::New { view: webhook::state(s, &state, now), silent: quiet })
            }
        })
    }

    /// How orders of one card ended, and whether the message is silent; `None` if none are left.
    pub(super) async fn ends(&self, scene: &Scene, orders: &[&Order]) -> Result<Option<(View, bool)>, Error> {
        let s = &self.i18n.localizer_to(scene.user.as_ref());
        let replacing = match orders {
            [] => return Ok(None),
            [one] => self.is_followed(one).await?,
            _ => false,
        };
        let account = scene.user.as_ref().and_then(|user| user.account.as_ref());
        let view = ended::ended_together(s, orders, replacing).of_account(s, account);
        Ok(Some((view, is_quiet(scene))))
    }

    /// Whether another number is to follow this one, or does already.
    async fn is_followed(&self, order: &Order) -> Result<bool, Error> {
        let wish = self.store.find_replacement(order.user, order.id).await?;
        Ok(wish.is_some_and(|wish| matches!(wish.stage, Stage::Canceling | Stage::Bought)))
    }

    fn sms(&self, s: &Localizer, scene: &Scene, seq: u32) -> Option<Message> {
        let order = scene.orders.first()?;
        let message = order.sms.iter().find(|sms| sms.seq == seq)?;
        let arrived = order.came_at(message);
        let style = style(scene);
        let parts = sms::sms(s, order, message, self.clock.now(), style);
        Some(Message::Sms { card: order.card, parts, arrived, stays: style.lifetime })
    }

    async fn card(
        &self,
        s: &Localizer,
        scene: &Scene,
        id: CardId,
        quiet: bool,
    ) -> Result<Option<Message>, Error> {
        let (now, style) = (self.clock.now(), style(scene));
        let shown = match (&scene.purchase, scene.orders.as_slice()) {
            (Some(purchase), orders) => Card::of_purchase(purchase, orders, now, style),
            (None, [order, ..]) => Card::of_order(order, now, style),
            (None, []) => return Ok(None),
        };
        let told_below = self.is_told_below(scene).await?;
        let replacing = self.store.is_replacing(&scene.orders).await?;
        let view = drawn(s, scene, Card { told_below, replacing, ..shown });
        Ok(Some(Message::Card { card: id, message: scene.message, replaces: None, view, silent: quiet }))
    }

    /// Whether the message with the buttons is already in the chat, below the card: the newest SMS, or the
    /// message about an end, which is sent before the card is edited.
    async fn is_told_below(&self, scene: &Scene) -> Result<bool, Error> {
        let (Some(card), [order]) = (scene.message, scene.orders.as_slice()) else { return Ok(false) };
        if order.sms.is_empty() || !order.status.is_open() {
            return Ok(true);
        }
        let newest = self.store.find_newest_sms_message(order.user, order.id).await?;
        Ok(newest.is_some_and(|newest| newest > card))
    }

    /// Outcome of a purchase: on the user's current screen, or as a separate message if they have moved on or
    /// were already told that it is unclear or ended differently.
    fn purchase_end(&self, s: &Localizer, scene: &Scene, quiet: bool) -> Option<Message> {
        let found = scene.purchase.as_ref()?;
        let view = if scene.orders.is_empty() && found.state != PurchaseState::Bought {
            purchase::ended(s, found, scene.next.as_ref())
        } else {
            drawn(s, scene, Card::of_purchase(found, &scene.orders, self.clock.now(), style(scene)))
        };
        let card = CardId::Purchase(found.id);
        let looking = found.confirmed_at.is_some_and(|at| self.clock.now() - at < STILL_LOOKING);
        let running = found.state == PurchaseState::Confirmed;
        let is_news = !running && (found.doubt.told_at.is_some() || found.state == PurchaseState::Bought);
        let (message, replaces) =
            if looking && !is_news { (scene.message, None) } else { (None, scene.message) };
        // The end gets its own message, with sound.
        let over = !scene.orders.is_empty() && scene.orders.iter().all(|order| order.ended_at.is_some());
        Some(Message::Card { card, message, replaces, view, silent: quiet || over })
    }
}

/// The card, depending on whether the user has a linked account.
fn drawn(s: &Localizer, scene: &Scene, shown: Card<'_>) -> View {
    card(s, &Card { linked: scene.linked, ..shown })
}

/// Whether the user wants sound for codes only.
fn is_quiet(scene: &Scene) -> bool {
    scene.user.as_ref().is_some_and(|user| user.notifications == Notifications::CodesOnly)
}

fn style(scene: &Scene) -> CodeStyle {
    scene.user.as_ref().map(|user| user.style).unwrap_or_default()
}
