//! Whatever stands in a button's data is either not ours, or one press that is packed and read alike.

use smscode_bot::views::Callback;

pub fn check(data: &[u8]) {
    let data = String::from_utf8_lossy(data);
    if let Some(callback) = Callback::unpack(&data) {
        let packed = callback.pack();
        assert_eq!(Callback::unpack(&packed), Some(callback), "{packed}");
        // Another spelling of the same number of bytes at most: ours is the shortest.
        assert!(packed.len() <= data.len(), "{packed} is longer than {data}");
        assert!(packed.len() <= 64, "{packed}");
    }
}
