//! Rich messages: headings, paragraphs and tables in HTML, with the limits of Telegram's server. Other blocks are not
//! known here.

use super::entities::units;
use super::features::Features;
use super::html;

const MOST_CHARACTERS: usize = 32_768;
const MOST_BLOCKS: usize = 500;
const MOST_COLUMNS: usize = 20;

/// The block tags, the tags they may stand in (empty: at the top), and their attributes.
const BLOCKS: [(&str, &[&str], &[&str]); 10] = [
    ("p", &[""], &[]),
    ("h1", &[""], &[]),
    ("h2", &[""], &[]),
    ("h3", &[""], &[]),
    ("h4", &[""], &[]),
    ("h5", &[""], &[]),
    ("h6", &[""], &[]),
    ("table", &[""], &["bordered", "striped"]),
    ("tr", &["table"], &[]),
    ("td", &["tr"], &["align"]),
];

/// The text of a rich message as a reader sees it: a line per block and row, cells apart by ` | `.
pub(crate) fn read(source: &str, features: &Features) -> Result<String, String> {
    let mut reader = Reader {
        features,
        open: Vec::new(),
        inline: String::new(),
        out: String::new(),
        row: None,
        blocks: 0,
    };
    let mut rest = source;
    while let Some(next) = rest.chars().next() {
        let end = match next {
            '<' => rest.find('>').ok_or("Unclosed tag")? + 1,
            _ => rest.find('<').unwrap_or(rest.len()),
        };
        let (piece, after) = rest.split_at(end);
        reader.piece(piece)?;
        rest = after;
    }
    reader.end()
}

struct Reader<'a> {
    features: &'a Features,
    open: Vec<&'static str>,
    inline: String,
    out: String,
    row: Option<Vec<String>>,
    blocks: usize,
}

impl Reader<'_> {
    fn piece(&mut self, piece: &str) -> Result<(), String> {
        let inner = piece.strip_prefix('<').and_then(|tag| tag.strip_suffix('>'));
        let Some(tag) = inner else { return self.text(piece) };
        if tag == "br" {
            return self.text("\n");
        }
        let (closing, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let mut words = tag.split_whitespace();
        let name = words.next().unwrap_or_default();
        let name = if name == "th" { "td" } else { name };
        let Some((block, parents, attributes)) = BLOCKS.iter().find(|(block, ..)| *block == name) else {
            return self.text(piece);
        };
        if closing {
            return self.close(block);
        }
        let parent = self.open.last().copied().unwrap_or_default();
        if !parents.contains(&parent) {
            return Err(format!("Tag \"{name}\" is not possible in \"{parent}\""));
        }
        let unknown = words.find(|word| !attributes.contains(&word.split('=').next().unwrap_or_default()));
        if let Some(unknown) = unknown {
            return Err(format!("Unexpected attribute \"{unknown}\""));
        }
        self.open.push(block);
        self.blocks += usize::from(*block != "td");
        if *block == "tr" {
            self.row = Some(Vec::new());
        }
        Ok(())
    }

    fn text(&mut self, piece: &str) -> Result<(), String> {
        match self.open.last() {
            None | Some(&("table" | "tr")) if piece.trim().is_empty() => Ok(()),
            None | Some(&("table" | "tr")) => Err(format!("Text outside of a block: {piece}")),
            Some(_) => {
                self.inline.push_str(piece);
                Ok(())
            }
        }
    }

    fn close(&mut self, block: &'static str) -> Result<(), String> {
        if self.open.pop() != Some(block) {
            return Err(format!("Unmatched end tag \"{block}\""));
        }
        match block {
            "table" => {}
            "tr" => {
                let cells = self.row.take().unwrap_or_default();
                if cells.is_empty() || cells.len() > MOST_COLUMNS {
                    return Err(format!("A row with {} cells", cells.len()));
                }
                self.line(&cells.join(" | "));
            }
            _ => {
                let parsed = html::parse(&std::mem::take(&mut self.inline), self.features)?;
                if let Some(remark) = parsed.remarks.first() {
                    return Err(remark.clone());
                }
                match &mut self.row {
                    Some(row) => row.push(parsed.text),
                    None => self.line(&parsed.text),
                }
            }
        }
        Ok(())
    }

    fn line(&mut self, line: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(line);
    }

    fn end(self) -> Result<String, String> {
        if let Some(open) = self.open.last() {
            return Err(format!("Can't find end tag corresponding to start tag \"{open}\""));
        }
        if self.out.trim().is_empty() {
            return Err("The message is empty".to_owned());
        }
        if units(&self.out) > MOST_CHARACTERS || self.blocks > MOST_BLOCKS {
            return Err("The message is too long".to_owned());
        }
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Result<String, String> {
        super::read(source, &Features::current())
    }

    #[test]
    fn o21_tables_and_paragraphs_are_read_as_lines() {
        let rich = "<h3>A &amp; B</h3><p>one<br>two</p><table bordered striped><tr><th></th><th>x</th></tr>\
                    <tr><td><b>y</b></td><td align=\"right\">1</td></tr></table>";
        assert_eq!(read(rich).unwrap(), "A & B\none\ntwo\n | x\ny | 1");
    }

    #[test]
    fn o21_what_is_no_rich_message_is_refused() {
        for broken in [
            "",
            "text",
            "<p>x",
            "<p>x</h1>",
            "<tr><td>x</td></tr>",
            "<table><td>x</td></table>",
            "<table>x</table>",
            "<table><tr></tr></table>",
            "<table border><tr><td>x</td></tr></table>",
            "<p><div>x</div></p>",
            "<p>1 < 2</p>",
            "<p>a & b</p>",
        ] {
            assert!(read(broken).is_err(), "{broken}");
        }
        assert!(read(&format!("<table><tr>{}</tr></table>", "<td>x</td>".repeat(21))).is_err());
        assert!(read(&"<p>x</p>".repeat(501)).is_err());
    }
}
