//! Telegram's subset of HTML, as its server parses it.

use super::entities::{Argument, DATE_TIME, Entity, Parsed, date_time, remark_nesting, trimmed};
use super::features::{Feature, Features};

struct Open {
    tag: String,
    kind: &'static str,
    argument: Argument,
    offset: usize,
}

struct Parser<'a> {
    source: &'a str,
    features: &'a Features,
    at: usize,
    length: usize,
    out: Parsed,
    open: Vec<Open>,
}

/// Parses; the error is what follows `can't parse entities: `.
pub(crate) fn parse(source: &str, features: &Features) -> Result<Parsed, String> {
    let mut parser = Parser { source, features, at: 0, length: 0, out: Parsed::default(), open: Vec::new() };
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
    // If two cover the same range, the one closed last is the outer one.
    out.entities.reverse();
    out.entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
    remark_nesting(&mut out);
    Ok(trimmed(out))
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, letter: char, bytes: usize) {
        self.out.text.push(letter);
        self.length += letter.len_utf16();
        self.at += bytes;
    }

    /// Decodes `&lt;` and the like; anything else is kept and reported.
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
        let known = |kind: &&str| *kind != DATE_TIME || self.features.has(Feature::DateTime);
        let kind = kind_of(&name)
            .filter(known)
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
            entity.argument = code.map(|code| code.argument).unwrap_or_default();
        }
        if entity.kind == "text_link" && entity.argument == Argument::None {
            let text: Vec<u16> = self.out.text.encode_utf16().skip(entity.offset).collect();
            entity.argument = Argument::Text(String::from_utf16_lossy(&text));
        }
        if entity.kind == DATE_TIME && length == 0 {
            return Err(format!("Tag \"tg-time\" must have a text at byte offset {begin}"));
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
        "tg-time" => DATE_TIME,
        _ => return None,
    })
}

fn argument_of(tag: &str, attributes: &[(String, String)], begin: usize) -> Result<Argument, String> {
    let get =
        |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
    match tag {
        "span" if get("class").as_deref() != Some("tg-spoiler") => {
            Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"))
        }
        "tg-emoji" => match get("emoji-id").filter(|id| id.parse::<u64>().is_ok()) {
            Some(id) => Ok(Argument::Text(id)),
            None => Err("Invalid custom emoji identifier specified".to_owned()),
        },
        "tg-time" => {
            let invalid = |name: &str| {
                format!("Tag \"tg-time\" must have a valid attribute \"{name}\" at byte offset {begin}")
            };
            let unix =
                get("unix").and_then(|unix| unix.parse().ok()).filter(|unix| date_time(*unix, "r").is_some());
            let unix = unix.ok_or_else(|| invalid("unix"))?;
            let format = get("format").unwrap_or_default();
            match attributes.iter().find(|(name, _)| name != "unix" && name != "format") {
                Some((name, _)) => Err(format!("Unexpected attribute \"{name}\" at byte offset {begin}")),
                None => date_time(unix, &format).ok_or_else(|| invalid("format")),
            }
        }
        "a" => Ok(get("href").into()),
        "code" => {
            Ok(get("class").and_then(|class| class.strip_prefix("language-").map(str::to_owned)).into())
        }
        _ => Ok(Argument::None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::entities::DateTimeEntity;

    fn parse(source: &str) -> Result<Parsed, String> {
        super::parse(source, &Features::current())
    }

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
    fn times() {
        let parsed =
            parse("ends <b>\u{1f550} <tg-time unix=\"1647531900\" format='wDT'>22:45</tg-time></b>").unwrap();
        assert_eq!(parsed.text, "ends \u{1f550} 22:45");
        let spans: Vec<_> = parsed.entities.iter().map(|e| (e.kind, e.offset, e.length)).collect();
        assert_eq!(spans, [("bold", 5, 8), ("date_time", 8, 5)]);
        let shown = parsed.entities[1].date_time(&parsed.text).unwrap();
        let format = "wDT".to_owned();
        assert_eq!(shown, DateTimeEntity { text: "22:45".to_owned(), unix: 1_647_531_900, format });
        let outer = parse("<tg-time unix=1647531900 format=r><b>in</b> <u>5</u></tg-time>").unwrap();
        assert_eq!(outer.entities.len(), 3);
        assert!(parsed.remarks.is_empty() && outer.remarks.is_empty());
        assert_eq!(parse("<code><tg-time unix='1' format='r'>x</tg-time></code>").unwrap().remarks.len(), 1);
    }

    #[test]
    fn broken_times() {
        let unix = "Tag \"tg-time\" must have a valid attribute \"unix\" at byte offset 0";
        let format = "Tag \"tg-time\" must have a valid attribute \"format\" at byte offset 0";
        let cases = [
            ("<tg-time>x</tg-time>", unix),
            ("<tg-time format=\"r\">x</tg-time>", unix),
            ("<tg-time unix=\"soon\" format=\"r\">x</tg-time>", unix),
            ("<tg-time unix=\"1.5\" format=\"r\">x</tg-time>", unix),
            ("<tg-time unix=\"0\" format=\"r\">x</tg-time>", unix),
            ("<tg-time unix=\"4102444800\" format=\"r\">x</tg-time>", unix),
            ("<tg-time unix=\"1\">x</tg-time>", format),
            ("<tg-time unix=\"1\" format=\"\">x</tg-time>", format),
            ("<tg-time unix=\"1\" format=\"td\">x</tg-time>", format),
            (
                "<tg-time unix=\"1\" format=\"r\"></tg-time>",
                "Tag \"tg-time\" must have a text at byte offset 29",
            ),
            ("<tg-time unix=\"1\" format=\"r\" z>x</tg-time>", "Unexpected attribute \"z\" at byte offset 0"),
            (
                "<tg-time unix=\"1\" format=\"r\">x",
                "Can't find end tag corresponding to start tag \"tg-time\"",
            ),
            ("<tg-clock>x</tg-clock>", "Unsupported start tag \"tg-clock\" at byte offset 0"),
        ];
        for (source, error) in cases {
            assert_eq!(parse(source).unwrap_err(), error, "{source}");
        }
        let older = Features::current().without(Feature::DateTime);
        let refused = super::parse("a <tg-time unix='1' format='r'>x</tg-time>", &older);
        assert_eq!(refused.unwrap_err(), "Unsupported start tag \"tg-time\" at byte offset 2");
    }

    #[test]
    fn remarks() {
        for source in ["a & b", "&nbsp;", "<code><b>x</b></code>", "<b>a <code>x</code></b>"] {
            assert_eq!(parse(source).unwrap().remarks.len(), 1, "{source}");
        }
    }
}
