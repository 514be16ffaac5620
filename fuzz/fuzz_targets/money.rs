#![no_main]

#[path = "../../tests/properties/money.rs"]
mod money;

libfuzzer_sys::fuzz_target!(|data: &[u8]| money::check(data));
