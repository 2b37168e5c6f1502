//! A recording of a browser, and the scenario that is made of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plimsoll::{
    import::{Kind, Wanted, read},
    scenario::Scenario,
};

fuzz_target!(|bytes: &[u8]| {
    for with_writes in [false, true] {
        let wanted = Wanted { kind: Some(Kind::Recording), with_writes, ..Wanted::default() };
        for draft in read(bytes, &wanted).map(|imported| imported.drafts).unwrap_or_default() {
            Scenario::parse("a.toml", &draft.text()).expect("what was written can be read");
        }
    }
});
