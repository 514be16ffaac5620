//! Entities: the formatted ranges of a text.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::features::{Feature, Features};

/// A formatted range of a text, counted in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entity {
    pub(crate) kind: &'static str,
    pub(crate) offset: usize,
    pub(crate) length: usize,
    pub(crate) argument: Argument,
}

/// What an entity carries besides its range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Argument {
    #[default]
    None,
    /// An address, a programming language, or the id of an emoji.
    Text(String),
    /// A point in time and its format.
    Time { unix: i64, format: String },
}

impl From<Option<String>> for Argument {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::None, Self::Text)
    }
}

/// A time in a text, which apps show in the reader's time zone and locale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateTimeEntity {
    /// The text inside, which apps without support for such entities show.
    pub text: String,
    /// Seconds since 1970.
    pub unix: i64,
    /// `r`, or `w?[dD]?[tT]?`.
    pub format: String,
}

impl Entity {
    pub(crate) fn json(&self) -> Value {
        let mut shown = json!({ "type": self.kind, "offset": self.offset, "length": self.length });
        let Some(object) = shown.as_object_mut() else { return shown };
        match &self.argument {
            Argument::None => {}
            Argument::Text(text) => {
                let name = match self.kind {
                    "text_link" => "url",
                    "pre" => "language",
                    "custom_emoji" => "custom_emoji_id",
                    _ => return shown,
                };
                object.insert(name.to_owned(), json!(text));
            }
            Argument::Time { unix, format } => {
                object.insert("unix_time".to_owned(), json!(unix));
                object.insert("date_time_format".to_owned(), json!(format));
            }
        }
        shown
    }

    /// The time that it represents, if it is one.
    pub(crate) fn date_time(&self, text: &str) -> Option<DateTimeEntity> {
        let Argument::Time { unix, format } = &self.argument else { return None };
        let covered: Vec<u16> = text.encode_utf16().skip(self.offset).take(self.length).collect();
        let text = String::from_utf16_lossy(&covered);
        Some(DateTimeEntity { text, unix: *unix, format: format.clone() })
    }

    const fn end(&self) -> usize {
        self.offset + self.length
    }
}

impl Serialize for Entity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().serialize(serializer)
    }
}

/// The Unix time and the format of a `date_time`; `None` if they are invalid. Telegram also accepts a time
/// without a format and shows its text as it is, but a bot that sends one has a bug.
pub(crate) fn date_time(unix: i64, format: &str) -> Option<Argument> {
    let possible = (1..=i64::from(i32::MAX)).contains(&unix) && good_format(format);
    possible.then(|| Argument::Time { unix, format: format.to_owned() })
}

/// `r`, or `w?[dD]?[tT]?` with at least one letter.
fn good_format(format: &str) -> bool {
    let rest = format.strip_prefix('w').unwrap_or(format);
    let rest = rest.strip_prefix(['d', 'D']).unwrap_or(rest);
    let rest = rest.strip_prefix(['t', 'T']).unwrap_or(rest);
    format == "r" || (rest.is_empty() && !format.is_empty())
}

/// A text without its tags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parsed {
    pub(crate) text: String,
    pub(crate) entities: Vec<Entity>,
    /// Markup that Telegram accepts although it must be a mistake.
    pub(crate) remarks: Vec<String>,
}

/// The length as Telegram counts it.
pub(crate) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A text without tags, trimmed as Telegram does.
pub(crate) fn plain(source: &str) -> Parsed {
    trimmed(Parsed { text: source.to_owned(), ..Parsed::default() })
}

