//! The supported methods and their parameters, and the implementation of the small ones.

use serde_json::{Value, json};

use super::entities::units;
use super::features::{Feature, Features};
use super::params::Params;
use super::refusal::{QUERY_TOO_OLD, Refusal};
use super::world::{Answer, Command, EventKind, World};

type Outcome = Result<Value, Refusal>;

/// A supported method with its accepted parameters. Names are in lower case.
pub(crate) struct Method {
    pub(crate) name: &'static str,
    pub(crate) params: &'static [&'static str],
    /// Whether it is about one chat.
    pub(crate) chat: bool,
    /// Whether Telegram's flood limits count it.
    pub(crate) counted: bool,
}

const fn method(name: &'static str, params: &'static [&'static str], chat: bool, counted: bool) -> Method {
    Method { name, params, chat, counted }
}

const METHODS: &[Method] = &[
    method("getme", &[], false, false),
    method("getupdates", &["offset", "limit", "timeout", "allowed_updates"], false, false),
    method(
        "setwebhook",
        &[
            "url",
            "certificate",
            "ip_address",
            "max_connections",
            "allowed_updates",
            "drop_pending_updates",
            "secret_token",
        ],
        false,
        false,
    ),
    method("deletewebhook", &["drop_pending_updates"], false, false),
    method("getwebhookinfo", &[], false, false),
    method(
        "sendmessage",
        &[
            "chat_id",
            "text",
            "business_connection_id",
            "message_thread_id",
            "parse_mode",
            "entities",
            "link_preview_options",
            "disable_notification",
            "protect_content",
            "allow_paid_broadcast",
            "message_effect_id",
            "reply_parameters",
            "reply_markup",
        ],
        true,
        true,
    ),
    method(
        "senddocument",
        &[
            "chat_id",
            "document",
            "business_connection_id",
            "message_thread_id",
            "thumbnail",
            "caption",
            "parse_mode",
            "caption_entities",
            "disable_content_type_detection",
            "disable_notification",
            "protect_content",
            "allow_paid_broadcast",
            "message_effect_id",
            "reply_parameters",
            "reply_markup",
        ],
        true,
        true,
    ),
    method(
        "sendphoto",
        &[
            "chat_id",
            "photo",
            "business_connection_id",
            "message_thread_id",
            "caption",
            "parse_mode",
            "caption_entities",
            "show_caption_above_media",
            "has_spoiler",
            "disable_notification",
            "protect_content",
            "allow_paid_broadcast",
            "message_effect_id",
            "reply_parameters",
            "reply_markup",
        ],
        true,
        true,
    ),
    method(
        "sendrichmessage",
        &[
            "chat_id",
            "rich_message",
            "business_connection_id",
            "message_thread_id",
            "disable_notification",
            "protect_content",
            "allow_paid_broadcast",
            "message_effect_id",
            "reply_parameters",
            "reply_markup",
        ],
        true,
        true,
    ),
    method(
        "editmessagetext",
        &[
            "chat_id",
            "message_id",
            "text",
            "business_connection_id",
            "parse_mode",
            "entities",
            "link_preview_options",
            "reply_markup",
        ],
        true,
        true,
    ),
    method(
        "editmessagereplymarkup",
        &["chat_id", "message_id", "business_connection_id", "reply_markup"],
        true,
        true,
    ),
    method("deletemessage", &["chat_id", "message_id"], true, false),
    method("deletemessages", &["chat_id", "message_ids"], true, false),
    method(
        "answercallbackquery",
        &["callback_query_id", "text", "show_alert", "url", "cache_time"],
        false,
        false,
    ),
    method(
        "answerinlinequery",
        &["inline_query_id", "results", "cache_time", "is_personal", "next_offset", "button"],
        false,
        false,
    ),
    method(
        "sendchataction",
        &["chat_id", "action", "business_connection_id", "message_thread_id"],
        true,
        false,
    ),
    method("setmessagereaction", &["chat_id", "message_id", "reaction", "is_big"], true, false),
    method(
        "pinchatmessage",
        &["chat_id", "message_id", "disable_notification", "business_connection_id"],
        true,
        false,
    ),
    method("unpinchatmessage", &["chat_id", "message_id", "business_connection_id"], true, false),
    method("leavechat", &["chat_id"], true, false),
    method("setmycommands", &["commands", "scope", "language_code"], false, false),
    method("getmycommands", &["scope", "language_code"], false, false),
    method("deletemycommands", &["scope", "language_code"], false, false),
    method("setmyname", &["name", "language_code"], false, false),
    method("setmydescription", &["description", "language_code"], false, false),
    method("setmyshortdescription", &["short_description", "language_code"], false, false),
    method("getmyname", &["language_code"], false, false),
    method("getmydescription", &["language_code"], false, false),
    method("getmyshortdescription", &["language_code"], false, false),
    method("setchatmenubutton", &["chat_id", "menu_button"], false, false),
    method("getchatmenubutton", &["chat_id"], false, false),
];

impl Method {
    /// Whether a server with these features supports this method.
    pub(crate) fn known(&self, features: &Features) -> bool {
        match self.name {
            "deletemessages" => features.has(Feature::DeleteMessages),
            "sendrichmessage" => features.has(Feature::RichMessages),
            _ => true,
        }
    }
}

/// Finds a method regardless of case.
pub(crate) fn find(name: &str) -> Option<&'static Method> {
    METHODS.iter().find(|method| method.name.eq_ignore_ascii_case(name))
}

