//! Statements of a target: what is masked in them, their normal form, and what is made fit for EXPLAIN.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plimsoll::redact::Redactor;

fuzz_target!(|text: &str| {
    let _ = Redactor::default().redact_statement(text);
    plimsoll::probe::advice::fuzz(text);
});
