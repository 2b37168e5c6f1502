//! Latencies of a snapshot, in the form that other tools write as well.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| plimsoll::load::fuzzing::histogram(bytes));
