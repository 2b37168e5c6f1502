//! An answer to the load, from its head to its last chunk.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| plimsoll::load::fuzzing::answer(bytes));
