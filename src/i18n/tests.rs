use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::domain::user::{CodeStyle, Notifications};
use crate::domain::{Currency, Money, UserId};

const ENGLISH: &str = include_str!("../../locales/en/smscode-bot.ftl");

static I18N: LazyLock<I18n> = LazyLock::new(|| I18n::load().unwrap());

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn usd(amount: &str) -> Money {
    Money::Usd { amount: amount.parse().unwrap(), canonical_idr: 15_000 }
}

/// Every key of a file with the placeables that its text uses.
fn keys(file: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut keys: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut current = "";
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) = line.split_once(" =").filter(|(key, _)| !key.starts_with(' ')) {
            assert!(!keys.contains_key(key), "{key} is there twice");
            keys.entry(key).or_default();
            current = key;
        }
        // "$1" is an amount.
        let placeables =
            line.split('$').skip(1).filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
        let used = placeables.filter_map(|rest| {
            let name = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()?;
            (!name.is_empty()).then_some(name)
        });
        keys.entry(current).or_default().extend(used);
    }
    keys.remove("");
    keys
}

/// Every key of a file with the tags that its text uses.
fn tags(file: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut current = "";
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) = line.split_once(" =").filter(|(key, _)| !key.starts_with(' ')) {
            current = key;
        }
        let used = line.split('<').skip(1).filter_map(|rest| Some(rest.split_once('>')?.0));
        all.entry(current).or_default().extend(used);
    }
    all
}

#[test]
fn every_language_has_the_same_keys_placeables_and_tags() {
    for language in Language::ALL {
        let file = format!("{}/locales/{}/smscode-bot.ftl", env!("CARGO_MANIFEST_DIR"), language.tag());
        let text = fs::read_to_string(file).unwrap();
        assert_eq!(keys(&text), keys(ENGLISH), "{language:?}");
        assert_eq!(tags(&text), tags(ENGLISH), "{language:?}");
    }
}

#[test]
fn every_language_loads_and_is_kept_once_somebody_speaks_it() {
    let i18n = I18n::load().unwrap();
    let kept = || i18n.others.values().filter(|language| language.get().is_some()).count();
    for language in Language::ALL {
        assert_eq!(i18n.localizer_once(language).language(), language);
    }
    assert_eq!(kept(), 0);
    for language in Language::ALL {
        assert_eq!(i18n.localizer(language).language(), language);
    }
    assert_eq!(kept(), Language::ALL.len() - 1);
}

