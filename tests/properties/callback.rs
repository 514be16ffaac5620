//! Callback data is either not ours, or exactly one press that round-trips through packing and parsing.

use smscode_bot::views::Callback;

pub fn check(data: &[u8]) {
    let data = String::from_utf8_lossy(data);
    if let Some(callback) = Callback::unpack(&data) {
        let packed = callback.pack();
        assert_eq!(Callback::unpack(&packed), Some(callback), "{packed}");
        // At most another spelling of the same length: ours is the shortest.
        assert!(packed.len() <= data.len(), "{packed} is longer than {data}");
        assert!(packed.len() <= 64, "{packed}");
    }
}
