//! A small app of a test's own, and a load on it.

use std::{net::TcpListener, thread};

use axum::Router;
use plimsoll::{
    config::{Given, Target, discover},
    derive,
    load::{self, Carrier, Event, Pace},
    probe::{self, PROBES, Probe, app},
    scenario::{self, Scenario},
    snapshot::Snapshot,
    stop::Stop,
};
use tokio::sync::Semaphore;

use super::block_on;

/// Serves `router` on a free loopback port until the tests end; gives its address. On a thread of its own: on the runtime that
/// all tests share it would stand still whenever they keep that busy.
pub(crate) fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async { axum::serve(tokio::net::TcpListener::from_std(listener).unwrap(), router).await })
    });
    format!("http://{address}")
}

/// Loads that run at once: the machine has two processors, and a load mostly waits.
static LOADS: Semaphore = Semaphore::const_new(2);

/// The usual pace, beside other tests.
pub(crate) fn pace() -> Pace {
    Pace { carrier: Carrier::Tasks, ..Pace::default() }
}

/// Drives a load while at most one other runs in this process.
pub(crate) async fn drive_beside_others(
    target: &Target,
    scenarios: &[Scenario],
    snapshot: &Snapshot,
    stop: &Stop,
    tell: &(dyn Fn(Event) + Sync),
    pace: Pace,
) {
    let _turn = LOADS.acquire().await.unwrap();
    load::drive_at(target, scenarios, snapshot, stop, tell, pace).await.unwrap();
}

/// Drives one scenario under `config`, and derives all that follows; the snapshot is not sealed, and lies in the folder.
pub(crate) fn drive(given: &Given, config: &str, scenario: Scenario, pace: Pace) -> (Snapshot, tempfile::TempDir) {
    drive_until(given, config, scenario, pace, |_| false)
}

/// The same, and stops at the first event that `is_end`.
pub(crate) fn drive_until(
    given: &Given,
    config: &str,
    scenario: Scenario,
    pace: Pace,
    is_end: impl Fn(&Event) -> bool + Sync,
) -> (Snapshot, tempfile::TempDir) {
    scan_with(&[], given, config, scenario, pace, is_end)
}

/// The same after every probe has looked.
pub(crate) fn scan(given: &Given, config: &str, scenario: Scenario, pace: Pace) -> (Snapshot, tempfile::TempDir) {
    scan_until(given, config, scenario, pace, |_| false)
}

/// The same, and stops at the first event that `is_end`.
pub(crate) fn scan_until(
    given: &Given,
    config: &str,
    scenario: Scenario,
    pace: Pace,
    is_end: impl Fn(&Event) -> bool + Sync,
) -> (Snapshot, tempfile::TempDir) {
    scan_with(PROBES, given, config, scenario, pace, is_end)
}

fn scan_with(
    probes: &'static [&'static dyn Probe],
    given: &Given,
    config: &str,
    scenario: Scenario,
    pace: Pace,
    is_end: impl Fn(&Event) -> bool + Sync,
) -> (Snapshot, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plimsoll.toml"), format!("environment = \"test\"\n{config}")).unwrap();
    let target = discover(given, folder.path()).unwrap();
    let snapshot = Snapshot::create(&folder.path().join("runs"), &target, chrono::Utc::now()).unwrap();
    let stop = Stop::default();
    let tell = |event| {
        if is_end(&event) {
            stop.request();
        }
    };
    block_on(async {
        let (first, later) = probe::around_load(probes);
        probe::collect(&first, &target, &snapshot, &stop, &|_| ()).await.unwrap();
        drive_beside_others(&target, &[scenario], &snapshot, &stop, &tell, pace).await;
        // What ended the load ends no more than that here.
        probe::collect(&later, &target, &snapshot, &Stop::default(), &|_| ()).await.unwrap();
    });
    derive::fill(&snapshot).unwrap();
    (snapshot, folder)
}

/// Signs in by the scenario that the target's configuration names, where it names one.
pub(crate) fn sign_in(target: &mut Target) {
    if let Some(path) = target.config.sign_in.clone() {
        let mut scenario = scenario::read(&path).unwrap();
        scenario.resolve(&target.variables).unwrap().iter().for_each(|secret| target.redactor.learn_word(secret));
        block_on(app::sign_in(target, &scenario));
    }
}
