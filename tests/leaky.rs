//! Harbour, the leaky app: its list of faults is whole, each planted fault is found, the mended twin has none of them,
//! and a fix that plimsoll shows is one that helps when it is executed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
    sync::LazyLock,
};

use plimsoll::{
    run::{Load, Outcome, Run},
    score,
};
use regex::Regex;
use serde::Deserialize;

use crate::support::{Guard, block_on, leaky::Leaky};

/// An entry of `faults.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fault {
    name: String,
    /// `item/id` of the check that must find it.
    check: String,
    /// What a finding's subject begins with, where it is stable.
    subject: Option<String>,
    what: String,
    switch: String,
    /// The fault whose place it takes.
    unless: Option<String>,
}

#[derive(Deserialize)]
struct List {
    fault: Vec<Fault>,
}

fn faults() -> Vec<Fault> {
    toml::from_str::<List>(&fs::read_to_string("examples/leaky/faults.toml").unwrap()).unwrap().fault
}

fn names() -> BTreeSet<String> {
    faults().into_iter().map(|f| f.name).collect()
}

#[test]
fn the_list_of_faults_is_whole() {
    let faults = faults();
    assert!(faults.iter().filter(|f| f.unless.is_none()).count() >= 40);
    assert_eq!(names().len(), faults.len(), "a name stands twice");
    for fault in &faults {
        assert!(fault.what.ends_with('.') && fault.what.len() > 15, "{}: {}", fault.name, fault.what);
        assert!(["code", "schema", "rows", "postgres", "redis", "start"].contains(&fault.switch.as_str()), "{}", fault.name);
        assert!(fault.unless.as_ref().is_none_or(|u| faults.iter().any(|f| f.name == *u && f.unless.is_none())), "{}", fault.name);
    }
}

#[test]
fn every_item_has_a_planted_fault() {
    let planted: BTreeSet<String> = faults().iter().map(|f| f.check.split('/').next().unwrap().to_owned()).collect();
    let items: BTreeSet<String> = score::checklist().into_iter().map(|i| i.name).collect();
    assert_eq!(planted, items);
}

#[test]
fn every_fault_has_its_switch_and_every_switch_its_fault() {
    let mut code = String::new();
    for folder in ["examples/leaky", "examples/leaky/setup"] {
        let files = fs::read_dir(folder).unwrap().flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "rs"));
        files.for_each(|path| code.push_str(&fs::read_to_string(path).unwrap()));
    }
    let name = Regex::new(r#"(?:leaks|pick)\(\s*"([a-z-]+)""#).unwrap();
    // Tables of changes and settings: the fault's name opens the entry.
    let entry = Regex::new(r#"(?m)^    \(\s*"([a-z]+(?:-[a-z]+)*)",\s"#).unwrap();
    let switches: BTreeSet<String> = [name, entry].iter().flat_map(|r| r.captures_iter(&code)).map(|c| c[1].to_owned()).collect();
    assert_eq!(switches, names());
}

/// One leaky and one mended app for all tests here, each with a second copy beside it, and what a look at them gave.
pub(crate) struct Twin {
    app: Leaky,
    /// Lives as long as the twin.
    _copy: Guard,
    instance: String,
    run: Run,
}

impl Twin {
    fn start(switches: &[&str]) -> Self {
        let app = Leaky::start(switches);
        let (copy, instance) = app.join();
        let run = app.look(Some(&instance));
        Self { app, _copy: copy, instance, run }
    }

    pub(crate) fn leaky() -> &'static Self {
        static LEAKY: LazyLock<Twin> = LazyLock::new(|| Twin::start(&[]));
        &LEAKY
    }

    pub(crate) fn mended() -> &'static Self {
        static MENDED: LazyLock<Twin> = LazyLock::new(|| Twin::start(&["--mended"]));
        &MENDED
    }

    /// What that look saw.
    pub(crate) fn snapshot(&self) -> PathBuf {
        snapshot(&self.app)
    }
}

/// The first snapshot of an app.
fn snapshot(app: &Leaky) -> PathBuf {
    let files = fs::read_dir(app.folder().join("runs")).unwrap().flatten().map(|entry| entry.path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "db")).min().unwrap()
}

/// A leaky and a mended app that were scanned with load, for all tests; they are gone since.
pub(crate) struct Loaded {
    run: Run,
    /// Holds the snapshot alone.
    folder: tempfile::TempDir,
}

impl Loaded {
    fn of(switches: &[&str]) -> Self {
        let (app, folder) = (Leaky::start(switches), tempfile::tempdir().unwrap());
        let run = app.voyage(40);
        fs::copy(snapshot(&app), folder.path().join("run.db")).unwrap();
        Self { run, folder }
    }

