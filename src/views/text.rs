//! The one place where text from outside is made fit for a message: cleaned, cut, escaped, and measured.
//!
//! Telegram counts UTF-16 units of the rendered text. Escaped text is measured as it is written (`&lt;` counts as
//! four), so a message is never longer than it was taken for.

/// The longest message, in UTF-16 units.
pub const MESSAGE_UNITS: usize = 4096;

/// Room for a name: of a service, a country, an operator, a person.
pub const NAME_UNITS: usize = 48;

const ELLIPSIS: char = '…';

/// Text from outside, for the inside of a message: without control characters, at most `units` long, escaped.
pub fn dynamic(raw: &str, units: usize) -> String {
    cut(clean(raw, true).trim(), units, escaped)
}

/// A name from outside on one line, for the inside of a message.
pub fn name(raw: &str) -> String {
    cut(one_line(raw).as_str(), NAME_UNITS, escaped)
}

/// A text on one line that is not HTML: the label of a button or a toast.
pub fn label(raw: &str, units: usize) -> String {
    cut(one_line(raw).as_str(), units, |c, out| out.push(c))
}

/// How many UTF-16 units a text takes as it is written.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// How many UTF-16 units are left of a message's room when HTML is rendered: tags take nothing, an escape one.
pub fn rendered_units(html: &str) -> usize {
    let mut count = 0;
    let mut inside_tag = false;
    let mut inside_escape = false;
    for c in html.chars() {
        match c {
            '<' => inside_tag = true,
            '>' if inside_tag => inside_tag = false,
            _ if inside_tag => {}
            '&' => inside_escape = true,
            ';' if inside_escape => {
                inside_escape = false;
                count += 1;
            }
            _ if inside_escape => {}
            _ => count += c.len_utf16(),
        }
    }
    count
}

/// HTML as it reads without its tags.
pub fn without_markup(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut inside_tag = false;
    for c in html.chars() {
        match c {
            '<' => inside_tag = true,
            '>' if inside_tag => inside_tag = false,
            c if !inside_tag => plain.push(c),
            _ => {}
        }
    }
    plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Joins the parts of a line or of a message, leaving out the empty ones.
pub fn join<T: AsRef<str>>(parts: impl IntoIterator<Item = T>, between: &str) -> String {
    let mut joined = String::new();
    for part in parts {
        let part = part.as_ref();
        if part.is_empty() {
            continue;
        }
        if !joined.is_empty() {
            joined.push_str(between);
        }
        joined.push_str(part);
    }
    joined
}

fn one_line(raw: &str) -> String {
    text_words(&clean(raw, false))
}

fn text_words(text: &str) -> String {
    join(text.split_whitespace(), " ")
}

/// Drops what can't be shown or what would turn the text around it: control characters and changes of direction.
fn clean(raw: &str, lines: bool) -> String {
    raw.replace("\r\n", "\n")
        .chars()
        .filter_map(|c| match c {
            '\n' | '\r' if lines => Some('\n'),
            c if c.is_whitespace() => Some(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

fn escaped(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        c => out.push(c),
    }
}

/// Writes a text character by character, and an ellipsis in place of what does not fit.
fn cut(text: &str, most: usize, write: impl Fn(char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len());
    let mut used = 0;
    // Where to cut when the rest turns out not to fit: the last point that leaves room for the ellipsis.
    let mut fallback = 0;
    for c in text.chars() {
        let before = out.len();
        write(c, &mut out);
        used += out.get(before..).map_or(0, units);
        if used > most {
            out.truncate(fallback);
            out.truncate(out.trim_end().len());
            if most > 0 {
                out.push(ELLIPSIS);
            }
            return out;
        }
        if used < most {
            fallback = out.len();
        }
    }
    out
}
