//! sendMessage, sendRichMessage, sendDocument, sendPhoto and the edits.

use serde_json::{Value, json};

use super::entities::{self, Parsed, units};
use super::features::Features;
use super::html;
use super::keyboard::Markup;
use super::message::Document;
use super::params::Params;
use super::refusal::{NOT_MODIFIED, Refusal};
use super::rich;
use super::world::{EventKind, World};

type Outcome = Result<Value, Refusal>;

impl World {
    pub(crate) fn send_message(&mut self, chat: i64, params: &Params) -> Outcome {
        let raw = params.text("text").unwrap_or_default();
        let parsed = self.formatted(&raw, params)?;
        if parsed.text.is_empty() {
            return Err(Refusal::violation("message text is empty"));
        }
        if units(&parsed.text) > 4096 {
            return Err(Refusal::violation("message is too long"));
        }
        let id = self.deliver(chat, raw, parsed, None, params)?;
        self.shown(id)
    }

    pub(crate) fn send_document(&mut self, chat: i64, params: &Params) -> Outcome {
        let document = uploaded("document", params)?;
        let id = self.deliver_captioned(chat, document, params)?;
        self.shown(id)
    }

    pub(crate) fn send_photo(&mut self, chat: i64, params: &Params) -> Outcome {
        let photo = uploaded("photo", params)?;
        let size = png_size(&photo.bytes).ok_or_else(|| Refusal::violation("IMAGE_PROCESS_FAILED"))?;
        // Telegram's limits: the sum of the sides, and their ratio.
        if size.0 + size.1 > 10_000 || size.0 > 20 * size.1 || size.1 > 20 * size.0 {
            return Err(Refusal::violation("PHOTO_INVALID_DIMENSIONS"));
        }
        let id = self.deliver_captioned(chat, photo, params)?;
        if let Some(message) = self.messages.get_mut(&id) {
            message.is_photo = true;
        }
        self.shown(id)
    }

    pub(crate) fn send_rich(&mut self, chat: i64, params: &Params) -> Outcome {
        let message = params.nested("rich_message").unwrap_or_default();
        let raw = message.get("html").and_then(Value::as_str);
        let raw = raw.ok_or_else(|| Refusal::violation("the sandbox knows rich messages in HTML"))?;
        let text = rich::read(raw, &self.options.features)
            .map_err(|error| Refusal::violation(format!("can't parse rich message: {error}")))?;
        let parsed = Parsed { text, ..Parsed::default() };
        let id = self.deliver(chat, raw.to_owned(), parsed, None, params)?;
        if let Some(message) = self.messages.get_mut(&id) {
            message.is_rich = true;
        }
        self.shown(id)
    }

    fn deliver_captioned(&mut self, chat: i64, document: Document, params: &Params) -> Result<i32, Refusal> {
        let raw = params.text("caption").unwrap_or_default();
        let parsed = self.formatted(&raw, params)?;
        if units(&parsed.text) > 1024 {
            return Err(Refusal::violation("message caption is too long"));
        }
        self.deliver(chat, raw, parsed, Some(document), params)
    }

    fn deliver(
        &mut self,
        chat: i64,
        raw: String,
        parsed: Parsed,
        document: Option<Document>,
        params: &Params,
    ) -> Result<i32, Refusal> {
        let markup = Markup::read(params.nested("reply_markup").as_ref(), &self.options.features)?;
        let thread = self.thread(chat, params)?;
        let reply_to = self.replied(chat, params)?;
        let silent = params.flag("disable_notification");
        let no_preview = no_preview(params);
        let text = parsed.text.clone();
        let id = self.post(chat, |message| {
            message.text = parsed.text;
            message.entities = parsed.entities;
            message.html = raw;
            message.keyboard = markup.inline;
            message.reply_markup = markup.other;
            message.reply_to = reply_to;
            message.thread = thread;
            message.document = document;
            message.silent = silent;
            message.no_preview = no_preview;
        });
        self.log(EventKind::Sent, Some(chat), Some(id), &text);
        Ok(id)
    }

    pub(crate) fn edit_text(&mut self, chat: i64, params: &Params) -> Outcome {
        let id = self.editable(chat, params)?;
        let raw = params.text("text").unwrap_or_default();
        let parsed = self.formatted(&raw, params)?;
        if parsed.text.is_empty() {
            return Err(Refusal::violation("message text is empty"));
        }
        if units(&parsed.text) > 4096 {
            return Err(Refusal::violation("MESSAGE_TOO_LONG"));
        }
        let markup = self.inline_only(params)?;
        let no_preview = no_preview(params);
        let Some(message) = self.messages.get_mut(&id) else { return Err(gone()) };
        if message.document.is_some() {
            return Err(Refusal::violation("there is no text in the message to edit"));
        }
        if message.text == parsed.text
            && message.entities == parsed.entities
            && message.keyboard == markup.inline
        {
            return Err(Refusal::bad(NOT_MODIFIED));
        }
        message.text = parsed.text;
        message.entities = parsed.entities;
        message.html = raw;
        message.is_rich = false;
        message.keyboard = markup.inline;
        message.no_preview = no_preview;
        self.edited(id)
    }

    pub(crate) fn edit_markup(&mut self, chat: i64, params: &Params) -> Outcome {
        let id = self.editable(chat, params)?;
        let markup = self.inline_only(params)?;
        let Some(message) = self.messages.get_mut(&id) else { return Err(gone()) };
        if message.keyboard == markup.inline {
            return Err(Refusal::bad(NOT_MODIFIED));
        }
        message.keyboard = markup.inline;
        self.edited(id)
    }