/// Entities that were sent alongside the text; `None` if one of them is invalid.
pub(crate) fn with_entities(source: &str, sent: &[Value], features: &Features) -> Option<Parsed> {
    let length = units(source);
    let read = |entity: &Value| {
        let number = |name: &str| usize::try_from(entity.get(name)?.as_u64()?).ok();
        let text = |name: &str| entity.get(name).and_then(Value::as_str).map(str::to_owned);
        let kind = *KINDS.iter().find(|kind| Some(**kind) == entity.get("type").and_then(Value::as_str))?;
        let argument = if kind == DATE_TIME {
            let known = features.has(Feature::DateTime);
            let unix = entity.get("unix_time").and_then(Value::as_i64).filter(|_| known)?;
            date_time(unix, &text("date_time_format")?)?
        } else {
            text("url").or_else(|| text("language")).or_else(|| text("custom_emoji_id")).into()
        };
        let entity = Entity { kind, offset: number("offset")?, length: number("length")?, argument };
        (entity.length > 0 && entity.end() <= length).then_some(entity)
    };
    let entities = sent.iter().map(read).collect::<Option<Vec<_>>>()?;
    Some(trimmed(Parsed { text: source.to_owned(), entities, remarks: Vec::new() }))
}

/// The kind of a [`DateTimeEntity`].
pub(crate) const DATE_TIME: &str = "date_time";
const KINDS: [&str; 19] = [
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "text_link",
    "code",
    "pre",
    "blockquote",
    "expandable_blockquote",
    "custom_emoji",
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    DATE_TIME,
];

/// Telegram silently drops such entities, so sending one is a mistake.
pub(crate) fn remark_nesting(parsed: &mut Parsed) {
    let mut remarks = Vec::new();
    for (index, outer) in parsed.entities.iter().enumerate() {
        for inner in parsed.entities.iter().skip(index + 1).filter(|inner| inner.offset < outer.end()) {
            let mono = |entity: &Entity| matches!(entity.kind, "code" | "pre");
            let quote = |entity: &Entity| entity.kind.ends_with("blockquote");
            if mono(outer) || (mono(inner) && !quote(outer)) || (quote(outer) && quote(inner)) {
                remarks.push(format!("{} inside {}", inner.kind, outer.kind));
            }
        }
    }
    parsed.remarks.extend(remarks);
}

/// Trims white space at both ends, as Telegram does.
pub(crate) fn trimmed(parsed: Parsed) -> Parsed {
    let end = parsed.text.trim_end();
    let text = end.trim_start();
    let skipped = units(end) - units(text);
    let length = units(text);
    let entities = parsed
        .entities
        .into_iter()
        .filter_map(|entity| {
            let offset = entity.offset.saturating_sub(skipped);
            let end = entity.end().saturating_sub(skipped).min(length);
            (end > offset).then(|| Entity { offset, length: end - offset, ..entity })
        })
        .collect();
    Parsed { text: text.to_owned(), entities, remarks: parsed.remarks }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_times() {
        for good in ["r", "w", "d", "D", "t", "T", "wd", "wD", "wt", "dT", "Dt", "wDT"] {
            assert!(good_format(good), "{good}");
        }
        for bad in ["", "rt", "wr", "td", "dD", "tT", "ww", "x", "R", " r"] {
            assert!(!good_format(bad), "{bad}");
        }
    }

    #[test]
    fn times_beside_the_text() {
        let entity = |unix: Value, format: &str| json!({ "type": "date_time", "offset": 3, "length": 5, "unix_time": unix, "date_time_format": format });
        let good = entity(json!(1_647_531_900), "r");
        let parsed = with_entities("at 22:45", std::slice::from_ref(&good), &Features::current()).unwrap();
        assert_eq!(parsed.entities[0].json(), good);
        let shown = parsed.entities[0].date_time(&parsed.text).unwrap();
        assert_eq!((shown.text.as_str(), shown.unix, shown.format.as_str()), ("22:45", 1_647_531_900, "r"));
        let older = Features::current().without(Feature::DateTime);
        assert_eq!(with_entities("at 22:45", &[good], &older), None);
        for bad in [entity(json!("1647531900"), "r"), entity(json!(1), "z"), entity(json!(-1), "r")] {
            assert_eq!(
                with_entities("at 22:45", std::slice::from_ref(&bad), &Features::current()),
                None,
                "{bad}"
            );
        }
    }
}
