//! Telegram's subset of HTML, as its server parses it.

use serde_json::{Value, json};

/// A marked stretch of a text, counted in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entity {
    pub(crate) kind: &'static str,
    pub(crate) offset: usize,
    pub(crate) length: usize,
    pub(crate) argument: Option<String>,
}

impl Entity {
    pub(crate) fn json(&self) -> Value {
        let mut shown = json!({ "type": self.kind, "offset": self.offset, "length": self.length });
        let name = match self.kind {
            "text_link" => "url",
            "pre" => "language",
            "custom_emoji" => "custom_emoji_id",
            _ => return shown,
        };
        if let (Some(argument), Some(object)) = (&self.argument, shown.as_object_mut()) {
            object.insert(name.to_owned(), json!(argument));
        }
        shown
    }

    const fn end(&self) -> usize {
        self.offset + self.length
    }
}

/// A text without its tags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parsed {
    pub(crate) text: String,
    pub(crate) entities: Vec<Entity>,
    /// What Telegram would swallow though it is not what the sender meant.
    pub(crate) remarks: Vec<String>,
}

/// The length that Telegram counts.
pub(crate) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

struct Open {
    tag: String,
    kind: &'static str,
    argument: Option<String>,
    offset: usize,
}

struct Parser<'a> {
    source: &'a str,
    at: usize,
    length: usize,
    out: Parsed,
    open: Vec<Open>,
}

/// Parses; the error is what follows `can't parse entities: `.
pub(crate) fn parse(source: &str) -> Result<Parsed, String> {
    let mut parser = Parser { source, at: 0, length: 0, out: Parsed::default(), open: Vec::new() };
    while let Some(next) = parser.rest().chars().next() {
        match next {
            '<' => parser.tag()?,
            '&' => parser.reference(),
            other => parser.push(other, other.len_utf8()),
        }
    }
    if let Some(open) = parser.open.last() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", open.tag));
    }
    let mut out = parser.out;
    // Of two that cover the same, the one closed last is the outer one.
    out.entities.reverse();
    out.entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
    remark_nesting(&mut out);
    Ok(trimmed(out))
}

/// A text without tags, trimmed as Telegram does it.
pub(crate) fn plain(source: &str) -> Parsed {
    trimmed(Parsed { text: source.to_owned(), ..Parsed::default() })
}

/// Entities that were sent beside the text; `None` if one of them is not possible.
pub(crate) fn with_entities(source: &str, sent: &[Value]) -> Option<Parsed> {
    let length = units(source);
    let read = |entity: &Value| {
        let number = |name: &str| usize::try_from(entity.get(name)?.as_u64()?).ok();
        let text = |name: &str| entity.get(name).and_then(Value::as_str).map(str::to_owned);
        let kind = *KINDS.iter().find(|kind| Some(**kind) == entity.get("type").and_then(Value::as_str))?;
        let argument = text("url").or_else(|| text("language")).or_else(|| text("custom_emoji_id"));
        let entity = Entity { kind, offset: number("offset")?, length: number("length")?, argument };
        (entity.length > 0 && entity.end() <= length).then_some(entity)
    };
    let entities = sent.iter().map(read).collect::<Option<Vec<_>>>()?;
    Some(trimmed(Parsed { text: source.to_owned(), entities, remarks: Vec::new() }))
}

