//! Inline mode, links, reactions and the menu button.

use teloxide::payloads::{AnswerInlineQuerySetters, SetChatMenuButtonSetters, SetMessageReactionSetters};
use teloxide::types::{
    InlineQueryId, InlineQueryResult, InlineQueryResultArticle, InlineQueryResultsButton,
    InlineQueryResultsButtonKind, InputMessageContent, InputMessageContentText, MenuButton, ReactionType,
};

use super::*;

fn article(id: &str) -> InlineQueryResult {
    let text = InputMessageContentText::new("<b>Offer</b>").parse_mode(ParseMode::Html);
    let link = "https://t.me/smscode_sandbox_bot?start=buy_wa_id".parse().unwrap();
    let keyboard = InlineKeyboardMarkup::new([[InlineKeyboardButton::url("Buy", link)]]);
    let article = InlineQueryResultArticle::new(id, "WhatsApp", InputMessageContent::Text(text));
    InlineQueryResult::Article(article.description("Indonesia").reply_markup(keyboard))
}

/// The inline queries among the updates, which are then confirmed.
async fn asked(bot: &Bot) -> Vec<(InlineQueryId, String, String)> {
    let updates = bot.get_updates().await.unwrap();
    if let Some(last) = updates.last() {
        bot.get_updates().offset(last.id.as_offset()).await.unwrap();
    }
    let inline = updates.into_iter().filter_map(|update| match update.kind {
        UpdateKind::InlineQuery(query) => Some((query.id, query.query, query.offset)),
        _ => None,
    });
    inline.collect()
}

