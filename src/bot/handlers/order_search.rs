//! `/orders whatsapp june`: search by service or country, the last digits of the number, and month.

use super::titles::Titles;
use super::{Ctx, Done, Error, history, text_search};
use crate::catalog::search::{Found, Hit, closeness, fold};
use crate::clock::Clock;
use crate::domain::catalog::{Country, ProductLabel, Service};
use crate::domain::history::PAGE;
use crate::domain::order_search::{Fit, FoundPage, Month, OrderSearch};
use crate::domain::{Language, OrderReport};
use crate::i18n::Localizer;
use crate::smscode::{Client, OrderQuery};
use crate::views::orders::{self, Look, Sought};

/// How many orders one call reads; the provider's most.
const READ: u16 = 100;
/// How many calls one page may take. Older orders are a press away.
const MOST_CALLS: usize = 5;
/// The fewest digits taken as the end of a number; fewer may be a country code.
const FEWEST_DIGITS: usize = 3;
/// The most digits of a country code.
const CODE_DIGITS: usize = 4;
/// The fewest letters that name a month.
const FEWEST_LETTERS: usize = 3;
/// From this score on a word is a month; the second applies to a month with a typo.
const IS_MONTH: u32 = 90;
const MAY_BE_MONTH: u32 = 60;
/// The score of a name or a code itself.
const EXACT: u32 = 99;
const MOST_WORDS: usize = 8;

/// `/orders`, alone or with search words.
pub async fn orders(ctx: &Ctx, text: String) -> Done {
    if text.trim().is_empty() {
        return history::history(ctx).await;
    }
    match understand(ctx, &text).await? {
        Some(search) => page(ctx, search).await,
        None => ctx.screen.show(&orders::not_understood(&ctx.localizer, &text)).await,
    }
}

/// Shows a page of search results.
pub async fn page(ctx: &Ctx, search: OrderSearch) -> Done {
    let client = ctx.client().await?;
    let (names, page) = ctx.screen.while_working(read(ctx, &client, &search)).await?;
    let mut rows = Vec::with_capacity(page.found.len());
    for order in &page.found {
        rows.push(history::row(ctx, order).await?);
    }
    let now = ctx.clock.now();
    let look = Look { style: ctx.user.style, kept_since: now - ctx.sms_retention, now };
    let sought = Sought {
        search: &search,
        services: names.services.iter().map(|service| service.name.as_str()).collect(),
        country: names.country.as_ref(),
    };
    let view = orders::found(&ctx.localizer, &sought, &page, &rows, look);
    ctx.screen.reveal(&ctx.store, &ctx.named(view)).await
}

/// Parses a search; `None` if a part of it names nothing.
async fn understand(ctx: &Ctx, text: &str) -> Result<Option<OrderSearch>, Error> {
    let words = Words::read(text, &month_names(ctx));
    let now = this_month(&ctx.clock, &ctx.localizer);
    let search = |words: &Words, found: &Found| {
        let month = words.month.map(|month| match words.year {
            Some(year) => Month { year, month },
            None => Month::newest(month, now),
        });
        let services = best(&found.services).map(|service| service.id).collect();
        let country = best(&found.countries).map(|country| country.id).next();
        OrderSearch::new(services, country, &words.digits, month)
    };
    if words.rest.is_empty() {
        return Ok(words.says_something().then(|| search(&words, &Found::default())));
    }
    let found = ctx.screen.while_working(text_search::find(ctx, &words.rest.join(" "))).await?;
    if !found.services.is_empty() || !found.countries.is_empty() {
        return Ok(Some(search(&words, &found)));
    }
    // Nothing on sale has this name; it may be a month with a typo.
    let words = words.with_months(&month_names(ctx), MAY_BE_MONTH);
    Ok(words.rest.is_empty().then(|| search(&words, &Found::default())))
}

fn this_month(clock: &Clock, s: &Localizer) -> Month {
    Month::of(clock.now(), s.zone())
}

/// The best matches: the exact name if there is one, else everything that clearly fits, else the likeliest.
fn best<T>(hits: &[Hit<T>]) -> impl Iterator<Item = &T> {
    let top = hits.first().map(|hit| hit.score).unwrap_or_default();
    let least = if top >= EXACT { EXACT } else { text_search::CLEAR.min(top) };
    let most = if top < text_search::CLEAR { 1 } else { hits.len() };
    hits.iter().filter(move |hit| hit.score >= least).take(most).map(|hit| &hit.item)
}

