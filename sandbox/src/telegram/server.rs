//! The handle of a Telegram server.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use super::control_api;
use super::core::{self, Core};
use super::faults::Fault;
use super::features::Features;
use super::group::Group;
use super::inline::InlineAnswer;
use super::message::Message;
use super::options::Options;
use super::people::User;
use super::shape;
use super::updates;
use super::world::{Call, Command, Event, EventKind, GroupState, Person, WebhookState, World};
use crate::clock::Clock;
use crate::listener::{self, Guard};
use crate::outbound::Outbound;
use crate::smscode::StartError;
use crate::watch_state::WaitError;

/// The state that `wait_until` conditions read.
pub struct State<'a>(&'a World);

impl State<'_> {
    /// Every call of the bot so far.
    #[must_use]
    pub fn calls(&self) -> &[Call] {
        &self.0.calls
    }

    /// Everything that happened, in order.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.0.events
    }

    /// Every message of every chat, oldest first, deleted ones too.
    pub fn messages(&self) -> impl Iterator<Item = &Message> {
        self.0.messages.values()
    }

    /// Requests that a correct bot never makes.
    #[must_use]
    pub fn violations(&self) -> &[String] {
        &self.0.violations
    }

    /// How many updates the bot has not confirmed.
    #[must_use]
    pub fn pending_updates(&self) -> usize {
        self.0.pending.len()
    }

    /// How many getUpdates calls have begun to wait; a new one cuts the one before.
    #[must_use]
    pub fn polls(&self) -> u64 {
        self.0.poller
    }

    /// Where updates are pushed to.
    #[must_use]
    pub fn webhook(&self) -> Option<&WebhookState> {
        self.0.webhook.as_ref()
    }

    /// The commands of a language (`""` is every other one) in the default scope.
    #[must_use]
    pub fn commands(&self, language: &str) -> Option<&[Command]> {
        let key = ("default".to_owned(), language.to_owned());
        self.0.commands.get(&key).map(Vec::as_slice)
    }
}

/// A running Bot API server. Clones share one state; it stops when the last one is dropped.
#[derive(Clone)]
pub struct Server {
    pub(super) core: Arc<Core>,
    address: SocketAddr,
    _guard: Arc<Guard>,
}