const KINDS: [&str; 18] = [
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
];

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, letter: char, bytes: usize) {
        self.out.text.push(letter);
        self.length += letter.len_utf16();
        self.at += bytes;
    }

    /// `&lt;` and its kin; anything else stays as it is, and is remarked.
    fn reference(&mut self) {
        let rest = self.rest();
        let decoded = rest.find(';').filter(|end| *end < 12).and_then(|end| {
            let name = rest.get(1..end)?;
            let letter = match name {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                _ => numeric(name)?,
            };
            Some((letter, end + 1))
        });
        match decoded {
            Some((letter, bytes)) => self.push(letter, bytes),
            None => {
                let around: String = rest.chars().take(10).collect();
                self.out.remarks.push(format!("an unescaped & at {around:?}"));
                self.push('&', 1);
            }
        }
    }

    fn tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let rest = self.rest();
        if let Some(closing) = rest.strip_prefix("</") {
            let end = closing.find('>').ok_or_else(|| format!("Unclosed end tag at byte offset {begin}"))?;
            let name = closing.get(..end).unwrap_or_default().trim().to_lowercase();
            self.at += end + 3;
            return self.close(&name, begin);
        }
        let body = rest.get(1..).unwrap_or_default();
        let name_end = body.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(body.len());
        let name = body.get(..name_end).unwrap_or_default().to_lowercase();
        let kind = kind_of(&name)
            .ok_or_else(|| format!("Unsupported start tag \"{name}\" at byte offset {begin}"))?;
        self.at += 1 + name_end;
        let attributes = self.attributes(begin)?;
        let argument = argument_of(&name, &attributes, begin)?;
        let kind = if kind == "blockquote" && attributes.iter().any(|(name, _)| name == "expandable") {
            "expandable_blockquote"
        } else {
            kind
        };
        self.open.push(Open { tag: name, kind, argument, offset: self.length });
        Ok(())
    }

    /// Reads attributes up to and with the `>`.
    fn attributes(&mut self, begin: usize) -> Result<Vec<(String, String)>, String> {
        let unclosed = || format!("Unclosed start tag at byte offset {begin}");
        let mut found = Vec::new();
        loop {
            let rest = self.rest();
            let skipped = rest.len() - rest.trim_start().len();
            self.at += skipped;
            let rest = self.rest();
            if rest.is_empty() {
                return Err(unclosed());
            }
            if rest.starts_with('>') {
                self.at += 1;
                return Ok(found);
            }
            let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '>').ok_or_else(unclosed)?;
            let name = rest.get(..end).unwrap_or_default().to_lowercase();
            if name.is_empty() {
                return Err(format!("Empty attribute name in the tag at byte offset {begin}"));
            }
            self.at += end;
            let value = if self.rest().starts_with('=') {
                self.at += 1;
                self.value().ok_or_else(unclosed)?
            } else {
                String::new()
            };
            found.push((name, value));
        }
    }

    fn value(&mut self) -> Option<String> {
        let rest = self.rest();
        let quote = rest.chars().next()?;
        let (raw, used) = if quote == '"' || quote == '\'' {
            let inner = rest.get(1..)?;
            let end = inner.find(quote)?;
            (inner.get(..end)?, end + 2)
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || c == '>')?;
            (rest.get(..end)?, end)
        };
        self.at += used;
        Some(raw.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
    }

    fn close(&mut self, name: &str, begin: usize) -> Result<(), String> {
        let open = self.open.pop().ok_or_else(|| format!("Unexpected end tag at byte offset {begin}"))?;
        if !name.is_empty() && name != open.tag {
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{}>\", found \"</{name}>\"",
                open.tag
            ));
        }
        let length = self.length - open.offset;
        let mut entity = Entity { kind: open.kind, offset: open.offset, length, argument: open.argument };
        if entity.kind == "pre" {
            let code = self
                .out
                .entities
                .pop_if(|last| last.kind == "code" && last.offset == entity.offset && last.length == length);
            entity.argument = code.and_then(|code| code.argument);
        }
        if entity.kind == "text_link" && entity.argument.is_none() {
            let text: Vec<u16> = self.out.text.encode_utf16().skip(entity.offset).collect();
            entity.argument = Some(String::from_utf16_lossy(&text));
        }
        if length > 0 {
            self.out.entities.push(entity);
        }
        Ok(())
    }
}

fn numeric(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(number).filter(|letter| *letter != '\0')
}

