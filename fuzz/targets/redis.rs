//! What Redis answers: replies, INFO, names of keys.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| plimsoll::probe::redis::fuzz(bytes));
