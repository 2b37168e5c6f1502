//! A log of Postgres: plain, CSV or JSON, with or without the prefix of the server.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| plimsoll::probe::log::fuzz(bytes));