impl World {
    /// Applies a method; polling and webhooks are answered elsewhere.
    pub(crate) fn perform(&mut self, method: &Method, chat: Option<i64>, params: &Params) -> Outcome {
        let chat = match (method.chat, chat) {
            (true, None) => return Err(Refusal::violation("chat_id is empty")),
            (true, Some(chat)) => {
                self.reachable(chat)?;
                chat
            }
            (false, chat) => chat.unwrap_or_default(),
        };
        match method.name {
            "getme" => Ok(self.full_me()),
            "sendmessage" => self.send_message(chat, params),
            "senddocument" => self.send_document(chat, params),
            "sendphoto" => self.send_photo(chat, params),
            "sendrichmessage" => self.send_rich(chat, params),
            "editmessagetext" => self.edit_text(chat, params),
            "editmessagereplymarkup" => self.edit_markup(chat, params),
            "deletemessage" => self.delete(chat, params),
            "deletemessages" => self.delete_many(chat, params),
            "answercallbackquery" => self.answer_query(params),
            "answerinlinequery" => self.answer_inline(params),
            "sendchataction" => self.chat_action(chat, params),
            "setmessagereaction" => self.react(chat, params),
            "pinchatmessage" => self.pin(chat, params, true),
            "unpinchatmessage" => self.pin(chat, params, false),
            "leavechat" => self.leave(chat),
            "setmycommands" => self.set_commands(params),
            "getmycommands" => Ok(json!(self.commands.get(&scope(params)).cloned().unwrap_or_default())),
            "deletemycommands" => {
                self.commands.remove(&scope(params));
                Ok(json!(true))
            }
            "setmyname" => self.set_text("name", 64, params),
            "setmydescription" => self.set_text("description", 512, params),
            "setmyshortdescription" => self.set_text("short_description", 120, params),
            "setchatmenubutton" => self.set_menu_button(params),
            "getchatmenubutton" => self.menu_button(params),
            "getmyname" => Ok(self.get_text("name", params)),
            "getmydescription" => Ok(self.get_text("description", params)),
            "getmyshortdescription" => Ok(self.get_text("short_description", params)),
            _ => Err(Refusal::new(404, "Not Found")),
        }
    }

    fn full_me(&self) -> Value {
        let mut me = self.me();
        let more = json!({
            "can_join_groups": true,
            "can_read_all_group_messages": false,
            "supports_inline_queries": self.options.inline,
            "can_connect_to_business": false,
            "has_main_web_app": false,
            "has_topics_enabled": self.options.topics,
        });
        if let (Some(me), Value::Object(more)) = (me.as_object_mut(), more) {
            me.extend(more);
            if !self.options.features.has(Feature::Threads) {
                me.remove("has_topics_enabled");
            }
        }
        me
    }

    /// Whether the bot may write to a chat.
    fn reachable(&self, chat: i64) -> Result<(), Refusal> {
        let forbidden = |text: &str| Err(Refusal::new(403, format!("Forbidden: {text}")));
        if let Some(group) = self.groups.get(&chat) {
            return if group.has_bot { Ok(()) } else { forbidden("bot was kicked from the supergroup chat") };
        }
        let person = u64::try_from(chat).ok().and_then(|id| self.people.get(&id));
        match person {
            Some(person) if person.deactivated => forbidden("user is deactivated"),
            Some(person) if person.blocked => forbidden("bot was blocked by the user"),
            Some(person) if person.started => Ok(()),
            _ => Err(Refusal::bad("chat not found")),
        }
    }

