//! `@bot whatsapp indonesia` in any chat: offers that lead into the private chat.
//!
//! It changes nothing and reveals nothing about the user: neither balance nor orders nor codes. Without a
//! linked account it shows the cached catalog without prices, and how to link one.

use std::time::Duration;

use teloxide::types::{InlineQuery, Me};

use super::Done;
use crate::accounts::{self, Tell};
use crate::bot::Deps;
use crate::bot::ctx::user_id;
use crate::catalog::ranking::Ranking;
use crate::catalog::search::{Found, Lists, search};
use crate::domain::catalog::{Country, Service};
use crate::i18n::Localizer;
use crate::smscode::{self, Client};
use crate::views::inline::{Answer, Choice, Note, result};

/// How many results are sent at once; more are requested on scrolling.
const AT_ONCE: usize = 25;
/// From this score on a service counts as the one meant.
const CLEAR: u32 = 75;
/// How many services are priced if it is unclear which one is meant, and how many countries of each.
const MOST_SERVICES: usize = 3;
const MOST_COUNTRIES: usize = 10;
/// How many popular countries come before the cheapest.
const ON_TOP: usize = 6;
/// How long the provider may take: nobody waits longer below an empty list.
const PATIENCE: Duration = Duration::from_secs(6);
/// Prices move, and an account may be linked at any moment.
const PRICES_KEPT: Duration = Duration::from_secs(60);
const UNPRICED_KEPT: Duration = Duration::from_secs(5);
const REFUSAL_KEPT: Duration = Duration::from_secs(300);

/// Answers a query. A query that can't be answered is dropped.
pub async fn offers(deps: &Deps, me: &Me, query: &InlineQuery) -> Done {
    let answer = answer(deps, me, query).await;
    if let Err(fault) = deps.telegram.answer_inline(&query.id, &answer).await {
        tracing::debug!(user.id = %user_id(&query.from), %fault, "an inline query was not answered");
    }
    Ok(())
}

async fn answer(deps: &Deps, me: &Me, query: &InlineQuery) -> Answer {
    let user = user_id(&query.from);
    if !deps.allow_list.admit(user) {
        return note(deps.localizer_for(Some(&query.from)), Note::Private, REFUSAL_KEPT);
    }
    if !deps.limits.admit_typing(user) {
        return note(deps.localizer_for(Some(&query.from)), Note::Later, UNPRICED_KEPT);
    }
    let known = match deps.store.find_user(user).await {
        Ok(known) => known,
        Err(error) => {
            tracing::error!(user.id = %user, %error, "failed to look up a user");
            return note(deps.localizer_for(Some(&query.from)), Note::Later, Duration::ZERO);
        }
    };
    let s = &match &known {
        Some(_) => deps.i18n.localizer_to(known.as_ref()),
        None => deps.localizer_for(Some(&query.from)).clone(),
    };
    let currency = known.map(|user| user.currency).unwrap_or_default();
    let ranking = Ranking {
        // Not the user's own purchases: somebody may be looking over their shoulder.
        recent: Vec::new(),
        popular: deps.popular.listings().await,
        home: s.language().home(),
    };
    let wish = Wish { text: &query.query, ranking: &ranking, localizer: s };
    let current = deps.store.find_current(user).await.unwrap_or(user);
    let client = match deps.accounts.client(current, currency, Tell::ByNotification).await {
        Ok(client) => client,
        Err(accounts::Error::NotLinked | accounts::Error::Revoked) => {
            let choices = wish.unpriced(deps).await;
            let mut answer = page(s, me, &choices, &query.offset);
            answer.kept = UNPRICED_KEPT;
            answer.button = Some(Note::Link.button(s));
            return answer;
        }
        Err(error) => {
            tracing::error!(user.id = %user, %error, "failed to use an account");
            return note(s, Note::Later, Duration::ZERO);
        }
    };
    let read = tokio::time::timeout(PATIENCE, wish.priced(deps, &client)).await;
    let Ok(read) = read else { return note(s, Note::Later, Duration::ZERO) };
    match read {
        Ok((choices, _)) if choices.is_empty() => note(s, Note::Nothing, UNPRICED_KEPT),
        Ok((choices, sold_out)) => {
            let said = if sold_out { Some(Note::SoldOut) } else { wish.is_open().then_some(Note::Hint) };
            let button = said.map(|said| said.button(s));
            Answer { button, ..page(s, me, &choices, &query.offset) }
        }
        Err(error) => {
            tracing::info!(user.id = %user, %error, "failed to find offers for an inline query");
            note(s, Note::Later, Duration::ZERO)
        }
    }
}

/// No results, with a button that says why.
fn note(s: &Localizer, note: Note, kept: Duration) -> Answer {
    Answer { button: Some(note.button(s)), kept, ..Answer::default() }
}

/// The results from an offset on, which is the number of earlier results.
fn page(s: &Localizer, me: &Me, choices: &[Choice], offset: &str) -> Answer {
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

/// What was typed, and the suggestions if it says little.
struct Wish<'a> {
    text: &'a str,
    ranking: &'a Ranking,
    localizer: &'a Localizer,
}

impl Wish<'_> {
    /// Whether nothing was typed yet.
    fn is_open(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Matches with prices: the countries it names first, then the popular and the cheapest others; and
    /// whether the named ones have no numbers.
    async fn priced(&self, deps: &Deps, client: &Client) -> Result<(Vec<Choice>, bool), smscode::Error> {
        let services = deps.catalog.services(client, None).await?;
        let countries = deps.catalog.countries(client).await?;
        if self.is_open() {
            return Ok((self.familiar(&services), false));
        }
        let found = self.find(&services, &countries);
        if let (true, Some(country)) = (found.services.is_empty(), found.countries.first()) {
            let country = &country.item;
            let there = deps.catalog.services(client, Some(country.id)).await?;
            let there = self.ranking.services(&there, Some(country.id), there.len());
            return Ok((there.iter().map(|service| choice(service, Some(country))).collect(), false));
        }
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        let meant = meant(&found);
        for service in &meant {
            let mut others = 0;
            let sold = deps.catalog.countries_of(client, service.id).await?;
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

    /// Matches from the cached catalog, without asking anybody.
    async fn unpriced(&self, deps: &Deps) -> Vec<Choice> {
        let Some((services, countries)) = deps.catalog.kept().await else { return Vec::new() };
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
        let called = |country: &Country| self.localizer.country(country).to_owned();
        search(self.text, &Lists { services: &services, countries: &countries, called: &called })
    }

    /// What most users look for.
    fn familiar(&self, services: &[Service]) -> Vec<Choice> {
        let ranked = self.ranking.services(services, None, AT_ONCE);
        ranked.iter().take(AT_ONCE).map(|service| choice(service, None)).collect()
    }
}

/// The service that is clearly meant, or the few candidates.
fn meant(found: &Found) -> Vec<Service> {
    let clear = found.services.first().is_some_and(|hit| hit.score >= CLEAR);
    let most = if clear { 1 } else { MOST_SERVICES };
    found.services.iter().take(most).map(|hit| hit.item.clone()).collect()
}

fn choice(service: &Service, country: Option<&Country>) -> Choice {
    Choice { service: service.clone(), country: country.cloned(), sold: None }
}
