//! `@bot whatsapp indonesia` in any chat: offers that lead into the private chat.
//!
//! It changes nothing and shows nothing of the person: neither balance nor orders nor codes. Whoever has no account
//! linked gets what is known anyway, without prices, and the way to link one.

use std::time::Duration;

use teloxide::types::{InlineQuery, Me};

use super::super::desk::user_id;
use super::{Desk, Done};
use crate::accounts::{self, Tell};
use crate::bot::limits;
use crate::catalog::ranking::Ranking;
use crate::catalog::search::{Found, Lists, search};
use crate::domain::catalog::{Country, Service};
use crate::i18n::Speech;
use crate::smscode::{self, Client};
use crate::views::inline::{Answer, Choice, Note, result};

/// How many results are sent at once; more are asked for when somebody scrolls.
const AT_ONCE: usize = 25;
/// From this score on a service is taken for the one that is meant.
const CLEAR: u32 = 75;
/// How many services are priced when it is not clear which one is meant, and how many countries of each.
const MOST_SERVICES: usize = 3;
const MOST_COUNTRIES: usize = 10;
/// How many usual countries come before the cheapest.
const ON_TOP: usize = 6;
/// How long the provider may take: nobody waits longer under a list that stays empty.
const PATIENCE: Duration = Duration::from_secs(6);
/// Prices move, and an account may be linked the next moment.
const PRICES_KEPT: Duration = Duration::from_secs(60);
const UNPRICED_KEPT: Duration = Duration::from_secs(5);
const REFUSAL_KEPT: Duration = Duration::from_secs(300);

/// Answers a query. Nobody waits for it to be right: one that can't be answered is let go.
pub async fn offers(desk: Desk, me: Me, query: InlineQuery) -> Done {
    let answer = answer(&desk, &me, &query).await;
    if let Err(fault) = desk.telegram.answer_inline(&query.id, &answer).await {
        tracing::debug!(user.id = %user_id(&query.from), %fault, "an inline query was not answered");
    }
    Ok(())
}

async fn answer(desk: &Desk, me: &Me, query: &InlineQuery) -> Answer {
    let user = user_id(&query.from);
    if !desk.guests.admit(user) {
        return note(desk.speech_for(Some(&query.from)), Note::Private, REFUSAL_KEPT);
    }
    if !limits::may_type_on(desk, user) {
        return note(desk.speech_for(Some(&query.from)), Note::Later, UNPRICED_KEPT);
    }
    let known = match desk.store.find_user(user).await {
        Ok(known) => known,
        Err(error) => {
            tracing::error!(user.id = %user, %error, "a person could not be looked up");
            return note(desk.speech_for(Some(&query.from)), Note::Later, Duration::ZERO);
        }
    };
    let s = &match &known {
        Some(_) => desk.i18n.speech_to(known.as_ref()),
        None => desk.speech_for(Some(&query.from)).clone(),
    };
    let currency = known.map(|user| user.currency).unwrap_or_default();
    let ranking = Ranking {
        // Not where they bought themselves: somebody may be looking over their shoulder.
        recent: Vec::new(),
        popular: desk.popular.places().await,
        home: s.language().home(),
    };
    let wish = Wish { text: &query.query, ranking: &ranking, speech: s };
    let client = match desk.accounts.client(user, currency).await {
        Ok(client) => client,
        Err(accounts::Error::NotLinked | accounts::Error::Revoked) => {
            let choices = wish.unpriced(desk).await;
            let mut answer = page(s, me, &choices, &query.offset);
            answer.kept = UNPRICED_KEPT;
            answer.button = Some(Note::Link.button(s));
            return answer;
        }
        Err(error) => {
            tracing::error!(user.id = %user, %error, "an account could not be used");
            return note(s, Note::Later, Duration::ZERO);
        }
    };
    let read = tokio::time::timeout(PATIENCE, wish.priced(desk, &client)).await;
    let Ok(read) = read else { return note(s, Note::Later, Duration::ZERO) };
    match desk.accounts.heed(user, read, Tell::ByPush).await {
        Ok((choices, _)) if choices.is_empty() => note(s, Note::Nothing, UNPRICED_KEPT),
        Ok((choices, sold_out)) => {
            let said = if sold_out { Some(Note::SoldOut) } else { wish.is_open().then_some(Note::Hint) };
            let button = said.map(|said| said.button(s));
            Answer { button, ..page(s, me, &choices, &query.offset) }
        }
        Err(error) => {
            tracing::info!(user.id = %user, %error, "there are no offers for an inline query");
            note(s, Note::Later, Duration::ZERO)
        }
    }
}

