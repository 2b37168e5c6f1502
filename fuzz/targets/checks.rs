//! A check file of the user's: header and query, and the fault as it is shown.
#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use plimsoll::{
    check::{Check, empty_schema},
    scenario::carets,
};
use rusqlite::Connection;

thread_local! {
    static SCHEMA: RefCell<Connection> = RefCell::new(empty_schema());
}

fuzz_target!(|text: &str| {
    SCHEMA.with_borrow_mut(|schema| {
        if let Err(broken) = Check::parse(schema, "schema/mine.sql", text) {
            let _ = carets(&broken.message, "mine.sql", text, &broken.at, "help");
        }
    });
});
