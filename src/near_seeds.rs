//! The seeds of the fuzzer in `fuzz/` and what lies near them, at every run of the tests: it takes seconds, needs no build of its
//! own, and keeps the fuzzer's ways into the code from rotting. `NEAR=20000` looks further.

use std::{env, fs, panic, path::Path};

use rand::{Rng, RngExt, SeedableRng, rngs::SmallRng};

use crate::{
    check::{Check, empty_schema},
    config::{BadConfig, Config},
    import::{Kind, Wanted, read},
    load, probe,
    redact::Redactor,
    scenario::{Scenario, carets},
};

/// Mutants of a seed, where `NEAR` does not say another number.
const NEAR: u32 = 40;

/// What often hides a mistake.
const ODD: &[&[u8]] = &[
    "€".as_bytes(),
    "—".as_bytes(),
    "“".as_bytes(),
    "\u{feff}".as_bytes(),
    "İ".as_bytes(),
    b"\xff",
    b"\xc3",
    b"\0",
    b"'",
    b"\"",
    b"\\",
    b"$",
    b"$$",
    b"{",
    b"}",
    b"[",
    b"(",
    b")",
    b"<",
    b"--",
    b"/*",
    b"*/",
    b"\r\n",
    b"\n\t",
    b":",
    b",",
    b"%",
    b"-1",
    b"9223372036854775807",
    b"18446744073709551616",
    b"1e309",
    b"nan",
];

fn mutant(seeds: &[Vec<u8>], random: &mut impl Rng) -> Vec<u8> {
    let mut bytes = seeds[random.random_range(0..seeds.len())].clone();
    for _ in 0..random.random_range(1..6) {
        let at = random.random_range(0..=bytes.len());
        let end = (at + random.random_range(0..24)).min(bytes.len());
        match random.random_range(0..6) {
            0 => drop(bytes.drain(at..end)),
            1 => drop(bytes.splice(at..at, ODD[random.random_range(0..ODD.len())].iter().copied())),
            2 => drop(bytes.splice(at..end, ODD[random.random_range(0..ODD.len())].iter().copied())),
            3 => bytes.truncate(at),
            4 => {
                let again = bytes[at..end].repeat(random.random_range(1..40));
                bytes.splice(at..at, again);
            }
            _ => {
                let other = &seeds[random.random_range(0..seeds.len())];
                let from = random.random_range(0..=other.len());
                bytes.splice(at..end, other[from..].iter().take(random.random_range(0..200)).copied());
            }
        }
    }
    bytes
}

/// Calls `one` with the seeds of `target` and with mutants of them; a panic is told with what caused it.
fn near(target: &str, one: impl Fn(&[u8])) {
    let folder = Path::new("fuzz/seeds").join(target);
    let mut paths: Vec<_> = fs::read_dir(&folder).expect("seeds").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let seeds: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).expect("a seed")).collect();
    let times = env::var("NEAR").ok().and_then(|n| n.parse().ok()).unwrap_or(NEAR);
    let mut random = SmallRng::seed_from_u64(if times == NEAR { 7 } else { rand::random() });
    let mutants = (0..times * u32::try_from(seeds.len()).unwrap_or(1)).map(|_| mutant(&seeds, &mut random)).collect::<Vec<_>>();
    for bytes in seeds.iter().chain(&mutants) {
        let called = panic::catch_unwind(panic::AssertUnwindSafe(|| one(bytes)));
        assert!(called.is_ok(), "{target}: {:?}", String::from_utf8_lossy(bytes));
    }
}

fn near_text(target: &str, one: impl Fn(&str)) {
    near(target, |bytes| one(&String::from_utf8_lossy(bytes)));
}

#[test]
fn checks_are_read_or_refused() {
    let schema = std::cell::RefCell::new(empty_schema());
    near_text("checks", |text| {
        if let Err(broken) = Check::parse(&mut schema.borrow_mut(), "schema/mine.sql", text) {
            let _ = carets(&broken.message, "mine.sql", text, &broken.at, "help");
        }
    });
}

#[test]
fn scenarios_and_settings_are_read_or_refused() {
    near_text("settings", |text| {
        if let Ok(scenario) = Scenario::parse("visit.toml", text) {
            let _ = scenario.secrets();
        }
        if let Err(BadConfig::Invalid { path, text, message, at }) = Config::parse(text, "plimsoll.toml") {
            let _ = carets(&message, &path, &text, &at, "help");
        }
    });
}

#[test]
fn what_an_app_answers_is_read() {
    near_text("page", probe::app::fuzz);
    near("http", load::fuzzing::answer);
}

#[test]
fn what_redis_and_postgres_tell_is_read() {
    near("redis", probe::redis::fuzz);
    near("log", probe::log::fuzz);
    near_text("sql", |text| {
        let _ = Redactor::default().redact_statement(text);
        probe::advice::fuzz(text);
    });
}

#[test]
fn latencies_are_read_or_refused() {
    near("histogram", load::fuzzing::histogram);
}

#[test]
fn whatever_is_imported_the_scenario_can_be_read() {
    let imported = |bytes: &[u8], wanted: &Wanted| {
        for draft in read(bytes, wanted).map(|imported| imported.drafts).unwrap_or_default() {
            let read = Scenario::parse("a.toml", &draft.text());
            assert!(read.is_ok(), "{}", draft.text());
        }
    };
    near("har", |bytes| imported(bytes, &Wanted { kind: Some(Kind::Recording), with_writes: true, ..Wanted::default() }));
    near("openapi", |bytes| {
        for kind in [Kind::Description, Kind::AccessLog] {
            imported(bytes, &Wanted { kind: Some(kind), ..Wanted::default() });
        }
    });
}