/// No results, and a button that says why.
fn note(s: &Speech, note: Note, kept: Duration) -> Answer {
    Answer { button: Some(note.button(s)), kept, ..Answer::default() }
}

/// The results from an offset on, which is the number of those before.
fn page(s: &Speech, me: &Me, choices: &[Choice], offset: &str) -> Answer {
    let begin = offset.parse().unwrap_or(0_usize).min(choices.len());
    let end = begin.saturating_add(AT_ONCE).min(choices.len());
    let shown = choices.get(begin..end).unwrap_or_default();
    Answer {
        results: shown.iter().filter_map(|choice| result(s, me.username(), choice)).collect(),
        kept: PRICES_KEPT,
        next: (end < choices.len()).then_some(end),
        ..Answer::default()
    }
}

/// What somebody typed, and what to think of when it says little.
struct Wish<'a> {
    text: &'a str,
    ranking: &'a Ranking,
    speech: &'a Speech,
}

impl Wish<'_> {
    /// Whether nothing was typed yet.
    fn is_open(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// What it asks for, with prices: the countries that it names first, then the usual and the
    /// cheapest others; and whether those that
    /// it names have no numbers.
    async fn priced(&self, desk: &Desk, client: &Client) -> Result<(Vec<Choice>, bool), smscode::Error> {
        let services = desk.catalog.services(client, None).await?;
        let countries = desk.catalog.countries(client).await?;
        if self.is_open() {
            return Ok((self.familiar(&services), false));
        }
        let found = self.find(&services, &countries);
        if let (true, Some(country)) = (found.services.is_empty(), found.countries.first()) {
            let country = &country.item;
            let there = desk.catalog.services(client, Some(country.id)).await?;
            let there = self.ranking.services(&there, Some(country.id), there.len());
            return Ok((there.iter().map(|service| choice(service, Some(country))).collect(), false));
        }
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        let meant = meant(&found);
        for service in &meant {
            let mut others = 0;
            let sold = desk.catalog.countries_of(client, service.id).await?;
            for stocked in self.ranking.countries(&sold, Some(service.id), ON_TOP, |at| &at.country) {
                let sold = Some((stocked.from, stocked.stock));
                let choice = Choice { sold, ..choice(service, Some(&stocked.country)) };
                if found.countries.iter().any(|hit| hit.item.id == stocked.country.id) {
                    first.push(choice);
                } else if meant.len() == 1 || others < MOST_COUNTRIES {
                    others += 1;
                    rest.push(choice);
                }
            }
        }
        let sold_out = first.is_empty() && !found.countries.is_empty();
        first.append(&mut rest);
        Ok((first, sold_out))
    }

    /// What it asks for, as far as the catalog is known without asking anybody.
    async fn unpriced(&self, desk: &Desk) -> Vec<Choice> {
        let Some((services, countries)) = desk.catalog.kept().await else { return Vec::new() };
        if self.is_open() {
            return self.familiar(&services);
        }
        let found = self.find(&services, &countries);
        let pairs = meant(&found).into_iter().flat_map(|service| {
            let there = found.countries.iter().map(|hit| choice(&service, Some(&hit.item)));
            if found.countries.is_empty() { vec![choice(&service, None)] } else { there.collect() }
        });
        pairs.collect()
    }

    fn find(&self, services: &[Service], countries: &[Country]) -> Found {
        let services = self.ranking.services(services, None, services.len());
        let countries = self.ranking.countries(countries, None, countries.len(), |country| country);
        let called = |country: &Country| self.speech.country(country).to_owned();
        search(self.text, &Lists { services: &services, countries: &countries, called: &called })
    }

    /// What most people look for.
    fn familiar(&self, services: &[Service]) -> Vec<Choice> {
        let ranked = self.ranking.services(services, None, AT_ONCE);
        ranked.iter().take(AT_ONCE).map(|service| choice(service, None)).collect()
    }
}

/// The service that is clearly meant, or the few that may be.
fn meant(found: &Found) -> Vec<Service> {
    let clear = found.services.first().is_some_and(|hit| hit.score >= CLEAR);
    let most = if clear { 1 } else { MOST_SERVICES };
    found.services.iter().take(most).map(|hit| hit.item.clone()).collect()
}

fn choice(service: &Service, country: Option<&Country>) -> Choice {
    Choice { service: service.clone(), country: country.cloned(), sold: None }
}
