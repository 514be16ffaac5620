//! What an update asks for, parsed once.

use std::sync::Arc;

use teloxide::types::{CallbackQuery, ChatMemberUpdated, InlineQuery, Me, Message, Update, UpdateKind};

use super::Command;
use super::token::holds_a_token;
use crate::domain::{IntentId, link};
use crate::store::Subject;
use crate::views::Callback;

/// What a user asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// A command, alone or as the caption of a picture or file.
    Command(Command),
    /// Text that is not a command.
    Words,
    /// A button.
    Press(Callback),
    /// A button of another version, or not from this bot.
    OldButton,
    /// Nothing that is handled here.
    Nothing,
}

/// What must finish before an update is handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lane {
    /// It shows something, or changes how things are shown.
    Look,
    /// It spends or ends something.
    Act,
    /// It changes who is linked here, or what is known about them.
    Whole,
}

/// The parsed content of an update. Clones share it.
#[derive(Clone)]
pub(super) enum Came {
    Message(Arc<Message>),
    Edit(Arc<Message>),
    Press(Arc<CallbackQuery>),
    Inline(Arc<InlineQuery>),
    Membership(Arc<ChatMemberUpdated>),
    /// Nothing that is handled here.
    Other,
}

impl From<UpdateKind> for Came {
    fn from(kind: UpdateKind) -> Self {
        match kind {
            UpdateKind::Message(message) => Self::Message(Arc::new(message)),
            UpdateKind::EditedMessage(message) => Self::Edit(Arc::new(message)),
            UpdateKind::CallbackQuery(query) => Self::Press(Arc::new(query)),
            UpdateKind::InlineQuery(query) => Self::Inline(Arc::new(query)),
            UpdateKind::MyChatMember(change) => Self::Membership(Arc::new(change)),
            _ => Self::Other,
        }
    }
}

/// An update with what it asks for.
#[derive(Debug)]
pub struct Incoming {
    pub(super) update: Update,
    pub(super) asked: Asked,
}

impl Incoming {
    pub(super) fn read(update: Update, me: &Me) -> Self {
        let asked = match &update.kind {
            UpdateKind::Message(message) | UpdateKind::EditedMessage(message) => of_message(message, me),
            UpdateKind::CallbackQuery(query) => {
                query.data.as_deref().and_then(Callback::unpack).map_or(Asked::OldButton, Asked::Press)
            }
            _ => Asked::Nothing,
        };
        Self { update, asked }
    }

    /// Whether a kill may lose it: it only shows something, and the user can ask again.
    pub fn only_looks(&self) -> bool {
        self.lane() == Lane::Look
    }

    pub(super) fn lane(&self) -> Lane {
        match (&self.update.kind, &self.asked) {
            (_, Asked::Press(pressed)) => lane_of_press(pressed),
            (_, Asked::Command(Command::Login(_))) => Lane::Whole,
            // Text that may hold a token links an account.
            (UpdateKind::Message(message) | UpdateKind::EditedMessage(message), _)
                if holds_a_token(message) =>
            {
                Lane::Whole
            }
            _ => Lane::Look,
        }
    }
}

fn of_message(message: &Message, me: &Me) -> Asked {
    match Command::of(message, me) {
        Some(command) => Asked::Command(command),
        None if message.text().is_some() => Asked::Words,
        None => Asked::Nothing,
    }
}

fn lane_of_press(pressed: &Callback) -> Lane {
    match pressed {
        Callback::Confirm { .. }
        | Callback::Assure { .. }
        | Callback::Abandon { .. }
        | Callback::CancelOrder { .. }
        | Callback::CancelSoon { .. }
        | Callback::KeepOrder { .. }
        | Callback::Replace { .. }
        | Callback::Finish { .. }
        | Callback::Resend { .. }
        | Callback::SetGuard(_) => Lane::Act,
        Callback::Logout { confirmed: true }
        | Callback::Forget { confirmed: true }
        | Callback::UnlinkAccount { .. }
        | Callback::TakeToken { .. }
        | Callback::UseAccount { .. } => Lane::Whole,
        Callback::InRupiah(again) => lane_of_press(again),
        _ => Lane::Look,
    }
}

/// What a button is about that may belong to another account than the one in use. `pressed` is the message
/// under it.
fn subject_of(button: &Callback, pressed: Option<i32>) -> Option<Subject> {
    match button {
        Callback::CancelOrder { order }
        | Callback::CancelSoon { order }
        | Callback::KeepOrder { order }
        | Callback::Replace { order }
        | Callback::Finish { order }
        | Callback::Resend { order }
        | Callback::Refresh { order }
        | Callback::ShowOrder { order }
        | Callback::SameNumber { order }
        | Callback::AcceptTermsForNumber { order, .. } => Some(Subject::Order(*order)),
        Callback::Confirm { intent } | Callback::Abandon { intent } | Callback::Assure { intent } => {
            Some(Subject::Purchase(*intent))
        }
        Callback::Bulk(asked) => Some(match asked.purchase {
            Some(intent) => Subject::Purchase(intent),
            None => Subject::Order(asked.newest),
        }),
        Callback::InRupiah(again) => subject_of(again, pressed),
        Callback::History(_)
        | Callback::FindOrders(_)
        | Callback::Webhook
        | Callback::WebhookOn { .. }
        | Callback::WebhookOff
        | Callback::WebhookTest
        | Callback::WebhookRepair => pressed.map(Subject::Message),
        _ => None,
    }
}

impl Asked {
    /// What it is about, if that may belong to another account than the one in use. `pressed` is the message
    /// under the pressed button.
    pub(super) fn subject(&self, pressed: Option<i32>) -> Option<Subject> {
        match self {
            Self::Command(command @ Command::Order(_)) => subject_of(&command.again()?, pressed),
            Self::Press(button) => subject_of(button, pressed),
            _ => None,
        }
    }

