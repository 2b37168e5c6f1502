//! Probes side by side: none can stop another, and what was not looked at is never taken for empty.

use chrono::Utc;
use plimsoll::{
    config::Target,
    probe::{self, Facts, Kind, Probe, Unseen, Work},
    row, run,
    snapshot::Snapshot,
    stop::Stop,
};

use crate::support::block_on;

/// A probe with the name, table and work given.
struct Fake(&'static str, &'static [&'static str], fn(&mut Facts) -> Result<(), Unseen>);

impl Probe for Fake {
    fn name(&self) -> &'static str {
        self.0
    }

    fn tables(&self) -> &'static [&'static str] {
        self.1
    }

    fn collect<'a>(&'a self, _: &'a Target, facts: &'a mut Facts) -> Work<'a> {
        let work = self.2;
        Box::pin(async move { work(facts) })
    }
}

/// Waits for ever.
struct Hanging;

impl Probe for Hanging {
    fn name(&self) -> &'static str {
        "hanging"
    }

    fn tables(&self) -> &'static [&'static str] {
        &["stage_rate"]
    }

    fn collect<'a>(&'a self, _: &'a Target, _: &'a mut Facts) -> Work<'a> {
        Box::pin(std::future::pending())
    }
}

fn rate(users: i64) -> plimsoll::snapshot::Row {
    row! { "users" => users, "peak_per_s" => 1.0 }
}

fn states(snapshot: &Snapshot) -> Vec<(String, Option<String>)> {
    let looked = run::looked(snapshot).unwrap();
    looked.into_iter().map(|l| (format!("{}/{}", l.probe, l.table), l.gap.map(|g| g.kind))).collect()
}

static MIXED: &[&dyn Probe] = &[
    &Fake("fine", &["plan"], |facts| {
        facts.write("plan", []);
        Ok(())
    }),
    &Fake("panicking", &["objective"], |_| panic!("a mistake")),
    &Fake("forgetful", &["address"], |_| Ok(())),
    &Fake("refused", &["stage_rate"], |facts| {
        facts.write("stage_rate", [rate(7)]);
        Err(Unseen::new(Kind::Denied, "no more than this"))
    }),
];

#[test]
fn one_probe_cannot_stop_another_and_what_was_not_looked_at_is_absent() {
    let target = Target { name: "t".to_owned(), ..Target::default() };
    let snapshot = Snapshot::scratch(&target, Utc::now()).unwrap();
    block_on(probe::collect(MIXED, &target, &snapshot, &Stop::default(), &|_| ())).unwrap();
    let expected = [
        ("fine/plan", None),
        ("forgetful/address", Some("failed")),
        ("panicking/objective", Some("failed")),
        // It wrote what it could see; only what it did not write is absent.
        ("refused/stage_rate", None),
    ];
    assert_eq!(states(&snapshot), expected.map(|(name, kind)| (name.to_owned(), kind.map(str::to_owned))));
}

#[test]
fn a_stop_ends_a_hanging_probe_and_says_so() {
    static HANGING: &[&dyn Probe] = &[&Hanging];
    let target = Target { name: "t".to_owned(), ..Target::default() };
    let snapshot = Snapshot::scratch(&target, Utc::now()).unwrap();
    let stop = Stop::default();
    stop.request();
    block_on(probe::collect(HANGING, &target, &snapshot, &stop, &|_| ())).unwrap();
    assert_eq!(states(&snapshot), [("hanging/stage_rate".to_owned(), Some("not-run".to_owned()))]);
}

#[test]
fn a_kind_of_target_that_does_not_exist_is_not_the_same_as_unseen() {
    static REDIS: &[&dyn Probe] = &[&Fake("redis", &["plan"], |_| panic!("nothing to look at"))];
    let mut target = Target { name: "t".to_owned(), ..Target::default() };
    target.config.without = vec!["redis".to_owned()];
    let snapshot = Snapshot::scratch(&target, Utc::now()).unwrap();
    block_on(probe::collect(REDIS, &target, &snapshot, &Stop::default(), &|_| ())).unwrap();
    assert_eq!(states(&snapshot), [("redis/plan".to_owned(), Some("declared-none".to_owned()))]);
}

#[test]
fn a_probe_cannot_write_the_table_of_another() {
    let target = Target { name: "t".to_owned(), ..Target::default() };
    let snapshot = Snapshot::scratch(&target, Utc::now()).unwrap();
    let mut facts = snapshot.facts("one", &["plan"]).unwrap();
    let wrote = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| facts.write("stage_rate", [rate(7)])));
    assert!(wrote.is_err());
}

#[test]
fn a_scratch_snapshot_leaves_nothing_behind() {
    let target = Target { name: "t".to_owned(), ..Target::default() };
    let snapshot = Snapshot::scratch(&target, Utc::now()).unwrap();
    let path = snapshot.path().to_owned();
    assert!(path.exists());
    drop(snapshot);
    assert!(!path.exists());
}
