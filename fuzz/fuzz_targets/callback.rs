//! Whatever stands in a button's data is either not ours, or one press that is packed and read alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smscode_bot::views::Callback;

fuzz_target!(|data: &str| {
    if let Some(callback) = Callback::unpack(data) {
        let packed = callback.pack();
        assert_eq!(Callback::unpack(&packed), Some(callback), "{packed}");
        // Another spelling of the same number of bytes at most: ours is the shortest.
        assert!(packed.len() <= data.len(), "{packed} is longer than {data}");
    }
});
