//! Messages, edits and files, using the newest features that the server supports.

use reqwest::multipart::{Form, Part as FormPart};
use serde_json::{Value, json};

use super::newer::{Newer, NewerSet};
use super::{SEND_TIMEOUT, Telegram, TelegramError, add, id_of};
use crate::domain::UserId;
use crate::views::keyboard::{Action, Markup};
use crate::views::{View, time};

impl Telegram {
    /// Sends a new message to the topic in which the user last wrote, and returns its id. If the server rejects it, retries without
    /// unsupported features, without a deleted topic or replied-to message, then without markup and finally without buttons, so
    /// that a formatting problem never blocks a code.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn send(&self, user: UserId, view: &View, silent: bool) -> Result<i32, TelegramError> {
        if let Some(rich) = view.rich.as_deref().filter(|_| !self.newer.is_unknown(Newer::RichMessages)) {
            match self.send_rich(user, rich, view, silent).await {
                Err(TelegramError::Refused(_)) => {}
                sent => return sent,
            }
        }
        let topic = self.topics.of(user);
        let used = used_by(view)
            .with_if(Newer::Reply, view.reply_to.is_some())
            .with_if(Newer::Topics, topic.is_some())
            .with(Newer::Markup)
            .with_if(Newer::Keyboard, view.keyboard.is_some());
        let write = |left_out| {
            let mut message = text_of(view, left_out);
            add(&mut message, "chat_id", user.person().0.into());
            add(&mut message, "disable_notification", silent.into());
            if let Some(topic) = topic.filter(|_| !left_out.has(Newer::Topics)) {
                add(&mut message, "message_thread_id", topic.into());
            }
            if let Some(answered) = view.reply_to.filter(|_| !left_out.has(Newer::Reply)) {
                let reply = json!({ "message_id": answered, "allow_sending_without_reply": true });
                add(&mut message, "reply_parameters", reply);
            }
            message
        };
        id_of(&self.in_newest_form(user, "sendMessage", used, write).await?)
    }

    /// Sends the rich form of a view. Once the server has rejected one, there are only plain messages.
    async fn send_rich(
        &self,
        user: UserId,
        rich: &str,
        view: &View,
        silent: bool,
    ) -> Result<i32, TelegramError> {
        let topic = self.topics.of(user).filter(|_| !self.newer.is_unknown(Newer::Topics));
        let used = used_by(view).with_if(Newer::Topics, topic.is_some());
        let mut message = json!({ "rich_message": { "html": rich } });
        add(&mut message, "chat_id", user.person().0.into());
        add(&mut message, "disable_notification", silent.into());
        if let Some(topic) = topic {
            add(&mut message, "message_thread_id", topic.into());
        }
        let keyboard = view.keyboard.as_ref();
        if let Some(keyboard) = keyboard.and_then(|keyboard| keyboard_of(keyboard, self.newer.unknown())) {
            add(&mut message, "reply_markup", keyboard);
        }
        let sent = self.call(user, "sendRichMessage", &message).await;
        let sent = sent.inspect_err(|fault| {
            if matches!(fault, TelegramError::Refused(_)) {
                self.newer.give_up_rich(fault, used);
            }
        });
        id_of(&sent?)
    }

    /// Edits a message. An unchanged message is no error. Unsupported features are left out.
    ///
    /// # Errors
    /// What follows from Telegram's answer; [`TelegramError::Gone`] when there is no such message to edit.
    pub async fn edit(&self, user: UserId, message: i32, view: &View) -> Result<(), TelegramError> {
        let write = |left_out| {
            let mut edit = text_of(view, left_out);
            add(&mut edit, "chat_id", user.person().0.into());
            add(&mut edit, "message_id", message.into());
            edit
        };
        match self.in_newest_form(user, "editMessageText", used_by(view), write).await {
            Ok(_) | Err(TelegramError::Unchanged) => Ok(()),
            Err(fault) => Err(fault),
        }
    }

    /// Sends a file with a text beside it, and returns the id of the message.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn send_file(
        &self,
        user: UserId,
        name: String,
        file: Vec<u8>,
        beside: &View,
    ) -> Result<i32, TelegramError> {
        self.upload(user, Upload { method: "sendDocument", field: "document", name, file }, beside).await
    }

    /// Sends a PNG as a photo with a text below it, and returns the id of the message.
    ///
    /// # Errors
    /// What follows from Telegram's answer.
    pub async fn send_picture(&self, user: UserId, png: Vec<u8>, below: &View) -> Result<i32, TelegramError> {
        let name = PICTURE_NAME.to_owned();
        self.upload(user, Upload { method: "sendPhoto", field: "photo", name, file: png }, below).await
    }

    async fn upload(
        &self,
        user: UserId,
        Upload { method, field, name, file }: Upload,
        beside: &View,
    ) -> Result<i32, TelegramError> {
        let topic = self.topics.of(user);
        let used = used_by(beside).with_if(Newer::Topics, topic.is_some());
        let mut left_out = self.newer.unknown();
        loop {
            let caption = if left_out.has(Newer::DateTime) {
                time::untagged(&beside.text)
            } else {
                beside.text.clone()
            };
            let mut form = Form::new()
                .text("chat_id", user.person().0.to_string())
                .text("caption", caption)
                .text("parse_mode", "HTML")
                .part(field, FormPart::bytes(file.clone()).file_name(name.clone()));
            if let Some(Ok(markup)) = beside.keyboard.as_ref().map(serde_json::to_string) {
                form = form.text("reply_markup", markup);
            }
            if let Some(topic) = topic.filter(|_| !left_out.has(Newer::Topics)) {
                form = form.text("message_thread_id", topic.to_string());
            }
            let sending = self.line.upload(method, form, SEND_TIMEOUT);
            match self.for_chat(user, sending).await {
                Ok(sent) => return id_of(&sent),
                Err(fault) => left_out = self.newer.next(&fault, used, left_out).ok_or(fault)?,
            }
        }
    }

    /// Repeats a call with fewer features until the server accepts it.
    async fn in_newest_form(
        &self,
        user: UserId,
        method: &'static str,
        used: NewerSet,
        write: impl Fn(NewerSet) -> Value,
    ) -> Result<Value, TelegramError> {
        let mut left_out = self.newer.unknown();
        loop {
            let fault = match self.call(user, method, &write(left_out)).await {
                Ok(result) => return Ok(result),
                Err(fault) => fault,
            };
            let Some(next) = self.newer.next(&fault, used, left_out) else { return Err(fault) };
            tracing::warn!(user.id = %user, method, %fault, "call refused; retrying with less formatting");
            left_out = next;
        }
    }
}

