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
    cut(lines(raw), units, escaped)
}

/// A name from outside on one line, for the inside of a message.
pub fn name(raw: &str) -> String {
    cut(one_line(raw), NAME_UNITS, escaped)
}

/// A text on one line that is not HTML: a part of a label, or a toast.
pub fn label(raw: &str, units: usize) -> String {
    cut(one_line(raw), units, |c, out| out.push(c))
}

/// Whether a text draws anything: joiners, variation selectors and combining marks alone do not.
pub fn is_visible(text: &str) -> bool {
    text.chars().any(|c| {
        !c.is_whitespace()
            && !matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}')
    })
}

/// How many UTF-16 units a text takes as it is written.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// How many UTF-16 units HTML takes once it is rendered: tags take nothing, an escape takes one.
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

/// A text as it is to be seen on several lines; more than one blank line in a row becomes one.
fn lines(raw: &str) -> impl Iterator<Item = char> {
    let mut breaks = 0;
    let spaced = raw.trim().chars().map(|c| if c == '\t' { ' ' } else { c });
    spaced.filter(|c| *c == '\n' || is_fit(*c)).filter(move |c| {
        breaks = if *c == '\n' { breaks + 1 } else { 0 };
        breaks <= 2
    })
}

/// A text as it is to be seen on one line; white space in a row becomes one space.
fn one_line(raw: &str) -> impl Iterator<Item = char> {
    let mut after_space = true;
    raw.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(move |c| {
        let wanted = is_fit(*c) && !(*c == ' ' && after_space);
        after_space = if is_fit(*c) { *c == ' ' } else { after_space };
        wanted
    })
}

/// Whether a character may be in a message: it is not if it can't be seen or would turn the text around it.
fn is_fit(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let has_no_width = matches!(c, '\u{ad}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}');
    !turns && !has_no_width && !c.is_control()
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
fn cut(text: impl Iterator<Item = char>, most: usize, write: impl Fn(char, &mut String)) -> String {
    let mut out = String::new();
    let mut used = 0;
    // Where to cut when the rest turns out not to fit: the last point that leaves room for the ellipsis.
    let mut room_until = 0;
    for c in text {
        let before = out.len();
        write(c, &mut out);
        used += out.get(before..).map_or(0, units);
        if used > most {
            out.truncate(room_until);
            out.truncate(out.trim_end().len());
            if most > 0 {
                out.push(ELLIPSIS);
            }
            return out;
        }
        if used < most {
            room_until = out.len();
        }
    }
    out.truncate(out.trim_end().len());
    out
}
