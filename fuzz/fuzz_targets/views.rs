#![no_main]

#[allow(dead_code, reason = "not every target takes its pieces as texts")]
#[path = "../../tests/properties/parts.rs"]
mod parts;
#[path = "../../tests/properties/views.rs"]
mod views;

libfuzzer_sys::fuzz_target!(|data: &[u8]| views::check(data));
