//! Detects tokens in what users write: they must not stay in the chat, nor be repeated in a reply.

use teloxide::types::Message;

/// The longest text that is tried as a token.
const LONGEST: usize = 512;

/// What a user wrote: a message, or the caption of a picture or file.
pub(super) fn words_of(message: &Message) -> Option<&str> {
    message.text().or(message.caption())
}

/// Whether a message most likely holds a token, alone or among other words.
pub(super) fn holds_a_token(message: &Message) -> bool {
    words_of(message).is_some_and(holds)
}

/// One word of characters that are valid in a header.
pub(super) fn looks_like_a_token(text: &str) -> bool {
    (8..=LONGEST).contains(&text.len()) && text.chars().all(|c| c.is_ascii_graphic())
}

/// Quotation marks, dashes and the like in any language may surround it.
fn holds(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_graphic()).any(must_be_a_token)
}

fn must_be_a_token(text: &str) -> bool {
    let marks = text.chars().any(|c| c.is_ascii_digit()) && text.chars().any(|c| c.is_ascii_alphabetic());
    text.len() >= 24 && marks && looks_like_a_token(text) && !text.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_header_can_hold_is_tried_as_a_token() {
        for good in ["abcdefgh", "sk_live-123.456|789", &"x".repeat(512)] {
            assert!(looks_like_a_token(good), "{good}");
        }
        for bad in ["", "short", "two words here", "tokén-tokén", "line\nbreak", &"x".repeat(513)] {
            assert!(!looks_like_a_token(bad), "{bad}");
        }
    }

    #[test]
    fn an_unasked_token_is_recognised_and_a_sentence_is_not() {
        let token = "4f9d2c7b1a6e8d3f5c0b9a7e";
        for text in
            [token.to_owned(), format!("/buy {token}"), format!("token：{token}。"), format!("«{token}»")]
        {
            assert!(holds(&text), "{text}");
        }
        for text in ["whatsapp indonesia", "hello", "https://smscode.gg/account/0123456", "+6281234567890"] {
            assert!(!holds(text), "{text}");
        }
    }
}