/// The names of the months in the user's language and in English, folded.
fn month_names(ctx: &Ctx) -> Vec<(u8, String)> {
    let of = |s: &Localizer| -> Vec<(u8, String)> {
        let names = (1..=12).flat_map(|month| s.month_names(month).map(|name| (month, plain(&name))));
        // A bare number names a country as well.
        names.filter(|(_, name)| !name.chars().all(|c| c.is_ascii_digit())).collect()
    };
    [of(&ctx.localizer), of(ctx.i18n.localizer(Language::En))].concat()
}

/// A word normalised for comparison: lower case, without accents and surrounding punctuation.
fn plain(word: &str) -> String {
    let is_sign = |c: char| matches!(c, ',' | '.' | ';' | '!' | '?' | '"' | '…' | '॰' | '#');
    // Nobody types private-use characters; texts may be wrapped in them.
    let is_private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}');
    fold(word).chars().filter(|c| !is_sign(*c) && !is_private(*c)).collect()
}

/// A text, with its words sorted by what they can be.
#[derive(Debug, Default, PartialEq, Eq)]
struct Words {
    /// The end of a number.
    digits: String,
    month: Option<u8>,
    year: Option<u16>,
    /// What names a service or a country.
    rest: Vec<String>,
}

impl Words {
    fn read(text: &str, months: &[(u8, String)]) -> Self {
        let words = text.split_whitespace().map(plain).filter(|word| !word.is_empty()).take(MOST_WORDS);
        let mut read = Self { rest: words.collect(), ..Self::default() }.with_months(months, IS_MONTH);
        let mut rest = Vec::new();
        for word in std::mem::take(&mut read.rest) {
            let year = word.parse().ok().filter(|year| (2000..2100).contains(year));
            match (digits_of(&word), year) {
                (Some(_), Some(year)) if read.month.is_some() && read.year.is_none() => {
                    read.year = Some(year)
                }
                (Some(digits), _) => read.digits.push_str(&digits),
                (None, _) => rest.push(word),
            }
        }
        Self { rest, ..read }
    }

    /// Takes a month out of the rest: two words, such as `tháng 6`, or one.
    fn with_months(mut self, months: &[(u8, String)], least: u32) -> Self {
        for length in [2, 1] {
            let mut found = self.rest.windows(length).enumerate();
            let found = found.find_map(|(at, words)| Some((at, month_of(&words.join(" "), months, least)?)));
            if let Some((at, month)) = found
                && self.month.is_none()
            {
                self.month = Some(month);
                self.rest.drain(at..at + length);
            }
        }
        self
    }

    fn says_something(&self) -> bool {
        !self.digits.is_empty() || self.month.is_some()
    }
}

/// The digits of a word that is the end of a number or a whole one. `+62` is a country.
fn digits_of(word: &str) -> Option<String> {
    let bare: String = word.chars().filter(|c| !matches!(c, '-' | '(' | ')')).collect();
    let (digits, least) = match bare.strip_prefix('+') {
        Some(digits) => (digits, CODE_DIGITS + 1),
        None => (bare.as_str(), FEWEST_DIGITS),
    };
    let fits = digits.len() >= least && digits.chars().all(|c| c.is_ascii_digit());
    fits.then(|| digits.to_owned())
}

/// The month that a text names; none when it could be several.
fn month_of(text: &str, months: &[(u8, String)], least: u32) -> Option<u8> {
    let enough = |name: &str| name == text || text.chars().count() >= FEWEST_LETTERS;
    let scored =
        months.iter().filter(|(_, name)| enough(name)).map(|(month, name)| (closeness(text, name), *month));
    let scored: Vec<_> = scored.filter(|(score, _)| *score >= least).collect();
    let (top, month) = scored.iter().max()?;
    let alone = scored.iter().all(|(score, other)| score < top || other == month);
    alone.then_some(*month)
}

/// A search by name: orders carry no ids for it.
struct Names {
    services: Vec<Service>,
    country: Option<Country>,
}

impl Names {
    async fn of(ctx: &Ctx, client: &Client, search: &OrderSearch) -> Result<Self, Error> {
        let mut services = Vec::new();
        for service in search.services() {
            services.extend(ctx.catalog.find_service(client, *service).await?);
        }
        let country = match search.country {
            Some(country) => ctx.catalog.find_country(client, country).await?,
            None => None,
        };
        Ok(Self { services, country })
    }

    /// Whether an order with this title matches.
    fn fit(&self, search: &OrderSearch, title: &ProductLabel) -> bool {
        let same = |name: &str, other: Option<&String>| other.is_some_and(|other| fold(other) == fold(name));
        let service = search.services().is_empty()
            || self.services.iter().any(|service| same(&service.name, title.service.as_ref()));
        let country = search.country.is_none()
            || self.country.as_ref().is_some_and(|country| {
                (title.flag.is_some() && title.flag == country.flag())
                    || same(&country.name, title.country.as_ref())
            });
        service && country
    }
}

