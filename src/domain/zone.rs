//! A user's time zone.

use std::fmt;

use chrono::{DateTime, Offset, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Language;

/// An IANA time zone. Stored and encoded in buttons by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

/// The continents and oceans used by the database to group places. Everything else is an alias of one of
/// them, or not a place.
const REGIONS: [&str; 10] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
];

impl Zone {
    /// UTC.
    pub const UTC: Self = Self(Tz::UTC);

    /// A well-known place for each offset with many inhabitants, from west to east.
    pub const WELL_KNOWN: [Self; 20] = [
        Self(Tz::America__Los_Angeles),
        Self(Tz::America__Mexico_City),
        Self(Tz::America__New_York),
        Self(Tz::America__Sao_Paulo),
        Self::UTC,
        Self(Tz::Europe__London),
        Self(Tz::Africa__Lagos),
        Self(Tz::Europe__Madrid),
        Self(Tz::Europe__Istanbul),
        Self(Tz::Europe__Moscow),
        Self(Tz::Asia__Dubai),
        Self(Tz::Asia__Karachi),
        Self(Tz::Asia__Kolkata),
        Self(Tz::Asia__Dhaka),
        Self(Tz::Asia__Jakarta),
        Self(Tz::Asia__Ho_Chi_Minh),
        Self(Tz::Asia__Makassar),
        Self(Tz::Asia__Shanghai),
        Self(Tz::Asia__Jayapura),
        Self(Tz::Asia__Tokyo),
    ];

    /// The zone of this name, such as `Asia/Jakarta`.
    pub fn from_name(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// Where most speakers of a language live; UTC if they live everywhere.
    pub fn usual(language: Language) -> Self {
        match language {
            Language::En | Language::Es => Self::UTC,
            Language::Id => Self(Tz::Asia__Jakarta),
            Language::Ru => Self(Tz::Europe__Moscow),
            Language::Zh => Self(Tz::Asia__Shanghai),
            Language::PtBr => Self(Tz::America__Sao_Paulo),
            Language::Vi => Self(Tz::Asia__Ho_Chi_Minh),
            Language::Hi => Self(Tz::Asia__Kolkata),
        }
    }

    /// The IANA name, such as `Asia/Jakarta`.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The place name alone, such as `Ho Chi Minh`.
    pub fn place(self) -> String {
        self.name().rsplit('/').next().unwrap_or_default().replace('_', " ")
    }

    /// Converts a point in time to local time.
    pub fn at(self, at: DateTime<Utc>) -> DateTime<Tz> {
        at.with_timezone(&self.0)
    }

    /// Minutes ahead of UTC at that time; this varies with daylight saving.
    pub fn offset_minutes(self, at: DateTime<Utc>) -> i32 {
        self.at(at).offset().fix().local_minus_utc() / 60
    }

    /// Zones matching a typed text at the time `now`, at most `most`: part of a name (`berlin`, `new y`) or
    /// an offset (`+7`, `UTC-3`, `gmt+5:30`), for which the well-known places come first.
    pub fn search(typed: &str, now: DateTime<Utc>, most: usize) -> Vec<Self> {
        let typed = typed.trim().to_lowercase().replace(['_', ','], " ");
        let places = || {
            let all = TZ_VARIANTS.iter().copied().map(Self);
            all.filter(|zone| {
                zone.name().split_once('/').is_some_and(|(region, _)| REGIONS.contains(&region))
            })
        };
        if let Some(offset) = offset(&typed) {
            let known = Self::WELL_KNOWN.into_iter();
            let others = places().filter(|zone| !Self::WELL_KNOWN.contains(zone));
            return known
                .chain(others)
                .filter(|zone| zone.offset_minutes(now) == offset)
                .take(most)
                .collect();
        }
        if typed.chars().count() < 2 {
            return Vec::new();
        }
        let mut found: Vec<_> = places()
            .filter_map(|zone| {
                let place = zone.place().to_lowercase();
                let name = zone.name().to_lowercase().replace('_', " ");
                let rank = match () {
                    () if place == typed || name == typed => 0,
                    () if place.starts_with(&typed) => 1,
                    () if name.contains(&typed) => 2,
                    () => return None,
                };
                Some((rank, zone))
            })
            .collect();
        found.sort_by_key(|(rank, zone)| (*rank, zone.name()));
        found.into_iter().map(|(_, zone)| zone).take(most).collect()
    }
}

/// Parses `+7`, `utc+7`, `gmt-3:30` or `utc` into minutes.
fn offset(typed: &str) -> Option<i32> {
    let named = typed.strip_prefix("utc").or_else(|| typed.strip_prefix("gmt"));
    let rest = named.unwrap_or(typed).trim();
    if rest.is_empty() {
        return named.map(|_| 0);
    }
    let (sign, rest) = match (rest.strip_prefix('+'), rest.strip_prefix(['-', '−'])) {
        (Some(rest), _) => (1, rest),
        (_, Some(rest)) => (-1, rest),
        (None, None) => return None,
    };
    let (hours, minutes) = rest.split_once([':', '.']).unwrap_or((rest, "0"));
    let (hours, minutes): (i32, i32) = (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
    ((0..=14).contains(&hours) && (0..60).contains(&minutes)).then_some(sign * (hours * 60 + minutes))
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::from_name(&name).ok_or_else(|| serde::de::Error::custom("no time zone"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(typed: &str) -> Vec<&'static str> {
        let now = "2026-07-01T12:00:00Z".parse().unwrap();
        Zone::search(typed, now, 4).into_iter().map(Zone::name).collect()
    }

    #[test]
    fn a_typed_text_finds_places_and_offsets() {
        assert_eq!(names("Berlin"), ["Europe/Berlin"]);
        assert_eq!(names(" new_york"), ["America/New_York"]);
        assert_eq!(names("new y"), ["America/New_York"]);
        assert_eq!(names("Asia/Tokyo"), ["Asia/Tokyo"]);
        assert_eq!(names("+7")[..2], ["Asia/Jakarta", "Asia/Ho_Chi_Minh"]);
        assert_eq!(names("UTC+5:30")[0], "Asia/Kolkata");
        // Daylight saving applies.
        assert_eq!(names("gmt+1")[0], "Europe/London");
        assert_eq!(names("-3")[0], "America/Sao_Paulo");
        for nothing in ["", "x", "qzxv", "+99", "+7:99", "7", "Etc/GMT+3", "+"] {
            assert!(names(nothing).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn every_zone_can_be_stored_and_read_back() {
        for zone in TZ_VARIANTS.iter().copied().map(Zone) {
            assert_eq!(Zone::from_name(zone.name()), Some(zone));
        }
    }
}
