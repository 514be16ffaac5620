//! A view as text, for snapshots and checks.

use std::fmt::Write as _;

use crate::views::View;
use crate::views::callback::Callback;
use crate::views::keyboard::{Action, Style};

pub(super) fn picture(view: &View) -> String {
    let mut picture = format!("{}\n", view.text);
    view.rich.iter().for_each(|rich| writeln!(picture, "rich: {rich}").unwrap());
    for row in view.keyboard.iter().flat_map(|keyboard| &keyboard.rows) {
        let labels: Vec<_> = row
            .iter()
            .map(|button| {
                let does = match &button.action {
                    Action::Callback(data) => {
                        format!("{:?}", Callback::unpack(data).unwrap())
                    }
                    Action::Url(url) => url.to_string(),
                    Action::Copy { text } => format!("copies {text}"),
                    Action::Search(words) => format!("searches {words}"),
                };
                let color = match button.style {
                    Some(Style::Primary) => "🔵",
                    Some(Style::Success) => "🟢",
                    Some(Style::Danger) => "🔴",
                    None => "",
                };
                format!("{color}[{}]({does})", button.text)
            })
            .collect();
        writeln!(picture, "  {}", labels.join(" ")).unwrap();
    }
    picture
}

/// Rich HTML without the tags that only rich messages have.
pub(super) fn without_blocks(rich: &str) -> String {
    let blocks = ["<table bordered striped>", "<td align=\"right\">", "<br>"];
    let bare = blocks.iter().fold(rich.to_owned(), |text, tag| text.replace(tag, " "));
    ["p", "table", "tr", "td", "th"]
        .iter()
        .fold(bare, |text, tag| text.replace(&format!("<{tag}>"), " ").replace(&format!("</{tag}>"), " "))
}