    /// One after the other: a load has the machine for itself.
    fn both() -> &'static [Self; 2] {
        static BOTH: LazyLock<[Loaded; 2]> = LazyLock::new(|| [&[][..], &["--mended"]].map(Loaded::of));
        &BOTH
    }

    pub(crate) fn leaky() -> &'static Self {
        &Self::both()[0]
    }

    pub(crate) fn snapshot(&self) -> PathBuf {
        self.folder.path().join("run.db")
    }
}

/// The faults among `faults` that a run without load has not found, each with what its check came to.
fn missed(faults: &[Fault], run: &Run) -> Vec<String> {
    let tell = |fault: &Fault| {
        let outcome = run.outcomes.iter().find(|o| o.name() == fault.check)?;
        let is_its = |subject: &str| fault.subject.as_ref().is_none_or(|s| subject.contains(s.as_str()));
        let is_found = outcome.findings().iter().any(|f| is_its(&f.subject));
        (!is_found && !waits_for_load(outcome)).then(|| format!("{} by {}: {:?}", fault.name, fault.check, outcome.verdict))
    };
    faults.iter().filter_map(tell).collect()
}

/// True where only a scan with load can decide. What session a visitor gets at the sign-in, a scenario shows that signs in.
fn waits_for_load(outcome: &Outcome) -> bool {
    outcome.gaps().iter().any(|gap| gap.table.starts_with("load_") || gap.table == "http_session")
}

/// True where only counters of a longer time can: these servers were just started.
fn waits_for_time(outcome: &Outcome) -> bool {
    let is_young = |cure: &str| cure.starts_with("scan again") && (cure.contains("a day after") || cure.contains("has been used"));
    outcome.gaps().iter().any(|gap| gap.kind == "undecided" && gap.cure.as_deref().is_some_and(is_young))
}

#[test]
fn every_planted_fault_is_found_by_its_check() {
    let planted: Vec<Fault> = faults().into_iter().filter(|f| f.unless.is_none()).collect();
    let missed = missed(&planted, &Twin::leaky().run);
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn faults_that_exclude_others_are_found_in_their_place() {
    let others: Vec<Fault> = faults().into_iter().filter(|f| f.unless.is_some()).collect();
    let switches: Vec<&str> = others.iter().flat_map(|f| ["--leak", f.name.as_str()]).collect();
    let run = Leaky::start(&[&["--mended"], &switches[..]].concat()).look(None);
    let missed = missed(&others, &run);
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn the_mended_twin_has_none_of_the_faults() {
    let run = &Twin::mended().run;
    let checks: BTreeSet<String> = faults().into_iter().map(|f| f.check).collect();
    let ours = run.outcomes.iter().filter(|o| checks.contains(&o.name()));
    let wrong: Vec<String> = ours
        .filter(|o| !o.findings().is_empty() || !(o.gaps().is_empty() || waits_for_load(o) || waits_for_time(o)))
        .map(|o| format!("{}: {:?}", o.name(), o.verdict))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_app_works_leaky_and_mended() {
    for (twin, api) in [(Twin::leaky(), "/api"), (Twin::mended(), "/api/v1")] {
        for path in ["/feed", "/search?q=boats", "/products?page=2", "/products/7", "/popular", "/reports/sales", "/uploads"] {
            for app in [&twin.app.url(), &twin.instance] {
                let url = format!("{app}{api}{path}");
                let answer = block_on(reqwest::get(&url)).unwrap();
                assert!(answer.status().is_success(), "{url}: {}", answer.status());
            }
        }
    }
}

/// What the load counted alone is the same however busy this machine is; `make bench` shows both load lines.
#[test]
fn the_mended_twin_scores_higher_and_asks_less_of_postgres() {
    let [leaky, mended] = Loaded::both().each_ref().map(|loaded| &loaded.run);
    let score = |run: &Run| run.score.proven;
    assert!(score(mended) > score(leaky), "{} against {}", score(mended), score(leaky));
    // A busy machine drives fewer of them alone: those that both were asked for.
    let statements = |run: &Run| -> BTreeMap<String, f64> {
        load(run).request_costs.iter().filter_map(|s| Some((s.name.clone(), s.sql_per_request?))).collect()
    };
    let (leaks, mends) = (statements(leaky), statements(mended));
    let (before, after) = leaks
        .iter()
        .filter_map(|(name, before)| Some((before, mends.get(name)?)))
        .fold((0.0, 0.0), |sums, (before, after)| (sums.0 + before, sums.1 + after));
    assert!(after < 0.5 * before, "{mends:?} against {leaks:?}");
    for run in [leaky, mended] {
        assert!(load(run).is_valid && load(run).steps.iter().any(|s| s.requests > 0), "{}", load(run).line.ended);
    }
}

fn load(run: &Run) -> &Load {
    run.load.as_ref().unwrap()
}