    fn inline_only(&self, params: &Params) -> Result<Markup, Refusal> {
        let markup = Markup::read(params.nested("reply_markup").as_ref(), &self.options.features)?;
        match markup.other {
            Some(_) => Err(Refusal::violation("inline keyboard expected")),
            None => Ok(markup),
        }
    }

    fn edited(&mut self, id: i32) -> Outcome {
        let now = self.options.clock.now();
        let Some(message) = self.messages.get_mut(&id) else { return Err(gone()) };
        message.edited += 1;
        message.edited_at = Some(now);
        let (chat, text) = (message.chat, message.text.clone());
        self.log(EventKind::Edited, Some(chat), Some(id), &text);
        self.shown(id)
    }

    fn editable(&self, chat: i64, params: &Params) -> Result<i32, Refusal> {
        let id = params.int("message_id").and_then(|id| i32::try_from(id).ok());
        let id = id.ok_or_else(|| Refusal::violation("message identifier is not specified"))?;
        let message = self.visible(chat).find(|message| message.id == id).ok_or_else(gone)?;
        if message.from_bot { Ok(id) } else { Err(Refusal::bad("message can't be edited")) }
    }

    fn shown(&self, id: i32) -> Outcome {
        self.messages.get(&id).map(|message| self.message_json(message)).ok_or_else(gone)
    }

    /// Reads a text under its parse mode.
    pub(super) fn formatted(&mut self, raw: &str, params: &Params) -> Result<Parsed, Refusal> {
        match params.text("parse_mode").as_deref() {
            None | Some("") => {
                let sent: Option<Vec<Value>> =
                    params.list("entities").or_else(|| params.list("caption_entities"));
                entities::with_entities(raw, &sent.unwrap_or_default(), &self.options.features)
                    .ok_or_else(|| Refusal::violation("can't parse entities: an entity is not possible"))
            }
            Some(mode) if mode.eq_ignore_ascii_case("html") => {
                let parsed =
                    html::parse(raw, &self.options.features).map_err(|error| self.unparsable(raw, &error))?;
                for remark in &parsed.remarks {
                    self.violation(format!("HTML with {remark}: {raw:?}"));
                }
                Ok(parsed)
            }
            Some(_) => Err(Refusal::violation("unsupported parse_mode (the sandbox knows HTML)")),
        }
    }

    /// No violation if a current server would accept the text.
    fn unparsable(&self, raw: &str, error: &str) -> Refusal {
        let text = format!("can't parse entities: {error}");
        let newer = html::parse(raw, &Features::current()).is_ok();
        if newer { Refusal::bad(text) } else { Refusal::violation(text) }
    }

    pub(crate) fn delete(&mut self, chat: i64, params: &Params) -> Outcome {
        let id = params.int("message_id").and_then(|id| i32::try_from(id).ok());
        let id = id.ok_or_else(|| Refusal::violation("message identifier is not specified"))?;
        let found = self.visible(chat).find(|message| message.id == id);
        let message = found.ok_or_else(|| Refusal::bad("message to delete not found"))?;
        let age = self.options.clock.now() - message.at;
        let foreign = !message.from_bot && self.groups.contains_key(&chat);
        if foreign || age >= chrono::TimeDelta::hours(48) {
            return Err(Refusal::bad("message can't be deleted"));
        }
        self.remove(chat, id);
        Ok(json!(true))
    }

    pub(crate) fn delete_many(&mut self, chat: i64, params: &Params) -> Outcome {
        let ids: Vec<i32> = params.list("message_ids").unwrap_or_default();
        if ids.is_empty() || ids.len() > 100 {
            return Err(Refusal::violation("message_ids must hold 1 to 100 identifiers"));
        }
        let there: Vec<_> = self.visible(chat).filter(|message| ids.contains(&message.id)).collect();
        let now = self.options.clock.now();
        if there.iter().any(|message| now - message.at >= chrono::TimeDelta::hours(48)) {
            return Err(Refusal::bad("message can't be deleted for everyone"));
        }
        let there: Vec<i32> = there.iter().map(|message| message.id).collect();
        for id in there {
            self.remove(chat, id);
        }
        Ok(json!(true))
    }

    fn remove(&mut self, chat: i64, id: i32) {
        let Some(message) = self.messages.get_mut(&id) else { return };
        message.deleted = true;
        let text = message.text.clone();
        self.log(EventKind::Deleted, Some(chat), Some(id), &text);
    }
}

/// The file of a request.
fn uploaded(name: &str, params: &Params) -> Result<Document, Refusal> {
    let reference = params.text(name).unwrap_or_default();
    let field = reference.strip_prefix("attach://").unwrap_or(name);
    let file = params.files.iter().find(|file| file.field == field);
    let file = file.ok_or_else(|| Refusal::violation(format!("there is no {name} in the request")))?;
    if file.bytes.is_empty() {
        return Err(Refusal::violation("file must be non-empty"));
    }
    Ok(Document { name: file.name.clone(), bytes: file.bytes.clone() })
}

/// Width and height of a PNG; `None` if it is none.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let number = |at: usize| Some(u32::from_be_bytes(rest.get(at..at + 4)?.try_into().ok()?));
    Some((number(8)?, number(12)?)).filter(|(width, height)| *width > 0 && *height > 0)
}

fn gone() -> Refusal {
    Refusal::bad("message to edit not found")
}

fn no_preview(params: &Params) -> bool {
    let options = params.nested("link_preview_options");
    options.and_then(|options| options.get("is_disabled")?.as_bool()).unwrap_or(false)
}