    /// The command, when it is one.
    pub(super) fn command(&self) -> Option<&Command> {
        if let Self::Command(command) = self { Some(command) } else { None }
    }

    /// The data of the pressed button, if this version can read it.
    pub(super) fn pressed(&self) -> Option<&Callback> {
        if let Self::Press(pressed) = self { Some(pressed) } else { None }
    }

    /// The button that repeats the request, if there is one: the one pressed, or the equivalent of a command.
    /// A press that spends money has its own answer.
    pub(super) fn again(&self) -> Option<Callback> {
        match self {
            Self::Command(command) => command.again(),
            Self::Words => Some(Callback::Buy),
            Self::Press(pressed) if self.buys().is_none() => Some(pressed.clone()),
            Self::Press(_) | Self::OldButton | Self::Nothing => None,
        }
    }

    /// The purchase that a press starts, if it spends money.
    pub(super) fn buys(&self) -> Option<IntentId> {
        match self {
            Self::Press(Callback::Confirm { intent } | Callback::Assure { intent }) => Some(*intent),
            _ => None,
        }
    }

    /// Whether a message holds a token, even in a command. The payload of a deep link does not count.
    pub(super) fn brings_token(&self, message: &Message) -> bool {
        match self {
            Self::Command(Command::Login(token)) => !token.expose().is_empty(),
            _ => self.brings_stray_token(message),
        }
    }

    /// The same where a token does not belong: `/login` takes its own.
    pub(super) fn brings_stray_token(&self, message: &Message) -> bool {
        match self {
            Self::Command(Command::Login(_)) => false,
            Self::Command(Command::Start(word)) if link::is_word(word) => false,
            _ => holds_a_token(message),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::domain::OrderId;
    use crate::domain::bulk::{BulkAction, BulkRequest};
    use crate::telegram::read_update;

    fn read(kind: &str, what: Value) -> Incoming {
        let me = json!({
            "id": 1, "is_bot": true, "first_name": "Bot", "username": "my_bot", "can_join_groups": true,
            "can_read_all_group_messages": false, "supports_inline_queries": true,
            "can_connect_to_business": false, "has_main_web_app": false,
        });
        let update = json!({ "update_id": 7, kind: what });
        Incoming::read(read_update(update).unwrap(), &serde_json::from_value(me).unwrap())
    }

    fn said(text: &str) -> Incoming {
        let chat = json!({ "id": 5, "type": "private", "first_name": "Alice" });
        read("message", json!({ "message_id": 1, "date": 1_800_000_000, "chat": chat, "text": text }))
    }

    fn pressed(data: &str) -> Incoming {
        let from = json!({ "id": 5, "is_bot": false, "first_name": "Alice" });
        read("callback_query", json!({ "id": "1", "from": from, "chat_instance": "1", "data": data }))
    }

    #[test]
    fn an_update_is_read_once_for_its_handler_its_lane_and_what_repeats_it() {
        let token = "4f9d2c7b1a6e8d3f5c0b9a7e";
        let confirm = Callback::Confirm { intent: IntentId([7; 16]) };
        for (incoming, asked, lane, again) in [
            (said("/balance"), Asked::Command(Command::Balance), Lane::Look, Some(Callback::Balance)),
            (said("whatsapp"), Asked::Words, Lane::Look, Some(Callback::Buy)),
            (said(token), Asked::Words, Lane::Whole, Some(Callback::Buy)),
            (pressed(&Callback::Rate.pack()), Asked::Press(Callback::Rate), Lane::Look, Some(Callback::Rate)),
            (pressed(&confirm.pack()), Asked::Press(confirm.clone()), Lane::Act, None),
            (pressed("of another bot"), Asked::OldButton, Lane::Look, None),
        ] {
            assert_eq!(incoming.asked, asked);
            assert_eq!((incoming.lane(), incoming.only_looks()), (lane, lane == Lane::Look), "{asked:?}");
            assert_eq!(incoming.asked.again(), again, "{asked:?}");
        }
        let login = said(&format!("/login {token}"));
        let UpdateKind::Message(message) = &login.update.kind else { panic!("a message") };
        assert!(login.asked.brings_token(message) && !login.asked.brings_stray_token(message));
    }

    #[test]
    fn o27_a_button_is_about_its_order_its_purchase_or_its_message() {
        let (order, intent) = (OrderId(1001), IntentId([7; 16]));
        let bulk = |purchase| {
            Callback::Bulk(BulkRequest { action: BulkAction::Cancel, purchase, newest: order, count: 2 })
        };
        let about = |button: Callback| pressed(&button.pack()).asked.subject(Some(70));
        for (button, subject) in [
            (Callback::CancelOrder { order }, Some(Subject::Order(order))),
            (Callback::SameNumber { order }, Some(Subject::Order(order))),
            (Callback::Confirm { intent }, Some(Subject::Purchase(intent))),
            (bulk(Some(intent)), Some(Subject::Purchase(intent))),
            (bulk(None), Some(Subject::Order(order))),
            (Callback::InRupiah(Box::new(Callback::Assure { intent })), Some(Subject::Purchase(intent))),
            (Callback::WebhookOff, Some(Subject::Message(70))),
            // These are about the account in use, or name their account.
            (Callback::Buy, None),
            (Callback::Balance, None),
            (Callback::UnlinkAccount { account: 1 }, None),
        ] {
            assert_eq!(about(button.clone()), subject, "{button:?}");
        }
        assert_eq!(said("/order #1001").asked.subject(None), Some(Subject::Order(order)));
        assert_eq!(said("/order last").asked.subject(None), None);
        assert_eq!(said("/balance").asked.subject(None), None);
    }
}
