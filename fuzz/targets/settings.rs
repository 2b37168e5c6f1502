//! A scenario and `plimsoll.toml`, and the fault as it is shown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plimsoll::{
    scenario::{Scenario, carets},
    config::{BadConfig, Config},
};

fuzz_target!(|text: &str| {
    if let Ok(scenario) = Scenario::parse("visit.toml", text) {
        let _ = scenario.secrets();
    }
    if let Err(BadConfig::Invalid { path, text, message, at }) = Config::parse(text, "plimsoll.toml") {
        let _ = carets(&message, &path, &text, &at, "help");
    }
});
