//! A phone number in a form that reads well: `+62 812-3456-7890`. What is copied has no gaps.

use super::text;
use crate::domain::Private;

/// Room for a phone number: a real one has at most 16 characters, and five gaps.
const PHONE_UNITS: usize = 24;

/// Country calling codes of one and two digits (ITU-T E.164); all others have three.
const ONE_DIGIT: [&str; 2] = ["1", "7"];
const TWO_DIGITS: [&str; 42] = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48",
    "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81",
    "82", "84", "86", "90", "91", "92", "93", "94",
];

/// Country calling codes whose national numbers are written in groups of their own.
const CUSTOMS: [(&str, &[usize]); 6] = [
    ("1", &[3, 3, 4]),
    ("7", &[3, 3, 2, 2]),
    ("33", &[1, 2, 2, 2, 2]),
    ("44", &[4, 6]),
    ("55", &[2, 5, 4]),
    ("91", &[5, 5]),
];

/// A number, escaped, for the inside of a message.
pub(super) fn html(phone: &Private) -> String {
    text::dynamic(&spoken(phone), PHONE_UNITS)
}

/// A number for a label.
pub(super) fn label(phone: &Private) -> String {
    text::label(&spoken(phone), PHONE_UNITS)
}

/// The number in groups; one that is no international number stays as it is.
fn spoken(phone: &Private) -> String {
    let raw = phone.expose().trim();
    grouped(raw).unwrap_or_else(|| raw.to_owned())
}

fn grouped(raw: &str) -> Option<String> {
    let digits = raw.strip_prefix('+')?;
    if !(8..=15).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let length = match (digits.get(..1)?, digits.get(..2)?) {
        (one, _) if ONE_DIGIT.contains(&one) => 1,
        (_, two) if TWO_DIGITS.contains(&two) || matches!(two, "95" | "98") => 2,
        _ => 3,
    };
    let (country, mut rest) = digits.split_at_checked(length)?;
    let mut spoken = format!("+{country} ");
    for (place, size) in groups(country, rest.len()).into_iter().enumerate() {
        let (group, after) = rest.split_at_checked(size)?;
        if place > 0 {
            spoken.push('-');
        }
        spoken.push_str(group);
        rest = after;
    }
    Some(spoken)
}

/// How long the groups of a national number are: as its country writes it, else three and four digits.
fn groups(country: &str, length: usize) -> Vec<usize> {
    let custom =
        CUSTOMS.iter().find(|(code, groups)| *code == country && groups.iter().sum::<usize>() == length);
    if let Some((_, groups)) = custom {
        return groups.to_vec();
    }
    match length {
        0..=4 => vec![length],
        5..=7 => vec![3, length - 3],
        8 => vec![4, 4],
        9 => vec![3, 3, 3],
        10 => vec![3, 3, 4],
        11 => vec![3, 4, 4],
        more => {
            let mut groups = vec![3; more / 3 - 1];
            groups.push(3 + more % 3);
            groups
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_reads_as_its_country_writes_it() {
        for (raw, reads) in [
            ("+6281234567890", "+62 812-3456-7890"),
            ("+628095866061", "+62 809-586-6061"),
            ("+14155552671", "+1 415-555-2671"),
            ("+79123456789", "+7 912-345-67-89"),
            ("+447911123456", "+44 7911-123456"),
            ("+5511987654321", "+55 11-98765-4321"),
            ("+919876543210", "+91 98765-43210"),
            ("+33612345678", "+33 6-12-34-56-78"),
            ("+84912345678", "+84 912-345-678"),
            ("+8613812345678", "+86 138-1234-5678"),
            ("+85291234567", "+852 9123-4567"),
            ("+2348031234567", "+234 803-123-4567"),
            ("+959123456789", "+95 912-345-6789"),
            ("+9989012345", "+998 901-2345"),
            ("081234567890", "081234567890"),
            ("+62 812 3456", "+62 812 3456"),
            ("+1234", "+1234"),
            ("", ""),
        ] {
            assert_eq!(spoken(&Private::new(raw)), reads, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn no_digit_of_a_number_is_lost(digits in "[0-9]{1,20}") {
            let raw = format!("+{digits}");
            let reads = spoken(&Private::new(raw.clone()));
            let kept: String = reads.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
            prop_assert_eq!(kept, raw);
            prop_assert!(text::units(&reads) <= PHONE_UNITS || digits.len() > 15);
        }
    }
}
