//! Formats phone numbers the way their country does: `+62 812-3456-7890`. Copied numbers have no separators.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use phonenumber::{Mode, PhoneNumber};

use super::text;
use crate::domain::Private;

/// Room for a phone number: a real one has at most 16 characters, and five gaps.
pub(super) const PHONE_UNITS: usize = 24;
/// The digits of an international number (ITU-T E.164); the shortest that are in use have seven.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// A number, escaped, for a message.
pub(super) fn html(phone: &Private) -> String {
    text::dynamic(&spoken(phone), PHONE_UNITS)
}

/// How many grouped numbers are remembered.
const REMEMBERED: usize = 1_024;
/// How many trailing digits identify a number.
const TAIL_DIGITS: usize = 4;

/// The last digits of a number, `…0613`, for a label.
pub(super) fn tail(phone: &Private) -> String {
    let raw = text::label(phone.expose(), PHONE_UNITS);
    let digits: Vec<char> = phone.expose().chars().filter(|c| c.is_alphanumeric()).collect();
    match digits.len().checked_sub(TAIL_DIGITS).and_then(|from| digits.get(from..)) {
        Some(tail) => std::iter::once('…').chain(tail.iter().copied()).collect(),
        None => raw,
    }
}

/// The same, escaped, for a message.
pub(super) fn tail_html(phone: &Private) -> String {
    text::dynamic(&tail(phone), PHONE_UNITS)
}

/// The country code with a plus sign, and the national number without trunk zero, for forms that ask for the country
/// separately. `None` if the number can't be parsed.
pub(super) fn national(phone: &Private) -> Option<(String, String)> {
    let raw = phone.expose().trim();
    let code = format!("+{}", parsed(raw)?.code().value());
    let national = raw.strip_prefix(&code).filter(|national| !national.is_empty())?;
    Some((code.clone(), national.to_owned()))
}

/// The number in groups; unchanged if it can't be parsed. An order is drawn many times, and the library reads a country's
/// patterns anew each time, so the last numbers are remembered.
fn spoken(phone: &Private) -> String {
    static LAST: LazyLock<Mutex<HashMap<String, String>>> = LazyLock::new(Mutex::default);
    let raw = phone.expose().trim();
    let last = || LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = last().get(raw) {
        return known.clone();
    }
    let grouped = grouped(raw);
    let mut last = last();
    if last.len() >= REMEMBERED {
        last.clear();
    }
    last.insert(raw.to_owned(), grouped.clone());
    grouped
}

fn grouped(raw: &str) -> String {
    let grouped = parsed(raw).map(|number| number.format().mode(Mode::International).to_string());
    // Guards against the library adding or dropping digits.
    let same = |grouped: &String| {
        grouped.starts_with('+') && grouped.chars().filter(char::is_ascii_digit).eq(raw.chars().skip(1))
    };
    grouped.filter(same).unwrap_or_else(|| raw.to_owned())
}

/// A number with an existing country code. The library accepts much more, so the input is restricted first.
fn parsed(raw: &str) -> Option<PhoneNumber> {
    let digits = raw.strip_prefix('+')?;
    let is_number = DIGITS.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| phonenumber::parse(None, raw).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_reads_as_its_country_writes_it_and_one_that_is_not_known_as_it_is() {
        for (raw, reads, forms) in [
            ("+6281234567890", "+62 812-3456-7890", Some(("+62", "81234567890"))),
            ("+14155552671", "+1 415-555-2671", Some(("+1", "4155552671"))),
            ("+79123456789", "+7 912 345-67-89", Some(("+7", "9123456789"))),
            ("+447911123456", "+44 7911 123456", Some(("+44", "7911123456"))),
            ("+5511987654321", "+55 11 98765-4321", Some(("+55", "11987654321"))),
            ("+919876543210", "+91 98765 43210", Some(("+91", "9876543210"))),
            ("+33612345678", "+33 6 12 34 56 78", Some(("+33", "612345678"))),
            ("+8613812345678", "+86 138 1234 5678", Some(("+86", "13812345678"))),
            ("+85291234567", "+852 9123 4567", Some(("+852", "91234567"))),
            ("+2348031234567", "+234 803 123 4567", Some(("+234", "8031234567"))),
            // The zero belongs to the number.
            ("+390612345678", "+39 06 1234 5678", Some(("+39", "0612345678"))),
            ("+99912345678", "+99912345678", None),
            ("081234567890", "081234567890", None),
            ("+62 812 3456", "+62 812 3456", None),
            ("+1234", "+1234", None),
            ("+", "+", None),
            ("", "", None),
            ("+٦٢٨١٢٣٤٥٦٧", "+٦٢٨١٢٣٤٥٦٧", None),
        ] {
            let phone = Private::new(raw);
            assert_eq!(spoken(&phone), reads, "{raw}");
            let forms = forms.map(|(code, national)| (code.to_owned(), national.to_owned()));
            assert_eq!(national(&phone), forms, "{raw}");
        }
    }

    #[test]
    fn the_last_four_digits_tell_numbers_apart() {
        for (raw, reads) in [
            ("+6280958660613", "…0613"),
            ("+62 809-5866-0613", "…0613"),
            ("1234", "…1234"),
            ("12", "12"),
            ("", ""),
        ] {
            assert_eq!(tail(&Private::new(raw)), reads, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn no_digit_of_a_number_is_lost(digits in "[0-9]{1,20}") {
            let raw = format!("+{digits}");
            let reads = spoken(&Private::new(raw.clone()));
            let kept: String = reads.chars().filter(|c| *c == '+' || c.is_ascii_digit()).collect();
            prop_assert_eq!(&kept, &raw);
            prop_assert!(text::units(&reads) <= PHONE_UNITS || digits.len() > 15, "{}", reads);
            if let Some((code, national)) = national(&Private::new(raw.clone())) {
                prop_assert_eq!(format!("{code}{national}"), raw);
            }
        }

        #[test]
        fn whatever_stands_for_a_number_is_taken(raw in ".{0,30}") {
            spoken(&Private::new(raw));
        }
    }
}
