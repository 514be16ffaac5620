//! Thanks: they ask for nothing, and are not a search.

/// What users say when they want nothing more, in the bot's languages.
const THANKS: [&str; 24] = [
    "thanks",
    "thank you",
    "thx",
    "ty",
    "makasih",
    "terima kasih",
    "terimakasih",
    "makasi",
    "спасибо",
    "спс",
    "благодарю",
    "谢谢",
    "多谢",
    "gracias",
    "muchas gracias",
    "obrigado",
    "obrigada",
    "valeu",
    "cảm ơn",
    "cám ơn",
    "धन्यवाद",
    "शुक्रिया",
    "👍",
    "🙏",
];

/// Whether a text is thanks and nothing else.
pub(super) fn is_thanks(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(['!', '.', '！', '。', '।', ' ']).to_lowercase();
    THANKS.contains(&bare.as_str())
}
