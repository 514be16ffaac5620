//! The accounts of one person: their names, and what a newly sent token is for.

use super::UserId;

/// The most characters of a name.
pub const NAME_CHARS: usize = 24;

/// How a person tells their accounts apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AccountName {
    /// Which account it is, from 0.
    pub account: u8,
    /// The name they chose, if any.
    pub chosen: Option<String>,
}

/// Why typed text can't be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadName {
    /// Nothing visible is left of it.
    Empty,
    /// It has more than 24 characters.
    TooLong,
}

/// The name in a typed text: on one line, without control characters and those that change the direction of
/// the text around it.
///
/// # Errors
/// If it can't be a name.
pub fn read_name(text: &str) -> Result<String, BadName> {
    let kept = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_hidden(*c));
    let name = kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(BadName::Empty),
        _ if !name.chars().any(is_shown) => Err(BadName::Empty),
        count if count > NAME_CHARS => Err(BadName::TooLong),
        _ => Ok(name),
    }
}

/// Letters, digits, and symbols such as emoji.
fn is_shown(c: char) -> bool {
    c.is_alphanumeric() || (c >= '\u{2190}' && !matches!(c, '\u{fe00}'..='\u{fe0f}'))
}

/// Control, format and filler characters. The joiner inside emoji stays.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}'
            | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A linked account of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The person with this account.
    pub user: UserId,
    /// Its name.
    pub name: AccountName,
    /// Whether the provider refused its token.
    pub revoked: bool,
}

/// What a newly sent token is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// It is linked to this account without a question.
    Link(UserId),
    /// It is the token of this account already.
    Known(UserId),
    /// The person decides: it becomes a further account, unless there are too many, or replaces one of these.
    Ask {
        /// The further account it would become.
        further: Option<UserId>,
        /// The accounts that it can replace, the likeliest first.
        replaceable: Vec<UserId>,
    },
}

impl Arrival {
    /// Decides about a token. `linked` are the person's accounts in their order, `current` the one in use, and
    /// `same` the one that has this very token.
    pub fn of(linked: &[Linked], current: UserId, same: Option<UserId>) -> Self {
        let is_revoked = |user| linked.iter().any(|known| known.user == user && known.revoked);
        if let Some(same) = same {
            return if linked.len() > 1 && !is_revoked(same) { Self::Known(same) } else { Self::Link(same) };
        }
        if linked.is_empty() || is_revoked(current) {
            return Self::Link(current);
        }
        let revoked = linked.iter().filter(|known| known.revoked).map(|known| known.user);
        let replaceable = revoked.chain([current]).collect();
        let further = current.accounts().find(|user| linked.iter().all(|known| known.user != *user));
        Self::Ask { further, replaceable }
    }

    /// Whether a token may go to this account.
    pub fn allows(&self, user: UserId) -> bool {
        match self {
            Self::Link(to) => *to == user,
            Self::Known(_) => false,
            Self::Ask { further, replaceable } => *further == Some(user) || replaceable.contains(&user),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(accounts: &[(u8, bool)]) -> Vec<Linked> {
        let one = |(account, revoked): &(u8, bool)| Linked {
            user: UserId(7).with_account(*account),
            name: AccountName { account: *account, chosen: None },
            revoked: *revoked,
        };
        accounts.iter().map(one).collect()
    }

    #[test]
    fn o27_a_token_is_linked_at_once_only_where_there_is_nothing_to_decide() {
        let of = |account| UserId(7).with_account(account);
        let ask = |further: Option<u8>, replaceable: &[u8]| Arrival::Ask {
            further: further.map(of),
            replaceable: replaceable.iter().copied().map(of).collect(),
        };
        let five = [(0, false), (1, false), (2, false), (3, false), (4, false)];
        let none: &[(u8, bool)] = &[];
        for (accounts, current, same, expected) in [
            (none, 0, None, Arrival::Link(of(0))),
            (&[], 2, None, Arrival::Link(of(2))),
            (&[(0, false)], 0, Some(0), Arrival::Link(of(0))),
            (&[(0, true)], 0, Some(0), Arrival::Link(of(0))),
            (&[(0, true)], 0, None, Arrival::Link(of(0))),
            (&[(0, false)], 0, None, ask(Some(1), &[0])),
            (&[(1, false)], 1, None, ask(Some(0), &[1])),
            (&[(0, false), (1, false)], 1, None, ask(Some(2), &[1])),
            (&[(0, false), (1, false)], 1, Some(0), Arrival::Known(of(0))),
            (&[(0, false), (1, true)], 0, Some(1), Arrival::Link(of(1))),
            (&[(0, false), (1, true)], 0, None, ask(Some(2), &[1, 0])),
            (&five, 3, None, ask(None, &[3])),
        ] {
            let arrival = Arrival::of(&linked(accounts), of(current), same.map(of));
            assert_eq!(arrival, expected, "{accounts:?}, {current}, {same:?}");
        }
    }

    #[test]
    fn o27_a_token_goes_only_where_it_was_offered() {
        let of = |account| UserId(7).with_account(account);
        let ask = Arrival::of(&linked(&[(0, false), (1, true)]), of(0), None);
        let allowed: Vec<_> = of(0).accounts().filter(|user| ask.allows(*user)).collect();
        assert_eq!(allowed, [of(0), of(1), of(2)]);
        assert!(!Arrival::Known(of(1)).allows(of(1)));
        assert!(Arrival::Link(of(1)).allows(of(1)) && !Arrival::Link(of(1)).allows(of(0)));
    }

    #[test]
    fn o27_a_name_is_one_visible_line() {
        for (text, name) in [
            ("Work", Ok("Work")),
            ("  My \n second\taccount ", Ok("My second account")),
            ("<b>&", Ok("<b>&")),
            ("кошелёк", Ok("кошелёк")),
            ("💼", Ok("💼")),
            ("a\u{202e}bc\u{200f}\u{7}", Ok("abc")),
            ("", Err(BadName::Empty)),
            (" \u{200b}\u{2066}\u{3164}\n", Err(BadName::Empty)),
            ("...", Err(BadName::Empty)),
            ("\u{301}", Err(BadName::Empty)),
            ("123456789012345678901234", Ok("123456789012345678901234")),
            ("1234567890123456789012345", Err(BadName::TooLong)),
        ] {
            assert_eq!(read_name(text), name.map(str::to_owned), "{text:?}");
        }
    }
}
