//! Every screen in every language: how it looks (snapshots, in two languages) and what must hold for it whatever comes
//! in.

mod admin;
mod gallery;
mod html;
mod picture;
mod shop;
pub(super) mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use proptest::prelude::*;
use teloxide::types::{InlineKeyboardButtonKind, InlineQueryResult, InputMessageContent};

use self::gallery::{Screen, gallery, provider_failures};
use self::picture::{picture, without_blocks};
use self::world::World;
use super::callback::Callback;
use super::failure::{self, MoneyMoved};
use super::keyboard::{Action, COPY_UNITS};
use super::{View, commands, inline, text, toast};
use crate::domain::bulk::{BulkAction, BulkStart};
use crate::domain::failure::FailureKind;
use crate::domain::{Language, Money, OrderId, ProductId};
use crate::i18n::{I18n, Localizer, MARKS};

fn localizers() -> Vec<Localizer> {
    let i18n = I18n::load().unwrap();
    Language::ALL.into_iter().map(|language| i18n.localizer(language).clone()).collect()
}

/// The languages whose screens are kept as snapshots: the source, and that of most people. The others must have the same
/// keys, placeables and tags, and hold the same limits.
const PICTURED: [Language; 2] = [Language::En, Language::Id];

fn assert_looks(s: &Localizer, file: &str, pictures: String) {
    if !PICTURED.contains(&s.language()) {
        return;
    }
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(format!("{file}.{}", s.language().tag()), pictures);
    });
}

#[test]
fn screens_look_as_agreed() {
    for s in localizers() {
        let mut files: BTreeMap<&str, String> = BTreeMap::new();
        for (file, name, view) in gallery(&s, &World::calm()) {
            write!(files.entry(file).or_default(), "──── {name}\n{}\n", picture(&view)).unwrap();
        }
        for (file, pictures) in files {
            assert_looks(&s, file, pictures);
        }
    }
}

#[test]
fn toasts_and_the_menu_look_as_agreed() {
    for s in localizers() {
        let mut picture = String::new();
        for (name, toast) in toasts(&s) {
            assert!(!toast.is_empty() && text::units(&toast) <= toast::TOAST_UNITS, "{toast}");
            writeln!(picture, "{name}: {toast}").unwrap();
        }
        for command in commands::commands(&s) {
            assert!((3..=256).contains(&command.description.chars().count()), "{command:?}");
            writeln!(picture, "/{}: {}", command.command, command.description).unwrap();
        }
        let (long, short) = (commands::description(&s), commands::short_description(&s));
        assert!(text::units(&long) <= 512 && text::units(&short) <= 120);
        writeln!(picture, "{long}\n{short}").unwrap();
        assert_looks(&s, "toast", picture);
    }
}

#[test]
fn offers_in_any_chat_look_as_agreed() {
    let w = World::calm();
    let (service, country) = (w.service(3), w.country(6));
    let place = |country, sold| inline::Choice { service: service.clone(), country, sold };
    for s in localizers() {
        let mut picture = String::new();
        for choice in [
            place(Some(country.clone()), Some((Money::Idr(15_000), 1_042))),
            place(Some(country.clone()), None),
            place(None, None),
        ] {
            let result = inline::result(&s, "smscode_bot", &choice).unwrap();
            let InlineQueryResult::Article(article) = &result else { panic!("{result:?}") };
            let InputMessageContent::Text(content) = &article.input_message_content else {
                panic!("{article:?}")
            };
            html::render(&content.message_text).unwrap();
            let open = &article.reply_markup.as_ref().unwrap().inline_keyboard[0][0];
            let InlineKeyboardButtonKind::Url(address) = &open.kind else { panic!("{open:?}") };
            let description = article.description.as_deref().unwrap_or_default();
            writeln!(picture, "{}: {}\n{description}\n{}", article.id, article.title, content.message_text)
                .unwrap();
            writeln!(picture, "  [{}]({address})\n", open.text).unwrap();
        }
        use inline::Note;
        for note in [Note::Link, Note::Private, Note::Hint, Note::Nothing, Note::SoldOut, Note::Later] {
            let button = note.button(&s);
            assert!(text::units(&button.text) <= 64, "{}", button.text);
            writeln!(picture, "{note:?}: {}", button.text).unwrap();
        }
        assert_looks(&s, "inline", picture);
    }
}