#[test]
fn every_text_is_said_somewhere() {
    let mut sources = String::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                sources.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let silent: Vec<_> =
        keys(ENGLISH).into_keys().filter(|key| !sources.contains(&format!("\"{key}\""))).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn money_has_the_digits_of_the_provider_and_the_grouping_of_the_language() {
    for (money, english, indonesian) in [
        (Money::Idr(15_000), "Rp\u{a0}15,000", "Rp15.000"),
        (Money::Idr(0), "Rp\u{a0}0", "Rp0"),
        (Money::Idr(999), "Rp\u{a0}999", "Rp999"),
        (Money::Idr(1_234_567_890), "Rp\u{a0}1,234,567,890", "Rp1.234.567.890"),
        (Money::Idr(-15_000), "-Rp\u{a0}15,000", "-Rp15.000"),
        (Money::Idr(i64::MIN), "-Rp\u{a0}9,223,372,036,854,775,808", "-Rp9.223.372.036.854.775.808"),
        (usd("0.9231"), "$0.9231", "US$0,9231"),
        (usd("30.77"), "$30.77", "US$30,77"),
        (usd("1.5000"), "$1.5000", "US$1,5000"),
        (usd("1.5"), "$1.50", "US$1,50"),
        (usd("2"), "$2.00", "US$2,00"),
        (usd("1234567.8901"), "$1,234,567.8901", "US$1.234.567,8901"),
        (usd("-0.0001"), "-$0.0001", "-US$0,0001"),
    ] {
        assert_eq!(I18N.localizer(Language::En).money(&money), english);
        assert_eq!(I18N.localizer(Language::Id).money(&money), indonesian);
    }
}

#[test]
fn every_language_writes_money_numbers_and_dates_its_own_way() {
    let (rupiah, lots, dollars) = (Money::Idr(15_000), Money::Idr(1_234_567), usd("1234.5"));
    let then = at("2026-05-05T10:20:59Z");
    for (language, small, large, usd, date) in [
        (Language::En, "Rp\u{a0}15,000", "Rp\u{a0}1,234,567", "$1,234.50", "5 May 2026, 10:20 UTC"),
        (Language::Id, "Rp15.000", "Rp1.234.567", "US$1.234,50", "5 Mei 2026, 17.20 WIB"),
        (
            Language::Ru,
            "Rp\u{a0}15\u{a0}000",
            "Rp\u{a0}1\u{a0}234\u{a0}567",
            "1\u{a0}234,50\u{a0}$",
            "5 мая 2026 г., 13:20 МСК",
        ),
        (Language::Zh, "Rp\u{a0}15,000", "Rp\u{a0}1,234,567", "$1,234.50", "2026年5月5日 18:20 UTC+8"),
        (Language::Es, "Rp\u{a0}15.000", "Rp\u{a0}1.234.567", "US$1234,50", "5 may 2026, 10:20 UTC"),
        (
            Language::PtBr,
            "Rp\u{a0}15.000",
            "Rp\u{a0}1.234.567",
            "US$\u{a0}1.234,50",
            "5 de maio de 2026, 07:20 UTC\u{2212}3",
        ),
        (Language::Vi, "Rp\u{a0}15.000", "Rp\u{a0}1.234.567", "US$1.234,50", "5/5/2026, 17:20 UTC+7"),
        (Language::Hi, "Rp\u{a0}15,000", "Rp\u{a0}12,34,567", "$1,234.50", "5 मई 2026, 15:50 IST"),
    ] {
        let s = I18N.localizer(language);
        let said = (s.money(&rupiah), s.money(&lots), s.money(&dollars), s.date_time(then));
        assert_eq!(said, (small.into(), large.into(), usd.into(), date.into()), "{language:?}");
    }
}

#[test]
fn a_count_takes_the_plural_of_its_language() {
    let s = I18N.localizer(Language::Ru);
    for (days, said) in [
        (1, "1 день назад"),
        (2, "2 дня назад"),
        (5, "5 дней назад"),
        (11, "11 дней назад"),
        (21, "21 день назад"),
        (22, "22 дня назад"),
    ] {
        assert_eq!(s.age(TimeDelta::days(days)), said);
    }
    for (language, one, many) in [
        (Language::Es, "hace 1 día", "hace 2 días"),
        (Language::PtBr, "há 1 dia", "há 2 dias"),
        (Language::Zh, "1 天前", "2 天前"),
        (Language::Vi, "1 ngày trước", "2 ngày trước"),
        (Language::Hi, "1 दिन पहले", "2 दिन पहले"),
    ] {
        let s = I18N.localizer(language);
        assert_eq!((s.age(TimeDelta::days(1)), s.age(TimeDelta::days(2))), (one.into(), many.into()));
    }
}

#[test]
fn a_rate_keeps_its_decimals() {
    let rate: Decimal = "16250.5".parse().unwrap();
    assert_eq!(I18N.localizer(Language::En).rupiah_rate(rate), "Rp\u{a0}16,250.5");
    assert_eq!(I18N.localizer(Language::Id).rupiah_rate(rate), "Rp16.250,5");
    assert_eq!(I18N.localizer(Language::En).plain_rate(Decimal::from(16_250)), "16,250");
}

#[test]
fn times_name_their_zone() {
    let (english, indonesian) = (I18N.localizer(Language::En), I18N.localizer(Language::Id));
    let then = at("2026-05-05T10:20:59Z");
    assert_eq!(english.clock_time(then), "10:20 UTC");
    assert_eq!(english.date_time(then), "5 May 2026, 10:20 UTC");
    assert_eq!(indonesian.date_time(then), "5 Mei 2026, 17.20 WIB");
    assert_eq!(english.near_time(then, then + TimeDelta::hours(1)), "10:20 UTC");
    assert_eq!(english.near_time(then, then - TimeDelta::hours(13)), "5 May 2026, 10:20 UTC");
    let december = at("2026-12-31T23:59:00Z");
    assert_eq!((english.day(december), indonesian.day(december)), ("31 Dec".into(), "1 Jan".into()));
}

#[test]
fn a_chosen_clock_needs_no_zone() {
    let mut user = User {
        id: UserId(1),
        account: None,
        language: Language::En,
        currency: Currency::Idr,
        notifications: Notifications::All,
        style: CodeStyle::default(),
        zone: None,
    };
    let then = at("2026-05-05T20:50:00Z");
    assert_eq!(I18N.localizer_to(Some(&user)).date_time(then), "5 May 2026, 20:50 UTC");
    for (zone, said) in [
        ("Asia/Kolkata", "6 May 2026, 02:20"),
        ("America/New_York", "5 May 2026, 16:50"),
        ("UTC", "5 May 2026, 20:50"),
    ] {
        user.zone = Zone::from_name(zone);
        assert_eq!(I18N.localizer_to(Some(&user)).date_time(then), said);
    }
    for (zone, name) in [
        ("Asia/Kolkata", "UTC+5:30"),
        ("America/St_Johns", "UTC\u{2212}2:30"),
        ("Asia/Jayapura", "WIT"),
        ("UTC", "UTC"),
    ] {
        let zone = Zone::from_name(zone).unwrap();
        assert_eq!(Localizer { zone, ..I18N.localizer(Language::En).clone() }.zone_name(then), name);
    }
}

#[test]
fn ages_and_waits_are_short() {
    let (english, indonesian) = (I18N.localizer(Language::En), I18N.localizer(Language::Id));
    for (seconds, said, indonesia) in [
        (-5, "just now", "baru saja"),
        (9, "just now", "baru saja"),
        (59, "59 sec ago", "59 detik lalu"),
        (180, "3 min ago", "3 menit lalu"),
        (7_200, "2 h ago", "2 jam lalu"),
        (86_400, "1 day ago", "1 hari lalu"),
        (172_800, "2 days ago", "2 hari lalu"),
    ] {
        assert_eq!(english.age(TimeDelta::seconds(seconds)), said);
        assert_eq!(indonesian.age(TimeDelta::seconds(seconds)), indonesia);
    }
    for (millis, said) in [
        (0, "1 sec"),
        (29_001, "30 sec"),
        (89_000, "89 sec"),
        (91_000, "2 min"),
        (3_600_000, "60 min"),
        (7_200_001, "3 h"),
    ] {
        assert_eq!(english.wait(Duration::from_millis(millis)), said);
    }
}

proptest! {
    #[test]
    fn no_digit_of_an_amount_is_lost(mantissa: i64, scale in 0_u32..20) {
        let amount = Decimal::new(mantissa, scale);
        let said = I18N.localizer(Language::En).money(&Money::Usd { amount, canonical_idr: 0 });
        let digits: String = said.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
        prop_assert_eq!(digits.parse::<Decimal>().unwrap(), amount);
        prop_assert!(said.split_once('.').is_some_and(|(_, decimals)| decimals.len() >= 2));
    }
}
