//! What Telegram accepts as HTML: the few tags it knows, properly nested, and everything else escaped.

const TAGS: [&str; 8] = ["b", "i", "u", "s", "code", "blockquote", "tg-spoiler", "tg-time"];

/// The name of a tag, if its attributes are ones that it may have.
fn name_of(tag: &str) -> &str {
    let time = tag.strip_prefix("tg-time unix=\"").and_then(|rest| rest.split_once("\" format=\""));
    match time {
        Some((unix, format)) => {
            let drawn = unix.parse::<i32>().is_ok_and(|unix| unix > 0);
            if drawn && ["r\"", "t\"", "dt\""].contains(&format) { "tg-time" } else { tag }
        }
        None if tag == "tg-time" => "a tg-time without a time",
        None => tag.strip_suffix(" expandable").filter(|name| *name == "blockquote").unwrap_or(tag),
    }
}

/// Checks a text and gives its rendered form.
pub(super) fn render(html: &str) -> Result<String, String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rendered = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&', '>']) {
        rendered.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('>') {
            return Err(format!("a loose `>` before {rest:.40?}"));
        }
        if let Some(after) = rest.strip_prefix('&') {
            let (escape, after) = after.split_once(';').ok_or("an `&` that escapes nothing")?;
            rendered.push(match escape {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                other => return Err(format!("the unknown escape {other:.20}")),
            });
            rest = after;
            continue;
        }
        let (tag, after) = rest[1..].split_once('>').ok_or("a `<` that opens nothing")?;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
        } else {
            let name = name_of(tag);
            if !TAGS.contains(&name)
                || open.contains(&name)
                || open.last() == Some(&"code")
                || (name == "code" && open.contains(&"tg-spoiler"))
            {
                return Err(format!("<{tag:.20}> can't be here"));
            }
            open.push(name);
        }
        rest = after;
    }
    rendered.push_str(rest);
    if open.is_empty() { Ok(rendered) } else { Err(format!("{open:?} never closed")) }
}

#[test]
fn the_checker_knows_good_from_bad() {
    assert_eq!(render("<b>a &lt; b</b> &amp; <code>c</code>").unwrap(), "a < b & c");
    assert_eq!(render("<blockquote expandable>x\n<code>y</code></blockquote>").unwrap(), "x\ny");
    assert_eq!(render(r#"at <tg-time unix="1" format="r">ten</tg-time>"#).unwrap(), "at ten");
    for bad in [
        "<b",
        "a & b",
        "&nbsp;",
        "<b><i></b></i>",
        "</b>",
        "<b>",
        "<x>y</x>",
        "a > b",
        "<b expandable>x</b>",
        "<tg-time>x</tg-time>",
        r#"<tg-time unix="0" format="r">x</tg-time>"#,
        r#"<tg-time unix="1" format="rt">x</tg-time>"#,
    ] {
        assert!(render(bad).is_err(), "{bad}");
    }
}