fn toasts(s: &Localizer) -> Vec<(&'static str, String)> {
    let begun = |count| BulkStart::Begin((0..count).map(OrderId).collect());
    vec![
        ("buying", toast::buying(s)),
        ("already bought", toast::already_bought(s)),
        ("abandoned", toast::abandoned(s)),
        ("stale", toast::stale(s)),
        ("price rose", toast::price_rose(s)),
        ("canceled", toast::canceled(s)),
        ("canceled with refund", toast::cancelled_with_refund(s, &Money::Idr(15_000))),
        ("cancel promised", toast::cancel_promised(s)),
        ("promise revoked", toast::promise_revoked(s)),
        ("cannot cancel", toast::cannot_cancel(s)),
        ("has SMS", toast::has_sms(s)),
        ("cancel promised in", toast::cancel_promised_in(s, std::time::Duration::from_secs(100))),
        ("resent", toast::resent(s)),
        ("resend unsupported", toast::resend_unsupported(s)),
        ("finished", toast::finished(s)),
        ("already ended", toast::already_ended(s)),
        ("canceling one", toast::bulk(s, BulkAction::Cancel, &begun(1))),
        ("canceling many", toast::bulk(s, BulkAction::Cancel, &begun(3))),
        ("finishing one", toast::bulk(s, BulkAction::Finish, &begun(1))),
        ("finishing many", toast::bulk(s, BulkAction::Finish, &begun(3))),
        ("already at it", toast::bulk(s, BulkAction::Cancel, &BulkStart::Running)),
        ("none waits", toast::bulk(s, BulkAction::Cancel, &BulkStart::Nothing)),
        ("none has a code", toast::bulk(s, BulkAction::Finish, &BulkStart::Nothing)),
        ("more than said", toast::bulk(s, BulkAction::Cancel, &BulkStart::Changed)),
        ("saved", toast::saved(s)),
        ("refreshed", toast::refreshed(s)),
        ("old button", toast::old_button(s)),
        ("busy", toast::busy(s)),
        ("failed", toast::failed(s)),
        ("our fault", toast::our_fault(s)),
    ]
}

/// What Telegram would refuse, if anything.
fn refusal(view: &View) -> Option<String> {
    let rendered = match html::render(&view.text) {
        Ok(rendered) => rendered,
        Err(why) => return Some(why),
    };
    if let Some(why) = view.rich.as_deref().and_then(|rich| html::render(&without_blocks(rich)).err()) {
        return Some(format!("{why} in the rich form"));
    }
    let units = text::units(&rendered);
    if rendered.trim().is_empty() || units > text::MESSAGE_UNITS {
        return Some(format!("{units} units"));
    }
    let rows = view.keyboard.iter().flat_map(|keyboard| &keyboard.rows);
    let buttons: Vec<_> = rows.flatten().collect();
    if buttons.len() > 100 {
        return Some(format!("{} buttons", buttons.len()));
    }
    buttons.into_iter().find_map(|button| {
        let fits = !button.text.trim().is_empty() && text::units(&button.text) <= 64;
        let works = match &button.action {
            Action::Callback(data) => (1..=64).contains(&data.len()) && Callback::unpack(data).is_some(),
            Action::Copy { text } => (1..=COPY_UNITS).contains(&text::units(text)),
            _ => true,
        };
        (!fits || !works).then(|| format!("{button:?}"))
    })
}

fn payloads() -> Vec<String> {
    let long = |part: &str| part.repeat(5000);
    vec![
        String::new(),
        " \n\t ".into(),
        "<b".into(),
        "</code></blockquote><a href='tg://user?id=1'>x</a>".into(),
        "_*[x](y)`&lt;&amp;&#x3c;".into(),
        "{ $code } {-term} {\"".into(),
        "\u{202e}\u{2066}evil\u{0}\u{7}\u{feff}\u{200b}".into(),
        "\u{200d}\u{200b}".into(),
        long("x"),
        long("&"),
        long("<"),
        long("🇮🇩"),
        long("👩‍👩‍👧"),
        long("\n"),
        long("a "),
        long("\u{301}"),
    ]
}

fn accepted(screens: Vec<Screen>, payload: &str) {
    for (file, name, view) in screens {
        if let Some(why) = refusal(&view) {
            panic!("{file}, {name}, with {payload:.30?}: {why}\n{:.300}", view.text);
        }
    }
}

#[test]
fn telegram_accepts_every_screen() {
    for s in localizers() {
        accepted(gallery(&s, &World::calm()), "");
    }
}

