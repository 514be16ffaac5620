//! Splits one input into several: pieces separated by NUL bytes, the last one with the rest.

/// The first pieces, as many as requested; missing ones are empty.
pub fn bytes<const N: usize>(data: &[u8]) -> [&[u8]; N] {
    let mut pieces = data.splitn(N, |byte| *byte == 0);
    std::array::from_fn(|_| pieces.next().unwrap_or_default())
}

/// The same as texts.
pub fn texts<const N: usize>(data: &[u8]) -> [String; N] {
    bytes(data).map(|piece| String::from_utf8_lossy(piece).into_owned())
}
