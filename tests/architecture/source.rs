//! A minimal Rust scanner that removes comments, strings and tests.

/// One line of code, as the rules see it.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: usize,
    /// Its tokens, with a space only between two words. A `use` is expanded to one line per imported path.
    pub text: String,
}

struct Token<'a> {
    line: usize,
    text: &'a str,
}

/// The code of a file without comments, literal contents and items under `#[cfg(test)]`.
pub fn code(source: &str) -> Vec<Line> {
    let tokens = without_tests(tokens(source));
    let mut lines: Vec<Line> = Vec::new();
    let mut rest = tokens.as_slice();
    while let Some((token, after)) = rest.split_first() {
        if token.text == "use" {
            let end = after.iter().position(|token| token.text == ";").unwrap_or(after.len());
            let (tree, after_use) = after.split_at(end);
            lines.extend(use_paths(tree));
            rest = after_use;
            continue;
        }
        match lines.last_mut().filter(|line| line.number == token.line && !line.text.starts_with("use ")) {
            Some(line) => {
                if line.text.ends_with(is_word) && token.text.starts_with(is_word) {
                    line.text.push(' ');
                }
                line.text.push_str(token.text);
            }
            None => lines.push(Line { number: token.line, text: token.text.to_owned() }),
        }
        rest = after;
    }
    lines
}

/// Whether a character can be part of a word.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// `a::{b, c::d}` as `use a::b` and `use a::c::d`.
fn use_paths(tree: &[Token<'_>]) -> Vec<Line> {
    let (mut paths, mut prefixes, mut path) = (Vec::new(), Vec::new(), String::new());
    let mut number = 0;
    let mut emit = |path: &str, number| {
        if !path.is_empty() && !path.ends_with("::") {
            paths.push(Line { number, text: format!("use {path}") });
        }
    };
    for token in tree {
        match token.text {
            "{" => prefixes.push(path.clone()),
            "," => {
                emit(&path, number);
                path = prefixes.last().cloned().unwrap_or_default();
            }
            "}" => {
                emit(&path, number);
                prefixes.pop();
                path.clear();
            }
            text => {
                number = token.line;
                path.push_str(if text == "as" { " as " } else { text });
            }
        }
    }
    emit(&path, number);
    paths
}

/// Removes every item under `#[cfg(test)]`: up to its semicolon or through its block.
fn without_tests(tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let starts: Vec<bool> =
        (0..tokens.len()).map(|at| tokens.iter().skip(at).map(|token| token.text).take(7).eq(MARK)).collect();
    let (mut depth, mut dropping) = (0, false);
    let mut kept = Vec::new();
    for (token, starts) in tokens.into_iter().zip(starts) {
        dropping |= starts;
        if !dropping {
            kept.push(token);
            continue;
        }
        match token.text {
            "{" | "[" | "(" => depth += 1,
            "}" | "]" | ")" => depth -= 1,
            _ => {}
        }
        dropping = !(depth == 0 && matches!(token.text, "}" | ";"));
    }
    kept
}

fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut line, mut rest) = (1, source);
    while let Some(first) = rest.chars().next() {
        let (length, is_code) = token_length(first, rest);
        let (text, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if is_code {
            tokens.push(Token { line, text });
        }
        line += text.matches('\n').count();
        rest = after;
    }
    tokens
}

/// Length of the token at the start of `rest`, and whether it is code (not white space, a comment or a
/// literal).
fn token_length(first: char, rest: &str) -> (usize, bool) {
    let through = |end: &str, from: usize| {
        let found = rest.get(from..).and_then(|tail| tail.find(end));
        found.map_or(rest.len(), |at| from + at + end.len())
    };
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), false);
    }
    if rest.starts_with("/*") {
        return (through("*/", 2), false);
    }
    if rest.starts_with("::") {
        return (2, true);
    }
    if first == '"' {
        return (quoted(rest, '"'), false);
    }
    if first == '\'' {
        // 'a' and '\n' are characters, 'a without a second quote is a lifetime.
        let mut after = rest.chars().skip(1);
        let is_char = after.next() == Some('\\') || after.next() == Some('\'');
        return (if is_char { quoted(rest, '\'') } else { 1 }, false);
    }
    if !is_word(first) {
        return (first.len_utf8(), !first.is_whitespace());
    }
    let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    let (prefix, tail) = rest.split_at_checked(word).unwrap_or((rest, ""));
    let hashes = tail.len() - tail.trim_start_matches('#').len();
    if matches!(prefix, "r" | "br" | "cr") && tail.trim_start_matches('#').starts_with('"') {
        return (through(&format!("\"{}", "#".repeat(hashes)), word + hashes + 1), false);
    }
    (word, true)
}

/// Length of a literal with escapes, including its quotes.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}