#[test]
fn telegram_accepts_every_screen_whatever_comes_in() {
    for s in localizers() {
        for payload in payloads() {
            accepted(gallery(&s, &World::hostile(&payload)), &payload);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn telegram_accepts_every_screen_of_any_world(payload in "(\\PC|[<>&\n\"]){0,200}") {
        for s in localizers() {
            accepted(gallery(&s, &World::hostile(&payload)), &payload);
        }
    }

    #[test]
    fn text_from_outside_is_never_longer_than_its_room(raw in "(\\PC|[<>&\n]){0,80}", room in 0_usize..60) {
        let fitted = text::dynamic(&raw, room);
        prop_assert!(text::units(&fitted) <= room.max(1));
        prop_assert!(html::render(&fitted).is_ok(), "{}", fitted);
        prop_assert!(text::units(&text::label(&raw, room)) <= room.max(1));
    }

    #[test]
    fn the_measure_of_a_text_is_telegrams(raw in "(\\PC|[<>&\n]){0,80}") {
        let message = format!("<b>{}</b>\n<code>x</code>", text::dynamic(&raw, 200));
        prop_assert_eq!(text::rendered_units(&message), text::units(&html::render(&message).unwrap()));
    }
}

#[test]
fn text_from_outside_is_cleaned_and_cut() {
    for (raw, room, fitted) in [
        ("Your code:\t123\r\n\n\n\n<b>&", 50, "Your code: 123\n\n&lt;b&gt;&amp;"),
        ("\u{202e}321 edoc\u{202c}\u{0}", 50, "321 edoc"),
        ("  123456  ", 6, "123456"),
        ("1234567", 6, "12345…"),
        ("12345 7", 6, "12345…"),
        ("🇮🇩🇮🇩", 4, "🇮…"),
        ("<<", 6, "&lt;…"),
        ("x", 0, ""),
    ] {
        assert_eq!(text::dynamic(raw, room), fitted, "{raw:?}");
    }
    assert_eq!(text::name(" a\n\t b "), "a b");
}

/// How many characters a label may have beside so many others; what is longer is cut on a phone.
fn longest_label(columns: usize) -> usize {
    match columns {
        1 => 30,
        2 => 14,
        _ => 10,
    }
}

/// The characters that take room of their own: not the signs that are drawn onto the one before.
fn drawn_characters(label: &str) -> usize {
    let attached = |c: &char| {
        matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{93c}' | '\u{93e}'..='\u{94f}')
            || matches!(c, '\u{962}'..='\u{963}' | '\u{200d}' | '\u{fe0f}')
    };
    label.chars().filter(|c| !attached(c)).count()
}

#[test]
fn a_label_of_our_own_words_fits_its_column_in_every_language() {
    let i18n = I18n::load_marked().unwrap();
    let mut too_long = BTreeSet::new();
    for language in Language::ALL {
        for (file, name, view) in gallery(i18n.localizer(language), &World::calm()) {
            let rows = view.keyboard.iter().flat_map(|keyboard| &keyboard.rows);
            for (columns, button) in rows.flat_map(|row| row.iter().map(|button| (row.len(), button))) {
                let label: String = button.text.chars().filter(|c| ![MARKS.0, MARKS.1].contains(c)).collect();
                // Names of services, countries and places are as long as they are, and so are numbers and amounts.
                let amount = label
                    .split("Rp")
                    .skip(1)
                    .any(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
                let is_bare = |last: &str| {
                    last.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{a0}'))
                };
                if amount
                    || label.rsplit_once(" · ").is_some_and(|(_, last)| is_bare(last))
                    || label == button.text
                    || without_our_words(&button.text).chars().any(char::is_alphabetic)
                {
                    continue;
                }
                if drawn_characters(&label) > longest_label(columns) {
                    too_long
                        .insert(format!("{}: {label} ({columns} in a row; {file}, {name})", language.tag()));
                }
            }
        }
    }
    assert!(too_long.is_empty(), "{too_long:#?}");
}

/// What is left of a text without the stretches between two marks.
fn without_our_words(text: &str) -> String {
    let mut depth = 0_u32;
    let outside = text.chars().filter(|c| {
        match *c {
            c if c == MARKS.0 => depth += 1,
            c if c == MARKS.1 => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    outside.collect()
}

#[test]
fn a_long_sms_is_cut_on_the_card_alone_and_its_code_stays() {
    for s in localizers() {
        let w = World { sms: "Dear customer, ".repeat(400), ..World::calm() };
        for (file, name, view) in gallery(&s, &w) {
            if (file == "sms" || file == "card") && name.contains("code and text") | (name == "SMS received")
            {
                assert!(
                    view.text.contains("<code>123456</code>") && view.text.contains('…') == (file == "card"),
                    "{}",
                    view.text
                );
            }
        }
    }
}

#[test]
fn every_trouble_has_its_own_words_and_something_to_press() {
    for s in localizers() {
        let screens = provider_failures(&s, &World::calm());
        let kinds = &screens[..FailureKind::ALL.len()];
        let words: BTreeSet<_> = kinds.iter().map(|(_, _, view)| view.text.as_str()).collect();
        assert_eq!(words.len(), kinds.len());
        assert!(screens.iter().all(|(_, _, view)| view.keyboard.is_some()));
    }
}

#[test]
fn another_try_is_not_offered_while_it_is_unknown_whether_money_moved() {
    for s in localizers() {
        let again = Callback::Pick { product: ProductId(142), quantity: 1 };
        for &kind in FailureKind::ALL {
            let view = failure::failure(&s, &kind.into(), MoneyMoved::Unknown, Some(&again));
            assert!(!picture(&view).contains("Pick"), "{}", picture(&view));
        }
    }
}
