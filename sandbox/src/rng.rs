//! Deterministic random numbers: the same seed and key give the same number on every machine.

/// Mixes a seed with a key (splitmix64).
pub(crate) fn roll(seed: u64, key: &[u64]) -> u64 {
    key.iter().fold(mix(seed), |state, part| mix(state ^ mix(*part)))
}

fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
