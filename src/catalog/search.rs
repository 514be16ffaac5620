//! Finds a country and a service in typed text: names, also Indonesian and short ones, codes, `+62`, flags, with typos, in either
//! order.

use icu_normalizer::DecomposingNormalizerBorrowed;

use super::names;
use crate::domain::catalog::{Country, Service};

/// A candidate and how well it fits, 1 to 100.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<T> {
    /// What was found.
    pub item: T,
    /// 100 is the name or code itself.
    pub score: u32,
}

/// The interpretation of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Services that fit, best first.
    pub services: Vec<Hit<Service>>,
    /// Countries that fit, best first.
    pub countries: Vec<Hit<Country>>,
}

/// Below this a candidate is noise.
const WORTH_SHOWING: u32 = 60;
/// The minimum similarity of a word with a typo, in percent.
const SIMILAR: u32 = 70;
/// The penalty for several words that each name the same thing.
const EACH: u32 = 10;
const SHOWN: usize = 30;
const MOST_WORDS: usize = 8;
const LONGEST_WORD: usize = 32;
/// Filler words. None of them is a code of a country or a service.
const ASKING: [&str; 12] =
    ["buy", "beli", "please", "tolong", "number", "numbers", "nomor", "nomer", "for", "untuk", "otp", "sms"];

/// The lists that are searched, and what the person's language calls a country.
pub struct Lists<'a> {
    /// The services; of equal ones the first wins.
    pub services: &'a [Service],
    /// The countries; of equal ones the first wins.
    pub countries: &'a [Country],
    /// The name of a country in the person's language.
    pub called: &'a dyn Fn(&Country) -> String,
}

/// Interprets a text as a service, a country or both. The split with the best total score wins.
pub fn search(text: &str, lists: &Lists<'_>) -> Found {
    let words = words(text);
    let services: Vec<_> = lists.services.iter().map(|service| (service, service_names(service))).collect();
    let countries: Vec<_> =
        lists.countries.iter().map(|country| (country, country_names(country, lists.called))).collect();
    let [service_heads, service_tails] = rank_splits(&words, &services);
    let [country_heads, country_tails] = rank_splits(&words, &countries);
    let splits = service_heads.iter().zip(&country_tails).zip(service_tails.iter().zip(&country_heads));
    let mut best = (0, None);
    for (cut, (service_first, country_first)) in splits.enumerate() {
        let (no_head, no_tail) = (cut == 0, cut == words.len());
        for ((services, countries), (no_service, no_country)) in
            [(service_first, (no_head, no_tail)), (country_first, (no_tail, no_head))]
        {
            let score = |nothing: bool, top: Option<u32>| if nothing { Some(0) } else { top };
            let service_score = score(no_service, services.first().map(|hit| hit.score));
            let country_score = score(no_country, countries.first().map(|hit| hit.score));
            let Some((service_score, country_score)) = service_score.zip(country_score) else { continue };
            // Recognizing both parts counts more than recognizing one part better.
            let parts = u32::from(!no_service) + u32::from(!no_country);
            let sum = (service_score + country_score) * 2 / parts.max(1);
            if sum > best.0 {
                best = (sum, Some((services, countries)));
            }
        }
    }
    let best = best
        .1
        .map(|(services, countries)| Found { services: services.clone(), countries: countries.clone() });
    best.unwrap_or_default()
}

/// The matches for the words before and after each split.
fn rank_splits<T: Clone>(words: &[String], items: &[(&T, Names)]) -> [Vec<Vec<Hit<T>>>; 2] {
    let parts = (0..=words.len()).map(|cut| words.split_at(cut));
    let heads: Vec<_> = parts.clone().map(|(head, _)| rank(head, items)).collect();
    let all = heads.last().cloned().unwrap_or_default();
    let tails = parts.skip(1).map(|(_, tail)| rank(tail, items));
    let tails = std::iter::once(all).chain(tails).collect();
    [heads, tails]
}

/// The services that fit a text.
pub fn search_services(text: &str, services: &[Service]) -> Vec<Service> {
    let services: Vec<_> = services.iter().map(|service| (service, service_names(service))).collect();
    rank(&words(text), &services).into_iter().map(|hit| hit.item).collect()
}

/// The countries that fit a text, also by the names that the person's language has for them.
pub fn search_countries(
    text: &str,
    countries: &[Country],
    called: &dyn Fn(&Country) -> String,
) -> Vec<Country> {
    let countries: Vec<_> =
        countries.iter().map(|country| (country, country_names(country, called))).collect();
    rank(&words(text), &countries).into_iter().map(|hit| hit.item).collect()
}