/// Reads orders until a page is full, none are left, or it would take too long.
async fn read(
    ctx: &Ctx,
    client: &Client,
    search: &OrderSearch,
) -> Result<(Names, FoundPage<OrderReport>), Error> {
    let names = Names::of(ctx, client, search).await?;
    let mut titles = Titles::default();
    let page = match read_from(ctx, client, search, &names, &mut titles).await? {
        Some(page) => page,
        None => {
            let newest = search.from_newest();
            let page = read_from(ctx, client, &newest, &names, &mut titles).await?;
            page.unwrap_or(FoundPage { found: Vec::new(), newer: None, older: None })
        }
    };
    Ok((names, page))
}

async fn read_from(
    ctx: &Ctx,
    client: &Client,
    search: &OrderSearch,
    names: &Names,
    titles: &mut Titles,
) -> Result<Option<FoundPage<OrderReport>>, Error> {
    let by_name = !search.services().is_empty() || search.country.is_some();
    let (mut found, mut reached, mut ended) = (Vec::new(), search.place, false);
    for _ in 0..MOST_CALLS {
        let (from, count) = search.window(reached, READ);
        let query = OrderQuery { limit: Some(count.into()), offset: Some(from.into()), status: None };
        let listed = client.orders_page(&query).await?.data;
        let is_last = listed.listed() < usize::from(count);
        let mut hits = Vec::new();
        for (order, place) in listed.orders.into_iter().zip(from..) {
            match search.fit(&order, ctx.localizer.zone()) {
                Fit::TooOld => ended = true,
                Fit::Fits if !by_name || names.fit(search, &titles.of(ctx, &order).await?) => {
                    hits.push((place, order));
                }
                Fit::Fits | Fit::Other => {}
            }
        }
        if search.back {
            hits.append(&mut found);
            (found, reached, ended) = (hits, from, from == 0);
        } else {
            found.append(&mut hits);
            (reached, ended) = (from.saturating_add(count), ended || is_last);
        }
        if ended || found.len() > usize::from(PAGE) {
            break;
        }
    }
    Ok(FoundPage::new(search, found, reached, ended))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months() -> Vec<(u8, String)> {
        let names = [(3, "march"), (3, "mar"), (5, "may"), (6, "june"), (6, "jun"), (7, "july"), (6, "июнь")];
        let vietnamese = [(1, "thang 1"), (6, "thang 6"), (10, "thang 10")];
        names.into_iter().chain(vietnamese).map(|(month, name)| (month, name.to_owned())).collect()
    }

    #[test]
    fn words_are_sorted_by_what_they_can_be() {
        let words = |digits: &str, month, year, rest: &[&str]| Words {
            digits: digits.into(),
            month,
            year,
            rest: rest.iter().map(|word| (*word).to_owned()).collect(),
        };
        for (text, read) in [
            ("whatsapp", words("", None, None, &["whatsapp"])),
            ("0613", words("0613", None, None, &[])),
            ("…0613", words("0613", None, None, &[])),
            ("+62 812-3456 0613", words("81234560613", None, None, &["+62"])),
            ("+6281234560613", words("6281234560613", None, None, &[])),
            ("June", words("", Some(6), None, &[])),
            ("Jun.", words("", Some(6), None, &[])),
            ("июн", words("", Some(6), None, &[])),
            ("tháng 6", words("", Some(6), None, &[])),
            ("tháng 1", words("", Some(1), None, &[])),
            ("wa June 2026", words("", Some(6), Some(2026), &["wa"])),
            ("june whatsapp", words("", Some(6), None, &["whatsapp"])),
            ("2026", words("2026", None, None, &[])),
            ("ju", words("", None, None, &["ju"])),
            ("wa id 0613 march", words("0613", Some(3), None, &["wa", "id"])),
        ] {
            assert_eq!(Words::read(text, &months()), read, "{text}");
        }
        let typo = Words::read("jnue", &months());
        assert_eq!(typo.month, None);
        assert_eq!(typo.with_months(&months(), MAY_BE_MONTH).month, Some(6));
    }

    #[test]
    fn the_name_itself_leaves_out_what_only_begins_with_it() {
        let hits = |scores: &[u32]| {
            let hits = scores.iter().map(|score| Hit { item: *score, score: *score });
            best(&hits.collect::<Vec<_>>()).copied().collect::<Vec<_>>()
        };
        assert_eq!(hits(&[100, 90, 85]), [100]);
        assert_eq!(hits(&[90, 85, 60]), [90, 85]);
        assert_eq!(hits(&[65, 60]), [65]);
        assert_eq!(hits(&[]), [] as [u32; 0]);
    }
}
