//! The only place where external text is prepared for a message: cleaned, truncated, escaped, and measured.
//!
//! Telegram counts UTF-16 units of the rendered text. Escaped text is measured in its escaped form (`&lt;` counts as
//! four), so the actual length is never underestimated.

/// The longest message, in UTF-16 units.
pub const MESSAGE_UNITS: usize = 4096;

/// Room for a name: of a service, a country, an operator, a person.
pub const NAME_UNITS: usize = 48;

/// The maximum length of one escaped character.
const LONGEST_ESCAPE: usize = 5;
/// How far to look back for a character boundary that does not split a combined character.
const MOST_ATTACHED: usize = 16;

const ELLIPSIS: char = '…';
const NO_BREAK: char = '\u{a0}';

/// External text for a message: without control characters, at most `units` long, escaped.
pub fn dynamic(raw: &str, units: usize) -> String {
    cut(lines(raw), units, escaped)
}

/// The full text, split into pieces: the first at most `first` units long, the others `next`. Splits between words where
/// possible.
pub fn pieces(raw: &str, first: usize, next: usize) -> Vec<String> {
    let (mut pieces, mut rest) = (Vec::new(), lines(raw).collect::<Vec<char>>());
    while !rest.is_empty() {
        let most = if pieces.is_empty() { first } else { next };
        let fitting = fitting(&rest, most.max(LONGEST_ESCAPE));
        let whole = fitting == rest.len();
        // Split a word only if it is longer than half a piece.
        let gap = rest.iter().take(fitting).rposition(|c| c.is_whitespace()).filter(|at| *at > fitting / 2);
        let later = rest.split_off(if whole { fitting } else { gap.unwrap_or(fitting) });
        let mut piece = String::new();
        rest.iter().for_each(|c| escaped(*c, &mut piece));
        pieces.push(piece.trim().to_owned());
        rest = later.into_iter().skip_while(|c| c.is_whitespace()).collect();
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// How many of these characters fit into this many units, without splitting combined characters.
fn fitting(text: &[char], most: usize) -> usize {
    let mut used = 0;
    let size = |c: char| {
        let mut one = String::new();
        escaped(c, &mut one);
        units(&one)
    };
    let count = text.iter().take_while(|c| {
        used += size(**c);
        used <= most
    });
    let count = count.count();
    let joins = |at: usize| {
        let joiner = |c: Option<&char>| c.is_some_and(|c| *c == '\u{200d}');
        let attached = |c: &char| matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}');
        text.get(at).is_some_and(attached) || joiner(at.checked_sub(1).and_then(|before| text.get(before)))
    };
    let whole = (1..=count).rev().take(MOST_ATTACHED).find(|at| *at == text.len() || !joins(*at));
    whole.unwrap_or(count)
}

/// An external name on one line, for a message.
pub fn name(raw: &str) -> String {
    cut(one_line(raw), NAME_UNITS, escaped)
}

/// A text on one line that is not HTML: a part of a label, or a toast.
pub fn label(raw: &str, units: usize) -> String {
    cut(one_line(raw), units, |c, out| out.push(c))
}

/// Whether a text is visible: joiners, variation selectors and combining marks alone are not.
pub fn is_visible(text: &str) -> bool {
    text.chars().any(|c| {
        !c.is_whitespace()
            && !matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}')
    })
}

/// The length of a text in UTF-16 units.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The length of rendered HTML in UTF-16 units: tags count as nothing, an escape as one.
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

/// HTML with its tags removed.
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

/// A multi-line text; consecutive blank lines become one.
fn lines(raw: &str) -> impl Iterator<Item = char> {
    let mut breaks = 0;
    let spaced = raw.trim().chars().map(|c| if c == '\t' { ' ' } else { c });
    spaced.filter(|c| *c == '\n' || is_fit(*c)).filter(move |c| {
        breaks = if *c == '\n' { breaks + 1 } else { 0 };
        breaks <= 2
    })
}

/// A single-line text; consecutive white space becomes one space.
fn one_line(raw: &str) -> impl Iterator<Item = char> {
    let mut after_space = true;
    // Keep no-break spaces: they hold amounts together.
    let breaks = |c: char| c.is_whitespace() && c != NO_BREAK;
    raw.trim().chars().map(move |c| if breaks(c) { ' ' } else { c }).filter(move |c| {
        let wanted = is_fit(*c) && !(*c == ' ' && after_space);
        after_space = if is_fit(*c) { *c == ' ' } else { after_space };
        wanted
    })
}

/// Whether a character is allowed: not if it is invisible or changes the direction of the surrounding text.
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

/// Copies a text, with an ellipsis in place of what does not fit.
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
