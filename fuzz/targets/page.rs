//! What the app answers: a page, a style, a script, metrics, a description.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| plimsoll::probe::app::fuzz(text));
