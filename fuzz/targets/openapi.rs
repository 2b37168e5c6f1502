//! A description of an API or a log of a web server, and the scenarios that are made of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plimsoll::{
    import::{Kind, Wanted, read},
    scenario::Scenario,
};

fuzz_target!(|bytes: &[u8]| {
    for kind in [Some(Kind::Description), Some(Kind::AccessLog), None] {
        let wanted = Wanted { kind, ..Wanted::default() };
        for draft in read(bytes, &wanted).map(|imported| imported.drafts).unwrap_or_default() {
            Scenario::parse("a.toml", &draft.text()).expect("what was written can be read");
        }
    }
});