/// A file on its way.
struct Upload {
    method: &'static str,
    field: &'static str,
    name: String,
    file: Vec<u8>,
}

/// Nobody sees the name of a photo, but an upload must have one.
const PICTURE_NAME: &str = "1.png";

/// The features in a view that a server may not support.
fn used_by(view: &View) -> NewerSet {
    let has = |is: fn(&crate::views::keyboard::Button) -> bool| {
        view.keyboard.as_ref().is_some_and(|keyboard| keyboard.buttons().any(is))
    };
    NewerSet::default()
        .with_if(Newer::DateTime, time::are_in(&view.text))
        .with_if(Newer::ButtonStyle, has(|button| button.style.is_some()))
        .with_if(Newer::CopyText, has(|button| matches!(button.action, Action::Copy { .. })))
}

/// The text and the buttons of a message.
fn text_of(view: &View, left_out: NewerSet) -> Value {
    let mut message = json!({ "link_preview_options": { "is_disabled": true } });
    if left_out.has(Newer::Markup) {
        add(&mut message, "text", view.without_markup().into());
    } else {
        let plain = left_out.has(Newer::DateTime).then(|| time::untagged(&view.text));
        add(&mut message, "text", plain.unwrap_or_else(|| view.text.clone()).into());
        add(&mut message, "parse_mode", "HTML".into());
    }
    let keyboard = view.keyboard.as_ref().filter(|_| !left_out.has(Newer::Keyboard));
    if let Some(keyboard) = keyboard.and_then(|keyboard| keyboard_of(keyboard, left_out)) {
        add(&mut message, "reply_markup", keyboard);
    }
    message
}

/// The buttons that a server supports; text that can't be copied with a button is in the message as well.
fn keyboard_of(keyboard: &Markup, left_out: NewerSet) -> Option<Value> {
    let mut keyboard = keyboard.clone();
    if left_out.has(Newer::ButtonStyle) {
        keyboard.rows.iter_mut().flatten().for_each(|button| button.style = None);
    }
    if left_out.has(Newer::CopyText) {
        keyboard.rows.iter_mut().for_each(|row| row.retain(|b| !matches!(b.action, Action::Copy { .. })));
        keyboard.rows.retain(|row| !row.is_empty());
    }
    serde_json::to_value(keyboard).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Private;
    use crate::views::Callback;
    use crate::views::keyboard::{Keyboard, button, copy};

    fn view() -> View {
        let keyboard =
            Keyboard::new()
                .row(copy("Copy", &Private::new("1")))
                .row([button("Buy", &Callback::Buy).success()]);
        View {
            text: r#"<b>a &lt; b</b> <tg-time unix="1" format="r">10:20</tg-time>"#.to_owned(),
            keyboard: keyboard.build(),
            reply_to: None,
            rich: None,
        }
    }

    #[test]
    fn what_is_left_out_takes_nothing_else_with_it() {
        let view = view();
        let none = NewerSet::default();
        let whole = text_of(&view, none);
        assert_eq!(whole["text"], view.text);
        assert_eq!(whole["reply_markup"]["inline_keyboard"][1][0]["style"], "success");
        let buy = json!([[{ "text": "Buy", "callback_data": Callback::Buy.pack() }]]);
        for (left_out, text) in [
            (none.with(Newer::ButtonStyle).with(Newer::CopyText), view.text.as_str()),
            (used_by(&view), "<b>a &lt; b</b> 10:20"),
            (used_by(&view).with(Newer::Markup), "a < b 10:20"),
        ] {
            let plain = text_of(&view, left_out);
            assert_eq!(plain["text"], text);
            assert_eq!(plain["reply_markup"]["inline_keyboard"], buy);
            assert_eq!(plain.get("parse_mode").is_some(), !left_out.has(Newer::Markup));
        }
        assert!(text_of(&view, none.with(Newer::Keyboard)).get("reply_markup").is_none());
    }

    #[test]
    fn only_what_is_in_a_view_can_be_the_reason_of_a_refusal() {
        let all = NewerSet::from(Newer::ButtonStyle).with(Newer::CopyText).with(Newer::DateTime);
        assert_eq!(used_by(&view()), all);
        let plain =
            View { text: "&lt;tg-time &gt;".to_owned(), keyboard: None, reply_to: Some(3), rich: None };
        assert_eq!(used_by(&plain), NewerSet::default());
    }
}