/// The words to consider, limited in number, so that pasted text does not cost much CPU.
fn words(text: &str) -> Vec<String> {
    let words = text.split_whitespace().map(normal).filter(|word| !word.is_empty());
    let words: Vec<String> =
        words.take(MOST_WORDS).map(|word| word.chars().take(LONGEST_WORD).collect()).collect();
    let telling: Vec<String> =
        words.iter().filter(|word| !ASKING.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { words } else { telling }
}

fn normal(word: &str) -> String {
    let plain: String = word.chars().filter(|c| !matches!(c, ',' | '.' | ';' | '!' | '?' | '"')).collect();
    fold(&plain)
}

/// Normalizes a name for comparison: lower case, without accents.
pub fn fold(name: &str) -> String {
    let is_accent = |c: &char| matches!(c, '\u{300}'..='\u{36f}' | '\u{93c}');
    let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(name);
    let lower = apart.chars().filter(|c| !is_accent(c)).flat_map(char::to_lowercase);
    lower.map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// Names and codes; a code counts only as a whole.
struct Names {
    codes: Vec<String>,
    names: Vec<String>,
}

fn service_names(service: &Service) -> Names {
    let name = fold(&service.name);
    let others = names::of_service(&name).iter().map(|other| (*other).to_owned());
    Names { codes: vec![service.code.to_lowercase()], names: others.chain([name.clone()]).collect() }
}

fn country_names(country: &Country, called: &dyn Fn(&Country) -> String) -> Names {
    let code = country.iso();
    let codes = [country.code.clone(), code.clone(), country.dial_code.clone(), country.flag()];
    let others = code.as_deref().map(names::of_country).unwrap_or_default().iter();
    let others = others.map(|other| (*other).to_owned());
    Names {
        codes: codes.into_iter().flatten().map(|code| fold(&code)).collect(),
        names: others.chain([fold(&country.name), fold(&called(country))]).collect(),
    }
}

fn rank<T: Clone>(words: &[String], items: &[(&T, Names)]) -> Vec<Hit<T>> {
    let text = words.join(" ");
    if text.is_empty() {
        return Vec::new();
    }
    let scored = items.iter().map(|(item, names)| (*item, score_all(words, &text, names)));
    let mut hits: Vec<_> = scored.filter(|(_, score)| *score >= WORTH_SHOWING).collect();
    hits.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    hits.truncate(SHOWN);
    hits.into_iter().map(|(item, score)| Hit { item: item.clone(), score }).collect()
}

/// Several words may name a thing together, or each by itself, such as a flag next to a name.
fn score_all(words: &[String], text: &str, names: &Names) -> u32 {
    let each = || words.iter().map(|word| score(word, names)).min().unwrap_or(0).saturating_sub(EACH);
    let together = score(text, names);
    if words.len() > 1 { together.max(each()) } else { together }
}

fn score(text: &str, names: &Names) -> u32 {
    let bare = text.trim_start_matches('+');
    if names.codes.iter().any(|code| code == text || code.trim_start_matches('+') == bare) {
        return 99;
    }
    names.names.iter().map(|name| closeness(text, name)).max().unwrap_or(0)
}

/// How well a text names something, 0 to 100. Both are folded.
pub fn closeness(text: &str, name: &str) -> u32 {
    if name == text {
        return 100;
    }
    if text.chars().count() < 2 {
        return if name.starts_with(text) { WORTH_SHOWING } else { 0 };
    }
    if name.starts_with(text) {
        return 90;
    }
    if name.split([' ', '-', '/', '(']).any(|word| word.starts_with(text)) {
        return 85;
    }
    if name.contains(text) {
        return 75;
    }
    let similarity = similarity(text, name);
    if similarity >= SIMILAR { similarity - 10 } else { 0 }
}

/// The similarity of two texts in percent; 0 if below [`SIMILAR`].
fn similarity(a: &str, b: &str) -> u32 {
    let (long, short) = (a.chars().count().max(b.chars().count()), a.chars().count().min(b.chars().count()));
    let wrong = long - (long * SIMILAR as usize).div_ceil(100);
    // A cheap filter: length and missing letters rule out most names.
    if long - short > wrong || lacks(a, b) > wrong || lacks(b, a) > wrong {
        return 0;
    }
    let same = long.saturating_sub(strsim::damerau_levenshtein(a, b));
    u32::try_from(same * 100 / long.max(1)).unwrap_or(0)
}

/// A lower bound for the number of distinct letters of `a` that are not in `b`.
fn lacks(a: &str, b: &str) -> usize {
    let letters = |text: &str| text.chars().fold(0_u64, |set, letter| set | 1 << (u32::from(letter) % 64));
    (letters(a) & !letters(b)).count_ones() as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CountryId, ServiceId};

    fn services() -> Vec<Service> {
        [(3, "wa", "WhatsApp"), (4, "tg", "Telegram"), (5, "go", "Google / Gmail"), (6, "gj", "Gojek")]
            .map(|(id, code, name)| Service {
                id: ServiceId(id),
                code: code.into(),
                name: name.into(),
                active: true,
            })
            .to_vec()
    }

    fn countries() -> Vec<Country> {
        [
            (6, "ID", "Indonesia", "+62", "🇮🇩"),
            (7, "IN", "India", "+91", "🇮🇳"),
            (8, "GB", "United Kingdom", "+44", "🇬🇧"),
        ]
        .map(|(id, code, name, dial, flag)| Country {
            id: CountryId(id),
            code: Some(code.into()),
            name: name.into(),
            dial_code: Some(dial.into()),
            emoji: Some(flag.into()),
            active: true,
        })
        .to_vec()
    }

    fn lists<'a>(services: &'a [Service], countries: &'a [Country]) -> Lists<'a> {
        let called = &|country: &Country| match country.code.as_deref() {
            Some("ID") => "印度尼西亚".to_owned(),
            Some("GB") => "Vương quốc Anh".to_owned(),
            _ => country.name.clone(),
        };
        Lists { services, countries, called }
    }

    fn best(text: &str) -> (Option<i64>, Option<i64>) {
        let found = search(text, &lists(&services(), &countries()));
        (found.services.first().map(|hit| hit.item.id.0), found.countries.first().map(|hit| hit.item.id.0))
    }

    #[test]
    fn a_service_and_a_country_are_found_in_either_order_and_by_any_of_their_names() {
        for text in [
            "whatsapp indonesia",
            "indonesia whatsapp",
            "wa indonesia",
            "wa id",
            "WA 🇮🇩",
            "+62 wa",
            "whatsapp 62",
            "whatsap indonesia",
            "watsapp indoensia",
            "WhatsApp, Indonesia!",
            "  wa   indo ",
            "🇮🇩 wa",
            "🇮🇩 indonesia wa",
            "beli nomor wa indo",
            "number for whatsapp indonesia please",
        ] {
            assert_eq!(best(text), (Some(3), Some(6)), "{text}");
        }
    }

    #[test]
    fn one_of_them_alone_is_found() {
        assert_eq!(best("telegram"), (Some(4), None));
        assert_eq!(best("tg"), (Some(4), None));
        assert_eq!(best("india"), (None, Some(7)));
        assert_eq!(best("+44"), (None, Some(8)));
        assert_eq!(best("united kingdom"), (None, Some(8)));
        assert_eq!(best("gmail uk"), (Some(5), Some(8)));
        assert_eq!(best("inggris tele"), (Some(4), Some(8)));
        assert_eq!(best("inggirs"), (None, Some(8)));
        assert_eq!(best("number"), (None, None));
        assert_eq!(best("gmail kingdom"), (Some(5), Some(8)));
    }

    #[test]
    fn a_country_is_found_by_the_name_that_the_language_has_for_it_with_or_without_accents() {
        for (text, country) in [
            ("印度尼西亚", 6),
            ("Vương quốc Anh", 8),
            ("vuong quoc anh", 8),
            ("VƯƠNG QUỐC ANH", 8),
            ("Ìndía", 7),
        ] {
            assert_eq!(best(text), (None, Some(country)), "{text}");
            assert_eq!(best(&format!("{text} telegram")), (Some(4), Some(country)), "{text}");
        }
    }

    #[test]
    fn nonsense_finds_nothing() {
        for text in ["", "   ", "qqqqq", "🤷", "<b>", "whatsapp qqqqqq"] {
            assert_eq!(best(text), (None, None), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_upsets_the_search(text in ".{0,80}") {
            let _ = search(&text, &lists(&services(), &countries()));
        }
    }

    #[test]
    fn what_is_told_apart_by_its_letters_is_not_similar_by_its_distance_either() {
        let names = [
            "whatsapp",
            "watsap",
            "indonesia",
            "indonesa",
            "telegram",
            "tele",
            "印度尼西亚",
            "印度",
            "",
            "a",
        ];
        for a in names {
            for b in names {
                let long = a.chars().count().max(b.chars().count());
                let same = long - strsim::damerau_levenshtein(a, b);
                let exact = u32::try_from(same * 100 / long.max(1)).unwrap();
                let kept = |score: u32| (score >= SIMILAR).then_some(score);
                assert_eq!(kept(similarity(a, b)), kept(exact), "{a} {b}");
            }
        }
    }
}