    fn answer_query(&mut self, params: &Params) -> Outcome {
        let id = params.text("callback_query_id").unwrap_or_default();
        let now = self.options.clock.now();
        let limit = chrono::TimeDelta::from_std(self.options.callback_age).unwrap_or_default();
        let too_old = || Refusal::bad(QUERY_TOO_OLD);
        let text = params.text("text").filter(|text| !text.is_empty());
        if text.as_ref().is_some_and(|text| units(text) > 200) {
            return Err(Refusal::violation("MESSAGE_TOO_LONG"));
        }
        let query = self.queries.get_mut(&id).ok_or_else(too_old)?;
        if query.answered || now - query.at > limit {
            return Err(too_old());
        }
        query.answered = true;
        let user = query.user;
        let shown = text.clone().unwrap_or_default();
        self.answers.push(Answer { query: id, user, text, alert: params.flag("show_alert"), at: now });
        self.log(EventKind::Answered, i64::try_from(user).ok(), None, &shown);
        Ok(json!(true))
    }

    fn chat_action(&mut self, chat: i64, params: &Params) -> Outcome {
        const ACTIONS: [&str; 11] = [
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note",
        ];
        let action = params.text("action").unwrap_or_default();
        if !ACTIONS.contains(&action.as_str()) {
            return Err(Refusal::violation("wrong parameter action in request"));
        }
        self.thread(chat, params)?;
        self.log(EventKind::Action, Some(chat), None, &action);
        Ok(json!(true))
    }

    fn named(&mut self, chat: i64, params: &Params) -> Result<&mut super::message::Message, Refusal> {
        let id = params.int("message_id").and_then(|id| i32::try_from(id).ok()).unwrap_or_default();
        let message = self.messages.get_mut(&id);
        message
            .filter(|message| message.chat == chat && !message.deleted)
            .ok_or_else(|| Refusal::bad("message to pin not found"))
    }

    fn pin(&mut self, chat: i64, params: &Params, pinned: bool) -> Outcome {
        let message = self.named(chat, params)?;
        message.pinned = pinned;
        let id = message.id;
        self.log(EventKind::Other, Some(chat), Some(id), if pinned { "pinned" } else { "unpinned" });
        Ok(json!(true))
    }

    fn leave(&mut self, chat: i64) -> Outcome {
        let group = self.groups.get_mut(&chat).ok_or_else(|| Refusal::bad("chat not found"))?;
        group.has_bot = false;
        self.log(EventKind::Other, Some(chat), None, "left");
        Ok(json!(true))
    }

    fn set_commands(&mut self, params: &Params) -> Outcome {
        let commands: Vec<Command> =
            params.list("commands").ok_or_else(|| Refusal::violation("can't parse commands"))?;
        let named = |command: &Command| {
            (1..=32).contains(&command.command.len())
                && command
                    .command
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        };
        if commands.len() > 100 || !commands.iter().all(named) {
            return Err(Refusal::violation("BOT_COMMAND_INVALID"));
        }
        if commands.iter().any(|command| !(1..=256).contains(&units(&command.description))) {
            return Err(Refusal::violation("BOT_COMMAND_DESCRIPTION_INVALID"));
        }
        self.commands.insert(scope(params), commands);
        self.log(EventKind::Other, None, None, "commands");
        Ok(json!(true))
    }

    fn set_text(&mut self, name: &'static str, limit: usize, params: &Params) -> Outcome {
        let text = params.text(name).unwrap_or_default();
        if units(&text) > limit {
            return Err(Refusal::violation(format!("{name} is too long")));
        }
        self.texts.insert((name, params.text("language_code").unwrap_or_default()), text);
        self.log(EventKind::Other, None, None, name);
        Ok(json!(true))
    }

    /// The text for a language; a language without its own gets the default text.
    fn get_text(&self, name: &'static str, params: &Params) -> Value {
        let language = params.text("language_code").unwrap_or_default();
        let own = self.texts.get(&(name, language)).or_else(|| self.texts.get(&(name, String::new())));
        json!({ name: own.cloned().unwrap_or_default() })
    }
}

/// The scope and the language of a command list.
fn scope(params: &Params) -> (String, String) {
    let scope = params.nested("scope").unwrap_or_else(|| json!({ "type": "default" }));
    let kind = scope.get("type").and_then(Value::as_str).unwrap_or("default");
    let chat = scope.get("chat_id").map(|chat| format!(":{chat}")).unwrap_or_default();
    (format!("{kind}{chat}"), params.text("language_code").unwrap_or_default())
}
