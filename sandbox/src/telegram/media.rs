//! Files that people send, with or without a caption.

use super::message::Document;
use super::people::User;
use super::shape;
use super::world::EventKind;

impl User {
    /// Sends a file to the bot; returns the message id. An empty caption counts as none.
    pub fn send_file(&self, name: &str, caption: &str) -> i32 {
        let chat = self.chat_id();
        self.core.change(|world| {
            if let Some(person) = world.people.get_mut(&self.id) {
                person.started = true;
            }
            let thread = world.topic_of(self.id, chat);
            let id = world.post(chat, |message| {
                message.from_bot = false;
                message.from = Some(self.id);
                message.thread = thread;
                message.text = caption.to_owned();
                message.html = caption.to_owned();
                message.entities = shape::found_entities(caption);
                message.document = Some(Document { name: name.to_owned(), bytes: vec![0] });
            });
            world.log(EventKind::Said, Some(chat), Some(id), caption);
            if let Some(message) = world.messages.get(&id) {
                let body = world.message_json(message);
                world.enqueue("message", Some(chat), body);
            }
            id
        })
    }
}