impl Server {
    /// Starts a server.
    ///
    /// # Errors
    /// When the address cannot be bound.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let (listener, address) = listener::bind(&options.listen).await?;
        let with_control = options.control;
        let core = Core::new(World::new(options), Outbound::new()?);
        updates::keep_pushing(&core);
        let shared = Arc::clone(&core);
        let guard = listener::serve(listener, move |inbound| {
            let core = Arc::clone(&shared);
            async move {
                if with_control && inbound.path.starts_with("/_control") {
                    return control_api::handle(&core, &inbound);
                }
                core::handle(core, inbound).await
            }
        });
        Ok(Self { core, address, _guard: Arc::new(guard) })
    }

    /// The root; calls go to `{root}/bot{token}/{method}`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The bot's token.
    #[must_use]
    pub fn token(&self) -> String {
        self.core.read(|world| world.options.token.clone())
    }

    /// The bot's user name, without `@`.
    #[must_use]
    pub fn bot_username(&self) -> String {
        self.core.read(|world| world.options.username.clone())
    }

    /// The server's clock.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.core.clock.clone()
    }

    /// A new person who has not written to the bot yet.
    #[must_use]
    pub fn user(&self, name: &str, language: &str) -> User {
        let id = self.core.read(|world| 5_000_000_001 + world.people.len() as u64);
        self.user_with_id(id, name, language)
    }

    /// The names of everybody.
    #[must_use]
    pub fn people(&self) -> Vec<String> {
        self.core.read(|world| world.people.values().map(|person| person.name.clone()).collect())
    }

    /// A person with a given id; an existing one stays as it is.
    #[must_use]
    pub fn user_with_id(&self, id: u64, name: &str, language: &str) -> User {
        self.core.change(|world| world.person(id, name, language));
        User { core: Arc::clone(&self.core), id }
    }

    /// A new group with the bot in it.
    #[must_use]
    pub fn group(&self, title: &str, founder: &User) -> Group {
        let id = self.core.change(|world| {
            let id = -1_001_000_000_001 - i64::try_from(world.groups.len()).unwrap_or(0);
            world.groups.insert(id, GroupState { title: title.to_owned(), has_bot: true });
            let from = world.people.get(&founder.id).map(shape::person).unwrap_or_default();
            world.membership_in(id, &from, "left", "member");
            id
        });
        Group { core: Arc::clone(&self.core), id }
    }

    /// Every message of every chat, deleted ones too.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        self.core.read(|world| world.messages.values().cloned().collect())
    }

    /// Everything that happened, in order.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        self.core.read(|world| world.events.clone())
    }

    /// What happened of one kind.
    #[must_use]
    pub fn events_of(&self, kind: EventKind) -> Vec<Event> {
        self.events().into_iter().filter(|event| event.kind == kind).collect()
    }

    /// Every call of the bot.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.core.read(|world| world.calls.clone())
    }

    /// The calls of one method.
    #[must_use]
    pub fn calls_of(&self, method: &str) -> Vec<Call> {
        self.calls().into_iter().filter(|call| call.method.eq_ignore_ascii_case(method)).collect()
    }

    /// Requests that a correct bot never makes.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.core.read(|world| world.violations.clone())
    }

    /// The ids of every update so far, oldest first.
    #[must_use]
    pub fn update_ids(&self) -> Vec<u32> {
        self.core.read(|world| world.history.iter().map(|update| update.id).collect())
    }

    /// How many updates the bot has not confirmed.
    #[must_use]
    pub fn pending_updates(&self) -> usize {
        self.core.read(|world| world.pending.len())
    }

    /// Delivers an update again under its own id, as after a lost confirmation.
    pub fn redeliver(&self, update_id: u32) -> bool {
        self.core.change(|world| world.redeliver(update_id, false)).is_some()
    }

    /// Delivers an update again under a new id, as when an app repeats a press; returns the new id.
    pub fn redeliver_as_new(&self, update_id: u32) -> Option<u32> {
        self.core.change(|world| world.redeliver(update_id, true))
    }

    /// Sends the bot an update of any kind and content; its id.
    pub fn raw_update(&self, kind: &'static str, chat: Option<i64>, body: serde_json::Value) -> u32 {
        self.core.change(|world| world.enqueue(kind, chat, body))
    }

    /// Makes the next call of a method fail; `*` is any method but getUpdates.
    pub fn fail_next(&self, method: &str, fault: Fault) {
        self.core.change(|world| world.faults.push(method, fault));
    }

    /// Makes every call of a method fail.
    pub fn fail_always(&self, method: &str, fault: Fault) {
        self.core.change(|world| world.faults.set(method, fault));
    }

    /// Makes a percentage of the calls of a method fail.
    pub fn fail_share(&self, method: &str, percent: u64, fault: Fault) {
        self.core.change(|world| world.faults.share(method, percent, fault));
    }

    /// Makes every call to a chat fail; `None` ends it.
    pub fn fail_chat(&self, chat: i64, fault: Option<Fault>) {
        self.core.change(|world| world.faults.set_chat(chat, fault));
    }

    /// Removes all faults.
    pub fn clear_faults(&self) {
        self.core.change(|world| world.faults.clear());
    }

    /// Answers every call that hangs.
    pub fn release_hung(&self) {
        self.core.released.send_replace(());
    }

    /// Sets which Bot API features the server supports, as if it were older or newer.
    pub fn set_features(&self, features: Features) {
        self.core.change(|world| world.options.features = features);
    }

    /// Closes every connection without an answer; `false` ends it.
    pub fn down(&self, down: bool) {
        self.core.change(|world| {
            world.down = down;
            world.poller += u64::from(down);
        });
    }

    /// The commands of a language (`""` is every other one) in the default scope.
    #[must_use]
    pub fn commands(&self, language: &str) -> Vec<Command> {
        self.core.read(|world| State(world).commands(language).map(<[Command]>::to_vec)).unwrap_or_default()
    }

    /// The bot's description in a language.
    #[must_use]
    pub fn description(&self, language: &str) -> Option<String> {
        self.text("description", language)
    }

    /// The bot's short description in a language.
    #[must_use]
    pub fn short_description(&self, language: &str) -> Option<String> {
        self.text("short_description", language)
    }

    fn text(&self, name: &'static str, language: &str) -> Option<String> {
        self.core.read(|world| world.texts.get(&(name, language.to_owned())).cloned())
    }

    /// The results currently shown for an inline query, if the bot has answered it.
    #[must_use]
    pub fn inline_answer(&self, query: &str) -> Option<InlineAnswer> {
        self.core.read(|world| world.inline_answer(query).cloned())
    }

    /// Where updates are pushed to.
    #[must_use]
    pub fn webhook(&self) -> Option<WebhookState> {
        self.core.read(|world| world.webhook.clone())
    }

    /// Routes URLs that start with `public` (such as `https://bot.example.test`) to `local`.
    pub fn route(&self, public: &str, local: &str) {
        self.core.outbound.route(public, local);
    }

    /// Waits until a condition on the state is true.
    ///
    /// # Errors
    /// If it is still false after `timeout`; the error shows the actual state.
    pub async fn wait_until(
        &self,
        timeout: Duration,
        mut is_true: impl FnMut(&State<'_>) -> bool,
    ) -> Result<(), WaitError> {
        self.core.wait(timeout, |world| is_true(&State(world)).then_some(())).await
    }
}

impl World {
    pub(crate) fn person(&mut self, id: u64, name: &str, language: &str) {
        self.people.entry(id).or_insert_with(|| Person {
            id,
            name: name.to_owned(),
            username: Some(format!("{}_{id}", name.to_lowercase().replace(' ', "_"))),
            language: language.to_owned(),
            started: false,
            blocked: false,
            deactivated: false,
            topic: None,
        });
    }
}
