#![no_main]

#[path = "../../tests/properties/callback.rs"]
mod callback;

libfuzzer_sys::fuzz_target!(|data: &[u8]| callback::check(data));