#[tokio::test]
async fn a_query_in_any_chat_lists_offers_and_a_picked_one_leads_to_the_private_chat() {
    let (server, bot, alice) = ready().await;
    let query = alice.ask_inline("whatsapp indo");
    assert!(server.inline_answer(&query).is_none());
    let (id, text, _) = asked(&bot).await.remove(0);
    assert_eq!((id.0.as_str(), text.as_str()), (query.as_str(), "whatsapp indo"));
    let kind = InlineQueryResultsButtonKind::StartParameter("help".to_owned());
    let button = InlineQueryResultsButton { text: "Open".to_owned(), kind };
    bot.answer_inline_query(id, [article("1")]).button(button).await.unwrap();
    let answer = alice.wait_for_results(SOON, &query).await.unwrap();
    let offer = &answer.results[0];
    assert_eq!((offer.title.as_str(), offer.description.as_deref()), ("WhatsApp", Some("Indonesia")));
    assert_eq!(answer.button.unwrap().start, "help");
    let sent = alice.message(alice.pick_inline(&query, "1").unwrap()).unwrap();
    assert_eq!((sent.chat, sent.text.as_str(), sent.via_bot), (ELSEWHERE, "Offer", true));
    assert!(bot.get_updates().await.unwrap().is_empty(), "the bot is not in that chat");
    let Action::Url(link) = &sent.button("Buy").unwrap().action else { panic!("{sent:?}") };
    let said = alice.follow(link).unwrap();
    assert_eq!(alice.message(said).unwrap().text, "/start buy_wa_id");
    assert!(alice.follow("https://t.me/another_bot?start=x").is_none());
    assert_eq!(server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn answers_are_kept_as_the_bot_allowed() {
    let (server, bot, alice) = ready().await;
    let bob = server.user("Bob", "id");
    let answer = async |personal: bool| {
        for (id, ..) in asked(&bot).await {
            bot.answer_inline_query(id, [article("1")]).cache_time(60).is_personal(personal).await.unwrap();
        }
    };
    let again = |who: &super::super::User, text: &str| server.inline_answer(&who.ask_inline(text));
    alice.ask_inline("shared");
    answer(false).await;
    assert!(again(&bob, "shared").unwrap().cached);
    alice.ask_inline("own");
    answer(true).await;
    assert!(again(&alice, "own").unwrap().cached);
    assert!(again(&bob, "own").is_none());
    assert_eq!(asked(&bot).await.len(), 1);
    server.clock().advance(Duration::from_secs(60));
    assert!(again(&alice, "own").is_none());
    assert_eq!(server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn more_results_are_asked_for_where_the_bot_said() {
    let (server, bot, alice) = ready().await;
    let query = alice.ask_inline("wa");
    let (id, ..) = asked(&bot).await.remove(0);
    bot.answer_inline_query(id, [article("1")]).next_offset("50").await.unwrap();
    let more = alice.more_inline(&query).unwrap();
    let (id, text, offset) = asked(&bot).await.remove(0);
    assert_eq!((text.as_str(), offset.as_str()), ("wa", "50"));
    bot.answer_inline_query(id, [article("51")]).await.unwrap();
    assert!(alice.more_inline(&more).is_none());
    assert_eq!(server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn a_picked_result_in_a_chat_with_the_bot_comes_back_as_a_message_via_it() {
    let options = Options { inline_feedback: true, ..Options::default() };
    let (server, bot, alice) = world(options).await;
    let group = server.group("Friends", &alice);
    for chat in [alice.chat_id(), group.id] {
        let query = alice.ask_inline_in(chat, "wa");
        for (id, ..) in asked(&bot).await {
            bot.answer_inline_query(id, [article("1")]).await.unwrap();
        }
        alice.pick_inline(&query, "1").unwrap();
        let updates = bot.get_updates().await.unwrap();
        let UpdateKind::Message(message) = &updates[0].kind else { panic!("{updates:?}") };
        assert_eq!(message.via_bot.as_ref().unwrap().username.as_deref(), Some("smscode_sandbox_bot"));
        assert!(matches!(updates[1].kind, UpdateKind::ChosenInlineResult(_)));
        bot.get_updates().offset(updates[1].id.as_offset()).await.unwrap();
    }
    assert_eq!(server.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn what_telegram_refuses_in_an_inline_answer() {
    let (server, _, alice) = ready().await;
    let content = json!({ "message_text": "x" });
    let good = json!({ "type": "article", "id": "1", "title": "t", "input_message_content": content });
    let with = |name: &str, value: Value| {
        let mut changed = good.clone();
        changed[name] = value;
        json!([changed])
    };
    let refused = [
        (json!({ "results": vec![&good; 51] }), "RESULTS_TOO_MUCH"),
        (json!({ "results": [good, good] }), "RESULT_ID_DUPLICATE"),
        (json!({ "results": with("id", json!("x".repeat(65))) }), "RESULT_ID_INVALID"),
        (json!({ "results": with("title", json!("")) }), "ARTICLE_TITLE_EMPTY"),
        (json!({ "results": with("colour", json!(1)) }), "unknown field"),
        (json!({ "results": with("input_message_content", json!({ "message_text": "" })) }), "text is empty"),
        (json!({ "results": [], "next_offset": "x".repeat(65) }), "NEXT_OFFSET_INVALID"),
        (
            json!({ "results": [], "button": { "text": "a", "start_parameter": "a b" } }),
            "START_PARAM_INVALID",
        ),
        (json!({ "results": [], "button": { "text": "", "start_parameter": "a" } }), "SWITCH_PM_TEXT_EMPTY"),
        (json!({}), "can't parse results"),
    ];
    let query = alice.ask_inline("wa");
    for (mut body, error) in refused {
        body["inline_query_id"] = json!(query);
        let answer = raw(&server, "answerInlineQuery", body).await;
        assert!(answer["description"].as_str().unwrap().contains(error), "{error}: {answer}");
    }
    assert_eq!(server.violations().len(), 10);
    let body = json!({ "inline_query_id": query, "results": [good] });
    assert_eq!(raw(&server, "answerInlineQuery", body.clone()).await["ok"], true);
    let again = raw(&server, "answerInlineQuery", body).await;
    assert!(again["description"].as_str().unwrap().contains("query is too old"));
    assert_eq!(server.violations().len(), 10, "being late is no fault of the bot");
}

#[tokio::test]
async fn without_inline_mode_no_query_reaches_the_bot() {
    let (_server, bot, alice) = world(Options { inline: false, ..Options::default() }).await;
    alice.ask_inline("wa");
    assert!(!bot.get_me().await.unwrap().supports_inline_queries);
    assert!(asked(&bot).await.is_empty());
}

#[tokio::test]
async fn reactions_and_the_menu_button() {
    let (server, bot, alice) = ready().await;
    let id = alice.say("thanks");
    let emoji = |emoji: &str| ReactionType::Emoji { emoji: emoji.to_owned() };
    bot.set_message_reaction(chat(&alice), MessageId(id)).reaction([emoji("👌")]).await.unwrap();
    assert_eq!(alice.message(id).unwrap().reactions, ["👌"]);
    bot.set_message_reaction(chat(&alice), MessageId(id)).await.unwrap();
    assert!(alice.message(id).unwrap().reactions.is_empty());
    let gone = bot.set_message_reaction(chat(&alice), MessageId(999)).reaction([emoji("👌")]).await;
    assert!(format!("{gone:?}").contains("message to react not found"));
    assert!(server.violations().is_empty());
    let unknown = bot.set_message_reaction(chat(&alice), MessageId(id)).reaction([emoji("✅")]).await;
    assert!(format!("{unknown:?}").contains("REACTION_INVALID"));
    let two =
        bot.set_message_reaction(chat(&alice), MessageId(id)).reaction([emoji("👌"), emoji("👍")]).await;
    assert!(format!("{two:?}").contains("REACTIONS_TOO_MANY"));
    assert_eq!(server.violations().len(), 2);
    bot.set_chat_menu_button().menu_button(MenuButton::Commands).await.unwrap();
    let body = json!({ "chat_id": alice.id });
    assert_eq!(raw(&server, "getChatMenuButton", body).await["result"], json!({ "type": "commands" }));
    let wrong = raw(&server, "setChatMenuButton", json!({ "menu_button": { "type": "buttons" } })).await;
    assert_eq!(wrong["ok"], false);
    bot.set_my_description().description("every language").await.unwrap();
    assert_eq!(bot.get_my_description().await.unwrap().description, "every language");
}