fn kind_of(tag: &str) -> Option<&'static str> {
    Some(match tag {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "u" | "ins" => "underline",
        "s" | "strike" | "del" => "strikethrough",
        "span" | "tg-spoiler" => "spoiler",
        "a" => "text_link",
        "code" => "code",
        "pre" => "pre",
        "blockquote" => "blockquote",
        "tg-emoji" => "custom_emoji",
        _ => return None,
    })
}

fn argument_of(tag: &str, attributes: &[(String, String)], begin: usize) -> Result<Option<String>, String> {
    let get =
        |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
    match tag {
        "span" if get("class").as_deref() != Some("tg-spoiler") => {
            Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"))
        }
        "tg-emoji" => match get("emoji-id").filter(|id| id.parse::<u64>().is_ok()) {
            Some(id) => Ok(Some(id)),
            None => Err("Invalid custom emoji identifier specified".to_owned()),
        },
        "a" => Ok(get("href")),
        "code" => Ok(get("class").and_then(|class| class.strip_prefix("language-").map(str::to_owned))),
        _ => Ok(None),
    }
}

/// Telegram cuts such entities silently; a sender never means it.
fn remark_nesting(parsed: &mut Parsed) {
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

fn trimmed(parsed: Parsed) -> Parsed {
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

    type Span = (&'static str, usize, usize);

    fn kinds(source: &str) -> Vec<Span> {
        let parsed = parse(source).unwrap();
        parsed.entities.iter().map(|entity| (entity.kind, entity.offset, entity.length)).collect()
    }

    #[test]
    fn good_markup() {
        let cases: [(&str, &str, &[Span]); 12] = [
            ("plain", "plain", &[]),
            ("<b>bold</b> x", "bold x", &[("bold", 0, 4)]),
            ("<B>bold</B>", "bold", &[("bold", 0, 4)]),
            ("<b><i>x</i></b>", "x", &[("bold", 0, 1), ("italic", 0, 1)]),
            ("a &lt;b&gt; &amp; &quot;c&quot; &#65;&#x42;", "a <b> & \"c\" AB", &[]),
            ("😀<code>1</code>", "😀1", &[("code", 2, 1)]),
            ("<a href=\"https://x.test/?a=1&amp;b\">l</a>", "l", &[("text_link", 0, 1)]),
            ("<pre><code class=\"language-rust\">fn</code></pre>", "fn", &[("pre", 0, 2)]),
            ("<blockquote expandable>q</blockquote>", "q", &[("expandable_blockquote", 0, 1)]),
            ("<span class='tg-spoiler'>s</span>", "s", &[("spoiler", 0, 1)]),
            ("  <b> x </b>  ", "x", &[("bold", 0, 1)]),
            ("<b></b>x", "x", &[]),
        ];
        for (source, text, entities) in cases {
            assert_eq!(parse(source).unwrap().text, text, "{source}");
            assert_eq!(kinds(source), entities, "{source}");
            assert!(parse(source).unwrap().remarks.is_empty(), "{source}");
        }
    }

    #[test]
    fn broken_markup() {
        let cases = [
            ("<b>x", "Can't find end tag corresponding to start tag \"b\""),
            ("x</b>", "Unexpected end tag at byte offset 1"),
            ("<b>x</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\""),
            ("<div>x</div>", "Unsupported start tag \"div\" at byte offset 0"),
            ("1 < 2", "Unsupported start tag \"\" at byte offset 2"),
            ("<b", "Unclosed start tag at byte offset 0"),
            ("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
            ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        ];
        for (source, error) in cases {
            assert_eq!(parse(source).unwrap_err(), error, "{source}");
        }
    }

    #[test]
    fn remarks() {
        for source in ["a & b", "&nbsp;", "<code><b>x</b></code>", "<b>a <code>x</code></b>"] {
            assert_eq!(parse(source).unwrap().remarks.len(), 1, "{source}");
        }
    }
}
