//! Every screen in every language: how it looks (snapshots) and what must hold for it whatever comes in.

mod duty;
mod gallery;
mod html;
mod shop;
pub(super) mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use proptest::prelude::*;
use teloxide::types::{InlineKeyboardButtonKind, InlineQueryResult, InputMessageContent};

use self::gallery::{Screen, gallery, troubles};
use self::world::World;
use super::callback::Callback;
use super::trouble::{self, MoneyMoved};
use super::{View, commands, inline, text, toast};
use crate::domain::trouble::TroubleKind;
use crate::domain::{Language, Money, ProductId};
use crate::i18n::{I18n, Speech};

fn speeches() -> Vec<Speech> {
    let i18n = I18n::load().unwrap();
    Language::ALL.into_iter().map(|language| i18n.speech(language).clone()).collect()
}

fn picture(view: &View) -> String {
    let mut picture = format!("{}\n", view.text);
    for row in view.keyboard.iter().flat_map(|keyboard| &keyboard.inline_keyboard) {
        let labels: Vec<_> = row
            .iter()
            .map(|button| {
                let does = match &button.kind {
                    InlineKeyboardButtonKind::CallbackData(data) => {
                        format!("{:?}", Callback::unpack(data).unwrap())
                    }
                    InlineKeyboardButtonKind::Url(url) => url.to_string(),
                    InlineKeyboardButtonKind::CopyText(copied) => format!("copies {}", copied.text),
                    other => panic!("no screen has {other:?}"),
                };
                format!("[{}]({does})", button.text)
            })
            .collect();
        writeln!(picture, "  {}", labels.join(" ")).unwrap();
    }
    picture
}

#[test]
fn screens_look_as_agreed() {
    for s in speeches() {
        let mut files: BTreeMap<&str, String> = BTreeMap::new();
        for (file, name, view) in gallery(&s, &World::calm()) {
            write!(files.entry(file).or_default(), "──── {name}\n{}\n", picture(&view)).unwrap();
        }
        for (file, pictures) in files {
            insta::with_settings!({
                snapshot_path => "../snapshots",
                prepend_module_to_snapshot => false,
                omit_expression => true,
            }, {
                insta::assert_snapshot!(format!("{file}.{}", s.language().tag()), pictures);
            });
        }
    }
}

#[test]
fn toasts_and_the_menu_look_as_agreed() {
    for s in speeches() {
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
        insta::with_settings!({
            snapshot_path => "../snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(format!("toast.{}", s.language().tag()), picture);
        });
    }
}

#[test]
fn offers_in_any_chat_look_as_agreed() {
    let w = World::calm();
    let (service, country) = (w.service(3), w.country(6));
    let place = |country, sold| inline::Choice { service: service.clone(), country, sold };
    for s in speeches() {
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
            let view = View { text: content.message_text.clone(), keyboard: article.reply_markup.clone() };
            html::render(&view.text).unwrap();
            let description = article.description.as_deref().unwrap_or_default();
            writeln!(picture, "{}: {}\n{description}\n{}", article.id, article.title, self::picture(&view))
                .unwrap();
        }
        use inline::Note;
        for note in [Note::Link, Note::Private, Note::Hint, Note::Nothing, Note::SoldOut, Note::Later] {
            let button = note.button(&s);
            assert!(text::units(&button.text) <= 64, "{}", button.text);
            writeln!(picture, "{note:?}: {}", button.text).unwrap();
        }
        insta::with_settings!({
            snapshot_path => "../snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(format!("inline.{}", s.language().tag()), picture);
        });
    }
}

fn toasts(s: &Speech) -> Vec<(&'static str, String)> {
    let at = Some(world::now());
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
        ("too early", toast::too_early(s, None)),
        ("too early from", toast::too_early(s, at)),
        ("resent", toast::resent(s)),
        ("resend unsupported", toast::resend_unsupported(s)),
        ("finished", toast::finished(s)),
        ("already ended", toast::already_ended(s)),
        ("saved", toast::saved(s)),
        ("refreshed", toast::refreshed(s)),
        ("old button", toast::old_button(s)),
        ("busy", toast::busy(s)),
        ("working", toast::working(s)),
        ("failed", toast::failed(s)),
        ("login needed", toast::login_needed(s)),
        ("our fault", toast::our_fault(s)),
        ("wait", toast::wait(s, std::time::Duration::from_secs(30))),
    ]
}

/// What Telegram would refuse, if anything.
fn refusal(view: &View) -> Option<String> {
    let rendered = match html::render(&view.text) {
        Ok(rendered) => rendered,
        Err(why) => return Some(why),
    };
    let units = text::units(&rendered);
    if rendered.trim().is_empty() || units > text::MESSAGE_UNITS {
        return Some(format!("{units} units"));
    }
    let rows = view.keyboard.iter().flat_map(|keyboard| &keyboard.inline_keyboard);
    let buttons: Vec<_> = rows.flatten().collect();
    if buttons.len() > 100 {
        return Some(format!("{} buttons", buttons.len()));
    }
    buttons.into_iter().find_map(|button| {
        let fits = !button.text.trim().is_empty() && text::units(&button.text) <= 64;
        let works = match &button.kind {
            InlineKeyboardButtonKind::CallbackData(data) => {
                (1..=64).contains(&data.len()) && Callback::unpack(data).is_some()
            }
            InlineKeyboardButtonKind::CopyText(copied) => (1..=256).contains(&copied.text.chars().count()),
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
    for s in speeches() {
        accepted(gallery(&s, &World::calm()), "");
    }
}

#[test]
fn telegram_accepts_every_screen_whatever_comes_in() {
    for s in speeches() {
        for payload in payloads() {
            accepted(gallery(&s, &World::hostile(&payload)), &payload);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn telegram_accepts_every_screen_of_any_world(payload in "(\\PC|[<>&\n\"]){0,200}") {
        for s in speeches() {
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

#[test]
fn a_long_sms_is_cut_and_its_code_stays() {
    for s in speeches() {
        let w = World { sms: "Dear customer, ".repeat(400), ..World::calm() };
        for (file, name, view) in gallery(&s, &w) {
            if (file == "sms" || file == "card")
                && name.contains("code and text") | name.contains("SMS received")
            {
                assert!(
                    view.text.contains("<code>123456</code>") && view.text.contains('…'),
                    "{}",
                    view.text
                );
            }
        }
    }
}

#[test]
fn every_trouble_has_its_own_words_and_something_to_press() {
    for s in speeches() {
        let screens = troubles(&s, &World::calm());
        let kinds = &screens[..TroubleKind::ALL.len()];
        let words: BTreeSet<_> = kinds.iter().map(|(_, _, view)| view.text.as_str()).collect();
        assert_eq!(words.len(), kinds.len());
        assert!(screens.iter().all(|(_, _, view)| view.keyboard.is_some()));
    }
}

#[test]
fn another_try_is_not_offered_while_it_is_unknown_whether_money_moved() {
    for s in speeches() {
        let again = Callback::Pick { product: ProductId(142), quantity: 1 };
        for kind in TroubleKind::ALL {
            let view = trouble::trouble(&s, &kind.into(), MoneyMoved::Unknown, Some(&again));
            assert!(!picture(&view).contains("Pick"), "{}", picture(&view));
        }
    }
}
